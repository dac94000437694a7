// Every way to ask: each query against its canonical form, which must parse to the same query.
#include <doctest/doctest.h>

#include <array>

#include "dossier/query.h"
#include "query/node.h"

using namespace dossier;

namespace {

struct Case {
  std::string_view query;
  std::string_view canonical;
};

constexpr auto kTime = std::to_array<Case>({
    // active
    {"active:2012", "active:2012"},
    {"active in 2012", "active:2012"},
    {"in 2012", "active:2012"},
    {"during 2012", "active:2012"},
    {"active during March 2012", "active:2012-03"},
    {"throughout 2012", "active:2012"},
    {"on 3 March 2012", "active:2012-03-03"},
    {"in the year 2012", "active:2012"},
    {"from 2012 to 2015", "active:2012..2015"},
    {"from March 2012 until 3 May 2013", "active:2012-03-01..2013-05-03"},
    {"from 7 to 14 September 2016", "active:2016-09-07..2016-09-14"},
    {"between 2012 and 2015", "active:2012..2015"},
    {"since 2012", "active:2012.."},
    {"since March 2012", "active:2012-03.."},
    {"from 2012", "active:2012.."},
    {"until 2015", "active:..2015"},
    {"till 2015", "active:..2015"},
    {"before 2015", "active:..2014"},
    {"after 2015", "active:2016.."},
    {"since 2012 until 2014", "active:2012..2014"},
    {"in 2012 or 2014", "active:2012,2014"},
    {"in 2012, 2014 or 2016", "active:2012,2014,2016"},
    {"in 2012 and 2014", "active:2012 active:2014"},
    {"in 2012, 2014", "active:2012 active:2014"},
    {"in 2012, 2000 families", "active:2012 text:2000 text:families"},
    {"active 2012", "active:2012"},
    {"active 2010..2014", "active:2010..2014"},
    {"active 2020-21", "active:2020..2021"},  // not spring 2020
    {"started March 2012", "starts:2012-03"},
    {"ongoing since 2012", "active:2012.."},
    {"active projects in 2012", "active:2012 kind:project"},
    {"active projects in 2012 and 2014", "active:2012 active:2014 kind:project"},
    {"all active projects with water, in 2012", "active:2012 kind:project text:water"},
    // starts
    {"starts:2012", "starts:2012"},
    {"starting in 2012", "starts:2012"},
    {"started after 2012", "starts:2013.."},
    {"launched before March 2012", "starts:..2012-02"},
    {"launched in March 2012", "starts:2012-03"},
    {"beginning between 2012 and 2014", "starts:2012..2014"},
    {"started since 2012", "starts:2012.."},
    // ends
    {"ends:2012", "ends:2012"},
    {"ending in 2015", "ends:2015"},
    {"ended before 2015", "ends:..2014"},
    {"completed after 2015", "ends:2016.."},
    {"completed by 2015", "ends:..2015"},
    {"ending on 30 June 2015", "ends:2015-06-30"},
    {"projects that ended by March 2015", "kind:project ends:..2015-03"},
    // date
    {"date:2012-03", "date:2012-03"},
    {"dated 2012", "date:2012"},
    {"dated in 2012", "date:2012"},
    {"published March 2012", "date:2012-03"},
    {"published after 2012", "date:2013.."},
    {"news published between 2012 and 2013", "kind:news date:2012..2013"},
    // beside "news", without a verb
    {"news in 2014", "kind:news date:2014"},
    {"in March 2014, news", "date:2014-03 kind:news"},
    {"news since 2014", "kind:news date:2014.."},
    {"news from 2012 to 2015", "kind:news date:2012..2015"},
    {"news in 2012 and 2014", "kind:news date:2012 date:2014"},
    {"news in 2012 or 2014", "kind:news date:2012,2014"},
    {"kind:news before 2014 in Kenya", "kind:news date:..2013 in:KE"},
    {"news not in 2014", "kind:news not date:2014"},
    {"news (in 2012 water or in 2014)", "kind:news (date:2012 text:water or date:2014)"},
    {"(news in 2014 or projects in 2014)", "(kind:news date:2014 or kind:project active:2014)"},
    {"kind:project,news in 2014", "kind:project,news active:2014"},
    {"not news, in 2014", "not kind:news active:2014"},
    {"news active in 2014", "kind:news active:2014"},
    {"kind:news active:2014", "kind:news active:2014"},
    {"active news in 2014", "date:2014 kind:news"},
});

constexpr auto kDateValues = std::to_array<Case>({
    {"active:2012-03", "active:2012-03"},
    {"active:2012-03-05", "active:2012-03-05"},
    {"active:March 2012", "active:2012-03"},
    {"active:\"March 2012\"", "active:2012-03"},
    {"active:“March 2012”", "active:2012-03"},
    {"active:'March 2012'", "active:2012-03"},
    {"active:March 2012 in:VN", "active:2012-03 in:VN"},
    {"active:Q1 2012", "active:2012-01..2012-03"},
    {"active:2012/2015", "active:2012..2015"},
    {"active:2012/..", "active:2012.."},
    {"active:2012..2015", "active:2012..2015"},
    {"active:2012..", "active:2012.."},
    {"active:..2015", "active:..2015"},
    {"active:2012-02..2014", "active:2012-02..2014-12"},
    {"active:March 2012..May 2013", "active:2012-03..2013-05"},
    {"active:\"March 2012\"..\"May 2013\"", "active:2012-03..2013-05"},
    {"active:2012-01-01..2012-12-31", "active:2012"},
    {"active:2012-02-01..2012-02-29", "active:2012-02"},
    {"active:2012,2014", "active:2012,2014"},
    {"starts:>2012", "starts:2013.."},
    {"starts:>=2012", "starts:2012.."},
    {"starts:<2012", "starts:..2011"},
    {"starts:<= 2012", "starts:..2012"},
    {"starts:>2012-02", "starts:2012-03.."},
    {"starts:..2012,2015..", "starts:..2012,2015.."},
});

constexpr auto kPlaces = std::to_array<Case>({
    {"in:VN", "in:VN"},
    {"in:vn", "in:VN"},
    {"in:\"Viet Nam\"", "in:VN"},
    {"in:Viet Nam", "in:VN"},
    {"in Viet Nam", "in:VN"},
    {"in Vietnam", "in:VN"},
    {"in VN", "in:VN"},
    {"in the Gambia", "in:GM"},
    {"in Central Asia", "in:\"Central Asia\""},
    {"in:\"Central Asia\"", "in:\"Central Asia\""},
    {"in:Africa", "in:Africa"},
    {"in:VN,LA", "in:VN,LA"},
    {"in:VN, LA", "in:VN in:LA"},
    {"in Kenya or Uganda", "in:KE,UG"},
    {"in Kenya, Uganda or Rwanda", "in:KE,UG,RW"},
    {"in Kenya, Uganda", "in:KE in:UG"},
    {"in Kenya and Uganda", "in:KE in:UG"},
    {"Kenya", "in:KE"},
    {"water Kenya", "text:water in:KE"},
    {"projects from Kenya", "kind:project in:KE"},
    {"KE", "in:KE"},
    {"Turkey", "in:TR"},
    {"a turkey farm", "text:turkey text:farm"},
    {"can", "text:can"},
    {"Vietnamese projects", "in:VN kind:project"},
    {"polish", "text:polish"},
    {"kenya", "in:KE"},
    {"active in Kenya in 2012", "in:KE active:2012"},
    {"in 2012 in Kenya", "active:2012 in:KE"},
    {"donor:NO", "donor:NO"},
    {"donor:NO,SE", "donor:NO,SE"},
    {"funded by Norway", "donor:NO"},
    {"financed by the government of Norway", "donor:NO"},
    {"funded by Norway or by Sweden", "donor:NO,SE"},
    {"funded by the European Union", "donor:EU"},
    {"funded by Denmark and Norway", "donor:DK donor:NO"},
    {"funded by denmark and norway", "donor:DK donor:NO"},
    {"funded by Denmark, Norway", "donor:DK donor:NO"},
    {"funded by Denmark, Norway and the government of Sweden", "donor:DK donor:NO donor:SE"},
    {"funded by Denmark and by Norway in 2012", "donor:DK donor:NO active:2012"},
    {"funded by Denmark and Norway in Kenya", "donor:DK donor:NO in:KE"},
    {"funded by Denmark and in Norway", "donor:DK in:NO"},
    {"funded by Denmark, in Norway", "donor:DK in:NO"},
    {"funded by Denmark and over 1M", "donor:DK budget:>1000000"},
    {"funded by Norway, Kenyan projects", "donor:NO in:KE kind:project"},
    {"funded by Norway and polish water", "donor:NO text:polish text:water"},
    {"not funded by Denmark and Norway", "not (donor:DK donor:NO)"},
});

constexpr auto kSums = std::to_array<Case>({
    {"budget:1M", "budget:1000000"},
    {"budget:>1M", "budget:>1000000"},
    {"budget:>=EUR 1.5M", "budget:>=1500000EUR"},
    {"budget:>=1.5M EUR", "budget:>=1500000EUR"},
    {"budget:>=EUR 1.5M and in:VN", "budget:>=1500000EUR in:VN"},
    {"budget:< 800k", "budget:<800000"},
    {"budget:<=800k", "budget:<=800000"},
    {"budget:1M..5M", "budget:1000000..5000000"},
    {"budget:1M..", "budget:>=1000000"},
    {"budget:..5M", "budget:<=5000000"},
    {"budget:EUR 1M..5M", "budget:1000000..5000000EUR"},
    {"budget:1M..5M EUR", "budget:1000000..5000000EUR"},
    {"budget:EUR 1M..EUR 5M", "budget:1000000..5000000EUR"},
    {"budget:1,250,000", "budget:1250000"},
    {"budget:1M,5M", "(budget:1000000 or budget:5000000)"},
    {"budget:0.5", "budget:0.5"},
    {"budget:1.2550", "budget:1.2550"},
    {"over:1M", "budget:>1000000"},
    {"under:EUR 1M", "budget:<1000000EUR"},
    {"over 1M", "budget:>1000000"},
    {"over EUR 1M", "budget:>1000000EUR"},
    {"over 1,250,000 EUR, in Viet Nam", "budget:>1250000EUR in:VN"},
    {"above 1M", "budget:>1000000"},
    {"more than 1M", "budget:>1000000"},
    {"at least 1M", "budget:>=1000000"},
    {"not less than 1M", "budget:>=1000000"},
    {"under 1M", "budget:<1000000"},
    {"below 1M", "budget:<1000000"},
    {"less than 1M", "budget:<1000000"},
    {"at most 1M", "budget:<=1000000"},
    {"not more than 1M", "budget:<=1000000"},
    {"up to EUR 1M", "budget:<=1000000EUR"},
    {"between 1M and 5M", "budget:1000000..5000000"},
    {"between EUR 1M and EUR 5M", "budget:1000000..5000000EUR"},
    {"between 1 and 2 million", "budget:1000000..2000000"},
    {"between 500k and 2 million", "budget:500000..2000000"},
    {"with a budget of at least EUR 2M", "budget:>=2000000EUR"},
    {"with a budget between 2000 and 2010", "budget:2000..2010"},
    {"more than 1000 in Kenya", "budget:>1000 in:KE"},
    {"more than 1000 families", "text:more text:than text:1000 text:families"},
    {"worth EUR 2M", "budget:2000000EUR"},
    {"currency:EUR", "currency:EUR"},
    {"currency:eur,USD", "currency:EUR,USD"},
    {"currency:€", "currency:EUR"},
});

constexpr auto kWords = std::to_array<Case>({
    {"water", "text:water"},
    {"Water Supply", "text:water text:supply"},
    {"\"Water Supply\"", "text:\"water supply\""},
    {"water-supply", "text:\"water supply\""},
    {"Coopération", "text:cooperation"},
    {"irrigat*", "text:irrigat*"},
    {"women in agriculture", "text:women text:agriculture"},
    {"bridge over the river", "text:bridge text:over text:river"},
    {"2012", "text:2012"},
    {"http://example.org/a", "text:\"http example org a\""},
    {"title:water", "title:water"},
    {"title:\"water supply\"", "title:\"water supply\""},
    {"title:water,roads", "title:water,roads"},
    {"text:water", "text:water"},
    {"source:report.txt", "source:\"report txt\""},
    {"region:Sahel", "region:sahel"},
    {"field.Status:Closed", "field.status:closed"},
    {"field.\"Project code\":X-1", "field.\"project code\":\"x 1\""},
    {"project", "kind:project"},
    {"projects", "kind:project"},
    {"programmes", "kind:project"},
    {"news", "kind:news"},
    {"kind:news", "kind:news"},
    {"kind:projects", "kind:project"},
    {"kind:project,news", "kind:project,news"},
    {"the", ""},
    {"show me all the projects", "kind:project"},
    {"", ""},
    {"  , ", ""},
});

constexpr auto kTogether = std::to_array<Case>({
    {"active projects in 2012, in Viet Nam, over EUR 1M",
     "active:2012 kind:project in:VN budget:>1000000EUR"},
    {"active:2012 in:VN", "active:2012 in:VN"},
    {"active:2012, in:VN", "active:2012 in:VN"},
    {"active:2012 and in:VN", "active:2012 in:VN"},
    {"ACTIVE:2012 AND In Kenya OVER 1M", "active:2012 in:KE budget:>1000000"},
    {"active in 2012, in Viet Nam?", "active:2012 in:VN"},
    {"not in:VN", "not in:VN"},
    {"-in:VN", "not in:VN"},
    {"not in Kenya", "not in:KE"},
    {"not in Kenya or Uganda", "not in:KE,UG"},
    {"-water -\"dry land\"", "not text:water not text:\"dry land\""},
    {"not not in:VN", "in:VN"},
    {"not (in:VN over 1M)", "not (in:VN budget:>1000000)"},
    {"(in:VN or in:LA)", "(in:VN or in:LA)"},
    {"not (in:VN or in:LA)", "not (in:VN or in:LA)"},
    {"(in:VN over 1M or in:LA) 2012", "(in:VN budget:>1000000 or in:LA) text:2012"},
    {"(in:VN or (in:LA or in:KH))", "(in:VN or in:LA or in:KH)"},
    {"(in:VN or (in:LA (over 1M or under 1k)))",
     "(in:VN or in:LA (budget:>1000000 or budget:<1000))"},
    {"((in:VN))", "in:VN"},
    {"in (Kenya or Uganda)", "(in:KE or in:UG)"},
    {"projects in Kenya that started before 2012 and are funded by the UK or by Norway",
     "kind:project in:KE starts:..2011 donor:GB,NO"},
});

void check(std::span<const Case> rows) {
  for (const Case& row : rows) {
    CAPTURE(row.query);
    const auto query = parse_query(row.query, {});
    REQUIRE_MESSAGE(query.ok(), (query.ok() ? "" : query.error().what));
    CHECK(canonical(*query) == row.canonical);
    const auto again = parse_query(canonical(*query), {});
    REQUIRE_MESSAGE(again.ok(), (again.ok() ? "" : again.error().what));
    CHECK(canonical(*again) == row.canonical);
    const bool both_empty = query->root() == nullptr && again->root() == nullptr;
    CHECK((both_empty || *query->root() == *again->root()));
  }
}

}  // namespace

