// Tables whose cells stand one below the other, as a page's text has them once its
// table is taken away: under a head of column names, or a row like every other.
#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "base/text.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/scan.h"
#include "extract/table.h"
#include "extract/title.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kMostLines = 3;  // a column, of a row

bool is_number(std::string_view text) {
  return std::ranges::any_of(text, is_digit) &&
         text.find_first_not_of("0123456789.,' %-") == std::string_view::npos;
}

// What an empty cell may hold.
bool says_nothing(std::string_view text) {
  static constexpr std::string_view kNothing[] = {"n/a", "N/A", "n.a.", "-",   "–",
                                                  "—",   "tbd", "TBC",  "none"};
  return std::ranges::find(kNothing, text) != std::end(kNothing);
}

struct Head {
  LineBlock lines{};
  bool spaced = false;  // a blank line stands between any two cells
  std::vector<LabelHit> labels;
  std::vector<Span> names;  // of the columns
  std::size_t title = 0;    // which column
  std::size_t columns() const { return labels.size(); }
};

struct ColumnName {
  std::optional<LabelHit> label;
  Span span;
};

// "Period"; "Commitment" over "(DKK)", "Title of" over "engagement", where a cell of the head
// wraps.
ColumnName column_name(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostWords = 20;  // of a label, with its qualifiers and its bracket
  const Span line = layout[i].text;
  if (layout[i].words > kMostWords) return {std::nullopt, line};
  const auto own = label_of(layout.text(line));
  if (i + 1 == layout.size() || layout[i + 1].blank || layout[i + 1].words > kMostWords)
    return {own, line};
  const Span both{line.begin, layout[i + 1].text.end};
  const std::string_view below = layout.text(i + 1);
  const bool open = !own || begins_lower(below) || below.starts_with('(');
  const auto wrapped = open ? label_of(squeeze(layout.text(both))) : std::nullopt;
  const bool bound = own || begins_lower(below) || !label_of(below);
  return wrapped && bound ? ColumnName{wrapped, both} : ColumnName{own, line};
}

// Whether just one blank line stands at `i`.
bool is_one_blank(const Layout& layout, std::size_t i) {
  return i > 0 && i + 1 < layout.size() && layout[i].blank && !layout[i - 1].blank &&
         !layout[i + 1].blank;
}

// Labels, a line or two each, one of them a title's and two or more of values.
std::optional<Head> read_head(const Layout& layout, std::size_t first, bool spaced) {
  Head head;
  head.lines.first = first;
  head.spaced = spaced;
  std::size_t values = 0;
  std::size_t unknown = 0;  // "No.", "Ref."
  bool titled = false;
  std::size_t i = first;
  while (i < layout.size() && !layout[i].blank && head.columns() < kMostColumns) {
    auto [label, span] = column_name(layout, i);
    constexpr std::size_t kMostWords = 2;
    if (!label && (layout[i].words > kMostWords || ++unknown > 2)) break;
    if (!label) label = LabelHit{};
    if (label->kind == LabelKind::title && !titled) {
      head.title = head.columns();
      titled = true;
    }
    values += is_row_kind(label->kind) ? 1 : 0;
    head.labels.push_back(*label);
    head.names.push_back(span);
    i += span == layout[i].text ? 1 : 2;
    if (spaced && i < layout.size() && !is_one_blank(layout, i)) break;
    i += spaced ? 1 : 0;
  }
  head.lines.last = i;
  return titled && values >= 2 && head.columns() >= kLeastColumns ? std::optional(head)
                                                                  : std::nullopt;
}

// Puts the lines of one row into the columns: a cell takes one line, or more where it is wrapped.
class Row {
 public:
  Row(const Layout& layout, const Head& head, std::span<const std::size_t> lines)
      : layout_(layout), head_(head), lines_(lines) {}

