// Files put together below their names, as head and tail print them.
#include "reading.h"

using namespace std::string_literals;

namespace dossier {
namespace {

TEST_CASE("files below their names, each called as its line says") {
  const Scratch scratch;
  const std::string path =
      scratch.file("all", "==> a.txt <==\nRoads\n\n==> d/b c.txt <==\nWells\n");
  Log log(scratch);
  CHECK(log.read({path}) == Lines{"all!a.txt@0:1 Roads\n", "all!d/b c.txt@0:1 Wells\n"});
  CHECK(log.chosen == "heads");
}

TEST_CASE("from a pipe they bear their own names") {
  const Scratch scratch;
  const Pipe pipe("==> a.txt <==\nRoads\n\n==> b.txt <==\nWells\n");
  SourceOptions options;
  options.stdin_fd = pipe.read_end;
  CHECK(Log(scratch).read({"-"}, options) == Lines{"a.txt@0:1 Roads\n", "b.txt@0:1 Wells\n"});
}

TEST_CASE("the line feed before a name belongs to no file") {
  const Scratch scratch;
  // Without a final line feed, empty, in UTF-16, with a line that is only like a name.
  const std::string bytes =
      "==> a <==\nRoads\n==> b <==\n\n==> c <==\n\xFF\xFEW\0\n\0\n==> d <==\nx\n==> no name\ny"s;
  CHECK(Log(scratch).read({scratch.file("all", bytes)}) ==
        Lines{"all!a@0:1 Roads", "all!c@0:1 W\n", "all!d@0:1 x\n==> no name\ny"});
}

TEST_CASE("a file that is too large is passed over, the others are read") {
  const Scratch scratch;
  const std::string bytes = "==> a <==\n" + std::string(300'000, 'x') + "\n\n==> b <==\nWells\n";
  SourceOptions options;
  options.max_page = 100;
  CHECK(Log(scratch).read({scratch.file("all", bytes)}, options) ==
        Lines{"! all!a: page is larger than 100 bytes", "all!b@0:1 Wells\n"});
}

TEST_CASE("what does not begin with a name is no such file") {
  const Scratch scratch;
  const std::string path = scratch.file("all", "Roads\n==> b <==\nWells\n");
  Log log(scratch);
  CHECK(log.read({path}) == Lines{"all@0:1 Roads\n==> b <==\nWells\n"});
  CHECK(log.chosen == "text");
  CHECK(Log(scratch).read({path}, as(InputForm::heads)) ==
        Lines{"! all: does not begin with a file's name (==> NAME <==)"});
}

}  // namespace
}  // namespace dossier
