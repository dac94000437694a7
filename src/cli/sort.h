// The order of records under --sort: by any column, by what it means rather than how it is written.
//
//   parse_sort("-end,title")    latest end first; equal ends by title
//
// Periods and dates compare as days, sums within their currency (currencies in order of their
// codes), text without regard to case and accents. What a record does not state comes last either
// way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

struct SortKey {
  std::string column;
  bool reverse = false;
};

// Errors: usage, with the nearest column.
Result<std::vector<SortKey>> parse_sort(std::string_view text);

// A row, and whether it is one that only may match.
struct SelectedRow {
  Row row;
  bool maybe = false;
};
// The parts of a row that the keys compare.
RowParts parts_compared(const std::vector<SortKey>& keys);

// A row of a store by its number, whether it only may match, and where it is read fastest.
struct Hit {
  RowId row = 0;
  bool maybe = false;
  CardId card = kNoCard;
};
// Keeps the rows that can be among the first `limit` in the keys' order, in the order in which they
// are: the first of them by the first key, and whatever equals the last of these. Reads no more of
// the others than that key. REQUIRES: keys is not empty.
void keep_first(const Store& store, const std::vector<SortKey>& keys, std::size_t limit,
                std::vector<Hit>& hits);

// Rows that compare equal keep their order.
void sort_rows(std::vector<SelectedRow>& rows, const std::vector<SortKey>& keys);

}  // namespace dossier
