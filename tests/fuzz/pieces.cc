// Any bytes cut at line ends, form feeds or names of files, with a small limit: pages come in
// order, their places rise and lie inside the stream, and a page's place and lines are where its
// bytes are.
#include <algorithm>

#include "check.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

void read(std::string_view bytes, InputForm form) {
  const fuzz::File file = fuzz::file_of(bytes);
  SourceOptions options;
  options.form = form;
  options.stdin_fd = fileno(file.get());
  options.max_page = 64;
  options.unpack.max_depth = 0;  // what is packed is another target's
  std::uint64_t byte = 0;
  std::uint32_t line = 1;
  const Status status = read_pages({"-"}, options, [&](const PageResult& page) {
    if (!page) return true;
    const Origin& origin = page->origin();
    fuzz::check(origin.first_byte >= byte && origin.first_byte < bytes.size(), "places rise");
    fuzz::check(origin.first_line >= line, "lines rise");
    const auto end = page->original(static_cast<std::uint32_t>(page->text().size()));
    fuzz::check(end <= bytes.size() && end - origin.first_byte <= 64, "a page keeps to the limit");
    byte = end;
    line = origin.first_line;
    return true;
  });
  fuzz::check(status.ok(), "reading goes on to the end");
}

// Files below their names: the bytes as one such file and as what may hold several.
void read_heads(std::string_view bytes) {
  const std::string headed = "==> a <==\n" + std::string(bytes);
  const fuzz::File file = fuzz::file_of(headed);
  SourceOptions options;
  options.form = InputForm::heads;
  options.stdin_fd = fileno(file.get());
  options.max_page = 64;
  options.unpack.max_depth = 0;
  const Status status = read_pages({"-"}, options, [](const PageResult& page) {
    if (!page) return true;
    const auto end = page->original(static_cast<std::uint32_t>(page->text().size()));
    fuzz::check(end <= 64, "a file keeps to the limit");
    fuzz::check(!page->origin().path.empty(), "a file has a name");
    return true;
  });
  fuzz::check(status.ok(), "reading goes on to the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read(fuzz::view(data, size), InputForm::lines);
  read(fuzz::view(data, size), InputForm::ff);
  read_heads(fuzz::view(data, size));
  return 0;
}
