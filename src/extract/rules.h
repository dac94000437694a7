// How rules are declared and run. A rule is one row of a table: where it can start, its RE2
// pattern, what builds the value, its examples. A new spelling is one row, or one line in a data
// file; no other code changes.
//
//   { .info = {"date.day-month-year", Field::date, R"({day}{ord}?{of}{month}{of}{year})", R"(
//        3 April 2012           ==> 2012-04-03
//        1er février 2012       ==> 2012-02-01
//        section 3 April        ==> -
//      )"},
//     .starts = kDigits },
//
// {name} in a pattern is a fragment of fragments.cc, expanded to (?P<name>…) on first use and (?:…)
// after that. RE2 has no look-around and its \b \s \w are ASCII, so the engine, not the pattern,
// sees to word edges: a match must begin and end at a word's edge. Patterns are matched anchored at
// an anchor (anchor.h) that can start them; the longest match wins; of two equally long ones the
// rule that names the other in `beats`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/rule.h"

namespace dossier {

// What can stand at a rule's first character.
using StartMask = std::uint32_t;
enum Start : StartMask {
  kDigits = 1,      // a run of ASCII digits, not preceded by a letter or digit
  kMonthWord = 2,   // a month's name
  kCueWord = 4,     // a word of the rule family's own cue list ("from", "since", "FY", "Q1", "EUR")
  kApostrophe = 8,  // ' or ’ before two digits
  kCurrency = 16,   // a currency's symbol, code or word
  kNumberWord = 32,  // "two", "drei"
  kName = 64,        // a name of the lexicon
  kOther = 128,
};

// One row of a family's table. What builds the value is the family's own business (scan_*.cc).
struct Rule {
  RuleInfo info;
  StartMask starts = 0;
  std::string_view beats = {};  // ids of the rules that it wins over on an equal span, by spaces
  std::uint8_t build = 0;       // how the family makes a value of a match; an enum of its own
};

// The families' tables; all_rules() is their concatenation in this order.
std::span<const Rule> period_rules();  // rules_period.cc
std::span<const Rule> money_rules();   // rules_money.cc
std::span<const Rule> place_rules();   // rules_place.cc
std::span<const Rule> label_rules();   // rules_label.cc: labels, roles, record-making decisions
// REQUIRES: there is a rule of that name.
RuleId rule_id(std::string_view id);
// Whether the rule names the other one in `beats`.
bool beats(const Rule& rule, std::string_view other);

}  // namespace dossier
