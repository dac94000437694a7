// Where the groups of a match lie whose ends are known: what RE2 says of a match anchored at both
// ends, for the price of reading the expression once more.
//
//   GroupReader reader(dialect, "(?P<day>[0-9]+) (?P<month>[a-z]+)");
//   std::vector<Group> groups(reader.names().size());
//   reader.read("on 12 may", 3, 9, groups);   // true; groups[1] is [6, 9)
//
// Each thread has its own: it changes as it reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "regex/machine.h"
#include "regex/syntax.h"

namespace dossier::regex {

// The bytes [begin, end) of the text that a group took; npos where it took no part.
struct Group {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t begin = npos;
  std::size_t end = npos;
};

class GroupReader {
 public:
  // `source` must outlive the reader. A faulty expression ends the program: a programmer's error.
  GroupReader(Dialect dialect, std::string_view source);

  // Of the groups that have one, in the order in which they open.
  std::span<const std::string_view> names() const { return names_; }

  // The groups of the match of [from, to), of several the one that RE2 prefers; false if there is
  // none. What stands outside is looked at by assertions alone. Takes time and room in proportion
  // to the expression's length times the match's.
  // REQUIRES: groups.size() == names().size().
  bool read(std::string_view text, std::size_t from, std::size_t to, std::span<Group> groups);

 private:
  // A way that is still to be tried; or, with a slot, what that held before it was tried.
  struct Way {
    Nfa::StepId step = 0;
    bool restores = false;
    std::size_t at = 0;
  };
  bool holds(Nfa::Op op, std::string_view text, std::size_t at) const;
  bool reads(const Nfa::Step& step, char c) const;
  bool first_visit(Nfa::StepId step, std::size_t at);
  bool walk(Way way, std::string_view text, std::span<Group> groups);

  std::vector<std::string_view> names_;
  Nfa nfa_;
  std::vector<Way> ways_;
  std::vector<bool> visited_;  // by place and step
  std::size_t from_ = 0;
  std::size_t to_ = 0;
};

}  // namespace dossier::regex
