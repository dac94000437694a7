// Reads "US$ thousand", "in Mio. EUR", "T€", "Rs. in lakhs": currency and scale in either order,
// and nothing else but glue.
#include "extract/money_unit.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/money_token.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

constexpr LexMask kCurrency =
    mask(LexClass::currency_code) | mask(LexClass::currency_symbol) | mask(LexClass::currency_word);

// The small words of the tool's languages that stand between currency and scale, folded.
constexpr auto kGlueWords = std::to_array<std::string_view>(
    {"all",      "amounts", "angaben", "bedragen", "betrage", "currency", "d",          "de",
     "del",      "do",      "eenheid", "einheit",  "em",      "en",       "equivalent", "figures",
     "importes", "importi", "in",      "montants", "of",      "s",        "the",        "unidad",
     "unidade",  "unit",    "unita",   "unite",    "units",   "valores",  "values",     "x"});

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<MoneyUnit> read() {
    while (pos_ < text_.size()) {
      if (!skip_glue() && !take_zeros() && !take_lettered_currency() && !take_scale() &&
          !take_currency()) {
        return std::nullopt;
      }
    }
    if (!found_) return std::nullopt;
    return unit_;
  }

 private:
  bool skip_glue() {
    constexpr std::string_view kMarks = " \t.,:'()[]-/";
    if (kMarks.find(text_[pos_]) != std::string_view::npos) return ++pos_, true;
    constexpr std::string_view kQuote = "’";
    if (text_.substr(pos_).starts_with(kQuote)) return pos_ += kQuote.size(), true;
    std::size_t end = pos_;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    if (end == pos_) return false;
    const std::string word = fold(text_.substr(pos_, end - pos_));
    if (std::ranges::find(kGlueWords, word) == kGlueWords.end()) return false;
    pos_ = end;
    return true;
  }

  // "000" and "1000", "1,000", "1 000" say thousand; "000,000" a million.
  bool take_zeros() {
    std::size_t at = pos_;
    if (at < text_.size() && text_[at] == '1') ++at;
    const bool grouped = at > pos_ && at < text_.size() &&
                         text_.substr(at + 1).starts_with("000") &&
                         std::string_view(" ,.").find(text_[at]) != std::string_view::npos;
    if (grouped) ++at;
    int zeros = 0;
    for (; at < text_.size(); ++at) {
      if (text_[at] == '0') {
        ++zeros;
      } else if ((text_[at] != ',' && text_[at] != '.') || zeros == 0) {
        break;
      }
    }
    if (zeros == 0 || zeros % 3 != 0 || zeros > 9) return false;
    if (at < text_.size() && is_digit(text_[at])) return false;
    return add_power(zeros, at);
  }

  bool take_scale() {
    const LexHit hit = longest_name(text_, at(), mask(LexClass::scale));
    return hit.entry != nullptr && add_power(hit.entry->value, hit.end);
  }

  bool take_currency() {
    const LexHit hit = longest_name(text_, at(), kCurrency);
    // "S.N." counts rows.
    const bool initial =
        hit.end == at() + 1 && is_ascii_letter(text_[pos_]) && text_.substr(hit.end, 1) == ".";
    if (hit.entry == nullptr || initial) return false;
    return set_currency(*hit.entry, hit.end);
  }

  bool take_lettered_currency() {
    const auto found = read_lettered_currency(text_, at(), true);
    if (!found || !add_power(found->power, found->end)) return false;
    return set_currency(*found->currency, found->end);
  }

  bool add_power(int power, std::size_t end) {
    if (unit_.power != 0) return false;
    unit_.power = static_cast<std::int8_t>(power);
    found_ = true;
    pos_ = end;
    return true;
  }

  bool set_currency(const LexEntry& entry, std::size_t end) {
    const auto currency = static_cast<Currency>(entry.value);
    if (unit_.currency != Currency::none && unit_.currency != currency) return false;
    unit_.currency = currency;
    unit_.shared_name = (entry.flags & kShared) != 0;
    found_ = true;
    pos_ = end;
    return true;
  }

  std::uint32_t at() const { return static_cast<std::uint32_t>(pos_); }

  std::string_view text_;
  std::size_t pos_ = 0;
  MoneyUnit unit_;
  bool found_ = false;
};

}  // namespace

std::optional<MoneyUnit> money_unit(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  return Reader(text).read();
}

}  // namespace dossier
