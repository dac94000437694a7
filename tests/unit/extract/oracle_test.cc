// RE2 as the oracle of every pattern of the tables: over the pages that the tests have and random
// mixtures of them, a pattern matches where RE2 says it does, with the same ends and groups.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "extract/aside.h"
#include "extract/boilerplate.h"
#include "extract/byline.h"
#include "extract/byte_regex.h"
#include "extract/cues.h"
#include "extract/date_context.h"
#include "extract/date_finder.h"
#include "extract/no_project.h"
#include "extract/page_owner.h"
#include "extract/pattern.h"
#include "extract/range_rows.h"
#include "extract/rules.h"
#include "extract/rules_money.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> files_in(const std::string& folder, std::string_view extension) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(DOSSIER_ROOT "/" + folder)) {
    if (entry.path().extension() == extension) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Whether every lead byte has its tail. Readers see to that; a page in Latin-1 is no test as it
// lies.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0, tail = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_continuation(text[i])) {
      if (tail-- == 0) return false;
      continue;
    }
    if (tail != 0) return false;
    const auto lead = static_cast<unsigned char>(i < text.size() ? text[i] : ' ');
    tail = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  }
  return true;
}

// A piece of the text between two of its characters.
std::string_view random_piece(std::string_view text, std::mt19937& random) {
  std::size_t begin = random() % text.size();
  std::size_t end = std::min(text.size(), begin + random() % 12);
  while (begin > 0 && is_continuation(text[begin])) --begin;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

// The text with pieces of it in other places.
std::string mixed(const std::string& text, std::mt19937& random) {
  std::string out = text;
  for (std::size_t i = 0; i < text.size() / 40; ++i) {
    const std::string_view hole = random_piece(out, random);
    const auto at = static_cast<std::size_t>(hole.data() - out.data());
    out.replace(at, hole.size(), std::string(random_piece(text, random)));
  }
  return out;
}

// Every page, every rule's examples, and each once more, mixed.
const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts = [] {
    std::vector<std::string> out;
    for (const char* folder :
         {"tests/pages", "tests/more_pages", "tests/later_pages", "tests/odd_pages",
          "tests/newest_pages", "tests/usual_pages", "tests/mixed_pages", "samples"}) {
      for (const auto& path : files_in(folder, ".txt")) out.push_back(slurp(path));
    }
    for (const auto& path : files_in("tests/fuzz/corpus/extract", "")) out.push_back(slurp(path));
    for (const RuleInfo& rule : all_rules()) out.emplace_back(rule.examples);
    std::erase_if(out, [](const std::string& text) { return text.size() < 2 || !is_utf8(text); });
    std::mt19937 random(7);
    for (std::size_t i = 0, n = out.size(); i < n; ++i) out.push_back(mixed(out[i], random));
    return out;
  }();
  return kTexts;
}

