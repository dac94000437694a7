// Blocks between blank lines, and titles over or under the lines that date them. See propose.h.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/no_project.h"
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
  if (t > floor + 1 && layout[t - 1].place_only && layout[t - 2].blank) --t;  // where, over when
  while (t > floor && (layout[t - 1].blank || layout[t - 1].boilerplate || layout[t - 1].rule)) --t;
  if (t == floor) return std::nullopt;
  std::size_t first = t - 1;
  if (!layout[first].title_like && !(first > floor && goes_on_with_title(layout, first)))
    return std::nullopt;
  while (first > floor && layout[first - 1].title_like && !layout[first - 1].blank &&
         first + 3 > t && continues_title(layout, first - 1, first))
    --first;
  return LineBlock{first, t};
}

}  // namespace

namespace {

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
    const auto wrapped =
        std::ranges::count_if(heads_, [&](const LineBlock& h) { return wraps(h, position); });
    const bool few_wrap = static_cast<std::size_t>(wrapped) * 2 < heads_.size();
    for (const LineBlock& head : heads_) {
      const std::size_t at = title_line(head, position);
      const std::size_t limit = few_wrap ? layout_.size() : head.last;
      starts.push_back({head.first, {at, title_end(layout_, at, limit)}});
    }
    // "A grant of $90,000 for 18 months beginning July 2012."
    const bool told = static_cast<std::size_t>(told_) * 2 >= heads_.size();
    return {from_starts(layout_, starts, Judging{.keep_plain = false, .prose = told})};
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
      const bool above = layout_[i].place_only || layout_[i].money_only;  // a country, a sum
      if (apart && above && i + 1 < end && layout_[i + 1].title_like) ++i;
      std::size_t head = i;
      while (head < end && (layout_[head].title_like || is_between_titles(head, end)) &&
             !(line_evidence(layout_, head) & (kRun | kPoint))) {
        ++head;
      }
      bool dated = false;
      bool told = false;
      for (std::size_t j = head; j < end; ++j) {
        dated = dated || (line_evidence(layout_, j) & (kRun | kPoint | kFacts)) != 0;
        told = told || (j >= i + 2 && opens_with_grant(j));  // below a title and a grantee
      }
      told_ += told ? 1 : 0;
      dated = dated || told;
      const bool whole = head > i && head < end && dated && !layout_[i].marker.any();
      if (whole && !is_kind_of_post(layout_.text(i)))  // "Feature story" over its date
        heads_.push_back({i, head});
      i = end;
    }
  }

  // "A grant of $64,300. Scanning began on …": how much, and when, in a sentence.
  bool opens_with_grant(std::size_t i) const {
    const Line& line = layout_[i];
    if (!line.sentence || line.money.empty() || (line.dates.empty() && line.durations.empty()))
      return false;
    thread_local const regex::Matcher kGrant(
        R"((?:an? |the )?(?:grant|award|loan|gift|donation|budget|subvention|don|subvencion|zuschuss) (?:of|de|von) )");
    return kGrant.prefix_of(layout_.folded(i)) != std::string_view::npos;
  }

  // A head may end above its title: "Yoruba newspapers, 1859-1960" says when.
  std::size_t title_line(const LineBlock& head, std::size_t position) const {
    const std::size_t at = head.first + position;
    const bool below = at == head.last && at < layout_.size() && layout_[at].title_like;
    return below ? at : std::min(at, head.last - 1);
  }
  // Whether the line below the head carries its title on; where it does in most, "convention no. …"
  // is a line of its own.
  bool wraps(const LineBlock& head, std::size_t position) const {
    return title_end(layout_, title_line(head, position), layout_.size()) > head.last;
  }

  // "Active", which comes again and again like a site's links, over the title.
  bool is_between_titles(std::size_t i, std::size_t end) const {
    return layout_[i].boilerplate && i + 1 < end && layout_[i + 1].title_like;
  }

  // How many lines four heads of five have, three at most.
  std::size_t usual_depth() const {
    constexpr std::size_t kMost = 3;
    std::array<std::size_t, kMost + 1> heads{};
    for (const LineBlock& b : heads_) ++heads[std::min(b.last - b.first, kMost)];
    std::size_t shorter = 0;
    for (std::size_t depth = 1; depth < kMost; ++depth) {
      shorter += heads[depth];
      if (shorter * 5 > heads_.size()) return depth;
    }
    return kMost;
  }

  // Which line of the head is the title: the one that least often reads as an organisation, a
  // category or a place.
  std::size_t title_position() const {
    const std::size_t depth = usual_depth();
    std::map<std::string_view, std::size_t> times;
    for (const LineBlock& b : heads_) {
      for (std::size_t i = b.first; i < b.last; ++i) ++times[layout_.folded(i)];
    }
    std::size_t best = 0;
    std::size_t least = static_cast<std::size_t>(-1);
    for (std::size_t k = 0; k < depth; ++k) {
      std::size_t bad = 0;
      for (const LineBlock& b : heads_) {
        if (b.first + k >= b.last) continue;
        const std::string_view text = layout_.text(b.first + k);
        const bool shouted = all_capitals(text) && b.last - b.first > k + 1 &&
                             !all_capitals(layout_.text(b.first + k + 1));
        bad += names_organisation(text) || shouted || layout_[b.first + k].place_only ? 2 : 0;
        bad += times[layout_.folded(b.first + k)] > 1 ? 2 : 0;
      }
      // A few titles that read like organisations ("Saving the reels of the Film Office") do not
      // make the line below the title of all.
      if (k > 0 && least * 2 < heads_.size()) break;
      if (bad < least) least = bad, best = k;
    }
    return best == 0 && depth > 2 && is_status_line(1, times) ? 2 : best;
  }

  // "A hand holding a phone / Active / Customs forms": whether the heads' second lines come again
  // and again, where the first say what a picture shows.
  bool is_status_line(std::size_t k, const std::map<std::string_view, std::size_t>& times) const {
    const auto again = std::ranges::count_if(heads_, [&](const LineBlock& b) {
      return b.first + k < b.last && layout_[b.first + k].words <= 2 &&
             times.at(layout_.folded(b.first + k)) > 1;
    });
    return heads_.size() > 2 && static_cast<std::size_t>(again) * 5 >= heads_.size() * 4;
  }

  const Layout& layout_;
  std::vector<LineBlock> heads_;
  int told_ = 0;  // blocks that say in a sentence how much and when
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

