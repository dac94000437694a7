// Date atoms: the single dates, lengths of time and unfinished dates of a text, before any of them
// is joined to a range.
//
//   "from 7 to 14 September 2016"   day 7 (unfinished)   14 September 2016
//   "36 months from March 2014"     36 months            March 2014
//   "Q1 - Q3 2015"                  Q1 (unfinished)      Q3 2015
//
// An unfinished atom ("7", "Dec", "'13") is no date; a range's other end may complete it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "extract/pattern.h"
#include "extract/rules.h"

namespace dossier {

// How a row of period_rules() makes its value.
enum class PeriodBuild : std::uint8_t {
  // atoms: the pattern's groups say what was stated
  parts,
  numbers,      // two numbers beside a year: day and month, in the page's order
  year_number,  // 2012-04: a month, or 2012-13: a pair of years
  fiscal,       // FY2012, FY2012/13
  length,       // 36 months
  // combinations of atoms: <A>, <B> and <D> (a length) in the pattern
  pair,           // A/B
  open_end,       // A/..
  open_dash,      // A/.., of a month or a year
  start_only,     // A/
  until,          // /A
  before,         // /the day, month or year before A
  after,          // the day, month or year after A/..
  after_or_at,    // A/..
  length_of,      // A for D, D from A
  fiscal_single,  // A, flagged; "fiscal year 2012/13" is a pair
  decade,         // "années 1990"
};

struct DateAtom {
  enum class Kind : std::uint8_t {
    date,    // year, month, day as far as stated
    pair,    // "2012-13", "the 1990s": year to last_year
    length,  // "36 months"
    faulty,  // shaped like a date, but no such day: takes its place and is reported
  };
  Span span;
  RuleId rule = RuleId::none;
  Kind kind = Kind::date;
  std::int16_t year = 0;  // 0: not stated
  std::int16_t last_year = 0;
  std::uint8_t month = 0;         // 0: not stated; 21 to 24: a season
  std::uint8_t months = 0;        // how many months from `month` on: 3 for a quarter, 6 for a half
  std::uint8_t day = 0;           // 0: not stated
  std::uint8_t first_number = 0;  // two numbers whose order is not settled yet
  std::uint8_t second_number = 0;
  bool year_first = false;  // of those numbers: 2012/3/4
  bool two_digit_year = false;
  bool spelled_year = false;     // "nineteen ninety-six"
  bool numeric = false;          // digits and punctuation only
  bool year_number = false;      // 2004-05: `second_number` may be a month or a year
  bool year_and_number = false;  // written like that, settled or not
  bool dashed = false;           // ... joined by a long dash, as pairs of years are
  bool doubtful_word = false;    // its month's name is a common word in lower case: "may", "march"
  bool decade = false;           // "the 1990s"
  bool ambiguous = false;
  bool fiscal = false;
  std::uint16_t length_months = 0;
  std::uint16_t length_days = 0;

  bool has_year() const { return year != 0; }
  bool unsettled() const { return first_number != 0 || year_number; }
  bool bare_year() const {
    return kind == Kind::date && has_year() && month == 0 && day == 0 && !unsettled();
  }
  // A date by itself, no unfinished one.
  bool is_date() const;
  static constexpr int kRanks = 3;
  // How much of a date is stated: 3 for a year with a month or more, 2 for two other parts, 1 for
  // one.
  int rank() const;
};

// Two rules that claimed one span, neither of which names the other in `beats`: a fault of the
// table that the tests look for.
struct RuleTie {
  Span span;
  RuleId first = RuleId::none;
  RuleId second = RuleId::none;
};
// Every tie of period_rules() in a text.
std::vector<RuleTie> find_date_ties(std::string_view text);

// The atom that a match of an atom's rule states; nothing where the groups do not fit together.
std::optional<DateAtom> read_atom(const Match& match, const Rule& rule, RuleId id,
                                  std::string_view text);

// The first and the last stated date of a settled atom with a year.
Date first_date(const DateAtom& atom);
Date last_date(const DateAtom& atom);

// Marks an atom whose parts name no day of the calendar as faulty.
void check_calendar(DateAtom& atom);

// The rule of a year alone.
inline constexpr std::string_view kYearRule = "date.year";

// Two-digit years: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068 (as POSIX strptime).
int full_year(int two_digits);

}  // namespace dossier
