// Money tokens: what sums are composed of. A run of tokens that stand beside one another is what
// the patterns of rules_money.cc are matched against, each token as one mark:
//
//   "US$ 3.5 million (USD)"    tokens  currency number scale bracket
//                              marks   "$ # * ="
//
//   #  number in digits        @  number in words        *  scale ("million", "k")
//   $  currency                =  currency in brackets   %  minor unit ("cents")
//   ~  "-", "to", "à"          &  "and", "et"            :  "of", "de"
//
// A space stands where there is one, or a line end, between two tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/money.h"
#include "dossier/page.h"
#include "extract/money_number.h"
#include "value/lexicon.h"

namespace dossier {

struct MoneyToken {
  enum class Kind : char {
    number = '#',
    spelled = '@',
    scale = '*',
    currency = '$',
    bracket = '=',
    minor = '%',
    to = '~',
    conjunction = '&',
    of = ':',
  };
  enum class Gap : std::uint8_t { none, space, line, wide };  // before the token

  Kind kind = Kind::number;
  Gap gap = Gap::none;
  Span span;
  Number number;                       // number
  Amount spelled;                      // spelled
  bool spelled_scaled = false;         // spelled, with its scale
  bool is_word = false;                // to: "to", not a dash
  int power = 0;                       // scale
  const LexEntry* entry = nullptr;     // currency, bracket, scale
  Currency currency = Currency::none;  // currency, bracket

  bool is(Kind k) const { return kind == k; }
  bool numeric() const { return kind == Kind::number || kind == Kind::spelled; }
};

struct MoneyRun {
  std::vector<MoneyToken> tokens;
  std::string marks;                   // as above
  std::vector<std::uint32_t> mark_of;  // where in `marks` each token's mark is
  std::uint32_t end = 0;  // where the run ends; past what was no token but must be skipped

  bool has(MoneyToken::Kind kind) const;
};

// A currency that a scale's letters touch: before it ("MUSD", "TEUR", "k€") or after it ("USDm").
struct LetteredCurrency {
  const LexEntry* currency = nullptr;
  int power = 0;
  std::uint32_t end = 0;
};
// As a unit of its own, in a table's head, the currency may be a short sign too: "MDH".
std::optional<LetteredCurrency> read_lettered_currency(std::string_view text, std::uint32_t pos,
                                                       bool as_unit = false);

// The tokens from text[pos] on into `run`, whose storage is used again. A number or currency must
// be the first. REQUIRES: pos is a word's, a number's or a symbol's start.
void read_run(std::string_view text, std::uint32_t pos, MoneyRun& run);

}  // namespace dossier
