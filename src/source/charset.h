// Single-byte encodings: which one a text is in, and what its bytes mean.
//
// uchardet proposes by the statistics of letters in many languages. It is believed where there is
// something to count: at least eight letters beyond ASCII, and for Cyrillic, Greek, Hebrew, Arabic
// and Thai such a share of all letters as text in these has. All else is Windows-1252, as browsers
// have it.
#pragma once

#include <string_view>

#include "source/characters.h"
#include "source/encoding.h"

namespace dossier {

// REQUIRES: bytes are no UTF-8. Depends on nothing but the bytes.
Encoding single_byte_encoding(std::string_view bytes);

// REQUIRES: is_single_byte(encoding)
const HighHalf& high_half(Encoding encoding);

}  // namespace dossier
