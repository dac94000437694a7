// Blocks of labelled lines. See propose.h.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

constexpr std::size_t npos = Layout::npos;

// The label that opens most blocks of a page, and differs in its value from block to block: it
// names the records, whatever it is called.
std::string opening_label(const Layout& layout) {
  std::map<std::string, std::set<std::string>> values;
  std::map<std::string, std::size_t> times;
  std::size_t blocks = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    // "No. 1" may stand over a block's labels.
    const bool numbered = i > 0 && layout[i - 1].words <= 3 && !layout[i - 1].label &&
                          (i == 1 || layout[i - 2].blank || layout[i - 2].rule);
    const bool opens = !line.blank && !line.boilerplate &&
                       (i == 0 || layout[i - 1].blank || layout[i - 1].rule || numbered);
    const bool lone = i + 1 == layout.size() || layout[i + 1].blank;  // no block's first line
    if (!opens || lone || !line.label || line.label->value.empty()) continue;
    const LabelKind kind = line.label->label.kind;
    const bool number =
        kind == LabelKind::id && std::ranges::all_of(layout.text(line.label->value), is_digit);
    if (kind != LabelKind::other && kind != LabelKind::title && !number) continue;
    ++blocks;
    const std::string name = fold(layout.text(line.label->name));
    ++times[name];
    values[name].insert(fold(layout.text(line.label->value)));
  }
  for (const auto& [name, count] : times) {
    if (count >= 2 && count * 10 >= blocks * 6 && values[name].size() == count) return name;
  }
  return {};
}

}  // namespace

namespace {

// "Project 1" and "Project 2" are one label.
bool same_label(const Layout& layout, std::size_t a, std::size_t b) {
  const auto name = [&layout](std::size_t i) {
    std::string text = fold(layout.text(layout[i].label->name));
    std::erase_if(text, is_digit);
    return text;
  };
  return name(a) == name(b);
}

// "Project 1" over "Name: Rural clinics": it is the label below that names the project.
bool stands_over_label(const Layout& layout, std::size_t i) {
  return layout[i].label->value.empty() && i + 1 < layout.size() && layout[i + 1].label &&
         layout[i + 1].label->known && layout[i + 1].label->label.kind == LabelKind::title;
}

// "Togo :", on a line of its own, or "A. With the commune of Tsévié (Togo)".
bool heads_blocks(const Layout& layout, std::size_t i) {
  const auto apart = [&](std::size_t at) { return at >= layout.size() || layout[at].blank; };
  return layout[i].place_only && !layout[i].boilerplate && (i == 0 || apart(i - 1)) && apart(i + 1);
}

// The labelled line above `i`, over one blank line at most; npos where another stands there.
std::size_t label_above(const Layout& layout, std::size_t i) {
  if (i > 0 && layout[i - 1].blank) --i;
  return i > 0 && layout[i - 1].label && !layout[i - 1].blank ? i - 1 : npos;
}

// How many labels stand above the one that names the project in each block, the same in both.
std::size_t labels_above(const Layout& layout, std::size_t a, std::size_t b) {
  std::size_t count = 0;
  while (true) {
    const std::size_t floor = a;
    a = label_above(layout, a);
    b = label_above(layout, b);
    if (a == npos || b == npos || b <= floor || !same_label(layout, a, b)) return count;
    ++count;
  }
}

// Where the block of a project's labels begins, `count` labels above the one that names it.
std::size_t begin_of_labels(const Layout& layout, std::size_t i, std::size_t count) {
  for (; count > 0 && label_above(layout, i) != npos; --count) i = label_above(layout, i);
  return i;
}

bool stand_below_titles(const Layout& layout, const std::vector<std::size_t>& labels) {
  constexpr std::size_t kMostLines = 3;
  constexpr std::size_t kMostLabels = 12;
  const auto below = std::count_if(labels.begin(), labels.end(), [&](std::size_t i) {
    for (std::size_t n = 0;
         n < kMostLabels && i > 0 && layout[i - 1].label && layout[i - 1].label->known; ++n)
      --i;  // of the same block
    while (i > 0 && (layout[i - 1].rule || layout[i - 1].boilerplate)) --i;
    std::size_t first = i;
    while (first > 0 && i - first < kMostLines && layout[first - 1].title_like) --first;
    return first < i && (first == 0 || layout[first - 1].blank || layout[first - 1].rule);
  });
  return static_cast<std::size_t>(below) * 2 > labels.size();
}

// "What" over a paragraph says what is done, not what it is called.
bool stand_over_text(const Layout& layout, const std::vector<std::size_t>& labels) {
  const auto over = std::count_if(labels.begin(), labels.end(), [&](std::size_t i) {
    return layout[i].label->value.empty() && i + 1 < layout.size() && layout[i + 1].sentence;
  });
  return static_cast<std::size_t>(over) * 2 > labels.size();
}

// "id: 423" over "name: Night School for Truck Drivers": the words of the key below a number.
std::optional<Span> value_of_next_key(const Layout& layout, const Item& item) {
  const std::size_t below = item.title_first + 1;
  if (below >= item.last || layout[below].label) return std::nullopt;
  const std::size_t key = mapping_key(layout.text(below));
  if (key == 0) return std::nullopt;
  Span value{static_cast<std::uint32_t>(layout[below].text.begin + key), layout[below].text.end};
  const std::string_view words = layout.text(value);
  if (words.size() > 2 && words.front() == '"' && words.back() == '"') ++value.begin, --value.end;
  return count_words(words) >= 2 ? std::optional(value) : std::nullopt;
}

// "Message: 1" over "Subject: Zambezi states agree", "Project - CANAL4U" over "Name: Old locks, new
// travellers": blocks that open with a number are called by what the first label of words says,
// those that open with an acronym by what the next label of a name does.
void take_names_of_short(const Layout& layout, Group& group) {
  const auto all_titles = [&](auto test) {
    return std::ranges::all_of(group.items, [&](const Item& item) {
      return std::ranges::all_of(title_text(layout, item.title), test);
    });
  };
  const bool numbers = all_titles(is_digit);
  if (!numbers && !all_titles([](char c) { return is_ascii(c) && (c < 'a' || c > 'z'); })) return;
  for (Item& item : group.items) {
    const auto name = std::ranges::find_if(item.labelled, [&](const Labelled& l) {
      return !l.value.empty() && l.value.front() != item.title.front() &&
             count_words(layout.text(l.value.front())) >= 2 &&
             !is_facts_only(layout, l.value.front()) &&
             (numbers || (l.known && l.label.kind == LabelKind::title));
    });
    if (const auto value = numbers ? value_of_next_key(layout, item) : std::nullopt)
      item.title = {*value};
    else if (name != item.labelled.end())
      item.title = name->value;
    else
      continue;
    item.title_first = layout.line_of(item.title.front().begin);
    item.title_last = layout.line_of(item.title.back().begin) + 1;
  }
}

}  // namespace

