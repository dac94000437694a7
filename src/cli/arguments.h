// The argument list before CLI11 sees it: which command is meant, with options before or after it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "dossier/result.h"

namespace dossier {

struct Invocation {
  const Command* command = nullptr;
  std::vector<std::string> arguments;  // of the command, options from before its name included
};

// Errors: no command, or one that does not exist, with what was probably meant: the nearest name,
// the command to run for a path or a query that stands in its place.
Result<Invocation> find_invocation(const std::vector<std::string>& arguments);

}  // namespace dossier
