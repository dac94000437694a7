// Fragments: the named pieces that rules' patterns are made of, written once. {year} in a pattern
// is the row of that name in fragments.cc; a fragment may use others.
//
//   {day}{ord}?{of}{month}{of}{year}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "value/lexicon.h"

namespace dossier {

struct Fragment {
  std::string_view name;
  std::string_view source;             // RE2, with {fragments}; empty: every name of `words`
  bool captures = false;               // a value: a named group on its first use in a pattern
  std::optional<LexClass> words = {};  // the names of a lexicon class, in any case
};

std::span<const Fragment> fragments();
// Null where there is none.
const Fragment* find_fragment(std::string_view name);
// The expression that it stands for, {fragments} inside not yet written out.
std::string fragment_source(const Fragment& fragment);

}  // namespace dossier