std::vector<Group> titled_by_label(const Layout& layout) {
  std::vector<std::size_t> starts;
  std::string name;
  for (std::size_t i = 0; i < layout.size() && (name.empty() || names_frame(name)); ++i) {
    const Line& line = layout[i];
    const bool title =
        line.label && line.label->known && line.label->label.kind == LabelKind::title;
    if (title && !stands_over_label(layout, i)) name = fold(layout.text(line.label->name));
  }
  const bool titled = !name.empty();
  if (!titled) name = opening_label(layout);
  for (std::size_t i = 0; i < layout.size() && !name.empty(); ++i) {
    const Line& line = layout[i];
    const bool same = line.label && !line.boilerplate && (!titled || line.label->known) &&
                      fold(layout.text(line.label->name)) == name;
    if (same) starts.push_back(i);
  }
  std::vector<Group> groups;
  if (starts.size() < 2 || (!titled && stand_below_titles(layout, starts)) ||
      (may_describe(name) &&
       (stand_below_titles(layout, starts) || stand_over_text(layout, starts))))
    return groups;
  const std::size_t lead = labels_above(layout, starts[0], starts[1]);
  Group group;
  std::vector<std::size_t> headings;  // the country that stands over the next blocks
  std::size_t from = 0;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    Item item;
    item.first = begin_of_labels(layout, starts[k], lead);
    for (; from < item.first; ++from) {
      if (heads_blocks(layout, from)) headings = {from};
    }
    item.headings = headings;
    item.last = trimmed_end(
        layout, starts[k],
        k + 1 < starts.size() ? begin_of_labels(layout, starts[k + 1], lead) : layout.size(),
        nullptr);
    item.labelled = labelled_values(layout, item.first, item.last);
    for (Labelled& l : item.labelled) {
      if (fold(layout.text(l.name)) != name) continue;
      l.known = true;
      l.label.kind = LabelKind::title;
    }
    if (find_item_title(layout, item, false)) group.items.push_back(std::move(item));
  }
  take_names_of_short(layout, group);
  judge(layout, group, Judging{});
  // Labels that each have a line of their own name as many projects: no page of one.
  const auto alone = std::count_if(starts.begin(), starts.end(), [&](std::size_t i) {
    return layout[i].label->value.empty() && layout[i].label->known && i + 1 < layout.size() &&
           !layout[i + 1].blank;
  });
  group.score += 3.0 * static_cast<double>(alone);
  groups.push_back(std::move(group));
  return groups;
}

