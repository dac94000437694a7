// See segment.h. Each proposer is a small function that reads the page one way; judge() is the only
// place that weighs them.
#include "extract/segment.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "extract/byte_regex.h"
#include "extract/cues.h"
#include "extract/title.h"

namespace dossier {
namespace {

constexpr std::size_t npos = Layout::npos;

bool is_project_label(LabelKind kind) {
  switch (kind) {
    case LabelKind::title:
    case LabelKind::id:
    case LabelKind::period:
    case LabelKind::start:
    case LabelKind::end:
    case LabelKind::duration:
    case LabelKind::approval:
    case LabelKind::budget:
    case LabelKind::budget_share:
    case LabelKind::funding:
    case LabelKind::country:
    case LabelKind::location:
    case LabelKind::donor:
    case LabelKind::implementer:
    case LabelKind::beneficiaries:
      return true;
    default:
      return false;
  }
}

bool is_time_label(LabelKind kind) {
  return kind == LabelKind::period || kind == LabelKind::start || kind == LabelKind::end ||
         kind == LabelKind::duration;
}

bool has_range(const Layout& layout, Range dates) {
  for (auto i = dates.first; i < dates.last; ++i) {
    if (layout.mentions().dates[i].range) return true;
  }
  return false;
}

bool has_point(const Layout& layout, Range dates) {
  for (auto i = dates.first; i < dates.last; ++i) {
    if (is_point(layout.mentions().dates[i])) return true;
  }
  return false;
}

// "HANOI, 14 May 2013 – Forty-one factories …", "(Geneva, 3 May 2012) …": where and when, then the
// news.
bool is_dateline(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.dates.empty()) return false;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  if (!is_point(date) || date.span.begin > line.text.begin + 48) return false;
  static const ByteRegex kBefore(
      R"((?:[A-Za-z\x80-\xff.' -]+(?:, ?[A-Za-z\x80-\xff.' -]+)?(?:,| \(|:| [|-]| \xe2\x80[\x93\x94]) ?)?\(?)");
  static const ByteRegex kAfter(R"(\)? ?(?:\xe2\x80[\x93\x94]|[|:]|--|- |\. ))");
  const std::string_view before = layout.text({line.text.begin, date.span.begin});
  if (before.empty() && !line.sentence) return false;  // a date before a title, not before a text
  const std::string_view after = layout.text({date.span.end, line.text.end});
  re2::StringPiece rest(after.data(), after.size());
  if (!RE2::FullMatch(re2::StringPiece(before.data(), before.size()), kBefore) ||
      !RE2::Consume(&rest, kAfter))
    return false;
  std::size_t next = 0;
  return line.words > 8 &&
         (before.empty() ||
          is_upper(decode(
              before, before[0] == '(' ? std::min<std::size_t>(1, before.size() - 1) : 0, next)));
}

// Whether a line stops in the middle of what it says.
bool breaks_off(std::string_view text) {
  return text.ends_with(',') || text.ends_with('-') || text.ends_with(';') || text.ends_with('(');
}

// The labelled value's mentions, over all its pieces.
bool value_has_dates(const Layout& layout, const Labelled& l) {
  return std::any_of(l.value.begin(), l.value.end(),
                     [&](Span s) { return !mentions_in(layout.mentions().dates, s).empty(); });
}
bool value_has_durations(const Layout& layout, const Labelled& l) {
  return std::any_of(l.value.begin(), l.value.end(),
                     [&](Span s) { return !mentions_in(layout.mentions().durations, s).empty(); });
}

}  // namespace

bool is_point(const DateMention& mention) {
  return !mention.range && mention.period.from.known() && mention.period.from.date.month != 0 &&
         !is_season(mention.period.from.date);
}

namespace {

Range dates_in(const Layout& layout, Span span) {
  return mentions_in(layout.mentions().dates, span);
}

// A date that a verb of beginning or ending goes with: "got under way in January 2012".
bool has_told_end(const Layout& layout, const Line& line) {
  for (auto k = line.dates.first; k < line.dates.last; ++k) {
    const CueHit hit = find_cue(layout, layout.mentions().dates[k].span, line.span,
                                cue(CueRole::start) | cue(CueRole::end) | cue(CueRole::aside));
    if (hit.found && hit.role != CueRole::aside) return true;
  }
  return false;
}

}  // namespace

std::uint8_t line_evidence(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.blank || line.boilerplate || line.rule) return 0;
  std::uint8_t found = 0;
  for (const LabelLine& l : line.labels) {
    if (!l.known) continue;
    if (is_project_label(l.label.kind)) found |= kLabelled;
    if (is_time_label(l.label.kind)) found |= kRun;  // the value may stand on the next line
    if (l.label.kind == LabelKind::donor && has_range(layout, line.dates)) found |= kRun;
  }
  if (line.label && line.label->known) {
    const bool posted = line.label->label.kind == LabelKind::posted && line.words <= 9;
    if (posted && has_point(layout, line.dates)) found |= kPoint;
    return found;
  }
  if (line.date_only && has_range(layout, line.dates)) {
    found |= kRun;
  } else if (line.date_only && has_point(layout, line.dates)) {
    found |= kPoint;
  }
  if (!line.date_only && is_dateline(layout, i)) found |= kPoint;
  if (!line.date_only && !line.dates.empty() &&
      has_range(layout, dates_in(layout, leading_facts(layout, line.text))))
    found |= kRun;
  if (!line.date_only && !line.dates.empty() && line.words <= 60 &&
      (!line.sentence || line.marker.any())) {
    const Span title = without_facts(layout, line.text);
    const Range tail = mentions_in(layout.mentions().dates, {title.end, line.text.end});
    if (has_range(layout, tail)) found |= kRun;
  }
  if (line.money_only || line.date_only) found |= kFacts;
  if (!(found & (kRun | kPoint)) && (has_range(layout, line.dates) || has_told_end(layout, line)))
    found |= kProse;
  return found;
}

