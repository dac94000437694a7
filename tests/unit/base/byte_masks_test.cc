// The masks of the two ways of making them are the same, whatever the bytes and wherever they
// stand.
#include "base/byte_masks.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace dossier {
namespace {

void check_same(std::string_view text, std::size_t pos) {
  const ByteMasks plain = plain_byte_masks(text, pos);
  const ByteMasks fast = byte_masks(text, pos);
  CAPTURE(pos);
  CHECK(fast.letters == plain.letters);
  CHECK(fast.digits == plain.digits);
  CHECK(fast.wide == plain.wide);
  CHECK(fast.dollars == plain.dollars);
}

}  // namespace

TEST_CASE("each kind of byte has its bit") {
  const ByteMasks m = byte_masks("a1$ \xC3\xA9Z", 0);
  CHECK(m.letters == 0b1000001);
  CHECK(m.digits == 0b0000010);
  CHECK(m.dollars == 0b0000100);
  CHECK(m.wide == 0b0110000);
}

TEST_CASE("nothing stands behind the text's end") {
  CHECK(byte_masks("ab", 1).letters == 1);
  CHECK(byte_masks("ab", 2).letters == 0);
}

TEST_CASE("every byte value, at every place of a block") {
  std::string text;
  for (int round = 0; round < 3; ++round) {
    for (int c = 0; c < 256; ++c) text += static_cast<char>(c);
  }
  for (std::size_t pos = 0; pos <= text.size(); ++pos) check_same(text, pos);
}

TEST_CASE("random bytes") {
  std::mt19937 random(7);
  std::string text(4096, ' ');
  for (char& c : text) c = static_cast<char>(random());
  for (std::size_t pos = 0; pos < text.size(); pos += 61) check_same(text, pos);
}

}  // namespace dossier
