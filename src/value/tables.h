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
  LexMask capitalised = 0;
  LexMask lower_case = 0;
};

// A name as its data file spells it, for alternation().
struct Spelling {
  std::string_view text;
  LexClass cls{};
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

extern const std::span<const LexEntry> kEntries;  // by first word, then longest first
extern const std::span<const Slot> kSlots;        // a power of two of them
extern const std::span<const std::uint64_t>
    kFilter;  // bit (hash & mask): some word may have that hash
extern const std::span<const Spelling> kSpellings;
extern const std::span<const CountryRow> kCountries;  // by alpha-2 code
extern const std::span<const RegionRow> kRegions;
extern const std::span<const std::string_view> kCurrencies;  // by code; the first is "", none

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

}  // namespace dossier::tables
