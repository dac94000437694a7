// See two_columns.h.
#include "extract/two_columns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/text.h"
#include "extract/labels.h"
#include "extract/line_shape.h"

namespace dossier {
namespace {

struct Gap {
  std::size_t begin = 0;  // byte offsets inside the line
  std::size_t end = 0;
};

// Runs of three or more spaces inside the line (not its indentation).
std::vector<Gap> wide_gaps(std::string_view line) {
  std::vector<Gap> gaps;
  std::size_t at = skip_blanks(line, 0);
  while (at < line.size()) {
    if (line[at] != ' ') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && line[at] == ' ') ++at;
    if (at - begin >= 3 && at < line.size()) gaps.push_back({begin, at});
  }
  return gaps;
}

// Display columns that a prefix fills: characters, which is what aligned text counts.
std::size_t columns_before(std::string_view line, std::size_t bytes) {
  return count_characters(line.substr(0, bytes));
}

// Finds the lines [first, last) that are set in two columns of running text, and their right
// column's start. Tables are left alone: their rows have more gaps, or a head of known labels.
class ColumnFinder {
 public:
  explicit ColumnFinder(const Page& page) : page_(page) {}

  // The split of every physical line; byte 0 for lines that stay whole.
  std::vector<std::size_t> splits() {
    const std::size_t count = page_.line_count();
    std::vector<std::size_t> result(count, 0);
    std::map<std::size_t, std::vector<std::size_t>> by_column;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::vector<Gap> gaps = wide_gaps(line);
      if (gaps.size() != 1) continue;
      by_column[columns_before(line, gaps[0].end)].push_back(i);
    }
    split_at_boxes(result);
    split_at_rules(result);
    for (const auto& [column, lines] : by_column) {
      if (lines.size() >= 5 && !is_hanging(lines) &&
          (is_text_column(lines) || is_sidebar(column, lines) || is_left_sidebar(column, lines)))
        apply(column, lines, result);
    }
    return result;
  }

 private:
  // A box that is drawn beside the text: from "+----+" to "+----+", each line between with "|" in
  // the same column.
  void split_at_boxes(std::vector<std::size_t>& result) const {
    for (std::size_t i = 0; i < page_.line_count(); ++i) {
      const std::string_view top = page_.slice(page_.line(i));
      const std::size_t corner = top.find(" +--");
      if (corner == std::string_view::npos) continue;
      const std::size_t column = columns_before(top, corner + 1);
      std::size_t end = i + 1;
      while (end < page_.line_count() && border_at(end, column) != 0) ++end;
      if (end == i + 1 || skip_blanks(top, 0) > corner) continue;  // no box, or none beside text
      for (std::size_t k = i; k < end; ++k) {
        const std::size_t border = border_at(k, column);
        result[k] = skip_blanks(page_.slice(page_.line(k)), 0) >= border ? 1 : border;
      }
      i = end - 1;
    }
  }
  // Running text to the left of a rule that is drawn with bars, a line each.
  void split_at_rules(std::vector<std::size_t>& result) const {
    constexpr std::size_t kLeast = 6;  // lines
    for (std::size_t i = 0; i < page_.line_count();) {
      std::size_t end = i;
      const std::size_t column = only_bar(i);
      while (column > 0 && end < page_.line_count() && only_bar(end) == column) ++end;
      if (end - i >= kLeast && is_text_beside(i, end)) {
        for (std::size_t k = i; k < end; ++k) {
          const std::string_view line = page_.slice(page_.line(k));
          const std::size_t bar = line.find('|');
          result[k] = skip_blanks(line, 0) == bar ? 1 : bar;
        }
      }
      i = std::max(end, i + 1);
    }
  }
  // The column of a line's only bar, a space before it; 0 where it has none there, or more.
  std::size_t only_bar(std::size_t i) const {
    const std::string_view line = page_.slice(page_.line(i));
    const std::size_t bar = line.find('|');
    const bool only = bar != std::string_view::npos && bar > 0 && line[bar - 1] == ' ' &&
                      line.find('|', bar + 1) == std::string_view::npos;
    return only ? columns_before(line, bar) : 0;
  }
  // Whether what stands to the left of the bars of lines [first, last) is text that wraps.
  bool is_text_beside(std::size_t first, std::size_t last) const {
    constexpr std::size_t kLongLine = 24;  // bytes
    std::size_t goes_on = 0;
    std::string_view above;
    for (std::size_t i = first; i < last; ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::string_view left = trim(line.substr(0, line.find('|')));
      goes_on += above.size() >= kLongLine && begins_lower(left) ? 1 : 0;
      above = left;
    }
    return goes_on >= 2 && goes_on * 4 >= last - first;
  }
  // Where a box's left side stands in a line, in bytes; 0 if it is not in that column.
  std::size_t border_at(std::size_t i, std::size_t column) const {
    const std::string_view line = page_.slice(page_.line(i));
    const std::size_t at = line.find_first_of("|+", 1);
    const bool there = at != std::string_view::npos && columns_before(line, at) == column;
    return there ? at : 0;
  }

