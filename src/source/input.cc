// open(2), read(2) and the buffer between them and the page cutters.
#include "source/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10U;

std::size_t whole_size(int fd) {
  struct stat info {};
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return 0;
  return static_cast<std::size_t>(info.st_size);
}

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

bool is_stdin(const std::string& path) {
  return path == "-" || path == "/dev/stdin";
}

}  // namespace

Error io_error(std::string_view action, int error_number, std::string path) {
  std::string why = std::generic_category().message(error_number);
  if (!why.empty() && why[0] >= 'A' && why[0] <= 'Z') why[0] = static_cast<char>(why[0] + 0x20);
  return {.kind = ErrorKind::io,
          .what = fmt::format("cannot {}: {}", action, why),
          .hint = {},
          .where = std::move(path)};
}

Result<Input> Input::open(const std::string& path, int stdin_fd) {
  if (is_stdin(path)) return Input(path, stdin_fd, false);
  int fd = -1;
  do {
    fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (fd < 0 && errno == EINTR);
  if (fd < 0) return io_error("open", errno, path);
  return Input(path, fd, true);
}

Input::Input(std::string path, int fd, bool owned)
    : path_(std::move(path)), fd_(fd), owned_(owned) {}

Input::Input(Input&& other) noexcept
    : path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      owned_(std::exchange(other.owned_, false)),
      buffer_(std::move(other.buffer_)),
      begin_(std::exchange(other.begin_, 0)),
      end_(std::exchange(other.end_, 0)),
      offset_(other.offset_),
      first_line_(other.first_line_),
      waiting_(std::move(other.waiting_)),
      patience_(other.patience_),
      ended_(other.ended_),
      error_(std::move(other.error_)) {}

Input::~Input() {
  if (owned_) close(fd_);
}

void Input::stand_at(const Origin& origin) {
  if (!origin.path.empty()) path_ = origin.path;
  offset_ = origin.first_byte;
  first_line_ = origin.first_line;
}

void Input::while_waiting(std::function<Waiting()> waiting, int patience) {
  waiting_ = std::move(waiting);
  patience_ = patience;
}

// Until there is something to read, an end or an error among it; false where nothing is wanted.
bool Input::wait() {
  constexpr int kSoon = 5;  // milliseconds
  for (int patience = patience_; waiting_;) {
    pollfd wait{.fd = fd_, .events = POLLIN, .revents = 0};
    const int ready = poll(&wait, 1, patience);
    if (ready < 0 && errno == EINTR) continue;
    if (ready != 0) return true;
    const Waiting next = waiting_();
    if (next != Waiting::busy) return next == Waiting::idle;
    patience = kSoon;
  }
  return true;
}

void Input::make_room() {
  if (end_ < buffer_.size()) return;
  if (begin_ > 0 && begin_ >= end_ - begin_) {  // moving costs no more than what was consumed
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
    return;
  }
  buffer_.resize(std::max(kBlock, 2 * buffer_.size()));
}

void Input::expect_whole(std::uint64_t limit) {
  // One byte more, so that the read that finds the end, or goes over the limit, needs no more room.
  const std::uint64_t size = std::min<std::uint64_t>(whole_size(fd_), limit) + 1;
  buffer_.resize(std::max<std::size_t>(buffer_.size(), size));
}

bool Input::fill() {
  if (ended_) return false;
  ended_ = !wait();
  if (ended_) return false;
  make_room();
  const ssize_t count = read_some(fd_, buffer_.data() + end_, buffer_.size() - end_);
  if (count < 0) error_ = io_error("read", errno, path_);
  ended_ = count <= 0;
  if (ended_) return false;
  end_ += static_cast<std::size_t>(count);
  return true;
}

void Input::consume(std::size_t size) {
  assert(size <= end_ - begin_);
  begin_ += size;
  offset_ += size;
  if (begin_ == end_) begin_ = end_ = 0;
}

std::string Input::take() {
  offset_ += end_ - begin_;
  buffer_.resize(end_);
  if (begin_ > 0) buffer_.erase(0, begin_);
  begin_ = end_ = 0;
  return std::exchange(buffer_, {});
}

}  // namespace dossier
