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

// The same by plain scanning: every rule is asked at every place where a word or a digit begins,
// whatever the anchors say. Slow, and the tests' oracle for the above.
std::vector<DateAtom> find_date_atoms_plainly(std::string_view text);

}  // namespace dossier
