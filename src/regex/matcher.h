// Yes-or-no questions to a text, for one expression over bytes: folded text is ASCII but for other
// scripts' letters, so these expressions need no characters of Unicode. A character outside ASCII
// is two to four bytes from \x80 to \xff to them.
//
//   thread_local const Matcher kGreeting(R"((?:good|fine) (?:morning|evening)\b.*)");
//   if (kGreeting.matches(fold(line))) …
//
// Says what RE2 says in its Latin-1 mode. Each thread has its own: a machine is made on first use
// and grows as it runs. A faulty expression ends the program: a programmer's error.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "regex/machine.h"

namespace dossier::regex {

class Matcher {
 public:
  // `expression` must outlive the matcher.
  explicit constexpr Matcher(std::string_view expression) : expression_(expression) {}

  bool matches(std::string_view text) const;    // the whole of it
  bool occurs_in(std::string_view text) const;  // a part of it
  // How long the match is that RE2 finds first at the text's beginning; npos: there is none.
  std::size_t prefix_of(std::string_view text) const;

 private:
  enum class Use : std::uint8_t { whole, part, prefix };
  Dfa& machine(Use use) const;

  std::string_view expression_;
  mutable std::array<std::unique_ptr<Dfa>, 3> machines_;
};

}  // namespace dossier::regex
