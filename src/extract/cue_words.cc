// Looks up three bytes at a time.
#include "extract/cue_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "regex/required.h"

namespace dossier {
namespace {

struct CueWord {
  char text[regex::kMostWord + 1];
  std::uint8_t size;
  std::uint8_t row;

  std::string_view view() const { return {text, size}; }
};
#include "extract/cue_words.inc"  // kRows and kWordless

// Words lie in buckets by their first three bytes.
constexpr std::size_t kBuckets = 4096;

constexpr std::size_t bucket_of(const char* at) {
  const auto byte = [at](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(at[i]));
  };
  return (byte(0) ^ (byte(1) << 3U) ^ (byte(2) << 6U)) % kBuckets;
}

constexpr auto make_words() {
  std::array<CueWord, std::size(kRows)> words{};
  std::ranges::copy(kRows, words.begin());
  std::ranges::sort(words, {}, [](const CueWord& word) { return bucket_of(word.text); });
  return words;
}
constexpr auto kWords = make_words();

// Where each bucket begins among the words, and the last one ends.
constexpr auto make_begins() {
  std::array<std::uint16_t, kBuckets + 1> begins{};
  for (const CueWord& word : kWords) ++begins[bucket_of(word.text) + 1];
  for (std::size_t i = 1; i <= kBuckets; ++i) begins[i] += begins[i - 1];
  return begins;
}
constexpr auto kBegins = make_begins();

}  // namespace

std::bitset<kCueRows> cue_rows_of(std::string_view text) {
  std::bitset<kCueRows> rows;
  for (const std::size_t row : kWordless) rows.set(row);
  for (std::size_t i = 0; i + regex::kLeastWord <= text.size(); ++i) {
    const std::size_t bucket = bucket_of(text.data() + i);
    for (std::size_t k = kBegins[bucket]; k < kBegins[bucket + 1]; ++k) {
      if (text.substr(i).starts_with(kWords[k].view())) rows.set(kWords[k].row);
    }
  }
  return rows;
}

}  // namespace dossier
