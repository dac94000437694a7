// Text search on folded words.
#include "query/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace dossier {
namespace {

// Scripts that put no space between words: there a word may begin and end anywhere.
struct Block {
  char32_t first;
  char32_t last;
};
constexpr auto kUnspaced = std::to_array<Block>({
    {0x0E00, 0x0EFF},  // Thai, Lao
    {0x1000, 0x109F},  // Myanmar
    {0x1100, 0x11FF},  // Hangul, decomposed
    {0x1780, 0x17FF},  // Khmer
    {0x3040, 0x30FF},  // kana
    {0x3400, 0x9FFF},  // Han
    {0xAC00, 0xD7AF},  // Hangul
    {0xF900, 0xFAFF},  // Han, compatibility
    {0x20000, 0x3FFFF},
});

bool is_unspaced(char32_t c) {
  for (const Block& block : kUnspaced) {
    if (block.first <= c && c <= block.last) return true;
  }
  return false;
}

char32_t last_character(std::string_view text) {
  std::size_t pos = text.size() - 1;
  while (pos > 0 && is_continuation(text[pos])) --pos;
  return decode(text, pos, pos);
}

}  // namespace

Words read_words(std::string_view text) {
  text = trim(text);
  return {search_form(text), text.ends_with('*')};
}

OpenEnds open_ends(const Words& words) {
  std::size_t next = 0;
  return {is_unspaced(decode(words.folded, 0, next)),
          words.prefix || is_unspaced(last_character(words.folded))};
}

WordFinder::WordFinder(const Words& words) {
  const OpenEnds open = open_ends(words);
  if (!open.begin) needle_ = ' ';
  needle_ += words.folded;
  if (!open.end) needle_ += ' ';
}

bool WordFinder::in(std::string_view text) {
  hay_ = ' ';
  append_search_form(text, hay_);
  hay_ += ' ';
  return hay_.find(needle_) != std::string::npos;
}

}  // namespace dossier
