// Amounts are exact at every size that fits, and say so where one does not.
#include "dossier/money.h"

#include <doctest/doctest.h>

#include <limits>

using dossier::Amount;
using dossier::ErrorKind;
using dossier::parse_decimal;
using dossier::scaled;
using dossier::to_decimal;

namespace {
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
}  // namespace

TEST_CASE("amounts as decimal digits") {
  CHECK(to_decimal(Amount::units(3'000'000)) == "3000000");
  CHECK(to_decimal(Amount{1'251'423'220}) == "1251423.22");
  CHECK(to_decimal(Amount{500}) == "0.5");
  CHECK(to_decimal(Amount{7}) == "0.007");
  CHECK(to_decimal(Amount{0}) == "0");
  CHECK(to_decimal(Amount{-1'050}) == "-1.05");
  CHECK(to_decimal(Amount{-500}) == "-0.5");
  CHECK(to_decimal(Amount{kMax}) == "9223372036854775.807");
  CHECK(to_decimal(Amount{kMin}) == "-9223372036854775.808");
}

TEST_CASE("decimal digits as amounts") {
  CHECK(parse_decimal("3000000")->mills == 3'000'000'000);
  CHECK(parse_decimal("1251423.22")->mills == 1'251'423'220);
  CHECK(parse_decimal("0.5")->mills == 500);
  CHECK(parse_decimal("007")->mills == 7'000);
  CHECK(parse_decimal("1.50000")->mills == 1'500);
  CHECK(parse_decimal("9223372036854775.807")->mills == kMax);
}

TEST_CASE("what is no amount, and what does not fit") {
  for (const char* text : {"", ".", ".5", "5.", "1,5", "-1", "1.2.3", "1e6", " 1"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_decimal(text).ok());
    CHECK(parse_decimal(text).error().kind == ErrorKind::format);
  }
  for (const char* text : {"9223372036854775.808", "9223372036854776", "0.0001"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_decimal(text).ok());
    CHECK(parse_decimal(text).error().kind == ErrorKind::range);
  }
}

TEST_CASE("every amount reads back") {
  for (std::int64_t mills : {std::int64_t{0}, std::int64_t{1}, std::int64_t{999},
                             std::int64_t{1000}, std::int64_t{123'456'789}, kMax - 1, kMax}) {
    CHECK(parse_decimal(to_decimal(Amount{mills}))->mills == mills);
  }
}

TEST_CASE("powers of ten") {
  CHECK(scaled(Amount{3'500}, 6) == Amount::units(3'500'000));
  CHECK(scaled(Amount::units(12), 9) == Amount::units(12'000'000'000));
  CHECK(scaled(Amount{1}, -1) == std::nullopt);
  CHECK(scaled(Amount{1'500}, -2) == Amount{15});
  CHECK(scaled(Amount{0}, 40) == Amount{0});
  CHECK(scaled(Amount{-2'000}, 3) == Amount::units(-2'000));
  CHECK(scaled(Amount{kMax}, 1) == std::nullopt);
  CHECK(scaled(Amount{kMax / 10}, 1) == Amount{kMax / 10 * 10});
  CHECK(scaled(Amount::units(10'000'000), 9) == std::nullopt);
}
