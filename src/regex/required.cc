// See required.h. Of a sequence the longest part is taken, of a choice one part each.
#include "regex/required.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace dossier::regex {
namespace {

constexpr std::size_t kLeastBytes = 3;
constexpr std::uint32_t kWidestClass = 4;  // runes; a wider one is a gap when it repeats

using Kind = Node::Kind;

std::span<const NodeId> children_of(const Tree& tree, const Node& node) {
  return std::span(tree.children).subspan(node.first, node.count);
}

std::uint32_t runes_in(const Tree& tree, const Node& node) {
  std::uint32_t count = 0;
  for (const RuneRange& r : std::span(tree.ranges).subspan(node.first, node.count))
    count += r.high - r.low + 1;
  return count;
}

// A mark such as "(" tells as much as a few letters do.
bool is_mark(const Tree& tree, const Node& node) {
  const auto is_marks = [](const RuneRange& r) {
    return r.low == r.high && r.low > ' ' && r.low < 0x80 &&
           !is_word_byte(static_cast<char>(r.low));
  };
  return std::ranges::all_of(std::span(tree.ranges).subspan(node.first, node.count), is_marks);
}

// The bytes of the shortest match, none for what an assertion says, a mark counting for three.
std::size_t least_bytes(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (node.kind == Kind::runes) return is_mark(tree, node) ? kLeastBytes : 1;
  if (node.kind == Kind::assertion) return 0;
  std::size_t sum = 0;
  std::size_t least = static_cast<std::size_t>(-1);
  for (const NodeId child : children_of(tree, node)) {
    const std::size_t bytes = least_bytes(tree, child);
    sum += bytes;
    least = std::min(least, bytes);
  }
  if (node.kind == Kind::choice) return node.count == 0 ? 0 : least;
  return node.kind == Kind::repeat ? sum * node.least : sum;
}

// Whether a machine of it stays small: what repeats is there once or not at all.
bool is_compact(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (node.kind == Kind::runes) return runes_in(tree, node) <= kWidestClass;
  if (node.kind == Kind::assertion) return true;
  if (node.kind == Kind::repeat && node.most > 1) return false;
  return std::ranges::all_of(children_of(tree, node),
                             [&](NodeId child) { return is_compact(tree, child); });
}

struct Parts {
  std::vector<Run> runs;
  std::size_t least = 0;  // bytes of the shortest of them
};

Parts best_of(const Tree& tree, NodeId id);

// One part of each alternative; none where one has none.
Parts of_choice(const Tree& tree, const Node& node) {
  Parts all{{}, static_cast<std::size_t>(-1)};
  for (const NodeId child : children_of(tree, node)) {
    const Parts parts = best_of(tree, child);
    if (parts.runs.empty()) return {};
    all.runs.insert(all.runs.end(), parts.runs.begin(), parts.runs.end());
    all.least = std::min(all.least, parts.least);
  }
  return all;
}

// The longest run of neighbours without a gap, or what one of the others requires.
Parts of_sequence(const Tree& tree, const Node& node) {
  Parts best;
  Run run;
  std::size_t bytes = 0;
  const auto offer = [&best](Parts parts) {
    if (parts.least > best.least) best = std::move(parts);
  };
  for (const NodeId child : children_of(tree, node)) {
    if (is_compact(tree, child)) {
      run.push_back(child);
      bytes += least_bytes(tree, child);
      if (bytes >= kLeastBytes) offer({{run}, bytes});
      continue;
    }
    run.clear();
    bytes = 0;
    offer(best_of(tree, child));
  }
  return best;
}

Parts best_of(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (node.kind == Kind::choice) return of_choice(tree, node);
  const bool once = node.kind == Kind::sequence || (node.kind == Kind::repeat && node.least > 0);
  return once ? of_sequence(tree, node) : Parts{};
}

}  // namespace

std::vector<Run> required_parts(const Tree& tree, NodeId root) {
  return best_of(tree, root).runs;
}

}  // namespace dossier::regex
