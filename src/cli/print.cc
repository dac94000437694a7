// See print.h.
#include "cli/print.h"

#include <utility>

namespace dossier {

RowText::RowText(const RenderOptions& options, std::vector<GridColumn> columns)
    : options_(options), grid_(options, std::move(columns)) {}

bool RowText::renders() const {
  return options_.format == Format::ndjson || options_.format == Format::tsv ||
         options_.format == Format::csv;
}

RowText::Rendered RowText::take() && {
  return std::move(rendered_);
}

RowPrinter::RowPrinter(const RenderOptions& options, std::vector<GridColumn> columns,
                       Context& context)
    : options_(options), grid_(options, std::move(columns)), context_(context) {
  if (options_.format == Format::json) {
    context_.out.text() += '[';
  } else if (!json()) {
    grid_.begin(context_.out.text());
  }
}

bool RowPrinter::json() const {
  return options_.format == Format::json || options_.format == Format::ndjson;
}

void RowPrinter::row(std::vector<std::string> cells, std::string_view object) {
  std::string& out = context_.out.text();
  if (!json()) {
    grid_.row(std::move(cells), out);
  } else if (options_.format == Format::ndjson) {
    out += object;
    out += options_.end;
  } else {
    out += printed_ > 0 ? ",\n" : "";
    out += object;
  }
  ++printed_;
  context_.out.flush_if_large();
}

void RowPrinter::rows(const RowText::Rendered& rendered) {
  context_.out.text() += rendered.text;
  printed_ += rendered.rows;
  context_.out.flush_if_large();
}

void RowPrinter::finish() {
  std::string& out = context_.out.text();
  if (options_.format == Format::json) {
    out += ']';
    out += options_.end;
  } else if (!json()) {
    grid_.end(out);
  }
}

}  // namespace dossier
