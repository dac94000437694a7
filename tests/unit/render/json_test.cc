// The record's JSON object, byte for byte, and JSON strings.
#include <doctest/doctest.h>

#include "dossier/render.h"
#include "rows.h"

namespace dossier {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

TEST_CASE("a JSON string keeps text and escapes what is not printable") {
  CHECK(json_string("Đắk Lắk €3") == "\"Đắk Lắk €3\"");
  CHECK(json_string("a \"b\" \\ c") == R"("a \"b\" \\ c")");
  CHECK(json_string("tab\tline\nfeed\f") == R"("tab\tline\nfeed\f")");
  CHECK(json_string(std::string_view("\0\x1b[31m\x7f", 7)) == R"("\u0000\u001b[31m\u007f")");
  CHECK(json_string("\u202eabc\u200b") == R"("\u202eabc\u200b")");
  CHECK(json_string("\U000e0041") == R"("\udb40\udc41")");
  // Only names of files can hold such bytes; names that differ stay so.
  CHECK(json_string("caf\xe9.txt") == R"("caf\\xE9.txt")");
  CHECK(json_string("caf\xea.txt") == R"("caf\\xEA.txt")");
  CHECK(json_string("a real \ufffd") == "\"a real \ufffd\"");
}

TEST_CASE("a record has every key, in the contract's order") {
  std::string out;
  append_json(water_row(), out);
  CHECK(out ==
        R"({"id":"0123456789ab","kind":"project","title":"Water supply for Shkodra",)"
        R"("period":"2012-01/2015-01","start":"2012-01-01","end":"2015-01-31","date":null,)"
        R"("budgets":[{"amount":3000000,"amount_max":null,"currency":"EUR","role":"total",)"
        R"("text":"€3 million"}],"other_money":[],"countries":["AL"],"donors":["CH","DE"],)"
        R"("other_countries":[],"regions":["Western Balkans"],"fields":{"Sector":"Water"},)"
        R"("description":"Pipes, and \"meters\".","url":null,)"
        R"("source":{"path":"pages/a.txt","line":11,"end_line":15,"begin":812,"end":1331}})");
}

TEST_CASE("what is not known is null or empty") {
  Row row;
  row.record.kind = Kind::news;
  row.record.date = Date{2018, 3, 12};
  std::string out;
  append_json(row, out);
  CHECK(out == R"({"id":null,"kind":"news","title":null,"period":null,"start":null,"end":null,)"
               R"("date":"2018-03-12","budgets":[],"other_money":[],"countries":[],"donors":[],)"
               R"("other_countries":[],"regions":[],"fields":{},"description":null,"url":null,)"
               R"("source":{"path":"","line":0,"end_line":0,"begin":0,"end":0}})");
}

TEST_CASE("open and unknown ends have no day") {
  Row row = titled_row("x", Edge::at(Date{2012}), Edge::open());
  Renderer renderer({.format = Format::ndjson, .columns = {"period", "start", "end"}});
  std::string out;
  renderer.begin(out);
  renderer.row(row, false, out);
  row.record.period = Period{Edge::unknown(), Edge::at(Date{2013})};
  renderer.row(row, false, out);
  renderer.end(out);
  CHECK(out ==
        "{\"period\":\"2012/..\",\"start\":\"2012-01-01\",\"end\":null}\n"
        "{\"period\":\"/2013\",\"start\":null,\"end\":\"2013-12-31\"}\n");
}

TEST_CASE("amounts are exact numbers, ranges have both ends, sums may lack a currency") {
  Row row;
  row.record.budgets = {budget("USD", 2'000'000), budget("EUR", 1)};
  row.record.budgets[0].money.amount_max = Amount::units(3'000'000);
  row.record.budgets[1].money.amount = Amount{1'251'423'220};
  row.record.budgets[1].money.currency = Currency::none;
  Renderer renderer({.format = Format::json, .columns = {"budgets", "amount", "currency"}});
  std::string out;
  renderer.begin(out);
  renderer.row(row, false, out);
  renderer.end(out);
  CHECK(out ==
        R"([{"budgets":[{"amount":2000000,"amount_max":3000000,"currency":"USD","role":"total",)"
        R"("text":""},{"amount":1251423.22,"amount_max":null,"currency":null,"role":"total",)"
        R"("text":""}],"amount":2000000,"currency":"USD"}])"
        "\n");
}

TEST_CASE("a label that stands twice is one key") {
  Row row;
  row.record.fields = {{"Partner", "A"}, {"Sector", "Water"}, {"partner", "B"}};
  Renderer renderer({.format = Format::ndjson, .columns = {"fields", "field.PARTNER"}});
  std::string out;
  renderer.begin(out);
  renderer.row(row, false, out);
  renderer.end(out);
  CHECK(out ==
        "{\"fields\":{\"Partner\":\"A; B\",\"Sector\":\"Water\"},\"field.PARTNER\":\"A; B\"}\n");
}

TEST_CASE("arrays: none, one, two; and the mark of uncertain rows") {
  Renderer renderer({.format = Format::json, .columns = {"title"}, .marks = true});
  std::string out;
  renderer.begin(out);
  SUBCASE("none") {
    renderer.end(out);
    CHECK(out == "[]\n");
  }
  SUBCASE("two") {
    renderer.row(titled_row("a", Edge::open(), Edge::open()), false, out);
    renderer.row(titled_row("b", Edge::open(), Edge::open()), true, out);
    renderer.end(out);
    CHECK(out == "[{\"title\":\"a\",\"maybe\":false},\n{\"title\":\"b\",\"maybe\":true}]\n");
  }
}

}  // namespace
}  // namespace dossier
