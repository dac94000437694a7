// dossier list: every record.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/records.h"

namespace dossier {

Command::Run bind_list(CLI::App& app) {
  auto args = std::make_shared<RecordArgs>();
  bind_paths(app, args->input.paths);
  bind_view(app, args->view);
  bind_input(app, args->input);
  return [args](Context& context) { return print_records(*args, Query{}, context, Exit::ok); };
}

}  // namespace dossier
