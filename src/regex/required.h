// The parts of an expression without one of which nothing matches: a text that holds none of them
// need not be asked further. What RE2 calls a prefilter, over trees instead of literal strings.
//
//   required_parts(tree, root of "(?:funded|paid\w*) by $")   // "funded", "paid"
#pragma once

#include <vector>

#include "regex/syntax.h"

namespace dossier::regex {

// Nodes that stand one after the other in an expression.
using Run = std::vector<NodeId>;

// One or several parts; every match of `root` holds a match of at least one of them. Empty where
// none is known that is three bytes or longer (or a mark such as "(") and free of gaps
// ("[^.]{0,40}", "\w*"), whose machines would be large.
std::vector<Run> required_parts(const Tree& tree, NodeId root);

}  // namespace dossier::regex
