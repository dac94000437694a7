// When a project runs. The candidates in falling order of trust: what labels say (both ends, start
// and end apart, a start and a length), a line of nothing but dates, dates behind the title, dates
// beside the donor, then what the sentences tell. The first that gives a value is taken; all are
// noted.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "extract/assemble.h"
#include "extract/evidence.h"
#include "extract/line_shape.h"
#include "extract/scan.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr CueMask kTimeCues = cue(CueRole::start) | cue(CueRole::end) | cue(CueRole::aside);

struct Found {
  Period period;
  Span span;
  RuleId rule = RuleId::none;
  std::string_view reason;
  Span end{};  // where the end stands, if apart from the start
};

// "The effort begins in May", "the work runs until 2021": a project by what is said of it.
bool is_project_text(const Layout& layout, Span span) {
  thread_local const regex::Matcher kUndertaking(
      R"(\b(?:works|(?:the|this) (?:work|effort|venture|undertaking|plan|(?:first|second|third|new|next) phase))\b(?: [^.;]{0,80})? (?:will|runs?|begins?|starts?|started|began|ends?|lasts?)\b|\bles travaux\b|\blas obras\b|\bdie (?:bau)?arbeiten\b)");
  const std::string text = fold(layout.text(span));
  return is_project_word(text) || kUndertaking.occurs_in(text);
}

// The mentions inside a labelled value, one that began in the label too: "Effective from" over
// "17 February 2011".
template <class M>
std::vector<const M*> inside(const std::vector<M>& mentions, const Labelled& l) {
  std::vector<const M*> found;
  for (const Span& piece : l.value) {
    const Range r = mentions_in(mentions, piece);
    const bool reaches_in = r.first > 0 && mentions[r.first - 1].span.overlaps(piece) &&
                            mentions[r.first - 1].span.end == piece.end;
    for (auto i = r.first - (reaches_in ? 1 : 0); i < r.last; ++i) found.push_back(&mentions[i]);
  }
  return found;
}

// A single date is a start, an end or the whole run, as the words before it say.
Period by_cue(const DateMention& d, CueRole role) {
  const Date date = d.period.from.date;
  const bool part_of_year = !d.range && d.period.to.known();  // "Q2 2014" ends in June
  const Date last = part_of_year ? d.period.to.date : date;
  if (role == CueRole::start) return {Edge::at(date), Edge::unknown()};
  if (role == CueRole::end) return {Edge::unknown(), Edge::at(last)};
  return {Edge::at(date), Edge::at(last)};
}

// Whether one of the words ends right before a length.
bool stands_behind(std::string_view text, Span length, std::span<const std::string_view> words) {
  const std::string_view before = text.substr(0, length.begin);
  return std::ranges::any_of(words,
                             [before](std::string_view word) { return before.ends_with(word); });
}

// "Ask me again in ten years": when something will be, and no length.
bool lies_ahead(std::string_view text, Span length) {
  static constexpr std::string_view kAhead[] = {" again in ", " in another ", " back in ",
                                                " dans "};
  return stands_behind(text, length, kAhead);
}

// "launched for an initial two years": a length that an end told later outlasts.
bool is_first_length(std::string_view text, Span length) {
  static constexpr std::string_view kFirst[] = {" initial ", " initially ", " at first for "};
  return stands_behind(text, length, kFirst);
}

// The first length in a stretch of text that a project may have; not one that belongs to a date,
// "30 months from October 2016".
const DurationMention* length_in(std::string_view text, const Mentions& m, Span span) {
  const auto is_dated = [&](Span length) {
    const Range r = mentions_in(m.dates, span);
    return std::any_of(m.dates.begin() + r.first, m.dates.begin() + r.last,
                       [length](const DateMention& d) { return d.span.contains(length); });
  };
  const Range r = mentions_in(m.durations, span);
  for (auto i = r.first; i < r.last; ++i) {
    if (m.durations[i].months >= 2 && !is_dated(m.durations[i].span) &&
        !lies_ahead(text, m.durations[i].span))
      return &m.durations[i];
  }
  return nullptr;
}

class PeriodReader {
 public:
  explicit PeriodReader(const Draft& draft)
      : draft_(draft), layout_(draft.layout), m_(draft.mentions()) {}

  std::optional<Found> read() {
    for (const auto step :
         {&PeriodReader::labelled_run, &PeriodReader::labelled_ends, &PeriodReader::own_line,
          &PeriodReader::behind_title, &PeriodReader::behind_text, &PeriodReader::beside_label,
          &PeriodReader::told}) {
      if (auto found = (this->*step)())
        return extended(step == &PeriodReader::labelled_ends ? completed(*found) : *found);
    }
    return std::nullopt;
  }

 private:
  // "Project end: 31 December 2019", and the text tells when it began.
  Found completed(Found found) {
    const bool no_start = found.period.from == Edge::unknown() && found.period.to.known();
    const bool no_end = found.period.to == Edge::unknown() && found.period.from.known();
    if (draft_.item.table_row || !(no_start || no_end)) return found;
    const auto text = told();
    if (!text || !(no_start ? text->period.from : text->period.to).known()) return found;
    const Period whole = no_start ? Period{text->period.from, found.period.to}
                                  : Period{found.period.from, text->period.to};
    if (!is_ordered(whole)) return found;
    found.period = whole;
    found.end = text->end.empty() ? text->span : text->end;
    found.reason = "a labelled start or end, completed by the text";
    return found;
  }

  // "Jan 2007 to Mar 2010, extended to Dec 2010": the end that was given later.
  Found extended(Found found) const {
    constexpr std::uint32_t kReach = 30;  // bytes
    thread_local const regex::Matcher kExtended(
        R"([,;]? ?\(?(?:(?:later|since|now|then) )?(?:extended|prolonged|prolongee?|prorogee?|verlangert|prorrogad[oa]|prolongad[oa]|prorogat[oa]|verlengd)(?: (?:to|until|till|through|bis|jusqu'(?:en|au|a)|hasta|ate|fino a|tot))?(?: the| el| le| zum)?)");
    const Range near = mentions_in(m_.dates, {found.span.end, found.span.end + kReach});
    if (near.empty() || !found.period.from.known()) return found;
    const DateMention& next = m_.dates[near.first];
    const bool end = next.period.to.known() && (!next.range || !next.period.from.known());
    const Period longer{found.period.from, next.period.to};
    if (!end || !is_ordered(longer) ||
        !kExtended.matches(fold(layout_.text({found.span.end, next.span.begin}))))
      return found;
    found.period = longer;
    found.end = next.span;
    return found;
  }