  // Where the columns begin, and behind them the row's end; none where the lines do not fit.
  std::optional<std::vector<std::size_t>> columns() const {
    const std::size_t count = lines_.size();
    const std::size_t columns = head_.columns();
    if (count < columns || count > kMostLines * columns) return std::nullopt;
    // least[c][n]: the cost of the first c columns over the first n lines.
    std::vector<std::vector<Best>> least(columns + 1, std::vector<Best>(count + 1));
    least[0][0].cost = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      for (std::size_t n = c; n < count; ++n) {
        if (least[c][n].cost == kImpossible) continue;
        for (std::size_t end = n + 1; end <= count - (columns - c - 1); ++end) {
          const int cost = least[c][n].cost + cost_of(c, n, end);
          if (cost < least[c + 1][end].cost) least[c + 1][end] = {cost, n};
        }
      }
    }
    if (least[columns][count].cost > kDear) return std::nullopt;
    std::vector<std::size_t> begins(columns + 1, lines_.back() + 1);
    std::size_t at = count;
    for (std::size_t c = columns; c > 0; --c) {
      at = least[c][at].from;
      begins[c - 1] = lines_[at];
    }
    return begins;
  }

 private:
  static constexpr int kImpossible = 1'000'000;
  static constexpr int kMisfit = 8;      // a cell that is not of its column's kind
  static constexpr int kDear = kMisfit;  // one of them in a row is forgiven
  struct Best {
    int cost = kImpossible;
    std::size_t from = 0;  // the column's first line
  };

  int cost_of(std::size_t column, std::size_t begin, std::size_t end) const {
    const int wrap = column == head_.title ? 2 : 3;
    int cost = 0;
    for (std::size_t n = begin; n < end; ++n) {
      if (n > begin && flows_into(n)) continue;
      cost += misfit(head_.labels[column].kind, lines_[n]) + (n > begin ? wrap : 0);
    }
    return cost;
  }

  // "Jan 2011 –" over "Dec 2015", "Norway," over "United Kingdom": the line goes on from the last.
  bool flows_into(std::size_t n) const {
    const std::string_view above = layout_.text(lines_[n - 1]);
    const std::string_view below = layout_.text(lines_[n]);
    return above.ends_with('-') || above.ends_with("–") || above.ends_with(',') ||
           above.ends_with('/') || above.ends_with('&') || ends_in_small_word(fold(above)) ||
           begins_lower(below) || below.starts_with('(');
  }

  int misfit(LabelKind kind, std::size_t i) const {
    const Line& line = layout_[i];
    const bool number = is_number(layout_.text(i));
    if (says_nothing(layout_.text(i))) return 1;
    switch (kind) {
      case LabelKind::period:
      case LabelKind::start:
      case LabelKind::end:
      case LabelKind::duration:
        return line.date_only || !line.dates.empty() || !line.durations.empty() ? 0 : kMisfit;
      case LabelKind::budget:
      case LabelKind::budget_share:
      case LabelKind::funding:
      case LabelKind::other_money:
        return line.money_only || number || !line.money.empty() ? 0 : kMisfit;
      case LabelKind::country:
      case LabelKind::region:
        return line.place_only ? 0 : line.places.empty() ? kMisfit / 2 : 1;
      case LabelKind::id:
        return number ? 0 : 1;
      case LabelKind::other:
        return number ? 0 : 2;
      default:
        return number || line.money_only || line.date_only ? kMisfit : line.place_only ? 3 : 0;
    }
  }

  const Layout& layout_;
  const Head& head_;
  std::span<const std::size_t> lines_;  // those of its cells
};

Item row_item(const Layout& layout, const Head& head, const std::vector<std::size_t>& begins) {
  Item item;
  item.table_row = true;
  item.first = begins.front();
  item.last = begins.back();
  for (std::size_t c = 0; c < head.columns(); ++c) {
    std::vector<Span> cell;
    for (std::size_t i = begins[c]; i < begins[c + 1]; ++i) {
      if (!layout[i].blank) cell.push_back(layout[i].text);
    }
    if (c == head.title) {
      item.title = std::move(cell);
      item.title_first = begins[c];
      item.title_last = begins[c + 1];
    } else {
      item.labelled.push_back({head.labels[c], head.labels[c].kind != LabelKind::other,
                               head.names[c], std::move(cell)});
    }
  }
  return item;
}

std::size_t block_end(const Layout& layout, std::size_t i) {
  while (i < layout.size() && !layout[i].blank) ++i;
  return i;
}

// A page's foot and head between the rows, or the table's head once more.
bool is_passed_over(const Layout& layout, const Head& head, LineBlock block) {
  bool again = block.last - block.first == head.lines.last - head.lines.first;
  bool furniture = true;
  for (std::size_t i = block.first; i < block.last; ++i) {
    again = again && layout.text(i) == layout.text(head.lines.first + i - block.first);
    furniture = furniture && layout[i].boilerplate;
  }
  return again || furniture;
}

// The rows under a head whose cells have blank lines between them: a cell a line.
std::vector<Item> spaced_rows_under(const Layout& layout, const Head& head) {
  std::vector<std::size_t> lines;
  for (std::size_t i = head.lines.last; i < layout.size(); ++i) {
    if (!layout[i].blank && !layout[i].boilerplate) lines.push_back(i);
  }
  std::vector<Item> items;
  for (std::size_t at = 0; at + head.columns() <= lines.size(); at += head.columns()) {
    const auto row = std::span(lines).subspan(at, head.columns());
    const auto begins = Row(layout, head, row).columns();
    if (!begins) break;
    items.push_back(row_item(layout, head, *begins));
  }
  return items;
}

// The rows under a head: blocks between blank lines, or one block of rows of a line a column.
// `block_last` is where the head's own block ends.
std::vector<Item> rows_under(const Layout& layout, const Head& head, std::size_t block_last) {
  if (head.spaced) return spaced_rows_under(layout, head);
  constexpr std::size_t kMostQuiet = 2;  // blocks in a row that are no rows
  std::vector<Item> items;
  const auto take = [&](LineBlock block) {
    std::vector<std::size_t> lines(block.last - block.first);
    std::iota(lines.begin(), lines.end(), block.first);
    const auto begins = Row(layout, head, lines).columns();
    if (begins) items.push_back(row_item(layout, head, *begins));
    return begins.has_value();
  };
  std::size_t quiet = 0;
  for (std::size_t i = head.lines.last; i < layout.size() && quiet < kMostQuiet;) {
    if (layout[i].blank) {
      ++i;
      continue;
    }
    const std::size_t end = i < block_last ? block_last : block_end(layout, i);
    bool taken = end - i <= kMostLines * head.columns() && take({i, end});
    for (std::size_t at = i; !taken && at + head.columns() <= end; at += head.columns()) {
      if (!take({at, at + head.columns()})) break;
      taken = at + 2 * head.columns() > end;
    }
    const bool passed = !items.empty() && is_passed_over(layout, head, {i, end});
    quiet = taken || passed ? 0 : quiet + 1;
    i = end;
  }
  return items;
}

