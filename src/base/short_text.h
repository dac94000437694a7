// Text in place, for the rows of read-only tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

// Text of at most N bytes that lies inside its row. A row with a pointer to its text would have to
// be written to at every start of the program, which is loaded at a random address: a page fault
// for every four kilobytes of a table, asked for or not.
template <std::size_t N>
class ShortText {
 public:
  // Longer text is an error at compile time.
  consteval ShortText(const char* text) {  // NOLINT(google-explicit-constructor): rows read as text
    for (; *text != '\0'; ++text) bytes_.at(size_++) = *text;
  }
  constexpr std::string_view view() const { return {bytes_.data(), size_}; }
  // NOLINTNEXTLINE(google-explicit-constructor): rows are used as text
  constexpr operator std::string_view() const { return view(); }

  constexpr ShortText() = default;
  // For tables that are put together at compile time, where longer text is an error as well.
  constexpr explicit ShortText(std::string_view text) {
    for (const char c : text) bytes_.at(size_++) = c;
  }

 private:
  static_assert(N < 256);
  std::array<char, N> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace dossier
