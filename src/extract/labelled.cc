// Labelled values: what stands under, behind and below a label (labelled_values() of segment.h).
#include <re2/re2.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/byte_regex.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/segment.h"
#include "extract/table.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

// Whether a line of text goes on in fields, "Songs of the fens. Role: partner. Sponsor: …": two
// known labels, a project's among them.
bool has_fields(const Line& line) {
  const auto known = std::ranges::count_if(line.labels, [](const LabelLine& l) { return l.known; });
  return known >= 2 && std::ranges::any_of(line.labels, [](const LabelLine& l) {
           return l.known && is_project_label(l.label.kind);
         });
}

// "Contribution of Ireland: EUR 1 100 000. Seed is" / "tested by …": the sum that a value opens
// with, up to its stop; empty where it opens with none.
Span sum_up_to_stop(const Layout& layout, Span value) {
  const Range sums = mentions_in(layout.mentions().money, value);
  if (sums.empty()) return {};
  const Span sum = layout.mentions().money[sums.first].span;
  const bool stops = layout.text({sum.end, std::max(sum.end, value.end)}).starts_with(". ");
  return sum.begin == value.begin && stops ? sum : Span{};
}

// "Donor: Canada, C$ 380,000. The scripts were first tried out in Guatemala.": in running text a
// fact's value ends with its sentence.
Span first_sentence(const Layout& layout, const Line& line, const LabelLine& l) {
  const bool fact =
      l.known && (l.label.kind == LabelKind::donor || l.label.kind == LabelKind::country ||
                  l.label.kind == LabelKind::period || l.label.kind == LabelKind::budget);
  if (l.known) {
    const Span sum = sum_up_to_stop(layout, l.value);
    if (!sum.empty()) return sum;
  }
  if (!fact || !line.sentence) return l.value;
  const std::string_view text = layout.text(l.value);
  for (std::size_t stop = text.find(". "); stop != std::string_view::npos;
       stop = text.find(". ", stop + 1)) {
    std::size_t word = stop;
    while (word > 0 && is_word_byte(text[word - 1])) --word;
    if (stop - word < 3 || is_abbreviation(text.substr(word, stop - word))) continue;
    return {l.value.begin, l.value.begin + static_cast<std::uint32_t>(stop)};
  }
  return l.value;
}

// Whether a value's line stops at a mark that more has to follow. Small words tell less here than
// in a title (breaks_off()): a value may end in one.
bool is_cut(std::string_view text) {
  return text.ends_with(',') || text.ends_with('-') || text.ends_with(';') || text.ends_with('(') ||
         text.ends_with("–");
}

// "Calendar   Start: 1 October 2013 / End: 30 September 2016": labels inside a value count as well.
void nested_labels(const Layout& layout, std::vector<Labelled>& values) {
  const std::size_t count = values.size();
  for (std::size_t v = 0; v < count; ++v) {
    for (std::size_t p = 0; p < values[v].value.size(); ++p) {
      const Span piece = values[v].value[p];
      const auto inner = read_label_line(layout.text(piece));
      if (!inner || !inner->known || inner->label.kind == LabelKind::other || inner->value.empty())
        continue;
      const auto shifted = [&](Span s) { return Span{s.begin + piece.begin, s.end + piece.begin}; };
      Labelled nested{inner->label, true, shifted(inner->name), {shifted(inner->value)}};
      for (std::size_t q = p + 1;
           q < values[v].value.size() && !read_label_line(layout.text(values[v].value[q])); ++q)
        nested.value.push_back(values[v].value[q]);
      values.push_back(std::move(nested));
    }
  }
}

// "name: Night School" below "- id: 423": the next key of a mapping in small letters.
bool is_next_key(const Layout& layout, const Line& label, const Line& next) {
  return label.label && begins_lower(layout.text(label.label->name)) &&
         mapping_key(layout.text(next.text)) > 0;
}

// Whether line j carries on the value that a label's own line `label` began: it hangs, or the line
// above breaks off, or it begins in lower case.
bool wraps_value(const Layout& layout, std::size_t label, std::size_t j) {
  const Line& line = layout[label];
  const Line& next = layout[j];
  if (next.marker.any() || is_next_key(layout, line, next)) return false;
  const bool field = next.label && next.indent <= line.indent + 1;
  const bool hanging = next.indent > line.indent && !field;
  const std::string_view above = layout.text(layout[j - 1].text);
  const bool names = line.label && line.label->known && line.label->label.kind == LabelKind::title;
  const bool cut = is_cut(above) || (names && !next.label && breaks_off(above));
  std::size_t after = 0;
  const char32_t c = decode(layout.text(next.text), 0, after);
  const bool lower = is_letter(c) && !is_upper(c);
  const bool facts = next.date_only || next.money_only;
  return cut || hanging || (lower && !facts);
}

