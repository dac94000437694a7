// scan() and the readers of one value: the three scanners over one page's anchors, and what happens
// where a date and a sum lay claim to the same digits.
#include "extract/scan.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "dossier/mention.h"
#include "extract/anchor.h"
#include "extract/labels.h"
#include "extract/margin.h"
#include "extract/rules.h"

namespace dossier {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kLastYear = 9999;  // of the calendar

// A sum whose only digits are four, as a year's are: "2012 EUR".
bool looks_like_year(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  return digits == 4 && text.find_first_of(".,") == std::string_view::npos;
}

// A date that more than one number or a name of a month speaks for.
bool is_strong(const DateMention& date) {
  const Edge& edge = date.period.from.known() ? date.period.from : date.period.to;
  return date.range || edge.date.month != 0;
}

// Where both read the same digits: "2010 - 2012 EUR" is a range, "EUR 2000" a sum. Both are in
// order, and sums do not overlap, so one walk over the two is enough.
void reconcile(std::string_view text, Mentions& m) {
  std::vector<DateMention> dates;
  std::vector<MoneyMention> money;
  auto sum = m.money.begin();
  for (const DateMention& date : m.dates) {
    while (sum != m.money.end() && sum->span.end <= date.span.begin) money.push_back(*sum++);
    if (sum == m.money.end() || !sum->span.overlaps(date.span)) {
      dates.push_back(date);
    } else if (is_strong(date) && looks_like_year(text.substr(sum->span.begin, sum->span.size()))) {
      m.rejected.push_back({sum->span, sum->rule, Field::money, "part of a date"});
      ++sum;
      dates.push_back(date);
    } else {
      m.rejected.push_back({date.span, date.rule, Field::date, "part of a sum"});
    }
  }
  money.insert(money.end(), sum, m.money.end());
  m.dates = std::move(dates);
  m.money = std::move(money);
}

// "Six millions de francs suisses": the adjective is the currency's.
void drop_places_in_sums(Mentions& m) {
  std::erase_if(m.places, [&](const PlaceMention& place) {
    const auto sum =
        std::lower_bound(m.money.begin(), m.money.end(), place.span.begin,
                         [](const MoneyMention& s, std::uint32_t at) { return s.span.end <= at; });
    return sum != m.money.end() && sum->span.contains(place.span);
  });
}

Mentions scan_text(std::string_view text, const ScanOptions& options) {
  Mentions m;
  const std::vector<Anchor> anchors = find_anchors(text);
  scan_dates(text, anchors, options, m);
  scan_money(text, anchors, m);
  scan_places(text, anchors, m);
  reconcile(text, m);
  drop_places_in_sums(m);
  std::stable_sort(m.rejected.begin(), m.rejected.end(), [](const Rejected& a, const Rejected& b) {
    return a.span.begin < b.span.begin;
  });
  return m;
}

Date month_after(Date date, int months) {
  constexpr int kLast = kLastYear * kMonthsOfYear + kMonthsOfYear - 1;
  const int index = std::clamp(
      date.year * kMonthsOfYear + std::max<int>(date.month, 1) - 1 + months, kMonthsOfYear, kLast);
  return {static_cast<std::int16_t>(index / kMonthsOfYear),
          static_cast<std::uint8_t>(index % kMonthsOfYear + 1), 0};
}

// The day that many months later; the month's last where it has no such day.
Date day_after_months(Date date, int months) {
  Date later = month_after(date, months);
  later.day = date.day;
  return is_valid(later) ? later : civil_from_day(last_day(month_after(date, months)));
}

Date end_of(Date start, const DurationMention& length) {
  if (length.days != 0 || start.day != 0) {
    const Date first = civil_from_day(first_day(start));
    const Day end = first_day(day_after_months(first, length.months)) + length.days - 1;
    return civil_from_day(std::min(end, day_from_civil(kLastYear, kMonthsOfYear, 31)));
  }
  if (start.month == 0 && length.months % kMonthsOfYear == 0) {
    const int year = start.year + length.months / kMonthsOfYear - 1;
    return {static_cast<std::int16_t>(std::min(year, kLastYear)), 0, 0};
  }
  return month_after(start, length.months - 1);
}

}  // namespace

std::string to_edtf(const DateMention& mention) {
  const Period& p = mention.period;
  return !mention.range && p.from == p.to ? to_edtf(p.from.date) : to_edtf(p);
}

Period period_from(Date start, const DurationMention& length) {
  if (is_season(start)) start = civil_from_day(first_day(start)), start.day = 0;
  return {Edge::at(start), Edge::at(end_of(start, length))};
}

