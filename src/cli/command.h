// The table of commands. A command is one row here and one file cmd_NAME.cc; the dispatcher, the
// help pages, the completions and the proposals for misspelt names all read the table.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/context.h"
#include "cli/exit.h"
#include "cli/syntax.h"
#include "dossier/result.h"

namespace dossier {

struct Command {
  using Run = std::function<Result<Exit>(Context&)>;

  std::string_view name;
  std::string_view usage;     // the positional arguments, as help shows them
  std::string_view summary;   // one line
  std::string_view examples;  // a few lines that work on samples/
  // Says what the command takes; what it returns is run once that has been read.
  Run (*bind)(Syntax& syntax);
};

std::span<const Command> commands();
// Null where there is none of that name.
const Command* find_command(std::string_view name);

Command::Run bind_list(Syntax& syntax);
Command::Run bind_find(Syntax& syntax);
Command::Run bind_active(Syntax& syntax);
Command::Run bind_dates(Syntax& syntax);
Command::Run bind_scan(Syntax& syntax);
Command::Run bind_stats(Syntax& syntax);
Command::Run bind_timeline(Syntax& syntax);
Command::Run bind_show(Syntax& syntax);
Command::Run bind_explain(Syntax& syntax);
Command::Run bind_ingest(Syntax& syntax);
Command::Run bind_merge(Syntax& syntax);
Command::Run bind_info(Syntax& syntax);
Command::Run bind_rules(Syntax& syntax);
Command::Run bind_eval(Syntax& syntax);
Command::Run bind_help(Syntax& syntax);
Command::Run bind_completions(Syntax& syntax);
Command::Run bind_version(Syntax& syntax);

}  // namespace dossier
