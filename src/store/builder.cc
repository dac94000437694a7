// Building a store: records are taken apart into columns as they come; build() adds the postings.
//
// Every way in goes through one door, add_row(), so a store that was put together from shards has
// the same bytes as one that read the pages itself.
#include <array>
#include <unordered_map>

#include "dossier/store.h"
#include "store/columns.h"

namespace dossier {

struct StoreBuilder::Work {
  Store::Columns columns;
  // Strings that many rows share (paths, labels, reasons) are kept once.
  std::unordered_map<std::string, StringId> shared;

  StringId share(std::string_view text) {
    if (text.empty()) return 0;
    auto [at, is_new] = shared.try_emplace(std::string(text), 0);
    if (is_new) at->second = columns.strings.add(text);
    return at->second;
  }
  void add_row(const Row& row);
  void add_place(const SourceRef& source, std::string_view url);
  void add_times(const Record& record);
  void add_money(const std::vector<Budget>& budgets, Lists<MoneyCell>& lists);
  void add_regions(const std::vector<std::string>& regions);
  void add_evidence(const std::vector<StoredEvidence>& evidence);
};

namespace {

Day edge_day(const Edge& edge, bool is_start) {
  switch (edge.kind) {
    case Edge::Kind::open:
      return kOpenDay;
    case Edge::Kind::unknown:
      return kUnknownDay;
    case Edge::Kind::known:
      break;
  }
  return is_start ? first_day(edge.date) : last_day(edge.date);
}

void add_countries(const CountrySet& set, Lists<Country>& lists) {
  for (Country country : set.list()) lists.add(country);
  lists.close();
}

// Turns a list column round. `key(cell)` is the index that the cell's row is filed under; a row
// that holds one key twice is filed once.
template <class T, class Key>
Lists<RowId> postings(const Lists<T>& lists, std::size_t keys, Key key) {
  Lists<RowId> result;
  result.begins.assign(keys + 1, 0);
  const auto each = [&](auto visit) {
    std::vector<RowId> last(keys, std::numeric_limits<RowId>::max());
    for (RowId row = 0; row < lists.size(); ++row) {
      for (const T& cell : lists[row]) {
        const std::size_t index = key(cell);
        if (std::exchange(last[index], row) != row) visit(index, row);
      }
    }
  };
  each([&](std::size_t index, RowId) { ++result.begins[index + 1]; });
  for (std::size_t i = 0; i < keys; ++i) result.begins[i + 1] += result.begins[i];
  result.cells.resize(result.begins[keys]);
  std::vector<std::uint32_t> next(result.begins.begin(), result.begins.end() - 1);
  each([&](std::size_t index, RowId row) { result.cells[next[index]++] = row; });
  return result;
}

std::size_t currency_keys(const Lists<MoneyCell>& budgets) {
  std::size_t keys = 0;
  for (const MoneyCell& cell : budgets.cells)
    keys = std::max(keys, static_cast<std::size_t>(cell.currency) + 1);
  return keys;
}

SourceRef source_of(const Page& page, Span span) {
  const std::uint32_t last = span.empty() ? span.begin : span.end - 1;
  return {page.origin().path, page.source_line(span.begin), page.source_line(last),
          page.original(span.begin), page.original(span.end)};
}

StoredEvidence stored(const Page& page, const Evidence& evidence) {
  StoredEvidence result;
  result.evidence = evidence;
  result.evidence.reason = {};
  result.reason = std::string(evidence.reason);
  result.line = page.source_line(evidence.span.begin);
  result.begin = page.original(evidence.span.begin);
  result.end = page.original(evidence.span.end);
  result.text = page.slice(evidence.span);
  return result;
}

}  // namespace

void StoreBuilder::Work::add_place(const SourceRef& source, std::string_view url) {
  columns.path.push_back(share(source.path));
  columns.url.push_back(share(url));
  columns.line.push_back(source.line);
  columns.end_line.push_back(source.end_line);
  columns.begin.push_back(source.begin);
  columns.end.push_back(source.end);
}

void StoreBuilder::Work::add_times(const Record& record) {
  const Period period = record.period.value_or(Period{});
  columns.start_day.push_back(record.period ? edge_day(period.from, true) : kNoDay);
  columns.end_day.push_back(record.period ? edge_day(period.to, false) : kNoDay);
  columns.from.push_back(period.from.date);
  columns.to.push_back(period.to.date);
  columns.date.push_back(record.date.value_or(Date{}));
}

void StoreBuilder::Work::add_money(const std::vector<Budget>& budgets, Lists<MoneyCell>& lists) {
  for (const Budget& budget : budgets) {
    const Money& money = budget.money;
    lists.add({.mills = money.amount.mills,
               .mills_max = money.amount_max.value_or(Amount{}).mills,
               .text = columns.strings.add(budget.text),
               .currency = money.currency,
               .role = budget.role,
               .has_max = money.amount_max.has_value()});
  }
  lists.close();
}

void StoreBuilder::Work::add_regions(const std::vector<std::string>& regions) {
  for (const std::string& text : regions) {
    const std::optional<Region> region = find_region(text);
    columns.regions.add(
        {.text = share(text), .region = region.value_or(Region{}), .known = region.has_value()});
  }
  columns.regions.close();
}

void StoreBuilder::Work::add_evidence(const std::vector<StoredEvidence>& evidence) {
  for (const StoredEvidence& e : evidence) {
    columns.evidence.add({.begin = e.begin,
                          .end = e.end,
                          .line = e.line,
                          .text = columns.strings.add(e.text),
                          .reason = share(e.reason),
                          .rule = e.evidence.rule,
                          .part = e.evidence.part,
                          .rejected = e.evidence.rejected});
  }
  columns.evidence.close();
}

void StoreBuilder::Work::add_row(const Row& row) {
  const Record& record = row.record;
  columns.kind.push_back(record.kind);
  columns.title.push_back(columns.strings.add(record.title));
  columns.description.push_back(columns.strings.add(record.description));
  add_place(row.source, row.url);
  add_times(record);
  add_money(record.budgets, columns.budgets);
  add_money(record.other_money, columns.other_money);
  add_countries(record.countries, columns.countries);
  add_countries(record.donors, columns.donors);
  add_countries(record.other_countries, columns.other_countries);
  add_regions(record.regions);
  for (const auto& [label, value] : record.fields)
    columns.fields.add({share(label), columns.strings.add(value)});
  columns.fields.close();
  add_evidence(row.evidence);
}

StoreBuilder::StoreBuilder() : work_(std::make_unique<Work>()) {}
StoreBuilder::~StoreBuilder() = default;
StoreBuilder::StoreBuilder(StoreBuilder&&) noexcept = default;
StoreBuilder& StoreBuilder::operator=(StoreBuilder&&) noexcept = default;

void StoreBuilder::add(const Page& page, const std::vector<Record>& records) {
  for (const Record& record : records) {
    Row row;
    row.record = record;
    row.url = page.origin().url;
    row.source = source_of(page, record.span);
    for (const Evidence& evidence : record.evidence) row.evidence.push_back(stored(page, evidence));
    work_->add_row(row);
  }
}

void StoreBuilder::append(const Store& other) {
  for (RowId row = 0; row < other.size(); ++row) work_->add_row(other.row(row));
}

RowId StoreBuilder::size() const {
  return work_->columns.size();
}

Store StoreBuilder::build() && {
  auto columns = std::make_unique<Store::Columns>(std::move(work_->columns));
  work_.reset();
  const auto country_key = [](Country country) { return static_cast<std::size_t>(country); };
  columns->rows_by_country = postings(columns->countries, kMaxCountries, country_key);
  columns->rows_by_donor = postings(columns->donors, kMaxCountries, country_key);
  columns->rows_by_currency =
      postings(columns->budgets, currency_keys(columns->budgets),
               [](const MoneyCell& cell) { return static_cast<std::size_t>(cell.currency); });
  return Store(std::move(columns));
}

}  // namespace dossier
