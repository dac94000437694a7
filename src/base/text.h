// Text helpers shared by every module: folding for comparison, search, word edges, white space,
// display width. All input is valid UTF-8 unless stated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Lower case, compatibility-decomposed, accents dropped (NFKD casefold without marks; "ß" is "ss",
// "ø" is "o", "ı" is "i"), typographic quotes and dashes as ASCII, hyphens and apostrophes kept,
// runs of white space as one space, none at the ends.
std::string fold(std::string_view text);
// fold() of a single word into a caller's buffer; the ASCII path allocates nothing.
void fold_into(std::string_view text, std::string& out);

// What the Unicode tables say of characters outside ASCII; asked through the functions below.
namespace unicode {
char32_t decode(std::string_view text, std::size_t pos, std::size_t& next);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);
}  // namespace unicode

constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
constexpr bool is_digit(char c) {  // ASCII
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// ASCII letter, digit, or any byte of a non-ASCII character.
constexpr bool is_word_byte(char c) {
  return !is_ascii(c) || is_digit(c) || is_ascii_letter(c);
}

// A set of bytes: what std::string_view::find_first_of asks, one look-up a byte.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }
  // The first byte at or after `pos` that is in the set (is not); npos where there is none.
  constexpr std::size_t first_in(std::string_view text, std::size_t pos = 0) const {
    while (pos < text.size() && !has(text[pos])) ++pos;
    return pos < text.size() ? pos : std::string_view::npos;
  }
  constexpr std::size_t first_not_in(std::string_view text, std::size_t pos = 0) const {
    while (pos < text.size() && has(text[pos])) ++pos;
    return pos < text.size() ? pos : std::string_view::npos;
  }
  constexpr std::size_t last_in(std::string_view text) const {
    std::size_t pos = text.size();
    while (pos > 0 && !has(text[pos - 1])) --pos;
    return pos > 0 ? pos - 1 : std::string_view::npos;
  }
  constexpr std::size_t last_not_in(std::string_view text) const {
    std::size_t pos = text.size();
    while (pos > 0 && has(text[pos - 1])) --pos;
    return pos > 0 ? pos - 1 : std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

// Where two spaces stand side by side, at or after `pos`; npos where they do not.
constexpr std::size_t find_gap(std::string_view text, std::size_t pos = 0) {
  for (; pos + 1 < text.size(); ++pos) {
    if (text[pos + 1] != ' ') {
      ++pos;  // no gap begins here nor there
    } else if (text[pos] == ' ') {
      return pos;
    }
  }
  return std::string_view::npos;
}

// A byte of a character outside ASCII that is not its first (RFC 3629).
constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
// The characters of valid UTF-8, which is what aligned text counts.
constexpr std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(c) ? 0 : 1;
  return count;
}

// The character that begins at text[pos]; U+FFFD for bytes that are no UTF-8. Sets `next`.
inline char32_t decode(std::string_view text, std::size_t pos, std::size_t& next) {
  if (!is_ascii(text[pos])) return unicode::decode(text, pos, next);
  next = pos + 1;
  return static_cast<char32_t>(text[pos]);
}
void append_utf8(char32_t c, std::string& out);

inline bool is_letter(char32_t c) {  // Unicode L*, M*
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : unicode::is_letter(c);
}
inline bool is_upper(char32_t c) {  // Lu, Lt
  return c < 0x80 ? c >= 'A' && c <= 'Z' : unicode::is_upper(c);
}
inline bool is_lower(char32_t c) {  // Ll; letters of scripts without case are neither
  return c < 0x80 ? c >= 'a' && c <= 'z' : unicode::is_lower(c);
}
bool is_currency_sign(char32_t c);  // Sc: $, €, £, …
// Whether a word's edge lies at pos: the characters on its two sides are not both letters or
// digits.
bool is_word_edge(std::string_view text, std::size_t pos);

std::string_view trim(std::string_view text);  // white space off both ends
std::string squeeze(std::string_view text);    // white space runs to single spaces, trimmed
std::vector<std::string_view> split(std::string_view text, char separator);
// std::string_view::find() for the few bytes of a word or a mark, sixteen places at a time.
std::size_t find_mark(std::string_view text, std::string_view mark, std::size_t pos = 0);
inline bool holds(std::string_view text, std::string_view mark) {
  return find_mark(text, mark) != std::string_view::npos;
}
// Whether one of the words, or parts of words, stands in the text as written.
bool holds_any(std::string_view text, std::span<const std::string_view> words);
bool starts_with_fold(std::string_view text, std::string_view folded_prefix);

// Terminal cells that the text fills (wide East Asian 2, combining marks 0).
std::uint32_t display_width(std::string_view text);
// The longest prefix of at most `cells` cells.
std::string_view fit(std::string_view text, std::uint32_t cells);

// The candidate nearest to `word` by edit distance (at most a third of its length, from 1 to 3); ""
// for none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// FNV-1a, 64 bits.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);

}  // namespace dossier
