// See evidence.h.
#include "extract/evidence.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/text.h"
#include "extract/cues.h"
#include "extract/line_shape.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

bool is_time_label(LabelKind kind) {
  return kind == LabelKind::period || kind == LabelKind::start || kind == LabelKind::end ||
         kind == LabelKind::duration;
}

bool may_tell_run(LabelKind kind) {
  return kind == LabelKind::title || kind == LabelKind::donor || kind == LabelKind::funding ||
         kind == LabelKind::budget || kind == LabelKind::budget_share ||
         kind == LabelKind::implementer || kind == LabelKind::status || kind == LabelKind::country;
}

std::optional<Period> two_columns_run(const Layout& layout, const Line& line) {
  if (!line.date_only || line.dates.last - line.dates.first != 2) return std::nullopt;
  const DateMention& start = layout.mentions().dates[line.dates.first];
  const DateMention& end = layout.mentions().dates[line.dates.first + 1];
  const bool columns = trim(layout.text({start.span.end, end.span.begin})).empty() &&
                       start.span.begin == line.text.begin && end.span.end == line.text.end;
  if (!columns || !is_point(start) || !is_point(end)) return std::nullopt;
  const Period run{start.period.from, end.period.to};
  const auto first = first_day(run);
  const auto last = last_day(run);
  return first && last && *first < *last ? std::optional(run) : std::nullopt;
}

bool lasts_days(const DateMention& date) {
  constexpr int kMostDays = 14;
  const auto first = first_day(date.period);
  const auto last = last_day(date.period);
  return first && last && date.period.from.date.day != 0 && *last - *first <= kMostDays;
}

bool has_range(const Layout& layout, Range dates) {
  for (auto i = dates.first; i < dates.last; ++i) {
    if (layout.mentions().dates[i].range) return true;
  }
  return false;
}

// "HANOI, 14 May 2013 – Forty-one factories …", "(Geneva, 3 May 2012) …": where and when, then the
// news.
std::uint32_t headline_before_dateline(const Layout& layout, std::size_t i) {
  constexpr std::size_t kLongest = 60;  // bytes of the dateline's places
  const Line& line = layout[i];
  if (line.dates.empty()) return 0;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  const std::string_view before = layout.text({line.text.begin, date.span.begin});
  // "Cholera contained on Anjouan. (2 September 2011) No new case …"
  const std::string_view after = layout.text({date.span.end, line.text.end});
  if (is_point(date) && before.ends_with(". (") && after.starts_with(") "))
    return static_cast<std::uint32_t>(before.size() - 3);
  const std::size_t stop = before.rfind(". ");
  if (!is_point(date) || stop == std::string_view::npos || before.size() - stop > kLongest)
    return 0;
  thread_local const regex::Matcher kAfter(
      R"((?: ?[(/][A-Za-z .]{2,20}[)/])? ?(?:\xe2\x80[\x93\x94]|--|-) )");
  const std::string_view places = before.substr(stop + 2);
  const bool opens = all_capitals(places) && places.ends_with(", ") &&
                     kAfter.prefix_of(after) != std::string_view::npos;
  return opens ? static_cast<std::uint32_t>(stop) : 0;
}

