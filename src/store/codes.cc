// See codes.h.
#include "store/codes.h"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "dossier/country.h"
#include "dossier/money.h"
#include "dossier/rule.h"
#include "value/tables.h"

namespace dossier {
namespace {

enum CodeKind : std::size_t { kCountries, kCurrencies, kRegions, kRules, kKinds };
constexpr std::array<std::string_view, kKinds> kNames{"country", "currency", "region", "rule"};

using Codes = std::vector<std::string_view>;

std::array<Codes, kKinds> own_codes() {
  std::array<Codes, kKinds> lists;
  for (const tables::CountryRow& row : tables::kCountries) lists[kCountries].push_back(row.alpha2);
  for (const std::string_view code : tables::kCurrencies) {
    lists[kCurrencies].push_back(code.empty() ? "-" : code);  // an empty line ends a list
  }
  for (const tables::RegionRow& row : tables::kRegions) lists[kRegions].push_back(row.id);
  for (const RuleInfo& rule : all_rules()) lists[kRules].push_back(rule.id);
  return lists;
}

// Each of `codes` as its index in `own`.
Result<std::vector<std::uint16_t>> indexes(CodeKind kind, const Codes& codes, const Codes& own,
                                           const std::string& path) {
  std::unordered_map<std::string_view, std::uint16_t> index;
  for (std::size_t i = 0; i < own.size(); ++i) index.emplace(own[i], static_cast<std::uint16_t>(i));
  std::vector<std::uint16_t> result;
  for (const std::string_view code : codes) {
    const auto found = index.find(code);
    const bool needed = kind == kCountries || kind == kCurrencies;
    if (found == index.end() && needed) {
      return Error{
          ErrorKind::format,
          fmt::format("has the {} '{}', which this version does not know", kNames.at(kind), code),
          "make it again from its pages: dossier ingest PATH… -o FILE", path};
    }
    result.push_back(found == index.end() ? kUnknownCode : found->second);
  }
  return result;
}

Result<std::array<Codes, kKinds>> split_codes(std::string_view text, const std::string& path) {
  std::array<Codes, kKinds> lists;
  std::size_t kind = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (kind == kKinds) break;
    if (line.empty()) {
      ++kind;
    } else {
      lists.at(kind).push_back(line);
    }
  }
  for (const Codes& list : lists) {
    // A table that is cut at a row's end has lost the empty line that ends its last list.
    if (kind != kKinds || !text.ends_with("\n\n") || list.size() >= kUnknownCode) {
      return Error{ErrorKind::format, "damaged: its table of codes is none", "", path};
    }
  }
  return lists;
}

}  // namespace

std::string table_of_codes() {
  std::string text;
  for (const Codes& list : own_codes()) {
    for (const std::string_view code : list) text.append(code) += '\n';
    text += '\n';
  }
  return text;
}

Result<Translation> translation_of(std::string_view codes, const std::string& path) {
  const Result<std::array<Codes, kKinds>> lists = split_codes(codes, path);
  if (!lists) return lists.error();
  const std::array<Codes, kKinds> own = own_codes();
  Translation translation;
  const std::array<std::vector<std::uint16_t>*, kKinds> into{
      &translation.countries, &translation.currencies, &translation.regions, &translation.rules};
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    auto found = indexes(static_cast<CodeKind>(kind), lists->at(kind), own.at(kind), path);
    if (!found) return found.error();
    *into.at(kind) = std::move(*found);
  }
  return translation;
}

CodeCounts counts_of(const Translation& translation) {
  return {translation.countries.size(), translation.currencies.size(), translation.regions.size(),
          translation.rules.size()};
}

CodeCounts own_counts() {
  return {country_count(), tables::kCurrencies.size(), region_count(), all_rules().size()};
}

// Whether every number stays what it is.
static bool is_same(const std::vector<std::uint16_t>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] != i) return false;
  }
  return true;
}

bool keeps_places_and_currencies(const Translation& translation) {
  return translation.countries.size() == country_count() && is_same(translation.countries) &&
         translation.currencies.size() == tables::kCurrencies.size() &&
         is_same(translation.currencies);
}

static void translate_places_and_currencies(const std::shared_ptr<const Translation>& by,
                                            Store::Columns& columns) {
  for (Lists<Country>* list : {&columns.countries, &columns.donors, &columns.other_countries}) {
    list->cells.change_with([by](Country& country) {
      country =
          Country{static_cast<std::uint8_t>(by->countries.at(static_cast<std::size_t>(country)))};
    });
  }
  for (Lists<MoneyCell>* list : {&columns.budgets, &columns.other_money}) {
    list->cells.change_with([by](MoneyCell& cell) {
      cell.currency = Currency{by->currencies.at(static_cast<std::size_t>(cell.currency))};
    });
  }
}

void translate(Translation translation, Store::Columns& columns) {
  const auto by = std::make_shared<const Translation>(std::move(translation));
  if (!keeps_places_and_currencies(*by)) translate_places_and_currencies(by, columns);
  columns.regions.cells.change_with([by](RegionCell& cell) {
    const std::uint16_t region = by->regions.at(static_cast<std::size_t>(cell.region));
    if (region == kUnknownCode) cell.known = 0;
    cell.region = cell.known != 0 ? Region{region} : Region{};
  });
  columns.evidence.cells.change_with([by](EvidenceCell& cell) {
    if (cell.rule == RuleId::none) return;
    cell.rule = static_cast<RuleId>(by->rules.at(static_cast<std::size_t>(cell.rule)));
  });
}

}  // namespace dossier
