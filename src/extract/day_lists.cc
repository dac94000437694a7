// See day_lists.h.
#include "extract/day_lists.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/text.h"
#include "extract/line_shape.h"
#include "extract/pattern.h"
#include "regex/matcher.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

// Whether nothing but dress stands between a place and its line's begin, or end. Looks no further
// than the dress goes: a line may hold a million dates.
constexpr ByteSet kDress(" \t\f#*:=-_");
bool is_bare_before(std::string_view text, std::size_t at) {
  while (at > 0 && kDress.has(text[at - 1])) --at;
  return at == 0 || text[at - 1] == '\n';
}
bool is_bare_behind(std::string_view text, std::size_t at) {
  at = kDress.first_not_in(text, at);
  return at == std::string_view::npos || text[at] == '\n';
}

// A month and a year, and nothing else on the line.
bool is_month_heading(std::string_view text, const DateMention& date) {
  const Period& p = date.period;
  if (date.range || !p.from.known() || p.from.date.month == 0 || p.from.date.day != 0) return false;
  return !is_season(p.from.date) && is_bare_before(text, date.span.begin) &&
         is_bare_behind(text, date.span.end);
}

// A year, and nothing else on the line.
bool is_year_heading(std::string_view text, const DateMention& date) {
  const Period& p = date.period;
  return !date.range && p.from.known() && p.from.date.month == 0 &&
         is_bare_before(text, date.span.begin) && is_bare_behind(text, date.span.end);
}

// "Wed 3 March", "3. März", "March 3": a line that is a day without its year, or that goes on with
// a title behind a gap, "14 Dec   Border post opens".
void add_day_of_year(std::string_view text, std::size_t begin, const DateMention& heading,
                     std::vector<DateMention>& found) {
  thread_local const Pattern kDayFirst(
      R"((?:{weekday}(?:,?{sp}|\.,? ))?{day}{ord}?{sp}(?:(?:of|de){sp})?{month}\.?)");
  thread_local const Pattern kMonthFirst(
      R"((?:{weekday}(?:,?{sp}|\.,? ))?{month}\.?{sp}{day}{ord}?)");
  const std::size_t at = begin + skip_blanks(text.substr(begin, line_end(text, begin) - begin), 0);
  const std::size_t end = line_end(text, at);
  constexpr std::size_t kLongest = 40;
  Match match;
  if (at >= end) return;
  std::string_view line = trim(text.substr(at, end - at));
  if (const std::size_t gap = line.find("  "); gap < line.size()) line = line.substr(0, gap);
  if (line.size() > kLongest) return;
  if (!kDayFirst.match_all(line, match) && !kMonthFirst.match_all(line, match)) return;
  const std::string_view digits = match["day"];
  Date date = heading.period.from.date;
  date.month = static_cast<std::uint8_t>(match.entry("month")->value);
  std::from_chars(digits.data(), digits.data() + digits.size(), date.day);
  if (!is_valid(date)) return;
  const auto first = static_cast<std::uint32_t>(at);
  found.push_back({.span = {first, first + match.whole().size()},
                   .rule = heading.rule,
                   .period = {Edge::at(date), Edge::at(date)}});
}

// Where the name of a month ends that stands at a place; the place itself where there is none.
std::size_t behind_month(std::string_view text, std::size_t at, int month) {
  const LexHit hit = longest_name(text, static_cast<std::uint32_t>(at), mask(LexClass::month));
  if (hit.entry == nullptr || hit.entry->value != month) return at;
  return hit.end + (hit.end < text.size() && text[hit.end] == '.' ? 1U : 0U);
}

// Where the day's number begins behind its weekday, "Wed 6"; the place itself where there is none.
std::size_t behind_weekday(std::string_view text, std::size_t at) {
  if (!is_ascii_letter(text[at])) return at;
  const LexHit hit = longest_name(text, static_cast<std::uint32_t>(at), mask(LexClass::weekday));
  if (hit.entry == nullptr) return at;
  const std::size_t next = text.find_first_not_of("., ", hit.end);
  return next < text.size() && is_digit(text[next]) ? next : at;
}

