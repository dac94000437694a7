// The page's two look-ups: from a text offset to its line, and to the place in the stored bytes.
// Both are binary searches over tables made once, so that a span costs nothing until somebody asks
// where it stands.
#include "dossier/page.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace dossier {
namespace {

std::vector<std::uint32_t> find_line_begins(std::string_view text) {
  std::vector<std::uint32_t> begins;
  for (std::size_t at = 0; at < text.size();) {
    begins.push_back(static_cast<std::uint32_t>(at));
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return begins;
}

}  // namespace

void OffsetMap::add(Piece piece) {
  assert(piece.text_step > 0);
  assert(pieces_.empty() || pieces_.back().text < piece.text);
  pieces_.push_back(piece);
}

std::uint64_t OffsetMap::original(std::uint32_t at) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), at,
      [](std::uint32_t offset, const Piece& piece) { return offset < piece.text; });
  if (after == pieces_.begin()) return at;  // before the first piece nothing was changed
  const Piece& piece = *std::prev(after);
  const std::uint64_t steps = (at - piece.text) / piece.text_step;
  return piece.original + steps * piece.original_step;
}

OffsetMap OffsetMap::part(Span head, Span own) const {
  OffsetMap map;
  std::uint32_t begin = 0;  // of the copied bytes, in the new text
  for (const Span copied : {head, own}) {
    auto piece =
        std::upper_bound(pieces_.begin(), pieces_.end(), copied.begin,
                         [](std::uint32_t offset, const Piece& p) { return offset < p.text; });
    Piece first = piece == pieces_.begin() ? Piece{} : *std::prev(piece);
    first.text = begin;
    first.original = static_cast<std::uint32_t>(original(copied.begin));
    if (!copied.empty()) map.add(first);
    for (; piece != pieces_.end() && piece->text < copied.end; ++piece) {
      Piece moved = *piece;
      moved.text = piece->text - copied.begin + begin;
      map.add(moved);
    }
    begin += copied.size();
  }
  return map;
}

Page::Page(Origin origin, std::string text, OffsetMap map, Repairs repairs, PagePart part)
    : origin_(std::move(origin)),
      text_(std::move(text)),
      map_(std::move(map)),
      repairs_(std::move(repairs)),
      part_(part),
      line_begins_(find_line_begins(text_)) {
  assert(text_.size() <= std::numeric_limits<std::uint32_t>::max());
}

Span Page::line(std::size_t index) const {
  assert(index < line_begins_.size());
  const bool last = index + 1 == line_begins_.size();
  auto end = last ? static_cast<std::uint32_t>(text_.size()) : line_begins_[index + 1];
  if (text_[end - 1] == '\n') --end;
  return {line_begins_[index], end};
}

std::size_t Page::line_of(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  if (after == line_begins_.begin()) return 0;  // an empty page
  return static_cast<std::size_t>(after - line_begins_.begin()) - 1;
}

std::uint32_t Page::source_line(std::uint32_t offset) const {
  const std::uint32_t skipped = offset < part_.head ? 0 : part_.lines_skipped;
  return origin_.first_line + static_cast<std::uint32_t>(line_of(offset)) + skipped;
}

std::uint64_t Page::original(std::uint32_t offset) const {
  return origin_.first_byte + map_.original(offset);
}

}  // namespace dossier
