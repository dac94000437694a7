// See find_name.h.
#include "value/find_name.h"

#include <array>
#include <string>

#include "base/text.h"
#include "value/name.h"

namespace dossier {
namespace {

constexpr auto kArticles =
    std::to_array<std::string_view>({"the ", "la ", "le ", "les ", "l ", "el ", "los ", "las ",
                                     "o ", "os ", "a ", "as ", "die ", "der "});

std::optional<std::uint16_t> find_folded(std::string_view folded, LexMask classes) {
  const std::string_view first = folded.substr(0, first_word_size(folded));
  for (const LexEntry& entry : lexicon_at(first)) {
    if ((classes & mask(entry.cls)) != 0 && entry.folded() == folded) return entry.value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint16_t> find_whole_name(std::string_view name, LexMask classes) {
  const std::string folded = fold_name(name);
  if (const auto value = find_folded(folded, classes)) return value;
  for (const std::string_view article : kArticles) {
    if (std::string_view(folded).starts_with(article)) {
      return find_folded(std::string_view(folded).substr(article.size()), classes);
    }
  }
  return std::nullopt;
}

}  // namespace dossier