// Whether line j still belongs to the value below a label that stands alone: a list ends with its
// last bullet, and a line with a label of its own starts anew unless the line above breaks off.
bool stays_below(const Layout& layout, std::size_t j) {
  const Line& next = layout[j];
  const bool list_over =
      !next.marker.any() && layout[j - 1].marker.any() && !begins_lower(layout.text(next.text));
  const bool field = next.label && !is_cut(layout.text(layout[j - 1].text));
  const Line& above = layout[j - 1];
  const bool heading = next.title_like && above.sentence && ends_sentence(layout.text(above.text));
  return !list_over && !field && !heading;
}

// "Project title     Hill Roads" over "                  Programme": the word stands below the
// value's first, and is no label.
bool hangs_below_value(const Layout& layout, std::size_t label, std::size_t j) {
  const auto& name = layout[label].label;
  if (!name || name->value.empty() || !layout[j].label->value.empty()) return false;
  const auto column = count_characters(layout.text({layout[label].span.begin, name->value.begin}));
  return layout[j].indent == column && column > layout[label].indent;
}

// The lines [first, last) below a label's line that hold its value or the rest of it.
std::size_t value_end(const Layout& layout, std::size_t label, std::size_t first, std::size_t last,
                      bool alone) {
  const auto& name = layout[label].label;
  const bool title = name && name->known && name->label.kind == LabelKind::title;
  constexpr std::size_t kMostLines = 8;
  std::size_t j = first;
  for (; j < last && j - first < kMostLines; ++j) {
    const Line& next = layout[j];
    if (next.blank || next.rule || next.boilerplate || next.page_break) break;
    const bool label_below =
        next.label && next.label->known && !hangs_below_value(layout, label, j);
    if (label_below || has_wide_gap(layout.text(next.text))) break;
    if (alone ? j > first && !stays_below(layout, j) : !wraps_value(layout, label, j)) break;
    if (alone && title && j > first && !continues_title(layout, j - 1, j)) break;
  }
  return j;
}

// "|              | dos ciclones  |": in a box, what the cell of the line above goes on with.
Span rest_of_cell(const Layout& layout, std::size_t i) {
  const std::string_view text = layout.text(i);
  if (!text.starts_with("| ") || !text.ends_with('|')) return {};
  const std::size_t bar = text.find_first_not_of(' ', 1);
  if (text[bar] != '|' || bar + 1 >= text.size() || text.find('|', bar + 1) + 1 != text.size())
    return {};
  const std::string_view cell = trim(text.substr(bar + 1, text.size() - bar - 2));
  const auto begin = layout[i].text.begin + static_cast<std::uint32_t>(cell.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(cell.size())};
}

// A label alone on its line, or what may be one among labels.
bool stands_alone(const Line& line) {
  constexpr std::size_t kMostWords = 6;
  if (line.label) return line.label->value.empty();
  return line.title_like && line.words <= kMostWords && line.dates.empty() && line.money.empty();
}

// "Country / Donor / Period" over "Ethiopia / Finland / 2011-2015": a column of labels, a blank
// line, and the column of their values. The line behind them; `first` where it is none.
std::size_t paired_columns(const Layout& layout, std::size_t first, std::size_t last,
                           std::vector<Labelled>& values) {
  constexpr std::size_t kLeast = 3;
  if (first > 0 && !layout[first - 1].blank) return first;
  std::size_t middle = first;
  std::size_t known = 0;
  for (; middle < last && !layout[middle].blank && stands_alone(layout[middle]); ++middle)
    known += layout[middle].label && layout[middle].label->known ? 1 : 0;
  const std::size_t count = middle - first;
  const std::size_t below = middle + 1;
  if (count < kLeast || known * 3 < count * 2 || below + count > last || !layout[middle].blank)
    return first;
  for (std::size_t i = below; i < below + count; ++i) {
    if (layout[i].blank || (layout[i].label && layout[i].label->known)) return first;
  }
  if (below + count < layout.size() && !layout[below + count].blank) return first;
  for (std::size_t i = 0; i < count; ++i) {
    const Line& name = layout[first + i];
    values.push_back({name.label ? name.label->label : LabelHit{},
                      name.label && name.label->known,
                      name.text,
                      {layout[below + i].text}});
  }
  return below + count;
}

