// Items of one line each: facts and a title beside one another. See propose.h.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/table.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

// The sum that opens a line; empty where none does.
Span opening_sum(const Layout& layout, const Line& line) {
  if (line.money.empty()) return {};
  const Span sum = layout.mentions().money[line.money.first].span;
  return sum.begin == line.text.begin ? sum : Span{};
}

// "€480,000    Keeping girls in school", twice or more: sums in a column of their own, and one that
// fills its column may touch the title.
bool has_sum_column(const Layout& layout) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < layout.size() && found < 2; ++i) {
    const Span sum = opening_sum(layout, layout[i]);
    const bool apart = layout.text({sum.end, layout[i].text.end}).starts_with("  ");
    found += !sum.empty() && apart ? 1 : 0;
  }
  return found >= 2;
}

// Whether a word stands in it: "14:33" behind a date is the hour.
bool has_word(std::string_view text) {
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    if (is_letter(decode(text, at, next))) return true;
  }
  return false;
}

// "PORTS | Pension fund reopens": the bytes of a topic in capitals and its bar before a headline.
std::size_t topic_size(std::string_view text) {
  constexpr std::size_t kMostWords = 2;
  const std::size_t bar = text.find(" | ");
  if (bar == std::string_view::npos || text.find(" | ", bar + 3) != std::string_view::npos)
    return 0;
  const std::string_view topic = text.substr(0, bar);
  const bool shouted = all_capitals(topic) && std::ranges::none_of(topic, is_digit);
  return shouted && count_words(topic) <= kMostWords && !all_capitals(text.substr(bar)) ? bar + 3
                                                                                        : 0;
}

bool follows_blank(const Layout& layout, const Line& line) {
  const std::size_t i = layout.line_of(line.text.begin);
  return i == 0 || layout[i - 1].blank;
}

// Where the title begins in a line that opens with facts: behind a mark or a gap, "2016-11-03 |
// Harvest", "€480,000    Keeping girls in school". A bare year and one space is a chronicle, not a
// record.
std::optional<Span> title_after(const Layout& layout, const Line& line, std::uint32_t end,
                                bool space_is_enough) {
  thread_local const regex::Matcher kDivider(
      R"([\s)\]*_]*(?:\||::?|\xe2\x80[\x93\x94\xba]|\xc2[\xbb\xb7]|- |>{1,2} |\+{3}|\t|   *)\s*)");
  if (end == line.text.begin || end >= line.text.end) return std::nullopt;
  std::string_view rest = layout.text({end, line.text.end});
  if (const std::size_t divider = kDivider.prefix_of(rest); divider != std::string_view::npos) {
    rest.remove_prefix(divider);
  } else if (space_is_enough && rest.starts_with(". ") && !rest.ends_with('.') &&
             follows_blank(layout, line)) {
    rest.remove_prefix(2);  // "14 May 2015. Seed bank opens in Puno"
  } else {
    // "[08/03/2015] Title", "[ 8 March 2015 ] Title"
    if (rest.starts_with(" ]") || rest.starts_with(" )")) rest.remove_prefix(1);
    if (rest.starts_with(']') || rest.starts_with(')')) rest.remove_prefix(1);
    if (!space_is_enough || !rest.starts_with(' ')) return std::nullopt;
    rest.remove_prefix(1);
  }
  rest.remove_prefix(topic_size(rest));
  if (rest.empty()) return std::nullopt;
  std::size_t next = 0;
  const char32_t c = decode(rest, 0, next);
  if ((is_letter(c) && !is_upper(c)) || !has_word(rest)) return std::nullopt;
  Span title{static_cast<std::uint32_t>(line.text.end - rest.size()), line.text.end};
  if (rest.ends_with(" +++")) title.end -= 4;  // "+++ 12.03.2018 +++ Title +++"
  if (is_facts_only(layout, title)) return std::nullopt;
  return title;
}