namespace {

constexpr std::size_t kLongText = 9;  // words of a line: more than a title's

bool ends_block(const Layout& layout, std::size_t i) {
  return i + 1 == layout.size() || layout[i + 1].blank;
}

// Whether a rule stands right below the block that line `i` ends.
bool ends_at_rule(const Layout& layout, std::size_t i) {
  while (i + 1 < layout.size() && layout[i + 1].blank) ++i;
  return i + 1 < layout.size() && layout[i + 1].rule;
}

// "By Dana Whitlock"
bool names_author(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kAuthor(
      R"((?:By|Par|Por|Von|Di|Door) (?:[A-Za-z\x80-\xff.'-]+ ){0,4}[A-Za-z\x80-\xff.'-]+)");
  return layout[i].dates.empty() && kAuthor.matches(layout.text(i));
}

// Whether the date at `i` ends the item above it: "Read more" / "14 April 2023", and a blank line;
// "(Ijevan, 4 December 2003)" over a rule, "-- posted 5 June 2014 by Alice".
bool closes_item(const Layout& layout, std::size_t i) {
  if (ends_text_with_day(layout, i)) return true;
  if (!layout[i].date_only || i == 0) return false;
  const std::string_view text = layout.text(i);
  // "Filed by Sita Rai on 26 January 2016", below a text and a blank line
  const std::size_t text_above = layout.previous_text(i - 1);
  if (layout[i].byline && text_above != npos && layout[text_above].sentence) return true;
  if (layout[i - 1].blank) {
    return (ends_at_rule(layout, i) && text.starts_with('(')) || text.starts_with("--") ||
           text.starts_with("—");
  }
  const std::size_t last = i > 1 && names_author(layout, i - 1) ? i - 2 : i - 1;
  const Line& above = layout[last];
  return (above.boilerplate || above.sentence || above.words >= kLongText) &&
         (ends_block(layout, i) || layout[i + 1].title_like);
}

// Items that end with their dates: each begins with the title right above its first sentence.
std::vector<LineBlock> closed_titles(const Layout& layout, const std::vector<std::size_t>& dates) {
  std::vector<LineBlock> titles;
  std::size_t from = 0;
  for (const std::size_t date : dates) {
    const std::size_t text_end = layout[date].date_only ? date : date + 1;
    const std::size_t sentence =
        find_line(layout, from, text_end, [&](std::size_t i) { return layout[i].sentence; });
    std::size_t title =
        sentence == npos || sentence == 0 ? npos : layout.previous_text(sentence - 1);
    // A text that is cut short is no sentence: "The ninth edition will be held in May... Read
    // more".
    if (sentence == npos && date >= from + 2 && layout[date - 1].words >= kLongText)
      title = layout.previous_text(date - 2);
    if (sentence == npos && title == npos && date > from) title = layout.previous_text(date - 1);
    // "Small grants for clubs: apply now!" is a sentence that stands over another.
    const bool headline = sentence != npos && (title == npos || title < from) &&
                          layout[sentence].words <= kLongText && sentence + 1 < text_end &&
                          layout[sentence + 1].sentence;
    if (headline) title = sentence;
    std::size_t first = title;
    while (first != npos && first > from && first + 2 > title && layout[first - 1].title_like &&
           continues_title(layout, first - 1, first))
      --first;
    if (title != npos && title >= from && (layout[first].title_like || headline))
      titles.push_back({first, title + 1});
    from = date + 1;
  }
  return titles;
}

}  // namespace

