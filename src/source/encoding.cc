// Byte order marks, zero bytes and UTF-8 validity: the evidence an encoding is told by.
#include "source/encoding.h"

#include <algorithm>
#include <array>

#include "source/characters.h"
#include "source/charset.h"

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

// How often each byte of a unit is zero.
template <std::size_t kUnit>
std::array<std::size_t, kUnit> zeros_by_place(std::string_view sample) {
  std::array<std::size_t, kUnit> zeros{};
  for (std::size_t i = 0; i < sample.size() / kUnit * kUnit; ++i) {
    zeros[i % kUnit] += sample[i] == '\0' ? 1 : 0;
  }
  return zeros;
}

// UTF-32 without a mark: of four bytes the one at the far end is always zero, its neighbour nearly
// always, and the one at the near end hardly ever.
std::optional<Encoding> zeros_of_four(std::string_view sample) {
  const std::size_t units = sample.size() / 4;
  const auto zeros = zeros_by_place<4>(sample);
  const auto fits = [units](std::size_t far, std::size_t next, std::size_t near) {
    return units >= 2 && far == units && next * 20 >= units * 19 && near * 20 <= units;
  };
  if (fits(zeros[3], zeros[2], zeros[0])) return Encoding::utf32le;
  if (fits(zeros[0], zeros[1], zeros[3])) return Encoding::utf32be;
  return std::nullopt;
}

// UTF-16 without a mark: of every pair of bytes the same half is zero, in at least two pairs of
// five (spaces, digits and Latin letters), and the other half hardly ever is.
std::optional<Encoding> alternating_zeros(std::string_view sample) {
  const std::size_t pairs = sample.size() / 2;
  const auto [first, second] = zeros_by_place<2>(sample);
  const auto dominates = [pairs](std::size_t many, std::size_t few) {
    return many >= 2 && many * 5 >= pairs * 2 && few * 20 <= many;
  };
  if (dominates(second, first)) return Encoding::utf16le;
  if (dominates(first, second)) return Encoding::utf16be;
  return std::nullopt;
}

// The same for other scripts: one half of the pairs has hardly any values but two, zero (spaces,
// digits, punctuation) and the script's own. The other half has many and is hardly ever zero.
std::optional<Encoding> two_blocks(std::string_view sample) {
  constexpr std::size_t kFewest = 16;
  constexpr std::size_t kScripts = 0x11;  // Greek, Cyrillic, … Georgian: blocks below U+1100
  const std::size_t pairs = sample.size() / 2;
  std::array<std::array<std::size_t, 256>, 2> counts{};
  for (std::size_t i = 0; i < 2 * pairs; ++i) {
    ++counts[i % 2][static_cast<unsigned char>(sample[i])];
  }
  const auto fits = [&](std::size_t high, std::size_t low) {
    const auto& blocks = counts[high];
    const auto script = *std::max_element(blocks.begin() + 1, blocks.begin() + kScripts);
    const auto values = std::count_if(counts[low].begin(), counts[low].end(),
                                      [](std::size_t count) { return count > 0; });
    return (blocks[0] + script) * 20 >= pairs * 19 && blocks[0] * 20 >= pairs &&
           counts[low][0] * 50 <= pairs && values >= 8;
  };
  if (pairs < kFewest) return std::nullopt;
  if (fits(1, 0)) return Encoding::utf16le;
  if (fits(0, 1)) return Encoding::utf16be;
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

bool is_utf8(const Utf8Reader& reader) {
  for (std::size_t at = 0; (at = reader.plain_end(at)) < reader.bytes.size();) {
    const Character c = reader.at(at);
    if (!c.valid) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

std::string_view name(Encoding encoding) {
  constexpr std::array<std::string_view, 28> kNames{
      "UTF-8",        "UTF-16LE",     "UTF-16BE",     "UTF-32LE",     "UTF-32BE",
      "Windows-1250", "Windows-1251", "Windows-1252", "Windows-1253", "Windows-1254",
      "Windows-1255", "Windows-1256", "Windows-1257", "Windows-1258", "Windows-874",
      "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",
      "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",
      "ISO-8859-15",  "ISO-8859-16",  "KOI8-R"};
  return kNames.at(static_cast<std::size_t>(encoding));
}

std::size_t unit_size(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16le:
    case Encoding::utf16be:
      return 2;
    case Encoding::utf32le:
    case Encoding::utf32be:
      return 4;
    default:
      return 1;
  }
}

std::optional<Encoding> wide_encoding(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark.encoding;
  }
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  if (const auto utf32 = zeros_of_four(sample)) return utf32;
  if (const auto utf16 = alternating_zeros(sample)) return utf16;
  return two_blocks(sample);
}

Encoding narrow_encoding(std::string_view bytes) {
  if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) return Encoding::utf8;
  const Utf8Reader reader{bytes};
  if (is_utf8(reader)) return Encoding::utf8;
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
  return characters >= stray ? Encoding::utf8 : single_byte_encoding(bytes);
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
