// A finished store: puts records together again out of their columns.
#include "dossier/store.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/columns.h"

namespace dossier {
namespace {

Edge edge_of(Day day, Date date) {
  if (day == kUnknownDay) return Edge::unknown();
  if (day == kOpenDay) return Edge::open();
  return Edge::at(date);
}

std::vector<Budget> money_list(const Strings& strings, std::span<const MoneyCell> cells) {
  std::vector<Budget> list;
  list.reserve(cells.size());
  for (const MoneyCell& cell : cells) {
    Budget budget;
    budget.money.amount = Amount{cell.mills};
    if (cell.has_max) budget.money.amount_max = Amount{cell.mills_max};
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
    stored.reason = std::string(c.strings[cell.reason]);
    stored.evidence.rejected = cell.rejected;
    stored.line = cell.line;
    stored.begin = cell.begin;
    stored.end = cell.end;
    stored.text = c.strings[cell.text];
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
Store::Store(std::unique_ptr<const Columns> columns) : columns_(std::move(columns)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

RowId Store::size() const {
  return columns_->size();
}

Row Store::row(RowId row) const {
  const Columns& c = *columns_;
  Row result;
  result.record = record_of(c, row);
  result.url = c.strings[c.url[row]];
  result.source = {std::string(c.strings[c.path[row]]), c.line[row], c.end_line[row], c.begin[row],
                   c.end[row]};
  result.id = record_id(result.source.path, result.source.begin);
  result.evidence = evidence_of(c, row);
  return result;
}

}  // namespace dossier
