// JSON's pieces; see json.h. Strings are valid UTF-8 whatever a file's name held, and every
// character that is invisible or that a terminal might act upon is written as its code: no loss,
// and safe to look at.
#include "render/json.h"

#include <fmt/format.h>

#include "base/text.h"
#include "render/plain.h"

namespace dossier {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The characters JSON gives a short escape, and it; "" for the others.
std::string_view short_escape(char32_t c) {
  switch (c) {
    case U'"':
      return "\\\"";
    case U'\\':
      return "\\\\";
    case U'\n':
      return "\\n";
    case U'\r':
      return "\\r";
    case U'\t':
      return "\\t";
    case U'\b':
      return "\\b";
    case U'\f':
      return "\\f";
    default:
      return {};
  }
}

// "\\u202e"; beyond the first plane, as the pair of surrogates that JSON wants.
void append_code(char32_t c, std::string& out) {
  constexpr char32_t kFirstBeyond = 0x10000;
  if (c >= kFirstBeyond) {
    append_code(0xD800 + ((c - kFirstBeyond) >> 10), out);
    c = 0xDC00 + ((c - kFirstBeyond) & 0x3FF);
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
}

// Where a run of printable ASCII that JSON writes as it is ends.
std::size_t plain_end(std::string_view text, std::size_t pos) {
  const auto is_plain = [](char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\\'; };
  while (pos < text.size() && is_plain(text[pos])) ++pos;
  return pos;
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t pos = 0, next = 0; pos < text.size(); pos = next) {
    next = plain_end(text, pos);
    if (next > pos) {
      out += text.substr(pos, next - pos);
      continue;
    }
    const char32_t c = decode(text, pos, next);
    if (const std::string_view escape = short_escape(c); !escape.empty()) {
      out += escape;
    } else if (is_unsafe(c)) {
      append_code(c, out);
    } else if (c == kReplacement && next == pos + 1) {
      // A byte that is no UTF-8, as file names may have: "\\xE9", so that different names differ.
      out += fmt::format("\\\\x{:02X}", static_cast<unsigned char>(text[pos]));
    } else {
      append_utf8(c, out);
    }
  }
  out += '"';
}

void append_json_key(std::string_view key, std::string& out) {
  if (!out.empty() && out.back() != '{') {
    out += ',';
  }
  append_json_string(key, out);
  out += ':';
}

void append_json_text_or_null(std::string_view text, std::string& out) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(text, out);
  }
}

void append_json_strings(const std::vector<std::string>& texts, std::string& out) {
  out += '[';
  for (const std::string& text : texts) {
    if (out.back() != '[') {
      out += ',';
    }
    append_json_string(text, out);
  }
  out += ']';
}

void append_json_amount(const std::optional<Amount>& amount, std::string& out) {
  out += amount ? to_decimal(*amount) : "null";
}

void append_json_bool(bool value, std::string& out) {
  out += value ? "true" : "false";
}

}  // namespace dossier
