// Countries by code and by name, from the generated tables.
#include "dossier/country.h"

#include <algorithm>
#include <bit>

#include "base/text.h"
#include "value/find_name.h"
#include "value/name.h"
#include "value/tables.h"

namespace dossier {

std::size_t country_count() {
  return tables::kCountries.size();
}

std::string_view code(Country country) {
  return tables::kCountries[static_cast<std::size_t>(country)].alpha2;
}

std::string_view english_name(Country country) {
  return tables::kCountries[static_cast<std::size_t>(country)].name;
}

std::optional<Country> find_country_code(std::string_view code) {
  const std::string wanted = upper_code(code);
  const auto matches = [&](const tables::CountryRow& row) {
    return wanted == row.alpha2 || wanted == row.alpha3;
  };
  const auto it = std::ranges::find_if(tables::kCountries, matches);
  if (wanted.empty() || it == tables::kCountries.end()) return std::nullopt;
  return static_cast<Country>(it - tables::kCountries.begin());
}

std::optional<Country> find_country(std::string_view name) {
  constexpr LexMask kNames =
      mask(LexClass::country) | mask(LexClass::country_code) | mask(LexClass::demonym);
  if (const std::optional<std::uint16_t> value = find_whole_name(name, kNames)) {
    return static_cast<Country>(*value);
  }
  return find_country_code(trim(name));
}

std::vector<Country> CountrySet::list() const {
  std::vector<Country> countries;
  for (std::size_t i = 0; i < kWords; ++i) {
    for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
      const std::size_t bit = static_cast<std::size_t>(std::countr_zero(left));
      countries.push_back(static_cast<Country>(i * kWordBits + bit));
    }
  }
  return countries;
}

std::size_t CountrySet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

}  // namespace dossier
