// Any bytes as JSON lines, in the form that was asked for and in the one that automatic settles on:
// every page has a text and a path, every error a place, and no line is lost or read twice.
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
  options.max_page = 4096;
  options.unpack.max_depth = 0;  // what is packed is another target's
  std::size_t results = 0;
  const Status status = read_pages({"-"}, options, [&results](const PageResult& page) {
    ++results;
    if (page) {
      fuzz::check(!page->text().empty(), "a page has a text");
      fuzz::check(!page->origin().path.empty(), "a page has a path");
    } else {
      fuzz::check(!page.error().where.empty(), "an error has a place");
    }
    return true;
  });
  fuzz::check(status.ok(), "reading goes on to the end");
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  fuzz::check(results <= lines, "no line gives two pages");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read(fuzz::view(data, size), InputForm::ndjson);
  read(fuzz::view(data, size), InputForm::automatic);
  return 0;
}
