// See grid.h.
#include "render/grid.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "render/plain.h"

namespace dossier {
namespace {

constexpr std::string_view kGap = "  ";      // between two columns of a table
constexpr std::uint32_t kNarrowText = 20;    // flexible columns are cut down to this first
constexpr std::uint32_t kNarrowerText = 12;  // further, before other columns are cut at all
constexpr std::uint32_t kNarrowest = 6;      // no column is cut below this
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";

// RFC 4180: quotes where a separator, a quote or a line end would mislead a reader.
void append_csv_cell(std::string_view cell, std::string& out) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    out.append(c == '"' ? 2 : 1, c);
  }
  out += '"';
}

// What a spreadsheet reads as a formula, and so may run: "=HYPERLINK(…)", "+1", "-1", "@SUM". It
// looks behind spaces, and in some places of the world at the wide forms too.
bool could_be_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 8> kBegins{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  const std::string_view text =
      cell.substr(std::min(cell.find_first_not_of(" \t\r\n"), cell.size()));
  return (!cell.empty() && (cell[0] == '\t' || cell[0] == '\r' || cell[0] == '\n')) ||
         std::any_of(kBegins.begin(), kBegins.end(),
                     [text](std::string_view begin) { return text.starts_with(begin); });
}

// Takes cells off the widest of `widths`, one at a time, until they add up to `total` or none is
// wider than `least`.
void narrow(const std::vector<std::uint32_t*>& widths, std::uint32_t least, std::size_t total) {
  std::size_t used = 0;
  for (const std::uint32_t* width : widths) {
    used += *width;
  }
  const auto narrower = [](const std::uint32_t* a, const std::uint32_t* b) { return *a < *b; };
  for (; used > total; --used) {
    std::uint32_t& widest = **std::max_element(widths.begin(), widths.end(), narrower);
    if (widest <= least) {
      return;
    }
    --widest;
  }
}

}  // namespace

Grid::Grid(RenderOptions options, std::vector<GridColumn> columns)
    : options_(std::move(options)), columns_(std::move(columns)) {}

void Grid::guard(std::string& cell) const {
  if (options_.excel && options_.format != Format::table && could_be_formula(cell)) {
    cell.insert(0, 1, '\'');
  }
}

bool Grid::has_header() const {
  return options_.header == Header::automatic ? options_.format != Format::tsv
                                              : options_.header == Header::on;
}

void Grid::begin(std::string& out) {
  if (options_.format == Format::table || !has_header()) {
    return;
  }
  std::vector<std::string> names;
  for (const GridColumn& column : columns_) {
    names.push_back(column.name);
    guard(names.back());
  }
  append_line(names, out);
}

void Grid::row(std::vector<std::string> cells, std::string& out) {
  for (std::string& cell : cells) {
    guard(cell);
    make_one_line(cell);
    if (options_.escape) {
      cell = escape_for_terminal(cell);
    }
  }
  if (options_.format == Format::table) {
    held_.push_back(std::move(cells));
  } else {
    append_line(cells, out);
  }
}

void Grid::end(std::string& out) {
  if (options_.format == Format::table && !held_.empty()) {
    drop_empty_columns();
    if (options_.width > 0) {
      drop_spare_columns();
    }
    append_table(out);
  }
}

void Grid::append_line(const std::vector<std::string>& cells, std::string& out) const {
  const bool csv = options_.format == Format::csv;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) {
      out += csv ? ',' : '\t';
    }
    if (csv) {
      append_csv_cell(cells[i], out);
    } else {
      out += cells[i];
    }
  }
  out += options_.end;
}

void Grid::drop_column(std::size_t index) {
  const auto at = static_cast<std::ptrdiff_t>(index);
  columns_.erase(columns_.begin() + at);
  for (auto& cells : held_) {
    cells.erase(cells.begin() + at);
  }
}

void Grid::drop_empty_columns() {
  for (std::size_t i = columns_.size(); i-- > 0;) {
    const bool empty = std::all_of(held_.begin(), held_.end(),
                                   [i](const auto& cells) { return cells[i].empty(); });
    if (columns_[i].omit_if_empty && empty) {
      drop_column(i);
    }
  }
}

// Rather no column than one in which nothing can be read any more.
void Grid::drop_spare_columns() {
  const std::vector<std::uint32_t> natural = natural_widths();
  std::size_t least = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    least += kGap.size() + (columns_[i].flexible ? std::min(natural[i], kNarrowText) : natural[i]);
  }
  for (std::size_t i = columns_.size(); i-- > 0 && least > options_.width + kGap.size();) {
    if (columns_[i].spare) {
      least -=
          kGap.size() + (columns_[i].flexible ? std::min(natural[i], kNarrowText) : natural[i]);
      drop_column(i);
    }
  }
}

std::vector<std::uint32_t> Grid::natural_widths() const {
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::uint32_t width = has_header() ? display_width(columns_[i].name) : 0;
    for (const auto& cells : held_) {
      width = std::max(width, display_width(cells[i]));
    }
    widths.push_back(width);
  }
  return widths;
}

void Grid::fit_to_width(std::vector<std::uint32_t>& widths) const {
  std::vector<std::uint32_t*> all;
  std::vector<std::uint32_t*> flexible;
  const std::size_t gaps = kGap.size() * (columns_.size() - 1);
  std::size_t stiff = gaps;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    all.push_back(&widths[i]);
    if (columns_[i].flexible) {
      flexible.push_back(&widths[i]);
    } else {
      stiff += widths[i];
    }
  }
  const auto room = [this](std::size_t taken) {
    return options_.width > taken ? options_.width - taken : 0;
  };
  narrow(flexible, kNarrowerText, room(stiff));
  narrow(all, kNarrowest, room(gaps));
}

void Grid::append_table(std::string& out) const {
  std::vector<std::uint32_t> width = natural_widths();
  if (options_.width > 0) {
    fit_to_width(width);
  }
  const auto append = [&](const auto& text_of) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      line += i > 0 ? kGap : "";
      const std::string cell = columns_[i].cut_front ? shorten_front(text_of(i), width[i])
                                                     : shorten(text_of(i), width[i]);
      append_padded(cell, width[i], columns_[i].right, line);
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1);
  };
  if (has_header()) {
    out += options_.color ? kBold : "";
    append([&](std::size_t i) -> const std::string& { return columns_[i].name; });
    out += options_.color ? kPlain : "";
    out += options_.end;
  }
  for (const auto& cells : held_) {
    append([&](std::size_t i) -> const std::string& { return cells[i]; });
    out += options_.end;
  }
}

}  // namespace dossier
