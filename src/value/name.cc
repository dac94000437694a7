// Folding of names, in a file of its own because the table generator needs it before there is a
// table.
#include "value/name.h"

#include "base/text.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

// A folded name's mark as names are compared: joints are spaces, "&" is the word.
std::string_view name_mark(char c) {
  switch (c) {
    case '-':
    case '\'':
      return " ";
    case '&':
      return " and ";
    case '"':
      return "";
    default:
      return {};
  }
}

}  // namespace

std::size_t first_word_size(std::string_view folded) {
  std::size_t pos = 0;
  while (pos < folded.size()) {
    std::size_t next = 0;
    if (!is_letter(decode(folded, pos, next))) return pos == 0 ? next : pos;
    pos = next;
  }
  return pos;
}

std::string fold_name(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    const std::string_view mark = name_mark(c);
    if (mark.data() != nullptr) {
      out += mark;
    } else {
      out += c;
    }
  }
  return squeeze(out);
}

std::string upper_code(std::string_view code) {
  std::string out(code);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  return out;
}

}  // namespace dossier
