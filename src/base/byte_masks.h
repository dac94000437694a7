// What kind the bytes of a text are, 64 at a time, as bit masks: a scanner then steps from one byte
// that matters to the next instead of from byte to byte.
//
//   const ByteMasks m = byte_masks(text, 128);   // bits 0 to 63 stand for text[128] to text[191]
//   m.letters & ~(m.letters << 1)                // where runs of letters begin
//
// SSE2 where the compiler may use it, plain code elsewhere; the masks are the same.
#pragma once

#include <cstdint>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/text.h"

namespace dossier {

struct ByteMasks {
  static constexpr std::size_t kBytes = 64;
  std::uint64_t letters = 0;  // of ASCII
  std::uint64_t digits = 0;   // of ASCII
  std::uint64_t wide = 0;     // bytes of characters outside ASCII
  std::uint64_t dollars = 0;
};

// The plain code, for any length: bytes past the text's end are of no kind.
inline ByteMasks plain_byte_masks(std::string_view text, std::size_t pos) {
  ByteMasks masks;
  const std::string_view block = text.substr(pos, ByteMasks::kBytes);
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (is_ascii_letter(block[i])) masks.letters |= bit;
    if (is_digit(block[i])) masks.digits |= bit;
    if (!is_ascii(block[i])) masks.wide |= bit;
    if (block[i] == '$') masks.dollars |= bit;
  }
  return masks;
}

// REQUIRES: pos <= text.size().
inline ByteMasks byte_masks(std::string_view text, std::size_t pos) {
#ifdef __SSE2__
  if (text.size() - pos >= ByteMasks::kBytes) {
    const auto within = [](__m128i bytes, char first, char last) {  // bytes beyond ASCII are < 0
      return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                           _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const auto bits = [](__m128i flags) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(flags)));
    };
    constexpr std::size_t kStep = sizeof(__m128i);
    ByteMasks masks;
    for (std::size_t i = 0; i < ByteMasks::kBytes; i += kStep) {
      const __m128i bytes =
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + pos + i));
      const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      masks.letters |= bits(within(lower, 'a', 'z')) << i;
      masks.digits |= bits(within(bytes, '0', '9')) << i;
      masks.wide |= bits(bytes) << i;
      masks.dollars |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('$'))) << i;
    }
    return masks;
  }
#endif
  return plain_byte_masks(text, pos);
}

}  // namespace dossier