  // "Duration: 2012-2015", "Period: 36 months from March 2014", "Period: completed in December
  // 2010".
  std::optional<Found> labelled_run() {
    std::optional<Found> best;
    const bool others = has_projects_period();
    for (const Labelled& l : draft_.item.labelled) {
      if (!tells_period(l) || (others && is_contracts(l)) || lists_steps(l)) continue;
      // "April 2014 -" over "March 2015", in a cell
      if (const auto d = l.value.size() > 1 ? range_over_lines(l) : std::nullopt;
          d && d->period.from.known() && d->period.to.known() && breaks_off(l))
        return Found{d->period, l.value.front(), d->rule, "the labelled period, wrapped"};
      for (const DateMention* d : inside(m_.dates, l)) {
        if (d->range) {
          // "Year: 2022-2023" above "Start and end date: July 2022 - March 2023"
          if (!best || narrows(best->period, d->period))
            best = Found{d->period, d->span, d->rule, "the labelled period"};
          // "Phase 3: 2008 – 2009, phase 4: 2010 – 2012" under one label is one run.
          else if (draft_.item.table_row)
            best->period = hull(best->period, d->period);
        }
      }
      if (best) continue;
      if (const auto d = range_over_lines(l))
        return Found{d->period, l.value.front(), d->rule, "the labelled period, wrapped"};
      const auto dates = inside(m_.dates, l);
      const auto lengths = inside(m_.durations, l);
      const CueHit hit = dates.size() == 1
                             ? find_cue(layout_, dates[0]->span, l.value.front(), kTimeCues)
                             : CueHit{};
      // "24 months (ended 31 August 2015)"
      if (dates.size() == 1 && !lengths.empty() && hit.found && hit.role == CueRole::end)
        return Found{period_to(dates[0]->period.to.date, *lengths[0]), dates[0]->span,
                     dates[0]->rule, "a labelled length and end"};
      if (dates.size() == 1 && !lengths.empty())
        return Found{period_from(dates[0]->period.from.date, *lengths[0]), dates[0]->span,
                     dates[0]->rule, "a labelled start and length"};
      // "Running from: 1 September 2009" over "to: 31 August 2013"
      if (dates.size() == 1 && !hit.found && has_labelled_end()) continue;
      if (dates.size() == 1) {
        if (runs_on(l, dates[0]->span))
          return Found{{dates[0]->period.from, Edge::open()},
                       dates[0]->span,
                       dates[0]->rule,
                       "a labelled start, still running"};
        const bool starts = !hit.found && opens_with_from(l, dates[0]->span);
        const auto length = starts ? length_beside_sum() : std::nullopt;
        if (length)
          return Found{period_from(dates[0]->period.from.date, *length), dates[0]->span,
                       dates[0]->rule, "a labelled start, the length beside the sum"};
        const CueRole role = starts ? CueRole::start : hit.found ? hit.role : CueRole::aside;
        return Found{by_cue(*dates[0], role), dates[0]->span, dates[0]->rule, "the labelled date"};
      }
      if (dates.size() >= 2)
        return Found{{dates.front()->period.from, dates.back()->period.to},
                     dates.front()->span,
                     dates.front()->rule,
                     "two labelled dates"};
    }
    return best ? with_length(*best) : best;
  }

  // Whether words with capitals stand before a run in a label's value.
  bool stands_behind_name(const Labelled& l, const DateMention& d) const {
    if (!d.range || !l.value.front().contains(d.span)) return false;
    const std::string_view before = layout_.text({l.value.front().begin, d.span.begin});
    return before.ends_with(", ") && begins_like_words(before) && is_title_case(before);
  }

  static bool tells_period(const Labelled& l) {
    return l.known && (l.label.kind == LabelKind::period || l.label.kind == LabelKind::duration);
  }
  // "Timeline" over "27 Mar 2019  Concept note received", "11 Feb 2020  Proposal received"
  bool lists_steps(const Labelled& l) const {
    return std::ranges::count_if(l.value, [this](Span piece) {
             const Range dates = mentions_in(m_.dates, piece);
             return dates.last - dates.first == 1 && is_point(m_.dates[dates.first]) &&
                    m_.dates[dates.first].span.begin == piece.begin &&
                    !is_facts_only(layout_, piece);
           }) > 1;
  }
  // "Contract duration: 30 working days" on a page with "Project duration: 2017 – 2021".
  bool is_contracts(const Labelled& l) const {
    thread_local const regex::Matcher kContract(
        R"((?:contract|assignment|consultancy|contrat|mission|contrato|vertrags?)\b.*)");
    return kContract.matches(fold(layout_.text(l.name)));
  }
  bool has_labelled_end() const {
    return std::ranges::any_of(draft_.item.labelled, [&](const Labelled& l) {
      return l.known && l.label.kind == LabelKind::end && !inside(m_.dates, l).empty();
    });
  }
  bool has_projects_period() const {
    return std::ranges::any_of(draft_.item.labelled, [&](const Labelled& l) {
      return tells_period(l) && !inside(m_.dates, l).empty() && !is_contracts(l);
    });
  }
  // "When: since 1 May 2014. Duration: 24 months"
  Found with_length(Found found) const {
    if (!found.period.from.known() || found.period.to.known()) return found;
    for (const Labelled& l : draft_.item.labelled) {
      const auto lengths = inside(m_.durations, l);
      if (!tells_period(l) || lengths.empty() || !inside(m_.dates, l).empty()) continue;
      return {period_from(found.period.from.date, *lengths.front()), found.span, found.rule,
              "a labelled start and length"};
    }
    return found;
  }

  // "12 April 2014 –" over the rest, "January 2012 – December" over "2014".
  bool breaks_off(const Labelled& l) const {
    constexpr std::size_t kYear = 4;  // digits
    const std::string_view first = layout_.text(l.value.front());
    const std::string_view next = l.value.size() > 1 ? layout_.text(l.value[1]) : "";
    return first.ends_with('-') || first.ends_with("–") || first.ends_with("—") ||
           (next.size() == kYear && std::ranges::all_of(next, is_digit));
  }

