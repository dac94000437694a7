// The cells of a line: what marks or runs of spaces part.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "extract/layout.h"

namespace dossier {

// What a line holds in one column.
struct Cell {
  Span span;               // trimmed
  std::size_t column = 0;  // where it begins, in characters (aligned tables)
  std::size_t end = 0;     // where it ends, in characters (aligned tables)
};

// Counts a line's characters from left to right.
class Ruler {
 public:
  explicit Ruler(std::string_view line) : line_(line) {}
  // The characters before `at`. REQUIRES: `at` is no less than in the last call.
  std::size_t column(std::size_t at) {
    column_ += count_characters(line_.substr(at_, at - at_));
    at_ = at;
    return column_;
  }
  std::string_view line() const { return line_; }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;
};

// The cell of the bytes [begin, end) of the ruler's line, which begins at `base` of the page.
Cell make_cell(Ruler& ruler, std::uint32_t base, std::size_t begin, std::size_t end);

// A line's chunks between runs of two or more spaces. REQUIRES: i < layout.size()
std::vector<Cell> aligned_cells(const Layout& layout, std::size_t i);
// The cells of a line that a mark parts ('|', '\t', ';', ','), the empty ones too; of ' ' the same
// as aligned_cells().
std::vector<Cell> cells_of(const Layout& layout, std::size_t i, char divider);

}  // namespace dossier
