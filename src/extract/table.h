// What the readings of tables share: table.cc has those of rows in lines, stacked_table.cc those of
// cells one below the other.
#pragma once

#include "extract/labels.h"
#include "extract/segment.h"

namespace dossier {

// What a line holds in one column.
struct Cell {
  Span span;               // trimmed
  std::size_t column = 0;  // where it begins, in characters (aligned tables)
  std::size_t end = 0;     // where it ends, in characters (aligned tables)
};

// A line's chunks between runs of two or more spaces. REQUIRES: i < layout.size()
std::vector<Cell> aligned_cells(const Layout& layout, std::size_t i);
// The cells of a line that a mark parts ('|', '\t', ';', ','), the empty ones too; of ' ' the same
// as aligned_cells().
std::vector<Cell> cells_of(const Layout& layout, std::size_t i, char divider);

// Whether a column of that name holds what a project's row tells: when, how much, where, who.
bool is_row_kind(LabelKind kind);

// Whether one of the item's cells holds a date, a sum or a place.
bool has_value(const Layout& layout, const Item& item);

}  // namespace dossier
