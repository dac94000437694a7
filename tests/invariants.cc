// What must hold for every page, whatever is read from it: spans lie inside the page and cut no
// character, mentions are in order and do not overlap, what is printed as EDTF reads back as the
// same period, and a query's canonical form is that query.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "dossier/mention.h"
#include "dossier/query.h"
#include "dossier/record.h"
#include "dossier/source.h"

namespace {

namespace fs = std::filesystem;
using namespace dossier;

std::vector<fs::path> page_paths() {
  std::vector<fs::path> paths;
  for (const char* folder : {DOSSIER_ROOT "/tests/pages", DOSSIER_ROOT "/tests/more_pages",
                             DOSSIER_ROOT "/tests/later_pages", DOSSIER_ROOT "/samples"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt" && entry.path().filename() != "floors.txt") {
        paths.push_back(entry.path());
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Page read_page(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  PageResult page = decode_page({.path = path.string(), .url = ""}, std::move(bytes).str());
  REQUIRE(page.ok());
  return *std::move(page);
}

// Whether a character of the page begins at `at`, or the page ends there.
bool is_character_edge(const Page& page, std::uint32_t at) {
  if (at >= page.text().size()) return at == page.text().size();
  return (static_cast<unsigned char>(page.text()[at]) & 0xC0U) != 0x80U;
}

void check_span(const Page& page, Span span) {
  CAPTURE(span.begin);
  CAPTURE(span.end);
  CHECK(span.begin <= span.end);
  CHECK(is_character_edge(page, span.begin));
  CHECK(is_character_edge(page, span.end));
  CHECK(page.original(span.begin) <= page.original(span.end));
}

// In order, none empty, none overlapping the one before it.
template <class M>
void check_mentions(const Page& page, const std::vector<M>& mentions) {
  std::uint32_t end = 0;
  for (const M& mention : mentions) {
    check_span(page, mention.span);
    CHECK_FALSE(mention.span.empty());
    CHECK(mention.span.begin >= end);
    CHECK(mention.rule != RuleId::none);
    end = mention.span.end;
  }
}

void check_edtf(const Period& period) {
  const std::string edtf = to_edtf(period);
  CAPTURE(edtf);
  const Result<Period> again = parse_edtf(edtf);
  REQUIRE(again.ok());
  CHECK(*again == period);
}

void check_record(const Page& page, const Record& record) {
  CAPTURE(record.title);
  check_span(page, record.span);
  CHECK_FALSE(record.span.empty());
  CHECK(record.span.contains(record.title_span));
  for (const Evidence& evidence : record.evidence) check_span(page, evidence.span);
  if (record.period) {
    check_edtf(*record.period);
    CHECK(is_ordered(*record.period));
  }
  if (record.date) CHECK(is_valid(*record.date));
}

}  // namespace

TEST_CASE("mentions and records lie where they say") {
  for (const fs::path& path : page_paths()) {
    CAPTURE(path.string());
    const Page page = read_page(path);
    const Extraction extraction = extract(page, {});
    check_mentions(page, extraction.mentions.dates);
    check_mentions(page, extraction.mentions.durations);
    check_mentions(page, extraction.mentions.money);
    check_mentions(page, extraction.mentions.places);
    for (const Rejected& rejected : extraction.mentions.rejected) check_span(page, rejected.span);
    for (const DateMention& date : extraction.mentions.dates) check_edtf(date.period);
    // In order; two columns' records stand side by side, so that their spans may interleave.
    std::uint32_t begin = 0;
    for (const Record& record : extraction.records) {
      check_record(page, record);
      CHECK(record.span.begin >= begin);
      begin = record.span.begin;
    }
  }
}

TEST_CASE("reading a page again reads the same") {
  for (const fs::path& path : page_paths()) {
    CAPTURE(path.string());
    const Page page = read_page(path);
    const Extraction once = extract(page, {});
    const Extraction twice = extract(page, {});
    CHECK(once.mentions.dates == twice.mentions.dates);
    CHECK(once.mentions.money == twice.mentions.money);
    CHECK(once.mentions.places == twice.mentions.places);
    REQUIRE(once.records.size() == twice.records.size());
    for (std::size_t i = 0; i < once.records.size(); ++i) {
      CHECK(once.records[i].span == twice.records[i].span);
      CHECK(once.records[i].title == twice.records[i].title);
    }
  }
}

TEST_CASE("a query's canonical form is the same query") {
  constexpr std::string_view kQueries[] = {
      "active:2012",
      "active in 2012",
      "active in March 2012, in Viet Nam, over EUR 1M",
      "active:2012..2014 in:VN,LA budget:>=EUR 1.5M",
      "from 2012 to 2014",
      "between 2010 and 2012",
      "since 2012",
      "until 2015",
      "starting after 2012, ending before 2016",
      "ends:2012-03..",
      "not in Albania",
      "active:2012 -in:VN",
      "(in Kenya or in Ethiopia), active in 2014",
      "not (in Kenya or donor:EU)",
      "funded by Denmark",
      "donor:JP,EU",
      "in Central Asia",
      "budget:1M..5M",
      "over 1 million",
      "under EUR 500 000",
      "between EUR 1M and EUR 2M",
      "kind:news date:2014",
      "news dated 2014-10",
      "currency:EUR",
      "title:\"rural roads\"",
      "text:wells source:samples",
      "field.Reference:WL/2013",
      "wells in Niger",
      "\"drinking water\"",
      "2012/..",
  };
  for (const std::string_view text : kQueries) {
    CAPTURE(text);
    const Result<Query> query = parse_query(text, {});
    if (!query) CAPTURE(query.error().what);
    REQUIRE(query.ok());
    const std::string form = canonical(*query);
    CAPTURE(form);
    const Result<Query> again = parse_query(form, {});
    REQUIRE(again.ok());
    CHECK(canonical(*again) == form);
  }
}
