// See cell_checks.h.
#include "store/cell_checks.h"

#include <algorithm>

namespace dossier {

// Those that need no calendar are told first: they are nearly all.
bool are_dates(std::span<const Date> dates) {
  return std::all_of(dates.begin(), dates.end(), [](const Date& date) {
    const bool plain = date.year >= 1 && date.year <= 9999 && date.month <= 12 && date.day <= 28 &&
                       (date.month != 0 || date.day == 0);
    return plain || date == Date{} || is_valid(date);
  });
}

}  // namespace dossier
