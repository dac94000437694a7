// See table_head.h.
#include "extract/table_head.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/line_shape.h"
#include "extract/segment.h"
#include "extract/table.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastCells = 3;                               // of a head
constexpr std::size_t kMostCells = 40;                               // of a head
constexpr std::size_t kLongestName = 48;                             // bytes, of a column
constexpr std::size_t kLongestHead = 4 * kMostCells * kLongestName;  // with the white space between

}  // namespace

bool may_have_cells(std::string_view line, char divider) {
  // Each line is asked about each divider: what is sought is sought for as it is.
  const std::string_view mark = divider == ' '   ? std::string_view("  ")
                                : divider == '/' ? std::string_view(" / ")
                                                 : std::string_view(&divider, 1);
  std::size_t cells = 1;
  for (std::size_t at = find_mark(line, mark); at != std::string_view::npos;
       at = find_mark(line, mark, at)) {
    at = divider == ' ' ? line.find_first_not_of(' ', at) : at + (mark.size() + 1) / 2;
    if (at == std::string_view::npos || ++cells == kLeastCells) break;
  }
  return cells >= kLeastCells;
}

bool is_barred(const Layout& layout, std::size_t i) {
  return trim(layout.text(layout[i].span)).starts_with('|');
}

bool heads_year(const TableHead& header, const Line& line) {
  return header.divider == ' ' && line.date_only && line.words == 1;
}

std::vector<Span> place(const TableHead& header, const std::vector<Cell>& chunks) {
  std::vector<Span> row(header.cells.size());
  if (header.divider != ' ') {
    for (std::size_t c = 0; c < chunks.size() && c < row.size(); ++c) row[c] = chunks[c].span;
    return row;
  }
  for (const Cell& chunk : chunks) {
    std::size_t best = 0;
    std::size_t best_overlap = 0;
    std::size_t nearest = 0;
    std::size_t distance = static_cast<std::size_t>(-1);
    for (std::size_t c = 0; c < header.cells.size(); ++c) {
      const std::size_t begin = header.cells[c].column;
      const std::size_t end = header.cells[c].end;
      const std::size_t low = std::max(begin, chunk.column);
      const std::size_t high = std::min(end, chunk.end);
      if (high > low && high - low > best_overlap) best = c, best_overlap = high - low;
      const std::size_t gap = begin > chunk.end ? begin - chunk.end : chunk.column - end;
      if (high <= low && gap < distance) nearest = c, distance = gap;
    }
    const std::size_t column = best_overlap > 0 ? best : nearest;
    row[column] = row[column].empty() ? chunk.span : Span{row[column].begin, chunk.span.end};
  }
  return row;
}

namespace {

// "Total   Grant   Loan   Government": a column among those of a total's shares, behind them.
void name_payers_shares(const std::vector<std::string>& names, TableHead& header) {
  thread_local const regex::Matcher kPayer(
      R"((?:the )?(?:(?:host |national |local |central )?government|gov'?t\.?|recipient|borrower|beneficiary|beneficiaries|others?|other (?:sources|donors)|gouvernement|gobierno|governo|regierung))");
  const auto is_share = [&header](std::size_t c) {
    const LabelKind kind = header.labels[c].kind;
    return kind == LabelKind::budget || kind == LabelKind::budget_share;
  };
  for (std::size_t c = 2; c < names.size(); ++c) {
    if (header.known[c] || !is_share(c - 1) || !is_share(c - 2) || !kPayer.matches(fold(names[c])))
      continue;
    header.labels[c] = {LabelKind::budget_share, Currency::none, 0, false};
    header.known[c] = true;
  }
}

// "Agreement partner / Title of project"
bool is_title_below(const std::string& text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos) return false;
  const auto below = label_of(text.substr(slash + 1));
  return below && below->kind == LabelKind::title;
}

