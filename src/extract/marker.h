// What opens a list item or a heading: "1.", "(a)", "IV.", "•", "###", "Project 3 -".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

struct Marker {
  enum class Kind : std::uint8_t { none, number, bullet, heading };
  Kind kind = Kind::none;
  char style = 0;  // numbers: '.', ')', '(', '-', '/', 'c' (in a circle) or ' '; bullets: the first
                   // byte; headings: '#'
  std::uint8_t depth = 1;    // "3.1" has 2, "###" has 3
  std::uint32_t number = 0;  // the last number of "3.1" is 1

  bool any() const { return kind != Kind::none; }
  // Whether two items belong to one list: the same kind, style and depth.
  bool same_list(const Marker& o) const {
    return kind == o.kind && style == o.style && depth == o.depth;
  }
};

struct MarkerHit {
  Marker marker;
  std::size_t end = 0;  // where the item's text begins
};

// The marker that a line's text, without its indentation, begins with; one of kind none where it
// begins with none.
MarkerHit find_marker(std::string_view text);
// One of them alone: "1. ", "12) ", "(3) ", "3.1 ", "1   ".
MarkerHit number_marker(std::string_view text);
// "FAO-0118  ", "CP033 – ", "11-001 ": a register's code before words. Only its end is known:
// whether it opens list items, the page decides by its shape.
std::size_t code_end(std::string_view text, std::size_t least_words = 3);
// The code's shape, "A-9" of "FAO-0118": runs of letters, of digits, and the marks between.
std::string code_shape(std::string_view code);
// "o Title", "n Budget": a letter that may be a symbol font's bullet or a word; the page decides.
bool is_letter_bullet(std::string_view text);

}  // namespace dossier
