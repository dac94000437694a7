// Text helpers shared by every module: folding for comparison, word edges, white space, display
// width. All input is valid UTF-8 unless stated.
#pragma once

#include <cstdint>
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

// The character that begins at text[pos]; U+FFFD for bytes that are no UTF-8. Sets `next`.
char32_t decode(std::string_view text, std::size_t pos, std::size_t& next);
void append_utf8(char32_t c, std::string& out);

bool is_letter(char32_t c);         // Unicode L*, M*
bool is_upper(char32_t c);          // Lu, Lt
bool is_lower(char32_t c);          // Ll; letters of scripts without case are neither
bool is_currency_sign(char32_t c);  // Sc: $, €, £, …
bool is_digit(char c);              // ASCII
bool is_word_byte(char c);          // ASCII letter, digit, or any byte of a non-ASCII character
// Whether a word's edge lies at pos: the characters on its two sides are not both letters or
// digits.
bool is_word_edge(std::string_view text, std::size_t pos);

std::string_view trim(std::string_view text);  // white space off both ends
std::string squeeze(std::string_view text);    // white space runs to single spaces, trimmed
std::vector<std::string_view> split(std::string_view text, char separator);
bool starts_with_fold(std::string_view text, std::string_view folded_prefix);

// Terminal cells that the text fills (wide East Asian 2, combining marks 0).
std::uint32_t display_width(std::string_view text);
// The longest prefix of at most `cells` cells.
std::string_view fit(std::string_view text, std::uint32_t cells);

// The candidate nearest to `word` by edit distance (at most 1, 2 or 3 by length); "" for none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// FNV-1a, 64 bits.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);

}  // namespace dossier
