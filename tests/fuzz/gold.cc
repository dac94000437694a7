// Any bytes as labels: what is wrong with them is said, and labels that are read agree with records
// that hold what they ask for.
#include "check.h"
#include "dossier/eval.h"

namespace {

using namespace dossier;

// A page that was read as it is labelled, as far as a record can say what labels do.
std::vector<FoundRecord> as_labelled(const std::vector<GoldRecord>& gold) {
  std::vector<FoundRecord> found;
  for (const GoldRecord& label : gold) {
    FoundRecord f;
    f.record.kind = label.kind;
    f.record.title = label.title;
    f.line = f.end_line = label.line;
    for (const std::string& written : label.countries) {
      f.record.countries.add(*find_country_code(written));
    }
    if (!label.period.empty()) f.record.period = *parse_edtf(label.period);
    found.push_back(std::move(f));
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Gold> gold = parse_gold(fuzz::view(data, size));
  if (!gold) {
    fuzz::check(!gold.error().what.empty(), "an error says what is wrong");
    return 0;
  }
  const PageScore score = score_page(gold->records, as_labelled(gold->records));
  const Tally& records = score.scores[Aspect::records];
  fuzz::check(records.right + records.missed == gold->records.size(), "each label is counted once");
  fuzz::check(records.right + records.extra == gold->records.size(), "each record is counted once");
  fuzz::check(score.scores.perfect <= records.right, "what is perfect was found");
  return 0;
}
