// Items that no marker opens. See propose.h.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

constexpr std::size_t npos = Layout::npos;

// The title block that ends directly above line `i`, blank lines between allowed; npos where there
// is none.
std::optional<LineBlock> title_above(const Layout& layout, std::size_t i, std::size_t floor) {
  std::size_t t = i;
  while (t > floor && (layout[t - 1].blank || layout[t - 1].boilerplate)) --t;
  if (t == floor || !layout[t - 1].title_like) return std::nullopt;
  std::size_t first = t - 1;
  while (first > floor && layout[first - 1].title_like && !layout[first - 1].blank &&
         first + 3 > t && continues_title(layout, first - 1, first))
    --first;
  return LineBlock{first, t};
}

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
    if (!opens || !line.label || line.label->value.empty()) continue;
    const LabelKind kind = line.label->label.kind;
    if (kind != LabelKind::other && kind != LabelKind::title) continue;
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

// "What: …", "Programme: …": a label that names the project, or says something about the one above.
bool may_describe(std::string_view label) {
  return names_frame(label) || label == "what" || label == "was" || label == "quoi";
}

bool same_label(const Layout& layout, std::size_t a, std::size_t b) {
  return fold(layout.text(layout[a].label->name)) == fold(layout.text(layout[b].label->name));
}

bool stand_below_titles(const Layout& layout, const std::vector<std::size_t>& labels) {
  const auto below = std::count_if(labels.begin(), labels.end(), [&](std::size_t i) {
    return i > 0 && layout[i - 1].title_like && (i == 1 || layout[i - 2].blank);
  });
  return static_cast<std::size_t>(below) * 2 > labels.size();
}

}  // namespace

std::vector<Group> titled_by_label(const Layout& layout) {
  std::vector<std::size_t> starts;
  std::string name;
  for (std::size_t i = 0; i < layout.size() && (name.empty() || names_frame(name)); ++i) {
    const Line& line = layout[i];
    const bool title =
        line.label && line.label->known && line.label->label.kind == LabelKind::title;
    if (title) name = fold(layout.text(line.label->name));
  }
  if (name.empty()) name = opening_label(layout);
  for (std::size_t i = 0; i < layout.size() && !name.empty(); ++i) {
    const Line& line = layout[i];
    const bool same =
        line.label && !line.boilerplate && fold(layout.text(line.label->name)) == name;
    if (same) starts.push_back(i);
  }
  std::vector<Group> groups;
  if (starts.size() < 2 || (may_describe(name) && stand_below_titles(layout, starts)))
    return groups;
  // Labels that stand above the title in each block belong to it: the block begins at the first of
  // them.
  std::size_t lead = 0;
  while (starts[1] > lead + 1 && starts[1] - lead - 1 < layout.size() &&
         layout[starts[1] - lead - 1].label && !layout[starts[1] - lead - 1].blank &&
         starts[0] >= lead + 1 && layout[starts[0] - lead - 1].label &&
         same_label(layout, starts[0] - lead - 1, starts[1] - lead - 1)) {
    ++lead;
  }
  Group group;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    Item item;
    item.first = starts[k] - lead;
    item.last = trimmed_end(layout, starts[k],
                            k + 1 < starts.size() ? starts[k + 1] - lead : layout.size(), nullptr);
    item.labelled = labelled_values(layout, item.first, item.last);
    for (Labelled& l : item.labelled) {
      if (fold(layout.text(l.name)) != name) continue;
      l.known = true;
      l.label.kind = LabelKind::title;
    }
    if (find_item_title(layout, item, false)) group.items.push_back(std::move(item));
  }
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

// "ITAT1012  SMART-HAY": a register's number, alone or with an acronym.
bool is_code_line(std::string_view text) {
  thread_local const regex::Matcher kCode(
      R"([A-Z][A-Z0-9]*[./-]?[A-Z0-9./-]*\d{2,}[A-Z0-9./-]*(?: +[A-Z0-9][A-Z0-9 +-]*)?)");
  return kCode.matches(text);
}