namespace {

// "Calendar   Start: 1 October 2013 / End: 30 September 2016": labels inside a value count as well.
void nested_labels(const Layout& layout, std::vector<Labelled>& values) {
  const std::size_t count = values.size();
  for (std::size_t v = 0; v < count; ++v) {
    for (std::size_t p = 0; p < values[v].value.size(); ++p) {
      const Span piece = values[v].value[p];
      const auto inner = read_label_line(layout.text(piece));
      if (!inner || !inner->known || inner->label.kind == LabelKind::other || inner->value.empty())
        continue;
      const auto shifted = [&](Span s) { return Span{s.begin + piece.begin, s.end + piece.begin}; };
      Labelled nested{inner->label, true, shifted(inner->name), {shifted(inner->value)}};
      for (std::size_t q = p + 1;
           q < values[v].value.size() && !read_label_line(layout.text(values[v].value[q])); ++q)
        nested.value.push_back(values[v].value[q]);
      values.push_back(std::move(nested));
    }
  }
}

// "Council approval       06/2009": a line of two columns is a line of its own, not the rest of a
// value.
bool has_wide_gap(std::string_view text) {
  const std::size_t gap = text.find("   ");
  return gap != std::string_view::npos && gap > 0;
}

// Whether line j carries on the value that a label's own line `label` began: it hangs, or the line
// above breaks off, or it begins in lower case.
bool wraps_value(const Layout& layout, std::size_t label, std::size_t j) {
  const Line& line = layout[label];
  const Line& next = layout[j];
  if (next.marker.any()) return false;
  const bool field = next.label && next.indent <= line.indent + 1;
  const bool hanging = next.indent > line.indent && !field;
  const bool cut = breaks_off(layout.text(layout[j - 1].text));
  std::size_t after = 0;
  const char32_t c = decode(layout.text(next.text), 0, after);
  const bool lower = is_letter(c) && !is_upper(c);
  const bool facts = next.date_only || next.money_only;
  return cut || hanging || (lower && !facts);
}

// Whether line j still belongs to the value below a label that stands alone: a list ends with its
// last bullet, and a line with a label of its own starts anew unless the line above breaks off.
bool stays_below(const Layout& layout, std::size_t j) {
  const Line& next = layout[j];
  const bool list_over = !next.marker.any() && layout[j - 1].marker.any();
  const bool field = next.label && !breaks_off(layout.text(layout[j - 1].text));
  return !list_over && !field;
}

// The lines [first, last) below a label's line that hold its value or the rest of it.
std::size_t value_end(const Layout& layout, std::size_t label, std::size_t first, std::size_t last,
                      bool alone) {
  constexpr std::size_t kMostLines = 8;
  std::size_t j = first;
  for (; j < last && j - first < kMostLines; ++j) {
    const Line& next = layout[j];
    if (next.blank || next.rule || next.boilerplate || next.page_break) break;
    if ((next.label && next.label->known) || has_wide_gap(layout.text(next.text))) break;
    if (alone ? j > first && !stays_below(layout, j) : !wraps_value(layout, label, j)) break;
  }
  return j;
}

}  // namespace

std::vector<Labelled> labelled_values(const Layout& layout, std::size_t first, std::size_t last) {
  std::vector<Labelled> values;
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = layout[i];
    if (!line.label || line.boilerplate) continue;
    for (const LabelLine& l : line.labels) {
      Labelled value{l.label, l.known, l.name, {}};
      if (!l.value.empty()) value.value.push_back(l.value);
      values.push_back(std::move(value));
    }
    Labelled& open = values.back();
    const bool alone = open.value.empty();
    const bool block = line.text == open.name && !line.title_like;  // a label by its place alone
    if (alone && !open.known && !block && !layout.text(line.text).ends_with(':')) {
      values.pop_back();
      continue;
    }
    std::size_t below = i + 1;
    while (alone && below < last && layout[below].blank && below - i < 3) ++below;
    const std::size_t end = value_end(layout, i, below, last, alone);
    for (std::size_t j = below; j < end; ++j) open.value.push_back(layout[j].text);
    i = std::max(i, end - 1);
  }
  nested_labels(layout, values);
  return values;
}

namespace {

// ---- items
// ---------------------------------------------------------------------------------------

struct Tally {
  int runs = 0;
  int points = 0;
  int prose = 0;
  int facts = 0;
  std::set<LabelKind> labels;
};

// How much the lines of an item say about one project. Two time labels of one name are two runs:
// two projects.
Tally tally(const Layout& layout, const Item& item) {
  Tally t;
  bool labelled = false;
  std::map<std::string, int> time_labels;
  for (const Labelled& l : item.labelled) {
    if (!l.known || !is_project_label(l.label.kind)) continue;
    t.labels.insert(l.label.kind);
    if (is_time_label(l.label.kind) &&
        (value_has_dates(layout, l) || value_has_durations(layout, l) || !l.value.empty())) {
      ++time_labels[fold(layout.text(l.name))];
    }
  }
  for (const auto& [name, count] : time_labels) t.runs = std::max(t.runs, count);
  labelled = item.whole_page && t.runs > 0;  // then other dates on the page are beside the point
  if (item.table_row) return t;
  for (std::size_t i = item.first; i < item.last; ++i) {
    const std::uint8_t e = line_evidence(layout, i);
    if ((e & kRun) && !(e & kLabelled) && !labelled) ++t.runs;
    if ((e & kRun) && (e & kLabelled) && layout[i].label &&
        layout[i].label->label.kind == LabelKind::donor)
      t.runs = std::max(t.runs, 1);
    if (e & kPoint) ++t.points;
    if (e & kProse) ++t.prose;
    if (e & kFacts) ++t.facts;
  }
  return t;
}

bool is_project_word(std::string_view folded) {
  static const ByteRegex kWord(
      R"(\b(?:projects?|programmes?|programs?|grants?|initiatives?|scheme|proyectos?|programas?|subvenciones|projets?|programmes?|projekte?s?|vorhaben|projetos?|beneficiar\w*|donors?|funded by|financed by)\b)");
  return RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), kWord);
}

bool item_names_project(const Layout& layout, const Item& item) {
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (!layout[i].blank && is_project_word(fold(layout.text(i)))) return true;
  }
  return false;
}

// A section's heading: it holds for what follows and belongs to no item.
bool is_heading(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.blank || line.rule || line.boilerplate) return false;
  if (line.marker.kind == Marker::Kind::heading || line.underlined) return true;
  if (line.marker.any() || line.date_only || line.money_only) return false;
  const std::string_view text = layout.text(i);
  if (text.ends_with(':') && line.words <= 9 && !(line.label && line.label->known)) return true;
  if (line.place_only) return true;
  return line.title_like && line.words <= 8 && line_evidence(layout, i) == 0;
}

