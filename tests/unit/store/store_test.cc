// The store gives every record back as it was put in, files it under the right postings, and has
// the same bytes however its pages were divided.
#include "dossier/store.h"

#include <doctest/doctest.h>

#include "dossier/country.h"
#include "dossier/money.h"
#include "store/columns.h"

using namespace dossier;

namespace {

const char* const kText =
    "1. Water supply in Nghe An\n"
    "2012-01 to 2015-03, EUR 3.2 million\n"
    "2. Rural roads\n"
    "since 2014\n";

Page page_at(std::string path, std::uint64_t first_byte, std::uint32_t first_line) {
  return Page({std::move(path), "https://example.org/p", first_byte, first_line}, kText);
}

CountrySet countries(std::initializer_list<std::string_view> codes) {
  CountrySet set;
  for (std::string_view c : codes) set.add(*find_country_code(c));
  return set;
}

Money money(std::int64_t units, std::string_view currency) {
  return {Amount::units(units), std::nullopt, *find_currency(currency)};
}

Record whole_record() {
  Record r;
  r.kind = Kind::project;
  r.title = "Water supply in Nghe An";
  r.period = Period{Edge::at({2012, 1, 0}), Edge::at({2015, 3, 0})};
  r.date = Date{2016, 5, 4};
  r.budgets = {{money(3'200'000, "EUR"), Role::total, "EUR 3.2 million"},
               {{Amount::units(2), Amount::units(3), Currency::none}, Role::share, "2-3"},
               {money(4'000'000, "USD"), Role::equivalent, "$4m"}};
  r.other_money = {{money(7, "VND"), Role::total, "7 dong"}};
  r.countries = countries({"VN", "LA"});
  r.donors = countries({"NO"});
  r.other_countries = countries({"TH"});
  r.regions = {"Southeast Asia", "the upper valley"};
  r.fields = {{"status", "closed"}, {"code", ""}};
  r.description = "Pipes, pumps and wells.";
  r.span = {0, 62};
  r.title_span = {3, 26};
  r.evidence = {{Evidence::Part::title, {3, 26}, RuleId::none, "the heading", false},
                {Evidence::Part::date, {27, 34}, RuleId{4}, "a range's end", true}};
  return r;
}

Record bare_record() {
  Record r;
  r.kind = Kind::news;
  r.span = {63, 90};
  return r;
}

// What row() promises to leave empty.
Record without_spans(Record r) {
  r.span = {};
  r.title_span = {};
  r.evidence.clear();
  return r;
}

void check_equal(const Record& a, const Record& b) {
  CHECK(a.kind == b.kind);
  CHECK(a.title == b.title);
  CHECK(a.period == b.period);
  CHECK(a.date == b.date);
  CHECK(a.budgets == b.budgets);
  CHECK(a.other_money == b.other_money);
  CHECK(a.countries == b.countries);
  CHECK(a.donors == b.donors);
  CHECK(a.other_countries == b.other_countries);
  CHECK(a.regions == b.regions);
  CHECK(a.fields == b.fields);
  CHECK(a.description == b.description);
  CHECK(a.span == b.span);
  CHECK(a.title_span == b.title_span);
  CHECK(a.evidence.size() == b.evidence.size());
}

Store store_of(const Page& page, const std::vector<Record>& records) {
  StoreBuilder builder;
  builder.add(page, records);
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("a record comes back whole") {
  const Store store = store_of(page_at("a.txt", 0, 1), {whole_record(), bare_record()});
  REQUIRE(store.size() == 2);
  check_equal(store.row(0).record, without_spans(whole_record()));
  check_equal(store.row(1).record, without_spans(bare_record()));
}

TEST_CASE("a row knows its place in its source") {
  const Row row = store_of(page_at("dump.txt", 1000, 41), {whole_record()}).row(0);
  CHECK(row.url == "https://example.org/p");
  CHECK(row.source.path == "dump.txt");
  CHECK(row.source.line == 41);
  CHECK(row.source.end_line == 42);
  CHECK(row.source.begin == 1000);
  CHECK(row.source.end == 1062);
  CHECK(row.id == record_id("dump.txt", 1000));
}

TEST_CASE("evidence keeps its text, place, rule and reason") {
  const Store store = store_of(page_at("a.txt", 100, 1), {whole_record()});
  const std::vector<StoredEvidence> evidence = store.row(0).evidence;
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].text == "Water supply in Nghe An");
  CHECK(evidence[0].line == 1);
  CHECK(evidence[0].begin == 103);
  CHECK(evidence[0].end == 126);
  CHECK(evidence[0].evidence.part == Evidence::Part::title);
  CHECK_FALSE(evidence[0].evidence.rejected);
  CHECK(evidence[1].text == "2012-01");
  CHECK(evidence[1].line == 2);
  CHECK(evidence[1].evidence.rule == RuleId{4});
  CHECK(evidence[1].reason == "a range's end");
  CHECK(evidence[1].evidence.rejected);
}

