// What lines are by what stands around them: fields of a site, labels by their repetition or their
// place, prose, running headers, menus, kickers. What a line is by itself: layout.cc.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/layout.h"
#include "extract/line_shape.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

#include "extract/name_words.inc"  // kNameWords

// "---", "layout: page", "title: Our grants", "---" at a page's head: a site's own fields. Where
// they tell nothing of a project, only the title is read.
void Layout::mark_front_matter() {
  constexpr std::size_t kMostLines = 60;
  std::size_t first = 0;
  while (first < lines_.size() && lines_[first].blank) ++first;
  if (first == lines_.size() || page_.slice(lines_[first].text) != "---") return;
  std::size_t last = first + 1;
  const std::size_t most = std::min(lines_.size(), first + kMostLines);
  const auto ends = [&](std::size_t i) {
    const std::string_view text = page_.slice(lines_[i].text);
    return text == "---" || text == "...";
  };
  while (last < most && !ends(last)) ++last;
  if (last == most) return;
  const auto tells = [](const LabelLine& l) {
    return l.known && is_project_label(l.label.kind) && l.label.kind != LabelKind::title;
  };
  const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(last);
  if (std::any_of(begin, end, [&](const Line& l) { return std::ranges::any_of(l.labels, tells); }))
    return;
  for (auto line = begin; line != end; ++line) {
    const bool title = line->label && line->label->known &&
                       line->label->label.kind == LabelKind::title && !line->label->value.empty();
    line->boilerplate = !title && !line->rule;
    if (!title) continue;
    line->text = line->label->value;
    line->label.reset();
    line->labels.clear();
    line->title_like = true;
    line->words = count_words(page_.slice(line->text));
  }
}

// "Area of focus: …", "Host sponsor: …", each above or below every title: names that come again and
// again before their colons are labels, whatever they are, and their lines no titles.
void Layout::mark_repeated_labels() {
  const std::size_t times = 3;
  std::map<std::string, std::vector<std::size_t>> found;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (!line.label || line.label->value.empty()) continue;
    if (line.label->known) ++known[fold(page_.slice(line.label->name))];
    if (!line.title_like || line.label->known) continue;
    const Span name = line.label->name;
    if (!mentions_in(mentions_.places, name).empty() || !mentions_in(mentions_.dates, name).empty())
      continue;  // "Fiji: Green jobs"
    found[fold(page_.slice(name))].push_back(i);
  }
  std::erase_if(found, [=](const auto& one) { return one.second.size() < times; });
  std::erase_if(known, [=](const auto& one) { return one.second < times; });
  if (found.size() + known.size() < 2) return;  // "Video: Life after the quake"
  for (const auto& [name, lines] : found) {
    for (const std::size_t i : lines) lines_[i].title_like = false;
  }
}

// "Veterinary Services Emergency Grant" over "Country: South Sudan | Project ID: P143915", where
// other titles stand over the same labels: its last word makes no label of it.
void Layout::mark_titles_like_labels() {
  constexpr std::size_t kTimes = 2;
  constexpr std::size_t kLeastWords = 3;
  const auto stands_over_label = [this](std::size_t i) {
    const auto& below = lines_[i + 1].label;
    return !lines_[i].blank && (i == 0 || lines_[i - 1].blank) && below && below->known &&
           !below->value.empty();
  };
  const auto name_below = [this](std::size_t i) {
    return fold(page_.slice(lines_[i + 1].label->name));
  };
  std::vector<std::size_t> titles;
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const bool bare =
        line.label && line.label->known && line.label->value.empty() && line.words >= kLeastWords;
    if (!(line.title_like || bare) || !stands_over_label(i)) continue;
    (bare ? doubtful : titles).push_back(i);
  }
  if (doubtful.empty()) return;
  std::map<std::string, std::size_t> titled;  // labels, by how many titles stand right over them
  for (const std::size_t i : titles) ++titled[name_below(i)];
  for (const std::size_t i : doubtful) {
    const auto times = titled.find(name_below(i));
    if (times == titled.end() || times->second < kTimes) continue;
    lines_[i].label.reset();
    lines_[i].labels.clear();
    lines_[i].title_like = true;
  }
}

// "Start Date 01/08/2015": a label of two words or more and its value, without a mark between.
static std::optional<LabelLine> label_prefix(std::string_view text) {
  const auto prefix = read_label_prefix(text);
  if (!prefix || !is_project_label(prefix->label.kind)) return std::nullopt;
  const std::string_view name = text.substr(prefix->name.begin, prefix->name.size());
  const std::string_view value = text.substr(prefix->value.begin, prefix->value.size());
  std::size_t next = 0;
  const bool sign = std::ranges::any_of(std::to_array<std::string_view>({"$", "€", "£", "¥"}),
                                        [value](auto mark) { return value.starts_with(mark); });
  const bool begins =
      !value.empty() && (sign || is_upper(decode(value, 0, next)) || is_digit(value.front()));
  return begins && name.find(' ') != std::string_view::npos ? prefix : std::nullopt;
}