// A line's first number, and where the next word begins behind it and the heading's month, which
// may stand on either side; 0 where there is none. REQUIRES: at is a line's first character
struct DayOfLine {
  int day = 0;
  std::size_t end = 0;
  bool has_month = false;
  bool has_weekday = false;
};
DayOfLine day_of_line(std::string_view text, std::size_t at, int month) {
  DayOfLine found;
  const std::size_t number = behind_weekday(text, at);
  found.has_weekday = number > at;
  at = number;
  if (!is_digit(text[at])) {
    const std::size_t next = is_ascii_letter(text[at]) ? behind_month(text, at, month) : at;
    if (next == at || next + 1 >= text.size() || text[next] != ' ') return found;
    found.has_month = true;
    at = next + 1;
  }
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), found.day);
  if (error != std::errc()) return {};
  found.end = static_cast<std::size_t>(end - text.data());
  if (found.has_month || found.end + 3 >= text.size()) return found;
  const std::size_t dot = text[found.end] == '.' ? 1 : 0;  // "15. Dezember"
  if (text[found.end + dot] != ' ') return found;
  const std::size_t word = found.end + dot + 1;
  const std::size_t next = behind_month(text, word, month);
  found.has_month = next > word;
  if (found.has_month) found.end = next;
  return found;
}

// The day that a line begins with, as a date of the heading's month; unknown for other lines.
void add_day(std::string_view text, std::size_t begin, const DateMention& heading,
             std::vector<DateMention>& found) {
  const std::size_t at = begin + skip_blanks(text.substr(begin, line_end(text, begin) - begin), 0);
  if (at >= text.size() || text[at] == '\n') return;
  Date date = heading.period.from.date;
  const DayOfLine day = day_of_line(text, at, date.month);
  if (day.day < 1 || day.day > 31) return;
  thread_local const regex::Matcher kDay(
      R"(\.?(?:st|nd|rd|th)? ?(?:\xe2\x80[\x93\x94]|[|-]) [^ ]|  +[A-Z\xc3])");
  thread_local const regex::Matcher kDayAndMonth(
      R"((?:st|nd|rd|th)?(?: ?(?:\xe2\x80[\x93\x94]|[|:-]) +|  +)[^ \n])");
  const std::string_view rest = text.substr(day.end, line_end(text, day.end) - day.end);
  // "23 June", "Tue 3" alone under "JUNE 2021"
  const bool alone = (day.has_month || day.has_weekday) && trim(rest).empty();
  if (!alone && (day.has_month ? kDayAndMonth : kDay).prefix_of(rest) == std::string_view::npos)
    return;
  date.day = static_cast<std::uint8_t>(day.day);
  if (!is_valid(date)) return;
  found.push_back({.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(day.end)},
                   .rule = heading.rule,
                   .period = {Edge::at(date), Edge::at(date)}});
}

// "24 Ferry crossing reopens": a day of the heading's month with nothing but a space behind it;
// nothing for other lines. Only a list of them tells that such a number is a day.
std::optional<DateMention> bare_day(std::string_view text, std::size_t begin,
                                    const DateMention& heading) {
  thread_local const regex::Matcher kBare(R"( *\d{1,2}\.? (?:[A-Z]|\xc3[\x80-\x9e])[^ ]* [^\n]*)");
  const std::string_view line = text.substr(begin, line_end(text, begin) - begin);
  if (!kBare.matches(line)) return std::nullopt;
  const std::size_t at = skip_blanks(line, 0);
  Date date = heading.period.from.date;
  std::from_chars(line.data() + at, line.data() + line.size(), date.day);
  if (!is_valid(date)) return std::nullopt;
  const auto first = static_cast<std::uint32_t>(begin + at);
  const std::uint32_t digits = is_digit(line[at + 1]) ? 2 : 1;
  return DateMention{.span = {first, first + digits},
                     .rule = heading.rule,
                     .period = {Edge::at(date), Edge::at(date)}};
}

// Whether bare days are those of a list that is sorted by day, newest first or last: several below
// one another, and not just the numbers that follow on each other, as a list of anything has them.
bool are_sorted_days(std::string_view text, const std::vector<DateMention>& days) {
  constexpr std::size_t kLeast = 4;
  constexpr std::size_t kColumns = 1;  // how much further right a number of one digit may stand
  if (days.size() < kLeast) return false;
  const auto column = [&](const DateMention& d) {
    return d.span.begin - (text.rfind('\n', d.span.begin) + 1);
  };
  const auto [low, high] = std::ranges::minmax(days, {}, column);
  if (column(high) > column(low) + kColumns) return false;
  const auto day = [](const DateMention& d) { return d.period.from.date; };
  const auto later = [&](const DateMention& a, const DateMention& b) { return day(a) > day(b); };
  const auto skips = [&](const DateMention& a, const DateMention& b) {
    return day(a).month == day(b).month && std::abs(day(a).day - day(b).day) > 1;
  };
  if (std::ranges::adjacent_find(days, skips) == days.end()) return false;
  return std::ranges::is_sorted(days, later) ||
         std::ranges::is_sorted(days.rbegin(), days.rend(), later);
}

