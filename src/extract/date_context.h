// What the neighbours of a date-like number say against it: telephone numbers, standards, names
// that hold a year ("Agenda 2030"), counts ("2000 households"). The reasons are rows of tables.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/date_atom.h"

namespace dossier {

// Whether the atom may be proposed at all where it stands: the word "may" before a year, "2012 -
// May" of "2012 - May 2014" and a list's number before a year are no dates, what lies inside them
// may be.
bool may_stand(std::string_view text, const DateAtom& atom);

// The neighbours of a chosen atom, which may be joined to it.
struct Neighbours {
  std::uint32_t left_end = 0;     // where the atom before it ends
  bool left_is_date = false;      // and whether it is more than an unfinished one
  std::uint32_t right_begin = 0;  // where the atom after it begins
};
// Why the atom is none after all; "" where nothing speaks against it.
std::string_view refusal(std::string_view text, const DateAtom& atom, Neighbours neighbours);

// Every pattern of the tables, for the tests.
std::vector<std::string_view> date_context_patterns();

// Whether text[begin, end) is a word on a line of its own above what begins at `end`, "Start" above
// "May 2012": a label, and no part of a date.
bool stands_over(std::string_view text, std::uint32_t begin, std::uint32_t end);

// Takes in what leads up to a date and is part of it, not further left than `floor`: a weekday,
// "early", "the end of", "the year".
void take_lead_in(std::string_view text, DateAtom& atom, std::uint32_t floor);

}  // namespace dossier
