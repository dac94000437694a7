// JSON by simdjson, which is strict. The faults that real dumps have (a stray byte, a raw tab, an
// emoji of which an escape holds only half) are mended, and the line parsed again, once it was
// refused.
#include "source/json_line.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "source/decode.h"
#include "source/simdjson_later.h"

namespace dossier {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 4> kTextKeys{"text", "content", "body", "raw_content"};

Error bad(std::string what, std::string hint = {}) {
  return {.kind = ErrorKind::format, .what = std::move(what), .hint = std::move(hint), .where = {}};
}

// The UTF-16 unit of the escape "\uXXXX" at `at`; 0 where there is none.
unsigned escaped_unit(std::string_view line, std::size_t at) {
  if (line.substr(std::min(at, line.size()), 2) != "\\u" || at + 6 > line.size()) return 0;
  unsigned unit = 0;
  const char* const end = line.data() + at + 6;
  const auto [stop, error] = std::from_chars(line.data() + at + 2, end, unit, 16);
  return error == std::errc{} && stop == end ? unit : 0;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// Writes U+FFFD over every escape of half a surrogate pair. Returns how many there were.
std::uint32_t mend_surrogates(std::string& line) {
  std::uint32_t count = 0;
  for (std::size_t at = line.find('\\'); at != std::string::npos; at = line.find('\\', at)) {
    const unsigned unit = escaped_unit(line, at);
    if (is_high(unit) && is_low(escaped_unit(line, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      line.replace(at, 6, "\\ufffd");
      ++count;
      at += 6;
    } else {
      at += 2;
    }
  }
  return count;
}

// The line with everything put right that need not stop the parser; nothing where it is no text.
std::optional<std::string> mend(std::string_view line, Repairs& repairs) {
  const Result<CleanText> page = clean_text({}, std::string(line), std::nullopt, repairs);
  if (!page) return std::nullopt;
  repairs = page->repairs;
  std::string mended(page->text);
  const auto is_raw_control = [](char c) { return static_cast<unsigned char>(c) < ' '; };
  std::replace_if(mended.begin(), mended.end(), is_raw_control, ' ');
  repairs.invalid_bytes += mend_surrogates(mended);
  return mended;
}

bool is_mendable(simdjson::error_code error) {
  return error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR ||
         error == simdjson::UNESCAPED_CHARS;
}

// "" where the object has no such key, or no string there. A number gives its digits.
std::string value_of(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return {};
  if (value.is_number()) return simdjson::to_string(value);
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string name_of(const dom::object& object) {
  for (const std::string_view key : {"id", "url", "source"}) {
    if (std::string name = value_of(object, key); !name.empty()) return name;
  }
  return {};
}

}  // namespace

struct JsonLineParser::Parser {
  dom::parser simd;

  // The line's object, alive until the next call. `repairs`: what was mended to get it.
  Result<dom::object> read_object(std::string_view line, Repairs& repairs) {
    if (const std::optional<Error> missing = simdjson_is_missing()) return *missing;
    dom::element root;
    simdjson::error_code error = simd.parse(line.data(), line.size(), true).get(root);
    if (is_mendable(error)) {
      if (const std::optional<std::string> mended = mend(line, repairs)) {
        error = simd.parse(mended->data(), mended->size(), true).get(root);
      }
    }
    if (error != simdjson::SUCCESS) {
      return bad(fmt::format("no valid JSON: {}", simdjson_message(error)));
    }
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return bad("not a JSON object");
    return object;
  }
};

JsonLineParser::JsonLineParser(std::string text_key)
    : parser_(std::make_unique<Parser>()), key_named_(!text_key.empty()) {
  if (text_key.empty()) {
    text_keys_.assign(kTextKeys.begin(), kTextKeys.end());
  } else {
    text_keys_.push_back(std::move(text_key));
  }
}
JsonLineParser::~JsonLineParser() = default;

bool JsonLineParser::takes(std::string_view line) {
  if (simdjson_is_missing()) return true;  // which reading the line will say
  if (!key_named_) return parse(line).ok();
  Repairs repairs;
  return parser_->read_object(line, repairs).ok();
}

Result<JsonPage> JsonLineParser::parse(std::string_view line, Repairs repairs) {
  const Result<dom::object> read = parser_->read_object(line, repairs);
  if (!read) return read.error();
  const dom::object& object = *read;
  for (const std::string& key : text_keys_) {
    std::string_view text;
    if (object.at_key(key).get(text) != simdjson::SUCCESS) continue;
    return JsonPage{.id = name_of(object),
                    .url = value_of(object, "url"),
                    .text = std::string(text),
                    .repairs = std::move(repairs)};
  }
  return bad("a JSON object without a text",
             fmt::format("its text is looked for under {}; --text-key NAME names another",
                         fmt::join(text_keys_, ", ")));
}

}  // namespace dossier
