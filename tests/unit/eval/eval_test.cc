// Labels are read, records are paired with them, and the figures are what a person would count.
#include "dossier/eval.h"

#include <doctest/doctest.h>

using namespace dossier;

namespace {

constexpr std::string_view kText = "1. Roads\n2012-2015\n2. Wells\n2016\n";

Page page() {
  return Page({.path = "a.txt", .url = ""}, std::string(kText));
}

Record project(std::string title, const char* edtf, Span span) {
  Record record;
  record.title = std::move(title);
  if (edtf != nullptr) record.period = *parse_edtf(edtf);
  record.span = span;
  return record;
}

GoldRecord label(std::string title, std::string period, std::uint32_t line) {
  GoldRecord gold;
  gold.title = std::move(title);
  gold.period = std::move(period);
  gold.line = line;
  return gold;
}

void check(const Tally& tally, std::uint32_t right, std::uint32_t extra, std::uint32_t missed) {
  CHECK(tally.right == right);
  CHECK(tally.extra == extra);
  CHECK(tally.missed == missed);
}

}  // namespace

TEST_CASE("a label's fields are read") {
  const auto gold = parse_gold(R"({"url": null, "layout": "listing", "records": [
    {"kind": "news", "title": "A", "period": null, "date": "2004-10-26",
     "budgets": [{"amount": 3499860.75, "currency": "EUR"}, {"amount": 5, "currency": "USD"}],
     "countries": ["AL"], "donors": ["KR"], "other_countries": ["CH"], "line": 14,
     "unsure": ["regions", "donors"]}]})");
  REQUIRE(gold.ok());
  REQUIRE(gold->size() == 1);
  const GoldRecord& g = gold->front();
  CHECK(g.kind == Kind::news);
  CHECK(g.title == "A");
  CHECK(g.period.empty());
  CHECK(g.date == "2004-10-26");
  CHECK(g.budgets == std::vector<GoldSum>{{349986075, "EUR"}, {500, "USD"}});
  CHECK(g.countries == std::vector<std::string>{"AL"});
  CHECK(g.other_countries == std::vector<std::string>{"CH"});
  CHECK(g.line == 14);
  CHECK(g.is_unsure(Aspect::donors));
  CHECK_FALSE(g.is_unsure(Aspect::title));
}

TEST_CASE("labels that are none are errors") {
  CHECK(parse_gold("{").error().kind == ErrorKind::format);
  CHECK(parse_gold("[]").error().kind == ErrorKind::format);
  CHECK(parse_gold(R"({"records": [1]})").error().kind == ErrorKind::format);
}

TEST_CASE("titles agree whatever their case, dashes, quotes and spaces; periods by their days") {
  Scores scores;
  const std::vector<GoldRecord> gold = {label("“Roads – North”", "2012-01-01/2015-12-31", 1)};
  score_page(gold, page(), {project("\"roads  -  north\".", "2012/2015", {0, 19})}, scores);
  check(scores[Aspect::title], 1, 0, 0);
  check(scores[Aspect::period], 1, 0, 0);
  CHECK(scores.perfect == 1);
  CHECK(scores.differences.empty());
}

TEST_CASE("what stays alone is missed or extra, with its values") {
  Scores scores;
  const std::vector<GoldRecord> gold = {label("Roads", "2012/2015", 1), label("Wells", "2016/", 3)};
  score_page(gold, page(),
             {project("Roads", "2012/2014", {0, 19}), project("Contact us", nullptr, {19, 33})},
             scores);
  check(scores[Aspect::records], 1, 1, 1);
  check(scores[Aspect::title], 1, 1, 1);
  check(scores[Aspect::period], 0, 1, 2);
  CHECK(scores.perfect == 0);
  CHECK(scores[Aspect::title].f1() == doctest::Approx(0.5));
  CHECK(scores[Aspect::period].f1() == 0.0);
  CHECK(scores.differences ==
        std::vector<std::string>{
            "line 1: period: want [2012-01-01/2015-12-31] have [2012-01-01/2014-12-31]",
            "line 3: MISSED 'Wells'", "EXTRA 'Contact us'"});
}

TEST_CASE("a field that is unsure counts neither way; an unsure title is paired by its place") {
  Scores scores;
  GoldRecord gold = label("Some wells", "2015", 3);
  gold.unsure = {Aspect::title, Aspect::period};
  score_page({gold}, page(), {project("Drilling", "2016", {19, 33})}, scores);
  check(scores[Aspect::records], 1, 0, 0);
  check(scores[Aspect::title], 0, 0, 0);
  check(scores[Aspect::period], 0, 0, 0);
  CHECK(scores.perfect == 1);
}

TEST_CASE("other countries are neither asked for nor wrong; budgets count each sum once") {
  Scores scores;
  GoldRecord gold = label("Roads", "", 1);
  gold.countries = {"AL"};
  gold.other_countries = {"CH"};
  gold.budgets = {{350000, "EUR"}};
  Record found = project("Roads", nullptr, {0, 19});
  for (const char* c : {"AL", "CH", "IT"}) found.countries.add(*find_country_code(c));
  const Money sum{Amount::units(3500), std::nullopt, *find_currency("EUR")};
  found.budgets = {{sum, Role::total, "EUR 3500"}, {sum, Role::share, "3,500 euros"}};
  score_page({gold}, page(), {found}, scores);
  check(scores[Aspect::countries], 1, 1, 0);
  check(scores[Aspect::budgets], 1, 0, 0);
}

TEST_CASE("no records asked for and none found is full marks") {
  Scores scores;
  score_page({}, page(), {}, scores);
  CHECK(scores[Aspect::title].f1() == 1.0);
  CHECK(scores.perfect_share() == 0.0);
  CHECK(report(scores).starts_with("1 pages, 0 gold records\n  records    precision 1.000"));
}