Period period_to(Date end, const DurationMention& length) {
  if (end.month == 0 && length.days == 0 && length.months % kMonthsOfYear == 0) {
    const int year = end.year - length.months / kMonthsOfYear + 1;
    return {Edge::at({static_cast<std::int16_t>(std::max(year, 1)), 0, 0}), Edge::at(end)};
  }
  const Date last = civil_from_day(last_day(end));
  const Date next = civil_from_day(day_from_civil(last.year, last.month, last.day) + 1);
  Date first = civil_from_day(first_day(day_after_months(next, -int{length.months})) - length.days);
  if (end.day == 0 && length.days == 0) first.day = 0;
  return {Edge::at(first), Edge::at(end)};
}

std::optional<Period> other_reading(const DateMention& mention, std::string_view text) {
  if (!mention.ambiguous) return std::nullopt;
  for (const DateOrder order : {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd}) {
    ScanOptions options;
    options.date_order = order;
    const auto other = read_date(text, options);
    if (other && !(other->period == mention.period)) return other->period;
  }
  return std::nullopt;
}

std::optional<Money> other_reading(const MoneyMention& mention) {
  if (!mention.ambiguous) return std::nullopt;
  constexpr int kGroup = 3;  // digits: "3.350" is 3350 or 3.35
  const bool grouped = mention.money.amount >= Amount::units(1000);
  Money other = mention.money;
  const auto amount = scaled(other.amount, grouped ? -kGroup : kGroup);
  if (!amount) return std::nullopt;
  other.amount = *amount;
  return other;
}

namespace {

// Whether a capital or a digit touches a small letter or a bracket before it: "CountriesTanzania".
bool may_be_glued(std::string_view line) {
  constexpr std::size_t kReach = 90;  // bytes; no label is longer
  const std::size_t last = std::min(line.size(), kReach);
  for (std::size_t i = 1; i < last; ++i) {
    const bool capital = (line[i] >= 'A' && line[i] <= 'Z') || is_digit(line[i]);
    if (capital && ((line[i - 1] >= 'a' && line[i - 1] <= 'z') || line[i - 1] == ')')) return true;
  }
  return false;
}

constexpr std::size_t npos = std::string_view::npos;

// The letter of a label that touches its value: the last of "CountriesTanzania"'s, the first of
// "KenyaPROJECT DESCRIPTION"'s; npos where there is none.
std::size_t glue_in(std::string_view line) {
  const std::size_t value = glued_value(line);
  if (value != npos && value > 0 && is_ascii(line[value - 1])) return value - 1;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (!capital(line[i]) || !capital(line[i + 1]) || line[i - 1] < 'a' || line[i - 1] > 'z')
      continue;
    return label_of(line.substr(i)) ? i : npos;
  }
  return npos;
}

// The text with a blank for the letter of each label that touches its value, so that the
// value begins a word; empty where there is none. No offset changes.
std::string without_glue(std::string_view text) {
  std::string parted;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (const std::size_t blank = may_be_glued(line) ? glue_in(line) : npos; blank != npos) {
      if (parted.empty()) parted = text;
      parted[begin + blank] = ' ';
    }
    begin = end + 1;
  }
  return parted;
}

}  // namespace

Mentions scan_all(const Page& page, const ScanOptions& options) {
  const std::string parted = without_glue(page.text());
  return scan_text(parted.empty() ? page.text() : parted, options);
}

void keep_own(const Page& page, Mentions& m) {
  const auto drop_head = [begin = page.own_begin()](auto& mentions) {
    std::erase_if(mentions, [begin](const auto& mention) { return mention.span.begin < begin; });
  };
  if (page.own_begin() == 0) return;
  drop_head(m.dates);
  drop_head(m.durations);
  drop_head(m.money);
  drop_head(m.places);
  drop_head(m.rejected);
}

Mentions scan(const Page& page, const ScanOptions& options) {
  const std::optional<Page> bare = without_margins(page);
  Mentions mentions = scan_all(bare ? *bare : page, options);
  keep_own(page, mentions);
  return mentions;
}

Result<DateMention> read_date(std::string_view text, const ScanOptions& options) {
  const std::string_view value = trim(text);
  DateMention mention;
  mention.span = {0, static_cast<std::uint32_t>(value.size())};
  if (const Result<Period> edtf = parse_edtf(value)) {
    mention.period = *edtf;
    mention.range = value.find('/') != std::string_view::npos;
    return mention;
  }
  Mentions found;
  scan_dates(value, find_anchors(value), options, found);
  if (found.dates.size() == 1 && found.dates[0].span == mention.span) return found.dates[0];
  return Error{ErrorKind::format,
               "no date in '" + std::string(value) + "'",
               "write 2012, 2012-03, \"March 2012\", \"Q1 2012\" or a range such as 2012..2015",
               {}};
}

}  // namespace dossier
