// What stands around a name decides whether it is a place: "Michael Jordan", "in French", "rue de
// Belgique" and "Lebanon, Ohio" name none. Each decision is a small function with a reason of its
// own.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "dossier/page.h"
#include "value/lexicon.h"

namespace dossier {

// A name found on a page, before judgement.
struct PlaceHit {
  Span span;
  const LexEntry* entry = nullptr;
};

// Why the hit at `index` is no place; "" where it is one. `hits` are all of the page's, in order.
std::string_view refusal(std::string_view text, std::span<const PlaceHit> hits, std::size_t index);

// Whether only commas, slashes, "and" and articles part the two hits.
bool in_one_list(std::string_view text, const PlaceHit& a, const PlaceHit& b);

// "Georgia" between American states, or "Georgia, in the south of the United States": the state.
// The entry of the state; null where it is the country or no state has that name.
const LexEntry* state_instead(std::string_view text, std::span<const PlaceHit> hits,
                              std::size_t index);

// The entry of `cls` with the same name; null where there is none.
const LexEntry* same_name(const LexEntry& entry, LexClass cls);

}  // namespace dossier
