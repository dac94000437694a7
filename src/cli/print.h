// Rows of cells or JSON objects, printed in the format that was asked for: for the commands whose
// rows are no records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "render/grid.h"

namespace dossier {

class RowPrinter {
 public:
  RowPrinter(const RenderOptions& options, std::vector<GridColumn> columns, Context& context);
  // The cells, or in a JSON format the object.
  void row(std::vector<std::string> cells, std::string_view json);
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
