// See syntax.h. The one file that knows CLI11: it splits words into options, values and arguments;
// what is said of mistakes is said here.
#include "cli/syntax.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "base/text.h"

namespace dossier {
namespace {

OptionSpec spec_of(std::string_view names, std::string_view takes, std::string_view means,
                   HelpSection group) {
  OptionSpec spec;
  for (const std::string_view name : split(names, ',')) {
    spec.names.emplace_back(name);
  }
  spec.takes = takes;
  spec.means = means;
  spec.group = group;
  return spec;
}

void add(const OptionSpec& option, CLI::App& app) {
  const std::string names = fmt::format("{}", fmt::join(option.names, ","));
  if (bool* const* flag = std::get_if<bool*>(&option.value)) {
    app.add_flag(names, **flag);
  } else if (std::string* const* one = std::get_if<std::string*>(&option.value)) {
    app.add_option(names, **one);
  } else {
    app.add_option(names, *std::get<std::vector<std::string>*>(option.value))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);  // a value each time, so that paths may follow
  }
}

// Whether any of the words may give the option. CLI11 compares each option that it is told of with
// all the others by their names: those that nobody gives are not worth it.
bool may_be_given(const OptionSpec& option, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&option](const std::string& word) {
    return word.starts_with('-') &&
           std::ranges::any_of(option.names, [&word](const std::string& name) {
             return name.starts_with("--") ? word.starts_with(name)
                                           : word.find(name.back()) != std::string::npos;
           });
  });
}

// Arguments are told apart by their order; CLI11 wants names it can spell.
void add(const ArgumentSpec& argument, std::size_t index, CLI::App& app) {
  const std::string name = fmt::format("argument{}", index);
  CLI::Option* option = nullptr;
  if (std::string* const* one = std::get_if<std::string*>(&argument.value)) {
    option = app.add_option(name, **one);
  } else {
    option = app.add_option(name, *std::get<std::vector<std::string>*>(argument.value));
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  option->required(argument.need == Need::required);
}

std::string_view without_dashes(std::string_view name) {
  return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

// The option that was probably meant; "" for none. A letter is near to any other.
std::string nearest_option(std::string_view word, const std::vector<OptionSpec>& options) {
  std::vector<std::string_view> names;
  for (const OptionSpec& option : options) {
    for (const std::string_view name : option.names) {
      if (name.starts_with("--")) {
        names.push_back(without_dashes(name));
      }
    }
  }
  const std::string_view near = nearest(without_dashes(word.substr(0, word.find('='))), names);
  return near.empty() ? "" : fmt::format("--{}", near);
}

// A word that no option and no argument took.
Error unexpected(const std::string& word, const std::vector<OptionSpec>& options,
                 std::string_view usage) {
  if (!word.starts_with('-')) {
    return {ErrorKind::usage, fmt::format("unexpected argument '{}'", word),
            fmt::format("usage: dossier {}", usage), ""};
  }
  Error error{ErrorKind::usage, fmt::format("unknown option '{}'", word), "", ""};
  if (const std::string near = nearest_option(word, options); !near.empty()) {
    error.hint = fmt::format("did you mean '{}'?", near);
  } else if (word.find(':') != std::string::npos) {
    error.hint = "a query that begins with '-' goes after '--', or write 'not …'";
  } else {
    error.hint = fmt::format("usage: dossier {}", usage);
  }
  return error;
}

// What is wrong with a value, or with there being none. CLI11's messages name the option, and are
// the only place that does.
std::optional<Error> wrong_value(std::string_view message, const std::vector<OptionSpec>& options,
                                 std::string_view hint) {
  std::size_t first = std::string_view::npos;
  std::optional<Error> error;
  for (const OptionSpec& option : options) {
    for (const std::string& name : option.names) {
      const std::size_t at = message.find(name);
      const std::size_t end = at + name.size();
      if (at >= first || (end < message.size() &&
                          std::string_view(": ").find(message[end]) == std::string_view::npos)) {
        continue;
      }
      first = at;
      const std::string what = option.takes.empty() ? name + " takes no value"
                                                    : name + " wants a value: " + option.takes;
      error = Error{ErrorKind::usage, what, std::string(hint), ""};
    }
  }
  return error;
}

// What CLI11 found wrong, in the program's own words where they help more.
Error wrong_usage(const CLI::ParseError& thrown, const CLI::App& app,
                  const std::vector<OptionSpec>& options, std::string_view usage) {
  const auto code = static_cast<CLI::ExitCodes>(thrown.get_exit_code());
  const std::vector<std::string> rest = app.remaining(true);
  if (code == CLI::ExitCodes::ExtrasError && !rest.empty()) {
    return unexpected(rest.front(), options, usage);
  }
  const std::string hint = fmt::format("usage: dossier {}", usage);
  if (code == CLI::ExitCodes::RequiredError) {
    const std::string_view command = usage.substr(0, usage.find(' '));
    return {ErrorKind::usage, fmt::format("too few arguments for '{}'", command), hint, ""};
  }
  return wrong_value(thrown.what(), options, hint)
      .value_or(Error{ErrorKind::usage, thrown.what(), hint, ""});
}

}  // namespace

std::vector<std::string> OptionSpec::choices() const {
  std::vector<std::string> words;
  if (takes.find('|') != std::string::npos) {
    for (const std::string_view word : split(takes, '|')) {
      words.emplace_back(word);
    }
  }
  return words;
}

void Syntax::flag(std::string_view names, bool& value, std::string_view means) {
  options_.push_back(spec_of(names, "", means, group_));
  options_.back().value = &value;
}

void Syntax::option(std::string_view names, std::string_view takes, std::string& value,
                    std::string_view means) {
  options_.push_back(spec_of(names, takes, means, group_));
  options_.back().value = &value;
}

void Syntax::options(std::string_view names, std::string_view takes,
                     std::vector<std::string>& values, std::string_view means) {
  options_.push_back(spec_of(names, takes, means, group_));
  options_.back().value = &values;
}

void Syntax::argument(std::string_view name, std::string& value, std::string_view means,
                      Need need) {
  arguments_.push_back({std::string(name), std::string(means), need, &value});
}

void Syntax::arguments(std::string_view name, std::vector<std::string>& values,
                       std::string_view means) {
  arguments_.push_back({std::string(name), std::string(means), Need::optional, &values});
}

Status Syntax::parse(const std::vector<std::string>& words, std::string_view usage) const {
  CLI::App app;
  app.set_help_flag();  // help is an option like any other
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  for (std::size_t i = 0; i < arguments_.size(); ++i) {
    add(arguments_[i], i, app);
  }
  for (const OptionSpec& option : options_) {
    if (may_be_given(option, words)) {
      add(option, app);
    }
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& thrown) {
    return wrong_usage(thrown, app, options_, usage);
  }
  return done();
}

}  // namespace dossier
