// Folding, word edges, white space and display width, on top of utf8proc. Text is mostly ASCII, so
// each function deals with ASCII bytes first and asks the Unicode tables only about the rest.
#include "base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dossier {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool is_space(char32_t c) {
  return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : unicode::is_space(c);
}

bool is_letter_or_digit(char32_t c) {
  return (c < 0x80 && is_digit(static_cast<char>(c))) || is_letter(c) ||
         (c >= 0x80 && category(c) == UTF8PROC_CATEGORY_ND);
}

// Letters that have no decomposition but that people leave out the stroke or ligature of, and the
// typographic marks that stand for an ASCII one.
struct Replacement {
  char32_t from;
  std::string_view to;
};
constexpr auto kReplacements = std::to_array<Replacement>({
    {0x00AD, ""},   // soft hyphen
    {0x00B4, "'"},  // acute accent used as an apostrophe
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0142, "l"},  {0x0153, "oe"}, {0x0167, "t"},  {0x01DD, "e"},  {0x0259, "e"},
    {0x02B9, "'"},  {0x02BB, "'"},  {0x02BC, "'"},  {0x02BF, "'"},  {0x200B, ""},   {0x200C, ""},
    {0x200D, ""},   {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},
    {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"},  {0x2033, "\""}, {0x2039, "'"},
    {0x203A, "'"},  {0x2060, ""},   {0x2212, "-"},  {0xFEFF, ""},
});

// Null where the character has no replacement of its own.
const Replacement* replacement_of(char32_t c) {
  const auto* const it = std::ranges::lower_bound(kReplacements, c, {}, &Replacement::from);
  return it != kReplacements.end() && it->from == c ? it : nullptr;
}

void append_replaced(char32_t c, std::string& out) {
  if (const Replacement* r = replacement_of(c)) {
    out += r->to;
  } else {
    append_utf8(c, out);
  }
}

// One non-ASCII character, folded by its properties.
void append_decomposed(char32_t c, std::string& out) {
  if (const Replacement* r = replacement_of(c)) {
    out += r->to;
    return;
  }
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPAT |
                                                           UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const utf8proc_ssize_t n =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), kOptions, &boundary);
  if (n < 0 || n > static_cast<utf8proc_ssize_t>(parts.size())) {
    append_utf8(c, out);
    return;
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
    append_replaced(static_cast<char32_t>(parts[i]), out);
  }
}

// The characters outside ASCII that a thread folded last, as a decomposition costs some hundred
// instructions and a text has few alphabets. Each has one place; the next of that place takes it.
class FoldCache {
 public:
  static constexpr std::size_t kLongest = 8;  // bytes
  // What a character folds to.
  struct Entry {
    char32_t from = 0;
    bool space = false;     // any white space
    std::uint8_t size = 0;  // kLongest + 1: longer, and not kept
    std::array<char, kLongest> to{};
  };

  static const Entry& of(char32_t c) {
    thread_local FoldCache cache;
    Entry& entry = cache.entries_[c % kEntries];
    if (entry.from != c) entry = fold(c);
    return entry;
  }

 private:
  static constexpr std::size_t kEntries = 1024;

  static Entry fold(char32_t c) {
    std::string folded;
    append_decomposed(c, folded);
    const auto size = static_cast<std::uint8_t>(std::min(folded.size(), kLongest + 1));
    Entry entry{c, is_space(c), size, {}};
    std::copy_n(folded.begin(), std::min(folded.size(), kLongest), entry.to.begin());
    return entry;
  }
  std::array<Entry, kEntries> entries_{};
};

// One non-ASCII character, folded; white space as append_ascii_fold() has it.
void append_folded(char32_t c, std::string& out) {
  const FoldCache::Entry& entry = FoldCache::of(c);
  if (entry.space) {
    if (!out.empty() && out.back() != ' ') out += ' ';
  } else if (entry.size <= FoldCache::kLongest) {
    out.append(entry.to.data(), entry.size);
  } else {
    append_decomposed(c, out);
  }
}

// The character that ends just before text[pos]. REQUIRES: pos > 0.
char32_t decode_before(std::string_view text, std::size_t pos) {
  std::size_t begin = pos - 1;
  while (begin > 0 && pos - begin < 4 && is_continuation(text[begin])) --begin;
  std::size_t next = 0;
  const char32_t c = decode(text, begin, next);
  return next == pos ? c : kReplacement;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        next[j] = std::min(next[j], before[j - 2] + 1);
      }
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

// unicode::decode(), with the two bytes of most of the world's accents read here.
char32_t decode_pair(std::string_view text, std::size_t pos, std::size_t& next) {
  const auto lead = static_cast<unsigned char>(text[pos]);
  if (lead < 0xC2 || lead > 0xDF || pos + 1 == text.size() || !is_continuation(text[pos + 1]))
    return unicode::decode(text, pos, next);
  next = pos + 2;
  return (lead & 0x1FU) << 6U | (static_cast<unsigned char>(text[pos + 1]) & 0x3FU);
}

