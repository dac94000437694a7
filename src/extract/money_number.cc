// Decides what the marks inside a number are. A number is cut into runs of digits and the marks
// between them; the pattern of marks and lengths alone says which mark groups and which divides.
#include "extract/money_number.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"

namespace dossier {
namespace {

struct Part {
  char mark = 0;  // before the digits; 0 for the first part
  std::string_view digits;
};

struct Parts {
  static constexpr std::size_t kMost = 10;
  std::array<Part, kMost> list{};
  std::size_t count = 0;
  std::uint32_t end = 0;

  const Part& last() const { return list[count - 1]; }
};

std::string_view digits_at(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(pos, end - pos);
}

// The mark at text[pos] in its plain form, and its length in bytes; 0 where there is none.
struct Mark {
  char plain = 0;
  std::size_t size = 0;
};
Mark mark_at(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return {};
  if (std::string_view(",.' ").find(text[pos]) != std::string_view::npos) return {text[pos], 1};
  for (const std::string_view quote : {"’", "‘", "´"}) {
    if (text.substr(pos).starts_with(quote)) return {'\'', quote.size()};
  }
  return {};
}

// Spaces and apostrophes only group, and only by three: "2012 300" is two numbers.
bool may_follow(const Parts& parts, char mark, std::string_view digits) {
  if (mark == ',' || mark == '.') return !digits.empty();
  const Part& before = parts.last();
  const bool same = parts.count == 1 || before.mark == mark;
  const bool whole = parts.count > 1 || (before.digits.size() <= 3 && before.digits.front() != '0');
  return digits.size() == 3 && same && whole;
}

Parts cut(std::string_view text, std::size_t pos) {
  Parts parts;
  parts.list[0] = {0, digits_at(text, pos)};
  parts.count = 1;
  std::size_t end = pos + parts.list[0].digits.size();
  while (parts.count < Parts::kMost) {
    const Mark mark = mark_at(text, end);
    if (mark.size == 0) break;
    const std::string_view digits = digits_at(text, end + mark.size);
    if (!may_follow(parts, mark.plain, digits)) break;
    parts.list[parts.count++] = {mark.plain, digits};
    end += mark.size + digits.size();
  }
  parts.end = static_cast<std::uint32_t>(end);
  return parts;
}

// Whether parts 1 to `count`-1 have one mark and group by three, or as in India (3,42,00,000).
bool is_grouped(const Parts& parts, std::size_t count) {
  const char mark = parts.list[1].mark;
  if (parts.list[0].digits.size() > 3) return false;
  bool threes = true;
  bool lakhs = mark == ',' && parts.list[count - 1].digits.size() == 3;
  for (std::size_t i = 1; i < count; ++i) {
    if (parts.list[i].mark != mark) return false;
    threes = threes && parts.list[i].digits.size() == 3;
    lakhs = lakhs && (i == count - 1 || parts.list[i].digits.size() == 2);
  }
  return threes || lakhs;
}

// One comma or point: decimals, or one group of three ("1600,000" too, as people write it).
void decide_single(const Parts& parts, Number& number) {
  const Part& first = parts.list[0];
  const Part& second = parts.list[1];
  const bool zeros = second.digits == "000";
  const bool group = second.digits.size() == 3 && first.digits.front() != '0' &&
                     (first.digits.size() <= 3 || zeros || second.mark == ',');
  number.valid = true;
  if (group || second.mark == ' ' || second.mark == '\'') {
    number.group_mark = second.mark;
    number.either = (second.mark == '.' || second.mark == ',') && !zeros;
  } else {
    number.decimal_mark = second.mark;
    number.decimals = static_cast<std::uint8_t>(second.digits.size());
  }
}

// "2'840,000": in Mexico and Peru an apostrophe marks the millions, a comma the thousands.
bool is_grouped_by_two_marks(const Parts& parts) {
  const bool threes = std::all_of(parts.list.begin() + 1, parts.list.begin() + parts.count,
                                  [](const Part& p) { return p.digits.size() == 3; });
  return threes && parts.count == 3 && parts.list[1].mark == '\'' && parts.list[2].mark == ',' &&
         parts.list[0].digits.size() <= 3;
}

// Several marks: all group, or all but a last one that differs or is followed by other than three.
void decide_several(const Parts& parts, Number& number) {
  const std::size_t last = parts.count - 1;
  const Part& tail = parts.last();
  if (is_grouped(parts, parts.count) || is_grouped_by_two_marks(parts)) {
    number.group_mark = parts.list[1].mark;
    number.valid = true;
    return;
  }
  const bool decimal = (tail.mark == ',' || tail.mark == '.') && is_grouped(parts, last) &&
                       (tail.mark != parts.list[1].mark || tail.digits.size() <= 2);
  if (!decimal) return;
  number.group_mark = parts.list[1].mark;
  number.decimal_mark = tail.mark;
  number.decimals = static_cast<std::uint8_t>(tail.digits.size());
  number.valid = true;
}

void collect_digits(const Parts& parts, Number& number) {
  for (std::size_t i = 0; i < parts.count; ++i) {
    for (const char c : parts.list[i].digits) {
      constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max() / 10 - 1;
      if (number.digits > kMax) {
        number.too_long = true;
        return;
      }
      number.digits = number.digits * 10 + static_cast<std::uint64_t>(c - '0');
    }
  }
}

// "2½" after a whole number.
void take_fraction(std::string_view text, Number& number) {
  struct Fraction {
    std::string_view sign;
    std::uint64_t digits;
    std::uint8_t decimals;
  };
  constexpr auto kFractions = std::to_array<Fraction>({{"½", 5, 1}, {"¼", 25, 2}, {"¾", 75, 2}});
  if (number.decimals != 0 || number.too_long) return;
  for (const Fraction& f : kFractions) {
    if (!text.substr(number.end).starts_with(f.sign)) continue;
    for (int i = 0; i < f.decimals; ++i) number.digits *= 10;
    number.digits += f.digits;
    number.decimals = f.decimals;
    number.end += static_cast<std::uint32_t>(f.sign.size());
    return;
  }
}

// "500.–", "5,000/-": no hundredths.
void take_even(std::string_view text, Number& number) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {".--", ",--", ".-", ",-", ".–", ",–", ".—", ",—", "/-", "/="});
  for (const std::string_view sign : kSigns) {
    const std::size_t after = number.end + sign.size();
    if (!text.substr(number.end).starts_with(sign)) continue;
    if (after < text.size() && is_word_byte(text[after])) return;
    number.end = static_cast<std::uint32_t>(after);
    return;
  }
}

