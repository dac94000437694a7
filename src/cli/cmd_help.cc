// dossier help: the help pages.
#include <memory>

#include "cli/command.h"
#include "cli/help.h"

namespace dossier {

Command::Run bind_help(Syntax& syntax) {
  auto topic = std::make_shared<std::string>();
  syntax.argument("TOPIC", *topic, "a command, or query, columns, formats, exit-codes");
  return [topic](Context& context) -> Result<Exit> {
    const Result<std::string> help = help_on(*topic);
    if (!help) {
      return help.error();
    }
    context.out.text() += *help;
    return Exit::ok;
  };
}

}  // namespace dossier
