// Which encoding stored bytes are in. Two questions, asked in this order:
//
//   wide_encoding(bytes)     UTF-16 or UTF-32, by its byte order mark or where its zero bytes are
//   narrow_encoding(bytes)   UTF-8 or a single-byte encoding, for everything else
//
// The rule for narrow text: what begins with UTF-8's mark or is valid UTF-8 is UTF-8. Otherwise it
// stays UTF-8 when at least as many characters of two bytes or more are well-formed as there are
// stray bytes (a few damaged bytes, each read as U+FFFD). When stray bytes are in the majority it
// is a single-byte encoding; charset.h says which. Either way the smaller number of characters is
// damaged: text in a single-byte encoding hardly ever forms a valid multi-byte character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

enum class Encoding : std::uint8_t {
  utf8,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  windows1250,  // this one and those below are of single bytes (charset.h)
  windows1251,
  windows1252,
  windows1253,
  windows1254,
  windows1255,
  windows1256,
  windows1257,
  windows1258,
  windows874,
  iso8859_2,
  iso8859_3,
  iso8859_4,
  iso8859_5,
  iso8859_6,
  iso8859_7,
  iso8859_8,
  iso8859_10,
  iso8859_13,
  iso8859_14,
  iso8859_15,
  iso8859_16,
  koi8_r,
};

std::string_view name(Encoding encoding);  // as IANA spells it
inline bool is_single_byte(Encoding encoding) {
  return encoding >= Encoding::windows1250;
}
// Bytes of one code unit: 1, 2 or 4.
std::size_t unit_size(Encoding encoding);

// Looks at the first few KiB. Nothing where the text is of single-byte units.
std::optional<Encoding> wide_encoding(std::string_view bytes);
// REQUIRES: bytes are not wide.
Encoding narrow_encoding(std::string_view bytes);

// The first code unit at or after `from` whose value is `ascii`; npos where there is none. `from`
// and the answer are byte offsets, `from` on a unit's edge.
std::size_t find_unit(std::string_view bytes, char ascii, std::size_t from, Encoding encoding);
std::size_t count_units(std::string_view bytes, char ascii, Encoding encoding);

}  // namespace dossier
