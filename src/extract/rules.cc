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

// Raised when the code that builds values out of matches changes what it builds.
constexpr std::string_view kCodeVersion = "1";

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

std::uint64_t digest() {
  std::uint64_t hash = fnv1a(kCodeVersion);
  for (const RuleInfo& rule : list()) {
    hash = fnv1a(rule.id, hash);
    hash = fnv1a(expand_fragments(rule.pattern), hash);
  }
  return hash;
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
  static const std::uint64_t kDigest = digest();
  return kDigest;
}

}  // namespace dossier
