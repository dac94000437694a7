// Which rows answer a question: each key's meaning, three-valued time, and how terms combine.
#include <doctest/doctest.h>

#include "query/truth.h"
#include "records.h"

using namespace dossier;
using namespace dossier::test;

TEST_CASE("active: overlap with open and unknown ends") {
  //                              0            1          2         3          4          5
  const Store store = store_of({project("2012/2015"), project("2012/.."), project("2012/"),
                                project("/2013"), project("../2013"), project("")});
  CHECK(answers("active:2011", store) == "nnnmyn");
  CHECK(answers("active:2012", store) == "yyymyn");
  CHECK(answers("active:2013", store) == "yymyyn");
  CHECK(answers("active:2014", store) == "yymnnn");
  CHECK(answers("active:2016", store) == "nymnnn");
  CHECK(answers("active:2016..", store) == "nymnnn");
  CHECK(answers("active:..2011", store) == "nnnmyn");
  CHECK(answers("active:..", store) == "yyyyyn");
  CHECK(answers("active:2011,2016", store) == "nymmyn");
}

TEST_CASE("active: days, months and seasons round outward") {
  const Store store = store_of({project("2012-03/2012-05"), project("2012-22"), project("2012")});
  CHECK(answers("active:2012-02-29", store) == "nny");
  CHECK(answers("active:2012-03-01", store) == "yny");
  CHECK(answers("active:2012-05-31", store) == "yny");
  CHECK(answers("active:2012-06-01", store) == "nyy");
  CHECK(answers("active:2012-08-31", store) == "nyy");
  CHECK(answers("active:2012-09-01", store) == "nny");
}

TEST_CASE("starts: the first day lies in the window") {
  const Store store = store_of({project("2012/2015"), project("2012-06/.."), project("/2013"),
                                project("../2013"), project("")});
  CHECK(answers("starts:2012", store) == "yymnn");
  CHECK(answers("starts:2012-06", store) == "nymnn");
  CHECK(answers("starts:2013..", store) == "nnmnn");
  CHECK(answers("starts:2014..", store) == "nnnnn");  // it ended before that
  CHECK(answers("starts:..2013", store) == "yyyyn");
  CHECK(answers("starts:..2011", store) == "nnmyn");
}

TEST_CASE("ends: the last day lies in the window") {
  const Store store = store_of(
      {project("2012/2015"), project("2012/.."), project("2012/"), project("/2013"), project("")});
  CHECK(answers("ends:2015", store) == "ynmnn");
  CHECK(answers("ends:..2014", store) == "nnmyn");
  CHECK(answers("ends:..2011", store) == "nnnnn");  // it began after that
  CHECK(answers("ends:2012..", store) == "yyyyn");
  CHECK(answers("ends:2016..", store) == "nymnn");
  CHECK(answers("ended by 2015", store) == "ynmyn");
  CHECK(answers("ending before 2015", store) == "nnmyn");
}

TEST_CASE("date: at the precision stated") {
  std::vector<Record> records(4);
  records[0].date = Date{2012, 3, 5};
  records[1].date = Date{2012, 3, 0};
  records[2].date = Date{2012, 0, 0};
  const Store store = store_of(records);
  CHECK(answers("date:2012", store) == "yyyn");
  CHECK(answers("date:2012-03", store) == "yymn");
  CHECK(answers("date:2012-03-05", store) == "ymmn");
  CHECK(answers("date:2012-04..", store) == "nnmn");
  CHECK(answers("date:2013", store) == "nnnn");
}

TEST_CASE("in: countries and the regions that hold them") {
  std::vector<Record> records(6);
  records[0].countries = countries({"KE"});
  records[1].countries = countries({"KE", "VN"});
  records[2].regions = {"Central Asia"};
  records[3].regions = {"Asia"};
  records[4].other_countries = countries({"KE"});
  records[5].donors = countries({"KE"});
  const Store store = store_of(records);
  CHECK(answers("in:KE", store) == "yynnnn");
  CHECK(answers("in:VN", store) == "nynnnn");
  CHECK(answers("in:VN,KE", store) == "yynnnn");
  CHECK(answers("in:Asia", store) == "nyyynn");
  CHECK(answers("in:\"Central Asia\"", store) == "nnynnn");
  CHECK(answers("in:Africa", store) == "yynnnn");
  CHECK(answers("donor:KE", store) == "nnnnny");
  CHECK(answers("donor:Africa", store) == "nnnnny");
  CHECK(answers("region:asia", store) == "nnyynn");
}