// The title behind all the facts that open the line; where none begins there, behind its first
// date: "04.07.2017 – 12.5 million euros for schools".
std::optional<Span> title_behind_facts(const Layout& layout, const Line& line, bool sum_column) {
  const Span lead = leading_facts(layout, line.text);
  std::uint32_t end = line.text.begin;
  std::uint32_t date_end = line.text.begin;
  const auto reach = [&](Span value) {
    if (lead.contains(value)) end = std::max(end, value.end);
  };
  for (auto k = line.dates.first; k < line.dates.last; ++k) reach(layout.mentions().dates[k].span);
  for (auto k = line.money.first; k < line.money.last; ++k) reach(layout.mentions().money[k].span);
  const bool full = !line.dates.empty() && is_point(layout.mentions().dates[line.dates.first]);
  if (!line.dates.empty()) {
    const DateMention& date = layout.mentions().dates[line.dates.first];
    const bool opens = date.span.begin <= line.text.begin + 2;
    if (opens && (date.range || full)) date_end = date.span.end;
  }
  // "[2013–16] Sesame Without Middlemen // Sudan"
  const bool bracketed = date_end > line.text.begin && layout.text(line.text).starts_with('[') &&
                         trim(layout.text({date_end, line.text.end})).starts_with("] ");
  const Span sum = opening_sum(layout, line);
  if (sum_column || layout.text({sum.end, line.text.end}).starts_with("  "))
    end = std::max(end, sum.end);
  const auto title = title_after(layout, line, std::max(end, date_end),
                                 full || bracketed || (sum_column && !sum.empty()));
  return title || date_end >= end ? title : title_after(layout, line, date_end, full || bracketed);
}

// "05.06.2018 | Press releases" over a title: what stands behind the dates comes again, or has come
// before, or is a kind of post, and the titles are the lines below.
void take_titles_below(const Layout& layout, Group& group) {
  constexpr std::size_t kLeast = 3;
  std::map<std::string, std::size_t> times;
  for (const Item& item : group.items) ++times[title_text(layout, item.title)];
  std::size_t again = 0;
  for (const Item& item : group.items) {
    const std::size_t below = item.title_last;
    if (below >= layout.size() || !layout[below].title_like) return;
    const std::string text = title_text(layout, item.title);
    again += times[text] > 1 || is_kind_of_post(text) ? 1 : 0;
  }
  if (group.items.size() < kLeast || again * 2 < group.items.size()) return;
  for (Item& item : group.items) {
    const std::size_t title = item.title_last;
    set_title(layout, item, title, title_end(layout, title, layout.size()));
  }
}

}  // namespace

namespace {

// The cell of a line that opens with a day in which the title is: the third, behind the kind of
// news, "2019-11-21    Press release    Jamaica bans foam food boxes"; between tabs the one that
// has more than a few words, "28/11/2014<TAB>097/14<TAB>Un puente abre en Honduras<TAB>PDF".
struct TitleCell {
  std::size_t column = 0;  // where it begins; of cells between tabs, which one it is
  Span span;
};
constexpr std::size_t kMostWordsOfKind = 3;

std::optional<TitleCell> title_between_tabs(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostCells = 8;
  const std::vector<Cell> cells = cells_of(layout, i, '\t');
  std::optional<TitleCell> title;
  if (cells.size() < 3 || cells.size() > kMostCells) return title;
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (count_words(layout.text(cells[c].span)) <= kMostWordsOfKind) continue;
    if (title || is_facts_only(layout, cells[c].span)) return std::nullopt;
    title = TitleCell{c, cells[c].span};
  }
  return title;
}

std::optional<TitleCell> cell_of_title(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.dates.empty() || !opens_with_point(layout, line.text)) return std::nullopt;
  if (layout.text(i).find('\t') != std::string_view::npos) return title_between_tabs(layout, i);
  const std::vector<Cell> cells = aligned_cells(layout, i);
  const bool kind = cells.size() == 3 &&
                    count_words(layout.text(cells[1].span)) <= kMostWordsOfKind &&
                    !is_facts_only(layout, cells[2].span);
  return kind ? std::optional(TitleCell{cells[2].column, cells[2].span}) : std::nullopt;
}

// The column in which three titles or more begin behind days and short fields; none where there is
// none.
std::optional<std::size_t> column_behind_kinds(const Layout& layout) {
  constexpr std::size_t kTimes = 3;
  std::map<std::size_t, std::size_t> times;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const auto title = cell_of_title(layout, i);
    if (title && ++times[title->column] == kTimes) return title->column;
  }
  return std::nullopt;
}

