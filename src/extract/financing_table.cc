// See financing_table.h.
#include "extract/financing_table.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "extract/labels.h"
#include "extract/line_shape.h"
#include "extract/money_unit.h"
#include "extract/table.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

bool heads_financing(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kHeading(
      R"((?:[a-z0-9]{1,3}\. *)?(?:(?:project|total|indicative) )?(?:(?:co-?)?financing|funding|sources? of (?:funds|funding|financing)|costs? and (?:financing|funding)|finanzierung(?:splan)?|(?:plan|tableau) de financement|(?:plan|cuadro|fuentes) de (?:financiacion|financiamiento)|(?:plano|quadro|fontes) de financiamento|piano (?:finanziario|di finanziamento))\b.*)");
  constexpr std::size_t kFewWords = 10;
  const Line& line = layout[i];
  return !line.blank && !line.sentence && line.money.empty() && line.dates.empty() &&
         line.words <= kFewWords && kHeading.matches(layout.folded(i));
}

// A row's name and its first number, "  Counterpart   3.30   -": nothing where the line is none.
struct Row {
  Span name;
  Span value;
};
// Where the first number behind a wide gap begins, the first of all where there is none: "Loan 3102
// Ordinary resources    64.00".
std::size_t first_number(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = text.find("  "); at != std::string_view::npos; at = text.find("  ", at)) {
    at = text.find_first_not_of(' ', at);
    if (at == std::string_view::npos) break;
    if (is_digit(text[at])) return at;
  }
  return text.find_first_of(kDigits);
}

std::optional<Row> read_row(const Layout& layout, std::size_t i) {
  constexpr std::size_t kFewWords = 8;
  const Line& line = layout[i];
  const std::string_view text = layout.text(line.span);
  const std::size_t number = first_number(text);
  const auto is_gap = [](char c) { return c == ' ' || c == '\t' || c == '|'; };
  std::size_t begin = number;
  while (begin != std::string_view::npos && begin > 0 && !is_gap(text[begin - 1]))
    begin =
        text.find_first_of("0123456789", std::min(text.find_first_of(" \t|", begin), text.size()));
  if (begin == std::string_view::npos || !line.money.empty() || line.labels.size() > 1)
    return std::nullopt;
  const std::size_t end = std::min(text.find_first_of(" \t|", begin), text.size());
  const std::string_view value = text.substr(begin, end - begin);
  if (value.find_first_not_of("0123456789.,") != std::string_view::npos) return std::nullopt;
  std::size_t from = 0;
  while (from < begin && (is_gap(text[from]) || text[from] == '-')) ++from;
  std::size_t to = begin;
  while (to > from && (is_gap(text[to - 1]) || text[to - 1] == ':')) --to;
  const std::string_view name = text.substr(from, to - from);
  // "Cofinancing   -   12 Nov 2014": an empty cell
  const bool empty_cell = name.ends_with(" -") || name.ends_with("\t-");
  if (name.empty() || empty_cell || count_words(name) > kFewWords) return std::nullopt;
  const auto at = [&line](std::size_t offset) {
    return static_cast<std::uint32_t>(line.span.begin + offset);
  };
  return Row{{at(from), at(to)}, {at(begin), at(end)}};
}

// What was paid out or signed is no part of the plan.
bool tells_progress(std::string_view name) {
  thread_local const regex::Matcher kProgress(
      R"(.*\b(?:cumulative|disburse\w*|contract awards|expend\w*|spent|utilization|decaiss\w*|desembols\w*)\b.*)");
  return kProgress.matches(fold(name));
}

bool adds_up(std::string_view name) {
  const std::string folded = fold(name);
  return names_total(name) || folded == "project cost" || folded == "project costs";
}

class FinancingTable {
 public:
  FinancingTable(const Layout& layout, const Item& item, std::size_t heading)
      : layout_(layout), item_(item), heading_(heading) {}

  // The rows below the heading; none where it stands over other things.
  std::vector<Labelled> read() {
    std::size_t i = skip_head();
    const MoneyUnit unit = unit_of(i);
    if (unit.currency == Currency::none) return {};
    for (; i < item_.last && !layout_[i].blank && !heads_financing(layout_, i); ++i) {
      if (layout_[i].rule) continue;
      const auto row = read_row(layout_, i);
      if (!row && goes_on(i)) continue;
      if (!row) break;
      if (!tells_progress(layout_.text(row->name))) add(*row, unit);
    }
    end_ = i;
    return std::move(rows_);
  }
  // Behind the last line that read() took.
  std::size_t end() const { return end_; }

 private:
  // Behind the heading and the names of its columns; behind the item where the first column of
  // numbers holds none of money.
  std::size_t skip_head() const {
    constexpr std::size_t kMostLines = 5;
    std::size_t i = heading_ + 1;
    for (const std::size_t first = i; i < item_.last && i < first + kMostLines; ++i) {
      if (layout_[i].blank || layout_[i].rule || unit_of_line(layout_, i)) continue;
      if (!layout_[i].dates.empty() || !layout_[i].money.empty()) break;
      if (read_row(layout_, i)) return i;
      const std::string names = fold(layout_.text(layout_[i].span));
      const std::size_t share = names.find('%');
      if (share < std::min(names.find("amount"), names.find("total"))) break;
    }
    return item_.last;
  }

  // "Technical assistance" over "  grant   1.50": a name of two lines.
  bool goes_on(std::size_t i) const {
    constexpr std::size_t kFewWords = 4;
    const std::string_view text = layout_.text(i);
    return layout_[i].words <= kFewWords && std::ranges::none_of(text, is_digit) &&
           i + 1 < item_.last && read_row(layout_, i + 1).has_value();
  }

  // Of the heading, of the lines in a block with the rows, or of those above.
  MoneyUnit unit_of(std::size_t first) const {
    const MoneyUnit near = unit_above(layout_, first, Above::block);
    return near.currency != Currency::none ? near
                                           : unit_above(layout_, heading_ + 1, Above::caption);
  }

  void add(const Row& row, const MoneyUnit& unit) {
    const LabelKind kind =
        adds_up(layout_.text(row.name)) ? LabelKind::budget : LabelKind::budget_share;
    rows_.push_back(
        {{kind, unit.currency, unit.power, unit.shared_name}, true, row.name, {row.value}});
  }

  const Layout& layout_;
  const Item& item_;
  std::size_t heading_;
  std::size_t end_ = 0;
  std::vector<Labelled> rows_;
};

}  // namespace

void take_financing_tables(const Layout& layout, Item& item) {
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (!heads_financing(layout, i)) continue;
    FinancingTable table(layout, item, i);
    std::vector<Labelled> rows = table.read();
    if (rows.size() < 2) continue;
    const Span lines{layout[i].span.begin, layout[table.end() - 1].span.end};
    std::erase_if(item.labelled, [&](const Labelled& l) { return lines.contains(l.name); });
    std::ranges::move(rows, std::back_inserter(item.labelled));
    i = table.end() - 1;
  }
}

}  // namespace dossier