// The same of a line's columns, "Start Date 01/08/2015        End Date 31/07/2021", each of which
// has one; of the whole line where not. `base` is where the text begins.
static std::vector<LabelLine> label_prefixes(std::string_view text, std::uint32_t base) {
  std::vector<LabelLine> found;
  const auto add = [&](std::string_view part) {
    auto prefix = label_prefix(part);
    if (!prefix) return false;
    const auto at = base + static_cast<std::uint32_t>(part.data() - text.data());
    for (Span* span : {&prefix->name, &prefix->value}) *span = {span->begin + at, span->end + at};
    found.push_back(*prefix);
    return true;
  };
  bool all = true;
  for (std::size_t begin = 0; all && begin < text.size();) {
    const std::size_t end = std::min(find_gap(text, begin), text.size());
    all = add(text.substr(begin, end - begin));
    begin = std::min(text.find_first_not_of(' ', end), text.size());
  }
  if (all) return found;
  found.clear();
  add(text);
  return found;
}

// "Name: Quinoa without borders" over "Period: 2013-2016" and "Budget: USD 1.85 million": a name
// among two facts of a project or more is the project's; elsewhere it may be anybody's.
void Layout::mark_bare_names() {
  constexpr std::size_t kLeast = 2;
  const auto is_fact = [](const Line& line) {
    using enum LabelKind;
    if (!line.label || !line.label->known) return false;
    const LabelKind kind = line.label->label.kind;
    return kind == period || kind == start || kind == end || kind == budget;
  };
  const auto is_name = [this](const LabelLine& label) {
    return std::ranges::find(kNameWords, fold(page_.slice(label.name))) != std::end(kNameWords);
  };
  for (auto line = lines_.begin(); line != lines_.end(); ++line) {
    if (!line->label || line->label->known || line->label->value.empty() || !is_name(*line->label))
      continue;
    const auto last = std::find_if(line, lines_.end(), [](const Line& l) { return l.blank; });
    if (static_cast<std::size_t>(std::count_if(line, last, is_fact)) < kLeast) continue;
    line->label->known = true;
    line->label->label.kind = LabelKind::title;
    line->labels = {*line->label};
    line->title_like = false;
  }
}

// Whether a label's value begins with what such labels tell: a date, a place, a sum.
bool Layout::begins_with_its_kind(const LabelLine& label) const {
  const Span start{label.value.begin, label.value.begin + 1};
  const LabelKind kind = label.label.kind;
  if (is_time_label(kind)) return !mentions_in(mentions_.dates, start).empty();
  if (kind == LabelKind::country || kind == LabelKind::location)
    return !mentions_in(mentions_.places, start).empty();
  return (kind == LabelKind::budget || kind == LabelKind::budget_share) &&
         !mentions_in(mentions_.money, start).empty();
}

// "Duration 01.01.2010 – 30.06.2013", "Countries Slovenia, Italy", three times or more: labels of
// one word without a mark, their values what such labels tell.
void Layout::mark_label_words() {
  constexpr std::size_t kTimes = 3;
  std::map<std::string, std::vector<std::pair<std::size_t, LabelLine>>> found;
  std::map<std::string, std::size_t> telling;  // how often the value is of the label's kind
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.blank || line.sentence || line.label || line.marker.any()) continue;
    auto label = read_label_prefix(page_.slice(line.text));
    if (!label) continue;
    for (Span* span : {&label->name, &label->value})
      *span = {span->begin + line.text.begin, span->end + line.text.begin};
    const std::string name = fold(page_.slice(label->name));
    telling[name] += begins_with_its_kind(*label) ? 1 : 0;
    found[name].emplace_back(i, *label);
  }
  for (const auto& [name, lines] : found) {
    if (telling[name] < kTimes || telling[name] * 3 < lines.size() * 2) continue;
    for (const auto& [i, label] : lines) {
      lines_[i].label = label;
      lines_[i].labels = {label};
      lines_[i].title_like = false;
    }
  }
}

static void set_labels(Line& line, std::vector<LabelLine> labels) {
  line.label = labels.front();
  line.labels = std::move(labels);
  line.title_like = false;
}

// "Project Name Upland Feeder Roads", "Project Number 48127", "Executing Agency Ministry of Works":
// a page of labels without a mark behind them. One of them names the project.
void Layout::mark_label_prefixes() {
  constexpr std::size_t kTimes = 3;
  std::vector<std::pair<std::size_t, std::vector<LabelLine>>> found;
  bool titled = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.blank || line.sentence || line.label || line.marker.any() || line.date_only) continue;
    std::vector<LabelLine> labels = label_prefixes(page_.slice(line.text), line.text.begin);
    if (labels.empty()) continue;
    // "Project no. RAF/01/51     Started: 1 May 2001": its own labels behind the first.
    if (labels.size() == 1 && !line.labels.empty()) {
      Span& value = labels.front().value;
      const std::uint32_t end = std::max(value.begin, line.labels.front().name.begin);
      const std::string_view own = page_.slice({value.begin, std::min(value.end, end)});
      value.end = value.begin + static_cast<std::uint32_t>(own.find_last_not_of(' ') + 1);
      labels.insert(labels.end(), line.labels.begin(), line.labels.end());
    }
    titled = titled || labels.front().label.kind == LabelKind::title;
    found.emplace_back(i, std::move(labels));
  }
  const auto is_field = [](const Line& l) {
    return l.label && l.label->known && is_project_label(l.label->label.kind) &&
           !l.label->value.empty();
  };
  // "Start of implementation 1 October 2014" right above "End of implementation   31 March 2020": a
  // name that fills its column.
  const auto column = [this](std::size_t i, const LabelLine& label) {
    return count_characters(page_.slice({lines_[i].span.begin, label.value.begin}));
  };
  std::erase_if(found, [&](auto& entry) {
    const std::size_t own = column(entry.first, entry.second.front());
    const auto shares_column = [&](std::size_t i) {
      return i < lines_.size() && is_field(lines_[i]) &&
             has_wide_gap(page_.slice(lines_[i].text)) && column(i, *lines_[i].label) == own;
    };
    const bool fills = shares_column(entry.first - 1) || shares_column(entry.first + 1);
    if (fills) set_labels(lines_[entry.first], std::move(entry.second));
    return fills;
  });
  const auto fields = std::ranges::count_if(lines_, is_field);
  const bool among_fields = static_cast<std::size_t>(fields) >= kTimes && found.size() >= 2;
  bool block = false;  // three lines, one right below the other
  for (std::size_t k = 0; k + kTimes <= found.size(); ++k)
    block = block || found[k + kTimes - 1].first - found[k].first == kTimes - 1;
  if (!among_fields && !block && (!titled || found.size() < kTimes)) return;
  for (auto& [i, labels] : found) set_labels(lines_[i], std::move(labels));
}