// "    Georgia - 2011-2014 - Client: Waterworks - EUR 14.8 m": facts from its begin on, further in
// than the title above it.
static bool is_line_of_facts(const Layout& layout, std::size_t i) {
  return i > 0 && layout[i - 1].title_like && !has_range(layout, layout[i - 1].dates) &&
         layout[i].indent > layout[i - 1].indent && !layout[i].marker.any() &&
         !leading_facts(layout, layout[i].text).empty();
}

// "Published: 3 June 2020 | Category: Education"
static bool tells_posted(const Line& line) {
  return line.label && line.label->known && line.label->label.kind == LabelKind::posted &&
         !line.dates.empty();
}

// The line of the date that a title stands below.
static std::size_t date_above(const Layout& layout, std::size_t title) {
  const std::size_t above = layout.previous_text(title - 1);
  return layout[above].date_only || above == 0 ? above : layout.previous_text(above - 1);
}

// A title right over its text, a blank line above.
static bool opens_text(const Layout& layout, std::size_t i) {
  return i > 0 && i + 1 < layout.size() && layout[i - 1].blank && layout[i].title_like &&
         layout[i + 1].sentence;
}

// Days alone between blank lines over titles with their texts: the items below the first of a day
// are its too.
static void add_others_of_day(const Layout& layout, Group& group) {
  std::vector<Item> others;
  for (const Item& item : group.items) {
    const auto apart = [&layout](std::size_t i) { return layout[i].blank || layout[i].rule; };
    const bool alone = item.first > 0 && apart(item.first - 1) && layout[item.first].date_only &&
                       apart(item.first + 1);
    if (!alone || !opens_text(layout, item.title_first)) return;
  }
  for (Item& item : group.items) {
    Item* current = &item;
    const std::size_t last = item.last;
    const std::size_t day = item.first;
    for (std::size_t i = item.title_last + 1; i < last; ++i) {
      if (!opens_text(layout, i)) continue;
      Item other;
      other.kind = Kind::news;
      other.first = i;
      other.last = last;
      other.headings = {day};
      set_title(layout, other, i, i + 1);
      current->last = trimmed_end(layout, current->title_last - 1, i, nullptr);
      others.push_back(std::move(other));
      current = &others.back();
    }
  }
  for (Item& other : others) {
    other.labelled = labelled_values(layout, other.title_last, other.last);
    group.items.push_back(std::move(other));
  }
  std::ranges::stable_sort(group.items, {}, &Item::first);
}

// "RESEARCH" over "Cowpea reaches the seed shops": what a post is about, in capitals.
static bool is_topic(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostWords = 3;
  return i + 1 < layout.size() && layout[i].words <= kMostWords && all_capitals(layout.text(i)) &&
         !all_capitals(layout.text(i + 1));
}

// "$5.5 million technical assistance to help Angola and Namibia manage shared" over "river" over
// "WINDHOEK, NAMIBIA (30 May 2012) - The …": a headline of two lines that reads like a sentence.
static std::optional<LineBlock> lines_over_dateline(const Layout& layout, std::size_t d,
                                                    std::size_t floor) {
  if (!layout[d].sentence || !is_dateline(layout, d) || d < floor + 2) return std::nullopt;
  const std::size_t first = d - 2;
  const bool apart = first == 0 || layout[first - 1].blank;
  const bool lines = !layout[first].blank && !layout[d - 1].blank && !layout[first].label;
  if (!apart || !lines || ends_sentence(layout.text(d - 1))) return std::nullopt;
  return LineBlock{first, d};
}

