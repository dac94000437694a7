// The saved store's file, as far as its reader and its writer have to agree; docs/store.md has the
// whole of it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/magic.h"
#include "dossier/result.h"
#include "store/columns.h"

namespace dossier::file {

inline constexpr std::size_t kAlignment = 64;

// Offsets in the head.
inline constexpr std::size_t kVersionAt = 8;
inline constexpr std::size_t kArraysAt = 12;
inline constexpr std::size_t kFileSizeAt = 16;
inline constexpr std::size_t kHeadSizeAt = 24;
inline constexpr std::size_t kHeadSumAt = 32;
inline constexpr std::size_t kDirectoryAt = 40;
// In an entry of the directory.
inline constexpr std::size_t kNumberAt = 0;
inline constexpr std::size_t kCellBytesAt = 4;
inline constexpr std::size_t kOffsetAt = 8;
inline constexpr std::size_t kCellsAt = 16;
inline constexpr std::size_t kEntryBytes = 24;

// The checksums of the last column.
inline constexpr std::size_t kHeadSumsAt = kDirectoryAt + kArrays * kEntryBytes;

// Columns are mapped as they are, so both take a machine that keeps numbers as the file does.
inline constexpr bool kRightEndian = std::endian::native == std::endian::little;
Error wrong_endian(std::string path);

// REQUIRES: at + sizeof(T) <= bytes.size()
template <class T>
T load(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

template <class T>
void store(T value, std::size_t at, std::string& bytes) {
  std::memcpy(bytes.data() + at, &value, sizeof(T));
}

// The head's checksum: of its bytes, with those of the checksum itself as zeros.
std::uint64_t head_sum(std::string_view head);

constexpr std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace dossier::file
