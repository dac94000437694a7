// Numbers in digits, as sums are written: 1,250,000.50  1.200.000  1'200'000  1 200 000,5
// 3,42,00,000.
//
//   read_number("1.250.000,50 EUR", 0)   digits 125000050, decimals 2, end 12
//   read_number("3.350", 0)              digits 3350, decimals 0, either: perhaps three decimals
//   read_number("15.09.2011", 0)         not valid; end 10
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/money.h"

namespace dossier {

struct Number {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t digits = 0;   // all of them as one integer
  std::uint8_t decimals = 0;  // how many of them stand after the decimal mark
  char group_mark = 0;        // ',' '.' '\'' ' '; 0 without grouping
  char decimal_mark = 0;      // ',' '.'; 0 without decimals
  bool valid = false;         // false: a date, a section's number, a time; skip to `end`
  bool too_long = false;      // more digits than any sum
  bool either = false;        // one mark, three digits: grouped here, but decimals are possible
};

// REQUIRES: text[pos] is a digit and text[pos - 1], where there is one, is none.
Number read_number(std::string_view text, std::uint32_t pos);

// The same digits with the mark of `either` read as the decimal one.
Number as_decimals(const Number& number);

// number * 10^power. Nothing when it does not fit, or has more than three decimals.
std::optional<Amount> amount_of(const Number& number, int power);

// 1900 to 2099 in four bare digits.
bool looks_like_year(const Number& number);

}  // namespace dossier
