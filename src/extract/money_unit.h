// The unit that sums are stated in once for many: in a label, a column's header, a table's caption.
//
//   money_unit("US$ thousand")    USD, power 3
//   money_unit("in Mio. EUR")     EUR, power 6
//   money_unit("Rs. in lakhs")    INR, power 5
//   money_unit("'000")            no currency, power 3
//   money_unit("projects")        nothing
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/money.h"

namespace dossier {

struct MoneyUnit {
  Currency currency = Currency::none;
  std::int8_t power = 0;
  bool shared_name = false;  // "Rs", "dirhams": several countries' (currency_in() of money.h)
  friend bool operator==(const MoneyUnit&, const MoneyUnit&) = default;
};

// The whole text must be currency and scale, either alone, with small words ("in", "of") between.
std::optional<MoneyUnit> money_unit(std::string_view text);

}  // namespace dossier
