// A finished store: puts records together again out of their columns.
#include "dossier/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/columns.h"
#include "store/spell_card.h"

namespace dossier {
namespace {

Edge edge_of(Day day, Date date) {
  if (day == kOpenDay) return Edge::open();
  // A damaged file may have a day in one column and no date in the other.
  if (!is_day(day) || date.year == 0) return Edge::unknown();
  return Edge::at(date);
}

std::vector<Budget> money_list(const Strings& strings, std::span<const MoneyCell> cells,
                               bool texts) {
  std::vector<Budget> list;
  list.reserve(cells.size());
  for (const MoneyCell& cell : cells) {
    Budget budget;
    budget.money.amount = Amount{cell.mills};
    if (cell.has_max != 0) budget.money.amount_max = Amount{cell.mills_max};
    budget.money.currency = cell.currency;
    budget.role = cell.role;
    if (texts) budget.text = strings[cell.text];
    list.push_back(std::move(budget));
  }
  return list;
}

CountrySet country_set(std::span<const Country> cells) {
  CountrySet set;
  for (Country country : cells) set.add(country);
  return set;
}

void add_money(const Store::Columns& c, RowId row, RowParts parts, Record& record) {
  const bool texts = parts.has(RowPart::budget_texts);
  if (parts.has(RowPart::budgets)) record.budgets = money_list(c.strings, c.budgets[row], texts);
  if (parts.has(RowPart::other_money))
    record.other_money = money_list(c.strings, c.other_money[row], texts);
}

void add_places(const Store::Columns& c, RowId row, RowParts parts, Record& record) {
  if (parts.has(RowPart::countries)) record.countries = country_set(c.countries[row]);
  if (parts.has(RowPart::donors)) record.donors = country_set(c.donors[row]);
  if (parts.has(RowPart::other_countries))
    record.other_countries = country_set(c.other_countries[row]);
  if (!parts.has(RowPart::regions)) return;
  for (const RegionCell& cell : c.regions[row]) record.regions.emplace_back(c.strings[cell.text]);
}

Record record_of(const Store::Columns& c, RowId row, RowParts parts) {
  Record record;
  if (parts.has(RowPart::kind)) record.kind = c.kind[row];
  if (parts.has(RowPart::title)) record.title = c.strings[c.title[row]];
  if (parts.has(RowPart::period)) record.period = period_of(c, row);
  if (parts.has(RowPart::date) && c.date[row].year != 0) record.date = c.date[row];
  add_money(c, row, parts, record);
  add_places(c, row, parts, record);
  if (parts.has(RowPart::fields)) {
    for (const FieldCell& cell : c.fields[row])
      record.fields.emplace_back(c.strings[cell.name], c.strings[cell.value]);
  }
  if (parts.has(RowPart::description)) record.description = c.strings[c.description[row]];
  return record;
}

SourceRef source_of(const Store::Columns& c, RowId row) {
  return {std::string(c.strings[c.path[row]]), c.line[row], c.end_line[row], c.begin[row],
          c.end[row]};
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
  return source_of(*columns_, row);
}

namespace {

// What a card holds of a row.
constexpr RowParts kCardParts = RowPart::kind | RowPart::title | RowPart::period | RowPart::date |
                                RowPart::budgets | RowPart::countries | RowPart::donors |
                                RowPart::source | RowPart::id;

std::string text_at(const Store::Columns& c, std::uint64_t begin, std::uint32_t size) {
  const std::span<const char> text = c.strings.bytes.range(begin, begin + size);
  return {text.begin(), text.end()};
}

std::string title_of(const Store::Columns& c, const Card& card) {
  if (!card.has_title()) return text_at(c, card.title_at, card.title_size);
  return {card.text.data(), card.title_size};
}

std::string path_of(const Store::Columns& c, const Card& card) {
  if (!card.has_path()) return text_at(c, card.path_at, card.path_size);
  return {card.text.data() + card.title_size, card.path_size};
}

std::vector<Budget> budgets_of(const Store::Columns& c, RowId row, const Card& card) {
  if (card.budgets > Card::kBudgets) return money_list(c.strings, c.budgets[row], false);
  std::array<MoneyCell, Card::kBudgets> first;
  for (std::size_t i = 0; i < card.budgets; ++i) {
    first.at(i) = {card.mills.at(i),    card.mills_max.at(i), 0,
                   card.currency.at(i), card.role.at(i),      card.has_max.at(i)};
  }
  return money_list(c.strings, std::span(first).first(card.budgets), false);
}

CountrySet first_countries(const std::array<Country, Card::kCountries>& first, std::uint8_t count,
                           const Lists<Country>& all, RowId row) {
  return country_set(count <= first.size() ? std::span(first).first(count) : all[row]);
}

Record record_of_card(const Store::Columns& c, RowId row, const Card& card, RowParts parts) {
  Record record;
  if (parts.has(RowPart::kind)) record.kind = card.kind;
  if (parts.has(RowPart::title)) record.title = title_of(c, card);
  if (parts.has(RowPart::period) && card.start != kNoDay)
    record.period = Period{edge_of(card.start, card.from), edge_of(card.end, card.to)};
  if (parts.has(RowPart::date) && card.date.year != 0) record.date = card.date;
  if (parts.has(RowPart::countries))
    record.countries = first_countries(card.country, card.countries, c.countries, row);
  if (parts.has(RowPart::donors))
    record.donors = first_countries(card.donor, card.donors, c.donors, row);
  if (parts.has(RowPart::budgets)) record.budgets = budgets_of(c, row, card);
  return record;
}

Row row_of_card(const Store::Columns& c, RowId row, RowParts parts) {
  const Card card = c.indexes.cards[row];
  Row result;
  result.record = record_of_card(c, row, card, parts);
  if (!parts.has(RowPart::source) && !parts.has(RowPart::id)) return result;
  std::string path = path_of(c, card);
  if (parts.has(RowPart::id)) result.id = record_id(path, card.begin_byte);
  if (parts.has(RowPart::source))
    result.source = {std::move(path), card.line, card.end_line, card.begin_byte, card.end_byte};
  return result;
}

// Empties a row; its strings and lists keep their room.
void clear(Row& row) {
  for (std::string* text :
       {&row.id, &row.url, &row.source.path, &row.record.title, &row.record.description})
    text->clear();
  Record& record = row.record;
  record.kind = Kind::project;
  record.period.reset();
  record.date.reset();
  for (std::vector<Budget>* list : {&record.budgets, &record.other_money}) list->clear();
  for (CountrySet* set : {&record.countries, &record.donors, &record.other_countries}) *set = {};
  record.regions.clear();
  record.fields.clear();
  record.evidence.clear();
  row.evidence.clear();
}

void fill(const Store::Columns& c, const SpellCard& card, RowParts parts, Record& record) {
  const SpellCardHead& head = card.head();
  const SpellCell& spell = card.spell();
  if (parts.has(RowPart::kind)) record.kind = head.kind;
  if (parts.has(RowPart::title)) record.title = card.title();
  if (parts.has(RowPart::period) && spell.start != kNoDay)
    record.period = Period{edge_of(spell.start, head.from), edge_of(spell.end, head.to)};
  if (parts.has(RowPart::date) && head.date.year != 0) record.date = head.date;
  if (parts.has(RowPart::countries)) record.countries = card.countries();
  if (parts.has(RowPart::donors)) record.donors = card.donors();
  if (parts.has(RowPart::budgets)) record.budgets = money_list(c.strings, card.budgets(), false);
}

void fill(const Store::Columns& c, const SpellCard& card, RowParts parts, Row& row) {
  const SpellCardHead& head = card.head();
  fill(c, card, parts, row.record);
  if (parts.has(RowPart::id)) row.id = record_id(card.path(), head.begin_byte);
  if (!parts.has(RowPart::source)) return;
  row.source.path = card.path();
  row.source.line = head.line;
  row.source.end_line = head.end_line;
  row.source.begin = head.begin_byte;
  row.source.end = head.begin_byte + head.bytes;
}

// The same out of the columns.
Row row_of_columns(const Store::Columns& c, RowId row, RowParts parts) {
  Row result;
  result.record = record_of(c, row, parts);
  if (parts.has(RowPart::url)) result.url = c.strings[c.url[row]];
  if (parts.has(RowPart::source)) result.source = source_of(c, row);
  if (parts.has(RowPart::id)) result.id = record_id(c.strings[c.path[row]], c.begin[row]);
  if (parts.has(RowPart::evidence)) result.evidence = evidence_of(c, row);
  return result;
}

}  // namespace

void Store::read(RowId row, RowParts parts, CardId card, Row& into) const {
  const Columns& c = *columns_;
  if (!c.indexes.made || !kCardParts.covers(parts)) {
    into = row_of_columns(c, row, parts);
    return;
  }
  const std::optional<SpellCard> spell = SpellCard::of(c, card);
  if (!spell || spell->spell().row != row) {
    into = row_of_card(c, row, parts);
    return;
  }
  clear(into);
  fill(c, *spell, parts, into);
}

Row Store::row(RowId row, RowParts parts, CardId card) const {
  Row result;
  read(row, parts, card, result);
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
  CountrySet countries;
  for (const Country country : c.countries.cells.all()) countries.add(country);
  contents.countries = countries.size();
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
