// Files put together below lines with their names, as head and tail print several of them:
//
//   ==> a.txt <==
//   what a.txt holds
//
//   ==> b.txt <==
//   …
//
// The line feed that the two put before every name but the first is no part of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/input.h"

namespace dossier {

struct HeadedFile {
  std::string name;
  std::string_view bytes;  // empty where too_long
  bool too_long = false;
};

// Whether the input's first line is such a name. Reads as much of the input as it needs to tell,
// and consumes nothing.
bool begins_with_head(Input& input);

// Hands over each file as soon as it is whole. Holds one at a time; one that is longer than
// `max_file` bytes is passed over, not stored.
class HeadCutter {
 public:
  // REQUIRES: `input` is at a line with a name, or at its end.
  HeadCutter(Input& input, std::uint64_t max_file) : input_(input), max_file_(max_file) {}

  // Valid until the next call. Nothing at the end of the stream, and where an error cut a file
  // short: half a file is none.
  std::optional<HeadedFile> next();

 private:
  std::optional<std::size_t> find_end();

  Input& input_;
  std::uint64_t max_file_;
  std::size_t used_ = 0;  // bytes of the file handed over last, with what stands between two files
};

}  // namespace dossier
