// Which encoding stored bytes are in. Three questions, asked in this order:
//
//   wide_encoding(bytes)     UTF-16 or UTF-32, by its byte order mark or its alternating zero bytes
//   narrow_encoding(bytes)   UTF-8 or Windows-1252, for everything else
//
// The rule for narrow text: what begins with UTF-8's mark or is valid UTF-8 is UTF-8. Otherwise it
// stays UTF-8 when at least as many characters of two bytes or more are well-formed as there are
// stray bytes (a few damaged bytes, each read as U+FFFD); it is Windows-1252 when stray bytes are
// in the majority. Either way the smaller number of characters is damaged: text that really is
// Windows-1252 hardly ever forms a valid multi-byte character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

enum class Encoding : std::uint8_t { utf8, windows1252, utf16le, utf16be, utf32le, utf32be };

std::string_view name(Encoding encoding);
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