std::vector<Group> dated_items(const Layout& layout) {
  std::vector<std::size_t> dates;
  constexpr std::ptrdiff_t kLeastPosts = 3;  // fewer are a page's own
  const bool list = std::ranges::count_if(layout.lines(), tells_posted) >= kLeastPosts;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const std::uint8_t e = line_evidence(layout, i);
    const bool facts = (e & kRun) && is_line_of_facts(layout, i);
    const bool own = !(e & kLabelled) && (layout[i].date_only || is_dateline(layout, i) ||
                                          ends_text_with_day(layout, i));
    if (((e & (kRun | kPoint) && (own || facts)) || (list && tells_posted(layout[i]))) &&
        (dates.empty() || !repeats_date(layout, dates.back(), i)))
      dates.push_back(i);
  }
  std::vector<Group> groups;
  if (dates.size() < 2) return groups;
  const auto closing =
      std::ranges::count_if(dates, [&](std::size_t i) { return closes_item(layout, i); });
  if (static_cast<std::size_t>(closing) * 4 >= dates.size() * 3 &&
      ends_block(layout, dates.back())) {
    groups.push_back(from_title_lines(layout, closed_titles(layout, dates), Judging{}));
    return groups;
  }
  std::vector<LineBlock> above;
  std::vector<LineBlock> below;
  std::size_t floor = 0;
  for (std::size_t d : dates) {
    auto block = title_above(layout, d, floor);
    if (!block) block = lines_over_dateline(layout, d, floor);
    if (block && !is_kind_of_post(layout.text(block->first))) above.push_back(*block);
    std::size_t next = layout.next_text(d + 1);
    // "9 October 2009" over "Press release" over the title
    if (next == d + 1 && (is_kind_of_post(layout.text(next)) || is_topic(layout, next)) &&
        next + 1 < layout.size() && layout[next + 1].title_like)
      ++next;
    // "Posted on: 1 May 2018" opens a block, right above its title; "Date: 1 May 2018" closes one.
    const bool labelled = layout[d].label && layout[d].label->known;
    const bool opens = list && tells_posted(layout[d]) && next == d + 1 &&
                       (d == 0 || layout[d - 1].blank || layout[d - 1].rule);
    if (next != npos && blanks_between(layout, d, next) <= 1 && layout[d].date_only &&
        (labelled ? opens && !layout[next].sentence : layout[next].title_like))
      below.push_back({next, title_end(layout, next, layout.size())});
    floor = d + 1;
  }
  if (above.size() * 2 > dates.size()) groups.push_back(from_title_lines(layout, above, Judging{}));
  if (below.size() * 2 > dates.size()) {
    // The date line opens the item.
    Group group;
    for (std::size_t k = 0; k < below.size(); ++k) {
      Item item;
      item.first = date_above(layout, below[k].first);
      const std::size_t next =
          k + 1 < below.size() ? date_above(layout, below[k + 1].first) : layout.size();
      item.last = trimmed_end(layout, below[k].last - 1, next, nullptr);
      set_title(layout, item, below[k].first, below[k].last);
      item.labelled = labelled_values(layout, below[k].last, item.last);
      group.items.push_back(std::move(item));
    }
    judge(layout, group, Judging{});
    if (!group.items.empty() && group.items.front().kind == Kind::news)
      add_others_of_day(layout, group);
    groups.push_back(std::move(group));
  }
  return groups;
}

// "**Para:** lista-sur-sur": a field's name, among names without a colon.
static void drop_fields(const Layout& layout, std::vector<Item>& items) {
  const auto is_field = [&layout](const Item& item) {
    return layout.text({item.title.front().end, item.title.front().end + 1}) == ":";
  };
  const auto fields = std::ranges::count_if(items, is_field);
  if (static_cast<std::size_t>(fields) * 2 <= items.size()) std::erase_if(items, is_field);
}

std::vector<Group> bold_leads(const Layout& layout) {
  constexpr std::size_t kLongest = 160;  // bytes of a name
  Group group;
  std::vector<std::size_t> headings;  // the country that stands over the next paragraphs
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (is_place_heading(layout, i)) headings = {i};
    const auto bold = bold_front(layout, line.text);
    if (line.blank || line.marker.any() || line.date_only || !bold || bold->size() > kLongest)
      continue;
    Item item;
    item.first = i;
    item.title_first = i;
    item.title_last = i;  // the title is a part of its line
    std::string_view name = layout.text(*bold);
    while (name.ends_with('.') || name.ends_with(':') || name.ends_with(' ')) name.remove_suffix(1);
    if (name.empty() || label_of(name)) continue;
    item.title = {{line.text.begin, static_cast<std::uint32_t>(line.text.begin + name.size())}};
    if (is_facts_only(layout, item.title.front())) continue;
    item.title.front() = without_facts(layout, item.title.front());
    if (!group.items.empty())
      group.items.back().last = trimmed_end(layout, group.items.back().first, i, nullptr);
    item.last = layout.size();
    item.headings = headings;
    group.items.push_back(std::move(item));
  }
  std::vector<Group> groups;
  drop_fields(layout, group.items);
  if (group.items.size() < 2) return groups;
  for (Item& item : group.items) item.labelled = labelled_values(layout, item.first, item.last);
  judge(layout, group, Judging{});
  groups.push_back(std::move(group));
  return groups;
}

std::vector<Group> titled_blocks(const Layout& layout) {
  return TitledBlocks(layout).propose();
}

}  // namespace dossier
