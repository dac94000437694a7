// Reads date atoms off the groups of a match: which parts were stated, and whether there is such a
// day.
#include "extract/date_atom.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "extract/spelled_number.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

constexpr int kMonthsOfQuarter = 3;
constexpr int kMonthsOfHalf = 6;
constexpr int kMonthsOfYear = 12;
constexpr int kDaysOfWeek = 7;
constexpr int kTwoDigitPivot = 69;
constexpr int kLongestPair = 20;     // years that "2013-16" may span
constexpr int kLongestLength = 600;  // months

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (is_digit(c)) value = value * 10 + (c - '0');
  }
  return value;
}

// The value of a group of words; 0 where it did not take part.
int word_value(const Match& m, std::string_view group) {
  const LexEntry* entry = m.entry(group);
  return entry != nullptr ? entry->value : 0;
}

bool is_lower(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

// A year after a dash, at the century of the first: "13" of 2012-13, "00" of 1999-00.
int later_year(int first, std::string_view digits) {
  const int number = to_int(digits);
  if (digits.size() == 4) return number;
  const int same_century = first / 100 * 100 + number;
  return same_century > first ? same_century : same_century + 100;
}

void read_year(const Match& m, DateAtom& atom) {
  if (m.has("year")) {
    atom.year = static_cast<std::int16_t>(to_int(m["year"]));
  } else if (m.has("yy")) {
    atom.year = static_cast<std::int16_t>(full_year(to_int(m["yy"])));
    atom.two_digit_year = true;
  }
}

// "II": the month that a Roman number from I to XII stands for; 0 for no number.
std::uint8_t roman_month(std::string_view roman) {
  static constexpr std::string_view kRoman[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                                "VII", "VIII", "IX",  "X",  "XI", "XII"};
  const auto* const found = std::ranges::find(kRoman, roman);
  return found == std::end(kRoman) ? std::uint8_t{0}
                                   : static_cast<std::uint8_t>(found - std::begin(kRoman) + 1);
}

void read_month(const Match& m, DateAtom& atom) {
  if (const std::uint8_t month = roman_month(m["roman"]); month != 0) {
    atom.month = month;
    return;
  }
  const std::string_view name = m["month"];
  if (name.empty()) {
    const int season = word_value(m, "season");
    const int number = to_int(m[m.has("mm") ? "mm" : "mm_spaced"]);
    atom.month = static_cast<std::uint8_t>(season != 0 ? season : number);
    return;
  }
  const LexEntry* entry = m.entry("month");
  atom.month = static_cast<std::uint8_t>(entry != nullptr ? entry->value : 0);
  atom.doubtful_word = entry != nullptr && (entry->flags & kCommonWord) != 0 && is_lower(name);
}

// "Q3", "third quarter", "H1", "second semestre"; false for a fifth quarter.
bool read_part_of_year(const Match& m, DateAtom& atom) {
  const bool half = m.has("half") || m.has("half_unit");
  if (!half && !m.has("quarter") && !m.has("quarter_unit")) return true;
  const int parts = half ? 2 : 4;
  const int length = half ? kMonthsOfHalf : kMonthsOfQuarter;
  int which = to_int(m[half ? "half" : "quarter"]);
  if (m.has("ordinal_word")) which = word_value(m, "ordinal_word");
  if (m.has("last")) which = parts;
  atom.month = static_cast<std::uint8_t>((which - 1) * length + 1);
  atom.months = static_cast<std::uint8_t>(length);
  return which >= 1 && which <= parts;
}

// "people. Nine" over "July 2017": the words of two columns, or of two sentences.
bool is_torn_from_month(const Match& m, std::string_view text) {
  if (!m.has("day_word") || !m.has("month")) return false;
  const Span day = m.span("day_word");
  const Span month = m.span("month");
  if (day.end >= month.begin) return false;
  const std::string_view between = text.substr(day.end, month.begin - day.end);
  return between.find('\n') != std::string_view::npos && trim(between).empty();
}

bool read_day(const Match& m, std::string_view text, DateAtom& atom) {
  if (atom.months != 0) return true;
  if (is_torn_from_month(m, text)) return false;
  int day = to_int(m["day"]);
  if (m.has("ordinal_word")) day = word_value(m, "ordinal_word");
  if (m.has("day_word")) day = word_value(m, "day_word");
  atom.day = static_cast<std::uint8_t>(std::min(day, 99));
  return day <= 31;
}

bool same_separators(const Match& m) {
  return !m.has("sep2") || trim(m["sep"]) == trim(m["sep2"]);
}

bool read_decade(const Match& m, DateAtom& atom) {
  if (!m.has("decade") && !m.has("decade_yy")) return true;
  const int first = m.has("decade") ? to_int(m["decade"]) : full_year(to_int(m["decade_yy"]));
  atom.kind = DateAtom::Kind::pair;
  atom.decade = true;
  atom.year = static_cast<std::int16_t>(first);
  atom.last_year = static_cast<std::int16_t>(first + 9);
  return true;
}

// "2012/2013" is a pair, "winter 2012/13" the three months around the turn of the year.
bool read_next_year(const Match& m, DateAtom& atom) {
  constexpr int kWinter = 24;
  if (!m.has("next_year")) return true;
  atom.last_year = static_cast<std::int16_t>(later_year(atom.year, m["next_year"]));
  if (atom.month == kWinter) {
    atom.month = kMonthsOfYear;
    atom.months = kMonthsOfQuarter;
  } else if (atom.month == 0) {
    atom.kind = DateAtom::Kind::pair;
  }
  return atom.last_year == atom.year + 1;
}

// The number that its words at text[pos] make, and where they end; -1 for none.
int read_words(std::string_view text, std::uint32_t pos, std::uint32_t& end) {
  constexpr std::int64_t kMillsOfUnit = 1000;
  if (pos >= text.size()) return -1;
  const auto number = read_spelled(text, pos);
  if (!number) return -1;
  end = number->end;
  return static_cast<int>(number->value.mills / kMillsOfUnit);
}

// "two thousand and fifteen", "nineteen ninety-six".
bool read_spelled_year(const Match& m, std::string_view text, DateAtom& atom) {
  constexpr int kFirstCentury = 14;
  constexpr int kLastCentury = 21;
  if (!m.has("year_word")) return true;
  std::uint32_t end = 0;
  int year = read_words(text, m.span("year_word").begin, end);
  if (year >= kFirstCentury && year <= kLastCentury) {
    const int rest = read_words(text, end + 1, end);
    year = rest >= 10 && rest <= 99 ? year * 100 + rest : 0;
  }
  atom.year = static_cast<std::int16_t>(year);
  atom.spelled_year = true;
  atom.span.end = end;
  return year >= kFirstCentury * 100 && year <= kLastCentury * 100 + 99;
}

bool read_parts(const Match& m, std::string_view text, DateAtom& atom) {
  read_year(m, atom);
  if (!read_spelled_year(m, text, atom)) return false;
  read_month(m, atom);
  return read_part_of_year(m, atom) && read_day(m, text, atom) && read_decade(m, atom) &&
         read_next_year(m, atom);
}

bool read_numbers(const Match& m, DateAtom& atom) {
  read_year(m, atom);
  atom.first_number = static_cast<std::uint8_t>(to_int(m["nn"]));
  atom.second_number = static_cast<std::uint8_t>(to_int(m["nn2"]));
  atom.year_first = m.has("year") && m.span("year").begin < m.span("nn").begin;
  return atom.first_number != 0 && atom.second_number != 0;
}

// "2012-13" is a pair of years, "2012-04" a month; "2004-05" is left to the page.
bool read_year_number(const Match& m, DateAtom& atom) {
  read_year(m, atom);
  const std::string_view digits = m["nn"];
  const int number = to_int(digits);
  const int last = later_year(atom.year, digits);
  const bool pair = digits.size() == 2 && last - atom.year <= kLongestPair;
  const bool month = number >= 1 && number <= kMonthsOfYear;
  atom.dashed = m["sep"].size() > 1 && m["sep"].find_first_of("-/.") == std::string_view::npos;
  atom.last_year = static_cast<std::int16_t>(last);
  atom.year_and_number = true;
  if (pair && !month) {
    atom.kind = DateAtom::Kind::pair;
  } else if (pair && (last == atom.year + 1 || atom.dashed)) {
    atom.year_number = true;
    atom.second_number = static_cast<std::uint8_t>(number);
  } else {
    atom.month = static_cast<std::uint8_t>(number);
    if (!month) atom.kind = DateAtom::Kind::faulty;
  }
  return true;
}

bool read_fiscal(const Match& m, DateAtom& atom) {
  read_year(m, atom);
  atom.fiscal = m.has("fy");
  if (!m.has("next_year")) return true;
  atom.last_year = static_cast<std::int16_t>(later_year(atom.year, m["next_year"]));
  const bool ordered = atom.last_year > atom.year && atom.last_year - atom.year <= kLongestPair;
  atom.kind = ordered ? DateAtom::Kind::pair : DateAtom::Kind::faulty;
  return true;
}

int halves_more(const Match& m, int whole) {
  return m.has("half_more") || m.has("half_more2") || m["count"].ends_with(".5") ||
                 m["count"].ends_with(",5")
             ? whole / 2
             : 0;
}

bool read_length(const Match& m, DateAtom& atom) {
  atom.kind = DateAtom::Kind::length;
  const std::string_view count = m["count"];
  const int number = count.empty() ? word_value(m, "number_word")
                                   : to_int(count.substr(0, count.find_first_of(".,")));
  const bool in_months = m.has("years_unit") || m.has("months_unit");
  const int unit = m.has("years_unit") ? kMonthsOfYear : m.has("weeks_unit") ? kDaysOfWeek : 1;
  const int length = number * unit + halves_more(m, unit) + to_int(m["count2"]);
  (in_months ? atom.length_months : atom.length_days) = static_cast<std::uint16_t>(length);
  return length > 0 && length <= kLongestLength * (in_months ? 1 : 10);
}

bool read_groups(const Match& m, PeriodBuild build, std::string_view text, DateAtom& atom) {
  switch (build) {
    case PeriodBuild::parts:
      return same_separators(m) && read_parts(m, text, atom);
    case PeriodBuild::numbers:
      return same_separators(m) && read_numbers(m, atom);
    case PeriodBuild::year_number:
      return read_year_number(m, atom);
    case PeriodBuild::fiscal:
      return read_fiscal(m, atom);
    case PeriodBuild::length:
      return read_length(m, atom);
    default:
      return false;
  }
}

bool is_punctuated_digits(std::string_view text) {
  return text.find_first_not_of("0123456789 -/.,'") == std::string_view::npos;
}

}  // namespace

