// What each line of a page is. Everything here looks at form (indentation, markers, what share of a
// line its mentions fill), never at a page's own words. What concerns one line alone is elsewhere:
// markers (marker.h), site furniture (boilerplate.h), form (line_shape.h), columns (two_columns.h);
// what its neighbours make of it: layout_marks.cc.
#include "extract/layout.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/byline.h"
#include "extract/byte_regex.h"
#include "extract/line_shape.h"
#include "extract/span_walk.h"
#include "extract/two_columns.h"
#include "regex/matcher.h"
#include "value/lexicon.h"

namespace dossier {

std::string tidy(std::string_view text) {
  constexpr ByteSet kBlanks(" \t\n\f");
  constexpr ByteSet kNotPlain(" \t\n\f*`<_[");
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t plain = std::min(kNotPlain.first_in(text, i), text.size());
    out.append(text, i, plain - i);
    i = plain;
    if (i == text.size()) break;
    const char c = text[i];
    if (kBlanks.has(c)) {
      bool line_end = c == '\n';
      for (; i + 1 < text.size() && kBlanks.has(text[i + 1]); ++i)
        line_end = line_end || text[i + 1] == '\n';
      // A word cut at a line's end: its hyphen goes if the next line carries on in lower case, and
      // the space alone before a capital ("Nature-" over "Based").
      if (line_end && out.size() >= 2 && out.back() == '-' && out[out.size() - 2] != ' ' &&
          i + 1 < text.size()) {
        std::size_t next = 0;
        const char32_t follows = decode(text, i + 1, next);
        if (is_letter(follows)) {
          if (!is_upper(follows)) out.pop_back();
          continue;
        }
      }
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (c == '*' || c == '`') continue;
    if (c == '<') {
      if (const std::size_t tag = tag_size(text.substr(i)); tag > 0) {
        i += tag - 1;
        continue;
      }
    }
    if (c == '_' &&
        (out.empty() || out.back() == ' ' || i + 1 == text.size() || !is_word_byte(text[i + 1])))
      continue;
    // "[12]" before or behind a word is a text browser's link number.
    if (c == '[' && i + 1 < text.size() && is_digit(text[i + 1])) {
      const std::size_t close = text.find_first_not_of("0123456789", i + 1);
      if (close != std::string_view::npos && text[close] == ']' && close - i <= 4) {
        i = close;
        continue;
      }
    }
    // "[[Oruro Department|Oruro]]": what a wiki's link shows.
    if (text.substr(i).starts_with("[[")) {
      constexpr std::size_t kLongest = 200;  // bytes of a link
      const std::string_view link = text.substr(i + 2, kLongest);
      const std::string_view inside = link.substr(0, link.find_first_of("[]"));
      if (!inside.empty() && link.substr(inside.size()).starts_with("]]")) {
        out += tidy(inside.substr(inside.rfind('|') + 1));
        i += inside.size() + 3;
        continue;
      }
    }
    // [words](target) is its words.
    if (c == '[') {
      const std::size_t close = text.find("](", i);
      if (close != std::string_view::npos && text.find(']', i) == close) {
        const std::size_t end = text.find(')', close);
        if (end != std::string_view::npos) {
          out += tidy(text.substr(i + 1, close - i - 1));
          i = end;
          continue;
        }
      }
    }
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

template <class M>
Range mentions_in(const std::vector<M>& mentions, Span span) {
  const auto before = [](const M& m, std::uint32_t at) { return m.span.begin < at; };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), span.begin, before);
  const auto last = std::lower_bound(first, mentions.end(), span.end, before);
  return {static_cast<std::uint32_t>(first - mentions.begin()),
          static_cast<std::uint32_t>(last - mentions.begin())};
}
template Range mentions_in(const std::vector<DateMention>&, Span);
template Range mentions_in(const std::vector<DurationMention>&, Span);
template Range mentions_in(const std::vector<MoneyMention>&, Span);
template Range mentions_in(const std::vector<PlaceMention>&, Span);

namespace {

// Words that stand between facts without being a fact themselves, sorted.
constexpr auto kGlue = std::to_array<std::string_view>({"a",
                                                        "abgeschlossen",
                                                        "about",
                                                        "acheve",
                                                        "achevee",
                                                        "am",
                                                        "and",
                                                        "approx",
                                                        "ate",
                                                        "au",
                                                        "beendet",
                                                        "began",
                                                        "bis",
                                                        "budget",
                                                        "ca",
                                                        "completed",
                                                        "concluido",
                                                        "date",
                                                        "dated",
                                                        "davon",
                                                        "de",
                                                        "des",
                                                        "dont",
                                                        "du",
                                                        "e",
                                                        "el",
                                                        "em",
                                                        "ended",
                                                        "et",
                                                        "finalizado",
                                                        "for",
                                                        "from",
                                                        "hasta",
                                                        "in",
                                                        "la",
                                                        "launched",
                                                        "le",
                                                        "o",
                                                        "of",
                                                        "on",
                                                        "over",
                                                        "para",
                                                        "per",
                                                        "posted",
                                                        "pour",
                                                        "publicada",
                                                        "publicado",
                                                        "publie",
                                                        "published",
                                                        "regional",
                                                        "since",
                                                        "started",
                                                        "sur",
                                                        "terminado",
                                                        "the",
                                                        "to",
                                                        "total",
                                                        "und",
                                                        "until",
                                                        "up",
                                                        "veroffentlicht",
                                                        "vom",
                                                        "von",
                                                        "which",
                                                        "y"});
static_assert(std::ranges::is_sorted(kGlue));
constexpr std::size_t kMostResidue = 3;  // words beside a date that may be where: "Cape Town, ZA"

bool is_fact_glue(std::string_view word) {
  thread_local const regex::Matcher kClock(
      R"(\d{1,2}(?:h|uhr)(?:\d{2})?|\d{1,2}:\d{2}(?::\d{2})?(?:z|am|pm)?|uhr|am|pm|h|gmt|utc|cest?|mesz?|bst|e[ds]t|p[ds]t|[01]\d[0-5]0)");
  return std::ranges::binary_search(kGlue, word) || kClock.matches(word) ||
         (lexicon_classes(word).capitalised & mask(LexClass::weekday)) != 0;
}

// What is left of a line once its mentions are taken away; counted no further than decides.
Residue residue(const Layout& layout, const Line& line) {
  std::vector<Span> taken;
  const Mentions& m = layout.mentions();
  for (auto i = line.dates.first; i < line.dates.last; ++i) taken.push_back(m.dates[i].span);
  for (auto i = line.money.first; i < line.money.last; ++i) taken.push_back(m.money[i].span);
  for (auto i = line.places.first; i < line.places.last; ++i) taken.push_back(m.places[i].span);
  for (auto i = line.durations.first; i < line.durations.last; ++i)
    taken.push_back(m.durations[i].span);
  SpanWalk walk(std::move(taken));

  Residue left;
  std::string folded;
  const std::string_view text = layout.text(line.text);
  const std::uint32_t first_end = walk.spans().empty() ? line.text.end : walk.spans().front().end;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(line.text.begin + at);
    if (const Span* cover = walk.covering(here)) {
      at = cover->end - line.text.begin;
      continue;
    }
    std::size_t next = at;
    char32_t c = decode(text, at, next);
    if (text[at] == '`') {  // Markdown's code: a category's tag
      const std::size_t close = text.find('`', at + 1);
      at = close == std::string_view::npos ? next : close + 1;
      continue;
    }
    if (!is_letter(c) && !is_digit(text[at])) {
      at = next;
      continue;
    }
    const bool upper = is_upper(c);
    const std::size_t begin = at;
    while (at < text.size()) {
      c = decode(text, at, next);
      const bool clock = text[at] == ':' && is_digit(text[at - 1]);
      if (!is_letter(c) && !is_digit(text[at]) && text[at] != '\'' && text[at] != '-' && !clock)
        break;
      at = next;
    }
    fold_into(text.substr(begin, at - begin), folded);
    if (is_fact_glue(folded)) continue;
    if (++left.words > kMostResidue) return left;
    left.capitalised += upper ? 1 : 0;
    left.after_first = left.after_first && here >= first_end;
  }
  return left;
}

}  // namespace

