// See file_line.h.
#include "cli/file_line.h"

#include <limits>

#include "cli/ask.h"
#include "cli/choice.h"

namespace dossier {

std::optional<FileLine> read_place(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  const Result<std::size_t> line = read_number("LINE", text.substr(colon + 1));
  if (!line || *line == 0 || *line > std::numeric_limits<std::uint32_t>::max()) {
    return std::nullopt;
  }
  return FileLine{std::string(text.substr(0, colon)), static_cast<std::uint32_t>(*line)};
}

std::optional<FileLine> read_file_line(std::string_view text) {
  std::optional<FileLine> place = read_place(text);
  return place && path_exists(place->path) ? place : std::nullopt;
}

std::string input_of(std::string_view page) {
  for (std::string_view path = page; !path.empty();) {
    if (path_exists(path)) {
      return std::string(path);
    }
    const std::size_t cut = path.find_last_of("!:");
    path = path.substr(0, cut == std::string_view::npos ? 0 : cut);
  }
  return "";
}

}  // namespace dossier