// Which of the two things that a column's name joins stands below the other.
Below below_of(const std::string& name) {
  for (const std::string_view joint :
       {" and ", " & ", " / ", ", ", " et ", " y ", " e ", " und "}) {
    const std::size_t at = name.find(joint);
    if (at == std::string::npos) continue;
    const auto first = label_of(std::string_view(name).substr(0, at));
    const auto second = label_of(std::string_view(name).substr(at + joint.size()));
    if (!first || !second || first->kind == second->kind) continue;
    if (first->kind == LabelKind::title) return Below::partner;
    if (second->kind == LabelKind::title) return Below::title;
  }
  return Below::nothing;
}

// A name and what the line below it adds: "Expendi-" and "ture" are a word.
std::string joined_name(const std::string& name, std::string_view below) {
  const bool cut =
      name.size() > 1 && name.back() == '-' && !below.empty() && below[0] >= 'a' && below[0] <= 'z';
  return cut ? name.substr(0, name.size() - 1).append(below) : (name + ' ').append(below);
}

// A drawn table's head may take several lines, up to the rule below it.
void join_head_lines(const Layout& layout, TableHead& header, std::vector<std::string>& names) {
  const std::size_t i = header.line;
  if (i == 0 || !layout[i - 1].rule) return;
  std::size_t end = i + 1;
  while (end < layout.size() && !layout[end].rule) {
    if (!is_barred(layout, end)) return;
    ++end;
  }
  for (std::size_t j = i + 1; j < end && end < layout.size(); ++j) {
    const std::vector<Cell> more = cells_of(layout, j, header.divider);
    for (std::size_t c = 0; c < std::min(more.size(), names.size()); ++c) {
      if (!more[c].span.empty()) names[c] = joined_name(names[c], layout.text(more[c].span));
    }
    header.last = j;
  }
}

// "Approved   Paid" over "EUR   EUR": a column that the line above its unit calls no budget;
// "Period" over "of grant": one whose name begins there.
void take_names_begun_above(const Layout& layout, const TableHead& header,
                            std::vector<std::string>& names) {
  if (header.line == 0 || layout[header.line - 1].blank || layout[header.line - 1].rule) return;
  for (const Cell& cell : aligned_cells(layout, header.line - 1)) {
    const std::string_view above = layout.text(cell.span);
    const auto label = label_of(above);
    for (std::size_t c = 0; c < names.size(); ++c) {
      const bool over = cell.column < header.cells[c].end && header.cells[c].column < cell.end;
      if (!over) continue;
      const auto of_money = money_unit(names[c]);
      const bool unit = of_money && of_money->currency != Currency::none;
      const std::string both = joined_name(std::string(above), names[c]);
      if (label && (unit ? label->kind == LabelKind::other_money : begins_lower(names[c])))
        names[c] = above;
      else if (begins_lower(names[c]) && !unit && (label_of(both) || money_unit(both)))
        names[c] = both;
    }
  }
}

