// A table's head: the names of its columns, what they mean, and where its rows' cells stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/labels.h"
#include "extract/layout.h"
#include "extract/table_cells.h"

namespace dossier {

// What a row's further lines hold, set in under its first one in the title's column: "Project and
// organisation", "Grant recipient and project".
enum class Below : std::uint8_t { nothing, title, partner };

struct TableHead {
  std::size_t line = 0;  // its first line
  std::size_t last = 0;  // its last line: an aligned head may take two
  char divider = 0;
  std::vector<Cell> cells;
  std::vector<LabelHit> labels;
  std::vector<bool> known;
  std::size_t title = 0;     // index of the title's column
  bool news = false;         // rows are a site's posts
  bool title_below = false;  // "Partner / Title": each row's first line holds what stands beside it
  Below below = Below::nothing;  // what is set in under each row
};

// Whether a line can have the cells of a head: told by its dividers, before any cell is made.
bool may_have_cells(std::string_view line, char divider);

// The head that line `i` is or begins: at least three cells, of which two are labels of a project's
// facts (or one and a title); nullopt where it is none. REQUIRES: i < layout.size()
std::optional<TableHead> read_header(const Layout& layout, std::size_t i, char divider);

// Whether a line is a drawn table's, between its outer bars.
bool is_barred(const Layout& layout, std::size_t i);

// "FY2014" on a line of its own: it heads the rows of an aligned table below it.
bool heads_year(const TableHead& header, const Line& line);

// A row's cells by the head's columns: an aligned row's chunks stand under the name that they
// overlap most, or that is nearest.
std::vector<Span> place(const TableHead& header, const std::vector<Cell>& chunks);

}  // namespace dossier
