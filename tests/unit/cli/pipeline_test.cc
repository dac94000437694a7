// A fault of the program costs the page that it was met on, and no other.
#include "cli/pipeline.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

namespace dossier {
namespace {

Batch batch_of(std::initializer_list<const char*> texts) {
  Batch batch;
  for (const char* text : texts) {
    batch.pages.push_back(Page({.path = std::string(text) + ".txt"}, text));
  }
  return batch;
}

// The pages' texts, one after the other; a page that reads "bad" is a fault.
std::string join(const std::vector<Page>& pages) {
  std::string all;
  for (const Page& page : pages) {
    if (page.text() == "bad") {
      throw std::out_of_range("past the end");
    }
    all += page.text();
  }
  return all;
}

TEST_CASE("work without a fault is one piece, asked for once") {
  int asked = 0;
  const auto pieces = work_around_faults<std::string>(batch_of({"a", "b"}),
                                                      [&asked](const std::vector<Page>& pages) {
                                                        ++asked;
                                                        return join(pages);
                                                      });
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].second == "ab");
  CHECK(pieces[0].first.errors.empty());
  CHECK(asked == 1);
}

TEST_CASE("a page that the program fails on is an error in its place, and the others are read") {
  Batch batch = batch_of({"a", "bad", "c"});
  batch.errors.push_back({ErrorKind::io, "the batch's own", "", ""});
  const auto pieces = work_around_faults<std::string>(std::move(batch), join);
  std::string order;
  for (const auto& [piece, text] : pieces) {
    order += text;
    for (const Error& error : piece.errors) {
      order += "[" + error.where + "|" + error.what + "]";
    }
  }
  CHECK(order == "a[bad.txt|left out: a fault of this program (past the end)]c[|the batch's own]");
  CHECK(pieces[1].first.errors.at(0).kind == ErrorKind::fault);
}

}  // namespace
}  // namespace dossier
