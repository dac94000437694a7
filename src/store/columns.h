// The columns of a store: flat arrays of plain values, one string arena, and lists as offsets into
// flat arrays. Nothing here holds a pointer into anything else, so the arrays can be written to a
// file and mapped as they are.
//
// A list column is a Lists<T>: row r's cells are lists[r]. A posting column is the same thing the
// other way round: rows_by_country[c] are the rows, in rising order, that name country c.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dossier/store.h"

namespace dossier {

// Index into Strings. 0 is always the empty string.
using StringId = std::uint32_t;

// Every string of a store, one after the other.
struct Strings {
  std::string bytes;
  std::vector<std::uint64_t> ends{
      0};  // string i ends at ends[i]; it begins where the last one ended

  std::string_view operator[](StringId id) const {
    const std::uint64_t begin = id == 0 ? 0 : ends[id - 1];
    return std::string_view(bytes).substr(begin, ends[id] - begin);
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
  std::vector<std::uint32_t> begins{0};
  std::vector<T> cells;

  std::size_t size() const { return begins.size() - 1; }
  std::span<const T> operator[](std::size_t index) const {
    return std::span(cells).subspan(begins[index], begins[index + 1] - begins[index]);
  }
  void add(T cell) { cells.push_back(std::move(cell)); }
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
  bool has_max = false;
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
  bool known = false;
  std::uint8_t reserved = 0;
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
  bool rejected = false;
  friend bool operator==(const EvidenceCell&, const EvidenceCell&) = default;
};

// No padding: the bytes of a cell are its value.
static_assert(std::has_unique_object_representations_v<MoneyCell>);
static_assert(std::has_unique_object_representations_v<RegionCell>);
static_assert(std::has_unique_object_representations_v<EvidenceCell>);

struct Store::Columns {
  Strings strings;

  // One value a row.
  std::vector<Kind> kind;
  std::vector<StringId> title;
  std::vector<StringId> description;
  std::vector<StringId> path;
  std::vector<StringId> url;
  std::vector<std::uint32_t> line;
  std::vector<std::uint32_t> end_line;
  std::vector<std::uint64_t> begin;
  std::vector<std::uint64_t> end;
  std::vector<Day> start_day;  // first day, or kUnknownDay, kOpenDay, kNoDay
  std::vector<Day> end_day;    // last day, or the same
  std::vector<Date> from;      // as stated; meaningful where start_day is a day
  std::vector<Date> to;        // likewise
  std::vector<Date> date;      // year 0: none

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

  RowId size() const { return static_cast<RowId>(kind.size()); }
  friend bool operator==(const Columns&, const Columns&) = default;
};

// Whether a cell of a day column is a day and none of the sentinels.
constexpr bool is_day(Day day) {
  return day != kUnknownDay && day != kOpenDay && day != kNoDay;
}

// The period of a row as stated; nothing where the record has none.
std::optional<Period> period_of(const Store::Columns& columns, RowId row);

}  // namespace dossier
