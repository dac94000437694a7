// Numbered and bulleted lists, and Markdown headings. See propose.h.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

#include "extract/note_headings.inc"  // kNoteHeadings

constexpr std::size_t npos = Layout::npos;

// "`2009–2011` **Chess in the camp**": the name behind a range that opens a title; empty where none
// does.
Span name_behind_range(const Layout& layout, const Item& item) {
  if (item.title.empty()) return {};
  const Span title = item.title.front();
  const Range dates = mentions_in(layout.mentions().dates, title);
  if (dates.empty()) return {};
  const DateMention& date = layout.mentions().dates[dates.first];
  const std::string_view before = layout.text({title.begin, date.span.begin});
  if (!date.range || before.find_first_not_of("`*_") != npos) return {};
  const std::string_view rest = layout.text({date.span.end, title.end});
  const std::string_view name = rest.substr(std::min(rest.find_first_not_of(": `*_"), rest.size()));
  if (name.size() == rest.size() || !begins_like_words(name)) return {};
  return {static_cast<std::uint32_t>(title.end - name.size()), title.end};
}

// Where every item of a list opens with its dates they are no part of the titles.
void cut_opening_ranges(const Layout& layout, Group& group) {
  if (group.items.size() < 2) return;
  std::vector<Span> names;
  names.reserve(group.items.size());
  for (const Item& item : group.items) names.push_back(name_behind_range(layout, item));
  if (std::ranges::any_of(names, &Span::empty)) return;
  for (std::size_t k = 0; k < names.size(); ++k) group.items[k].title.front() = names[k];
}

// Numbered and bulleted lists, and Markdown headings: an item runs from its marker to the next.
class MarkedLists {
 public:
  explicit MarkedLists(const Layout& layout) : layout_(layout), on_sheet_(layout.size()) {
    for (const Line& line : layout.lines()) {
      if (line.marker.any() && line.label && line.label->known &&
          is_project_label(line.label->label.kind) && has_wide_gap(layout.text(line.text)))
        fields_[style_of(line)].insert(line.label->label.kind);
    }
    for (std::size_t i = 0; i < layout.size();) {
      std::size_t end = i + 1;
      while (!layout[i].blank && end < layout.size() && !layout[end].blank) ++end;
      if (is_data_sheet(i, end))
        std::fill(on_sheet_.begin() + offset(i), on_sheet_.begin() + offset(end), true);
      i = end;
    }
  }

  std::vector<Group> propose() {
    std::vector<Group> groups;
    std::vector<bool> used(layout_.size(), false);
    for (std::size_t i = 0; i < layout_.size(); ++i) {
      if (used[i] || !opens(i)) continue;
      std::vector<std::size_t> starts;
      for (std::size_t j = i; j < layout_.size(); ++j) {
        if (opens(j) && same(i, j)) starts.push_back(j), used[j] = true;
      }
      if (are_notes(starts.front())) continue;
      for (Group& g : runs_of(starts)) groups.push_back(std::move(g));
    }
    return groups;
  }

 private:
  static std::ptrdiff_t offset(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

  // "» Total budget: 4,318,250 €" over "» Coordinator: Purvs Foundation" over "» Five partners": a
  // block of bullets half of which are fields, three kinds of what projects have among them.
  bool is_data_sheet(std::size_t first, std::size_t last) const {
    constexpr std::size_t kLeastKinds = 3;
    std::set<LabelKind> kinds;
    std::size_t fields = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Line& line = layout_[i];
      if (line.marker.kind != Marker::Kind::bullet) return false;
      if (!line.label || !line.label->known || line.label->value.empty()) continue;
      ++fields;
      if (is_project_label(line.label->label.kind) && line.label->label.kind != LabelKind::title)
        kinds.insert(line.label->label.kind);
    }
    return kinds.size() >= kLeastKinds && fields * 2 >= last - first;
  }

  // "· Strategy  Seed keeping" among "· Amount  $475,000" and "· Term  2017 - 2020": a label that
  // no table holds.
  bool stands_among_labels(std::size_t i) const {
    const auto is_label = [&](std::size_t j) {
      return j < layout_.size() && layout_[j].label && layout_[j].label->known && same(i, j);
    };
    return layout_.text(i).find("  ") != npos && i > 0 && is_label(i - 1) && is_label(i + 1);
  }

