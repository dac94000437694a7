// See plain.h.
#include "render/plain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace dossier {
namespace {

struct CharRange {
  char32_t first;
  char32_t last;
};

constexpr std::array<CharRange, 10> kUnsafe{{
    {0x0000, 0x001F},    // C0 controls
    {0x007F, 0x009F},    // DEL and C1 controls
    {0x00AD, 0x00AD},    // soft hyphen
    {0x061C, 0x061C},    // Arabic letter mark
    {0x180E, 0x180E},    // Mongolian vowel separator
    {0x200B, 0x200F},    // zero-width characters and directional marks
    {0x2028, 0x202E},    // line and paragraph separators, bidi embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, bidi isolates
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xE0000, 0xE007F},  // tags
}};

// Tab, line feed, vertical tab, form feed, carriage return.
bool is_blank(char c) {
  return static_cast<unsigned char>(c - '\t') <= '\r' - '\t';
}

}  // namespace

bool is_unsafe(char32_t c) {
  return std::any_of(kUnsafe.begin(), kUnsafe.end(),
                     [c](const CharRange& r) { return r.first <= c && c <= r.last; });
}

void make_one_line(std::span<char> text) {
  for (char& c : text) {
    c = is_blank(c) ? ' ' : c;
  }
}

std::string one_line(std::string_view text) {
  std::string line(text);
  make_one_line(line);
  return line;
}

std::string escape_for_terminal(std::string_view text, bool keep_lines) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t pos = 0, next = 0; pos < text.size(); pos = next) {
    const char32_t c = decode(text, pos, next);
    if (is_unsafe(c) && !(keep_lines && c == U'\n')) {
      fmt::format_to(std::back_inserter(safe), "\\u{{{:x}}}", static_cast<std::uint32_t>(c));
    } else {
      safe.append(text.substr(pos, next - pos));
    }
  }
  return safe;
}

std::string shorten(std::string_view text, std::uint32_t cells) {
  if (display_width(text) <= cells) {
    return std::string(text);
  }
  if (cells == 0) {
    return {};
  }
  std::string_view kept = fit(text, cells - 1);
  kept = kept.substr(0, kept.find_last_not_of(' ') + 1);
  return std::string(kept) + "…";
}

std::string shorten_front(std::string_view text, std::uint32_t cells) {
  if (display_width(text) <= cells) {
    return std::string(text);
  }
  if (cells == 0) {
    return {};
  }
  for (std::size_t next = 0; display_width(text) > cells - 1;) {
    decode(text, 0, next);
    text.remove_prefix(next);
  }
  return "…" + std::string(text);
}

void append_padded(std::string_view text, std::uint32_t cells, bool right, std::string& out) {
  const std::uint32_t width = display_width(text);
  const std::size_t spaces = cells > width ? cells - width : 0;
  if (right) {
    out.append(spaces, ' ');
  }
  out.append(text);
  if (!right) {
    out.append(spaces, ' ');
  }
}

}  // namespace dossier
