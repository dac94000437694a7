// dossier version: the version, and the digest that tells whether two programs read the same values
// out of the same page.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/version.h"
#include "dossier/rule.h"

namespace dossier {

Command::Run bind_version(Syntax& /*syntax*/) {
  return [](Context& context) -> Result<Exit> {
    context.out.text() += fmt::format("dossier {} (rules {:016x})\n", kVersion, rules_digest());
    return Exit::ok;
  };
}

}  // namespace dossier
