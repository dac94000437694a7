// Machines say what RE2 says, in both directions and both dialects; what they do not know of its
// syntax they name.
#include "regex/machine.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "regex/matcher.h"

namespace dossier::regex {
namespace {

constexpr std::size_t kNone = std::string::npos;

RE2::Options options(bool bytes) {
  RE2::Options o(bytes ? RE2::Latin1 : RE2::DefaultOptions);
  o.set_log_errors(false);
  return o;
}

// One expression, as a machine of each kind and in RE2.
class Pair {
 public:
  Pair(std::string_view source, bool bytes)
      : re_("(" + std::string(source) + ")", options(bytes)),
        best_(machine(source, {.bytes = bytes}, Dfa::Keep::best)),
        back_(machine(source, {.bytes = bytes, .backward = true}, Dfa::Keep::all)),
        part_(machine(source, {.bytes = bytes, .floating = true}, Dfa::Keep::all)) {
    REQUIRE(re_.ok());
  }

  void compare(const std::string& text) {
    CAPTURE(re_.pattern());
    CAPTURE(text);
    CHECK(occurs(text) == RE2::PartialMatch(text, re_));
    for (std::size_t pos = 0; pos <= text.size(); ++pos) {
      CAPTURE(pos);
      CHECK(end_of_match(text, pos) == end_in_re2(text, pos));
      const std::string before = text.substr(0, pos);
      const auto begins = begins_of_matches(before);
      for (std::size_t begin = 0; begin <= pos; ++begin) {
        const bool expected = re_.Match(before, begin, pos, RE2::ANCHOR_BOTH, nullptr, 0);
        CHECK((begins[begin] != 0) == expected);
      }
    }
  }

 private:
  static Dfa machine(std::string_view source, Shape shape, Dfa::Keep keep) {
    Parser parser({.bytes = shape.bytes});
    const NodeId root = parser.parse(source);
    REQUIRE(parser.error().empty());
    return Dfa(make_nfa(parser.tree(), std::span(&root, 1), shape), keep);
  }
  bool occurs(std::string_view text) {
    bool found = false;
    part_.forward(text, 0, text.size(), [&](std::size_t, Dfa::State) { return found = true; });
    return found;
  }
  std::size_t end_of_match(std::string_view text, std::size_t pos) {
    std::size_t end = kNone;
    best_.forward(text, pos, text.size(), [&](std::size_t at, Dfa::State) {
      end = at;
      return false;
    });
    return end;
  }
  std::size_t end_in_re2(const std::string& text, std::size_t pos) const {
    re2::StringPiece whole;
    if (!re_.Match(text, pos, text.size(), RE2::ANCHOR_START, &whole, 1)) return kNone;
    return pos + whole.size();
  }
  std::vector<char> begins_of_matches(std::string_view text) {
    std::vector<char> begins(text.size() + 1);
    back_.backward(text, 0, [&](std::size_t at, Dfa::State) {
      begins[at] = 1;
      return false;
    });
    return begins;
  }

