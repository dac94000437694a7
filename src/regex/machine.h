// Byte-level machines (Thompson's NFAs) for expressions, and a lazy DFA that runs one: whether and
// where an expression, or which of many, matches forwards from a place or backwards to it. They say
// what RE2 says. The groups inside a match are read by groups.h.
//
//   Dfa dfa(make_nfa(parser.tree(), roots, {.ending = Ending::word_edge}), Dfa::Keep::all);
//   dfa.forward(text, pos, limit, [&](std::size_t end, Dfa::State s) {
//     for (std::uint32_t root : dfa.matches(s)) …;   // roots[root] matches [pos, end)
//     return false;                                  // true: enough
//   });
//
// A machine is made in the time that RE2 takes to read the expression, and its states as a text
// asks for them; states are kept up to a limit, then forgotten. A Dfa changes as it runs: each
// thread has its own.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "regex/syntax.h"

namespace dossier::regex {

// What stands after a match: anything; a word's edge, which is `(?:\b|[^0-9A-Za-z]|\z)` without the
// character that it reads; the text's end.
enum class Ending : std::uint8_t { anywhere, word_edge, text_end };

// How a machine reads.
struct Shape {
  bool bytes = false;  // as the parser's dialect
  bool backward =
      false;  // from the text's end; what `ending` asks, it asks of where a match begins
  bool floating = false;  // a match may begin after the first byte that is read (end before it)
  Ending ending = Ending::anywhere;
};

// A machine as a list of steps; `start` is its first.
struct Nfa {
  using StepId = std::uint16_t;
  enum class Op : std::uint8_t {
    range,   // a byte from low to high
    either,  // the byte low or the byte high
    set,     // a byte of sets[alternative]
    split,   // on to next or, less gladly, to alternative
    begin,   // assertions on the bytes before and after the place, in the text's order
    end,
    boundary,
    no_boundary,
    edge,
    match,  // of root number `next`
    save,   // a group begins or ends here: slot number `alternative`, as GroupReader counts
  };
  struct Step {
    Op op = Op::match;
    std::uint8_t low = 0;
    std::uint8_t high = 0;
    StepId next = 0;
    StepId alternative = 0;
  };
  std::vector<Step> steps;
  std::vector<std::bitset<256>> sets;
  StepId start = 0;
  bool backward = false;
};

// REQUIRES: the machine has no more than 65,535 steps; a larger one ends the program.
// Matches of roots[i] are told by the number i.
Nfa make_nfa(const Tree& tree, std::span<const NodeId> roots, Shape shape);

// Runs a machine; see the top of this file.
class Dfa {
 public:
  // `best` keeps the match that RE2 finds first (an expression's own order of alternatives);
  // `all` keeps every match of every root.
  enum class Keep : std::uint8_t { best, all };
  using State = std::uint16_t;               // small: a state's row is most of what it takes
  static constexpr State kMatched = 0x8000;  // roots match up to before the byte just read
  static constexpr State kDead = 0x4000;     // nothing matches further on

  Dfa(Nfa nfa, Keep keep);

  // Runs from `from` to `to`, telling on_match(end, state) of matches, in rising order of `end`,
  // until it returns true. What stands outside [from, to) is looked at by assertions alone.
  template <class OnMatch>
  void forward(std::string_view text, std::size_t from, std::size_t to, OnMatch on_match);
  // The same from the text's end down to `floor`, with where the matches begin.
  template <class OnMatch>
  void backward(std::string_view text, std::size_t floor, OnMatch on_match);

  // The numbers of the roots that a state with kMatched tells of.
  std::span<const std::uint16_t> matches(State state) const;

  // How many times all states were forgotten.
  std::size_t resets() const { return resets_; }

