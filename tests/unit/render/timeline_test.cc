// Bars, their ends, the scale, and what is left out.
#include <doctest/doctest.h>

#include "dossier/render.h"
#include "rows.h"

namespace dossier {
namespace {

std::string timeline(const std::vector<Row>& rows, const TimelineOptions& options,
                     std::size_t left_out = 0) {
  std::string out;
  CHECK(append_timeline(rows, options, out) == left_out);
  return out;
}

TEST_CASE("each kind of end has its mark") {
  const std::vector<Row> rows{
      titled_row("Roads", Edge::at(Date{2008}), Edge::at(Date{2010})),
      titled_row("Water", Edge::at(Date{2011}), Edge::open()),
      titled_row("Land", Edge::at(Date{2012}), Edge::unknown()),
      titled_row("Health", Edge::unknown(), Edge::at(Date{2009})),
      titled_row("Rail", Edge::open(), Edge::at(Date{2009, 12, 31})),
  };
  CHECK(timeline(rows, {.width = 60}) ==
        "                2008  2009  2010  2011  2012\n"
        "2008/2010       ━━━━━━━━━━━━━━━━━━               Roads\n"
        "2011/..                           ━━━━━━━━━━━━>  Water\n"
        "2012/                                   ━━━━━━?  Land\n"
        "/2009                ?━━━━━━                     Health\n"
        "../2009-12-31  <━━━━━━━━━━━━                     Rail\n");
}

TEST_CASE("a single year is drawn in months; many years share a cell") {
  CHECK(timeline({titled_row("x", Edge::at(Date{2012, 4}), Edge::at(Date{2012, 6}))},
                 {.width = 40}) ==
        "                  2012\n"
        "2012-04/2012-06      ━━━         x\n");
  const std::string wide =
      timeline({titled_row("x", Edge::at(Date{1900}), Edge::at(Date{2019}))}, {.width = 48});
  CHECK(wide ==
        "            1900  1930  1960  1990\n"
        "1900/2019   ━━━━━━━━━━━━━━━━━━━━━━━━   x\n");
}

TEST_CASE("what has no period, or none that is known, is counted and left out") {
  Row none;
  none.record.title = "none";
  CHECK(timeline({none, titled_row("x", Edge::open(), Edge::unknown())}, {}, 2).empty());
}

TEST_CASE("titles are cut only when asked, and the source stands in for none") {
  Row row = titled_row("", Edge::at(Date{2012}), Edge::at(Date{2012}));
  row.source = {"a-rather-long-folder/page.txt", 3, 3, 0, 1};
  CHECK(timeline({row}, {.width = 48}).ends_with("  a-rather-long-folder/page.txt:3\n"));
  CHECK(timeline({row}, {.width = 48, .cut = true}) ==
        "            2012\n"
        "2012/2012   ━━━━━━━━━━━━   a-rather-long-folder…\n");
}

}  // namespace
}  // namespace dossier
