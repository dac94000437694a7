// Any bytes as a query: what parses has a canonical form that is the same query, by its words and
// by the rows it selects; what does not parse is an error with something to say.
#include "dossier/query.h"

#include <string>
#include <utility>

#include "check.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

// A few records to ask about, with a period of every kind: known, open, of unknown end.
const Store& sample_store() {
  static const Store store = [] {
    const PageResult page = decode_page({.path = "sample.txt"},
                                        "1. Rural roads\n   Country: Albania\n   2012-2015\n"
                                        "   EUR 3 million\n\n"
                                        "2. Water supply\n   Viet Nam, since May 2012\n\n"
                                        "3. Forests\n   Launched in 2009 in Peru. USD 500,000\n");
    StoreBuilder builder;
    builder.add(*page, extract(*page, {}).records);
    return std::move(builder).build();
  }();
  return store;
}

void check_rows(const std::vector<RowId>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    fuzz::check(rows[i] < sample_store().size(), "a selected row exists");
    fuzz::check(i == 0 || rows[i - 1] < rows[i], "rows rise");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Query> query = parse_query(fuzz::view(data, size), {});
  if (!query) {
    fuzz::check(!query.error().what.empty(), "an error says what is wrong");
    return 0;
  }
  const Selection selection = run(*query, sample_store());
  check_rows(selection.yes);
  check_rows(selection.maybe);

  const std::string form = canonical(*query);
  const Result<Query> again = parse_query(form, {});
  fuzz::check(again.ok() && canonical(*again) == form, "the canonical form is the same query");
  const Selection same = run(*again, sample_store());
  fuzz::check(same.yes == selection.yes && same.maybe == selection.maybe,
              "the canonical form selects the same rows");
  return 0;
}