// Takes trailing blank lines, boilerplate and headings off [first, last): those of the next
// section.
std::size_t trimmed_end(const Layout& layout, std::size_t first, std::size_t last,
                        std::vector<std::size_t>* headings) {
  const auto skip = [&] {
    while (last > first + 1 &&
           (layout[last - 1].blank || layout[last - 1].boilerplate || layout[last - 1].rule))
      --last;
  };
  skip();
  while (last > first + 1) {
    const std::size_t i = last - 1;
    const bool apart = layout[i - 1].blank || layout[i - 1].boilerplate || layout[i - 1].rule ||
                       layout[i].marker.kind == Marker::Kind::heading;
    const bool opens = last < layout.size();
    if (!opens || !apart || !is_heading(layout, i)) break;
    if (layout[i].label && layout[i].label->known) break;
    if (headings != nullptr) headings->push_back(i);
    last = i;
    skip();
  }
  return last;
}

bool facts_after(const Layout& layout, Span cut, Span line) {
  const Span rest{cut.end, line.end};
  const Mentions& m = layout.mentions();
  return !mentions_in(m.dates, rest).empty() || !mentions_in(m.money, rest).empty() ||
         !mentions_in(m.places, rest).empty();
}

void set_title(const Layout& layout, Item& item, std::size_t first, std::size_t last) {
  item.title_first = first;
  item.title_last = last;
  item.title.clear();
  for (std::size_t i = first; i < last; ++i) {
    const Span cut = without_facts(layout, layout[i].text);
    const bool over = facts_after(layout, cut, layout[i].text);
    item.title.push_back(over ? cut : layout[i].text);
    if (over) break;
  }
}

// The first line at or after `i` and before `last` of which `test` holds.
template <class Test>
std::size_t find_line(const Layout& layout, std::size_t i, std::size_t last, Test test) {
  for (; i < last; ++i) {
    if (!layout[i].blank && !layout[i].boilerplate && !layout[i].rule && test(i)) return i;
  }
  return npos;
}

// Title blocks of [first, last): runs of title-like lines up to the first paragraph, label or date.
struct Block {
  std::size_t first;
  std::size_t last;
};
std::vector<Block> head_blocks(const Layout& layout, std::size_t first, std::size_t last) {
  std::vector<Block> blocks;
  for (std::size_t i = first; i < last;) {
    if (layout[i].blank || layout[i].boilerplate || layout[i].rule) {
      ++i;
      continue;
    }
    if (!layout[i].title_like) break;
    std::size_t end = i + 1;
    while (end < last && !layout[end].blank && layout[end].title_like && !layout[end].marker.any())
      ++end;
    blocks.push_back({i, end});
    i = end;
  }
  return blocks;
}

// The title of an item that opens with a list marker. `kicker`: the list's items carry a category
// line above their titles.
bool find_item_title(const Layout& layout, Item& item, bool kicker) {
  for (const Labelled& l : item.labelled) {
    if (l.known && l.label.kind == LabelKind::title && !l.value.empty()) {
      item.title = l.value;
      item.title_first = item.first;
      item.title_last = item.first + 1;
      return true;
    }
  }
  const auto dated = [&](std::size_t i) { return layout[i].date_only; };
  const std::size_t date = find_line(layout, item.first, item.last, dated);
  const std::size_t label = find_line(layout, item.first, item.last, [&](std::size_t i) {
    return layout[i].label && layout[i].label->known;
  });
  const std::size_t sentence =
      find_line(layout, item.first, item.last, [&](std::size_t i) { return layout[i].sentence; });
  const std::size_t head_last = std::min({date, label, sentence, item.last});
  std::vector<Block> blocks = head_blocks(layout, item.first, head_last);
  if (blocks.empty() && date != npos && date <= label && date < item.last) {
    blocks = head_blocks(layout, date + 1, item.last);
    if (blocks.size() > 1) blocks.resize(1);
  }
  if (blocks.empty()) {
    // "1. Rural roads. Kenya. 2010-2012.": a line that runs on has a title only if its facts end it
    // soon.
    const Line& head = layout[item.first];
    const Span cut = without_facts(layout, head.text);
    const auto words =
        static_cast<std::size_t>(std::count(layout.text(cut).begin(), layout.text(cut).end(), ' '));
    if (head.words == 0 || head.date_only || (head.sentence && words > 14)) return false;
    set_title(layout, item, item.first, item.first + 1);
    return true;
  }
  const bool last_block =
      blocks.size() > 1 && ((date != npos && date < std::min(label, sentence)) || kicker);
  const Block& block = last_block ? blocks.back() : blocks.front();
  std::size_t end = title_end(layout, block.first, std::min(item.last, block.last + 3));
  // A marked item's hanging lines carry its title on where the line above is as long as a full
  // line.
  std::size_t width = 0;
  for (std::size_t i = item.first; i < item.last; ++i)
    width = std::max<std::size_t>(width, layout[i].text.size());
  const auto hangs = [&](std::size_t i) {
    const Line& l = layout[i];
    return !l.blank && !l.label && !l.sentence && !l.money_only && !l.marker.any() &&
           !l.date_only && l.indent > layout[item.first].indent &&
           std::size_t{layout[i - 1].text.size()} * 5 >= width * 4 &&
           !facts_after(layout, without_facts(layout, layout[i - 1].text), layout[i - 1].text);
  };
  while (end < item.last && end - block.first < 4 && width >= 30 &&
         layout[item.first].marker.any() && hangs(end))
    ++end;
  if (last_block || (kicker && blocks.size() == 1 && date != npos))
    end = std::max(end, std::min(block.last, block.first + 3));
  set_title(layout, item, block.first, end);
  return true;
}

// ---- judging
// -------------------------------------------------------------------------------------

struct Policy {
  double none = -1.5;      // an item without evidence
  bool keep_plain = true;  // such items are kept when most others have evidence
  bool prose = true;       // a period inside a sentence counts
};

// Where all items but the last are unbroken blocks, what follows a blank line in the last is the
// page's.
void cut_last_item(const Layout& layout, Group& group) {
  if (group.items.size() < 3) return;
  const auto first_gap = [&](const Item& item) {
    std::size_t i = std::max(item.title_last, item.first + 1);
    while (i < item.last && !layout[i].blank) ++i;
    return i;
  };
  for (std::size_t k = 0; k + 1 < group.items.size(); ++k) {
    if (first_gap(group.items[k]) < group.items[k].last) return;
  }
  Item& last = group.items.back();
  last.last = first_gap(last);
  std::erase_if(last.labelled,
                [&](const Labelled& l) { return l.name.begin >= layout[last.last - 1].span.end; });
}

