// A saved store gives back what was put in, byte for byte, and a file that is not whole is an error
// or gives the right answer: never a crash, never a wrong one.
#include "dossier/saved_store.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/checksum.h"
#include "dossier/rule.h"
#include "store/codes.h"
#include "store/columns.h"
#include "store/file.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

const char* const kText =
    "Projects\n\n"
    "1. Water supply in Nghe An\n"
    "   2012-01 to 2015-03\n"
    "   Budget: EUR 3.2 million, of which USD 1-2 million from Norway\n"
    "   Country: Viet Nam\n"
    "   Sector: water\n"
    "   Pipes and pumps for Southeast Asia.\n\n"
    "2. Rural roads\n"
    "   2010-2014\n"
    "   Country: Albania\n"
    "   Roads and bridges.\n";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("dossier-test-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

Page page_at(std::string path, std::string text = kText) {
  return Page({std::move(path), "https://example.org/p"}, std::move(text));
}

Store sample_store() {
  StoreBuilder builder;
  for (const char* path : {"a.txt", "b.txt"}) {
    const Page page = page_at(path);
    builder.add(page, extract(page, {}).records, {.ambiguous = 2, .over_range = 1});
  }
  builder.set_reading({{"a.txt", "b.txt"}, InputForm::text, DateOrder::mdy, 3});
  return std::move(builder).build();
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// The bytes of the sample store's file.
std::string sample_bytes() {
  const Folder folder;
  REQUIRE(save_store(sample_store(), folder / "s").ok());
  return read_file(folder / "s");
}

// A card of the row's beside those of its country.
CardId spell_card(const Store& store, RowId row) {
  const Array<SpellCell>& spells = store.columns().indexes.spells;
  for (CardId id = 0; id < spells.size(); ++id) {
    if (spells[id].row == row) return id;
  }
  return kNoCard;
}

// Everything that can be asked of a store, as text; nothing where it proves damaged.
std::optional<std::string> everything(const Store& store) {
  std::ostringstream out;
  const StoreFacts facts = store.facts();
  out << facts.pages << facts.ambiguous << facts.invalid_path << facts.rules;
  for (const std::string& path : facts.reading.paths) out << path;
  const StoreContents contents = store.contents();
  out << contents.projects << contents.countries << contents.first_year << contents.last_year;
  for (RowId row = 0; row < store.size(); ++row) {
    const Row r = store.row(row);
    out << r.id << r.url << r.source.line << r.source.end << r.record.title << r.record.description;
    if (r.record.period) out << to_edtf(*r.record.period);
    for (const Budget& budget : r.record.budgets)
      out << to_decimal(budget.money.amount) << code(budget.money.currency) << budget.text;
    for (const Country country : r.record.countries.list()) out << code(country);
    for (const auto& [label, value] : r.record.fields) out << label << value;
    for (const StoredEvidence& e : r.evidence)
      out << e.text << e.reason << name(e.evidence.part) << e.begin;
    for (const CardId id : {kNoCard, spell_card(store, row)}) {
      const Row card = store.row(row,
                                 RowPart::title | RowPart::period | RowPart::budgets |
                                     RowPart::countries | RowPart::source,
                                 id);
      out << card.record.title << card.source.path << card.source.line;
      if (card.record.period) out << to_edtf(*card.record.period);
      for (const Budget& budget : card.record.budgets) out << to_decimal(budget.money.amount);
      for (const Country country : card.record.countries.list()) out << code(country);
    }
  }
  StoreBuilder copy;
  copy.append(store);
  out << std::move(copy).build().size();
  return store.damage() == nullptr ? std::optional(std::move(out).str()) : std::nullopt;
}

// An error with something to say, or exactly the right answer.
void check_bytes(const std::string& bytes, const std::string& right) {
  const Result<Store> store = parse_store(bytes, "damaged");
  if (!store) {
    CHECK_FALSE(store.error().what.empty());
    CHECK(store.error().where == "damaged");
    return;
  }
  const std::optional<std::string> answer = everything(*store);
  if (answer) {
    CHECK(*answer == right);
  } else {
    CHECK(store->damage()->where == "damaged");
  }
}

// The bytes with the head's checksum made right again.
std::string with_right_head(std::string bytes) {
  const auto head = file::load<std::uint64_t>(bytes, file::kHeadSizeAt);
  file::store(file::head_sum(std::string_view(bytes).substr(0, head)), file::kHeadSumAt, bytes);
  return bytes;
}

}  // namespace

TEST_CASE("every column comes back from the file") {
  const Folder folder;
  const Store store = sample_store();
  REQUIRE(store.size() == 4);
  REQUIRE(save_store(store, folder / "s").ok());
  const Result<Store> again = open_store(folder / "s");
  REQUIRE(again.ok());
  each_array(
      [](std::uint32_t, std::string_view name, const auto& a, const auto& b) {
        CAPTURE(name);
        CHECK(a == b);
      },
      store.columns(), again->columns());
  CHECK(everything(store) == everything(*again));
  CHECK(again->damage() == nullptr);
  CHECK(verify(*again).ok());
  CHECK(is_store(folder / "s"));
}

TEST_CASE("an empty store comes back") {
  const Folder folder;
  REQUIRE(save_store(Store(), folder / "s").ok());
  const Result<Store> again = open_store(folder / "s");
  REQUIRE(again.ok());
  CHECK(again->size() == 0);
  CHECK(verify(*again).ok());
}

TEST_CASE("more rows than a chunk holds come back") {
  std::vector<Record> records(70'000);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].title = "project " + std::to_string(i);
    records[i].period =
        Period{Edge::at({static_cast<std::int16_t>(1900 + i % 150), 0, 0}), Edge::open()};
    records[i].countries.add(Country{static_cast<std::uint8_t>(i % 200)});
  }
  const Page page = page_at("many.txt");
  StoreBuilder builder;
  builder.add(page, records);
  const Store store = std::move(builder).build();
  const Folder folder;
  REQUIRE(save_store(store, folder / "s").ok());
  const Result<Store> again = open_store(folder / "s");
  REQUIRE(again.ok());
  CHECK(again->columns() == store.columns());
  CHECK(again->row(69'999).record.title == "project 69999");
  CHECK(again->damage() == nullptr);
}

TEST_CASE("facts say how the pages were read") {
  const Folder folder;
  REQUIRE(save_store(sample_store(), folder / "s").ok());
  const StoreFacts facts = open_store(folder / "s")->facts();
  CHECK(facts.rules == rules_digest());
  CHECK(facts.version == kStoreVersion);
  CHECK(facts.file_size == fs::file_size(folder / "s"));
  CHECK(facts.pages == 2);
  CHECK(facts.ambiguous == 4);
  CHECK(facts.over_range == 2);
  CHECK(facts.reading.failed == 3);
  CHECK(facts.reading.form == InputForm::text);
  CHECK(facts.reading.date_order == DateOrder::mdy);
  CHECK(facts.reading.paths == std::vector<std::string>{"a.txt", "b.txt"});
}

TEST_CASE("the same store is the same bytes, however it was put together") {
  const Folder folder;
  REQUIRE(save_store(sample_store(), folder / "s").ok());
  const Result<Store> again = open_store(folder / "s");
  StoreBuilder copy;
  copy.append_page(*again, 0);
  copy.append_page(*again, 1);
  copy.set_reading(again->facts().reading);
  REQUIRE(save_store(std::move(copy).build(), folder / "t").ok());
  CHECK(read_file(folder / "s") == read_file(folder / "t"));
}

TEST_CASE("pages are known by path, place and bytes") {
  const Store store = sample_store();
  const PageIndex index(store);
  CHECK(index.find(page_at("a.txt")) == 0U);
  CHECK(index.find(page_at("b.txt")) == 1U);
  CHECK_FALSE(index.find(page_at("c.txt")));
  CHECK_FALSE(index.find(page_at("a.txt", std::string(kText) + "\n")));
  CHECK_FALSE(index.find(Page({"a.txt", "https://example.org/p", 1, 1}, kText)));
  OffsetMap map;
  map.add({4, 5, 1, 1});
  CHECK_FALSE(index.find(Page({"a.txt", "https://example.org/p"}, kText, map)));
}

TEST_CASE("saving replaces the old file whole, keeps its permissions and leaves nothing behind") {
  const Folder folder;
  REQUIRE(save_store(Store(), folder / "s").ok());
  ::chmod((folder / "s").c_str(), 0640);
  const Result<Store> old = open_store(folder / "s");
  REQUIRE(save_store(sample_store(), folder / "s").ok());
  CHECK(old->size() == 0);
  CHECK(verify(*old).ok());
  CHECK(open_store(folder / "s")->size() == 4);
  CHECK(folder.files() == 1);
  struct stat info {};
  REQUIRE(::stat((folder / "s").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0640U);
}

TEST_CASE("a link to a store is followed") {
  const Folder folder;
  REQUIRE(save_store(Store(), folder / "s").ok());
  fs::create_symlink("s", folder / "link");
  REQUIRE(save_store(sample_store(), folder / "link").ok());
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(open_store(folder / "s")->size() == 4);
}

TEST_CASE("what cannot be written is an error, and the temporary file is gone") {
  const Folder folder;
  CHECK(save_store(Store(), folder / "no/such/folder").error().kind == ErrorKind::io);
  fs::create_directory(folder / "taken");
  CHECK_FALSE(save_store(Store(), folder / "taken").ok());
  CHECK(folder.files() == 1);
}

TEST_CASE("what is no store is told apart") {
  const Folder folder;
  write_file(folder / "text", "just a page\n");
  write_file(folder / "empty", "");
  for (const char* name : {"text", "empty"}) {
    CHECK_FALSE(is_store(folder / name));
    CHECK(open_store(folder / name).error().kind == ErrorKind::format);
    CHECK_FALSE(open_store(folder / name).error().hint.empty());
  }
  CHECK_FALSE(is_store(folder / "missing"));
  CHECK(open_store(folder / "missing").error().kind == ErrorKind::io);
  CHECK(open_store(folder / "").error().kind == ErrorKind::io);
}

TEST_CASE("a file of a later version is refused as such") {
  std::string bytes = sample_bytes();
  file::store(std::uint32_t{kStoreVersion + 1}, file::kVersionAt, bytes);
  const Result<Store> store = parse_store(with_right_head(bytes), "new");
  REQUIRE_FALSE(store.ok());
  CHECK(store.error().what.find("later version") != std::string::npos);
}

TEST_CASE("a file cut short at any length is an error") {
  const std::string bytes = sample_bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<Store> store = parse_store(std::string_view(bytes).substr(0, size), "cut");
    CHECK_FALSE(store.ok());
  }
  CHECK_FALSE(parse_store(bytes + '\0', "long").ok());
  CHECK(parse_store(bytes, "whole").ok());
}

TEST_CASE("any byte changed gives an error or the right answer") {
  const std::string bytes = sample_bytes();
  const std::string right = everything(*parse_store(bytes, "whole")).value();
  std::mt19937 random(1);  // NOLINT: the same bytes each time
  for (int i = 0; i < 4000; ++i) {
    std::string other = bytes;
    for (int n = i % 3; n >= 0; --n) {
      char& byte = other[random() % other.size()];
      byte = static_cast<char>(static_cast<unsigned char>(byte) ^ 1U << random() % 8);
    }
    check_bytes(other, right);
  }
}

TEST_CASE("a card in another's place is found out") {
  std::string bytes = sample_bytes();
  const std::size_t entry = file::kDirectoryAt + (kCards - 1) * file::kEntryBytes;
  const auto at = file::load<std::uint64_t>(bytes, entry + file::kOffsetAt);
  REQUIRE(file::load<std::uint64_t>(bytes, entry + file::kCellsAt) == 4);
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                   bytes.begin() + static_cast<std::ptrdiff_t>(at + sizeof(Card)),
                   bytes.begin() + static_cast<std::ptrdiff_t>(at + sizeof(Card)));
  const Result<Store> store = parse_store(bytes, "swapped");
  REQUIRE(store.ok());
  CHECK(store->row(0, RowPart::title).record.title.empty());
  REQUIRE(store->damage() != nullptr);
  CHECK(store->damage()->what.find("'cards'") != std::string::npos);
}

TEST_CASE("a head that lies, with a right checksum, is found out") {
  const std::string bytes = sample_bytes();
  const std::string right = everything(*parse_store(bytes, "whole")).value();
  std::mt19937 random(2);  // NOLINT: the same bytes each time
  const auto head = file::load<std::uint64_t>(bytes, file::kHeadSizeAt);
  for (int i = 0; i < 4000; ++i) {
    std::string other = bytes;
    const std::size_t at = kStoreMagic.size() + random() % (head - kStoreMagic.size());
    other[at] = static_cast<char>(random());
    if (file::load<std::uint64_t>(other, file::kHeadSizeAt) != head) continue;
    other = with_right_head(std::move(other));
    const Result<Store> store = parse_store(other, "lies");
    if (store) static_cast<void>(everything(*store));  // and no crash
  }
}

TEST_CASE("a file whose codes have other numbers is translated") {
  const std::string own = table_of_codes();
  // The same table with one more country in front of all others.
  const Result<Translation> one_more = translation_of("VN\n" + own, "f");
  REQUIRE(one_more.ok());
  CHECK(one_more->countries.size() == country_count() + 1);
  CHECK(one_more->countries.front() == static_cast<std::uint16_t>(*find_country_code("VN")));
  CHECK(one_more->countries[1] == 0);
  CHECK_FALSE(keeps_places_and_currencies(*one_more));
  const Result<Translation> fewer_rules =
      translation_of(own.substr(0, own.rfind('\n', own.size() - 3)) + "\n\n", "f");
  REQUIRE(fewer_rules.ok());
  CHECK(fewer_rules->rules.size() + 1 == own_counts().rules);
  CHECK(keeps_places_and_currencies(*fewer_rules));
  CHECK_FALSE(translation_of("QQ\n" + own, "f").ok());
  CHECK_FALSE(translation_of("", "f").ok());
  CHECK_FALSE(translation_of(own.substr(0, own.size() / 2), "f").ok());
}

TEST_CASE("a translated column holds what its codes say") {
  Store::Columns columns;
  Lists<Country>& countries = columns.countries;
  countries.add(Country{0});
  countries.close();
  columns.regions.add({0, Region{0}, 1});
  columns.regions.close();
  columns.evidence.add({.rule = RuleId{1}});
  columns.evidence.close();
  Translation translation;
  translation.countries = {7};
  translation.regions = {kUnknownCode};
  translation.rules = {5, 3};
  translate(translation, columns);
  CHECK(columns.countries[0][0] == Country{7});
  CHECK(columns.regions[0][0].known == 0);
  CHECK(columns.evidence[0][0].rule == RuleId{3});
}

TEST_CASE(
    "a translated column that is damaged is an error, also where its table of codes is empty") {
  alignas(RegionCell) const std::array<char, 2 * sizeof(RegionCell)> bytes{};
  const std::string wrong_sum(sizeof(std::uint64_t), '\1');
  Damage damage("f");
  Store::Columns columns;
  Array<RegionCell>& cells = columns.regions.cells;
  cells.map({.name = "regions",
             .bytes = {bytes.data(), bytes.size()},
             .head_sums = wrong_sum,
             .damage = &damage});
  translate(Translation{}, columns);
  CHECK_FALSE(damage.error());  // nothing was asked of it
  CHECK(cells.size() == 2);
  CHECK(cells[1].known == 0);
  CHECK(damage.error());
}
