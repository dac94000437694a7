// See ask.h.
#include "cli/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace dossier {
namespace {

// A command line that runs: quoted for a shell where it has to be.
std::string quoted(std::string_view word) {
  return word.find_first_of(" \t\n'\"<>|&;()*?$`\\!") == std::string_view::npos
             ? std::string(word)
             : fmt::format("\"{}\"", word);
}

// The mistakes of which the whole shape tells what was meant.
Status check_shape(std::string_view query, const std::vector<std::string>& paths) {
  if (path_exists(query)) {
    return Error{ErrorKind::usage, fmt::format("'{}' is a path, not a query", query),
                 fmt::format("to see every record in it: dossier list {}", quoted(query)), ""};
  }
  const bool none_exists = std::none_of(paths.begin(), paths.end(), path_exists);
  if (!paths.empty() && none_exists) {
    return Error{ErrorKind::usage, "no such file or folder",
                 fmt::format("a query is one argument: dossier find \"{} {}\"", query,
                             fmt::join(paths, " ")),
                 paths.front()};
  }
  return done();
}

}  // namespace

bool path_exists(std::string_view path) {
  std::error_code ignored;
  return path == "-" || std::filesystem::exists(path, ignored);
}

OptionalQuery split_query(const std::vector<std::string>& words) {
  if (words.empty() || path_exists(words.front())) {
    return {"", words};
  }
  return {words.front(), {words.begin() + 1, words.end()}};
}

Result<Query> read_query(std::string_view query, const std::vector<std::string>& paths,
                         const ScanOptions& options) {
  if (query.empty()) {
    return Query{};
  }
  if (const Status shape = check_shape(query, paths); !shape) {
    return shape.error();
  }
  return parse_query(query, options);
}

Result<Query> read_when(std::string_view when, const std::vector<std::string>& paths,
                        const ScanOptions& options) {
  if (const Status shape = check_shape(when, paths); !shape) {
    return shape.error();
  }
  Result<Query> value = parse_query(fmt::format("active:{}", when), options);
  if (value && !value->has_free_words()) {
    return value;
  }
  Result<Query> phrase = parse_query(fmt::format("active {}", when), options);
  return phrase && !phrase->has_free_words() ? std::move(phrase) : std::move(value);
}

}  // namespace dossier