// "Operation ............ 01.04.95", "Time       2012-2014": a line's name and where its second
// column begins; nothing where it has none.
struct TwoColumns {
  std::size_t name_end;
  std::size_t value;
};
static std::optional<TwoColumns> two_columns_of(std::string_view text) {
  const std::size_t gap = std::min(text.find("   "), text.find("..."));
  if (gap == 0 || gap == std::string_view::npos) return std::nullopt;
  const std::size_t value = text.find_first_not_of(" .", gap);
  if (value == std::string_view::npos) return std::nullopt;
  return TwoColumns{trim(text.substr(0, gap)).size(), value};
}

static LabelLine label_of_columns(const Line& line, const TwoColumns& columns) {
  const auto at = [&line](std::size_t offset) {
    return static_cast<std::uint32_t>(line.text.begin + offset);
  };
  LabelLine label;
  label.name = {line.text.begin, at(columns.name_end)};
  label.value = {at(columns.value), line.text.end};
  return label;
}

// What a value is that is nothing but a run or a sum.
LabelKind Layout::kind_of_value(Span value) const {
  const Range dates = mentions_in(mentions_.dates, value);
  if (!dates.empty() && mentions_.dates[dates.first].span == value &&
      mentions_.dates[dates.first].range)
    return LabelKind::period;
  const Range sums = mentions_in(mentions_.money, value);
  if (!sums.empty() && mentions_.money[sums.first].span == value) return LabelKind::budget;
  return LabelKind::other;
}

// "Time       October 2009 to March 2013" between "Place      India" and "Cost       Rs. 1.4
// crore": lines whose second column begins where the labels beside them have theirs are labels too.
// One with a run is when, one with a sum is how much, unless another label says so.
void Layout::mark_label_columns() {
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t end = i;
    while (end < lines_.size() && !lines_[end].blank && !lines_[end].rule) ++end;
    if (end > i + 2) mark_label_column(i, end);
    i = std::max(end, i + 1);
  }
}

// Where the second column of a line begins, in characters; nothing where it has none.
std::optional<std::size_t> Layout::second_column(const Line& line) const {
  const std::string_view text = page_.slice(line.text);
  const auto found = two_columns_of(text);
  if (!found) return std::nullopt;
  return line.indent + count_characters(text.substr(0, found->value));
}

// The labels of a block: how many have their values in each column, and whether they say when and
// how much.
struct Layout::LabelColumns {
  std::map<std::size_t, std::size_t> labels;  // by the column of their values
  bool timed = false;
  bool priced = false;
};

Layout::LabelColumns Layout::label_columns(std::size_t first, std::size_t last) const {
  LabelColumns found;
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = lines_[i];
    if (!line.label || !line.label->known || line.label->value.empty()) continue;
    if (const auto column = second_column(line)) ++found.labels[*column];
    const LabelKind kind = line.label->label.kind;
    found.timed = found.timed || is_time_label(kind);
    found.priced = found.priced || kind == LabelKind::budget || kind == LabelKind::budget_share;
  }
  return found;
}

void Layout::mark_label_column(std::size_t first, std::size_t last) {
  constexpr std::size_t kLeast = 2;
  constexpr std::size_t kMostWords = 4;
  const LabelColumns known = label_columns(first, last);
  for (std::size_t i = first; i < last && !known.labels.empty(); ++i) {
    Line& line = lines_[i];
    const std::string_view text = page_.slice(line.text);
    if (line.label || line.marker.any() || !begins_like_words(text)) continue;
    const auto columns = two_columns_of(text);
    const auto beside = columns ? known.labels.find(*second_column(line)) : known.labels.end();
    if (beside == known.labels.end() || beside->second < kLeast ||
        count_words(text.substr(0, columns->name_end)) > kMostWords)
      continue;
    LabelLine label = label_of_columns(line, *columns);
    const LabelKind kind = kind_of_value(label.value);
    label.known =
        kind == LabelKind::period ? !known.timed : kind == LabelKind::budget && !known.priced;
    if (label.known) label.label.kind = kind;
    line.label = label;
    line.labels = {label};
    line.title_like = false;
  }
}

