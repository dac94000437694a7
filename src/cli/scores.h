// Scores as output: figures in each format, differences as rows.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "cli/context.h"
#include "cli/print.h"
#include "dossier/eval.h"
#include "dossier/render.h"

namespace dossier {

// Figures over all pages, and over those of each layout.
struct LayoutScores {
  Scores all;
  std::map<std::string, Scores> layouts;

  void add(const std::string& layout, const Scores& scores);
};

// A table has a row for each field, then one for each layout. The other formats have a row for each
// field of all pages, then of each layout.
void print_figures(const LayoutScores& scores, const RenderOptions& options, Context& context);

// A row for each difference: place, record, field, wanted, got.
class DifferencePrinter {
 public:
  DifferencePrinter(const RenderOptions& options, Context& context);
  // `path`: of the page, or of the labels where there is none.
  void print(const Difference& difference, std::string_view path);
  void finish() { rows_.finish(); }

 private:
  RowPrinter rows_;
};

}  // namespace dossier
