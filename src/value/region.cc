// Regions: the UN M49 tree and the well-known informal ones, from the generated tables.
#include <algorithm>

#include "base/text.h"
#include "dossier/country.h"
#include "value/find_name.h"
#include "value/tables.h"

namespace dossier {

std::size_t region_count() {
  return tables::kRegions.size();
}

std::string_view english_name(Region region) {
  return tables::kRegions[static_cast<std::size_t>(region)].name;
}

std::string_view code(Region region) {
  return tables::kRegions[static_cast<std::size_t>(region)].id;
}

std::optional<Region> find_region(std::string_view name) {
  if (const auto value = find_whole_name(name, mask(LexClass::region))) {
    return static_cast<Region>(*value);
  }
  const auto it = std::ranges::find(tables::kRegions, trim(name), &tables::RegionRow::id);
  if (it == tables::kRegions.end()) return std::nullopt;
  return static_cast<Region>(it - tables::kRegions.begin());
}

CountrySet countries_of(Region region) {
  const auto& bits = tables::kRegions[static_cast<std::size_t>(region)].countries;
  CountrySet countries;
  for (std::size_t i = 0; i < country_count(); ++i) {
    if ((bits[i / 64] >> (i % 64) & 1U) != 0) countries.add(static_cast<Country>(i));
  }
  return countries;
}

}  // namespace dossier