// Where the titles begin in heads of several lines: below what is no title in any of them, a kicker
// that comes again ("ONGOING PROJECT") or a register's number.
std::vector<ItemStart> below_kickers(const Layout& layout, const std::vector<ItemStart>& heads) {
  std::map<std::string, std::size_t> times;
  for (const ItemStart& start : heads) ++times[fold(layout.text(start.title.first))];
  std::vector<ItemStart> starts;
  for (const auto& [first, head] : heads) {
    const std::string_view text = layout.text(head.first);
    const bool kicker = times[fold(text)] > 1 || is_code_line(text);
    const std::size_t title = head.first + (kicker && head.last > head.first + 1 ? 1 : 0);
    starts.push_back({first, {title, title_end(layout, title, head.last)}});
  }
  return starts;
}

}  // namespace

std::vector<Group> labelled_blocks(const Layout& layout) {
  if (!titled_by_label(layout).empty()) return {};
  std::vector<ItemStart> heads;
  std::size_t floor = 0;
  std::size_t previous_label = npos;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.label || !line.label->known || line.boilerplate ||
        !is_project_label(line.label->label.kind))
      continue;
    // The head of a block: title-like lines between the last labelled value and this label.
    std::size_t t = i;
    while (t > floor && (layout[t - 1].blank || layout[t - 1].boilerplate)) --t;
    std::size_t first = t;
    while (first > floor && !layout[first - 1].blank &&
           (layout[first - 1].title_like || layout[first - 1].place_only ||
            layout[first - 1].money_only) &&
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
                     previous_label + 1 == first || layout[first - 1].sentence;
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

bool all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Blocks divided by blank lines that each begin with title-like lines and say when: title, grantee,
// sum and dates; funder, title, dates; category, title, text, date.
class TitledBlocks {
 public:
  explicit TitledBlocks(const Layout& layout) : layout_(layout) {}

  std::vector<Group> propose() {
    collect();
    if (heads_.size() < 2) return {};
    const std::size_t position = title_position();
    std::vector<ItemStart> starts;
    for (const LineBlock& head : heads_) {
      const std::size_t at = std::min(head.first + position, head.last - 1);
      starts.push_back({head.first, {at, std::min(title_end(layout_, at, head.last), head.last)}});
    }
    return {from_starts(layout_, starts, Judging{.keep_plain = false, .prose = false})};
  }

 private:
  void collect() {
    for (std::size_t i = 0; i < layout_.size();) {
      if (layout_[i].blank || layout_[i].boilerplate || layout_[i].rule) {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < layout_.size() && !layout_[end].blank && !layout_[end].rule &&
             !layout_[end].marker.any()) {
        ++end;
      }
      const bool apart = i == 0 || layout_[i - 1].blank;
      if (apart && layout_[i].place_only && i + 1 < end && layout_[i + 1].title_like) ++i;
      std::size_t head = i;
      while (head < end && layout_[head].title_like &&
             !(line_evidence(layout_, head) & (kRun | kPoint))) {
        ++head;
      }
      bool dated = false;
      for (std::size_t j = head; j < end; ++j) {
        dated = dated || (line_evidence(layout_, j) & (kRun | kPoint | kFacts)) != 0;
      }
      if (head > i && head < end && dated && !layout_[i].marker.any()) heads_.push_back({i, head});
      i = end;
    }
  }

  // Which line of the head is the title: the one that least often reads as an organisation, a
  // category or a place.
  std::size_t title_position() const {
    std::size_t depth = 3;
    for (const LineBlock& b : heads_) depth = std::min(depth, b.last - b.first);
    std::map<std::string, std::size_t> times;
    for (const LineBlock& b : heads_) {
      for (std::size_t i = b.first; i < b.last; ++i) ++times[fold(layout_.text(i))];
    }
    std::size_t best = 0;
    std::size_t least = static_cast<std::size_t>(-1);
    for (std::size_t k = 0; k < depth; ++k) {
      std::size_t bad = 0;
      for (const LineBlock& b : heads_) {
        const std::string_view text = layout_.text(b.first + k);
        const bool shouted = all_capitals(text) && b.last - b.first > k + 1 &&
                             !all_capitals(layout_.text(b.first + k + 1));
        bad += names_organisation(text) || shouted || layout_[b.first + k].place_only ? 2 : 0;
        bad += times[fold(text)] > 1 ? 2 : 0;
      }
      if (bad < least) least = bad, best = k;
    }
    return best;
  }

  const Layout& layout_;
  std::vector<LineBlock> heads_;
};

}  // namespace

