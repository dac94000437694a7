// Exact amounts: decimal digits in and out, and powers of ten, all in 64-bit thousandths. The table
// of currencies is generated (lexicon.cc).
#include "dossier/money.h"

#include <limits>

#include "base/text.h"

namespace dossier {
namespace {

constexpr int kDecimals = 3;  // an Amount counts thousandths
constexpr std::int64_t kUnit = 1000;

bool append_digit(std::int64_t& value, int digit) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  if (value > (kMax - digit) / 10) return false;
  value = value * 10 + digit;
  return true;
}

Error not_an_amount(std::string_view digits) {
  return {ErrorKind::format, "not an amount: '" + std::string(digits) + "'",
          "digits with an optional decimal point, as in 1250000.50", ""};
}

Error out_of_range(std::string_view digits) {
  return {ErrorKind::range, "amount out of range: '" + std::string(digits) + "'",
          "up to 9 * 10^15 units and three decimals", ""};
}

}  // namespace

std::string to_decimal(Amount amount) {
  // Negative remainders need no case of their own when the sign is taken off digit by digit.
  std::string whole = std::to_string(amount.mills / kUnit);
  if (amount.mills < 0 && whole == "0") whole = "-0";
  std::string decimals;
  for (std::int64_t rest = amount.mills % kUnit, unit = kUnit / 10; rest != 0; unit /= 10) {
    const std::int64_t digit = rest / unit;
    decimals += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    rest -= digit * unit;
  }
  return decimals.empty() ? whole : whole + '.' + decimals;
}

Result<Amount> parse_decimal(std::string_view digits) {
  std::int64_t mills = 0;
  int decimals = -1;  // before the point
  bool any = false;
  for (const char c : digits) {
    if (c == '.' && decimals < 0 && any) {
      decimals = 0;
      continue;
    }
    if (!is_digit(c)) return not_an_amount(digits);
    any = true;
    if (decimals == kDecimals) {
      if (c != '0') return out_of_range(digits);
      continue;
    }
    if (!append_digit(mills, c - '0')) return out_of_range(digits);
    if (decimals >= 0) ++decimals;
  }
  if (!any || digits.back() == '.') return not_an_amount(digits);
  for (int i = decimals < 0 ? 0 : decimals; i < kDecimals; ++i) {
    if (!append_digit(mills, 0)) return out_of_range(digits);
  }
  return Amount{mills};
}

std::optional<Amount> scaled(Amount amount, int power) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max() / 10;
  std::int64_t mills = amount.mills;
  for (; power > 0 && mills != 0; --power) {
    if (mills > kMax || mills < -kMax) return std::nullopt;
    mills *= 10;
  }
  for (; power < 0 && mills != 0; ++power) {
    if (mills % 10 != 0) return std::nullopt;
    mills /= 10;
  }
  return Amount{mills};
}

}  // namespace dossier
