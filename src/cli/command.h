// The table of commands. A command is one row here and one file cmd_NAME.cc; the dispatcher, the
// help pages, the completions and the proposals for misspelt names all read the table.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/context.h"
#include "cli/exit.h"
#include "dossier/result.h"

namespace CLI {
class App;
}

namespace dossier {

struct Command {
  using Run = std::function<Result<Exit>(Context&)>;

  std::string_view name;
  std::string_view usage;     // the positional arguments, as help shows them
  std::string_view summary;   // one line
  std::string_view examples;  // a few lines that work on samples/
  // Adds the command's options to `app`; what it returns is run once they have been read.
  Run (*bind)(CLI::App& app);
};

std::span<const Command> commands();
// Null where there is none of that name.
const Command* find_command(std::string_view name);

Command::Run bind_list(CLI::App& app);
Command::Run bind_find(CLI::App& app);
Command::Run bind_active(CLI::App& app);
Command::Run bind_dates(CLI::App& app);
Command::Run bind_scan(CLI::App& app);
Command::Run bind_stats(CLI::App& app);
Command::Run bind_timeline(CLI::App& app);
Command::Run bind_show(CLI::App& app);
Command::Run bind_explain(CLI::App& app);
Command::Run bind_rules(CLI::App& app);
Command::Run bind_help(CLI::App& app);
Command::Run bind_completions(CLI::App& app);
Command::Run bind_version(CLI::App& app);

}  // namespace dossier
