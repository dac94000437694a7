// What is said of a store that other rules made: a note, or an error under --strict; and that its
// pages are read again where it is brought up to date.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "program.h"
#include "store_bytes.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

// A folder with a page, and a store of it.
class Fixture {
 public:
  Fixture() : folder_(fs::temp_directory_path() / ("dossier-stores-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    std::ofstream(page()) << "Lamps for Night Schools\n\nDuration: 2011-2012\nCountry: Benin\n";
    REQUIRE(ran({"ingest", page(), "-o", store(), "--quiet"}).code == 0);
  }
  ~Fixture() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  std::string page() const { return (folder_ / "a.txt").string(); }
  std::string store() const { return (folder_ / "s.dossier").string(); }

  // Makes the store one of other rules: a change in its first column, with its checksums put right.
  void age() const {
    std::ifstream in(store(), std::ios::binary);
    std::ostringstream read;
    read << in.rdbuf();
    std::string bytes = std::move(read).str();
    const auto at = file::load<std::uint64_t>(bytes, file::kDirectoryAt + file::kOffsetAt);
    file::store(std::uint64_t{1}, at, bytes);
    bytes = test::with_right_sums(bytes);
    std::ofstream(store(), std::ios::binary) << bytes;
  }

 private:
  fs::path folder_;
};

bool says(const Ran& run, std::string_view words) {
  return run.err.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a store made by this program's rules is asked without a note") {
  const Fixture fixture;
  const Ran run = ran({"list", "--count", fixture.store()});
  CHECK(run.code == 0);
  CHECK(run.out == "1\n");
  CHECK(run.err.empty());
}

TEST_CASE("a store made by other rules answers with a note, and not under --strict") {
  const Fixture fixture;
  fixture.age();
  const Ran run = ran({"list", "--count", fixture.store()});
  CHECK(run.code == 0);
  CHECK(run.out == "1\n");
  CHECK(says(run, "made by other rules"));
  CHECK(says(run, "dossier ingest --update -o " + fixture.store()));
  const Ran strict = ran({"find", "in:BJ", "--strict", fixture.store()});
  CHECK(strict.code == 2);
  CHECK(strict.out.empty());
  CHECK(says(strict, "error: " + fixture.store() + ": made by other rules"));
}

TEST_CASE("bringing it up to date reads every page again") {
  const Fixture fixture;
  fixture.age();
  CHECK(ran({"info", fixture.store()}).out.find("current_rules     no") != std::string::npos);
  const Ran run = ran({"ingest", "--update", "-o", fixture.store()});
  CHECK(run.code == 0);
  CHECK(says(run, "every page is read again"));
  CHECK(says(run, "0 unchanged, 1 read"));
  CHECK(ran({"list", fixture.store()}).err.empty());
}

TEST_CASE("a store made by other rules is not put into another") {
  const Fixture fixture;
  fixture.age();
  const Ran run = ran({"ingest", fixture.store(), "-o", fixture.store() + "2"});
  CHECK(run.code == 2);
  CHECK(says(run, "made by other rules"));
  CHECK_FALSE(fs::exists(fixture.store() + "2"));
  const Ran merged = ran({"merge", fixture.store(), "-o", fixture.store() + "2"});
  CHECK(merged.code == 2);
  CHECK(says(merged, "error: " + fixture.store() + ": made by other rules"));
  CHECK(says(merged, "make it again: dossier ingest --update -o " + fixture.store()));
  CHECK_FALSE(fs::exists(fixture.store() + "2"));
}
