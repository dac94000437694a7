// See segment.h. The readings are in propose_*.cc; here the best that do not overlap win.
#include "extract/segment.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

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

#include "extract/other_headings.inc"  // kOtherHeadings

// "1. Iceland": a country is no project's name.
bool is_place(const Layout& layout, const std::vector<Span>& title) {
  const Range places = mentions_in(layout.mentions().places, title.front());
  return title.size() == 1 && !places.empty() &&
         layout.mentions().places[places.first].span.contains(title.front());
}

// A block of labels runs on to the next title of its own kind; what another reading has found below
// its last label is not its.
void end_before(const std::set<std::size_t>& taken, const Layout& layout, Item& item) {
  if (item.labelled.empty() || item.whole_page || item.table_row) return;
  std::uint32_t end = 0;
  for (const Labelled& l : item.labelled) {
    end = std::max(end, l.name.end);
    for (const Span& value : l.value) end = std::max(end, value.end);
  }
  for (auto at = taken.upper_bound(item.title_last); at != taken.end() && *at < item.last; ++at) {
    if (layout[*at].span.begin >= end) item.last = *at;
  }
}

// "Timeline" over "08 Jun 2020   Concept note received": what stands right below a label is its
// value, and no list of items.
bool is_value_of_label(const Layout& layout, const Group& group) {
  const std::size_t first = group.first();
  if (first == 0 || first >= layout.size()) return false;
  const Line& above = layout[first - 1];
  return above.label && above.label->known && above.label->value.empty() &&
         above.label->label.kind == LabelKind::period && group.items.size() > 1 &&
         !group.items.front().table_row && !lists_sums(layout, {group});
}

// One dated text is no list of news.
bool is_lone_post(const Group& group) {
  return group.items.size() == 1 && group.items.front().kind == Kind::news;
}

// "contribution of the government of finland": what label it is, whoever gives.
std::string without_giver(std::string name) {
  for (const std::string_view of : {" of ", " from ", " by "}) {
    const std::size_t at = name.find(of);
    if (at != std::string::npos) name.resize(at);
  }
  return name;
}

// Labels of a project that stand in one item each, three or more of them, are those of one project,
// whatever the reading takes for its items: "Total value" over a sum, "Date of approval" over a
// day.
bool shares_out_labels(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 3;
  if (group.items.size() < 2 || group.items.front().table_row) return false;
  // Items with dates of their own, "June 2014 to May 2016" on a line, are no labels' values.
  const auto dated = std::ranges::count_if(group.items, [&layout](const Item& item) {
    const std::size_t run = find_line(layout, item.first, item.last, [&layout](std::size_t i) {
      return layout[i].date_only && layout[i].labels.empty() && (line_evidence(layout, i) & kRun);
    });
    return run < item.last;
  });
  if (dated >= 2) return false;
  // Nor are items most of which tell in their text when they ran.
  constexpr std::ptrdiff_t kLeastTold = 3;
  const auto told = std::ranges::count_if(group.items, [&layout](const Item& item) {
    const std::size_t run = find_line(layout, item.first, item.last, [&layout](std::size_t i) {
      return layout[i].sentence && (line_evidence(layout, i) & (kRun | kProse)) != 0;
    });
    return run < item.last;
  });
  if (told >= kLeastTold && told * 2 > std::ssize(group.items)) return false;
  std::set<std::string> names;
  std::size_t holders = 0;
  for (const Item& item : group.items) {
    std::set<std::string> own;
    for (const Labelled& l : item.labelled) {
      if (l.known && is_project_label(l.label.kind))
        own.insert(without_giver(fold(layout.text(l.name))));
    }
    holders += own.empty() ? 0 : 1;
    for (const std::string& name : own) {
      if (!names.insert(name).second) return false;
    }
  }
  return names.size() >= kLeast && holders >= 2;
}

using Flags = std::vector<bool>;  // one a line

