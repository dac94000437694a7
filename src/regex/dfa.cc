// Makes the states of a lazy DFA. A state is the steps that the machine goes on from; what these
// lead to without reading is looked at with the next byte known, for assertions ask about it. So a
// match is known one byte later than it ends.
#include <algorithm>
#include <utility>

#include "regex/machine.h"

namespace dossier::regex {
namespace {

using Op = Nfa::Op;

// What the states of one machine may take before they are forgotten: entries of two to four bytes.
constexpr std::size_t kMostEntries = std::size_t{1} << 19;
constexpr std::size_t kSmallestTable = 64;

// Which steps were met in this round.
class Seen {
 public:
  void begin_round(std::size_t steps) {
    if (rounds_.size() < steps) rounds_.resize(steps);
    if (++round_ == 0) {
      std::fill(rounds_.begin(), rounds_.end(), 0);
      round_ = 1;
    }
  }
  bool insert(Nfa::StepId step) { return std::exchange(rounds_[step], round_) != round_; }

 private:
  std::vector<std::uint32_t> rounds_;  // by step
  std::uint32_t round_ = 0;
};

}  // namespace

// Room for making states. The machines of a thread, which there are many of, share it: they make
// one state at a time.
struct Dfa::Room {
  Seen advanced;
  Seen reached;
  Seen closed;
  std::vector<Nfa::StepId> stack;
};

Dfa::Room& Dfa::room() {
  thread_local Room room;
  return room;
}

Dfa::Dfa(Nfa nfa, Keep keep) : nfa_(std::move(nfa)), keep_(keep) {
  make_classes();
  stride_ = class_count_ + 1;
  closure_of_.resize(nfa_.steps.size());
  forget();
  resets_ = 0;
}

Dfa::Kind Dfa::kind_of(unsigned char byte) {
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  if (letter || (byte >= '0' && byte <= '9')) return Kind::alnum;
  return byte == '_' ? Kind::underscore : Kind::other;
}

// Bytes fall into one class where no step and no assertion tells neighbours apart.
void Dfa::make_classes() {
  std::array<bool, 257> cuts{};  // a class begins here
  const auto cut = [&cuts](std::uint32_t low, std::uint32_t high) {
    cuts[low] = true;
    cuts[high + 1] = true;
  };
  cut('0', '9');
  cut('A', 'Z');
  cut('_', '_');
  cut('a', 'z');
  for (const Nfa::Step& step : nfa_.steps) {
    if (step.op == Op::range) cut(step.low, step.high);
    if (step.op == Op::either) {
      cut(step.low, step.low);
      cut(step.high, step.high);
    }
  }
  std::bitset<256> edges;  // where a set's members begin or end
  for (const std::bitset<256>& set : nfa_.sets) {
    edges |= set ^ (set << 1);
  }
  for (std::size_t c = 0; c < classes_.size(); ++c) {
    if (c == 0 || cuts[c] || edges[c]) examples_.push_back(static_cast<unsigned char>(c));
    classes_[c] = static_cast<std::uint8_t>(examples_.size() - 1);
  }
  class_count_ = static_cast<std::uint32_t>(examples_.size());
}

bool Dfa::reads(const Nfa::Step& step, unsigned char byte) const {
  switch (step.op) {
    case Op::range:
      return step.low <= byte && byte <= step.high;
    case Op::either:
      return byte == step.low || byte == step.high;
    case Op::set:
      return nfa_.sets[step.alternative][byte];
    default:
      return false;
  }
}

// `before` and `after` in the machine's direction.
bool Dfa::holds(Op op, Kind before, Kind after) const {
  if (nfa_.backward) std::swap(before, after);
  const auto is_word = [](Kind k) { return k == Kind::alnum || k == Kind::underscore; };
  switch (op) {
    case Op::begin:
      return before == Kind::none;
    case Op::end:
      return after == Kind::none;
    case Op::boundary:
      return is_word(before) != is_word(after);
    case Op::no_boundary:
      return is_word(before) == is_word(after);
    case Op::edge:
      return after != Kind::alnum || !is_word(before);
    default:
      return false;
  }
}

const Dfa::Closure& Dfa::make_closure(Nfa::StepId step) {
  Closure made;
  made.first = static_cast<std::uint32_t>(branches_.size());
  auto& [advanced, reached, closed, stack] = room();
  closed.begin_round(nfa_.steps.size());
  stack.push_back(step);
  while (!stack.empty()) {
    const Nfa::StepId id = stack.back();
    stack.pop_back();
    if (!closed.insert(id)) continue;
    const Nfa::Step& s = nfa_.steps[id];
    if (s.op == Op::split) {
      stack.push_back(s.alternative);
      stack.push_back(s.next);
    } else {
      branches_.push_back(s);
      made.asserts = made.asserts || (s.op >= Op::begin && s.op <= Op::edge);
    }
  }
  made.count = static_cast<std::uint32_t>(branches_.size()) - made.first;
  closures_.push_back(made);
  closure_of_[step] = static_cast<std::uint16_t>(closures_.size());
  return closures_.back();
}

void Dfa::begin_round(Room& room) {
  room.advanced.begin_round(nfa_.steps.size());
  room.reached.begin_round(nfa_.steps.size());
  matched_.clear();
  steps_.clear();
  asserts_ = false;
}

inline void Dfa::go_on_from(Room& room, Nfa::StepId step) {
  if (!room.reached.insert(step)) return;
  steps_.push_back(step);
  asserts_ = closure(step).asserts || asserts_;
}

// Takes one step of a state over the next byte, which is -1 at the text's end. True when nothing
// that stands behind it in the order of preference is wanted any more.
bool Dfa::advance(Room& room, Nfa::StepId step, Kind before, Kind after, int byte) {
  if (!room.advanced.insert(step)) return false;
  const Closure from = closure(step);
  for (std::uint32_t i = from.first; i < from.first + from.count; ++i) {
    const Nfa::Step s = branches_[i];
    if (s.op <= Op::set) {
      if (byte >= 0 && reads(s, static_cast<unsigned char>(byte))) go_on_from(room, s.next);
    } else if (s.op == Op::match) {
      matched_.push_back(s.next);
      if (keep_ == Keep::best) return true;
    } else if (holds(s.op, before, after) && advance(room, s.next, before, after, byte)) {
      return true;
    }
  }
  return false;
}

Dfa::State Dfa::start(Kind before) {
  State& known = starts_[static_cast<std::size_t>(before)];
  if (known != kUnknown) return known;
  begin_round(room());
  go_on_from(room(), nfa_.start);
  const State state = intern(before);
  return starts_[static_cast<std::size_t>(before)] = state;
}

Dfa::State Dfa::make(State state, std::uint32_t cls) {
  const Info info = states_[state & kIndex];
  const bool at_end = cls == class_count_;
  const int byte = at_end ? -1 : examples_[cls];
  const Kind kind = at_end ? Kind::none : kind_of(examples_[cls]);
  Room& here = room();
  begin_round(here);
  const std::uint32_t first = info.first + info.matched;
  for (std::uint32_t i = first; i < first + info.steps; ++i) {
    if (advance(here, lists_[i], info.before, kind, byte)) break;
  }
  const std::size_t resets = resets_;
  const State next = intern(kind);
  if (resets == resets_) next_[(state & kIndex) * stride_ + cls] = next;
  return next;
}

// A state that often stays as it is becomes the idle one; some of its ways on are made for that.
void Dfa::make_idle(State state) {
  const std::size_t resets = resets_;
  std::array<bool, 256> stays{};
  for (std::size_t c = 0; c < stays.size(); ++c) {
    stays[c] = step(state, static_cast<unsigned char>(c)) == state;
    if (resets != resets_) return;  // the state has been forgotten
  }
  idles_ = stays;
  idle_ = state;
}

bool Dfa::equals(const Info& info, Kind before) const {
  const auto first = lists_.begin() + info.first;
  return info.before == before && info.matched == matched_.size() && info.steps == steps_.size() &&
         std::equal(matched_.begin(), matched_.end(), first) &&
         std::equal(steps_.begin(), steps_.end(), first + info.matched);
}

// The state that was made.
Dfa::State Dfa::intern(Kind before) {
  if (!asserts_) before = Kind::other;  // nothing asks
  std::uint64_t hash = static_cast<std::uint64_t>(before) + 1;
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  for (const std::uint16_t id : matched_) hash = (hash ^ ~std::uint64_t{id}) * kMultiplier;
  for (const Nfa::StepId id : steps_) hash = (hash ^ id) * kMultiplier;
  hash ^= hash >> 32;
  const int flags = (matched_.empty() ? 0 : kMatched) | (steps_.empty() ? kDead : 0);
  const auto named = [flags](std::uint32_t index) {
    return static_cast<State>(static_cast<std::uint32_t>(flags) | index);
  };
  for (std::size_t slot = hash & (table_.size() - 1); table_[slot] != 0;
       slot = (slot + 1) & (table_.size() - 1)) {
    const std::uint32_t index = table_[slot] - 1;
    if (states_[index].hash == hash && equals(states_[index], before)) return named(index);
  }
  const std::size_t entries = next_.size() + lists_.size() + stride_ + steps_.size();
  if (entries > kMostEntries || states_.size() >= kIndex) forget();
  Info info;
  info.first = static_cast<std::uint32_t>(lists_.size());
  info.matched = static_cast<std::uint32_t>(matched_.size());
  info.steps = static_cast<std::uint32_t>(steps_.size());
  info.before = before;
  info.hash = hash;
  lists_.insert(lists_.end(), matched_.begin(), matched_.end());
  lists_.insert(lists_.end(), steps_.begin(), steps_.end());
  next_.resize(next_.size() + stride_, kUnknown);
  states_.push_back(info);
  const auto index = static_cast<std::uint32_t>(states_.size() - 1);
  insert_in_table(index);
  return named(index);
}

void Dfa::insert_in_table(std::uint32_t index) {
  if (2 * states_.size() > table_.size()) {
    table_.assign(2 * table_.size(), 0);
    for (std::uint32_t i = 0; i < index; ++i) insert_in_table(i);
  }
  std::size_t slot = states_[index].hash & (table_.size() - 1);
  while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
  table_[slot] = index + 1;
}

void Dfa::forget() {
  states_.clear();
  next_.clear();
  lists_.clear();
  table_.assign(kSmallestTable, 0);
  starts_.fill(kUnknown);
  idle_ = kUnknown;
  ++resets_;
}

std::span<const std::uint16_t> Dfa::matches(State state) const {
  const Info& info = states_[state & kIndex];
  return std::span(lists_).subspan(info.first, info.matched);
}

}  // namespace dossier::regex
