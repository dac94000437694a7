// See cue_words.h.
#include "extract/cue_words.h"

#include <cstddef>
#include <cstdint>

#include "extract/word_table.h"
#include "regex/required.h"

namespace dossier {
namespace {

struct CueWord {
  char text[regex::kMostWord + 1];
  std::uint8_t size;
  std::uint8_t row;

  constexpr std::string_view view() const { return {text, size}; }
};
#include "extract/cue_words.inc"  // kRows and kWordless
constexpr WordTable kWords(kRows);

}  // namespace

std::bitset<kCueRows> cue_rows_of(std::string_view text) {
  std::bitset<kCueRows> rows;
  for (const std::size_t row : kWordless) rows.set(row);
  kWords.find_in(text, [&rows](const CueWord& word, std::size_t) {
    rows.set(word.row);
    return false;
  });
  return rows;
}

}  // namespace dossier
