// Text made fit for its place: one line for a cell, and harmless on a terminal.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dossier {

// Whether a terminal may act upon the character, or show nothing for it: controls, directional
// marks, zero-width characters.
bool is_unsafe(char32_t c);
// White space of any kind (tabs and line ends above all) as single spaces, one for one.
std::string one_line(std::string_view text);
void make_one_line(std::span<char> text);
// Control, bidi and zero-width characters as "\u{202e}", so that text from a page can neither move
// the cursor nor disguise itself. Line feeds stay when `keep_lines`.
std::string escape_for_terminal(std::string_view text, bool keep_lines = false);
// At most `cells` terminal cells, the last one "…" where something was cut.
std::string shorten(std::string_view text, std::uint32_t cells);
// Likewise, with the end kept and the mark in front.
std::string shorten_front(std::string_view text, std::uint32_t cells);
// `text` and then spaces up to `cells`; or spaces first, when `right`.
void append_padded(std::string_view text, std::uint32_t cells, bool right, std::string& out);

}  // namespace dossier
