// Completion scripts for shells, generated from the table of commands and their options.
#pragma once

#include <string>

namespace dossier {

std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace dossier
