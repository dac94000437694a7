// What a saved store's file begins with: known below the store too, as whoever reads text has to
// tell it from text.
#pragma once

#include <string_view>

namespace dossier {

inline constexpr std::string_view kStoreMagic =
    "\x89"
    "dossier";  // no text begins with that byte

}  // namespace dossier
