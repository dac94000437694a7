// Countries and regions by code and name.
#include "dossier/country.h"

#include <doctest/doctest.h>

#include <string>

namespace dossier {
namespace {

std::string code_of(std::string_view name) {
  const auto country = find_country(name);
  return country ? std::string(code(*country)) : "-";
}

std::string codes(const CountrySet& set) {
  std::string out;
  for (const Country c : set.list()) out += (out.empty() ? "" : " ") + std::string(code(c));
  return out;
}

std::string members(std::string_view region) {
  const auto found = find_region(region);
  return found ? codes(countries_of(*found)) : "-";
}

TEST_CASE("every country of ISO 3166-1, Kosovo and the European Union") {
  CHECK(country_count() == 251);
  for (std::size_t i = 0; i < country_count(); ++i) {
    const auto country = static_cast<Country>(i);
    CAPTURE(code(country));
    CHECK(find_country_code(code(country)) == country);
    CHECK(code_of(english_name(country)) == code(country));
    if (i > 0) CHECK(code(static_cast<Country>(i - 1)) < code(country));
  }
}

TEST_CASE("codes in any case, two letters or three") {
  CHECK(code(*find_country_code("vn")) == "VN");
  CHECK(code(*find_country_code("VNM")) == "VN");
  CHECK(code(*find_country_code("eu")) == "EU");
  CHECK(code(*find_country_code("XK")) == "XK");
  CHECK_FALSE(find_country_code("ZZ"));
  CHECK_FALSE(find_country_code(""));
  CHECK_FALSE(find_country_code("Viet Nam"));
}

TEST_CASE("names, variants and demonyms in any case") {
  struct Row {
    const char* name;
    const char* code;
  };
  constexpr Row kRows[] = {
      {"Viet Nam", "VN"},
      {"vietnam", "VN"},
      {" VIETNAM ", "VN"},
      {"Vietnamese", "VN"},
      {"the Gambia", "GM"},
      {"Burma", "MM"},
      {"Swaziland", "SZ"},
      {"cote d'ivoire", "CI"},
      {"Deutschland", "DE"},
      {"Allemagne", "DE"},
      {"Alemania", "DE"},
      {"Alemanha", "DE"},
      {"drc", "CD"},
      {"UK", "GB"},
      {"european commission", "EU"},
      {"Kosovo", "XK"},
      {"Atlantis", "-"},
      {"", "-"},
      {"Viet", "-"},
      {"Viet Nam and Laos", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(code_of(row.name) == row.code);
  }
}

TEST_CASE("names in English are the United Nations' short ones") {
  CHECK(english_name(*find_country("vn")) == "Viet Nam");
  CHECK(english_name(*find_country("CD")) == "DR Congo");
  CHECK(english_name(*find_country("KR")) == "Republic of Korea");
  CHECK(english_name(*find_country("EU")) == "European Union");
}

TEST_CASE("a set of countries") {
  CountrySet set;
  CHECK(set.empty());
  set.add(*find_country("VN"));
  set.add(*find_country("AL"));
  set.add(*find_country("VN"));
  CHECK(set.size() == 2);
  CHECK(codes(set) == "AL VN");
  CountrySet other;
  other.add(*find_country("AL"));
  set.remove(other);
  CHECK(codes(set) == "VN");
}

TEST_CASE("regions through all their sub-regions") {
  CHECK(members("Central Asia") == "KG KZ TJ TM UZ");
  CHECK(members("Asie centrale") == "KG KZ TJ TM UZ");
  CHECK(members("143") == "KG KZ TJ TM UZ");
  CHECK(members("Zentralasien") == "KG KZ TJ TM UZ");
  CHECK(members("Western Balkans") == "AL BA ME MK RS XK");
  CHECK(members("Greater Mekong Subregion") == "CN KH LA MM TH VN");
  CHECK(countries_of(*find_region("Africa")).size() == 58 + 2);
  CHECK(countries_of(*find_region("Europe")).has(*find_country("XK")));
  CHECK(members("Sahel").find("ML") != std::string::npos);
  CHECK_FALSE(find_region("Middle Earth"));
  CHECK(english_name(*find_region("caribbean")) == "Caribbean");
}

TEST_CASE("every region is found by its code") {
  std::size_t count = 0;
  for (; count < region_count(); ++count) {
    const auto region = static_cast<Region>(count);
    CAPTURE(code(region));
    CHECK(find_region(code(region)) == region);
  }
  CHECK(count > 40);
}

}  // namespace
}  // namespace dossier
