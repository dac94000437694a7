// Whether one row answers one value of a term: the meaning of each key about time and money.
#pragma once

#include <span>

#include "query/node.h"
#include "store/columns.h"

namespace dossier {

// A row's period to the day, sentinels included: what it overlaps does not depend on how it was
// stated, and the columns of stated dates are left alone.
struct Spell {
  Day start = kNoDay;
  Day end = kNoDay;
};

// What a record does not state never matches: no period is active in no year, not in an unknown
// one.
Tri active_in(Spell spell, const Window& window);
Tri starts_in(Spell spell, const Window& window);
Tri ends_in(Spell spell, const Window& window);
Tri dated_in(Date date, const Window& window);
// One of the first three. REQUIRES: the key is active, starts or ends.
Tri spell_in(Key key, Spell spell, const Window& window);

// Totals compare, or shares where no total is stated; an equivalent in the currency asked for,
// which is a rounded sum, makes "maybe" at most.
Tri budget_in(std::span<const MoneyCell> budgets, const AmountRange& range);
// The same of what an index says of them. REQUIRES: that is not State::look.
Tri budget_in(const SumCell& sum, const AmountRange& range);

}  // namespace dossier
