// Standard output as one buffer, written in large pieces with write(2).
#pragma once

#include <string>

namespace dossier {

class Output {
 public:
  explicit Output(int fd);

  // What to append to; call flush_if_large() now and then.
  std::string& text() { return text_; }
  void flush_if_large();
  void flush();
  // Whether more can be written. False once the reader has gone away or a write has failed.
  bool open() const { return state_ == State::open; }
  // Whether a write failed for any reason but a reader that went away.
  bool failed() const { return state_ == State::failed; }
  // The system's words for the failure.
  const std::string& reason() const { return reason_; }

 private:
  enum class State { open, closed, failed };
  void fail(int error);

  int fd_;
  std::string text_;
  State state_ = State::open;
  std::string reason_;
};

}  // namespace dossier