  // "Client: Roads Fund", "Funding: own funds"
  static bool begins_with_label(std::string_view text) {
    const auto label = read_label_line(text);
    return label && label->known && text.find(": ") == label->name.end;
  }
  // Both sides must read as text of their own: long enough, the left not a list of labels, and not
  // both fields that share a line.
  bool is_text_column(const std::vector<std::size_t>& lines) const {
    std::size_t labels = 0;
    std::size_t fields = 0;
    std::size_t left_size = 0;
    std::size_t right_size = 0;
    for (std::size_t i : lines) {
      const std::string_view line = page_.slice(page_.line(i));
      const Gap gap = wide_gaps(line)[0];
      const std::string_view left = trim(line.substr(0, gap.begin));
      left_size += left.size();
      const std::string_view right = trim(line.substr(gap.end));
      right_size += right.size();
      fields += begins_with_label(left) && begins_with_label(right) ? 1 : 0;
      labels += label_of(left).has_value() ? 1 : 0;
    }
    return left_size >= 18 * lines.size() && right_size >= 18 * lines.size() &&
           labels * 4 < lines.size() && fields * 2 < lines.size();
  }

  // A column of labels and values, short lines, beside running text.
  bool is_sidebar(std::size_t column, const std::vector<std::size_t>& lines) const {
    constexpr std::size_t kLeastLabels = 3;
    constexpr std::size_t kLeastSize = 24;    // of the text's lines, in bytes
    constexpr std::size_t kLastColumn = 160;  // nobody's paper is wider
    std::size_t labels = 0;
    std::size_t left_labels = 0;
    std::size_t left_size = 0;
    for (const std::size_t i : lines) {
      const std::string_view line = page_.slice(page_.line(i));
      const Gap gap = wide_gaps(line)[0];
      const std::string_view left = trim(line.substr(0, gap.begin));
      labels += label_of(trim(line.substr(gap.end))) ? 1 : 0;
      left_labels += label_of(left) || begins_with_label(left) ? 1 : 0;
      left_size += left.size();
    }
    if (labels == 0 || left_labels * 4 >= lines.size() || left_size < kLeastSize * lines.size() ||
        column > kLastColumn)
      return false;
    // Labels that have no text beside them count as well.
    for (std::size_t i = lines.front(); i < lines.back() && labels < kLeastLabels; ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t begin = skip_blanks(line, 0);
      if (begin < line.size() && columns_before(line, begin) == column)
        labels += label_of(trim(line)) ? 1 : 0;
    }
    return labels >= kLeastLabels;
  }

