// See scores.h.
#include "cli/scores.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "render/json.h"

namespace dossier {
namespace {

// A row of figures. What there is no such figure of is left out: of perfect records only the share
// of the labelled ones is known, which is a recall, and not even that where none is labelled.
struct FigureRow {
  std::string_view field;
  std::optional<double> precision;
  std::optional<double> recall;
  std::optional<double> f1;
  std::uint32_t right = 0;
  std::optional<std::uint32_t> extra;
  std::uint32_t missed = 0;
};

std::optional<double> perfect_share(const Scores& scores) {
  return scores.gold == 0 ? std::nullopt : std::optional(scores.perfect_share());
}

std::vector<FigureRow> rows_of(const Scores& scores) {
  std::vector<FigureRow> rows;
  for (std::size_t i = 0; i < kAspects; ++i) {
    const Tally& t = scores.tallies[i];
    rows.push_back({name(static_cast<Aspect>(i)), t.precision(), t.recall(), t.f1(), t.right,
                    t.extra, t.missed});
  }
  FigureRow perfect{
      .field = "perfect", .precision = {}, .recall = perfect_share(scores), .f1 = {}, .extra = {}};
  perfect.right = scores.perfect;
  perfect.missed = scores.gold - scores.perfect;
  rows.push_back(perfect);
  return rows;
}

// Three digits for a person, four for a program.
std::string share_text(std::optional<double> share, bool human) {
  if (!share) {
    return "";
  }
  return human ? fmt::format("{:.3f}", *share) : fmt::format("{:.4f}", *share);
}

std::string count_text(std::optional<std::uint32_t> count) {
  return count ? fmt::format("{}", *count) : "";
}

std::vector<std::string> cells_of(const FigureRow& row, bool human) {
  return {std::string(row.field),        share_text(row.precision, human),
          share_text(row.recall, human), share_text(row.f1, human),
          count_text(row.right),         count_text(row.extra),
          count_text(row.missed)};
}

// A number, or null for "".
void append_json_number(std::string_view key, const std::string& number, std::string& out) {
  append_json_key(key, out);
  out += number.empty() ? "null" : number;
}

std::string json_of(const FigureRow& row, std::string_view layout, std::uint32_t pages) {
  std::string out = "{";
  append_json_key("layout", out);
  append_json_text_or_null(layout, out);
  append_json_number("pages", count_text(pages), out);
  append_json_key("field", out);
  append_json_string(row.field, out);
  append_json_number("precision", share_text(row.precision, false), out);
  append_json_number("recall", share_text(row.recall, false), out);
  append_json_number("f1", share_text(row.f1, false), out);
  append_json_number("right", count_text(row.right), out);
  append_json_number("extra", count_text(row.extra), out);
  append_json_number("missed", count_text(row.missed), out);
  return out + '}';
}

GridColumn number_column(std::string_view name) {
  return {.name = std::string(name), .right = true};
}

std::vector<GridColumn> figure_columns() {
  std::vector<GridColumn> columns{{.name = "field"}};
  for (const std::string_view name : {"precision", "recall", "f1", "right", "extra", "missed"}) {
    columns.push_back(number_column(name));
  }
  return columns;
}

void print_fields(const Scores& scores, const RenderOptions& options, Context& context) {
  RowPrinter rows(options, figure_columns(), context);
  for (const FigureRow& row : rows_of(scores)) {
    rows.row(cells_of(row, true), "");
  }
  rows.finish();
}

// What is shown of a layout: F1 of the fields by which layouts differ most; the others where there
// is room.
constexpr std::array kLayoutFields = {Aspect::records, Aspect::title,     Aspect::period,
                                      Aspect::budgets, Aspect::countries, Aspect::donors,
                                      Aspect::date,    Aspect::kind};
constexpr std::size_t kAlwaysShown = 5;

void print_layouts(const LayoutScores& scores, const RenderOptions& options, Context& context) {
  std::vector<GridColumn> columns{{.name = "layout"}};
  for (const std::string_view name : {"pages", "labelled", "perfect"}) {
    columns.push_back(number_column(name));
  }
  for (std::size_t i = 0; i < kLayoutFields.size(); ++i) {
    columns.push_back(number_column(name(kLayoutFields[i])));
    columns.back().spare = i >= kAlwaysShown;
  }
  RowPrinter rows(options, std::move(columns), context);
  const auto print = [&rows](std::string_view layout, const Scores& of) {
    std::vector<std::string> cells{std::string(layout), count_text(of.pages), count_text(of.gold),
                                   share_text(perfect_share(of), true)};
    for (const Aspect field : kLayoutFields) {
      cells.push_back(share_text(of[field].f1(), true));
    }
    rows.row(std::move(cells), "");
  };
  for (const auto& [layout, of] : scores.layouts) {
    print(layout, of);
  }
  print("(all)", scores.all);
  rows.finish();
}

void print_rows(const LayoutScores& scores, const RenderOptions& options, Context& context) {
  std::vector<GridColumn> columns = figure_columns();
  columns.insert(columns.begin(), {{.name = "layout"}, {.name = "pages"}});
  RowPrinter rows(options, std::move(columns), context);
  const auto print = [&rows](std::string_view label, std::string_view layout, const Scores& of) {
    for (const FigureRow& row : rows_of(of)) {
      std::vector<std::string> cells = cells_of(row, false);
      cells.insert(cells.begin(), {std::string(label), count_text(of.pages)});
      rows.row(std::move(cells), json_of(row, layout, of.pages));
    }
  };
  print("(all)", "", scores.all);
  for (const auto& [layout, of] : scores.layouts) {
    print(layout, layout, of);
  }
  rows.finish();
}

std::string joined(Aspect field, const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, field == Aspect::budgets ? "; " : " "));
}

std::string json_of(const Difference& difference, std::string_view path) {
  std::string out = "{";
  append_json_key("record", out);
  append_json_text_or_null(difference.title, out);
  append_json_key("field", out);
  append_json_string(name(difference.field), out);
  append_json_key("wanted", out);
  append_json_strings(difference.wanted, out);
  append_json_key("got", out);
  append_json_strings(difference.got, out);
  append_json_key("source", out);
  out += '{';
  append_json_key("path", out);
  append_json_string(path, out);
  append_json_number("line", difference.line == 0 ? "" : count_text(difference.line), out);
  return out + "}}";
}

}  // namespace

void LayoutScores::add(const std::string& layout, const Scores& scores) {
  all += scores;
  layouts[layout] += scores;
}

void print_figures(const LayoutScores& scores, const RenderOptions& options, Context& context) {
  if (options.format != Format::table) {
    print_rows(scores, options, context);
    return;
  }
  print_fields(scores.all, options, context);
  context.out.text() += options.end;
  print_layouts(scores, options, context);
}

DifferencePrinter::DifferencePrinter(const RenderOptions& options, Context& context)
    : rows_(options,
            {{.name = "source", .flexible = true, .cut_front = true},
             {.name = "record", .flexible = true},
             {.name = "field"},
             {.name = "wanted", .flexible = true},
             {.name = "got", .flexible = true}},
            context) {}

void DifferencePrinter::print(const Difference& difference, std::string_view path) {
  rows_.row({difference.line == 0 ? std::string(path) : fmt::format("{}:{}", path, difference.line),
             difference.title, std::string(name(difference.field)),
             joined(difference.field, difference.wanted), joined(difference.field, difference.got)},
            json_of(difference, path));
}

}  // namespace dossier
