// Making a store's indexes: postings, the spells of each country, the words.
#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "store/columns.h"
#include "store/spell_card.h"
#include "store/tally.h"
#include "store/word_index.h"

namespace dossier {
namespace {

// Turns a list column round. `key(cell)` is the index that the cell's row is filed under; a row
// that holds one key twice is filed once.
template <class T, class Key>
Lists<RowId> postings(const Lists<T>& lists, std::size_t keys, Key key) {
  Lists<RowId> result;
  std::vector<std::uint32_t>& begins = result.begins.owned();
  begins.assign(keys + 1, 0);
  const auto each = [&](auto visit) {
    std::vector<RowId> last(keys, std::numeric_limits<RowId>::max());
    for (RowId row = 0; row < lists.size(); ++row) {
      for (const T& cell : lists[row]) {
        const std::size_t index = key(cell);
        if (std::exchange(last[index], row) != row) visit(index, row);
      }
    }
  };
  each([&](std::size_t index, RowId) { ++begins[index + 1]; });
  for (std::size_t i = 0; i < keys; ++i) begins[i + 1] += begins[i];
  std::vector<RowId>& cells = result.cells.owned();
  cells.resize(begins[keys]);
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  each([&](std::size_t index, RowId row) { cells[next[index]++] = row; });
  return result;
}

std::size_t currency_keys(const Lists<MoneyCell>& budgets) {
  std::size_t keys = 0;
  for (const MoneyCell& cell : budgets.cells.all())
    keys = std::max(keys, static_cast<std::size_t>(cell.currency) + 1);
  return keys;
}

// The sum that counts where there is just one: a share beside a total does not.
SumCell sum_of(std::span<const MoneyCell> budgets) {
  SumCell sum;
  if (budgets.empty()) return sum;
  sum.state = SumCell::State::look;
  const auto has_role = [](Role role) {
    return [role](const MoneyCell& cell) { return cell.role == role; };
  };
  const bool has_total = std::ranges::any_of(budgets, has_role(Role::total));
  const auto counts = has_role(has_total ? Role::total : Role::share);
  const auto only = std::ranges::find_if(budgets, counts);
  const bool is_one = std::ranges::count_if(budgets, counts) == 1 && only->has_max == 0 &&
                      std::ranges::none_of(budgets, has_role(Role::equivalent));
  if (!is_one) return sum;
  return {.mills = only->mills, .currency = only->currency, .state = SumCell::State::one};
}

// A row of a country, and what it is sorted by: its shelf; whether an end of its period is no day;
// its first day.
struct Sorted {
  std::uint64_t key = 0;
  RowId row = 0;
  friend auto operator<=>(const Sorted&, const Sorted&) = default;
};

std::uint64_t sort_key(const Store::Columns& c, RowId row, const SumCell& sum) {
  const Day start = c.start_day[row];
  const bool loose = !is_day(start) || !is_day(c.end_day[row]);
  const auto shelf =
      static_cast<std::uint64_t>(sum.state) << 16U | static_cast<std::uint64_t>(sum.currency);
  const std::int64_t day = std::int64_t{earliest_start(start)} - std::numeric_limits<Day>::min();
  return shelf << 40U | std::uint64_t{loose} << 32U | static_cast<std::uint64_t>(day);
}

// The rows of one country, in the order of its spells.
std::vector<RowId> sorted_rows(const Store::Columns& c, std::span<const RowId> rows) {
  std::vector<Sorted> order;
  order.reserve(rows.size());
  for (const RowId row : rows) order.push_back({sort_key(c, row, sum_of(c.budgets[row])), row});
  std::sort(order.begin(), order.end());
  std::vector<RowId> sorted(rows.size());
  std::ranges::transform(order, sorted.begin(), &Sorted::row);
  return sorted;
}

// The shelf that a sum's spells stand on: the country's last one, or a new one behind it.
void settle_shelf(const SumCell& sum, bool first_of_country, Indexes& indexes) {
  std::vector<ShelfCell>& shelves = indexes.shelves.cells.owned();
  if (!first_of_country && shelves.back().state == sum.state &&
      shelves.back().currency == sum.currency) {
    return;
  }
  shelves.push_back({static_cast<std::uint32_t>(indexes.spells.size()), sum.currency, sum.state});
}

void widen(const SpellCell& spell, const SumCell& sum, ZoneCell& zone) {
  zone.first_start = std::min(zone.first_start, earliest_start(spell.start));
  zone.last_end = std::max(zone.last_end, latest_end(spell.end));
  if (sum.state == SumCell::State::none) return;
  const bool look = sum.state == SumCell::State::look;
  using Limits = std::numeric_limits<std::int64_t>;
  zone.least = std::min(zone.least, look ? Limits::min() : sum.mills);
  zone.greatest = std::max(zone.greatest, look ? Limits::max() : sum.mills);
}

// Rows of more countries than this have cards with the first ones only: a programme for half a
// world is not to fill the column.
constexpr std::size_t kCardCountries = 4;

bool has_spell_card(const Store::Columns& c, RowId row, Country country) {
  const std::span<const Country> countries = c.countries[row];
  const auto first = countries.first(std::min(countries.size(), kCardCountries));
  return std::ranges::find(first, country) != first.end();
}

void add_spell(const Store::Columns& c, RowId row, Country country, Indexes& indexes) {
  const std::uint64_t cards = indexes.spell_cards.size();
  if (indexes.spells.size() % kSpellZone == 0) indexes.spell_zones.push_back({.cards = cards});
  ZoneCell& zone = indexes.spell_zones.owned().back();
  const SumCell sum = sum_of(c.budgets[row]);
  SpellCell spell{.start = c.start_day[row], .end = c.end_day[row], .row = row, .mills = sum.mills};
  if (has_spell_card(c, row, country) && append_spell_card(c, row, indexes.spell_cards))
    spell.card = static_cast<std::uint32_t>(cards - zone.cards);
  widen(spell, sum, zone);
  indexes.spells.push_back(spell);
}

void add_spells(const Store::Columns& c, Indexes& indexes) {
  for (std::size_t i = 0; i < indexes.rows_by_country.size(); ++i) {
    bool first = true;
    for (const RowId row : sorted_rows(c, indexes.rows_by_country[i])) {
      settle_shelf(sum_of(c.budgets[row]), std::exchange(first, false), indexes);
      add_spell(c, row, Country{static_cast<std::uint8_t>(i)}, indexes);
    }
    indexes.shelves.close();
  }
}

// Where a string stands in the arena, and how long it is.
std::pair<std::uint64_t, std::uint32_t> place_of(const Strings& strings, StringId id) {
  if (id == 0) return {0, 0};
  const std::uint64_t begin = strings.ends[id - 1];
  return {begin, static_cast<std::uint32_t>(strings.ends[id] - begin)};
}

std::uint8_t take_first(std::span<const Country> from,
                        std::array<Country, Card::kCountries>& first) {
  std::copy_n(from.begin(), std::min(from.size(), first.size()), first.begin());
  return static_cast<std::uint8_t>(std::min<std::size_t>(from.size(), 255));
}

void take_first(std::span<const MoneyCell> budgets, Card& card) {
  card.budgets = static_cast<std::uint8_t>(std::min<std::size_t>(budgets.size(), 255));
  for (std::size_t i = 0; i < std::min(budgets.size(), Card::kBudgets); ++i) {
    card.mills.at(i) = budgets[i].mills;
    card.mills_max.at(i) = budgets[i].mills_max;
    card.currency.at(i) = budgets[i].currency;
    card.role.at(i) = budgets[i].role;
    card.has_max.at(i) = budgets[i].has_max;
  }
}

Card card_of(const Store::Columns& c, RowId row) {
  Card card;
  card.begin_byte = c.begin[row];
  card.end_byte = c.end[row];
  std::tie(card.title_at, card.title_size) = place_of(c.strings, c.title[row]);
  std::tie(card.path_at, card.path_size) = place_of(c.strings, c.path[row]);
  card.line = c.line[row];
  card.end_line = c.end_line[row];
  card.start = c.start_day[row];
  card.end = c.end_day[row];
  card.from = c.from[row];
  card.to = c.to[row];
  card.date = c.date[row];
  card.kind = c.kind[row];
  card.countries = take_first(c.countries[row], card.country);
  card.donors = take_first(c.donors[row], card.donor);
  take_first(c.budgets[row], card);
  if (card.has_title()) std::ranges::copy(c.strings[c.title[row]], card.text.begin());
  if (card.has_path())
    std::ranges::copy(c.strings[c.path[row]], card.text.begin() + card.title_size);
  const std::span<const std::byte> bytes = std::as_bytes(std::span(&card, 1));
  // Bytes may be looked at as characters.
  card.sum = cell_sum(row, {reinterpret_cast<const char*>(bytes.data()), offsetof(Card, sum)});
  return card;
}

void add_cards(const Store::Columns& c, Indexes& indexes) {
  indexes.cards.owned().reserve(c.size());
  for (RowId row = 0; row < c.size(); ++row) indexes.cards.push_back(card_of(c, row));
}

void add_tally(std::uint16_t group, const BudgetTally& tally, Array<TallyCell>& cells) {
  TallyCell cell{.records = tally.records, .group = group, .currency = TallyCell::kNoSum};
  const std::vector<Sum> sums = tally.sorted_sums();
  if (sums.empty()) cells.push_back(cell);
  for (const Sum& sum : sums) {
    cell.low = as_cell(sum.low);
    cell.high = as_cell(sum.high);
    cell.currency = static_cast<std::uint16_t>(sum.currency);
    cells.push_back(cell);
  }
}

void add_tallies(const Store::Columns& c, Indexes& indexes) {
  std::vector<BudgetTally> by_country(kMaxCountries);
  BudgetTally unstated;
  BudgetTally all;
  for (RowId row = 0; row < c.size(); ++row) {
    const std::span<const MoneyCell> budgets = c.budgets[row];
    const std::span<const Country> countries = c.countries[row];
    for (const Country country : countries)
      by_country[static_cast<std::size_t>(country)].add_record(budgets);
    if (countries.empty()) unstated.add_record(budgets);
    all.add_record(budgets);
  }
  for (std::size_t i = 0; i < by_country.size(); ++i) {
    if (by_country[i].records > 0)
      add_tally(static_cast<std::uint16_t>(i), by_country[i], indexes.country_tallies);
  }
  add_tally(TallyCell::kUnstated, unstated, indexes.country_tallies);
  add_tally(TallyCell::kAll, all, indexes.country_tallies);
}

void add_words(const Store::Columns& c, Indexes& indexes) {
  WordIndexer indexer;
  for (RowId row = 0; row < c.size(); ++row)
    indexer.add(row, c.strings[c.title[row]], c.strings[c.description[row]]);
  indexer.finish(indexes);
}

}  // namespace

Indexes make_indexes(const Store::Columns& columns) {
  const auto country_key = [](Country country) { return static_cast<std::size_t>(country); };
  const auto currency_key = [](const MoneyCell& cell) {
    return static_cast<std::size_t>(cell.currency);
  };
  Indexes indexes;
  indexes.rows_by_country = postings(columns.countries, kMaxCountries, country_key);
  indexes.rows_by_donor = postings(columns.donors, kMaxCountries, country_key);
  indexes.rows_by_currency =
      postings(columns.budgets, currency_keys(columns.budgets), currency_key);
  add_spells(columns, indexes);
  add_cards(columns, indexes);
  add_tallies(columns, indexes);
  add_words(columns, indexes);
  indexes.made = true;
  return indexes;
}

}  // namespace dossier
