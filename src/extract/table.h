// What the readings of tables share: table.cc has those of rows in lines, stacked_table.cc those of
// cells one below the other.
#pragma once

#include "extract/labels.h"
#include "extract/segment.h"
#include "extract/table_cells.h"

namespace dossier {

// Whether a column of that name holds what a project's row tells: when, how much, where, who.
bool is_row_kind(LabelKind kind);

// Whether a text has a word of rows that add up those above them: "Grand total", "Insgesamt".
bool names_total(std::string_view text);

// Whether one of the item's cells holds a date, a sum or a place.
bool has_value(const Layout& layout, const Item& item);

}  // namespace dossier
