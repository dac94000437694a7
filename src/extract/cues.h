// Cues: the words before or after a mention that say what part it plays. Rows of a table in
// rules_label.cc, matched against the folded text on one side of the mention.
//
//   "funded by the Government of [Japan]"      donor
//   "a kick-off meeting held in [Fiji]"        venue
//   "[US$ 110] a month"                        other money
//   "will be completed in [March 2016]"        end
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dossier/mention.h"
#include "extract/layout.h"
#include "extract/rules.h"

namespace dossier {

enum class CueRole : std::uint8_t {
  donor,        // who pays, or the partner who shares the cost
  venue,        // where something was held; the place of work if no other is named
  also,         // one more place of the work, beside those of its section
  origin,       // where somebody or something comes from or goes to
  budget,       // money for the project
  share,        // a part of the sum before it
  equivalent,   // the sum before it in another currency
  other_money,  // wages, losses, prices, what was spent
  start,        // the date is a beginning
  end,          // the date is an end
  aside,        // the date is no part of a project's run
  run,          // both dates are the run of what the sentence speaks of
};

struct Cue {
  Rule rule;
  CueRole role;
  bool before = true;     // looks at what stands before the mention; else at what follows
  bool outranks = false;  // before a date: wins over what begins inside it, "apply [until]"
};
std::span<const Cue> cue_table();

struct CueHit {
  RuleId rule = RuleId::none;
  CueRole role{};
  bool found = false;
};

// The first row of the table, in its order, of one of the roles that fits the text around
// `mention`. Looks no further than the paragraph that [limits) gives.
using CueMask = std::uint32_t;
constexpr CueMask cue(CueRole r) {
  return CueMask{1} << static_cast<unsigned>(r);
}
CueHit find_cue(const Layout& layout, Span mention, Span limits, CueMask roles);
// The same for a mention in a column's text: `pieces` are its lines, beside which others stand.
CueHit find_cue(const Layout& layout, Span mention, std::span<const Span> pieces, CueMask roles);
// That row's place in the table, or the table's size, for the folded texts on the two sides.
// REQUIRES: the roles are of one field.
std::size_t find_cue_row(std::string_view before, std::string_view after, CueMask roles);

}  // namespace dossier
