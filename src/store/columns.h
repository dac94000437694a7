// The columns of a store: flat arrays of plain values, string arenas, and lists as offsets into
// flat arrays. Nothing here holds a pointer into anything else, so the arrays can be written to a
// file and mapped as they are.
//
// A list column is a Lists<T>: row r's cells are lists[r]. A posting column is the same thing the
// other way round: rows_by_country[c] are the rows, in rising order, that name country c. Postings
// and the other indexes are made for a store that is saved; one that is asked once has none.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
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

// What a row's budgets come to, where one sum answers for them.
struct SumCell {
  enum class State : std::uint16_t {
    none,  // no budget that a comparison looks at
    one,   // just one sum, which is no range
    look,  // more than that: see the row's budgets
  };
  std::int64_t mills = 0;  // where there is one
  Currency currency = Currency::none;
  State state = State::none;
};

// A row in one of its countries, with its period and what its budgets come to.
struct SpellCell {
  static constexpr std::uint32_t kNoCard = 0xffff'ffff;

  Day start = kNoDay;
  Day end = kNoDay;
  RowId row = 0;
  std::uint32_t card = kNoCard;  // where its card begins, from its zone's first one on
  std::int64_t mills = 0;        // where its shelf's spells have one sum
  friend bool operator==(const SpellCell&, const SpellCell&) = default;
};

// The spells of a country whose sums are alike: of one currency, none at all, or to be looked at.
// They end where those of the next shelf begin.
struct ShelfCell {
  std::uint32_t first = 0;  // spell
  Currency currency = Currency::none;
  SumCell::State state = SumCell::State::none;
  friend bool operator==(const ShelfCell&, const ShelfCell&) = default;
};

// What kSpellZone spells that follow one another have in common: none of them begins earlier, ends
// later, or has a sum that is less or greater. What has to be looked at may be anything.
struct ZoneCell {
  Day first_start = std::numeric_limits<Day>::max();              // as earliest_start() has it
  Day last_end = std::numeric_limits<Day>::min();                 // as latest_end() has it
  std::int64_t least = std::numeric_limits<std::int64_t>::max();  // thousandths, of any currency
  std::int64_t greatest = std::numeric_limits<std::int64_t>::min();
  std::uint64_t cards = 0;  // where the first spell's card begins
  friend bool operator==(const ZoneCell&, const ZoneCell&) = default;
};

// Where a word of titles and descriptions ends in each of the arrays that all words share; it
// begins where the one before it ends.
struct WordCell {
  std::uint64_t text = 0;
  std::uint64_t rows = 0;
  std::uint64_t spots = 0;
  friend bool operator==(const WordCell&, const WordCell&) = default;
};

// What is mostly printed of a row, side by side: printing a few rows of a large file costs what it
// takes to go to each place that they stand at. What does not fit is looked up in the columns.
struct Card {
  static constexpr std::size_t kCountries = 6;
  static constexpr std::size_t kBudgets = 2;
  static constexpr std::size_t kText = 124;

  std::uint64_t begin_byte = 0;
  std::uint64_t end_byte = 0;
  std::uint64_t title_at = 0;
  std::uint64_t path_at = 0;
  std::array<std::int64_t, kBudgets> mills{};      // of the first budgets; without their texts
  std::array<std::int64_t, kBudgets> mills_max{};  // likewise
  std::uint32_t title_size = 0;
  std::uint32_t path_size = 0;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  Day start = kNoDay;
  Day end = kNoDay;
  Date from;
  Date to;
  Date date;
  std::array<Currency, kBudgets> currency{};
  std::array<Role, kBudgets> role{};
  std::array<std::uint8_t, kBudgets> has_max{};
  Kind kind = Kind::project;
  std::uint8_t budgets = 0;                   // how many the row has; 255: as many or more
  std::uint8_t countries = 0;                 // likewise
  std::uint8_t donors = 0;                    // likewise
  std::array<Country, kCountries> country{};  // the first of them
  std::array<Country, kCountries> donor{};
  std::array<char, kText> text{};  // the title, if it fits; behind it the path, if that fits too
  std::uint64_t sum = 0;           // cell_sum() of what stands before

  bool has_title() const { return title_size <= kText; }
  bool has_path() const { return has_title() && path_size <= kText - title_size; }
  friend bool operator==(const Card&, const Card&) = default;
};
static_assert(sizeof(Card) == 256);
template <>
inline constexpr bool kCarriesSum<Card> = true;

// The records of a country, and what their budgets in one currency come to.
struct TallyCell {
  // A number of 128 bits.
  struct Wide {
    std::uint64_t low = 0;
    std::int64_t high = 0;
    friend bool operator==(const Wide&, const Wide&) = default;
  };
  static constexpr std::uint16_t kUnstated = 0xfffe;  // instead of a country: the records of none
  static constexpr std::uint16_t kAll = 0xffff;       // every record, once
  static constexpr std::uint16_t kNoSum = 0xffff;  // instead of a currency: only `records` counts

  Wide low{};  // thousandths
  Wide high{};
  std::uint32_t records = 0;  // of the group; the same in all of its cells
  std::uint16_t group = 0;    // a country's number
  std::uint16_t currency = 0;
  friend bool operator==(const TallyCell&, const TallyCell&) = default;
};