  // "1.  Appraisal    3 to 21 August 2008" on a sheet with "2.  Country    Eswatini": a field of
  // the sheet, whose labels have numbers.
  bool is_field(std::size_t i) const {
    constexpr std::size_t kLeastKinds = 3;
    const auto found = fields_.find(style_of(layout_[i]));
    return found != fields_.end() && found->second.size() >= kLeastKinds &&
           has_wide_gap(layout_.text(i));
  }
  static std::pair<Marker::Kind, char> style_of(const Line& line) {
    return {line.marker.kind, line.marker.style};
  }

  bool opens(std::size_t i) const {
    const bool numbered =
        layout_[i].marker.kind == Marker::Kind::number;  // a photo credit may stand first
    return layout_[i].marker.any() && (numbered || !layout_[i].boilerplate) && !layout_[i].blank &&
           !(layout_[i].label && layout_[i].label->known &&
             (layout_[i].label->label.kind != LabelKind::title ||
              names_frame(layout_.text(layout_[i].label->name)))) &&
           !stands_among_labels(i) && !is_field(i) && !on_sheet_[i];
  }
  bool same(std::size_t i, std::size_t j) const {
    const Line& a = layout_[i];
    const Line& b = layout_[j];
    const int gap = static_cast<int>(a.indent) - static_cast<int>(b.indent);
    const bool list = a.marker.same_list(b.marker) || (is_state(i) && is_state(j));
    return list && gap >= -2 && gap <= 2;
  }
  // "● Reading rooms", "○ Salt roads", "◐ Library boats", a block each: circles and boxes, filled
  // or not, that say how far a project is; "▼ Breadfruit", "▶ Lionfish": open and closed.
  bool is_state(std::size_t i) const {
    constexpr ByteSet kLastBytes("\x8b\x8f\x90\x91\xb6\xbc");  // ○, ●, ◐ and ☐, ◑ and ☑, ▶, ▼
    const Line& line = layout_[i];
    return line.marker.kind == Marker::Kind::bullet && kLastBytes.has(line.marker.style) &&
           (i == 0 || layout_[i - 1].blank || layout_[i - 1].boilerplate);
  }

  // Where the item that begins at `i` ends at the latest: the next marker of its list, a heading of
  // a higher order, text that stands further out after a blank line.
  std::size_t item_end(std::size_t i, std::size_t next) const {
    const Line& head = layout_[i];
    bool hanging = false;
    for (std::size_t j = i + 1; j < next; ++j) {
      const Line& line = layout_[j];
      if (line.blank || line.boilerplate) continue;
      if (line.rule) {
        if (!layout_[j - 1].blank && !line.page_break) continue;  // a title's underline
        return j;
      }
      if (line.marker.kind == Marker::Kind::heading &&
          (head.marker.kind != Marker::Kind::heading || line.marker.depth <= head.marker.depth))
        return j;
      if (is_next_section(head, line)) return j;
      hanging = hanging || (line.indent > head.indent && line.sentence);
      const bool after_gap =
          layout_[j - 1].blank || layout_[j - 1].boilerplate || layout_[j - 1].rule;
      const bool out =
          line.indent < head.indent || (hanging && line.indent <= head.indent && !line.page_break);
      if (after_gap && out && !line.marker.any() && !continues_sentence(i, j)) return j;
    }
    return next;
  }

  // "3.4" behind "3.3.2": the next section of a higher order.
  bool is_next_section(const Line& head, const Line& line) const {
    if (head.marker.kind != Marker::Kind::number || line.marker.kind != Marker::Kind::number ||
        line.marker.depth >= head.marker.depth)
      return false;
    const auto numbers = [this](const Line& of) {
      const std::string_view text = layout_.text(Span{of.span.begin, of.text.begin});
      std::vector<std::uint32_t> parts(1);
      for (const char c : trim(text)) {
        if (c == '.') parts.push_back(0);
        if (is_digit(c)) parts.back() = parts.back() * 10 + static_cast<std::uint32_t>(c - '0');
      }
      parts.resize(of.marker.depth);
      return parts;
    };
    std::vector<std::uint32_t> before = numbers(head);
    before.resize(line.marker.depth);
    ++before.back();
    return numbers(line) == before;
  }

