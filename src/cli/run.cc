// See run.h.
#include "cli/run.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/options.h"

namespace dossier {
namespace {

// "list --help" is answered whatever else is wrong with the line.
bool wants_help(const std::vector<std::string>& arguments) {
  for (const std::string& word : arguments) {
    if (word == "--") {
      return false;
    }
    if (word == "--help" || word == "-h") {
      return true;
    }
  }
  return false;
}

Result<Exit> run_command(const Invocation& invocation, Context& context) {
  const Command& command = *invocation.command;
  if (wants_help(invocation.arguments)) {
    context.out.text() += command_help(command);
    return Exit::ok;
  }
  GeneralArgs general;
  Syntax syntax;
  const Command::Run act = command.bind(syntax);
  bind_general(syntax, general);
  const std::string usage =
      fmt::format("{}{}{}", command.name, command.usage.empty() ? "" : " ", command.usage);
  Status status = syntax.parse(invocation.arguments, usage);
  if (status) {
    status = apply_general(general, context);
  }
  if (!status) {
    return status.error();
  }
  if (general.help) {  // bundled with others: -qh
    context.out.text() += command_help(command);
    return Exit::ok;
  }
  return act(context);
}

Result<Exit> dispatch(const std::vector<std::string>& arguments, Context& context) {
  if (arguments.empty()) {
    context.messages.plain(trim(overview()));
    return Exit::fatal;
  }
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h") {
    context.out.text() += overview();
    return Exit::ok;
  }
  if (first == "--version" || first == "-V") {
    return run_command({find_command("version"), {}}, context);
  }
  const Result<Invocation> invocation = find_invocation(arguments);
  if (!invocation) {
    return invocation.error();
  }
  return run_command(*invocation, context);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Streams& streams,
        const Environment& environment) {
  const Terminal terminal = look_at(streams, environment);
  Output out(streams.out);
  Messages messages(streams.err, terminal.err);
  Context context{streams, environment, terminal, out, messages};
  Result<Exit> result = dispatch(arguments, context);
  out.flush();
  if (!result) {
    messages.error(result.error());
    result = Exit::fatal;
  }
  if (out.failed()) {
    messages.error({ErrorKind::io, fmt::format("cannot write: {}", out.reason()), "", "stdout"});
    result = Exit::fatal;
  }
  return static_cast<int>(*result);
}

}  // namespace dossier
