// Facts about the three streams and the environment, looked up once at the start and passed down:
// no other place asks the system whether something is a terminal.
#pragma once

#include <cstdint>
#include <string>

namespace dossier {

// The program's streams, by file descriptor, so that tests can give it others.
struct Streams {
  int in = 0;
  int out = 1;
  int err = 2;
};

// The variables that the program heeds.
struct Environment {
  std::string store;          // DOSSIER_STORE
  bool no_color = false;      // NO_COLOR, set and not empty
  bool dumb = false;          // TERM=dumb
  std::uint32_t columns = 0;  // COLUMNS
};
Environment read_environment();

struct Terminal {
  bool out = false;  // standard output is a terminal
  bool err = false;
  bool piped_in = false;     // standard input is a pipe, socket or file: something to read
  std::uint32_t width = 80;  // of the terminal that is the output
};
Terminal look_at(const Streams& streams, const Environment& environment);

// --color, then NO_COLOR, then the terminal.
enum class ColorChoice : std::uint8_t { automatic, always, never };
bool use_color(ColorChoice choice, const Terminal& terminal, const Environment& environment);

}  // namespace dossier
