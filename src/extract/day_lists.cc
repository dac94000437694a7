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

// A month and a year, and nothing else on the line.
bool is_month_heading(std::string_view text, const DateMention& date) {
  const Period& p = date.period;
  if (date.range || !p.from.known() || p.from.date.month == 0 || p.from.date.day != 0) return false;
  if (is_season(p.from.date)) return false;
  const std::size_t before = text.rfind('\n', date.span.begin);
  const std::size_t begin =
      date.span.begin == 0 || before == std::string_view::npos ? 0 : before + 1;
  constexpr std::string_view kDress = " \t\f#*:=-_";
  const auto is_bare = [&](std::string_view part) {
    return part.find_first_not_of(kDress) == std::string_view::npos;
  };
  return is_bare(text.substr(begin, date.span.begin - begin)) &&
         is_bare(text.substr(date.span.end, line_end(text, date.span.end) - date.span.end));
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

bool overlaps_any(const std::vector<DateMention>& dates, Span span) {
  return std::ranges::any_of(dates, [&](const DateMention& d) { return d.span.overlaps(span); });
}

}  // namespace

void add_listed_days(std::string_view text, std::vector<DateMention>& dates) {
  std::vector<DateMention> found;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (!is_month_heading(text, dates[i])) continue;
    std::size_t stop = text.size();
    for (std::size_t k = i + 1; k < dates.size() && stop == text.size(); ++k) {
      if (is_month_heading(text, dates[k])) stop = dates[k].span.begin;
    }
    for (std::size_t at = line_end(text, dates[i].span.end); at < stop; at = line_end(text, at))
      add_day(text, ++at, dates[i], found);
  }
  std::erase_if(found, [&](const DateMention& d) { return overlaps_any(dates, d.span); });
  if (found.size() < 2) return;
  dates.insert(dates.end(), found.begin(), found.end());
  std::ranges::stable_sort(dates, {}, [](const DateMention& d) { return d.span.begin; });
}

}  // namespace dossier
