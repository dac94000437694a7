// --min: what it accepts, and what is said of a figure that is too low.
#include "cli/minimum.h"

#include <doctest/doctest.h>

#include "program.h"

namespace dossier {
namespace {

std::string complaint(const std::string& word) {
  const Result<std::vector<Minimum>> minimums = parse_minimums({word});
  return minimums ? "" : minimums.error().what;
}

TEST_CASE("minimums are read from any number of lists") {
  const auto minimums = parse_minimums({"title=0.95, perfect=.5", "records=1"});
  REQUIRE(minimums.ok());
  REQUIRE(minimums->size() == 3);
  CHECK(name((*minimums)[0]) == "title");
  CHECK((*minimums)[0].least == 0.95);
  CHECK(name((*minimums)[1]) == "perfect");
  CHECK_FALSE((*minimums)[1].field.has_value());
  CHECK((*minimums)[1].least == 0.5);
  CHECK((*minimums)[2].field == Aspect::records);
  CHECK(parse_minimums({})->empty());
}

TEST_CASE("what is no minimum is an error") {
  CHECK(complaint("titel=0.9") == "unknown field for --min 'titel'");
  CHECK(complaint("") == "unknown field for --min ''");
  for (const char* word : {"title", "title=", "title=x", "title=0.9x", "title=95", "title=-0.1",
                           "title=nan", "title=0.9=1"}) {
    CHECK(complaint(word) == "--min wants FIELD=SHARE, not '" + std::string(word) + "'");
  }
}

TEST_CASE("a figure that is too low is told with what it lacks") {
  Scores scores;
  scores[Aspect::title] = {9, 1, 1};
  scores.gold = 3;
  scores.perfect = 2;
  CHECK_FALSE(shortfall({Aspect::title, 0.9}, scores));
  CHECK(shortfall({Aspect::title, 0.95}, scores) == "F1 of title is 0.9000, below 0.95 by 0.0500");
  CHECK(shortfall({std::nullopt, 1}, scores) ==
        "the share of perfect records is 0.6666, below 1 by 0.3334");
  CHECK(shortfall({Aspect::title, 0.900001}, scores) ==
        "F1 of title is 0.9000, below 0.900001 by 0.0001");
  CHECK_FALSE(shortfall({Aspect::date, 1}, scores));  // none asked for, none found
}

TEST_CASE("--min may be given again and leaves the paths after it alone") {
  const std::string pages = std::string(DOSSIER_ROOT) + "/tests/pages/news-iso-list.txt";
  const Ran r = ran({"eval", "--min", "records=0.1", "--min", "titel=0.1", pages});
  CHECK(r.code == 2);
  CHECK(r.err == "dossier: error: unknown field for --min 'titel'\n  did you mean 'title'?\n");
  CHECK(ran({"eval", "--min", "records=0.1", "--min", "title=0.1", pages}).code == 0);
}

}  // namespace
}  // namespace dossier
