// See output.h.
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace dossier {
namespace {

// A page of memory that is touched for the first time costs what two writes do.
constexpr std::size_t kLarge = std::size_t{16} * 1024;

}  // namespace

Output::Output(int fd) : fd_(fd) {
  text_.reserve(kLarge + kLarge / 2);
}

void Output::flush_if_large() {
  if (text_.size() >= kLarge) {
    flush();
  }
}

void Output::flush() {
  std::string_view rest = text_;
  while (!rest.empty() && open()) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
  text_.clear();
}

void Output::fail(int error) {
  state_ = error == EPIPE ? State::closed : State::failed;
  reason_ = std::generic_category().message(error);
}

}  // namespace dossier
