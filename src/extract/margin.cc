// See margin.h.
#include "extract/margin.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {
namespace {

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

// The marks of each kind that lines begin with.
struct Margins {
  std::vector<Span> quotes;
  std::vector<Span> boxes;
  std::vector<Span> definitions;
  std::size_t lines = 0;          // of the page that are not empty
  std::size_t longest_quote = 0;  // lines of a quotation, one right below the other
};

Margins find_margins(const Page& page) {
  Margins found;
  std::size_t quoted = 0;  // lines, up to this one
  for (std::size_t i = 0; i < page.line_count(); ++i) {
    const Span line = page.line(i);
    const std::string_view text = page.slice(line);
    quoted = quote_size(text) > 0 ? quoted + 1 : 0;
    found.longest_quote = std::max(found.longest_quote, quoted);
    if (line.empty()) continue;
    ++found.lines;
    const auto add = [&line](std::size_t size, std::vector<Span>& marks) {
      if (size > 0) marks.push_back({line.begin, line.begin + static_cast<std::uint32_t>(size)});
    };
    add(quote_size(text), found.quotes);
    add(box_size(text), found.boxes);
    add(definition_size(text), found.definitions);
  }
  return found;
}

}  // namespace

std::optional<Page> without_margins(const Page& page) {
  constexpr std::size_t kLeast = 3;       // lines
  constexpr std::size_t kLongQuote = 10;  // lines below one another: a document in a letter
  const Margins found = find_margins(page);
  const auto terms = static_cast<std::size_t>(std::ranges::count_if(
      found.definitions, [&](Span mark) { return page.text()[mark.begin] == ';'; }));
  std::string text;
  const auto blank = [&](bool wanted, const std::vector<Span>& marks) {
    if (wanted && text.empty()) text = page.text();
    for (std::size_t k = 0; wanted && k < marks.size(); ++k)
      std::fill_n(text.begin() + marks[k].begin, marks[k].size(), ' ');
  };
  const bool mail = found.quotes.size() >= kLeast && found.quotes.size() * 2 > found.lines;
  blank(mail || found.longest_quote >= kLongQuote, found.quotes);
  blank(found.boxes.size() >= kLeast, found.boxes);
  blank(terms >= 2 && found.definitions.size() >= 2 * terms, found.definitions);
  if (text.empty()) return std::nullopt;
  return Page(page.origin(), std::move(text), page.map(), page.repairs(), page.part());
}

}  // namespace dossier
