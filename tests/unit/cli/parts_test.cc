// What is read from a large page in parts is what is read from it whole.
#include "unit/source/parts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/record.h"

namespace dossier {
namespace {

// Labelled projects under a heading that says where they are.
std::string portfolio(int projects) {
  std::string text = "Projects in Kenya\n\n";
  for (int i = 1; i <= projects; ++i) {
    text += fmt::format("{}. Wells for village {}\nDuration: 2012-2015\nBudget: EUR {} million\n\n",
                        i, i, i % 90 + 1);
  }
  return text;
}

TEST_CASE("records and values are those of the whole page") {
  const std::string text = portfolio(400);
  const Page whole({.path = "a.txt"}, text);
  const Extraction all = extract(whole, {});
  REQUIRE(all.records.size() == 400);
  std::vector<std::string> expected;
  std::vector<std::string> found;
  const auto tell = [](const Page& page, const Record& record) {
    return fmt::format("{} {} {} {} {}", page.source_line(record.span.begin),
                       page.original(record.span.begin), record.title,
                       to_edtf(record.period.value()), record.countries.list().size());
  };
  for (const Record& record : all.records) expected.push_back(tell(whole, record));
  std::size_t values = 0;
  const std::vector<Page> parts = parts_of(text, 4096);
  REQUIRE(parts.size() > 5);
  for (const Page& part : parts) {
    const Extraction some = extract(part, {});
    for (const Record& record : some.records) found.push_back(tell(part, record));
    values += some.mentions.dates.size() + some.mentions.money.size();
    CHECK(scan(part, {}).dates == some.mentions.dates);
  }
  CHECK(found == expected);
  CHECK(values == all.mentions.dates.size() + all.mentions.money.size());
}

TEST_CASE("the rows of a table keep the names of its columns") {
  std::string text = "Project\tCountry\tStart\tEnd\tBudget (EUR)\n";
  for (int i = 1; i <= 300; ++i) {
    text += fmt::format("Wells for village {}\tKenya\t2012\t2015\t{}\n", i, 1000 + i);
  }
  std::size_t records = 0;
  for (const Page& part : parts_of(text, 4096)) {
    for (const Record& record : extract(part, {}).records) {
      ++records;
      CHECK(to_edtf(record.period.value()) == "2012/2015");
      CHECK(record.budgets.size() == 1);
    }
  }
  CHECK(records == 300);
}

}  // namespace
}  // namespace dossier
