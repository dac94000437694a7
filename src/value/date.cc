// The calendar, the rounding of half-stated dates to days, and EDTF (ISO 8601-2) in and out.
#include "dossier/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>
#include <string>

namespace dossier {
namespace {

constexpr Day kMinDay = std::numeric_limits<Day>::min();
constexpr Day kMaxDay = std::numeric_limits<Day>::max();

constexpr int kFirstSeason = 21;
constexpr int kLastSeason = 24;

// EDTF's names for parts of a year, as months: seasons stay dates, the others become periods.
struct YearPart {
  int code;
  int first_month;
  int last_month;
};
constexpr std::array<YearPart, 13> kYearParts = {{
    {21, 3, 5},
    {22, 6, 8},
    {23, 9, 11},
    {24, 12, 12},  // seasons
    {33, 1, 3},
    {34, 4, 6},
    {35, 7, 9},
    {36, 10, 12},  // quarters
    {37, 1, 4},
    {38, 5, 8},
    {39, 9, 12},  // thirds
    {40, 1, 6},
    {41, 7, 12},  // halves
}};

const YearPart* find_year_part(int code) {
  const auto* it = std::find_if(kYearParts.begin(), kYearParts.end(),
                                [code](const YearPart& p) { return p.code == code; });
  return it == kYearParts.end() ? nullptr : &*it;
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Day last_day_of_month(int year, int month) {
  return day_from_civil(year, month, days_in_month(year, month));
}

// Writes the last two digits of a number.
void put_two(int number, std::span<char, 2> digits) {
  digits[0] = static_cast<char>('0' + number / 10 % 10);
  digits[1] = static_cast<char>('0' + number % 10);
}

std::string edge_to_edtf(const Edge& edge) {
  switch (edge.kind) {
    case Edge::Kind::known:
      return to_edtf(edge.date);
    case Edge::Kind::open:
      return "..";
    case Edge::Kind::unknown:
      break;
  }
  return {};
}

Error bad(ErrorKind kind, std::string what, std::string_view text, std::string hint = {}) {
  return {kind, what.append(" in '").append(text).append("'"), std::move(hint), {}};
}

Error no_date(std::string_view text) {
  return bad(ErrorKind::format, "no EDTF date", text,
             "write 2012, 2012-03, 2012-03-01 or an interval such as 2012/2015, 2012/.., /2013");
}

// Exactly the digits of `text` as a number; -1 if it holds anything else.
int to_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && text[0] != '-' ? value : -1;
}

// "198X" is the decade, "19XX" the century.
std::optional<Period> parse_unspecified_year(std::string_view text) {
  const std::size_t known = text.find('X');
  if (text.size() != 4 || known == std::string_view::npos || known < 1 ||
      text.find_first_not_of('X', known) != std::string_view::npos) {
    return std::nullopt;
  }
  std::string low(text.substr(0, known));
  std::string high = low;
  low.append(4 - known, '0');
  high.append(4 - known, '9');
  const int first = std::max(to_number(low), 1);
  const int last = to_number(high);
  if (to_number(low) < 0) {
    return std::nullopt;
  }
  return Period{Edge::at({static_cast<std::int16_t>(first), 0, 0}),
                Edge::at({static_cast<std::int16_t>(last), 0, 0})};
}

// "12:30:00Z" after a date's T: read to be dropped.
bool is_clock(std::string_view text) {
  return text.size() >= 5 && text.find_first_not_of("0123456789:.Z+-") == std::string_view::npos &&
         to_number(text.substr(0, 2)) <= 24 && text[2] == ':';
}

struct Parts {
  int year = -1;
  int month = 0;
  int day = 0;
  bool well_formed = false;
};

// YYYY, YYYY-MM, YYYY-MM-DD; each part has its full width.
Parts split_date(std::string_view text) {
  Parts p;
  const std::size_t size = text.size();
  if ((size != 4 && size != 7 && size != 10) || (size >= 7 && text[4] != '-') ||
      (size == 10 && text[7] != '-')) {
    return p;
  }
  p.year = to_number(text.substr(0, 4));
  p.month = size >= 7 ? to_number(text.substr(5, 2)) : 0;
  p.day = size == 10 ? to_number(text.substr(8, 2)) : 0;
  p.well_formed = p.year >= 0 && p.month >= 0 && p.day >= 0;
  return p;
}

Result<Period> check_date(const Parts& p, std::string_view text) {
  const YearPart* part = p.day == 0 ? find_year_part(p.month) : nullptr;
  if (part != nullptr && !(p.month >= kFirstSeason && p.month <= kLastSeason)) {
    const auto year = static_cast<std::int16_t>(p.year);
    return Period{Edge::at({year, static_cast<std::uint8_t>(part->first_month), 0}),
                  Edge::at({year, static_cast<std::uint8_t>(part->last_month), 0})};
  }
  const Date date{static_cast<std::int16_t>(p.year), static_cast<std::uint8_t>(p.month),
                  static_cast<std::uint8_t>(p.day)};
  const bool zero_part = (text.size() >= 7 && p.month == 0) || (text.size() == 10 && p.day == 0);
  if (!zero_part && is_valid(date)) {
    return Period::of(date);
  }
  return bad(ErrorKind::range,
             p.day != 0 && p.month <= 12 ? "no such day" : "no such month or year", text);
}

Result<Period> parse_single(std::string_view text) {
  const std::string_view whole = text;
  while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
    text.remove_suffix(1);
  }
  if (const std::size_t t = text.find('T'); t == 10 && is_clock(text.substr(11))) {
    text = text.substr(0, 10);
  }
  if (const auto decade = parse_unspecified_year(text)) {
    return *decade;
  }
  const Parts parts = split_date(text);
  return parts.well_formed ? check_date(parts, text) : Result<Period>(no_date(whole));
}

// One side of an interval: empty is unknown, ".." is open.
Result<Period> parse_side(std::string_view text) {
  if (text.empty()) {
    return Period{Edge::unknown(), Edge::unknown()};
  }
  if (text == "..") {
    return Period{Edge::open(), Edge::open()};
  }
  return parse_single(text);
}

// The days that a period covers for certain, and those that it may cover.
struct Reach {
  Day certain_from = 0;
  Day certain_to = -1;  // before certain_from: none
  Day possible_from = kMinDay;
  Day possible_to = kMaxDay;
};

Reach reach_of(const Period& p) {
  Reach r;
  r.possible_from = first_day(p).value_or(kMinDay);
  r.possible_to = last_day(p).value_or(kMaxDay);
  const bool from_stated = p.from.kind != Edge::Kind::unknown;
  const bool to_stated = p.to.kind != Edge::Kind::unknown;
  if (from_stated && to_stated) {
    r.certain_from = r.possible_from;
    r.certain_to = r.possible_to;
  } else if (p.from.known()) {
    r.certain_from = r.certain_to = r.possible_from;
  } else if (p.to.known()) {
    r.certain_from = r.certain_to = r.possible_to;
  }
  return r;
}

}  // namespace