// "agreed_amount_sek", a database's name of a column: "agreed amount SEK".
std::string words_of_column(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  constexpr std::size_t kCode = 3;
  if (name.size() <= kCode || name[name.size() - kCode - 1] != ' ') return name;
  std::string code = name.substr(name.size() - kCode);
  std::ranges::transform(code, code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (find_currency(code)) name.replace(name.size() - kCode, kCode, code);
  return name;
}

// The columns' names. An aligned table's may go on in the line below, "Beneficiary / country",
// which is then the head's last.
std::vector<std::string> header_names(const Layout& layout, std::size_t i, TableHead& header) {
  std::vector<std::string> names;
  for (const Cell& cell : header.cells) {
    names.emplace_back(layout.text(cell.span));
    if (names.back().find('_') != std::string::npos) names.back() = words_of_column(names.back());
  }
  if (header.divider == '|') join_head_lines(layout, header, names);
  if (header.divider == ' ') take_names_begun_above(layout, header, names);
  if (header.divider != ' ' || i + 1 >= layout.size() || layout[i + 1].blank || layout[i + 1].rule)
    return names;
  const std::vector<Cell> below = cells_of(layout, i + 1, ' ');
  const bool words = std::all_of(below.begin(), below.end(), [&](const Cell& c) {
    return layout.text(c.span).find_first_of("0123456789") == std::string_view::npos;
  });
  const bool ruled_off = i + 2 < layout.size() && (layout[i + 2].rule || layout[i + 2].blank);
  // "de l'État (€)" under "Subvention", and a blank line.
  const bool alone = below.size() == 1 && std::ranges::any_of(header.cells, [&](const Cell& c) {
                       return c.column == below.front().column;
                     });
  const bool rule_below = i + 2 < layout.size() && layout[i + 2].rule;
  const std::size_t least = rule_below || (ruled_off && alone) ? 1 : 2;
  if ((!words && !ruled_off) || below.size() < least) return names;
  if (ruled_off) header.last = i + 1;
  for (const Cell& cell : below) {
    for (std::size_t c = 0; c < header.cells.size(); ++c) {
      const bool under = cell.column < header.cells[c].end && header.cells[c].column < cell.end;
      if (!under) continue;
      std::string both = joined_name(names[c], layout.text(cell.span));
      if (label_of(both) || is_title_below(both)) names[c] = std::move(both);
    }
  }
  return names;
}

// "Start date   January 2017   End date   June 2020": labels beside their values are no head. A
// bare year may be a column's name, and so may "NOK 1000", or among many "bis 2020".
bool holds_value(const Layout& layout, const TableHead& header) {
  const Mentions& m = layout.mentions();
  const auto values = std::ranges::count_if(header.cells, [&](const Cell& cell) {
    const Range dates = mentions_in(m.dates, cell.span);
    const Range sums = mentions_in(m.money, cell.span);
    const bool date =
        !dates.empty() && m.dates[dates.first].span == cell.span &&
        (m.dates[dates.first].range || m.dates[dates.first].period.from.date.month > 0);
    const bool sum = !sums.empty() && m.money[sums.first].span == cell.span;
    const std::string_view text = layout.text(cell.span);
    constexpr std::ptrdiff_t kMostOfYear = 4;  // digits
    const bool number = std::ranges::none_of(text, is_ascii_letter) &&
                        std::ranges::count_if(text, is_digit) > kMostOfYear;
    return date || (number && !sum) || (sum && !money_unit(text));
  });
  return values > 0 && static_cast<std::size_t>(values) * 4 >= header.cells.size();
}

// The cells of the first row below a head; none where none follows.
std::vector<Cell> first_row(const Layout& layout, const TableHead& header) {
  constexpr std::size_t kMostGap = 3;  // rules, blank lines, a year
  std::size_t i = header.last + 1;
  while (i < layout.size() && i <= header.last + kMostGap &&
         (layout[i].rule || layout[i].blank || heads_year(header, layout[i])))
    ++i;
  if (i >= layout.size() || layout[i].blank) return {};
  return cells_of(layout, i, header.divider);
}

// "Grant | Where | Amount": a column of what is given, beside another of sums, whose first row
// holds a name.
std::optional<std::size_t> named_grant(const Layout& layout, const TableHead& header,
                                       const std::vector<std::string>& names,
                                       const std::vector<Span>& row) {
  static constexpr std::string_view kGiven[] = {
      "grant",    "grants",   "award",      "awards",    "loan",       "loans",
      "credit",   "contract", "subvention", "subsidie",  "contributo", "subvencion",
      "prestamo", "pret",     "zuschuss",   "emprestimo"};
  const auto is_sum = [](const LabelHit& label) { return label.kind == LabelKind::budget; };
  if (std::ranges::count_if(header.labels, is_sum) < 2) return std::nullopt;
  for (std::size_t c = 0; c < std::min(row.size(), header.labels.size()); ++c) {
    const std::string_view text = layout.text(row[c]);
    if (is_sum(header.labels[c]) && std::ranges::count(kGiven, fold(names[c])) > 0 &&
        !text.empty() && text.find_first_of("0123456789") == std::string_view::npos)
      return c;
  }
  return std::nullopt;
}

// "Firm | Country | From | To": of who may not bid, and of no project.
bool names_firms(const std::string& column) {
  static constexpr std::string_view kFirms[] = {"firm",     "firms",     "supplier",   "suppliers",
                                                "vendor",   "bidder",    "bidders",    "tenderer",
                                                "anbieter", "proveedor", "fournisseur"};
  return std::ranges::find(kFirms, fold(column)) != std::end(kFirms);
}

// The title's column where no name says which it is: what is granted; the first of an unknown name,
// rather one that holds names than the numbers under "N.º"; what the money is for.
std::optional<std::size_t> title_column(const Layout& layout, const TableHead& header,
                                        const std::vector<std::string>& names) {
  const std::vector<Cell> row = first_row(layout, header);
  const std::vector<Span> cells =
      row.empty() ? std::vector<Span>(header.cells.size()) : place(header, row);
  if (const auto grant = named_grant(layout, header, names, cells)) return grant;
  const auto is_fact = [&](Span cell) {  // "1.40", "FY2013-FY2017"
    return !cell.empty() && (std::ranges::none_of(layout.text(cell), is_ascii_letter) ||
                             is_facts_only(layout, cell));
  };
  std::optional<std::size_t> unknown;
  for (std::size_t c = 0; c < header.cells.size(); ++c) {
    if (header.known[c] || header.cells[c].span.empty()) continue;
    if (!unknown) unknown = c;
    if (!is_fact(cells[c])) return c;
  }
  const auto is_purpose = [](const LabelHit& label) {
    return label.kind == LabelKind::objective || label.kind == LabelKind::description;
  };
  if (unknown && std::ranges::none_of(header.labels, is_purpose)) return unknown;
  // "Grantee | Purpose | Where"
  for (std::size_t c = 0; c < header.cells.size(); ++c) {
    const LabelKind kind = header.labels[c].kind;
    if (kind == LabelKind::objective || kind == LabelKind::description) return c;
  }
  // "Code | Partnership | Where": what works together has the name of what it does.
  thread_local const regex::Matcher kTogether(
      R"((?:partnership|consortium|collaboration|twinning|alliance|partenariat|jumelage|consorcio|hermanamiento|partnerschaft|partenariato|gemellaggio|samenwerking))");
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (kTogether.matches(fold(names[c]))) return c;
  }
  return std::nullopt;
}

