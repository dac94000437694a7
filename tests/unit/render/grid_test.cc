// TSV, CSV and tables: exact text, quoting, widths, marks, escapes.
#include "render/grid.h"

#include <doctest/doctest.h>

#include "dossier/render.h"
#include "render/plain.h"
#include "rows.h"

namespace dossier {
namespace {

std::string rendered(const RenderOptions& options, const std::vector<Row>& rows) {
  Renderer renderer(options);
  std::string out;
  renderer.begin(out);
  for (const Row& row : rows) {
    renderer.row(row, row.record.period && row.record.period->to == Edge::unknown(), out);
  }
  renderer.end(out);
  return out;
}

TEST_CASE("TSV: a line a record, no header") {
  CHECK(rendered({.format = Format::tsv}, {water_row()}) ==
        "Water supply for Shkodra\t2012-01/2015-01\t\tEUR 3000000\tAL\tCH DE\tpages/a.txt:11\t"
        "project\t0123456789ab\n");
  CHECK(rendered({.format = Format::tsv, .columns = {"title"}, .header = Header::on},
                 {water_row()}) == "title\nWater supply for Shkodra\n");
}

TEST_CASE("TSV: white space inside a value is a space") {
  Row row;
  row.record.title = "a\tb\nc";
  CHECK(rendered({.format = Format::tsv, .columns = {"title", "kind"}}, {row}) ==
        "a b c\tproject\n");
}

TEST_CASE("NUL can end a record") {
  CHECK(rendered({.format = Format::tsv, .columns = {"title"}, .end = '\0'},
                 {water_row(), water_row()}) ==
        std::string("Water supply for Shkodra\0Water supply for Shkodra\0", 50));
}

TEST_CASE("CSV: header, quotes where needed") {
  Row row = water_row();
  row.record.title = "Roads, \"rural\"";
  CHECK(rendered({.format = Format::csv, .columns = {"title", "period", "amount"}}, {row}) ==
        "title,period,amount\n\"Roads, \"\"rural\"\"\",2012-01/2015-01,3000000\n");
  CHECK(rendered({.format = Format::csv, .columns = {"kind"}, .header = Header::off}, {row}) ==
        "project\n");
}

TEST_CASE("budgets: roles are said; sums count totals, or else shares") {
  Row row;
  row.record.budgets = {budget("KRW", 5'000'000'000), budget("USD", 4'200'000, Role::equivalent),
                        budget("EUR", 1'000'000, Role::share)};
  const RenderOptions options{.format = Format::tsv, .columns = {"budgets", "budget"}};
  CHECK(rendered(options, {row}) ==
        "KRW 5000000000; USD 4200000 (equivalent); EUR 1000000 (share)\tKRW 5000000000\n");
  row.record.budgets.erase(row.record.budgets.begin());
  CHECK(rendered(options, {row}) == "USD 4200000 (equivalent); EUR 1000000 (share)\tEUR 1000000\n");
}

TEST_CASE("a table is aligned by display width and leaves empty default columns out") {
  Row other;
  other.record.title = "Đường 水";
  other.record.budgets = {budget("VND", 12'500'000'000)};
  other.source = {"b.txt", 1, 1, 0, 1};
  Row first = water_row();
  first.record.donors = {};
  CHECK(rendered({.format = Format::table}, {first, other}) ==
        "title                     period                       budget  countries  source\n"
        "Water supply for Shkodra  2012-01/2015-01       EUR 3,000,000  AL         pages/a.txt:11\n"
        "Đường 水                                   VND 12,500,000,000             b.txt:1\n");
}

TEST_CASE("a table is cut, widest column first, only when told a width") {
  const std::vector<std::string> columns{"title", "period"};
  CHECK(rendered({.format = Format::table, .columns = columns, .width = 36}, {water_row()}) ==
        "title                period\n"
        "Water supply for S…  2012-01/2015-01\n");
  CHECK(rendered({.format = Format::table, .columns = columns, .width = 30}, {water_row()}) ==
        "title          period\n"
        "Water supply…  2012-01/2015-01\n");
  CHECK(rendered({.format = Format::table, .columns = columns, .width = 5}, {water_row()}) ==
        "title   period\n"
        "Water…  2012-…\n");
}

TEST_CASE("a narrow table does without some default columns") {
  RenderOptions options{.format = Format::table};
  options.width = 84;
  CHECK(rendered(options, {water_row()}) ==
        "title                     period                  budget  countries  donors\n"
        "Water supply for Shkodra  2012-01/2015-01  EUR 3,000,000  AL         CH DE\n");
  options.columns = {"source", "title"};
  options.width = 8;
  CHECK(rendered(options, {water_row()}).starts_with("source  title\n…xt:11  Water…\n"));
}

TEST_CASE("a table's header is bold in colour, and absent when switched off") {
  CHECK(rendered({.format = Format::table, .columns = {"kind"}, .color = true}, {water_row()}) ==
        "\x1b[1mkind\x1b[0m\nproject\n");
  CHECK(rendered({.format = Format::table, .columns = {"kind"}, .header = Header::off},
                 {water_row()}) == "project\n");
  CHECK(rendered({.format = Format::table}, {}).empty());
}

TEST_CASE("uncertain rows: first column of a table, last of TSV and CSV") {
  const std::vector<Row> rows{titled_row("a", Edge::at(Date{2012}), Edge::unknown()),
                              titled_row("b", Edge::at(Date{2012}), Edge::open())};
  RenderOptions options{.format = Format::table, .columns = {"title"}, .marks = true};
  CHECK(rendered(options, rows) == "?  title\n?  a\n   b\n");
  options.format = Format::csv;
  CHECK(rendered(options, rows) == "title,maybe\na,?\nb,\n");
  options.format = Format::tsv;
  CHECK(rendered(options, rows) == "a\t?\nb\t\n");
}

TEST_CASE("page text can do nothing to a terminal") {
  CHECK(escape_for_terminal("a\x1b[31mb\u202e\u200bé\u0085") ==
        "a\\u{1b}[31mb\\u{202e}\\u{200b}é\\u{85}");
  CHECK(escape_for_terminal("a\nb\t", true) == "a\nb\\u{9}");
  Row row;
  row.record.title = "\x1b]0;owned\x07";
  CHECK(rendered({.format = Format::tsv, .columns = {"title"}, .escape = true}, {row}) ==
        "\\u{1b}]0;owned\\u{7}\n");
}

TEST_CASE("shortening keeps whole characters and ends in one mark") {
  CHECK(shorten("abcdef", 6) == "abcdef");
  CHECK(shorten("abcdef", 5) == "abcd…");
  CHECK(shorten("abc def", 5) == "abc…");
  CHECK(shorten("水水水", 4) == "水…");
  CHECK(shorten("abc", 0).empty());
  CHECK(shorten_front("pages/a.txt:11", 14) == "pages/a.txt:11");
  CHECK(shorten_front("pages/a.txt:11", 9) == "…a.txt:11");
  CHECK(shorten_front("水水a", 4) == "…水a");
}

TEST_CASE("columns are checked, with the nearest name") {
  CHECK(check_columns({"title", "field.Sector", "line"}).ok());
  const Status wrong = check_columns({"titel"});
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().what == "unknown column 'titel'");
  CHECK(wrong.error().hint == "did you mean 'title'?");
  CHECK_FALSE(check_columns({"field."}).ok());
  CHECK(column_names().front() == "id");
}

}  // namespace
}  // namespace dossier
