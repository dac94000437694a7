// The groups of a match are those that RE2 gives.
#include "regex/groups.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::regex {
namespace {

constexpr Group kNone{};

// Every piece of the text, as the one and the other reads it. REQUIRES: RE2 numbers the groups as
// they are named: all are.
void compare(const RE2& re, GroupReader& reader, const std::string& text) {
  const std::size_t count = reader.names().size();
  std::vector<Group> groups(count);
  std::array<re2::StringPiece, 8> expected;
  for (std::size_t from = 0; from <= text.size(); ++from) {
    for (std::size_t to = from; to <= text.size(); ++to) {
      CAPTURE(re.pattern());
      CAPTURE(text);
      CAPTURE(from);
      CAPTURE(to);
      const bool found =
          re.Match(text, from, to, RE2::ANCHOR_BOTH, expected.data(), static_cast<int>(count) + 1);
      REQUIRE(reader.read(text, from, to, groups) == found);
      for (std::size_t i = 0; found && i < count; ++i) {
        const re2::StringPiece& piece = expected[i + 1];
        const bool took_part = piece.data() != nullptr;
        const auto begin = static_cast<std::size_t>(took_part ? piece.data() - text.data() : 0);
        CHECK(groups[i].begin == (took_part ? begin : kNone.begin));
        CHECK(groups[i].end == (took_part ? begin + piece.size() : kNone.end));
      }
    }
  }
}

constexpr std::string_view kExpressions[] = {
    "a",
    "(?P<x>a)",
    "(?P<x>a*)(?P<y>b*)a?",
    "(?P<x>a*?)(?P<y>a*)",
    "(?P<x>ab|a)(?P<y>b?)",
    "(?P<x>a|ab)(?P<y>b?)",
    "(?:(?P<x>a)|(?P<y>b))*",
    "(?:(?P<x>a)|(?P<y>b)){2,3}",
    "(?P<x>(?P<y>a)b?)+",
    "(?P<x>a+)(?:_(?P<y>b+))?",
    "\\b(?P<x>a+)\\b_?(?P<y>.*)",
    "^(?P<x>.)|(?P<y>.)$",
    "(?P<x>(?i:AB))(?P<y>[^a]*)",
    "(?:a?){3}(?P<x>a{0,3})",
    "(?P<x>é|e)(?P<y>[à-ü]*)",
};

}  // namespace

TEST_CASE("groups lie where RE2 says") {
  std::mt19937 random(5);
  constexpr std::array<std::string_view, 7> kPieces{"a", "b", "a", "_", " ", "é", "B"};
  for (const std::string_view expression : kExpressions) {
    const RE2 re{re2::StringPiece(expression.data(), expression.size())};
    REQUIRE(re.ok());
    GroupReader reader({.bytes = false}, expression);
    for (int i = 0; i < 60; ++i) {
      std::string text;
      for (std::size_t n = random() % 7; n > 0; --n) text += kPieces[random() % kPieces.size()];
      compare(re, reader, text);
    }
  }
}

TEST_CASE("groups have their names, in the order in which they open") {
  GroupReader reader({}, "(?P<day>[0-9]+) (?:(?P<month>[a-z]+)|(?P<mm>[0-9]))");
  REQUIRE(reader.names().size() == 3);
  CHECK(reader.names()[0] == "day");
  CHECK(reader.names()[2] == "mm");
  std::array<Group, 3> groups;
  REQUIRE(reader.read("on 12 may", 3, 9, groups));
  CHECK(groups[0].begin == 3);
  CHECK(groups[1].end == 9);
  CHECK(groups[2].begin == Group::npos);
}

TEST_CASE("many ways to fail are tried once each") {
  GroupReader reader({}, "(?:(?P<x>a|a)*)*b");
  std::array<Group, 1> groups;
  CHECK_FALSE(reader.read(std::string(2000, 'a'), 0, 2000, groups));
}

}  // namespace dossier::regex