// ---- Rows without a head
// -------------------------------------------------------------------------

// A line's kind: a date, a sum, a place, a number or code, other text.
char kind_of(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.date_only) return 'd';
  if (line.money_only) return 'm';
  if (line.place_only) return 'p';
  const std::string_view text = layout.text(i);
  const bool code = text.find(' ') == std::string_view::npos && std::ranges::any_of(text, is_digit);
  return code ? 'n' : 't';
}

// How often `kinds` goes on from `at` in turns of `period` lines.
std::size_t turns(std::string_view kinds, std::size_t at, std::size_t period) {
  std::size_t count = 1;
  while (at + (count + 1) * period <= kinds.size() &&
         kinds.substr(at + count * period, period) == kinds.substr(at, period)) {
    ++count;
  }
  return count;
}

// The column of text that reads most like titles: its cells differ, and have the most words.
std::optional<std::size_t> title_column(const Layout& layout, std::string_view turn,
                                        std::size_t first, std::size_t rows) {
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (std::size_t c = 0; c < turn.size(); ++c) {
    if (turn[c] != 't') continue;
    std::size_t words = 0;
    std::set<std::string_view> values;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::string_view text = layout.text(first + r * turn.size() + c);
      words += names_organisation(text) ? 0 : layout[first + r * turn.size() + c].words;
      values.insert(text);
    }
    if (values.size() == rows && words > most) {
      most = words;
      best = c;
    }
  }
  return most >= 2 * rows ? best : std::nullopt;
}

// The rows in one block of lines.
Group rows_in(const Layout& layout, LineBlock block) {
  constexpr std::size_t kLeastRows = 3;
  if (block.last - block.first < kLeastRows * kLeastColumns) return {};
  std::string kinds;
  for (std::size_t i = block.first; i < block.last; ++i) kinds += kind_of(layout, i);
  Group group;
  for (std::size_t at = 0; at < kinds.size() && at <= kMostColumns && group.items.empty(); ++at) {
    for (std::size_t period = kLeastColumns; period <= kMostColumns; ++period) {
      const std::string_view turn = std::string_view(kinds).substr(at, period);
      const bool values =
          turn.find('d') != std::string_view::npos &&
          (turn.find('m') != std::string_view::npos || turn.find('p') != std::string_view::npos);
      if (!values) continue;
      const std::size_t rows = turns(kinds, at, period);
      if (rows < kLeastRows) continue;
      const auto title = title_column(layout, turn, block.first + at, rows);
      if (!title) continue;
      for (std::size_t r = 0; r < rows; ++r) {
        Item item;
        item.first = block.first + at + r * period;
        item.last = item.first + period;
        set_title(layout, item, item.first + *title, item.first + *title + 1);
        group.items.push_back(std::move(item));
      }
      break;
    }
  }
  return group;
}

}  // namespace

// "Title" below other lines of a block, over more labels: a page without blank lines has its table
// in the midst of them.
static bool begins_head(const Layout& layout, std::size_t i) {
  const auto is_label = [&layout](std::size_t at) {
    const auto& label = layout[at].label;
    return label && label->known && label->value.empty();
  };
  return i > 0 && i + 1 < layout.size() && !is_label(i - 1) && is_label(i) && is_label(i + 1);
}

std::vector<Group> stacked_tables(const Layout& layout) {
  std::vector<Group> groups;
  std::size_t block_last = 0;  // where the block ends that line i stands in
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const bool opens = !layout[i].blank && (i == 0 || layout[i - 1].blank);
    if (!opens && !begins_head(layout, i)) continue;
    if (i >= block_last) block_last = block_end(layout, i);
    auto head = read_head(layout, i, false);
    if (!head && is_one_blank(layout, i + 1)) head = read_head(layout, i, true);
    if (head) {
      Group group;
      group.items = rows_under(layout, *head, block_last);
      std::erase_if(group.items, [&](const Item& item) { return !has_value(layout, item); });
      const MoneyUnit unit = unit_above(layout, i, Above::caption);
      for (Item& item : group.items) item.table_unit = unit;
      if (group.items.size() < 2) continue;
      group.score = 4.0 * static_cast<double>(group.items.size());
      i = group.last() - 1;
      groups.push_back(std::move(group));
      continue;
    }
    if (!opens) continue;
    Group group = rows_in(layout, {i, block_last});
    if (group.items.empty()) continue;
    judge(layout, group, Judging{});
    if (!group.items.empty()) groups.push_back(std::move(group));
    i = block_last - 1;
  }
  return groups;
}

}  // namespace dossier