// Scores the items; drops those that are no record; an empty group is a refusal.
void judge(const Layout& layout, Group& group, const Policy& policy) {
  cut_last_item(layout, group);
  std::vector<Tally> tallies;
  for (const Item& item : group.items) tallies.push_back(tally(layout, item));
  std::size_t runs = 0;
  std::size_t points = 0;
  std::size_t prose = 0;
  std::size_t blocks = 0;
  for (const Tally& t : tallies) {
    runs += t.runs > 0 ? 1 : 0;
    points += t.runs == 0 && t.points > 0 ? 1 : 0;
    prose += t.runs == 0 && t.points == 0 && t.prose > 0 && policy.prose ? 1 : 0;
    blocks += t.labels.size() >= 2 ? 1 : 0;
  }
  const std::size_t evident = std::max(runs + points + prose, blocks);
  const std::size_t count = group.items.size();
  if (count == 0 || evident * 2 < count) {
    group.items.clear();
    return;
  }
  const bool news = points > runs + prose && blocks * 2 < count;
  std::vector<Item> kept;
  for (std::size_t k = 0; k < count; ++k) {
    const Tally& t = tallies[k];
    Item& item = group.items[k];
    item.kind = news ? Kind::news : Kind::project;
    const bool strong = t.runs > 0 || t.points > 0;
    const bool most = (runs + points) * 4 >= count * 3;
    double score = t.runs > 0                            ? 3
                   : t.points > 0                        ? 2.5
                   : t.prose > 0 && policy.prose         ? 1.5
                   : t.labels.size() >= 2 || t.facts > 0 ? 1
                   : most && policy.keep_plain           ? 0.1
                                                         : policy.none;
    score -= 2.0 * std::max(0, t.runs - 1);
    if (news) score -= 2.0 * std::max(0, t.points - 1);
    group.score += score;
    if (!strong && t.labels.empty() && is_generic_heading(title_text(layout, item.title))) continue;
    if (strong || score > 0 || !t.labels.empty() || (policy.keep_plain && most))
      kept.push_back(std::move(item));
  }
  group.items = std::move(kept);
}

// ---- proposers
// -----------------------------------------------------------------------------------

// Numbered and bulleted lists, and Markdown headings: an item runs from its marker to the next.
class MarkedLists {
 public:
  explicit MarkedLists(const Layout& layout) : layout_(layout) {}

  std::vector<Group> propose() {
    std::vector<Group> groups;
    std::vector<bool> used(layout_.size(), false);
    for (std::size_t i = 0; i < layout_.size(); ++i) {
      if (used[i] || !opens(i)) continue;
      std::vector<std::size_t> starts;
      for (std::size_t j = i; j < layout_.size(); ++j) {
        if (opens(j) && same(i, j)) starts.push_back(j), used[j] = true;
      }
      for (Group& g : runs_of(starts)) groups.push_back(std::move(g));
    }
    return groups;
  }

 private:
  bool opens(std::size_t i) const {
    const bool numbered =
        layout_[i].marker.kind == Marker::Kind::number;  // a photo credit may stand first
    return layout_[i].marker.any() && (numbered || !layout_[i].boilerplate) && !layout_[i].blank &&
           !(layout_[i].label && layout_[i].label->known &&
             layout_[i].label->label.kind != LabelKind::title);
  }
  bool same(std::size_t i, std::size_t j) const {
    const Line& a = layout_[i];
    const Line& b = layout_[j];
    const int gap = static_cast<int>(a.indent) - static_cast<int>(b.indent);
    return a.marker.same_list(b.marker) && gap >= -2 && gap <= 2;
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
      hanging = hanging || line.indent > head.indent;
      const bool after_gap =
          layout_[j - 1].blank || layout_[j - 1].boilerplate || layout_[j - 1].rule;
      const bool out =
          line.indent < head.indent || (hanging && line.indent <= head.indent && !line.page_break);
      if (after_gap && out && !line.marker.any() && !continues_sentence(i, j)) return j;
    }
    return next;
  }

  // After a page break a paragraph may go on at the margin.
  bool continues_sentence(std::size_t first, std::size_t j) const {
    std::size_t before = j;
    while (before-- > first) {
      if (!layout_[before].blank && !layout_[before].boilerplate) break;
    }
    const std::string_view text = layout_.text(before);
    if (text.empty() || text.ends_with('.')) return false;
    std::size_t next = 0;
    const char32_t c = decode(layout_.text(j), 0, next);
    return is_letter(c) && !is_upper(c);
  }

  std::vector<Group> runs_of(const std::vector<std::size_t>& starts) const {
    std::vector<Group> groups;
    std::vector<Item> run;
    std::vector<std::size_t> headings = headings_above(starts.front());
    Group list;
    const auto close = [&] {
      if (run.empty()) return;
      finish(run, list);
      run.clear();
    };
    for (std::size_t k = 0; k < starts.size(); ++k) {
      const std::size_t i = starts[k];
      const std::size_t next = k + 1 < starts.size() ? starts[k + 1] : layout_.size();
      Item item;
      item.first = i;
      const std::size_t end = item_end(i, next);
      std::vector<std::size_t> trailing;
      item.last = trimmed_end(layout_, i, end, &trailing);
      item.headings = headings;
      run.push_back(item);
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
        close();
        if (!trailing.empty()) headings = trailing;
      }
    }
    close();
    if (!list.items.empty()) groups.push_back(std::move(list));
    return groups;
  }

  std::vector<std::size_t> headings_above(std::size_t i) const {
    const std::size_t above = i > 0 ? layout_.previous_text(i - 1) : npos;
    if (above == npos || !is_heading(layout_, above)) return {};
    return {above};
  }

  // Titles, labels and the verdict for one unbroken run of items.
  void finish(std::vector<Item> run, Group& list) const {
    std::size_t kicked = 0;
    for (Item& item : run) {
      item.labelled = labelled_values(layout_, item.first, item.last);
      const std::size_t sentence = find_line(layout_, item.first, item.last, [&](std::size_t i) {
        return layout_[i].sentence || layout_[i].date_only;
      });
      kicked += head_blocks(layout_, item.first, std::min(sentence, item.last)).size() >= 2 ? 1 : 0;
    }
    const bool kicker = kicked * 2 > run.size();
    Group group;
    for (Item& item : run) {
      if (find_item_title(layout_, item, kicker)) group.items.push_back(std::move(item));
    }
    judge(layout_, group, Policy{});
    list.score += group.score;
    std::move(group.items.begin(), group.items.end(), std::back_inserter(list.items));
  }

  const Layout& layout_;
};

// Where an unmarked item begins, and the lines of its title.
struct Start {
  std::size_t first;
  Block title;
};

