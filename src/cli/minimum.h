// The least that a figure has to be, for scripts: --min title=0.95,perfect=0.9.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/eval.h"
#include "dossier/result.h"

namespace dossier {

struct Minimum {
  std::optional<Aspect> field;  // its F1; for none, the share of perfect records
  double least = 0;
};

// Each word is FIELD=SHARE, or several with commas between them. Errors: usage.
Result<std::vector<Minimum>> parse_minimums(const std::vector<std::string>& words);

// "title", "perfect".
std::string_view name(const Minimum& minimum);

// What is said where the figure is lower: "F1 of title is 0.9123, below 0.95 by 0.0377".
std::optional<std::string> shortfall(const Minimum& minimum, const Scores& scores);

}  // namespace dossier
