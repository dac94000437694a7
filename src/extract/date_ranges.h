// Joins date atoms to ranges by what stands between and beside them: "from A to B", "since A",
// "A for 36 months". The connectors are the range.* rows of rules_period.cc.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "extract/date_atom.h"

namespace dossier {

// The dates and ranges that the settled atoms make, in order; unfinished atoms that nothing
// completes are left out. Lengths of time only serve ranges here.
std::vector<DateMention> join_ranges(std::string_view text, const std::vector<DateAtom>& atoms,
                                     std::vector<RuleTie>* ties = nullptr);

// A/B, the one completed by the other ("Dec - Feb 2015"). Nothing where they do not fit together or
// the end lies before the start.
std::optional<Period> join_pair(DateAtom a, DateAtom b);

}  // namespace dossier
