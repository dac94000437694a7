// How a row of money_rules() makes its value; shared by the table and by scan_money.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

enum class MoneyBuild : std::uint8_t {
  sum,           // one amount
  minor,         // hundredths after it: "15 dollars and 50 cents"
  minor_at_end,  // likewise without the word, where the clause ends: "20 ringgit 43."
  range,         // "$2-3 million"
  between,       // a range by "and", only after "between"
};

// The rules' patterns over tokens, as they are compiled; the tests go through them.
std::vector<std::string> money_patterns();

}  // namespace dossier
