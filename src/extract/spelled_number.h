// Numbers in words: "twenty-five thousand", "quarenta e cinco", "two million five hundred
// thousand", "half a million", "mil".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/money.h"

namespace dossier {

struct SpelledNumber {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Amount value;
  bool scaled = false;  // a scale's word ("million") is part of it
};

// The number that begins with a number word at text[pos]; scales inside and after it belong to it.
std::optional<SpelledNumber> read_spelled(std::string_view text, std::uint32_t pos);

// The number whose scale stands at text[pos] with an article, a fraction or nothing before it:
// "a million", "half a million", "mil". It may begin before pos.
std::optional<SpelledNumber> read_spelled_scale(std::string_view text, std::uint32_t pos);
// The same where the article or fraction stands at text[pos].
std::optional<SpelledNumber> read_spelled_opening(std::string_view text, std::uint32_t pos);

}  // namespace dossier
