// Building a store: records are taken apart into columns as they come.
//
// A page is added from its records, or from another store; the second way copies cells, in the same
// order as the first makes them, so a store that was put together from shards has the same bytes as
// one that read the pages itself.
#include <array>
#include <bit>
#include <unordered_map>

#include "base/checksum.h"
#include "dossier/rule.h"
#include "store/columns.h"

namespace dossier {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// An arena that keeps what many rows share (paths, labels, reasons) once.
class SharingStrings {
 public:
  explicit SharingStrings(Strings& strings) : strings_(strings) {}
  StringId add(std::string_view text) { return strings_.add(text); }
  StringId share(std::string_view text) {
    if (text.empty()) return 0;
    const auto found = shared_.find(text);
    if (found != shared_.end()) return found->second;
    return shared_.emplace(text, strings_.add(text)).first->second;
  }

 private:
  Strings& strings_;
  std::unordered_map<std::string, StringId, TextHash, std::equal_to<>> shared_;
};

}  // namespace

struct StoreBuilder::Work {
  Store::Columns columns;
  SharingStrings strings{columns.strings};
  SharingStrings quotes{columns.quotes};
  Reading reading;

  void add_page(const Page& page, const PageDoubts& doubts);
  void add_record(const Page& page, const Record& record);
  void add_place(const SourceRef& source, std::string_view url);
  void add_times(const Record& record);
  void add_money(const std::vector<Budget>& budgets, Lists<MoneyCell>& lists);
  void add_regions(const std::vector<std::string>& regions);
  void add_evidence(const Page& page, const std::vector<Evidence>& evidence);

  void copy_page(const Store::Columns& from, std::size_t page);
  void copy_row(const Store::Columns& from, RowId row);
  void copy_money(const Strings& texts, std::span<const MoneyCell> cells, Lists<MoneyCell>& lists);
  void copy_lists(const Store::Columns& from, RowId row);
  void copy_evidence(const Strings& texts, std::span<const EvidenceCell> cells);

  Summary summary();
  std::unique_ptr<Store::Columns> finish();
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

SourceRef source_of(const Page& page, Span span) {
  const std::uint32_t last = span.empty() ? span.begin : span.end - 1;
  return {page.origin().path, page.source_line(span.begin), page.source_line(last),
          page.original(span.begin), page.original(span.end)};
}

// What a page is known by: its text, where in its file that stands, and how the text's places lead
// back to the file's.
std::uint64_t hash_of(const Page& page) {
  const Origin& origin = page.origin();
  std::uint64_t hash = xxh64(page.text(), origin.first_byte);
  hash = xxh64(origin.url, hash ^ origin.first_line);
  for (const OffsetMap::Piece& piece : page.map().pieces()) {
    const auto bytes = std::bit_cast<std::array<char, sizeof piece>>(piece);
    hash = xxh64({bytes.data(), bytes.size()}, hash);
  }
  const Repairs& repairs = page.repairs();
  return hash ^ (std::uint64_t{repairs.invalid_bytes} << 32U | repairs.mended);
}

template <class T>
void copy_list(std::span<const T> cells, Lists<T>& lists) {
  lists.cells.append(cells);
  lists.close();
}

}  // namespace

void StoreBuilder::Work::add_page(const Page& page, const PageDoubts& doubts) {
  columns.page_path.push_back(strings.share(page.origin().path));
  columns.page_hash.push_back(hash_of(page));
  columns.page_counts.push_back(
      {page.repairs().invalid_bytes, page.repairs().mended, doubts.ambiguous, doubts.over_range});
}

void StoreBuilder::Work::add_place(const SourceRef& source, std::string_view url) {
  columns.path.push_back(strings.share(source.path));
  columns.url.push_back(strings.share(url));
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
               .text = strings.add(budget.text),
               .currency = money.currency,
               .role = budget.role,
               .has_max = money.amount_max ? std::uint8_t{1} : std::uint8_t{0}});
  }
  lists.close();
}