TEST_CASE("time in words and keys") {
  check(kTime);
}
TEST_CASE("values of time keys") {
  check(kDateValues);
}
TEST_CASE("places in words and keys") {
  check(kPlaces);
}
TEST_CASE("sums in words and keys") {
  check(kSums);
}
TEST_CASE("words to search for, kinds and other keys") {
  check(kWords);
}
TEST_CASE("terms together") {
  check(kTogether);
}

TEST_CASE("bare words are told apart from what was asked for on purpose") {
  CHECK(parse_query("in 2012, wells", {})->has_free_words());
  CHECK_FALSE(parse_query("in 2012, \"wells\"", {})->has_free_words());
  CHECK_FALSE(parse_query("text:wells", {})->has_free_words());
  CHECK_FALSE(parse_query("active projects in 2012, in Viet Nam", {})->has_free_words());
}

TEST_CASE("two queries as one") {
  const Query a = *parse_query("in:VN over 1M", {});
  const Query b = *parse_query("wells", {});
  CHECK(canonical(both(a, b)) == "in:VN budget:>1000000 text:wells");
  CHECK(both(a, b).has_free_words());
  CHECK(canonical(both(Query(), a)) == canonical(a));
  CHECK(canonical(both(a, Query())) == canonical(a));
  CHECK(canonical(both(Query(), Query())).empty());
}

