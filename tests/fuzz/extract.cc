// Fuzz target: any bytes as a page. Whatever is read from them must lie inside the page, on
// characters' edges, and print as EDTF that reads back.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dossier/record.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

void require(bool held) {
  if (!held) std::abort();
}

bool is_character_edge(const Page& page, std::uint32_t at) {
  if (at >= page.text().size()) return at == page.text().size();
  return (static_cast<unsigned char>(page.text()[at]) & 0xC0U) != 0x80U;
}

void check_span(const Page& page, Span span) {
  require(span.begin <= span.end && is_character_edge(page, span.begin) &&
          is_character_edge(page, span.end));
  require(page.original(span.begin) <= page.original(span.end));
}

void check_period(const Period& period) {
  const Result<Period> again = parse_edtf(to_edtf(period));
  require(again.ok() && *again == period);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const PageResult page = decode_page({.path = "fuzz", .url = ""}, std::string(data, data + size));
  if (!page) return 0;
  const Extraction read = extract(*page, {});
  for (const DateMention& date : read.mentions.dates) {
    check_span(*page, date.span);
    check_period(date.period);
  }
  for (const MoneyMention& money : read.mentions.money) check_span(*page, money.span);
  for (const PlaceMention& place : read.mentions.places) check_span(*page, place.span);
  for (const Rejected& rejected : read.mentions.rejected) check_span(*page, rejected.span);
  for (const Record& record : read.records) {
    check_span(*page, record.span);
    check_span(*page, record.title_span);
    for (const Evidence& evidence : record.evidence) check_span(*page, evidence.span);
    if (record.period) check_period(*record.period);
  }
  return 0;
}
