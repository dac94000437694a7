// The order of records: days, sums, text; reversed, and where nothing is stated.
#include "cli/sort.h"

#include <doctest/doctest.h>

#include "dossier/money.h"

namespace dossier {
namespace {

SelectedRow row(std::string title, std::optional<Period> period, std::string_view currency = "",
                std::int64_t units = 0) {
  SelectedRow selected;
  selected.row.record.title = std::move(title);
  selected.row.record.period = period;
  if (!currency.empty()) {
    selected.row.record.budgets = {
        {{Amount::units(units), std::nullopt, *find_currency(currency)}, Role::total, ""}};
  }
  return selected;
}

std::string order(std::string_view keys) {
  const Edge y2010 = Edge::at(Date{2010});
  const Edge y2012 = Edge::at(Date{2012});
  const Edge march = Edge::at(Date{2012, 3});
  std::vector<SelectedRow> rows{
      row("c", Period{y2012, Edge::open()}, "USD", 5),
      row("A", Period{y2010, march}, "EUR", 7),
      row("É", std::nullopt),
      row("b", Period{y2012, y2012}, "EUR", 9),
      row("d", Period{Edge::unknown(), y2010}, "USD", 10),
  };
  const Result<std::vector<SortKey>> parsed = parse_sort(keys);
  REQUIRE(parsed.ok());
  sort_rows(rows, *parsed);
  std::string titles;
  for (const SelectedRow& r : rows) {
    titles += r.row.record.title;
  }
  return titles;
}

TEST_CASE("sorting") {
  CHECK(order("") == "cAÉbd");
  CHECK(order("title") == "AbcdÉ");
  CHECK(order("-title") == "ÉdcbA");
  CHECK(order("start") == "AcbÉd");   // what has no known start comes last, in the input's order
  CHECK(order("-start") == "cbAÉd");  // and stays last
  CHECK(order("end") == "dAbcÉ");     // 31 March 2012 lies before 31 December; an open end is last
  CHECK(order("-end") == "cbAdÉ");
  CHECK(order("start,-title") == "AcbÉd");
  CHECK(order("budget") == "AbcdÉ");  // EUR before USD, then by amount
  CHECK(order("amount") == "cAbdÉ");
  CHECK(order("-amount") == "dbAcÉ");
}

TEST_CASE("sort keys are columns") {
  CHECK_FALSE(parse_sort("start,titel").ok());
  CHECK(parse_sort("start, -title").ok());
  CHECK((*parse_sort("-end"))[0].reverse);
}

}  // namespace
}  // namespace dossier
