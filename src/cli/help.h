// Help pages, made from the table of commands and the options as bound.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"
#include "dossier/result.h"

namespace dossier {

// What the program is and every command, in a screenful.
std::string overview();
// One command: examples first, then usage and options.
std::string command_help(const Command& command);
// A command, or one of the topics: query, columns, formats, exit-codes.
Result<std::string> help_on(std::string_view topic);
std::vector<std::string_view> help_topics();

// Everything a command takes, for looking at: nothing can be parsed into it.
std::vector<OptionSpec> options_of(const Command& command);

}  // namespace dossier
