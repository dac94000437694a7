// The columns of a store: flat arrays of plain values, string arenas, and lists as offsets into
// flat arrays. Nothing here holds a pointer into anything else, so the arrays can be written to a
// file and mapped as they are.
//
// A list column is a Lists<T>: row r's cells are lists[r]. A posting column is the same thing the
// other way round: rows_by_country[c] are the rows, in rising order, that name country c.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dossier/store.h"
#include "store/array.h"

namespace dossier {

// Index into Strings. 0 is always the empty string.
using StringId = std::uint32_t;

// Strings, one after the other.
struct Strings {
  Array<char> bytes;
  Array<std::uint64_t> ends{0};  // string i ends at ends[i]; it begins where the last one ended

  std::string_view operator[](StringId id) const {
    if (id == 0) return {};
    const std::span<const char> text = bytes.range(ends[id - 1], ends[id]);
    return {text.data(), text.size()};
  }
  StringId add(std::string_view text) {
    if (text.empty()) return 0;
    bytes.append(text);
    ends.push_back(bytes.size());
    return static_cast<StringId>(ends.size() - 1);
  }
  friend bool operator==(const Strings&, const Strings&) = default;
};

// One list of T for each index, all in one array.
template <class T>
struct Lists {
  Array<std::uint32_t> begins{0};
  Array<T> cells;

  std::size_t size() const { return begins.size() - 1; }
  std::span<const T> operator[](std::size_t index) const {
    return cells.range(begins[index], begins[index + 1]);
  }
  void add(T cell) { cells.push_back(cell); }
  // Ends the list of the current index.
  void close() { begins.push_back(static_cast<std::uint32_t>(cells.size())); }
  friend bool operator==(const Lists&, const Lists&) = default;
};

struct MoneyCell {
  std::int64_t mills = 0;
  std::int64_t mills_max = 0;  // meaningful where has_max
  StringId text = 0;
  Currency currency = Currency::none;
  Role role = Role::total;
  std::uint8_t has_max = 0;  // 1: a range of sums
  friend bool operator==(const MoneyCell&, const MoneyCell&) = default;
};

struct FieldCell {
  StringId name = 0;
  StringId value = 0;
  friend bool operator==(const FieldCell&, const FieldCell&) = default;
};

// A region as written, and as understood.
struct RegionCell {
  StringId text = 0;
  Region region{};
  std::uint16_t known = 0;  // 1: `region` is it
  friend bool operator==(const RegionCell&, const RegionCell&) = default;
};

struct EvidenceCell {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint32_t line = 0;
  StringId text = 0;
  StringId reason = 0;
  RuleId rule = RuleId::none;
  Evidence::Part part{};
  std::uint8_t rejected = 0;
  friend bool operator==(const EvidenceCell&, const EvidenceCell&) = default;
};

// What a page had that a record cannot say.
struct PageCounts {
  std::uint32_t invalid_bytes = 0;
  std::uint32_t mended = 0;
  std::uint32_t ambiguous = 0;
  std::uint32_t over_range = 0;
  friend bool operator==(const PageCounts&, const PageCounts&) = default;
};

// The sums of all pages, and how they were read: one cell a store.
struct Summary {
  std::uint64_t rules = 0;  // rules_digest() of the program that read them
  std::uint64_t failed = 0;
  std::uint64_t invalid_bytes = 0;
  std::uint64_t invalid_pages = 0;
  std::uint64_t mended = 0;
  std::uint64_t ambiguous = 0;
  std::uint64_t over_range = 0;
  std::uint64_t undated = 0;
  StringId invalid_path = 0;  // of the first page with invalid bytes
  std::uint16_t date_order = 0;
  std::uint16_t form = 0;
  friend bool operator==(const Summary&, const Summary&) = default;
};

// The codes that the numbers of countries, currencies, regions and rules stand for, a line each,
// the four lists one after the other with an empty line behind each.
std::string table_of_codes();

struct Store::Columns {
  Strings strings;
  Strings quotes;  // of evidence: texts and reasons

