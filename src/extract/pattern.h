// A rule's pattern, compiled: RE2 plus what RE2 lacks (named fragments, Unicode word edges).
//
//   Pattern p(R"((?P<number>{number}){sp}?{scale}?)");
//   Match m;
//   if (p.match_at(text, pos, m)) use(m["number"], m.span("scale"), m.end());
//
// Compiled on first use; each thread that scans owns its own set (RE2 objects that threads share cost
// up to a third of the speed). Never matches across more than kWindow bytes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dossier/page.h"

namespace dossier {

inline constexpr std::uint32_t kWindow = 256;

class Pattern;

// The groups of one match.
class Match {
 public:
  std::string_view operator[](std::string_view group) const;  // "" where it did not take part
  Span span(std::string_view group) const;                     // empty at 0 where it did not
  Span whole() const { return whole_; }
  std::uint32_t end() const { return whole_.end; }

 private:
  friend class Pattern;
  static constexpr int kMaxGroups = 24;
  const Pattern* pattern_ = nullptr;
  std::string_view text_;
  Span whole_;
  std::array<std::string_view, kMaxGroups> groups_{};
};

class Pattern {
 public:
  // `source` as in a rule's row; {name} is a fragment of fragments.cc, expanded to (?P<name>…) on its
  // first use and (?:…) after. An unknown {name} ends the program with a message: a programmer's error.
  explicit Pattern(std::string_view source);
  ~Pattern();
  Pattern(Pattern&&) noexcept;

  // The match (leftmost-first, as RE2) that begins exactly at `pos`, ends at a word's edge and is not
  // empty. Does not test the edge at `pos`: the anchor did.
  bool match_at(std::string_view text, std::uint32_t pos, Match& match) const;

 private:
  friend class Match;
  struct Compiled;
  std::string source_;
  mutable std::unique_ptr<Compiled> compiled_;
};

// The pattern with every {fragment} written out.
std::string expand_fragments(std::string_view source);

}  // namespace dossier
