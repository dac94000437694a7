// The list of all rules: the families' tables behind one another, their ids and their digest.
#include "extract/rules.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "base/text.h"
#include "extract/fragments.h"
#include "extract/pattern.h"

namespace dossier {
namespace {

#include "extract/rules_digest.inc"

std::vector<RuleInfo> gather() {
  std::vector<RuleInfo> all;
  for (const auto family : {period_rules(), money_rules(), place_rules(), label_rules()}) {
    for (const Rule& rule : family) all.push_back(rule.info);
  }
  return all;
}

const std::vector<RuleInfo>& list() {
  static const std::vector<RuleInfo> kAll = gather();
  return kAll;
}

}  // namespace

std::string_view name(Field field) {
  switch (field) {
    case Field::title:
      return "title";
    case Field::date:
      return "date";
    case Field::duration:
      return "duration";
    case Field::money:
      return "money";
    case Field::country:
      return "country";
    case Field::region:
      return "region";
    case Field::label:
      return "label";
    case Field::kind:
      return "kind";
  }
  return {};
}

std::span<const RuleInfo> all_rules() {
  return list();
}

const RuleInfo& info(RuleId rule) {
  assert(static_cast<std::size_t>(rule) < list().size());
  return list()[static_cast<std::size_t>(rule)];
}

RuleId rule_id(std::string_view id) {
  const auto it = std::find_if(list().begin(), list().end(),
                               [id](const RuleInfo& rule) { return rule.id == id; });
  assert(it != list().end());
  return it == list().end() ? RuleId::none : static_cast<RuleId>(it - list().begin());
}

bool beats(const Rule& rule, std::string_view other) {
  const auto losers = split(rule.beats, ' ');
  return !other.empty() && std::find(losers.begin(), losers.end(), other) != losers.end();
}

std::uint64_t rules_digest() {
  return kRulesDigest;
}

}  // namespace dossier
