// How a name is folded and where its first word ends: shared by the table generator and the
// look-up, so that both see the same keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

// The bytes of a folded name's first word: its leading letters, or its one leading symbol.
std::size_t first_word_size(std::string_view folded);

// fold_name() of value/lexicon.h is defined beside it.

}  // namespace dossier
