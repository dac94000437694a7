// See terminal.h.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace dossier {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// A terminal, /dev/null and a closed descriptor are nothing to read from.
bool has_input(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 &&
         (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || S_ISREG(status.st_mode));
}

std::uint32_t window_width(int fd) {
  struct winsize size {};
  return ::ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.store = variable("DOSSIER_STORE");
  environment.no_color = !variable("NO_COLOR").empty();
  environment.dumb = variable("TERM") == "dumb";
  const std::string columns = variable("COLUMNS");
  std::from_chars(columns.data(), columns.data() + columns.size(), environment.columns);
  return environment;
}

Terminal look_at(const Streams& streams, const Environment& environment) {
  Terminal terminal;
  terminal.out = ::isatty(streams.out) == 1;
  terminal.err = ::isatty(streams.err) == 1;
  terminal.piped_in = has_input(streams.in);
  const std::uint32_t window = terminal.out ? window_width(streams.out) : 0;
  if (window > 0) {
    terminal.width = window;
  } else if (environment.columns > 0) {
    terminal.width = environment.columns;
  }
  return terminal;
}

bool use_color(ColorChoice choice, const Terminal& terminal, const Environment& environment) {
  if (choice != ColorChoice::automatic) {
    return choice == ColorChoice::always;
  }
  return terminal.out && !environment.no_color && !environment.dumb;
}

}  // namespace dossier