bool tells_both_ends(const DateMention& mention) {
  return info(mention.rule).id.starts_with("range.clauses");
}

bool is_point(const DateMention& mention) {
  return !mention.range && mention.period.from.known() && mention.period.from.date.month != 0 &&
         !is_season(mention.period.from.date);
}

bool opens_with_point(const Layout& layout, Span span) {
  const Range dates = mentions_in(layout.mentions().dates, span);
  return !dates.empty() && is_point(layout.mentions().dates[dates.first]);
}

Layout::Layout(const Page& page, const Mentions& mentions) : page_(page), mentions_(mentions) {
  const std::vector<std::size_t> splits = column_splits(page);
  lines_.reserve(page.line_count());
  std::vector<Line> right;
  const auto flush = [&] {
    if (right.empty()) return;
    Line gap;  // the foot of one column and the head of the next are no neighbours
    gap.span = {right.front().span.begin, right.front().span.begin};
    lines_.push_back(gap);
    lines_.insert(lines_.end(), right.begin(), right.end());
    right.clear();
  };
  for (std::size_t i = 0; i < page.line_count(); ++i) {
    const Span whole = page.line(i);
    const bool blank = trim(page.slice(whole)).empty();
    // Three blank lines part what stands beside a rule of bars from the next such block.
    const bool ruled = !right.empty() && trim(page.slice(right.front().span)).starts_with('|');
    const bool apart = ruled && i >= 2 && blank && trim(page.slice(page.line(i - 1))).empty() &&
                       trim(page.slice(page.line(i - 2))).empty();
    if (splits[i] == 0 && (!blank || apart)) flush();
    Line left;
    left.span = whole;
    if (splits[i] > 0) {
      Line piece;
      const auto cut = splits[i] == 1 ? 0 : static_cast<std::uint32_t>(splits[i]);
      piece.span = {whole.begin + cut, whole.end};
      left.span.end = whole.begin + cut;
      if (!piece.span.empty()) right.push_back(piece);
    } else if (blank && !right.empty()) {
      right.push_back(left);
    }
    lines_.push_back(left);
  }
  flush();
  cut_margins();
  split_run_on();
  letter_bullets_ = has_letter_bullets();
  find_codes();
  find_tags();
  find_plain_numbers();
  for (Line& line : lines_) {
    classify(line);
  }
  fold_lines();
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i)
    lines_[i].underlined = !lines_[i].blank && !lines_[i].rule && lines_[i + 1].rule;
  mark_front_matter();
  mark_label_words();
  mark_label_prefixes();
  mark_label_columns();
  mark_titles_like_labels();
  mark_repeated_labels();
  mark_bare_names();
  mark_status_words();
  mark_dated_kickers();
  mark_days_and_topics();
  mark_underlined_headings();
  mark_wrapped_words();
  mark_prose();
  mark_wrapped_brackets();
  mark_boilerplate();
  mark_label_blocks();
  evidence_.resize(lines_.size());
  find_paragraphs();
  find_text();
}

// "| Dredger back at work" over "| The vessel had been idle": a bar down the margin of two lines or
// more is no part of them.
void Layout::cut_margins() {
  // Where the words behind a line's only bar begin; 0 where it has none, or more.
  const auto behind_bar = [this](const Line& line) -> std::uint32_t {
    const std::string_view text = page_.slice(line.span);
    const std::size_t bar = text.find_first_not_of(" \t");
    if (bar == std::string_view::npos || text[bar] != '|') return 0;
    const bool only = text.find('|', bar + 1) == std::string_view::npos;
    const bool apart = bar + 1 == text.size() || text[bar + 1] == ' ';
    return only && apart ? line.span.begin + static_cast<std::uint32_t>(bar) + 1 : 0;
  };
  constexpr std::size_t kLeast = 2;
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t end = i;
    while (end < lines_.size() && behind_bar(lines_[end]) > 0) ++end;
    for (std::size_t k = i; end - i >= kLeast && k < end; ++k)
      lines_[k].span.begin = behind_bar(lines_[k]);
    i = std::max(end, i + 1);
  }
}