  // One value a row.
  Array<Kind> kind;
  Array<StringId> title;
  Array<StringId> description;
  Array<StringId> path;
  Array<StringId> url;
  Array<std::uint32_t> line;
  Array<std::uint32_t> end_line;
  Array<std::uint64_t> begin;
  Array<std::uint64_t> end;
  Array<Day> start_day;  // first day, or kUnknownDay, kOpenDay, kNoDay
  Array<Day> end_day;    // last day, or the same
  Array<Date> from;      // as stated; meaningful where start_day is a day
  Array<Date> to;        // likewise
  Array<Date> date;      // year 0: none

  // One list a row.
  Lists<MoneyCell> budgets;
  Lists<MoneyCell> other_money;
  Lists<Country> countries;
  Lists<Country> donors;
  Lists<Country> other_countries;
  Lists<RegionCell> regions;
  Lists<FieldCell> fields;
  Lists<EvidenceCell> evidence;

  // The other way round, made by build().
  Lists<RowId> rows_by_country;
  Lists<RowId> rows_by_donor;
  Lists<RowId> rows_by_currency;  // of budgets, whatever their role

  // The pages, in order; each made the rows up to the next page's first.
  Array<StringId> page_path;
  Array<std::uint64_t> page_hash;       // of its text, its place and where that text came from
  Array<std::uint32_t> page_begins{0};  // rows; one more than there are pages
  Array<PageCounts> page_counts;

  Array<StringId> roots;  // the paths that were named
  Array<char> codes;      // table_of_codes()
  Array<Summary> summary;

  // Of a saved store: its file, which the arrays may point into, and what was found wrong with it.
  std::shared_ptr<const void> file;
  std::shared_ptr<Damage> damage;
  std::uint32_t file_version = 0;
  std::uint64_t file_size = 0;

  RowId size() const { return static_cast<RowId>(kind.size()); }
  std::size_t pages() const { return page_path.size(); }
};

// Calls visit(column number, name, a's array, b's array …) for every array, in the order of the
// file.
template <class Visit, class... C>
void each_array(Visit visit, C&... c) {
  const auto strings = [&](std::uint32_t id, std::string_view name, auto&... s) {
    visit(id, name, s.bytes...);
    visit(id + 1, name, s.ends...);
  };
  const auto lists = [&](std::uint32_t id, std::string_view name, auto&... l) {
    visit(id, name, l.begins...);
    visit(id + 1, name, l.cells...);
  };
  visit(1, "summary", c.summary...);
  visit(2, "codes", c.codes...);
  visit(3, "roots", c.roots...);
  strings(4, "strings", c.strings...);
  strings(6, "quotes", c.quotes...);
  visit(8, "page_path", c.page_path...);
  visit(9, "page_hash", c.page_hash...);
  visit(10, "page_begins", c.page_begins...);
  visit(11, "page_counts", c.page_counts...);
  visit(12, "kind", c.kind...);
  visit(13, "title", c.title...);
  visit(14, "description", c.description...);
  visit(15, "path", c.path...);
  visit(16, "url", c.url...);
  visit(17, "line", c.line...);
  visit(18, "end_line", c.end_line...);
  visit(19, "begin", c.begin...);
  visit(20, "end", c.end...);
  visit(21, "start_day", c.start_day...);
  visit(22, "end_day", c.end_day...);
  visit(23, "from", c.from...);
  visit(24, "to", c.to...);
  visit(25, "date", c.date...);
  lists(26, "budgets", c.budgets...);
  lists(28, "other_money", c.other_money...);
  lists(30, "countries", c.countries...);
  lists(32, "donors", c.donors...);
  lists(34, "other_countries", c.other_countries...);
  lists(36, "regions", c.regions...);
  lists(38, "fields", c.fields...);
  lists(40, "evidence", c.evidence...);
  lists(42, "rows_by_country", c.rows_by_country...);
  lists(44, "rows_by_donor", c.rows_by_donor...);
  lists(46, "rows_by_currency", c.rows_by_currency...);
}
inline constexpr std::uint32_t kArrays = 47;

// Whether every array holds the same cells.
bool operator==(const Store::Columns& a, const Store::Columns& b);

// Makes the postings out of the list columns.
void add_postings(Store::Columns& columns);

// Whether a cell of a day column is a day and none of the sentinels.
constexpr bool is_day(Day day) {
  return day != kUnknownDay && day != kOpenDay && day != kNoDay;
}

// The period of a row as stated; nothing where the record has none.
std::optional<Period> period_of(const Store::Columns& columns, RowId row);

}  // namespace dossier