  // "September 2014 –" and "August 2019" in two lines of a column that other text stands beside.
  std::optional<DateMention> range_over_lines(const Labelled& l) const {
    if (l.value.empty()) return std::nullopt;
    std::string joined = layout_.text(l.value) + rest_below(l);
    if (inside(m_.dates, l).empty()) join_short_years(joined);
    if (joined == layout_.text(l.value.front())) return std::nullopt;  // it has been scanned
    join_broken_words(joined);
    // "since" over "April 2019"
    const std::size_t end = joined.find('\n');
    if (end < joined.find_first_of("0123456789")) joined[end] = ' ';
    Mentions found;
    scan_dates(joined, find_anchors(joined), {}, found);
    for (const DateMention& d : found.dates) {
      if (d.range) return d;
    }
    return std::nullopt;
  }

  // "Duration   01-SEP-2018 to     Tel …" over "           30-JUN-2024": what the line below goes
  // on with, where the value breaks off.
  std::string rest_below(const Labelled& l) const {
    const Span value = l.value.back();
    const std::size_t line = layout_.line_of(value.begin);
    if (!ends_in_small_word(layout_.text(value)) || line + 1 >= draft_.item.last) return {};
    const Line& below = layout_[line + 1];
    if (below.blank || below.label || below.indent == layout_[line].indent) return {};
    const std::string_view text = layout_.text(line + 1);
    return " " + std::string(text.substr(0, text.find("  ")));
  }