// The one column that a cell stands in; null where it stands in none or in several.
Labelled* column_of(const Cell& cell, const std::vector<Cell>& heads,
                    std::vector<Labelled>& columns) {
  Labelled* found = nullptr;
  for (std::size_t c = 0; c < heads.size(); ++c) {
    if (cell.column >= heads[c].end || heads[c].column >= cell.end) continue;
    if (found != nullptr) return nullptr;
    found = &columns[c];
  }
  return found;
}

}  // namespace

std::size_t labels_over_values(const Layout& layout, std::size_t first, std::size_t last,
                               std::vector<Labelled>& values) {
  constexpr std::size_t kMostLines = 5;
  const bool gaps = holds(layout.text(first), "  ");
  if (!gaps || (first > 0 && !layout[first - 1].blank)) return first;
  const std::vector<Cell> heads = aligned_cells(layout, first);
  const bool pair = heads.size() == 2 && std::ranges::all_of(heads, [&layout](const Cell& head) {
                      const auto label = label_of(layout.text(head.span));
                      return label && is_project_label(label->kind);
                    });
  if (!pair && !is_row_of_labels(layout.text(first))) return first;
  std::vector<Labelled> columns;
  for (const Cell& head : heads) {
    const auto label = label_of(layout.text(head.span));
    if (label && label->kind == LabelKind::title) return first;  // a table's business
    columns.push_back(
        {label.value_or(LabelHit{}), label && label->kind != LabelKind::other, head.span, {}});
  }
  // A blank line may stand between them.
  const std::size_t below = first + (first + 1 < last && layout[first + 1].blank ? 2 : 1);
  std::size_t i = below;
  for (; i < last && !layout[i].blank; ++i) {
    const std::vector<Cell> cells = aligned_cells(layout, i);
    const bool whole = cells.size() == heads.size();
    if (i - below >= kMostLines || (!pair && whole != (i == below)))
      return first;  // a table of many rows
    for (const Cell& cell : cells) {
      Labelled* column = column_of(cell, heads, columns);
      if (column == nullptr) return first;
      column->value.push_back(cell.span);
    }
  }
  if (i == below) return first;
  std::ranges::move(columns, std::back_inserter(values));
  return i;
}

namespace {

// Whether lines `first` and the next are a block of two.
bool is_block_of_two(const Layout& layout, std::size_t first) {
  const auto parts = [&layout](std::size_t i) { return layout[i].blank || layout[i].rule; };
  return !parts(first) && first + 1 < layout.size() && !parts(first + 1) &&
         (first == 0 || parts(first - 1)) && (first + 2 == layout.size() || parts(first + 2));
}

// Whether what stands behind a block of two, below its label, is that label's value: facts with no
// label of their own below.
bool has_value_below(const Layout& layout, std::size_t first) {
  const std::size_t next = layout.next_text(first + 2);
  return next != Layout::npos && is_facts_only(layout, layout[next].text) &&
         !is_block_of_two(layout, next);
}

// "USD 7.85 million     61 000" over "───" under each and "total budget    households reached":
// tiles, those whose lower half is a project's label, or says when. The line behind them; `first`
// where there are none.
std::size_t values_over_rules(const Layout& layout, std::size_t first,
                              std::vector<Labelled>& values) {
  const std::vector<Cell> cells = aligned_cells(layout, first);
  const std::vector<Cell> names = aligned_cells(layout, first + 2);
  const std::vector<Cell> rules = aligned_cells(layout, first + 1);
  if (cells.size() < 2 || cells.size() != names.size() || cells.size() != rules.size())
    return first;
  std::vector<Labelled> found;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c].column >= names[c].end || names[c].column >= cells[c].end) return first;
    const auto label = label_of(layout.text(names[c].span));
    const bool when = is_facts_only(layout, names[c].span) &&
                      !mentions_in(layout.mentions().dates, names[c].span).empty();
    if (when)
      found.push_back({{.kind = LabelKind::period}, true, cells[c].span, {names[c].span}});
    else if (label && is_project_label(label->kind))
      found.push_back({*label, true, names[c].span, {cells[c].span}});
  }
  if (found.empty()) return first;
  std::ranges::move(found, std::back_inserter(values));
  return first + 3;
}

