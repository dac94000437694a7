// The bytes of a saved store with every checksum made right again, for tests that change some: so
// that what lies behind the checksums is reached.
#pragma once

#include <string>
#include <string_view>

#include "base/checksum.h"
#include "store/columns.h"
#include "store/file.h"

namespace dossier::test {

// A column's bytes; false where its entry does not fit the file.
struct ColumnBytes {
  std::size_t offset = 0;
  std::size_t size = 0;
  std::size_t chunk = 1;  // bytes that share a checksum
};

inline bool find_column(std::string_view bytes, std::size_t index, ColumnBytes& column) {
  const std::size_t entry = file::kDirectoryAt + index * file::kEntryBytes;
  const std::uint64_t cell = file::load<std::uint32_t>(bytes, entry + file::kCellBytesAt);
  const auto offset = file::load<std::uint64_t>(bytes, entry + file::kOffsetAt);
  const auto cells = file::load<std::uint64_t>(bytes, entry + file::kCellsAt);
  if (cell == 0 || cell > kChunkBytes || offset > bytes.size() ||
      cells > (bytes.size() - offset) / cell) {
    return false;
  }
  column = {offset, cells * cell, kChunkBytes / cell * cell};
  return true;
}

// Writes the checksums of a column's chunks at `sums`, as far as there is room up to `end`.
inline void mend_column(const ColumnBytes& column, std::size_t& sums, std::size_t end,
                        std::string& bytes) {
  for (std::size_t at = 0; at < column.size; at += column.chunk, sums += sizeof(std::uint64_t)) {
    if (sums + sizeof(std::uint64_t) > end) return;
    const std::string_view all = std::string_view(bytes).substr(column.offset, column.size);
    file::store(xxh64(all.substr(at, column.chunk)), sums, bytes);
  }
}

// Writes the checksum that each card carries.
inline void mend_cards(const ColumnBytes& column, std::string& bytes) {
  constexpr std::size_t kSum = offsetof(Card, sum);
  for (std::size_t at = 0; at + sizeof(Card) <= column.size; at += sizeof(Card)) {
    const std::string_view card = std::string_view(bytes).substr(column.offset + at, kSum);
    file::store(cell_sum(at / sizeof(Card), card), column.offset + at + kSum, bytes);
  }
}

inline std::string with_right_sums(std::string_view input) {
  std::string bytes(input);
  if (bytes.size() < file::kHeadSumsAt) return bytes;
  file::store(std::uint64_t{bytes.size()}, file::kFileSizeAt, bytes);
  ColumnBytes sums;
  ColumnBytes sum_sums;
  if (find_column(bytes, kChecksums - 1, sums) && find_column(bytes, kSumChecksums - 1, sum_sums)) {
    std::size_t at = sums.offset;
    for (std::size_t i = 0; i + 1 < kChecksums; ++i) {
      ColumnBytes column;
      if (!find_column(bytes, i, column)) break;
      if (i + 1 == kCards) {
        mend_cards(column, bytes);
      } else {
        mend_column(column, at, sums.offset + sums.size, bytes);
      }
    }
    at = sum_sums.offset;
    mend_column(sums, at, sum_sums.offset + sum_sums.size, bytes);
    at = file::kHeadSumsAt;
    mend_column(sum_sums, at, bytes.size(), bytes);
  }
  const auto head = file::load<std::uint64_t>(bytes, file::kHeadSizeAt);
  if (head <= bytes.size() && head >= file::kHeadSumsAt)
    file::store(file::head_sum(std::string_view(bytes).substr(0, head)), file::kHeadSumAt, bytes);
  return bytes;
}

}  // namespace dossier::test
