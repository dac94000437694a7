// Questions about places in a time, by the spells of each country: its rows with their periods and
// sums beside them, by currency and then by the first day. What cannot have the sum or overlap the
// time that was asked for is passed over without being looked at.
#pragma once

#include <vector>

#include "query/node.h"
#include "store/columns.h"

namespace dossier {

// A row and its answer, which is not "no".
struct RowAnswer {
  RowId row = 0;
  Tri answer = Tri::yes;
  CardId card = kNoCard;
};

// Terms that all have to hold.
struct SpellQuestion {
  CountrySet countries;            // in any of these
  std::vector<const Term*> times;  // of active, starts and ends
  std::vector<const Term*> sums;   // of budget
};

// The rows that answer, rising. REQUIRES: the store has its indexes.
std::vector<RowAnswer> spells_that_answer(const Store::Columns& columns,
                                          const SpellQuestion& question);

// How many spells the countries have.
std::size_t count_spells(const Store::Columns& columns, const CountrySet& countries);

}  // namespace dossier
