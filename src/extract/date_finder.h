// Finds the date atoms of a text: matches the atoms' rules where an anchor lets one begin and
// keeps, of what overlaps, the better.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/anchor.h"
#include "extract/date_atom.h"

namespace dossier {

// In order, without overlaps; unfinished and faulty ones too.
std::vector<DateAtom> find_date_atoms(std::string_view text, std::span<const Anchor> anchors,
                                      std::vector<RuleTie>* ties = nullptr);

}  // namespace dossier