// "Active" right over projects' names is their status, though "Active" over a date is a label: a
// word that stands alone again and again, with no time below it and no other label beside it.
void Layout::mark_status_words() {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const Line& below = lines_[i + 1];
    if (!line.label || !line.label->known || !is_time_label(line.label->label.kind)) continue;
    const bool told = !below.dates.empty() || !below.durations.empty() || below.blank ||
                      (below.label && below.label->known);
    const bool beside = i > 0 && lines_[i - 1].label && lines_[i - 1].label->known;
    const bool alone = line.words == 1 && line.label->value.empty();
    if (alone && !told && !beside && !page_.slice(line.text).ends_with(':')) found.push_back(i);
  }
  if (found.size() < 2) return;
  for (const std::size_t i : found) {
    lines_[i].label.reset();
    lines_[i].labels.clear();
    lines_[i].title_like = true;
  }
}

// "News Release | 14 May 2014", "Multimedia | 6 May 2014": a date behind what kind of item it is,
// which comes again.
void Layout::mark_dated_kickers() {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kTimes = 3;
  thread_local const regex::Matcher kMark(
      R"(.*\S(?: ?[|/,:] ?| - | \xe2\x80[\x93\x94] | \xc2\xb7 ))");
  std::map<std::string, std::vector<std::size_t>> found;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.dates.empty() || !(line.title_like || line.byline) || !line.money.empty() ||
        !line.places.empty())
      continue;
    const DateMention& date = mentions_.dates[line.dates.first];
    if (!is_point(date) || date.span.end != line.text.end) continue;
    const std::string_view before = page_.slice({line.text.begin, date.span.begin});
    if (count_words(before) > kMostWords || !kMark.matches(before)) continue;
    found[fold(before)].push_back(i);
    ++lines;
  }
  // Titles with their dates all differ.
  if (lines < kTimes || found.size() * 2 > lines + 1) return;
  for (const auto& [kicker, at] : found) {
    for (const std::size_t i : at) {
      lines_[i].date_only = true;
      lines_[i].title_like = false;
    }
  }
}

// "Tue 06 Feb 2018 · DATA · KENYA", "Mar 6, 2020 • Energy" over a title, three times or more: a day
// and what the item is about, in capitals or in a word or three.
void Layout::mark_days_and_topics() {
  constexpr std::size_t kMostBefore = 8;  // bytes: "Tue, "
  constexpr std::size_t kMostWords = 6;
  constexpr std::size_t kFewWords = 4;  // the mark before them is one
  constexpr std::size_t kTimes = 3;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.dates.empty() || !line.money.empty() || !line.title_like || !lines_[i + 1].title_like)
      continue;
    const DateMention& date = mentions_.dates[line.dates.first];
    if (!is_point(date) || date.span.begin > line.text.begin + kMostBefore ||
        date.span.end > line.text.end)
      continue;
    const std::string_view behind = page_.slice({date.span.end, line.text.end});
    const bool parted =
        behind.starts_with(" · ") || behind.starts_with(" | ") || behind.starts_with(" • ");
    const bool few = count_words(behind) <= kFewWords && std::ranges::none_of(behind, is_digit);
    if (parted && (few || (all_capitals(behind) && count_words(behind) <= kMostWords)))
      found.push_back(i);
  }
  if (found.size() < kTimes) return;
  for (const std::size_t i : found) {
    lines_[i].date_only = true;
    lines_[i].title_like = false;
  }
}

// "Ageing Abroad" over "-------------": Markdown's other form of a heading.
void Layout::mark_underlined_headings() {
  constexpr std::size_t kLeast = 4;
  const auto above_is_apart = [&](std::size_t i) { return i == 0 || lines_[i - 1].blank; };
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    Line& line = lines_[i];
    const std::string_view rule = trim(page_.slice(lines_[i + 1].span));
    if (!line.title_like || line.marker.any() || !lines_[i + 1].rule || !above_is_apart(i))
      continue;
    const bool plain = rule.size() >= kLeast && (rule[0] == '-' || rule[0] == '=') &&
                       rule.find_first_not_of(rule[0]) == std::string_view::npos;
    const std::size_t size = count_characters(page_.slice(line.text));
    if (!plain || rule.size() + 1 < size || rule.size() > size + 1) continue;
    line.marker.kind = Marker::Kind::heading;
    line.marker.style = '#';
    line.marker.depth = rule[0] == '=' ? 1 : 2;
  }
}

// "… with 4.3 million; of these" / "of which 1.2 million went to Kazan.", "Here we are the junior"
// / "partner: our friends have given 1.4" / "million": a sentence goes on, and the word that its
// next line begins with is no label.
void Layout::mark_wrapped_words() {
  constexpr std::size_t kLongLine = 8;  // words
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    const Line& above = lines_[i - 1];
    if (!line.label || !line.label->known || line.label->value.empty()) continue;
    const bool marked = !trim(page_.slice({line.label->name.end, line.label->value.begin})).empty();
    const bool inside = !above.blank && !above.label && above.words >= kLongLine &&
                        !ends_sentence(page_.slice(above.text));
    const bool goes_on = i + 1 < lines_.size() && !lines_[i + 1].blank && above.sentence &&
                         begins_lower(page_.slice(lines_[i + 1].text));
    if ((marked && !goes_on) || !inside || !begins_lower(page_.slice(line.text))) continue;
    line.label.reset();
    line.labels.clear();
  }
}

