// Fragments: the named pieces that rules' patterns are made of, written once. {year} in a pattern
// is the row of that name in fragments.cc; a fragment may use others.
//
//   {day}{ord}?{of}{month}{of}{year}
//
// A fragment of words ({month}) says only what such a word looks like; after the match the engine
// looks it up in the lexicon. So a pattern does not carry every month's name in five languages,
// which would make each of them a tenth of a megabyte.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "value/lexicon.h"

namespace dossier {

struct Fragment {
  std::string_view name;
  std::string_view source;  // RE2, with {fragments}
  bool captures = false;    // a value: a named group on its first use in a pattern
  LexMask words = 0;        // what it matched must be a name of one of these classes
};

std::span<const Fragment> fragments();
// Null where there is none.
const Fragment* find_fragment(std::string_view name);

}  // namespace dossier
