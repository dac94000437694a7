// Dates, ranges and lengths of time, as rows.
//
// Atoms first: what one date may look like. Their groups ({year}, {month}, {day}, …) say what was
// stated; no row has code of its own. Then the unfinished ones (part.*), which only count when a
// range completes them. Then the combinations: <A> and <B> stand for date atoms, <D> for a length
// of time, and what stands around them is matched against the text between and beside the atoms. A
// group `keep` ends the mention where a row has to look further than it reads.
#include <array>

#include "extract/date_atom.h"
#include "extract/rules.h"

namespace dossier {
namespace {

constexpr std::uint8_t as(PeriodBuild build) {
  return static_cast<std::uint8_t>(build);
}

constexpr auto kRules = std::to_array<Rule>({
    // ---------------------------------------------------------------- single dates
    {.info = {"date.iso", Field::date,
              R"({year}(?P<sep>[-‐‑]| ?[/.] ?){nn}(?P<sep2>[-‐‑]| ?[/.] ?)(?P<nn2>{nn})(?:T[0-9:.Z+-]+)?)", R"(
      2012-03-01              ==> 2012-03-01
      2012/03/01              ==> 2012-03-01
      2012.3.1                ==> 2012-03-01
      2012-03-01T08:30:00Z    ==> 2012-03-01
      2024-13-01              ==> 2024-01-13
      2016-2-30               ==> -
      2012-03/14              ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::numbers)},
    {.info = {"date.compact", Field::date,
              R"((?P<year>(?:19|20)[0-9]{2})(?P<mm>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01]))", R"(
      20120301                ==> 2012-03-01
      20121301                ==> -
      120120301               ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.roman-month", Field::date,
              R"({day}(?P<sep>[-./])(?P<roman>VIII|VII|VI|IV|IX|XII|XI|III|II|V|X|I)(?P<sep2>[-./]){year})", R"(
      1-II-2017               ==> 2017-02-01
      12.III.2014             ==> 2014-03-12
      31/XII/2015             ==> 2015-12-31
      30-II-2015              ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.day-month-year-parted", Field::date,
              R"({day}-{month}(?: -|- ){year})", R"(
      31-AUG -2020            ==> 2020-08-31
      01-SEP- 2015            ==> 2015-09-01
      31-FEB -2020            ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.day-month-year", Field::date,
              R"({day}(?:{ord}?{join})?{month}\.?{of_year}?{year})", R"(
      3 April 2012            ==> 2012-04-03
      3rd of April, 2012      ==> 2012-04-03
      1er février 2012        ==> 2012-02-01
      1 de enero de 2012      ==> 2012-01-01
      1º de março de 2014     ==> 2014-03-01
      1. Mai 2013             ==> 2013-05-01
      06/Nov/2023             ==> 2023-11-06
      10-Apr-2015             ==> 2015-04-10
      14april 2015            ==> 2015-04-14
      26th of june of 2020    ==> 2020-06-26
      30 Feb 2019             ==> -
      section 3 April         ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.ordinal-month-year", Field::date,
              R"({day_word}{of}{month}\.?{of_year}?{year})", R"(
      first of May 2015       ==> 2015-05-01
      Sept-Nov 2016           ==> 2016-09/2016-11
      twenty-second of June 2017 ==> 2017-06-22
      first May meeting 2015  ==> 2015
    )"},
     .starts = kNumberWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.day-month-yy", Field::date,
              R"({day}{ord}?(?:(?P<sep>[-/. ]){month}\.?(?P<sep2>[-/. ]){apos}?|{of}{month}\.?{sp}{apos}){yy})", R"(
      10-Apr-15               ==> 2015-04-10
      3 Aug 96                ==> 1996-08-03
      14th April 15           ==> 2015-04-14
      on 3 May 15 people came ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-day-year", Field::date,
              R"({month}\.?{join}?(?:the{sp})?{day}{ord}?{of_year}{year})", R"(
      April 3rd, 2012         ==> 2012-04-03
      Apr 3 2012              ==> 2012-04-03
      August/10/2012          ==> 2012-08-10
      Sep-23-2020             ==> 2020-09-23
      July / 31/ 2022         ==> 2022-07-31
      mayo 5 del 2013         ==> 2013-05-05
      june the 28th 2020      ==> 2020-06-28
      Feb 29, 2015            ==> -
      February 151998         ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-ordinal-year", Field::date,
              R"({month}\.?{join}(?:the{sp})?{day_word}{of_year}{year})", R"(
      May eighth, 2010        ==> 2010-05-08
      January twenty two, 2018 ==> 2018-01-22
      May the force, 2010     ==> 2010
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-month-day", Field::date, R"({year}{join}{month}\.?{join}{day}{ord}?)", R"(
      2019-sep-1              ==> 2019-09-01
      2018 March 18           ==> 2018-03-18
      2012/Aug/10             ==> 2012-08-10
      2018 March 32           ==> 2018-03
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-day-month", Field::date, R"({year}(?P<sep>[-/]){day}(?P<sep2>[-/]){month})", R"(
      2020/23/Sep             ==> 2020-09-23
      2020-23/Sep             ==> 2020
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.day-year-month", Field::date, R"({day}-{year}-{month})", R"(
      23-2020-September       ==> 2020-09-23
      23-2020-people          ==> 2020
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-year-day", Field::date, R"({month}-{year}-{day})", R"(
      September-2020-23       ==> 2020-09-23
      September-2020          ==> 2020-09
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.numeric", Field::date,
              R"({nn}(?P<sep>[-‐‑]| ?[/.] ?)(?P<nn2>{nn})(?P<sep2>[-‐‑]| ?[/.] ?)(?:{year}|{yy}))", R"(
      03/04/2012              ==> 2012-04-03
      01.03.2012              ==> 2012-03-01
      02/22/2016              ==> 2016-02-22
      05 /13/ 2022            ==> 2022-05-13
      31-10-74                ==> 1974-10-31
      15/4/2019 and 2/5/2019  ==> 2019-04-15 2019-05-02
      4/15/2019 and 2/5/2019  ==> 2019-04-15 2019-02-05
      06/31/2022              ==> -
      123-12-1234             ==> -
      4/13/1                  ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::numbers)},
    {.info = {"date.numeric-comma-year", Field::date, R"({nn}/(?P<nn2>{nn})(?:{osp},{osp}|{sp})(?:{year}|{yy}))", R"(
      06/06, 2015             ==> 2015-06-06
      11/12 2016              ==> 2016-12-11
      11/12,16                ==> 2016-12-11
      11/12 of 2016           ==> 2016
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::numbers)},

    {.info = {"date.day-month-year-in-words", Field::date,
              R"((?:{day}{ord}?|{day_word}){join}{month}\.?{of_year}{year_word})", R"(
      the tenth of September, two thousand ==> 2000-09-10
      23 de noviembre de dos mil doce ==> 2012-11-23
      ten May twenty people   ==> -
    )"},
     .starts = kDigits | kNumberWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-year-in-words", Field::date,
              R"({month}\.?(?:{join}{day}{ord}?)?{of_year}{year_word})", R"(
      September 10, nineteen eighty ==> 1980-09-10
      June of nineteen ninety nine ==> 1999-06
      mayo de dos mil doce    ==> 2012-05
      May twenty people       ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.bare-year-in-words", Field::date, R"({year_word})", R"(
      in two thousand and fifteen ==> 2015
      since nineteen ninety-six ==> 1996/..
      two thousand and fifteen trees ==> -
      in two thousand villages ==> -
    )"},
     .starts = kNumberWord,
     .build = as(PeriodBuild::parts)},

    // ---------------------------------------------------------------- months
    {.info = {"date.month-year", Field::date, R"({month}\.?{of_year}?{year})", R"(
      May 2012                ==> 2012-05
      Sept. 2010              ==> 2010-09
      October, 2001           ==> 2001-10
      mayo de 2015            ==> 2015-05
      Dec/2018                ==> 2018-12
      April in 2016           ==> 2016-04
      novembre de l'année 2016 ==> 2016-11
      we march 2000 miles     ==> -
      It may be so            ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-yy", Field::date, R"({month}\.?(?:[-‐‑/]|{osp}{apos}){yy})", R"(
      Mar-12                  ==> 2012-03
      Jun '15                 ==> 2015-06
      Sep-98                  ==> 1998-09
      Mar 12                  ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-month", Field::date, R"({year}(?:(?:, {0,2}| {1,2})(?:(?i:of|del?|do|dem|in) {1,2})?|/|-){month})", R"(
      2016, November          ==> 2016-11
      2024/August             ==> 2024-08
      2024 Aug                ==> 2024-08
      2012 may be too late    ==> 2012
      founded in 1989, may now ==> 1989
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.month-number-year", Field::date, R"((?:{mm}(?:[-.]| *[/] *)|(?P<mm_spaced>0[1-9]|1[0-2]) *[-.] *){year})", R"(
      11/2016                 ==> 2016-11
      11 / 2016               ==> 2016-11
      05.2016                 ==> 2016-05
      11-2016                 ==> 2016-11
      No. 12-2015             ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-month-stops", Field::date, R"({year}\. {mm}\.)", R"(
      2019. 3.                ==> 2019-03
      2021. 12.               ==> 2021-12
      built in 2019. 3 of     ==> 2019
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-number", Field::date, R"({year}(?P<sep>[-–—./]| +[-/.] *|[-/] +){nn})", R"(
      2016-11                 ==> 2016-11
      2015/3                  ==> 2015-03
      2016 / 11               ==> 2016-11
      2016-2020 / 12,5 M€     ==> 2016/2020
      2014-2018 / 3 200 M     ==> 2014/2018
      2012-13                 ==> 2012/2013
      2020-21                 ==> 2020/2021
      2004-05                 ==> 2004-05
      2012-13, 2004-05        ==> 2012/2013 2004/2005
      2013–16                 ==> 2013/2016
      1999-00                 ==> 1999/2000
      2200-25                 ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::year_number)},

    // ---------------------------------------------------------------- parts of a year
    {.info = {"date.quarter", Field::date,
              R"((?i:[QT])[ -]?(?P<quarter>[1-4])(?:{of_year}?{year}|[-/ ]?{apos}{yy})?)", R"(
      Q1 2014                 ==> 2014-01/2014-03
      q3 de 2018              ==> 2018-07/2018-09
      T2-2014                 ==> 2014-04/2014-06
      Q1 - Q3 2015            ==> 2015-01/2015-09
      Q3 2011 to Q2 2014      ==> 2011-07/2014-06
      Q1                      ==> -
      T5 2014                 ==> 2014
    )"},
     .starts = kCueWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.number-quarter", Field::date, R"((?P<quarter>[1-4])(?i:[QT]){of_year}?{year})", R"(
      1Q 2012                 ==> 2012-01/2012-03
      4Q2012                  ==> 2012-10/2012-12
      5Q2012                  ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-quarter", Field::date, R"({year}{join}?(?i:[QT])(?P<quarter>[1-4]))", R"(
      2016 Q3                 ==> 2016-07/2016-09
      2017-t1                 ==> 2017-01/2017-03
      2019Q2                  ==> 2019-04/2019-06
      2019Q5                  ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.quarter-word", Field::date,
              R"((?:{last}|{ordinal_word}|(?P<quarter>[1-4]){ord}){sp}{quarter_unit}(?:{of_year}{year})?)", R"(
      third quarter of 2018   ==> 2018-07/2018-09
      1st quarter 2014        ==> 2014-01/2014-03
      primer trimestre de 2017 ==> 2017-01/2017-03
      quatrième trimestre 2016 ==> 2016-10/2016-12
      last quarter of 2012    ==> 2012-10/2012-12
      a quarter of 2012       ==> 2012
      fifth quarter of 2018   ==> 2018
    )"},
     .starts = kDigits | kNumberWord | kCueWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.half", Field::date, R"((?i:[HS])(?P<half>[12])(?:{of_year}?{year})?)", R"(
      H1 2016                 ==> 2016-01/2016-06
      S2 2014                 ==> 2014-07/2014-12
      H3 2016                 ==> 2016
      H1N1                    ==> -
    )"},
     .starts = kCueWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.year-half", Field::date, R"({year}{join}?(?i:[HS])(?P<half>[12]))", R"(
      2016H2                  ==> 2016-07/2016-12
      2019-H1                 ==> 2019-01/2019-06
      2019H3                  ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.half-word", Field::date,
              R"((?:{last}|{ordinal_word}|(?P<half>[12]){ord}){sp}{half_unit}(?:{of_year}{year})?)", R"(
      first half of 2014      ==> 2014-01/2014-06
      segundo semestre de 2019 ==> 2019-07/2019-12
      2nd semester 2013       ==> 2013-07/2013-12
      1. HJ 2021              ==> 2021-01/2021-06
      third half of 2014      ==> 2014
    )"},
     .starts = kDigits | kNumberWord | kCueWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.season", Field::date, R"({season}(?:{of_year}{year}(?:[-/–](?P<next_year>[0-9]{4}|[0-9]{2}))?|{sp}{apos}{yy}))", R"(
      Summer 2012             ==> 2012-22
      autumn of 2015          ==> 2015-23
      verano del 2016         ==> 2016-22
      winter 2012/13          ==> 2012-12/2013-02
      the summer school       ==> -
    )"},
     .starts = kCueWord,
     .build = as(PeriodBuild::parts)},

    // ---------------------------------------------------------------- years
    {.info = {kYearRule, Field::date, R"({year})", R"(
      in 2012                 ==> 2012
      2012                    ==> 2012
      2000 households in 2012 ==> 2012
      PO Box 2012             ==> -
      ISO 9001:2008           ==> -
      Resolution 1325         ==> -
      Agenda 2030             ==> -
      1,998 people            ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.years", Field::date, R"({year}/(?P<next_year>{year}))", R"(
      2012/2013               ==> 2012/2013
      2012/2013 - 2014/2015   ==> 2012/2015
      2013/2012               ==> 2013 2012
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.decade", Field::date,
              R"((?:(?P<decade>[12][0-9]{2}0)(?:{osp}{apos}?s|er)|{apos}(?P<decade_yy>[1-9]0)s))", R"(
      in the 1990s            ==> 1990/1999
      the 1970's              ==> 1970/1979
      the '80s                ==> 1980/1989
      1995s                   ==> -
    )"},
     .starts = kDigits | kApostrophe,
     .build = as(PeriodBuild::parts)},
    {.info = {"date.fiscal", Field::date, R"((?i:(?P<fy>J?FY)|CY) ?{apos}?(?:{year}|{yy})(?:[-/–](?P<next_year>[0-9]{4}|[0-9]{2}))?)", R"(
      FY2012/13               ==> 2012/2013
      FY 2014-2015            ==> 2014/2015
      FY2009                  ==> 2009
      FY12                    ==> 2012
      JFY2015–JFY2017         ==> 2015/2017
      FY2016–FY2018           ==> 2016/2018
      FY2012/99               ==> -
    )"},
     .starts = kCueWord,
     .build = as(PeriodBuild::fiscal)},

    // ---------------------------------------------------------------- unfinished dates
    {.info = {"part.day", Field::date, R"((?P<keep>{day}{ord}?|{ordinal_word})(?: {0,2}{dash}|{sp}(?:{to}|{and}){sp}|/))", R"(
      from 7 to 14 September 2016 ==> 2016-09-07/2016-09-14
      12th - 13th April 2019  ==> 2019-04-12/2019-04-13
      7 to 14 people          ==> -
    )"},
     .starts = kDigits | kNumberWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.day-month", Field::date, R"({day}(?:{ord}?{join})?{month}\.?)", R"(
      10 August - 12 September 2013 ==> 2013-08-10/2013-09-12
      26 june to 28 june in 2020 ==> 2020-06-26/2020-06-28
      10 August               ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.month-day", Field::date,
              R"({month}\.?(?:[ /-]?(?:the{sp})?{day}{ord}?|{sp}(?:the{sp})?{ordinal_word}))", R"(
      Nov 18-Dec 19, 2015     ==> 2015-11-18/2015-12-19
      from Feb 1st to March 2019 ==> 2019-02-01/2019-03
      August 10               ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.day-year", Field::date, R"((?:{day}{ord}?|{ordinal_word})(?:{comma}|,?{sp}){year})", R"(
      Sept 26-27, 2022        ==> 2022-09-26/2022-09-27
      May eighth - tenth, 2010 ==> 2010-05-08/2010-05-10
      lots 26-27, 2022        ==> 2022
    )"},
     .starts = kDigits | kNumberWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.month", Field::date, R"({month}\.?)", R"(
      Dec - Feb 2015          ==> 2014-12/2015-02
      January-December 2012   ==> 2012-01/2012-12
      march to the capital    ==> -
    )"},
     .starts = kMonthWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.numeric", Field::date, R"({nn}(?P<sep>[/.])(?P<nn2>{nn})\.?)", R"(
      14.10. - 15.10.2013     ==> 2013-10-14/2013-10-15
      10/1-11/2/2017          ==> 2017-01-10/2017-02-11
      10.1 - 10.12            ==> -
    )"},
     .starts = kDigits,
     .build = as(PeriodBuild::numbers)},
    {.info = {"part.season", Field::date, R"({season})", R"(
      Spring - Autumn 2012    ==> 2012-21/2012-23
      spring to life          ==> -
    )"},
     .starts = kCueWord,
     .build = as(PeriodBuild::parts)},
    {.info = {"part.short-year", Field::date, R"({apos}{yy})", R"(
      '13-'16                 ==> 2013/2016
      '13                     ==> -
    )"},
     .starts = kApostrophe,
     .build = as(PeriodBuild::parts)},

    // ---------------------------------------------------------------- lengths of time
    {.info = {"duration.count", Field::duration,
              R"((?:(?P<count>[0-9]{1,4}(?:[.,]5)?)|{number_word}\b)(?P<half_more>{sp}(?:and|et|y|e){sp}(?:a{sp}half|demie?|medi[oa]|mei[oa]))?(?:{sp}\([0-9]+\))?[ -]?(?:\n *)?(?:full{sp}|calendar{sp})?(?:{years_unit}|{months_unit}|{weeks_unit}|{days_unit})(?:{sp}(?:and|et|y|e){sp}(?P<half_more2>a{sp}half|demie?|medi[oa]|mei[oa])|,?{sp}(?:(?:and|et|y|e|und){sp})?(?P<count2>[0-9]{1,2}){sp}(?P<months2>{months_unit}))?)",
              R"(
      36 months               ==> 36m
      4 years                 ==> 48m
      two and a half years    ==> 30m
      30-month                ==> 30m
      three-year              ==> 36m
      24 mois                 ==> 24m
      36 Monate               ==> 36m
      un an et demi           ==> 18m
      1 year and 6 months     ==> 18m
      six weeks               ==> 42d
      30 years ago            ==> -
      15-year-old             ==> -
    )"},
     .starts = kDigits | kNumberWord,
     .build = as(PeriodBuild::length)},

    // ---------------------------------------------------------------- ranges of two dates
    {.info = {"range.dash", Field::date, R"((?:{from}{sp}{art}?)?<A>\.? {0,2}{dash}{osp}<B>)", R"(
      2012-2015               ==> 2012/2015
      2012 — 2015             ==> 2012/2015
      from 2012-2015          ==> 2012/2015
      2012.01.15 ~ 2014.12.31 ==> 2012-01-15/2014-12-31
      01.03.2012 - 28.02.2015 ==> 2012-03-01/2015-02-28
      10-Apr-15 - 9-Apr-17    ==> 2015-04-10/2017-04-09
      2015-2012               ==> 2015 2012
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.slash", Field::date, R"(<A> ?/ ?<B>)", R"(
      2012/2015               ==> 2012/2015
      2012-01-01/2014-12-31   ==> 2012-01-01/2014-12-31
      2012/2011               ==> 2012 2011
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.labels", Field::date, R"(<A>[,;]?{sp}(?:{to}|(?i:end|fin|fim|ende)){osp}:{sp}<B>)", R"(
      From: March 2011 To: 31/08/2014 ==> 2011-03/2014-08-31
      Du : 1er juin 2013 Au : 31 mai 2014 ==> 2013-06-01/2014-05-31
      Von: 01.06.2013 Bis: 31.05.2014 ==> 2013-06-01/2014-05-31
      Start: 2011 End: 2014   ==> 2011/2014
      2012 To: the end        ==> 2012
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.to", Field::date, R"((?:{from}{sp}{art}?)?<A>,?{sp}{to}{sp}{art}?<B>)", R"(
      from 2012 to 2015       ==> 2012/2015
      2012 through 2015       ==> 2012/2015
      3 April 2012 to 25 May 2013 ==> 2012-04-03/2013-05-25
      du 1er mars 2012 au 28 février 2015 ==> 2012-03-01/2015-02-28
      de mayo de 2012 a abril de 2014 ==> 2012-05/2014-04
      von März 2012 bis Mai 2014 ==> 2012-03/2014-05
      da maggio 2013 ad aprile 2016 ==> 2013-05/2016-04
      desde 2010 hasta 2013   ==> 2010/2013
      dal 1 gennaio 2014 al 31 dicembre 2016 ==> 2014-01-01/2016-12-31
      van mei 2015 tot en met juni 2016 ==> 2015-05/2016-06
      2012 to the end         ==> 2012
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.between", Field::date,
              R"((?i:between|entre|zwischen|fra|tra|tussen){sp}(?:{the_year}{sp}|{art})?<A>,?{sp}(?:{and}|en){sp}{art}?<B>)", R"(
      fra il 2014 e il 2016   ==> 2014/2016
      tussen 2014 en 2016     ==> 2014/2016
      between 2012 and 2015   ==> 2012/2015
      entre mai 2015 et 2018  ==> 2015-05/2018
      entre 1 de enero de 2015 y feb de 2018 ==> 2015-01-01/2018-02
      zwischen dem 4. und dem 22. Januar 1995 ==> 1995-01-04/1995-01-22
      sales in 2007 and 2009  ==> 2007 2009
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.years-listed", Field::date, R"((?i:(?:for|in){sp}the{sp}years|pour{sp}les{sp}années|en{sp}los{sp}años|für{sp}die{sp}Jahre){sp}<A>{sp}{and}{sp}<B>)", R"(
      for the years 2021 and 2022 ==> 2021/2022
      pour les années 2014 et 2015 ==> 2014/2015
      the years 2014 and 2019 ==> 2014 2019
    )"},
     .build = as(PeriodBuild::pair)},
    {.info = {"range.clauses", Field::date,
              R"({start_verb}(?:{sp}{letter}+)?{sp}(?:{on}{sp})?{art}?<A>(?:{clause_gap}{end_verb}(?:{clause_gap}{sp}{on})?|,?{sp}{and}{sp}(?i:planned|due|set|scheduled|expected|prévue?s?|previst[aio]s?|geplant|gepland){sp}(?:to{sp}(?i:last|run|continue|go{sp}on){sp})?{until}){sp}{art}?<B>)", R"(
      begun in May 2016 and planned until April 2020 ==> 2016-05/2020-04
      lancé en mai 2016 et prévu jusqu'en avril 2020 ==> 2016-05/2020-04
      begun in May 2016; planned until April 2020 ==> 2016-05 /2020-04
      started in June 2008 and will be completed in February 2010 ==> 2008-06/2010-02
      begins October 1, 2022 and runs through May 2027 ==> 2022-10-01/2027-05
      begins in July 2014 and lasts until June 2018 ==> 2014-07/2018-06
      nació en marzo de 2014 y concluyó en febrero de 2018 ==> 2014-03/2018-02
      Iniciado em maio de 2013, o projecto decorre até abril de 2017 ==> 2013-05/2017-04
      launched in 2011 and is due to be finished by the fourth quarter of 2013 ==> 2011/2013-12
      a débuté en mars 2012 et s'achèvera en mai 2014 ==> 2012-03/2014-05
      avviato nel marzo 2014 e destinato a chiudersi nel febbraio 2017 ==> 2014-03/2017-02
      started in June 2008. It was completed in 2010 ==> 2008-06 2010
    )"},
     .build = as(PeriodBuild::pair)},

    {.info = {"range.clauses-german", Field::date,
              R"({start_verb}{sp}(?:{on}{sp})?{art}?<A>{sp}und{sp}(?i:soll|sollen|wird|werden|wurden?){sp}(?:{letter}+{sp})?{on}{sp}<B>{sp}(?i:abgeschlossen|beendet|enden|fertig{letter}*))", R"(
      begann im August 2017 und wurde im Januar 2020 abgeschlossen ==> 2017-08/2020-01
      beginnen im März 2022 und sollen im Dezember 2025 abgeschlossen sein ==> 2022-03/2025-12
      begann im August 2017 und im Januar 2020 fiel Schnee ==> 2017-08 2020-01
    )"},
     .build = as(PeriodBuild::pair)},

    {.info = {"range.clauses-verb-last", Field::date,
              R"(<A>{sp}(?i:begonnen|gestartet|angelaufen|opgestart),?{sp}(?:{and}{sp})?{until}{sp}{art}?<B>{sp}(?i:geplant|vorgesehen|befristet|angelegt|gepland|voorzien|dauer{letter}+|lauf{letter}+))", R"(
      im Mai 2016 begonnen und bis April 2020 geplant ==> 2016-05/2020-04
      im Mai 2016 begonnen; bis April 2020 fiel Schnee ==> 2016-05 /2020-04
    )"},
     .build = as(PeriodBuild::pair)},

    // ---------------------------------------------------------------- a date and a length
    {.info = {"range.length-from", Field::date,
              R"((?:{lasting}{sp})?<D>(?:,| {0,2}{dash})?(?:{sp}\(?|{osp}\()(?:long{sp})?(?:(?:{since}|{starting}(?:{sp}date)?:?|{from}|from|as{sp}of|beginning)(?:{sp}(?:from|on|in|at|em|en|am|im|du|le|el|l))*)(?:{sp}{art}?)?<A>)", R"(
      36 months from March 2014 ==> 2014-03/2017-02
      30 mois à partir d'octobre 2017 ==> 2017-10/2020-03
      for three years starting January 2013 ==> 2013-01/2015-12
      24 mois à compter du 1er mars 2012 ==> 2012-03-01/2014-02-28
      18 meses desde enero de 2012 ==> 2012-01/2013-06
      36 Monate ab März 2012  ==> 2012-03/2015-02
      36 meses, com início em março de 2012 ==> 2012-03/2015-02
      over two and a half years between 2010 and 2012 ==> 2010/2012
      36 months, start date: 1 January 2012 ==> 2012-01-01/2014-12-31
      quindici mesi a partire da novembre 2016 ==> 2016-11/2018-01
      doce meses a contar desde el 15 de septiembre de 2016 ==> 2016-09-15/2017-09-14
      36 months. From March 2014 ==> 2014-03
    )"},
     .build = as(PeriodBuild::length_of)},
    {.info = {"range.for-length", Field::date,
              R"((?:(?:{since}|{starting}|from)(?:{sp}{on})?{sp}{art}?)?<A>(?:,?{sp}(?:{and}{sp}(?:{letter}+{sp})?)?{lasting}{sp}|,?{sp}{and}{sp}(?:will{sp})?(?i:lasts|lasted|(?:(?:is|are){sp})?to{sp}last|takes?|took|dure|durera|duró|durará|dura|dauert|runs?{sp}for|(?:vai{sp})?prolongar-se{sp}por|prolonga-se{sp}por|se{sp}(?:prolongará|extenderá){sp}(?:por|durante)){sp}|,{sp}|{sp}\()(?:a{sp})?<D>)", R"(
      January 2023 and will take four years ==> 2023-01/2026-12
      1 August 2015 and to last 540 days ==> 2015-08-01/2017-01-21
      from March 2014 for a period of 36 months ==> 2014-03/2017-02
      January 2013, for three years ==> 2013-01/2015-12
      March 2014 (36 months)  ==> 2014-03/2017-02
      March 2014. For 36 months ==> 2014-03
      depuis mars 2019, et pour quatre ans ==> 2019-03/2023-02
      a 1 de setembro de 2016 e vai prolongar-se por trinta meses ==> 2016-09-01/2019-02-28
      June 2014, 30 months after its launch ==> 2014-06
    )"},
     .build = as(PeriodBuild::length_of)},

    // ---------------------------------------------------------------- a date and an open or unknown end
    {.info = {"range.ongoing", Field::date,
              R"((?:{from}{sp}{art}?|{since}{sp}{art}?)?<A>(?:(?: {0,2}(?:{dash}|\.\.){osp}(?:{to}{sp})?|{sp}{to}(?:{osp}:)?{sp}\(?){still}?{ongoing}|(?: {0,2}{dash})?{osp}\({still}?{ongoing}|(?:,{sp}|{sp}(?:and{sp}(?:(?:is|are){sp})?)?){still}?{underway}))", R"(
      April 2012 - ongoing    ==> 2012-04/..
      Jan 2018 to (ongoing)   ==> 2018-01/..
      April 2012 – present    ==> 2012-04/..
      2020-01-15 .. ongoing   ==> 2020-01-15/..
      2012 until further notice ==> 2012/..
      2014 to continue        ==> 2014/..
      2015 to date            ==> 2015/..
      2015 - till date        ==> 2015/..
      launched in May 2012 and is ongoing ==> 2012-05/..
      from May 2016, open-ended ==> 2016-05/..
      2012 – en cours         ==> 2012/..
      2013 - a la actualidad  ==> 2013/..
      2014 (laufend)          ==> 2014/..
      2012 current account    ==> 2012
    )"},
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.begun-ongoing", Field::date,
              R"(<A>{clause_gap}{sp}(?:and|et|y|e|und){sp}(?:is|are|est|está|ist){sp}{still}?{underway})", R"(
      began in February 2014 in Georgia and is ongoing ==> 2014-02/..
      a démarré en mars 2012 au Mali et est toujours en cours ==> 2012-03/..
      began in February 2014 in Georgia. A second is ongoing ==> 2014-02
    )"},
     .beats = "range.ongoing",
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.since", Field::date, R"({since}{sp}(?P<article>{art})?<A>)", R"(
      since May 2012          ==> 2012-05/..
      depuis le 1er mars 2010 ==> 2010-03-01/..
      desde 2012              ==> 2012/..
      seit 2012               ==> 2012/..
      dal 2012                ==> 2012/..
      in corso da maggio 2015 ==> 2015-05/..
      sinds september 2018    ==> 2018-09/..
      since the 2010 earthquake ==> 2010
    )"},
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.since-month", Field::date, R"((?i:da){sp}<A>)", R"(
      da novembre 2018        ==> 2018-11/..
      da maggio 2013 ad aprile 2016 ==> 2013-05/2016-04
      la neve di novembre 2018 ==> 2018-11
    )"},
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.from-alone", Field::date, R"((?P<outside>\()(?i:from){sp}{art}?<A>(?P<keep>\)))", R"(
      (from May 2018)         ==> 2018-05/..
      (from 2018 reports)     ==> 2018
    )"},
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.onwards", Field::date,
              R"((?:(?:from|ab){sp}{art}?)?<A>(?:,?{sp}{onwards}|(?P<keep>{sp}and{sp}after|\+)(?:[ .,;:)\n]|\z)))", R"(
      2012 or after           ==> 2012/..
      from 2012 onwards       ==> 2012/..
      2016 and greater        ==> 2016/..
      2016+                   ==> 2016/..
      2016 ou plus tard       ==> 2016/..
      2016 on the whole       ==> 2016
    )"},
     .build = as(PeriodBuild::open_end)},
    {.info = {"range.starting", Field::date, R"({starting}(?:{sp}(?:from|on|in|at|as{sp}of|em|en|am|im|le|el))*{sp}(?P<article>{art})?<A>)", R"(
      starting on 1/1/2016    ==> 2016-01-01/
      beginning in March 2012 ==> 2012-03/
      launched in May 2012    ==> 2012-05
    )"},
     .build = as(PeriodBuild::start_only)},
    {.info = {"range.until", Field::date, R"({until}{sp}(?P<article>{art})?<A>)", R"(
      until the end of 2013   ==> /2013
      jusqu'en 2012           ==> /2012
      bis März 2008           ==> /2008-03
      fino a giugno 2016      ==> /2016-06
      tot en met juni 2016    ==> /2016-06
      no later than January 1, 2007 ==> /2007-01-01
      until the 2010 elections ==> 2010
    )"},
     .build = as(PeriodBuild::until)},
    {.info = {"range.or-earlier", Field::date,
              R"(<A>{sp}(?i:or{sp}(?:earlier|before)|ou{sp}(?:avant|plus{sp}tôt|antes)|o{sp}antes|oder{sp}früher))", R"(
      2012 or earlier         ==> /2012
      2012 o antes            ==> /2012
      2012 or else            ==> 2012
    )"},
     .build = as(PeriodBuild::until)},
    {.info = {"range.before", Field::date, R"({before}{sp}(?P<article>{art})?<A>)", R"(
      before 2007             ==> /2006
      before 1 January 2007   ==> /2006-12-31
      antes de março de 2012  ==> /2012-02
      before the 2010 elections ==> 2010
    )"},
     .build = as(PeriodBuild::before)},
    {.info = {"range.after", Field::date, R"({after}{sp}(?P<article>{art})?<A>)", R"(
      after 2014              ==> 2015/..
      later than 1/1/2016     ==> 2016-01-02/..
      après février 2018      ==> 2018-03/..
      after the 2010 earthquake ==> 2010
    )"},
     .build = as(PeriodBuild::after)},
    {.info = {"range.at-or-after", Field::date,
              R"((?i:(?:after|later{sp}than){sp}or{sp}(?:equal{sp}to|at|on)|on{sp}or{sp}after|not{sp}before|no{sp}earlier{sp}than){sp}(?P<article>{art})?<A>)", R"(
      after or equal to 1/1/2016 ==> 2016-01-01/..
      no earlier than 2012    ==> 2012/..
      after or during 2012    ==> 2012
    )"},
     .build = as(PeriodBuild::after_or_at)},
    {.info = {"range.open-dash", Field::date, R"(<A>(?P<keep> ?{dash}) *(?:\n|\z|[)\];|·]|/ ))", R"(
      (2016- )                ==> 2016/..
      2017– · EUR 92,500      ==> 2017/..
      2016 -                  ==> 2016/..
      2012-03-01 -            ==> 2012-03-01
      2016 - the year of      ==> 2016
    )"},
     .build = as(PeriodBuild::open_dash)},
    {.info = {"range.open-dash-cell", Field::date, R"(<A>(?P<keep>{dash})(?: {3}|, ))", R"(
      Asia, 2016-, US$ 40,000 ==> 2016/..
      2013–         7 300     ==> 2013/..
      2013 –        7 300     ==> 2013
    )"},
     .build = as(PeriodBuild::open_dash)},
    {.info = {"range.edtf-end", Field::date, R"(<A>(?P<keep>/(?:\.\.)?)(?:[ \n,;)]|\z))", R"(
      1985-04-12/..           ==> 1985-04-12/..
      1985-04/                ==> 1985-04/
      1985/x                  ==> 1985
    )"},
     .build = as(PeriodBuild::start_only)},
    {.info = {"range.edtf-start", Field::date, R"((?:\.\.|(?P<outside>\A|[ (\n]))/<A>)", R"(
      ../1985                 ==> ../1985
      /1985                   ==> /1985
      km/1985                 ==> 1985
    )"},
     .build = as(PeriodBuild::until)},

    // ---------------------------------------------------------------- one date, put in a light
    {.info = {"date.fiscal-word", Field::date, R"({fiscal}{sp}<A>)", R"(
      fiscal year 2012        ==> 2012
      exercice 2012           ==> 2012
      financial year 2011/12  ==> 2011/2012
      fiscal discipline 2012  ==> 2012
      Schuljahr 2013/14       ==> 2013/2014
      año lectivo 2014        ==> 2014
      season 17 Sep 2020      ==> 2020-09-17
    )"},
     .build = as(PeriodBuild::fiscal_single)},
    {.info = {"date.decade-word", Field::date, R"({decade_of}{sp}<A>)", R"(
      années 1990             ==> 1990/1999
      década de 1970          ==> 1970/1979
      années 1995             ==> 1995
    )"},
     .build = as(PeriodBuild::decade)},
});

}  // namespace

std::span<const Rule> period_rules() {
  return kRules;
}

}  // namespace dossier
