// Dates in their settings: the intervals and traps of real pages, the page's order of day and
// month, what is refused and why, and values read on their own.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/page.h"
#include "extract/date_atom.h"

namespace dossier {
namespace {

struct Row {
  std::string_view text;
  std::string_view expected;  // EDTF values separated by spaces, "-" for none
};

Mentions scan_text(std::string_view text, DateOrder order = DateOrder::dmy) {
  const Page page({}, std::string(text));
  return scan(page, {.date_order = order});
}

std::string dates_in(const Mentions& m) {
  std::string out;
  for (const DateMention& d : m.dates) out += (out.empty() ? "" : " ") + to_edtf(d);
  return out.empty() ? "-" : out;
}

void check(const std::vector<Row>& rows, DateOrder order = DateOrder::dmy) {
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(dates_in(scan_text(text, order)) == expected);
  }
}

std::string text_of(std::string_view text, const DateMention& d) {
  return std::string(text.substr(d.span.begin, d.span.size()));
}

// The reason of the first refusal; "" where there is none.
std::string reason(std::string_view text) {
  const Mentions m = scan_text(text);
  return m.rejected.empty() ? "" : std::string(m.rejected[0].reason);
}

// ---------------------------------------------------------------- intervals

TEST_CASE("intervals of two dates") {
  check({
      {"Duration: 2012-2015", "2012/2015"},
      {"2012 - 2015", "2012/2015"},
      {"2012 – 2015", "2012/2015"},
      {"2012 — 2015", "2012/2015"},
      {"2012 − 2015", "2012/2015"},
      {"2012 to 2015", "2012/2015"},
      {"from 2012 until 2015", "2012/2015"},
      {"2012 through 2015", "2012/2015"},
      {"between 2012 and 2015", "2012/2015"},
      {"2012/2013", "2012/2013"},
      {"2012-13", "2012/2013"},
      {"1 January 2012 through 31 December 2014", "2012-01-01/2014-12-31"},
      {"2012-01-01/2014-12-31", "2012-01-01/2014-12-31"},
      {"2012.01.15 ~ 2014.12.31", "2012-01-15/2014-12-31"},
      {"Jan 2012 to Dec 2014", "2012-01/2014-12"},
      {"01/2012 - 12/2014", "2012-01/2014-12"},
      {"Dec 2014 - Feb 2015", "2014-12/2015-02"},
      {"3 April 2012 to 25 May 2013", "2012-04-03/2013-05-25"},
      {"03/04/2012 - 25/04/2012", "2012-04-03/2012-04-25"},
      {"31/08/2012 to 30/08/2013", "2012-08-31/2013-08-30"},
      {"01.03.2012 - 28.02.2015", "2012-03-01/2015-02-28"},
      {"Q3 2011 to Q2 2014", "2011-07/2014-06"},
      {"10-Apr-15 to 9-Apr-17", "2015-04-10/2017-04-09"},
      {"FY2012/13", "2012/2013"},
      {"June2019 – 2020", "2019-06/2020"},
      {"05 /13/ 2022 – July / 31/ 2022", "2022-05-13/2022-07-31"},
      {"Fall 2012 - Spring 2013", "2012-23/2013-21"},
      {"from early 2012 to the end of 2014", "2012/2014"},
      {"mid-2012 – late 2014", "2012/2014"},
      {"Monday, 12 March 2018 - Friday, 16 March 2018", "2018-03-12/2018-03-16"},
  });
}

TEST_CASE("one end completes the other") {
  check({
      {"Dec - Feb 2015", "2014-12/2015-02"},
      {"January-December 2012", "2012-01/2012-12"},
      {"May/June 2013", "2013-05/2013-06"},
      {"from 7 to 14 September 2016", "2016-09-07/2016-09-14"},
      {"Sept 26-27, 2022", "2022-09-26/2022-09-27"},
      {"12th - 13th April 2019", "2019-04-12/2019-04-13"},
      {"12/13 April 2019", "2019-04-12/2019-04-13"},
      {"from Feb 1st to March 2019", "2019-02-01/2019-03"},
      {"28 December - 3 January 2015", "2014-12-28/2015-01-03"},
      {"2015/08/12 until October 22", "2015-08-12/2015-10-22"},
      {"Q1 – Q3 2015", "2015-01/2015-09"},
      {"'13-'16", "2013/2016"},
      {"du 4 au 22 janvier 1995", "1995-01-04/1995-01-22"},
      {"zwischen dem 4. und dem 22. Januar 1995", "1995-01-04/1995-01-22"},
  });
}

TEST_CASE("open and unknown ends") {
  check({
      {"since May 2012", "2012-05/.."},
      {"April 2012 - ongoing", "2012-04/.."},
      {"April 2012 – present", "2012-04/.."},
      {"April 2012 – (ongoing)", "2012-04/.."},
      {"2014 to continue", "2014/.."},
      {"ongoing since 2007", "2007/.."},
      {"launched in May 2012 and is ongoing", "2012-05/.."},
      {"launched in May 2012", "2012-05"},
      {"2012 or after", "2012/.."},
      {"after 2012", "2013/.."},
      {"before 2007", "/2006"},
      {"before 1 March 2012", "/2012-02-29"},
      {"until the end of 2013", "/2013"},
      {"(2016- )", "2016/.."},
      {"Roads, 2016-\nBridges", "2016/.."},
      {"depuis avril 2015, en cours", "2015-04/.."},
      {"desde 2015 hasta la actualidad", "2015/.."},
      {"seit Oktober 2014", "2014-10/.."},
      {"março de 2012 - em curso", "2012-03/.."},
      {"12 March 2012 -\nThe ministry", "2012-03-12"},
  });
}

TEST_CASE("a date and a length of time") {
  check({
      {"Duration: 36 months from March 2014", "2014-03/2017-02"},
      {"for three years starting January 2013", "2013-01/2015-12"},
      {"January 2013, for three years", "2013-01/2015-12"},
      {"1 October 2011, 12 months", "2011-10-01/2012-09-30"},
      {"over 3 years, from September 15, 2013", "2013-09-15/2016-09-14"},
      {"24 mois à compter du 1er mars 2012", "2012-03-01/2014-02-28"},
      {"24 meses desde septiembre de 2014", "2014-09/2016-08"},
      {"36 meses, com início em 1 de outubro de 2016", "2016-10-01/2019-09-30"},
      {"36 Monate ab 1. September 2015", "2015-09-01/2018-08-31"},
      {"over two and a half years between 2010 and 2012", "2010/2012"},
      {"2012-2015 (36 months)", "2012/2015"},
  });
}

TEST_CASE("a start and an end in two clauses of one sentence") {
  check({
      {"The project started in June 2008 and will be completed in February 2010.",
       "2008-06/2010-02"},
      {"Started on 15 August 2011 and handed over to the town on 14 August 2014",
       "2011-08-15/2014-08-14"},
      {"Work will start in the third quarter of 2018 and is due to be finished by the fourth "
       "quarter "
       "of 2023",
       "2018-07/2023-12"},
      {"Le projet a débuté en mars 2012 et s'achèvera en mai 2014", "2012-03/2014-05"},
      {"El proyecto comenzó en mayo de 2010 y finalizó en junio de 2012", "2010-05/2012-06"},
      {"Das Vorhaben begann im Mai 2010 und wurde im Juni 2012 abgeschlossen", "2010-05/2012-06"},
      {"It started in June 2008. It was completed in 2010.", "2008-06 2010"},
      {"It started in June 2008\n\nand was completed in 2010.", "2008-06 2010"},
  });
}

TEST_CASE("several values on one line") {
  check({
      {"Phase II (2010–2013) follows Phase I (2006–2009)", "2010/2013 2006/2009"},
      {"Posted: 12 March 2018. Duration: 2015-2017.", "2018-03-12 2015/2017"},
      {"sales in 2007 and 2009", "2007 2009"},
      {"Archive: 2015 | 2014 | 2013", "2015 2014 2013"},
      {"2010-2012, 2013-2015", "2010/2012 2013/2015"},
      {"between 2015 and 2018 or later than 2020", "2015/2018 2021/.."},
  });
}

// ---------------------------------------------------------------- line ends and columns

TEST_CASE("a value may run over one line end, not over a blank line, a cell or a column") {
  check({
      {"Water\nsupply for Shkodra, 2011-\n2013\n", "2011/2013"},
      {"from 1 March\n   2012 to 2014", "2012-03-01/2014"},
      {"May\n\n2012", "2012"},
      {"2012\t2015", "2012 2015"},
      {"2012 | 2015", "2012 2015"},
      {"Mar-12   Feb-16", "2012-03 2016-02"},
      {"3                     Jan 2008 – Dec 2009", "2008-01/2009-12"},
      {"2012\n- 2013\n- 2014", "2012 2013 2014"},
  });
}

// ---------------------------------------------------------------- the page's order

TEST_CASE("an unambiguous date settles the others of its page") {
  check({
      {"15/4/2019\n16/4/2019\n24/4/2019\n2/5/2019", "2019-04-15 2019-04-16 2019-04-24 2019-05-02"},
      {"2/5/2019\n4/15/2019", "2019-02-05 2019-04-15"},
      {"01.03.2012 - 28.02.2015", "2012-03-01/2015-02-28"},
  });
  CHECK_FALSE(scan_text("15/4/2019 and 2/5/2019").dates[1].ambiguous);
  CHECK(scan_text("2/5/2019").dates[0].ambiguous);
  CHECK_FALSE(scan_text("5/5/2019").dates[0].ambiguous);
  CHECK(scan_text("15/4/2019, 4/15/2019, 2/5/2019").dates[2].ambiguous);
}

TEST_CASE("what nothing on the page decides is left to the option") {
  check({{"3/4/2012", "2012-04-03"}, {"01/02/03", "2003-02-01"}}, DateOrder::dmy);
  check({{"3/4/2012", "2012-03-04"}, {"01/02/03", "2003-01-02"}, {"13/4/2012", "2012-04-13"}},
        DateOrder::mdy);
  check({{"3/4/2012", "2012-04-03"}, {"01/02/03", "2001-02-03"}}, DateOrder::ymd);
}

TEST_CASE("a year and two digits are a month or a pair of years") {
  check({
      {"2012-13", "2012/2013"},
      {"2020-21", "2020/2021"},
      {"2004-05", "2004-05"},
      {"2003-04\n2012-13", "2003/2004 2012/2013"},
      {"2003-04\n2012-13\n2012-07", "2003-04 2012/2013 2012-07"},
      {"2009–10", "2009/2010"},
      {"FY2004/05", "2004/2005"},
      {"fiscal year 2004-05", "2004/2005"},
      {"2012 - 15 March 2013", "2012/2013-03-15"},
  });
  CHECK(scan_text("2004-05").dates[0].ambiguous);
  CHECK_FALSE(scan_text("2012-13").dates[0].ambiguous);
}

TEST_CASE("fiscal years are flagged") {
  for (const std::string_view text :
       {"FY2009", "FY2012/13", "fiscal year 2012", "FY2012-13 to FY2014-15"}) {
    CAPTURE(text);
    const Mentions m = scan_text(text);
    REQUIRE(m.dates.size() == 1);
    CHECK(m.dates[0].fiscal);
  }
  CHECK(dates_in(scan_text("FY2012-13 to FY2014-15")) == "2012/2015");
  CHECK_FALSE(scan_text("CY2009").dates[0].fiscal);
}

// ---------------------------------------------------------------- what is refused

TEST_CASE("month words alone are no dates") {
  check({
      {"The project may extend to other regions; participants march to the capital.", "-"},
      {"May it please the court", "-"},
      {"we set 2012 targets out", "2012"},
      {"in May 2012", "2012-05"},
      {"May-July 2013", "2013-05/2013-07"},
  });
}

TEST_CASE("numbers that only look like years are refused, with the reason") {
  const std::vector<Row> rows = {
      {"Resolution 1325", "a document's number"},
      {"Decree 12/2014", "a document's number"},
      {"No. 12-2015", "a document's number"},
      {"Agenda 2030", "part of a name"},
      {"MDGs 2015", "part of a name"},
      {"Horizon 2020", "part of a name"},
      {"Tel. 4 2250 1998", "a telephone number"},
      {"+355 4 2250 1998", "a telephone number"},
      {"PO Box 2012", "a post box"},
      {"ISO 9001:2008", "a standard's number"},
      {"some 2000 households", "a count"},
      {"2000 poor families", "a count"},
      {"1,998 hectares", ""},
      {"grew by 2000 %", "a percentage"},
      {"CD-2011-0417", "part of a code"},
      {"www.example.org/2012/report", "part of an address"},
      {"1666.90125", "part of a longer number"},
      {"code 1325", "too far off for a bare year"},
      {"room 2012", "a number of its own kind"},
      {"Feb 29, 2015", "no such day"},
      {"31/31/2012", "no such day"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(dates_in(scan_text(text)) == "-");
    CHECK(reason(text) == expected);
  }
}

TEST_CASE("a year stays one beside a noun when a preposition or a verb makes it one") {
  check({
      {"in 2012 farmers received seed", "2012"},
      {"founded in 1998 by migrants' groups", "1998"},
      {"the 2012 budget", "2012"},
      {"2000 households in 2012", "2012"},
      {"from 1066 on", "1066"},
      {"Country Strategy 2012-2016", "2012/2016"},
  });
}

TEST_CASE("an article before a bare year belongs to a noun") {
  check({
      {"since the 2010 earthquake", "2010"},
      {"before the 2010 elections", "2010"},
      {"since the 1990s", "1990/.."},
      {"since the end of 2010", "2010/.."},
  });
}

TEST_CASE("digits that a sum and a date both claim") {
  check({{"a loan of EUR 2000", "-"}, {"2012 - 2015 EUR 3 million", "2012/2015"}});
  CHECK(scan_text("2010-2012 EUR").money.empty());
}

// ---------------------------------------------------------------- spans, lengths, single values

TEST_CASE("a mention's span takes in the words that belong to it") {
  const std::vector<Row> rows = {
      {"Roads, from 2012 to 2015, in Chad", "from 2012 to 2015"},
      {"on Monday, 12 March 2018 in Lima", "Monday, 12 March 2018"},
      {"It runs until the end of 2013.", "until the end of 2013"},
      {"(2012 – present)", "2012 – present"},
      {"Period: 36 months (from 1 March 2014)", "36 months (from 1 March 2014)"},
      {"(36 months from March 2014)", "36 months from March 2014"},
      {"na segunda-feira, 5 de março de 2012", "segunda-feira, 5 de março de 2012"},
      {"since 2012, with", "since 2012"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const Mentions m = scan_text(text);
    REQUIRE(m.dates.size() == 1);
    CHECK(text_of(text, m.dates[0]) == expected);
  }
}

TEST_CASE("lengths of time are mentions of their own") {
  const Mentions m =
      scan_text("36 months, then two and a half years; a 10-day course, 5 years ago");
  REQUIRE(m.durations.size() == 3);
  CHECK(m.durations[0].months == 36);
  CHECK(m.durations[1].months == 30);
  CHECK(m.durations[2].days == 10);
  CHECK(m.durations[2].months == 0);
}

TEST_CASE("a length from a start includes its last day, month or year") {
  struct Case {
    Date start;
    std::uint16_t months, days;
    std::string_view expected;
  };
  for (const auto& [start, months, days, expected] : {
           Case{{2014, 3, 0}, 36, 0, "2014-03/2017-02"},
           {{2014, 3, 1}, 36, 0, "2014-03-01/2017-02-28"},
           {{2014, 0, 0}, 36, 0, "2014/2016"},
           {{2014, 0, 0}, 18, 0, "2014/2015-06"},
           {{2012, 1, 31}, 1, 0, "2012-01-31/2012-02-28"},
           {{2014, 3, 1}, 0, 10, "2014-03-01/2014-03-10"},
           {{2014, 3, 0}, 0, 10, "2014-03/2014-03-10"},
           {{2014, 22, 0}, 12, 0, "2014-06/2015-05"},
           {{2014, 12, 0}, 1, 0, "2014-12/2014-12"},
           {{9999, 0, 0}, 36, 0, "9999/9999"},
           {{9999, 6, 0}, 36, 0, "9999-06/9999-12"},
           {{9999, 6, 1}, 0, 400, "9999-06-01/9999-12-31"},
       }) {
    CAPTURE(expected);
    DurationMention length;
    length.months = months;
    length.days = days;
    CHECK(to_edtf(period_from(start, length)) == expected);
  }
}

TEST_CASE("two-digit years turn at 69") {
  CHECK(full_year(0) == 2000);
  CHECK(full_year(68) == 2068);
  CHECK(full_year(69) == 1969);
  CHECK(full_year(99) == 1999);
}

TEST_CASE("a value on its own is read whole or not at all") {
  for (const auto& [text, expected] : std::vector<Row>{
           {"2012", "2012"},
           {"1325", "1325"},
           {" March 2012 ", "2012-03"},
           {"Q1 2012", "2012-01/2012-03"},
           {"2012-2015", "2012/2015"},
           {"2012-13", "2012/2013"},
           {"2012/..", "2012/.."},
           {"2012/", "2012/"},
           {"from 2012 to 2015", "2012/2015"},
           {"1990s", "1990/1999"},
       }) {
    CAPTURE(text);
    const Result<DateMention> d = read_date(text, {});
    REQUIRE(d.ok());
    CHECK(to_edtf(*d) == expected);
  }
  for (const std::string_view text :
       {"", "roads", "in 2012", "2012 roads", "2012, 2013", "30 Feb 2012"}) {
    CAPTURE(text);
    CHECK_FALSE(read_date(text, {}).ok());
  }
  CHECK(to_edtf(*read_date("3/4/2012", {.date_order = DateOrder::mdy})) == "2012-03-04");
}

TEST_CASE("mentions are in order, do not overlap and lie inside the text") {
  const std::string text =
      "from 2012 to 2015 to 2016 - 2017 since 2018 until 2019-20 Q1 Q2 2021 for 3 years from May "
      "2022";
  const Mentions m = scan_text(text);
  CHECK(m.dates.size() >= 5);
  for (std::size_t i = 1; i < m.dates.size(); ++i) {
    CHECK(m.dates[i - 1].span.end <= m.dates[i].span.begin);
  }
  CHECK(m.dates.back().span.end <= text.size());
}

}  // namespace
}  // namespace dossier