// "* 12/03/2014 - Peru opens its second seed bank. It holds …": the sentence behind the date of a
// list's item, which names it. Empty where the line does not begin so.
std::vector<Span> sentence_behind_date(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostLines = 3;
  const Line& line = layout[i];
  if (line.marker.kind != Marker::Kind::bullet || line.dates.empty()) return {};
  const DateMention& date = layout.mentions().dates[line.dates.first];
  if (date.span.begin != line.text.begin || !is_point(date)) return {};
  thread_local const regex::Matcher kMark(R"( ?(?:-|:|\||\xe2\x80[\x93\x94]) )");
  const std::size_t mark = kMark.prefix_of(layout.text({date.span.end, line.text.end}));
  if (mark == std::string_view::npos) return {};
  std::vector<Span> pieces;
  auto begin = static_cast<std::uint32_t>(date.span.end + mark);
  for (std::size_t k = i; k < std::min(i + kMostLines, layout.size()); ++k) {
    if (k > i && (layout[k].blank || layout[k].marker.any())) return {};
    const Span piece{k == i ? begin : layout[k].text.begin, layout[k].text.end};
    const std::string_view text = layout.text(piece);
    if (k > i && !begins_lower(text)) return {};  // a text of its own below the title
    const std::size_t stop = text.find(". ");
    if (stop == std::string_view::npos && !text.ends_with('.')) {
      pieces.push_back(piece);
      continue;
    }
    const std::size_t size = std::min(stop, text.size() - 1);
    pieces.push_back({piece.begin, static_cast<std::uint32_t>(piece.begin + size)});
    return pieces;
  }
  return {};
}

}  // namespace

// "2019-2022   NordForsk. "Arctic ports after oil" (co-PI)": where most entries quote their titles,
// those that quote none are other things, prizes and courses.
static void take_cited_titles(const Layout& layout, Group& group) {
  constexpr std::size_t kMostLines = 4;
  std::vector<std::optional<Span>> titles;
  std::size_t cited = 0;
  for (const Item& item : group.items) {
    // Of lines that come again and again nothing but the title's may be left.
    const std::size_t last =
        std::max(item.title_first + 1, std::min(item.last, item.title_first + kMostLines));
    titles.push_back(
        cited_title(layout, {layout[item.title_first].text.begin, layout[last - 1].text.end}));
    cited += titles.back() ? 1 : 0;
  }
  if (cited < 3 || cited * 2 < group.items.size()) return;
  for (std::size_t k = 0; k < titles.size(); ++k) {
    if (titles[k]) group.items[k].title = {*titles[k]};
  }
  std::erase_if(group.items, [&, k = std::size_t{0}](const Item&) mutable { return !titles[k++]; });
}

namespace {

// Lines that begin with a date or a sum and go on with the title, or have it on the line below.
class FactsFirst {
 public:
  explicit FactsFirst(const Layout& layout)
      : layout_(layout),
        sum_column_(has_sum_column(layout)),
        column_behind_kinds_(column_behind_kinds(layout)) {}

  std::vector<Group> propose() {
    for (std::size_t i = 0; i < layout_.size(); ++i) take(i);
    const std::size_t count = group_.items.size();
    if (count < 2 || years_ * 2 >= count || is_timeline()) return {};
    take_titles_below(layout_, group_);
    end_items();
    take_cited_titles(layout_, group_);
    settle(count);
    return {std::move(group_)};
  }

 private:
  void take(std::size_t i) {
    const Line& line = layout_[i];
    if (line.place_only && !line.boilerplate && (i == 0 || layout_[i - 1].blank)) headings_ = {i};
    years_ += opens_with_year(line) ? 1 : 0;
    if (line.boilerplate || line.blank || (line.date_only && !fills_column(i)) ||
        line.marker.kind == Marker::Kind::heading)
      return;
    if (auto pieces = sentence_behind_date(layout_, i); !pieces.empty()) {
      const std::size_t last = i + pieces.size();
      add(i, {i, last}, std::move(pieces));
      ++dated_;
    } else if (!is_dateline(layout_, i)) {
      take_title(i);
    }
  }

