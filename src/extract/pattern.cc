// Patterns over RE2: fragments are written out, matches are cut to a window and held to word edges.
#include "extract/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/text.h"
#include "extract/fragments.h"

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
    expand_into(fragment_source(*fragment), used, out);
    out += ')';
    i += length - 1;
  }
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

RE2::Options options() {
  RE2::Options o;
  o.set_log_errors(false);
  return o;
}

}  // namespace

std::string expand_fragments(std::string_view source) {
  std::set<std::string_view> used;
  std::string out;
  expand_into(source, used, out);
  return out;
}

struct Pattern::Compiled {
  explicit Compiled(const std::string& expression) : re(expression, options()) {
    if (!re.ok() || re.NumberOfCapturingGroups() >= Match::kMaxGroups) {
      programmer_error();
    }
    groups = re.NumberOfCapturingGroups() + 1;
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
    return true;
  }

  RE2 re;
  int groups = 0;
};

Pattern::Pattern(std::string_view source) : source_(source) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const Pattern::Compiled& Pattern::forward() const {
  if (!forward_) {
    forward_ = std::make_unique<Compiled>(
        std::string("(").append(expand_fragments(source_)).append(")").append(kEdgeTail));
  }
  return *forward_;
}

const Pattern::Compiled& Pattern::backward() const {
  if (!backward_) {
    backward_ = std::make_unique<Compiled>("(" + expand_fragments(source_) + R"()\z)");
  }
  return *backward_;
}

bool Pattern::match_at(std::string_view text, std::uint32_t pos, Match& match) const {
  const std::size_t to = std::min<std::size_t>(text.size(), std::size_t{pos} + kWindow);
  if (!forward().run(text, pos, to, RE2::ANCHOR_START, match)) {
    return false;
  }
  match.pattern_ = this;
  return is_word_edge(text, match.end());
}

bool Pattern::match_before(std::string_view text, std::uint32_t pos, Match& match,
                           std::uint32_t floor) const {
  const std::size_t from = std::max<std::size_t>(floor, pos > kWindow ? pos - kWindow : 0);
  const std::string_view before = text.substr(0, pos);
  std::size_t start = from;
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
  if (pattern_ == nullptr) {
    return {};
  }
  // Both directions are compiled from one source: their groups are numbered alike.
  const RE2& re = pattern_->forward_ ? pattern_->forward_->re : pattern_->backward_->re;
  const auto& names = re.NamedCapturingGroups();
  const auto it = names.find(std::string(group));
  return it == names.end() ? std::string_view{} : groups_[static_cast<std::size_t>(it->second)];
}

Span Match::span(std::string_view group) const {
  const std::string_view found = (*this)[group];
  if (found.empty()) {
    return {};
  }
  const auto begin = static_cast<std::uint32_t>(found.data() - text_.data());
  return {begin, begin + static_cast<std::uint32_t>(found.size())};
}

}  // namespace dossier
