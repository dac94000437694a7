// Runs the program inside the test: arguments and input in; output, messages and exit code out.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "cli/run.h"

namespace dossier {

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

// A file in memory, read back from its beginning.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view text = "") : fd_(::memfd_create("test", 0)) {
    if (::write(fd_, text.data(), text.size()) >= 0) {
      ::lseek(fd_, 0, SEEK_SET);
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(fd_); }

  int fd() const { return fd_; }
  std::string text() const {
    std::string all(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    const ssize_t got = ::pread(fd_, all.data(), all.size(), 0);
    all.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return all;
  }

 private:
  int fd_;
};

inline Ran ran(const std::vector<std::string>& arguments, std::string_view input = "",
               const Environment& environment = {}) {
  const MemoryFile in(input);
  const MemoryFile out;
  const MemoryFile err;
  const int code = run(arguments, {in.fd(), out.fd(), err.fd()}, environment);
  return {code, out.text(), err.text()};
}

}  // namespace dossier