void Layout::find_paragraphs() {
  paragraphs_.resize(lines_.size());
  ends_.resize(lines_.size());
  const auto parts = [this](std::size_t i) { return lines_[i].blank || lines_[i].rule; };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool begins = i == 0 || parts(i - 1) || lines_[i].marker.any();
    paragraphs_[i].first = begins ? static_cast<std::uint32_t>(i) : paragraphs_[i - 1].first;
    ends_[i] = std::max(lines_[i].span.end, i == 0 ? 0U : ends_[i - 1]);
  }
  for (std::size_t i = lines_.size(); i-- > 0;) {
    const bool ends = i + 1 == lines_.size() || parts(i + 1) || lines_[i + 1].marker.any();
    paragraphs_[i].last = ends ? static_cast<std::uint32_t>(i + 1) : paragraphs_[i + 1].last;
  }
}

std::size_t Layout::line_of(std::uint32_t at) const {
  const auto found = std::upper_bound(ends_.begin(), ends_.end(), at);
  const auto i = static_cast<std::size_t>(found - ends_.begin());
  return lines_.empty() ? 0 : std::min(i, lines_.size() - 1);
}

namespace {

// Where the items of a list that runs on in mid-line begin: "… from Italy. 2. Milk collection …".
// Their numbers rise by one from 1, three or more of them, and two or more in mid-line.
std::vector<std::uint32_t> run_on_items(std::string_view text) {
  static constexpr std::string_view kItem = R"((?:^|\n|\. )(\d{1,2})\. [A-Z])";
  thread_local const regex::Matcher kHasItem(kItem);
  std::vector<std::uint32_t> found;
  std::size_t in_line = 0;
  std::size_t count = 0;
  if (text.find("2. ") == std::string_view::npos || !kHasItem.occurs_in(text)) return found;
  static const ByteRegex kGroups(kItem);
  re2::StringPiece rest = piece(text);
  re2::StringPiece number;
  while (RE2::FindAndConsume(&rest, kGroups, &number)) {
    rest = re2::StringPiece(number.data(),
                            static_cast<std::size_t>(text.data() + text.size() - number.data()));
    std::uint32_t value = 0;
    for (const char c : number) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    rest.remove_prefix(number.size());
    if (value != count + 1) continue;
    ++count;
    const auto at = static_cast<std::uint32_t>(number.data() - text.data());
    if (at > 0 && text[at - 1] == ' ') found.push_back(at), ++in_line;
  }
  return count >= 3 && in_line >= 2 ? found : std::vector<std::uint32_t>{};
}

}  // namespace

void Layout::split_run_on() {
  const std::vector<std::uint32_t> items = run_on_items(page_.text());
  if (items.empty()) return;
  std::vector<Line> lines;
  for (const Line& line : lines_) {
    std::uint32_t begin = line.span.begin;
    for (const std::uint32_t at : items) {
      if (at <= begin || at >= line.span.end) continue;
      Line head;
      head.span = {begin, at};
      lines.push_back(head);
      begin = at;
    }
    Line tail = line;
    tail.span.begin = begin;
    lines.push_back(tail);
  }
  lines_ = std::move(lines);
}

// "18 October 2004, BEIJING", "12 février 2014 | Niamey", "LUXEMBOURG / BELGRADE, 18 June 2019",
// "(Ijevan, 4 December 2003)": a date, a mark, and where.
bool Layout::is_dated_place(std::string_view text, const Line& line, const Residue& left) const {
  if (line.dates.empty() || left.words > kMostResidue || left.words != left.capitalised)
    return false;
  const Span date = mentions_.dates[line.dates.first].span;
  const DateMention& mention = mentions_.dates[line.dates.first];
  const bool bracket = text.starts_with('(') && text.ends_with(')');
  const std::uint32_t end = line.text.end - (bracket ? 1 : 0);
  if (date.end == end && date.begin > line.text.begin && is_point(mention)) {
    const std::string_view before = trim(text.substr(0, date.begin - line.text.begin));
    // "Whit Sunday, 24 May 2015": the weekday is the date's
    const std::string_view told = text.substr(date.begin - line.text.begin);
    const bool weekday = !is_digit(told[0]) && told.substr(0, told.find(' ')).ends_with(',');
    const bool feast = weekday && count_words(before) == 1;
    return (before.ends_with(',') || feast) && !line.label;
  }
  if (!left.after_first) return false;
  if (date.begin != line.text.begin || date.end >= line.text.end) return false;
  const std::string_view after = trim(text.substr(date.end - line.text.begin));
  return after.starts_with(',') || after.starts_with('|') || after.starts_with('-') ||
         after.starts_with('(') || after.starts_with("–") || after.starts_with("::");
}

// "IWC/08/31    18 December 2008", "04.06.2019 | Nr. 61": a release's number and its date.
bool Layout::is_numbered_date(std::string_view text, const Line& line) const {
  if (line.dates.empty()) return false;
  const DateMention& date = mentions_.dates[line.dates.first];
  if (is_point(date) && date.span.begin == line.text.begin && date.span.end < line.text.end) {
    thread_local const regex::Matcher kBehind(
        R"( ?(?:[|,/-]|\xc2\xb7|\xe2\x80[\x93\x94]) ?(?:Nr|No|N|n)(?:\.|\xc2[\xb0\xba])? ?\d[\d/.-]*)");
    return kBehind.matches(text.substr(date.span.end - line.text.begin));
  }
  if (!is_point(date) || date.span.end != line.text.end || date.span.begin <= line.text.begin)
    return false;
  thread_local const regex::Matcher kNumber(
      R"([A-Z]{1,8}[A-Za-z]{0,3}[ ./-]?(?:No\.? ?)?\d[\dA-Z./-]*(?: {2,}| ?[|,] ?| - | \xe2\x80[\x93\x94] )|(?:[A-Z][A-Za-z]+ )?(?:RELEASE|[Rr]elease|NOTE|[Nn]ote|NOTICE|[Nn]otice|BULLETIN|[Bb]ulletin) (?:[Nn]o\.? ?)?\d[\d/.-]*(?:,| -| \||:)? |(?:N|No|Nr)\.?(?:\xc2[\xb0\xba])? ?\d[\d./-]* ?[. ]{3,} ?(?:[A-Z][^\d,]{1,30}, )?)");
  return kNumber.matches(text.substr(0, date.span.begin - line.text.begin));
}

