// Spans, lines and the way back to the stored bytes.
#include "dossier/page.h"

#include <doctest/doctest.h>

namespace dossier {
namespace {

TEST_CASE("a page slices its text and counts its lines from nought") {
  const Page page({.path = "a.txt"}, "1. Roads\n2012-2015\n");
  CHECK(page.slice({3, 8}) == "Roads");
  CHECK(page.line_count() == 2);
  CHECK(page.line(0) == Span{0, 8});
  CHECK(page.line(1) == Span{9, 18});
  CHECK(page.line_of(0) == 0);
  CHECK(page.line_of(8) == 0);  // the line end belongs to its line
  CHECK(page.line_of(9) == 1);
  CHECK(page.line_of(19) == 1);  // the end of the text, to its last line
  CHECK(page.source_line(9) == 2);
  CHECK(page.original(9) == 9);
}

TEST_CASE("lines of unusual texts") {
  CHECK(Page({}, "").line_count() == 0);
  CHECK(Page({}, "").line_of(0) == 0);
  CHECK(Page({}, "no line end").line(0) == Span{0, 11});
  const Page blank({}, "\n\nx");
  CHECK(blank.line_count() == 3);
  CHECK(blank.line(0) == Span{0, 0});
  CHECK(blank.line(1) == Span{1, 1});
  CHECK(blank.line(2) == Span{2, 3});
  CHECK(Page({}, "a\fb\n").line_count() == 1);  // a form feed ends no line
}

TEST_CASE("a page cut out of a larger file points into that file") {
  const Page page({.path = "dump.txt", .first_byte = 1000, .first_line = 41}, "Roads\n2012\n");
  CHECK(page.original(6) == 1006);
  CHECK(page.source_line(0) == 41);
  CHECK(page.source_line(6) == 42);
}

TEST_CASE("an offset map without pieces changes nothing") {
  const OffsetMap map;
  CHECK(map.original(0) == 0);
  CHECK(map.original(77) == 77);
}

TEST_CASE("an offset map follows its pieces") {
  OffsetMap map;
  // "ab", then two dropped bytes, "cd", then an eight-byte dash as three bytes, then "e…".
  map.add({.text = 2, .original = 4});
  map.add({.text = 4, .original = 6, .text_step = 3, .original_step = 8});
  map.add({.text = 7, .original = 14});
  const std::uint64_t expected[] = {0, 1, 4, 5, 6, 6, 6, 14, 15};
  for (std::uint32_t at = 0; at < 9; ++at) {
    CAPTURE(at);
    CHECK(map.original(at) == expected[at]);
  }
}

TEST_CASE("an offset map with wide steps, as UTF-16 needs it") {
  OffsetMap map;
  map.add({.text = 0, .original = 2, .text_step = 1, .original_step = 2});  // after the mark
  map.add({.text = 3, .original = 8, .text_step = 2, .original_step = 2});  // "éé"
  CHECK(map.original(0) == 2);
  CHECK(map.original(2) == 6);
  CHECK(map.original(3) == 8);
  CHECK(map.original(4) == 8);  // inside the first é
  CHECK(map.original(5) == 10);
}

}  // namespace
}  // namespace dossier
