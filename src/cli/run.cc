// See run.h.
#include "cli/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/options.h"

namespace dossier {
namespace {

// An argument that no option or positional took.
Error unexpected(const CLI::App& app, const Command& command) {
  const std::vector<std::string> rest = app.remaining(true);
  const std::string word = rest.empty() ? "" : rest.front();
  Error error{ErrorKind::usage, fmt::format("unexpected argument '{}'", word),
              fmt::format("dossier {} --help shows what it takes", command.name), ""};
  if (!word.starts_with('-')) {
    return error;
  }
  error.what = fmt::format("unknown option '{}'", word);
  const std::vector<OptionInfo> options = options_of(command);
  std::vector<std::string_view> names;
  for (const OptionInfo& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  if (const std::string_view near = nearest(word.substr(0, word.find('=')), names); !near.empty()) {
    error.hint = fmt::format("did you mean '{}'?", near);
  } else if (word.find(':') != std::string::npos) {
    error.hint = "a query that begins with '-' goes after '--', or write 'not …'";
  }
  return error;
}

// What CLI11 found wrong, in the program's own words where they help more.
Error wrong_usage(const CLI::ParseError& thrown, const CLI::App& app, const Command& command) {
  if (thrown.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    return unexpected(app, command);
  }
  if (thrown.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    return Error{ErrorKind::usage, fmt::format("too few arguments for '{}'", command.name),
                 fmt::format("usage: dossier {} {}", command.name, command.usage), ""};
  }
  return Error{ErrorKind::usage, thrown.what(),
               fmt::format("dossier {} --help shows what it takes", command.name), ""};
}

// Binds, parses, runs.
Result<Exit> run_command(const Invocation& invocation, Context& context) {
  const Command& command = *invocation.command;
  CLI::App app;
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.set_help_flag("-h,--help", "show this help");
  GeneralArgs general;
  const Command::Run act = command.bind(app);
  bind_general(app, general);
  try {
    app.parse(std::vector<std::string>(invocation.arguments.rbegin(), invocation.arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    context.out.text() += command_help(command);
    return Exit::ok;
  } catch (const CLI::ParseError& thrown) {
    return wrong_usage(thrown, app, command);
  }
  if (const Status status = apply_general(general, context); !status) {
    return status.error();
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