// REQUIRES: dates in order, none overlapping another
bool overlaps_any(const std::vector<DateMention>& dates, Span span) {
  const auto next = std::ranges::upper_bound(dates, span.begin, {},
                                             [](const DateMention& d) { return d.span.end; });
  return next != dates.end() && next->span.overlaps(span);
}

// The year that ends a line of the page's head, the only number there: "News archive 2009"; null
// where there is none.
const DateMention* year_of_page(std::string_view text, const std::vector<DateMention>& dates) {
  constexpr std::size_t kHead = 400;  // bytes
  for (const DateMention& date : dates) {
    if (date.span.begin > kHead) break;
    const Period& p = date.period;
    if (date.range || !p.from.known() || p.from.date.month != 0) continue;
    const std::size_t before = text.rfind('\n', date.span.begin);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view words = text.substr(begin, date.span.begin - begin);
    if (std::ranges::none_of(words, is_digit) && is_bare_behind(text, date.span.end)) return &date;
  }
  return nullptr;
}

// Months alone on their lines, two or more, as months of the year that the page's head states, or
// that stands alone on a line above them.
std::vector<DateMention> months_of_page(std::string_view text,
                                        const std::vector<DateMention>& dates) {
  constexpr std::size_t kLongest = 24;  // bytes of a line
  std::vector<DateMention> months;
  const DateMention* year = year_of_page(text, dates);
  if (year == nullptr) return months;
  auto next = std::ranges::upper_bound(dates, year->span.begin, {},
                                       [](const DateMention& d) { return d.span.begin; });
  for (std::size_t at = line_end(text, year->span.end); at < text.size(); at = line_end(text, at)) {
    const std::size_t begin = kDress.first_not_in(text, ++at);
    if (begin >= text.size() || line_end(text, at) - at > kLongest || !is_ascii_letter(text[begin]))
      continue;
    const LexHit hit = longest_name(text, static_cast<std::uint32_t>(begin), mask(LexClass::month));
    if (hit.entry == nullptr || !is_bare_behind(text, hit.end)) continue;
    for (; next != dates.end() && next->span.begin < begin; ++next) {
      if (is_year_heading(text, *next)) year = &*next;
    }
    Date date = year->period.from.date;
    date.month = static_cast<std::uint8_t>(hit.entry->value);
    months.push_back({.span = {static_cast<std::uint32_t>(begin), hit.end},
                      .rule = year->rule,
                      .period = {Edge::at(date), Edge::at(date)}});
  }
  if (months.size() < 2) months.clear();
  return months;
}

}  // namespace

void add_listed_days(std::string_view text, std::vector<DateMention>& dates) {
  std::vector<DateMention> headings = months_of_page(text, dates);
  for (const DateMention& date : dates) {
    if (is_month_heading(text, date) || is_year_heading(text, date)) headings.push_back(date);
  }
  // "Media releases 2015" over "Friday 18 December", "Tuesday 1 December", …
  const DateMention* year_above = headings.empty() ? year_of_page(text, dates) : nullptr;
  if (year_above != nullptr) headings.push_back(*year_above);
  std::ranges::stable_sort(headings, {}, [](const DateMention& d) { return d.span.begin; });
  std::vector<DateMention> found;
  std::vector<DateMention> bare;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t stop = i + 1 < headings.size() ? headings[i + 1].span.begin : text.size();
    const bool year = headings[i].period.from.date.month == 0;
    for (std::size_t at = line_end(text, headings[i].span.end); at < stop;
         at = line_end(text, at)) {
      (year ? add_day_of_year : add_day)(text, ++at, headings[i], found);
      if (const auto day = year ? std::nullopt : bare_day(text, at, headings[i]))
        bare.push_back(*day);
    }
  }
  if (found.empty() && are_sorted_days(text, bare)) found = std::move(bare);
  std::erase_if(found, [&](const DateMention& d) { return overlaps_any(dates, d.span); });
  constexpr std::size_t kLeastOfPage = 3;
  if (found.size() < (year_above != nullptr ? kLeastOfPage : 2)) return;
  dates.insert(dates.end(), found.begin(), found.end());
  std::ranges::stable_sort(dates, {}, [](const DateMention& d) { return d.span.begin; });
}

}  // namespace dossier