namespace {

std::size_t blanks_between(const Layout& layout, std::size_t first, std::size_t last) {
  std::size_t blanks = 0;
  for (std::size_t i = first + 1; i < last; ++i) blanks += layout[i].blank ? 1 : 0;
  return blanks;
}

// Whether the date at `i` is the one on the line of its own at `date`: a dateline below the title
// between, or a period again among the facts below.
bool repeats_date(const Layout& layout, std::size_t date, std::size_t i) {
  constexpr std::size_t kDateline = 4;
  constexpr std::size_t kBlock = 14;
  const std::vector<DateMention>& dates = layout.mentions().dates;
  const DateMention& here = dates[layout[i].dates.first];
  const bool near = i <= date + (here.range ? kBlock : kDateline);
  return layout[date].date_only && near && (here.range || !layout[i].date_only) &&
         dates[layout[date].dates.first].period == here.period;
}

}  // namespace

std::vector<Group> dated_items(const Layout& layout) {
  std::vector<std::size_t> dates;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const std::uint8_t e = line_evidence(layout, i);
    if ((e & (kRun | kPoint)) && !(e & kLabelled) &&
        (layout[i].date_only || is_dateline(layout, i)) &&
        (dates.empty() || !repeats_date(layout, dates.back(), i)))
      dates.push_back(i);
  }
  std::vector<Group> groups;
  if (dates.size() < 2) return groups;
  std::vector<LineBlock> above;
  std::vector<LineBlock> below;
  std::size_t floor = 0;
  for (std::size_t d : dates) {
    if (const auto block = title_above(layout, d, floor)) above.push_back(*block);
    const std::size_t next = layout.next_text(d + 1);
    if (next != npos && blanks_between(layout, d, next) <= 1 && layout[next].title_like &&
        layout[d].date_only)
      below.push_back({next, title_end(layout, next, layout.size())});
    floor = d + 1;
  }
  if (above.size() * 2 > dates.size()) groups.push_back(from_title_lines(layout, above, Judging{}));
  if (below.size() * 2 > dates.size()) {
    // The date line opens the item.
    Group group;
    for (std::size_t k = 0; k < below.size(); ++k) {
      Item item;
      item.first = layout.previous_text(below[k].first - 1);
      const std::size_t next =
          k + 1 < below.size() ? layout.previous_text(below[k + 1].first - 1) : layout.size();
      item.last = trimmed_end(layout, below[k].last - 1, next, nullptr);
      set_title(layout, item, below[k].first, below[k].last);
      item.labelled = labelled_values(layout, below[k].last, item.last);
      group.items.push_back(std::move(item));
    }
    judge(layout, group, Judging{});
    groups.push_back(std::move(group));
  }
  return groups;
}

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