  // The same on the left: labels with their values below them, beside running text. A label whose
  // value stands beside it has nothing below.
  bool is_left_sidebar(std::size_t column, const std::vector<std::size_t>& lines) const {
    constexpr std::size_t kLeastLabels = 3;
    constexpr std::size_t kLeastSize = 24;  // of the text's lines, in bytes
    std::size_t size = 0;
    std::size_t goes_on = 0;  // lines of the text that begin in the middle of a sentence
    for (const std::size_t i : lines) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::string_view right = trim(line.substr(wide_gaps(line)[0].end));
      size += right.size();
      goes_on += begins_lower(right) ? 1 : 0;
    }
    if (size < kLeastSize * lines.size() || goes_on * 3 < lines.size()) return false;
    // The lines of labels, each of which or the one below it has text beside it.
    std::set<std::size_t> labels;
    for (const std::size_t i : lines) {
      for (const std::size_t at : {i - std::min<std::size_t>(i, 1), i}) {
        if (at + 1 >= page_.line_count() || !label_of(left_of(column, at))) continue;
        const std::string_view below = left_of(column, at + 1);
        if (!below.empty() && !label_of(below)) labels.insert(at);
      }
    }
    return labels.size() >= kLeastLabels;
  }
  // What a line holds before a column; nothing where a word reaches over it.
  std::string_view left_of(std::size_t column, std::size_t i) const {
    const std::string_view line = page_.slice(page_.line(i));
    for (const Gap& gap : wide_gaps(line)) {
      if (columns_before(line, gap.end) == column) return trim(line.substr(0, gap.begin));
    }
    const std::string_view text = trim_end(line);
    return columns_before(line, text.size()) < column ? trim(text) : std::string_view{};
  }

  // "Jan 2018 – Sep 2020   Kenya", and what is told of it indented below: each pair opens a block.
  bool is_hanging(const std::vector<std::size_t>& lines) const {
    const auto opens = std::ranges::count_if(lines, [this](std::size_t i) {
      return i == 0 || trim(page_.slice(page_.line(i - 1))).empty();
    });
    return static_cast<std::size_t>(opens) * 5 >= lines.size() * 4;
  }

  // Splits the counted lines, and lines between them that have text on one side only.
  void apply(std::size_t column, const std::vector<std::size_t>& lines,
             std::vector<std::size_t>& result) const {
    for (std::size_t i = lines.front(); i <= lines.back(); ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t indent = skip_blanks(line, 0);
      if (indent >= line.size()) continue;
      if (columns_before(line, indent) + 2 >= column) {
        result[i] = 1;  // text in the right column only
        continue;
      }
      for (const Gap& gap : wide_gaps(line)) {
        if (spans(line, gap, column)) result[i] = gap.end;
      }
    }
    for (std::size_t i = lines.front() + 1; i < lines.back(); ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t size = trim_end(line).size();
      // The rest of a left column's line, between two that both columns share.
      const bool left_only = result[i] == 0 && size > 0 && columns_before(line, size) < column;
      if (left_only && result[i - 1] > 0 && result[i + 1] > 0) result[i] = line.size();
    }
    // The left column may be the longer one: "Switzerland" below "Funded by", the last to share a
    // line.
    for (std::size_t i = lines.back() + 1; i < page_.line_count(); ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t size = trim_end(line).size();
      if (size == 0 || columns_before(line, size) >= column || !label_of(left_of(column, i - 1)))
        break;
      result[i] = line.size();
    }
  }

  // Whether the text behind a gap begins in the column, or a little behind it: a list's item.
  static bool spans(std::string_view line, const Gap& gap, std::size_t column) {
    constexpr std::size_t kMostIndent = 4;
    const std::size_t end = columns_before(line, gap.end);
    return end == column || (end > column && end <= column + kMostIndent &&
                             columns_before(line, gap.begin) + 2 <= column);
  }

  static std::string_view trim_end(std::string_view line) {
    return line.substr(0, line.find_last_not_of(" \t\r\f") + 1);
  }

  const Page& page_;
};

}  // namespace

std::vector<std::size_t> column_splits(const Page& page) {
  return ColumnFinder(page).splits();
}

}  // namespace dossier
