// Questions answered by indexes, on more records than fit a zone or a chunk: the same rows as from
// the columns alone, for random records and every kind of term.
#include <doctest/doctest.h>

#include <random>

#include "records.h"
#include "store/spell_card.h"
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

namespace {

constexpr RowParts kCardParts = RowPart::kind | RowPart::title | RowPart::period | RowPart::date |
                                RowPart::budgets | RowPart::countries | RowPart::donors |
                                RowPart::source | RowPart::id;

void check_same(const Row& a, const Row& b) {
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
  CHECK(a.source.end_line == b.source.end_line);
  CHECK(a.source.begin == b.source.begin);
  CHECK(a.source.end == b.source.end);
  CHECK(a.record.description.empty());
}

// Random records, and some with more than a card holds.
std::vector<Record> records_past_cards() {
  RandomRecords random;
  std::vector<Record> records(300);
  for (Record& record : records) record = random.next();
  for (Country c : countries({"AL", "BJ", "CL", "DE", "EE", "FI", "GA", "HT"}).list())
    records[7].countries.add(c);
  records[8].title = std::string(Card::kText, 'a');      // fits, and leaves no room for a path
  records[9].title = std::string(Card::kText + 1, 'b');  // does not fit
  records[10].budgets.assign(Card::kBudgets + 1, {});
  records[11].title = std::string(70'000, 'c');  // too long for a spell's card, too
  records[12].budgets.assign(256, {});
  for (const std::size_t row : {11U, 12U}) records[row].countries = countries({"VN"});
  return records;
}

}  // namespace

TEST_CASE("a row put together from its card is the row") {
  const Store plain = store_of(records_past_cards());
  const Store store = indexed(plain);
  for (RowId row = 0; row < store.size(); ++row)
    check_same(store.row(row, kCardParts), plain.row(row, kCardParts));
}

TEST_CASE("a row put together from a spell's card is the row") {
  const Store plain = store_of(records_past_cards());
  const Store store = indexed(plain);
  const Array<SpellCell>& spells = store.columns().indexes.spells;
  std::size_t with_cards = 0;
  for (CardId id = 0; id < spells.size(); ++id) {
    const RowId row = spells[id].row;
    check_same(store.row(row, kCardParts, id), plain.row(row, kCardParts));
    with_cards += SpellCard::of(store.columns(), id) ? 1U : 0U;
  }
  // The first four countries of row 7 have cards, rows 11 and 12 none.
  const std::size_t countries_of_7 = plain.row(7).record.countries.size();
  CHECK(with_cards == spells.size() - (countries_of_7 - 4) - 2);
  // The card of another row, and one that is none, are of no use and do no harm.
  check_same(store.row(spells[0].row, kCardParts, 1), plain.row(spells[0].row, kCardParts));
  check_same(store.row(5, kCardParts, 1'000'000), plain.row(5, kCardParts));
}

TEST_CASE("rows found by their country come with their cards") {
  const Store store = indexed(store_of(records_past_cards()));
  const Selection found = run(*parse_query("in:VN active:2010", {}), store);
  const Array<SpellCell>& spells = store.columns().indexes.spells;
  REQUIRE(found.yes.size() > 5);
  REQUIRE(found.yes_cards.size() == found.yes.size());
  REQUIRE(found.maybe_cards.size() == found.maybe.size());
  for (std::size_t i = 0; i < found.yes.size(); ++i)
    CHECK(spells[found.yes_cards[i]].row == found.yes[i]);
  for (std::size_t i = 0; i < found.maybe.size(); ++i)
    CHECK(spells[found.maybe_cards[i]].row == found.maybe[i]);
  CHECK(run(*parse_query("not in:VN", {}), store).yes_cards.empty());
}

TEST_CASE("a country's spells stand on shelves, and zones say what they have in common") {
  const Store store = indexed(store_of(records_past_cards()));
  const Indexes& i = store.columns().indexes;
  REQUIRE(i.spell_zones.size() == (i.spells.size() + kSpellZone - 1) / kSpellZone);
  for (std::size_t n = 0; n < i.spells.size(); ++n) {
    const ZoneCell zone = i.spell_zones[n / kSpellZone];
    const SpellCell spell = i.spells[n];
    CHECK(zone.first_start <= earliest_start(spell.start));
    CHECK(zone.last_end >= latest_end(spell.end));
    if (spell.mills == 0) continue;
    CHECK(zone.least <= spell.mills);
    CHECK(zone.greatest >= spell.mills);
  }
  std::uint32_t last = 0;
  for (const ShelfCell& shelf : i.shelves.cells.all().subspan(1)) {
    CHECK(shelf.first > last);
    last = shelf.first;
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
