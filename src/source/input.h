// A stream of bytes, read in large blocks into one buffer that grows no larger than the longest
// piece somebody still needs to see whole. Works alike on files, pipes, sockets, terminals and what
// is unpacked from them; believes no file size, so that a file may grow or shrink meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/page.h"
#include "dossier/result.h"
#include "dossier/source.h"
#include "source/stream.h"

namespace dossier {

class Input {
 public:
  // `path` as the user named it; "-" and /dev/stdin read from `stdin_fd`, which stays open.
  static Result<Input> open(const std::string& path, int stdin_fd);
  // `path` stands for the stream in messages and names its pages.
  Input(std::string path, std::unique_ptr<ByteStream> stream);

  // Waits for more bytes and adds them to pending(). False at the end of the stream and after an
  // error. Views into pending() are no longer valid.
  bool fill();
  // Fills until at least `size` bytes are pending; false where there are no more.
  bool fill_to(std::size_t size);
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
  // Consumes `size` bytes, pending or not. False where the stream ends before.
  bool skip(std::uint64_t size);
  // All of pending(), consumed; without a copy where nothing was consumed before.
  std::string take();

  // For readers that go back and forth: whether the stream is a file of known size, and going on at
  // an offset of it.
  std::uint64_t size() const { return stream_->size(); }
  bool seek(std::uint64_t offset);
  // The highest offset read so far.
  std::uint64_t furthest() const { return furthest_; }

  const std::string& path() const { return path_; }
  // Why fill() gave false, where it was no ordinary end.
  const std::optional<Error>& error() const { return error_; }
  // The same, for whoever says it in place of this input.
  std::optional<Error> take_error() { return std::exchange(error_, std::nullopt); }

 private:
  void make_room();
  bool wait();

  std::string path_;
  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;  // its size is room; [begin_, end_) is filled
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t furthest_ = 0;
  std::uint32_t first_line_ = 1;
  std::function<Waiting()> waiting_;
  int patience_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
};

// An io error about a path: "cannot open: no such file or directory".
Error io_error(std::string_view action, int error_number, std::string path);

}  // namespace dossier
