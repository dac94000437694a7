// Characters as they lie in stored bytes, one reader for each encoding, and what becomes of each
// character on a clean page. A reader offers
//
//   at(pos)          the character that begins at pos; REQUIRES pos < bytes.size()
//   plain_end(pos)   the end of the run from pos on that goes into a page as it is: byte for byte
//   or,
//                    in wide units, as the ASCII characters that they are; pos itself where nothing
//                    does
//   kUnit            bytes of one unit
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

// The characters of the bytes 80 to FF in a single-byte encoding whose lower half is ASCII. Bytes
// that it leaves undefined are the control characters of the same number.
using HighHalf = std::array<char32_t, 128>;

struct Character {
  char32_t value = 0;     // for bytes that are no text: the byte itself, or the lone surrogate
  std::uint8_t size = 1;  // stored bytes
  bool valid = true;
};

enum class Treatment : std::uint8_t {
  keep,
  space,            // becomes one ASCII space
  drop,             // has no width and no meaning here
  drop_control,     // dropped, and speaks for binary data (NUL)
  keep_control,     // kept, and speaks for binary data
  carriage_return,  // half of a line end, or a space
};
Treatment treatment(char32_t c);

// The character whose UTF-8 bytes were once misread, one by one, as Windows-1252 or Latin-1, and
// then stored as the characters they were taken for: "â€“" is an en dash. Only separators and
// quotes are recognised.
struct Undoubled {
  char32_t meant = 0;
  std::size_t length = 0;  // how many characters it was stored as; 0: no such thing here
};
// `first` to `third` are the characters as stored, 0 where the text has ended.
Undoubled undouble(char32_t first, char32_t second, char32_t third);
// Whether such a sequence can begin with the character.
inline bool begins_doubled(char32_t c) {
  return c == 0xC2 || c == 0xE2 || c == 0xEF;
}

struct Utf8Reader {
  static constexpr std::size_t kUnit = 1;
  std::string_view bytes;
  // Bytes that are no UTF-8 are characters of one byte each, not valid.
  Character at(std::size_t pos) const;
  std::size_t plain_end(std::size_t pos) const;
};

struct SingleByteReader {
  static constexpr std::size_t kUnit = 1;
  std::string_view bytes;
  const HighHalf* high = nullptr;
  Character at(std::size_t pos) const;
  std::size_t plain_end(std::size_t pos) const;
};

template <bool kBigEndian>
struct Utf16Reader {
  static constexpr std::size_t kUnit = 2;
  static constexpr std::size_t kLowByte = kBigEndian ? kUnit - 1 : 0;
  std::string_view bytes;
  Character at(std::size_t pos) const;
  std::size_t plain_end(std::size_t pos) const;
};

template <bool kBigEndian>
struct Utf32Reader {
  static constexpr std::size_t kUnit = 4;
  static constexpr std::size_t kLowByte = kBigEndian ? kUnit - 1 : 0;
  std::string_view bytes;
  Character at(std::size_t pos) const;
  std::size_t plain_end(std::size_t pos) const;
};

}  // namespace dossier
