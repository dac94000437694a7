// Rows of cells or JSON objects, printed in the format that was asked for: for the commands whose
// rows are no records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "render/grid.h"

namespace dossier {

// Rows rendered where they are found, on any thread, before their turn to be printed comes: in the
// formats whose rows do not depend on one another.
class RowText {
 public:
  struct Rendered {
    std::string text;
    std::size_t rows = 0;
  };

  RowText(const RenderOptions& options, std::vector<GridColumn> columns);
  // Whether the format is such. The others wait for RowPrinter::row().
  bool renders() const;
  // The object, or in a format of cells what `cells` makes. REQUIRES: renders()
  template <class MakeCells>
  void add(const MakeCells& cells, std::string_view json) {
    if (options_.format == Format::ndjson) {
      rendered_.text += json;
      rendered_.text += options_.end;
    } else {
      grid_.row(cells(), rendered_.text);
    }
    ++rendered_.rows;
  }
  Rendered take() &&;

 private:
  RenderOptions options_;
  Grid grid_;
  Rendered rendered_;
};

class RowPrinter {
 public:
  RowPrinter(const RenderOptions& options, std::vector<GridColumn> columns, Context& context);
  // The cells, or in a JSON format the object.
  void row(std::vector<std::string> cells, std::string_view json);
  // What a RowText of the same options has rendered.
  void rows(const RowText::Rendered& rendered);
  void finish();
  std::size_t printed() const { return printed_; }

 private:
  bool json() const;

  RenderOptions options_;
  Grid grid_;
  Context& context_;
  std::size_t printed_ = 0;
};

}  // namespace dossier