// What follows from the columns of records, arranged so that common questions touch little of it.
struct Indexes {
  bool made = false;

  Lists<RowId> rows_by_country;
  Lists<RowId> rows_by_donor;
  Lists<RowId> rows_by_currency;  // of budgets, whatever their role

  // The rows of each country with their periods and sums beside them: a country's shelves follow
  // one another. In a shelf, those whose ends are both days come first, each part by the first day.
  Lists<ShelfCell> shelves;  // of each country number
  Array<SpellCell> spells;
  Array<ZoneCell> spell_zones;  // of each kSpellZone spells
  Array<char> spell_cards;      // as spell_card.h has them, in the order of the spells

  Array<Card> cards;  // one a row
  // What `stats --by country` says of every record, by country; then of those without, then of all.
  Array<TallyCell> country_tallies;

  // Words as word_index.h has them, in byte order.
  Array<WordCell> words{WordCell{}};
  Array<char> word_text;
  Array<std::uint8_t> word_rows;
  Array<std::uint8_t> word_spots;
};
inline constexpr std::size_t kSpellZone = 128;

// What spells are ordered by, and what their ends count as: an unknown or open end reaches as far
// as it may; what has no period comes last and ends before everything.
constexpr Day earliest_start(Day start) {
  return start == kNoDay                             ? std::numeric_limits<Day>::max()
         : start == kOpenDay || start == kUnknownDay ? std::numeric_limits<Day>::min()
                                                     : start;
}
constexpr Day latest_end(Day end) {
  return end == kNoDay                           ? std::numeric_limits<Day>::min()
         : end == kOpenDay || end == kUnknownDay ? std::numeric_limits<Day>::max()
                                                 : end;
}

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

  // The pages, in order; each made the rows up to the next page's first.
  Array<StringId> page_path;
  Array<std::uint64_t> page_hash;       // of its text, its place and where that text came from
  Array<std::uint32_t> page_begins{0};  // rows; one more than there are pages
  Array<PageCounts> page_counts;

  Array<StringId> roots;  // the paths that were named
  Array<char> codes;      // table_of_codes()
  Array<Summary> summary;

  Indexes indexes;

  // Of a saved store: its file, which the arrays may point into, and what was found wrong with it.
  std::shared_ptr<const void> file;
  std::shared_ptr<Damage> damage;
  Array<std::uint64_t> checksums;      // of all other arrays' chunks, in their order
  Array<std::uint64_t> sum_checksums;  // of the chunks of `checksums`
  std::uint32_t file_version = 0;
  std::uint64_t file_size = 0;

  RowId size() const { return static_cast<RowId>(kind.size()); }
  std::size_t pages() const { return page_path.size(); }
};

// Visits the two arrays of a list column: where its lists begin, and their cells.
template <class Visit>
auto lists_visitor(Visit& visit) {
  return [&visit](std::uint32_t id, std::string_view name, auto&... lists) {
    visit(id, name, lists.begins...);
    visit(id + 1, name, lists.cells...);
  };
}

// Calls visit(column number, name, a's array, b's array …) for every array of records, in the order
// of the file.
template <class Visit, class... C>
void each_array(Visit visit, C&... c) {
  const auto strings = [&](std::uint32_t id, std::string_view name, auto&... s) {
    visit(id, name, s.bytes...);
    visit(id + 1, name, s.ends...);
  };
  const auto lists = lists_visitor(visit);
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
}

// The numbers of the columns of cards; the cells of the second carry their sums.
inline constexpr std::uint32_t kSpellCards = 52;
inline constexpr std::uint32_t kCards = 53;

// The same for the arrays of indexes, which come behind those.
template <class Visit, class... I>
void each_index_array(Visit visit, I&... i) {
  const auto lists = lists_visitor(visit);
  lists(42, "rows_by_country", i.rows_by_country...);
  lists(44, "rows_by_donor", i.rows_by_donor...);
  lists(46, "rows_by_currency", i.rows_by_currency...);
  lists(48, "shelves", i.shelves...);
  visit(50, "spells", i.spells...);
  visit(51, "spell_zones", i.spell_zones...);
  visit(kSpellCards, "spell_cards", i.spell_cards...);
  visit(kCards, "cards", i.cards...);
  visit(54, "words", i.words...);
  visit(55, "word_text", i.word_text...);
  visit(56, "word_rows", i.word_rows...);
  visit(57, "word_spots", i.word_spots...);
  visit(58, "country_tallies", i.country_tallies...);
}
// The numbers of the column of checksums, and of that of its checksums.
inline constexpr std::uint32_t kChecksums = 59;
inline constexpr std::uint32_t kSumChecksums = 60;
inline constexpr std::uint32_t kArrays = 60;

// Whether every array of records holds the same cells. Indexes follow from these.
bool operator==(const Store::Columns& a, const Store::Columns& b);

// Makes the indexes out of the columns of records (indexes.cc).
Indexes make_indexes(const Store::Columns& columns);

// Whether a cell of a day column is a day and none of the sentinels.
constexpr bool is_day(Day day) {
  return day != kUnknownDay && day != kOpenDay && day != kNoDay;
}

// The period of a row as stated; nothing where the record has none.
std::optional<Period> period_of(const Store::Columns& columns, RowId row);

}  // namespace dossier
