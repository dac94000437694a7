// Questions to saved stores that lie behind right checksums: an answer or noted damage, never a
// crash.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "dossier/saved_store.h"
#include "records.h"
#include "store_bytes.h"

using namespace dossier;
using namespace dossier::test;

namespace {

std::string saved(const Store& store) {
  namespace fs = std::filesystem;
  const fs::path path = fs::temp_directory_path() / ("dossier-damaged-" + std::to_string(getpid()));
  REQUIRE(save_store(store, path.string()).ok());
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  fs::remove(path);
  return bytes;
}

}  // namespace

TEST_CASE("words whose lists end before they begin are noted as damage") {
  constexpr std::size_t kWords = 54;  // the words' places in their lists: column 55
  std::vector<Record> records(3);
  records[0].title = "Water supply in the hills";
  records[1].title = "Rural roads";
  records[1].description = "Bridges, and water supply on the way.";
  const std::string bytes = saved(store_of(records));
  ColumnBytes words;
  REQUIRE(find_column(bytes, kWords, words));
  std::size_t noted = 0;
  for (std::size_t at = words.offset; at < words.offset + words.size; at += sizeof(std::uint64_t)) {
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{20}, ~std::uint64_t{0}}) {
      std::string other = bytes;
      file::store(value, at, other);
      const Result<Store> store = parse_store(with_right_sums(other), "lies");
      REQUIRE(store.ok());
      for (const char* text : {"water", "wat*", "\"water supply\"", "title:roads"})
        CHECK(run(*parse_query(text, {}), *store).yes.size() <= records.size());
      noted += store->damage() != nullptr ? 1U : 0U;
    }
  }
  CHECK(noted > words.size / sizeof(std::uint64_t));
}
