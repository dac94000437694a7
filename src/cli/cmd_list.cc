// dossier list: every record.
#include <memory>

#include "cli/command.h"
#include "cli/records.h"

namespace dossier {

Command::Run bind_list(Syntax& syntax) {
  auto args = std::make_shared<RecordArgs>();
  bind_paths(syntax, args->input.paths);
  bind_view(syntax, args->view);
  bind_stream(syntax, args->stream);
  bind_input(syntax, args->input);
  return [args](Context& context) { return print_records(*args, Query{}, context, Exit::ok); };
}

}  // namespace dossier
