// The buffer between a stream of bytes and the page cutters.
#include "source/input.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "source/file_stream.h"

namespace dossier {
namespace {

// What is read at once: a small page first, then as much as makes few calls. A buffer is written
// over with zeros before it is read into.
constexpr std::size_t kFirstBlock = std::size_t{16} << 10U;
constexpr std::size_t kBlock = std::size_t{256} << 10U;

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
  Result<std::unique_ptr<ByteStream>> stream = open_file(path, stdin_fd);
  if (!stream) return stream.error();
  return Input(path, *std::move(stream));
}

Input::Input(std::string path, std::unique_ptr<ByteStream> stream)
    : path_(std::move(path)), stream_(std::move(stream)) {}

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
  for (int patience = patience_; waiting_ && stream_->descriptor() >= 0;) {
    pollfd wait{.fd = stream_->descriptor(), .events = POLLIN, .revents = 0};
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
  const bool small = buffer_.size() < kBlock;
  // Moving costs no more than what was consumed.
  if (!small && begin_ > 0 && begin_ >= end_ - begin_) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
    return;
  }
  buffer_.resize(buffer_.empty() ? kFirstBlock : std::max(kBlock, 2 * buffer_.size()));
}

void Input::expect_whole(std::uint64_t limit) {
  // One byte more, so that the read that finds the end, or goes over the limit, needs no more room.
  const std::uint64_t size = std::min(stream_->size(), limit) + 1;
  buffer_.resize(std::max<std::size_t>(buffer_.size(), size));
}

bool Input::fill() {
  if (ended_) return false;
  ended_ = !wait();
  if (ended_) return false;
  make_room();
  const Result<std::size_t> count = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!count) error_ = count.error();
  ended_ = !count || *count == 0;
  if (ended_) return false;
  end_ += *count;
  furthest_ = std::max(furthest_, offset_ + (end_ - begin_));
  return true;
}

bool Input::fill_to(std::size_t size) {
  while (end_ - begin_ < size) {
    if (!fill()) return false;
  }
  return true;
}

void Input::consume(std::size_t size) {
  assert(size <= end_ - begin_);
  begin_ += size;
  offset_ += size;
  if (begin_ == end_) begin_ = end_ = 0;
}

bool Input::skip(std::uint64_t size) {
  while (size > end_ - begin_) {
    size -= end_ - begin_;
    consume(end_ - begin_);
    if (!fill()) return false;
  }
  consume(static_cast<std::size_t>(size));
  return true;
}

std::string Input::take() {
  offset_ += end_ - begin_;
  buffer_.resize(end_);
  if (begin_ > 0) buffer_.erase(0, begin_);
  begin_ = end_ = 0;
  return std::exchange(buffer_, {});
}

bool Input::seek(std::uint64_t offset) {
  if (error_ || !stream_->seek(offset)) return false;
  begin_ = end_ = 0;
  offset_ = offset;
  ended_ = false;
  return true;
}

}  // namespace dossier