// Builds the group of items that begin at `starts`, each running to the next.
Group from_starts(const Layout& layout, const std::vector<Start>& starts, const Policy& policy) {
  Group group;
  std::vector<std::size_t> headings;
  if (!starts.empty() && starts.front().first > 0) {
    const std::size_t above = layout.previous_text(starts.front().first - 1);
    if (above != npos && is_heading(layout, above)) headings.push_back(above);
  }
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const Block& title = starts[k].title;
    Item item;
    item.first = starts[k].first;
    const std::size_t next = k + 1 < starts.size() ? starts[k + 1].first : layout.size();
    std::vector<std::size_t> trailing;
    item.last = trimmed_end(layout, title.last - 1, next, &trailing);
    item.headings = headings;
    if (!trailing.empty()) headings = trailing;
    set_title(layout, item, title.first, title.last);
    item.labelled = labelled_values(layout, title.last, item.last);
    group.items.push_back(std::move(item));
  }
  judge(layout, group, policy);
  return group;
}
Group from_title_lines(const Layout& layout, const std::vector<Block>& titles,
                       const Policy& policy) {
  std::vector<Start> starts;
  starts.reserve(titles.size());
  for (const Block& title : titles) starts.push_back({title.first, title});
  return from_starts(layout, starts, policy);
}

// The title block that ends directly above line `i`, blank lines between allowed; npos where there
// is none.
std::optional<Block> title_above(const Layout& layout, std::size_t i, std::size_t floor) {
  std::size_t t = i;
  while (t > floor && (layout[t - 1].blank || layout[t - 1].boilerplate)) --t;
  if (t == floor || !layout[t - 1].title_like) return std::nullopt;
  std::size_t first = t - 1;
  while (first > floor && layout[first - 1].title_like && !layout[first - 1].blank &&
         first + 3 > t && continues_title(layout, first - 1, first))
    --first;
  return Block{first, t};
}

// The label that opens most blocks of a page, and differs in its value from block to block: it
// names the records, whatever it is called.
std::string opening_label(const Layout& layout) {
  std::map<std::string, std::set<std::string>> values;
  std::map<std::string, std::size_t> times;
  std::size_t blocks = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    const bool opens =
        !line.blank && !line.boilerplate && (i == 0 || layout[i - 1].blank || layout[i - 1].rule);
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

// Blocks that each open with the same label, or name their project under "Project title:".
std::vector<Group> titled_by_label(const Layout& layout) {
  std::vector<std::size_t> starts;
  std::string name;
  for (std::size_t i = 0; i < layout.size() && name.empty(); ++i) {
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
  if (starts.size() < 2) return groups;
  // Labels that stand above the title in each block belong to it: the block begins at the first of
  // them.
  std::size_t lead = 0;
  while (starts[1] > lead + 1 && starts[1] - lead - 1 < layout.size() &&
         layout[starts[1] - lead - 1].label && !layout[starts[1] - lead - 1].blank &&
         starts[0] >= lead + 1 && layout[starts[0] - lead - 1].label) {
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
  judge(layout, group, Policy{});
  groups.push_back(std::move(group));
  return groups;
}

// Unmarked titles, each over a block of labelled lines.
std::vector<Group> labelled_blocks(const Layout& layout) {
  if (!titled_by_label(layout).empty()) return {};
  std::vector<Block> titles;
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
    while (first < t &&
           (!layout[first].title_like || (layout[first].label && first > 0 &&
                                          !layout[first - 1].blank && !layout[first - 1].sentence)))
      ++first;
    const bool value_of_label = previous_label != npos && first > 0 &&
                                previous_label + 1 >= first && !layout[previous_label].blank &&
                                layout[previous_label].label->value.empty();
    const bool gap = first == 0 || layout[first - 1].blank || layout[first - 1].boilerplate ||
                     previous_label + 1 == first || layout[first - 1].sentence;
    if (first < t && !value_of_label && gap) titles.push_back({first, title_end(layout, first, t)});
    previous_label = i;
    floor = i + 1;
  }
  std::vector<Group> groups;
  if (titles.size() < 2) return groups;
  groups.push_back(from_title_lines(layout, titles, Policy{}));
  return groups;
}

// Words that name an organisation rather than what it does.
bool names_organisation(std::string_view text) {
  static const ByteRegex kBody(
      R"(\b(?:funds?|foundation|trust|council|university|universite|universidad\w*|institut\w*|ministry|)"
      R"(ministere|ministerio|agency|agence|agencia|government|gobierno|gouvernement|banks?|banco|banque|)"
      R"(society|associat\w+|asociacion|associacao|company|ltd|inc|llc|gmbh|a\.c\.|ngo|committee|)"
      R"(commission|embassy|fundacion|fundacao|fondation|stiftung|verein|guild|church|school of|)"
      R"(centre for|center for|department|corporation|authority|office|organi[sz]ation|federation|)"
      R"(directorate|friends of|client|union)\b)");
  return RE2::PartialMatch(fold(text), kBody);
}

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
    std::vector<Start> starts;
    for (const Block& head : heads_) {
      const std::size_t at = std::min(head.first + position, head.last - 1);
      starts.push_back({head.first, {at, std::min(title_end(layout_, at, head.last), head.last)}});
    }
    return {from_starts(layout_, starts, Policy{.keep_plain = false, .prose = false})};
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
    for (const Block& b : heads_) depth = std::min(depth, b.last - b.first);
    std::map<std::string, std::size_t> times;
    for (const Block& b : heads_) {
      for (std::size_t i = b.first; i < b.last; ++i) ++times[fold(layout_.text(i))];
    }
    std::size_t best = 0;
    std::size_t least = static_cast<std::size_t>(-1);
    for (std::size_t k = 0; k < depth; ++k) {
      std::size_t bad = 0;
      for (const Block& b : heads_) {
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
  std::vector<Block> heads_;
};

// Unmarked items around lines that hold nothing but a date or a period: the title above or below.
std::vector<Group> dated_items(const Layout& layout) {
  std::vector<std::size_t> dates;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const std::uint8_t e = line_evidence(layout, i);
    if ((e & (kRun | kPoint)) && !(e & kLabelled) &&
        (layout[i].date_only || is_dateline(layout, i)))
      dates.push_back(i);
  }
  std::vector<Group> groups;
  if (dates.size() < 2) return groups;
  std::vector<Block> above;
  std::vector<Block> below;
  std::size_t floor = 0;
  for (std::size_t d : dates) {
    if (const auto block = title_above(layout, d, floor)) above.push_back(*block);
    const std::size_t next = layout.next_text(d + 1);
    if (next != npos && next <= d + 2 && layout[next].title_like && layout[d].date_only)
      below.push_back({next, title_end(layout, next, layout.size())});
    floor = d + 1;
  }
  if (above.size() * 2 > dates.size()) groups.push_back(from_title_lines(layout, above, Policy{}));
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
    judge(layout, group, Policy{});
    groups.push_back(std::move(group));
  }
  return groups;
}

// Where the title begins in a line that opens with facts: behind a mark or a gap, "2016-11-03 |
// Harvest", "€480,000    Keeping girls in school". A bare year and one space is a chronicle, not a
// record.
std::optional<Span> title_behind_facts(const Layout& layout, const Line& line) {
  static const ByteRegex kDivider(R"([\s)\]]*(?:[|:]|\xe2\x80[\x93\x94]|- |\t|   *)\s*)");
  const Span lead = leading_facts(layout, line.text);
  std::uint32_t end = line.text.begin;
  const auto reach = [&](Span value) {
    if (lead.contains(value)) end = std::max(end, value.end);
  };
  for (auto k = line.dates.first; k < line.dates.last; ++k) reach(layout.mentions().dates[k].span);
  for (auto k = line.money.first; k < line.money.last; ++k) reach(layout.mentions().money[k].span);
  if (!line.dates.empty()) {
    const DateMention& date = layout.mentions().dates[line.dates.first];
    const bool opens = date.span.begin <= line.text.begin + 1;
    if (opens && (date.range || is_point(date))) end = std::max(end, date.span.end);
  }
  if (!line.money.empty()) {
    const Span sum = layout.mentions().money[line.money.first].span;
    if (sum.begin == line.text.begin && layout.text({sum.end, line.text.end}).starts_with("  "))
      end = std::max(end, sum.end);
  }
  if (end == line.text.begin || end >= line.text.end) return std::nullopt;
  const std::string_view rest = layout.text({end, line.text.end});
  re2::StringPiece piece(rest.data(), rest.size());
  if (!RE2::Consume(&piece, kDivider)) {
    // One space is enough behind a full date.
    const bool full = !line.dates.empty() && is_point(layout.mentions().dates[line.dates.first]) &&
                      rest.starts_with(' ');
    if (!full) return std::nullopt;
    piece.remove_prefix(1);
  }
  if (piece.empty()) return std::nullopt;
  std::size_t next = 0;
  const char32_t c = decode(std::string_view(piece.data(), piece.size()), 0, next);
  if (is_letter(c) && !is_upper(c)) return std::nullopt;
  const Span title{static_cast<std::uint32_t>(line.text.end - piece.size()), line.text.end};
  if (is_facts_only(layout, title)) return std::nullopt;
  return title;
}

// Lines that begin with a date or a sum and go on with the title.
std::vector<Group> facts_first_lines(const Layout& layout) {
  Group group;
  std::size_t dated = 0;
  std::size_t ranges = 0;
  std::size_t years = 0;  // lines that open with one bare year: a chronicle's
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (!line.dates.empty() && line.title_like) {
      const DateMention& date = layout.mentions().dates[line.dates.first];
      years += date.span.begin == line.text.begin && !date.range && date.period.from.date.month == 0
                   ? 1
                   : 0;
    }
    if (line.boilerplate || line.blank || line.date_only ||
        line.marker.kind == Marker::Kind::heading || is_dateline(layout, i))
      continue;
    std::optional<Span> title = title_behind_facts(layout, line);
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
    judge(layout, group, Policy{});
  }
  groups.push_back(std::move(group));
  return groups;
}

