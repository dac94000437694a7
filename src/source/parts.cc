// See parts.h. Only forms that any page may have decide on a cut: the marks of lists and headings,
// blank lines, line ends, spaces.
#include "source/parts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace dossier {
namespace {

constexpr std::size_t kMostHead = 2048;  // bytes
constexpr std::size_t npos = std::string_view::npos;

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\f") == npos;
}

// How likely an item is to begin with the line at `begin`, the line before being blank or not.
int rank_of(std::string_view line, bool after_blank) {
  if (is_blank(line)) return 0;
  const std::string_view marks = "#*=-_";
  const bool marked = is_digit(line.front()) || marks.find(line.front()) != npos;
  if (line.front() == '\f') return 4;
  if (after_blank) return marked ? 3 : 2;
  return 1;
}

// The last of the likeliest line beginnings from `least` on; npos where no line begins there.
// REQUIRES: least > 0
std::size_t best_line(std::string_view text, std::size_t least) {
  std::size_t best = npos;
  int best_rank = 0;
  bool after_blank = least > 1 && text[least - 2] == '\n';
  for (std::size_t at = least - 1; (at = text.find('\n', at)) != npos;) {
    ++at;
    const std::string_view line = line_at(text, at);
    const int rank = rank_of(line, after_blank);
    if (rank > 0 && rank >= best_rank) {
      best = at;
      best_rank = rank;
    }
    after_blank = is_blank(line);
  }
  return best;
}

// Where the part that begins at `begin` ends: in its last quarter, if not for want of any place.
std::size_t cut(std::string_view text, std::size_t begin, std::size_t most) {
  if (text.size() - begin <= most) return text.size();
  std::size_t end = begin + most;
  const std::size_t least = std::max(end - most / 4, begin + 1);
  const std::string_view page = text.substr(0, end);
  const std::size_t line = best_line(page, least);
  if (line != npos) return line;
  const std::size_t space = page.substr(least).rfind(' ');
  if (space != npos) return least + space + 1;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

// The page's first lines, up to a blank one if there is any after which a part can begin.
std::size_t head_size(std::string_view text) {
  const std::string_view head = text.substr(0, kMostHead);
  const std::size_t blank = head.rfind("\n\n");
  if (blank != npos) return blank + 2;
  const std::size_t line = head.rfind('\n');
  return line == npos ? 0 : line + 1;
}

std::uint32_t lines_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

bool hand_over_parts(CleanText clean, std::size_t most, const PageSink& sink) {
  const std::string_view text = clean.text;
  if (text.size() <= most) {
    return sink(Page(std::move(clean.origin), std::move(clean.text), std::move(clean.map),
                     std::move(clean.repairs)));
  }
  PagePart part;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = cut(text, begin, most);
    const Span own{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    std::string copy(text.substr(0, part.head));
    copy += text.substr(begin, end - begin);
    if (!sink(Page(clean.origin, std::move(copy), clean.map.part({0, part.head}, own),
                   part.first ? std::move(clean.repairs) : Repairs{}, part)))
      return false;
    std::size_t behind_head = begin;
    if (part.first) {
      behind_head = std::min(head_size(text), end);
      part = {.first = false, .head = static_cast<std::uint32_t>(behind_head), .lines_skipped = 0};
    }
    part.lines_skipped += lines_in(text.substr(behind_head, end - behind_head));
    begin = end;
  }
  return true;
}

}  // namespace dossier