// "A bucket used to cost up to fifty and now costs" / "MWK 10."; "… is not finished. It" / "began
// in May 2012 and is ongoing."
bool Layout::ends_sentence_above(std::size_t i) const {
  constexpr std::size_t kLeastWords = 6;
  const Line& above = lines_[i - 1];
  const std::string_view words = page_.slice(above.text);
  return !above.blank && !above.label && above.words >= kLeastWords && !above.money_only &&
         page_.slice(lines_[i].text).ends_with('.') && !ends_sentence(words) &&
         (lines_[i].date_only || begins_lower(words.substr(words.rfind(' ') + 1)));
}

// "began in February 2014 in Georgia and is ongoing.": in small letters, a word or two before its
// date.
bool Layout::begins_with_date(const Line& line) const {
  constexpr std::size_t kMostWords = 2;
  const Span date = mentions_.dates[line.dates.first].span;
  const std::string_view before =
      page_.slice({line.text.begin, std::max(line.text.begin, date.begin)});
  return begins_lower(page_.slice(line.text)) && count_words(before) <= kMostWords &&
         before.find('.') == std::string_view::npos;
}

// Lines inside a paragraph are sentences even where they begin with a capital: a block of lines
// that holds a sentence's end and whose lines flow into one another.
void Layout::mark_prose() {
  const auto plain = [&](std::size_t i) {
    const Line& l = lines_[i];
    return !l.blank && !l.rule && !(l.label && l.label->known) && !l.date_only && !l.money_only &&
           !(is_row_of_facts(l) && has_wide_gap(page_.slice(l.text)));
  };
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    const bool date = lines_[i].date_only && begins_with_date(lines_[i]);
    if ((date || lines_[i].money_only) && ends_sentence_above(i)) {
      lines_[i].date_only = lines_[i].money_only = lines_[i].title_like = false;
      lines_[i].sentence = true;
    }
  }
  for (std::size_t i = 0; i < lines_.size();) {
    if (!plain(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines_.size() && plain(end) && !lines_[end].marker.any()) ++end;
    mark_paragraph(i, end);
    i = end;
  }
}

void Layout::mark_paragraph(std::size_t first, std::size_t last) {
  std::size_t longest = 0;
  std::size_t words = 0;
  bool stops = false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view text = page_.slice(lines_[i].text);
    longest = std::max(longest, text.size());
    words += lines_[i].words;
    stops = stops || ends_sentence(text) || has_inner_stop(text, lines_[i].words);
  }
  if (!stops || words < 14) return;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view text = page_.slice(lines_[i].text);
    const std::string_view below = page_.slice(lines_[std::min(i + 1, last - 1)].text);
    const bool open =
        begins_lower(below) || ends_in_small_word(text) ||
        (lines_[i].words >= 9 &&
         (below.starts_with('(') || leaves_bracket_open(text) || text.ends_with(',') ||
          (!all_capitals(text) && ends_in_small_word(fold(text)))));  // "… attempt. Between"
    const bool flows =
        i + 1 < last && open && text.size() * 3 >= longest * 2 && !ends_sentence(text);
    const bool inside = i > first && lines_[i - 1].sentence &&
                        !ends_sentence(page_.slice(lines_[i - 1].text)) &&
                        text.size() * 3 >= longest * 2;
    const std::size_t words_here = lines_[i].words;
    if (words_here >= 4 && (flows || inside || has_inner_stop(text, words_here))) {
      lines_[i].sentence = true;
      lines_[i].title_like = false;
    }
  }
}

// "WELLS OF THE NORTH (Sri Lanka, Nov 2016 - Oct" over "2019, EUR 145,500)": a title whose bracket
// of facts goes on in the line below.
void Layout::mark_wrapped_brackets() {
  constexpr std::size_t kMostWords = 12;  // of the title
  constexpr std::size_t kMostBelow = 14;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    Line& line = lines_[i];
    Line& below = lines_[i + 1];
    if (line.blank || line.marker.any() || below.blank || below.words > kMostBelow ||
        (i > 0 && !lines_[i - 1].blank))
      continue;
    const std::string_view text = page_.slice(line.text);
    const std::string_view rest = page_.slice(below.text);
    const std::size_t open = text.rfind('(');
    if (!leaves_bracket_open(text) || open == 0 || !rest.ends_with(')') ||
        rest.find('(') != std::string_view::npos)
      continue;
    const std::string_view title = trim(text.substr(0, open));
    const Span bracket{static_cast<std::uint32_t>(line.text.begin + open), below.text.end};
    const bool facts = !mentions_in(mentions_.dates, bracket).empty() ||
                       !mentions_in(mentions_.money, bracket).empty();
    if (!facts || !begins_like_words(title) || count_words(title) > kMostWords ||
        has_inner_stop(title, line.words) || ends_sentence(title))
      continue;
    line.sentence = below.sentence = below.title_like = false;
    line.title_like = true;
  }
}

