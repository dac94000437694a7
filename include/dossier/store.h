// The in-memory index: records as immutable columns, addressed by dense row numbers.
//
//   StoreBuilder builder;
//   builder.add(page, extraction.records);
//   Store store = std::move(builder).build();
//   Row r = store.row(0);             everything about one record, put together again
//   run(*parse_query("in:VN", {}), store)            the rows that a question names (query.h)
//
// Scalars lie in flat arrays, strings in arenas, lists as offsets into flat arrays, so that a store
// is saved as it lies in memory (saved_store.h) and a question touches only the columns it names.
// Reading a saved store notes what was looked at, so a store belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record.h"
#include "dossier/result.h"
#include "dossier/source.h"

namespace dossier {

using RowId = std::uint32_t;

// Where what is mostly printed of a row lies beside that of others which were found with it.
using CardId = std::uint32_t;
inline constexpr CardId kNoCard = std::numeric_limits<CardId>::max();

// In a column of days: the end was not stated / the period is open at that end / there is no
// period.
inline constexpr Day kUnknownDay = std::numeric_limits<Day>::min();
inline constexpr Day kOpenDay = std::numeric_limits<Day>::max();
inline constexpr Day kNoDay = std::numeric_limits<Day>::min() + 1;

// Where a record stands in its source, in the source's own bytes and lines.
struct SourceRef {
  std::string path;
  std::uint32_t line = 0;      // 1-based, of the record's first line
  std::uint32_t end_line = 0;  // of its last
  std::uint64_t begin = 0;     // byte offsets in the stored file
  std::uint64_t end = 0;
};

// One evidence as stored: source bytes and line instead of page offsets, and the text itself.
struct StoredEvidence {
  Evidence
      evidence;  // its span and reason are left empty: a row may outlive its page and its store
  std::uint32_t line = 0;
  std::uint64_t begin = 0;  // byte offsets in the stored file
  std::uint64_t end = 0;
  std::string text;
  std::string reason;
};

// One record, whole, as the renderers want it.
struct Row {
  std::string id;  // 12 hex digits: a hash of source path and byte offset
  Record record;   // its spans and evidence are left empty; see source and evidence
  std::string url;
  SourceRef source;
  std::vector<StoredEvidence> evidence;
};

// The parts of a row that can be asked for: what is not asked for is left empty, and not read.
enum class RowPart : std::uint32_t {
  kind = 1U << 0U,
  title = 1U << 1U,
  period = 1U << 2U,
  date = 1U << 3U,
  budgets = 1U << 4U,
  budget_texts = 1U << 5U,  // as written; with `budgets` or `other_money`
  other_money = 1U << 6U,
  countries = 1U << 7U,
  donors = 1U << 8U,
  other_countries = 1U << 9U,
  regions = 1U << 10U,
  fields = 1U << 11U,
  description = 1U << 12U,
  url = 1U << 13U,
  source = 1U << 14U,
  id = 1U << 15U,
  evidence = 1U << 16U,
};
class RowParts {
 public:
  constexpr RowParts() = default;
  constexpr RowParts(RowPart part)  // NOLINT(google-explicit-constructor): a part is a set of one
      : bits_(static_cast<std::uint32_t>(part)) {}
  static constexpr RowParts all() { return RowParts(~std::uint32_t{0}); }
  constexpr bool has(RowPart part) const { return (bits_ & static_cast<std::uint32_t>(part)) != 0; }
  // Whether all of `other` is in it.
  constexpr bool covers(RowParts other) const { return (other.bits_ & ~bits_) == 0; }
  friend constexpr RowParts operator|(RowParts a, RowParts b) {
    return RowParts(a.bits_ | b.bits_);
  }
  constexpr RowParts without(RowPart part) const {
    return RowParts(bits_ & ~static_cast<std::uint32_t>(part));
  }