void StoreBuilder::Work::add_regions(const std::vector<std::string>& regions) {
  for (const std::string& text : regions) {
    const std::optional<Region> region = find_region(text);
    columns.regions.add({.text = strings.share(text),
                         .region = region.value_or(Region{}),
                         .known = region ? std::uint16_t{1} : std::uint16_t{0}});
  }
  columns.regions.close();
}

void StoreBuilder::Work::add_evidence(const Page& page, const std::vector<Evidence>& evidence) {
  for (const Evidence& e : evidence) {
    columns.evidence.add({.begin = page.original(e.span.begin),
                          .end = page.original(e.span.end),
                          .line = page.source_line(e.span.begin),
                          .text = quotes.add(page.slice(e.span)),
                          .reason = quotes.share(e.reason),
                          .rule = e.rule,
                          .part = e.part,
                          .rejected = e.rejected ? std::uint8_t{1} : std::uint8_t{0}});
  }
  columns.evidence.close();
}

void StoreBuilder::Work::add_record(const Page& page, const Record& record) {
  columns.kind.push_back(record.kind);
  columns.title.push_back(strings.add(record.title));
  columns.description.push_back(strings.add(record.description));
  add_place(source_of(page, record.span), page.origin().url);
  add_times(record);
  add_money(record.budgets, columns.budgets);
  add_money(record.other_money, columns.other_money);
  add_countries(record.countries, columns.countries);
  add_countries(record.donors, columns.donors);
  add_countries(record.other_countries, columns.other_countries);
  add_regions(record.regions);
  for (const auto& [label, value] : record.fields) {
    const StringId name = strings.share(label);
    columns.fields.add({name, strings.add(value)});
  }
  columns.fields.close();
  add_evidence(page, record.evidence);
}

void StoreBuilder::Work::copy_money(const Strings& texts, std::span<const MoneyCell> cells,
                                    Lists<MoneyCell>& lists) {
  for (MoneyCell cell : cells) {
    cell.text = strings.add(texts[cell.text]);
    lists.add(cell);
  }
  lists.close();
}

void StoreBuilder::Work::copy_lists(const Store::Columns& from, RowId row) {
  copy_money(from.strings, from.budgets[row], columns.budgets);
  copy_money(from.strings, from.other_money[row], columns.other_money);
  copy_list(from.countries[row], columns.countries);
  copy_list(from.donors[row], columns.donors);
  copy_list(from.other_countries[row], columns.other_countries);
  for (RegionCell cell : from.regions[row]) {
    cell.text = strings.share(from.strings[cell.text]);
    columns.regions.add(cell);
  }
  columns.regions.close();
  for (const FieldCell& cell : from.fields[row]) {
    const StringId name = strings.share(from.strings[cell.name]);
    columns.fields.add({name, strings.add(from.strings[cell.value])});
  }
  columns.fields.close();
  copy_evidence(from.quotes, from.evidence[row]);
}

void StoreBuilder::Work::copy_evidence(const Strings& texts, std::span<const EvidenceCell> cells) {
  for (EvidenceCell cell : cells) {
    cell.text = quotes.add(texts[cell.text]);
    cell.reason = quotes.share(texts[cell.reason]);
    columns.evidence.add(cell);
  }
  columns.evidence.close();
}

void StoreBuilder::Work::copy_row(const Store::Columns& from, RowId row) {
  columns.kind.push_back(from.kind[row]);
  columns.title.push_back(strings.add(from.strings[from.title[row]]));
  columns.description.push_back(strings.add(from.strings[from.description[row]]));
  columns.path.push_back(strings.share(from.strings[from.path[row]]));
  columns.url.push_back(strings.share(from.strings[from.url[row]]));
  columns.line.push_back(from.line[row]);
  columns.end_line.push_back(from.end_line[row]);
  columns.begin.push_back(from.begin[row]);
  columns.end.push_back(from.end[row]);
  columns.start_day.push_back(from.start_day[row]);
  columns.end_day.push_back(from.end_day[row]);
  columns.from.push_back(from.from[row]);
  columns.to.push_back(from.to[row]);
  columns.date.push_back(from.date[row]);
  copy_lists(from, row);
}

