// Any bytes as a query: what parses has a canonical form that parses to the same query; what does
// not is an error with something to say.
#include "dossier/query.h"

#include "check.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Query> query = parse_query(fuzz::view(data, size), {});
  if (!query) {
    fuzz::check(!query.error().what.empty(), "an error says what is wrong");
    return 0;
  }
  const std::string form = canonical(*query);
  const Result<Query> again = parse_query(form, {});
  fuzz::check(again.ok() && canonical(*again) == form, "the canonical form is the same query");
  return 0;
}