std::pair<Flags::iterator, Flags::iterator> lines_of(Flags& lines, const Item& item) {
  const std::size_t last = std::min(item.last, lines.size());
  const std::size_t first = std::min(item.first, last);
  return {lines.begin() + static_cast<std::ptrdiff_t>(first),
          lines.begin() + static_cast<std::ptrdiff_t>(last)};
}

// Whether lines of the group are another's.
bool clashes(const Group& group, Flags& taken) {
  return std::ranges::any_of(group.items, [&taken](const Item& item) {
    const auto [first, last] = lines_of(taken, item);
    return std::find(first, last, true) != last;
  });
}

// "Title: Landslide-ready", on a page of one project.
bool names_its_project(const Group& group) {
  const Item& item = group.items.front();
  return item.whole_page && std::ranges::any_of(item.labelled, [&item](const Labelled& l) {
           return l.known && l.label.kind == LabelKind::title && l.value == item.title;
         });
}

// Of news that each say their day "Change of opening hours" is one of them.
void drop_site_parts(const Layout& layout, Group& group) {
  constexpr std::size_t kLeastNews = 4;
  constexpr std::size_t kHeadline = 5;  // words
  const bool news = group.items.size() >= kLeastNews && group.items.front().kind == Kind::news;
  std::erase_if(group.items, [&](const Item& item) {
    const std::string title = title_text(layout, item.title);
    if (news && count_words(title) >= kHeadline) return false;
    return is_site_part(title) || (group.items.size() >= 3 && is_generic_heading(title));
  });
}

// The bytes of a list's letter or numeral and its marks before a title: "A. ", "II) ", "[A] ",
// "(A) "; 0 where the title begins otherwise.
std::uint32_t count_size(std::string_view title, std::string_view count) {
  const bool open = title.starts_with('[') || title.starts_with('(');
  const std::string_view rest = title.substr(open ? 1 : 0);
  const std::size_t mark = count.size();
  if (rest.size() <= mark + 2 || !rest.starts_with(count) || rest[mark + 1] != ' ') return 0;
  const std::string_view closing = !open ? ".)" : title.front() == '[' ? "]" : ")";
  if (closing.find(rest[mark]) == std::string_view::npos) return 0;
  return static_cast<std::uint32_t>(mark + 2 + (open ? 1 : 0));
}

// 1 to 39 in Roman numerals.
std::string roman(std::size_t number) {
  static constexpr std::string_view kOnes[] = {"",  "I",  "II",  "III",  "IV",
                                               "V", "VI", "VII", "VIII", "IX"};
  return std::string(number / 10, 'X').append(kOnes[number % 10]);
}

// "A. Rural clinics", "[B] …", "II. …": the letters or Roman numerals of a list that is no marked
// one. Titles that begin with them, each with the next, lose them.
void cut_letters(const Layout& layout, Group& group) {
  constexpr std::size_t kLeast = 2;
  constexpr std::size_t kMost = 26;
  if (group.items.size() < kLeast || group.items.size() > kMost) return;
  for (const char first : {'A', 'a', 'I'}) {
    std::vector<std::uint32_t> sizes;
    for (std::size_t k = 0; k < group.items.size(); ++k) {
      const auto& title = group.items[k].title;
      const std::string count =
          first == 'I' ? roman(k + 1)
                       : std::string(1, static_cast<char>(first + static_cast<char>(k)));
      sizes.push_back(title.empty() ? 0 : count_size(layout.text(title.front()), count));
    }
    if (std::ranges::find(sizes, 0U) != sizes.end()) continue;
    for (std::size_t k = 0; k < sizes.size(); ++k) group.items[k].title.front().begin += sizes[k];
    return;
  }
}

