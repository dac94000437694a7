// Headings over paragraphs of running text. See propose.h.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/no_project.h"
#include "extract/propose.h"
#include "extract/subject.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

constexpr std::size_t npos = Layout::npos;

// "£24,000, to be spent between October 2015 and April 2016": a sum and a run in one line.
bool tells_sum_and_run(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kPerson(R"(\b(?:he|she|his|her|il|elle|sie|ella)\b)");
  bool both = false;
  for (std::size_t i = item.first; i < item.last; ++i) {
    both = both || (!layout[i].money.empty() && has_range(layout, layout[i].dates));
    if (kPerson.occurs_in(layout.folded(i))) return false;  // somebody's life
  }
  return both;
}

// "Where", "When" and "Budget" over their values, in a block of their own below the text: three
// labels or more that projects have.
bool has_project_labels(const Layout& layout, const Item& item) {
  constexpr std::size_t kLeast = 3;
  std::set<LabelKind> kinds;
  for (const Labelled& l : item.labelled) {
    if (!l.known || !is_project_label(l.label.kind) || l.value.empty()) continue;
    if (kinds.empty()) {
      const std::size_t line = layout.line_of(l.name.begin);
      std::size_t blank = layout.next_text(item.title_last);
      while (blank < line && !layout[blank].blank) ++blank;
      if (blank >= line) return false;
    }
    kinds.insert(l.label.kind);
  }
  return kinds.size() >= kLeast;
}

// "It began in September 2005 and will be completed in August 2012", on a page about projects.
bool tells_begin_and_end(const Layout& layout, const Item& item) {
  if (!names_projects(layout)) return false;
  const std::vector<DateMention>& dates = layout.mentions().dates;
  for (std::size_t i = item.title_last; i < item.last; ++i) {
    for (auto k = layout[i].dates.first; k < layout[i].dates.last; ++k) {
      if (tells_both_ends(dates[k])) return true;
    }
  }
  return false;
}

// "Funder: Austrian Science Fund"
bool tells_who_pays(const Labelled& l) {
  return l.known && !l.value.empty() &&
         (l.label.kind == LabelKind::donor || l.label.kind == LabelKind::funding);
}

}  // namespace

// "On Wednesday, 4 March 2015, His Excellency Mr. Hiroki Tanabe, Ambassador of Japan, and Ms."
// right over a line of text as long: the first line of its paragraph.
static bool begins_its_text(const Layout& layout, std::size_t end) {
  constexpr std::size_t kLeastWords = 12;
  constexpr std::size_t kFullLine = 70;  // bytes
  if (end >= layout.size() || !layout[end].sentence || layout[end - 1].words < kLeastWords)
    return false;
  const std::string_view line = layout.text(end - 1);
  const std::string_view below = layout.text(end);
  return line.size() >= kFullLine && below.size() >= kFullLine &&
         line.size() * 20 >= below.size() * 18 && !line.ends_with(')') && !all_capitals(line);
}

// "ONGOING PROJECT" over each title: what stands over several texts names none of them.
static bool says_title_again(const Layout& layout, const Group& group) {
  std::set<std::string> titles;
  return std::ranges::any_of(group.items, [&](const Item& item) {
    return !titles.insert(fold(title_text(layout, item.title))).second;
  });
}

// "Mini-grids on Lake Volta" over "Energy", a blank line and the text: the line behind a title, and
// behind a subject of few words right under it.
static std::size_t below_subject(const Layout& layout, std::size_t end) {
  constexpr std::size_t kMostWords = 6;
  const bool subject = end + 1 < layout.size() && layout[end].title_like && !layout[end].label &&
                       layout[end].dates.empty() && layout[end].words <= kMostWords &&
                       layout[end + 1].blank;
  return subject ? end + 1 : end;
}

// "Early Warning for Wheat Rust" over "TCP/KAZ/3401": the line behind the code right under a title.
static std::size_t below_code(const Layout& layout, std::size_t end) {
  const bool code = end < layout.size() && !layout[end].blank && layout[end].dates.empty() &&
                    is_reference(layout.text(end));
  return code ? end + 1 : end;
}