bool is_dateline(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.dates.empty()) return false;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  if (headline_before_dateline(layout, i) > 0) return true;
  if (!is_point(date) || date.span.begin > line.text.begin + 48) return false;
  thread_local const regex::Matcher kBefore(
      R"((?:[A-Za-z\x80-\xff.' -]+(?:, ?[A-Za-z\x80-\xff.' -]+){0,2}(?:,(?: den| le| el| il| em| a)?| \(|:| [|-]| \xe2\x80[\x93\x94]) ?)?\(?)");
  thread_local const regex::Matcher kAfter(
      R"(\)?\*{0,2}(?:, ?\d{1,2}[:h.]\d{2}(?: ?[a-zA-Z]{2,4})?)?(?: ?/[A-Za-z ]{2,20}/| ?\([A-Za-z ]{2,20}\))? ?(?:\.?\xe2\x80[\x93\x94]|[|:]|--|\.?- |\. ))");
  std::string_view before = layout.text({line.text.begin, date.span.begin});
  if (before.empty() && !line.sentence) return false;  // a date before a title, not before a text
  // "… and will end in" over "June 2017. Two founders …"
  if (before.empty() && i > 0 && layout[i - 1].sentence && !ends_sentence(layout.text(i - 1)))
    return false;
  const std::string_view after = layout.text({date.span.end, line.text.end});
  // "14 May 2015. Seed bank opens in Puno" over its text
  if (before.empty() && after.starts_with(". ") && !ends_sentence(after) && i + 1 < layout.size() &&
      !begins_lower(layout.text(i + 1)))
    return false;
  if (before.ends_with("| ") && after.starts_with(" |") && !line.sentence) return false;  // a row
  // "(La Paz, 3 May 2012) Potatoes of all colours …"; "(3 May 2012) Potatoes …" below a title
  const bool closed = before.starts_with('(') && after.starts_with(") ");
  const std::size_t above = i > 0 ? layout.previous_text(i - 1) : Layout::npos;
  const bool below = closed && before.size() == 1 && above != Layout::npos && above + 2 >= i &&
                     layout[above].title_like;
  const bool bracket = closed && (before.size() > 1 || below);
  if (bracket) before.remove_prefix(1);
  if (!kBefore.matches(before)) return false;
  // "29 Sep 2016, MASERU -- Members of the association …"
  thread_local const regex::Matcher kTownBehind(
      R"(, [A-Z][A-Za-z\x80-\xff.' -]{2,30}(?:, [A-Z][A-Za-z\x80-\xff.' -]{2,30})? (?:--|-|\xe2\x80[\x93\x94]) )");
  const bool town = before.empty() && kTownBehind.prefix_of(after) != std::string_view::npos;
  if (!bracket && !town && kAfter.prefix_of(after) == std::string_view::npos) return false;
  std::size_t next = 0;
  if (below) return true;
  return line.words > 8 &&
         (before.empty() ||
          is_upper(decode(
              before, before[0] == '(' ? std::min<std::size_t>(1, before.size() - 1) : 0, next)));
}

bool stands_over_text(const Layout& layout, std::size_t i) {
  const std::size_t below = layout.next_text(i + 1);
  return below != Layout::npos && layout[below].sentence;
}

bool ends_in_day_column(const Layout& layout, std::size_t i) {
  constexpr std::size_t kLeastWords = 4;  // with the day's
  const Line& line = layout[i];
  if (line.dates.empty() || line.words < kLeastWords) return false;
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  const std::string_view before =
      layout.text({line.text.begin, std::max(date.span.begin, line.text.begin)});
  const bool parted = before.ends_with("   ") || before.ends_with('\t') ||
                      before.ends_with(" - ") || before.ends_with(" – ") || before.ends_with(" — ");
  return is_point(date) && date.period.from.date.day != 0 && date.span.end == line.text.end &&
         parted;
}

bool ends_text_with_day(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  const bool ends = i + 1 == layout.size() || layout[i + 1].blank || layout[i + 1].rule;
  return ends && line.sentence && !line.marker.any() && bracketed_day(layout, line).has_value();
}