// Columns that mean something else beside a budget: the source is who pays, "2009 share" a year's
// slice.
void settle_beside_budget(const std::vector<std::string>& names, TableHead& header) {
  static constexpr std::string_view kSource[] = {"source", "fuente", "fonte", "quelle"};
  constexpr std::size_t kYear = 4;  // digits
  for (std::size_t c = 0; c < names.size(); ++c) {
    LabelKind& kind = header.labels[c].kind;
    const bool yearly = names[c].size() > kYear &&
                        std::all_of(names[c].begin(), names[c].begin() + kYear, is_digit);
    if (std::ranges::find(kSource, fold(names[c])) != std::end(kSource))
      kind = LabelKind::donor;
    else if (yearly && (kind == LabelKind::budget || kind == LabelKind::budget_share))
      kind = LabelKind::other_money;
  }
}

// The column of a site's posts beside one of their days: "Date | Theme | Announcement | Where". In
// an aligned table a headline has its text below it, which the readings of lines tell from a cell.
std::optional<std::size_t> dated_posts(const TableHead& header,
                                       const std::vector<std::string>& names) {
  if (header.divider == ' ') return std::nullopt;
  const auto is_day = [](const LabelHit& l) { return l.kind == LabelKind::posted; };
  if (std::ranges::none_of(header.labels, is_day)) return std::nullopt;
  const auto post = std::ranges::find_if(names, [](const std::string& name) {
    return is_kind_of_post(name) || fold(name) == "headline" || fold(name) == "headlines";
  });
  if (post == names.end()) return std::nullopt;
  return static_cast<std::size_t>(post - names.begin());
}

