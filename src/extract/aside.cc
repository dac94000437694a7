// See aside.h.
#include "extract/aside.h"

#include <algorithm>

#include "base/text.h"
#include "extract/word_gate.h"

namespace dossier {
namespace {

// A short line that stands over others: no fact, no sentence of a text, no item of a list.
bool may_head(const Layout& layout, std::size_t i) {
  constexpr std::size_t kFewWords = 8;
  const Line& line = layout[i];
  if (line.blank || line.rule || line.words == 0 || line.words > kFewWords) return false;
  if (!line.dates.empty() || !line.money.empty()) return false;
  if (line.marker.kind == Marker::Kind::heading || line.underlined) return true;
  if (line.label) return line.label->value.empty();
  const std::string_view text = layout.text(i);
  return (line.title_like || text.ends_with(':') || text.ends_with('?')) &&
         (!line.marker.any() || line.marker.kind == Marker::Kind::number);
}

bool stands_apart(const Layout& layout, std::size_t i) {
  return i == 0 || layout[i - 1].blank || layout[i - 1].rule;
}

bool heads_aside(const Layout& layout, std::size_t i) {
  if (!may_head(layout, i) || (!stands_apart(layout, i) && !layout[i - 1].sentence)) return false;
  return is_aside_heading(layout.text(i));
}

// Behind the last line of the section whose heading is line `i`. Where no blank line stands before
// that heading, none is asked for before the next.
std::size_t end_of_section(const Layout& layout, std::size_t i, std::size_t last) {
  const std::size_t first = layout.next_text(i + 1);
  const bool tight = !stands_apart(layout, i);
  for (std::size_t k = first == Layout::npos ? last : first + 1; k < last; ++k) {
    const Line& line = layout[k];
    if (line.blank || !(tight || stands_apart(layout, k))) continue;
    if (may_head(layout, k) || (line.label && line.label->known)) return k;
  }
  return last;
}

}  // namespace

bool is_aside_heading(std::string_view heading) {
  thread_local const TextForms kForms(aside_forms(), aside_rows_of);
  return kForms.has(fold(heading));
}

std::vector<Range> aside_lines(const Layout& layout, const Item& item) {
  std::vector<Range> found;
  if (item.table_row) return found;
  for (std::size_t i = item.title_last; i + 1 < item.last;) {
    if (!heads_aside(layout, i)) {
      ++i;
      continue;
    }
    const std::size_t end = end_of_section(layout, i, item.last);
    found.push_back({static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(end)});
    i = end;
  }
  return found;
}

}  // namespace dossier
