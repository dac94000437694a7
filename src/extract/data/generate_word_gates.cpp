// Writes the words that the rows of tables of expressions need, as the rows of
// src/extract/word_gate.cc. A host program that the build compiles and runs:
//
//   generate_word_gates OUT.inc
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/aside.h"
#include "extract/boilerplate.h"
#include "extract/byline.h"
#include "extract/cues.h"
#include "extract/no_project.h"
#include "extract/page_owner.h"
#include "regex/required.h"
#include "regex/syntax.h"

namespace {

std::vector<std::string> words_of(std::string_view pattern) {
  dossier::regex::Parser parser({.bytes = true});
  const auto root = parser.parse(pattern);
  if (!parser.error().empty()) {
    std::cerr << parser.error() << " in " << pattern << '\n';
    std::exit(1);
  }
  return required_words(parser.tree(), root);
}

template <class Table, class Pattern>
void write_gate(std::ostream& out, std::string_view name, const Table& table, Pattern pattern_of) {
  std::vector<std::pair<std::string, std::size_t>> needed;
  std::string wordless;
  std::size_t wordless_rows = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto words = words_of(pattern_of(table[row]));
    for (const std::string& word : words) needed.emplace_back(word, row);
    if (!words.empty()) continue;
    wordless += std::to_string(row) + ", ";
    ++wordless_rows;
  }
  std::ranges::sort(needed);
  out << "constexpr GateWord k" << name << "Words[] = {\n";
  for (const auto& [word, row] : needed) {
    out << "    {" << std::quoted(word) << ", " << word.size() << ", " << row << "},\n";
  }
  out << "};\nconstexpr std::array<std::size_t, " << wordless_rows << "> k" << name
      << "Wordless = {" << wordless << "};\n"
      << "static_assert(kGatedRows >= " << table.size() << ");\n";
}

std::string_view form_of(const dossier::TextForm& row) {
  return row.form;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ofstream out(argv[1]);
  out << "// Generated from the tables of expressions.\n";
  write_gate(out, "Cue", dossier::cue_table(),
             [](const dossier::Cue& cue) { return cue.rule.info.pattern; });
  write_gate(out, "NoProject", dossier::no_project_forms(), form_of);
  write_gate(out, "Boilerplate", dossier::boilerplate_forms(), form_of);
  write_gate(out, "Aside", dossier::aside_forms(), form_of);
  write_gate(out, "Byline", dossier::byline_forms(), form_of);
  write_gate(out, "Home", dossier::home_forms(), form_of);
  return out.flush() ? 0 : 1;
}
