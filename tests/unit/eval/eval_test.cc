// Labels are read, records are paired with them, and the figures are what a person would count.
#include "dossier/eval.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

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

PageScore score(const std::vector<GoldRecord>& gold, std::vector<Record> records) {
  std::vector<FoundRecord> found;
  add_found(page(), std::move(records), found);
  return score_page(gold, found);
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

// What is said of labels with one record, given as what stands after its kind and title.
Error complaint(std::string_view rest) {
  const auto gold =
      parse_gold(fmt::format(R"({{"records": [{{"kind": "project", "title": "A"{}}}]}})", rest));
  return gold ? Error{} : gold.error();
}

}  // namespace

TEST_CASE("a label's fields are read") {
  const auto gold = parse_gold(R"({"url": null, "layout": "listing", "records": [
    {"kind": "news", "title": "A", "period": null, "date": "2004-10-26",
     "budgets": [{"amount": 3499860.75, "currency": "EUR"}, {"amount": 5, "currency": "USD"},
                 {"amount": 1.005, "currency": "KWD"}, {"amount": 1e3, "currency": "USD"}],
     "countries": ["AL"], "donors": ["KR"], "other_countries": ["CH"], "line": 14,
     "unsure": ["regions", "donors"]}]})");
  REQUIRE(gold.ok());
  CHECK(gold->layout == "listing");
  REQUIRE(gold->records.size() == 1);
  const GoldRecord& g = gold->records.front();
  CHECK(g.kind == Kind::news);
  CHECK(g.title == "A");
  CHECK(g.period.empty());
  CHECK(g.date == "2004-10-26");
  CHECK(g.budgets == std::vector<GoldSum>{{Amount{3499860750}, "EUR"},
                                          {Amount::units(5), "USD"},
                                          {Amount{1005}, "KWD"},
                                          {Amount::units(1000), "USD"}});
  CHECK(g.countries == std::vector<std::string>{"AL"});
  CHECK(g.other_countries == std::vector<std::string>{"CH"});
  CHECK(g.line == 14);
  CHECK(g.is_unsure(Aspect::donors));
  CHECK_FALSE(g.is_unsure(Aspect::title));
}

TEST_CASE("what is left out or null is nothing") {
  const auto gold = parse_gold(
      R"({"records": [{"kind": "project", "title": null, "date": null, "line": null,
                       "budgets": null, "remark": "asked the ministry"}]})");
  REQUIRE(gold.ok());
  CHECK(gold->layout.empty());
  const GoldRecord& g = gold->records.at(0);
  CHECK(g.title.empty());
  CHECK(g.date.empty());
  CHECK(g.budgets.empty());
  CHECK(g.countries.empty());
  CHECK(g.line == 0);
  REQUIRE(parse_gold(R"({"records": []})").ok());
  CHECK(parse_gold(R"({"records": []})")->records.empty());
}

TEST_CASE("labels that are none are errors that say why") {
  CHECK(parse_gold("{").error().kind == ErrorKind::format);
  CHECK(parse_gold("{").error().what.starts_with("no JSON: "));
  CHECK(parse_gold("[]").error().what == "no list of \"records\"");
  CHECK(parse_gold(R"({"records": {}})").error().what == "no list of \"records\"");
  CHECK(parse_gold(R"({"records": [1]})").error().what == "record 1 is no object");
  CHECK(parse_gold(R"({"records": [{"title": "A"}]})").error().what == "record 1: no \"kind\"");
  CHECK(parse_gold(R"({"records": [{"kind": "news", "title": "A"}, {"kind": "news"}]})")
            .error()
            .what == "record 2: no \"title\"");
  CHECK(parse_gold(R"({"records": [{"kind": "story", "title": "A"}]})").error().what ==
        "record 1: unknown kind 'story'");
}

TEST_CASE("a slip in a label is an error, with what was probably meant") {
  CHECK(complaint("").what.empty());
  const Error misspelt = complaint(R"(, "contries": ["AL"])");
  CHECK(misspelt.what == "record 1: unknown key \"contries\"");
  CHECK(misspelt.hint == "did you mean 'countries'?");
  CHECK(complaint(R"(, "period": 5)").what == "record 1: \"period\" is no text");
  const Error period = complaint(R"(, "period": "2012-13-45")");
  CHECK(period.what == "record 1: period '2012-13-45' cannot be read");
  CHECK(period.hint.starts_with("ISO 8601-2 (EDTF): "));
  CHECK(complaint(R"(, "date": "May 2012")").what == "record 1: date 'May 2012' cannot be read");
  CHECK(complaint(R"(, "countries": "AL")").what == "record 1: \"countries\" is no list");
  CHECK(complaint(R"(, "countries": ["UK"])").what == "record 1: countries: unknown country 'UK'");
  CHECK(complaint(R"(, "donors": [7])").what ==
        "record 1: \"donors\" holds something that is no text");
  CHECK(complaint(R"(, "budgets": [{"amount": "5"}])").what ==
        "record 1: budgets holds something that is no sum");
  CHECK(complaint(R"(, "budgets": [{"amount": 5, "currency": "EURO"}])").what ==
        "record 1: budgets: unknown currency 'EURO'");
  CHECK(complaint(R"(, "unsure": ["budget"])").hint == "did you mean 'budgets'?");
  CHECK(complaint(R"(, "budgets": [{"amount": 0.0005, "currency": "EUR"}])").what ==
        "record 1: budgets holds something that is no sum");
  CHECK(complaint(R"(, "budgets": [{"amount": 1e300, "currency": "EUR"}])").what ==
        "record 1: budgets holds something that is no sum");
  CHECK(complaint(R"(, "line": 99999999999)").what == "record 1: \"line\" is no line");
  CHECK(complaint(R"(, "line": 0)").what == "record 1: \"line\" is no line");
}