  // "Jan 17 - Dec 20": under a period's label they are years.
  static void join_short_years(std::string& text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
      const bool two = is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
                       (i + 3 == text.size() || !is_word_byte(text[i + 3]));
      if (text[i] == ' ' && is_ascii_letter(text[i - 1]) && two) text[i] = '-';
    }
  }

  // "October 2013 – Septem-" over "ber 2018"
  static void join_broken_words(std::string& text) {
    for (std::size_t at = text.find("-\n"); at < text.size(); at = text.find("-\n", at + 1)) {
      const bool broken = at > 0 && is_ascii_letter(text[at - 1]) && at + 2 < text.size() &&
                          text[at + 2] >= 'a' && text[at + 2] <= 'z';
      if (broken) text.erase(at, 2);
    }
  }

  // Whether b says in months or days what a says in years.
  static bool narrows(const Period& a, const Period& b) {
    const bool known = a.from.known() && a.to.known() && b.from.known() && b.to.known();
    return known && a.from.date.month == 0 && a.to.date.month == 0 && b.from.date.month != 0 &&
           b.to.date.month != 0 && a.from.date.year <= b.from.date.year &&
           b.to.date.year <= a.to.date.year && is_ordered(b);
  }

  static Period hull(const Period& a, const Period& b) {
    Period both = a;
    if (const auto x = first_day(a), y = first_day(b); x && y && *y < *x) both.from = b.from;
    if (const auto x = last_day(a), y = last_day(b); x && y && *y > *x) both.to = b.to;
    return both;
  }

  // "Start date: …" and "End date: …", or a start and a length, or one of them alone.
  std::optional<Found> labelled_ends() {
    const DateMention* start = nullptr;
    const DateMention* end = nullptr;
    const DateMention* approval = nullptr;
    const DurationMention* length = nullptr;
    DurationMention bare;
    bool open = false;
    for (const Labelled& l : draft_.item.labelled) {
      if (!l.known) continue;
      const auto dates = inside(m_.dates, l);
      const DateMention* date = dates.empty() ? nullptr : dates.front();
      if (l.label.kind == LabelKind::start && (!start || (date && is_actual(l)))) start = date;
      if (tells_period(l) && dates.size() == 1 && !lists_steps(l) && start == nullptr) start = date;
      // "Closed: Safe Motherhood, 2011-2015" tells of another.
      if (l.label.kind == LabelKind::end && date != nullptr && !stands_behind_name(l, *date))
        end = later(end, date);
      if (l.label.kind == LabelKind::end && date == nullptr && !l.value.empty())
        open = open || is_ongoing(l);
      if (l.label.kind == LabelKind::approval && !approval) approval = date;
      const auto lengths = inside(m_.durations, l);
      if (!lengths.empty() && length == nullptr &&
          (l.label.kind == LabelKind::period || l.label.kind == LabelKind::duration ||
           l.label.kind == LabelKind::start))
        length = lengths.front();
      if (l.label.kind == LabelKind::duration && lengths.empty()) bare = bare_length(l);
    }
    if (length == nullptr && bare.months > 0) length = &bare;
    // "Start" over "15 May 2018" reads as a run with an unknown end.
    // "Start: FY2011/12" over "Completion: FY2014/15" are the years of both.
    const bool years = start != nullptr && end != nullptr && start->range && end->range &&
                       last_day(start->period) < last_day(end->period);
    const bool whole = start != nullptr && start->range && !years &&
                       (start->period.to.known() || (end == nullptr && length == nullptr));
    if (whole) return Found{start->period, start->span, start->rule, "the labelled period"};
    if (start == nullptr && end != nullptr) start = approval;
    // "Project completed" over a table whose cell is the run
    if (start == nullptr && end != nullptr && end->range && end->period.from.known())
      return Found{end->period, end->span, end->rule, "the labelled period"};
    const Edge unknown = open ? Edge::open() : Edge::unknown();
    // "End: August 2022 (36 months)"
    const bool counted =
        end != nullptr && end->range && !mentions_in(m_.durations, end->span).empty();
    if (start != nullptr && end != nullptr)
      return Found{{start->period.from, counted ? end->period.from : end->period.to},
                   start->span,
                   start->rule,
                   "a labelled start and end",
                   end->span};
    if (start != nullptr && length != nullptr && start->period.from.known())
      return Found{period_from(start->period.from.date, *length), start->span, start->rule,
                   "a labelled start and length"};
    if (start != nullptr)
      return Found{{start->period.from, unknown}, start->span, start->rule, "a labelled start"};
    if (end != nullptr)
      return Found{{Edge::unknown(), end->period.to}, end->span, end->rule, "a labelled end"};
    return std::nullopt;
  }

  // "Term: from 1 February 2012"
  bool opens_with_from(const Labelled& l, Span date) const {
    thread_local const regex::Matcher kFrom(
        R"((?:from|since|as of|starting|ab|seit|depuis|desde|a partir d[eo]s?|dal?|vanaf|sinds)(?: (?:the|le|el|dem|den|il|l'))? ?)");
    const Span before{l.value.front().begin, std::max(l.value.front().begin, date.begin)};
    return kFrom.matches(fold(layout_.text(before)) + " ");
  }

  // "Funding: US$900K over four years": the one length that labels of money state.
  std::optional<DurationMention> length_beside_sum() const {
    std::optional<DurationMention> found;
    for (const Labelled& l : draft_.item.labelled) {
      const bool money = l.label.kind == LabelKind::budget || l.label.kind == LabelKind::funding ||
                         l.label.kind == LabelKind::budget_share;
      for (const DurationMention* length :
           money&& l.known ? inside(m_.durations, l) : std::vector<const DurationMention*>()) {
        if (found) return std::nullopt;
        found = *length;
      }
    }
    return found;
  }

  // "24" under "Months".
  DurationMention bare_length(const Labelled& l) const {
    thread_local const regex::Matcher kMonths(
        R"(.*\b(?:months?|mois|mes(?:es)?|mesi|monate?n?|maand(?:en)?)\b.*)");
    thread_local const regex::Matcher kYears(
        R"(.*\b(?:years?|ans?|annees?|anos?|ann[io]|jahre?n?|jaar|jaren)\b.*)");
    constexpr int kMonthsOfYear = 12;
    DurationMention length;
    if (l.value.size() != 1) return length;
    constexpr std::size_t kMostDigits = 3;
    const std::string_view digits = trim(layout_.text(l.value.front()));
    const bool is_number = !digits.empty() && digits.size() <= kMostDigits &&
                           std::all_of(digits.begin(), digits.end(), is_digit);
    if (!is_number) return length;
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    const std::string name = fold(layout_.text(l.name));
    if (kMonths.matches(name)) length.months = static_cast<std::uint16_t>(number);
    if (kYears.matches(name)) length.months = static_cast<std::uint16_t>(number * kMonthsOfYear);
    return length;
  }

  // "Start actual" beside "Start planned".
  bool is_actual(const Labelled& l) const {
    thread_local const regex::Matcher kActual(
        R"(\b(?:actual|effective|effectif|real|efectiva?|tatsachlich\w*|effettiv[ao]|werkelijke?)\b)");
    return kActual.occurs_in(fold(layout_.text(l.name)));
  }

  // Of an original and a revised end the latest counts.
  static const DateMention* later(const DateMention* a, const DateMention* b) {
    if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
    const auto x = last_day(a->period);
    const auto y = last_day(b->period);
    return x && y && *y > *x ? b : a;
  }

  // "09/2019 / on-going": what follows the date in its value.
  bool runs_on(const Labelled& l, Span date) const {
    const Span value = l.value.back();
    if (value.end <= date.end || date.end < value.begin) return false;
    std::string_view rest = layout_.text({date.end, value.end});
    rest.remove_prefix(std::min(rest.find_first_not_of(" /-,~"), rest.size()));
    if (rest.starts_with("–")) rest.remove_prefix(std::string_view("–").size());
    return says_ongoing(fold(rest));
  }
  bool is_ongoing(const Labelled& l) const {
    return says_ongoing(fold(layout_.text(l.value.front())));
  }

  static bool says_ongoing(const std::string& text) {
    for (std::string_view word :
         {"ongoing", "on-going", "running", "en ejecucion", "em execucao", "en marcha", "present",
          "continu", "current", "to date", "en cours", "en curso", "em curso", "laufend", "offen",
          "open", "today", "now"}) {
      if (text.starts_with(word)) return true;
    }
    return false;
  }

  // A line of nothing but dates, close to the title.
  std::optional<Found> own_line() {
    std::optional<Found> point;
    for (std::size_t i = draft_.item.first; i < draft_.item.last; ++i) {
      const Line& line = layout_[i];
      if (line.boilerplate || (line.label && line.label->known)) continue;
      const bool goes_on = i > draft_.item.first && goes_on_from(layout_[i - 1], line);
      if (goes_on && line.date_only) continue;
      const Range lead = mentions_in(m_.dates, leading_facts(layout_, line.text));
      if (!line.date_only && lead.empty()) continue;
      if (const auto run = two_columns_run(layout_, line)) {
        const DateMention& d = m_.dates[line.dates.first];
        return Found{*run, d.span, d.rule, "two columns of dates"};
      }
      const Range dates = line.date_only ? line.dates : lead;
      for (auto k = dates.first; k < dates.last; ++k) {
        const DateMention& d = m_.dates[k];
        if (d.range) return Found{d.period, d.span, d.rule, "a line of its own"};
        if (!point && !(goes_on && line.durations.empty())) point = one_date(d, line);
      }
    }
    return point;
  }

  // The rest of a sentence: "… and ends in" / "December 2015.", "Title. Grant of $1.5 million,
  // approved on" / "12 June 2013. Implementation: …".
  bool goes_on_from(const Line& above, const Line& line) const {
    const std::string_view text = layout_.text(above.text);
    if (above.blank || ends_in_stop(text)) return false;
    if (line.date_only) return above.sentence;
    return line.sentence &&
           (text.find(". ") != std::string_view::npos || dossier::breaks_off(text));
  }

  static bool ends_in_stop(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
  }

  std::optional<Found> one_date(const DateMention& d, const Line& line) const {
    if (line.durations.first != line.durations.last && d.period.from.known())
      return Found{period_from(d.period.from.date, m_.durations[line.durations.first]), d.span,
                   d.rule, "a start and a length"};
    if (draft_.item.whole_page) return std::nullopt;
    const CueHit hit =
        find_cue(layout_, d.span, line.text, cue(CueRole::start) | cue(CueRole::end));
    if (hit.found)
      return Found{by_cue(d, hit.role), d.span, hit.rule, "an end on a line of its own"};
    if (is_season(d.period.from.date) || d.period.from.date.month == 0)
      return Found{d.period, d.span, d.rule, "a line of its own"};
    return Found{{d.period.from, Edge::unknown()}, d.span, d.rule, "one date on a line of its own"};
  }

  // "Title (2011–2014)", "Title, Feb 2012 to Nov 2015, CHF 1.1 million".
  std::optional<Found> behind_title() {
    for (std::uint32_t k : item_mentions(draft_, m_.dates)) {
      const DateMention& d = m_.dates[k];
      const Surroundings place = place_of(draft_, d.span);
      if (place.in_title_line && d.range)
        return Found{d.period, d.span, d.rule, "behind the title"};
      // "Chess in camps (ended on 30 June 2018)"
      const bool behind = place.in_title_line && !place.in_title;
      const CueHit hit =
          behind ? find_cue(layout_, d.span, layout_[place.line].text, kTimeCues) : CueHit{};
      if (hit.found && (hit.role == CueRole::start || hit.role == CueRole::end))
        return Found{by_cue(d, hit.role), d.span, d.rule, "behind the title"};
    }
    if (!draft_.item.whole_page) {
      // A record's first line of facts: "Grantee, 2012–2014, $200,000".
      for (std::uint32_t k : item_mentions(draft_, m_.dates)) {
        const DateMention& d = m_.dates[k];
        const Surroundings place = place_of(draft_, d.span);
        if (d.range && !place.in_title && place.label == nullptr &&
            place.line >= draft_.item.first && layout_[place.line].title_like)
          return Found{d.period, d.span, d.rule, "beside the title"};
      }
    }
    return std::nullopt;
  }

  // "… supplies the needles. [March 2005 -> February 2008]": in brackets behind the item's text.
  std::optional<Found> behind_text() {
    if (draft_.item.whole_page) return std::nullopt;
    for (std::uint32_t k : item_mentions(draft_, m_.dates)) {
      const DateMention& d = m_.dates[k];
      const Span line = layout_[place_of(draft_, d.span).line].text;
      if (!d.range || d.span.end + 1 != line.end || d.span.begin < line.begin + 3) continue;
      const std::string_view before = layout_.text({d.span.begin - 3, d.span.begin});
      const std::string_view close = layout_.text({d.span.end, line.end});
      if ((before == ". [" && close == "]") || (before == ". (" && close == ")"))
        return Found{d.period, d.span, d.rule, "in brackets behind the text"};
    }
    return std::nullopt;
  }

  // "Development partner: Government of Korea (2015-2017)".
  std::optional<Found> beside_label() {
    for (const Labelled& l : draft_.item.labelled) {
      if (!l.known || !may_tell_run(l.label.kind)) continue;
      for (const DateMention* d : inside(m_.dates, l)) {
        if (d->range && !place_of(draft_, d->span).in_title)
          return Found{d->period, d->span, d->rule, "beside a label"};
      }
    }
    return std::nullopt;
  }

  // What the sentences say: a stated range, a start with a length, a start, an end, or both of one
  // paragraph.
  std::optional<Found> told() {
    std::optional<Found> start;
    std::optional<Found> end;
    Span paragraph{};  // of whichever was told first
    for (std::uint32_t k : item_mentions(draft_, m_.dates)) {
      const DateMention& d = m_.dates[k];
      const Surroundings place = place_of(draft_, d.span);
      if (place.in_title || place.aside ||
          (place.label != nullptr && place.label->known &&
           place.label->label.kind != LabelKind::description &&
           place.label->label.kind != LabelKind::objective))
        continue;
      const Span around = paragraph_around(layout_, place.line);
      CueHit hit = find_cue(layout_, d.span, around, kTimeCues);
      // What a text about a project by its name says was set up is the project.
      if (hit.rule == founded() && (is_named_in_text() || d.range)) hit.role = CueRole::start;
      if (hit.found && hit.role == CueRole::aside) continue;
      // "buses that were built before 1995"
      if (info(d.rule).id == "range.before" && hit.role != CueRole::end) continue;
      const bool whole = d.range && d.period.from.known() && d.period.to.known();
      // "began on … and shall close on …" brings its verbs along, "it runs from … to …" has one.
      const bool cued = hit.found || tells_both_ends(d) || (whole && it_runs(d));
      if (d.range && !is_told_range(d, place, cued)) continue;
      // "Twinned since 2007. The programme runs for 30 months from October 2016."
      // "Irish aid started in 1975. The scheme, which runs from 2013 to 2017, …"
      const bool begun =
          start && !start->period.to.known() && start->period.from.date.month == 0 &&
          (info(d.rule).id == "range.length-from" || (whole && (it_runs(d) || tells_both_ends(d))));
      if (whole && (!start || begun)) {
        start = Found{d.period, d.span, d.rule, "told in a sentence"};
        paragraph = around;
      }
      if (whole || (!d.range && (!hit.found || d.period.from.date.year == 0))) continue;
      if (draft_.item.whole_page && !names_project(around)) continue;
      // The project that a paragraph speaks of since a day may end in another: "will run until …".
      const bool ends = d.range ? !d.period.from.known() : hit.role == CueRole::end;
      const bool goes_on = ends && start && !start->period.to.known() && names_project(around);
      if (!paragraph.empty() && paragraph != around && !goes_on) continue;
      paragraph = around;
      const DurationMention* run = d.period.from.known() && !d.period.to.known() && !start
                                       ? length_told(d, around)
                                       : nullptr;
      if (d.range && run != nullptr) {  // "a two-year project beginning in May 2019"
        start = Found{period_from(d.period.from.date, *run), d.span, d.rule,
                      "a start and a length told"};
        continue;
      }
      if (d.range) {  // "since April 2015", "until 2019"
        std::optional<Found>& told = d.period.from.known() ? start : end;
        if (!told) told = Found{d.period, d.span, d.rule, "told in a sentence"};
        continue;
      }
      const DurationMention* length = nullptr;
      if (hit.role == CueRole::start && !start) {
        const Span near = ends_behind(d, around) ? sentence_around(layout_, d.span) : around;
        length = length_in(layout_.page().text(), m_, near);
      }
      if (length != nullptr && is_first_length(layout_.page().text(), length->span) &&
          ends_behind(d, around))
        length = nullptr;
      // "went on air in October 2014 and fell silent in July 2015"
      if (length != nullptr && !sentence_around(layout_, d.span).contains(length->span) &&
          ends_in_sentence(d))
        length = nullptr;
      // "completed in November 2016, eight years after it was launched in November 2008"
      if (end && last_day(end->period) > first_day(d.period)) length = nullptr;
      if (length != nullptr) {
        start = Found{period_from(d.period.from.date, *length), d.span, d.rule,
                      "a start and a length told"};
      } else if (hit.role == CueRole::start && !start) {
        start = Found{by_cue(d, hit.role), d.span, hit.rule, "a start told in a sentence"};
      } else if (hit.role == CueRole::end &&
                 (!start || !start->period.to.known() || hit.rule == extended())) {
        end = Found{by_cue(d, hit.role), d.span, hit.rule, "an end told in a sentence"};
      }
    }
    return both_told(start, end);
  }

  // The length that a start's sentence tells, or the next one with its verb: "Since May 2019 …. The
  // programme will last four years."
  const DurationMention* length_told(const DateMention& start, Span paragraph) const {
    const Span sentence = sentence_around(layout_, start.span);
    const std::string_view page = layout_.page().text();
    if (start.period.to == Edge::unknown()) {
      if (const DurationMention* length = length_in(page, m_, sentence)) return length;
    }
    thread_local const regex::Matcher kLasts(
        R"(\b(?:will last|lasts|durera|durara|dura|dauert|duurt|runs for|will run for|keep it (?:going|open|running|up) for)(?: [a-z]+)? ?$)");
    const Span behind{sentence.end, paragraph.end};
    const DurationMention* length = behind.empty() ? nullptr : length_in(page, m_, behind);
    if (length == nullptr) return nullptr;
    const std::string before = fold(layout_.text({sentence.end, length->span.begin}));
    return kLasts.occurs_in(before) ? length : nullptr;
  }

  // "It takes a palm seven years to bear. … launched in August 2015 and will go on until July
  // 2019": whether the paragraph says until when.
  bool ends_behind(const DateMention& d, Span paragraph) const {
    const Range r = mentions_in(m_.dates, {d.span.end, paragraph.end});
    return std::any_of(m_.dates.begin() + r.first, m_.dates.begin() + r.last,
                       [](const DateMention& end) {
                         return end.range && !end.period.from.known() && end.period.to.known();
                       });
  }

  // Whether the rest of a start's sentence says when it ended.
  bool ends_in_sentence(const DateMention& d) const {
    const Span sentence = sentence_around(layout_, d.span);
    const Range r = mentions_in(m_.dates, {d.span.end, std::max(d.span.end, sentence.end)});
    return std::any_of(
        m_.dates.begin() + r.first, m_.dates.begin() + r.last, [&](const DateMention& end) {
          return find_cue(layout_, end.span, sentence, kTimeCues).role == CueRole::end;
        });
  }

  static RuleId founded() {
    static const RuleId kRule = rule_id("role.date-founded");
    return kRule;
  }
  static RuleId extended() {
    static const RuleId kRule = rule_id("role.date-extended");
    return kRule;
  }
  bool is_named_in_text() const { return draft_.item.title_first == draft_.item.title_last; }

  // A start and the end told after it are one run.
  static std::optional<Found> both_told(std::optional<Found> start,
                                        const std::optional<Found>& end) {
    if (!start || !end) return start ? start : end;
    const auto first = first_day(Period{start->period.from, start->period.from});
    const auto last = last_day(Period{end->period.to, end->period.to});
    if (!first || !last || *last < *first) return start;
    if (start->period.to.known()) {  // an extension counts where it is one
      const auto planned = last_day(start->period);
      if (end->rule != extended() || !planned || *last <= *planned) return start;
    }
    start->period.to = end->period.to;
    start->end = end->span;
    start->reason = "a start and an end told";
    return start;
  }

  // A range in prose is the project's when the page's only subject is; on a page of other matters
  // it needs a verb of beginning or ending, a bracket behind a name, or a sum in its sentence.
  bool is_told_range(const DateMention& d, const Surroundings& place, bool cued) const {
    if (!draft_.item.whole_page || cued) return true;
    const bool bracket = d.span.begin > 0 && layout_.page().text()[d.span.begin - 1] == '(';
    const bool paid = !mentions_in(m_.money, sentence_around(layout_, d.span)).empty();
    return bracket || is_field_below_title(d, place.line) ||
           (paid && d.period.from.known() && d.period.to.known()) ||
           names_project({layout_[place.line].text.begin, layout_[place.line].text.end}) ||
           names_project(paragraph_around(layout_, place.line));
  }

  // "Dr J. van Velden · Health · September 2017 – August 2021 · completed", a few lines below the
  // title: a field of its own.
  bool is_field_below_title(const DateMention& d, std::size_t line) const {
    constexpr std::size_t kNear = 6;  // lines
    const Item& item = draft_.item;
    if (line < item.title_last || line > item.title_last + kNear) return false;
    const Span text = layout_[line].text;
    const auto parts = [](std::string_view mark) {
      return mark.empty() || mark == "·" || mark == "|" || mark == "•";
    };
    const std::string_view before = trim(layout_.text({text.begin, d.span.begin}));
    const std::string_view behind = trim(layout_.text({d.span.end, text.end}));
    const std::size_t last = before.rfind(' ');
    const bool opens =
        before.empty() || parts(before.substr(last == std::string_view::npos ? 0 : last + 1));
    const bool ends = parts(behind.substr(0, behind.find(' ')));
    return opens && ends && !(before.empty() && behind.empty());
  }

  // "It runs for 30 months from July 2013.": of the thing that the sentence before speaks of, or
  // that the title names.
  bool it_runs(const DateMention& d) const {
    const Span sentence = sentence_around(layout_, d.span);
    std::string_view text = trim(layout_.text(sentence));
    if (text.starts_with("The ")) text.remove_prefix(4);
    return (text.starts_with("It ") || text.starts_with(title_text(layout_, draft_.item.title))) &&
           find_cue(layout_, d.span, sentence, cue(CueRole::run)).found;
  }

  bool names_project(Span span) const { return is_project_text(layout_, span); }

  const Draft& draft_;
  const Layout& layout_;
  const Mentions& m_;
};

