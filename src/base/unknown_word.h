// What is said of a word that is none of those that could stand there: one wording for the choices
// of every module.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/result.h"

namespace dossier {

// "unknown WHAT 'WORD'", with the nearest of `names` as the hint, or, where there are few of them
// or none is near, all.
Error unknown_word(std::string_view what, std::string_view word,
                   const std::vector<std::string_view>& names);

}  // namespace dossier