namespace {

// "¡Que vuelva el lorito!": a title may cry out; in prose such a line is one of several.
bool is_outcry(std::string_view text, std::size_t words) {
  constexpr std::size_t kMostWords = 8;
  return words <= kMostWords && text.starts_with("¡") && text.ends_with('!');
}

// "$240 Million Loan to Upgrade Feeder Roads", but not a sum in a column of its own.
bool begins_with_sum(const Layout& layout, const Line& line) {
  if (line.money.empty()) return false;
  const Span sum = layout.mentions().money[line.money.first].span;
  const std::string_view rest = layout.text({sum.end, std::max(sum.end, line.text.end)});
  return sum.begin == line.text.begin && rest.starts_with(' ') && !rest.starts_with("  ");
}

// "**Fens and Bogs.**", "<a id="x"></a>**Fens**": bold from end to end.
bool is_bold(std::string_view text) {
  for (std::size_t tag = tag_size(text); tag > 0; tag = tag_size(text)) text.remove_prefix(tag);
  return text.size() > 4 && text.starts_with("**") && text.find("**", 2) == text.size() - 2;
}

// The text without emphasis marks and tags before and behind it.
std::string_view without_marks(std::string_view text) {
  for (bool again = true; again && !text.empty();) {
    const std::size_t size = text.size();
    text.remove_prefix(tag_size(text));
    while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
    while (text.starts_with("''")) text.remove_prefix(text.starts_with("'''") ? 3 : 2);  // a wiki's
    again = text.size() < size;
  }
  for (bool again = true; again && !text.empty();) {
    const std::size_t size = text.size();
    const std::size_t open = text.back() == '>' ? text.rfind('<') : std::string_view::npos;
    if (open != std::string_view::npos && tag_size(text.substr(open)) == size - open) {
      text = trim(text.substr(0, open));
    }
    while (!text.empty() && text.back() == '*') text.remove_suffix(1);
    while (text.ends_with("''")) text.remove_suffix(2);
    again = text.size() < size;
  }
  return text;
}

// What "[Cocoa disease spreads](https://…)", a link and nothing else, shows; else the text.
std::string_view shown_by_link(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(')')) return text;
  const std::size_t close = text.find("](");
  const bool whole = close != std::string_view::npos && text.find(']') == close &&
                     text.find(')', close) == text.size() - 1;
  return whole ? trim(text.substr(1, close - 1)) : text;
}

}  // namespace

void Layout::classify(Line& line) {
  take_text(line);
  if (line.blank || line.rule) return;
  take_marker(line);
  take_tag(line);
  take_code(line);
  take_plain_number(line);
  take_icon(line);
  leave_kind_of_document(line);
  leave_links(line);
  leave_reading_time(line);
  // Marks around the whole or the beginning of the line, "** Signing Bank Clerks **", "<a
  // id="x"></a>**Fens**".
  const bool bold = is_bold(page_.slice(line.text));
  std::string_view text = trim(without_marks(page_.slice(line.text)));
  if (line.marker.kind == Marker::Kind::heading) text = shown_by_link(text);
  line.text.begin = static_cast<std::uint32_t>(text.data() - page_.text().data());
  line.text.end = line.text.begin + static_cast<std::uint32_t>(text.size());
  line.blank = text.empty();
  if (line.blank) return;
  line.dates = mentions_in(mentions_.dates, line.text);
  line.money = mentions_in(mentions_.money, line.text);
  line.places = mentions_in(mentions_.places, line.text);
  line.durations = mentions_in(mentions_.durations, line.text);
  line.words = count_words(text);
  take_labels(line);
  judge_facts(line);
  judge_words(line, bold);
}

// "│ Start:   1 February 2021   │": what stands between the sides of a drawn box.
static std::string_view inside_box(std::string_view text) {
  constexpr std::size_t kLeast = 4;  // bytes between the sides
  for (const std::string_view side : {"|", "│", "┃", "║"}) {
    if (text.size() > 2 * side.size() + kLeast - 2 && text.starts_with(side) &&
        text.find(side, side.size()) == text.size() - side.size())
      return trim(text.substr(side.size(), text.size() - 2 * side.size()));
  }
  return text;
}

// Where the line's text stands: without indentation, the sides of a box, stars around it.
void Layout::take_text(Line& line) const {
  const std::string_view whole = page_.slice(line.span);
  line.page_break = whole.find('\f') != std::string_view::npos;
  std::size_t at = 0;
  while (at < whole.size() &&
         std::string_view(" \t\f\r>").find(whole[at]) != std::string_view::npos)
    ++at;
  std::string_view text = trim(whole.substr(at));
  if (const std::string_view inner = inside_box(text); inner.size() < text.size()) {
    at = static_cast<std::size_t>(inner.data() - whole.data());
    text = inner;
  }
  line.indent = static_cast<std::uint16_t>(std::min<std::size_t>(at, 0xffff));
  // "* * *  CAMEL MILK  * * *": stars around a title are no bullets.
  if (const std::size_t first = text.find_first_not_of("* ");
      first != std::string_view::npos && text.starts_with("* *") && text.ends_with("* *")) {
    text = text.substr(first, text.find_last_not_of("* ") + 1 - first);
    at += first;
  }
  const auto base = static_cast<std::uint32_t>(line.span.begin + at);
  line.text = {base, static_cast<std::uint32_t>(base + text.size())};
  line.blank = text.empty();
  line.rule = !line.blank && is_rule(text);
}

// "Clean Air for Brick Towns              Fact sheet | June 2021", at the page's head: what stands
// far right says what the page is and belongs to no title.
void Layout::leave_kind_of_document(Line& line) const {
  constexpr std::uint32_t kHead = 300;  // bytes
  constexpr std::string_view kFar = "        ";
  if (line.span.begin > kHead) return;
  const std::string_view text = page_.slice(line.text);
  const std::size_t gap = text.find(kFar);
  // Whose page it is stands there in capitals.
  if (gap == std::string_view::npos || count_words(text.substr(0, gap)) < 2 ||
      all_capitals(text.substr(0, gap)))
    return;
  static const std::string kExpression =
      std::string(kKindOfDocument).append(R"((?: ?(?:[/|,-]|\xc2\xb7).{0,24}| (?:no\.? ?)?\d+)?)");
  thread_local const regex::Matcher kKind(kExpression);
  if (!kKind.matches(fold(text.substr(gap)))) return;
  line.text.end = line.text.begin + static_cast<std::uint32_t>(gap);
}