// "PR 17/41    8 Dec 2017      Bhutanese nurses to be trained": a day in a column between a number
// and a title.
bool is_in_day_column(const Layout& layout, Span line, Span day) {
  constexpr std::size_t kLongest = 20;  // of what stands before, bytes
  const std::string_view before = layout.text({line.begin, std::max(line.begin, day.begin)});
  return before.ends_with("  ") && before.size() <= kLongest &&
         std::ranges::any_of(before, is_digit) &&
         layout.text({day.end, line.end}).starts_with("  ");
}

// The date of a news item: on its own line, in its dateline or behind a label. A date in the text
// is not the item's.
void decide_date(Draft& draft) {
  const Mentions& m = draft.mentions();
  for (std::uint32_t k : item_mentions(draft, m.dates)) {
    const DateMention& d = m.dates[k];
    if (d.range || !d.period.from.known()) continue;
    const Surroundings place = place_of(draft, d.span);
    const Span line = draft.layout[place.line].text;
    const auto closing = bracketed_day(draft.layout, draft.layout[place.line]);
    const bool in_line =
        !closing || closing->contains(d.span);  // "cost little in 1996. (3 May 2009)"
    const bool own =
        draft.layout[place.line].date_only ||
        (in_line && (line_evidence(draft.layout, place.line) & kPoint)) ||
        (d.span.begin <= line.begin + 2 &&  // a bracket may open
         !(place.in_title && d.period.from.date.month == 0)) ||
        leading_facts(draft.layout, line).contains(d.span) ||
        (place.line == draft.item.title_first && is_in_day_column(draft.layout, line, d.span)) ||
        (place.line == draft.item.title_first && ends_in_day_column(draft.layout, place.line));
    const bool labelled = place.label != nullptr && place.label->label.kind == LabelKind::posted;
    if (!own && !labelled) continue;
    draft.record.date = d.period.from.date;
    draft.note(Evidence::Part::date, d.span, d.rule, "the item's date");
    return;
  }
  for (const std::size_t line : draft.item.headings) {
    if (!draft.layout[line].date_only) continue;
    const DateMention& d = m.dates[draft.layout[line].dates.first];
    draft.record.date = d.period.from.date;
    draft.note(Evidence::Part::date, d.span, d.rule, "the day above the item");
  }
}

