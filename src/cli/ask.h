// Queries on the command line: read, and told from paths where either may stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/query.h"
#include "dossier/result.h"

namespace dossier {

bool path_exists(std::string_view path);  // "-" does

// `words` as [QUERY] [PATH…]: the first is the query, unless it is an existing path.
struct OptionalQuery {
  std::optional<std::string> query;
  std::vector<std::string> paths;
};
OptionalQuery split_query(const std::vector<std::string>& words);

// Errors: a path where the query should be and no path after it (with the command to run instead);
// a query of several words that were not quoted, or with nothing in it to look for; what
// parse_query finds.
Result<Query> read_query(std::string_view query, const std::vector<std::string>& paths,
                         const ScanOptions& options);
// The query where it may be left out; none matches every record. Errors: those of read_query; a
// path that does not exist where the query or the first path should be, whatever follows it.
Result<Query> read_optional(const OptionalQuery& asked, const ScanOptions& options);
// `active:WHEN`, or, where WHEN is a phrase, "active WHEN".
Result<Query> read_when(std::string_view when, const std::vector<std::string>& paths,
                        const ScanOptions& options);

}  // namespace dossier