// The bytes of "Message 2: " before a title, and its word.
struct CountedOpening {
  std::string_view word;
  std::uint32_t size = 0;
};
CountedOpening counted_opening(std::string_view title) {
  thread_local const regex::Matcher kCounted(
      R"([A-Z][A-Za-z]{2,11} (?:[Nn]o\.? ?)?(?:\d{1,3}|[A-Z]|[IVX]{1,4}) ?[:.] +)");
  const std::size_t size = kCounted.prefix_of(title);
  if (size == std::string_view::npos || size == title.size()) return {};
  return {title.substr(0, title.find(' ')), static_cast<std::uint32_t>(size)};
}

// "Message 1: Gates opened", "Message 2: A gene bank", "ITEM A: Reading rooms": titles that all are
// counted by one word lose it.
void cut_counts(const Layout& layout, Group& group) {
  std::vector<CountedOpening> openings;
  for (const Item& item : group.items) {
    openings.push_back(item.title.empty() ? CountedOpening{}
                                          : counted_opening(layout.text(item.title.front())));
    if (openings.back().size == 0 || openings.back().word != openings.front().word) return;
  }
  if (openings.size() < 2) return;
  for (std::size_t k = 0; k < openings.size(); ++k)
    group.items[k].title.front().begin += openings[k].size;
  group.score += static_cast<double>(openings.size());  // no other reading is as sure of its titles
}

// "Friends of the Lagoon / Working together since 2001" above a list: who lists, and since when.
bool is_masthead(const Layout& layout, const Item& item) {
  if (item.first > layout.next_text(0) || item.table_row || item.whole_page) return false;
  bool since = false;
  for (std::size_t i = item.first; i < item.last; ++i) {
    const Line& line = layout[i];
    const bool heading = i > item.first && line.title_like;  // "Our projects in Nepal"
    if ((!line.places.empty() && !heading) || line.label || !line.labels.empty()) return false;
    for (auto k = line.dates.first; k < line.dates.last; ++k) {
      const DateMention& date = layout.mentions().dates[k];
      if (!date.range || date.period.to.kind != Edge::Kind::open) return false;
      since = true;
    }
  }
  return since;
}

// "PROJECT REGISTER, PART B / (operations closed 1994 to 1999)" above items that are all labels.
bool is_unlike_the_labelled(const Layout& layout, const std::vector<Item>& items) {
  const auto labels = [](const Item& item) {
    return std::ranges::count_if(item.labelled, [](const Labelled& l) { return l.known; });
  };
  const Item& head = items.front();
  const std::size_t fact = find_line(layout, head.first, head.last, [&layout](std::size_t i) {
    return layout[i].marker.any() || !layout[i].money.empty();
  });
  return fact == head.last && labels(head) == 0 && !head.table_row &&
         std::all_of(items.begin() + 1, items.end(),
                     [&](const Item& item) { return !item.table_row && labels(item) >= 2; });
}

// Names without a text, a date or a sum, or one line and no more, above items of which each has
// some: whose page it is.
bool is_bare_head(const Layout& layout, const std::vector<Item>& items) {
  const auto tells = [&layout](std::size_t i) {
    const Line& line = layout[i];
    return line.sentence || line.label || !line.dates.empty() || !line.money.empty() ||
           line.marker.any();
  };
  const auto is_bare = [&](const Item& item) {
    if (item.table_row) return false;
    const std::size_t last = std::max(item.last, item.first + 1);
    const auto any = [](std::size_t) { return true; };
    return find_line(layout, item.first + 1, last, any) >= last ||
           find_line(layout, item.first, item.last, tells) >= item.last;
  };
  return items.front().first <= layout.next_text(0) && is_bare(items.front()) &&
         std::none_of(items.begin() + 1, items.end(), is_bare);
}

// The first of many items, where it is the page's own head.
void drop_masthead(const Layout& layout, std::vector<Item>& items) {
  constexpr std::size_t kLeast = 4;
  if (items.size() < kLeast) return;
  if (is_masthead(layout, items.front()) || is_unlike_the_labelled(layout, items) ||
      is_bare_head(layout, items))
    items.erase(items.begin());
}