// Where the sentence that holds a span begins.
std::uint32_t first_of_sentence(const Layout& layout, Span around, Span inside) {
  const std::string_view before = layout.text({around.begin, inside.begin});
  const std::size_t stop = before.rfind(". ");
  return stop == std::string_view::npos ? around.begin
                                        : around.begin + static_cast<std::uint32_t>(stop) + 1;
}

// "… will continue to the end of 2020", "a three-year project … starts on 1 April": an end, or a
// start with its length, that lies beyond the item's own date.
std::optional<Period> told_plan(const Draft& draft, const DateMention& d) {
  const auto& own = draft.record.date;
  if (!own) return std::nullopt;
  const bool until = d.range && !d.period.from.known() && d.period.to.known();
  if (!until &&
      ((d.range && d.period.to.known()) || !d.period.from.known() || d.period.from.date.year == 0))
    return std::nullopt;
  const Date told = until ? d.period.to.date : d.period.from.date;
  const bool ahead = last_day(told) > last_day(*own);
  if (until && !ahead) return std::nullopt;
  const Span around = paragraph_around(draft.layout, place_of(draft, d.span).line);
  const CueHit hit = d.range ? CueHit{d.rule, until ? CueRole::end : CueRole::start, true}
                             : find_cue(draft.layout, d.span, around, kTimeCues);
  if (!hit.found || hit.role == CueRole::aside || !is_project_text(draft.layout, around))
    return std::nullopt;
  if (hit.role == CueRole::end) return Period{Edge::unknown(), d.period.to};
  // What has begun tells its length in the same sentence.
  const Span sentence = sentence_around(draft.layout, d.span);
  if (!ahead && (hit.role != CueRole::start || !is_project_text(draft.layout, sentence)))
    return std::nullopt;
  const DurationMention* length = length_in(
      draft.layout.page().text(), draft.mentions(),
      {first_of_sentence(draft.layout, around, d.span), ahead ? around.end : sentence.end});
  return length == nullptr ? std::nullopt : std::optional(period_from(d.period.from.date, *length));
}

