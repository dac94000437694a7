// Which rows of a table of expressions may fit a text, told by the words that they need. The words
// are made from the rows' own patterns when the program is built (data/generate_word_gates.cpp), so
// that a page pays for the few rows alone whose words it holds.
#pragma once

#include <bitset>
#include <string_view>

namespace dossier {

inline constexpr std::size_t kGatedRows = 192;  // of one table, at most

// By number of row. A row that is not among them does not match any part of the folded text; one
// that is may not match either.
using RowsThatMayFit = std::bitset<kGatedRows>;

RowsThatMayFit cue_rows_of(std::string_view folded);          // of cue_table()
RowsThatMayFit no_project_rows_of(std::string_view folded);   // of no_project_forms()
RowsThatMayFit boilerplate_rows_of(std::string_view folded);  // of boilerplate_forms()
RowsThatMayFit aside_rows_of(std::string_view folded);        // of aside_forms()
RowsThatMayFit byline_rows_of(std::string_view folded);       // of byline_forms()
RowsThatMayFit home_rows_of(std::string_view folded);         // of home_forms()

}  // namespace dossier
