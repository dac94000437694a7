// Projects side by side: each has a column, and the first column holds the labels of their values.
// See propose.h.
#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/table.h"
#include "extract/title.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastProjects = 2;
constexpr std::size_t kMostProjects = 8;
constexpr std::size_t kMostGap = 2;     // blank lines and rules between two rows
constexpr std::size_t kMostRows = 40;   // lines, with those that go on
constexpr std::size_t kMostOthers = 6;  // rows with other labels, more than kinds of known ones

// A line's cells, the label's first: of as many columns as the head has.
using Row = std::vector<Span>;

class Matrix {
 public:
  Matrix(const Layout& layout, std::size_t head, char divider)
      : layout_(layout), head_(head), divider_(divider) {}

  // The projects of the columns; nothing where the line is no such head.
  std::optional<Group> read() {
    if (!take_head()) return std::nullopt;
    std::size_t gap = 0;
    std::size_t i = head_ + 1;
    for (; i < layout_.size() && gap <= kMostGap && i <= head_ + kMostRows; ++i) {
      const Line& line = layout_[i];
      gap = line.blank || line.rule ? gap + 1 : 0;
      if (gap > 0) continue;
      if (!take_row(row_of(i), i)) break;
      last_ = i + 1;
    }
    constexpr std::size_t kLeastKinds = 3;
    if (kinds_.size() < kLeastKinds || full_ < kLeastKinds) return std::nullopt;
    return group();
  }

 private:
  bool take_head() {
    cells_ = cells_of(layout_, head_, divider_);
    const bool aligned = divider_ == ' ';
    // Of an aligned head the labels' column may have no name.
    std::size_t first = aligned ? 0 : 1;
    if (aligned && cells_.size() > kLeastProjects && begins_labels()) first = 1;
    if (cells_.size() < first + kLeastProjects || cells_.size() > first + kMostProjects)
      return false;
    cells_.erase(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(first));
    for (const Cell& cell : cells_) {
      const std::string_view name = layout_.text(cell.span);
      if (!begins_like_words(name) || label_of(name) || is_facts_only(layout_, cell.span))
        return false;
      projects_.emplace_back().title = {cell.span};
    }
    return true;
  }

  // Whether a known label stands below the head's first cell, in one of the next lines: names of
  // projects may take two.
  bool begins_labels() const {
    constexpr std::size_t kLines = 4;
    const std::size_t end = std::min(layout_.size(), head_ + 1 + kLines);
    for (std::size_t i = head_ + 1; i < end; ++i) {
      if (layout_[i].blank || layout_[i].rule) continue;
      const std::vector<Cell> row = cells_of(layout_, i, divider_);
      if (!row.empty() && row.front().column == cells_.front().column)
        return label_of(layout_.text(row.front().span)).has_value();
    }
    return false;
  }

  // A cell of an aligned row stands in the last column that begins no more than a little behind it.
  Row row_of(std::size_t i) const {
    constexpr std::size_t kSlack = 2;  // characters
    const std::vector<Cell> cells = cells_of(layout_, i, divider_);
    Row row(cells_.size() + 1);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::size_t column = c;
      if (divider_ == ' ')
        column = static_cast<std::size_t>(std::ranges::count_if(
            cells_, [&](const Cell& head) { return head.column <= cells[c].column + kSlack; }));
      if (column < row.size() && row[column].empty()) row[column] = cells[c].span;
    }
    return row;
  }

  // A row with a label; or what the row right above, or the head, goes on with.
  bool take_row(const Row& row, std::size_t i) {
    const auto filled = static_cast<std::size_t>(
        std::count_if(row.begin() + 1, row.end(), [](Span cell) { return !cell.empty(); }));
    if (filled == 0) return false;
    const bool right_below = i == last_ || (last_ == 0 && i == head_ + 1);
    if (row.front().empty()) return right_below && carry_on(row);
    const auto label = label_of(layout_.text(row.front()));
    if (last_ == 0 && names_projects(row, label)) return take_names(row);
    const bool known = label && is_row_kind(label->kind);
    others_ += known && kinds_.insert(label->kind).second ? 0 : 1;
    if (others_ > kinds_.size() + kMostOthers) return false;
    full_ += known && filled == cells_.size() ? 1 : 0;
    for (std::size_t c = 0; c < projects_.size(); ++c) {
      if (row[c + 1].empty()) continue;
      projects_[c].labelled.push_back(
          {label.value_or(LabelHit{}), label.has_value(), row.front(), {row[c + 1]}});
    }
    return true;
  }

  // "Name   Clean Stoves, Clear Lungs   Vocational Schools" below "PROGRAMME ONE   PROGRAMME TWO".
  bool names_projects(const Row& row, const std::optional<LabelHit>& label) const {
    const bool named =
        (label && label->kind == LabelKind::title) || is_name_label(layout_.text(row.front()));
    return named &&
           std::all_of(row.begin() + 1, row.end(), [](Span cell) { return !cell.empty(); });
  }
  bool take_names(const Row& row) {
    for (std::size_t c = 0; c < projects_.size(); ++c) projects_[c].title = {row[c + 1]};
    ++full_;
    return true;
  }

  bool carry_on(const Row& row) {
    for (std::size_t c = 0; c < projects_.size(); ++c) {
      if (row[c + 1].empty()) continue;
      if (last_ == 0) {
        projects_[c].title.push_back(row[c + 1]);
      } else if (!projects_[c].labelled.empty()) {
        projects_[c].labelled.back().value.push_back(row[c + 1]);
      }
    }
    return true;
  }

  Group group() {
    constexpr double kEach = 6.0;
    Group group;
    for (Item& item : projects_) {
      item.first = head_;
      item.last = last_;
      item.title_first = head_;
      item.title_last = head_ + 1;
      item.table_row = true;
      item.column = true;
      group.items.push_back(std::move(item));
    }
    group.score = kEach * static_cast<double>(group.items.size());
    return group;
  }

  const Layout& layout_;
  const std::size_t head_;
  const char divider_;
  std::vector<Cell> cells_;  // the projects', of the head
  std::vector<Item> projects_;
  std::set<LabelKind> kinds_;
  std::size_t others_ = 0;  // rows with an unknown label, or one of a kind that is there
  std::size_t full_ = 0;    // rows with a known label and a value for every project
  std::size_t last_ = 0;    // behind the last row
};

// What parts the cells of a line that may be a head; nothing of a line that has no cells.
std::optional<char> divider_of(std::string_view line) {
  for (const char divider : {'\t', '|'}) {
    const std::size_t at = line.find(divider);
    if (at != std::string_view::npos && line.find(divider, at + 1) != std::string_view::npos)
      return divider;
  }
  return has_wide_gap(line) ? std::optional(' ') : std::nullopt;
}

}  // namespace

std::vector<Group> projects_across(const Layout& layout) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.blank || line.rule || line.sentence) continue;
    const auto divider = divider_of(layout.text(i));
    auto group = divider ? Matrix(layout, i, *divider).read() : std::nullopt;
    if (!group) continue;
    i = group->items.front().last - 1;
    groups.push_back(std::move(*group));
  }
  return groups;
}

}  // namespace dossier
