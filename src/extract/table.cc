// Tables: rows of cells divided by pipes, tabs, semicolons or commas, or aligned by spaces under a
// head of column names. A row is an item, its cells are labelled values.
#include "extract/table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/line_shape.h"
#include "extract/segment.h"
#include "extract/table_head.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

#include "extract/total_words.inc"  // kTotalWords

// Whether one of the words that total rows begin with stands at `at` of folded text, and where it
// ends; npos where none does.
std::size_t total_word_at(std::string_view folded, std::size_t at) {
  std::size_t end = std::string_view::npos;
  for (std::string_view word : kTotalWords) {
    const std::string_view rest = folded.substr(at);
    if (!rest.starts_with(word)) continue;
    if (rest.size() == word.size() || !is_word_byte(rest[word.size()])) end = at + word.size();
  }
  return end;
}

// "in 2019", "2019"
bool is_year_alone(std::string_view text) {
  thread_local const regex::Matcher kYear(R"((?:in |im |en |em |nel )?(?:19|20)\d\d)");
  return kYear.matches(fold(text));
}

// What a cell says of a row's being a total of others.
enum class Total : std::uint8_t { no, begins, alone };

// "Total: 7" is one by itself; "Total cost" is a row's beginning like "Total sanitation in Kerala".
Total total_in(std::string_view text) {
  while (text.starts_with('*') || text.starts_with('_')) text.remove_prefix(1);  // emphasis
  const std::string folded = fold(text);
  const std::size_t end = total_word_at(folded, 0);
  if (end == std::string_view::npos) return Total::no;
  const auto letter = [](char c) { return is_letter(static_cast<unsigned char>(c)); };
  return std::ranges::any_of(folded.substr(end), letter) ? Total::begins : Total::alone;
}

// "- ditto -", "〃": what the cell above says.
bool is_ditto(std::string_view text) {
  thread_local const regex::Matcher kDitto(
      R"([\s-]*(?:dit+o|do\.?|id\.|idem|dto\.?|dito|\xe3\x80\x83|\xe2\x80[\xb3\x9d]|\"|'')[\s-]*)");
  return kDitto.matches(fold(text));
}

bool is_separator_row(const std::vector<Cell>& cells, const Layout& layout) {
  return std::all_of(cells.begin(), cells.end(), [&](const Cell& c) {
    return layout.text(c.span).find_first_not_of("-=:+_ ") == std::string_view::npos;
  });
}

class TableReader {
 public:
  TableReader(const Layout& layout, TableHead header)
      : layout_(layout),
        header_(std::move(header)),
        unit_(unit_above(layout, header_.line, Above::caption)),
        grid_(is_grid()),
        spaced_(is_spaced()) {}

  Group read() {
    std::size_t quiet = 0;  // lines in a row that are no table row
    std::size_t i = header_.last + 1;
    for (; i < layout_.size() && quiet < 3; ++i) {
      const Line& line = layout_[i];
      if (line.blank || line.rule || (line.boilerplate && header_.divider == ' ')) continue;
      if (heads_year(header_, line)) continue;
      // "3. School buses; Colombia; 2017": an item of a list
      if (header_.divider == ';' && line.marker.kind == Marker::Kind::number) break;
      const std::vector<Cell> chunks = cells_of(layout_, i, header_.divider);
      if (is_separator_row(chunks, layout_) || is_repeated_header(chunks)) continue;
      if (heads_another_table(i)) break;
      if (may_go_on(i) && goes_on_in(i, place(header_, chunks))) continue;
      quiet = take(i, apart(i, chunks)) ? 0 : quiet + 1;
      // "No agreement was signed." stands for a row.
      constexpr std::size_t kFewWords = 5;
      if (quiet == 1 && line.sentence && line.words > kFewWords && header_.divider == ' ') break;
    }
    end_ = i;
    return std::move(group_);
  }
  // Behind the last line that read() has looked at.
  std::size_t end() const { return end_; }

