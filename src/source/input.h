// A stream of bytes from a file descriptor, read in large blocks into one buffer that grows no
// larger than the longest piece somebody still needs to see whole. Works alike on files, pipes,
// sockets and terminals; believes no file size, so that a file may grow or shrink meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/page.h"
#include "dossier/result.h"
#include "dossier/source.h"

namespace dossier {

class Input {
 public:
  // `path` as the user named it; "-" and /dev/stdin read from `stdin_fd`, which stays open.
  static Result<Input> open(const std::string& path, int stdin_fd);
  ~Input();
  Input(Input&& other) noexcept;
  Input& operator=(Input&&) = delete;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Waits for more bytes and adds them to pending(). False at the end of the stream and after an
  // error. Views into pending() are no longer valid.
  bool fill();
  // Makes room for all of a file at once, where its size is known, up to `limit`: for readers that
  // need it whole.
  void expect_whole(std::uint64_t limit);
  // Says that the stream is a part of another one: its name, and where its first byte stands there.
  // To be called before anything is read.
  void stand_at(const Origin& origin);
  std::uint32_t first_line() const { return first_line_; }
  // What fill() calls when nothing has come for `patience` milliseconds.
  void while_waiting(std::function<Waiting()> waiting, int patience);
  // What was read and not yet consumed.
  std::string_view pending() const {
    return std::string_view(buffer_).substr(begin_, end_ - begin_);
  }
  // The stream's offset of pending()'s first byte.
  std::uint64_t offset() const { return offset_; }
  // REQUIRES: size <= pending().size()
  void consume(std::size_t size);
  // All of pending(), consumed; without a copy where nothing was consumed before.
  std::string take();

  const std::string& path() const { return path_; }
  // Why fill() gave false, where it was no ordinary end.
  const std::optional<Error>& error() const { return error_; }

 private:
  Input(std::string path, int fd, bool owned);
  void make_room();
  bool wait();

  std::string path_;
  int fd_ = -1;
  bool owned_ = false;
  std::string buffer_;  // its size is room; [begin_, end_) is filled
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint32_t first_line_ = 1;
  std::function<Waiting()> waiting_;
  int patience_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
};

// An io error about a path: "cannot open: no such file or directory".
Error io_error(std::string_view action, int error_number, std::string path);

}  // namespace dossier
