// See marker.h.
#include "extract/marker.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "base/text.h"
#include "extract/byte_regex.h"
#include "extract/line_shape.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

// Bytes of the bullet that begins at text[0], 0 if there is none.
std::size_t bullet_size(std::string_view text) {
  static constexpr std::string_view kBullets[] = {
      "+++", "[+]", "[-]", "=>", "-", "*", "+",      "•",      "·",    "–",     "—", "‣",
      "▪",   "◦",   "●",   "○",  "■", "□", "−",      "▼",      "◐",    "◑",     "☐", "☑",
      "►",   "▸",   "➢",   "✓",  "»", "♦", "◆",      "❖",      "➤",    "▶",     "★", "✔",
      "→",   "›",   "∙",   "⁃",  "├", "└", "\uF0B7", "\uF0A7", "\x7f", "\uF0D8"};
  if (text.empty() || is_ascii_letter(text.front()) || is_digit(text.front())) return 0;
  for (std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

std::uint32_t roman_value(std::string_view roman) {
  const auto value = [](char c) { return c == 'X' ? 10U : c == 'V' ? 5U : 1U; };
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const bool before_larger = i + 1 < roman.size() && value(roman[i]) < value(roman[i + 1]);
    sum = before_larger ? sum - value(roman[i]) : sum + value(roman[i]);
  }
  return sum;
}

// "(a) ", "b) ": a letter that stands for a place in a list.
MarkerHit letter_marker(std::string_view text) {
  const std::size_t at = text.starts_with('(') ? 1 : 0;
  if (at + 3 >= text.size() || text[at] < 'a' || text[at] > 'z' || text[at + 1] != ')') return {};
  const std::size_t words = skip_blanks(text, at + 2);
  if (words == at + 2 || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, 'a', 1, static_cast<std::uint32_t>(text[at] - 'a' + 1)},
          words};
}

// "(ii) ", "iv) ": a small Roman number. A lone "(i)" is one too: few lists go as far as the
// letter.
MarkerHit small_roman_marker(std::string_view text) {
  const std::size_t begin = text.starts_with('(') ? 1 : 0;
  std::size_t at = begin;
  while (at < text.size() && (text[at] == 'i' || text[at] == 'v' || text[at] == 'x')) ++at;
  if (at == begin || at + 2 >= text.size() || text[at] != ')') return {};
  const std::size_t words = skip_blanks(text, at + 1);
  if (words == at + 1 || !begins_like_words(text.substr(words))) return {};
  std::string roman(text.substr(begin, at - begin));
  std::ranges::transform(roman, roman.begin(), [](char c) { return static_cast<char>(c - 32); });
  return {Marker{Marker::Kind::number, 'r', 1, roman_value(roman)}, words};
}

// "A) Title", "A.  Title", "A   Title": one capital with a bracket or a wide gap, so that it is no
// initial.
MarkerHit capital_marker(std::string_view text) {
  if (text.size() < 5 || text[0] < 'A' || text[0] > 'Z') return {};
  const std::size_t stop = text[1] == '.' || text[1] == ')' ? 1 : 0;
  const std::size_t words = skip_blanks(text, 1 + stop);
  const std::size_t least = text[1] == ')' ? 3 : 4;
  if (words < least || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, 'A', 1, static_cast<std::uint32_t>(text[0] - 'A' + 1)},
          words};
}

// Where the words begin behind the dashes that follow a list's number; `at`, the number's end,
// where none do.
std::size_t dash_behind_number(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view dashes : {" --- ", " -- "}) {
    if (rest.starts_with(dashes)) return at + dashes.size();
  }
  for (const std::string_view dash : {" – ", " — ", " - ", " · "}) {
    if (at <= 2 && rest.starts_with(dash)) return at + dash.size();
  }
  return at;
}

