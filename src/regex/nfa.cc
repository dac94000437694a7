// Writes trees out as machines, from the end of a match to its beginning: each part is written when
// it is known where it leads on to.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "regex/machine.h"

namespace dossier::regex {
namespace {

using Op = Nfa::Op;
using StepId = Nfa::StepId;

// Where a byte machine reads a character of UTF-8: one range of bytes for each of its bytes.
struct ByteRange {
  std::uint8_t low = 0;
  std::uint8_t high = 0;
};
struct ByteSequence {
  std::array<ByteRange, 4> bytes{};
  std::size_t size = 0;
};

constexpr std::uint32_t kTail = 0x80;  // a byte that continues a character holds 6 bits
constexpr std::uint32_t kTailMask = 0x3F;
constexpr std::uint32_t kLastRune = 0x10FFFF;

ByteSequence encode(RuneRange range) {
  ByteSequence out;
  out.size = range.high < 0x80 ? 1 : range.high < 0x800 ? 2 : range.high < 0x10000 ? 3 : 4;
  constexpr std::array<std::uint32_t, 5> kLead{0, 0, 0xC0, 0xE0, 0xF0};
  for (std::size_t i = out.size; i-- > 1;) {
    out.bytes[i] = {static_cast<std::uint8_t>(kTail | (range.low & kTailMask)),
                    static_cast<std::uint8_t>(kTail | (range.high & kTailMask))};
    range = {range.low >> 6, range.high >> 6};
  }
  out.bytes[0] = {static_cast<std::uint8_t>(kLead[out.size] | range.low),
                  static_cast<std::uint8_t>(kLead[out.size] | range.high)};
  return out;
}

// Cuts a range until each piece is a product of ranges of bytes.
template <class Use>
void for_each_sequence(RuneRange range, const Use& use) {
  for (const std::uint32_t last : {0x7FU, 0x7FFU, 0xFFFFU}) {
    if (range.low <= last && range.high > last) {
      for_each_sequence({range.low, last}, use);
      for_each_sequence({last + 1, range.high}, use);
      return;
    }
  }
  if (range.high < 0x80) return use(encode(range));
  for (const std::uint32_t bits : {6U, 12U, 18U}) {
    const std::uint32_t mask = (1U << bits) - 1;
    if ((range.low & ~mask) == (range.high & ~mask)) break;
    if ((range.low & mask) != 0) {
      for_each_sequence({range.low, range.low | mask}, use);
      for_each_sequence({(range.low | mask) + 1, range.high}, use);
      return;
    }
    if ((range.high & mask) != mask) {
      for_each_sequence({range.low, (range.high & ~mask) - 1}, use);
      for_each_sequence({range.high & ~mask, range.high}, use);
      return;
    }
  }
  use(encode(range));
}

// All characters beyond ASCII, as loosely as RE2 has them: it lets a few through that are none.
constexpr std::array<ByteSequence, 3> kBeyondAscii{
    ByteSequence{{{{0xC2, 0xDF}, {0x80, 0xBF}}}, 2},
    ByteSequence{{{{0xE0, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}}, 3},
    ByteSequence{{{{0xF0, 0xF4}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}}, 4}};

Op op_of(Assertion assertion) {
  switch (assertion) {
    case Assertion::text_begin:
      return Op::begin;
    case Assertion::text_end:
      return Op::end;
    case Assertion::word_boundary:
      return Op::boundary;
    case Assertion::no_word_boundary:
      return Op::no_boundary;
  }
  return Op::match;
}

class Writer {
 public:
  Writer(const Tree& tree, Shape shape) : tree_(tree), shape_(shape) {
    nfa_.backward = shape.backward;
  }

  void add_root(NodeId root, std::uint16_t number) {
    StepId next = add({Op::match, 0, 0, number, 0});
    if (!shape_.backward) next = write_ending(next);
    next = write(root, next);
    if (shape_.backward) next = write_ending(next);
    if (shape_.floating && !is_fixed(root)) next = write_any(next);
    entries_.push_back(next);
  }

  Nfa finish() {
    StepId start = entries_.empty() ? add({Op::set, 0, 0, 0, add_set({})}) : entries_.back();
    for (std::size_t i = entries_.size(); i-- > 1;) {
      start = add({Op::split, 0, 0, entries_[i - 1], start});
    }
    nfa_.start = start;
    return std::move(nfa_);
  }

 private:
  StepId add(Nfa::Step step) {
    if (nfa_.steps.size() >= std::numeric_limits<StepId>::max()) std::abort();
    nfa_.steps.push_back(step);
    return static_cast<StepId>(nfa_.steps.size() - 1);
  }

  std::uint16_t add_set(const std::bitset<256>& set) {
    const auto it = std::find(nfa_.sets.begin(), nfa_.sets.end(), set);
    const auto index = static_cast<std::uint16_t>(it - nfa_.sets.begin());
    if (it == nfa_.sets.end()) nfa_.sets.push_back(set);
    return index;
  }

  StepId write_ending(StepId next) {
    if (shape_.ending == Ending::anywhere) return next;
    return add({shape_.ending == Ending::word_edge ? Op::edge : Op::end, 0, 0, next, 0});
  }

  // Any bytes, as few as will do.
  StepId write_any(StepId next) {
    const StepId loop = add({Op::split, 0, 0, next, 0});
    nfa_.steps[loop].alternative = add({Op::range, 0, 0xFF, loop, 0});
    return loop;
  }

  // Whether the tree matches only at that end of the text at which the machine starts.
  bool is_fixed(NodeId id) const {
    const Node& node = tree_.nodes[id];
    const auto child = [&](std::uint32_t i) { return tree_.children[node.first + i]; };
    switch (node.kind) {
      case Node::Kind::assertion:
        return node.assertion == (shape_.backward ? Assertion::text_end : Assertion::text_begin);
      case Node::Kind::sequence:
        return node.count > 0 && is_fixed(child(shape_.backward ? node.count - 1 : 0));
      case Node::Kind::choice:
        for (std::uint32_t i = 0; i < node.count; ++i) {
          if (!is_fixed(child(i))) return false;
        }
        return true;
      case Node::Kind::group:
        return is_fixed(child(0));
      case Node::Kind::repeat:
      case Node::Kind::runes:
        break;
    }
    return false;
  }

  StepId write(NodeId id, StepId next) {
    const Node& node = tree_.nodes[id];
    switch (node.kind) {
      case Node::Kind::runes:
        return write_runes(node, next);
      case Node::Kind::assertion:
        return add({op_of(node.assertion), 0, 0, next, 0});
      case Node::Kind::repeat:
        return write_repeat(node, next);
      case Node::Kind::choice:
        return write_choice(node, next);
      case Node::Kind::group:
        return write_group(node, next);
      case Node::Kind::sequence:
        break;
    }
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const std::uint32_t k = shape_.backward ? i : node.count - 1 - i;
      next = write(tree_.children[node.first + k], next);
    }
    return next;
  }

  StepId write_group(const Node& node, StepId next) {
    const auto slot = static_cast<std::uint16_t>(2 * node.least);
    const std::uint16_t last = slot + 1U;
    next = add({Op::save, 0, 0, next, shape_.backward ? slot : last});
    next = write(tree_.children[node.first], next);
    return add({Op::save, 0, 0, next, shape_.backward ? last : slot});
  }

  StepId write_choice(const Node& node, StepId next) {
    StepId entry = write(tree_.children[node.first + node.count - 1], next);
    for (std::uint32_t i = node.count - 1; i-- > 0;) {
      const StepId one = write(tree_.children[node.first + i], next);
      entry = add({Op::split, 0, 0, one, entry});
    }
    return entry;
  }

  // One more round, or on: in the order that the repetition's greed asks for.
  Nfa::Step fork(bool lazy, StepId body, StepId next) const {
    return lazy ? Nfa::Step{Op::split, 0, 0, next, body} : Nfa::Step{Op::split, 0, 0, body, next};
  }

  StepId write_repeat(const Node& node, StepId next) {
    const NodeId body = tree_.children[node.first];
    StepId entry = next;
    std::uint32_t least = node.least;
    if (node.most == Node::kNoLimit) {
      const StepId loop = add({Op::split, 0, 0, 0, 0});
      const StepId round = write(body, loop);
      nfa_.steps[loop] = fork(node.lazy, round, next);
      entry = least > 0 ? round : loop;  // the last round that must be is the loop's own
      least = least > 0 ? least - 1 : 0;
    } else {
      for (std::uint32_t i = least; i < node.most; ++i) {
        entry = add(fork(node.lazy, write(body, entry), next));
      }
    }
    for (std::uint32_t i = 0; i < least; ++i) entry = write(body, entry);
    return entry;
  }

  // ---- characters

  StepId write_runes(const Node& node, StepId next) {
    if (node.count == 1) {  // most are one character of ASCII
      const RuneRange only = tree_.ranges[node.first];
      if (only.high < kTail) {
        return add({Op::range, static_cast<std::uint8_t>(only.low),
                    static_cast<std::uint8_t>(only.high), next, 0});
      }
    }
    const auto ranges = std::span(tree_.ranges).subspan(node.first, node.count);
    if (is_pair(ranges)) {  // a letter in either case
      return add({Op::either, static_cast<std::uint8_t>(ranges[0].low),
                  static_cast<std::uint8_t>(ranges[1].low), next, 0});
    }
    const std::uint32_t last_single = shape_.bytes ? 0xFF : 0x7F;
    alternatives_.clear();
    written_from_ = static_cast<StepId>(nfa_.steps.size());
    write_single_bytes(ranges, last_single, next);
    for (const RuneRange& range : ranges) {
      if (range.high > last_single) {
        write_long({std::max(range.low, last_single + 1), range.high}, next);
      }
    }
    if (alternatives_.empty()) return add({Op::set, 0, 0, next, add_set({})});
    StepId entry = alternatives_.back();
    for (std::size_t i = alternatives_.size() - 1; i-- > 0;) {
      entry = add({Op::split, 0, 0, alternatives_[i], entry});
    }
    return entry;
  }

  static std::bitset<256> bits(std::uint32_t low, std::uint32_t high) {
    constexpr std::uint32_t kLast = 0xFF;
    return (~std::bitset<256>() >> (kLast - (high - low))) << low;
  }

  static bool is_pair(std::span<const RuneRange> ranges) {
    return ranges.size() == 2 && ranges[0].low == ranges[0].high &&
           ranges[1].low == ranges[1].high && ranges[1].high < kTail;
  }

  void write_single_bytes(std::span<const RuneRange> ranges, std::uint32_t last, StepId next) {
    std::array<ByteRange, 3> singles{};  // more than two are a set
    std::size_t count = 0;
    for (const RuneRange& range : ranges) {
      if (range.low > last || count == singles.size()) break;
      singles[count++] = {static_cast<std::uint8_t>(range.low),
                          static_cast<std::uint8_t>(std::min(range.high, last))};
    }
    if (count == 0) return;
    if (count == 1) return alternatives_.push_back(add_range(singles[0], next));
    const bool pair =
        count == 2 && singles[0].low == singles[0].high && singles[1].low == singles[1].high;
    if (pair) {
      return alternatives_.push_back(add({Op::either, singles[0].low, singles[1].low, next, 0}));
    }
    std::bitset<256> set;
    for (const RuneRange& range : ranges) {
      if (range.low <= last) set |= bits(range.low, std::min(range.high, last));
    }
    alternatives_.push_back(add({Op::set, 0, 0, next, add_set(set)}));
  }

  void write_long(RuneRange range, StepId next) {
    const auto use = [this, next](const ByteSequence& sequence) { write_sequence(sequence, next); };
    if (range.low == kTail && range.high == kLastRune) {
      std::for_each(kBeyondAscii.begin(), kBeyondAscii.end(), use);
    } else {
      for_each_sequence(range, use);
    }
  }

  void write_sequence(const ByteSequence& sequence, StepId next) {
    StepId entry = next;
    for (std::size_t i = 0; i < sequence.size; ++i) {
      entry = add_range(sequence.bytes[shape_.backward ? i : sequence.size - 1 - i], entry);
    }
    if (std::find(alternatives_.begin(), alternatives_.end(), entry) == alternatives_.end()) {
      alternatives_.push_back(entry);
    }
  }

  // Characters of one class share their ends.
  StepId add_range(ByteRange range, StepId next) {
    for (std::size_t i = written_from_; i < nfa_.steps.size(); ++i) {
      const Nfa::Step& s = nfa_.steps[i];
      if (s.op == Op::range && s.low == range.low && s.high == range.high && s.next == next) {
        return static_cast<StepId>(i);
      }
    }
    return add({Op::range, range.low, range.high, next, 0});
  }

  const Tree& tree_;
  Shape shape_;
  Nfa nfa_;
  std::vector<StepId> entries_;
  std::vector<StepId> alternatives_;  // of the class that is being written
  StepId written_from_ = 0;           // where its steps begin
};

}  // namespace

Nfa make_nfa(const Tree& tree, std::span<const NodeId> roots, Shape shape) {
  Writer writer(tree, shape);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    writer.add_root(roots[i], static_cast<std::uint16_t>(i));
  }
  return writer.finish();
}

}  // namespace dossier::regex