int full_year(int two_digits) {
  return two_digits + (two_digits < kTwoDigitPivot ? 2000 : 1900);
}

bool DateAtom::is_date() const {
  if (kind == Kind::pair) return true;
  if (kind != Kind::date || !has_year()) return false;
  return month != 0 || unsettled() || fiscal || (day == 0 && !two_digit_year);
}

int DateAtom::rank() const {
  if (kind != Kind::date) return 3;
  if (unsettled()) return has_year() ? 3 : 2;
  if (is_date() && !bare_year()) return 3;
  const int parts = (has_year() ? 1 : 0) + (month != 0 ? 1 : 0) + (day != 0 ? 1 : 0);
  return std::min(parts, 2);
}

std::optional<DateAtom> read_atom(const Match& match, const Rule& rule, RuleId id,
                                  std::string_view text) {
  DateAtom atom;
  atom.span = match.has("keep") ? match.span("keep") : match.whole();
  atom.rule = id;
  if (!read_groups(match, static_cast<PeriodBuild>(rule.build), text, atom)) return std::nullopt;
  const std::string_view matched = text.substr(atom.span.begin, atom.span.size());
  atom.numeric = is_punctuated_digits(matched);
  check_calendar(atom);
  return atom;
}

Date first_date(const DateAtom& atom) {
  if (atom.kind == DateAtom::Kind::pair) return {atom.year, 0, 0};
  return {atom.year, atom.month, atom.day};
}

Date last_date(const DateAtom& atom) {
  if (atom.kind == DateAtom::Kind::pair) return {atom.last_year, 0, 0};
  if (atom.months == 0) return {atom.year, atom.month, atom.day};
  const int last = atom.month + atom.months - 2;  // counted from 0
  return {static_cast<std::int16_t>(atom.year + last / kMonthsOfYear),
          static_cast<std::uint8_t>(last % kMonthsOfYear + 1), 0};
}

void check_calendar(DateAtom& atom) {
  if (atom.kind != DateAtom::Kind::date || !atom.has_year() || atom.unsettled()) return;
  if (atom.month == 0 && atom.day != 0) return;  // "26, 2012": its month is still to come
  if (!is_valid(first_date(atom))) atom.kind = DateAtom::Kind::faulty;
}

}  // namespace dossier
