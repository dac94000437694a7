// Where a text's first sentence may end.
#include "extract/line_shape.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace dossier;

TEST_CASE("a stop behind an abbreviation or an initial ends no sentence") {
  CHECK(find_stop("Goats for returnees. A grant") == 19);
  CHECK(find_stop("Dr. Ruru and J. Leavai. They") == 22);
  CHECK(find_stop("Version 2.1 of the plan") == std::string_view::npos);
  CHECK(find_stop("The end.") == std::string_view::npos);
  CHECK(find_stop("") == std::string_view::npos);
}

TEST_CASE("other marks end one too, where they are asked for") {
  constexpr ByteSet kMarks(".?!");
  constexpr std::string_view kText = "Who pays? Nobody. Why";
  CHECK(find_stop(kText) == 16);
  CHECK(find_stop(kText, kMarks) == 8);
  CHECK(find_stop(kText, kMarks, 9) == 16);
}
