// The form in which words are searched for: without case, accents and punctuation, so that
// "water-supply" is found as "Water supply" and "cooperation" in "Coopération".
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// Folded words with single spaces between them; everything that is no letter or digit is a space.
std::string search_form(std::string_view text);
// The same, behind what `out` holds; nothing is put between the two.
void append_search_form(std::string_view text, std::string& out);

}  // namespace dossier