// "€4.2M         33" over "total budget   months": a row of values over their labels, or one value
// over its label, in a block of their own. The line behind them; `first` where it is none.
std::size_t values_over_labels(const Layout& layout, std::size_t first, std::size_t last,
                               std::vector<Labelled>& values) {
  const Line& line = layout[first];
  if (first + 2 < last && layout[first + 1].rule) return values_over_rules(layout, first, values);
  const bool facts =
      !line.dates.empty() || !line.money.empty() || !line.places.empty() || !line.durations.empty();
  if (!facts || line.label || line.sentence || first + 1 >= last || !is_block_of_two(layout, first))
    return first;
  const std::vector<Cell> cells = aligned_cells(layout, first);
  const std::vector<Cell> names = aligned_cells(layout, first + 1);
  if (cells.size() != names.size() || (cells.size() == 1 && has_value_below(layout, first)))
    return first;
  constexpr std::size_t kMostWords = 5;
  std::vector<Labelled> found;
  bool known = false;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const std::string_view value = layout.text(cells[c].span);
    const std::string_view name = layout.text(names[c].span);
    const bool over = cells[c].column < names[c].end && names[c].column < cells[c].end;
    auto label = label_of(name);
    const bool payer = label && label->kind == LabelKind::donor && cells.size() == 1;
    if (!over || std::ranges::any_of(name, is_digit) || count_words(name) > kMostWords ||
        (std::ranges::none_of(value, is_digit) && !payer && !is_facts_only(layout, cells[c].span)))
      return first;
    // "€2.94M" over "from the European Union", "loan of the bank", "Facility grant"
    thread_local const regex::Matcher kPart(
        R"((?:from|by|of which|loans?|grants?|contributions?|(?:co-?)?financ\w+|prets?|dons?|prestamos?|donacion\w*|emprestimos?|doac\w+|darlehen|zuschuss\w*)\b.*|(?:[\w-]+ ){1,3}(?:grants?|loans?|contribution|financing))");
    const bool part =
        !mentions_in(layout.mentions().money, cells[c].span).empty() && kPart.matches(fold(name));
    if (!label && part) label = LabelHit{.kind = LabelKind::budget_share};
    const bool where = label && label->kind == LabelKind::country &&
                       !mentions_in(layout.mentions().places, cells[c].span).empty();
    const bool telling = where || (label && is_project_label(label->kind));
    known = known || telling;
    if (telling) found.push_back({*label, true, names[c].span, {cells[c].span}});
  }
  if (!known) return first;
  std::ranges::move(found, std::back_inserter(values));
  return first + 2;
}

// "Press room / Global / Local", and a blank line: a menu's last entry, though its word is a
// label's, has no value below the blank.
bool ends_stack(const Layout& layout, std::size_t i) {
  if (i < 2 || layout.text(layout[i].text).ends_with(':')) return false;
  const auto entry = [&](const Line& line) {
    return !line.blank && !line.label && stands_alone(line);
  };
  return entry(layout[i - 1]) && entry(layout[i - 2]);
}

// "US$ million", "Amount in US$ million", "valores em euros", "cost in million yen; as of 2015",
// "euros unless stated otherwise".
std::optional<MoneyUnit> unit_in(std::string_view text) {
  for (const std::string_view end : {";", " unless ", " except ", " sauf ", " salvo ", " sofern "})
    text = text.substr(0, text.find(end));
  auto unit = money_unit(text);
  for (const std::string_view in : {" in ", " en ", " em "}) {
    const std::size_t at = unit ? std::string_view::npos : text.find(in);
    if (at != std::string_view::npos) unit = money_unit(text.substr(at + in.size()));
  }
  return unit;
}

// A line of the last label's value, "£412,500 | Funded by: Government of Ireland": up to a label of
// its own, which begins the next.
void add_value_line(const Layout& layout, const Line& line, std::vector<Labelled>& values) {
  const bool labelled = !line.label && !line.labels.empty() && line.labels.front().known &&
                        is_project_label(line.labels.front().label.kind);
  if (!labelled) {
    values.back().value.push_back(line.text);
    return;
  }
  std::string_view before = layout.text({line.text.begin, line.labels.front().name.begin});
  while (!before.empty() && (before.back() == ' ' || before.back() == '|' || before.back() == ';'))
    before.remove_suffix(1);
  const auto size = static_cast<std::uint32_t>(before.size());
  if (size > 0) values.back().value.push_back({line.text.begin, line.text.begin + size});
  for (const LabelLine& l : line.labels) values.push_back({l.label, l.known, l.name, {l.value}});
}

}  // namespace

std::optional<MoneyUnit> unit_of_line(const Layout& layout, std::size_t i) {
  const std::string_view text = layout.text(i);
  return money_unit(text.substr(0, text.find("  ")));
}