namespace {

// Whether heads of two lines or more begin with who runs the project: at least half of them, and
// few of their second lines name an organisation.
bool begin_with_names(const Layout& layout, const std::vector<ItemStart>& heads) {
  std::size_t first = 0;
  std::size_t second = 0;
  for (const ItemStart& start : heads) {
    const auto [begin, end] = start.title;
    if (end < begin + 2 || continues_title(layout, begin, begin + 1)) return false;
    first += names_organisation(layout.text(begin)) ? 1 : 0;
    second += names_organisation(layout.text(begin + 1)) ? 1 : 0;
  }
  return heads.size() >= 3 && first * 2 >= heads.size() && second * 3 <= first;
}

// Where the titles begin in heads of several lines: below what is no title in any of them, a kicker
// that comes again ("ONGOING PROJECT"), a register's number or who runs it.
std::vector<ItemStart> below_kickers(const Layout& layout, const std::vector<ItemStart>& heads) {
  std::map<std::string_view, std::size_t> times;
  for (const ItemStart& start : heads) ++times[layout.folded(start.title.first)];
  const bool names = begin_with_names(layout, heads);
  std::vector<ItemStart> starts;
  // "PROJECT ONE", "Component 2"
  thread_local const regex::Matcher kNumbered(
      R"((?:project|programme|program|component|grant|projet|proyecto|projeto|projekt|progetto) (?:\d{1,2}|[ivx]{1,4}|[a-f]|one|two|three|four|five|six|un|deux|trois|uno|dos|tres|dois|eins|zwei|drei|due|tre))");
  for (const auto& [first, head] : heads) {
    const std::string_view text = layout.folded(head.first);
    const bool kicker = names || kNumbered.matches(text) || times[text] > 1 ||
                        is_register_code(layout.text(head.first));
    const std::size_t title = head.first + (kicker && head.last > head.first + 1 ? 1 : 0);
    starts.push_back({first, {title, title_end(layout, title, head.last)}});
  }
  return starts;
}

}  // namespace

namespace {

// Blocks between blank lines.
std::vector<LineBlock> blocks_of(const Layout& layout) {
  std::vector<LineBlock> blocks;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout[i].blank) continue;
    if (i == 0 || layout[i - 1].blank) blocks.push_back({i, i});
    blocks.back().last = i + 1;
  }
  return blocks;
}

// The names that stand before colons, and in how many blocks.
std::map<std::string, std::size_t> label_names(const Layout& layout,
                                               const std::vector<LineBlock>& blocks) {
  std::map<std::string, std::size_t> times;
  for (const LineBlock& block : blocks) {
    std::set<std::string> names;
    for (std::size_t i = block.first; i < block.last; ++i) {
      if (layout[i].label) names.insert(fold(layout.text(layout[i].label->name)));
    }
    for (const std::string& name : names) ++times[name];
  }
  return times;
}

}  // namespace

std::vector<Group> titles_among_labels(const Layout& layout) {
  constexpr std::size_t kLeastLabels = 3;
  const std::vector<LineBlock> blocks = blocks_of(layout);
  const std::map<std::string, std::size_t> names = label_names(layout, blocks);
  Group group;
  for (const LineBlock& block : blocks) {
    std::vector<std::size_t> titles;
    std::size_t labels = 0;
    bool value_below = false;  // "Grantee" over "Sandhills Tribal College"
    for (std::size_t i = block.first; i < block.last; ++i) {
      const Line& line = layout[i];
      if (line.boilerplate || line.rule) continue;
      const bool label =
          line.label && (line.label->known || names.at(fold(layout.text(line.label->name))) > 1);
      labels += label ? 1 : 0;
      if (!label && line.title_like && !value_below) titles.push_back(i);
      value_below = label && line.label->value.empty();
    }
    if (labels < kLeastLabels || titles.size() != 1 || titles.front() == block.first) continue;
    Item item;
    item.first = block.first;
    item.last = block.last;
    item.labelled = labelled_values(layout, item.first, item.last);
    const Span title = layout[titles.front()].text;
    std::erase_if(item.labelled, [&](const Labelled& l) { return l.name.overlaps(title); });
    for (Labelled& l : item.labelled)
      std::erase_if(l.value, [&](Span piece) { return piece.overlaps(title); });
    set_title(layout, item, titles.front(), titles.front() + 1);
    group.items.push_back(std::move(item));
  }
  if (group.items.size() < 2) return {};
  judge(layout, group, Judging{});
  return {std::move(group)};
}

