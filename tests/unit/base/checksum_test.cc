// The checksum is XXH64 as others know it: its published test vectors.
#include "base/checksum.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

TEST_CASE("xxh64 gives the numbers of its specification") {
  CHECK(xxh64("") == 0xEF46DB3751D8E999ULL);
  CHECK(xxh64("a") == 0xD24EC4F1A98C6E5BULL);
  CHECK(xxh64("abc") == 0x44BC2CF5AD770999ULL);
  CHECK(xxh64("Nobody inspects the spammish repetition") == 0xFBCEA83C8A378BF1ULL);
}

TEST_CASE("every byte and every length counts") {
  const std::string text(100, 'x');
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = 'y';
    CHECK(xxh64(other) != xxh64(text));
    CHECK(xxh64(text.substr(0, i)) != xxh64(text));
  }
  CHECK(xxh64(text, 1) != xxh64(text, 2));
}
