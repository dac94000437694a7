// Questions to saved stores that lie behind right checksums: an answer or noted damage, never a
// crash.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dossier/saved_store.h"
#include "records.h"
#include "store/spell_card.h"
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
  constexpr std::size_t kWords = 53;  // the words' places in their lists: column 54
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

TEST_CASE("cards of spells that hold what is none are noted as damage, or change nothing else") {
  std::vector<Record> records(3);
  for (Record& record : records) {
    record.title = "Water supply in the hills";
    record.countries = countries({"VN"});
    record.budgets = {budget(2'000'000, "EUR")};
  }
  const std::string bytes = saved(store_of(records));
  ColumnBytes cards;
  REQUIRE(find_column(bytes, kSpellCards - 1, cards));
  REQUIRE(cards.size > 3 * sizeof(SpellCardHead));
  std::size_t noted = 0;
  for (std::size_t at = cards.offset; at < cards.offset + cards.size; ++at) {
    std::string other = bytes;
    other[at] = '\xff';
    const Result<Store> store = parse_store(with_right_sums(other), "lies");
    REQUIRE(store.ok());
    const Selection found = run(*parse_query("in:VN over:€1M", {}), *store);
    REQUIRE(found.yes.size() == records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      constexpr RowParts kParts = RowPart::title | RowPart::budgets | RowPart::donors;
      static_cast<void>(store->row(found.yes[i], kParts, found.yes_cards[i]));
    }
    noted += store->damage() != nullptr ? 1U : 0U;
  }
  CHECK(noted > 3 * 12);  // dates, counts, codes, roles, and what goes past the end
}

TEST_CASE("lists of translated codes that end before they begin are noted as damage") {
  constexpr std::size_t kCodes = 1;
  constexpr std::size_t kCountryBegins = 29;
  std::vector<Record> records(3);
  for (Record& record : records) record.countries = countries({"VN", "LA"});
  std::string bytes = saved(store_of(records));
  ColumnBytes codes;
  ColumnBytes begins;
  REQUIRE(find_column(bytes, kCodes, codes));
  REQUIRE(find_column(bytes, kCountryBegins, begins));
  // Another order of the codes: the column of countries is translated into a copy.
  const std::size_t vn = bytes.find("\nVN\n", codes.offset);
  const std::size_t la = bytes.find("\nLA\n", codes.offset);
  REQUIRE(std::max(vn, la) < codes.offset + codes.size);
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(vn) + 1,
                   bytes.begin() + static_cast<std::ptrdiff_t>(vn) + 3,
                   bytes.begin() + static_cast<std::ptrdiff_t>(la) + 1);
  const Result<Store> sound = parse_store(with_right_sums(bytes), "sound");
  REQUIRE(sound.ok());
  CHECK(sound->row(0).record.countries == records[0].countries);
  file::store(std::uint32_t{5}, begins.offset + sizeof(std::uint32_t), bytes);
  const Result<Store> store = parse_store(with_right_sums(bytes), "lies");
  REQUIRE(store.ok());
  for (RowId row = 0; row < store->size(); ++row) CHECK(store->row(row).record.title.empty());
  CHECK(store->damage() != nullptr);
}