// Longer than an office is closed or an exhibition open.
bool is_long(const Period& period) {
  constexpr int kDays = 60;
  const auto first = first_day(period);
  const auto last = last_day(period);
  return first && last && *last - *first >= kDays;
}

bool is_project_or_paid(const Draft& draft, Span text) {
  return is_project_text(draft.layout, text) || !mentions_in(draft.mentions().money, text).empty();
}

// "The project, which ran from …", "La obra costó 11 millones y se ejecutó entre …": in a sentence
// about a project or its money.
bool is_run(const Draft& draft, Span dates, Span sentence) {
  return find_cue(draft.layout, dates, sentence, cue(CueRole::run)).found &&
         is_project_or_paid(draft, sentence);
}

// "Two piers, a gift worth $3.3 million, were opened. They were built between …": a sentence that
// opens with what the one before speaks of, and that one.
Span with_sentence_before(const Draft& draft, Span sentence) {
  const std::string_view text = trim(draft.layout.text(sentence));
  const bool goes_on = text.starts_with("They ") || text.starts_with("It ");
  if (!goes_on || sentence.begin < 2) return sentence;
  const Span before = sentence_around(draft.layout, {sentence.begin - 2, sentence.begin - 1});
  return {std::min(before.begin, sentence.begin), sentence.end};
}

// "Denmark has paid for it since July 2018; it ends on 30 June 2021": the start and the end that
// one paragraph about a project tells, in either order.
std::optional<Found> told_start_and_end(const Draft& draft) {
  const Mentions& m = draft.mentions();
  const DateMention* start = nullptr;
  const DateMention* end = nullptr;
  Span paragraph{};  // of the first of them
  Span judged{};     // the last that was asked whether it is about a project
  bool is_about_project = false;
  for (std::uint32_t k : item_mentions(draft, m.dates)) {
    const DateMention& d = m.dates[k];
    const Surroundings place = place_of(draft, d.span);
    const bool from = d.period.from.known() && d.period.from.date.year != 0;
    const bool whole = d.range && from && d.period.to.known();
    if (whole || place.in_title || place.aside || draft.layout[place.line].date_only) continue;
    const Span around = paragraph_around(draft.layout, place.line);
    if (around != judged) is_about_project = is_project_text(draft.layout, around);
    judged = around;
    if ((!paragraph.empty() && paragraph != around) || !is_about_project) continue;
    const CueHit hit = d.range ? CueHit{d.rule, from ? CueRole::start : CueRole::end, true}
                               : find_cue(draft.layout, d.span, around, kTimeCues);
    const bool starts = hit.found && hit.role == CueRole::start && from && start == nullptr;
    const bool ends = hit.found && hit.role == CueRole::end && end == nullptr;
    if (starts) start = &d;
    if (ends) end = &d;
    if (starts || ends) paragraph = around;
  }
  if (start == nullptr || end == nullptr) return std::nullopt;
  const Edge last = end->range ? end->period.to : by_cue(*end, CueRole::end).to;
  const Period run{start->period.from, last};
  if (!is_long(run)) return std::nullopt;
  return Found{run, start->span, start->rule, "a start and an end told in the item", end->span};
}