TEST_CASE("every kind of edge survives") {
  const std::vector<Edge> edges = {Edge::at({2012, 0, 0}), Edge::at({2012, 22, 0}),
                                   Edge::at({2012, 2, 29}), Edge::open(), Edge::unknown()};
  std::vector<Record> records;
  for (const Edge& from : edges) {
    for (const Edge& to : edges) {
      records.emplace_back().period = Period{from, to};
    }
  }
  const Store store = store_of(page_at("a.txt", 0, 1), records);
  for (RowId row = 0; row < store.size(); ++row) {
    CAPTURE(row);
    CHECK(store.row(row).record.period == records[row].period);
  }
}

TEST_CASE("day columns round starts down and ends up, and mark what is no day") {
  Record year;
  year.period = Period::of({2012, 0, 0});
  Record open;
  open.period = Period{Edge::open(), Edge::unknown()};
  const Store store = store_of(page_at("a.txt", 0, 1), {year, open, Record{}});
  const Store::Columns& c = store.columns();
  CHECK(c.start_day == Array<Day>{day_from_civil(2012, 1, 1), kOpenDay, kNoDay});
  CHECK(c.end_day == Array<Day>{day_from_civil(2012, 12, 31), kUnknownDay, kNoDay});
}

TEST_CASE("postings list the rows of a country, donor and currency once each, in order") {
  Record a;
  a.countries = countries({"KE", "UG"});
  a.donors = countries({"NO"});
  a.budgets = {{money(1, "EUR"), Role::total, "1"}, {money(2, "EUR"), Role::share, "2"}};
  Record b;
  b.countries = countries({"UG"});
  const Store store = store_of(page_at("a.txt", 0, 1), {a, b, a});
  const Indexes made = make_indexes(store.columns());
  const auto rows = [](std::span<const RowId> cells) {
    return std::vector<RowId>(cells.begin(), cells.end());
  };
  const auto at = [](std::string_view c) {
    return static_cast<std::size_t>(*find_country_code(c));
  };
  CHECK(rows(made.rows_by_country[at("KE")]) == std::vector<RowId>{0, 2});
  CHECK(rows(made.rows_by_country[at("UG")]) == std::vector<RowId>{0, 1, 2});
  CHECK(rows(made.rows_by_country[at("NO")]).empty());
  CHECK(rows(made.rows_by_donor[at("NO")]) == std::vector<RowId>{0, 2});
  const auto eur = static_cast<std::size_t>(*find_currency("EUR"));
  CHECK(rows(made.rows_by_currency[eur]) == std::vector<RowId>{0, 2});
}

TEST_CASE("a region's text is kept as written and understood where it can be") {
  const Store store = store_of(page_at("a.txt", 0, 1), {whole_record()});
  const auto cells = store.columns().regions[0];
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].known);
  CHECK(cells[0].region == *find_region("Southeast Asia"));
  CHECK_FALSE(cells[1].known);
}

TEST_CASE("shards put together have the same bytes as one run") {
  const Page a = page_at("a.txt", 0, 1);
  const Page b = page_at("b.txt", 0, 1);
  StoreBuilder one;
  one.add(a, {whole_record(), bare_record()});
  one.add(b, {whole_record()});
  StoreBuilder joined;
  joined.append(store_of(a, {whole_record(), bare_record()}));
  joined.append(store_of(b, {whole_record()}));
  CHECK(joined.size() == 3);
  CHECK(std::move(one).build().columns() == std::move(joined).build().columns());
}

TEST_CASE("an empty store has no rows") {
  CHECK(Store().size() == 0);
  CHECK(store_of(page_at("a.txt", 0, 1), {}).size() == 0);
}

TEST_CASE("ids are 12 lower-case hex digits of path and offset") {
  CHECK(record_id("a.txt", 0) == "9980071d5930");  // the low 48 bits of FNV-1a of "a.txt:0"
  CHECK(record_id("a.txt", 0) != record_id("a.txt", 1));
  CHECK(record_id("a.txt", 0) != record_id("b.txt", 0));
}