// Where most titles are references, each over a line that may be a title, those lines are.
void take_titles_below_references(const Layout& layout, Group& group) {
  const auto title_below = [&layout](const Item& item) {
    const std::size_t next = item.title_last;
    return !item.table_row && !item.whole_page && next < item.last && layout[next].title_like &&
           !layout[next].date_only && is_reference(title_text(layout, item.title));
  };
  const auto count = std::ranges::count_if(group.items, title_below);
  if (count < 2 || static_cast<std::size_t>(count) * 2 < group.items.size()) return;
  for (Item& item : group.items) {
    if (title_below(item))
      set_title(layout, item, item.title_last, title_end(layout, item.title_last, item.last));
  }
}

// "ACTIVE" / "AED 92,000,000" / "Wadi Dams": a sum that opens most items' blocks, right above their
// titles, is theirs and not the last item's.
void take_sums_above(const Layout& layout, Group& group) {
  const auto has_sum_above = [&layout](const Item& item) {
    const std::size_t sum = item.first - 1;
    if (item.first < 2 || item.table_row || !layout[sum].money_only) return false;
    const Line& above = layout[sum - 1];
    constexpr std::size_t kMostWords = 2;  // of a status
    return above.blank || (above.words <= kMostWords && (sum < 2 || layout[sum - 2].blank));
  };
  const auto count = std::ranges::count_if(group.items, has_sum_above);
  if (count < 2 || static_cast<std::size_t>(count) * 3 < group.items.size() * 2) return;
  for (std::size_t k = 0; k < group.items.size(); ++k) {
    Item& item = group.items[k];
    if (has_sum_above(item)) --item.first;
    if (k > 0) group.items[k - 1].last = std::min(group.items[k - 1].last, item.first);
  }
}

// "In force", "In force", "Denounced": titles of which half come again are a column's values; one
// title alone is what several people write about.
bool repeats_titles(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 3;
  std::set<std::string> titles;
  for (const Item& item : group.items) titles.insert(fold(title_text(layout, item.title)));
  return group.items.size() >= kLeast && titles.size() * 2 <= group.items.size();
}

// "## Nepal", "## Moldova": a list of places has the projects below its points.
bool are_headings(const Layout& layout, const Group& group) {
  const auto places = std::ranges::count_if(group.items, [&](const Item& item) {
    return layout[item.first].marker.kind == Marker::Kind::heading && is_place(layout, item.title);
  });
  return static_cast<std::size_t>(places) * 2 > group.items.size();
}

// "Duration: 17 February 2015 to 14 August 2019": whether most items have a run under a label.
bool state_runs(const Layout& layout, const std::vector<Item>& items) {
  const auto runs = std::ranges::count_if(items, [&layout](const Item& item) {
    return std::ranges::any_of(item.labelled, [&layout](const Labelled& l) {
      return l.known && is_time_label(l.label.kind) && !l.value.empty() &&
             has_range(layout, mentions_in(layout.mentions().dates, l.value.front()));
    });
  });
  return static_cast<std::size_t>(runs) * 2 > items.size();
}

// What the page as a whole says about what may be read from it.
struct PageKind {
  bool needs_labels;                      // of books, or a thread: labels alone tell a project
  bool needs_run;                         // of wares: a labelled run tells one
  bool needs_payer;                       // of other things: who pays tells one
  std::optional<bool> tells_of_projects;  // once it has been asked
};

PageKind kind_of_page(const Layout& layout) {
  return {lists_books(layout) || is_thread(layout),
          is_shop(layout),
          is_of_other_things(layout) || heads_call(layout),
          {}};
}

// Names in a chapter that never says "project", most of whose paragraphs say when and how much.
bool are_told_to_cost_and_run(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 3;
  const auto told = std::ranges::count_if(group.items, [&layout](const Item& item) {
    return layout[item.first].sentence && tells_cost_and_run(layout, item);
  });
  return static_cast<std::size_t>(told) >= kLeast &&
         static_cast<std::size_t>(told) * 2 >= group.items.size();
}

