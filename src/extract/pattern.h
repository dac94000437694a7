// A rule's pattern: a regular expression with what RE2 lacks (named fragments, words of the
// lexicon, Unicode word edges, a match that ends at a given place).
//
//   Pattern p(R"({day}{ord}? {month} {year})");
//   Match m;
//   if (p.match_at(text, pos, m)) use(m["day"], m.entry("month")->value, m.span("year"), m.end());
//   if (cue.match_before(text, pos, m)) …   // "since the " that ends where a date begins
//
// Where it matches is found by a machine (regex/machine.h), and where its groups lie by a reader
// (regex/groups.h); both are made on first use, so that a text pays for the patterns that it
// matches. Each thread that scans owns its own patterns. Never looks at more than kWindow bytes.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/page.h"
#include "regex/machine.h"
#include "value/lexicon.h"

namespace dossier {

inline constexpr std::uint32_t kWindow = 256;

class Pattern;

// The groups of one match.
class Match {
 public:
  std::string_view operator[](std::string_view group) const;  // "" where it did not take part
  bool has(std::string_view group) const { return !(*this)[group].empty(); }
  Span span(std::string_view group) const;  // empty at 0 where it did not
  // What a group of words names; null where it did not take part.
  const LexEntry* entry(std::string_view group) const;
  Span whole() const { return whole_; }
  std::uint32_t begin() const { return whole_.begin; }
  std::uint32_t end() const { return whole_.end; }

 private:
  friend class Pattern;
  static constexpr std::size_t kMaxGroups = 24;
  const Pattern* pattern_ = nullptr;
  std::string_view text_;
  Span whole_;
  std::array<std::string_view, kMaxGroups> groups_{};  // those that the pattern names
  std::array<std::pair<std::size_t, const LexEntry*>, 4> entries_{};
};

class Pattern {
 public:
  // `source` as in a rule's row; {name} is a fragment of fragments.cc. A fragment that is a value
  // expands to (?P<name>…) on its first use and (?:…) after, glue (spaces, dashes) always to (?:…).
  // An unknown {name} or a faulty expression ends the program: a programmer's error.
  explicit Pattern(std::string_view source);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // The match (leftmost-first, as RE2) that begins exactly at `pos`, ends at a word's edge and is
  // not empty. Does not test the edge at `pos`: the anchor did.
  bool match_at(std::string_view text, std::uint32_t pos, Match& match) const;
  // The match that ends exactly at `pos` and begins, at a word's edge, as far left as it can, but
  // not before `floor`. Does not test the edge at `pos`.
  bool match_before(std::string_view text, std::uint32_t pos, Match& match,
                    std::uint32_t floor = 0) const;
  // Whether it matches the whole of `text`.
  bool match_all(std::string_view text, Match& match) const;

  std::string_view source() const { return source_; }

 private:
  friend class Match;
  struct Groups;
  // Reads the groups of a match whose ends are found; false where a word of it is not of the
  // lexicon.
  bool read(std::string_view text, Span found, Match& match) const;
  regex::Dfa& forward() const;
  regex::Dfa& backward() const;

  std::string source_;
  mutable std::unique_ptr<regex::Dfa> forward_;
  mutable std::unique_ptr<regex::Dfa> backward_;
  mutable std::unique_ptr<Groups> groups_;
  mutable bool captures_ = true;  // known once there is a machine
};

// Which of many patterns match at a place, found in one pass for all of them: most places of a page
// are settled by the answer "none". What a pattern asks of the lexicon and of Unicode's word edges
// is left open: it may match where the set says so, and nowhere else.
class PatternSet {
 public:
  static constexpr std::size_t kMost = 128;
  using Mask = std::bitset<kMost>;

  // REQUIRES: no more than kMost sources.
  explicit PatternSet(const std::vector<std::string_view>& sources);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Of each pattern whether it may match there, as Pattern's match_at, match_before and match_all.
  Mask at(std::string_view text, std::uint32_t pos) const;
  Mask before(std::string_view text, std::uint32_t pos, std::uint32_t floor = 0) const;
  Mask all(std::string_view text) const;

 private:
  regex::Dfa& forward() const;
  regex::Dfa& backward() const;

  std::vector<std::string> sources_;
  mutable std::unique_ptr<regex::Dfa> forward_;
  mutable std::unique_ptr<regex::Dfa> backward_;
};

// The pattern with every {fragment} written out.
std::string expand_fragments(std::string_view source);
// What the pattern has that no machine can be made of; "" for a sound one. For tests.
std::string fault_of(std::string_view source);

}  // namespace dossier
