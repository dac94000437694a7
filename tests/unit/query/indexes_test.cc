// Questions answered by indexes, on more records than fit a zone or a chunk: the same rows as from
// the columns alone, for random records and every kind of term.
#include <doctest/doctest.h>

#include <random>

#include "records.h"
#include "store/word_index.h"

using namespace dossier;
using namespace dossier::test;

namespace {

class RandomRecords {
 public:
  Record next() {
    Record record;
    record.title = words(below(4) + 1);
    record.description = words(below(12));
    if (below(12) == 0) {
      record.kind = Kind::news;
      record.date = Date{year(), 0, 0};
    } else if (below(10) != 0) {
      record.period = Period{edge(0), edge(static_cast<int>(below(5)))};
    }
    for (auto n = below(3); n > 0; --n) record.countries.add(country());
    if (below(3) == 0) record.donors.add(country());
    if (below(20) == 0) record.regions = {"Southeast Asia"};
    for (auto n = below(3); n > 0; --n) record.budgets.push_back(money());
    return record;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::int16_t year() { return static_cast<std::int16_t>(2000 + below(16)); }
  Edge edge(int more) {
    const std::size_t kind = below(10);
    if (kind < 2) return kind == 0 ? Edge::open() : Edge::unknown();
    return Edge::at({static_cast<std::int16_t>(year() + more), 0, 0});
  }
  Country country() {
    constexpr std::array<std::string_view, 4> kCodes{"VN", "LA", "KE", "NO"};
    return *find_country_code(kCodes.at(below(kCodes.size())));
  }
  Budget money() {
    constexpr std::array<std::string_view, 3> kCodes{"EUR", "USD", ""};
    Budget b = budget(static_cast<std::int64_t>(below(40)) * 100'000, kCodes.at(below(3)),
                      Role{static_cast<std::uint8_t>(below(3))});
    if (below(6) == 0) b.money.amount_max = Amount{b.money.amount.mills * 2};
    return b;
  }
  std::string words(std::size_t count) {
    constexpr std::array<std::string_view, 9> kWords{
        "water", "Water", "supply", "roads", "Coopération", "農村供水", "供水", "waters", "rural"};
    std::string text;
    for (; count > 0; --count) text += std::string(kWords.at(below(kWords.size()))) + ' ';
    return text;
  }

  std::mt19937 random_{7};  // NOLINT: the same records each time
};

std::vector<RowId> rows_of(const Selection& selection) {
  std::vector<RowId> rows = selection.yes;
  for (const RowId row : selection.maybe) rows.push_back(row + 1'000'000);
  return rows;
}

}  // namespace

TEST_CASE("an indexed store gives the rows that the columns give") {
  RandomRecords random;
  std::vector<Record> records(3000);
  for (Record& record : records) record = random.next();
  const Store plain = store_of(records);
  const Store store = indexed(plain);
  for (const char* text : {"active:2012 in:VN over:€1M",
                           "in:VN",
                           "in:VN,LA starts:2005 budget:>=1M",
                           "in:KE ends:2010",
                           "in:VN active:2003,2012",
                           "in:VN active:..2001",
                           "in:VN active:2014..",
                           "in:VN not in:LA",
                           "in:\"Southeast Asia\" active:2010",
                           "donor:NO",
                           "donor:NO in:VN water",
                           "currency:EUR",
                           "currency:EUR,USD over:2M",
                           "water",
                           "title:water",
                           "\"water supply\"",
                           "wat*",
                           "title:wat*",
                           "title:\"water supply\"",
                           "\"rural water supply\"",
                           "\"supply wat*\"",
                           "供水",
                           "農村*",
                           "\"供水 water\"",
                           "\"water 農村\"",
                           "cooperation",
                           "\"water water\"",
                           "water supply roads",
                           "(water or roads)",
                           "in:VN (water or currency:USD)",
                           "not water",
                           "kind:news water",
                           "in:VN kind:news",
                           "in:VN active:2012 over:€1M title:roads",
                           "nothing",
                           "date:2010 water",
                           "in:VN region:asia",
                           "water active:2012 in:KE",
                           "(in:VN or in:LA) active:2007"}) {
    CAPTURE(text);
    const Result<Query> query = parse_query(text, {});
    REQUIRE(query.ok());
    CHECK(rows_of(run(*query, store)) == rows_of(run(*query, plain)));
  }
}

TEST_CASE("a row put together from its card is the row") {
  RandomRecords random;
  std::vector<Record> records(300);
  for (Record& record : records) record = random.next();
  for (Country c : countries({"AL", "BJ", "CL", "DE", "EE", "FI", "GA", "HT"}).list())
    records[7].countries.add(c);
  records[8].title = std::string(Card::kText, 'a');      // fits, and leaves no room for a path
  records[9].title = std::string(Card::kText + 1, 'b');  // does not fit
  records[10].budgets.assign(Card::kBudgets + 1, {});
  const Store plain = store_of(records);
  const Store store = indexed(plain);
  constexpr RowParts kParts = RowPart::kind | RowPart::title | RowPart::period | RowPart::date |
                              RowPart::budgets | RowPart::countries | RowPart::donors |
                              RowPart::source | RowPart::id;
  for (RowId row = 0; row < store.size(); ++row) {
    const Row a = store.row(row, kParts);
    const Row b = plain.row(row, kParts);
    CHECK(a.id == b.id);
    CHECK(a.record.title == b.record.title);
    CHECK(a.record.kind == b.record.kind);
    CHECK(a.record.period == b.record.period);
    CHECK(a.record.date == b.record.date);
    CHECK(a.record.budgets == b.record.budgets);
    CHECK(a.record.countries == b.record.countries);
    CHECK(a.record.donors == b.record.donors);
    CHECK(a.source.path == b.source.path);
    CHECK(a.source.line == b.source.line);
    CHECK(a.source.end == b.source.end);
    CHECK(a.record.description.empty());
  }
}

TEST_CASE("words are kept with their rows and spots") {
  std::vector<Record> records(3);
  records[0].title = "Water for all";
  records[0].description = "Clean water, more water";
  records[2].description = "water";
  const Store store = indexed(store_of(records));
  const Dictionary dictionary(store.columns());
  CHECK(dictionary.size() == 5);
  CHECK(dictionary[0] == "all");
  CHECK(dictionary.find("wat") == dictionary.size());
  WordHits hits(store.columns(), dictionary.find("water"));
  std::vector<std::uint32_t> spots;
  REQUIRE(hits.next());
  CHECK(hits.hit().row == 0);
  CHECK(hits.hit().in_title);
  hits.read_spots(spots);
  CHECK(spots == std::vector<std::uint32_t>{0, 5, 7});  // 4 words, and one number between
  REQUIRE(hits.next());
  CHECK(hits.hit().row == 2);
  CHECK_FALSE(hits.hit().in_title);
  hits.read_spots(spots);
  CHECK(spots == std::vector<std::uint32_t>{1});
  CHECK_FALSE(hits.next());
}