 private:
  // Bytes of one kind look alike to an assertion; none: the text's begin or end.
  enum class Kind : std::uint8_t { none, alnum, underscore, other };
  static constexpr std::size_t kKinds = 4;
  static constexpr State kUnknown = 0xFFFF;
  static constexpr State kIndex = 0x3FFF;
  static constexpr std::uint32_t kPatience = 4096;  // a small page is read before it pays
  struct Info {
    std::uint32_t first = 0;    // in lists_: the roots that matched, then the steps to go on from
    std::uint32_t matched = 0;  // how many of the one
    std::uint32_t steps = 0;    // and of the other
    Kind before{};              // what was read last, where an assertion asks
    std::uint64_t hash = 0;
  };
  // What a step leads to without reading, in the order of preference: steps that read, assertions
  // and matches.
  struct Closure {
    std::uint32_t first = 0;  // in branches_
    std::uint32_t count = 0;
    bool asserts = false;
  };
  static Kind kind_of(unsigned char byte);
  void make_classes();
  bool reads(const Nfa::Step& step, unsigned char byte) const;
  bool holds(Nfa::Op op, Kind before, Kind after) const;
  const Closure& closure(Nfa::StepId step) {
    const std::uint16_t known = closure_of_[step];
    return known != 0 ? closures_[known - 1U] : make_closure(step);
  }
  const Closure& make_closure(Nfa::StepId step);
  // The parts of make(), and where they work.
  struct Room;
  static Room& room();
  void begin_round(Room& room);
  bool advance(Room& room, Nfa::StepId step, Kind before, Kind after, int byte);
  void go_on_from(Room& room, Nfa::StepId step);

  // The state before the first byte; what stands before it is of that kind.
  State start(Kind before);
  State step(State state, unsigned char byte) { return at(state, classes_[byte]); }
  State finish(State state) { return at(state, class_count_); }
  State at(State state, std::uint32_t cls) {
    const State next = next_[(state & kIndex) * stride_ + cls];
    return next != kUnknown ? next : make(state, cls);
  }
  State make(State state, std::uint32_t cls);
  // The number of the state that was made, which may be known already.
  State intern(Kind before);
  bool equals(const Info& info, Kind before) const;
  void insert_in_table(std::uint32_t index);
  void forget();
  // Where a run of bytes that leave the idle state as it is ends, from `at` on.
  std::size_t idle_end(std::string_view text, std::size_t at, std::size_t to) const {
    while (at < to && idles_[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }
  void make_idle(State state);

  Nfa nfa_;
  Keep keep_;
  std::array<std::uint8_t, 256> classes_{};  // bytes that no step tells apart
  std::vector<unsigned char> examples_;      // a byte of each class
  std::uint32_t class_count_ = 0;
  std::uint32_t stride_ = 0;  // of next_: one more, for the text's end

  std::vector<Info> states_;
  std::vector<State> next_;  // by state and class
  std::vector<std::uint16_t> lists_;
  std::vector<std::uint32_t> table_;  // of indexes of states_ plus one, by hash
  std::array<State, kKinds> starts_{};
  // The state in which a search waits for something to begin, and the bytes that leave it there.
  State idle_ = kUnknown;
  std::array<bool, 256> idles_{};
  std::uint32_t stays_ = 0;  // bytes that left a state as it was, while there was no idle one
  std::size_t resets_ = 0;

  std::vector<Closure> closures_;
  std::vector<std::uint16_t> closure_of_;  // by step: in closures_, plus one
  std::vector<Nfa::Step> branches_;

  // The state that is being made.
  std::vector<std::uint16_t> matched_;
  std::vector<Nfa::StepId> steps_;
  bool asserts_ = false;
};

template <class OnMatch>
void Dfa::forward(std::string_view text, std::size_t from, std::size_t to, OnMatch on_match) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  State state = start(from > 0 ? kind_of(byte(from - 1)) : Kind::none);
  for (std::size_t at = from; at < to; ++at) {
    const State before = state;
    state = step(state, byte(at));
    if (state < kDead) {
      if (state != before) continue;
      if (idle_ == kUnknown && ++stays_ % kPatience == 0) make_idle(state);
      if (state == idle_) at = idle_end(text, at + 1, to) - 1;
      continue;
    }
    if ((state & kMatched) != 0 && on_match(at, state)) return;
    if ((state & kDead) != 0) return;
  }
  state = to < text.size() ? step(state, byte(to)) : finish(state);
  if ((state & kMatched) != 0) on_match(to, state);
}

template <class OnMatch>
void Dfa::backward(std::string_view text, std::size_t floor, OnMatch on_match) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  State state = start(Kind::none);
  for (std::size_t at = text.size(); at > floor; --at) {
    state = step(state, byte(at - 1));
    if (state < kDead) continue;
    if ((state & kMatched) != 0 && on_match(at, state)) return;
    if ((state & kDead) != 0) return;
  }
  state = floor > 0 ? step(state, byte(floor - 1)) : finish(state);
  if ((state & kMatched) != 0) on_match(floor, state);
}

}  // namespace dossier::regex
