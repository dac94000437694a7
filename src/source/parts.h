// A page too large to be read whole, in parts: what reading costs in memory is a multiple of a
// part's size, not of the page's, and several threads can share one page.
//
// A part ends where a new item is most likely to begin; each but the first repeats the head of the
// page, so that its title and the names of a table's columns are known. An item that a cut goes
// through is read as far as its part goes.
#pragma once

#include <cstddef>

#include "dossier/source.h"
#include "source/decode.h"

namespace dossier {

// Hands over `clean` as one page or, where it is longer than `most` bytes, as its parts, none of
// them longer than that but for the head. False once the sink has had enough.
// REQUIRES: most is at least 4, the bytes of one character.
bool hand_over_parts(CleanText clean, std::size_t most, const PageSink& sink);

}  // namespace dossier
