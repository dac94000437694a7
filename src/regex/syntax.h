// Regular expressions as trees: the part of RE2's syntax that the program's own patterns use, for
// machines that are made at start-up (machine.h). RE2 takes a third of a millisecond to compile one
// of them, and there are hundreds; most pages match a handful.
//
//   Parser parser({.bytes = false, .lookup = nullptr});
//   const NodeId root = parser.parse("(?i:up to|until)[ \n]+");
//   if (!parser.error().empty()) …
//   parser.tree().nodes[root]
//
// Known: literals, classes, . \d \w \s \xHH, groups of every kind, (?i) (?s), | * + ? {m,n} and
// their lazy forms, ^ $ \A \z \b \B. Anything else is an error, never a guess.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::regex {

using NodeId = std::uint32_t;

// What matches the empty text in some places only.
enum class Assertion : std::uint8_t { text_begin, text_end, word_boundary, no_word_boundary };

// The runes (in a bytes expression: the bytes) from low to high.
struct RuneRange {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

// A part of an expression.
struct Node {
  enum class Kind : std::uint8_t { sequence, choice, repeat, runes, assertion, group };
  static constexpr std::uint16_t kNoLimit = 0xFFFF;

  Kind kind = Kind::sequence;
  Assertion assertion{};
  bool lazy = false;        // of a repeat: as few times as will do
  std::uint32_t first = 0;  // in Tree::ranges for runes, else in Tree::children
  std::uint32_t count = 0;  // of those
  std::uint16_t least = 0;  // of a repeat; of a group its number
  std::uint16_t most = 0;
};

// One or several expressions; they may share subtrees.
struct Tree {
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<RuneRange> ranges;
};

// A named piece of an expression that is written {name} in it.
struct Reference {
  std::size_t size = 0;  // how many bytes the {name} takes; 0: it is none
  std::string_view name;
  std::string_view source;
  bool captures = false;  // it is a group of its name where it stands first in an expression
};

// How expressions are to be read.
struct Dialect {
  bool bytes = false;  // a rune is a byte (RE2's Latin-1), not a character of UTF-8
  // What stands at the "{" that the text begins with; null: there are no references.
  Reference (*lookup)(std::string_view text) = nullptr;
  bool groups = false;  // named groups stand in the tree; else they are what they hold
};

// Reads expressions into one tree.
class Parser {
 public:
  explicit Parser(Dialect dialect) : dialect_(dialect) {}

  // The root of an expression's tree. Meaningless once there is an error().
  NodeId parse(std::string_view source);
  // The one after the other.
  NodeId sequence_of(NodeId first, NodeId second);

  const Tree& tree() const { return tree_; }
  // What the first faulty expression has that is not known, with the expression; "" for none.
  const std::string& error() const { return error_; }
  // Whether the last expression has a group that captures.
  bool captures() const { return captures_; }
  // By number the groups that stand in the last expression's tree; pieces of the expression.
  const std::vector<std::string_view>& group_names() const { return names_; }

 private:
  using Ranges = std::vector<RuneRange>;
  // A reference that has been read, and under which flag.
  struct Known {
    const char* source;
    bool fold;
    bool captures;
    NodeId node;
  };

  // Each reads the part of that name from at_ on.
  NodeId choice();
  NodeId sequence();
  NodeId repeated();
  NodeId repeat_of(NodeId node, std::uint16_t least, std::uint16_t most);
  bool bounds(std::uint16_t& least, std::uint16_t& most);
  std::uint16_t number();
  NodeId atom();
  NodeId group();
  // Gives the group's name, "" for none.
  std::string_view group_head();
  // What `read` reads, as a group of that name if it has one and groups stand in the tree.
  template <class Read>
  NodeId named(std::string_view name, Read read);
  void flags();
  NodeId reference(const Reference& piece);
  NodeId escape();
  NodeId bracket();
  void bracket_item(Ranges& out);
  bool perl_class(char letter, Ranges& out) const;
  std::uint32_t rune_of_escape();
  std::uint32_t next_rune();
  std::uint32_t highest() const { return dialect_.bytes ? 0xFF : 0x10FFFF; }
  void fold_into(RuneRange range, Ranges& out);
  void normalise(Ranges& ranges) const;
  Ranges all_but(const Ranges& ranges) const;

  NodeId add_list(Node::Kind kind, std::size_t base);
  NodeId add_runes(std::span<const RuneRange> ranges);
  NodeId add_rune(std::uint32_t rune);
  NodeId make_rune(std::uint32_t rune);
  NodeId add_assertion(Assertion assertion);

  bool done() const { return at_ >= source_.size(); }
  // Passes over it where it stands next.
  bool take(char c);
  bool take(std::string_view text);
  void fail(std::string_view what);

  Dialect dialect_;
  Tree tree_;
  std::string error_;
  std::vector<NodeId> pending_;  // the parts of the lists that are being read
  std::vector<Known> known_;     // references that have been read already
  std::vector<std::string_view> names_;
  // The nodes of ASCII characters, plus one, by whether case matters: most nodes would be these.
  std::array<std::array<NodeId, 128>, 2> characters_{};
  std::string_view source_;
  std::size_t at_ = 0;
  bool fold_ = false;
  bool dot_all_ = false;
  bool captures_ = false;
};

}  // namespace dossier::regex
