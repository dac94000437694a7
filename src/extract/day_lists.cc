// See day_lists.h.
#include "extract/day_lists.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "regex/matcher.h"

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

// The day that a line begins with, as a date of the heading's month; unknown for other lines.
void add_day(std::string_view text, std::size_t begin, const DateMention& heading,
             std::vector<DateMention>& found) {
  thread_local const regex::Matcher kDay(
      R"((?:\d|[12]\d|3[01])\.?(?:st|nd|rd|th)? ?(?:\xe2\x80[\x93\x94]|[|-]) [^ ])");
  const std::string_view line = text.substr(begin, line_end(text, begin) - begin);
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  if (kDay.prefix_of(line.substr(indent)) == std::string_view::npos) return;
  int day = 0;
  const char* const digits = line.data() + indent;
  const auto end = std::from_chars(digits, line.data() + line.size(), day).ptr;
  Date date = heading.period.from.date;
  date.day = static_cast<std::uint8_t>(day);
  if (!is_valid(date)) return;
  const auto at = static_cast<std::uint32_t>(digits - text.data());
  found.push_back({.span = {at, at + static_cast<std::uint32_t>(end - digits)},
                   .rule = heading.rule,
                   .period = {Edge::at(date), Edge::at(date)}});
}

// REQUIRES: dates in order, none overlapping another
bool overlaps_any(const std::vector<DateMention>& dates, Span span) {
  const auto next = std::ranges::upper_bound(dates, span.begin, {},
                                             [](const DateMention& d) { return d.span.end; });
  return next != dates.end() && next->span.overlaps(span);
}

}  // namespace

void add_listed_days(std::string_view text, std::vector<DateMention>& dates) {
  std::vector<const DateMention*> headings;
  for (const DateMention& date : dates) {
    if (is_month_heading(text, date)) headings.push_back(&date);
  }
  std::vector<DateMention> found;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t stop = i + 1 < headings.size() ? headings[i + 1]->span.begin : text.size();
    for (std::size_t at = line_end(text, headings[i]->span.end); at < stop; at = line_end(text, at))
      add_day(text, ++at, *headings[i], found);
  }
  std::erase_if(found, [&](const DateMention& d) { return overlaps_any(dates, d.span); });
  if (found.size() < 2) return;
  dates.insert(dates.end(), found.begin(), found.end());
  std::ranges::stable_sort(dates, {}, [](const DateMention& d) { return d.span.begin; });
}

}  // namespace dossier
