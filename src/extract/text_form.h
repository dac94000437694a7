// Forms that a text may have as a whole, in tables: what is no project by its title, what is no
// text of a page by its line. A new form is a row with its examples.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/word_gate.h"
#include "regex/matcher.h"

namespace dossier {

struct TextForm {
  std::string_view what;
  std::string_view form;     // RE2 over bytes, of the whole folded text
  std::string_view example;  // a text of that form
  std::string_view other;    // one that is near it and of no form of the table
  bool site = false;         // what only a site has: its ways, its notices
};

// Asks a table's rows; those alone that may fit a text. Each thread has its own.
class TextForms {
 public:
  using Gate = RowsThatMayFit (*)(std::string_view folded);
  // REQUIRES: the rows are constants, and `gate` is that table's.
  TextForms(std::span<const TextForm> rows, Gate gate);
  TextForms(const TextForms&) = delete;  // its matchers look at its own expressions
  TextForms& operator=(const TextForms&) = delete;

  // Whether the folded text is of one of the forms, or of one that has `site`.
  bool has(std::string_view folded, bool site_only = false) const;

 private:
  std::span<const TextForm> rows_;
  Gate gate_;
  RowsThatMayFit wordless_;  // rows that no word tells
  std::string either_;       // an expression of these
  std::string either_of_site_;
  regex::Matcher is_either_;
  regex::Matcher is_either_of_site_;
  std::vector<regex::Matcher> matchers_;
};

}  // namespace dossier
