// See margin.h.
#include "extract/margin.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {
namespace {

// The lines that begin with marks, and the bytes of these.
struct Margin {
  std::vector<Span> marks;
  std::size_t lines = 0;  // of the page that are not blank
};

// "> > Dear Ana": quoted mail.
std::size_t quote_size(std::string_view line) {
  const std::size_t end = line.find_first_not_of("> ");
  return line.starts_with('>') ? std::min(end, line.size()) : 0;
}

// "|| Where?   Malta": a box that is open to the right, and no row of a table.
std::size_t box_size(std::string_view line) {
  const bool box = line == "||" || (line.starts_with("|| ") && line.find('|', 2) == line.npos);
  return box ? 2 : 0;
}

// "; Leak Detectives" and ": Country: Albania": a wiki's terms and what is said of them.
std::size_t definition_size(std::string_view line) {
  return line.starts_with("; ") || line.starts_with(": ") ? 1 : 0;
}

template <class Size>
Margin find_margin(const Page& page, Size size) {
  Margin margin;
  for (std::size_t i = 0; i < page.line_count(); ++i) {
    const Span line = page.line(i);
    margin.lines += line.empty() ? 0 : 1;
    const auto marks = static_cast<std::uint32_t>(size(page.slice(line)));
    if (marks > 0) margin.marks.push_back({line.begin, line.begin + marks});
  }
  return margin;
}

}  // namespace

std::optional<Page> without_margins(const Page& page) {
  constexpr std::size_t kLeast = 3;  // lines
  std::string text;
  const auto blank = [&](const std::vector<Span>& marks) {
    if (text.empty()) text = page.text();
    for (const Span mark : marks) std::fill(&text[mark.begin], &text[mark.end - 1] + 1, ' ');
  };
  const Margin quotes = find_margin(page, quote_size);
  if (quotes.marks.size() >= kLeast && quotes.marks.size() * 2 > quotes.lines) blank(quotes.marks);
  const Margin box = find_margin(page, box_size);
  if (box.marks.size() >= kLeast) blank(box.marks);
  const Margin definitions = find_margin(page, definition_size);
  const auto terms = std::ranges::count_if(
      definitions.marks, [&](Span mark) { return page.text()[mark.begin] == ';'; });
  if (terms >= 2 && definitions.marks.size() >= 2 * static_cast<std::size_t>(terms))
    blank(definitions.marks);
  if (text.empty()) return std::nullopt;
  return Page(page.origin(), std::move(text), page.map(), page.repairs(), page.part());
}

}  // namespace dossier
