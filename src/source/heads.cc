// See heads.h.
#include "source/heads.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::string_view kBefore = "==> ";
constexpr std::string_view kAfter = " <==";
constexpr std::string_view kNext = "\n==> ";
constexpr std::size_t kLongestName = 4096;  // bytes; PATH_MAX of Linux
constexpr std::size_t npos = std::string_view::npos;

// The name in the line that `bytes` begins with, its line feed among them or cut off by the end of
// the stream; nothing where it is no such line.
std::optional<std::string_view> name_at(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
  const std::size_t around = kBefore.size() + kAfter.size();
  if (line.size() <= around || line.size() > around + kLongestName) return std::nullopt;
  if (!line.starts_with(kBefore) || !line.ends_with(kAfter)) return std::nullopt;
  return line.substr(kBefore.size(), line.size() - around);
}

// Waits until the line that begins at `at` is pending, as far as a name can reach.
void fill_line(Input& input, std::size_t at) {
  const std::size_t most = at + kBefore.size() + kLongestName + kAfter.size() + 1;
  while (input.pending().size() < most && input.pending().find('\n', at) == npos && input.fill())
    continue;
}

}  // namespace

bool begins_with_head(Input& input) {
  if (!kBefore.starts_with(input.pending().substr(0, kBefore.size()))) return false;
  fill_line(input, 0);
  return name_at(input.pending()).has_value();
}

// Where the file that pending() begins with ends: before the line feed ahead of the next name, at
// the end of the stream or, once it is over the limit, with all there is.
std::optional<std::size_t> HeadCutter::find_end() {
  for (std::size_t searched = 0;;) {
    const std::size_t found = input_.pending().find(kNext, searched);
    if (found != npos) {
      fill_line(input_, found + 1);
      if (name_at(input_.pending().substr(found + 1))) return found;
      searched = found + 1;
      continue;
    }
    const std::size_t size = input_.pending().size();
    searched = std::max(searched, size - std::min(size, kNext.size() - 1));
    if (searched > max_file_) return searched;
    if (!input_.fill()) {
      if (input_.error()) return std::nullopt;
      return size;
    }
  }
}

std::optional<HeadedFile> HeadCutter::next() {
  input_.consume(used_);
  used_ = 0;
  fill_line(input_, 0);
  const std::optional<std::string_view> name = name_at(input_.pending());
  if (!name) return std::nullopt;
  HeadedFile file{.name = std::string(*name), .bytes = {}};
  const std::size_t head = kBefore.size() + name->size() + kAfter.size();
  input_.consume(std::min(head + 1, input_.pending().size()));

  std::optional<std::size_t> end = find_end();
  for (; end && *end > max_file_; end = find_end()) {
    file.too_long = true;
    input_.consume(*end);
  }
  if (!end) return std::nullopt;
  if (!file.too_long) file.bytes = input_.pending().substr(0, *end);
  used_ = std::min(*end + 1, input_.pending().size());
  return file;
}

}  // namespace dossier
