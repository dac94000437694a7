// Rows of text cells as TSV, CSV or an aligned table: what the record renderer and the commands
// that print something other than records have in common.
//
//   Grid grid({.format = Format::csv}, {{.name = "title"}, {.name = "amount", .right = true}});
//   grid.begin(out);
//   grid.row({"Roads", "3000000"}, out);
//   grid.end(out);
#pragma once

#include <string>
#include <vector>

#include "dossier/render.h"

namespace dossier {

struct GridColumn {
  std::string name;
  bool right = false;          // align to the right in a table
  bool flexible = false;       // cut before others where a table is too wide
  bool cut_front = false;      // what is cut goes from the beginning
  bool spare = false;          // left out, the last one first, where a table is much too wide
  bool omit_if_empty = false;  // leave it out of a table in which all its cells are empty
};

class Grid {
 public:
  // Of the options, `columns` and `marks` are of no meaning here. REQUIRES: the format is no JSON.
  Grid(RenderOptions options, std::vector<GridColumn> columns);
  void begin(std::string& out);
  void row(std::vector<std::string> cells, std::string& out);
  void end(std::string& out);

 private:
  bool has_header() const;
  void guard(std::string& cell) const;
  void append_line(const std::vector<std::string>& cells, std::string& out) const;
  void drop_column(std::size_t index);
  void drop_empty_columns();
  void drop_spare_columns();
  std::vector<std::uint32_t> natural_widths() const;
  void fit_to_width(std::vector<std::uint32_t>& widths) const;
  void append_table(std::string& out) const;

  RenderOptions options_;
  std::vector<GridColumn> columns_;
  std::vector<std::vector<std::string>> held_;  // a table is laid out once all its rows are known
};

}  // namespace dossier
