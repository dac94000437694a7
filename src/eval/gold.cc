// Reads the labels of a page: NAME.gold.json as docs/labels.md describes it.
#include <simdjson.h>

#include <algorithm>
#include <cmath>

#include "dossier/eval.h"

namespace dossier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, kAspects> kNames = {
    "records", "kind", "title", "period", "date", "budgets", "countries", "donors"};

// "" for null or a missing key.
std::string text_of(const object& from, std::string_view key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<std::string> texts_of(const object& from, std::string_view key) {
  std::vector<std::string> texts;
  array list;
  if (from[key].get(list) != simdjson::SUCCESS) return texts;
  for (const element item : list) {
    std::string_view text;
    if (item.get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
  return texts;
}

std::vector<GoldSum> sums_of(const object& from, std::string_view key) {
  std::vector<GoldSum> sums;
  array list;
  if (from[key].get(list) != simdjson::SUCCESS) return sums;
  for (const element item : list) {
    object sum;
    double amount = 0;
    if (item.get(sum) != simdjson::SUCCESS) continue;
    if (sum["amount"].get(amount) != simdjson::SUCCESS) continue;
    sums.emplace_back(std::llround(amount * 100), text_of(sum, "currency"));
  }
  return sums;
}

// Fields that are labelled but not scored (regions, other_money) are passed over.
std::vector<Aspect> unsure_of(const object& from) {
  std::vector<Aspect> aspects;
  for (const std::string& field : texts_of(from, "unsure")) {
    const auto* const at = std::find(kNames.begin(), kNames.end(), field);
    if (at != kNames.end()) aspects.push_back(static_cast<Aspect>(at - kNames.begin()));
  }
  return aspects;
}

GoldRecord record_of(const object& from) {
  GoldRecord gold;
  gold.kind = text_of(from, "kind") == name(Kind::news) ? Kind::news : Kind::project;
  gold.title = text_of(from, "title");
  gold.period = text_of(from, "period");
  gold.date = text_of(from, "date");
  gold.budgets = sums_of(from, "budgets");
  gold.countries = texts_of(from, "countries");
  gold.donors = texts_of(from, "donors");
  gold.other_countries = texts_of(from, "other_countries");
  gold.unsure = unsure_of(from);
  std::uint64_t line = 0;
  if (from["line"].get(line) == simdjson::SUCCESS) gold.line = static_cast<std::uint32_t>(line);
  return gold;
}

Error format_error(std::string what) {
  return {ErrorKind::format, std::move(what), "", ""};
}

}  // namespace

std::string_view name(Aspect aspect) {
  return kNames[static_cast<std::size_t>(aspect)];
}

bool GoldRecord::is_unsure(Aspect aspect) const {
  return std::find(unsure.begin(), unsure.end(), aspect) != unsure.end();
}

Result<std::vector<GoldRecord>> parse_gold(std::string_view json) {
  simdjson::dom::parser parser;
  element top;
  if (const auto failed = parser.parse(json.data(), json.size()).get(top)) {
    return format_error(simdjson::error_message(failed));
  }
  array records;
  if (top["records"].get(records) != simdjson::SUCCESS) return format_error("no list of records");
  std::vector<GoldRecord> gold;
  for (const element item : records) {
    object record;
    if (item.get(record) != simdjson::SUCCESS) return format_error("a record is no object");
    gold.push_back(record_of(record));
  }
  return gold;
}

}  // namespace dossier