// Whether what a reading found are projects or news: not events, laws, books.
bool hold_projects(const Layout& layout, const Group& group, PageKind& page) {
  Group rest = group;
  drop_site_parts(layout, rest);
  if (rest.items.empty() || (rest.items.size() < group.items.size() && is_lone_post(rest)))
    return false;
  const bool labelled = std::ranges::any_of(rest.items, [](const Item& item) {
    return item.table_row || std::ranges::any_of(item.labelled, &Labelled::known);
  });
  if (!labelled && page.needs_labels) return false;
  if (page.needs_run && !state_runs(layout, rest.items)) return false;
  if (page.needs_payer && !says_who_pays(rest.items)) return false;
  if (repeats_titles(layout, rest)) return false;
  const auto strange = std::ranges::count_if(rest.items, [&](const Item& item) {
    return is_no_project(layout, item) || is_place(layout, item.title);
  });
  if (static_cast<std::size_t>(strange) * 2 > rest.items.size() ||
      are_histories(layout, rest.items) || lists_prices(layout, rest.items))
    return false;
  if (rest.items.front().kind == Kind::news || are_projects(layout, rest) ||
      are_told_to_cost_and_run(layout, rest))
    return true;
  if (!page.tells_of_projects) page.tells_of_projects = tells_of_projects(layout);
  return *page.tells_of_projects;
}

// "3.2 Safer mines" over "The Small Mines Rescue Programme began …": sections of a report, most of
// whose texts name their projects, are called otherwise than these.
void take_names_of_text(const Layout& layout, Group& group) {
  std::vector<std::optional<Span>> names;
  for (const Item& item : group.items) {
    const Marker& marker = layout[item.first].marker;
    if (marker.kind != Marker::Kind::number || marker.depth < 2 || item.table_row) return;
    names.push_back(item.last > item.title_last
                        ? project_in_prose(layout, {layout[item.title_last].text.begin,
                                                    layout[item.last - 1].text.end})
                        : std::nullopt);
  }
  const auto named = std::ranges::count_if(names, &std::optional<Span>::has_value);
  if (named < 2 || static_cast<std::size_t>(named) * 3 < names.size() * 2) return;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (names[k]) set_title_in_text(layout, group.items[k], *names[k]);
  }
}

// "Rosewood Watch – Chikangawa Forum": behind each title of a list, who carries it out.
void cut_grantees(const Layout& layout, Group& group) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kLeastWords = 2;
  std::vector<std::size_t> dashes;
  std::size_t bodies = 0;
  for (const Item& item : group.items) {
    if (item.title.size() != 1) return;
    const std::string_view text = layout.text(item.title.front());
    std::size_t dash = text.rfind(" – ");
    if (dash == std::string_view::npos) dash = text.rfind(" — ");
    if (dash == std::string_view::npos) return;
    const std::string_view body = text.substr(dash + std::string_view(" – ").size());
    if (count_words(body) < kLeastWords || names_organisation(text.substr(0, dash))) return;
    bodies += names_organisation(body) ? 1 : 0;
    dashes.push_back(dash);
  }
  if (dashes.size() < kLeast || bodies * 3 < dashes.size()) return;
  for (std::size_t k = 0; k < dashes.size(); ++k) {
    Span& title = group.items[k].title.front();
    title.end = title.begin + static_cast<std::uint32_t>(dashes[k]);
  }
}

// "1983  The last family leaves", "May 2019  Roofers teach": what has happened so far, the oldest
// first and not all of it to the day, beside a project's own labels.
bool is_chronicle(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 4;
  if (group.items.size() < kLeast || group.items.front().kind != Kind::news) return false;
  const DateMention* last = nullptr;
  bool rough = false;
  for (const Item& item : group.items) {
    const Range dates = layout[item.first].dates;
    if (item.table_row || dates.empty()) return false;
    const DateMention& date = layout.mentions().dates[dates.first];
    if (!date.period.from.known()) return false;
    if (last != nullptr && date.period.from.date < last->period.from.date) return false;
    rough = rough || date.period.from.date.day == 0;
    last = &date;
  }
  const auto states_run = [](const Line& line) {
    return line.label && line.label->known && !line.label->value.empty() && !line.dates.empty() &&
           is_time_label(line.label->label.kind);
  };
  return rough && std::ranges::any_of(layout.lines(), states_run);
}