// Lines that each hold a title and its period, and nothing above them that marks an item.
std::vector<Group> one_liners(const Layout& layout) {
  std::vector<Block> titles;
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
  groups.push_back(from_title_lines(layout, titles, Policy{}));
  return groups;
}

// Headings over paragraphs that say when their project ran.
std::vector<Group> headed_paragraphs(const Layout& layout) {
  std::vector<Block> titles;
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
    if (paragraph && !is_generic_heading(layout.text(i))) titles.push_back({i, end});
  }
  std::vector<Group> groups;
  if (titles.size() < 2) return groups;
  Group group = from_title_lines(layout, titles, Policy{.none = -1.5, .keep_plain = false});
  std::erase_if(group.items, [&](const Item& item) {
    return is_generic_heading(title_text(layout, item.title)) || !item_names_project(layout, item);
  });
  if (group.items.size() >= 2) groups.push_back(std::move(group));
  return groups;
}

// ---- running prose
// -------------------------------------------------------------------------------

struct Paragraph {
  std::size_t first;
  std::size_t last;
};

// Whether a line of the paragraph says when something ran, began or ended.
bool tells_run(const Layout& layout, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (line_evidence(layout, i) & (kRun | kProse)) return true;
  }
  return false;
}

std::vector<Paragraph> paragraphs(const Layout& layout) {
  std::vector<Paragraph> found;
  for (std::size_t i = 0; i < layout.size();) {
    if (layout[i].blank || layout[i].boilerplate || layout[i].rule) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < layout.size() && !layout[end].blank && !layout[end].rule) ++end;
    found.push_back({i, end});
    i = end;
  }
  return found;
}

// The first quoted proper name of a stretch of text: two to twelve words, a capital first.
std::optional<Span> quoted_name(const Layout& layout, Span span) {
  static const ByteRegex kQuoted(
      R"((?:\xe2\x80[\x9c\x9e]|"|\xc2\xab\s?)((?:[A-Z\d]|\xc3[\x80-\x9e])[^".!?;]{5,160}?)[,.]?(?:\xe2\x80[\x9c\x9d]|"|\s?\xc2\xbb))");
  const std::string_view text = layout.text(span);
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece name;
  while (RE2::FindAndConsume(&rest, kQuoted, &name)) {
    const std::string_view view(name.data(), name.size());
    const auto spaces =
        std::count_if(view.begin(), view.end(), [](char c) { return c == ' ' || c == '\n'; });
    if (spaces < 1 || spaces > 12 || view.ends_with(',')) continue;
    // What somebody says is no name.
    static const ByteRegex kSaid(
        R"(\s*,? ?(?:a |hat |ha )?(?:said|says|say|dit|declare|explique|sagt|erklart|dice|dijo|afirma|disse|according)\b.*)");
    const std::string after =
        fold(std::string_view(rest.data(), std::min<std::size_t>(rest.size(), 40)));
    if (RE2::FullMatch(after, kSaid)) continue;
    const auto begin = static_cast<std::uint32_t>(
        span.begin + static_cast<std::size_t>(view.data() - text.data()));
    return Span{begin, static_cast<std::uint32_t>(begin + view.size())};
  }
  return std::nullopt;
}

