// Whether cells that a file gave are values of their kind, where more than one reader asks.
#pragma once

#include <span>

#include "store/codes.h"
#include "store/columns.h"

namespace dossier {

// Dates of the calendar, or none.
bool are_dates(std::span<const Date> dates);

// All of a sum but where its text stands.
inline bool is_money(const MoneyCell& cell, const CodeCounts& codes) {
  return static_cast<std::size_t>(cell.currency) < codes.currencies &&
         cell.role <= Role::equivalent && cell.has_max <= 1;
}

}  // namespace dossier
