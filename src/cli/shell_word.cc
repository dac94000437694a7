// See shell_word.h.
#include "cli/shell_word.h"

#include <algorithm>

#include "base/text.h"

namespace dossier {
namespace {

// What no shell reads as anything but itself, wherever it stands in a word. Bytes of letters beyond
// ASCII are none of a shell's business.
bool is_plain(char c) {
  constexpr std::string_view kMarks = "_-+./:,@%";
  return !is_ascii(c) || is_ascii_letter(c) || is_digit(c) ||
         kMarks.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) {
    return std::string(word);
  }
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + '\'';
}

}  // namespace dossier
