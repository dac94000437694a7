// What an expression requires is in all that it matches.
#include "regex/required.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::regex {
namespace {

std::vector<std::string> words_of(std::string_view expression) {
  Parser parser({.bytes = true});
  const NodeId root = parser.parse(expression);
  REQUIRE(parser.error().empty());
  return required_words(parser.tree(), root);
}

// Whether a text holds what an expression requires. REQUIRES: it requires something.
bool holds_required(std::string_view expression, std::string_view text) {
  const auto words = words_of(expression);
  REQUIRE(!words.empty());
  return std::ranges::any_of(
      words, [text](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

TEST_CASE("a word of the expression is required") {
  CHECK(holds_required("(?:funded|paid\\w*) (?:\\w+ )*by $", "was paid by "));
  CHECK_FALSE(holds_required("(?:funded|paid\\w*) (?:\\w+ )*by $", "was seen by "));
  CHECK(holds_required("[^.]{0,40} cost", "it cost"));
  CHECK_FALSE(holds_required("[^.]{0,40} cost", "it was"));
}

TEST_CASE("of a choice every alternative has its own") {
  CHECK(holds_required("emigrat\\w+|bord(?:er|ers)", "emigrated"));
  CHECK(holds_required("emigrat\\w+|bord(?:er|ers)", "the borders"));
  CHECK_FALSE(holds_required("emigrat\\w+|bord(?:er|ers)", "board"));
  CHECK(words_of("emigrat\\w+|\\w+").empty());
}

TEST_CASE("words are spelled out, and those that hold another left out") {
  CHECK(words_of("(?:co-?)?fund(?:ed|s) by") == std::vector<std::string>{"funds by", "funded by"});
  CHECK(words_of("[ab]cd") == std::vector<std::string>{"acd", "bcd"});
  CHECK(words_of("in [0-9]+ places of the world") == std::vector<std::string>{" places of t"});
}

TEST_CASE("what may be missing is not required") {
  CHECK(holds_required("(?:the )?grant(?: money)?", "grant"));
  CHECK(words_of("(?:grant)?").empty());
  CHECK(words_of("(?:grant)*").empty());
  CHECK(words_of("(?:grant){1,3}").size() == 1);
}

TEST_CASE("short words tell too little") {
  CHECK(words_of("of").empty());
  CHECK(words_of(" \\(").empty());
  CHECK(words_of("\\d \\(").size() == 10);
  CHECK(words_of("").empty());
}

}  // namespace dossier::regex
