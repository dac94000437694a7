// Currencies by code, from the generated table.
#include <algorithm>

#include "dossier/money.h"
#include "value/name.h"
#include "value/tables.h"

namespace dossier {

std::string_view code(Currency currency) {
  return tables::kCurrencies[static_cast<std::size_t>(currency)];
}

std::optional<Currency> find_currency(std::string_view code) {
  const std::string wanted = upper_code(code);
  const auto it = std::ranges::lower_bound(tables::kCurrencies, wanted);
  if (wanted.empty() || it == tables::kCurrencies.end() || *it != wanted) return std::nullopt;
  return static_cast<Currency>(it - tables::kCurrencies.begin());
}

int magnitude(Currency currency) {
  return tables::kMagnitudes[static_cast<std::size_t>(currency)];
}

std::optional<Currency> currency_in(Country country, Currency named) {
  const auto it = std::ranges::find_if(tables::kCurrencyKin, [&](const tables::CurrencyKin& kin) {
    return kin.named == static_cast<std::uint16_t>(named) &&
           kin.country == static_cast<std::uint16_t>(country);
  });
  if (it == tables::kCurrencyKin.end()) return std::nullopt;
  return static_cast<Currency>(it->meant);
}

}  // namespace dossier