  // After a page break a paragraph may go on at the margin.
  bool continues_sentence(std::size_t first, std::size_t j) const {
    std::size_t before = j - 1;
    while (before > first && (layout_[before].blank || layout_[before].boilerplate)) --before;
    const std::string_view text = layout_.text(before);
    if (text.empty() || text.ends_with('.')) return false;
    std::size_t next = 0;
    const char32_t c = decode(layout_.text(j), 0, next);
    return is_letter(c) && !is_upper(c);
  }

  std::vector<Group> runs_of(const std::vector<std::size_t>& starts) const {
    std::vector<std::vector<Item>> runs(1);
    std::vector<std::size_t> headings = headings_above(starts.front());
    for (std::size_t k = 0; k < starts.size(); ++k) {
      const std::size_t i = starts[k];
      const std::size_t next = k + 1 < starts.size() ? starts[k + 1] : layout_.size();
      Item item;
      item.first = i;
      const std::size_t end = item_end(i, next);
      std::vector<std::size_t> trailing;
      item.last = trimmed_end(layout_, i, end, &trailing);
      item.headings = headings;
      runs.back().push_back(item);
      const bool restarts = k + 1 < starts.size() &&
                            layout_[i].marker.kind == Marker::Kind::number &&
                            layout_[starts[k + 1]].marker.number <= layout_[i].marker.number;
      if (end < next) {
        std::vector<std::size_t> between;
        for (std::size_t j = end; j < next; ++j) {
          if (is_heading(layout_, j)) between.push_back(j);
        }
        trailing.insert(trailing.end(), between.begin(), between.end());
      }
      if (!trailing.empty() || restarts || end < next) {
        runs.emplace_back();
        if (!trailing.empty()) headings = trailing;
      }
    }
    return judged(std::move(runs));
  }

  // "Remarks" over "1. The figures do not contain …": what is said of the list above.
  bool are_notes(std::size_t i) const {
    constexpr std::size_t kMostWords = 6;
    const std::size_t above = i > 0 ? layout_.previous_text(i - 1) : npos;
    if (above == npos || layout_[above].words > kMostWords) return false;
    std::string_view heading = layout_.folded(above);
    while (!heading.empty() && !is_word_byte(heading.back())) heading.remove_suffix(1);
    return std::ranges::binary_search(kNoteHeadings, heading);
  }

  std::vector<std::size_t> headings_above(std::size_t i) const {
    const std::size_t above = i > 0 ? layout_.previous_text(i - 1) : npos;
    if (above == npos || !is_heading(layout_, above)) return {};
    return {above};
  }

  // Whether most items of a list open with a line of their own above the title.
  bool has_kickers(const std::vector<std::vector<Item>>& runs) const {
    std::size_t items = 0;
    std::size_t kicked = 0;
    for (const std::vector<Item>& run : runs) {
      for (const Item& item : run) {
        const std::size_t text = find_line(layout_, item.first, item.last, [&](std::size_t i) {
          return layout_[i].sentence || layout_[i].date_only ||
                 (i > item.first && layout_[i - 1].blank && opens_wrapped_text(layout_, i));
        });
        ++items;
        const bool heading = layout_[item.first].marker.kind == Marker::Kind::heading;
        const auto blocks = head_blocks(layout_, item.first, std::min(text, item.last));
        kicked += !heading && blocks.size() >= 2 ? 1 : 0;
      }
    }
    return kicked * 2 > items;
  }

  // The list of all runs, each run judged by itself.
  std::vector<Group> judged(std::vector<std::vector<Item>> runs) const {
    const bool kicker = has_kickers(runs);
    std::vector<Group> parts;
    parts.reserve(runs.size());
    for (std::vector<Item>& run : runs) parts.push_back(titled(std::move(run), kicker));
    const bool funded = lists_sums(layout_, parts);
    Group list;
    for (Group& part : parts) {
      judge(layout_, part, Judging{.funded = funded});
      list.score += part.score;
      std::move(part.items.begin(), part.items.end(), std::back_inserter(list.items));
    }
    // "(a) Burundi: Hills and Springs. Under this …": no other reading has the whole names.
    constexpr double kPlaced = 2.0;
    const auto placed = std::ranges::count_if(
        list.items, [&](const Item& item) { return begins_with_place(layout_, item); });
    if (placed * 3 >= std::ssize(list.items) * 2)
      list.score += kPlaced * static_cast<double>(placed);
    // Numbered paragraphs of a report are prose: other readings find the names in it.
    if (std::ranges::count_if(list.items, [&](const Item& item) { return is_told(item); }) * 2 >
        std::ssize(list.items))
      list.score /= 2;
    std::vector<Group> groups;
    if (!list.items.empty()) groups.push_back(std::move(list));
    return groups;
  }

