// See required.h. Of a sequence the part with the longest words is taken, of a choice one part
// each.
#include "regex/required.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace dossier::regex {
namespace {

constexpr std::size_t kMostWords = 48;  // of one part; more of them tell too little

using Kind = Node::Kind;
using Words = std::vector<std::string>;

std::span<const NodeId> children_of(const Tree& tree, const Node& node) {
  return std::span(tree.children).subspan(node.first, node.count);
}

std::size_t shortest_of(const Words& words) {
  std::size_t least = words.empty() ? 0 : kMostWord;
  for (const std::string& word : words) least = std::min(least, word.size());
  return least;
}

// Each word of the one followed by each of the other; none where those are too many.
std::optional<Words> joined(const Words& first, const Words& second) {
  if (first.size() * second.size() > kMostWords) return {};
  Words all;
  for (const std::string& head : first) {
    for (const std::string& tail : second) all.push_back(head + tail);
  }
  return all;
}

std::optional<Words> all_of(const Tree& tree, NodeId id);

std::optional<Words> all_of_class(const Tree& tree, const Node& node) {
  Words all;
  for (const RuneRange& r : std::span(tree.ranges).subspan(node.first, node.count)) {
    if (all.size() + r.high - r.low >= kMostWords) return {};
    for (std::uint32_t byte = r.low; byte <= r.high; ++byte)
      all.emplace_back(1, static_cast<char>(byte));
  }
  return all;
}

std::optional<Words> all_of_choice(const Tree& tree, const Node& node) {
  Words all;
  for (const NodeId child : children_of(tree, node)) {
    const auto words = all_of(tree, child);
    if (!words || all.size() + words->size() > kMostWords) return {};
    all.insert(all.end(), words->begin(), words->end());
  }
  return all;
}

// All texts that a part matches; none where they are too many.
std::optional<Words> all_of(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (node.kind == Kind::runes) return all_of_class(tree, node);
  if (node.kind == Kind::choice) return all_of_choice(tree, node);
  if (node.kind == Kind::assertion) return Words{""};
  if (node.kind == Kind::repeat && node.most > 1) return {};
  std::optional<Words> all = Words{""};
  for (const NodeId child : children_of(tree, node)) {
    const auto words = all_of(tree, child);
    all = words ? joined(*all, *words) : std::nullopt;
    if (!all) return {};
  }
  if (node.kind == Kind::repeat && node.least == 0) all->emplace_back();
  return all;
}

Words best_of(const Tree& tree, NodeId id);

// One part of each alternative; none where one has none.
Words best_of_choice(const Tree& tree, const Node& node) {
  Words all;
  for (const NodeId child : children_of(tree, node)) {
    const Words words = best_of(tree, child);
    if (words.empty()) return {};
    all.insert(all.end(), words.begin(), words.end());
  }
  return all;
}

// The neighbours whose words are the longest, or what one of the others requires.
Words best_of_sequence(const Tree& tree, const Node& node) {
  Words best;
  const auto offer = [&best](const Words& words) {
    if (shortest_of(words) > shortest_of(best)) best = words;
  };
  Words run{""};
  for (const NodeId child : children_of(tree, node)) {
    const auto words = all_of(tree, child);
    auto longer = words ? joined(run, *words) : std::nullopt;
    if (words && !longer) longer = words;  // begins anew
    run = longer.value_or(Words{""});
    offer(run);
    if (!words) offer(best_of(tree, child));
  }
  return best;
}

Words best_of(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  Words best;
  if (node.kind == Kind::choice) {
    best = best_of_choice(tree, node);
  } else if (node.kind == Kind::sequence || (node.kind == Kind::repeat && node.least > 0)) {
    best = best_of_sequence(tree, node);
  }
  return shortest_of(best) < kLeastWord ? Words{} : best;
}

}  // namespace

std::vector<std::string> required_words(const Tree& tree, NodeId root) {
  Words all = best_of(tree, root);
  for (std::string& word : all) word.resize(std::min(word.size(), kMostWord));
  std::ranges::sort(all, {}, &std::string::size);
  Words needed;  // what holds another of them need not be asked for
  for (const std::string& word : all) {
    const auto holds = [&word](const std::string& part) {
      return word.find(part) != std::string::npos;
    };
    if (std::ranges::none_of(needed, holds)) needed.push_back(word);
  }
  return needed;
}

}  // namespace dossier::regex
