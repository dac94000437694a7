// Rows of records in each format: the objects of JSON, and a Grid for the rest.
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "dossier/render.h"
#include "render/columns.h"
#include "render/grid.h"
#include "render/json.h"
#include "render/plain.h"

namespace dossier {
namespace {

constexpr std::string_view kMark = "?";
constexpr std::string_view kMarkName = "maybe";

bool is_json(Format format) {
  return format == Format::json || format == Format::ndjson;
}

std::vector<Column> resolved(const std::vector<std::string>& names) {
  std::vector<Column> columns;
  columns.reserve(names.size());
  for (const std::string& name : names) {
    columns.emplace_back(name);
  }
  return columns;
}

// The default columns that a narrow terminal can do without.
bool is_spare(std::string_view column) {
  return column == "source" || column == "donors";
}

// Every key of a record's JSON object, in order.
std::vector<std::string> json_keys() {
  std::vector<std::string> keys;
  for (const ColumnDef& column : column_table()) {
    if (column.key) {
      keys.emplace_back(column.name);
    }
  }
  return keys;
}

std::vector<std::string> columns_or_default(const RenderOptions& options) {
  if (!options.columns.empty()) {
    return options.columns;
  }
  return is_json(options.format) ? json_keys() : default_columns(options.format);
}

void append_object(const Row& row, const std::vector<Column>& columns, std::optional<bool> maybe,
                   std::string& out) {
  out += '{';
  for (const Column& column : columns) {
    append_json_key(column.name(), out);
    column.json(row, out);
  }
  if (maybe) {
    append_json_key(kMarkName, out);
    append_json_bool(*maybe, out);
  }
  out += '}';
}

}  // namespace

std::string_view name(Format format) {
  constexpr std::array<std::string_view, 5> kNames{"table", "tsv", "csv", "json", "ndjson"};
  return kNames[static_cast<std::size_t>(format)];
}

RowParts parts_shown(const RenderOptions& options) {
  RowParts parts;
  for (const std::string& name : columns_or_default(options)) {
    parts = parts | Column(name).needs();
  }
  return parts;
}

struct Renderer::Impl {
  explicit Impl(RenderOptions o)
      : options(std::move(o)),
        columns(resolved(columns_or_default(options))),
        grid(options, grid_columns()) {}

  bool mark_first() const { return options.format == Format::table; }

  std::vector<GridColumn> grid_columns() const {
    std::vector<GridColumn> list;
    for (const Column& column : columns) {
      list.push_back({.name = column.name(),
                      .right = column.kind() == ColumnDef::Kind::number,
                      .flexible = column.kind() == ColumnDef::Kind::text ||
                                  column.kind() == ColumnDef::Kind::path,
                      .cut_front = column.kind() == ColumnDef::Kind::path,
                      .spare = options.columns.empty() && is_spare(column.name()),
                      .omit_if_empty = options.columns.empty()});
    }
    if (options.marks && mark_first()) {
      list.insert(list.begin(), GridColumn{.name = std::string(kMark)});
    } else if (options.marks) {
      list.push_back({.name = std::string(kMarkName)});
    }
    return list;
  }

  std::vector<std::string> cells(const Row& row, bool maybe) const {
    const CellStyle style = options.format == Format::table ? CellStyle::human : CellStyle::plain;
    std::vector<std::string> list;
    list.reserve(columns.size() + 1);
    for (const Column& column : columns) {
      list.push_back(column.cell(row, style));
    }
    if (options.marks) {
      list.emplace(mark_first() ? list.begin() : list.end(), maybe ? kMark : "");
    }
    return list;
  }

  // Whether a cell is printed as it is, but for its white space.
  bool is_plain() const {
    return options.format == Format::tsv && !options.escape && !options.excel;
  }

  void append_plain_row(const Row& row, bool maybe, std::string& out) const {
    for (const Column& column : columns) {
      if (&column != &columns.front()) {
        out += '\t';
      }
      const std::size_t at = out.size();
      column.append(row, CellStyle::plain, out);
      if (column.kind() != ColumnDef::Kind::code) {  // codes have no white space but single spaces
        make_one_line(std::span(out).subspan(at));
      }
    }
    if (options.marks) {
      out += '\t';
      out += maybe ? kMark : "";
    }
    out += options.end;
  }

  void append_json_row(const Row& row, bool maybe, std::string& out) {
    if (options.format == Format::json && rows > 0) {
      out += ",\n";
    }
    const std::optional<bool> mark = options.marks ? std::optional(maybe) : std::nullopt;
    append_object(row, columns, mark, out);
    if (options.format == Format::ndjson) {
      out += options.end;
    }
  }

  RenderOptions options;
  std::vector<Column> columns;
  Grid grid;
  std::size_t rows = 0;
};

Renderer::Renderer(RenderOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

void Renderer::begin(std::string& out) {
  if (impl_->options.format == Format::json) {
    out += '[';
  } else if (impl_->options.format != Format::ndjson) {
    impl_->grid.begin(out);
  }
}

void Renderer::row(const Row& row, bool maybe, std::string& out) {
  if (is_json(impl_->options.format)) {
    impl_->append_json_row(row, maybe, out);
  } else if (impl_->is_plain()) {
    impl_->append_plain_row(row, maybe, out);
  } else {
    impl_->grid.row(impl_->cells(row, maybe), out);
  }
  ++impl_->rows;
}

void Renderer::end(std::string& out) {
  if (impl_->options.format == Format::json) {
    out += ']';
    out += impl_->options.end;
  } else if (impl_->options.format != Format::ndjson) {
    impl_->grid.end(out);
  }
}

void append_json(const Row& row, std::string& out) {
  static const std::vector<Column> kKeys = resolved(json_keys());
  append_object(row, kKeys, std::nullopt, out);
}

}  // namespace dossier
