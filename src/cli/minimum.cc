// See minimum.h.
#include "cli/minimum.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "cli/choice.h"

namespace dossier {
namespace {

constexpr std::string_view kPerfect = "perfect";

Result<std::optional<Aspect>> find_field(std::string_view word) {
  std::vector<std::string_view> names{kPerfect};
  if (word == kPerfect) {
    return std::optional<Aspect>();
  }
  for (std::size_t i = 0; i < kAspects; ++i) {
    const auto aspect = static_cast<Aspect>(i);
    if (word == name(aspect)) {
      return std::optional<Aspect>(aspect);
    }
    names.push_back(name(aspect));
  }
  return unknown_word("field for --min", word, names);
}

Result<Minimum> parse_minimum(std::string_view word) {
  const std::size_t equals = word.find('=');
  const Result<std::optional<Aspect>> field = find_field(trim(word.substr(0, equals)));
  if (!field) {
    return field.error();
  }
  Minimum minimum{*field, 0};
  const std::string_view share = equals == word.npos ? "" : trim(word.substr(equals + 1));
  const auto [end, error] =
      std::from_chars(share.data(), share.data() + share.size(), minimum.least);
  const bool is_share = minimum.least >= 0 && minimum.least <= 1;  // false for "nan" too
  if (error != std::errc{} || end != share.data() + share.size() || !is_share) {
    return Error{ErrorKind::usage, fmt::format("--min wants FIELD=SHARE, not '{}'", word),
                 "a share is a number from 0 to 1: --min period=0.95", ""};
  }
  return minimum;
}

}  // namespace

Result<std::vector<Minimum>> parse_minimums(const std::vector<std::string>& words) {
  std::vector<Minimum> minimums;
  for (const std::string& list : words) {
    for (const std::string_view word : split(list, ',')) {
      const Result<Minimum> minimum = parse_minimum(trim(word));
      if (!minimum) {
        return minimum.error();
      }
      minimums.push_back(*minimum);
    }
  }
  return minimums;
}

std::string_view name(const Minimum& minimum) {
  return minimum.field ? name(*minimum.field) : kPerfect;
}

std::optional<std::string> shortfall(const Minimum& minimum, const Scores& scores) {
  constexpr double kNothing = 1e-9;  // what floating-point arithmetic may lose
  constexpr double kDigits = 1e4;    // four are shown
  const double figure = minimum.field ? scores[*minimum.field].f1() : scores.perfect_share();
  if (figure + kNothing >= minimum.least) {
    return std::nullopt;
  }
  // Rounded apart, so that the two never look the same.
  const double shown = std::floor(figure * kDigits + kNothing) / kDigits;
  const double by = std::ceil((minimum.least - figure) * kDigits - kNothing) / kDigits;
  return fmt::format("{} is {:.4f}, below {} by {:.4f}",
                     minimum.field ? fmt::format("F1 of {}", name(minimum))
                                   : std::string("the share of perfect records"),
                     shown, minimum.least, by);
}

}  // namespace dossier
