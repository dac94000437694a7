// See completions.h. Words are the same for every shell: a command's name first, then its options
// and their values, files everywhere else.
#include "cli/completions.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"

namespace dossier {
namespace {

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
  }
  return names;
}

// What stands after a command that takes one of a few words, and no files.
std::vector<std::string> words_after(const Command& command) {
  std::vector<std::string> words;
  if (command.name == "help") {
    for (const std::string_view name : command_names()) {
      words.emplace_back(name);
    }
    for (const std::string_view topic : help_topics()) {
      words.emplace_back(topic);
    }
  } else if (command.name == "completions") {
    words = {"bash", "zsh", "fish"};
  }
  return words;
}

std::vector<std::string> option_names(const std::vector<OptionSpec>& options) {
  std::vector<std::string> names;
  for (const OptionSpec& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

// Text between single quotes, for any of the three shells.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return out + "'";
}

// In a zsh specification brackets and colons have a meaning.
std::string zsh_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

void append_bash_case(const Command& command, std::string& out) {
  const std::vector<OptionSpec> options = options_of(command);
  out += fmt::format("    {})\n      case \"$previous\" in\n", command.name);
  for (const OptionSpec& option : options) {
    if (!option.choices().empty()) {
      out += fmt::format("        {}) words=\"{}\" ;;\n", fmt::join(option.names, "|"),
                         fmt::join(option.choices(), " "));
    }
  }
  const std::vector<std::string> after = words_after(command);
  out += fmt::format("        *) case \"$current\" in\n          -*) words=\"{}\" ;;\n",
                     fmt::join(option_names(options), " "));
  if (!after.empty()) {
    out += fmt::format("          *) words=\"{}\" ;;\n", fmt::join(after, " "));
  }
  out += "        esac ;;\n      esac ;;\n";
}

void append_zsh_case(const Command& command, std::string& out) {
  out += fmt::format("    {})\n      _arguments -s \\\n", command.name);
  for (const OptionSpec& option : options_of(command)) {
    for (const std::string& name : option.names) {
      std::string spec = fmt::format("{}[{}]", name, zsh_escaped(option.means));
      if (!option.choices().empty()) {
        spec += fmt::format(":value:({})", fmt::join(option.choices(), " "));
      } else if (!option.takes.empty()) {
        spec += ":value:";
      }
      out += fmt::format("        {} \\\n", quoted(spec));
    }
  }
  const std::vector<std::string> after = words_after(command);
  out += after.empty() ? "        '*:path:_files' ;;\n"
                       : fmt::format("        '1:word:({})' ;;\n", fmt::join(after, " "));
}

void append_fish_options(const Command& command, std::string& out) {
  const std::string seen =
      fmt::format("complete -c dossier -n '__fish_seen_subcommand_from {}'", command.name);
  for (const OptionSpec& option : options_of(command)) {
    std::string line = seen;
    for (const std::string& name : option.names) {
      line += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                     : fmt::format(" -s {}", name.substr(1));
    }
    if (!option.takes.empty()) {
      line += option.choices().empty()
                  ? " -x"
                  : fmt::format(" -x -a '{}'", fmt::join(option.choices(), " "));
    }
    out += fmt::format("{} -d {}\n", line, quoted(option.means));
  }
  if (const std::vector<std::string> after = words_after(command); !after.empty()) {
    out += fmt::format("{} -f -a '{}'\n", seen, fmt::join(after, " "));
  }
}

}  // namespace

std::string bash_completions() {
  std::string out =
      "# Completions of dossier for bash: source this, or save it as\n"
      "# ~/.local/share/bash-completion/completions/dossier\n"
      "_dossier() {\n"
      "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\" "
      "words=\"\"\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const Command& command : commands()) {
    append_bash_case(command, out);
  }
  out += fmt::format(
      "  esac\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then words=\"{}\"; fi\n"
      "  COMPREPLY=()\n"
      "  if [ -n \"$words\" ]; then\n"
      "    while IFS= read -r word; do COMPREPLY+=(\"$word\"); done \\\n"
      "      < <(compgen -W \"$words\" -- \"$current\")\n"
      "  fi\n"
      "}}\n"
      "complete -o default -F _dossier dossier\n",
      fmt::join(command_names(), " "));
  return out;
}

std::string zsh_completions() {
  std::string out =
      "#compdef dossier\n"
      "# Completions of dossier for zsh: save this as _dossier in a folder of $fpath.\n"
      "_dossier() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a commands\n"
      "    commands=(\n";
  for (const Command& command : commands()) {
    out += fmt::format("      {}\n",
                       quoted(fmt::format("{}:{}", command.name, zsh_escaped(command.summary))));
  }
  out +=
      "    )\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $command in\n";
  for (const Command& command : commands()) {
    append_zsh_case(command, out);
  }
  out += "  esac\n}\n_dossier \"$@\"\n";
  return out;
}

std::string fish_completions() {
  std::string out =
      "# Completions of dossier for fish: save this as ~/.config/fish/completions/dossier.fish\n";
  for (const Command& command : commands()) {
    out += fmt::format("complete -c dossier -n __fish_use_subcommand -f -a {} -d {}\n",
                       command.name, quoted(command.summary));
  }
  for (const Command& command : commands()) {
    append_fish_options(command, out);
  }
  return out;
}

}  // namespace dossier