void StoreBuilder::Work::copy_page(const Store::Columns& from, std::size_t page) {
  columns.page_path.push_back(strings.share(from.strings[from.page_path[page]]));
  columns.page_hash.push_back(from.page_hash[page]);
  columns.page_counts.push_back(from.page_counts[page]);
  for (RowId row = from.page_begins[page]; row < from.page_begins[page + 1]; ++row) {
    copy_row(from, row);
  }
  columns.page_begins.push_back(columns.size());
}

Summary StoreBuilder::Work::summary() {
  Summary sum;
  sum.rules = rules_digest();
  sum.failed = reading.failed;
  sum.date_order = static_cast<std::uint16_t>(reading.date_order);
  sum.form = static_cast<std::uint16_t>(reading.form);
  for (std::size_t page = 0; page < columns.pages(); ++page) {
    const PageCounts counts = columns.page_counts[page];
    if (counts.invalid_bytes > 0 && sum.invalid_pages++ == 0)
      sum.invalid_path = columns.page_path[page];
    sum.invalid_bytes += counts.invalid_bytes;
    sum.mended += counts.mended;
    sum.ambiguous += counts.ambiguous;
    sum.over_range += counts.over_range;
  }
  for (RowId row = 0; row < columns.size(); ++row) {
    const bool undated = columns.kind[row] == Kind::project && columns.start_day[row] == kNoDay;
    sum.undated += undated ? 1 : 0;
  }
  return sum;
}

StoreBuilder::StoreBuilder() : work_(std::make_unique<Work>()) {}
StoreBuilder::~StoreBuilder() = default;
StoreBuilder::StoreBuilder(StoreBuilder&&) noexcept = default;
StoreBuilder& StoreBuilder::operator=(StoreBuilder&&) noexcept = default;

void StoreBuilder::add(const Page& page, const std::vector<Record>& records,
                       const PageDoubts& doubts) {
  work_->add_page(page, doubts);
  for (const Record& record : records) work_->add_record(page, record);
  work_->columns.page_begins.push_back(size());
}

void StoreBuilder::append(const Store& other) {
  for (std::size_t page = 0; page < other.columns().pages(); ++page)
    work_->copy_page(other.columns(), page);
}

void StoreBuilder::append_page(const Store& other, std::uint64_t page) {
  work_->copy_page(other.columns(), page);
}

RowId StoreBuilder::size() const {
  return work_->columns.size();
}

void StoreBuilder::set_reading(const Reading& reading) {
  work_->reading = reading;
}

std::unique_ptr<Store::Columns> StoreBuilder::Work::finish() {
  for (const std::string& path : reading.paths) columns.roots.push_back(strings.share(path));
  const std::string codes = table_of_codes();
  columns.codes.append(std::span(codes.data(), codes.size()));
  columns.summary.push_back(summary());
  return std::make_unique<Store::Columns>(std::move(columns));
}

Store StoreBuilder::build() && {
  auto columns = work_->finish();
  work_.reset();
  return Store(std::move(columns));
}

Store StoreBuilder::build_indexed() && {
  auto columns = work_->finish();
  work_.reset();
  columns->indexes = make_indexes(*columns);
  return Store(std::move(columns));
}

// Copies of what it looks at: reading the store itself is for one thread.
struct PageIndex::Impl {
  struct Known {
    std::uint64_t page = 0;
    std::string path;
  };
  std::unordered_multimap<std::uint64_t, Known> by_hash;
};

PageIndex::PageIndex(const Store& store) {
  const Store::Columns& c = store.columns();
  auto impl = std::make_unique<Impl>();
  for (std::size_t page = 0; page < c.pages(); ++page) {
    impl->by_hash.emplace(c.page_hash[page],
                          Impl::Known{page, std::string(c.strings[c.page_path[page]])});
  }
  impl_ = std::move(impl);
}
PageIndex::~PageIndex() = default;

std::optional<std::uint64_t> PageIndex::find(const Page& page) const {
  const auto [begin, end] = impl_->by_hash.equal_range(hash_of(page));
  for (auto at = begin; at != end; ++at) {
    if (at->second.path == page.origin().path) return at->second.page;
  }
  return std::nullopt;
}

}  // namespace dossier
