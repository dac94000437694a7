// Which rows of the cue table may fit a text, told by the words that they need. The table of words
// is made from the rows' own patterns when the program is built (data/generate_cue_words.cpp), so
// that a page pays for the few rows alone whose words it holds.
#pragma once

#include <bitset>
#include <string_view>

namespace dossier {

inline constexpr std::size_t kCueRows = 128;  // at most

// By number of row. A row that is not among them does not match any part of `text`, which is
// folded; one that is may not match either.
std::bitset<kCueRows> cue_rows_of(std::string_view text);

}  // namespace dossier
