// What the program says on standard error. Errors are always said; notes are not under --quiet;
// what only the curious want is said under --verbose.
#pragma once

#include <string>
#include <string_view>

#include "dossier/result.h"

namespace dossier {

class Messages {
 public:
  enum class Level { quiet, normal, verbose };
  explicit Messages(int fd, bool escape) : fd_(fd), escape_(escape) {}

  void set_level(Level level) { level_ = level; }
  bool is_verbose() const { return level_ == Level::verbose; }
  void error(const Error& error);
  void note(std::string_view text);
  void verbose(std::string_view text);
  // A line as it stands, said even under --quiet.
  void plain(std::string_view text);

 private:
  void write(std::string_view text) const;

  int fd_;
  bool escape_;  // text from pages and file names may hold anything
  Level level_ = Level::normal;
};

// "dossier: error: WHERE: WHAT", the hint on a line of its own. A place of several lines (an
// excerpt with a caret) stands under the message.
std::string error_text(const Error& error);
// "1 page", "3 pages".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace dossier