// "The clinics open their doors.          [ Print ] [ Share ]": links at the line's far end.
void Layout::leave_links(Line& line) const {
  const std::string_view text = page_.slice(line.text);
  if (!text.ends_with(']')) return;
  thread_local const regex::Matcher kLinks(
      R"( {3,}(?:\[ ?[A-Za-z\x80-\xff][A-Za-z\x80-\xff -]{2,18}\] ?){2,5})");
  const std::size_t last = text.find_last_not_of(' ', text.rfind("   "));
  if (last != std::string_view::npos && kLinks.matches(text.substr(last + 1)))
    line.text.end = line.text.begin + static_cast<std::uint32_t>(last) + 1;
}

// "Publié le 17/06/2019 – Temps de lecture : 2 min": how long a text takes, behind its day.
void Layout::leave_reading_time(Line& line) const {
  const std::string_view text = page_.slice(line.text);
  constexpr std::size_t kLongest = 90;  // bytes
  if (text.size() > kLongest || !holds(text, "min")) return;
  thread_local const regex::Matcher kTime(
      R"([^a-z]{0,6}(?:(?:temps de lecture|reading time|lesezeit|tiempo de lectura|tempo de (?:leitura|lettura)|leestijd) ?:? ?\d+ ?min[a-z]*\.?|\d+ ?min[a-z]*\.? (?:read|de lecture|de lectura|de leitura|di lettura|lesezeit|leestijd)))");
  for (const std::string_view mark : {" – ", " — ", " | ", " · ", " - ", ", "}) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos || std::ranges::none_of(text.substr(0, at), is_digit) ||
        !kTime.matches(fold(text.substr(at))))
      continue;
    line.text.end = line.text.begin + static_cast<std::uint32_t>(at);
    return;
  }
}

// A list's marker or a heading's, unless what looks like one belongs to a date or a sum.
void Layout::take_marker(Line& line) const {
  const std::string_view text = page_.slice(line.text);
  const std::uint32_t base = line.text.begin;
  MarkerHit hit = find_marker(text);
  if (letter_bullets_ && is_letter_bullet(text))
    hit = {Marker{Marker::Kind::bullet, 'o', 1, 0}, std::string_view("o ").size()};
  if (!hit.marker.any() && text.starts_with("**")) {  // "**1. Title** …"
    hit = number_marker(text.substr(2));
    hit.end += hit.marker.any() ? 2 : 0;
  }
  if (!hit.marker.any()) return;
  const Range dates = mentions_in(mentions_.dates, {base, base + 1});
  const bool date = !dates.empty() && mentions_.dates[dates.first].span.end > base + hit.end;
  const Range sums = mentions_in(mentions_.money, {base, base + 1});
  const bool sum = !sums.empty() && mentions_.money[sums.first].span.end > base + hit.end;
  // "28 - Survey completed", "28  Survey completed", below its month
  const bool day = !dates.empty() &&
                   (hit.marker.style == '-' ||
                    std::ranges::all_of(page_.slice(mentions_.dates[dates.first].span), is_digit));
  if (!date && !sum && !day) {
    line.marker = hit.marker;
    line.text.begin += static_cast<std::uint32_t>(hit.end);
  }
  // "=== Title ===", "+++ Title +++", "::: Title :::"
  const bool heading =
      hit.marker.kind == Marker::Kind::heading && (text.ends_with('=') || text.ends_with(" :::"));
  const bool closed = heading || (text.starts_with("+++ ") && text.ends_with(" +++"));
  const std::size_t last = closed ? text.find_last_not_of("=+: ") : std::string_view::npos;
  if (last != std::string_view::npos) line.text.end = base + static_cast<std::uint32_t>(last) + 1;
}

// "2 donors" over "France and Monaco", "3 countries" over their names.
static std::optional<LabelHit> counted_label(std::string_view text) {
  const std::size_t word = text.find_first_not_of("0123456789");
  if (word == 0 || word > 2 || word == std::string_view::npos || text[word] != ' ')
    return std::nullopt;
  const auto hit = label_of(text.substr(word + 1));
  const bool named = hit && (hit->kind == LabelKind::donor || hit->kind == LabelKind::country);
  return named ? hit : std::nullopt;
}

// "Marsh Study Wins a Grant": whether words are a label ("… grant") whatever the first of them are.
// More than four such words alone on a line are a title; so are fewer, "FAIR SHARE", that open the
// page.
static bool is_loose_label(std::string_view text, const LabelHit& label, std::size_t words,
                           bool opens_page) {
  constexpr std::size_t kMostWords = 4;
  if ((words <= kMostWords && !(opens_page && words > 1)) || text.ends_with(':') ||
      std::ranges::any_of(text, is_digit))
    return false;
  const std::size_t rest = std::min(text.find(' ') + 1, text.size());
  const auto without_first = label_of(text.substr(rest));
  return without_first && without_first->kind == label.kind &&
         label.kind == LabelKind::budget_share;
}

// The labels of the line; one that is a label as a whole has its value below it.
void Layout::take_labels(Line& line) const {
  const std::string_view text = page_.slice(line.text);
  const auto shifted = [base = line.text.begin](Span span) {
    return Span{span.begin + base, span.end + base};
  };
  std::vector<LabelLine> labels = read_labels(text);
  if (labels.empty()) labels = read_shouted_labels(text);
  for (LabelLine found : labels) {
    found.known = found.known && found.label.kind != LabelKind::other;
    found.name = shifted(found.name);
    found.value = shifted(found.value);
    line.labels.push_back(found);
  }
  if (!line.labels.empty() && line.labels.front().name.begin == line.text.begin) {
    line.label = line.labels.front();
  } else if (auto alone = label_of(text);
             (alone && alone->kind != LabelKind::other) || (alone = counted_label(text))) {
    if (is_loose_label(text, *alone, line.words, line.span.begin == 0)) return;
    line.label = LabelLine{*alone, true, line.text, {line.text.end, line.text.end}};
    line.labels.assign(1, *line.label);
  }
}

// "Source: Pamir Post - Published: 9 June 2011": a paper and its day.
static bool tells_source_and_day(const Layout& layout, const Line& line) {
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  if (date.range || date.period.from.date.day == 0 || date.span.end != line.text.end ||
      !line.money.empty() || !line.label)
    return false;
  return is_source_label(layout.text(line.label->name));
}