  RE2 re_;
  Dfa best_;
  Dfa back_;
  Dfa part_;
};

constexpr std::string_view kExpressions[] = {
    "",
    "a",
    "ab|a",
    "a|ab",
    "(?:a|ab)(?:c|bcd)?",
    "a*",
    "a*?",
    "a+?b",
    "(?:a|b)*?a",
    "a{2,3}",
    "a{2,3}?b",
    "a{2,}",
    "a{2}",
    "(?:ab?){0,2}b",
    "(a*)(b*)?",
    "[^a]",
    "[^a-b]+",
    "[]a]+",
    "[a\\]-]+",
    ".",
    "(?s).",
    ".*b",
    "\\ba",
    "a\\b",
    "\\ba\\b.*\\bb",
    "a\\B",
    "^a",
    "a$",
    "^$",
    "(?:^|b)a",
    "a(?:$|b)",
    "\\Aa\\z",
    "\\d+",
    "\\w+\\b",
    "\\W\\s?",
    "(?i)AB",
    "(?i:a)b",
    "(?:(?i)a|b)B?",
    "(?P<x>a)b",
    "\\x61|_",
    "(?:a|_)+\\b",
    "(?:|a)b",
    "a|^b|\\b_",
    "(?:\\b|a)+b",
    "(?:a?\\b)*_",
    "\\.|\\(|\\|",
    "a{0}b",
    "(?:a{1,2}){2}b",
    "(?i:k|s)+",
    "(?-i:a)",
};

std::string random_text(std::mt19937& random, std::string_view letters) {
  std::string text;
  for (std::size_t n = random() % 8; n > 0; --n) text += letters[random() % letters.size()];
  return text;
}

TEST_CASE("machines find what RE2 finds") {
  std::mt19937 random(1);
  for (const bool bytes : {false, true}) {
    for (const std::string_view source : kExpressions) {
      Pair pair(source, bytes);
      for (int i = 0; i < 60; ++i) pair.compare(random_text(random, "aabbAB_ \n1-cd."));
    }
  }
}

TEST_CASE("machines read characters of UTF-8 as RE2 does, valid or not") {
  constexpr std::string_view kCharacters[] = {
      "é",   "(?i:é)",  "[à-ÿ]+", "[^é]",   "(?i:[à-ÿ])x?", ".",       "[-–—]", "[À-ɏ]+",
      "ö|ü", "[^a–]*–", "[’']s",  "(?i:ß)", "\\w|é",        "[à-ԯ]", "(?s).+"};
  std::mt19937 random(2);
  for (const std::string_view source : kCharacters) {
    Pair pair(source, false);
    for (const std::string_view text :
         {"é", "É", "–", "a–", "ɏÀ", "ß", "ẞ", "ÿx", "Ÿ", "’s", "\u052F"})
      pair.compare(std::string(text));
    for (int i = 0; i < 40; ++i)
      pair.compare(random_text(random, "\xc3\xa9\xe2\x80\x93\xff\xc0 as"));
  }
}

TEST_CASE("bytes beyond ASCII are bytes to an expression over bytes") {
  std::mt19937 random(3);
  for (const std::string_view source :
       {"\\xc3[\\xa0-\\xbf]", "[^\\x80-\\xff]+", ".\\b", "é", "[é–]+", "(?i)\\xe9", "\\W+"}) {
    Pair pair(source, true);
    for (int i = 0; i < 40; ++i)
      pair.compare(random_text(random, "\xc3\xa9\xc9\xe9\xe2\x80\x93 a"));
  }
}

TEST_CASE("letters fold as in RE2") {
  for (const std::string_view source : {"(?i:[a-z])", "(?i:[À-ɏ])", "(?i:[^k])", "(?i:[µß-ÿ])"}) {
    Pair pair(source, false);
    std::string text;
    for (std::uint32_t c = 0x20; c < 0x3000; ++c) {
      text.clear();
      if (c >= 0x800) text += static_cast<char>(0xE0 | c >> 12);
      if (c >= 0x80) text += static_cast<char>(c >= 0x800 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6);
      text += static_cast<char>(c < 0x80 ? c : 0x80 | (c & 0x3F));
      pair.compare(text);
    }
  }
}

TEST_CASE("what is not known of RE2's syntax is an error that shows the expression") {
  for (const std::string_view source :
       {"a(", "a)", "[a", "*a", "\\pL", "[[:alpha:]]", "\\Qa\\E", "(?m)^a", "(?U)a*", "\\1", "a{2",
        "a{2000}", "[b-a]", "\\", "(?P<x", "\\x{41}", "(?i:ω)"}) {
    CAPTURE(source);
    Parser parser({});
    parser.parse(source);
    CHECK(parser.error().find(source) != kNone);
  }
}

TEST_CASE("a machine that has to forget its states goes on as before") {
  const std::string_view source = "(?:a|b)*a(?:a|b){14}c";  // thousands of states
  Parser parser({.bytes = true});
  const NodeId root = parser.parse(source);
  Dfa dfa(make_nfa(parser.tree(), std::span(&root, 1), {.bytes = true}), Dfa::Keep::all);
  const RE2 re(re2::StringPiece(source.data(), source.size()));
  std::mt19937 random(4);
  for (int i = 0; i < 400; ++i) {
    std::string text;
    for (int k = 0; k < 300; ++k) text += random() % 2 == 0 ? 'a' : 'b';
    text += 'c';
    bool found = false;
    dfa.forward(text, 0, text.size(), [&](std::size_t, Dfa::State) { return found = true; });
    CHECK(found == RE2::FullMatch(text, re));
  }
  CHECK(dfa.resets() > 0);
}

TEST_CASE("a matcher answers for the whole, a part and the beginning") {
  const Matcher m(R"((?:good|go) ?\b)");
  CHECK(m.matches("good"));
  CHECK_FALSE(m.matches("goods"));
  CHECK(m.occurs_in("so good"));
  CHECK_FALSE(m.occurs_in("gods"));
  CHECK(m.prefix_of("good day") == 5);
  CHECK(m.prefix_of("a good day") == kNone);
}

}  // namespace
}  // namespace dossier::regex
