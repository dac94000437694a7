// See unknown_word.h.
#include "base/unknown_word.h"

#include <fmt/format.h>

#include "base/text.h"

namespace dossier {

Error unknown_word(std::string_view what, std::string_view word,
                   const std::vector<std::string_view>& names) {
  constexpr std::size_t kFew = 4;
  const std::string_view near = names.size() <= kFew ? "" : nearest(word, names);
  return Error{ErrorKind::usage, fmt::format("unknown {} '{}'", what, word),
               near.empty() ? fmt::format("choose one of: {}", fmt::join(names, ", "))
                            : fmt::format("did you mean '{}'?", near),
               ""};
}

}  // namespace dossier
