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

// Every option of a command: "--format", "-0"; with a "=" for those that take a value.
struct OptionInfo {
  std::vector<std::string> names;   // "-0", "--null"
  std::string argument;             // "table|tsv|csv|json|ndjson", "N"; "" for a flag
  std::vector<std::string> values;  // what the argument can be, where that is a list
  std::string means;
  std::string group;
};
std::vector<OptionInfo> options_of(const Command& command);

}  // namespace dossier
