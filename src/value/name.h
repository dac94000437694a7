// How a name is folded and where its first word ends: shared by the table generator and the
// look-up, so that both see the same keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

// The bytes of a folded name's first word: its leading letters, or its one leading symbol.
std::size_t first_word_size(std::string_view folded);

// ASCII letters as capitals, the rest as it is: codes are compared so.
std::string upper_code(std::string_view code);

}  // namespace dossier