 private:
  constexpr explicit RowParts(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};
constexpr RowParts operator|(RowPart a, RowPart b) {
  return RowParts(a) | RowParts(b);
}

// What a page held that no record can say.
struct PageDoubts {
  std::uint32_t ambiguous = 0;   // values that could be read in another way
  std::uint32_t over_range = 0;  // values that are none, as no day or sum is such
};

// How the pages of a store were read.
struct Reading {
  std::vector<std::string> paths{};  // as they were named
  InputForm form = InputForm::automatic;
  DateOrder date_order = DateOrder::dmy;
  std::uint64_t failed = 0;  // pages and paths that could not be read
};

// What is known of a store as a whole.
struct StoreFacts {
  Reading reading;
  std::uint64_t rules = 0;          // rules_digest() of the program that read the pages
  std::uint32_t version = 0;        // of the file's format; 0: made in memory
  std::uint64_t file_size = 0;      // bytes; 0: made in memory
  std::uint64_t pages = 0;          // that were read
  std::uint64_t invalid_bytes = 0;  // bytes that were no text
  std::uint64_t invalid_pages = 0;  // the pages they were on
  std::string invalid_path{};       // of the first of these
  std::uint64_t mended = 0;         // double-encoded separators
  std::uint64_t undated = 0;        // projects without a period
  std::uint64_t ambiguous = 0;      // values, as in PageDoubts
  std::uint64_t over_range = 0;
};

// What a store's columns hold, at a glance.
struct StoreContents {
  RowId projects = 0;
  RowId news = 0;
  std::size_t countries = 0;  // that any record names as its own
  int first_year = 0;         // that a period or date states; 0: none does
  int last_year = 0;
};

class Store {
 public:
  struct Columns;  // src/store/columns.h
  Store();
  explicit Store(std::unique_ptr<Columns> columns);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // How many records it holds: rows are numbered from 0 to size() - 1.
  RowId size() const;
  // REQUIRES, here and below: row < size()
  // `card` is what a Selection says of the row; the row is the same without it, and takes longer.
  Row row(RowId row, RowParts parts = RowParts::all(), CardId card = kNoCard) const;
  // The same in the place of what `into` held, whose room is used again.
  void read(RowId row, RowParts parts, CardId card, Row& into) const;
  SourceRef source(RowId row) const;
  StoreFacts facts() const;
  StoreContents contents() const;
  // What was found wrong with the file of a saved store so far; null where nothing was. Values read
  // before this was asked may be empty then: ask before using what was read. Always null for a
  // store made in memory.
  const Error* damage() const;
  const Columns& columns() const { return *columns_; }

 private:
  std::unique_ptr<const Columns> columns_;
};

class StoreBuilder {
 public:
  StoreBuilder();
  ~StoreBuilder();
  StoreBuilder(StoreBuilder&&) noexcept;
  StoreBuilder& operator=(StoreBuilder&&) noexcept;
  // Appends a page's records, in order. Rows are numbered as they come.
  void add(const Page& page, const std::vector<Record>& records, const PageDoubts& doubts = {});
  // Appends every page of another store, in order: the result has the same bytes as if those pages
  // had been added here, so shards can be read apart and put together.
  void append(const Store& other);
  // Appends one page of another store. REQUIRES: page < other.facts().pages
  void append_page(const Store& other, std::uint64_t page);
  // How many records have been added so far.
  RowId size() const;
  // Says how the pages were read.
  void set_reading(const Reading& reading);
  // What was added, as a store in memory; the builder is used up.
  Store build() &&;
  // The same with what a saved store keeps to answer fast; save_store() makes that otherwise.
  Store build_indexed() &&;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// The pages of a store, for finding those that need not be read again.
//
//   PageIndex index(old);
//   if (auto at = index.find(page)) builder.append_page(old, *at);
class PageIndex {
 public:
  explicit PageIndex(const Store& store);
  ~PageIndex();
  PageIndex(const PageIndex&) = delete;
  PageIndex& operator=(const PageIndex&) = delete;
  // The page that had the same bytes at the same place of the same path. May be called on several
  // threads at once.
  std::optional<std::uint64_t> find(const Page& page) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

// The id of the record that begins at `begin` of `path`: 12 lower-case hex digits of FNV-1a 64.
std::string record_id(std::string_view path, std::uint64_t begin);

}  // namespace dossier
