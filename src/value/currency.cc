// Currencies by code, from the generated table.
#include <algorithm>

#include "dossier/money.h"
#include "value/tables.h"

namespace dossier {
namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

}  // namespace

std::string_view code(Currency currency) {
  return tables::kCurrencies[static_cast<std::size_t>(currency)];
}

std::optional<Currency> find_currency(std::string_view code) {
  std::string wanted(code);
  std::ranges::transform(wanted, wanted.begin(), upper);
  const auto it = std::ranges::lower_bound(tables::kCurrencies, wanted);
  if (wanted.empty() || it == tables::kCurrencies.end() || *it != wanted) return std::nullopt;
  return static_cast<Currency>(it - tables::kCurrencies.begin());
}

}  // namespace dossier
