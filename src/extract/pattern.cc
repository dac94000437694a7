// Patterns over RE2: fragments are written out, matches are cut to a window and held to word edges.
#include "extract/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <utility>

#include "base/text.h"
#include "extract/fragments.h"
#include "value/name.h"

namespace dossier {
namespace {

// RE2 has no look-ahead, but a match that may back off to an earlier word edge needs to see one:
// this tail is matched and left out of the result. ASCII only, so the true edge is tested once more
// after.
constexpr std::string_view kEdgeTail = R"((?:\b|[^0-9A-Za-z]|\z))";

[[noreturn]] void programmer_error() {
  std::abort();
}

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || c == '_' || is_digit(c);
}

// The length of a {name} at source[at], braces included; 0 if it is none.
std::size_t reference_at(std::string_view source, std::size_t at) {
  if (source[at] != '{' || at + 1 >= source.size() || is_digit(source[at + 1])) {
    return 0;
  }
  std::size_t end = at + 1;
  while (end < source.size() && is_name_byte(source[end])) {
    ++end;
  }
  return end > at + 1 && end < source.size() && source[end] == '}' ? end + 1 - at : 0;
}

void expand_into(std::string_view source, std::set<std::string_view>& used, std::string& out) {
  for (std::size_t i = 0; i < source.size(); ++i) {
    const std::size_t length = reference_at(source, i);
    if (length == 0) {
      out += source[i];
      continue;
    }
    const std::string_view name = source.substr(i + 1, length - 2);
    const Fragment* fragment = find_fragment(name);
    if (fragment == nullptr) {
      programmer_error();
    }
    if (fragment->captures && used.insert(fragment->name).second) {
      out.append("(?P<").append(name).append(">");
    } else {
      out += "(?:";
    }
    expand_into(fragment->source, used, out);
    out += ')';
    i += length - 1;
  }
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

RE2::Options options() {
  constexpr std::int64_t kMemory = 32 << 20;  // a pattern that holds every month's name takes 10 MB
  RE2::Options o;
  o.set_log_errors(false);
  o.set_max_mem(kMemory);
  return o;
}

}  // namespace

std::string expand_fragments(std::string_view source) {
  std::set<std::string_view> used;
  std::string out;
  expand_into(source, used, out);
  return out;
}

namespace {

std::string with_edge_tail(const std::string& expression) {
  return std::string("(").append(expression).append(")").append(kEdgeTail);
}

std::string with_end(const std::string& expression) {
  return std::string("(").append(expression).append(R"()\z)");
}

// The entry of one of the classes that `word` names; an abbreviation's dot does not matter.
const LexEntry* find_word(LexMask classes, std::string_view word) {
  const std::string folded = fold_name(word);
  const LexEntry* dotted = nullptr;
  const std::string_view first = std::string_view(folded).substr(0, first_word_size(folded));
  for (const LexEntry& e : lexicon_at(first)) {
    if ((mask(e.cls) & classes) == 0 || !e.folded.starts_with(folded)) continue;
    if (e.folded.size() == folded.size()) return &e;
    if (e.folded.size() == folded.size() + 1 && e.folded.ends_with('.')) dotted = &e;
  }
  return dotted;
}

std::size_t window_end(std::string_view text, std::uint32_t pos) {
  return std::min<std::size_t>(text.size(), std::size_t{pos} + kWindow);
}

std::size_t window_begin(std::uint32_t pos, std::uint32_t floor) {
  return std::max<std::size_t>(floor, pos > kWindow ? pos - kWindow : 0);
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(const std::string& expression) : re(expression, options()) {
    if (!re.ok() || re.NumberOfCapturingGroups() >= Match::kMaxGroups) {
      programmer_error();
    }
    groups = re.NumberOfCapturingGroups() + 1;
    for (const auto& [name, index] : re.NamedCapturingGroups()) {
      names.emplace_back(name, index);
      const Fragment* fragment = find_fragment(name);
      if (fragment != nullptr && fragment->words != 0) words.emplace_back(index, fragment->words);
    }
  }

  // Group 1 is the pattern itself, around it stand only edges.
  bool run(std::string_view text, std::size_t from, std::size_t to, RE2::Anchor anchor,
           Match& match) const {
    std::array<re2::StringPiece, Match::kMaxGroups> found;
    if (!re.Match(piece(text), from, to, anchor, found.data(), groups) || found[1].empty()) {
      return false;
    }
    const auto begin = static_cast<std::uint32_t>(found[1].data() - text.data());
    match.whole_ = {begin, begin + static_cast<std::uint32_t>(found[1].size())};
    match.text_ = text;
    for (std::size_t i = 0; i < static_cast<std::size_t>(groups); ++i) {
      match.groups_[i] = {found[i].data(), found[i].size()};
    }
    return look_up_words(match);
  }

  // Whether the groups that must be names of the lexicon are; keeps what they name.
  bool look_up_words(Match& match) const {
    match.entries_.fill({});
    std::size_t next = 0;
    for (const auto& [index, classes] : words) {
      const std::string_view word = match.groups_[static_cast<std::size_t>(index)];
      if (word.empty()) continue;
      const LexEntry* entry = find_word(classes, word);
      if (entry == nullptr) return false;
      match.entries_[next++] = {index, entry};
    }
    return true;
  }

  RE2 re;
  int groups = 0;
  std::vector<std::pair<std::string, int>> names;
  std::vector<std::pair<int, LexMask>> words;
};

Pattern::Pattern(std::string_view source) : source_(source) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const Pattern::Compiled& Pattern::forward() const {
  if (!forward_) {
    forward_ = std::make_unique<Compiled>(with_edge_tail(expand_fragments(source_)));
  }
  return *forward_;
}

const Pattern::Compiled& Pattern::backward() const {
  if (!backward_) backward_ = std::make_unique<Compiled>(with_end(expand_fragments(source_)));
  return *backward_;
}

bool Pattern::match_at(std::string_view text, std::uint32_t pos, Match& match) const {
  if (!forward().run(text, pos, window_end(text, pos), RE2::ANCHOR_START, match)) return false;
  match.pattern_ = this;
  return is_word_edge(text, match.end());
}

bool Pattern::match_before(std::string_view text, std::uint32_t pos, Match& match,
                           std::uint32_t floor) const {
  const std::string_view before = text.substr(0, pos);
  std::size_t start = window_begin(pos, floor);
  // A match that begins inside a word may hide a shorter one that does not.
  while (start < pos && backward().run(before, start, pos, RE2::UNANCHORED, match)) {
    if (is_word_edge(text, match.begin())) {
      match.pattern_ = this;
      return true;
    }
    start = match.begin() + 1;
  }
  return false;
}

bool Pattern::match_all(std::string_view text, Match& match) const {
  if (!backward().run(text, 0, text.size(), RE2::ANCHOR_START, match)) {
    return false;
  }
  match.pattern_ = this;
  return true;
}

bool Pattern::matches_empty() const {
  return RE2::FullMatch("", backward().re);
}

std::string_view Match::operator[](std::string_view group) const {
  if (pattern_ == nullptr) return {};
  // Both directions are compiled from one source: their groups are numbered alike.
  const auto& compiled = pattern_->forward_ ? *pattern_->forward_ : *pattern_->backward_;
  for (const auto& [name, index] : compiled.names) {
    if (name == group) return groups_[static_cast<std::size_t>(index)];
  }
  return {};
}

const LexEntry* Match::entry(std::string_view group) const {
  const std::string_view found = (*this)[group];
  for (const auto& [index, entry] : entries_) {
    if (entry != nullptr && groups_[static_cast<std::size_t>(index)].data() == found.data()) {
      return entry;
    }
  }
  return nullptr;
}

Span Match::span(std::string_view group) const {
  const std::string_view found = (*this)[group];
  if (found.empty()) {
    return {};
  }
  const auto begin = static_cast<std::uint32_t>(found.data() - text_.data());
  return {begin, begin + static_cast<std::uint32_t>(found.size())};
}

// ---------------------------------------------------------------- many patterns at once

namespace {

// The alternation of the patterns, which may name the same groups, without any of these.
std::string alternation_of(const std::vector<std::string_view>& sources) {
  constexpr std::string_view kGroup = "(?P<";
  std::string out;
  for (const std::string_view source : sources) {
    std::string one = expand_fragments(source);
    for (std::size_t at = one.find(kGroup); at != std::string::npos; at = one.find(kGroup, at)) {
      one.replace(at, one.find('>', at) + 1 - at, "(?:");
    }
    out.append(out.empty() ? "(?:" : "|(?:").append(one).append(")");
  }
  return out;
}

}  // namespace

struct Prefilter::Compiled {
  explicit Compiled(const std::string& expression) : re(expression, options()) {
    if (!re.ok()) programmer_error();
  }
  bool run(std::string_view text, std::size_t from, std::size_t to, RE2::Anchor anchor) const {
    return re.Match(piece(text), from, to, anchor, nullptr, 0);
  }
  RE2 re;
};

Prefilter::Prefilter(const std::vector<std::string_view>& sources)
    : expression_(alternation_of(sources)) {}
Prefilter::~Prefilter() = default;
Prefilter::Prefilter(Prefilter&&) noexcept = default;

const Prefilter::Compiled& Prefilter::forward() const {
  if (!forward_) forward_ = std::make_unique<Compiled>(with_edge_tail(expression_));
  return *forward_;
}

const Prefilter::Compiled& Prefilter::backward() const {
  if (!backward_) backward_ = std::make_unique<Compiled>(with_end(expression_));
  return *backward_;
}

bool Prefilter::at(std::string_view text, std::uint32_t pos) const {
  return forward().run(text, pos, window_end(text, pos), RE2::ANCHOR_START);
}

bool Prefilter::before(std::string_view text, std::uint32_t pos, std::uint32_t floor) const {
  return backward().run(text.substr(0, pos), window_begin(pos, floor), pos, RE2::UNANCHORED);
}

bool Prefilter::all(std::string_view text) const {
  return backward().run(text, 0, text.size(), RE2::ANCHOR_START);
}

struct PatternSet::Compiled {
  Compiled() : set(options(), RE2::ANCHOR_START) {}
  RE2::Set set;
};

PatternSet::PatternSet(const std::vector<std::string_view>& sources)
    : compiled_(std::make_unique<Compiled>()), size_(sources.size()) {
  for (const std::string_view source : sources) {
    if (compiled_->set.Add(with_edge_tail(alternation_of({source})), nullptr) < 0) {
      programmer_error();
    }
  }
  if (!compiled_->set.Compile()) programmer_error();
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;

void PatternSet::match_at(std::string_view text, std::uint32_t pos, std::vector<int>& out) const {
  RE2::Set::ErrorInfo error{};
  const std::string_view window = text.substr(pos, window_end(text, pos) - pos);
  out.clear();
  if (compiled_->set.Match(piece(window), &out, &error)) {
    std::sort(out.begin(), out.end());
  } else if (error.kind != RE2::Set::kNoError) {  // out of memory: any of them may match
    out.resize(size_);
    std::iota(out.begin(), out.end(), 0);
  }
}

}  // namespace dossier
