// What an expression requires is in all that it matches.
#include "regex/required.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "regex/machine.h"

namespace dossier::regex {
namespace {

// Whether a text holds what an expression requires. REQUIRES: it requires something.
bool holds_required(std::string_view expression, std::string_view text) {
  Parser parser({.bytes = true});
  const NodeId root = parser.parse(expression);
  REQUIRE(parser.error().empty());
  std::vector<NodeId> roots;
  for (const Run& run : required_parts(parser.tree(), root)) {
    NodeId all = run.front();
    for (const NodeId next : std::span(run).subspan(1)) all = parser.sequence_of(all, next);
    roots.push_back(all);
  }
  REQUIRE(!roots.empty());
  Dfa dfa(make_nfa(parser.tree(), roots, {.bytes = true, .floating = true}), Dfa::Keep::all);
  bool found = false;
  dfa.forward(text, 0, text.size(), [&](std::size_t, Dfa::State) { return found = true; });
  return found;
}

std::size_t parts_of(std::string_view expression) {
  Parser parser({.bytes = true});
  const NodeId root = parser.parse(expression);
  return required_parts(parser.tree(), root).size();
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
  CHECK(parts_of("emigrat\\w+|\\w+") == 0);
}

TEST_CASE("what may be missing is not required") {
  CHECK(holds_required("(?:the )?grant(?: money)?", "grant"));
  CHECK(parts_of("(?:grant)?") == 0);
  CHECK(parts_of("(?:grant)*") == 0);
  CHECK(parts_of("(?:grant){1,3}") == 1);
}

TEST_CASE("short words tell too little, a mark tells enough") {
  CHECK(parts_of("of") == 0);
  CHECK(parts_of("\\d \\(") == 1);
  CHECK(parts_of("") == 0);
}

}  // namespace dossier::regex
