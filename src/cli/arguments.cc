// See arguments.h.
#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/ask.h"
#include "cli/help.h"
#include "cli/shell_word.h"

namespace dossier {
namespace {

// Whether `option` is one that takes its value from the next argument, in any command.
bool takes_value(std::string_view option) {
  for (const Command& command : commands()) {
    for (const OptionSpec& spec : options_of(command)) {
      if (std::find(spec.names.begin(), spec.names.end(), option) != spec.names.end()) {
        return !spec.takes.empty();
      }
    }
  }
  return false;
}

// The first argument that is neither an option nor an option's value.
std::size_t command_position(const std::vector<std::string>& arguments) {
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].starts_with('-')) {
    at += takes_value(arguments[at]) ? 2 : 1;
  }
  return std::min(at, arguments.size());
}

// A word that is no command, but could be the question of one.
bool looks_like_query(std::string_view word) {
  return word.find_first_of(" :<>") != std::string_view::npos;
}

Error unknown_command(const std::string& word) {
  Error error{ErrorKind::usage, fmt::format("unknown command '{}'", word), "", ""};
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
  }
  if (path_exists(word)) {
    error.hint = fmt::format("to see every record in it: dossier list {}", shell_word(word));
  } else if (looks_like_query(word)) {
    error.hint = fmt::format("to ask a question: dossier find {} PATH", shell_word(word));
  } else if (const std::string_view near = nearest(word, names); !near.empty()) {
    error.hint = fmt::format("did you mean '{}'?", near);
  } else {
    error.hint = fmt::format("the commands are {}", fmt::join(names, ", "));
  }
  return error;
}

}  // namespace

Result<Invocation> find_invocation(const std::vector<std::string>& arguments) {
  const std::size_t at = command_position(arguments);
  if (at == arguments.size()) {
    return Error{ErrorKind::usage, "no command", "dossier help lists them", ""};
  }
  Invocation invocation{find_command(arguments[at]), arguments};
  if (invocation.command == nullptr) {
    return unknown_command(arguments[at]);
  }
  invocation.arguments.erase(invocation.arguments.begin() + static_cast<std::ptrdiff_t>(at));
  return invocation;
}

}  // namespace dossier
