// What the fuzz targets share: a check that ends the process where it fails, so that a fuzzer keeps
// the input that did it, and an input as a file descriptor.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "dossier/page.h"

// What libFuzzer, or replay.cc, calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace dossier::fuzz {

inline void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view("")
                   : std::string_view(reinterpret_cast<const char*>(data), size);
}

// The span lies inside the page and cuts no character in two.
inline void check_span(const Page& page, Span span) {
  const auto is_edge = [text = page.text()](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  check(span.begin <= span.end && span.end <= page.text().size(), "a span lies inside its page");
  check(is_edge(span.begin) && is_edge(span.end), "a span cuts no character");
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// A nameless file that holds the bytes, wound back to its beginning.
inline File file_of(std::string_view bytes) {
  File file(std::tmpfile());
  check(file != nullptr, "a temporary file can be made");
  check(std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size(),
        "it can be written");
  std::rewind(file.get());
  return file;
}

}  // namespace dossier::fuzz