// "Milestones" over "2008   Law on pensions adopted", "Ministers" over names and their years.
bool is_under_other_heading(const Layout& layout, const Group& group) {
  std::size_t i = group.items.front().first;
  while (i > 0 && (layout[i - 1].blank || layout[i - 1].rule)) --i;
  if (i == 0) return false;
  std::string_view heading = layout.folded(i - 1);
  if (heading.ends_with(':')) heading.remove_suffix(1);
  // "History in five lines", "Timeline of the treaty"
  for (const std::string_view joint : {" in ", " of "})
    heading = heading.substr(0, heading.find(joint));
  return std::ranges::binary_search(kOtherHeadings, heading);
}

// "24. This project of US$ 8.1 million suffered from late procurement. It was" over "to run from
// mid-2011": the first lines of a text's paragraphs for titles.
bool are_torn_sentences(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeastWords = 9;
  constexpr std::size_t kLeast = 3;
  const auto torn = std::ranges::count_if(group.items, [&layout](const Item& item) {
    const std::size_t i = item.title_first;
    const bool in_text = item.title_first == item.title_last;
    if (item.table_row || item.whole_page || in_text || item.title.empty() || i + 1 >= item.last)
      return false;
    const Line& line = layout[i];
    // "Bread and Books. A meal a day keeps": a title and its text.
    const std::uint32_t end = item.title.front().end;
    const std::string_view behind = layout.text({end, std::max(end, line.text.end)});
    const bool runs_on =
        behind.empty() || (behind.front() == ' ' && behind.size() > 1 && is_word_byte(behind[1]));
    return line.sentence && !layout[i + 1].blank && begins_lower(layout.text(i + 1)) && runs_on &&
           line.words >= kLeastWords && !ends_sentence(layout.text(i));
  });
  return static_cast<std::size_t>(torn) >= kLeast &&
         static_cast<std::size_t>(torn) * 2 > group.items.size();
}

// "612,000 CAD committed": a sum and what became of it.
bool is_sum_and_state(const Layout& layout, const Item& item) {
  const Range sums = mentions_in(layout.mentions().money, item.title.front());
  if (sums.empty() || item.title.size() > 1) return false;
  const Span sum = layout.mentions().money[sums.first].span;
  return sum.begin == item.title.front().begin &&
         count_words(layout.text({sum.end, item.title.front().end})) <= 1;
}

// "NAT/HU/000917" for each item's title: another reading has the titles above them; or what a
// project has published, or has been promised.
bool are_references(const Layout& layout, const Group& group) {
  const auto references = std::ranges::count_if(group.items, [&layout](const Item& item) {
    const std::string title = title_text(layout, item.title);
    return !item.table_row &&
           (is_reference(title) || is_cited(layout, item) || is_sum_and_state(layout, item));
  });
  return static_cast<std::size_t>(references) * 2 > group.items.size();
}

}  // namespace

// Names in quotation marks, and names in capitals whose paragraphs say when: two readings, but one
// where all that the second finds is among what the first does.
static std::vector<Group> all_names_in_prose(const Layout& layout) {
  std::vector<Group> quoted = names_in_prose(layout, false);
  std::vector<Group> named = names_in_prose(layout, true);
  if (quoted.empty() || named.empty()) {
    quoted.insert(quoted.end(), named.begin(), named.end());
    return quoted;
  }
  const auto is_quoted = [&](const Item& item) {
    return std::ranges::any_of(quoted.front().items, [&](const Item& other) {
      return other.title.front() == item.title.front();
    });
  };
  if (std::ranges::all_of(named.front().items, is_quoted)) {
    quoted.front().score = std::max(quoted.front().score, named.front().score);
  } else {
    quoted.push_back(std::move(named.front()));
  }
  return quoted;
}

