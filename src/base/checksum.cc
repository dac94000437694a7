// XXH64 by its specification (github.com/Cyan4973/xxHash, doc/xxhash_spec.md): four lanes of eight
// bytes, then what is left, then a final mix.
#include "base/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace dossier {
namespace {

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9ULL;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63ULL;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5ULL;
constexpr std::size_t kStripe = 32;

// Little-endian whatever the machine: compilers make one load of it.
template <class T>
std::uint64_t load(const char* at) {
  std::array<unsigned char, sizeof(T)> bytes{};
  std::memcpy(bytes.data(), at, sizeof(T));
  if constexpr (std::endian::native == std::endian::little) return std::bit_cast<T>(bytes);
  std::uint64_t value = 0;
  for (std::size_t i = sizeof(T); i-- > 0;) value = value << 8U | bytes[i];
  return value;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t input) {
  return std::rotl(lane + input * kPrime2, 31) * kPrime1;
}

std::uint64_t merge(std::uint64_t hash, std::uint64_t lane) {
  return (hash ^ round(0, lane)) * kPrime1 + kPrime4;
}

// Takes the whole stripes off `bytes`.
std::uint64_t stripes(std::string_view& bytes, std::uint64_t seed) {
  std::array<std::uint64_t, 4> lanes{seed + kPrime1 + kPrime2, seed + kPrime2, seed,
                                     seed - kPrime1};
  for (; bytes.size() >= kStripe; bytes.remove_prefix(kStripe)) {
    for (std::size_t i = 0; i < lanes.size(); ++i)
      lanes[i] = round(lanes[i], load<std::uint64_t>(bytes.data() + 8 * i));
  }
  std::uint64_t hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) +
                       std::rotl(lanes[3], 18);
  for (const std::uint64_t lane : lanes) hash = merge(hash, lane);
  return hash;
}

std::uint64_t tail(std::string_view bytes, std::uint64_t hash) {
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    hash ^= round(0, load<std::uint64_t>(bytes.data()));
    hash = std::rotl(hash, 27) * kPrime1 + kPrime4;
  }
  if (bytes.size() >= 4) {
    hash ^= load<std::uint32_t>(bytes.data()) * kPrime1;
    hash = std::rotl(hash, 23) * kPrime2 + kPrime3;
    bytes.remove_prefix(4);
  }
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte) * kPrime5;
    hash = std::rotl(hash, 11) * kPrime1;
  }
  return hash;
}

}  // namespace

std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed) {
  const std::uint64_t size = bytes.size();
  std::uint64_t hash = size >= kStripe ? stripes(bytes, seed) : seed + kPrime5;
  hash = tail(bytes, hash + size);
  hash = (hash ^ hash >> 33U) * kPrime2;
  hash = (hash ^ hash >> 29U) * kPrime3;
  return hash ^ hash >> 32U;
}

}  // namespace dossier