// "C.1  Title", "B2. Title", "A1 – Title": an annex's letter and a number.
MarkerHit annex_marker(std::string_view text) {
  if (text.size() < 6 || text[0] < 'A' || text[0] > 'Z') return {};
  std::size_t at = text[1] == '.' || text[1] == '-' ? 2 : 1;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  while (at < text.size() && is_digit(text[at]) && at - digits < 2)
    number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  if (at == digits || at >= text.size()) return {};
  std::size_t words = dash_behind_number(text, at);
  const bool dashed = words != at;
  const bool closed = text[at] == '.' || text[at] == ')';
  if (closed) ++at;
  if (!dashed) words = skip_blanks(text, at);
  // "A.1 Title" has its stop between.
  const std::size_t least = closed || text[1] == '.' ? 1 : 2;
  if (words - at < least || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, text[0], 2, number}, words};
}

// "IV.   Title", "II.1 Title".
MarkerHit roman_marker(std::string_view text) {
  static constexpr std::string_view kRoman =
      R"(((?:X{0,2})(?:IX|IV|V?I{0,3}))\.(?:(\d{1,2})\.?)? +)";
  thread_local const regex::Matcher kHasRoman(kRoman);
  if (kHasRoman.prefix_of(text) == std::string_view::npos) return {};
  static const ByteRegex kGroups(kRoman);
  re2::StringPiece rest = piece(text);
  re2::StringPiece roman;
  re2::StringPiece part;
  if (!RE2::Consume(&rest, kGroups, &roman, &part) || roman.empty()) return {};
  if (!begins_like_words({rest.data(), rest.size()})) return {};
  std::uint32_t number = roman_value({roman.data(), roman.size()});
  const std::uint8_t depth = part.empty() ? 1 : 2;
  if (!part.empty()) {
    number = 0;
    for (const char c : part) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return {Marker{Marker::Kind::number, 'R', depth, number}, text.size() - rest.size()};
}

}  // namespace

std::string code_shape(std::string_view code) {
  std::string shape;
  for (const char c : code) {
    const char kind = is_digit(c) ? '9' : is_ascii_letter(c) ? 'A' : c;
    if (shape.empty() || shape.back() != kind) shape += kind;
  }
  return shape;
}

// "4103  A School Farm": more digits than a list's numbers have, no year, and a wide gap.
static bool is_file_number(std::string_view text, std::size_t digits) {
  constexpr std::size_t kLeast = 4;
  constexpr std::size_t kMost = 8;
  const bool year = digits == kLeast && (text.starts_with("19") || text.starts_with("20"));
  return digits >= kLeast && digits <= kMost && !year && text.substr(digits).starts_with("  ");
}

std::size_t code_end(std::string_view text, std::size_t least_words) {
  constexpr std::size_t kLongest = 24;
  constexpr std::size_t kLeastDigits = 2;
  constexpr ByteSet kMarks("-/._");
  constexpr ByteSet kBehind(":|-");
  std::size_t end = 0;
  std::size_t digits = 0;
  for (; end < text.size() && end <= kLongest; ++end) {
    const char c = text[end];
    if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && !kMarks.has(c)) break;
    digits += is_digit(c) ? 1 : 0;
  }
  const bool code =
      end > 0 && end <= kLongest && digits >= kLeastDigits && is_word_byte(text[0]) &&
      end < text.size() && is_word_byte(text[end - 1]) &&
      (digits < end ? code_shape(text.substr(0, end)).size() > 1 : is_file_number(text, end));
  if (!code) return 0;
  std::size_t words = skip_blanks(text, end);
  if (words < text.size() && kBehind.has(text[words])) words = skip_blanks(text, words + 1);
  for (const std::string_view dash : {"–", "—"}) {
    if (text.substr(words).starts_with(dash)) words = skip_blanks(text, words + dash.size());
  }
  std::string_view rest = text.substr(words);
  for (const std::string_view quote : {"‘", "“", "«", "\""}) {
    if (rest.starts_with(quote)) rest.remove_prefix(quote.size());
  }
  constexpr std::size_t kLeastOfNumber = 2;  // "4305  Listening Tables"
  if (digits == end) least_words = std::min(least_words, kLeastOfNumber);
  // Behind "ITAT1012  SMART-HAY", "MDRDM004 [CLOSED]" stands no title.
  const bool titled = words > end && begins_like_words(rest) && count_words(rest) >= least_words;
  return titled ? words : 0;
}