// A first column that the head of an aligned table leaves without a name: in most of the rows below
// `is_row` holds of the cells, the first of which stands before the head's. Whether the head has
// got it.
template <class IsRow>
bool take_unnamed_column(const Layout& layout, TableHead& header, IsRow is_row) {
  constexpr std::size_t kNear = 6;  // lines
  constexpr std::size_t kLeast = 2;
  if (header.divider != ' ' || header.cells.empty() || header.cells.front().column == 0)
    return false;
  Cell column;
  std::size_t rows = 0;
  std::size_t i = header.line + 1;
  for (std::size_t seen = 0; i < layout.size() && seen < kNear; ++i) {
    if (layout[i].blank || layout[i].rule) continue;
    ++seen;
    const std::vector<Cell> row = aligned_cells(layout, i);
    if (row.empty() || row.front().end >= header.cells.front().column || !is_row(row)) continue;
    ++rows;
    column.column = row.front().column;
    column.end = std::max(column.end, row.front().end);
  }
  if (rows < kLeast) return false;
  const std::uint32_t begin = layout[header.line].span.begin;
  column.span = {begin, begin};
  header.cells.insert(header.cells.begin(), column);
  return true;
}

// "      Grant      Grantee   Effective" over " 01   Earth Blocks   Burundi   10-Jan-11"
void take_column_of_numbers(const Layout& layout, TableHead& header) {
  constexpr std::size_t kMostDigits = 4;
  take_unnamed_column(layout, header, [&](const std::vector<Cell>& row) {
    const std::string_view text = layout.text(row.front().span);
    return row.size() >= kLeastCells && row[1].column == header.cells.front().column &&
           text.size() <= kMostDigits && std::ranges::all_of(text, is_digit);
  });
}

// "            Start    End    Grant" over "Braille Press   01.2013 …"
bool take_column_of_names(const Layout& layout, TableHead& header) {
  return take_unnamed_column(layout, header, [&](const std::vector<Cell>& row) {
    return row.size() >= header.cells.size() && begins_like_words(layout.text(row.front().span));
  });
}

// "Effective  Closing" over "Operation   Borrower   from   date": the line below is the head, and
// this one begins some of its names.
bool names_its_columns(const Layout& layout, std::size_t i, std::size_t least) {
  if (i >= layout.size() || layout[i].blank || layout[i].rule) return false;
  const std::vector<Cell> cells = cells_of(layout, i, ' ');
  if (cells.size() < least) return false;
  return std::ranges::any_of(cells, [&](const Cell& cell) {
    const auto label = label_of(layout.text(cell.span));
    return label && (label->kind == LabelKind::title || is_row_kind(label->kind));
  });
}

// "No. Name of project   Donor   Period": the column of numbers and the title's, one space apart.
void part_numbers_from_titles(const Layout& layout, TableHead& header) {
  thread_local const regex::Matcher kNumber(
      R"((?:[Nn]o\.?|NO\.?|N\xc2[\xb0\xba]|N\.\xc2[\xb0\xba]|Nr\.?|#|S/N|Sl?r?\.? ?[Nn]o\.?) )");
  if (header.divider != ' ' || header.cells.empty()) return;
  Cell& first = header.cells.front();
  const std::string_view text = layout.text(first.span);
  const std::size_t size = kNumber.prefix_of(text);
  if (size == std::string_view::npos) return;
  const auto label = label_of(text.substr(size));
  if (!label || label->kind != LabelKind::title) return;
  Cell title = first;
  title.span.begin += static_cast<std::uint32_t>(size);
  title.column += size - (text.substr(0, size).find('\xc2') == std::string_view::npos ? 0 : 1);
  first.span.end = static_cast<std::uint32_t>(first.span.begin + size - 1);
  first.end = title.column - 1;
  header.cells.insert(header.cells.begin() + 1, title);
}

