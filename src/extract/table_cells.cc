// See table_cells.h.
#include "extract/table_cells.h"

#include <algorithm>

namespace dossier {

Cell make_cell(Ruler& ruler, std::uint32_t base, std::size_t begin, std::size_t end) {
  const std::string_view line = ruler.line();
  const std::string_view inner = trim(line.substr(begin, end - begin));
  const auto at = inner.empty() ? begin : static_cast<std::size_t>(inner.data() - line.data());
  Cell cell;
  cell.span = {static_cast<std::uint32_t>(base + at),
               static_cast<std::uint32_t>(base + at + inner.size())};
  cell.column = ruler.column(at);
  cell.end = ruler.column(at + inner.size());
  return cell;
}

namespace {

// Whether a divider stands at i; a slash divides between spaces, and not inside "01/04/2011".
bool divides(std::string_view line, std::size_t i, char divider) {
  const auto space = [line](std::size_t at) { return at < line.size() && line[at] == ' '; };
  return line[i] == divider && (divider != '/' || (i > 0 && space(i - 1) && space(i + 1)));
}

// Cells between single-character dividers; quotes protect a divider inside a cell (RFC 4180).
std::vector<Cell> divided(std::string_view line, std::uint32_t base, char divider) {
  std::vector<Cell> cells;
  Ruler ruler(line);
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && line[i] == '"' && (divider == ',' || divider == ';')) quoted = !quoted;
    if (i < line.size() && (!divides(line, i, divider) || quoted)) continue;
    cells.push_back(make_cell(ruler, base, begin, i));
    begin = i + 1;
  }
  if (divider == '|') {  // outer pipes make empty cells at both ends
    if (!cells.empty() && cells.front().span.empty()) cells.erase(cells.begin());
    if (!cells.empty() && cells.back().span.empty() && trim(line).ends_with('|')) cells.pop_back();
  }
  for (Cell& cell : cells) {
    while (cell.span.size() >= 2 && line[cell.span.begin - base] == '"' &&
           line[cell.span.end - 1 - base] == '"')
      ++cell.span.begin, --cell.span.end;
  }
  return cells;
}

}  // namespace

std::vector<Cell> aligned_cells(const Layout& layout, std::size_t i) {
  const std::string_view line = layout.text(layout[i].span);
  const std::uint32_t base = layout[i].span.begin;
  std::vector<Cell> cells;
  Ruler ruler(line);
  std::size_t at = 0;
  while (at < line.size()) {
    while (at < line.size() && (line[at] == ' ' || line[at] == '\f')) ++at;
    if (at >= line.size()) break;
    const std::size_t end = std::min(line.find("  ", at), line.size());
    cells.push_back(make_cell(ruler, base, at, end));
    at = end;
  }
  return cells;
}

std::vector<Cell> cells_of(const Layout& layout, std::size_t i, char divider) {
  const Span span = layout[i].span;
  return divider == ' ' ? aligned_cells(layout, i)
                        : divided(layout.text(span), span.begin, divider);
}

}  // namespace dossier
