// The program: its arguments, streams and environment, handed to the library.
#include <csignal>
#include <string>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
  // A reader that goes away is seen as a failed write, and ends the program quietly.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return dossier::run(arguments, dossier::Streams{}, dossier::read_environment());
}
