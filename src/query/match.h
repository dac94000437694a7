// Whether one row answers one value of a term: the meaning of each key.
#pragma once

#include "query/node.h"
#include "store/columns.h"

namespace dossier {

// What a record does not state never matches: no period is active in no year, not in an unknown
// one.
Tri active_in(const Store::Columns& columns, RowId row, const Window& window);
Tri starts_in(const Store::Columns& columns, RowId row, const Window& window);
Tri ends_in(const Store::Columns& columns, RowId row, const Window& window);
Tri dated_in(const Store::Columns& columns, RowId row, const Window& window);

// Totals compare, or shares where no total is stated; an equivalent in the currency asked for,
// which is a rounded sum, makes "maybe" at most.
Tri budget_in(const Store::Columns& columns, RowId row, const AmountRange& range);

}  // namespace dossier
