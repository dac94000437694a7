// See choice.h.
#include "cli/choice.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace dossier {

std::string one_of(const std::vector<std::string_view>& names) {
  return fmt::format("{}", fmt::join(names, "|"));
}

Result<std::size_t> read_number(std::string_view option, std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return Error{ErrorKind::usage, fmt::format("{} wants a whole number, not '{}'", option, text),
                 "", ""};
  }
  return number;
}

Result<std::uint64_t> read_size(std::string_view option, std::string_view text) {
  constexpr std::string_view kUnits = "KMGT";
  constexpr unsigned kBits = 10;  // of each unit
  const std::size_t unit = text.empty() ? std::string_view::npos : kUnits.find(text.back());
  const unsigned shift =
      unit == std::string_view::npos ? 0 : kBits * (static_cast<unsigned>(unit) + 1);
  const std::string_view digits = shift == 0 ? text : text.substr(0, text.size() - 1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return Error{ErrorKind::usage, fmt::format("{} wants a size, not '{}'", option, text),
                 "bytes, or with K, M, G or T (powers of 1024): 500M", ""};
  }
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max() >> shift;
  return number > most ? std::numeric_limits<std::uint64_t>::max() : number << shift;
}

}  // namespace dossier
