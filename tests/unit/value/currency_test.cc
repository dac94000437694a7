// Currencies by code.
#include <doctest/doctest.h>

#include "dossier/money.h"

namespace dossier {
namespace {

TEST_CASE("ISO 4217 codes in any case, historic ones too") {
  for (const char* known : {"EUR", "USD", "VND", "XOF", "XDR", "DEM", "ZWD", "XEU"}) {
    CAPTURE(known);
    REQUIRE(find_currency(known));
    CHECK(code(*find_currency(known)) == known);
  }
  CHECK(find_currency("eur") == find_currency("EUR"));
  CHECK_FALSE(find_currency("ABC"));
  CHECK_FALSE(find_currency(""));
  CHECK_FALSE(find_currency("EURO"));
  CHECK(code(Currency::none).empty());
}

}  // namespace
}  // namespace dossier
