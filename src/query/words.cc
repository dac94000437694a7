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
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) --pos;
  return decode(text, pos, pos);
}

// Appends what is kept of a text, with one space for whatever lies between.
class WordSink {
 public:
  explicit WordSink(std::string& out) : out_(out) {}
  void gap() { gap_ = true; }
  void keep(std::string_view bytes) {
    if (gap_ && !out_.empty()) out_ += ' ';
    gap_ = false;
    out_ += bytes;
  }

 private:
  std::string& out_;
  bool gap_ = false;
};

// What each ASCII byte becomes: itself in lower case, or 0 for a gap.
constexpr auto kAsciiWords = [] {
  std::array<char, 128> table{};
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
  for (unsigned char lower = 'a', upper = 'A'; lower <= 'z'; ++lower, ++upper)
    table[lower] = table[upper] = static_cast<char>(lower);
  return table;
}();
char ascii_word(char c) {
  return kAsciiWords[static_cast<unsigned char>(c)];
}

void append_ascii(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  out.resize(begin + text.size());
  std::size_t end = begin;
  for (char c : text) {
    const char kept = ascii_word(c);
    if (kept != 0) {
      out[end++] = kept;
    } else if (end > begin && out[end - 1] != ' ') {
      out[end++] = ' ';
    }
  }
  if (end > begin && out[end - 1] == ' ') --end;
  out.resize(end);
}

void append_any(std::string_view text, std::string& out) {
  const std::string folded = fold(text);
  std::string words;
  WordSink sink(words);
  for (std::size_t pos = 0; pos < folded.size();) {
    std::size_t next = pos + 1;
    const char c = folded[pos];
    const bool word = is_ascii(c) ? ascii_word(c) != 0 : is_letter(decode(folded, pos, next));
    if (word) {
      sink.keep(std::string_view(folded).substr(pos, next - pos));
    } else {
      sink.gap();
    }
    pos = next;
  }
  out += words;
}

void append_search_form(std::string_view text, std::string& out) {
  // Most texts are ASCII, and need no folding by the Unicode tables.
  if (std::ranges::all_of(text, is_ascii)) {
    append_ascii(text, out);
  } else {
    append_any(text, out);
  }
}

}  // namespace

std::string search_form(std::string_view text) {
  std::string form;
  append_search_form(text, form);
  return form;
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
  append_search_form(text, hay_);
  hay_ += ' ';
  return hay_.find(needle_) != std::string::npos;
}

}  // namespace dossier
