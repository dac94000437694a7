// Text search on folded words.
#include "query/words.h"

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
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) --pos;
  return decode(text, pos, pos);
}

bool is_ascii_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z');
}

// Turns a folded text into words, in place: the result is never longer.
void squeeze_to_words(std::string& folded) {
  std::size_t out = 0;
  bool gap = false;
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (gap && out > 0) folded[out++] = ' ';
    gap = false;
    while (begin < end) folded[out++] = folded[begin++];
  };
  for (std::size_t pos = 0; pos < folded.size();) {
    std::size_t next = pos + 1;
    const bool ascii = static_cast<unsigned char>(folded[pos]) < 0x80;
    if (ascii ? is_ascii_word(folded[pos]) : is_letter(decode(folded, pos, next))) {
      keep(pos, next);
    } else {
      gap = true;
    }
    pos = next;
  }
  folded.resize(out);
}

}  // namespace

std::string search_form(std::string_view text) {
  std::string folded = fold(text);
  squeeze_to_words(folded);
  return folded;
}

Words read_words(std::string_view text) {
  text = trim(text);
  return {search_form(text), text.ends_with('*')};
}

WordFinder::WordFinder(const Words& words) {
  std::size_t next = 0;
  if (!is_unspaced(decode(words.folded, 0, next))) needle_ = ' ';
  needle_ += words.folded;
  if (!words.prefix && !is_unspaced(last_character(words.folded))) needle_ += ' ';
}

bool WordFinder::in(std::string_view text) {
  hay_ = ' ';
  hay_ += search_form(text);
  hay_ += ' ';
  return hay_.find(needle_) != std::string::npos;
}

}  // namespace dossier