 private:
  // A table with a rule between its rows as well as around them: what stands between two rules is
  // one row, however many lines it takes (a grid table of reStructuredText or Pandoc). Rules that
  // only part the rows from the total, or one group of rows from the next, make no grid.
  bool is_grid() const {
    if (header_.divider != '|') return false;
    std::size_t rows = 0;
    for (std::size_t i = header_.last + 1; i < layout_.size(); ++i) {
      if (layout_[i].rule) continue;
      if (!is_barred(layout_, i)) break;
      const std::vector<Cell> cells = cells_of(layout_, i, '|');
      const auto filled =
          std::ranges::count_if(cells, [](const Cell& c) { return !c.span.empty(); });
      const bool whole = static_cast<std::size_t>(filled) == header_.cells.size();
      if (!layout_[i - 1].rule && whole) return false;
      const bool total = std::ranges::any_of(
          cells, [&](const Cell& c) { return total_in(layout_.text(c.span)) != Total::no; });
      rows += layout_[i - 1].rule && !total ? 1 : 0;
    }
    return rows >= 2;
  }

  // An aligned table with a blank line between its rows: what stands together is one row. Its first
  // line has more cells filled than any below it, which groups of rows of a line do not have.
  bool is_spaced() const {
    if (header_.divider != ' ') return false;
    constexpr std::size_t kMostLines = 200;  // that are looked at
    const std::size_t last = std::min(layout_.size(), header_.last + kMostLines);
    std::size_t rows = 0;
    std::size_t first = 0;  // the cells of the block's first line; none between blocks
    bool sum = false;       // whether that line holds a sum
    for (std::size_t i = header_.last + 1; i < last; ++i) {
      if (layout_[i].rule && rows > 0) break;
      if (layout_[i].rule) continue;
      const std::size_t cells = layout_[i].blank ? 0 : cells_of(layout_, i, ' ').size();
      // Every cell may go on, but no row has two sums.
      const bool goes_on = cells < first || (cells == first && sum && layout_[i].money.empty());
      if (cells > 0 && first > 0 && !goes_on) return false;
      if (cells > 0 && first > 0) continue;
      rows += cells > 1 ? 1 : 0;
      if (cells == 1 && rows > 0) break;  // below the table, not the head's second line
      first = cells;
      sum = !layout_[i].money.empty();
    }
    return rows >= 2;
  }

  // Whether a line may belong to the row above it by the table's form; in which it then does.
  bool may_go_on(std::size_t i) const {
    return header_.below != Below::nothing || (grid_ && !layout_[i - 1].rule) || spaced_;
  }
  bool goes_on_in(std::size_t i, const std::vector<Span>& row) {
    if (hangs_below(i, row)) {
      take_below(i, row[header_.title]);
      return true;
    }
    const bool further = (grid_ && !layout_[i - 1].rule) || (spaced_ && !states_facts(row));
    return further && carry_on_row(i, row);
  }

  // "   Bail and Legal Aid" under "Lawyers without Robes    Uganda    2011-2014", where the head
  // says that the title stands below who got the grant, or the other way round.
  bool hangs_below(std::size_t i, const std::vector<Span>& row) const {
    if (header_.below == Below::nothing || group_.items.empty()) return false;
    const Item& item = group_.items.back();
    const bool alone = std::ranges::count_if(row, [](Span s) { return !s.empty(); }) == 1;
    return item.last == i && alone && !row[header_.title].empty() &&
           layout_[i].indent > layout_[item.first].indent;
  }
  void take_below(std::size_t i, Span cell) {
    Item& item = group_.items.back();
    if (header_.below == Below::title) {
      if (item.last == item.first + 1) {
        item.title = {cell};
        item.title_first = i;
      } else {
        carry_on(item, cell);
      }
      item.title_last = i + 1;
    }
    item.last = i + 1;
  }

  // The second and further lines of a grid's row, or of a row among blank lines.
  bool carry_on_row(std::size_t i, const std::vector<Span>& row) {
    if (group_.items.empty() || group_.items.back().last != i) return false;
    Item& item = group_.items.back();
    const Span cell = row[header_.title];
    const auto& label = layout_[i].label;
    // "Site: Albania" under a title
    if (label && label->known && label->name.begin == cell.begin && label->value.end > cell.begin &&
        label->value.begin < cell.end) {
      const Span value{label->value.begin, std::min(label->value.end, cell.end)};
      item.labelled.push_back({label->label, true, label->name, {value}});
    } else if (!cell.empty()) {
      carry_on(item, cell);
    }
    return append(i, row, true);
  }