namespace {

// "❶ ", "① ": a number in a circle.
MarkerHit circled_marker(std::string_view text) {
  struct Circles {
    std::string_view lead;  // the first two bytes
    unsigned char first;    // the third byte of "1"
    unsigned count;
  };
  static constexpr Circles kCircles[] = {{"\xe2\x91", 0xa0, 20},
                                         {"\xe2\x9d", 0xb6, 10},
                                         {"\xe2\x9e", 0x80, 10},
                                         {"\xe2\x9e", 0x8a, 10}};
  constexpr std::size_t kSize = 3;
  if (text.size() <= kSize) return {};
  for (const auto& [lead, first, count] : kCircles) {
    const unsigned number = static_cast<unsigned char>(text[2]) - unsigned{first} + 1;
    if (!text.starts_with(lead) || number < 1 || number > count) continue;
    const std::size_t words = skip_blanks(text, kSize);
    if (words == kSize || words >= text.size()) return {};
    return {Marker{Marker::Kind::number, 'c', 1, number}, words};
  }
  return {};
}

MarkerHit bullet_marker(std::string_view text) {
  const std::size_t size = text.starts_with("o  ") ? 1 : bullet_size(text);
  if (size == 0) return {};
  const std::size_t words = skip_blanks(text, size);
  if (words == size || words >= text.size()) return {};
  return {Marker{Marker::Kind::bullet, text[size - 1], 1, 0}, words};
}

// Markdown's "### Title", with or without a number of its own, and "::: Title".
MarkerHit heading_marker(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == text[0] && (text[0] == '#' || text[0] == ':')) ++at;
  const std::size_t least = text.starts_with(':') ? 2 : 1;
  if (at < least || at > 6) return {};
  std::size_t words = skip_blanks(text, at);
  if (words == at || words >= text.size()) return {};
  Marker marker{Marker::Kind::heading, '#', static_cast<std::uint8_t>(at), 0};
  if (const MarkerHit inner = number_marker(text.substr(words)); inner.marker.any()) {
    marker.number = inner.marker.number;
    words += inner.end;
  }
  return {marker, words};
}

// A wiki's "=== Title ===".
MarkerHit wiki_heading_marker(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == '=') ++at;
  if (at < 2 || at > 6 || text.size() < 2 * at + 2 || !text.ends_with(text.substr(0, at)))
    return {};
  const std::size_t words = skip_blanks(text, at);
  const bool titled = words + at < text.size() && text[text.size() - at - 1] != '=';
  return titled ? MarkerHit{{Marker::Kind::heading, '=', static_cast<std::uint8_t>(at), 0}, words}
                : MarkerHit{};
}

// "Project 3 - Clean stoves", "Action n° 2 : …", "Projekt 214-07: …": a list's number in words.
MarkerHit worded_marker(std::string_view text) {
  thread_local const regex::Matcher kWorded(
      R"((?i)(?:project|projet|proyecto|projekt|projeto|no|nr|n\xc2[\xb0\xba]|exp|expte|expediente)\.? ?(?:no\.? ?|nr\.? ?|n\xc2\xb0 ?)?\d{1,4}(?:[-/]\d{1,4})? ?(?:[-:.]|\xe2\x80[\x93\x94]) +)");
  // Of any other word only with a mark of its number.
  constexpr std::size_t kFar = 24;  // bytes, that the mark is in
  thread_local const regex::Matcher kMarked(
      R"([A-Z][a-z]{2,11} (?:[Nn][or]\.|[Nn]\xc2[\xb0\xba]) ?\d{1,3} ?(?:[-:]|\xe2\x80[\x93\x94]) +)");
  std::size_t end = kWorded.prefix_of(text);
  static constexpr std::string_view kMarks[] = {" No.", " no.",     " Nr.",
                                                " nr.", "\xc2\xb0", "\xc2\xba"};
  if (end >= text.size() && holds_any(text.substr(0, kFar), kMarks)) end = kMarked.prefix_of(text);
  if (end >= text.size()) return {};  // no marker, or nothing behind it
  // "N° 17 - mai 2008" is a letter's.
  if (text[0] == 'N' && begins_lower(text.substr(end))) return {};
  std::uint32_t number = 0;
  const auto is_number = [](char c) { return is_digit(c); };
  const auto* const digits = std::find_if(text.data(), text.data() + end, is_number);
  std::from_chars(digits, text.data() + end, number);
  return {Marker{Marker::Kind::number, 'P', 1, number}, end};
}

}  // namespace

