// Cuts a stream into pieces at a delimiter (a line feed, a form feed) and hands each over as soon
// as it is whole. Holds one piece at a time. A piece over the limit is passed over, not stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/encoding.h"
#include "source/input.h"

namespace dossier {

struct Piece {
  std::string_view bytes;        // without the delimiter; empty where too_long
  std::uint64_t first_byte = 0;  // of the stream
  std::uint32_t first_line = 1;
  bool too_long = false;
};

class Cutter {
 public:
  // `input` is at the start of the stream, with or without bytes pending.
  Cutter(Input& input, char delimiter, Encoding encoding, std::uint64_t max_piece)
      : input_(input),
        delimiter_(delimiter),
        encoding_(encoding),
        max_piece_(max_piece),
        line_(input.first_line()) {}

  // Valid until the next call. Nothing at the end of the stream; the last piece need not end in a
  // delimiter.
  std::optional<Piece> next();

 private:
  std::optional<std::size_t> find_end();
  void drop(std::size_t size);

  Input& input_;
  char delimiter_;
  Encoding encoding_;
  std::uint64_t max_piece_;
  std::size_t used_ = 0;  // bytes of the piece handed over last, with its delimiter
  std::uint32_t line_;    // of the next byte
};

}  // namespace dossier
