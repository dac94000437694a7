// See ask.h.
#include "cli/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/shell_word.h"

namespace dossier {
namespace {

// The command line of a query that was not quoted.
std::string as_one_argument(std::string_view query) {
  return fmt::format("a query is one argument: dossier find {}", shell_word(query));
}

bool looks_like_path(std::string_view word) {
  return word.find_first_of(" :\"") == std::string_view::npos &&
         word.find_first_of("/.") != std::string_view::npos;
}

// Words of a query that was not quoted stand where paths should: none of them exists.
Status check_paths(std::string_view query, const std::vector<std::string>& paths) {
  if (paths.empty() || std::any_of(paths.begin(), paths.end(), path_exists) ||
      std::any_of(paths.begin(), paths.end(), looks_like_path)) {
    return done();
  }
  return Error{ErrorKind::usage, "no such file or folder",
               as_one_argument(fmt::format("{} {}", query, fmt::join(paths, " "))), paths.front()};
}

// A path stands where the query should. What reads as a query for certain is one, whatever files
// there are: a folder may be named 2012.
Status check_query(std::string_view word, const Result<Query>& query,
                   const std::vector<std::string>& paths) {
  if (!paths.empty() || (query && !query->has_free_words())) {
    return done();
  }
  if (path_exists(word)) {
    return Error{ErrorKind::usage, fmt::format("'{}' is a path, not a query", word),
                 fmt::format("to see every record in it: dossier list {}", shell_word(word)), ""};
  }
  if (query && looks_like_path(word)) {
    return Error{ErrorKind::usage, "no such file or folder", "", std::string(word)};
  }
  return done();
}

// Where the query may be left out, a path that does not exist stands where one could.
Status check_first_path(std::string_view word, const Result<Query>& query) {
  if (!query || !query->has_free_words() || !looks_like_path(word)) {
    return done();
  }
  return Error{ErrorKind::usage, "no such file or folder",
               fmt::format("to search for the words: {}", shell_word(fmt::format("\"{}\"", word))),
               std::string(word)};
}

// The words among `paths` that are none, as a query that was not quoted leaves them.
std::string loose_words(const std::vector<std::string>& paths) {
  std::string words;
  for (const std::string& path : paths) {
    if (!path_exists(path) && !looks_like_path(path)) {
      words += " " + path;
    }
  }
  return words;
}

// "in", "the": nothing is left of it, so that every record would match.
Status check_sense(std::string_view word, const Result<Query>& query,
                   const std::vector<std::string>& paths) {
  if (!query || query->root() != nullptr) {
    return done();
  }
  const std::string loose = loose_words(paths);
  std::string hint = "dossier list prints every record";
  if (!loose.empty()) {
    hint = as_one_argument(fmt::format("{}{}", word, loose));
  } else if (!trim(word).empty()) {
    hint += fmt::format("; to search for the words: dossier find {}",
                        shell_word(fmt::format("\"{}\"", word)));
  }
  return Error{ErrorKind::usage, fmt::format("'{}' asks for nothing", word), std::move(hint), ""};
}

Result<Query> checked(std::string_view word, Result<Query> query,
                      const std::vector<std::string>& paths) {
  for (const Status& status : {check_query(word, query, paths), check_paths(word, paths),
                               check_sense(word, query, paths)}) {
    if (!status) {
      return status.error();
    }
  }
  return query;
}

}  // namespace

bool path_exists(std::string_view path) {
  std::error_code ignored;
  return path == "-" || std::filesystem::exists(path, ignored);
}

OptionalQuery split_query(const std::vector<std::string>& words) {
  if (words.empty() || path_exists(words.front())) {
    return {std::nullopt, words};
  }
  return {words.front(), {words.begin() + 1, words.end()}};
}

Result<Query> read_query(std::string_view query, const std::vector<std::string>& paths,
                         const ScanOptions& options) {
  return checked(query, parse_query(query, options), paths);
}

Result<Query> read_optional(const OptionalQuery& asked, const ScanOptions& options) {
  if (!asked.query) {
    return Query();
  }
  Result<Query> query = read_query(*asked.query, asked.paths, options);
  const Status status = check_first_path(*asked.query, query);
  return status ? std::move(query) : status.error();
}

Result<Query> read_when(std::string_view when, const std::vector<std::string>& paths,
                        const ScanOptions& options) {
  Result<Query> value = parse_query(fmt::format("active:{}", when), options);
  if (!value || value->has_free_words()) {
    Result<Query> phrase = parse_query(fmt::format("active {}", when), options);
    if (phrase && !phrase->has_free_words()) {
      value = std::move(phrase);
    }
  }
  return checked(when, std::move(value), paths);
}

}  // namespace dossier
