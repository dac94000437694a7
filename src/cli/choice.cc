// See choice.h.
#include "cli/choice.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace dossier {

Error unknown_word(std::string_view what, std::string_view word,
                   const std::vector<std::string_view>& names) {
  const std::string_view near = nearest(word, names);
  return Error{ErrorKind::usage, fmt::format("unknown {} '{}'", what, word),
               near.empty() ? fmt::format("choose one of: {}", fmt::join(names, ", "))
                            : fmt::format("did you mean '{}'?", near),
               ""};
}

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

}  // namespace dossier
