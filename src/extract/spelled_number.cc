// Adds up number words as they are spoken: units and tens within a hundred, hundreds within a
// scale, scales in falling order.
#include "extract/spelled_number.h"

#include <array>
#include <string>

#include "base/text.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

// What may stand before a scale's word instead of a number; folded, one space after each word.
struct Opening {
  std::string_view words;
  std::int64_t mills;
};
constexpr auto kOpenings = std::to_array<Opening>({
    // The longest first.
    {"three quarters of a ", 750},
    {"un quart de ", 250},
    {"eine viertel ", 250},
    {"eine dreiviertel ", 750},
    {"eine halbe ", 500},
    {"a quarter ", 250},
    {"quarter of a ", 250},
    {"half of a ", 500},
    {"half a ", 500},
    {"quarter ", 250},
    {"half ", 500},
    {"un demi ", 500},
    {"demi ", 500},
    {"medio ", 500},
    {"meio ", 500},
    {"anderthalb ", 1500},
    {"eineinhalb ", 1500},
    {"a ", 1000},
    {"an ", 1000},
    {"un ", 1000},
    {"um ", 1000},
    {"uma ", 1000},
    {"eine ", 1000},
    {"einer ", 1000},
});
// Scales that are numbers by themselves: "mil euros", "mille dollars", "tausend Euro".
constexpr auto kBareScales = std::to_array<std::string_view>({"mil", "mille", "tausend"});
// Between number words.
constexpr auto kJoints =
    std::to_array<std::string_view>({" and ", " e ", " y ", " et ", " und ", "-", " "});
// After a number or its scale: "two and a half million", "dos millones y medio".
constexpr auto kAndHalf = std::to_array<std::string_view>(
    {" and a half", " y medio", " y media", " e meio", " e meia", " et demi", " et demie"});

std::int64_t power_of_ten(int power) {
  std::int64_t value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

// The sum so far, in thousandths.
class Sum {
 public:
  // False where the word cannot go on the number: "twenty" after "six".
  bool add(int value) {
    if (value == 1000) return add_scale(3);
    const std::int64_t below = part_ / 1000;
    if (value == 100) {
      if (below >= 10) return false;
      part_ = (below == 0 ? 1 : below) * 100'000;
      return true;
    }
    if (value > 100) {  // "quinientos"
      if (part_ != 0) return false;
      part_ = std::int64_t{value} * 1000;
      return true;
    }
    const std::int64_t room = value < 10 ? below % 10 : below % 100;
    if (has_ && room != 0) return false;
    part_ += std::int64_t{value} * 1000;
    has_ = true;
    return true;
  }
  bool add_scale(int power) {
    constexpr int kGreatest = 12;
    if (power >= last_power_ || power > kGreatest) return false;
    whole_ += (part_ == 0 ? 1000 : part_) * power_of_ten(power);
    part_ = 0;
    has_ = false;
    last_power_ = power;
    return true;
  }
  // Half of what was said last.
  void add_half() {
    if (part_ == 0 && last_power_ != kNone) {
      whole_ += 500 * power_of_ten(last_power_);
    } else {
      part_ += 500;
    }
  }
  Amount value() const { return {whole_ + part_}; }

 private:
  static constexpr int kNone = 99;
  std::int64_t whole_ = 0;  // what scales have closed
  std::int64_t part_ = 0;   // below the next scale
  bool has_ = false;        // a unit or ten is in part_
  int last_power_ = kNone;
};

// Where the next word of the number begins; 0 where none does.
std::uint32_t next_word(std::string_view text, std::uint32_t end) {
  for (const std::string_view joint : kJoints) {
    if (!text.substr(end).starts_with(joint)) continue;
    const auto at = end + static_cast<std::uint32_t>(joint.size());
    const LexMask numbers = mask(LexClass::number_word) | mask(LexClass::scale);
    if (at < text.size() && is_word_byte(text[at]) && !is_digit(text[at]) &&
        longest_name(text, at, numbers).entry != nullptr) {
      return at;
    }
  }
  return 0;
}

// Adds words to `sum` from `pos` on for as long as they fit; returns where they end.
std::uint32_t add_words(std::string_view text, std::uint32_t pos, Sum& sum, SpelledNumber& number) {
  std::uint32_t end = pos;
  std::string_view lang;
  for (std::uint32_t at = pos; at != 0 || end == pos; at = next_word(text, end)) {
    const LexHit word = longest_name(text, at, mask(LexClass::number_word));
    const LexHit scale = longest_name(text, at, mask(LexClass::scale));
    if (word.entry != nullptr && word.end >= scale.end) {
      // "fünf Cent": a hundred in French, a coin elsewhere.
      const bool coin = word.entry->value == 100 && word.entry->lang.view() == "fr";
      if (coin && !lang.empty() && lang != "fr") break;
      if (!sum.add(word.entry->value)) break;
      lang = word.entry->lang;
      end = word.end;
    } else if (scale.entry != nullptr && end != pos) {
      if (!sum.add_scale(scale.entry->value)) break;
      number.scaled = true;
      end = scale.end;
    } else {
      break;
    }
    for (const std::string_view half : kAndHalf) {
      const auto after = end + static_cast<std::uint32_t>(half.size());
      if (!text.substr(end).starts_with(half) || !is_word_edge(text, after)) continue;
      sum.add_half();
      end = after;
    }
  }
  return end;
}

}  // namespace

std::optional<SpelledNumber> read_spelled(std::string_view text, std::uint32_t pos) {
  SpelledNumber number;
  number.begin = pos;
  Sum sum;
  number.end = add_words(text, pos, sum, number);
  if (number.end == pos) return std::nullopt;
  number.value = sum.value();
  return number;
}

std::optional<SpelledNumber> read_spelled_scale(std::string_view text, std::uint32_t pos) {
  const LexHit scale = longest_name(text, pos, mask(LexClass::scale));
  if (scale.entry == nullptr) return std::nullopt;
  SpelledNumber number{pos, scale.end, {}, true};
  constexpr std::size_t kLongest = 24;
  const std::size_t from = pos > kLongest ? pos - kLongest : 0;
  std::string before = fold(text.substr(from, pos - from)) + ' ';
  for (const Opening& opening : kOpenings) {
    if (!std::string_view(before).ends_with(opening.words)) continue;
    const std::size_t begin = before.size() - opening.words.size();
    if (begin > 0 && is_word_byte(before[begin - 1])) continue;
    // Article and scale are ASCII and spaced singly in all but broken text; else the scale's own
    // place.
    if (opening.words.size() <= pos)
      number.begin = pos - static_cast<std::uint32_t>(opening.words.size());
    const auto value = scaled(Amount{opening.mills}, scale.entry->value);
    if (!value) return std::nullopt;
    number.value = *value;
    return number;
  }
  for (const std::string_view bare : kBareScales) {
    if (scale.entry->folded() != bare) continue;
    number.value = Amount::units(power_of_ten(scale.entry->value));
    return number;
  }
  return std::nullopt;
}

std::optional<SpelledNumber> read_spelled_opening(std::string_view text, std::uint32_t pos) {
  for (const Opening& opening : kOpenings) {
    const auto scale = pos + static_cast<std::uint32_t>(opening.words.size());
    if (!starts_with_fold(text.substr(pos), opening.words) || scale >= text.size()) continue;
    if (const auto number = read_spelled_scale(text, scale); number && number->begin == pos) {
      return number;
    }
  }
  return std::nullopt;
}

}  // namespace dossier