// "SOUTH SUDAN" between a title and its text, blank lines around it; gives the line behind it.
static std::size_t below_place(const Layout& layout, std::size_t end) {
  const std::size_t place = layout.next_text(end);
  const bool apart = place != npos && place <= end + 1 && place + 1 < layout.size() &&
                     layout[place].place_only && layout[place + 1].blank;
  return apart ? place + 1 : end;
}

// "A ROOF FOR THE SCHOOL (EUR 38,000, Papua New Guinea, 2018)": a sum, and where or when, in the
// bracket behind a title, which may be wrapped.
static bool has_facts_in_bracket(const Layout& layout, const Item& item) {
  const Span line = layout[item.title_first].text;
  const std::size_t open = layout.text(line).rfind('(');
  if (open == std::string_view::npos || open == 0) return false;
  Span bracket{static_cast<std::uint32_t>(line.begin + open), line.end};
  if (leaves_bracket_open(layout.text(line)) && item.title_first + 1 < layout.size())
    bracket.end = layout[item.title_first + 1].text.end;
  const Mentions& m = layout.mentions();
  return layout.text(bracket).ends_with(')') && !mentions_in(m.money, bracket).empty() &&
         (!mentions_in(m.dates, bracket).empty() || !mentions_in(m.places, bracket).empty());
}

// Texts that all tell a sum, and most of them when: of projects, whatever words they use.
static bool all_cost_and_run(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 4;
  std::size_t running = 0;
  for (const Item& item : group.items) {
    if (!holds_sum(layout, item) ||
        !mentions_in(layout.mentions().dates, item.title.front()).empty())
      return false;
    running += tells_cost_and_run(layout, item) ? 1 : 0;
  }
  return group.items.size() >= kLeast && running * 3 >= group.items.size() * 2;
}

std::vector<Group> headed_paragraphs(const Layout& layout) {
  std::vector<LineBlock> titles;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.title_like || line.words > 16 ||
        (line.marker.any() && line.marker.kind != Marker::Kind::heading))
      continue;
    const bool apart = i == 0 || layout[i - 1].blank || layout[i - 1].boilerplate ||
                       layout[i - 1].rule || layout[i - 1].sentence;
    if (!apart) continue;
    const std::size_t end = title_end(layout, i, layout.size());
    if (begins_its_text(layout, end)) continue;
    const bool open = end < layout.size() && leaves_bracket_open(layout.text(end - 1));
    const std::size_t below =
        below_place(layout, below_subject(layout, below_code(layout, end + (open ? 1 : 0))));
    const std::size_t text = layout.next_text(below);
    if (text == npos || text > below + 2) continue;
    const bool paragraph = layout[text].sentence || layout[text].words >= 8;
    if (paragraph) titles.push_back({i, end});
  }
  std::vector<Group> groups;
  if (titles.size() < 2) return groups;
  Group group = from_title_lines(layout, titles, Judging{.none = -1.5, .keep_plain = false});
  std::erase_if(group.items, [&](const Item& item) {
    const std::string title = title_text(layout, item.title);
    return is_generic_heading(title) || is_no_project_name(title);
  });
  if (are_chapters(layout, group) || says_title_again(layout, group)) return groups;
  const auto news = std::ranges::count(group.items, Kind::news, &Item::kind);
  if (static_cast<std::size_t>(news) * 3 > group.items.size() * 2) return groups;  // dated_items
  // Where most of the paragraphs name a project, one that says when it runs need not.
  const auto is_project = [&](const Item& item) {
    return item_names_project(layout, item) ||
           (begins_with_place(layout, item) && tally(layout, item).prose > 0) ||
           below_place(layout, item.title_last) > item.title_last ||
           has_facts_in_bracket(layout, item) || tells_begin_and_end(layout, item) ||
           tells_sum_and_run(layout, item) || has_project_labels(layout, item) ||
           std::ranges::any_of(item.labelled, tells_who_pays);
  };
  const auto named = std::ranges::count_if(group.items, is_project);
  const bool most = static_cast<std::size_t>(named) * 5 >= group.items.size() * 3 ||
                    all_cost_and_run(layout, group);
  std::erase_if(group.items, [&](const Item& item) {
    const Tally t = tally(layout, item);
    return !is_project(item) &&
           (!most || (t.prose == 0 && t.runs == 0 && !tells_sum_and_place(layout, item)));
  });
  // Brackets of facts behind all titles: lines with a run read some of them only.
  constexpr double kByBracket = 3.2;  // points an item, a little more than a line with a run has
  if (std::ranges::all_of(group.items,
                          [&](const Item& item) { return has_facts_in_bracket(layout, item); }))
    group.score = std::max(group.score, kByBracket * static_cast<double>(group.items.size()));
  // What was left out, notices between them, says nothing against projects that say when they run.
  constexpr double kByProse = 1.5;  // points an item, as judge() gives
  if (std::ranges::all_of(group.items, [&](const Item& item) {
        return tells_begin_and_end(layout, item) || tells_sum_and_run(layout, item);
      }))
    group.score = std::max(group.score, kByProse * static_cast<double>(group.items.size()));
  // Below each text stand the project's labels.
  constexpr double kByLabels = 2.6;
  constexpr std::size_t kLeastLabels = 2;
  if (std::ranges::all_of(group.items, [&](const Item& item) {
        return tally(layout, item).labels.size() >= kLeastLabels;
      }))
    group.score = std::max(group.score, kByLabels * static_cast<double>(group.items.size()));
  if (group.items.size() >= 2) groups.push_back(std::move(group));
  return groups;
}