  // "1 September 2011 - 31 August 2014" over "        Groundwater Law", among lines that have both:
  // dates too long for their column.
  bool fills_column(std::size_t i) const {
    constexpr std::size_t kLeastIndent = 8;  // of the column of titles
    return !group_.items.empty() && has_title_further_in(i, kLeastIndent);
  }
  bool has_title_further_in(std::size_t i, std::size_t by) const {
    return i + 1 < layout_.size() && layout_[i + 1].title_like &&
           layout_[i + 1].indent > layout_[i].indent + by;
  }

  void take_title(std::size_t i) {
    const Line& line = layout_[i];
    const bool below = (line.money_only && has_title_further_in(i, 2)) || line.date_only;
    const std::size_t at = below ? i + 1 : i;
    const auto kind = title_behind_kind(i);
    const auto title = kind    ? kind
                       : below ? layout_[at].text
                               : title_behind_facts(layout_, line, sum_column_);
    if (!title || (!kind && is_value_with_label(*title))) return;
    // A cell is the headline as it stands, "Project to run from July 2017 to June 2019".
    std::vector<Span> pieces = {kind ? *title : without_facts(layout_, *title)};
    std::size_t last = at + 1;
    if (pieces.back().end == layout_[at].text.end) {
      last = title_end(layout_, at, layout_.size());
      for (std::size_t k = at + 1; k < last; ++k) pieces.push_back(layout_[k].text);
    }
    add(i, {at, last}, std::move(pieces));
    if (line.dates.empty() || (!kind && !line.money.empty())) return;
    ++dated_;
    ranges_ += layout_.mentions().dates[line.dates.first].range ? 1 : 0;
  }

  std::optional<Span> title_behind_kind(std::size_t i) const {
    if (!column_behind_kinds_) return std::nullopt;
    const auto title = cell_of_title(layout_, i);
    if (!title || title->column != *column_behind_kinds_) return std::nullopt;
    return title->span;
  }

  // "Mar 2017   Agreements signed", "Nov 2017   First tender, failed": months in their order are
  // the steps of one thing, and so are days below "Timeline"; news stand the other way round.
  bool is_timeline() const {
    const bool headed = stands_below_timeline();
    std::optional<Day> last;
    for (const Item& item : group_.items) {
      const Range dates = layout_[item.first].dates;
      if (dates.empty()) return false;
      const DateMention& date = layout_.mentions().dates[dates.first];
      const Date from = date.period.from.date;
      const auto day = first_day(date.period);
      if (date.range || (from.day != 0 && !headed) || from.month == 0 || (last && *day <= *last))
        return false;
      last = day;
    }
    return true;
  }

  bool stands_below_timeline() const {
    thread_local const regex::Matcher kTimeline(
        R"((?:project |operation )?(?:time ?lines?|milestones|key dates|chronolog\w+|history|dates cles|calendrier|cronolog\w+|fechas clave|hitos|calendario|zeitplan|zeitleiste|meilensteine|termine) ?:?)");
    constexpr std::size_t kNear = 4;  // lines
    const std::size_t first = group_.items.front().first;
    for (std::size_t i = first; i-- > 0 && first - i <= kNear;) {
      if (kTimeline.matches(layout_.folded(i))) return true;
    }
    return false;
  }

  // A line that opens with one bare year: a chronicle's.
  bool opens_with_year(const Line& line) const {
    if (line.dates.empty() || !line.title_like) return false;
    const DateMention& date = layout_.mentions().dates[line.dates.first];
    return date.span.begin == line.text.begin && !date.range && date.period.from.date.month == 0;
  }

  // "2011-2014 - Client: Bank of Provinces": a label with its value is no title.
  bool is_value_with_label(Span title) const {
    const auto label = read_label_line(layout_.text(title));
    return label && label->known && label->label.kind != LabelKind::title;
  }

  void add(std::size_t first, const LineBlock& lines, std::vector<Span> title) {
    Item item;
    item.first = first;
    item.title_first = lines.first;
    item.title_last = lines.last;
    item.title = std::move(title);
    item.headings = headings_;
    group_.items.push_back(std::move(item));
  }

