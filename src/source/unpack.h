// Compressed data and archives, told by their first bytes and unpacked as they are read. What is
// unpacked is an Input again, so layers of both kinds lie in each other to any depth.
//
//   if (Packing packing = packing_of(input); is_compressed(packing)) {
//     Input plain = decompress(input, packing, expansion);
//   } else if (packing != Packing::none) {
//     Archive archive(input, packing, expansion);
//     while (std::optional<Member> member = archive.next()) …
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dossier/result.h"
#include "dossier/source.h"
#include "source/input.h"

namespace dossier {

enum class Packing : std::uint8_t { none, gzip, bzip2, xz, zstd, lz4, tar, zip, seven_zip };
std::string_view name(Packing packing);
inline bool is_compressed(Packing packing) {
  return packing >= Packing::gzip && packing <= Packing::lz4;
}

// Looks at the beginning of the input, waiting only for bytes that can still make a difference.
// An office document is a ZIP archive to nobody but its program: none.
Packing packing_of(Input& input);

// How much has come out of one file that was named, and whether that is still plausible.
class Expansion {
 public:
  Expansion(const UnpackLimits& limits, const Input& outermost)
      : limits_(limits), outermost_(outermost) {}

  // Counts bytes that came out of any layer. The error, of kind limit, where they are too many.
  std::optional<Error> add(std::uint64_t bytes, const std::string& path);
  // Whether they were: then nothing more of this file is read.
  bool exceeded() const { return exceeded_; }
  const UnpackLimits& limits() const { return limits_; }

 private:
  const UnpackLimits& limits_;
  const Input& outermost_;
  std::uint64_t out_ = 0;
  bool exceeded_ = false;
};

// The bytes behind a compression, under the same path. Several streams one after another are one.
// What is wrong with them is the error of the Input. REQUIRES: is_compressed(packing); `packed` and
// `expansion` outlive the result.
Input decompress(Input& packed, Packing packing, Expansion& expansion);

// The regular files of an archive, in the order in which they are stored.
class Archive {
 public:
  // REQUIRES: `packed` and `expansion` outlive the archive.
  Archive(Input& packed, Packing packing, Expansion& expansion);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The path of the next file inside the archive, as it is stored but for a leading "./". Nothing
  // at the end. Errors: format, io, limit; the files after it may still be there to read.
  std::optional<Result<std::string>> next();
  // The bytes of that file, as ARCHIVE!FILE; until next() is called.
  Input member();

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace dossier
