// A query with a line of carets under the spot that an error is about.
//
//   in 20x2, over 1M
//      ^^^^
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

// REQUIRES: begin <= end <= query.size(). An empty spot gets one caret.
std::string excerpt(std::string_view query, std::size_t begin, std::size_t end);

}  // namespace dossier
