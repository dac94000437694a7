// The words of an expression without one of which nothing matches: a text that holds none of them
// need not be asked further. What RE2 calls a prefilter.
//
//   required_words(tree, root of "(?:funded|paid\w*) by $")   // "funded by ", "paid"
#pragma once

#include <string>
#include <vector>

#include "regex/syntax.h"

namespace dossier::regex {

inline constexpr std::size_t kLeastWord = 3;  // bytes
inline constexpr std::size_t kMostWord = 12;

// Every match of `root` holds one of them; each is kLeastWord to kMostWord bytes long. Empty where
// none are known.
// REQUIRES: an expression over bytes.
std::vector<std::string> required_words(const Tree& tree, NodeId root);

}  // namespace dossier::regex
