// Words that are looked for in folded text, all at once: a text is passed over once, with a look-up
// of three bytes at each place.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

// `Row` has view(), three bytes or more.
template <class Row, std::size_t N>
class WordTable {
 public:
  explicit constexpr WordTable(const Row (&rows)[N]) {
    for (const Row& row : rows) ++begins_[bucket_of(row.view().data()) + 1];
    for (std::size_t i = 1; i <= kBuckets; ++i) begins_[i] += begins_[i - 1];
    // Counted into place: compilers limit what they compute.
    std::array<std::uint16_t, kBuckets + 1> next = begins_;
    for (const Row& row : rows) rows_[next[bucket_of(row.view().data())]++] = row;
  }

  // Tells of every row whose word stands in `text`, and where, until `use` returns true.
  template <class Use>
  void find_in(std::string_view text, Use use) const {
    for (std::size_t at = 0; at + kKey <= text.size(); ++at) {
      const std::size_t bucket = bucket_of(text.data() + at);
      for (std::size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
        if (stands_at(text, at, rows_[i].view()) && use(rows_[i], at)) return;
      }
    }
  }

 private:
  static constexpr std::size_t kKey = 3;
  static constexpr std::size_t kBuckets = 4096;

  static constexpr std::size_t bucket_of(const char* at) {
    const auto byte = [at](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(at[i]));
    };
    constexpr std::uint32_t kSpread = 0x9E3779B1;  // 2^32 by the golden ratio (Knuth)
    const auto key = static_cast<std::uint32_t>(byte(0) | byte(1) << 8U | byte(2) << 16U);
    return key * kSpread >> (32 - std::countr_zero(kBuckets));
  }

  // Byte by byte: a bucket is of many words, and most differ soon.
  static constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    if (word.size() > text.size() - at) return false;
    std::size_t same = 0;
    while (same < word.size() && text[at + same] == word[same]) ++same;
    return same == word.size();
  }

  std::array<Row, N> rows_{};                         // by bucket
  std::array<std::uint16_t, kBuckets + 1> begins_{};  // of each bucket, and the end of the last
};

}  // namespace dossier