// What stands behind a date and a divider, "2018-06-05** | Grants"; nothing where no divider
// follows.
static std::optional<std::string_view> field_behind(const Layout& layout, const Line& line,
                                                    const DateMention& date) {
  std::string_view rest = layout.text({date.span.end, line.text.end});
  rest.remove_prefix(std::min(rest.find_first_not_of("*_ "), rest.size()));
  for (const std::string_view mark : {"· ", "| ", "• "}) {
    if (rest.starts_with(mark)) return rest.substr(mark.size());
  }
  return std::nullopt;
}

// "24 January 2022 · Story · Energy access", "*24 January 2022* · Feature": a day, the kind of post
// and its subject.
static bool tells_day_and_kind(const Layout& layout, const Line& line) {
  const DateMention& date = layout.mentions().dates[line.dates.first];
  const std::string_view before = layout.text({line.text.begin, date.span.begin});
  if (!is_point(date) || before.find_first_not_of("*_") != std::string_view::npos) return false;
  const auto kind = field_behind(layout, line, date);
  const bool language = kind && kind->size() == 2 && all_capitals(*kind);  // "6 août 2021 · FR"
  return kind && (language || is_kind_of_post(*kind) || begins_with_kind_of_post(*kind) ||
                  is_kind_of_post(kind->substr(kind->find(' ') + 1)));  // "Local statements"
}

// "**Published 11 June 2020** | Maternal health": a day, and perhaps the subject.
static bool tells_posted_and_subject(const Layout& layout, const Line& line) {
  constexpr std::size_t kMostWords = 4;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  thread_local const regex::Matcher kPosted(
      R"((?:date )?(?:posted|published|publie|publicado|veroffentlicht)(?: on| le| el| em| am)? ?:?)");
  std::string_view before = layout.text({line.text.begin, date.span.begin});
  before.remove_prefix(std::min(before.find_first_not_of("*_"), before.size()));
  if (!is_point(date) || !kPosted.matches(fold(before))) return false;
  const auto subject = field_behind(layout, line, date);
  const std::string_view rest = layout.text({date.span.end, line.text.end});
  return subject ? count_words(*subject) <= kMostWords
                 : rest.find_first_not_of("*_ ") == std::string_view::npos;
}

// "CLIMATE | 28.09.2017": what a post is about, in capitals, and its day.
static bool tells_subject_and_day(const Layout& layout, const Line& line) {
  constexpr std::size_t kMostWords = 7;  // with the day's
  const DateMention& date = layout.mentions().dates[line.dates.first];
  if (!is_point(date) || date.span.end != line.text.end || line.words > kMostWords) return false;
  const std::string_view before = layout.text({line.text.begin, date.span.begin});
  for (const std::string_view mark : {" | ", " · ", " • "}) {
    if (before.ends_with(mark)) {
      const std::string_view subject = before.substr(0, before.size() - mark.size());
      return subject.size() > 2 && all_capitals(subject);
    }
  }
  return false;
}

// "EGYPT (2)", "PHILIPPINES (Ifugao)": a place, and how many items stand below it, or where in it.
static bool is_place_with_bracket(const Layout& layout, const Line& line) {
  thread_local const regex::Matcher kBracket(
      R"( ?\((?:\d{1,3}|(?:[A-Z]|\xc3[\x80-\x9e])[A-Za-z\x80-\xff' -]{3,30})\))");
  const std::vector<PlaceMention>& places = layout.mentions().places;
  std::uint32_t end = line.text.begin;
  for (auto k = line.places.first; k < line.places.last; ++k) {
    // "REPÚBLICA DOMINICANA Y HAITÍ (2)"
    const std::string glue = fold(layout.text({end, std::max(end, places[k].span.begin)}));
    const bool joined = k == line.places.first
                            ? glue.empty()
                            : glue == "y" || glue == "e" || glue == "et" || glue == "and" ||
                                  glue == "und" || glue == "," || glue == "/" || glue == "&";
    if (!joined || places[k].form != PlaceMention::Form::name) return false;
    end = places[k].span.end;
  }
  return kBracket.matches(layout.text({end, line.text.end}));
}

// "Grantees in Malawi", "A. With the commune of Tsévié (Togo)": a heading over what is done there.
static bool heads_work_there(const Layout& layout, const Line& line) {
  constexpr std::size_t kMostWords = 8;
  if (line.words > kMostWords || line.places.last != line.places.first + 1) return false;
  const PlaceMention& place = layout.mentions().places[line.places.first];
  const std::string_view behind = layout.text({place.span.end, line.text.end});
  if (place.form == PlaceMention::Form::region || place.form == PlaceMention::Form::demonym ||
      (!behind.empty() && behind != ")" && behind != ":"))
    return false;
  thread_local const regex::Matcher kWork(
      R"((?:[a-z0-9]{1,2} ?[./)-] ?)?(?:(?:(?:our|nos|nuestros|nossos|unsere) )?(?:grantees?|beneficiar(?:y|ies)|recipients|awards|grants|beneficiaires|beneficiarios|laureats|partners?|partenaires?|socios|parceiros|partner(?:innen)?) (?:in|au|aux|en|em|na|no)(?: the| la| el| o| a)?|(?:with|avec|con|com|mit|met) .{3,50}\() ?)");
  return kWork.matches(fold(layout.text({line.text.begin, place.span.begin})));
}

// Whether the line holds nothing but dates, sums or places, or says when and by whom it was posted.
void Layout::judge_facts(Line& line) const {
  const std::string_view text = page_.slice(line.text);
  const bool has_mention =
      !line.dates.empty() || !line.money.empty() || !line.places.empty() || !line.durations.empty();
  const Residue left = has_mention ? residue(*this, line) : Residue{};
  const bool facts = has_mention && left.words == 0;
  // "18 October 2004, BEIJING", "12 février 2014 | Niamey": a date and where.
  const bool dated_place = is_dated_place(text, line, left);
  line.byline = !facts && !line.dates.empty() && line.words <= 18 &&
                (is_byline(fold(text)) || begins_with_kind_of_post(text) ||
                 tells_day_and_kind(*this, line) || tells_posted_and_subject(*this, line) ||
                 tells_subject_and_day(*this, line) || tells_source_and_day(*this, line));
  line.date_only = (facts && (!line.dates.empty())) || dated_place || line.byline ||
                   is_numbered_date(text, line);
  line.money_only = facts && line.dates.empty() && !line.money.empty();
  line.place_only = line.dates.empty() && line.money.empty() && !line.places.empty() &&
                    (facts || is_place_with_bracket(*this, line) || heads_work_there(*this, line));
}