TEST_CASE("titles agree whatever their case, dashes, quotes and spaces; periods by their days") {
  const PageScore s = score({label("“Roads – North”", "2012-01-01/2015-12-31", 1)},
                            {project("\"roads  -  north\".", "2012/2015", {0, 19})});
  check(s.scores[Aspect::title], 1, 0, 0);
  check(s.scores[Aspect::period], 1, 0, 0);
  CHECK(s.scores.pages == 1);
  CHECK(s.scores.gold == 1);
  CHECK(s.scores.perfect == 1);
  CHECK(s.differences.empty());
}

TEST_CASE("what stays alone is missed or extra, with its values") {
  const PageScore s =
      score({label("Roads", "2012/2015", 1), label("Wells", "2016/", 3)},
            {project("Roads", "2012/2014", {0, 19}), project("Contact us", nullptr, {19, 33})});
  check(s.scores[Aspect::records], 1, 1, 1);
  check(s.scores[Aspect::title], 1, 1, 1);
  check(s.scores[Aspect::period], 0, 1, 2);
  CHECK(s.scores.perfect == 0);
  CHECK(s.scores[Aspect::title].f1() == doctest::Approx(0.5));
  CHECK(s.scores[Aspect::period].f1() == 0.0);
  REQUIRE(s.differences.size() == 3);
  CHECK(s.differences[0] == Difference{Aspect::period, 1, "Roads", {"2012/2015"}, {"2012/2014"}});
  CHECK(s.differences[1] == Difference{Aspect::records, 3, "Wells", {"Wells"}, {}});
  CHECK(s.differences[2] == Difference{Aspect::records, 3, "Contact us", {}, {"Contact us"}});
}

TEST_CASE("a field that is unsure counts neither way; an unsure title is paired by its place") {
  GoldRecord gold = label("Some wells", "2015", 3);
  gold.unsure = {Aspect::title, Aspect::period};
  const PageScore s = score({gold}, {project("Drilling", "2016", {19, 33})});
  check(s.scores[Aspect::records], 1, 0, 0);
  check(s.scores[Aspect::title], 0, 0, 0);
  check(s.scores[Aspect::period], 0, 0, 0);
  CHECK(s.scores.perfect == 1);
}

TEST_CASE("records of equal titles are paired by their place") {
  const PageScore s =
      score({label("Roads", "2012", 1), label("Roads", "2016", 3)},
            {project("Roads", "2016", {19, 33}), project("Roads", "2012", {0, 19})});
  check(s.scores[Aspect::period], 2, 0, 0);
  CHECK(s.scores.perfect == 2);
}

TEST_CASE("other countries are neither asked for nor wrong; budgets count each sum once") {
  GoldRecord gold = label("Roads", "", 1);
  gold.countries = {"AL"};
  gold.other_countries = {"CH"};
  gold.budgets = {{Amount::units(3500), "EUR"}, {Amount{500}, "USD"}};
  Record found = project("Roads", nullptr, {0, 19});
  for (const char* c : {"AL", "CH", "IT"}) found.countries.add(*find_country_code(c));
  const Money sum{Amount::units(3500), std::nullopt, *find_currency("EUR")};
  found.budgets = {{sum, Role::total, "EUR 3500"}, {sum, Role::share, "3,500 euros"}};
  const PageScore s = score({gold}, {found});
  check(s.scores[Aspect::countries], 1, 1, 0);
  check(s.scores[Aspect::budgets], 1, 0, 1);
  REQUIRE(s.differences.size() == 2);
  CHECK(s.differences[0] ==
        Difference{Aspect::budgets, 1, "Roads", {"EUR 3500", "USD 0.5"}, {"EUR 3500"}});
  CHECK(s.differences[1] == Difference{Aspect::countries, 1, "Roads", {"AL"}, {"AL", "IT"}});
}

TEST_CASE("a wrong kind is extra and missed, and no bar to being perfect; nor are wrong donors") {
  GoldRecord gold = label("Roads", "", 1);
  gold.kind = Kind::news;
  gold.donors = {"KR"};
  const PageScore s = score({gold}, {project("Roads", nullptr, {0, 19})});
  check(s.scores[Aspect::kind], 0, 1, 1);
  check(s.scores[Aspect::donors], 0, 0, 1);
  CHECK(s.scores.perfect == 1);
  REQUIRE(s.differences.size() == 2);
  CHECK(s.differences[0] == Difference{Aspect::kind, 1, "Roads", {"news"}, {"project"}});
  CHECK(s.differences[1] == Difference{Aspect::donors, 1, "Roads", {"KR"}, {}});
}

TEST_CASE("no records asked for and none found is full marks") {
  const PageScore s = score({}, {});
  CHECK(s.scores[Aspect::title].precision() == 1.0);
  CHECK(s.scores[Aspect::title].recall() == 1.0);
  CHECK(s.scores[Aspect::title].f1() == 1.0);
  CHECK(s.scores.perfect_share() == 0.0);
}

TEST_CASE("scores add up") {
  Scores sum = score({label("Roads", "2012", 1)}, {project("Roads", "2012", {0, 19})}).scores;
  sum += score({label("Wells", "2016", 3)}, {project("Roads", "2012", {0, 19})}).scores;
  CHECK(sum.pages == 2);
  CHECK(sum.gold == 2);
  CHECK(sum.perfect == 1);
  CHECK(sum.perfect_share() == 0.5);
  check(sum[Aspect::records], 1, 1, 1);
  check(sum[Aspect::period], 1, 1, 1);
  CHECK(sum[Aspect::period].precision() == 0.5);
}
