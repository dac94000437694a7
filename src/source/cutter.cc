// The search for delimiters, over the edges of what has been read so far.
#include "source/cutter.h"

#include <algorithm>

namespace dossier {

// The end of the piece that pending() begins with: the delimiter's offset or, at the end of the
// stream or once the piece is over the limit, all there is. Nothing where an error cut it short:
// half a piece is none.
std::optional<std::size_t> Cutter::find_end() {
  const std::size_t unit = unit_size(encoding_);
  std::size_t searched = 0;
  for (;;) {
    const std::size_t found = find_unit(input_.pending(), delimiter_, searched, encoding_);
    if (found != std::string_view::npos) return found;
    searched = input_.pending().size() / unit * unit;
    if (searched > max_piece_) return searched;
    if (!input_.fill()) {
      if (input_.error()) return std::nullopt;
      return input_.pending().size();
    }
  }
}

void Cutter::drop(std::size_t size) {
  line_ +=
      static_cast<std::uint32_t>(count_units(input_.pending().substr(0, size), '\n', encoding_));
  input_.consume(size);
}

std::optional<Piece> Cutter::next() {
  drop(used_);
  used_ = 0;
  std::optional<std::size_t> end = find_end();
  if (!end || (*end == 0 && input_.pending().empty())) return std::nullopt;

  Piece piece{.bytes = {}, .first_byte = input_.offset(), .first_line = line_};
  for (; end && *end > max_piece_; end = find_end()) {
    piece.too_long = true;
    drop(*end);
  }
  if (!end) return std::nullopt;
  if (!piece.too_long) piece.bytes = input_.pending().substr(0, *end);
  used_ = std::min(*end + unit_size(encoding_), input_.pending().size());
  return piece;
}

}  // namespace dossier
