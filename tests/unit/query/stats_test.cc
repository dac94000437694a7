// Groups, counts and exact sums.
#include "dossier/stats.h"

#include <doctest/doctest.h>

#include <numeric>

#include "records.h"

using namespace dossier;
using namespace dossier::test;

namespace {

std::vector<RowId> all_rows(const Store& store) {
  std::vector<RowId> rows(store.size());
  std::iota(rows.begin(), rows.end(), RowId{0});
  return rows;
}

std::string spell(const StatsGroup& group) {
  std::string text = group.label + " " + std::to_string(group.records);
  for (const Sum& sum : group.sums) {
    text += " " + std::string(code(sum.currency)) + to_decimal(sum.low);
    if (sum.high != sum.low) text += "-" + to_decimal(sum.high);
  }
  return text;
}

std::vector<std::string> spelled(const Stats& s) {
  std::vector<std::string> lines;
  for (const StatsGroup& group : s.groups) lines.push_back(spell(group));
  lines.push_back("unstated" + spell(s.unstated));
  lines.push_back("all" + spell(s.all));
  return lines;
}

// The same for all rows named, for every row, and with indexes.
std::vector<std::string> groups(const Store& store, GroupBy by) {
  const std::vector<std::string> lines = spelled(stats(store, all_rows(store), by));
  CHECK(spelled(stats(store, by)) == lines);
  CHECK(spelled(stats(indexed(store), by)) == lines);
  return lines;
}

using Lines = std::vector<std::string>;

Store work() {
  std::vector<Record> records(5);
  records[0] = project("2012/2013");
  records[0].countries = countries({"VN"});
  records[0].budgets = {budget(3'000'000, "USD"), budget(1'000'000, "USD", Role::share)};
  records[1] = project("2013/..");
  records[1].countries = countries({"VN", "LA"});
  records[1].donors = countries({"JP"});
  records[1].budgets = {budget(800'000, "USD", Role::share), budget(50'000, "EUR", Role::share)};
  records[2] = project("2015/");
  records[2].budgets = {budget(5'000, "KRW"), budget(4, "USD", Role::equivalent)};
  records[2].regions = {"Central Asia", "the upper valley"};
  records[3].kind = Kind::news;
  records[3].date = Date{2012, 5, 1};
  return store_of(records);
}

}  // namespace

TEST_CASE("by country: a record counts in each of its countries, once in all") {
  CHECK(groups(work(), GroupBy::country) == Lines{"LA 1 EUR50000 USD800000",
                                                  "VN 2 EUR50000 USD3800000", "unstated 3 KRW5000",
                                                  "all 5 EUR50000 KRW5000 USD3800000"});
}

TEST_CASE("by year: each year that the period touches, open ends up to the last one stated") {
  CHECK(groups(work(), GroupBy::year) == Lines{"2012 2 USD3000000", "2013 2 EUR50000 USD3800000",
                                               "2014 1 EUR50000 USD800000",
                                               "2015 2 EUR50000 KRW5000 USD800000", "unstated 1",
                                               "all 5 EUR50000 KRW5000 USD3800000"});
}

TEST_CASE("by currency: each group sums its own") {
  CHECK(groups(work(), GroupBy::currency) == Lines{"EUR 1 EUR50000", "KRW 1 KRW5000",
                                                   "USD 2 USD3800000", "unstated 2",
                                                   "all 5 EUR50000 KRW5000 USD3800000"});
}

TEST_CASE("by donor, kind, source and region") {
  CHECK(groups(work(), GroupBy::donor)[0] == "JP 1 EUR50000 USD800000");
  CHECK(groups(work(), GroupBy::kind)[0] == "news 1");
  CHECK(groups(work(), GroupBy::kind)[1] == "project 4 EUR50000 KRW5000 USD3800000");
  CHECK(groups(work(), GroupBy::source)[0] == "pages/a.txt 5 EUR50000 KRW5000 USD3800000");
  CHECK(groups(work(), GroupBy::region)[0] == "Central Asia 1 KRW5000");
  CHECK(groups(work(), GroupBy::region)[1] == "the upper valley 1 KRW5000");
}

TEST_CASE("only the rows that were asked for count") {
  const Stats s = stats(work(), {1}, GroupBy::year);
  REQUIRE(s.groups.size() == 1);
  CHECK(s.groups[0].label == "2013");
  CHECK(s.all.records == 1);
  CHECK(stats(work(), {}, GroupBy::year).groups.empty());
}

TEST_CASE("ranges give a low and a high sum") {
  Budget range = budget(2, "EUR");
  range.money.amount_max = Amount::units(3);
  const Store store = store_of({with_budgets({range}), with_budgets({budget(10, "EUR")})});
  CHECK(spell(stats(store, all_rows(store), GroupBy::kind).all) == " 2 EUR12-13");
}

TEST_CASE("sums beyond 64 bits stay exact") {
  constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
  Budget largest = budget(0, "VND");
  largest.money.amount = Amount{kLargest};
  const Store store = store_of({with_budgets({largest}), with_budgets({largest})});
  CHECK(spell(stats(store, all_rows(store), GroupBy::kind).all) == " 2 VND18446744073709551.614");
}

TEST_CASE("wide sums as decimals") {
  CHECK(to_decimal(WideMills{0}) == "0");
  CHECK(to_decimal(WideMills{5}) == "0.005");
  CHECK(to_decimal(WideMills{500}) == "0.5");
  CHECK(to_decimal(WideMills{1'000}) == "1");
  CHECK(to_decimal(WideMills{1'234'560}) == "1234.56");
  CHECK(to_decimal(WideMills{-1'500}) == "-1.5");
}

TEST_CASE("group names are read back; unknown ones get the nearest") {
  for (std::string_view known : group_names()) CHECK(name(*find_group(known)) == known);
  const auto wrong = find_group("contry");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().what == "unknown group 'contry'");
  CHECK(wrong.error().hint == "did you mean 'country'?");
  CHECK(find_group("colour").error().hint ==
        "choose one of: country, year, donor, currency, kind, source, region");
}