std::vector<std::string> all_sources() {
  std::vector<std::string> out;
  for (const Rule& rule : period_rules()) {
    if (rule.starts != 0) out.emplace_back(rule.info.pattern);
  }
  for (const auto source : date_context_patterns()) out.emplace_back(source);
  for (std::size_t s = 0; s < RangeRow::kShapes; ++s) {
    for (const RangeRow& row : RangeRows::get().of(static_cast<RangeRow::Shape>(s))) {
      for (const auto* piece : {&row.before, &row.between, &row.after}) {
        if (*piece) out.emplace_back((*piece)->source());
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

RE2::Options options() {
  RE2::Options o;
  o.set_max_mem(64 << 20);
  return o;
}

// A pattern as RE2 alone would match it.
class Oracle {
 public:
  explicit Oracle(const std::string& source)
      : at_("(" + expand_fragments(source) + R"()(?:\b|[^0-9A-Za-z]|\z))", options()),
        before_("(" + expand_fragments(source) + R"()\z)", options()) {
    REQUIRE(at_.ok());
    REQUIRE(before_.ok());
  }

  // Empty where there is none.
  Span at(std::string_view text, std::uint32_t pos) {
    return run(at_, text, pos, std::min<std::size_t>(text.size(), pos + kWindow),
               RE2::ANCHOR_START);
  }
  Span before(std::string_view text, std::uint32_t pos) {
    const std::string_view head = text.substr(0, pos);
    std::uint32_t start = pos > kWindow ? pos - kWindow : 0;
    while (start < pos) {
      const Span found = run(before_, head, start, pos, RE2::UNANCHORED);
      if (found.empty() || is_word_edge(text, found.begin)) return found;
      start = found.begin + 1;
    }
    return {};
  }
  bool same_groups(const Match& match) const {
    return std::all_of(at_.NamedCapturingGroups().begin(), at_.NamedCapturingGroups().end(),
                       [&](const auto& named) {
                         return match[named.first] ==
                                groups_[static_cast<std::size_t>(named.second)];
                       });
  }

 private:
  Span run(const RE2& re, std::string_view text, std::size_t from, std::size_t to,
           RE2::Anchor anchor) {
    std::vector<re2::StringPiece> found(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
    const re2::StringPiece whole(text.data(), text.size());
    groups_.assign(found.size(), {});
    if (!re.Match(whole, from, to, anchor, found.data(), static_cast<int>(found.size()))) return {};
    for (std::size_t i = 0; i < found.size(); ++i) groups_[i] = {found[i].data(), found[i].size()};
    const auto begin = static_cast<std::uint32_t>(groups_[1].data() - text.data());
    return {begin, static_cast<std::uint32_t>(begin + groups_[1].size())};
  }

  RE2 at_;
  RE2 before_;
  std::vector<std::string_view> groups_;
};

// Words' edges of a text, one of a few from the page's own start on.
std::vector<std::uint32_t> places(const std::string& text, std::size_t seed) {
  constexpr std::size_t kStep = 23;
  std::vector<std::uint32_t> out;
  std::size_t count = seed;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool edge = is_word_edge(text, i) && (i == text.size() || !is_continuation(text[i]));
    if (edge && (text.size() < 400 || ++count % kStep == 0)) {
      out.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return out;
}

struct Subject {
  explicit Subject(const std::string& text) : source(text), pattern(source), oracle(source) {}
  std::string source;
  Pattern pattern;
  Oracle oracle;
};

// What the set and the pattern say at a place against what RE2 says. Where RE2 has a match and the
// pattern none, a word of it is not of the lexicon.
void compare(const Span expected, bool possible, bool found, const Match& match, Subject& subject) {
  const bool words = subject.source.find('{') != std::string::npos;
  const bool right =
      expected.empty()
          ? !possible && !found
          : possible && (found || words) &&
                (!found || (match.whole() == expected && subject.oracle.same_groups(match)));
  if (right) return;
  CAPTURE(subject.source);
  CAPTURE(expected.begin);
  CAPTURE(expected.end);
  CAPTURE(possible);
  CAPTURE(found);
  CHECK(right);
}

TEST_CASE("patterns and their sets say what RE2 says, on every page") {
  std::deque<Subject> subjects;
  std::vector<PatternSet> sets;
  const std::vector<std::string> sources = all_sources();
  for (const std::string& source : sources) subjects.emplace_back(source);
  for (std::size_t i = 0; i < sources.size(); i += PatternSet::kMost) {
    const std::size_t end = std::min(sources.size(), i + PatternSet::kMost);
    sets.emplace_back(
        std::vector<std::string_view>(sources.begin() + static_cast<std::ptrdiff_t>(i),
                                      sources.begin() + static_cast<std::ptrdiff_t>(end)));
  }
  std::size_t seed = 0;
  for (const std::string& text : texts()) {
    CAPTURE(text);
    for (const std::uint32_t pos : places(text, seed++)) {
      CAPTURE(pos);
      for (std::size_t i = 0; i < subjects.size(); ++i) {
        Subject& s = subjects[i];
        const std::size_t in_set = i % PatternSet::kMost;
        const PatternSet& set = sets[i / PatternSet::kMost];
        thread_local PatternSet::Mask at;
        thread_local PatternSet::Mask before;
        if (in_set == 0) {
          at = set.at(text, pos);
          before = set.before(text, pos);
        }
        Match match;
        Span expected = s.oracle.at(text, pos);
        bool found = s.pattern.match_at(text, pos, match);
        // RE2's first match may end inside a word that RE2 takes for two.
        if (!expected.empty() && !is_word_edge(text, expected.end)) {
          CHECK_FALSE(found);
        } else {
          compare(expected, at[in_set], found, match, s);
        }
        expected = s.oracle.before(text, pos);
        found = s.pattern.match_before(text, pos, match);
        compare(expected, before[in_set], found, match, s);
      }
    }
  }
}

std::string shown(std::string_view text, const std::vector<DateAtom>& atoms) {
  std::string out;
  for (const DateAtom& a : atoms) {
    out += std::to_string(a.span.begin) + " \"";
    out += text.substr(a.span.begin, a.span.size());
    out += "\" ";
    out += info(a.rule).id;
    out += '\n';
  }
  return out;
}

TEST_CASE("anchored scanning finds the dates that plain scanning finds") {
  for (const std::string& text : texts()) {
    const std::string anchored = shown(text, find_date_atoms(text, find_anchors(text)));
    CHECK(anchored == shown(text, find_date_atoms_plainly(text)));
  }
}

// Whether names of a class that begin with the word at a place may be written as it is: "may" is no
// month in small letters.
bool may_stand_so(std::string_view text, std::size_t at, LexClass cls) {
  std::size_t end = at;
  std::size_t next = 0;
  while (end < text.size() && is_letter(decode(text, end, next))) end = next;
  const LexClasses classes = lexicon_classes(fold(text.substr(at, end - at)));
  const bool lower = is_lower(decode(text, at, next));
  return ((lower ? classes.lower_case : classes.capitalised) & mask(cls)) != 0;
}

TEST_CASE("no name begins where there is no anchor for it") {
  constexpr LexMask kValues =
      mask(LexClass::country) | mask(LexClass::demonym) | mask(LexClass::country_code) |
      mask(LexClass::subdivision) | mask(LexClass::region) | mask(LexClass::currency_code) |
      mask(LexClass::currency_word) | mask(LexClass::month) | mask(LexClass::scale);
  for (const std::string& text : texts()) {
    CAPTURE(text);
    const std::vector<Anchor> anchors = find_anchors(text);
    auto next = anchors.begin();
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      while (next != anchors.end() && next->begin < at) ++next;
      if (is_continuation(text[at]) || !is_word_edge(text, at)) continue;
      const LexHit hit = longest_name(text, at, kValues);
      if (hit.entry == nullptr || !may_stand_so(text, at, hit.entry->cls)) continue;
      CAPTURE(at);
      REQUIRE(next != anchors.end());
      CHECK(next->begin == at);
      CHECK((next->classes & mask(hit.entry->cls)) != 0);
    }
  }
}

TEST_CASE("the patterns of money say what RE2 says, over any tokens") {
  std::mt19937 random(9);
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    while (random() % 12 != 0) text += std::string_view("#@*$=%~&:  #$*.")[random() % 15];
    texts.push_back(text);
  }
  for (const std::string& source : money_patterns()) {
    Subject s(source);
    for (const std::string& text : texts) {
      for (std::uint32_t pos = 0; pos <= text.size(); ++pos) {
        CAPTURE(text);
        Match match;
        const Span expected = s.oracle.at(text, pos);
        const bool found = s.pattern.match_at(text, pos, match);
        compare(expected, found, found, match, s);
      }
    }
  }
}

TEST_CASE("every pattern of the tables can be made a machine of") {
  for (const std::string& source : all_sources()) CHECK(fault_of(source) == "");
}

// Where the last of the matches that end with the text begins.
static std::size_t last_begin(const RE2& oracle, const std::string& text) {
  for (std::size_t at = text.size(); at > 0; --at) {
    if (oracle.Match(text, at, text.size(), RE2::ANCHOR_START, nullptr, 0)) return at;
  }
  return 0;
}

TEST_CASE("cues say what RE2 says") {
  const auto table = cue_table();
  std::vector<std::unique_ptr<ByteRegex>> oracles;
  CueMask all = 0;
  for (const Cue& row : table) {
    const std::string head(row.before ? "(?:^|[^a-z0-9])(?:" : "^(?:");
    oracles.push_back(std::make_unique<ByteRegex>(head + std::string(row.rule.info.pattern) + ")"));
    all |= cue(row.role);
  }
  std::mt19937 random(8);
  for (const std::string& text : texts()) {
    const std::string folded = fold(text);
    for (std::size_t n = 0; n < 6 && folded.size() > 2; ++n) {
      const std::size_t middle = random() % folded.size();
      const std::string before = folded.substr(middle - std::min<std::size_t>(middle, 90), middle);
      const std::string after = folded.substr(middle, 90);
      for (const CueRole role :
           {CueRole::donor, CueRole::venue, CueRole::also, CueRole::origin, CueRole::budget,
            CueRole::share, CueRole::equivalent, CueRole::other_money, CueRole::start, CueRole::end,
            CueRole::aside, CueRole::run}) {
        std::size_t expected = table.size();
        std::size_t nearest = 0;
        // Of what stands before a date the nearest counts, else the lowest.
        for (std::size_t row = 0; row < table.size(); ++row) {
          if (!table[row].before || table[row].role != role ||
              !RE2::PartialMatch(before, *oracles[row]))
            continue;
          const bool by_place = table[row].rule.info.field == Field::date;
          if (expected < table.size() && !by_place) continue;
          const std::size_t begin = by_place ? last_begin(*oracles[row], before) : 0;
          const bool nearer = begin > nearest || table[row].outranks;
          if (expected < table.size() && (!nearer || table[expected].outranks)) continue;
          expected = row;
          nearest = begin;
        }
        // And of what stands behind, the lowest that is lower than that.
        for (std::size_t row = 0; row < expected; ++row) {
          if (table[row].before || table[row].role != role ||
              !RE2::PartialMatch(after, *oracles[row]))
            continue;
          expected = row;
        }
        CAPTURE(before);
        CAPTURE(after);
        CHECK(find_cue_row(before, after, cue(role)) == expected);
      }
    }
  }
}

// ---------------------------------------------------------------- expressions in the code

struct Expression {
  std::string file;
  std::string text;
};

// The raw strings that stand behind one another from `at` on.
std::string raw_strings(std::string_view source, std::size_t at) {
  std::string out;
  for (;;) {
    at = source.find_first_not_of(" \n", at);
    if (at == std::string_view::npos || !source.substr(at).starts_with("R\"(")) return out;
    const std::size_t end = source.find(")\"", at);
    out += source.substr(at + 3, end - at - 3);
    at = end + 2;
  }
}

// The expressions that the library's sources give to matchers: the literal, or the constant's.
std::vector<Expression> expressions_in_sources() {
  constexpr std::string_view kMatcher = "const regex::Matcher ";
  std::vector<Expression> out;
  for (const auto& path : files_in("src/extract", ".cc")) {
    const std::string source = slurp(path);
    for (std::size_t at = source.find(kMatcher); at != std::string::npos;
         at = source.find(kMatcher, at + 1)) {
      const std::size_t open = source.find('(', at);
      std::string text = raw_strings(source, open + 1);
      if (text.empty()) {
        const std::string name = source.substr(open + 1, source.find(')', open) - open - 1);
        const std::size_t constant = source.find(name + " =");
        if (constant != std::string::npos) text = raw_strings(source, constant + name.size() + 2);
      }
      out.push_back({path.filename().string(), text});
    }
  }
  return out;
}

TEST_CASE("matchers say what RE2 says of every line") {
  for (const Expression& expression : expressions_in_sources()) {
    if (expression.text.empty()) continue;  // it is put together
    CAPTURE(expression.file);
    CAPTURE(expression.text);
    regex::Parser parser({.bytes = true});
    parser.parse(expression.text);
    REQUIRE(parser.error() == "");
    const regex::Matcher matcher(expression.text);
    const ByteRegex re(expression.text);
    std::size_t wrong = 0;
    const auto check = [&](const std::string& line) {
      re2::StringPiece rest(line);
      const bool prefix = RE2::Consume(&rest, re);
      const std::size_t end = prefix ? line.size() - rest.size() : std::string::npos;
      wrong += matcher.matches(line) == RE2::FullMatch(line, re) ? 0 : 1;
      wrong += matcher.occurs_in(line) == RE2::PartialMatch(line, re) ? 0 : 1;
      wrong += matcher.prefix_of(line) == end ? 0 : 1;
    };
    for (const std::string& text : texts()) {
      for (const std::string_view line : split(text, '\n')) {
        check(std::string(line));
        check(fold(line));
      }
    }
    CHECK(wrong == 0);
  }
}

void check_forms(std::span<const TextForm> rows, TextForms::Gate gate) {
  const TextForms forms(rows, gate);
  std::string all;
  for (const TextForm& row : rows) all.append(all.empty() ? "" : "|").append(row.form);
  const ByteRegex any(all);
  std::size_t wrong = 0;
  for (const std::string& text : texts()) {
    for (const std::string_view line : split(text, '\n')) {
      const std::string folded = fold(line);
      wrong += forms.has(folded) == RE2::FullMatch(folded, any) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("tables of forms say what RE2 says of every line") {
  check_forms(no_project_forms(), no_project_rows_of);
  check_forms(boilerplate_forms(), boilerplate_rows_of);
  check_forms(aside_forms(), aside_rows_of);
  check_forms(byline_forms(), byline_rows_of);
  check_forms(home_forms(), home_rows_of);
}

}  // namespace
}  // namespace dossier
