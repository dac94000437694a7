// A finished store: puts records together again out of their columns.
#include "dossier/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "store/columns.h"

namespace dossier {
namespace {

Edge edge_of(Day day, Date date) {
  if (day == kOpenDay) return Edge::open();
  // A damaged file may have a day in one column and no date in the other.
  if (!is_day(day) || date.year == 0) return Edge::unknown();
  return Edge::at(date);
}

std::vector<Budget> money_list(const Strings& strings, std::span<const MoneyCell> cells) {
  std::vector<Budget> list;
  list.reserve(cells.size());
  for (const MoneyCell& cell : cells) {
    Budget budget;
    budget.money.amount = Amount{cell.mills};
    if (cell.has_max != 0) budget.money.amount_max = Amount{cell.mills_max};
    budget.money.currency = cell.currency;
    budget.role = cell.role;
    budget.text = strings[cell.text];
    list.push_back(std::move(budget));
  }
  return list;
}

CountrySet country_set(std::span<const Country> cells) {
  CountrySet set;
  for (Country country : cells) set.add(country);
  return set;
}

Record record_of(const Store::Columns& c, RowId row) {
  Record record;
  record.kind = c.kind[row];
  record.title = c.strings[c.title[row]];
  record.period = period_of(c, row);
  if (c.date[row].year != 0) record.date = c.date[row];
  record.budgets = money_list(c.strings, c.budgets[row]);
  record.other_money = money_list(c.strings, c.other_money[row]);
  record.countries = country_set(c.countries[row]);
  record.donors = country_set(c.donors[row]);
  record.other_countries = country_set(c.other_countries[row]);
  for (const RegionCell& cell : c.regions[row]) record.regions.emplace_back(c.strings[cell.text]);
  for (const FieldCell& cell : c.fields[row])
    record.fields.emplace_back(c.strings[cell.name], c.strings[cell.value]);
  record.description = c.strings[c.description[row]];
  return record;
}

std::vector<StoredEvidence> evidence_of(const Store::Columns& c, RowId row) {
  std::vector<StoredEvidence> list;
  for (const EvidenceCell& cell : c.evidence[row]) {
    StoredEvidence stored;
    stored.evidence.part = cell.part;
    stored.evidence.rule = cell.rule;
    stored.reason = std::string(c.quotes[cell.reason]);
    stored.evidence.rejected = cell.rejected != 0;
    stored.line = cell.line;
    stored.begin = cell.begin;
    stored.end = cell.end;
    stored.text = c.quotes[cell.text];
    list.push_back(std::move(stored));
  }
  return list;
}

}  // namespace

std::optional<Period> period_of(const Store::Columns& columns, RowId row) {
  if (columns.start_day[row] == kNoDay) return std::nullopt;
  return Period{edge_of(columns.start_day[row], columns.from[row]),
                edge_of(columns.end_day[row], columns.to[row])};
}

std::string record_id(std::string_view path, std::uint64_t begin) {
  const std::uint64_t hash = fnv1a(fmt::format("{}:{}", path, begin));
  return fmt::format("{:012x}", hash & 0xffff'ffff'ffffULL);
}

Store::Store() : Store(std::move(StoreBuilder()).build()) {}
Store::Store(std::unique_ptr<Columns> columns) : columns_(std::move(columns)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

RowId Store::size() const {
  return columns_->size();
}

SourceRef Store::source(RowId row) const {
  const Columns& c = *columns_;
  return {std::string(c.strings[c.path[row]]), c.line[row], c.end_line[row], c.begin[row],
          c.end[row]};
}

Row Store::without_evidence(RowId row) const {
  const Columns& c = *columns_;
  Row result;
  result.record = record_of(c, row);
  result.url = c.strings[c.url[row]];
  result.source = source(row);
  result.id = record_id(result.source.path, result.source.begin);
  return result;
}

Row Store::row(RowId row) const {
  Row result = without_evidence(row);
  result.evidence = evidence_of(*columns_, row);
  return result;
}

StoreFacts Store::facts() const {
  const Columns& c = *columns_;
  const Summary sum = c.summary[0];
  StoreFacts facts;
  for (const StringId root : c.roots.all()) facts.reading.paths.emplace_back(c.strings[root]);
  facts.reading.form = static_cast<InputForm>(sum.form);
  facts.reading.date_order = static_cast<DateOrder>(sum.date_order);
  facts.reading.failed = sum.failed;
  facts.rules = sum.rules;
  facts.version = c.file_version;
  facts.file_size = c.file_size;
  facts.pages = c.pages();
  facts.invalid_bytes = sum.invalid_bytes;
  facts.invalid_pages = sum.invalid_pages;
  facts.invalid_path = c.strings[sum.invalid_path];
  facts.mended = sum.mended;
  facts.undated = sum.undated;
  facts.ambiguous = sum.ambiguous;
  facts.over_range = sum.over_range;
  return facts;
}

StoreContents Store::contents() const {
  const Columns& c = *columns_;
  StoreContents contents;
  const auto see = [&contents](int year) {
    const bool first = contents.first_year == 0;
    contents.first_year = first ? year : std::min(contents.first_year, year);
    contents.last_year = std::max(contents.last_year, year);
  };
  for (RowId row = 0; row < size(); ++row) {
    ++(c.kind[row] == Kind::project ? contents.projects : contents.news);
    for (const Day day : {c.start_day[row], c.end_day[row]}) {
      if (is_day(day)) see(civil_from_day(day).year);
    }
    if (c.date[row].year != 0) see(c.date[row].year);
  }
  for (std::size_t i = 0; i < c.rows_by_country.size(); ++i)
    contents.countries += c.rows_by_country[i].empty() ? 0 : 1;
  return contents;
}

const Error* Store::damage() const {
  const Damage* damage = columns_->damage.get();
  return damage != nullptr && damage->error() ? &*damage->error() : nullptr;
}

bool operator==(const Store::Columns& a, const Store::Columns& b) {
  bool same = true;
  each_array([&same](std::uint32_t, std::string_view, const auto& x,
                     const auto& y) { same = same && x == y; },
             a, b);
  return same;
}

}  // namespace dossier
