// Patterns over machines: fragments are written out, matches are cut to a window and held
// to word edges.
#include "extract/pattern.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "extract/fragments.h"
#include "regex/groups.h"
#include "value/name.h"

namespace dossier {
namespace {

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

}  // namespace

std::string expand_fragments(std::string_view source) {
  std::set<std::string_view> used;
  std::string out;
  expand_into(source, used, out);
  return out;
}

namespace {

// What stands at a "{" of a pattern.
regex::Reference look_up(std::string_view text) {
  const std::size_t size = reference_at(text, 0);
  if (size == 0) return {};
  const Fragment* fragment = find_fragment(text.substr(1, size - 2));
  if (fragment == nullptr) programmer_error();
  return {size, fragment->name, fragment->source, fragment->captures};
}

constexpr regex::Dialect kDialect{.bytes = false, .lookup = look_up};

// What a pattern is to the machines that are made of it.
struct Parsed {
  regex::NodeId root = 0;
  bool captures = false;
};

// All patterns that a thread has read: most of them are made into several machines, and fragments
// stand in many.
class Forest {
 public:
  static Forest& get() {
    thread_local Forest forest;
    return forest;
  }

  Parsed parse(const std::string& source) {
    const auto [it, is_new] = known_.try_emplace(source);
    if (is_new) it->second = {parser_.parse(source), parser_.captures()};
    if (!parser_.error().empty()) programmer_error();
    return it->second;
  }
  const regex::Tree& tree() const { return parser_.tree(); }