// "1. ", "12) ", "(3) ", "[4] ", "3.1 ", "1   ": a number that stands for a place in a list.
MarkerHit number_marker(std::string_view text) {
  const bool square = text.starts_with('[');
  const bool bracket = square || text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  Marker marker{Marker::Kind::number, bracket ? text[0] : ' ', 0, 0};
  while (true) {
    const std::size_t digits = at;
    std::uint32_t number = 0;
    while (at < text.size() && is_digit(text[at]) && at - digits < 3)
      number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
    if (at == digits || (at < text.size() && is_digit(text[at]))) return {};
    marker.number = number;
    ++marker.depth;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
      continue;
    }
    break;
  }
  if (square && marker.depth > 2) return {};  // "[31.05.99]" is a day
  const bool slash = at + 1 < text.size() && text[at] == '/' && text[at + 1] == ' ';
  // "1 | LA MATERNITÉ DES LAGUNES", and no row of cells
  if (text.substr(at).starts_with(" | ") && !bracket && marker.depth == 1 &&
      text.find('|', at + 2) == std::string_view::npos && begins_like_words(text.substr(at + 3))) {
    marker.style = '|';
    return {marker, at + 3};
  }
  // "01 --- Bookmobiles", "07 – Camel library", "1 · Cocoa with a name"
  const std::size_t dash = dash_behind_number(text, at);
  if (dash > at && !bracket && marker.depth == 1) {
    marker.style = '-';
    return begins_like_words(text.substr(dash)) ? MarkerHit{marker, dash} : MarkerHit{};
  }
  const bool closed =
      at < text.size() && (square ? text[at] == ']' : text[at] == '.' || text[at] == ')' || slash);
  if (closed) {
    if (!bracket) marker.style = text[at];
    ++at;
    if (text.substr(at).starts_with("- ")) ++at;  // Spanish "1.- "
  } else if (bracket) {
    return {};
  }
  const std::size_t words = skip_blanks(text, at);
  // Without a full stop or bracket only a wide gap or a dotted number tells a marker from a count.
  const bool wide = words - at >= 2 || (words > at && text[at] == '\t');
  if (!closed && !wide && marker.depth < 2) return {};
  if (words >= text.size() || words == at) return {};
  if ((!closed || slash || marker.depth > 1) && !begins_like_words(text.substr(words))) return {};
  return {marker, words};
}

// An "o" that may be a bullet or an article: the page decides.
bool is_letter_bullet(std::string_view text) {
  constexpr std::string_view kLetters = "onqv";
  return text.size() > 2 && kLetters.find(text[0]) != std::string_view::npos &&
         (text[1] == ' ' || text[1] == '\t') && begins_like_words(text.substr(2));
}

MarkerHit find_marker(std::string_view text) {
  if (MarkerHit hit = worded_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = heading_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = wiki_heading_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = circled_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = bullet_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = small_roman_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = letter_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = roman_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = capital_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = annex_marker(text); hit.marker.any()) return hit;
  return number_marker(text);
}

}  // namespace dossier
