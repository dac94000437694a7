// Tries the ways through an expression in its order of preference, none of them twice.
#include "regex/groups.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace dossier::regex {
namespace {

using Op = Nfa::Op;

// As an assertion has it.
bool is_word(char c) {
  return is_digit(c) || is_ascii_letter(c) || c == '_';
}

std::size_t& slot_of(std::span<Group> groups, std::size_t slot) {
  Group& group = groups[slot / 2];
  return slot % 2 == 0 ? group.begin : group.end;
}

}  // namespace

GroupReader::GroupReader(Dialect dialect, std::string_view source) {
  dialect.groups = true;
  Parser parser(dialect);
  const NodeId root = parser.parse(source);
  if (!parser.error().empty()) std::abort();
  names_ = parser.group_names();
  nfa_ = make_nfa(parser.tree(), std::span(&root, 1), {.bytes = dialect.bytes});
}

bool GroupReader::holds(Op op, std::string_view text, std::size_t at) const {
  const bool before = at > 0 && is_word(text[at - 1]);
  const bool after = at < text.size() && is_word(text[at]);
  switch (op) {
    case Op::begin:
      return at == 0;
    case Op::end:
      return at == text.size();
    case Op::boundary:
      return before != after;
    default:
      return op == Op::no_boundary && before == after;
  }
}

bool GroupReader::reads(const Nfa::Step& step, char c) const {
  const auto byte = static_cast<unsigned char>(c);
  if (step.op == Op::range) return step.low <= byte && byte <= step.high;
  if (step.op == Op::either) return byte == step.low || byte == step.high;
  return nfa_.sets[step.alternative][byte];
}

// Two ways meet at forks only; what failed from one on fails again.
bool GroupReader::first_visit(Nfa::StepId step, std::size_t at) {
  const std::size_t place = (at - from_) * nfa_.steps.size() + step;
  const bool is_first = !visited_[place];
  visited_[place] = true;
  return is_first;
}

// Follows one way to its end, leaving others for later; true if it is a match.
bool GroupReader::walk(Way way, std::string_view text, std::span<Group> groups) {
  for (;;) {
    const Nfa::Step& step = nfa_.steps[way.step];
    switch (step.op) {
      case Op::match:
        return way.at == to_;
      case Op::split:
        if (!first_visit(way.step, way.at)) return false;
        ways_.push_back({step.alternative, false, way.at});
        break;
      case Op::save: {
        std::size_t& slot = slot_of(groups, step.alternative);
        ways_.push_back({step.alternative, true, slot});
        slot = way.at;
        break;
      }
      case Op::range:
      case Op::either:
      case Op::set:
        if (way.at == to_ || !reads(step, text[way.at])) return false;
        ++way.at;
        break;
      default:
        if (!holds(step.op, text, way.at)) return false;
    }
    way.step = step.next;
  }
}

bool GroupReader::read(std::string_view text, std::size_t from, std::size_t to,
                       std::span<Group> groups) {
  from_ = from;
  to_ = to;
  std::ranges::fill(groups, Group{});
  visited_.assign((to - from + 1) * nfa_.steps.size(), false);
  ways_.assign(1, {nfa_.start, false, from});
  while (!ways_.empty()) {
    const Way way = ways_.back();
    ways_.pop_back();
    if (way.restores) {
      slot_of(groups, way.step) = way.at;
    } else if (walk(way, text, groups)) {
      return true;
    }
  }
  return false;
}

}  // namespace dossier::regex
