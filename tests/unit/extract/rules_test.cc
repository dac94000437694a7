// The tables of rules hold what they promise: every example reads as it says, ids are unique,
// patterns compile, and no two rules lay claim to the same text without saying which wins.
#include "extract/rules.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "dossier/mention.h"
#include "extract/cues.h"
#include "extract/date_atom.h"
#include "extract/date_context.h"
#include "extract/fragments.h"
#include "extract/layout.h"
#include "extract/pattern.h"

namespace dossier {
namespace {

struct Example {
  std::string text;
  std::string expected;
};

std::vector<Example> examples_of(const RuleInfo& rule) {
  constexpr std::string_view kArrow = "==>";
  std::vector<Example> out;
  for (const std::string_view line : split(rule.examples, '\n')) {
    const std::size_t at = line.find(kArrow);
    if (at == std::string_view::npos) continue;
    out.push_back({std::string(trim(line.substr(0, at))),
                   std::string(trim(line.substr(at + kArrow.size())))});
  }
  return out;
}

std::string length_of(const DurationMention& d) {
  return d.days != 0 ? std::to_string(d.days) + "d" : std::to_string(d.months) + "m";
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : " ") + value;
  return out.empty() ? "-" : out;
}

Mentions scan_text(const std::string& text) {
  const Page page({}, text);
  return scan(page, {});
}

std::string values_of(const Mentions& m, Field field) {
  std::vector<std::string> values;
  if (field == Field::date) {
    for (const DateMention& d : m.dates) values.push_back(to_edtf(d));
  } else {
    for (const DurationMention& d : m.durations) values.push_back(length_of(d));
  }
  return joined(values);
}

bool has_rule(const Mentions& m, RuleId id) {
  for (const DateMention& d : m.dates) {
    if (d.rule == id) return true;
  }
  for (const DurationMention& d : m.durations) {
    if (d.rule == id) return true;
  }
  return false;
}

bool is_unfinished(std::string_view id) {
  return id.starts_with("part.");
}

TEST_CASE("every example of every period rule reads as it says") {
  for (const Rule& rule : period_rules()) {
    for (const auto& [text, expected] : examples_of(rule.info)) {
      CAPTURE(rule.info.id);
      CAPTURE(text);
      CHECK(values_of(scan_text(text), rule.info.field) == expected);
    }
  }
}

TEST_CASE("every period rule has an example that it reads and one that it does not") {
  for (const Rule& rule : period_rules()) {
    bool reads = false;
    bool leaves = false;
    for (const auto& [text, expected] : examples_of(rule.info)) {
      const bool hit = is_unfinished(rule.info.id)
                           ? expected.find('/') != std::string::npos
                           : has_rule(scan_text(text), rule_id(rule.info.id));
      (hit ? reads : leaves) = true;
    }
    CAPTURE(rule.info.id);
    CHECK(reads);
    CHECK(leaves);
  }
}

TEST_CASE("two rules that claim one span say which wins") {
  for (const Rule& rule : period_rules()) {
    for (const Example& example : examples_of(rule.info)) {
      for (const RuleTie& tie : find_date_ties(example.text)) {
        CAPTURE(example.text);
        CAPTURE(info(tie.first).id);
        CAPTURE(info(tie.second).id);
        CHECK(false);
      }
    }
  }
}

std::string_view role_name(CueRole role) {
  static constexpr std::string_view kNames[] = {"donor",  "venue", "also",       "origin",
                                                "budget", "share", "equivalent", "other_money",
                                                "start",  "end",   "aside",      "run"};
  return kNames[static_cast<std::size_t>(role)];
}

CueMask roles_of(Field field) {
  CueMask roles = 0;
  for (const Cue& row : cue_table()) {
    if (row.rule.info.field == field) roles |= cue(row.role);
  }
  return roles;
}

// The row that fits around the part of a text that stands in square brackets.
CueHit cue_at_mark(std::string text, Field field) {
  const std::size_t open = text.find('[');
  text.erase(open, 1);
  const std::size_t close = text.find(']', open);
  text.erase(close, 1);
  const Page page({}, text);
  const Mentions mentions;
  const Layout layout(page, mentions);
  return find_cue(layout, {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close)},
                  {0, static_cast<std::uint32_t>(text.size())}, roles_of(field));
}

TEST_CASE("every example of every cue says the part that it says") {
  for (const Cue& row : cue_table()) {
    for (const auto& [text, expected] : examples_of(row.rule.info)) {
      CAPTURE(row.rule.info.id);
      CAPTURE(text);
      const CueHit hit = cue_at_mark(text, row.rule.info.field);
      if (expected == "-") {
        CHECK_FALSE((hit.found && hit.rule == rule_id(row.rule.info.id)));
      } else {
        CHECK((hit.found ? role_name(hit.role) : "none") == expected);
      }
    }
  }
}

TEST_CASE("ids are unique, name existing rules in beats, and carry examples") {
  std::set<std::string_view> ids;
  for (const RuleInfo& rule : all_rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(examples_of(rule).empty());
    CHECK(info(rule_id(rule.id)).id == rule.id);
  }
  for (const auto family : {period_rules(), money_rules(), place_rules(), label_rules()}) {
    for (const Rule& rule : family) {
      for (const std::string_view other : split(rule.beats, ' ')) {
        CAPTURE(rule.info.id);
        CHECK((other.empty() || ids.count(other) == 1));
      }
    }
  }
}

TEST_CASE("a rule beats the rules that it names") {
  const Rule rule{.info = {}, .beats = "a.b c.d"};
  CHECK(beats(rule, "a.b"));
  CHECK(beats(rule, "c.d"));
  CHECK_FALSE(beats(rule, "a"));
  CHECK_FALSE(beats(rule, ""));
}

TEST_CASE("every fragment is used by a rule or another fragment") {
  std::string sources;
  for (const RuleInfo& rule : all_rules()) sources += rule.pattern;
  for (const Fragment& fragment : fragments()) sources += fragment.source;
  for (const std::string_view source : date_context_patterns()) sources += source;
  for (const Fragment& fragment : fragments()) {
    CAPTURE(fragment.name);
    CHECK(sources.find("{" + std::string(fragment.name) + "}") != std::string::npos);
  }
}

TEST_CASE("the digest is the same each time and not empty") {
  CHECK(rules_digest() == rules_digest());
  CHECK(rules_digest() != 0);
}

}  // namespace
}  // namespace dossier
