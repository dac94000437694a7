// Periods as bars over a scale of years:
//
//                    2008      2010      2012
//   2008/2010         ━━━━━━━━━━━━━━              Rural roads
//   2011/..                         ━━━━━━━━━>    Water supply
//   2012/                                ━━━━?    Land registry
//
// ">" and "<": open, the period runs on; "?": where it ends, or began, was not stated.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "dossier/render.h"
#include "render/plain.h"

namespace dossier {
namespace {

constexpr int kMonths = 12;  // a year gets at most a cell a month
constexpr std::uint32_t kFewestCells = 24;
constexpr int kLabelCells = 6;  // a year's label and the space after it
constexpr std::string_view kBarColor = "\x1b[36m";
constexpr std::string_view kNoColor = "\x1b[0m";

// Where on the line a day stands: some cells to a year, or some years to a cell.
struct Scale {
  int first_year = 0;
  int last_year = 0;
  int cells_per_year = 1;
  int years_per_cell = 1;

  int cell(Day day) const {
    const Date date = civil_from_day(day);
    const int years = (date.year - first_year) / years_per_cell;
    return years * cells_per_year + (date.month - 1) * cells_per_year / kMonths;
  }
  int cells() const { return ((last_year - first_year) / years_per_cell + 1) * cells_per_year; }
};

bool is_drawn(const Row& row) {
  return row.record.period && (row.record.period->from.known() || row.record.period->to.known());
}

Scale scale_for(const std::vector<const Row*>& rows, int cells) {
  Scale scale{std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
  for (const Row* row : rows) {
    for (const Edge& edge : {row->record.period->from, row->record.period->to}) {
      if (edge.known()) {
        scale.first_year = std::min<int>(scale.first_year, edge.date.year);
        scale.last_year = std::max<int>(scale.last_year, edge.date.year);
      }
    }
  }
  const int years = scale.last_year - scale.first_year + 1;
  scale.cells_per_year = std::clamp(cells / years, 1, kMonths);
  scale.years_per_cell = (years + cells - 1) / cells;
  return scale;
}

// "2008      2010      2012", each label over the cell in which its year begins.
std::string year_labels(const Scale& scale) {
  const int step =
      scale.years_per_cell * ((kLabelCells + scale.cells_per_year - 1) / scale.cells_per_year);
  std::string labels;
  for (int year = scale.first_year; year <= scale.last_year; year += step) {
    const int cell = (year - scale.first_year) / scale.years_per_cell * scale.cells_per_year;
    labels.resize(static_cast<std::size_t>(cell), ' ');
    labels += fmt::format("{:04}", year);
  }
  return labels;
}

char end_mark(Edge::Kind kind, char open) {
  switch (kind) {
    case Edge::Kind::open:
      return open;
    case Edge::Kind::unknown:
      return '?';
    case Edge::Kind::known:
      break;
  }
  return ' ';
}

// Of an unknown end nothing is drawn but the other end's own date and the mark beside it.
std::pair<int, int> drawn_cells(const Period& period, const Scale& scale) {
  const Edge& from = period.from;
  const Edge& to = period.to;
  int first = 0;
  int last = scale.cells() - 1;
  if (from.known()) {
    first = scale.cell(first_day(from.date));
  } else if (from.kind == Edge::Kind::unknown) {
    first = scale.cell(first_day(to.date));
  }
  if (to.known()) {
    last = scale.cell(last_day(to.date));
  } else if (to.kind == Edge::Kind::unknown) {
    last = scale.cell(last_day(from.date));
  }
  return {first, std::max(first, last)};
}

// The bar with a cell for a mark on each side; always as wide as the scale and those two.
std::string bar(const Period& period, const Scale& scale, bool color) {
  const auto [first, last] = drawn_cells(period, scale);
  std::string line(static_cast<std::size_t>(first), ' ');
  line += color ? kBarColor : "";
  line += end_mark(period.from.kind, '<');
  for (int i = first; i <= last; ++i) {
    line += "━";
  }
  line += end_mark(period.to.kind, '>');
  line += color ? kNoColor : "";
  line.append(static_cast<std::size_t>(scale.cells() - 1 - last), ' ');
  return line;
}

std::string label_of(const Row& row, const TimelineOptions& options) {
  const std::string& title = row.record.title;
  const std::string text =
      title.empty() ? fmt::format("{}:{}", row.source.path, row.source.line) : one_line(title);
  return options.escape ? escape_for_terminal(text) : text;
}

std::vector<const Row*> drawn_rows(const std::vector<Row>& rows) {
  std::vector<const Row*> drawn;
  for (const Row& row : rows) {
    if (is_drawn(row)) {
      drawn.push_back(&row);
    }
  }
  return drawn;
}

std::uint32_t widest_period(const std::vector<const Row*>& rows) {
  std::size_t widest = 0;
  for (const Row* row : rows) {
    widest = std::max(widest, to_edtf(*row->record.period).size());
  }
  return static_cast<std::uint32_t>(widest);
}

}  // namespace

std::size_t append_timeline(const std::vector<Row>& rows, const TimelineOptions& options,
                            std::string& out) {
  const std::vector<const Row*> drawn = drawn_rows(rows);
  if (drawn.empty()) {
    return rows.size();
  }
  const std::uint32_t periods = widest_period(drawn);
  const Scale scale = scale_for(drawn, static_cast<int>(std::max(options.width / 2, kFewestCells)));
  const std::uint32_t before_label = periods + static_cast<std::uint32_t>(scale.cells()) + 6;
  const std::uint32_t room = options.width > before_label ? options.width - before_label : 1;
  fmt::format_to(std::back_inserter(out), "{:{}}{}\n", "", periods + 3, year_labels(scale));
  for (const Row* row : drawn) {
    const Period& period = *row->record.period;
    const std::string label = label_of(*row, options);
    fmt::format_to(std::back_inserter(out), "{:<{}}  {}  {}\n", to_edtf(period), periods,
                   bar(period, scale, options.color), options.cut ? shorten(label, room) : label);
  }
  return rows.size() - drawn.size();
}

}  // namespace dossier
