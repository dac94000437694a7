// What is wrong with a query: the message, the hint and the carets under the spot.
#include <doctest/doctest.h>

#include <array>

#include "dossier/query.h"
#include "query/excerpt.h"

using namespace dossier;

namespace {

struct Case {
  std::string_view query;
  std::string_view carets;  // the line under the query
  std::string_view what;
  std::string_view hint;  // part of it
};

constexpr auto kErrors = std::to_array<Case>({
    {"activ:2012", "^^^^^", "unknown key 'activ'", "did you mean 'active'?"},
    {"in:VN titel:x", "      ^^^^^", "unknown key 'titel'", "did you mean 'title'?"},
    {"zzzzzz:x", "^^^^^^", "unknown key 'zzzzzz'", "put them in quotes"},
    {"country:VN", "^^^^^^^", "unknown key 'country'", "did you mean 'in'?"},
    {"Countries:VN", "^^^^^^^^^", "unknown key 'Countries'", "did you mean 'in'?"},
    {"year:2012", "^^^^", "unknown key 'year'", "did you mean 'active'?"},
    {"period:2012", "^^^^^^", "unknown key 'period'", "did you mean 'active'?"},
    {"amount:1M", "^^^^^^", "unknown key 'amount'", "did you mean 'budget'?"},
    {"description:wells", "^^^^^^^^^^^", "unknown key 'description'", "did you mean 'text'?"},
    {"path:a.txt", "^^^^", "unknown key 'path'", "did you mean 'source'?"},
    {"status:closed", "^^^^^^", "unknown key 'status'", "with field.status:…; to search"},
    {"id:957e", "^^", "unknown key 'id'", "with field.id:…; to search"},
    {"other_countries:VN", "^^^^^^^^^^^^^^^", "unknown key 'other_countries'",
     "with field.other_countries:…; to search"},
    {"x.y:z", "^^^", "unknown key 'x.y'", "to search for these words, put them in quotes"},
    {"active.x:2012", "^^^^^^^^", "unknown key 'active.x'", "did you mean 'active'?"},
    {"active:20x2", "       ^^^^", "cannot read '20x2' as a date", "2012..2015"},
    {"active:2012..20x2", "             ^^^^", "cannot read '20x2' as a date", "2012..2015"},
    {"active:>20x2", "       ^^^^^", "cannot read '>20x2' as a date", "2012..2015"},
    {"in 20x2", "   ^^^^", "cannot read '20x2' as a date", "2012..2015"},
    {"active:2015..2012", "       ^^^^^^^^^^", "nothing lies in '2015..2012'",
     "write the earlier date first"},
    {"budget:5M..1M", "       ^^^^^^", "nothing lies in '5M..1M'", "smaller sum first"},
    {"active:", "       ^", "'active' has no value", "as in active:2012"},
    {"active: 2012", "       ^", "'active' has no value", "no space after the colon"},
    {"in:VN,", "", "", ""},  // a comma at the end separates nothing: no error
    {"in:VN,,LA", "      ^", "'in' has no value", "as in in:VN"},
    {"budget:lots", "       ^^^^", "cannot read 'lots' as a sum", "EUR 250000"},
    {"budget:EUR 1M..USD 5M", "       ^^^^^^^^^^^^^^", "nothing lies in 'EUR 1M..USD 5M'",
     "one currency"},
    {"over:>1M", "     ^^^", "cannot read '>1M' as a sum", "EUR 250000"},
    {"in:Vietnm", "   ^^^^^^", "unknown country or region 'Vietnm'", "did you mean 'Viet Nam'?"},
    {"in Vietnm", "   ^^^^^^", "unknown country or region 'Vietnm'", "did you mean 'Viet Nam'?"},
    {"in:2012", "   ^^^^", "unknown country or region '2012'", "active:2012"},
    {"funded by Norwy", "          ^^^^^", "unknown country or region 'Norwy'",
     "did you mean 'Norway'?"},
    {"funded by the World Bank", "              ^^^^^^^^^^",
     "unknown country or region 'World Bank'", "donors are countries"},
    {"currency:XXY", "         ^^^", "cannot read 'XXY' as a currency", "EUR"},
    {"kind:thing", "     ^^^^^", "cannot read 'thing' as a kind of record", "project or news"},
    {"title:*", "      ^", "cannot read '*' as words", "in quotes"},
    {"field:x", "^^^^^", "'field' needs the label's name", "field.NAME"},
    {"(in:VN", "^", "unbalanced parenthesis: it is not closed", "')'"},
    {"in:VN)", "     ^", "unbalanced parenthesis: nothing is open here", ""},
    {"()", " ^", "nothing to look for before ')'", ""},
    {"(or in:VN)", " ^^", "nothing to look for before 'or'", ""},
    {"(in:VN or)", "         ^", "nothing to look for before ')'", ""},
    {"in:VN or in:LA", "      ^^", "'or' stands outside parentheses", "(in:KE or in:UG)"},
    {"\"water", "^", "unbalanced quotes: nothing closes this one", "missing quote"},
    {"title:\"water", "      ^", "unbalanced quotes: nothing closes this one", "missing quote"},
    {"\"!\"", "^^^", "there is no word between the quotes", ""},
    {"not", "^^^", "nothing to look for after 'not'", ""},
    {"active projects in Kenya", "^^^^^^", "'active' names no time", "active projects in 2012"},
});

}  // namespace

TEST_CASE("errors name the spot, the trouble and the way out") {
  for (const Case& row : kErrors) {
    CAPTURE(row.query);
    const auto query = parse_query(row.query, {});
    if (row.what.empty()) {
      CHECK(query.ok());
      continue;
    }
    REQUIRE_FALSE(query.ok());
    CHECK(query.error().kind == ErrorKind::usage);
    CHECK(query.error().what == row.what);
    CHECK(query.error().hint.find(row.hint) != std::string::npos);
    CHECK(query.error().where == std::string(row.query) + "\n" + std::string(row.carets));
  }
}

TEST_CASE("carets stand under what is seen, not under bytes") {
  CHECK(excerpt("é 水 x", 7, 8) == "é 水 x\n     ^");
  CHECK(excerpt("in 水水", 3, 9) == "in 水水\n   ^^^^");
  CHECK(excerpt("a\tb", 2, 3) == "a b\n  ^");
  CHECK(excerpt("", 0, 0) == "\n^");
}