// What an ASCII byte folds to: ' ' for white space.
constexpr char kNotAscii = '\x80';
constexpr std::array<char, 256> make_ascii_folds() {
  std::array<char, 256> folds{};
  folds.fill(kNotAscii);
  for (std::size_t i = 0; i < 0x80; ++i) {
    const char c = static_cast<char>(i);
    folds[i] = is_ascii_space(c) ? ' ' : c == '`' ? '\'' : ascii_lower(c);
  }
  return folds;
}
constexpr std::array<char, 256> kAsciiFolds = make_ascii_folds();

char ascii_fold(char c) {
  return kAsciiFolds[static_cast<unsigned char>(c)];
}

constexpr std::size_t kStep = 16;  // bytes that are looked at together

#ifdef __SSE2__
// Where the ASCII that text[pos] begins ends, or a little before.
std::size_t skip_ascii(std::string_view text, std::size_t pos) {
  for (; text.size() - pos >= kStep; pos += kStep) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + pos));
    if (_mm_movemask_epi8(bytes) != 0) break;
  }
  return pos;
}

// Folds kStep bytes of ASCII at `from`, the one before them folded to `last`. False, and nothing
// written, where one of them is a grave accent or a control, or white space follows white space.
bool fold_step(const char* from, char* to, char last) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const auto is = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const auto above = [bytes](char c) { return _mm_cmpgt_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i below = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i breaks = _mm_andnot_si128(above('\r'), above('\t' - 1));
  const __m128i odd = _mm_or_si128(_mm_andnot_si128(breaks, below), is('`'));
  const unsigned spaces = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(breaks, is(' '))));
  if (_mm_movemask_epi8(odd) != 0 || (spaces & (spaces << 1)) != 0 ||
      (last == ' ' && (spaces & 1) != 0))
    return false;
  const __m128i upper = _mm_andnot_si128(above('Z'), above('A' - 1));
  const __m128i lowered = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8('a' - 'A')));
  const __m128i folded =
      _mm_or_si128(_mm_andnot_si128(breaks, lowered), _mm_and_si128(breaks, _mm_set1_epi8(' ')));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), folded);
  return true;
}

// A bit for each of the kStep places at `text` where the first and the last byte of the mark
// stand as far apart as in the mark.
unsigned mark_places(const char* text, std::string_view mark) {
  const auto are = [text](std::size_t at, char c) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
  };
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_and_si128(are(0, mark.front()), are(mark.size() - 1, mark.back()))));
}
#else
std::size_t skip_ascii(std::string_view, std::size_t pos) {
  return pos;
}
bool fold_step(const char*, char*, char) {
  return false;
}
unsigned mark_places(const char* text, std::string_view mark) {
  unsigned places = 0;
  for (std::size_t i = 0; i < kStep; ++i) places |= text[i] == mark.front() ? 1U << i : 0U;
  return places;
}
#endif

// fold_step() for fewer bytes, as if letters stood behind them.
bool fold_rest(std::string_view rest, char* to, char last) {
  std::array<char, kStep> from{};
  from.fill('x');
  std::ranges::copy(rest, from.begin());
  std::array<char, kStep> folded{};
  if (!fold_step(from.data(), folded.data(), last)) return false;
  std::copy_n(folded.begin(), rest.size(), to);
  return true;
}