bool is_season(Date date) {
  return date.month >= kFirstSeason && date.month <= kLastSeason;
}

bool is_valid(Date date) {
  if (date.year < 1 || date.year > 9999) {
    return false;
  }
  if (date.month == 0 || is_season(date)) {
    return date.day == 0;
  }
  return date.month <= 12 && date.day <= days_in_month(date.year, date.month);
}

Day day_from_civil(int year, int month, int day) {
  // Years that begin in March put the leap day last; eras of 400 years repeat.
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date civil_from_day(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

Day first_day(Date date) {
  if (const YearPart* season = is_season(date) ? find_year_part(date.month) : nullptr) {
    return day_from_civil(date.year, season->first_month, 1);
  }
  return day_from_civil(date.year, std::max<int>(date.month, 1), std::max<int>(date.day, 1));
}

Day last_day(Date date) {
  if (const YearPart* season = is_season(date) ? find_year_part(date.month) : nullptr) {
    return last_day_of_month(date.year, season->last_month);
  }
  if (date.day != 0) {
    return day_from_civil(date.year, date.month, date.day);
  }
  return last_day_of_month(date.year, date.month == 0 ? 12 : date.month);
}

std::optional<Day> first_day(const Period& period) {
  return period.from.known() ? std::optional(first_day(period.from.date)) : std::nullopt;
}

std::optional<Day> last_day(const Period& period) {
  return period.to.known() ? std::optional(last_day(period.to.date)) : std::nullopt;
}

bool is_ordered(const Period& period) {
  return !period.from.known() || !period.to.known() ||
         first_day(period.from.date) <= last_day(period.to.date);
}

Tri overlaps(const Period& a, const Period& b) {
  const Reach x = reach_of(a);
  const Reach y = reach_of(b);
  if (std::max(x.possible_from, y.possible_from) > std::min(x.possible_to, y.possible_to)) {
    return Tri::no;
  }
  const bool certain =
      x.certain_from <= x.certain_to && y.certain_from <= y.certain_to &&
      std::max(x.certain_from, y.certain_from) <= std::min(x.certain_to, y.certain_to);
  return certain ? Tri::yes : Tri::maybe;
}

std::string to_edtf(Date date) {
  std::array<char, 10> out{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
  const std::span<char, 10> text(out);
  put_two(date.year / 100, text.subspan<0, 2>());
  put_two(date.year, text.subspan<2, 2>());
  put_two(date.month, text.subspan<5, 2>());
  put_two(date.day, text.subspan<8, 2>());
  return {out.data(), date.day != 0 ? out.size() : date.month != 0 ? 7U : 4U};
}

std::string to_edtf(const Period& period) {
  return edge_to_edtf(period.from) + "/" + edge_to_edtf(period.to);
}

std::string to_iso_day(Day day) {
  return to_edtf(civil_from_day(day));
}

Result<Period> parse_edtf(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return parse_single(text);
  }
  const Result<Period> from = parse_side(text.substr(0, slash));
  const Result<Period> to = parse_side(text.substr(slash + 1));
  if (!from || !to) {
    return from ? to.error() : from.error();
  }
  const Period period{from->from, to->to};
  if (!period.from.known() && !period.to.known()) {
    return no_date(text);
  }
  if (!is_ordered(period)) {
    return bad(ErrorKind::range, "the end lies before the start", text);
  }
  return period;
}

}  // namespace dossier
