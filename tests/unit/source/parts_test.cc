// Large pages in parts: where they are cut, what each repeats, and that every place leads back to
// the file.
#include "source/parts.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/source/parts.h"

namespace dossier {
namespace {

std::string own_text(const Page& page) {
  return std::string(page.text().substr(page.own_begin()));
}

TEST_CASE("a page up to the limit is one part") {
  const std::vector<Page> parts = parts_of("Roads\n2012", 10);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].part().first);
  CHECK(parts[0].text() == "Roads\n2012");
}

TEST_CASE("a part ends where an item is likely to begin, and nothing is lost") {
  struct Row {
    std::string_view text;
    std::size_t most;
    std::vector<std::string> parts;
  };
  const std::vector<Row> rows{
      // the blank line before a number, rather than a later line end
      {"1. Roads\nlong\n\n2. Wells\nshort\n", 20, {"1. Roads\nlong\n\n", "2. Wells\nshort\n"}},
      {"aaaa bbbb cccc\ndddd\n", 18, {"aaaa bbbb cccc\n", "dddd\n"}},  // a line end
      {"aaaa bbbb cccc dddd", 18, {"aaaa bbbb cccc ", "dddd"}},        // a space
      {"aaaaaaaaaaaa", 8, {"aaaaaaaa", "aaaa"}},
      {"ééééé", 5, {"éé", "éé", "é"}},  // whole characters
  };
  for (const Row& row : rows) {
    std::vector<std::string> found;
    for (const Page& part : parts_of(row.text, row.most)) found.push_back(own_text(part));
    CHECK(found == row.parts);
  }
}

TEST_CASE("each part but the first repeats the head, and knows its places in the file") {
  // With line ends of two bytes, so that offsets differ from the file's.
  const std::string bytes = "Wells\r\n\r\n1. A\r\n2012\r\n\r\n2. B\r\n2013\r\n\r\n3. C\r\n2014\r\n";
  const std::vector<Page> parts = parts_of(bytes, 20);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].text() == "Wells\n\n1. A\n2012\n\n");
  for (const std::size_t i : {1U, 2U}) {
    const Page& part = parts[i];
    CHECK_FALSE(part.part().first);
    CHECK(part.text().substr(0, part.own_begin()).substr(0, 7) == "Wells\n\n");
    const std::string_view year = i == 1 ? "2013" : "2014";
    const auto at = static_cast<std::uint32_t>(part.text().find(year));
    CHECK(part.original(at) == bytes.find(year));
    CHECK(part.source_line(at) == (i == 1 ? 7 : 10));
    CHECK(part.original(0) == 0);
    CHECK(part.source_line(0) == 1);
  }
}

}  // namespace
}  // namespace dossier