// A page of blocks "label / value": where several such labels are known, a short line over a value
// in a block of its own is one too, whatever its words.
void Layout::mark_label_blocks() {
  std::vector<std::size_t> unknown;
  std::size_t known = 0;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    const bool opens = (i == 0 || lines_[i - 1].blank) && !lines_[i].blank && !lines_[i + 1].blank;
    if (!opens) continue;
    const Line& line = lines_[i];
    if (line.label && line.label->known && line.label->value.empty()) {
      ++known;
    } else if (known > 0 && line.title_like && line.words <= 5 && !line.marker.any() &&
               !lines_[i + 1].sentence && line.dates.empty() && line.money.empty() &&
               !ends_in_small_word(fold(page_.slice(line.text)))) {
      unknown.push_back(i);
    }
  }
  if (known < 4) return;
  for (std::size_t i : unknown) {
    LabelLine label;
    label.name = lines_[i].text;
    label.value = {lines_[i].text.end, lines_[i].text.end};
    lines_[i].label = label;
    lines_[i].labels.assign(1, label);
    lines_[i].title_like = false;
  }
}

// "46      ANNUAL REPORT", "ANNUAL REPORT      47": the same words twice or more, and a page's
// number far away from them.
void Layout::mark_running_headers() {
  thread_local const regex::Matcher kNumbered(R"(\d{1,4} {3,}\S.{3,}|\S.{3,} {3,}\d{1,4})");
  std::map<std::string, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].blank) continue;
    const std::string_view whole = trim(page_.slice(lines_[i].span));
    const bool number = is_digit(whole.front()) || is_digit(whole.back());
    if (number && kNumbered.matches(whole)) seen[header_key(whole)].push_back(i);
  }
  // "The Commission          Summary 2013" right below a page's number.
  thread_local const regex::Matcher kPageNumber(R"(\d{1,4}|[ivxl]{1,6})");
  thread_local const regex::Matcher kTwoSides(R"(\S.{3,} {5,}\S.{3,})");
  std::size_t above = npos;  // the text above
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].blank) continue;
    const bool opens_page =
        above == npos ||
        (lines_[above].indent >= 8 && kPageNumber.matches(trim(page_.slice(lines_[above].span))));
    above = i;
    if (!opens_page) continue;
    const std::string_view whole = trim(page_.slice(lines_[i].span));
    if (kTwoSides.matches(whole)) seen[header_key(whole)].push_back(i);
  }
  for (const auto& [key, lines] : seen) {
    if (lines.size() < 2 || key.empty()) continue;
    for (std::size_t i : lines) lines_[i].boilerplate = true;
  }
}

// "[3]Skip to content" in a text browser's dump.
static std::string_view without_link_number(std::string_view text) {
  const std::size_t end = text.starts_with('[') ? text.find_first_not_of("0123456789", 1) : 0;
  const bool numbered = end > 1 && end < text.size() && text[end] == ']';
  return numbered && end + 1 < text.size() ? text.substr(end + 1) : text;
}

// "Period: 2012-2014", "Period" over its value, "2012-2014", "EUR 2 million": what a project has on
// its page, though others have it at the same place of theirs.
static bool states_fact(const Layout& layout, const Line& line) {
  const bool labelled = line.label && line.label->known &&
                        is_project_label(line.label->label.kind) &&
                        (!line.label->value.empty() || line.label->label.kind != LabelKind::title);
  return labelled || line.money_only || (line.date_only && has_range(layout, line.dates));
}

void Layout::mark_boilerplate() {
  std::map<std::string, std::size_t>
      edge_lines;  // running headers and footers: key, times seen at a page's edge
  std::vector<std::pair<std::size_t, std::string>> edges;
  const bool paged =
      std::any_of(lines_.begin(), lines_.end(), [](const Line& l) { return l.page_break; });
  if (paged) {
    const auto note = [&](std::size_t i) {
      std::string key = header_key(page_.slice(lines_[i].text));
      ++edge_lines[key];
      edges.emplace_back(i, std::move(key));
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].page_break && i != 0 && i + 1 != lines_.size()) continue;
      std::size_t seen = 0;
      for (std::size_t j = i; j < lines_.size() && seen < 2; ++j) {
        if (!lines_[j].blank) note(j), ++seen;
      }
      seen = 0;
      for (std::size_t j = i; j-- > 0 && seen < 2;) {
        if (!lines_[j].blank) note(j), ++seen;
      }
    }
  }
  for (const auto& [i, key] : edges) {
    if (edge_lines[key] >= 2 && !states_fact(*this, lines_[i])) lines_[i].boilerplate = true;
  }
  mark_running_headers();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    if (line.blank || line.rule || line.money_only) continue;
    const std::string_view text = page_.slice(line.text);
    // "Término: 30 de septiembre de" / "2016"
    const bool wrapped = i > 0 && !lines_[i - 1].blank && line.date_only &&
                         ends_in_small_word(page_.slice(lines_[i - 1].text));
    const bool full_date = line.date_only && is_point(mentions_.dates[line.dates.first]);
    // "2015 › 2017", "Calendar: 2015 › 2017": no menu's path
    const bool arrow =
        has_range(*this, line.dates) &&
        (line.date_only || (line.label && line.label->label.kind == LabelKind::period));
    if (wrapped || full_date) continue;
    // "Wo" over "Indien" is no language of the site's.
    const bool label = line.label && line.label->known && line.words == 1 &&
                       is_project_label(line.label->label.kind);
    const std::string_view bare = without_link_number(text);
    line.boilerplate = line.boilerplate || looks_like_contents_entry(text) ||
                       (!label && is_boilerplate_text(bare == text ? folded(i) : fold(bare))) ||
                       (looks_like_menu(text) && !is_row_of_facts(line) && !arrow &&
                        !(line.place_only && text.find(" . ") != std::string_view::npos));
  }
  mark_kickers();
  mark_date_tiles();
  mark_cookie_notices();
  mark_country_menus();
  for (Line& line : lines_) line.title_like = line.title_like && !line.boilerplate && !line.rule;
  mark_facets();
  mark_fact_rows();
}