  // "            A2    Music School      2014-2016       185" below a row: a title, a run and a sum
  // are a row of their own, whatever its first cell leaves out.
  bool states_facts(const std::vector<Span>& row) const {
    bool run = false;
    bool sum = false;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].empty()) continue;
      run = run ||
            (is_date(row[c]) && has_range(layout_, mentions_in(layout_.mentions().dates, row[c])));
      sum = sum || is_sum_of(row[c], c);
    }
    return run && sum && !row[header_.title].empty();
  }

  // A head with other names, a blank line above: rows below it are another table's.
  bool heads_another_table(std::size_t i) const {
    const Line& line = layout_[i];
    if (header_.divider != ' ' || group_.items.empty() || !layout_[i - 1].blank || line.sentence ||
        !line.dates.empty() || !line.money.empty() ||
        std::ranges::any_of(layout_.text(line.text), is_digit))
      return false;
    const auto other = read_header(layout_, i, header_.divider);
    return other && layout_.text(other->cells[other->title].span) !=
                        layout_.text(header_.cells[header_.title].span);
  }

  bool is_repeated_header(const std::vector<Cell>& chunks) const {
    if (chunks.size() != header_.cells.size()) return false;
    return layout_.text(chunks[header_.title].span) ==
           layout_.text(header_.cells[header_.title].span);
  }

  // "QZA-15/0302 Forest Forum", "10/2010-9/2013 United States", "2,400,000 Belgium": a first cell,
  // a date's or a sum's, so long that one space is all between it and the next.
  std::vector<Cell> apart(std::size_t i, std::vector<Cell> chunks) const {
    if (header_.divider != ' ') return chunks;
    for (std::size_t k = 0; k < chunks.size(); ++k) {
      const auto halves = halves_of(i, chunks[k]);
      if (!halves) continue;
      chunks[k] = halves->first;
      chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(k) + 1, halves->second);
    }
    return chunks;
  }

  // The two cells that a chunk is whose second begins where a column of the head does, and whose
  // first is of the column before.
  std::optional<std::pair<Cell, Cell>> halves_of(std::size_t i, const Cell& chunk) const {
    const std::uint32_t base = layout_[i].span.begin;
    const std::string_view line = layout_.text(layout_[i].span);
    const std::string_view text = layout_.text(chunk.span);
    const std::size_t begin = chunk.span.begin - base;
    const std::size_t end = chunk.span.end - base;
    constexpr std::size_t kLongest = 200;  // bytes of two cells
    if (text.size() > kLongest) return std::nullopt;
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
      Ruler ruler(line);
      const Cell left = make_cell(ruler, base, begin, begin + at);
      const Cell right = make_cell(ruler, base, begin + at, end);
      const auto column = std::ranges::find(header_.cells, right.column, &Cell::column);
      if (column == header_.cells.end() || column == header_.cells.begin()) continue;
      const auto before = static_cast<std::size_t>(column - header_.cells.begin()) - 1;
      const bool first = before == 0 && at == text.find(' ');
      const bool starts = left.column == header_.cells[before].column;
      if ((starts && (first || is_date(left.span))) || is_sum_of(left.span, before))
        return std::pair(left, right);
    }
    return std::nullopt;
  }
  bool is_date(Span cell) const {
    return !mentions_in(layout_.mentions().dates, cell).empty() && is_facts_only(layout_, cell);
  }
  // A number in a column of sums, which ends where the column does.
  bool is_sum_of(Span cell, std::size_t column) const {
    const std::string_view text = layout_.text(cell);
    const LabelKind kind = header_.labels[column].kind;
    return (kind == LabelKind::budget || kind == LabelKind::budget_share ||
            kind == LabelKind::other_money) &&
           text.find_first_not_of("0123456789.,' ") == std::string_view::npos;
  }

  bool take(std::size_t i, const std::vector<Cell>& chunks) {
    const bool ruled = header_.divider != ' ';
    if (ruled ? chunks.size() * 2 < header_.cells.size() : chunks.empty()) return false;
    // "Implementation period <tab> 1 Sep 2013 to 31 Aug 2018" apart from the table: a label.
    if (header_.divider == '\t' && chunks.size() * 2 <= header_.cells.size() &&
        layout_[i - 1].blank)
      return false;
    const std::vector<Span> row = place(header_, chunks);
    const std::size_t filled = static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](Span s) { return !s.empty(); }));
    if (is_total(row, filled)) return true;
    if (ruled && filled == 1 && states_total(row)) return true;
    const Span title = row[header_.title];
    if (header_.title_below && filled == 2 && !row[0].empty() && !title.empty()) return true;
    const bool after_row = !group_.items.empty() && group_.items.back().last == i;
    if (filled == 1 && !after_row && heads_rows(i, row)) return true;
    if (title.empty()) return filled > 0 && append(i, row, after_row);
    if (after_row && !ruled && filled == 1 && is_note(i)) return take_note(i);
    const bool indented = !ruled && layout_[i].indent >= header_.cells[header_.title].column + 2;
    // Under a group's heading all rows may be indented: one with all its cells is a row.
    const bool part = filled >= 2 && filled < header_.cells.size();
    const bool level = after_row && layout_[i].indent == layout_[group_.items.back().first].indent;
    if (part && indented && level && goes_on(row)) return carry_on_row(i, row);
    if (part && indented && !group_.items.empty()) return append(i, row, true);
    if (after_row && !ruled && goes_on(row)) return carry_on_row(i, row);
    if (after_row && !ruled && is_wrapped(row)) return wrap(i, row);
    const bool hangs = header_.divider == '|' && header_.title != 0 && row[0].empty();
    if (after_row && hangs && numbered_ && is_wrapped(row)) return wrap(i, row);
    if (filled == 1) return take_single(i, title, after_row);
    if (!ruled && filled * 3 < header_.cells.size() && filled < 2) return false;
    add(i, row);
    return true;
  }

  // "UKRAINE" in the column of numbers, a blank line above: where the rows below are.
  bool heads_rows(std::size_t i, const std::vector<Span>& row) {
    if (header_.divider != ' ' || row[0].empty() || header_.title == 0 || !layout_[i].place_only ||
        header_.labels[0].kind == LabelKind::country)
      return false;
    headings_before_ = std::exchange(headings_, {i});
    return true;
  }

  // "Responsible: Directorate of Nature" / "Protection", below a title: a field of the row above,
  // and no part of the title.
  bool is_note(std::size_t i) const {
    const auto& label = layout_[i].label;
    return note_ == i || (label && !label->value.empty() && !label->known &&
                          layout_.text({label->name.end, label->value.begin}).starts_with(':'));
  }
  bool take_note(std::size_t i) {
    group_.items.back().last = i + 1;
    note_ = i + 1;
    return true;
  }

  // "Total | | 900,000". A row without a gap that begins with more than the word is like any other:
  // "Total sanitation in Kerala | India | 2012-2015".
  bool is_total(const std::vector<Span>& row, std::size_t filled) const {
    return std::ranges::any_of(row, [&](Span cell) {
      const Total total = total_in(layout_.text(cell));
      return total == Total::alone || (total == Total::begins && filled < header_.cells.size());
    });
  }

  // "8 awards, total value: 4,714.25" in one cell of a row.
  bool states_total(const std::vector<Span>& row) const {
    return std::ranges::any_of(row, [&](Span cell) { return names_total(layout_.text(cell)); });
  }

  // Right above the total stands the end of the last row, and no heading.
  bool stands_over_total(std::size_t i) const {
    if (i + 1 >= layout_.size() || layout_[i + 1].blank || layout_[i + 1].rule) return false;
    const std::vector<Span> below = place(header_, cells_of(layout_, i + 1, header_.divider));
    const auto filled = std::ranges::count_if(below, [](Span s) { return !s.empty(); });
    return is_total(below, static_cast<std::size_t>(filled));
  }

  // "Secondary School Cyclone    9.6" over "    Retrofits": further in than the row that it ends.
  bool hangs_under_row(std::size_t i) const {
    constexpr std::uint16_t kLeast = 2;  // characters
    const Item& item = group_.items.back();
    return header_.divider == ' ' && header_.title == 0 && item.last == item.first + 1 &&
           layout_[i].indent >= layout_[item.first].indent + kLeast;
  }

  // Whether the sections' headings stand below blank lines, and no title begins above its row: what
  // is right below a row, here line `i`, is no heading.
  bool sections_stand_apart(std::size_t i) const {
    if (header_.divider != ' ' || headings_.empty() || !layout_[headings_.front() - 1].blank ||
        breaks_off(layout_.text(i)))
      return false;
    return !begins_above_ &&
           (i + 1 >= layout_.size() || layout_[i + 1].blank || !begins_lower(layout_.text(i + 1)));
  }

  // "Crop Insurance for Highland     Lesotho" over "Farmers", in a table that begins without a
  // section's heading: the column has no room for the word.
  bool overflows(Span title) const {
    constexpr std::size_t kGap = 2;  // between columns
    const std::size_t next = header_.title + 1;
    if (header_.divider != ' ' || !headings_.empty() || next >= header_.cells.size()) return false;
    const std::string_view text = layout_.text(title);
    const std::size_t word = std::min(text.find(' '), text.size());
    const std::size_t room = header_.cells[next].column - header_.cells[header_.title].column;
    return layout_.text(group_.items.back().title.back()).size() + 1 + word + kGap > room;
  }

  // A line with words in the title's column only: a wrapped title, or a section's heading.
  bool take_single(std::size_t i, Span title, bool after_row) {
    const std::string_view text = layout_.text(title);
    std::size_t next = 0;
    const char32_t c = decode(text, 0, next);
    const bool carries_on =
        after_row &&
        (!is_upper(c) || continues_title(layout_, i - 1, i) || is_open(group_.items.back()) ||
         stands_over_total(i) || hangs_under_row(i) || sections_stand_apart(i) || overflows(title));
    if (carries_on && !layout_[i].sentence) {
      carry_on(group_.items.back(), title);
      group_.items.back().last = i + 1;
      return true;
    }
    if (layout_[i].sentence || text.ends_with(':') || layout_[i].words > 8) return false;
    headings_before_ = std::exchange(headings_, {i});
    single_ = i;
    return true;
  }

  // A colon, comma or hyphen that ended a title's first line belongs to it once a second follows.
  void carry_on(Item& item, Span title) const {
    Span& last = item.title.back();
    const std::string_view page = layout_.page().text();
    if (last.end < page.size() &&
        std::string_view(":,-").find(page[last.end]) != std::string_view::npos)
      ++last.end;
    item.title.push_back(title);
  }

  // A row without any value of its own, directly under one that has some, goes on in the same
  // cells.
  bool is_wrapped(const std::vector<Span>& row) const {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string_view text = layout_.text(row[c]);
      if (text.empty()) continue;
      const bool number = text.find_first_not_of("0123456789.,' -/%") == std::string_view::npos;
      if (number || !mentions_in(layout_.mentions().dates, row[c]).empty() ||
          !mentions_in(layout_.mentions().money, row[c]).empty())
        return false;
      // A row of its own has its first column filled, if the row above has.
      if (c == 0 && header_.title != 0) return false;
    }
    return header_.title != 0 || !row[0].empty();
  }

  // An aligned row that states no sum but the first, and one of whose cells breaks off above it or
  // begins in the middle: "Jan 2012 -" over "Dec 2015", "Leather" over "and Footwear".
  bool goes_on(const std::vector<Span>& row) const {
    const Item& item = group_.items.back();
    const auto part_of_one = [](std::string_view above, std::string_view below) {
      std::size_t next = 0;
      const char32_t c = decode(below, 0, next);
      return breaks_off(above) || (is_letter(c) && !is_upper(c) && c < 0x250) || c == '-' ||
             c == U'–';
    };
    bool joined = false;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].empty()) continue;
      const bool bare =
          header_.labels[c].kind == LabelKind::budget &&
          layout_.text(row[c]).find_first_not_of("0123456789.,' ") == std::string_view::npos;
      const bool sum = bare || !mentions_in(layout_.mentions().money, row[c]).empty();
      const bool number = c == 0 && header_.title != 0;
      if ((sum && !last_piece(item, c).empty()) || number) return false;
      const Span above = c == header_.title ? item.title.back() : last_piece(item, c);
      joined |= !above.empty() && part_of_one(layout_.text(above), layout_.text(row[c]));
    }
    return joined;
  }

  // What the item has in a column so far, its last line.
  Span last_piece(const Item& item, std::size_t column) const {
    const auto has =
        std::ranges::find_if(item.labelled, [&](const Labelled& l) { return is_in(l, column); });
    return has == item.labelled.end() ? Span{} : has->value.back();
  }

  bool is_in(const Labelled& labelled, std::size_t column) const {
    return labelled.name == header_.cells[column].span;
  }

  bool wrap(std::size_t i, const std::vector<Span>& row) {
    Item& item = group_.items.back();
    const Span title = row[header_.title];
    if (header_.title == 0 && !title.empty()) {
      // Without a number column a short line may as well be a section's heading.
      const bool others =
          std::count_if(row.begin(), row.end(), [](Span s) { return !s.empty(); }) > 1;
      if (!others) return take_single(i, title, true);
      std::size_t next = 0;
      const char32_t c = decode(layout_.text(title), 0, next);
      if (is_upper(c) && !is_open(item)) {
        add(i, row);
        return true;
      }
    }
    if (!title.empty()) carry_on(item, title);
    return append(i, row, true);
  }

  bool is_open(const Item& item) const {
    const std::string_view text = layout_.text(item.title.back());
    return text.ends_with(',') || text.ends_with('-') || text.ends_with('&');
  }

  bool append(std::size_t i, const std::vector<Span>& row, bool allowed) {
    if (group_.items.empty() || !allowed) return false;
    Item& item = group_.items.back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].empty() || c == header_.title) continue;
      const auto has =
          std::ranges::find_if(item.labelled, [&](const Labelled& l) { return is_in(l, c); });
      if (has != item.labelled.end()) {
        has->value.push_back(row[c]);
      } else {
        item.labelled.push_back(
            {header_.labels[c], header_.known[c], header_.cells[c].span, {row[c]}});
      }
    }
    item.last = i + 1;
    return true;
  }

  // A cell that is a currency's code and nothing else; "All" is a word.
  static std::optional<Currency> code_in(std::string_view cell) {
    const bool capitals =
        std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals ? find_currency(cell) : std::nullopt;
  }

  // "Asia   Armenia    A1    Village Cinemas" over "                  A2    Music School": the
  // country is the one above.
  bool goes_on_group(const std::vector<Span>& row) const {
    const auto country = std::ranges::find(header_.labels, LabelKind::country, &LabelHit::kind);
    const auto columns = country - header_.labels.begin();
    return header_.divider == ' ' && static_cast<std::size_t>(columns) < header_.title &&
           std::all_of(row.begin(), row.begin() + columns + 1,
                       [](Span cell) { return cell.empty(); });
  }

  void add(std::size_t i, const std::vector<Span>& row) {
    const std::string_view name = layout_.text(row[header_.title]);
    // "(see regional activities)", "in 2019": no name
    if ((name.starts_with('(') && name.ends_with(')')) || is_year_alone(name) || is_count(name))
      return;
    const bool day = is_facts_only(layout_, row[header_.title]) &&
                     !mentions_in(layout_.mentions().dates, row[header_.title]).empty();
    if (day) return;  // "14 December 2017"
    numbered_ = !row[0].empty();
    Item item;
    item.table_row = true;
    item.first = item.title_first = i;
    item.last = item.title_last = i + 1;
    if (header_.news) item.kind = Kind::news;
    item.title = {header_.news ? row[header_.title] : without_facts(layout_, row[header_.title])};
    // "Modernización de los puertos" over "pesqueros     Panamá": the title began above its row.
    const bool began_above =
        single_ + 1 == i && (begins_lower(layout_.text(item.title.front())) ||
                             (header_.divider == ' ' && breaks_off(layout_.text(single_))));
    begins_above_ = begins_above_ || began_above;
    if (began_above) {
      item.title.insert(item.title.begin(), layout_[single_].text);
      item.first = item.title_first = single_;
      headings_ = headings_before_;
    }
    item.headings = headings_;
    item.table_unit = unit_;
    const bool under = !group_.items.empty() && group_.items.back().last == i;
    if (under && goes_on_group(row)) item.ditto = country_;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c == header_.title || row[c].empty()) continue;
      if (header_.labels[c].kind == LabelKind::country) {
        const bool ditto = is_ditto(layout_.text(row[c]));
        if (ditto) item.ditto = country_;
        if (!ditto) country_ = row[c];
      }
      if (const auto currency = code_in(layout_.text(row[c])))
        item.table_unit = {*currency, 0, false};
      item.labelled.push_back(
          {header_.labels[c], header_.known[c], header_.cells[c].span, {row[c]}});
    }
    group_.items.push_back(std::move(item));
  }

  const Layout& layout_;
  TableHead header_;
  MoneyUnit unit_;
  Group group_;
  std::vector<std::size_t> headings_;
  std::vector<std::size_t> headings_before_;           // the last line that was taken for one
  std::size_t single_ = static_cast<std::size_t>(-2);  // that line
  std::size_t note_ = 0;  // the line that goes on with the note above it
  Span country_{};        // the last cell that names countries
  std::size_t end_ = 0;
  bool grid_;
  bool spaced_;
  bool numbered_ = false;      // the last row has its first cell filled
  bool begins_above_ = false;  // a title began on the line above its row
};

}  // namespace

