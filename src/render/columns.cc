// The columns; see columns.h. One row of kColumns and one small function or two a column.
#include "render/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "render/json.h"

namespace dossier {
namespace {

constexpr std::string_view kFieldPrefix = "field.";

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  return fmt::format("{}", fmt::join(texts, separator));
}

// "1234567.5" as "1,234,567.5".
std::string grouped(std::string digits) {
  constexpr std::size_t kGroup = 3;
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > kGroup;) {
    at -= kGroup;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string amount_text(Amount amount, CellStyle style) {
  return styled_digits(to_decimal(amount), style);
}

std::vector<std::string> codes(const CountrySet& set) {
  std::vector<std::string> list;
  for (const Country country : set.list()) {
    list.emplace_back(code(country));
  }
  return list;
}

template <CountrySet Record::*set>
std::string codes_text(const Row& row, CellStyle /*style*/) {
  return joined(codes(row.record.*set), " ");
}

template <CountrySet Record::*set>
void codes_json(const Row& row, std::string& out) {
  append_json_strings(codes(row.record.*set), out);
}

// A date that names its day is that day, and a year without a month begins and ends where all do:
// the others are rounded by the calendar.
std::string start_text(const Row& row, CellStyle /*style*/) {
  const Edge edge = row.record.period ? row.record.period->from : Edge::unknown();
  const Date date = edge.date;
  if (!edge.known()) {
    return {};
  }
  return date.month == 0 ? to_edtf(Date{date.year, 1, 1})
         : date.day != 0 ? to_edtf(date)
                         : to_iso_day(first_day(date));
}

std::string end_text(const Row& row, CellStyle /*style*/) {
  const Edge edge = row.record.period ? row.record.period->to : Edge::unknown();
  const Date date = edge.date;
  if (!edge.known()) {
    return {};
  }
  return date.month == 0 ? to_edtf(Date{date.year, 12, 31})
         : date.day != 0 ? to_edtf(date)
                         : to_iso_day(last_day(date));
}
std::string period_text(const Row& row, CellStyle /*style*/) {
  return row.record.period ? to_edtf(*row.record.period) : std::string{};
}
std::string date_text(const Row& row, CellStyle /*style*/) {
  return row.record.date ? to_edtf(*row.record.date) : std::string{};
}

std::string budget_list(const std::vector<Budget>& budgets, bool roles, CellStyle style) {
  std::vector<std::string> texts;
  for (const Budget& budget : budgets) {
    texts.push_back(money_text(budget.money, style));
    if (roles && budget.role != Role::total) {
      texts.back() += fmt::format(" ({})", name(budget.role));
    }
  }
  return joined(texts, "; ");
}

std::string counted_text(const Row& row, CellStyle style) {
  std::vector<std::string> texts;
  for (const Budget* budget : counted_budgets(row.record)) {
    texts.push_back(money_text(budget->money, style));
  }
  return joined(texts, "; ");
}

std::string fields_text(const Row& row, CellStyle /*style*/) {
  std::vector<std::string> texts;
  for (const auto& [label, value] : row.record.fields) {
    texts.push_back(fmt::format("{}: {}", label, value));
  }
  return joined(texts, "; ");
}

std::string source_text(const Row& row, CellStyle /*style*/) {
  return fmt::format("{}:{}", row.source.path, row.source.line);
}

// The values under one label (already folded), in order.
std::vector<std::string> labelled(const Row& row, std::string_view label) {
  std::vector<std::string> values;
  for (const auto& [name, value] : row.record.fields) {
    if (fold(name) == label) {
      values.push_back(value);
    }
  }
  return values;
}

void budgets_json(const std::vector<Budget>& budgets, bool roles, std::string& out) {
  out += '[';
  for (const Budget& budget : budgets) {
    out += out.back() == '[' ? "{" : ",{";
    append_json_key("amount", out);
    append_json_amount(budget.money.amount, out);
    append_json_key("amount_max", out);
    append_json_amount(budget.money.amount_max, out);
    append_json_key("currency", out);
    append_json_text_or_null(code(budget.money.currency), out);
    if (roles) {
      append_json_key("role", out);
      append_json_string(name(budget.role), out);
    }
    append_json_key("text", out);
    append_json_string(budget.text, out);
    out += '}';
  }
  out += ']';
}

// Labels become keys. A label that stands twice is one key, its values joined, as JSON readers keep
// only one of two equal keys.
void fields_json(const Row& row, std::string& out) {
  std::vector<std::string> done;
  out += '{';
  for (const auto& [label, value] : row.record.fields) {
    std::string folded = fold(label);
    if (std::find(done.begin(), done.end(), folded) != done.end()) {
      continue;
    }
    append_json_key(label, out);
    append_json_string(joined(labelled(row, folded), "; "), out);
    done.push_back(std::move(folded));
  }
  out += '}';
}

void source_json(const Row& row, std::string& out) {
  out += '{';
  append_json_key("path", out);
  append_json_string(row.source.path, out);
  fmt::format_to(std::back_inserter(out), R"(,"line":{},"end_line":{},"begin":{},"end":{}}})",
                 row.source.line, row.source.end_line, row.source.begin, row.source.end);
}

// The first counted sum, on which "amount", "amount_max" and "currency" agree.
const Money* first_money(const Row& row) {
  const std::vector<const Budget*> counted = counted_budgets(row.record);
  return counted.empty() ? nullptr : &counted.front()->money;
}

std::optional<Amount> first_amount(const Row& row) {
  const Money* money = first_money(row);
  return money != nullptr ? std::optional(money->amount) : std::nullopt;
}

std::string first_amount_text(const Row& row, CellStyle style) {
  const std::optional<Amount> amount = first_amount(row);
  return amount ? amount_text(*amount, style) : std::string{};
}

std::string first_currency(const Row& row, CellStyle /*style*/) {
  const Money* money = first_money(row);
  return money != nullptr ? std::string(code(money->currency)) : std::string{};
}

constexpr auto kText = ColumnDef::Kind::text;
constexpr auto kPath = ColumnDef::Kind::path;
constexpr auto kCode = ColumnDef::Kind::code;
constexpr auto kNumber = ColumnDef::Kind::number;

// One row a column. Without a JSON function of its own a column is its cell's text in JSON, or
// null.
constexpr std::array kColumns{
    ColumnDef{"id", "the record's id", true, kCode, RowPart::id,
              [](const Row& r, CellStyle) { return r.id; }, nullptr,
              [](const Row& r) { return std::string_view(r.id); }},
    ColumnDef{"kind", "project or news", true, kCode, RowPart::kind,
              [](const Row& r, CellStyle) { return std::string(name(r.record.kind)); }},
    ColumnDef{"title", "the title", true, kText, RowPart::title,
              [](const Row& r, CellStyle) { return r.record.title; }, nullptr,
              [](const Row& r) { return std::string_view(r.record.title); }},
    ColumnDef{"period", "when the project runs, as an EDTF interval", true, kCode, RowPart::period,
              period_text},
    ColumnDef{"start", "the period's first day", true, kCode, RowPart::period, start_text},
    ColumnDef{"end", "the period's last day", true, kCode, RowPart::period, end_text},
    ColumnDef{"date", "a news item's date", true, kCode, RowPart::date, date_text},
    ColumnDef{"budgets", "every budget, with its role where it is no total", true, kNumber,
              RowPart::budgets | RowPart::budget_texts,
              [](const Row& r, CellStyle s) { return budget_list(r.record.budgets, true, s); },
              [](const Row& r, std::string& out) { budgets_json(r.record.budgets, true, out); }},
    ColumnDef{
        "other_money", "sums that are no budget", true, kNumber,
        RowPart::other_money | RowPart::budget_texts,
        [](const Row& r, CellStyle s) { return budget_list(r.record.other_money, false, s); },
        [](const Row& r, std::string& out) { budgets_json(r.record.other_money, false, out); }},
    ColumnDef{"countries", "where the project is", true, kCode, RowPart::countries,
              codes_text<&Record::countries>, codes_json<&Record::countries>},
    ColumnDef{"donors", "the countries that pay", true, kCode, RowPart::donors,
              codes_text<&Record::donors>, codes_json<&Record::donors>},
    ColumnDef{"other_countries", "countries named in passing", true, kCode,
              RowPart::other_countries, codes_text<&Record::other_countries>,
              codes_json<&Record::other_countries>},
    ColumnDef{"regions", "regions, as written", true, kText, RowPart::regions,
              [](const Row& r, CellStyle) { return joined(r.record.regions, "; "); },
              [](const Row& r, std::string& out) { append_json_strings(r.record.regions, out); }},
    ColumnDef{"fields", "the labelled values; one alone is field.NAME", true, kText,
              RowPart::fields, fields_text, fields_json},
    ColumnDef{"description", "the description", true, kText, RowPart::description,
              [](const Row& r, CellStyle) { return r.record.description; }, nullptr,
              [](const Row& r) { return std::string_view(r.record.description); }},
    ColumnDef{"url", "the page's address", true, kText, RowPart::url,
              [](const Row& r, CellStyle) { return r.url; }},
    ColumnDef{"source", "path:line", true, kPath, RowPart::source, source_text, source_json},
    ColumnDef{"budget", "the budgets that sums count", false, kNumber, RowPart::budgets,
              counted_text},
    ColumnDef{"amount", "the first counted budget, digits only", false, kNumber, RowPart::budgets,
              first_amount_text,
              [](const Row& r, std::string& out) { append_json_amount(first_amount(r), out); }},
    ColumnDef{"currency", "that budget's currency", false, kCode, RowPart::budgets, first_currency},
    ColumnDef{"path", "the source's path", false, kPath, RowPart::source,
              [](const Row& r, CellStyle) { return r.source.path; }},
    ColumnDef{"line", "the record's first line there", false, kNumber, RowPart::source,
              [](const Row& r, CellStyle) { return std::to_string(r.source.line); },
              [](const Row& r, std::string& out) { out += std::to_string(r.source.line); }},
};

const ColumnDef* find_column(std::string_view name) {
  const auto* found = std::find_if(kColumns.begin(), kColumns.end(),
                                   [name](const ColumnDef& c) { return c.name == name; });
  return found == kColumns.end() ? nullptr : found;
}

bool is_field(std::string_view name) {
  return name.starts_with(kFieldPrefix) && name.size() > kFieldPrefix.size();
}

}  // namespace

std::span<const ColumnDef> column_table() {
  return kColumns;
}

std::vector<std::string_view> column_names() {
  std::vector<std::string_view> names;
  names.reserve(kColumns.size());
  for (const ColumnDef& column : kColumns) {
    names.push_back(column.name);
  }
  return names;
}

Status check_columns(const std::vector<std::string>& columns) {
  for (const std::string& column : columns) {
    if (find_column(column) != nullptr || is_field(column)) {
      continue;
    }
    const std::string_view near = nearest(column, column_names());
    return Error{ErrorKind::usage, fmt::format("unknown column '{}'", column),
                 near.empty() ? fmt::format("the columns are {}, field.NAME",
                                            fmt::join(column_names(), ", "))
                              : fmt::format("did you mean '{}'?", near),
                 ""};
  }
  return done();
}

Column::Column(std::string_view name) : name_(name), def_(find_column(name)) {
  if (def_ == nullptr && is_field(name)) {
    label_ = fold(name.substr(kFieldPrefix.size()));
  }
}

std::string Column::cell(const Row& row, CellStyle style) const {
  return def_ != nullptr ? def_->cell(row, style) : joined(labelled(row, label_), "; ");
}

void Column::append(const Row& row, CellStyle style, std::string& out) const {
  if (def_ != nullptr && def_->held != nullptr) {
    out += def_->held(row);
  } else {
    out += cell(row, style);
  }
}

void Column::json(const Row& row, std::string& out) const {
  if (def_ != nullptr && def_->json != nullptr) {
    def_->json(row, out);
  } else {
    append_json_text_or_null(cell(row, CellStyle::plain), out);
  }
}

std::vector<std::string> default_columns(Format format) {
  std::vector<std::string> columns{"title",     "period", "date",  "budget",
                                   "countries", "donors", "source"};
  if (format != Format::table) {
    columns.insert(columns.end(), {"kind", "id"});
  }
  return columns;
}

std::string styled_digits(std::string digits, CellStyle style) {
  return style == CellStyle::human ? grouped(std::move(digits)) : digits;
}

std::string money_text(const Money& money, CellStyle style) {
  std::string text(code(money.currency));
  if (!text.empty()) {
    text += ' ';
  }
  text += amount_text(money.amount, style);
  if (money.amount_max) {
    text += ".." + amount_text(*money.amount_max, style);
  }
  return text;
}

std::vector<const Budget*> counted_budgets(const Record& record) {
  std::vector<const Budget*> counted;
  for (const Role role : {Role::total, Role::share}) {
    for (const Budget& budget : record.budgets) {
      if (budget.role == role) {
        counted.push_back(&budget);
      }
    }
    if (!counted.empty()) {
      break;
    }
  }
  return counted;
}

}  // namespace dossier