  // "2. My first stop was the Pamir Energy Homes project in Tajikistan. Since …": whether an item's
  // title is a sentence of a text, by its verb or by who tells it.
  bool is_told(const Item& item) const {
    thread_local const regex::Matcher kTold(
        R"((?:.* )?(?:was|were|is|are|has|have|had|will|i|we|fue|fueron|es|ha|han|hemos|etait|etaient|est|sont|avons|war|waren|ist|sind|hat|haben|wurde|foi|foram|temos) .*)");
    // "3.1 The Secretary reported that Healthy Hatcheries", "4.1 RESOLVED to award": minutes.
    thread_local const regex::Matcher kMinuted(
        R"((?:(?:the|dr|mrs?|ms|prof|professor|sir) .*)?\b(?:reported|resolved|agreed|noted|asked|decided|approved|thanked|proposed)\b.*)");
    const Span title = item.title.front();
    if (kMinuted.matches(fold(layout_.text(title)))) return true;
    return item.title.size() == 1 && kTold.matches(fold(layout_.text(title))) &&
           layout_.page().text().substr(title.end).starts_with(". ");
  }

  // Labels and titles for one unbroken run of items.
  Group titled(std::vector<Item> run, bool kicker) const {
    Group group;
    for (Item& item : run) {
      item.labelled = labelled_values(layout_, item.first, item.last);
      if (find_item_title(layout_, item, kicker)) group.items.push_back(std::move(item));
    }
    cut_opening_ranges(layout_, group);
    return group;
  }

  const Layout& layout_;
  std::vector<bool> on_sheet_;  // lines of is_data_sheet()
  // What the labels that stand before a column of values are, by their markers.
  std::map<std::pair<Marker::Kind, char>, std::set<LabelKind>> fields_;
};

}  // namespace

std::vector<Group> marked_lists(const Layout& layout) {
  return MarkedLists(layout).propose();
}

// A point's first sentence, where it stands for a headline: "Water works to be doubled. Japan and".
static void cut_at_stop(const Layout& layout, Item& item) {
  constexpr ByteSet kMarks(".?!");
  Span& title = item.title.front();
  const std::string_view text = layout.text(title);
  for (std::size_t at = find_stop(text, kMarks); at != std::string_view::npos;
       at = find_stop(text, kMarks, at + 1)) {
    std::size_t next = 0;
    if (at + 2 >= text.size() || !is_upper(decode(text, at + 2, next))) continue;
    title.end = title.begin + static_cast<std::uint32_t>(text[at] == '.' ? at : at + 1);
    item.title.resize(1);
    return;
  }
}

std::vector<Group> days_over_points(const Layout& layout) {
  constexpr std::size_t kLeastDays = 2;
  constexpr std::size_t kLeastItems = 3;
  constexpr double kPoint = 2.4;  // points an item
  Group group;
  std::set<std::size_t> days;
  std::size_t day = npos;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.blank || line.rule) continue;
    const bool apart = i == 0 || layout[i - 1].blank;
    if (line.date_only && apart) {
      const DateMention& date = layout.mentions().dates[line.dates.first];
      const std::size_t below = layout.next_text(i + 1);
      const bool over = below != npos && layout[below].marker.kind == Marker::Kind::bullet;
      const bool full = !date.range && date.period.from.known() && date.period.from.date.day > 0;
      day = over && full ? i : npos;
    } else if (apart && line.title_like && !line.marker.any()) {
      day = npos;  // another section
    }
    if (day == npos || line.marker.kind != Marker::Kind::bullet) continue;
    Item item;
    item.kind = Kind::news;
    item.first = i;
    item.headings = {day};
    days.insert(day);
    set_title(layout, item, i, title_end(layout, i, layout.size()));
    cut_at_stop(layout, item);
    group.items.push_back(std::move(item));
  }
  if (days.size() < kLeastDays || group.items.size() < kLeastItems) return {};
  for (Item& item : group.items) {
    std::size_t end = item.first + 1;
    while (end < layout.size() && !layout[end].blank && !layout[end].marker.any()) ++end;
    item.last = end;
  }
  group.score = kPoint * static_cast<double>(group.items.size());
  return {std::move(group)};
}

}  // namespace dossier