std::optional<Span> bracketed_day(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return std::nullopt;
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  const std::string_view close = layout.text({date.span.end, line.text.end});
  if (date.range || date.period.from.date.day == 0 || (close != ")" && close != "]"))
    return std::nullopt;
  const std::string_view before = layout.text({line.text.begin, date.span.begin});
  const std::size_t open = before.find_last_of("([");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  thread_local const regex::Matcher kWhere(
      R"((?:[A-Za-z\x80-\xff.' -]{2,30}(?:, ?[A-Za-z\x80-\xff.' -]{2,30})?(?:,|:| [|-]| \xe2\x80[\x93\x94]) ?)?)");
  if (!kWhere.matches(before.substr(open + 1))) return std::nullopt;
  return Span{static_cast<std::uint32_t>(line.text.begin + open), line.text.end};
}

// Whether the line reads like a sentence or like a title.
void Layout::judge_words(Line& line, bool bold) const {
  std::string_view text = page_.slice(line.text);
  if (const auto day = bracketed_day(*this, line))
    text = trim(text.substr(0, day->begin - line.text.begin));
  const bool lower = begins_lower(text);
  // "### Lichens on loan: who pays whom?"
  const bool asks = line.marker.kind == Marker::Kind::heading && text.ends_with('?');
  line.sentence = (ends_sentence(text) && line.words >= 4 && !asks &&
                   !is_outcry(text, line.words) && !(bold && !has_inner_stop(text, line.words))) ||
                  line.words > 28;
  const bool known_label = line.label && line.label->known;
  line.title_like = !known_label && !line.date_only && !line.money_only && !line.place_only &&
                    !line.sentence && !lower && (bold || asks || !ends_in_word_and_stop(text)) &&
                    line.words >= 1 && text.size() <= 220 && !text.ends_with(':') &&
                    !text.ends_with(":-") && !text.ends_with(';') && !has_address(text) &&
                    (begins_like_words(text) || is_digit(text[0]) ||
                     (begins_with_sum(*this, line) && line.words >= 5));
}

// What a line's text begins with behind its bullet.
std::string_view behind_bullet(std::string_view text) {
  const MarkerHit hit = find_marker(text);
  return hit.marker.kind == Marker::Kind::bullet ? text.substr(hit.end) : text;
}

// "o Title" on three lines or more, none of them a wrapped sentence's: a letter for a bullet.
bool Layout::has_letter_bullets() const {
  constexpr std::size_t kTimes = 3;
  std::size_t seen = 0;
  std::string_view above;
  for (const Line& line : lines_) {
    const std::string_view text = trim(page_.slice(line.span));
    if (is_letter_bullet(text)) {
      const bool apart = above.empty() || ends_sentence(above) || above.ends_with(')') ||
                         above.ends_with(':') || above.ends_with('>') || is_letter_bullet(above) ||
                         behind_bullet(above).size() < above.size();  // nested in its item
      if (!apart) return false;
      ++seen;
    }
    above = text;
  }
  return seen >= kTimes;
}

// The shapes of codes that three lines or more begin with, each with another code.
void Layout::find_codes() {
  constexpr std::size_t kTimes = 3;
  constexpr std::size_t kReach = 32;  // bytes that a bullet and a code may take
  constexpr std::ptrdiff_t kLeastDigits = 2;
  std::map<std::string, std::set<std::string_view>> seen;
  for (const Line& line : lines_) {
    const std::string_view whole = trim(page_.slice(line.span));
    if (std::ranges::count_if(whole.substr(0, kReach), is_digit) < kLeastDigits) continue;
    const std::string_view text = behind_bullet(whole);
    if (code_end(text) == 0) continue;
    const std::string_view code = text.substr(0, text.find_first_of(" :|"));
    seen[code_shape(code)].insert(code);
  }
  for (const auto& [shape, codes] : seen) {
    if (codes.size() >= kTimes) codes_.insert(shape);
  }
}

// "TC   Wells for Pokhara": the kind that a line of a list opens with, in two to four capitals and
// a gap; empty where it opens with none, or has more gaps (a table's row).
static std::string_view tag_of(std::string_view text) {
  constexpr std::size_t kLeast = 2;
  constexpr std::size_t kMost = 4;
  constexpr std::size_t kLeastWords = 3;
  std::size_t end = 0;
  while (end < text.size() && end <= kMost && text[end] >= 'A' && text[end] <= 'Z') ++end;
  if (end < kLeast || end > kMost || !text.substr(end).starts_with("  ")) return {};
  const std::string_view rest = trim(text.substr(end));
  const bool words = begins_like_words(rest) && rest.find("  ") == std::string_view::npos &&
                     count_words(rest) >= kLeastWords;
  return words ? text.substr(0, end) : std::string_view{};
}

// A list's tags are few and come again.
void Layout::find_tags() {
  constexpr std::size_t kLeastLines = 4;
  constexpr std::size_t kMostTags = 8;
  std::set<std::string_view> tags;
  std::size_t lines = 0;
  for (const Line& line : lines_) {
    const std::string_view tag = tag_of(trim(page_.slice(line.span)));
    if (tag.empty()) continue;
    tags.insert(tag);
    ++lines;
  }
  if (lines >= kLeastLines && tags.size() >= 2 && tags.size() < lines && tags.size() <= kMostTags)
    tags_ = std::move(tags);
}

// A tag that opens an item is a marker.
void Layout::take_tag(Line& line) {
  if (tags_.empty() || line.marker.any()) return;
  const std::string_view text = page_.slice(line.text);
  const std::string_view tag = tag_of(text);
  if (!tags_.contains(tag)) return;
  line.text.begin += static_cast<std::uint32_t>(skip_blanks(text, tag.size()));
  line.marker = {Marker::Kind::number, 'c', 1, ++coded_};
}

