// dossier find, dossier active: the records that match a question.
#include <memory>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/records.h"

namespace dossier {
namespace {

using Reader = Result<Query> (*)(std::string_view, const std::vector<std::string>&,
                                 const ScanOptions&);

Command::Run bind_finder(Syntax& syntax, const char* name, const char* means, Reader read) {
  struct Args : RecordArgs {
    std::string question;
  };
  auto args = std::make_shared<Args>();
  syntax.argument(name, args->question, means, Need::required);
  bind_paths(syntax, args->input.paths);
  bind_view(syntax, args->view);
  bind_question(syntax, args->view);
  bind_stream(syntax, args->stream);
  bind_input(syntax, args->input);
  return [args, read](Context& context) -> Result<Exit> {
    const Result<ScanOptions> scan = settle_scan(args->input);
    if (!scan) {
      return scan.error();
    }
    const Result<Query> query = read(args->question, args->input.paths, *scan);
    if (!query) {
      return query.error();
    }
    return print_records(*args, *query, context, Exit::none);
  };
}

}  // namespace

Command::Run bind_find(Syntax& syntax) {
  return bind_finder(syntax, "QUERY", "what to find, as one argument; see dossier help query",
                     read_query);
}

Command::Run bind_active(Syntax& syntax) {
  return bind_finder(syntax, "WHEN", "a date or range: 2012, 2012-03, 2012..2014, \"Q1 2012\"",
                     read_when);
}

}  // namespace dossier
