// What the tests of large pages share: a text's parts.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/parts.h"

namespace dossier {

inline std::vector<Page> parts_of(std::string_view bytes, std::size_t most) {
  Result<CleanText> clean = clean_text({.path = "a.txt"}, std::string(bytes), std::nullopt);
  REQUIRE(clean.ok());
  std::vector<Page> parts;
  hand_over_parts(std::move(*clean), most, [&](PageResult page) {
    parts.push_back(std::move(*page));
    return true;
  });
  return parts;
}

}  // namespace dossier