namespace {

// "Area of focus: …": a field of each block that the vocabulary does not know.
bool is_other_field(const Line& line) {
  return line.label && !line.label->known && !line.title_like && !line.sentence &&
         !line.label->value.empty();
}

// "At a glance" between a title and its labels.
bool heads_labels(const Line& line) {
  return line.label && line.label->known && line.label->value.empty() &&
         !is_project_label(line.label->label.kind);
}

// "FACT SHEET 12" right above a title.
bool is_numbered_head(const Layout& layout, std::size_t i) {
  return heads_labels(layout[i]) && is_digit(layout.text(i).back());
}

}  // namespace

// Above line i, up to `floor`: the first of the blocks of title-like lines that end there, a name
// over its tagline; nothing where other text does.
static std::optional<LineBlock> top_title(const Layout& layout, std::size_t floor, std::size_t i) {
  constexpr std::size_t kMostBlocks = 3;
  constexpr std::size_t kFar = 2;  // blank lines over a title
  std::optional<LineBlock> top;
  for (std::size_t blocks = 0; blocks < kMostBlocks; ++blocks) {
    std::size_t end = i;
    while (end > floor && (layout[end - 1].blank || layout[end - 1].rule)) --end;
    if (top && i - end >= kFar) break;
    std::size_t first = end;
    while (first > floor && !layout[first - 1].blank && layout[first - 1].title_like) --first;
    if (first == end) break;
    top = LineBlock{first, end};
    i = first;
  }
  return top;
}

std::vector<Group> titles_over_grids(const Layout& layout) {
  std::vector<LineBlock> titles;
  std::size_t floor = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout[i].blank || layout[i].sentence) continue;
    std::vector<Labelled> values;
    const std::size_t end = labels_over_values(layout, i, layout.size(), values);
    if (end == i) continue;
    if (const auto title = top_title(layout, floor, i)) titles.push_back(*title);
    floor = end;
    i = end - 1;
  }
  if (titles.size() < 2) return {};
  return {from_title_lines(layout, titles, Judging{})};
}

// "—", "* * *": a line without a word.
static bool is_mark(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at, at);
    if (is_letter(c) || (c < 0x80 && is_digit(static_cast<char>(c)))) return false;
  }
  return !text.empty();
}

// Where the sections of a page begin that rules or page breaks part; where there are none, wide
// gaps do.
static std::vector<std::size_t> section_starts(const Layout& layout) {
  constexpr std::size_t kWideGap = 4;  // blank lines
  std::vector<std::size_t> starts{0};
  std::vector<std::size_t> behind_gaps{0};
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    if (layout[i].page_break) starts.push_back(i);
    if (layout[i].rule || is_mark(layout.text(i))) starts.push_back(i + 1);
    if (blanks >= kWideGap && !layout[i].blank) behind_gaps.push_back(i);
    blanks = layout[i].blank ? blanks + 1 : 0;
  }
  return starts.size() > 1 ? starts : behind_gaps;
}

// Whether lines [first, last) have labels of two kinds or more that projects have, one of which
// says when, how much or who pays.
static bool has_project_fields(const Layout& layout, std::size_t first, std::size_t last) {
  std::set<LabelKind> kinds;
  for (std::size_t i = first; i < last; ++i) {
    for (const LabelLine& l : layout[i].labels) {
      if (l.known && is_project_label(l.label.kind)) kinds.insert(l.label.kind);
    }
  }
  const auto tells = [](LabelKind k) {
    return is_time_label(k) || k == LabelKind::budget || k == LabelKind::donor;
  };
  return kinds.size() >= 2 && std::ranges::any_of(kinds, tells);
}