namespace {

// "CRAFTS" over "Threads Across the Jordan": a category in capitals right above a title.
bool is_category(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostWords = 4;
  return i + 1 < layout.size() && layout[i].title_like && layout[i].words <= kMostWords &&
         layout[i + 1].title_like && all_capitals(layout.text(i)) &&
         !all_capitals(layout.text(i + 1));
}

bool stands_apart(const Layout& layout, std::size_t i) {
  return i == 0 || layout[i - 1].blank || layout[i - 1].boilerplate || layout[i - 1].rule;
}

// A title over a text, with what is between and above it; nothing where line `i` is none.
std::optional<ItemStart> section_at(const Layout& layout, std::size_t i, bool categories) {
  constexpr std::size_t kMostWords = 16;
  const Line& line = layout[i];
  if (!line.title_like || line.words > kMostWords || line.date_only ||
      (line.label && line.label->known) || line.marker.kind == Marker::Kind::bullet)
    return std::nullopt;
  const bool categorised =
      categories && i > 0 && is_category(layout, i - 1) && stands_apart(layout, i - 1);
  if ((categories && is_category(layout, i)) || !(categorised || stands_apart(layout, i)))
    return std::nullopt;
  const std::size_t end = title_end(layout, i, layout.size());
  if (begins_its_text(layout, end)) return std::nullopt;
  std::size_t below = below_place(layout, below_subject(layout, below_code(layout, end)));
  if (below < layout.size() && layout[below].rule) ++below;  // it underlines the title
  const std::size_t text = layout.next_text(below);
  if (text == npos || text > below + 1 || !layout[text].sentence) return std::nullopt;
  return ItemStart{categorised ? i - 1 : i, {i, end}};
}

// Whether the text below an item's title tells when its project ran: a run, or a day and how
// long.
bool tells_when(const Layout& layout, const Item& item) {
  const Tally t = tally(layout, item);
  if (t.runs > 0 || t.prose > 0) return true;
  const Span text{layout[item.title_last].text.begin, layout[item.last - 1].text.end};
  const Range dates = mentions_in(layout.mentions().dates, text);
  return !dates.empty() && !mentions_in(layout.mentions().durations, text).empty();
}

// "She holds a degree in hydrology": the text is of a person.
bool tells_of_person(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kPerson(
      R"((?:he|she|il|elle|er|sie|el|ella|ele|ela|hij|zij) .*)");
  for (std::size_t i = item.title_last; i < item.last; ++i) {
    const std::string_view text = layout.folded(i);
    for (std::size_t at = 0; at < text.size(); at = text.find(". ", at) + 2) {
      if (kPerson.matches(text.substr(at))) return true;
      if (text.find(". ", at) == std::string_view::npos) break;
    }
  }
  return false;
}

bool holds_place(const Layout& layout, const Item& item) {
  const auto names_place = [&layout](std::size_t i) { return layout[i].place_only; };
  return std::ranges::any_of(item.headings, names_place) ||
         !mentions_in(layout.mentions().places, lines_of(layout, item)).empty();
}

std::vector<ItemStart> sections(const Layout& layout, bool categories) {
  std::vector<ItemStart> starts;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (const auto start = section_at(layout, i, categories)) starts.push_back(*start);
  }
  return starts;
}
std::vector<ItemStart> sections(const Layout& layout) {
  std::vector<ItemStart> starts = sections(layout, true);
  const auto categorised = std::ranges::count_if(
      starts, [](const ItemStart& start) { return start.first < start.title.first; });
  // Over one title only it is no category: "DELTA-SALT" over "Pieter Claes".
  const bool few = static_cast<std::size_t>(categorised) * 2 < starts.size();
  return categorised > 0 && few ? sections(layout, false) : starts;
}

