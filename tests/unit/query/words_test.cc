// How texts and searched words are brought to one form.
#include "query/words.h"

#include <doctest/doctest.h>

using namespace dossier;

namespace {

bool found(std::string_view words, std::string_view text) {
  return WordFinder(read_words(words)).in(text);
}

}  // namespace

TEST_CASE("the search form has folded words and single spaces") {
  CHECK(search_form("Water-supply, for  Shkodër!") == "water supply for shkoder");
  CHECK(search_form("L’eau (potable)") == "l eau potable");
  CHECK(search_form("  ...  ").empty());
  CHECK(search_form("").empty());
  CHECK(search_form("No. 7/2012") == "no 7 2012");
  CHECK(search_form("Đà Nẵng") == "da nang");
}

TEST_CASE("a star at the end lets the last word go on") {
  CHECK(read_words("irrigat*") == Words{"irrigat", true});
  CHECK(read_words("Irrigation") == Words{"irrigation", false});
  CHECK(read_words("*").folded.empty());
}

TEST_CASE("words are found whole, unless their script has no spaces") {
  CHECK(found("water", "Water."));
  CHECK(found("water", "the water"));
  CHECK_FALSE(found("water", "waters"));
  CHECK_FALSE(found("water", "underwater"));
  CHECK(found("water*", "waters"));
  CHECK_FALSE(found("water*", "underwaters"));
  CHECK(found("water supply", "WATER\n  SUPPLY"));
  CHECK_FALSE(found("water supply", "supply water"));
  CHECK(found("供水", "农村供水项目"));
  CHECK(found("น้ำ", "โครงการน้ำประปา"));
}