namespace {

// "Villagers win logging case (9 January 2019)"
bool ends_in_dated_bracket(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return false;
  if (bracketed_day(layout, line)) return true;
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  if (!is_point(date) || date.span.begin == line.text.begin) return false;
  const std::string_view open = layout.text({date.span.begin - 1, date.span.begin});
  const std::string_view close = layout.text({date.span.end, line.text.end});
  return (open == "(" && close == ")") || (open == "[" && close == "]");
}

bool has_point(const Layout& layout, Range dates) {
  for (auto i = dates.first; i < dates.last; ++i) {
    if (is_point(layout.mentions().dates[i])) return true;
  }
  return false;
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

// "Year: All  Country: All", "Duration: max 24 months": a list's filter, a call's rule, and no
// time.
bool says_all(const Layout& layout, const LabelLine& l) {
  thread_local const regex::Matcher kAll(
      R"((?:all|any|alle|tous|toutes|todos|todas|max|maximum|at most|up to|maximal|hochstens|bis zu)\b.*)");
  return kAll.matches(fold(layout.text(l.value)));
}

// The dates in a label's value; behind the words of a title.
Range dates_beside(const Layout& layout, const LabelLine& l) {
  Span value = l.value;
  if (l.label.kind == LabelKind::title) value.begin = without_facts(layout, value).end;
  return dates_in(layout, value);
}

// "Trees, tools and fair prices since 1991": what a house says of itself, right below its name at
// the page's head.
bool is_house_tagline(const Layout& layout, std::size_t i) {
  constexpr std::size_t kHead = 20;  // lines
  const Line& line = layout[i];
  const DateMention& date = layout.mentions().dates[line.dates.last - 1];
  const Edge& from = date.period.from;
  return i > 0 && i < kHead && layout.next_text(0) + 1 == i && from.known() &&
         from.date.month == 0 && date.period.to == Edge::open() && date.span.end == line.text.end &&
         fold(layout.text(date.span)).starts_with("since");
}

// What stands before " | "; all of the text where it has none.
std::string_view field_before_bar(std::string_view text) {
  return text.substr(0, find_mark(text, " | "));
}

std::uint8_t find_evidence(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.blank || line.boilerplate || line.rule) return 0;
  std::uint8_t found = 0;
  for (const LabelLine& l : line.labels) {
    if (!l.known) continue;
    if (is_project_label(l.label.kind)) found |= kLabelled;
    if (is_time_label(l.label.kind) && !says_all(layout, l)) found |= kRun;
    if (may_tell_run(l.label.kind) && has_range(layout, dates_beside(layout, l))) found |= kRun;
  }
  if (line.label && line.label->known) {
    constexpr std::size_t kMostWords = 9;
    // "publicado: 12/07/2021 14h35, última modificação: 13/07/2021 09h02"
    const bool twice =
        line.labels.size() > 1 && std::ranges::all_of(line.labels, [](const LabelLine& l) {
          return l.known && l.label.kind == LabelKind::posted;
        });
    const bool posted = line.label->label.kind == LabelKind::posted &&
                        (line.words <= kMostWords || line.date_only || twice ||
                         // "Published: 3 November 2017 09:14 | Written by PR Unit | Hits: 611"
                         count_words(field_before_bar(layout.text(line.text))) <= kMostWords);
    // "Posted: February 29, 2022": a day that never was is one all the same.
    const bool day =
        has_point(layout, line.dates) ||
        (line.dates.empty() && std::ranges::any_of(layout.text(line.label->value), is_digit));
    if (posted && day) found |= kPoint;
    return found;
  }
  // "Programming period: 2014–2020": a label of other things
  if (line.label && !line.label->known && !line.date_only && has_range(layout, line.dates) &&
      label_of(layout.text(line.label->name)))
    return found;
  if (line.date_only && (has_range(layout, line.dates) || two_columns_run(layout, line))) {
    found |= kRun;
  } else if (line.date_only && has_point(layout, line.dates)) {
    found |= kPoint;
  }
  if (!line.date_only && (is_dateline(layout, i) || ends_text_with_day(layout, i))) found |= kPoint;
  if (!line.date_only && !line.dates.empty() &&
      has_range(layout, dates_in(layout, leading_facts(layout, line.text))))
    found |= kRun;
  if (!line.date_only && !line.dates.empty() && line.words <= 60 &&
      (!line.sentence || line.marker.any())) {
    const Span title = without_facts(layout, line.text);
    const Range tail = mentions_in(layout.mentions().dates, {title.end, line.text.end});
    if (has_range(layout, tail)) {
      if (!is_house_tagline(layout, i)) found |= kRun;
    } else if (line.title_like &&
               (ends_in_dated_bracket(layout, line) ||
                (ends_in_day_column(layout, i) && stands_over_text(layout, i)))) {
      const bool told = has_told_end(layout, line) && layout.text(i).ends_with(')');
      found |= told ? kRun : kPoint;  // "(from May 2018)"
    }
    const bool sum = !mentions_in(layout.mentions().money, {title.end, line.text.end}).empty();
    if (sum) found |= kFacts;
    // "* Songs of the fens — 2024, USD 30,000": an entry of a list of grants
    if (sum && !tail.empty() && line.marker.kind == Marker::Kind::bullet) found |= kRun;
  }
  if (const DateMention* date = date_behind_bold(layout, line)) {
    if (date->range) found |= kRun;
    if (is_point(*date)) found |= kPoint;
  }
  if (line.money_only || line.date_only || line.fact_row) found |= kFacts;
  if (found & (kRun | kPoint)) return found;
  if (line.marker.any() && cited_title(layout, line.text)) return found | kRun;
  const bool told = has_told_end(layout, line);
  constexpr std::size_t kFewWords = 7;
  // "Completed in December 2014" on a line of its own
  if (told && !line.sentence && line.words <= kFewWords) return found | kRun;
  if (told || has_range(layout, line.dates)) found |= kProse;
  return found;
}

}  // namespace

