// The tables of who gives aid and who receives it: codes of countries, and no country on both sides
// but those that are named as providers of South-South co-operation.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>

#include "dossier/country.h"

namespace dossier {
namespace {

std::set<std::string> codes_of(const std::string& table) {
  std::ifstream in(DOSSIER_ROOT "/src/extract/data/" + table);
  REQUIRE(in);
  std::set<std::string> codes;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const std::string code = line.substr(0, line.find('\t'));
    CAPTURE(line);
    CHECK(find_country_code(code));
    CHECK(code.size() == 2);
    CHECK(codes.insert(code).second);
  }
  return codes;
}

TEST_CASE("a country gives aid or receives it, or is a provider that receives it too") {
  const std::set<std::string> givers = codes_of("providers.tsv");
  const std::set<std::string> receivers = codes_of("recipients.tsv");
  const std::set<std::string> both = codes_of("south_providers.tsv");
  CHECK(givers.contains("NO"));
  CHECK(receivers.contains("NP"));
  CHECK(both.contains("CN"));
  for (const std::string& code : givers) {
    CAPTURE(code);
    CHECK_FALSE(receivers.contains(code));
  }
  for (const std::string& code : both) {
    CAPTURE(code);
    CHECK(receivers.contains(code));
  }
}

}  // namespace
}  // namespace dossier
