// Anchors: the few places of a page where a value can begin. One pass over the text finds them all
// (runs of digits, currency symbols, words that begin a name of the lexicon); rules run only there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "value/lexicon.h"

namespace dossier {

struct Anchor {
  enum class Kind : std::uint8_t {
    digits,  // a run of ASCII digits; [begin, end) is the run
    symbol,  // a currency symbol
    word,    // a word that begins one or more lexicon entries
  };
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // of the run, the symbol or the first word
  Kind kind = Kind::digits;
  LexMask classes = 0;  // for word and symbol: the classes of the entries that begin here
};

// In order of position.
std::vector<Anchor> find_anchors(std::string_view text);

}  // namespace dossier
