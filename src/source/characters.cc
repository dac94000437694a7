// The tables and readers behind every decoded page: what each character becomes, and how each
// encoding stores it.
#include "source/characters.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dossier {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  Treatment treatment;
};

// In rising order. Whatever is not listed is kept.
constexpr std::array kTreatments{
    Range{0x0000, 0x0000, Treatment::drop_control},
    Range{0x0001, 0x0007, Treatment::keep_control},  // back space (overstriking) speaks for nothing
    Range{0x000B, 0x000B, Treatment::space},         // vertical tab
    Range{0x000D, 0x000D, Treatment::carriage_return},
    Range{0x000E, 0x0019, Treatment::keep_control},
    Range{0x001C, 0x001F, Treatment::keep_control},  // not 1A (end of file), 1B (terminal colours)
    Range{0x0085, 0x0085, Treatment::space},         // next line
    Range{0x00A0, 0x00A0, Treatment::space},         // no-break space
    Range{0x00AD, 0x00AD, Treatment::drop},          // soft hyphen
    Range{0x061C, 0x061C, Treatment::drop},          // Arabic letter mark
    Range{0x1680, 0x1680, Treatment::space},         // Ogham space mark
    Range{0x2000, 0x200A, Treatment::space},         // en quad to hair space
    Range{0x200B, 0x200F, Treatment::drop},          // zero-width, joiners, direction marks
    Range{0x2028, 0x2029, Treatment::space},         // line and paragraph separator
    Range{0x202A, 0x202E, Treatment::drop},          // direction embeddings and overrides
    Range{0x202F, 0x202F, Treatment::space},         // narrow no-break space
    Range{0x205F, 0x205F, Treatment::space},         // medium mathematical space
    Range{0x2060, 0x2064, Treatment::drop},          // word joiner, invisible operators
    Range{0x2066, 0x2069, Treatment::drop},          // direction isolates
    Range{0x3000, 0x3000, Treatment::space},         // ideographic space
    Range{0xFEFF, 0xFEFF, Treatment::drop},          // byte order mark
};

// Which blocks of 256 characters the table has anything about: few, and most text needs no others.
constexpr std::array<bool, 256> kTreatedBlocks = [] {
  std::array<bool, 256> blocks{};
  for (const Range& range : kTreatments) {
    for (char32_t block = range.first >> 8U; block <= range.last >> 8U; ++block) {
      blocks[block] = true;
    }
  }
  return blocks;
}();

// Windows-1252's characters for the bytes 80 to 9F; 0 for the five it leaves undefined.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The characters that are worth mending where they were encoded twice, in rising order.
constexpr std::array<char32_t, 28> kMendable{
    0x00A0, 0x00AB, 0x00AD, 0x00B7, 0x00BB, 0x2002, 0x2003, 0x2009, 0x200A, 0x200B,
    0x200E, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2018, 0x2019, 0x201A,
    0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x202F, 0x2212, 0xFEFF};

bool is_mendable(char32_t c) {
  return std::binary_search(kMendable.begin(), kMendable.end(), c);
}

// The byte that was misread as this character; nothing (0) where no byte can have been.
unsigned misread_byte(char32_t c) {
  if (c < 0x100) return static_cast<unsigned>(c);
  const auto* const found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
  if (found == kWindows1252.end()) return 0;
  return 0x80U + static_cast<unsigned>(found - kWindows1252.begin());
}

bool is_continuation(unsigned byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Printable ASCII, or one of the few control characters that a page keeps as they are.
constexpr std::array<bool, 256> kPlainAscii = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = true;
  for (const std::size_t byte : {0x08U, 0x09U, 0x0AU, 0x0CU, 0x1AU, 0x1BU}) plain[byte] = true;
  return plain;
}();

// Eight bytes at once: all of them from 20 to 7F.
bool all_printable(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  return ((eight | (eight - kOnes * 0x20)) & kHighBits) == 0;
}

std::uint8_t byte_at(std::string_view bytes, std::size_t pos) {
  return static_cast<std::uint8_t>(bytes[pos]);
}

std::size_t plain_ascii_end(std::string_view bytes, std::size_t pos) {
  for (;;) {
    std::uint64_t eight = 0;
    while (pos + sizeof eight <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + pos, sizeof eight);
      if (!all_printable(eight)) break;
      pos += sizeof eight;
    }
    const std::size_t stop = std::min(pos + sizeof eight, bytes.size());
    while (pos < stop && kPlainAscii[byte_at(bytes, pos)]) ++pos;
    if (pos < stop || pos == bytes.size()) return pos;
  }
}

// The same over wide units.
template <class Reader>
std::size_t plain_units_end(const Reader& reader, std::size_t pos) {
  while (pos + Reader::kUnit <= reader.bytes.size()) {
    const Character c = reader.at(pos);
    if (c.value >= 0x80 || !kPlainAscii[c.value]) break;
    pos += Reader::kUnit;
  }
  return pos;
}

// How a UTF-8 sequence goes on after its first byte: its length, and the second byte's bounds
// (which shut out overlong forms, surrogates and what lies above U+10FFFF).
struct Lead {
  std::uint8_t size = 0;  // 0: no first byte
  std::uint8_t second_min = 0x80;
  std::uint8_t second_max = 0xBF;
};

