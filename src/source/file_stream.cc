// open(2), read(2) and lseek(2).
#include "source/file_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "source/input.h"

namespace dossier {
namespace {

// read(2), seen through interruptions and non-blocking descriptors. -1 with errno set on error.
ssize_t read_some(int fd, char* into, std::size_t size) {
  for (;;) {
    const ssize_t count = read(fd, into, size);
    if (count >= 0) return count;
    if (errno == EAGAIN) {
      pollfd wait{.fd = fd, .events = POLLIN, .revents = 0};
      if (poll(&wait, 1, -1) < 0 && errno != EINTR) return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

class FileStream final : public ByteStream {
 public:
  FileStream(std::string path, int fd, bool owned)
      : path_(std::move(path)), fd_(fd), owned_(owned), start_(lseek(fd, 0, SEEK_CUR)) {}
  ~FileStream() override {
    if (owned_) close(fd_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    const ssize_t count = read_some(fd_, into, size);
    if (count < 0) return io_error("read", errno, path_);
    return static_cast<std::size_t>(count);
  }

  std::uint64_t size() const override {
    struct stat info {};
    if (start_ < 0 || fstat(fd_, &info) != 0 || !S_ISREG(info.st_mode)) return 0;
    return info.st_size > start_ ? static_cast<std::uint64_t>(info.st_size - start_) : 0;
  }

  int descriptor() const override { return fd_; }

  bool seek(std::uint64_t offset) override {
    return size() > 0 && lseek(fd_, start_ + static_cast<off_t>(offset), SEEK_SET) >= 0;
  }

 private:
  std::string path_;
  int fd_;
  bool owned_;
  off_t start_;  // standard input may be handed over half read
};

// -1 with errno set on error.
int open_nameless() {
  const char* const named = std::getenv("TMPDIR");
  const std::string folder = named != nullptr && *named != '\0' ? named : "/tmp";
  const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return fd;
  std::string pattern = folder + "/dossier-XXXXXX";  // a file system without O_TMPFILE
  const int named_fd = mkostemp(pattern.data(), O_CLOEXEC);
  if (named_fd >= 0) unlink(pattern.c_str());
  return named_fd;
}

}  // namespace

bool is_stdin(std::string_view path) {
  return path == "-" || path == "/dev/stdin";
}

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, int stdin_fd) {
  if (is_stdin(path)) {
    return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(path, stdin_fd, false));
  }
  int fd = -1;
  do {
    fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (fd < 0 && errno == EINTR);
  if (fd < 0) return io_error("open", errno, path);
  return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(path, fd, true));
}

Result<std::unique_ptr<ByteStream>> spool(Input& from, std::uint64_t limit) {
  const int fd = open_nameless();
  if (fd < 0) return io_error("make a temporary file", errno, from.path());
  auto file = std::make_unique<FileStream>(from.path(), fd, true);
  std::uint64_t size = 0;
  while (!from.pending().empty() || from.fill()) {
    size += from.pending().size();
    if (size > limit) {
      return Error{.kind = ErrorKind::limit,
                   .what = fmt::format("archive is larger than {} bytes", limit),
                   .hint = "--max-expanded SIZE allows more",
                   .where = from.path()};
    }
    if (!write_all(fd, from.pending())) {
      return io_error("write a temporary file", errno, from.path());
    }
    from.consume(from.pending().size());
  }
  if (std::optional<Error> error = from.take_error()) return *std::move(error);
  if (lseek(fd, 0, SEEK_SET) < 0) return io_error("read a temporary file", errno, from.path());
  return std::unique_ptr<ByteStream>(std::move(file));
}

}  // namespace dossier