// A news item may tell of a project's run: in brackets behind its name, or a plan that reaches
// beyond the item's own year.
void decide_news_period(Draft& draft) {
  const Mentions& m = draft.mentions();
  for (std::uint32_t k : item_mentions(draft, m.dates)) {
    const DateMention& d = m.dates[k];
    if (!d.range || !d.period.from.known() || !d.period.to.known() || !is_ordered(d.period))
      continue;
    const Surroundings place = place_of(draft, d.span);
    // "Graduates may apply until 16 December 2022 for two years of study"
    const Span line = draft.layout[place.line].text;
    const bool aside = info(d.rule).id == "range.for-length" &&
                       find_cue(draft.layout, d.span, line, cue(CueRole::aside)).found;
    if (place.in_title || aside) continue;
    const bool bracket = d.span.begin > 0 && draft.layout.page().text()[d.span.begin - 1] == '(' &&
                         is_project_text(draft.layout, paragraph_around(draft.layout, place.line));
    const bool plan = draft.record.date && d.period.to.date.year > draft.record.date->year &&
                      (is_long(d.period) ||
                       is_project_text(draft.layout, paragraph_around(draft.layout, place.line)));
    // "The group receives £40,000 for a study, from 1 July to 31 December 2021"
    const auto begin = first_day(d.period);
    const bool ahead = begin && draft.record.date && *begin > last_day(*draft.record.date) &&
                       is_long(d.period) &&
                       !mentions_in(m.money, sentence_around(draft.layout, d.span)).empty();
    // "Démarré en avril 2015, le projet s'est achevé en décembre 2018.", "The project, which ran
    // from September 2007 to August 2009, …"
    const Span sentence = sentence_around(draft.layout, d.span);
    const bool told =
        (tells_both_ends(d) && is_project_or_paid(draft, sentence)) ||
        (is_long(d.period) && is_run(draft, d.span, with_sentence_before(draft, sentence)));
    // "After five years, from April 2014 to March 2019, the project has closed": a run up to the
    // item's own year.
    const auto end = last_day(d.period);
    const bool closed = draft.record.date && end && is_long(d.period) &&
                        d.period.to.date.year == draft.record.date->year &&
                        *end <= last_day(*draft.record.date) &&
                        is_project_text(draft.layout, sentence);
    if (!bracket && !plan && !ahead && !told && !closed) continue;
    draft.record.period = d.period;
    draft.note(Evidence::Part::period, d.span, d.rule,
               bracket ? "in brackets behind a project's name" : "a plan told in the item");
    return;
  }
  if (const auto run = told_start_and_end(draft)) {
    draft.record.period = run->period;
    for (std::uint32_t k : item_mentions(draft, m.dates)) {
      const DateMention& d = m.dates[k];
      if (d.span == run->span || d.span == run->end)
        draft.note(Evidence::Part::period, d.span, d.rule, run->reason);
    }
    return;
  }
  for (std::uint32_t k : item_mentions(draft, m.dates)) {
    const bool posted = draft.layout[place_of(draft, m.dates[k].span).line].byline;
    const auto plan = posted ? std::nullopt : told_plan(draft, m.dates[k]);
    if (!plan) continue;
    draft.record.period = plan;
    draft.note(Evidence::Part::period, m.dates[k].span, m.dates[k].rule, "a plan told in the item");
    return;
  }
}

// Where nothing else states the run of an item among others, the first that its text names:
// "Research Council, SEK 3.9 million, 2015-2018".
std::optional<Found> first_run(const Draft& draft) {
  if (draft.item.whole_page) return std::nullopt;
  for (std::uint32_t k : item_mentions(draft, draft.mentions().dates)) {
    const DateMention& d = draft.mentions().dates[k];
    const Surroundings place = place_of(draft, d.span);
    if (!d.range || place.in_title || place.aside || !d.period.from.known() ||
        !d.period.to.known() || !is_ordered(d.period) || !is_long(d.period))
      continue;
    Span around = paragraph_around(draft.layout, place.line);
    if (!draft.item.title.empty() && draft.item.title.back().end <= d.span.begin)
      around.begin = std::max(around.begin, draft.item.title.back().end);
    const CueHit hit = find_cue(draft.layout, d.span, around, kTimeCues);
    if (hit.found && hit.role == CueRole::aside) continue;
    return Found{d.period, d.span, d.rule, "the first run, and none is stated"};
  }
  return std::nullopt;
}

}  // namespace

void decide_period(Draft& draft) {
  if (draft.record.kind == Kind::news) {
    decide_date(draft);
    decide_news_period(draft);
    return;
  }
  auto found = PeriodReader(draft).read();
  if (!found) found = first_run(draft);
  if (!found) return;
  if (!is_ordered(found->period)) {
    draft.note(Evidence::Part::period, found->span, found->rule, "the end lies before the start",
               true);
    return;
  }
  draft.record.period = found->period;
  draft.note(Evidence::Part::period, found->span, found->rule, found->reason);
  for (std::uint32_t k : item_mentions(draft, draft.mentions().dates)) {
    const DateMention& d = draft.mentions().dates[k];
    if (d.span == found->end) {
      draft.note(Evidence::Part::period, d.span, d.rule, found->reason);
    } else if (!(d.span == found->span))
      draft.note(Evidence::Part::period, d.span, d.rule, "another date states the period", true);
  }
}

}  // namespace dossier
