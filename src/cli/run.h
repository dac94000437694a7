// The program from its arguments to its exit code.
//
//   run({"find", "active in 2012", "pages/"}, Streams{}, read_environment())   0, and the records
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"

namespace dossier {

// The arguments without the program's name. SIGPIPE is the caller's to ignore.
int run(const std::vector<std::string>& arguments, const Streams& streams,
        const Environment& environment);

}  // namespace dossier
