// What a rule is to the outside: its name, what it reads, and its examples. The rules themselves
// are tables in src/extract/rules_*.cc; `dossier rules` prints them and the tests run every
// example.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dossier {

// What a mention or a piece of evidence is about.
enum class Field : std::uint8_t { title, date, duration, money, country, region, label, kind };
std::string_view name(Field field);

// Index into all_rules(). Dense, the same in every run of one version.
enum class RuleId : std::uint16_t { none = 0xffff };

struct RuleInfo {
  std::string_view id;  // "money.symbol-first"
  Field field{};
  std::string_view pattern;   // RE2, with {fragments}; empty for a rule that is a table look-up
  std::string_view examples;  // one a line: "text ==> value", "text ==> -" where it must not match
};

std::span<const RuleInfo> all_rules();
// REQUIRES: rule is not RuleId::none.
const RuleInfo& info(RuleId rule);
// A hash of every rule, table and the code's version: two programs with the same digest read the
// same values out of the same page.
std::uint64_t rules_digest();

}  // namespace dossier
