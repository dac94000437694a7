// Making a store's indexes: postings, the spells of each country, the words.
#include <algorithm>
#include <tuple>
#include <utility>

#include "store/columns.h"
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

// The rows of one country, by the first day; equal ones stay in their order.
std::vector<RowId> by_start(const Store::Columns& c, std::span<const RowId> rows) {
  std::vector<std::pair<Day, RowId>> order;
  order.reserve(rows.size());
  for (const RowId row : rows) order.emplace_back(earliest_start(c.start_day[row]), row);
  std::sort(order.begin(), order.end());
  std::vector<RowId> sorted(rows.size());
  std::ranges::transform(order, sorted.begin(), &std::pair<Day, RowId>::second);
  return sorted;
}

void add_spell(const Store::Columns& c, RowId row, Indexes& indexes) {
  const Day latest = latest_end(c.end_day[row]);
  if (indexes.spell_row.size() % kSpellZone == 0) {
    indexes.spell_latest.push_back(latest);
  } else {
    Day& zone = indexes.spell_latest.owned().back();
    zone = std::max(zone, latest);
  }
  indexes.spell_row.push_back(row);
  indexes.spell_start.push_back(c.start_day[row]);
  indexes.spell_end.push_back(c.end_day[row]);
  indexes.spell_sum.push_back(sum_of(c.budgets[row]));
}

void add_spells(const Store::Columns& c, Indexes& indexes) {
  for (std::size_t i = 0; i < indexes.rows_by_country.size(); ++i) {
    for (const RowId row : by_start(c, indexes.rows_by_country[i])) add_spell(c, row, indexes);
    indexes.spell_begins.push_back(static_cast<std::uint32_t>(indexes.spell_row.size()));
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
