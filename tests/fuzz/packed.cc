// Any bytes as something compressed or archived, from a file and from a pipe's end: reading goes on
// to the end within its limits, pages are named after their archive, errors have places.
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

constexpr std::uint64_t kMostExpanded = std::uint64_t{1} << 20U;

void read(int fd) {
  SourceOptions options;
  options.stdin_fd = fd;
  options.unpack.max_expanded = kMostExpanded;
  std::uint64_t read = 0;
  const Status status = read_pages({"-"}, options, [&read](const PageResult& page) {
    if (page) {
      read += page->text().size();
    } else {
      fuzz::check(!page.error().what.empty(), "an error says what is wrong");
    }
    return true;
  });
  fuzz::check(status.ok(), "reading goes on to the end");
  // A character of one byte may become one of three.
  fuzz::check(read <= 4 * (kMostExpanded + (std::uint64_t{1} << 20U)), "the limit is kept to");
}

// The bytes behind a descriptor that cannot go back. Small inputs fit a socket's buffer.
void read_unseekable(std::string_view bytes) {
  int ends[2] = {-1, -1};
  constexpr std::size_t kFits = std::size_t{1} << 16U;
  if (bytes.size() > kFits || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return;
  const bool sent =
      write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  close(ends[1]);
  if (sent) read(ends[0]);
  close(ends[0]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::File file = fuzz::file_of(fuzz::view(data, size));
  read(fileno(file.get()));
  read_unseekable(fuzz::view(data, size));
  return 0;
}
