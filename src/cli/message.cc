// See message.h.
#include "cli/message.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "render/plain.h"

namespace dossier {

std::string error_text(const Error& error) {
  const bool excerpt = error.where.find('\n') != std::string::npos;
  std::string text = "dossier: error: ";
  if (!error.where.empty() && !excerpt) {
    text += error.where + ": ";
  }
  text += error.what + '\n';
  if (excerpt) {
    text += error.where;
    text += error.where.ends_with('\n') ? "" : "\n";
  }
  if (!error.hint.empty()) {
    text += "  " + error.hint + '\n';
  }
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void Messages::error(const Error& error) {
  write(error_text(error));
}

void Messages::note(std::string_view text) {
  if (level_ != Level::quiet) {
    write(fmt::format("dossier: {}\n", text));
  }
}

void Messages::verbose(std::string_view text) {
  if (level_ == Level::verbose) {
    write(fmt::format("dossier: {}\n", text));
  }
}

void Messages::plain(std::string_view text) {
  write(fmt::format("{}\n", text));
}

void Messages::write(std::string_view text) const {
  const std::string safe = escape_ ? escape_for_terminal(text, true) : std::string(text);
  std::string_view rest = safe;
  while (!rest.empty()) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) {
      return;  // there is nobody left to tell
    }
    rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

}  // namespace dossier