bool names_total(std::string_view text) {
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool begins = at == 0 || !is_word_byte(folded[at - 1]);
    if (begins && total_word_at(folded, at) != std::string_view::npos) return true;
  }
  return false;
}

bool is_row_kind(LabelKind kind) {
  switch (kind) {
    case LabelKind::period:
    case LabelKind::start:
    case LabelKind::end:
    case LabelKind::duration:
    case LabelKind::budget:
    case LabelKind::budget_share:
    case LabelKind::funding:
    case LabelKind::country:
    case LabelKind::location:
    case LabelKind::region:
    case LabelKind::donor:
    case LabelKind::implementer:
      return true;
    default:
      return false;
  }
}

bool has_value(const Layout& layout, const Item& item) {
  return std::any_of(item.labelled.begin(), item.labelled.end(), [&](const Labelled& l) {
    return std::any_of(l.value.begin(), l.value.end(), [&](Span s) {
      return !mentions_in(layout.mentions().dates, s).empty() ||
             !mentions_in(layout.mentions().money, s).empty() ||
             !mentions_in(layout.mentions().places, s).empty();
    });
  });
}

// Tables of a page that have rows are read together or not at all.
static void add_table(Group table, std::vector<Group>& groups) {
  const auto has_rows = [](const Group& g) { return g.items.size() > 1; };
  if (groups.empty() || !has_rows(groups.back()) || !has_rows(table)) {
    groups.push_back(std::move(table));
    return;
  }
  Group& before = groups.back();
  before.score += table.score;
  std::ranges::move(table.items, std::back_inserter(before.items));
}

std::vector<Group> table_groups(const Layout& layout) {
  std::vector<Group> groups;
  // Heads under which no row has a value, up to a line: the same head again, above that, has none
  // either. Without this a page of nothing but heads would be read once for each.
  std::map<std::pair<char, std::string_view>, std::size_t> barren;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout[i].blank) continue;
    const std::string_view text = layout.text(layout[i].span);
    for (char divider : {'|', '\t', ';', ',', '/', ' '}) {
      if (!may_have_cells(text, divider)) continue;
      const auto known = barren.find({divider, text});
      if (known != barren.end() && i < known->second) continue;
      auto header = read_header(layout, i, divider);
      if (!header) continue;
      TableReader reader(layout, *std::move(header));
      Group group = reader.read();
      std::erase_if(group.items, [&](const Item& item) { return !has_value(layout, item); });
      if (group.items.empty()) {
        barren[{divider, text}] = reader.end();
        continue;
      }
      // One row under a head is as likely a form's line as a table.
      group.score = group.items.size() == 1 ? 1.5 : 4.0 * static_cast<double>(group.items.size());
      i = group.last() - 1;
      add_table(std::move(group), groups);
      break;
    }
  }
  return groups;
}

}  // namespace dossier
