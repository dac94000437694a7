// Fuzz target: any bytes as a query. What parses has a canonical form that parses to the same
// query; what does not is an error with something to say.
#include "dossier/query.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto query = dossier::parse_query(text, {});
  if (!query) {
    if (query.error().what.empty()) std::abort();
    return 0;
  }
  const std::string form = dossier::canonical(*query);
  const auto again = dossier::parse_query(form, {});
  if (!again || dossier::canonical(*again) != form) std::abort();
  return 0;
}
