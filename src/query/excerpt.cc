// The caret line under a query's trouble spot, aligned by display width.
#include "query/excerpt.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace dossier {

std::string excerpt(std::string_view query, std::size_t begin, std::size_t end) {
  std::string line(query);
  // One byte for one byte, so that begin and end stay right.
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  const std::string_view view = line;
  const std::uint32_t indent = display_width(view.substr(0, begin));
  const std::uint32_t width = std::max(1U, display_width(view.substr(begin, end - begin)));
  line += '\n';
  line.append(indent, ' ');
  line.append(width, '^');
  return line;
}

}  // namespace dossier
