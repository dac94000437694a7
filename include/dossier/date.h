// Dates and periods, at the precision that was stated (ISO 8601-2, "EDTF").
//
//   Date{2012, 3}                       "2012-03", some day of March 2012
//   first_day(Date{2012, 3})            1 March 2012;  last_day(...) 31 March 2012
//   parse_edtf("2012/2015")             2012 to 2015, both whole years
//   parse_edtf("2012/..")               from 2012, still running (open end)
//   parse_edtf("2012/")                 from 2012, end unknown
//   overlaps(2012/, 2014)               Tri::maybe
//
// Rounding happens at use: down for starts, up for ends. The calendar is proleptic Gregorian, years
// 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/result.h"

namespace dossier {

// Days since 1 January 1970.
using Day = std::int32_t;

// A date as stated. month 0: only the year is known; day 0: no day. month 21 to 24 are EDTF's
// seasons (spring, summer, autumn, winter; northern months: 21 is March to May, 24 is December of
// that year alone).
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_season(Date date);
// Whether such a day, month, season or year exists (29 February 2015 does not).
bool is_valid(Date date);
// The first and the last day that the date covers. REQUIRES is_valid(date).
Day first_day(Date date);
Day last_day(Date date);
// The day of the proleptic Gregorian calendar. REQUIRES: such a day exists, in a year from 1 to
// 9999.
Day day_from_civil(int year, int month, int day);
// The inverse; always with month and day. REQUIRES: the day lies in the years 1 to 9999.
Date civil_from_day(Day day);

// One end of a period.
struct Edge {
  enum class Kind : std::uint8_t {
    known,
    open,     // ".."  the period runs on, or has always run
    unknown,  // ""    it begins or ends some time that was not stated
  };
  Kind kind = Kind::unknown;
  Date date{};  // meaningful when known

  static Edge at(Date d) { return {Kind::known, d}; }
  static Edge open() { return {Kind::open, {}}; }
  static Edge unknown() { return {Kind::unknown, {}}; }
  bool known() const { return kind == Kind::known; }
  friend bool operator==(const Edge&, const Edge&) = default;
};

struct Period {
  Edge from;
  Edge to;

  // A period that lasts as long as the date does.
  static Period of(Date date) { return {Edge::at(date), Edge::at(date)}; }
  friend bool operator==(const Period&, const Period&) = default;
};

// The first and last day, inclusive; nothing where the end is open or unknown.
std::optional<Day> first_day(const Period& period);
std::optional<Day> last_day(const Period& period);
// False when both ends are known and the end lies before the start.
bool is_ordered(const Period& period);

enum class Tri : std::uint8_t { no, maybe, yes };

// Whether the two share a day. An open end reaches to infinity; an unknown end makes "maybe" of
// what it would decide. overlaps(2012/.., 2030) is yes; overlaps(2012/, 2030) and overlaps(/2016,
// 2010) are maybe; overlaps(2012/, 2012) is yes, as the start itself lies in it.
Tri overlaps(const Period& a, const Period& b);

// "2012", "2012-03", "2012-03-01", "2012-22" (a season).
std::string to_edtf(Date date);
// "2012-01/2015", "2012/..", "/2013". Never "2012-13".
std::string to_edtf(const Period& period);
// "2012-03-01": the day in ISO 8601's extended form. REQUIRES: it lies in the years 1 to 9999.
std::string to_iso_day(Day day);

// Reads exactly one EDTF date or interval, nothing around it; level 0, with seasons, open and
// unknown ends; "~", "?" and "%" after a date are accepted and dropped. A single date gives
// Period::of(it).
Result<Period> parse_edtf(std::string_view text);

}  // namespace dossier