// Where the title begins in a line that opens with facts: behind a mark or a gap, "2016-11-03 |
// Harvest", "€480,000    Keeping girls in school". A bare year and one space is a chronicle, not a
// record.
std::optional<Span> title_after(const Layout& layout, const Line& line, std::uint32_t end,
                                bool space_is_enough) {
  thread_local const regex::Matcher kDivider(
      R"([\s)\]]*(?:\||::?|\xe2\x80[\x93\x94\xba]|\xc2[\xbb\xb7]|- |\t|   *)\s*)");
  if (end == line.text.begin || end >= line.text.end) return std::nullopt;
  std::string_view rest = layout.text({end, line.text.end});
  if (const std::size_t divider = kDivider.prefix_of(rest); divider != std::string_view::npos) {
    rest.remove_prefix(divider);
  } else {
    // "[08/03/2015] Title", "[ 8 March 2015 ] Title"
    if (rest.starts_with(" ]") || rest.starts_with(" )")) rest.remove_prefix(1);
    if (rest.starts_with(']') || rest.starts_with(')')) rest.remove_prefix(1);
    if (!space_is_enough || !rest.starts_with(' ')) return std::nullopt;
    rest.remove_prefix(1);
  }
  if (rest.empty()) return std::nullopt;
  std::size_t next = 0;
  const char32_t c = decode(rest, 0, next);
  if ((is_letter(c) && !is_upper(c)) || !has_word(rest)) return std::nullopt;
  const Span title{static_cast<std::uint32_t>(line.text.end - rest.size()), line.text.end};
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
  const Span sum = opening_sum(layout, line);
  if (sum_column || layout.text({sum.end, line.text.end}).starts_with("  "))
    end = std::max(end, sum.end);
  const auto title =
      title_after(layout, line, std::max(end, date_end), full || (sum_column && !sum.empty()));
  return title || date_end >= end ? title : title_after(layout, line, date_end, full);
}

}  // namespace

std::vector<Group> facts_first_lines(const Layout& layout) {
  const bool sum_column = has_sum_column(layout);
  Group group;
  std::size_t dated = 0;
  std::size_t ranges = 0;
  std::size_t years = 0;              // lines that open with one bare year: a chronicle's
  std::vector<std::size_t> headings;  // the country that stands over the next lines
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.place_only && !line.boilerplate && (i == 0 || layout[i - 1].blank)) headings = {i};
    if (!line.dates.empty() && line.title_like) {
      const DateMention& date = layout.mentions().dates[line.dates.first];
      years += date.span.begin == line.text.begin && !date.range && date.period.from.date.month == 0
                   ? 1
                   : 0;
    }
    if (line.boilerplate || line.blank || line.date_only ||
        line.marker.kind == Marker::Kind::heading || is_dateline(layout, i))
      continue;
    std::optional<Span> title = title_behind_facts(layout, line, sum_column);
    std::size_t at = i;
    if (line.money_only && i + 1 < layout.size() && layout[i + 1].title_like &&
        layout[i + 1].indent > line.indent + 2) {
      title = layout[i + 1].text;
      at = i + 1;
    }
    if (!title) continue;
    Item item;
    item.first = i;
    item.title_first = at;
    item.title_last = at + 1;
    item.title = {without_facts(layout, *title)};
    item.headings = headings;
    if (!line.dates.empty() && line.money.empty()) {
      ++dated;
      ranges += layout.mentions().dates[line.dates.first].range ? 1 : 0;
    }
    group.items.push_back(std::move(item));
  }
  std::vector<Group> groups;
  const std::size_t count = group.items.size();
  if (count < 2 || years * 2 >= count) return groups;
  for (std::size_t k = 0; k < count; ++k) {
    Item& item = group.items[k];
    item.last = trimmed_end(layout, item.title_first,
                            k + 1 < count ? group.items[k + 1].first : layout.size(), nullptr);
    item.labelled = labelled_values(layout, item.title_last, item.last);
  }
  const bool news = dated * 2 > count && ranges * 2 <= dated;
  if (news) {
    cut_last_item(layout, group);
    for (Item& item : group.items) item.kind = Kind::news;
    group.score = 2.5 * static_cast<double>(count);
  } else if (dated * 2 > count) {
    cut_last_item(layout, group);
    group.score = 2.5 * static_cast<double>(count);
  } else {
    judge(layout, group, Judging{});
  }
  groups.push_back(std::move(group));
  return groups;
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