// A word of a proper name in the middle of a sentence, or one that binds such words.
bool is_name_word(std::string_view word) {
  std::size_t next = 0;
  return !word.empty() && (is_upper(decode(word, 0, next)) || is_digit(word[0]));
}
bool binds_name(std::string_view word) {
  static constexpr std::string_view kBinders[] = {
      "of", "and", "the", "for", "on", "in", "to", "without", "with", "&", "at", "by", "from"};
  return std::find(std::begin(kBinders), std::end(kBinders), word) != std::end(kBinders);
}

// The stretches of capitalised words and of the small words that bind them, a comma allowed
// between.
std::vector<std::string_view> capitalised_runs(std::string_view text) {
  std::vector<std::string_view> runs;
  std::size_t begin = text.size();  // of the open run
  std::size_t end = 0;              // of its last capitalised word
  const auto close = [&] {
    if (begin < end) runs.push_back(text.substr(begin, end - begin));
    begin = text.size();
    end = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find_first_of(" \n", at), text.size());
    std::string_view word = text.substr(at, stop - at);
    const bool breaks =
        !word.empty() && std::string_view(".;:!?)\"").find(word.back()) != std::string_view::npos;
    while (!word.empty() &&
           std::string_view(".,;:!?)\"").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const bool opens_bracket = !word.empty() && (word.front() == '(' || word.front() == '"');
    if (!opens_bracket && is_name_word(word) && !is_digit(word[0])) {
      if (begin == text.size()) begin = at;
      end = at + word.size();
      if (breaks) close();
    } else if (!binds_name(word) || breaks ||
               text[std::min(at + word.size(), text.size() - 1)] == ',') {
      close();
    }
    at = stop + 1;
  }
  close();
  return runs;
}

// A binder does not open a name; nor does a sentence's first small word ("In Serbia", "With",
// "Our").
std::string_view without_openers(std::string_view name) {
  static constexpr std::string_view kOpeners[] = {"our",     "their", "dear", "mr", "when", "also",
                                                  "finally", "this",  "its",  "we", "it"};
  while (true) {
    const std::string_view first = name.substr(0, name.find(' '));
    if (first.empty() || first.size() == name.size()) return name;
    const bool article =
        first == "The" && is_name_word(name.substr(std::min<std::size_t>(4, name.size())));
    const std::string lower = fold(first);
    const bool opener =
        std::find(std::begin(kOpeners), std::end(kOpeners), lower) != std::end(kOpeners);
    if (article || !(binds_name(lower) || opener)) return name;
    name.remove_prefix(first.size() + 1);
  }
}

// The first run of two or more capitalised words that is no place, no date and no organisation:
// "Let me begin with Rafts of Hope, which …". English capitalises its projects' names so; text in
// which most words have capitals (headings) or another language is left alone.
std::optional<Span> capitalised_name(const Layout& layout, Span span) {
  const std::string_view text = layout.text(span);
  for (std::string_view run : capitalised_runs(text)) {
    const std::string_view name = without_openers(run);
    const auto begin = static_cast<std::uint32_t>(
        span.begin + static_cast<std::size_t>(name.data() - text.data()));
    const Span found{begin, static_cast<std::uint32_t>(begin + name.size())};
    const Range places = mentions_in(layout.mentions().places, found);
    const Range dates = mentions_in(layout.mentions().dates, {found.begin, found.end});
    const auto capitals = std::count_if(name.begin(), name.end(), [](char c) { return c == ' '; });
    if (capitals < 1 || !places.empty() || !dates.empty() || names_organisation(name)) continue;
    return found;
  }
  return std::nullopt;
}

// Paragraphs that each tell of one project by its quoted name.
// English text, by its commonest word.
bool is_english(const Layout& layout) {
  const std::string_view text = layout.page().text();
  std::size_t articles = 0;
  for (std::size_t at = text.find(" the "); at != std::string_view::npos;
       at = text.find(" the ", at + 4))
    ++articles;
  return articles * 400 >= text.size();
}

std::vector<Group> names_in_prose(const Layout& layout, bool capitalised) {
  if (capitalised && !is_english(layout)) return {};
  Group group;
  std::size_t dated = 0;
  std::size_t told = 0;  // paragraphs of some length
  for (const Paragraph& p : paragraphs(layout)) {
    const Span span{layout[p.first].text.begin, layout[p.last - 1].text.end};
    auto name = quoted_name(layout, span);
    if (!name && capitalised) name = capitalised_name(layout, span);
    told += span.size() > 100 ? 1 : 0;
    if (!name) continue;
    Item item;
    item.first = p.first;
    item.last = p.last;
    item.title = {*name};
    for (std::size_t i = p.first; i < p.last; ++i) {
      if (layout[i].text.begin <= name->begin && name->begin < layout[i].text.end)
        item.title_first = i;
    }
    item.title_last = item.title_first;  // the name is part of the text
    const Range dates = mentions_in(layout.mentions().dates, span);
    const bool point = capitalised ? tells_run(layout, p.first, p.last) : !dates.empty();
    if (capitalised && !point) continue;
    dated += point ? 1 : 0;
    if (!point && mentions_in(layout.mentions().money, span).empty()) continue;
    group.items.push_back(std::move(item));
    group.score += point ? 1.6 : 0.2;
  }
  std::vector<Group> groups;
  const bool lone = told == 1 && dated == 1 && !capitalised;  // the page is one paragraph
  if ((group.items.size() >= 2 || lone) && dated * 3 >= group.items.size() * 2 &&
      group.items.size() * 2 >= told)
    groups.push_back(std::move(group));
  return groups;
}

// ---- one project on the whole page
// ---------------------------------------------------------------

