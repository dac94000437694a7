// What the numbers of countries, currencies, regions and rules stood for when a file was written.
// The tables grow from version to version, and a number then stands for something else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/columns.h"

namespace dossier {

// From a file's numbers to this program's. Empty lists: they are the same.
struct Translation {
  std::vector<std::uint16_t> countries;
  std::vector<std::uint16_t> currencies;
  std::vector<std::uint16_t> regions;  // kUnknownCode: a region that this program does not know
  std::vector<std::uint16_t> rules;    // likewise
};
inline constexpr std::uint16_t kUnknownCode = 0xffff;

// How many codes of each kind a file has.
struct CodeCounts {
  std::size_t countries = 0;
  std::size_t currencies = 0;
  std::size_t regions = 0;
  std::size_t rules = 0;
};

// Reads a table_of_codes(). Errors: format, where it is none; a country or currency that this
// program does not know, whose records it could not give back.
Result<Translation> translation_of(std::string_view codes, const std::string& path);
CodeCounts counts_of(const Translation& translation);
// The counts of this program's own tables.
CodeCounts own_counts();

// Whether countries and currencies have the numbers that this program gives them: then the file's
// indexes, which go by these, hold.
bool keeps_places_and_currencies(const Translation& translation);

// From now on the columns that hold such numbers hold this program's: each is translated when it is
// first read, so that a question pays for those that it asks.
void translate(Translation translation, Store::Columns& columns);

}  // namespace dossier