// "Niger  P155102  US$ 32.00 million  Active  April 14, 2015": three cells or more, a sum and
// another fact among them, the others a word or two.
bool Layout::is_fact_row(const Line& line) const {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kMostWords = 3;  // of a status, a code
  constexpr std::size_t kLongest = 400;  // bytes
  if (line.text.size() > kLongest || line.money.empty() || line.sentence || line.label ||
      line.marker.any())
    return false;
  std::size_t cells = 0;
  std::size_t facts = 0;
  const std::string_view text = page_.slice(line.text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min({text.find("  ", at), text.find(" | ", at), text.size()});
    const Span cell{static_cast<std::uint32_t>(line.text.begin + at),
                    static_cast<std::uint32_t>(line.text.begin + end)};
    const bool fact = is_facts_only(*this, cell);
    if (!fact && count_words(page_.slice(cell)) > kMostWords) return false;
    ++cells;
    facts += fact ? 1 : 0;
    at = std::min(text.find_first_not_of(" |", end), text.size());
  }
  return cells >= kLeast && facts >= 2;
}

void Layout::mark_fact_rows() {
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    if (!lines_[i - 1].title_like || lines_[i - 1].fact_row || !is_fact_row(lines_[i])) continue;
    lines_[i].fact_row = true;
    lines_[i].title_like = false;
  }
}

// "Kyrgyzstan | Agriculture | Active" right below a title: what a list sorts it by; or a town and
// its country, "Goris, Armenia".
void Layout::mark_facets() {
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    if (!line.title_like || !lines_[i - 1].title_like || !line.dates.empty() ||
        !line.money.empty() || line.places.empty())
      continue;
    const std::string_view text = page_.slice(line.text);
    const bool bars = std::ranges::count(text, '|') >= 2 && is_row_of_facts(line);
    if (bars || is_town_with_country(i)) line.title_like = false;
  }
}

bool Layout::is_town_with_country(std::size_t i) const {
  const Line& line = lines_[i];
  constexpr std::size_t kMostWords = 3;  // of the town
  const PlaceMention& last = mentions_.places[line.places.last - 1];
  if (last.span.end != line.text.end || last.form != PlaceMention::Form::name) return false;
  const std::string_view town = page_.slice({line.text.begin, last.span.begin});
  return town.ends_with(", ") && count_words(town) <= kMostWords && begins_like_words(town) &&
         !ends_in_small_word(fold(page_.slice(lines_[i - 1].text)));
}

// "Malawi, Zambia · Agriculture · Closed", "2009–2011 » Ice » EUR 312,000", "Country: Mali / Niger
// / Chad": a row of facts, and no menu.
bool Layout::is_row_of_facts(const Line& line) const {
  if (!line.dates.empty() && !line.money.empty()) return true;
  const bool known = line.label && line.label->known;
  if (known && !line.money.empty() &&
      mentions_.money[line.money.first].span.begin == line.label->value.begin)
    return true;
  if (line.places.empty()) return false;
  const PlaceMention& first = mentions_.places[line.places.first];
  if (known &&
      (first.span.begin == line.label->value.begin ||
       (line.label->label.kind == LabelKind::donor && line.label->value.contains(first.span))))
    return true;
  if (first.span.begin != line.text.begin || first.form == PlaceMention::Form::region) return false;
  const std::string_view rest = page_.slice({first.span.end, line.text.end});
  if (rest.starts_with(", ")) return true;
  const std::string_view mark = rest.substr(skip_blanks(rest, 0));
  return mark.size() < rest.size() &&
         (mark.starts_with("· ") || mark.starts_with("| ") || mark.starts_with("/ "));
}

// "Projects by country" over their names, a line each.
void Layout::mark_country_menus() {
  thread_local const regex::Matcher kMenu(
      R"(\b(?:by country|(?:select|choose) (?:a |your )?country|(?:all|our|other) countries|country offices|par pays|autres pays|por pais(?:es)?|otros paises|outros paises|nach landern?|andere lander|per paese|altri paesi|andere landen)\b)");
  constexpr std::size_t kLeast = 3;
  for (std::size_t i = 0; i + kLeast < lines_.size(); ++i) {
    const Line& head = lines_[i];
    if (head.blank || head.place_only || !lines_[i + 1].place_only || head.words > 6) continue;
    std::size_t end = i + 1;
    while (end < lines_.size() && lines_[end].place_only) ++end;
    if (end - i - 1 < kLeast || !kMenu.occurs_in(fold(page_.slice(head.text)))) continue;
    for (; i < end; ++i) lines_[i].boilerplate = true;
    --i;
  }
}

