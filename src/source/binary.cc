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
    Signature{"\x1F\x8B"sv, "gzip data", "unpack it first: gzip -dc FILE | dossier …"},
    Signature{"\xFD\x37zXZ\0"sv, "xz data", "unpack it first: xz -dc FILE | dossier …"},
    Signature{"\x28\xB5\x2F\xFD"sv, "Zstandard data", "unpack it first: zstd -dc FILE | dossier …"},
    Signature{"BZh91AY&SY"sv, "bzip2 data", "unpack it first: bzip2 -dc FILE | dossier …"},
    Signature{"PK\x03\x04"sv, "a ZIP archive or an office document",
              "unpack it, or save the document as plain text"},
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

}  // namespace

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
  Error error{.kind = ErrorKind::format, .what = "binary data, not text", .hint = {}, .where = {}};
  if (signature != nullptr) {
    error.what = fmt::format("{}, not plain text", signature->what);
    error.hint = signature->hint;
  }
  error.where = std::move(path);
  return error;
}

}  // namespace dossier
