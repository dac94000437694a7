// Where the bytes of an Input come from: a file descriptor, or another Input that is unpacked on
// the way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "dossier/result.h"

namespace dossier {

class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Waits for at least one byte and reads at most `size` of them into `into`; 0 at the end.
  // REQUIRES: size > 0
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
  // How many bytes there are in all, where that is known; 0 elsewhere. A guess: files change.
  virtual std::uint64_t size() const { return 0; }
  // What poll(2) can be asked about; -1 where there is nothing of the kind.
  virtual int descriptor() const { return -1; }
  // Goes on at `offset`, counted from where reading began. False where the stream cannot.
  virtual bool seek(std::uint64_t /*offset*/) { return false; }
};

}  // namespace dossier