 private:
  regex::Parser parser_{kDialect};
  std::unordered_map<std::string, Parsed> known_;
};

std::unique_ptr<regex::Dfa> make_machine(const std::vector<std::string>& sources, bool backward,
                                         regex::Dfa::Keep keep, bool* captures = nullptr) {
  Forest& forest = Forest::get();
  std::vector<regex::NodeId> roots;
  for (const std::string& source : sources) {
    const Parsed parsed = forest.parse(source);
    roots.push_back(parsed.root);
    if (captures != nullptr) *captures = parsed.captures;
  }
  regex::Shape shape;
  shape.backward = backward;
  if (!backward) shape.ending = regex::Ending::word_edge;
  return std::make_unique<regex::Dfa>(make_nfa(forest.tree(), roots, shape), keep);
}

// The entry of one of the classes that `word` names; an abbreviation's dot does not matter.
const LexEntry* find_word(LexMask classes, std::string_view word) {
  const std::string folded = fold_name(word);
  const LexEntry* dotted = nullptr;
  const std::string_view first = std::string_view(folded).substr(0, first_word_size(folded));
  for (const LexEntry& e : lexicon_at(first)) {
    if ((mask(e.cls) & classes) == 0 || !e.folded().starts_with(folded)) continue;
    if (e.folded().size() == folded.size()) return &e;
    if (e.folded().size() == folded.size() + 1 && e.folded().ends_with('.')) dotted = &e;
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

// Reads the groups of matches.
struct Pattern::Groups {
  explicit Groups(std::string_view source) : reader(kDialect, source) {
    if (reader.names().size() > Match::kMaxGroups) programmer_error();
    for (std::size_t i = 0; i < reader.names().size(); ++i) {
      const Fragment* fragment = find_fragment(reader.names()[i]);
      if (fragment != nullptr && fragment->words != 0) words.emplace_back(i, fragment->words);
    }
  }

  bool run(std::string_view text, Span found, Match& match) {
    std::array<regex::Group, Match::kMaxGroups> room;
    const auto groups = std::span(room).first(reader.names().size());
    if (!reader.read(text, found.begin, found.end, groups)) return false;
    match.groups_.fill({});
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto [begin, end] = groups[i];
      if (end != regex::Group::npos) match.groups_[i] = text.substr(begin, end - begin);
    }
    return look_up_words(match);
  }

  // Whether the groups that must be names of the lexicon are; keeps what they name.
  bool look_up_words(Match& match) const {
    std::size_t next = 0;
    for (const auto& [index, classes] : words) {
      const std::string_view word = match.groups_[index];
      if (word.empty()) continue;
      const LexEntry* entry = find_word(classes, word);
      if (entry == nullptr) return false;
      match.entries_[next++] = {index, entry};
    }
    return true;
  }

  regex::GroupReader reader;
  std::vector<std::pair<std::size_t, LexMask>> words;
};

Pattern::Pattern(std::string_view source) : source_(source) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

regex::Dfa& Pattern::forward() const {
  if (!forward_) forward_ = make_machine({source_}, false, regex::Dfa::Keep::best, &captures_);
  return *forward_;
}

regex::Dfa& Pattern::backward() const {
  if (!backward_) backward_ = make_machine({source_}, true, regex::Dfa::Keep::all, &captures_);
  return *backward_;
}

bool Pattern::read(std::string_view text, Span found, Match& match) const {
  match.pattern_ = this;
  match.text_ = text;
  match.whole_ = found;
  match.entries_.fill({});
  if (!captures_) return true;
  if (!groups_) groups_ = std::make_unique<Groups>(source_);
  return groups_->run(text, found, match);
}

bool Pattern::match_at(std::string_view text, std::uint32_t pos, Match& match) const {
  std::size_t end = pos;
  forward().forward(text, pos, window_end(text, pos), [&end](std::size_t at, regex::Dfa::State) {
    end = at;
    return false;
  });
  return end > pos && is_word_edge(text, end) &&
         read(text, {pos, static_cast<std::uint32_t>(end)}, match);
}

bool Pattern::match_before(std::string_view text, std::uint32_t pos, Match& match,
                           std::uint32_t floor) const {
  std::size_t begin = pos;
  const std::string_view before = text.substr(0, pos);
  // A match that begins inside a word may hide a shorter one that does not.
  backward().backward(before, window_begin(pos, floor), [&](std::size_t at, regex::Dfa::State) {
    if (is_word_edge(text, at)) begin = at;
    return false;
  });
  return begin < pos && read(before, {static_cast<std::uint32_t>(begin), pos}, match);
}

bool Pattern::match_all(std::string_view text, Match& match) const {
  bool whole = false;
  backward().backward(text, 0, [&whole](std::size_t at, regex::Dfa::State) {
    whole = at == 0;
    return whole;
  });
  return whole && !text.empty() && read(text, {0, static_cast<std::uint32_t>(text.size())}, match);
}

std::string_view Match::operator[](std::string_view group) const {
  if (pattern_ == nullptr || !pattern_->captures_ || !pattern_->groups_) return {};
  const auto names = pattern_->groups_->reader.names();
  const auto it = std::ranges::find(names, group);
  return it != names.end() ? groups_[static_cast<std::size_t>(it - names.begin())]
                           : std::string_view();
}

const LexEntry* Match::entry(std::string_view group) const {
  const std::string_view found = (*this)[group];
  for (const auto& [index, entry] : entries_) {
    if (entry != nullptr && groups_[index].data() == found.data()) {
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

PatternSet::PatternSet(const std::vector<std::string_view>& sources)
    : sources_(sources.begin(), sources.end()) {
  if (sources_.size() > kMost) programmer_error();
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

regex::Dfa& PatternSet::forward() const {
  if (!forward_) forward_ = make_machine(sources_, false, regex::Dfa::Keep::all);
  return *forward_;
}

regex::Dfa& PatternSet::backward() const {
  if (!backward_) backward_ = make_machine(sources_, true, regex::Dfa::Keep::all);
  return *backward_;
}

PatternSet::Mask PatternSet::at(std::string_view text, std::uint32_t pos) const {
  Mask mask;
  regex::Dfa& dfa = forward();
  dfa.forward(text, pos, window_end(text, pos), [&](std::size_t end, regex::Dfa::State state) {
    if (end == pos) return false;
    for (const std::uint32_t i : dfa.matches(state)) mask.set(i);
    return false;
  });
  return mask;
}

PatternSet::Mask PatternSet::before(std::string_view text, std::uint32_t pos,
                                    std::uint32_t floor) const {
  Mask mask;
  regex::Dfa& dfa = backward();
  const auto take = [&](std::size_t begin, regex::Dfa::State state) {
    if (begin == pos || !is_word_edge(text, begin)) return false;
    for (const std::uint32_t i : dfa.matches(state)) mask.set(i);
    return false;
  };
  dfa.backward(text.substr(0, pos), window_begin(pos, floor), take);
  return mask;
}

PatternSet::Mask PatternSet::all(std::string_view text) const {
  Mask mask;
  regex::Dfa& dfa = backward();
  dfa.backward(text, 0, [&](std::size_t begin, regex::Dfa::State state) {
    if (begin != 0 || text.empty()) return false;
    for (const std::uint32_t i : dfa.matches(state)) mask.set(i);
    return true;
  });
  return mask;
}

std::string fault_of(std::string_view source) {
  regex::Parser parser(kDialect);
  parser.parse(source);
  return parser.error();
}

}  // namespace dossier
