// The calendar, EDTF in and out, and the three-valued overlap.
#include "dossier/date.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace dossier {
namespace {

Period period(std::string_view edtf) {
  const Result<Period> p = parse_edtf(edtf);
  REQUIRE_MESSAGE(p.ok(), edtf);
  return *p;
}

std::string days(std::string_view edtf) {
  const Period p = period(edtf);
  const auto first = first_day(p);
  const auto last = last_day(p);
  return (first ? to_iso_day(*first) : "-") + " " + (last ? to_iso_day(*last) : "-");
}

TEST_CASE("days and civil dates are each other's inverse") {
  CHECK(day_from_civil(1970, 1, 1) == 0);
  CHECK(day_from_civil(2000, 3, 1) == 11017);
  CHECK(day_from_civil(1, 1, 1) == -719162);
  CHECK(day_from_civil(9999, 12, 31) == 2932896);
  for (Day d = day_from_civil(1899, 12, 1); d <= day_from_civil(2101, 1, 31); ++d) {
    const Date c = civil_from_day(d);
    REQUIRE(is_valid(c));
    REQUIRE(day_from_civil(c.year, c.month, c.day) == d);
  }
}

TEST_CASE("only days of the calendar are valid") {
  CHECK(is_valid({2016, 2, 29}));
  CHECK_FALSE(is_valid({2015, 2, 29}));
  CHECK_FALSE(is_valid({1900, 2, 29}));
  CHECK(is_valid({2000, 2, 29}));
  CHECK_FALSE(is_valid({2015, 4, 31}));
  CHECK_FALSE(is_valid({2015, 13, 0}));
  CHECK_FALSE(is_valid({0, 1, 1}));
  CHECK(is_valid({2012, 22, 0}));
  CHECK_FALSE(is_valid({2012, 22, 1}));
  CHECK_FALSE(is_valid({2012, 0, 1}));
}

TEST_CASE("half-stated dates round down for starts and up for ends") {
  struct Row {
    std::string_view edtf, days;
  };
  for (const auto& [edtf, expected] : {
           Row{"2012", "2012-01-01 2012-12-31"},
           {"2012-02", "2012-02-01 2012-02-29"},
           {"2012-03-01", "2012-03-01 2012-03-01"},
           {"2012-01/2015", "2012-01-01 2015-12-31"},
           {"2012-21", "2012-03-01 2012-05-31"},
           {"2012-22", "2012-06-01 2012-08-31"},
           {"2012-23", "2012-09-01 2012-11-30"},
           {"2012-24", "2012-12-01 2012-12-31"},
           {"2012-33", "2012-01-01 2012-03-31"},
           {"2012-34/2013-36", "2012-04-01 2013-12-31"},
           {"2012-40", "2012-01-01 2012-06-30"},
           {"2012-38", "2012-05-01 2012-08-31"},
           {"199X", "1990-01-01 1999-12-31"},
           {"19XX", "1900-01-01 1999-12-31"},
           {"0XXX", "0001-01-01 0999-12-31"},
           {"2012/..", "2012-01-01 -"},
           {"../2012", "- 2012-12-31"},
           {"2012/", "2012-01-01 -"},
           {"/2013-02", "- 2013-02-28"},
           {"2012-03~/2013?", "2012-03-01 2013-12-31"},
           {"2012-03-01T08:30:00Z", "2012-03-01 2012-03-01"},
       }) {
    CAPTURE(edtf);
    CHECK(days(edtf) == expected);
  }
}

TEST_CASE("what is written is read back") {
  for (const std::string_view edtf : {"2012/2015", "2012-01/2015", "2012/..", "../2012", "2012/",
                                      "/2013", "0987/2012-12-31", "2012-22/2013-24", "2012/2012"}) {
    CAPTURE(edtf);
    CHECK(to_edtf(period(edtf)) == edtf);
  }
  CHECK(to_edtf(Date{2012, 3, 1}) == "2012-03-01");
  CHECK(to_edtf(Date{2012, 22}) == "2012-22");
  CHECK(to_edtf(Date{85}) == "0085");
  CHECK(period("2012-03") == Period::of({2012, 3, 0}));
}

TEST_CASE("what is no EDTF is refused with its kind") {
  struct Row {
    std::string_view text;
    ErrorKind kind;
  };
  for (const auto& [text, kind] : {
           Row{"", ErrorKind::format},
           {"/", ErrorKind::format},
           {"..", ErrorKind::format},
           {"../..", ErrorKind::format},
           {"12", ErrorKind::format},
           {"2012-3", ErrorKind::format},
           {"2012-03-1", ErrorKind::format},
           {"2012 03", ErrorKind::format},
           {"-012", ErrorKind::format},
           {"2012-03-01T", ErrorKind::format},
           {"2012/2013/2014", ErrorKind::format},
           {"XXXX", ErrorKind::format},
           {"2X12", ErrorKind::format},
           {" 2012", ErrorKind::format},
           {"2012-13", ErrorKind::range},
           {"2012-00", ErrorKind::range},
           {"2015-02-29", ErrorKind::range},
           {"2015-02-00", ErrorKind::range},
           {"0000", ErrorKind::range},
           {"2015/2012", ErrorKind::range},
       }) {
    CAPTURE(text);
    const Result<Period> p = parse_edtf(text);
    REQUIRE_FALSE(p.ok());
    CHECK(p.error().kind == kind);
  }
}

TEST_CASE("a period in reverse is not ordered") {
  CHECK(is_ordered(period("2012/2012-03")));
  CHECK(is_ordered(period("2012-12/2012")));
  CHECK(is_ordered(period("2012/..")));
  CHECK_FALSE(is_ordered({Edge::at({2013, 0, 0}), Edge::at({2012, 12, 31})}));
}

TEST_CASE("overlap is no, maybe or yes") {
  struct Row {
    std::string_view a, b;
    Tri expected;
  };
  for (const auto& [a, b, expected] : {
           Row{"2012/2015", "2015-12-31", Tri::yes},
           {"2012/2015", "2016", Tri::no},
           {"2012/..", "2030", Tri::yes},
           {"2012/..", "2011-12-31", Tri::no},
           {"../2012", "1066", Tri::yes},
           {"../2012", "2013", Tri::no},
           {"2012/", "2030", Tri::maybe},
           {"2012/", "2012", Tri::yes},
           {"2012/", "2012-06", Tri::maybe},
           {"2012/", "2011", Tri::no},
           {"/2016", "2010", Tri::maybe},
           {"/2016", "2016", Tri::yes},
           {"/2016", "2017", Tri::no},
           {"/2013", "2013/", Tri::maybe},
           {"2012/", "2011/2013", Tri::yes},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(overlaps(period(a), period(b)) == expected);
    CHECK(overlaps(period(b), period(a)) == expected);
  }
  CHECK(overlaps({Edge::unknown(), Edge::unknown()}, period("2012")) == Tri::maybe);
}

}  // namespace
}  // namespace dossier
