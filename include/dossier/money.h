// Sums of money, exact, with their ISO 4217 currency. Never a floating-point number.
//
//   Money m{Amount::units(3'000'000), std::nullopt, *find_currency("EUR")};
//   to_decimal(m.amount)                  "3000000"
//   to_decimal(Amount{1251423220})        "1251423.22"
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/country.h"
#include "dossier/result.h"

namespace dossier {

// An exact amount in thousandths of the currency's unit (ISO 4217's common minor units have at most
// three decimals); up to 9.2 * 10^15 units.
struct Amount {
  std::int64_t mills = 0;

  static constexpr Amount units(std::int64_t whole) { return {whole * 1000}; }
  // Whether it has no cents.
  constexpr bool is_whole() const { return mills % 1000 == 0; }
  friend auto operator<=>(const Amount&, const Amount&) = default;
};

// Decimal digits without grouping or trailing zeros: "3000000", "0.5".
std::string to_decimal(Amount amount);
// The inverse: digits with an optional decimal point. Errors: format, range.
Result<Amount> parse_decimal(std::string_view digits);
// amount * 10^power. Nothing when it does not fit or is not exact.
std::optional<Amount> scaled(Amount amount, int power);

// Index into the table of ISO 4217 codes in use, historic ones included. 0 is "none stated".
enum class Currency : std::uint16_t { none = 0 };
// The three-letter code; "" for none.
std::string_view code(Currency currency);
// By code, any case.
std::optional<Currency> find_currency(std::string_view code);

// The power of ten of its units that a US dollar is worth, roughly: 0 for EUR and none, 2 for JPY
// (30 to 300), 4 for VND. From src/value/data/currency_magnitudes.tsv.
int magnitude(Currency currency);

// What a name that several currencies share ("Rs", "francs CFA", "pesos") means in a country:
// `named` is the one it is taken for elsewhere. "Rs" is INR, and in Pakistan PKR. Nothing where the
// country uses none of that name.
std::optional<Currency> currency_in(Country country, Currency named);

struct Money {
  Amount amount;                     // the sum, or the lower end of a range
  std::optional<Amount> amount_max;  // the upper end of a range ("$2-3 million")
  Currency currency = Currency::none;

  friend bool operator==(const Money&, const Money&) = default;
};

}  // namespace dossier
