// The in-memory index: records as immutable columns, addressed by dense row numbers.
//
//   StoreBuilder builder;
//   builder.add(page, extraction.records);
//   Store store = std::move(builder).build();
//   Row r = store.row(0);             everything about one record, put together again
//   run(*parse_query("in:VN", {}), store)            the rows that a question names (query.h)
//
// Scalars lie in flat arrays, strings in one arena, lists as offsets into flat arrays, so that a
// store can be saved as it lies in memory and a question touches only the columns it names.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record.h"

namespace dossier {

using RowId = std::uint32_t;

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

class Store {
 public:
  struct Columns;  // src/store/columns.h
  Store();
  explicit Store(std::unique_ptr<const Columns> columns);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  RowId size() const;
  Row row(RowId row) const;
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
  void add(const Page& page, const std::vector<Record>& records);
  // Appends every row of another store, in order: the result has the same bytes as if that store's
  // pages had been added here, so shards can be read apart and put together.
  void append(const Store& other);
  RowId size() const;
  Store build() &&;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// The id of the record that begins at `begin` of `path`: 12 lower-case hex digits of FNV-1a 64.
std::string record_id(std::string_view path, std::uint64_t begin);

}  // namespace dossier