TEST_CASE("budget: totals, or shares where no total is stated") {
  const Store store = store_of({
      with_budgets({budget(3'000'000, "EUR")}),
      with_budgets({budget(3'000'000, "EUR"), budget(500'000, "EUR", Role::share)}),
      with_budgets({budget(500'000, "EUR", Role::share)}),
      with_budgets({budget(5'000'000'000, "KRW"), budget(4'200'000, "USD", Role::equivalent)}),
      with_budgets({budget(800'000, "")}),
      with_budgets({}),
  });
  CHECK(answers("budget:>1M", store) == "yynynn");
  CHECK(answers("budget:<1M", store) == "nnynyn");
  CHECK(answers("budget:3M", store) == "yynnnn");
  CHECK(answers("budget:>=3M", store) == "yynynn");
  CHECK(answers("budget:>3M", store) == "nnnynn");
  CHECK(answers("budget:<=500k", store) == "nnynnn");
  CHECK(answers("budget:500k..3M", store) == "yyynyn");
  CHECK(answers("budget:>EUR 1M", store) == "yynnnn");
  CHECK(answers("budget:>USD 1M", store) == "nnnmnn");  // the equivalent is no budget of its own
  CHECK(answers("budget:<USD 1M", store) == "nnnnnn");
  CHECK(answers("currency:EUR", store) == "yyynnn");
  CHECK(answers("currency:USD", store) == "nnnynn");
  CHECK(answers("not budget:>1M", store) == "nnynyy");
}

TEST_CASE("budget: a range matches for certain only if all of it does") {
  Budget range = budget(2'000'000, "USD");
  range.money.amount_max = Amount::units(3'000'000);
  const Store store = store_of({with_budgets({range})});
  CHECK(answers("budget:>1M", store) == "y");
  CHECK(answers("budget:>=2M", store) == "y");
  CHECK(answers("budget:>2M", store) == "m");
  CHECK(answers("budget:>=3M", store) == "m");
  CHECK(answers("budget:>3M", store) == "n");
  CHECK(answers("budget:<=3M", store) == "y");
  CHECK(answers("budget:<3M", store) == "m");
  CHECK(answers("budget:<2M", store) == "n");
  CHECK(answers("budget:2.5M", store) == "m");
  CHECK(answers("budget:2.2M..2.4M", store) == "m");
}

TEST_CASE("words: folded, whole, next to one another") {
  std::vector<Record> records(4);
  records[0].title = "Water-supply for Shkodër";
  records[1].description = "A supply of water; roads.";
  records[2].title = "Underwater cables";
  records[2].fields = {{"Status", "Closed"}, {"Project code", "X-1"}};
  records[3].title = "农村供水项目";
  const Store store = store_of(records);
  CHECK(answers("water", store) == "yynn");
  CHECK(answers("supply", store) == "yynn");
  CHECK(answers("\"water supply\"", store) == "ynnn");
  CHECK(answers("title:water", store) == "ynnn");
  CHECK(answers("SHKODER", store) == "ynnn");
  CHECK(answers("wat*", store) == "yynn");
  CHECK(answers("title:\"water sup*\"", store) == "ynnn");
  CHECK(answers("road", store) == "nnnn");
  CHECK(answers("供水", store) == "nnny");
  CHECK(answers("field.status:closed", store) == "nnyn");
  CHECK(answers("field.\"project code\":x-1", store) == "nnyn");
  CHECK(answers("field.code:x-1", store) == "nnnn");
  CHECK(answers("source:a.txt", store) == "yyyy");
  CHECK(answers("source:pages", store) == "yyyy");
  CHECK(answers("source:b", store) == "nnnn");
}

TEST_CASE("kind") {
  std::vector<Record> records(2);
  records[1].kind = Kind::news;
  const Store store = store_of(records);
  CHECK(answers("kind:project", store) == "yn");
  CHECK(answers("news", store) == "ny");
  CHECK(answers("kind:project,news", store) == "yy");
}

TEST_CASE("and, or, not in three values") {
  //                     yes                    maybe              no
  std::vector<Record> records;
  for (const char* period : {"2012", "2010/", "2015"}) {
    for (const char* country : {"VN", "KE"}) {
      records.push_back(project(period));
      records.back().countries = countries({country});
    }
  }
  const Store store = store_of(records);
  CHECK(answers("active:2012", store) == "yymmnn");
  CHECK(answers("not active:2012", store) == "nnmmyy");
  CHECK(answers("active:2012 in:VN", store) == "ynmnnn");
  CHECK(answers("(active:2012 or in:VN)", store) == "yyymyn");
  CHECK(answers("not (active:2012 in:VN)", store) == "nymyyy");
  CHECK(answers("not (active:2012 or in:VN)", store) == "nnnmny");
  CHECK(answers("active:2012 not active:2012", store) == "nnmmnn");
  CHECK(answers("", store) == "yyyyyy");
}

TEST_CASE("a word search under a negation sees the rows that it is asked about only") {
  std::vector<Record> records(3);
  records[0].title = "Water in Kenya";
  records[0].countries = countries({"KE"});
  records[1].title = "Roads";
  records[1].countries = countries({"KE"});
  records[2].title = "Roads";
  const Store store = store_of(records);
  CHECK(answers("in:KE -water", store) == "nyn");
  CHECK(answers("(in:KE -water or not in:KE)", store) == "nyy");
  CHECK(answers("not (water or not in:KE)", store) == "nyn");
}

TEST_CASE("a store of any size, rows in rising order") {
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 130U}) {
    CAPTURE(size);
    std::vector<Record> records(size, project("2012"));
    if (size > 2) records[2] = project("2014");
    const Store store = store_of(records);
    CHECK(run(Query(), store).yes.size() == size);
    CHECK(run(*parse_query("active:2012", {}), store).yes.size() == size - (size > 2 ? 1 : 0));
    CHECK(run(*parse_query("not active:2012", {}), store).yes.size() == (size > 2 ? 1 : 0));
  }
}

TEST_CASE("sets of rows") {
  RowSet set(130);
  for (RowId row : {0U, 63U, 64U, 129U}) set.add(row);
  std::vector<RowId> rows;
  set.each([&](RowId row) { rows.push_back(row); });
  CHECK(rows == std::vector<RowId>{0, 63, 64, 129});
  set.complement();
  CHECK_FALSE(set.has(129));
  CHECK(set.has(128));
  RowSet full(130, true);
  full &= set;
  full |= set;
  std::size_t count = 0;
  full.each([&](RowId) { ++count; });
  CHECK(count == 126);
}

TEST_CASE("active says what overlaps() says of the periods as stated") {
  std::vector<Record> records;
  for (const char* period : {"2012", "2012-03", "2012-03-05", "2012-22", "2012/2014", "2012-02/..",
                             "2012-02/", "../2012-06", "/2012-06", "../2012-22", "2012-24/"}) {
    records.push_back(test::project(period));
  }
  const Store store = test::store_of(records);
  for (const char* window : {"2011", "2012", "2012-01", "2012-02-29", "2012-03", "2012-06-30",
                             "2012-12", "2013", "2015", "2012-02/2012-07", "2010/2020"}) {
    std::string expected;
    for (const Record& record : records) {
      const Tri tri = overlaps(*record.period, *parse_edtf(window));
      expected += tri == Tri::yes ? 'y' : tri == Tri::maybe ? 'm' : 'n';
    }
    CHECK(test::answers("active:" + std::string(window), store) == expected);
  }
}
