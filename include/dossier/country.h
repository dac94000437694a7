// Countries (ISO 3166-1 alpha-2, plus XK for Kosovo and EU for the European Union) and regions
// (UN M49, plus well-known informal ones such as the Sahel).
//
//   find_country("VN")            Viet Nam
//   english_name(*c)              "Viet Nam"
//   countries_of(*find_region("Central Asia"))   {KG, KZ, TJ, TM, UZ}
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Index into the table of countries, sorted by alpha-2 code.
enum class Country : std::uint8_t {};
inline constexpr std::size_t kMaxCountries = 256;

// How many there are: each number below it is a Country.
std::size_t country_count();
// "VN": the alpha-2 code. REQUIRES, of both: the country is less than country_count().
std::string_view code(Country country);
// "Viet Nam": the name in English.
std::string_view english_name(Country country);
// By alpha-2 or alpha-3 code, any case.
std::optional<Country> find_country_code(std::string_view code);
// By code, name, variant or demonym in any of the tool's languages; the whole text must be it.
std::optional<Country> find_country(std::string_view name);

// A set of countries; iterates in order of alpha-2 code.
class CountrySet {
 public:
  void add(Country c) { word_of(c) |= bit_of(c); }
  void remove(Country c) { word_of(c) &= ~bit_of(c); }
  void add(const CountrySet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
  }
  void remove(const CountrySet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] &= ~other.words_[i];
  }
  bool has(Country c) const {
    return (words_[static_cast<std::size_t>(c) / kWordBits] & bit_of(c)) != 0;
  }
  bool empty() const { return *this == CountrySet{}; }
  std::size_t size() const;
  // Its members, in order of alpha-2 code.
  std::vector<Country> list() const;
  friend bool operator==(const CountrySet&, const CountrySet&) = default;

 private:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = kMaxCountries / kWordBits;
  static constexpr std::uint64_t bit_of(Country c) {
    return std::uint64_t{1} << (static_cast<std::size_t>(c) % kWordBits);
  }
  std::uint64_t& word_of(Country c) { return words_[static_cast<std::size_t>(c) / kWordBits]; }

  std::array<std::uint64_t, kWords> words_{};  // a bit for each country, the lowest first
};

// Index into the table of regions.
enum class Region : std::uint16_t {};
// How many there are: each number below it is a Region.
std::size_t region_count();
// "Central Asia": M49's name in English, or the usual one where the region is informal. Two regions
// may share one. REQUIRES, here and below: the region is less than region_count().
std::string_view english_name(Region region);
// The M49 number, or for informal regions a word of our own ("north-africa"): unlike names, no two
// regions share one, and find_region() reads it.
std::string_view code(Region region);
// By name or M49 number, any of the tool's languages.
std::optional<Region> find_region(std::string_view name);
// Every country that the region holds, through all its sub-regions.
CountrySet countries_of(Region region);

}  // namespace dossier
