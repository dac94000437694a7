// Writes the words that the rows of the cue table need, as the rows of src/extract/cue_words.cc. A
// host program that the build compiles and runs:
//
//   generate_cue_words OUT.inc
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/cues.h"
#include "regex/required.h"
#include "regex/syntax.h"

namespace {

std::vector<std::string> words_of(std::string_view pattern) {
  dossier::regex::Parser parser({.bytes = true});
  const auto root = parser.parse(pattern);
  if (!parser.error().empty()) {
    std::cerr << "the cue table: " << parser.error() << '\n';
    std::exit(1);
  }
  return required_words(parser.tree(), root);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::pair<std::string, std::size_t>> needed;
  std::string wordless;
  const auto table = dossier::cue_table();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto words = words_of(table[row].rule.info.pattern);
    for (const std::string& word : words) needed.emplace_back(word, row);
    if (words.empty()) wordless += std::to_string(row) + ", ";
  }
  std::ranges::sort(needed);
  std::ofstream out(argv[1]);
  out << "// Generated from the cue table.\nconstexpr CueWord kRows[] = {\n";
  for (const auto& [word, row] : needed) {
    out << "    {\"" << word << "\", " << word.size() << ", " << row << "},\n";
  }
  out << "};\nconstexpr std::size_t kWordless[] = {" << wordless << "};\n"
      << "static_assert(kCueRows >= " << table.size() << ");\n";
  return out.flush() ? 0 : 1;
}
