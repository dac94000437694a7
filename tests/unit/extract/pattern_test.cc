// Patterns: fragments are written out, matches hold to word edges in both directions, groups are
// found by name.
#include "extract/pattern.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/fragments.h"

namespace dossier {
namespace {

TEST_CASE("a fragment that is a value is captured once, glue never") {
  CHECK(expand_fragments("{yy}-{yy}") == "(?P<yy>[0-9]{2})-(?:[0-9]{2})");
  CHECK(expand_fragments("{apos}{yy}") == "(?:['’‘`´])(?P<yy>[0-9]{2})");
  CHECK(expand_fragments("[0-9]{2}a{3,4}") == "[0-9]{2}a{3,4}");
  CHECK(expand_fragments("(?P<to>{yy})") == "(?P<to>(?P<yy>[0-9]{2}))");
}

TEST_CASE("a match begins at its place and ends at a word's edge") {
  const Pattern p("{day}(?: {month})?");
  Match m;
  CHECK(p.match_at("on 3 May", 3, m));
  CHECK(m.whole() == Span{3, 8});
  CHECK(m["day"] == "3");
  CHECK(m.span("month") == Span{5, 8});
  CHECK_FALSE(p.match_at("on 3 May", 2, m));

  CHECK_FALSE(p.match_at("3 Mayor", 0, m));  // no month's name, and there is no second choice
  CHECK(p.match_at("3 4", 0, m));            // backs off to the edge before
  CHECK(m.whole() == Span{0, 1});
  CHECK_FALSE(m.has("month"));
  CHECK(m.span("month") == Span{});
  CHECK(m.entry("month") == nullptr);
  CHECK(p.match_at("3 May", 0, m));
  REQUIRE(m.entry("month") != nullptr);
  CHECK(m.entry("month")->value == 5);
  CHECK_FALSE(p.match_at("3rd", 0, m));
  CHECK_FALSE(p.match_at("3é", 0, m));  // a letter that RE2 does not take for one
  CHECK(m["nothing"].empty());
}

TEST_CASE("a match before a place reaches as far left as it can") {
  const Pattern p("(?:the )?end of (?:the )?");
  Match m;
  const std::string_view text = "by the end of 2012";
  CHECK(p.match_before(text, 14, m));
  CHECK(m.whole() == Span{3, 14});
  CHECK(p.match_before(text, 14, m, 5));
  CHECK(m.whole() == Span{7, 14});
  CHECK_FALSE(p.match_before(text, 14, m, 9));
  CHECK_FALSE(p.match_before("weekend of 2012", 11, m));  // inside a word
  CHECK_FALSE(p.match_before(text, 13, m));
}

TEST_CASE("a match of the whole, and of nothing") {
  const Pattern p("(?: to )?");
  Match m;
  CHECK(p.match_all(" to ", m));
  CHECK_FALSE(p.match_all(" to", m));
  CHECK_FALSE(p.match_at("2012", 0, m));  // empty: no match
}

TEST_CASE("a pattern looks no further than its window") {
  const Pattern p("a+b");
  Match m;
  CHECK(p.match_at(std::string(kWindow - 1, 'a') + "b", 0, m));
  CHECK_FALSE(p.match_at(std::string(kWindow, 'a') + "b", 0, m));
}

TEST_CASE("words of the tables match with and without accents, case and hyphen") {
  const Pattern month("{month}");
  const Pattern ordinal("{ordinal_word}");
  Match m;
  for (const std::string_view text :
       {"février", "fevrier", "FÉVRIER", "Februar", "sept", "MARÇO", "marco"}) {
    CAPTURE(text);
    CHECK(month.match_all(text, m));
  }
  for (const std::string_view text : {"twenty-second", "twenty second", "troisième", "Premier"}) {
    CAPTURE(text);
    CHECK(ordinal.match_all(text, m));
  }
  CHECK_FALSE(month.match_all("marsh", m));
}

TEST_CASE("spaces of a value cross one line end, no blank line, tab, cell or column") {
  const Pattern p("a{sp}b");
  Match m;
  for (const std::string_view text : {"a b", "a  b", "a\nb", "a \n   b"})
    CHECK(p.match_all(text, m));
  for (const std::string_view text : {"a\n\nb", "a\tb", "a | b", "a   b", "ab"}) {
    CHECK_FALSE(p.match_all(text, m));
  }
}

TEST_CASE("a set names the patterns that may match, in any direction") {
  const PatternSet any({"since{sp}", "(?P<x>until){sp}", "(?P<x>by){sp}"});
  CHECK(any.before("until 2012", 6) == PatternSet::Mask(0b010));
  CHECK(any.before("since 2012", 6) == PatternSet::Mask(0b001));
  CHECK(any.before("after 2012", 6).none());
  CHECK(any.before("until 2012", 6, 3).none());
  CHECK(any.at("by 2012", 0) == PatternSet::Mask(0b100));
  CHECK(any.at("by 2012", 1).none());
  CHECK(any.all("by ") == PatternSet::Mask(0b100));
  CHECK(any.all("by 2012").none());
}

TEST_CASE("several patterns of a set may match at a place") {
  const PatternSet set({"{year}", "{day}", "{day} {month}", "[a-z]+", ""});
  CHECK(set.at("on 3 May", 3) == PatternSet::Mask(0b0110));
  CHECK(set.at("on 3 May", 0) == PatternSet::Mask(0b1000));
  CHECK(set.at("2012", 0) == PatternSet::Mask(0b0001));
  CHECK(set.at("?", 0).none());  // the empty pattern has no match that is not empty
}

TEST_CASE("a moved pattern still matches") {
  Pattern p("{yy}");
  Match m;
  CHECK(p.match_at("12", 0, m));
  const Pattern moved(std::move(p));
  CHECK(moved.match_at("34", 0, m));
  CHECK(m["yy"] == "34");
}

}  // namespace
}  // namespace dossier