std::uint8_t line_evidence(const Layout& layout, std::size_t i) {
  std::optional<std::uint8_t>& known = layout.known_evidence(i);
  if (!known) known = find_evidence(layout, i);
  return *known;
}

bool has_time_label(const Line& line) {
  return std::any_of(line.labels.begin(), line.labels.end(),
                     [](const LabelLine& l) { return l.known && is_time_label(l.label.kind); });
}
bool is_donor_line(const Line& line) {
  return line.label && line.label->known && line.label->label.kind == LabelKind::donor;
}

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
  std::set<std::optional<Day>> points;  // a dateline may repeat the date above the title
  for (std::size_t i = item.first; i < item.last; ++i) {
    const std::uint8_t e = line_evidence(layout, i);
    if ((e & kRun) && !has_time_label(layout[i]) && !labelled && !is_donor_line(layout[i]))
      ++t.runs;
    if ((e & kRun) && is_donor_line(layout[i])) t.runs = std::max(t.runs, 1);
    if (e & kPoint) {  // of a day that never was there is no date
      const Range dates = layout[i].dates;
      points.insert(dates.empty() ? std::nullopt
                                  : first_day(layout.mentions().dates[dates.first].period));
    }
    // "… Implementation: October 2015 – September 2020. 26,000 homes.": a label in running text
    const bool in_text = (e & kRun) && layout[i].sentence && time_labels.empty();
    if ((e & kProse) || (in_text && has_time_label(layout[i]))) ++t.prose;
    const Line& line = layout[i];
    if (e & kFacts) t.facts += line.fact_row ? 2 : 1;
    t.sums += !line.money.empty() && (!line.sentence || line.label || i == item.first) ? 1 : 0;
  }
  t.points = static_cast<int>(points.size());
  return t;
}

bool is_project_word(std::string_view folded) {
  thread_local const regex::Matcher kWord(
      R"(\b(?:projects?|programmes?|programs?|grants?|initiatives?|scheme|proyectos?|programas?|iniciativas?|subvenciones|projets?|progett[oi]|programm[ai]|iniziativ[ae]|projecten|subsidies?|(?:\w*-)?\w*projekt(?:e[sn]?|s)?|\w*vorhabens?|forschungsverbund\w*|projetos?|beneficiar\w*|donors?|funded by|financed by)\b)");
  return kWord.occurs_in(folded);
}

bool names_projects(const Layout& layout) {
  std::optional<bool>& known = layout.known_subject();
  if (!known) known = is_project_word(fold(layout.page().text()));
  return *known;
}

bool item_names_project(const Layout& layout, const Item& item) {
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (!layout[i].blank && is_project_word(layout.folded(i))) return true;
  }
  return false;
}

}  // namespace dossier