// Whether the number is one side of "12/2013" or "10:30", or a percentage.
bool is_part_of_other(std::string_view text, const Number& number) {
  const auto joins = [](char c) { return c == '/' || c == ':'; };
  if (number.begin >= 2 && joins(text[number.begin - 1]) && is_digit(text[number.begin - 2]))
    return true;
  if (number.end >= text.size()) return false;
  const std::string_view rest = text.substr(number.end);
  if (rest.size() >= 2 && joins(rest[0]) && is_digit(rest[1])) return true;
  return rest.starts_with('%') || rest.starts_with(" %") || rest.starts_with("°");
}

}  // namespace

Number read_number(std::string_view text, std::uint32_t pos) {
  const Parts parts = cut(text, pos);
  Number number;
  number.begin = pos;
  number.end = parts.end;
  if (parts.count == 1) {
    number.valid = true;
  } else if (parts.count == 2) {
    decide_single(parts, number);
  } else {
    decide_several(parts, number);
  }
  collect_digits(parts, number);
  take_fraction(text, number);
  if (number.decimal_mark == 0) take_even(text, number);
  number.valid = number.valid && !is_part_of_other(text, number);
  return number;
}

Number as_decimals(const Number& number) {
  Number other = number;
  other.decimal_mark = number.group_mark;
  other.group_mark = 0;
  other.decimals = 3;
  other.either = false;
  return other;
}

std::optional<Amount> amount_of(const Number& number, int power) {
  constexpr int kMills = 3;
  if (number.too_long) return std::nullopt;
  std::uint64_t digits = number.digits;
  int exponent = power + kMills - number.decimals;
  while (exponent < 0 && digits % 10 == 0 && digits != 0) {
    digits /= 10;
    ++exponent;
  }
  if (digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return std::nullopt;
  return scaled(Amount{static_cast<std::int64_t>(digits)}, exponent);
}

bool looks_like_year(const Number& number) {
  return number.end - number.begin == 4 && number.group_mark == 0 && number.decimal_mark == 0 &&
         number.digits >= 1900 && number.digits < 2100;
}

}  // namespace dossier
