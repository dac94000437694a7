// What a command takes, as data: the names of its options and arguments, what they mean, and where
// their values go. Help and completions read it; syntax.cc hands it to CLI11.
//
//   Syntax syntax;
//   syntax.argument("QUERY", args->query, "what to find", Need::required);
//   syntax.group(HelpSection::output);
//   syntax.option("--limit", "N", args->limit, "at most N records");
//   syntax.flag("-0,--null", args->nul, "end each record with NUL");
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dossier/result.h"

namespace dossier {

enum class Need : std::uint8_t { optional, required };

// The section of help that an option stands in.
enum class HelpSection : std::uint8_t { output, input, general };

struct OptionSpec {
  std::vector<std::string> names;  // "-0", "--null"
  std::string takes;               // "table|tsv|csv", "N"; "" for a flag
  std::string means;
  HelpSection group = HelpSection::general;
  std::variant<bool*, std::string*, std::vector<std::string>*> value;

  // The words it takes, where they are listed.
  std::vector<std::string> choices() const;
};

struct ArgumentSpec {
  std::string name;
  std::string means;
  Need need = Need::optional;
  std::variant<std::string*, std::vector<std::string>*> value;
};

class Syntax {
 public:
  // The section of the options that follow.
  void group(HelpSection group) { group_ = group; }
  // `names`: comma-separated.
  void flag(std::string_view names, bool& value, std::string_view means);
  void option(std::string_view names, std::string_view takes, std::string& value,
              std::string_view means);
  // May be given several times; each of its values counts.
  void options(std::string_view names, std::string_view takes, std::vector<std::string>& values,
               std::string_view means);
  void argument(std::string_view name, std::string& value, std::string_view means,
                Need need = Need::optional);
  // Takes all that are left.
  void arguments(std::string_view name, std::vector<std::string>& values, std::string_view means);

  const std::vector<OptionSpec>& options() const { return options_; }
  const std::vector<ArgumentSpec>& positionals() const { return arguments_; }

  // Fills in the values. Where an option of one value is given twice, the last one counts. Errors:
  // usage, with the nearest option; `usage` is shown where an argument is missing.
  Status parse(const std::vector<std::string>& words, std::string_view usage) const;

 private:
  std::vector<OptionSpec> options_;
  std::vector<ArgumentSpec> arguments_;
  HelpSection group_ = HelpSection::general;
};

}  // namespace dossier