// The page's own title: the first line that could name a project, menus and generic headings
// passed.
std::optional<Block> page_title(const Layout& layout) {
  std::vector<Block> candidates;
  candidates.reserve(24);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < layout.size() && seen < 24; ++i) {
    const Line& line = layout[i];
    if (line.blank || line.boilerplate || line.rule) continue;
    ++seen;
    if (line.marker.kind == Marker::Kind::heading && line.marker.depth == 1 && line.title_like &&
        !is_generic_heading(layout.text(i)))
      return Block{i, title_end(layout, i, layout.size())};
    if (line.label && line.label->known && !candidates.empty()) break;
    if (line.sentence && line.words > 12 && !candidates.empty()) break;
    if (!line.title_like || (line.marker.any() && line.marker.kind != Marker::Kind::heading))
      continue;
    const std::size_t end = title_end(layout, i, layout.size());
    candidates.push_back({i, end});
    i = end - 1;
  }
  // A run of short lines without blanks between is a menu.
  const auto in_menu = [&](std::size_t k) {
    std::size_t from = k;
    std::size_t to = k;
    while (from > 0 && candidates[from - 1].last == candidates[from].first &&
           layout[candidates[from - 1].first].words <= 4)
      --from;
    while (to + 1 < candidates.size() && candidates[to].last == candidates[to + 1].first &&
           layout[candidates[to + 1].first].words <= 4)
      ++to;
    return to - from >= 2 && layout[candidates[k].first].words <= 4;
  };
  for (int strict = 2; strict >= 0; --strict) {
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      Block b = candidates[k];
      // "Water that stays:" over the rest of the title.
      if (b.first > 0 && !layout[b.first - 1].blank && layout.text(b.first - 1).ends_with(':') &&
          !layout[b.first - 1].sentence &&
          !(layout[b.first - 1].label && layout[b.first - 1].label->known)) {
        --b.first;
      }
      std::size_t words = 0;
      for (std::size_t i = b.first; i < b.last; ++i) words += layout[i].words;
      const bool generic = is_generic_heading(layout.text(b.first));
      const bool body =
          words <= 5 && names_organisation(layout.text(b.first)) && k + 1 < candidates.size();
      if (strict == 2 && (words < 3 || generic || body || in_menu(k))) continue;
      if (strict == 1 && (generic || in_menu(k))) continue;
      return b;
    }
  }
  return std::nullopt;
}

// The heading of a page's last part: "Related projects", "Previous grants to this organization".
bool opens_other_projects(const Layout& layout, std::size_t i) {
  static const ByteRegex kOther(
      R"((?:you may also like|see also|read also|(?:related|previous|earlier|past|other|similar|more|former) (?:projects?|programmes?|grants?|stories|news|content|articles?|awards?)\b.*|)"
      R"((?:autres|anciens) projets.*|(?:otros|anteriores) proyectos.*|proyectos relacionados|outros projetos|weitere projekte|projets lies|projetos relacionados)[:.]?)");
  const Line& line = layout[i];
  return !line.blank && !line.sentence && line.words <= 8 &&
         RE2::FullMatch(fold(layout.text(i)), kOther);
}

std::vector<Group> whole_page(const Layout& layout) {
  Item item;
  item.whole_page = true;
  item.first = 0;
  item.last = layout.size();
  for (std::size_t i = 8; i < layout.size(); ++i) {
    if (opens_other_projects(layout, i)) item.last = std::min(item.last, i);
  }
  while (item.last > 0 && (layout[item.last - 1].blank || layout[item.last - 1].boilerplate))
    --item.last;
  if (item.last == 0) return {};
  item.labelled = labelled_values(layout, 0, item.last);
  for (const Labelled& l : item.labelled) {
    if (!l.known || l.label.kind != LabelKind::title || l.value.empty() ||
        l.value.front().size() < 6)
      continue;
    // "Grant programme: …" names what the project belongs to.
    static const ByteRegex kFrame(
        R"((?:grant |funding )?(?:programme|program|scheme|call|fund)s?)");
    if (RE2::FullMatch(fold(layout.text(l.name)), kFrame)) continue;
    if (has_wide_gap(layout.text(l.value.front()))) continue;  // a table's head
    item.title = l.value;
    for (std::size_t i = 0; i < item.last; ++i) {
      if (layout[i].span.begin <= l.value.front().begin) item.title_first = i;
    }
    item.title_last = item.title_first + 1;
    break;
  }
  if (item.title.empty()) {
    const auto block = page_title(layout);
    if (!block) return {};
    set_title(layout, item, block->first, block->last);
  }
  item.first = std::min(item.first, item.title_first);

  const Tally t = tally(layout, item);
  static constexpr LabelKind kTelling[] = {
      LabelKind::budget,   LabelKind::donor,         LabelKind::funding,      LabelKind::title,
      LabelKind::duration, LabelKind::implementer,   LabelKind::period,       LabelKind::start,
      LabelKind::end,      LabelKind::beneficiaries, LabelKind::budget_share, LabelKind::approval,
      LabelKind::id};
  const bool telling = std::any_of(std::begin(kTelling), std::end(kTelling),
                                   [&](LabelKind k) { return t.labels.count(k) > 0; });
  const bool labelled = (t.runs > 0 && !t.labels.empty()) || (telling && t.labels.size() >= 2);
  const bool told = (t.runs > 0 || t.prose > 0) && item_names_project(layout, item);
  Group group;
  if (!labelled && !told) return {};
  group.score = (t.runs > 0 ? 3.0
                 : told     ? 1.5
                            : 0) +
                0.8 * static_cast<double>(t.labels.size()) - 2.0 * std::max(0, t.runs - 1);
  group.items.push_back(std::move(item));
  return {std::move(group)};
}

}  // namespace

std::vector<Item> segment(const Layout& layout) {
  std::vector<Group> groups;
  const auto add = [&](std::vector<Group> more) {
    for (Group& g : more) {
      if (!g.items.empty() && g.score > 0) groups.push_back(std::move(g));
    }
  };
  add(table_groups(layout));
  add(MarkedLists(layout).propose());
  add(titled_by_label(layout));
  add(labelled_blocks(layout));
  add(TitledBlocks(layout).propose());
  add(dated_items(layout));
  add(facts_first_lines(layout));
  add(one_liners(layout));
  add(headed_paragraphs(layout));
  add(names_in_prose(layout, false));
  add(names_in_prose(layout, true));
  add(whole_page(layout));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.score > b.score; });

  std::vector<Item> chosen;
  std::vector<Block> taken;
  for (Group& group : groups) {
    const bool clash = std::any_of(group.items.begin(), group.items.end(), [&](const Item& item) {
      return std::any_of(taken.begin(), taken.end(), [&](const Block& b) {
        return item.first < b.last && b.first < item.last;
      });
    });
    if (clash) continue;
    for (const Item& item : group.items) taken.push_back({item.first, item.last});
    const auto laws = std::count_if(group.items.begin(), group.items.end(), [&](const Item& item) {
      return is_no_project_name(title_text(layout, item.title));
    });
    if (static_cast<std::size_t>(laws) * 2 > group.items.size()) continue;  // a list of laws
    std::move(group.items.begin(), group.items.end(), std::back_inserter(chosen));
  }
  std::erase_if(chosen, [&](const Item& item) { return title_text(layout, item.title).empty(); });
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const Item& a, const Item& b) { return a.first < b.first; });
  return chosen;
}

}  // namespace dossier