  void end_items() {
    const std::size_t count = group_.items.size();
    for (std::size_t k = 0; k < count; ++k) {
      Item& item = group_.items[k];
      const std::size_t next = k + 1 < count ? group_.items[k + 1].first : layout_.size();
      item.last = trimmed_end(layout_, item.title_first, next, nullptr);
      item.labelled = labelled_values(layout_, item.title_last, item.last);
    }
  }

  // Days before most of `count` titles are news, runs are projects; what is mixed is judged.
  void settle(std::size_t count) {
    if (dated_ * 2 <= count) {
      judge(layout_, group_, Judging{});
      return;
    }
    cut_last_item(layout_, group_);
    if (ranges_ * 2 <= dated_) {
      for (Item& item : group_.items) item.kind = Kind::news;
    }
    group_.score = 2.5 * static_cast<double>(group_.items.size());
  }

  const Layout& layout_;
  const bool sum_column_;
  const std::optional<std::size_t> column_behind_kinds_;
  Group group_;
  std::size_t dated_ = 0;
  std::size_t ranges_ = 0;
  std::size_t years_ = 0;
  std::vector<std::size_t> headings_;  // the country that stands over the next lines
};

}  // namespace

std::vector<Group> facts_first_lines(const Layout& layout) {
  return FactsFirst(layout).propose();
}

namespace {

// What stands before a leader and places, "Ropes of coir ........ Sri Lanka"; empty where the line
// is not so.
Span name_before_leader(const Layout& layout, const Line& line) {
  if (line.places.empty() || (line.label && line.label->known)) return {};
  const std::string_view text = layout.text(line.text);
  const std::size_t dots = text.find("....");
  if (dots == std::string_view::npos || dots == 0) return {};
  const std::size_t end = text.find_first_not_of(". ", dots);
  if (end == std::string_view::npos || !begins_like_words(text)) return {};
  const Span places{static_cast<std::uint32_t>(line.text.begin + end), line.text.end};
  const std::string_view name = trim(text.substr(0, dots));
  if (!is_facts_only(layout, places) || mentions_in(layout.mentions().places, places).empty())
    return {};
  return {line.text.begin, static_cast<std::uint32_t>(line.text.begin + name.size())};
}

// What stands before a bracket that holds nothing but places, "Blue Jobs (Seychelles, Mauritius).
// Training of divers. …"; empty where the line does not begin so.
Span name_before_places(const Layout& layout, const Line& line) {
  constexpr std::size_t kMostWords = 10;
  if (line.places.empty() || line.marker.any() || (line.label && line.label->known)) return {};
  const std::string_view text = layout.text(line.text);
  const std::size_t open = text.find(" (");
  const std::size_t close = text.find(')', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  const std::string_view behind = text.substr(close + 1);
  const bool parted =
      behind.starts_with(". ") || behind.starts_with(", ") || behind.starts_with(": ");
  const auto at = [&line](std::size_t offset) {
    return static_cast<std::uint32_t>(line.text.begin + offset);
  };
  const std::string_view name = text.substr(0, open);
  if (!parted || !begins_like_words(name) || count_words(name) > kMostWords ||
      name.find(". ") != std::string_view::npos ||
      !is_facts_only(layout, {at(open + 2), at(close)}) ||
      mentions_in(layout.mentions().places, {at(open + 2), at(close)}).empty())
    return {};
  return {line.text.begin, at(open)};
}

}  // namespace

std::vector<Group> placed_entries(const Layout& layout) {
  constexpr std::size_t kLeast = 3;
  Group group;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout[i].blank) continue;
    Span name = name_before_places(layout, layout[i]);
    if (name.empty()) name = name_before_leader(layout, layout[i]);
    if (name.empty()) continue;
    if (!group.items.empty())
      group.items.back().last = trimmed_end(layout, group.items.back().first, i, nullptr);
    Item item;
    item.first = i;
    item.title = {name};
    item.title_first = i;
    item.title_last = i + 1;
    group.items.push_back(std::move(item));
  }
  if (group.items.size() < kLeast) return {};
  group.items.back().last = trimmed_end(layout, group.items.back().first, layout.size(), nullptr);
  cut_last_item(layout, group);
  for (Item& item : group.items) item.labelled = labelled_values(layout, item.first + 1, item.last);
  judge(layout, group, Judging{});
  return {std::move(group)};
}