// A code that opens an item is a marker, or goes behind the line's own.
void Layout::take_code(Line& line) {
  if (codes_.empty()) return;
  const std::string_view text = page_.slice(line.text);
  const std::size_t end = code_end(text, 2);
  if (end == 0 || !codes_.contains(code_shape(text.substr(0, text.find_first_of(" :|"))))) return;
  const Range dates = mentions_in(mentions_.dates, {line.text.begin, line.text.begin + 1});
  const Range sums = mentions_in(mentions_.money, {line.text.begin, line.text.begin + 1});
  if (!dates.empty() || !sums.empty()) return;
  line.text.begin += static_cast<std::uint32_t>(end);
  if (!line.marker.any()) line.marker = {Marker::Kind::number, 'c', 1, ++coded_};
}

// The bare number that a text begins with, "3 Energy-saving lamps", and one space; 0 where it
// begins with none, or with more than a number ("12 March").
static std::uint32_t plain_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  std::size_t at = 0;
  std::uint32_t number = 0;
  for (; at < text.size() && is_digit(text[at]) && at <= kMostDigits; ++at)
    number = number * 10 + static_cast<std::uint32_t>(text[at] - '0');
  const bool one = at > 0 && at <= kMostDigits && at + 1 < text.size() && text[at] == ' ';
  std::size_t next = 0;
  return one && is_upper(decode(text, at + 1, next)) ? number : 0;
}

// "1 Geothermal facility", "2 Rural grids", "3 …", each below a blank line: only the count tells
// that these are a list's numbers.
void Layout::find_plain_numbers() {
  constexpr std::size_t kLeast = 3;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Span line = lines_[i].span;
    const std::string_view text = trim(page_.slice(line));
    const bool apart = i == 0 || trim(page_.slice(lines_[i - 1].span)).empty();
    if (!apart || plain_number(text) != plain_numbers_.size() + 1) continue;
    const auto begin = static_cast<std::uint32_t>(text.data() - page_.text().data());
    const Span number{begin, begin + 1};
    if (mentions_in(mentions_.dates, number).empty() &&
        mentions_in(mentions_.money, number).empty() &&
        mentions_in(mentions_.durations, number).empty())
      plain_numbers_.insert(begin);
  }
  if (plain_numbers_.size() < kLeast) plain_numbers_.clear();
}

void Layout::take_plain_number(Line& line) const {
  if (line.marker.any() || !plain_numbers_.contains(line.text.begin)) return;
  const std::string_view text = page_.slice(line.text);
  line.marker = {Marker::Kind::number, '1', 1, plain_number(text)};
  line.text.begin += static_cast<std::uint32_t>(text.find(' ') + 1);
}

// ":Start: 2019-02-01": a field of reStructuredText and its like.
static bool is_field_mark(std::string_view text) {
  constexpr std::size_t kLongest = 30;  // of a name
  if (!text.starts_with(':')) return false;
  return text.find(": ", 1) <= kLongest && begins_like_words(text.substr(1));
}

// "P  Where: Nepal", "$  How much: CHF 8.25 million": one character that was an icon, and a label
// behind it; "🚍  MOVING TIRANA": a picture before words.
// "[pin-green.png] Kenya": the bytes of a text browser's image before words.
static std::size_t image_size(std::string_view text) {
  static constexpr std::string_view kKinds[] = {".png", ".gif", ".jpg", ".jpeg", ".svg"};
  if (!text.starts_with('[')) return 0;
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos || close + 2 >= text.size()) return 0;
  const std::string_view name = text.substr(1, close - 1);
  const bool image =
      std::ranges::any_of(kKinds, [name](std::string_view kind) { return name.ends_with(kind); });
  const bool words = name.find(' ') != std::string_view::npos;
  return image && !words && text[close + 1] == ' ' ? close + 2 : 0;
}

void Layout::take_icon(Line& line) const {
  constexpr char32_t kFirstPicture = 0x1F300;  // Unicode's blocks of pictographs
  if (const std::size_t image = image_size(page_.slice(line.text)); image > 0)
    line.text.begin += static_cast<std::uint32_t>(image);
  const std::string_view text = page_.slice(line.text);
  std::size_t next = 0;
  if (text.empty() || line.marker.any()) return;
  if (is_field_mark(text)) {
    ++line.text.begin;
    return;
  }
  const char32_t icon = decode(text, 0, next);
  if (icon >= kFirstPicture) {
    const std::size_t words = std::min(text.find_first_not_of(' ', next), text.size());
    constexpr std::size_t kLeastWords = 3;  // "📍 Busia, Kenia" says where
    if (words > next && begins_like_words(text.substr(words)) &&
        count_words(text.substr(words)) >= kLeastWords)
      line.text.begin += static_cast<std::uint32_t>(words);
    return;
  }
  const std::size_t end = text.find_first_not_of(' ', next);
  if (end == std::string_view::npos || end < next + 2 || is_digit(text.front())) return;
  const std::string_view rest = text.substr(end);
  const std::vector<LabelLine> labels = read_labels(rest);
  if (labels.empty() || labels.front().name.begin != 0 || !labels.front().known ||
      labels.front().value.empty() || !is_project_label(labels.front().label.kind))
    return;
  line.text.begin += static_cast<std::uint32_t>(end);
}

void Layout::fold_lines() {
  std::string folded;
  folded_.reserve(page_.text().size());
  folds_.reserve(lines_.size() + 1);
  for (const Line& line : lines_) {
    folds_.push_back(static_cast<std::uint32_t>(folded_.size()));
    fold_into(page_.slice(line.text), folded);
    folded_ += folded;
  }
  folds_.push_back(static_cast<std::uint32_t>(folded_.size()));
}

void Layout::find_text() {
  text_lines_.clear();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].blank && !lines_[i].boilerplate && !lines_[i].rule)
      text_lines_.push_back(static_cast<std::uint32_t>(i));
  }
}

std::string Layout::text(const std::vector<Span>& pieces) const {
  std::string joined;
  for (const Span& piece : pieces) {
    if (!joined.empty()) joined += '\n';
    joined += text(piece);
  }
  return joined;
}

std::size_t Layout::next_text(std::size_t i) const {
  const auto found = std::ranges::lower_bound(text_lines_, i);
  return found == text_lines_.end() ? npos : *found;
}

std::size_t Layout::previous_text(std::size_t i) const {
  const auto found = std::ranges::upper_bound(text_lines_, i);
  return found == text_lines_.begin() ? npos : *std::prev(found);
}

}  // namespace dossier
