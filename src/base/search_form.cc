// See search_form.h. Every word of a store is brought to this form when it is saved, so stretches
// of ASCII, which are nearly everything, go through a table; only what lies between them is folded
// by the Unicode tables.
#include "base/search_form.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace dossier {
namespace {

// What each ASCII byte becomes: itself in lower case, or a space for a gap.
constexpr auto kAsciiWords = [] {
  std::array<char, 256> table{};
  table.fill(' ');
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
  for (unsigned char lower = 'a', upper = 'A'; lower <= 'z'; ++lower, ++upper)
    table[lower] = table[upper] = static_cast<char>(lower);
  return table;
}();

// Where the stretch of ASCII that begins at `pos` ends.
std::size_t ascii_end(std::string_view text, std::size_t pos) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  for (std::uint64_t eight = 0; pos + sizeof eight <= text.size(); pos += sizeof eight) {
    std::memcpy(&eight, text.data() + pos, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (pos < text.size() && is_ascii(text[pos])) ++pos;
  return pos;
}

std::size_t other_end(std::string_view text, std::size_t pos) {
  while (pos < text.size() && !is_ascii(text[pos])) ++pos;
  return pos;
}

// Appends what is kept of a text. Gaps are single spaces, and none at the ends.
class WordSink {
 public:
  explicit WordSink(std::string& out) : out_(out), begin_(out.size()) {}

  void ascii(std::string_view text) {
    std::size_t end = out_.size();
    out_.resize(end + text.size());
    char* const at = out_.data();
    // A space in front counts as one that is there already.
    bool gap = end == begin_ || at[end - 1] == ' ';
    for (const char c : text) {
      const char kept = kAsciiWords[static_cast<unsigned char>(c)];
      const bool space = kept == ' ';
      at[end] = kept;
      end += static_cast<std::size_t>(!(space && gap));
      gap = space;
    }
    out_.resize(end);
  }

  // Between letters, so that a space that a character is folded to stays one.
  void other(std::string_view text) {
    std::string between = "x";
    between.append(text).push_back('x');
    const std::string folded = fold(between);
    for (std::size_t pos = 1; pos + 1 < folded.size();) {
      std::size_t next = pos + 1;
      if (is_ascii(folded[pos])) {
        ascii(std::string_view(folded).substr(pos, 1));
      } else if (is_letter(decode(folded, pos, next))) {
        out_.append(folded, pos, next - pos);
      } else {
        ascii(" ");
      }
      pos = next;
    }
  }

  void finish() {
    if (out_.size() > begin_ && out_.back() == ' ') out_.pop_back();
  }

 private:
  std::string& out_;
  std::size_t begin_;
};

}  // namespace

void append_search_form(std::string_view text, std::string& out) {
  WordSink sink(out);
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t ascii = ascii_end(text, pos);
    if (ascii > pos) sink.ascii(text.substr(pos, ascii - pos));
    pos = other_end(text, ascii);
    if (pos > ascii) sink.other(text.substr(ascii, pos - ascii));
  }
  sink.finish();
}

std::string search_form(std::string_view text) {
  std::string form;
  append_search_form(text, form);
  return form;
}

}  // namespace dossier
