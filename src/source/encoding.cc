// Byte order marks, zero bytes and UTF-8 validity: the evidence an encoding is told by.
#include "source/encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "source/characters.h"

namespace dossier {
namespace {

constexpr std::size_t kSample = 4096;

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};
using namespace std::string_view_literals;
// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array<Mark, 4> kMarks{{
    {"\xFF\xFE\0\0"sv, Encoding::utf32le},
    {"\0\0\xFE\xFF"sv, Encoding::utf32be},
    {"\xFF\xFE"sv, Encoding::utf16le},
    {"\xFE\xFF"sv, Encoding::utf16be},
}};

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// UTF-16 without a mark: of every pair of bytes the same half is zero, in at least two pairs of
// five (spaces, digits and Latin letters), and the other half hardly ever is.
std::optional<Encoding> alternating_zeros(std::string_view sample) {
  const std::size_t pairs = sample.size() / 2;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    first += sample[2 * i] == '\0' ? 1 : 0;
    second += sample[2 * i + 1] == '\0' ? 1 : 0;
  }
  const auto dominates = [pairs](std::size_t many, std::size_t few) {
    return many >= 2 && many * 5 >= pairs * 2 && few * 20 <= many;
  };
  if (dominates(second, first)) return Encoding::utf16le;
  if (dominates(first, second)) return Encoding::utf16be;
  return std::nullopt;
}

// Whether the unit at `at` is the ASCII character; `at` leaves room for a whole unit.
bool is_unit(std::string_view bytes, std::size_t at, char ascii, Encoding encoding) {
  const std::size_t size = unit_size(encoding);
  const bool big_endian = encoding == Encoding::utf16be || encoding == Encoding::utf32be;
  const std::size_t low = big_endian ? size - 1 : 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (bytes[at + i] != (i == low ? ascii : '\0')) return false;
  }
  return true;
}

}  // namespace

std::string_view name(Encoding encoding) {
  constexpr std::array<std::string_view, 6> kNames{"UTF-8",    "Windows-1252", "UTF-16LE",
                                                   "UTF-16BE", "UTF-32LE",     "UTF-32BE"};
  return kNames[static_cast<std::size_t>(encoding)];
}

std::size_t unit_size(Encoding encoding) {
  constexpr std::array<std::size_t, 6> kSizes{1, 1, 2, 2, 4, 4};
  return kSizes[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> wide_encoding(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark.encoding;
  }
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  return alternating_zeros(sample);
}

Encoding narrow_encoding(std::string_view bytes) {
  if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) return Encoding::utf8;
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return Encoding::utf8;
  const Utf8Reader reader{bytes};
  std::size_t characters = 0;
  std::size_t stray = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const Character c = reader.at(at);
    if (!c.valid) ++stray;
    if (c.size > 1) ++characters;
    at += c.size;
  }
  return characters >= stray ? Encoding::utf8 : Encoding::windows1252;
}

std::size_t find_unit(std::string_view bytes, char ascii, std::size_t from, Encoding encoding) {
  const std::size_t size = unit_size(encoding);
  if (size == 1) return bytes.find(ascii, from);
  for (std::size_t at = from; at + size <= bytes.size(); at += size) {
    if (is_unit(bytes, at, ascii, encoding)) return at;
  }
  return std::string_view::npos;
}

std::size_t count_units(std::string_view bytes, char ascii, Encoding encoding) {
  const std::size_t size = unit_size(encoding);
  if (size == 1) return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), ascii));
  std::size_t count = 0;
  for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
    if (is_unit(bytes, at, ascii, encoding)) ++count;
  }
  return count;
}

}  // namespace dossier