// What heads a section, what stands far right apart: the same on every page where it is a header.
static std::string head_of_section(const Layout& layout, std::size_t i) {
  if (i >= layout.size()) return {};
  const std::string_view text = layout.text(i);
  return fold(text.substr(0, text.find("   ")));
}

// The title at the head of lines [first, last), `header` apart: the first of its title-like blocks,
// but of the page's own head the last, as whose page it is stands above. Nothing where labels stand
// right below it: another reading's.
static std::optional<LineBlock> section_title(const Layout& layout, std::size_t first,
                                              std::size_t last, const std::string& header) {
  std::optional<LineBlock> title;
  for (std::size_t i = first; i < last;) {
    const Line& line = layout[i];
    const bool text = line.sentence && i + 1 < last && !layout[i + 1].blank;
    if ((line.label && line.label->known) || (title && (text || first > 0))) break;
    const std::size_t end = line.title_like ? title_end(layout, i, last) : i + 1;
    if (line.title_like && line.words >= 2 && head_of_section(layout, i) != header)
      title = LineBlock{i, end};
    i = end;
  }
  if (!title) return std::nullopt;
  const std::size_t text = layout.next_text(title->last);
  const bool fields = text < last && !layout[text].label && has_project_fields(layout, text, last);
  return fields ? title : std::nullopt;
}

std::vector<Group> titled_sections(const Layout& layout) {
  constexpr double kEach = 2.5;
  const std::vector<std::size_t> starts = section_starts(layout);
  std::vector<std::string> heads;
  std::map<std::string, int> times;
  for (const std::size_t start : starts) {
    heads.push_back(head_of_section(layout, layout.next_text(start)));
    ++times[heads.back()];
  }
  std::vector<LineBlock> titles;
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : layout.size();
    const std::string header = times[heads[s]] > 1 ? heads[s] : "";
    if (const auto title = section_title(layout, starts[s], end, header)) titles.push_back(*title);
  }
  if (titles.size() < 2) return {};
  Group group = from_title_lines(layout, titles, Judging{});
  group.score = std::max(group.score, kEach * static_cast<double>(group.items.size()));
  return {std::move(group)};
}

// "Awarded" between blank lines: what was decided of the blocks below, and no block's label.
static bool heads_part_of_list(const Layout& layout, std::size_t i) {
  const LabelLine& label = *layout[i].label;
  const auto blank = [&](std::size_t at) { return at >= layout.size() || layout[at].blank; };
  return label.value.empty() && (i == 0 || blank(i - 1)) && blank(i + 1) &&
         (label.label.kind == LabelKind::approval || label.label.kind == LabelKind::status);
}

std::vector<Group> labelled_blocks(const Layout& layout) {
  if (!titled_by_label(layout).empty()) return {};
  std::vector<ItemStart> heads;
  std::size_t floor = 0;
  std::size_t previous_label = npos;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.label || !line.label->known || line.boilerplate ||
        !is_project_label(line.label->label.kind) || heads_part_of_list(layout, i))
      continue;
    // The head of a block: title-like lines between the last labelled value and this label.
    std::size_t t = i;
    const bool columns = has_wide_gap(layout.text(i));
    while (t > floor && (layout[t - 1].blank || layout[t - 1].boilerplate || layout[t - 1].rule ||
                         is_other_field(layout[t - 1]) || heads_labels(layout[t - 1]) ||
                         (columns && has_wide_gap(layout.text(t - 1)))))
      --t;  // a rule may underline the title
    // "Roads for Work", a blank line, "JORDAN": where, between the title and its labels
    if (t == i && t > floor + 2 && layout[t - 1].place_only && layout[t - 2].blank &&
        layout[t - 3].title_like)
      t -= 2;
    std::size_t first = t;
    while (first > floor && !layout[first - 1].blank &&
           (layout[first - 1].title_like || layout[first - 1].place_only ||
            layout[first - 1].money_only || goes_on_with_title(layout, first - 1)) &&
           !(layout[first - 1].label && layout[first - 1].label->known))
      --first;
    const std::size_t place = first;  // "Haiti" on a line of its own above the title
    while (first < t &&
           (!layout[first].title_like || (layout[first].label && first > 0 &&
                                          !layout[first - 1].blank && !layout[first - 1].sentence)))
      ++first;
    const bool value_of_label = previous_label != npos && first > 0 &&
                                previous_label + 1 >= first && !layout[previous_label].blank &&
                                layout[previous_label].label->value.empty();
    const bool gap = first == 0 || layout[first - 1].blank || layout[first - 1].boilerplate ||
                     layout[first - 1].rule || previous_label + 1 == first ||
                     layout[first - 1].sentence || is_numbered_head(layout, first - 1);
    const bool placed = place + 1 == first &&
                        (layout[place].place_only || layout[place].money_only) &&
                        (place == 0 || layout[place - 1].blank || layout[place - 1].boilerplate);
    if (first < t && !value_of_label && (gap || placed))
      // A sum above its title belongs to it; a place is a heading, over more titles perhaps.
      heads.push_back({placed && layout[place].money_only ? place : first, {first, t}});
    previous_label = i;
    floor = i + 1;
  }
  std::vector<Group> groups;
  if (heads.size() < 2) return groups;
  groups.push_back(from_starts(layout, below_kickers(layout, heads), Judging{}));
  return groups;
}