constexpr Lead lead(std::uint8_t byte) {
  if (byte < 0xC2 || byte > 0xF4) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {4};
}

template <bool kBigEndian>
char32_t unit16(std::string_view bytes, std::size_t pos) {
  const char32_t first = byte_at(bytes, pos);
  const char32_t second = byte_at(bytes, pos + 1);
  return kBigEndian ? first << 8U | second : second << 8U | first;
}

bool is_high_surrogate(char32_t c) {
  return c >= 0xD800 && c < 0xDC00;
}
bool is_low_surrogate(char32_t c) {
  return c >= 0xDC00 && c < 0xE000;
}

}  // namespace

Treatment treatment(char32_t c) {
  if (c > 0xFFFF || !kTreatedBlocks[c >> 8U]) return Treatment::keep;
  for (const Range& range : kTreatments) {
    if (c < range.first) break;
    if (c <= range.last) return range.treatment;
  }
  return Treatment::keep;
}

Undoubled undouble(char32_t first, char32_t second, char32_t third) {
  const auto if_mendable = [](char32_t meant, std::size_t length) {
    return is_mendable(meant) ? Undoubled{meant, length} : Undoubled{};
  };
  // A single Windows-1252 byte stored as the control character of the same number.
  if (first >= 0x80 && first < 0xA0 && first != 0x85) {
    return if_mendable(kWindows1252[first - 0x80], 1);
  }
  const unsigned b1 = misread_byte(second);
  if (!begins_doubled(first) || !is_continuation(b1)) return {};
  if (first == 0xC2) return if_mendable(b1, 2);
  const unsigned b2 = misread_byte(third);
  if (!is_continuation(b2)) return {};
  return if_mendable((first & 0x0FU) << 12U | (b1 & 0x3FU) << 6U | (b2 & 0x3FU), 3);
}

Character Utf8Reader::at(std::size_t pos) const {
  const std::uint8_t first = byte_at(bytes, pos);
  if (first < 0x80) return {first};
  const Character stray{first, 1, false};
  const Lead form = lead(first);
  if (form.size == 0 || pos + form.size > bytes.size()) return stray;
  const std::uint8_t second = byte_at(bytes, pos + 1);
  if (second < form.second_min || second > form.second_max) return stray;
  char32_t value = (first & (0x7FU >> form.size)) << 6U | (second & 0x3FU);
  for (std::size_t i = 2; i < form.size; ++i) {
    const std::uint8_t next = byte_at(bytes, pos + i);
    if (!is_continuation(next)) return stray;
    value = value << 6U | (next & 0x3FU);
  }
  return {value, form.size};
}

std::size_t Utf8Reader::plain_end(std::size_t pos) const {
  for (;;) {
    pos = plain_ascii_end(bytes, pos);
    if (pos == bytes.size()) return pos;
    const Character c = at(pos);
    if (c.value < 0xA0 || !c.valid || treatment(c.value) != Treatment::keep) return pos;
    if (begins_doubled(c.value)) {
      // Only what is no ASCII letter can go on a doubled character; that spares "château" a look.
      const std::size_t next = pos + c.size;
      if (next == bytes.size() || byte_at(bytes, next) >= 0x80 || byte_at(bytes, next) <= ' ') {
        return pos;
      }
    }
    pos += c.size;
  }
}

Character SingleByteReader::at(std::size_t pos) const {
  const std::uint8_t byte = byte_at(bytes, pos);
  return {byte < 0x80 ? byte : (*high)[byte - 0x80U]};
}

std::size_t SingleByteReader::plain_end(std::size_t pos) const {
  return plain_ascii_end(bytes, pos);
}

template <bool kBigEndian>
Character Utf16Reader<kBigEndian>::at(std::size_t pos) const {
  if (pos + 2 > bytes.size()) return {byte_at(bytes, pos), 1, false};
  const char32_t unit = unit16<kBigEndian>(bytes, pos);
  if (is_low_surrogate(unit)) return {unit, 2, false};
  if (!is_high_surrogate(unit)) return {unit, 2};
  const char32_t low = pos + 4 > bytes.size() ? 0 : unit16<kBigEndian>(bytes, pos + 2);
  if (!is_low_surrogate(low)) return {unit, 2, false};
  return {0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00), 4};
}

template <bool kBigEndian>
Character Utf32Reader<kBigEndian>::at(std::size_t pos) const {
  if (pos + 4 > bytes.size()) return {byte_at(bytes, pos), 1, false};
  const char32_t first = unit16<kBigEndian>(bytes, pos);
  const char32_t second = unit16<kBigEndian>(bytes, pos + 2);
  const char32_t value = kBigEndian ? first << 16U | second : second << 16U | first;
  const bool valid = value < 0x110000 && !is_high_surrogate(value) && !is_low_surrogate(value);
  return {value, 4, valid};
}

template <bool kBigEndian>
std::size_t Utf16Reader<kBigEndian>::plain_end(std::size_t pos) const {
  return plain_units_end(*this, pos);
}

template <bool kBigEndian>
std::size_t Utf32Reader<kBigEndian>::plain_end(std::size_t pos) const {
  return plain_units_end(*this, pos);
}

template struct Utf16Reader<false>;
template struct Utf16Reader<true>;
template struct Utf32Reader<false>;
template struct Utf32Reader<true>;

}  // namespace dossier