// How many sections say what.
struct Told {
  std::size_t facts = 0;  // when, and besides how much or where
  std::size_t sums = 0;
  std::size_t places = 0;
  std::size_t asked = 0;  // titles like "Why shepherds?", "Save the date!"
  std::size_t persons = 0;
};
Told count_told(const Layout& layout, const Group& group) {
  Told told;
  for (const Item& item : group.items) {
    const bool sum = holds_sum(layout, item);
    const bool place = holds_place(layout, item);
    const std::string_view title = layout.text(item.title.back());
    told.facts += tells_when(layout, item) && (sum || place) ? 1 : 0;
    told.sums += sum ? 1 : 0;
    told.places += place ? 1 : 0;
    told.asked += title.ends_with('?') || title.ends_with('!') ? 1 : 0;
    told.persons += tells_of_person(layout, item) ? 1 : 0;
  }
  return told;
}

// Drops the sections that do not tell two of three: when, how much, where; and what opens the page,
// "31 countries since 2004, EUR 23 million", if it names no place and most of the others do.
void drop_untold(const Layout& layout, Group& group, const Told& told) {
  const bool placed = told.places * 2 > group.items.size();
  const std::size_t first = group.items.front().first;
  std::erase_if(group.items, [&](const Item& item) {
    const bool place = holds_place(layout, item);
    const int facts = int{tells_when(layout, item)} + int{holds_sum(layout, item)} + int{place};
    return facts < 2 || (item.first == first && placed && !place);
  });
}

}  // namespace

std::vector<Group> told_sections(const Layout& layout) {
  constexpr std::size_t kLeast = 3;
  constexpr double kTold = 1.0;  // points an item, less than judge() gives for a run in its text
  const std::vector<ItemStart> starts = sections(layout);
  if (starts.size() < kLeast) return {};
  Group group = unjudged_from(layout, starts);
  std::erase_if(group.items, [&](const Item& item) {
    const std::string title = title_text(layout, item.title);
    return item.last <= item.title_last || is_generic_heading(title) || is_no_project_name(title);
  });
  const std::size_t count = group.items.size();
  const Told told = count_told(layout, group);
  if (told.facts < kLeast || told.facts * 3 < count * 2 || told.sums * 2 < count ||
      told.asked * 2 > count || told.persons * 2 > count || are_chapters(layout, group) ||
      says_title_again(layout, group))
    return {};
  drop_untold(layout, group, told);
  group.score = kTold * static_cast<double>(told.facts);
  return {std::move(group)};
}

}  // namespace dossier
