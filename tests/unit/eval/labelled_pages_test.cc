// Which page belongs to which labels, and what is said where there is none.
#include "dossier/labelled_pages.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace dossier {
namespace {

namespace fs = std::filesystem;

// A folder of its own, gone at the end.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "dossier-labels-XXXXXX").native();
    root_ = mkdtemp(pattern.data());
  }
  ~Scratch() { fs::remove_all(root_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::string& root() const { return root_; }
  std::string file(const std::string& name, std::string_view bytes = "x") const {
    const fs::path path = fs::path(root_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.native();
  }

 private:
  std::string root_;
};

TEST_CASE("in a folder every label file leads to its page") {
  const Scratch scratch;
  const auto pair = [&scratch](const std::string& gold, const std::string& page) {
    scratch.file(page);
    return std::pair(scratch.file(gold), scratch.root() + "/" + page);
  };
  const std::vector<std::pair<std::string, std::string>> expected = {
      pair("a.gold.json", "a.txt"),
      pair("b/c.gold.json", "b/c.md"),
      pair("b/d.e.gold.json", "b/d.e.txt"),
      pair("whole.html.gold.json", "whole.html"),
  };
  for (const char* other : {"a.md", "ab.txt", "b/c.md.orig", "b/d.txt", "notes.txt"}) {
    scratch.file(other);
  }
  const LabelledPages found = find_labelled_pages(scratch.root());
  CHECK(found.errors.empty());
  CHECK(found.unlabelled == 5);
  REQUIRE(found.pages.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(found.pages[i].gold == expected[i].first);
    CHECK(found.pages[i].page == expected[i].second);
  }
}

TEST_CASE("labels without a page, folders without labels") {
  const Scratch scratch;
  scratch.file("alone.gold.json");
  scratch.file("empty/page.txt");
  const LabelledPages found = find_labelled_pages(scratch.root());
  REQUIRE(found.pages.size() == 1);
  CHECK(found.pages[0].page.empty());
  const LabelledPages none = find_labelled_pages(scratch.root() + "/empty");
  CHECK(none.pages.empty());
  REQUIRE(none.errors.size() == 1);
  CHECK(none.errors[0].what == "no labelled pages in this folder");
  CHECK(none.errors[0].where == scratch.root() + "/empty");
  CHECK(none.errors[0].hint.ends_with("docs/labels.md"));
}

TEST_CASE("a page or its labels may be named") {
  const Scratch scratch;
  const std::string page = scratch.file("a.txt");
  const std::string bare = scratch.file("b.txt");
  const std::string gold = scratch.file("a.gold.json");
  for (const std::string& path : {page, gold}) {
    const LabelledPages found = find_labelled_pages(path);
    REQUIRE(found.pages.size() == 1);
    CHECK(found.pages[0].gold == gold);
    CHECK(found.pages[0].page == page);
  }
  CHECK(find_labelled_pages(bare).errors.at(0).what == "no labels beside this page");
  CHECK(find_labelled_pages("-").errors.at(0).what == "standard input has no labels");
  const Error missing = find_labelled_pages(scratch.root() + "/c.txt").errors.at(0);
  CHECK(missing.kind == ErrorKind::io);
  CHECK(missing.what == "cannot open: no such file or directory");
}

TEST_CASE("labels that cannot be read say where") {
  const Scratch scratch;
  const std::string broken = scratch.file("a.gold.json", "{");
  CHECK(read_gold(broken).error().where == broken);
  CHECK(read_gold(broken).error().kind == ErrorKind::format);
  CHECK(read_gold(scratch.root() + "/none.gold.json").error().kind == ErrorKind::io);
  const auto gold = read_gold(scratch.file("b.gold.json", R"({"layout":"news","records":[]})"));
  REQUIRE(gold.ok());
  CHECK(gold->layout == "news");
}

TEST_CASE("a layout is what the labels say, else the first word of the name") {
  const auto layout = [](const std::string& said, const std::string& gold) {
    return layout_of(Gold{said, {}}, {gold, ""});
  };
  CHECK(layout("prose", "pages/listing-fr-eau.gold.json") == "prose");
  CHECK(layout("", "pages/listing-fr-eau.gold.json") == "listing");
  CHECK(layout("", "page12.gold.json") == "page");
  CHECK(layout("", "Förderliste_2012.gold.json") == "Förderliste");
  CHECK(layout("", "single-pages/2012.gold.json") == "other");
}

}  // namespace
}  // namespace dossier
