// dossier completions: a completion script for a shell.
#include <array>
#include <memory>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/completions.h"

namespace dossier {
namespace {

using Generator = std::string (*)();

constexpr std::array<Choice<Generator>, 3> kShells{{
    {"bash", bash_completions},
    {"zsh", zsh_completions},
    {"fish", fish_completions},
}};

}  // namespace

Command::Run bind_completions(Syntax& syntax) {
  auto shell = std::make_shared<std::string>();
  syntax.argument("SHELL", *shell, "bash, zsh or fish", Need::required);
  return [shell](Context& context) -> Result<Exit> {
    const Result<Generator> generator = choose("shell", *shell, kShells);
    if (!generator) {
      return generator.error();
    }
    context.out.text() += (*generator)();
    return Exit::ok;
  };
}

}  // namespace dossier