namespace {

// "Re: [solarcook] Mirrors wanted": the subject without what mail programs put before it.
Span own_subject(const Layout& layout, Span subject) {
  thread_local const regex::Matcher kPrefix(R"((?:(?:Re|Fwd?|AW|WG|RE|FW|TR):|\[[^\]]{1,40}\]) *)");
  for (;;) {
    const std::size_t size = kPrefix.prefix_of(layout.text(subject));
    if (size == std::string_view::npos || size >= subject.size()) return subject;
    subject.begin += static_cast<std::uint32_t>(size);
  }
}

// A message whose head, without a blank line in it, holds both labels; nothing for other blocks.
std::optional<Item> message_at(const Layout& layout, std::size_t first, std::size_t end) {
  const LabelLine* date = nullptr;
  Item item;
  item.kind = Kind::news;
  item.first = first;
  static constexpr std::string_view kDates[] = {"date", "sent", "datum", "fecha"};
  static constexpr std::string_view kSubjects[] = {"subject", "betreff", "objet", "asunto",
                                                   "oggetto"};
  for (std::size_t i = first; i < end; ++i) {
    const auto& label = layout[i].label;
    if (!label || label->value.empty()) continue;
    const std::string name = fold(layout.text(label->name));
    if (std::ranges::find(kDates, name) != std::end(kDates)) date = &*label;
    if (std::ranges::find(kSubjects, name) == std::end(kSubjects)) continue;
    // "Solarcook Digest, Vol 41, Issue 9": all the messages that follow
    const Span title = own_subject(layout, label->value);
    const std::string words = fold(layout.text(title));
    if (words.find(" digest") != std::string::npos && std::ranges::any_of(words, is_digit))
      continue;
    item.title = {title};
    item.title_first = i;
    item.title_last = i + 1;
  }
  if (date == nullptr || item.title.empty()) return std::nullopt;
  LabelHit posted;
  posted.kind = LabelKind::posted;
  item.labelled = {{posted, true, date->name, {date->value}}};
  return item;
}

}  // namespace

// "---------- Forwarded message ----------": a letter that holds another, and no digest.
static bool holds_forwarded(const Layout& layout) {
  constexpr std::size_t kMostWords = 6;
  thread_local const regex::Matcher kForwards(
      R"(\W*(?:(?:begin )?(?:forwarded|original) (?:message|e-?mail)|weitergeleitete nachricht|ursprungliche nachricht|message (?:transfere|original|d.origine)|mensaje (?:reenviado|original)|mensagem (?:encaminhada|original)|messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht)\W*)");
  return std::ranges::any_of(layout.lines(), [&layout](const Line& line) {
    return line.words <= kMostWords && kForwards.matches(fold(layout.text(line.span)));
  });
}

std::vector<Group> messages(const Layout& layout) {
  Group group;
  for (std::size_t i = 0; i < layout.size();) {
    std::size_t end = i;
    while (end < layout.size() && !layout[end].blank) ++end;
    if (auto item = message_at(layout, i, end)) {
      if (!group.items.empty())
        group.items.back().last = trimmed_end(layout, group.items.back().title_first, i, nullptr);
      item->last = layout.size();
      group.items.push_back(std::move(*item));
    }
    i = std::max(end, i + 1);
  }
  if (group.items.size() < 2 || holds_forwarded(layout)) return {};
  group.score = 4.0 * static_cast<double>(group.items.size());  // over the labels of their heads
  return {std::move(group)};
}

}  // namespace dossier