TEST_CASE("every key's example is a query for that key") {
  for (const QueryKey& key : query_keys()) {
    CAPTURE(key.key);
    CHECK(key.example.starts_with(key.key));
    const auto query = parse_query(key.example, {});
    REQUIRE(query.ok());
    CHECK(query->root()->op == Query::Node::Op::term);
    CHECK_FALSE(key.means.empty());
  }
}

TEST_CASE("deep nesting ends in an error, not in the stack") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "in:VN" + std::string(depth, ')');
  };
  CHECK(canonical(*parse_query(nested(20), {})) == "in:VN");
  CHECK_FALSE(parse_query(nested(100000), {}).ok());
  std::string nots;
  for (int i = 0; i < 100000; ++i) nots += "not ";
  CHECK_FALSE(parse_query(nots + "in:VN", {}).ok());
}

TEST_CASE("every region's canonical form names that region") {
  for (std::size_t i = 0; i < region_count(); ++i) {
    const auto region = static_cast<Region>(i);
    CAPTURE(code(region));
    const auto query = parse_query("in:" + std::string(code(region)), {});
    REQUIRE(query.ok());
    const auto again = parse_query(canonical(*query), {});
    REQUIRE(again.ok());
    CHECK(*again->root() == *query->root());
    CHECK(canonical(*again) == canonical(*query));
  }
}