MoneyUnit unit_above(const Layout& layout, std::size_t line, Above where) {
  static constexpr std::string_view kUnit =
      R"((?i)\(([^()]{1,50})\)|(?:\(| in | en | em )((?:\b(?:tsd|mio|mrd|mill|mln|bn|mn)\.|[^.,;()]){1,50}))";
  thread_local const regex::Matcher kHasUnit(kUnit);
  std::size_t most = where == Above::caption ? 4 : 6;
  bool in_block = where == Above::block;
  for (std::size_t seen = 0, i = line; i-- > 0 && seen < most;) {
    if (layout[i].blank && in_block) {
      // "Financing (US$ million)", a blank line, and the block
      if (i == 0 || layout[i - 1].sentence || !layout.text(i - 1).ends_with(')')) break;
      in_block = false;
      most = seen + 1;
    }
    if (layout[i].blank) continue;
    ++seen;
    if (const auto unit = unit_of_line(layout, i); unit && unit->currency != Currency::none)
      return *unit;
    if (!kHasUnit.occurs_in(layout.text(layout[i].span))) continue;
    static const ByteRegex kGroups(kUnit);
    re2::StringPiece rest = piece(layout.text(layout[i].span));
    re2::StringPiece bracket;
    re2::StringPiece words;
    while (RE2::FindAndConsume(&rest, kGroups, &bracket, &words)) {
      const re2::StringPiece text = bracket.empty() ? words : bracket;
      const auto unit = unit_in({text.data(), text.size()});
      if (unit && unit->currency != Currency::none) return *unit;
    }
  }
  return {};
}

std::vector<Labelled> labelled_values(const Layout& layout, std::size_t first, std::size_t last) {
  std::vector<Labelled> values;
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = layout[i];
    std::size_t end = paired_columns(layout, i, last, values);
    if (end == i) end = labels_over_values(layout, i, last, values);
    if (end == i) end = values_over_labels(layout, i, last, values);
    if (end > i) {
      i = end - 1;
      continue;
    }
    if (line.labels.empty() || line.boilerplate ||
        (line.sentence && !line.label && !has_fields(line)))
      continue;
    const std::size_t before = values.size();
    for (const LabelLine& l : line.labels) {
      // Behind other words only what a project has: "…, Kyrgyzstan; partner: the Ombudsman" is
      // text.
      if (!line.label && !(l.known && is_project_label(l.label.kind))) continue;
      Labelled value{l.label, l.known, l.name, {}};
      if (!l.value.empty()) value.value.push_back(first_sentence(layout, line, l));
      values.push_back(std::move(value));
    }
    if (values.size() == before) continue;
    Labelled& open = values.back();
    if (!sum_up_to_stop(layout, line.labels.back().value).empty()) continue;  // text goes on
    const bool alone = open.value.empty();
    const bool block = line.text == open.name && !line.title_like;  // a label by its place alone
    if (alone && !open.known && !block && !layout.text(line.text).ends_with(':')) {
      values.pop_back();
      continue;
    }
    // "PROJECT FICHE" over "Name: Markets without queues": a heading of labels.
    const auto& next = layout[std::min(i + 1, last - 1)].label;
    if (alone && open.label.kind == LabelKind::description && next && !next->value.empty() &&
        is_name_label(layout.text(next->name))) {
      values.pop_back();
      continue;
    }
    std::size_t below = i + 1;
    while (alone && !ends_stack(layout, i) && below < last && layout[below].blank && below - i < 3)
      ++below;
    // "At a glance" over values that have their labels below them
    if (alone && below > i + 1 && below < last && open.label.kind == LabelKind::description) {
      std::vector<Labelled> own;
      if (values_over_labels(layout, below, last, own) > below) {
        values.pop_back();
        i = below - 1;
        continue;
      }
    }
    // "Title: Support to laboratories and", a blank line, "border posts in the south"
    const bool cut = !alone && ends_in_small_word(layout.text(open.value.back()));
    if (cut && below + 1 < last && layout[below].blank && begins_lower(layout.text(below + 1)))
      ++below;
    for (; !alone && below < last; ++below) {
      const Span rest = rest_of_cell(layout, below);
      if (rest.empty()) break;
      open.value.push_back(rest);
    }
    end = value_end(layout, i, below, last, alone);
    for (std::size_t j = below; j < end; ++j) add_value_line(layout, layout[j], values);
    i = std::max(i, end - 1);
  }
  nested_labels(layout, values);
  return values;
}

}  // namespace dossier