// "We use cookies" over "This site stores small files …" over "Accept all": a notice about cookies,
// all of whose lines are the site's.
void Layout::mark_cookie_notices() {
  thread_local const regex::Matcher kButton(
      R"((?:accept|agree|allow|reject|refuse|decline|deny|(?:only|strictly) (?:what is )?(?:needed|necessary|essential)|necessary only|manage (?:cookies|preferences)|tout accepter|accepter|refuser|aceptar|rechazar|aceitar|recusar|alle akzeptieren|akzeptieren|ablehnen|accetta|rifiuta|accepteren|weigeren)\b.{0,30})");
  constexpr std::size_t kMostLines = 12;
  constexpr std::size_t kMostWords = 12;  // of the line that speaks of cookies
  constexpr std::size_t kOfButton = 5;
  for (std::size_t first = 0; first < lines_.size();) {
    std::size_t last = first;
    bool cookies = false;
    while (last < lines_.size() && !lines_[last].blank) {
      const Line& line = lines_[last++];
      cookies = cookies || (line.boilerplate && line.words <= kMostWords &&
                            fold(page_.slice(line.text)).find("cookie") != std::string::npos);
    }
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(last);
    if (cookies && last - first <= kMostLines && std::any_of(begin, end, [&](const Line& line) {
          return line.words <= kOfButton && kButton.matches(fold(page_.slice(line.text)));
        }))
      std::for_each(begin, end, [](Line& line) { line.boilerplate = true; });
    first = std::max(last, first + 1);
  }
}

// The second and the third line of a date that is set in tiles, "14 / NOV / 2017", are no lines of
// their own.
void Layout::mark_date_tiles() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].date_only) continue;
    const Span date = mentions_.dates[lines_[i].dates.last - 1].span;
    for (std::size_t j = i + 1; j < lines_.size() && lines_[j].text.end <= date.end; ++j)
      lines_[j].boilerplate = lines_[j].boilerplate || !lines_[j].blank;
  }
}

// "Ref. B/031", "PROJECT 1 OF 6", "CARD B": a few words, the last of them a number or a letter.
static bool is_numbered_reference(std::string_view text) {
  constexpr std::size_t kMostWords = 4;
  const bool letter =
      text.size() > 2 && text[text.size() - 2] == ' ' && text.back() >= 'A' && text.back() <= 'Z';
  return count_words(text) <= kMostWords && (is_digit(text.back()) || letter);
}

static std::string without_digits(std::string_view text) {
  std::string shape(text);
  if (!is_digit(shape.back())) shape.back() = '#';
  std::ranges::replace_if(shape, is_digit, '#');
  return shape;
}

// "PRESS RELEASE" or "Ref. B/031" above every title, "Read on" below every text, "Country   Topic
// Period" above every block of values: the same few words three times or more, none of them a fact.
void Layout::mark_kickers() {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kTimes = 3;
  std::map<std::string, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.blank || line.rule || line.marker.any() || !line.places.empty() ||
        !line.money.empty() || !line.dates.empty() || !line.durations.empty())
      continue;
    const std::string_view text = page_.slice(line.text);
    const bool value = i > 0 && lines_[i - 1].label && lines_[i - 1].label->value.empty();
    const bool words = !line.label && line.words <= kMostWords && !value;
    if (words || is_row_of_labels(text)) seen[link_text(text)].push_back(i);
    const bool over = stands_over_title(i) ||
                      (i + 1 < lines_.size() && lines_[i + 1].blank && stands_over_title(i + 1));
    // "Project 1" over a title is no label of one.
    const bool number = line.label && line.label->value.empty() && is_digit(text.back());
    if ((words || number) && over && is_numbered_reference(text))
      seen[without_digits(text)].push_back(i);
    if (words && stands_over_sum(i)) seen["a word over a sum"].push_back(i);
  }
  // Capitals above some titles and other capitals above others are categories: a title's business.
  const auto shouts = [&](const std::vector<std::size_t>& lines) {
    const std::string_view text = page_.slice(lines_[lines.front()].text);
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const bool categories = std::any_of(seen.begin(), seen.end(), [&](const auto& one) {
    return one.second.size() < kTimes && shouts(one.second) &&
           stands_over_title(one.second.front());
  });
  for (const auto& [text, lines] : seen) {
    const bool category = categories && text.find('#') == std::string::npos && shouts(lines) &&
                          stands_over_title(lines.front());
    if (lines.size() < kTimes || category) continue;
    for (std::size_t i : lines) {
      lines_[i].boilerplate = true;
      lines_[i].label.reset();
      lines_[i].labels.clear();
    }
  }
}

// "ACTIVE" / "AED 92,000,000" / "Wadi Dams"
bool Layout::stands_over_sum(std::size_t i) const {
  const bool opens = i == 0 || lines_[i - 1].blank || lines_[i - 1].rule;
  return opens && lines_[i].words <= 2 && i + 2 < lines_.size() && lines_[i + 1].money_only &&
         lines_[i + 2].title_like;
}

bool Layout::stands_over_title(std::size_t i) const {
  const bool opens = i == 0 || lines_[i - 1].blank || lines_[i - 1].rule;
  return opens && i + 1 < lines_.size() && lines_[i + 1].title_like;
}

}  // namespace dossier