std::vector<Item> segment(const Layout& layout) {
  std::vector<Group> groups;
  const auto add = [&](std::vector<Group> more) {
    for (Group& g : more) {
      if (g.items.empty() || g.score <= 0 || is_value_of_label(layout, g)) continue;
      take_sums_above(layout, g);
      take_titles_below_references(layout, g);
      cut_counts(layout, g);
      if (are_references(layout, g) || is_chronicle(layout, g) ||
          is_under_other_heading(layout, g) || are_torn_sentences(layout, g))
        continue;
      groups.push_back(std::move(g));
    }
  };
  add(table_groups(layout));
  add(stacked_tables(layout));
  add(projects_across(layout));
  add(marked_lists(layout));
  add(messages(layout));
  add(titled_by_label(layout));
  add(titles_among_labels(layout));
  add(titled_blocks(layout));
  add(cards(layout));
  add(labelled_blocks(layout));
  add(titles_over_grids(layout));
  add(titled_sections(layout));
  add(dated_items(layout));
  add(days_over_points(layout));
  add(facts_first_lines(layout));
  add(placed_entries(layout));
  add(one_liners(layout));
  add(dated_titles(layout));
  add(bold_leads(layout));
  add(titles_with_sums(layout));
  add(headed_paragraphs(layout));
  add(told_sections(layout));
  add(named_paragraphs(layout));
  add(all_names_in_prose(layout));
  add(whole_page(layout));
  // "You may also like": a list below is of other pages. Far below, a long page goes on.
  constexpr std::size_t kOfOthers = 80;  // lines
  const std::size_t others = other_projects(layout);
  if (std::any_of(groups.begin(), groups.end(), [&](const Group& g) { return g.first() < others; }))
    std::erase_if(groups, [&](const Group& g) {
      return g.first() >= others && g.first() < others + kOfOthers;
    });
  if (std::ranges::any_of(groups, [](const Group& g) { return g.items.front().whole_page; }))
    std::erase_if(groups, [&](const Group& g) { return shares_out_labels(layout, g); });
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.score > b.score; });

  std::vector<Item> chosen;
  std::set<std::size_t> taken;      // the first lines of what was chosen
  Flags is_taken(layout.size());    // every line of it
  Flags is_refused(layout.size());  // of groups that are no projects
  PageKind page = kind_of_page(layout);
  for (Group& group : groups) {
    if (are_headings(layout, group)) continue;
    for (Item& item : group.items) end_before(taken, layout, item);
    if (clashes(group, is_taken)) continue;
    // A project's own page may list its transactions.
    if (clashes(group, is_refused) && !names_its_project(group)) continue;
    Group grown = with_kin(layout, group);
    if (!clashes(grown, is_taken)) group = std::move(grown);
    const bool projects = hold_projects(layout, group, page);
    Flags& lines = projects ? is_taken : is_refused;
    for (const Item& item : group.items) {
      taken.insert(item.first);
      const auto [first, last] = lines_of(lines, item);
      std::fill(first, last, true);
    }
    if (!projects) continue;
    drop_site_parts(layout, group);
    cut_letters(layout, group);
    take_names_of_text(layout, group);
    cut_grantees(layout, group);
    std::move(group.items.begin(), group.items.end(), std::back_inserter(chosen));
  }
  std::erase_if(chosen, [&](const Item& item) { return title_text(layout, item.title).empty(); });
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const Item& a, const Item& b) { return a.first < b.first; });
  drop_masthead(layout, chosen);
  for (Item& item : chosen) {
    const Item& first = chosen.front();
    item.page_head = first.whole_page ? first.title_first : first.first;
  }
  return chosen;
}

}  // namespace dossier
