// Where simdjson is not installed, JSON is an error and nothing else: no text, and not passed over.
// This program has a reader of its own that looks for the library under a name that none has.
#undef DOSSIER_SIMDJSON_NAME
#define DOSSIER_SIMDJSON_NAME "libsimdjson.so.none"
#include "source/simdjson_later.cc"
// That first.
#include <doctest/doctest.h>

#include "source/json_line.h"

using namespace dossier;

TEST_CASE("a line of JSON is one, and says what is missing") {
  JsonLineParser parser("");
  const char* const line = R"({"text": "Wells"})";
  CHECK(parser.takes(line));
  const auto page = parser.parse(line, {});
  REQUIRE_FALSE(page.ok());
  CHECK(page.error().kind == ErrorKind::io);
  CHECK(page.error().what == "JSON cannot be read without libsimdjson.so.none");
  CHECK_FALSE(page.error().hint.empty());
}
