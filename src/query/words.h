// Text search: words compare without case, accents and punctuation; "water-supply" is found as
// "Water supply" and "cooperation" in "Coopération". A phrase is words next to one another.
#pragma once

#include <string>
#include <string_view>

#include "base/search_form.h"
#include "query/node.h"

namespace dossier {

// Reads what a user wrote: a '*' at the end lets the last word go on. Empty where it holds no word.
Words read_words(std::string_view text);

// Whether the first word may begin inside a word of the text, and the last one end inside one.
struct OpenEnds {
  bool begin = false;
  bool end = false;
};
OpenEnds open_ends(const Words& words);

// Looks for words in many texts; keeps its buffers from one text to the next.
class WordFinder {
 public:
  explicit WordFinder(const Words& words);
  bool in(std::string_view text);

 private:
  std::string needle_;  // with a space where a word has to begin or end
  std::string hay_;
};

}  // namespace dossier
