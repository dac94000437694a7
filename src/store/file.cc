// What the saved store's reader and writer share; and the notes about damage.
#include "store/file.h"

#include <fmt/format.h>

#include "base/checksum.h"

namespace dossier {

void Damage::note(std::string_view column, std::string_view what) {
  if (error_) return;
  error_ = Error{ErrorKind::format, fmt::format("damaged: column '{}': {}", column, what),
                 "make it again from its pages: dossier ingest PATH… -o FILE", path_};
}

bool Block::holds(std::size_t chunk, std::size_t chunk_size) const {
  const std::uint64_t sum = sums != nullptr
                                ? (*sums)[first_sum + chunk]
                                : file::load<std::uint64_t>(head_sums, chunk * sizeof sum);
  if (xxh64(bytes.substr(chunk * chunk_size, chunk_size)) == sum) return true;
  damage->note(name, "its bytes are not those that were written");
  return false;
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
