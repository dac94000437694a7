// See word_gate.h.
#include "extract/word_gate.h"

#include <cstddef>
#include <cstdint>

#include "extract/word_table.h"
#include "regex/required.h"

namespace dossier {
namespace {

struct GateWord {
  char text[regex::kMostWord + 1];
  std::uint8_t size;
  std::uint8_t row;

  constexpr std::string_view view() const { return {text, size}; }
};

// A table's words, and the rows of which none are known.
template <std::size_t Words, std::size_t Wordless>
class WordGate {
 public:
  constexpr WordGate(const GateWord (&words)[Words],
                     const std::array<std::size_t, Wordless>& wordless)
      : words_(words), wordless_(wordless) {}

  RowsThatMayFit rows_of(std::string_view folded) const {
    RowsThatMayFit rows;
    for (const std::size_t row : wordless_) rows.set(row);
    words_.find_in(folded, [&rows](const GateWord& word, std::size_t) {
      rows.set(word.row);
      return false;
    });
    return rows;
  }

 private:
  WordTable<GateWord, Words> words_;
  std::array<std::size_t, Wordless> wordless_;
};

#include "extract/word_gates.inc"  // of each table its words and its rows without
constexpr WordGate kCueGate(kCueWords, kCueWordless);
constexpr WordGate kNoProjectGate(kNoProjectWords, kNoProjectWordless);
constexpr WordGate kBoilerplateGate(kBoilerplateWords, kBoilerplateWordless);
constexpr WordGate kAsideGate(kAsideWords, kAsideWordless);
constexpr WordGate kBylineGate(kBylineWords, kBylineWordless);
constexpr WordGate kHomeGate(kHomeWords, kHomeWordless);

}  // namespace

RowsThatMayFit cue_rows_of(std::string_view folded) {
  return kCueGate.rows_of(folded);
}

RowsThatMayFit no_project_rows_of(std::string_view folded) {
  return kNoProjectGate.rows_of(folded);
}

RowsThatMayFit boilerplate_rows_of(std::string_view folded) {
  return kBoilerplateGate.rows_of(folded);
}

RowsThatMayFit aside_rows_of(std::string_view folded) {
  return kAsideGate.rows_of(folded);
}

RowsThatMayFit byline_rows_of(std::string_view folded) {
  return kBylineGate.rows_of(folded);
}

RowsThatMayFit home_rows_of(std::string_view folded) {
  return kHomeGate.rows_of(folded);
}

}  // namespace dossier