namespace {

// "Dam removal ............ $75,000": a title, and its sum in a column of its own.
bool ends_in_sum_column(const Layout& layout, const Line& line) {
  if (!line.title_like || line.marker.any() || line.money.empty()) return false;
  const Span sum = layout.mentions().money[line.money.last - 1].span;
  const std::string_view before =
      layout.text({line.text.begin, std::max(sum.begin, line.text.begin)});
  return sum.end == line.text.end && (before.ends_with("... ") || before.ends_with("...") ||
                                      before.ends_with("   ") || before.ends_with('\t'));
}

}  // namespace

std::vector<Group> titles_with_sums(const Layout& layout) {
  std::vector<LineBlock> titles;
  std::size_t dated = 0;
  for (std::size_t i = 0; i + 1 < layout.size(); ++i) {
    if (!ends_in_sum_column(layout, layout[i])) continue;
    titles.push_back({i, i + 1});
    dated += line_evidence(layout, i + 1) & (kRun | kProse) ? 1 : 0;
  }
  std::vector<Group> groups;
  if (titles.size() < 3 || dated * 2 < titles.size()) return groups;
  groups.push_back(from_title_lines(layout, titles, Judging{.none = 1}));
  return groups;
}

// "Yak herders meet in Thimphu (16-18 October 2018)": days of an event.
static bool ends_in_days(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return false;
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  return date.span.end + 1 == line.text.end && lasts_days(date);
}

// Where the day of a line's end begins, in characters.
static std::size_t day_column(const Layout& layout, const Line& line) {
  const Span day = layout.mentions().dates[line.dates.last - 1].span;
  return count_characters(layout.text({line.span.begin, day.begin}));
}

// The columns in which days stand behind titles over their texts, "Solar pumps      12 Sep 2010":
// there titles without a text have theirs, too.
static std::set<std::size_t> day_columns(const Layout& layout) {
  std::set<std::size_t> columns;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (ends_in_day_column(layout, i) && stands_over_text(layout, i))
      columns.insert(day_column(layout, layout[i]));
  }
  return columns;
}

std::vector<Group> dated_titles(const Layout& layout) {
  constexpr std::size_t kTimes = 3;
  const std::set<std::size_t> columns = day_columns(layout);
  std::vector<LineBlock> titles;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    const bool dated = (line_evidence(layout, i) & kPoint) != 0 || ends_in_days(layout, line);
    const bool bracket = layout.text(i).ends_with(')') || layout.text(i).ends_with(']');
    const bool told = (dated && bracket) ||
                      (ends_in_day_column(layout, i) && columns.contains(day_column(layout, line)));
    if (line.title_like && !line.date_only && told) titles.push_back({i, i + 1});
  }
  std::vector<Group> groups;
  // Each has its day, with a text or without.
  if (titles.size() >= kTimes)
    groups.push_back(from_title_lines(layout, titles, Judging{.none = 1}));
  return groups;
}

std::vector<Group> one_liners(const Layout& layout) {
  std::vector<LineBlock> titles;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.title_like || line.marker.any() || !(line_evidence(layout, i) & kRun)) continue;
    if (line.dates.empty()) continue;  // a label in the line says when, without a value
    const bool date_first = layout.mentions().dates[line.dates.first].span.begin == line.text.begin;
    if (date_first) continue;  // a chronicle, or facts_first_lines()' business
    const Span words = without_facts(layout, line.text);
    if (is_generic_heading(layout.text(words)) || is_facts_only(layout, words)) continue;
    // "Duration of the project 1 January 2015 to 30 June 2017": a label without a mark.
    const auto label = read_label_prefix(layout.text(i));
    if (label && is_time_label(label->label.kind)) continue;
    titles.push_back({i, i + 1});
  }
  std::vector<Group> groups;
  if (titles.size() < 2) return groups;
  Group group = from_title_lines(layout, titles, Judging{});
  if (!are_chapters(layout, group)) groups.push_back(std::move(group));
  return groups;
}

}  // namespace dossier