// Folds the ASCII that text[pos] begins, its runs of white space to one space each, none at the
// very beginning of `out`. Returns where it ends. White space at its end is left as one space.
std::size_t append_ascii_fold(std::string_view text, std::size_t pos, std::string& out) {
  std::size_t end = skip_ascii(text, pos);
  while (end < text.size() && is_ascii(text[end])) ++end;
  const std::size_t size = out.size();
  out.resize(size + (end - pos));
  char* to = out.data() + size;
  char last = size == 0 ? ' ' : to[-1];
  while (pos < end) {
    if (end - pos >= kStep && fold_step(text.data() + pos, to, last)) {
      to += kStep;
      last = to[-1];
      pos += kStep;
      continue;
    }
    const std::size_t step = std::min(end, pos + kStep);
    if (step - pos < kStep && fold_rest(text.substr(pos, step - pos), to, last)) {
      to += step - pos;
      pos = step;
      break;
    }
    for (; pos < step; ++pos) {
      const char c = ascii_fold(text[pos]);
      if (c == ' ' && last == ' ') continue;
      *to++ = last = c;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return pos;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  fold_into(text, out);
  return out;
}

void fold_into(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t pos = 0; pos < text.size();) {
    pos = append_ascii_fold(text, pos, out);
    if (pos == text.size()) break;
    std::size_t next = 0;
    append_folded(decode_pair(text, pos, next), out);
    pos = next;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
}

char32_t unicode::decode(std::string_view text, std::size_t pos, std::size_t& next) {
  next = pos + 1;
  utf8proc_int32_t point = 0;
  const utf8proc_ssize_t n =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + pos,
                       static_cast<utf8proc_ssize_t>(text.size() - pos), &point);
  if (n <= 0) return kReplacement;
  next = pos + static_cast<std::size_t>(n);
  return static_cast<char32_t>(point);
}

void append_utf8(char32_t c, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const utf8proc_ssize_t n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
}

bool unicode::is_letter(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}

bool unicode::is_upper(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool unicode::is_lower(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_LL;
}

bool unicode::is_space(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return c == 0x85 || kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
         kind == UTF8PROC_CATEGORY_ZP;
}

bool is_currency_sign(char32_t c) {
  if (c < 0x80) return c == '$';
  return category(c) == UTF8PROC_CATEGORY_SC;
}

bool is_word_edge(std::string_view text, std::size_t pos) {
  if (pos == 0 || pos >= text.size()) return true;
  if (!is_word_byte(text[pos]) || !is_word_byte(text[pos - 1])) return true;
  if (is_ascii(text[pos]) && is_ascii(text[pos - 1])) return false;
  std::size_t next = 0;
  return !is_letter_or_digit(decode(text, pos, next)) ||
         !is_letter_or_digit(decode_before(text, pos));
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = 0;
    if (!is_space(decode(text, begin, next))) break;
    begin = next;
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    if (is_ascii(text.back()) ? !is_ascii_space(text.back())
                              : !is_space(decode_before(text, text.size()))) {
      break;
    }
    std::size_t size = text.size() - 1;
    while (size > 0 && is_continuation(text[size])) --size;
    text = text.substr(0, size);
  }
  return text;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t next = 0;
    if (is_space(decode(text, pos, next))) {
      gap = true;
    } else {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += text.substr(pos, next - pos);
    }
    pos = next;
  }
  return out;
}

std::size_t find_mark(std::string_view text, std::string_view mark, std::size_t pos) {
  if (mark.size() > text.size()) return std::string_view::npos;
  if (mark.empty()) return pos <= text.size() ? pos : std::string_view::npos;
  const std::size_t places = text.size() - mark.size() + 1;
  const auto stands_at = [text, mark](std::size_t at) {
    return std::equal(mark.begin(), mark.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
  };
  while (pos < places && places >= kStep) {
    // The last step begins where it ends with the text.
    const std::size_t begin = std::min(pos, places - kStep);
    unsigned may = mark_places(text.data() + begin, mark) & (~0U << (pos - begin));
    for (; may != 0; may &= may - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(may));
      if (stands_at(at)) return at;
    }
    pos = begin + kStep;
  }
  while (pos < places && !stands_at(pos)) ++pos;
  return pos < places ? pos : std::string_view::npos;
}

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [text](std::string_view word) { return holds(text, word); });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

bool starts_with_fold(std::string_view text, std::string_view folded_prefix) {
  std::string folded;
  std::size_t at = 0;
  for (std::size_t pos = 0; at < folded_prefix.size() && pos < text.size();) {
    std::size_t next = 0;
    decode(text, pos, next);
    // Leading white space is no part of fold(text); inside, any white space is one space.
    fold_into(text.substr(pos, next - pos), folded);
    if (folded.empty() && at > 0 && is_space(decode(text, pos, next)) &&
        folded_prefix[at - 1] != ' ') {
      folded.push_back(' ');
    }
    const std::size_t n = std::min(folded.size(), folded_prefix.size() - at);
    if (folded.compare(0, n, folded_prefix.substr(at, n)) != 0) return false;
    at += n;
    pos = next;
  }
  return at == folded_prefix.size();
}

std::uint32_t display_width(std::string_view text) {
  std::uint32_t cells = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t next = 0;
    const char32_t c = decode(text, pos, next);
    cells += c < 0x80 ? 1U : static_cast<std::uint32_t>(utf8proc_charwidth(static_cast<int>(c)));
    pos = next;
  }
  return cells;
}

std::string_view fit(std::string_view text, std::uint32_t cells) {
  std::uint32_t used = 0;
  std::size_t pos = 0;
  while (pos < text.size()) {
    std::size_t next = 0;
    decode(text, pos, next);
    const std::uint32_t width = display_width(text.substr(pos, next - pos));
    if (used + width > cells) break;
    used += width;
    pos = next;
  }
  return text.substr(0, pos);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string folded = fold(word);
  const std::size_t limit = std::clamp<std::size_t>(folded.size() / 3, 1, 3);
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(folded, fold(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

}  // namespace dossier