std::vector<Group> dated_titles(const Layout& layout) {
  constexpr std::size_t kTimes = 3;
  std::vector<LineBlock> titles;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.title_like && !line.date_only && (line_evidence(layout, i) & kPoint) &&
        layout.text(i).ends_with(')'))
      titles.push_back({i, i + 1});
  }
  std::vector<Group> groups;
  if (titles.size() >= kTimes) groups.push_back(from_title_lines(layout, titles, Judging{}));
  return groups;
}

std::vector<Group> one_liners(const Layout& layout) {
  std::vector<LineBlock> titles;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.title_like || line.marker.any() || !(line_evidence(layout, i) & kRun)) continue;
    const bool date_first = layout.mentions().dates[line.dates.first].span.begin == line.text.begin;
    if (date_first) continue;  // a chronicle, or facts_first_lines()' business
    if (is_generic_heading(layout.text(without_facts(layout, line.text)))) continue;
    titles.push_back({i, i + 1});
  }
  std::vector<Group> groups;
  if (titles.size() < 2) return groups;
  groups.push_back(from_title_lines(layout, titles, Judging{}));
  return groups;
}

namespace {

// "£24,000, to be spent between October 2015 and April 2016": a sum and a run in one line.
bool tells_sum_and_run(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kPerson(R"(\b(?:he|she|his|her|il|elle|sie|ella)\b)");
  bool both = false;
  for (std::size_t i = item.first; i < item.last; ++i) {
    both = both || (!layout[i].money.empty() && has_range(layout, layout[i].dates));
    if (kPerson.occurs_in(fold(layout.text(i)))) return false;  // somebody's life
  }
  return both;
}

}  // namespace

std::vector<Group> bold_leads(const Layout& layout) {
  Group group;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    const std::string_view text = layout.text(i);
    const std::size_t end = text.find("**");
    const bool bold = layout.text(line.span).find("**") <= std::size_t{line.indent} + 2;
    if (line.blank || line.marker.any() || !bold || end == std::string_view::npos || end > 160 ||
        end + 2 >= text.size())
      continue;
    Item item;
    item.first = i;
    item.title_first = i;
    item.title_last = i;  // the title is a part of its line
    std::string_view name = text.substr(0, end);
    while (name.ends_with('.') || name.ends_with(':') || name.ends_with(' ')) name.remove_suffix(1);
    if (name.empty() || label_of(name)) continue;
    item.title = {{line.text.begin, static_cast<std::uint32_t>(line.text.begin + name.size())}};
    if (is_facts_only(layout, item.title.front())) continue;
    if (!group.items.empty())
      group.items.back().last = trimmed_end(layout, group.items.back().first, i, nullptr);
    item.last = layout.size();
    group.items.push_back(std::move(item));
  }
  std::vector<Group> groups;
  if (group.items.size() < 2) return groups;
  for (Item& item : group.items) item.labelled = labelled_values(layout, item.first, item.last);
  judge(layout, group, Judging{});
  groups.push_back(std::move(group));
  return groups;
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
    const std::size_t text = layout.next_text(end);
    if (text == npos || text > end + 2) continue;
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
  // Where most of the paragraphs name a project, one that says when it runs need not.
  const auto named = std::count_if(group.items.begin(), group.items.end(), [&](const Item& item) {
    return item_names_project(layout, item) || tells_sum_and_run(layout, item);
  });
  const bool most = static_cast<std::size_t>(named) * 3 >= group.items.size() * 2;
  std::erase_if(group.items, [&](const Item& item) {
    return !item_names_project(layout, item) && !tells_sum_and_run(layout, item) &&
           (!most || tally(layout, item).prose == 0);
  });
  if (group.items.size() >= 2) groups.push_back(std::move(group));
  return groups;
}

std::vector<Group> titled_blocks(const Layout& layout) {
  return TitledBlocks(layout).propose();
}

}  // namespace dossier