// "Construction" over "2013-2017": a column of runs says when, whatever it is called.
void take_column_of_runs(const Layout& layout, TableHead& header) {
  const std::vector<Span> cells = place(header, first_row(layout, header));
  const auto is_run = [&](Span cell) {
    const Range dates = mentions_in(layout.mentions().dates, cell);
    return !dates.empty() && layout.mentions().dates[dates.first].range &&
           is_facts_only(layout, cell);
  };
  if (std::ranges::any_of(header.labels, [](const LabelHit& l) { return is_time_label(l.kind); }))
    return;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c == header.title || header.known[c] || !is_run(cells[c])) continue;
    header.labels[c] = {LabelKind::period, Currency::none, 0, false};
    header.known[c] = true;
  }
}

}  // namespace

std::optional<TableHead> read_header(const Layout& layout, std::size_t i, char divider) {
  if (layout[i].span.size() > kLongestHead) return std::nullopt;  // before a million cells are made
  TableHead header;
  header.line = header.last = i;
  header.divider = divider;
  header.cells = cells_of(layout, i, divider);
  if (header.cells.size() < kLeastCells || header.cells.size() > kMostCells) return std::nullopt;
  if (std::ranges::any_of(header.cells, [](const Cell& c) { return c.span.size() > kLongestName; }))
    return std::nullopt;
  if ((divider == ' ' || divider == '\t') && holds_value(layout, header)) return std::nullopt;
  // "Entries give the title, the countries, the cost and the source of funds."
  if (divider == ',' && layout[i].sentence && layout.text(i).find(", ") != std::string_view::npos)
    return std::nullopt;
  // "FINANCING      : GRANT 0347     USD     4.50 M": a label and its value
  if (divider == ' ' && std::ranges::any_of(header.cells, [&](const Cell& c) {
        return layout.text(c.span).starts_with(':');
      }))
    return std::nullopt;
  part_numbers_from_titles(layout, header);
  take_column_of_numbers(layout, header);
  const bool unnamed = take_column_of_names(layout, header);
  if (unnamed && names_its_columns(layout, i + 1, header.cells.size())) return std::nullopt;
  std::set<LabelKind> facts;
  std::optional<std::size_t> title;
  const std::vector<std::string> names = header_names(layout, i, header);
  for (std::size_t c = 0; c < header.cells.size(); ++c) {
    const std::string& text = names[c];
    const auto hit = label_of(text);
    header.labels.push_back(hit.value_or(LabelHit{}));
    header.known.push_back(hit.has_value());
    const auto unit = hit ? std::nullopt : money_unit(text);
    if (unit && unit->currency != Currency::none) {  // "EUR '000"
      header.labels.back() = {LabelKind::budget, unit->currency, unit->power, unit->shared_name};
      header.known.back() = true;
      facts.insert(LabelKind::budget);
    }
    if (text.size() > kLongestName) return std::nullopt;
    if (hit && is_row_kind(hit->kind)) facts.insert(hit->kind);
    if (divider == ' ' && !title) header.below = below_of(text);
    if (header.below == Below::title && !title) title = c;
    if (hit && hit->kind == LabelKind::title && !title) title = c;
    if (!title && is_title_below(text)) {
      title = c;
      header.title_below = true;
    }
  }
  const auto post = dated_posts(header, names);
  header.news = post && !title;
  if (header.news) title = post;
  if (facts.contains(LabelKind::budget)) {
    settle_beside_budget(names, header);
    name_payers_shares(names, header);
  }
  if (facts.size() < 2 && !(title && (facts.size() == 1 || header.news))) return std::nullopt;
  if (!title && unnamed) title = 0;
  if (!title) title = title_column(layout, header, names);
  if (!title || names_firms(names[*title])) return std::nullopt;
  LabelKind& kind = header.labels[*title].kind;
  if (kind == LabelKind::budget) kind = LabelKind::title;  // "Grant"
  header.title = *title;
  take_column_of_runs(layout, header);
  return header;
}

}  // namespace dossier
