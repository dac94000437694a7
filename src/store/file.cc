// What the saved store's reader and writer share; and the notes about damage.
#include "store/file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/checksum.h"

namespace dossier {

void Damage::note(std::string_view column, std::string_view what) {
  if (error_) return;
  error_ = Error{ErrorKind::format, fmt::format("damaged: column '{}': {}", column, what),
                 "make it again from its pages: dossier ingest PATH… -o FILE", path_};
}

bool Block::holds(std::size_t chunk, std::string_view chunk_bytes) const {
  const std::uint64_t sum = sums != nullptr
                                ? (*sums)[first_sum + chunk]
                                : file::load<std::uint64_t>(head_sums, chunk * sizeof sum);
  if (xxh64(chunk_bytes) == sum) return true;
  damage->note(name, "its bytes are not those that were written");
  return false;
}

bool Block::holds_cell(std::size_t index, std::string_view cell_bytes) const {
  const std::size_t size = cell_bytes.size() - sizeof(std::uint64_t);
  if (file::load<std::uint64_t>(cell_bytes, size) == cell_sum(index, cell_bytes.substr(0, size)))
    return true;
  damage->note(name, "its bytes are not those that were written");
  return false;
}

std::uint64_t cell_sum(std::size_t index, std::string_view bytes) {
  return xxh64(bytes, index);
}

bool Block::read(std::size_t at, std::span<char> out) const {
  while (!out.empty()) {
    const ssize_t count = ::pread(file, out.data(), out.size(), static_cast<off_t>(offset + at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      damage->note(name, count < 0 ? std::generic_category().message(errno) : "cut short");
      return false;
    }
    at += static_cast<std::size_t>(count);
    out = out.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

namespace file {

Error wrong_endian(std::string path) {
  return {ErrorKind::format, "saved stores need a little-endian machine", "", std::move(path)};
}

std::uint64_t head_sum(std::string_view head) {
  constexpr std::size_t kBehind = kHeadSumAt + sizeof(std::uint64_t);
  return xxh64(head.substr(kBehind), xxh64(head.substr(0, kHeadSumAt)));
}

}  // namespace file
}  // namespace dossier
