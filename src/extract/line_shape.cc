// See line_shape.h.
#include "extract/line_shape.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/byte_regex.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

#include "extract/small_words.inc"  // kSmallWords

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

bool begins_like_words(std::string_view text) {
  if (text.empty()) return false;
  std::size_t next = 0;
  const char32_t c = decode(text, 0, next);
  return is_upper(c) || (c >= 0x80 && is_letter(c)) ||
         std::string_view("\"'*[(_").find(text[0]) != std::string_view::npos ||
         text.starts_with("“") || text.starts_with("«") || text.starts_with("„") ||
         text.starts_with("¡") || text.starts_with("¿");
}

bool begins_lower(std::string_view text) {
  if (text.empty()) return false;
  std::size_t next = 0;
  const char32_t c = decode(text, 0, next);
  return is_letter(c) && !is_upper(c) && c < 0x250;
}

bool all_capitals(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::uint16_t count_words(std::string_view text) {
  // 1 for a byte of a word, 2 for one that may join two of them.
  static constexpr auto kKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (unsigned c = 0; c < kinds.size(); ++c)
      kinds[c] = is_word_byte(static_cast<char>(c)) ? 1 : c == '\'' || c == '-' ? 2 : 0;
    return kinds;
  }();
  std::size_t words = 0;
  unsigned inside = 0;
  for (const char c : text) {
    const unsigned kind = kKinds[static_cast<unsigned char>(c)];
    words += kind & 1U & ~inside;
    inside = (kind & 1U) | (inside & kind >> 1U);
  }
  return static_cast<std::uint16_t>(std::min<std::size_t>(words, 0xffff));
}

// "The pipes are renewed. [Energy]": a tag behind the sentence.
static std::string_view without_tag(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  const std::size_t open = text.ends_with(']') ? text.rfind(". [") : std::string_view::npos;
  return open != std::string_view::npos && text.size() - open <= kLongest ? text.substr(0, open + 1)
                                                                          : text;
}

bool ends_sentence(std::string_view text) {
  text = without_tag(text);
  while (!text.empty() && std::string_view("\"')]* ").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  for (std::string_view quote : {"”", "’", "»"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with("…");
}

bool is_abbreviation(std::string_view word) {
  static constexpr std::string_view kWords[] = {"Dr",  "Mr",  "Mrs",  "Ms",  "St",    "Prof", "Sr",
                                                "Sra", "Mme", "Mlle", "Ing", "Nr",    "No",   "Art",
                                                "Mio", "Mrd", "vs",   "bzw", "approx"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// A sentence's end inside the line: a small letter or a bracket, a stop, a space, a capital.
bool has_inner_stop(std::string_view text, std::size_t words) {
  static constexpr std::string_view kStop =
      R"(([A-Za-z\x80-\xff]*[a-z\x80-\xff\d)%])[.] +(?:[A-Z]|\xc3[\x80-\x9e])[a-z\x80-\xff]*[ ,'])";
  thread_local const regex::Matcher kHasStop(kStop);
  if (words < 7 || text.find(". ") == std::string_view::npos) return false;
  if (!kHasStop.occurs_in(text)) return false;
  static const ByteRegex kGroups(kStop);
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece word;
  while (RE2::FindAndConsume(&rest, kGroups, &word)) {
    if (!is_abbreviation({word.data(), word.size()})) return true;
  }
  return false;
}

std::size_t find_stop(std::string_view text, const ByteSet& marks, std::size_t at) {
  for (; at + 1 < text.size(); ++at) {
    if (text[at + 1] != ' ' || !marks.has(text[at])) continue;
    std::size_t word = at;
    while (word > 0 && is_word_byte(text[word - 1])) --word;
    const bool initial = at == word + 1 && is_upper(static_cast<unsigned char>(text[word]));
    if (!initial && !is_abbreviation(text.substr(word, at - word))) return at;
  }
  return std::string_view::npos;
}

// "Roads in Albania.": a short sentence; "Whitcomb Inc." is a name.
bool ends_in_word_and_stop(std::string_view text) {
  if (!text.ends_with('.')) return false;
  const std::size_t space = text.find_last_of(" .", text.size() - 2);
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  return text.size() - 1 - begin > 3;
}

bool is_small_word(std::string_view folded) {
  return std::ranges::binary_search(kSmallWords, folded);
}

// "… provided that talks begun in": the line below carries on, whatever it begins with.
bool ends_in_small_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  return space != std::string_view::npos && is_small_word(text.substr(space + 1));
}

bool has_wide_gap(std::string_view text) {
  const std::size_t gap = text.find("   ");
  return gap != std::string_view::npos && gap > 0;
}

bool leaves_bracket_open(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

std::size_t mapping_key(std::string_view text) {
  constexpr ByteSet kKey("abcdefghijklmnopqrstuvwxyz0123456789_-");
  const std::size_t colon = kKey.first_not_in(text);
  const bool key = colon > 0 && colon < text.size() && text.substr(colon).starts_with(": ");
  return key ? colon + 2 : 0;
}

bool has_address(std::string_view text) {
  // "Fishing @ the Pier" and "CARE@HOME" are none.
  const std::size_t at = std::min(text.find('@'), text.size());
  const std::string_view host = text.substr(at, text.find(' ', at) - at);
  const bool mail = host.size() > 1 && host.find('.', 1) < host.size() - 1;
  return mail || text.find("http://") != std::string_view::npos ||
         text.find("https://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos;
}

std::size_t tag_size(std::string_view text) {
  constexpr std::size_t kLongest = 400;
  constexpr ByteSet kEnds("<>\n");
  if (text.size() < 3 || text[0] != '<') return 0;
  if (text.starts_with("<!--")) {
    const std::size_t end = text.substr(0, kLongest).find("-->");
    return end == std::string_view::npos ? 0 : end + std::string_view("-->").size();
  }
  if (!is_ascii_letter(text[1]) && !(text[1] == '/' && is_ascii_letter(text[2]))) return 0;
  const std::size_t end = kEnds.first_in(text.substr(0, kLongest), 1);
  return end == std::string_view::npos || text[end] != '>' ? 0 : end + 1;
}

bool is_rule(std::string_view text) {
  if (text == "&nbsp;") return true;
  if (text.size() < 3) return false;
  // Box drawing, U+2500 to U+257F, is as good as hyphens.
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view box = text.substr(at, 3);
    const bool drawn = box.starts_with("\xe2\x94") || box.starts_with("\xe2\x95");
    if (!drawn && std::string_view("-=_*~ +|:").find(text[at]) == std::string_view::npos)
      return false;
    at += drawn ? 3 : 1;
  }
  return true;
}

}  // namespace dossier
