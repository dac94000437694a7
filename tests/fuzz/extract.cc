// Any bytes as a page: whatever is read from it lies inside the page, on characters' edges;
// mentions of one kind are in order and do not overlap; what prints as EDTF reads back as the same
// period.
#include <string>
#include <vector>

#include "check.h"
#include "dossier/record.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

template <class M>
void check_spans(const Page& page, const std::vector<M>& mentions) {
  for (const M& mention : mentions) fuzz::check_span(page, mention.span);
}

template <class M>
void check_mentions(const Page& page, const std::vector<M>& mentions) {
  check_spans(page, mentions);
  std::uint32_t end = 0;
  for (const M& mention : mentions) {
    fuzz::check(!mention.span.empty() && mention.span.begin >= end, "mentions do not overlap");
    end = mention.span.end;
  }
}

void check_period(const Period& period) {
  const Result<Period> again = parse_edtf(to_edtf(period));
  fuzz::check(again.ok() && *again == period, "a period prints as EDTF that reads back");
}

void check_record(const Page& page, const Record& record) {
  fuzz::check_span(page, record.span);
  fuzz::check_span(page, record.title_span);
  check_spans(page, record.evidence);
  if (record.period) check_period(*record.period);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const PageResult page =
      decode_page({.path = "fuzz", .url = ""}, std::string(fuzz::view(data, size)));
  if (!page) return 0;
  const Extraction read = extract(*page, {});
  check_mentions(*page, read.mentions.dates);
  check_mentions(*page, read.mentions.durations);
  check_mentions(*page, read.mentions.money);
  check_mentions(*page, read.mentions.places);
  check_spans(*page, read.mentions.rejected);
  for (const DateMention& date : read.mentions.dates) check_period(date.period);
  for (const Record& record : read.records) check_record(*page, record);
  return 0;
}
