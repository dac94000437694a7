// The read-only tables that generate_tables.cpp makes of src/value/data/*.tsv.
// Constant-initialised: nothing runs at start-up.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "value/lexicon.h"

namespace dossier::tables {

// A slot of the open-addressing table from a folded first word to its entries; count 0 is an empty
// one.
struct Slot {
  std::uint32_t hash = 0;
  std::uint32_t begin = 0;
  std::uint16_t count = 0;
  std::uint8_t word_size = 0;  // bytes of the first word
  // The classes of the entries, and what may follow the word in them: bits of next_bit(), all of
  // them where the word is a name by itself. Of all entries, then of those in lower case.
  LexMask capitalised = 0;
  LexMask lower_case = 0;
  std::uint32_t next = 0;
  std::uint32_t lower_case_next = 0;
};

struct CountryRow {
  std::string_view alpha2;
  std::string_view alpha3;
  std::string_view name;
};

struct RegionRow {
  std::string_view id;  // an M49 number or a word of our own
  std::string_view name;
  std::array<std::uint64_t, 4>
      countries;  // bit i: country i lies in it, through all its sub-regions
};

// A currency's name that others share means, in one country, this one; indexes all.
struct CurrencyKin {
  std::uint16_t named = 0;
  std::uint16_t country = 0;
  std::uint16_t meant = 0;
};

extern const std::string_view kNames;             // the folded names of kEntries, end to end
extern const std::span<const LexEntry> kEntries;  // by first word, then longest first
extern const std::span<const Slot> kSlots;        // a power of two of them
// Bits of prefix_bit(): of names that may stand in lower case, then of all.
extern const std::span<const std::uint64_t> kPrefixes;
extern const std::span<const std::uint64_t>
    kFilter;  // bit (hash & mask): some word may have that hash
extern const std::span<const CountryRow> kCountries;  // by alpha-2 code
extern const std::span<const RegionRow> kRegions;
extern const std::span<const std::string_view> kCurrencies;  // by code; the first is "", none
extern const std::span<const std::uint8_t> kMagnitudes;      // of each currency
extern const std::span<const CurrencyKin> kCurrencyKin;      // by named, then country

// The hash of a folded first word; generator and look-up share it.
constexpr std::uint32_t kHashSeed = 2166136261U;
constexpr std::uint32_t hash_step(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}
constexpr std::uint32_t hash_word(std::string_view word) {
  std::uint32_t hash = kHashSeed;
  for (const char c : word) hash = hash_step(hash, c);
  return hash;
}

// The slot of a folded first word, given its hash; null where no name begins with it.
const Slot* find_slot(std::string_view word, std::uint32_t hash);

// A letter's bit in Slot::next, and the bit of any other character.
constexpr std::uint32_t next_bit(char lower) {
  return std::uint32_t{1} << (lower >= 'a' && lower <= 'z' ? lower - 'a' : 26);
}

// The bit of a word's first three letters, in five bits each; 0 stands for none.
constexpr std::size_t kPrefixBits = std::size_t{1} << 15;
constexpr std::size_t prefix_bit(char first, char second, char third) {
  const auto five = [](char c) { return static_cast<std::size_t>(c) & 31U; };
  return five(first) << 10 | five(second) << 5 | five(third);
}

}  // namespace dossier::tables
