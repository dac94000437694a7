// The table of signatures, and the counting rule for everything that has none.
#include "source/binary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/magic.h"
#include "source/characters.h"

namespace dossier {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSample = 4096;

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view hint;
};

constexpr std::array kSignatures{
    Signature{"%PDF-"sv, "a PDF document", "turn it into text first: pdftotext -layout FILE -"},
    Signature{"{\\rtf"sv, "an RTF document", "turn it into text first: unrtf --text FILE"},
    Signature{"\x1F\x8B"sv, "gzip data", ""},
    Signature{"\xFD\x37zXZ\0"sv, "xz data", ""},
    Signature{"\x28\xB5\x2F\xFD"sv, "Zstandard data", ""},
    Signature{"BZh91AY&SY"sv, "bzip2 data", ""},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive", "unpack it first: unrar x FILE"},
    Signature{"PK\x03\x04"sv, "an office document",
              "turn it into text first: pandoc -t plain FILE, or save it as plain text"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an office document",
              "save the document as plain text"},
    Signature{kStoreMagic, "a saved store", "name its file by itself: dossier list FILE"},
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG picture", ""},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture", ""},
    Signature{"GIF87a"sv, "a GIF picture", ""},
    Signature{"GIF89a"sv, "a GIF picture", ""},
    Signature{"\x7F"
              "ELF"sv,
              "a program", ""},
    Signature{"SQLite format 3\0"sv, "a SQLite database", ""},
};

const Signature* find_signature(std::string_view bytes) {
  const auto* const found =
      std::find_if(kSignatures.begin(), kSignatures.end(), [bytes](const Signature& signature) {
        return bytes.substr(0, signature.bytes.size()) == signature.bytes;
      });
  return found == kSignatures.end() ? nullptr : found;
}

bool is_control(char byte) {
  const Treatment how = treatment(static_cast<unsigned char>(byte));
  return how == Treatment::keep_control || how == Treatment::drop_control;
}

// Without what `text` begins with, up to and with `end`; empty where that does not come.
std::string_view after(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

// What a page's markup begins with.
std::string_view skip_preamble(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\f"), text.size()));
    if (text.starts_with("<!--")) {
      text = after(text, "-->");
    } else if (text.starts_with("<?xml")) {
      text = after(text, "?>");
    } else {
      return text;
    }
  }
}

bool begins_with_word(std::string_view text, std::string_view lower) {
  const auto same = [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 0x20) : a) == b;
  };
  if (text.size() <= lower.size()) return false;
  const char next = text[lower.size()];
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [same](char l, char t) { return same(t, l); }) &&
         (next == '>' || next == ' ' || next == '\n' || next == '\t' || next == '/');
}

}  // namespace

bool is_html(std::string_view text) {
  constexpr std::array kBeginnings{"<!doctype html"sv, "<html"sv,  "<head"sv, "<body"sv,
                                   "<script"sv,        "<title"sv, "<meta"sv, "<style"sv};
  const std::string_view markup = skip_preamble(text);
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [markup](std::string_view beginning) {
    return begins_with_word(markup, beginning);
  });
}

Error html_error(std::string path) {
  return {.kind = ErrorKind::not_text,
          .what = "this is HTML, not plain text",
          .hint =
              "pipe it through lynx -dump -stdin or pandoc -f html -t plain; --in text reads "
              "it as it is",
          .where = std::move(path)};
}

bool begins_binary(std::string_view bytes) {
  if (find_signature(bytes) != nullptr) return true;
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return false;
  const auto controls = std::count_if(sample.begin(), sample.end(), is_control);
  return is_binary(static_cast<std::size_t>(controls), sample.size());
}

bool is_binary(std::size_t controls, std::size_t characters) {
  return controls >= 8 && controls > characters / 32;
}

Error binary_error(std::string_view bytes, std::string path) {
  const Signature* signature = find_signature(bytes);
  Error error{
      .kind = ErrorKind::not_text, .what = "binary data, not text", .hint = {}, .where = {}};
  if (signature != nullptr) {
    error.what = fmt::format("{}, not plain text", signature->what);
    error.hint = signature->hint;
  }
  error.where = std::move(path);
  return error;
}

}  // namespace dossier
