// Any bytes as a page: the text is clean, as page.h promises, and every offset leads back into the
// bytes, never backwards. A page that was read reads as itself again.
#include <utf8proc.h>

#include <string>

#include "check.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto* const at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t size =
        utf8proc_iterate(at, static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

void check_text(std::string_view text) {
  fuzz::check(is_utf8(text), "the text is valid UTF-8");
  fuzz::check(text.find('\r') == std::string_view::npos, "no carriage return is left");
  fuzz::check(text.find('\0') == std::string_view::npos, "no NUL is left");
  for (const std::string_view gone : {"\u00A0", "\u00AD", "\u200B", "\u2028", "\u3000", "\uFEFF"}) {
    fuzz::check(text.find(gone) == std::string_view::npos, "no odd space is left");
  }
}

void check_offsets(const Page& page, std::size_t stored_size) {
  std::uint64_t before = 0;
  for (std::uint32_t at = 0; at <= page.text().size(); ++at) {
    const std::uint64_t original = page.original(at);
    fuzz::check(original >= before, "offsets rise");
    fuzz::check(original <= stored_size, "offsets lie inside the bytes");
    before = original;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const PageResult page = decode_page({.path = "fuzz"}, std::string(fuzz::view(data, size)));
  if (!page) return 0;
  check_text(page->text());
  check_offsets(*page, size);
  for (std::size_t i = 0; i < page->line_count(); ++i) fuzz::check_span(*page, page->line(i));
  return 0;
}
