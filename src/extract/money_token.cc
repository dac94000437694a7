// Cuts text into money tokens: numbers by their digits, names by the lexicon, glue words by the
// tables below.
#include "extract/money_token.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "extract/pattern.h"
#include "extract/spelled_number.h"

namespace dossier {
namespace {

using Kind = MoneyToken::Kind;
using Gap = MoneyToken::Gap;

constexpr LexMask kCurrencyClasses =
    mask(LexClass::currency_code) | mask(LexClass::currency_symbol) | mask(LexClass::currency_word);
constexpr LexMask kMoneyClasses =
    kCurrencyClasses | mask(LexClass::scale) | mask(LexClass::number_word);

struct Glue {
  std::string_view folded;
  Kind kind;
};
constexpr auto kGlueWords = std::to_array<Glue>({
    {"to", Kind::to},
    {"until", Kind::to},
    {"a", Kind::to},
    {"ate", Kind::to},
    {"hasta", Kind::to},
    {"bis", Kind::to},
    {"jusqu", Kind::to},
    {"and", Kind::conjunction},
    {"et", Kind::conjunction},
    {"y", Kind::conjunction},
    {"e", Kind::conjunction},
    {"und", Kind::conjunction},
    {"con", Kind::conjunction},
    {"com", Kind::conjunction},
    {"mit", Kind::conjunction},
    {"with", Kind::conjunction},
    {"of", Kind::of},
    {"de", Kind::of},
    {"di", Kind::of},
    {"d", Kind::of},
});
// Hundredths of a currency's unit, in words; folded.
constexpr auto kMinorUnits = std::to_array<std::string_view>(
    {"c",        "cent",      "cents",      "centavo", "centavos", "centime", "centimes", "centimo",
     "centimos", "centesimo", "centesimos", "p",       "penny",    "pence",   "sen",      "sens",
     "rappen",   "pfennig",   "ore",        "oere",    "paisa",    "paise",   "santim",   "grosz",
     "groszy",   "kurus",     "halala",     "halalas", "kopek",    "kopeks",  "kopecks"});

constexpr auto kDashes =
    std::to_array<std::string_view>({"-", "‐", "‑", "‒", "–", "—", "―", "−", "~", "～"});

constexpr std::size_t kMostTokens = 24;

// Where the run of letters and digits at `pos` ends.
std::uint32_t word_end(std::string_view text, std::uint32_t pos) {
  std::size_t end = pos;
  while (end < text.size()) {
    std::size_t next = 0;
    if (!is_digit(text[end]) && !is_letter(decode(text, end, next))) break;
    end = is_digit(text[end]) ? end + 1 : next;
  }
  return static_cast<std::uint32_t>(end);
}

// White space before a token: at most one line end, and no more than a few spaces.
struct Space {
  std::uint32_t end = 0;
  Gap gap = Gap::none;
  bool open = true;  // false: nothing that goes on after it belongs here
};
Space skip_space(std::string_view text, std::uint32_t pos) {
  constexpr std::uint32_t kWidest = 6;
  std::uint32_t at = pos;
  int lines = 0;
  for (; at < text.size() && (text[at] == ' ' || text[at] == '\n'); ++at) lines += text[at] == '\n';
  if (at < text.size() && text[at] == '\t') return {at, Gap::wide, false};  // the next cell
  if (at == pos) return {at, Gap::none, true};
  if (lines > 0) return {at, Gap::line, lines == 1};
  const Gap gap = at - pos == 1 ? Gap::space : Gap::wide;
  return {at, gap, at - pos <= kWidest};
}

// The power of ten of a letter that touches a currency: "T€" is German for thousands.
int letter_power(char c) {
  if (c == 'k' || c == 'K' || c == 'T') return 3;
  if (c == 'm' || c == 'M') return 6;
  return c == 'b' || c == 'B' ? 9 : 0;
}

constexpr int kThousand = 3;  // power of ten

class Reader {
 public:
  Reader(std::string_view text, MoneyRun& run) : text_(text), run_(run) {}

  void read(std::uint32_t pos) {
    run_.end = pos;
    gap_ = Gap::none;
    while (pos < text_.size() && pos - start_of(pos) < kWindow &&
           run_.tokens.size() < kMostTokens) {
      if (!read_token(pos)) break;
      const Space space = skip_gap();
      if (!space.open) break;
      pos = space.end;
      gap_ = space.gap;
    }
  }

 private:
  std::uint32_t start_of(std::uint32_t pos) const {
    return run_.tokens.empty() ? pos : run_.tokens.front().span.begin;
  }

  // White space; and, after a currency that has had no number, what closes a label: "(US$):
  // 450,000".
  Space skip_gap() const {
    const Space space = skip_space(text_, run_.end);
    const MoneyToken& last = run_.tokens.back();
    const bool number = std::ranges::any_of(run_.tokens, &MoneyToken::numeric);
    if (number || (!last.is(Kind::currency) && !last.is(Kind::scale))) return space;
    std::uint32_t at = run_.end;
    if (at < text_.size() && text_[at] == ')') ++at;
    if (at < text_.size() && text_[at] == ':') ++at;
    if (at == run_.end) return space;
    const Space after = skip_space(text_, at);
    const bool digits = after.end < text_.size() && is_digit(text_[after.end]);
    if (!digits || after.gap == Gap::line) return space;
    return {after.end, Gap::wide, true};
  }

  bool read_token(std::uint32_t pos) {
    const char c = text_[pos];
    if (is_digit(c)) return read_digits(pos);
    if (c == '(') return read_bracket(pos);
    if (c == '&') return push_glue(Kind::conjunction, {pos, pos + 1});
    for (const std::string_view dash : kDashes) {
      if (text_.substr(pos).starts_with(dash)) {
        return push_glue(Kind::to, {pos, pos + static_cast<std::uint32_t>(dash.size())});
      }
    }
    return read_word(pos);
  }

  bool read_digits(std::uint32_t pos) {
    const Number number = read_number(text_, pos);
    run_.end = number.end;
    // "11a", "3rd": letters may touch a number only as its scale or currency.
    const bool touched = !is_word_edge(text_, number.end);
    if (!number.valid || (touched && !names_money(number.end))) return false;
    MoneyToken token;
    token.kind = Kind::number;
    token.span = {number.begin, number.end};
    token.number = number;
    push(token);
    return true;
  }

  bool names_money(std::uint32_t pos) const {
    if (longest_name(text_, pos, kCurrencyClasses | mask(LexClass::scale)).entry != nullptr) {
      return true;
    }
    return is_minor(pos) || read_lettered_currency(text_, pos).has_value();
  }

  // "(GTQ)", "(US dollars)": nothing else in the brackets.
  bool read_bracket(std::uint32_t pos) {
    const LexHit hit = longest_name(text_, pos + 1, kCurrencyClasses);
    if (hit.entry == nullptr || hit.end >= text_.size() || text_[hit.end] != ')') return false;
    push_currency(Kind::bracket, *hit.entry, {pos, hit.end + 1});
    return true;
  }

  bool read_word(std::uint32_t pos) {
    if (after_money() && is_minor(pos)) {
      return push_glue(Kind::minor, {pos, word_end(text_, pos)});
    }
    const LexHit any = longest_name(text_, pos, kMoneyClasses);
    if (any.entry == nullptr) {
      if (run_.tokens.empty() && push_spelled(read_spelled_opening(text_, pos))) return true;
      return read_lettered(pos) || read_glue(pos);
    }
    // "k€ 12": the letter alone would be a scale without a number.
    if (run_.tokens.empty() && any.end == pos + 1 && read_lettered(pos)) return true;
    const LexHit hit = preferred_name(pos, any);
    const auto end = Span{pos, hit.end};
    switch (hit.entry->cls) {
      case LexClass::scale:
        return run_.tokens.empty() ? push_spelled(read_spelled_scale(text_, pos))
                                   : push_scale(*hit.entry, end);
      case LexClass::number_word:
        return push_spelled(read_spelled(text_, pos));
      default:
        // "1 450 000\nECU/10/03": the number of the next line's project.
        if (gap_ == Gap::line && hit.end + 1 < text_.size() && text_[hit.end] == '/' &&
            is_digit(text_[hit.end + 1]))
          return false;
        push_currency(Kind::currency, *hit.entry, end);
        return true;
    }
  }

  // Of several equally long names the one that fits the place: "K" scales a number, but before one
  // it is Papua New Guinea's kina; "tausend" is a number or scales one.
  LexHit preferred_name(std::uint32_t pos, const LexHit& any) const {
    constexpr LexMask kScale = mask(LexClass::scale);
    constexpr LexMask kSpelled = mask(LexClass::number_word);
    using Order = std::array<LexMask, 3>;
    Order order{kCurrencyClasses, kScale, kSpelled};
    if (run_.tokens.empty()) order = {kCurrencyClasses, kSpelled, kScale};
    if (!run_.tokens.empty() && run_.tokens.back().numeric())
      order = {kScale, kCurrencyClasses, kSpelled};
    for (const LexMask classes : order) {
      if ((classes & mask(any.entry->cls)) != 0) break;
      const LexHit hit = longest_name(text_, pos, classes);
      if (hit.entry != nullptr && hit.end == any.end) return hit;
    }
    return any;
  }

  // Pushed as currency and scale in this order, whichever the letters had.
  bool read_lettered(std::uint32_t pos) {
    const auto found = read_lettered_currency(text_, pos);
    if (!found) return false;
    push_currency(Kind::currency, *found->currency, {pos, found->end});
    gap_ = Gap::none;
    MoneyToken scale;
    scale.kind = Kind::scale;
    scale.power = found->power;
    scale.span = {found->end, found->end};
    push(scale);
    return true;
  }

  bool read_glue(std::uint32_t pos) {
    if (run_.tokens.empty()) return false;
    const std::uint32_t end = word_end(text_, pos);
    if (end == pos || end - pos > 6) return false;
    const std::string word = fold(text_.substr(pos, end - pos));
    const auto* const glue = std::ranges::find(kGlueWords, word, &Glue::folded);
    if (glue == kGlueWords.end()) return false;
    std::uint32_t next = end;
    if (glue->folded.size() == 1 || glue->folded == "jusqu") {  // "d'euros", "d’euros"
      const auto quote = text_.substr(end, 3);
      if (quote.starts_with('\'')) next = end + 1;
      if (quote.starts_with("’")) next = end + 3;
    }
    if (!push_glue(glue->kind, {pos, next})) return false;
    run_.tokens.back().is_word = true;
    return true;
  }

  bool is_minor(std::uint32_t pos) const {
    const std::uint32_t end = word_end(text_, pos);
    if (end == pos || end - pos > 12) return false;
    return std::ranges::find(kMinorUnits, fold(text_.substr(pos, end - pos))) != kMinorUnits.end();
  }

  // Whether the last token is a number and a currency stands before it.
  bool after_money() const {
    return !run_.tokens.empty() && run_.tokens.back().numeric() && run_.has(Kind::currency);
  }

  bool push_glue(Kind kind, Span span) {
    if (run_.tokens.empty()) return false;
    MoneyToken token;
    token.kind = kind;
    token.span = span;
    push(token);
    return true;
  }

  bool push_scale(const LexEntry& entry, Span span) {
    // "EUR 300 000\nM. Keita": a letter scales the number of its own line only.
    if (gap_ == Gap::line && (entry.flags & kCommonWord) != 0) return false;
    MoneyToken token;
    token.kind = Kind::scale;
    token.span = span;
    token.entry = &entry;
    token.power = entry.folded() == "mil." && !is_english() ? kThousand : entry.value;
    push(token);
    return true;
  }

  // "US$ 420 mil." is 420,000 at the end of a Portuguese or Spanish sentence.
  bool is_english() const { return text_.find(" the ") != std::string_view::npos; }

  void push_currency(Kind kind, const LexEntry& entry, Span span) {
    MoneyToken token;
    token.kind = kind;
    token.span = span;
    token.entry = &entry;
    token.currency = static_cast<Currency>(entry.value);
    push(token);
  }

  bool push_spelled(const std::optional<SpelledNumber>& number) {
    if (!number) return false;
    MoneyToken token;
    token.kind = Kind::spelled;
    token.span = {number->begin, number->end};
    token.spelled = number->value;
    token.spelled_scaled = number->scaled;
    push(token);
    return true;
  }

  void push(MoneyToken token) {
    token.gap = run_.tokens.empty() ? Gap::none : gap_;
    if (token.gap != Gap::none) run_.marks += ' ';
    run_.mark_of.push_back(static_cast<std::uint32_t>(run_.marks.size()));
    run_.marks += static_cast<char>(token.kind);
    run_.end = token.span.end;
    run_.tokens.push_back(token);
  }

  std::string_view text_;
  MoneyRun& run_;
  Gap gap_ = Gap::none;
};

}  // namespace

std::optional<LetteredCurrency> read_lettered_currency(std::string_view text, std::uint32_t pos,
                                                       bool as_unit) {
  constexpr std::uint32_t kCode = 3;
  if (pos + 1 >= text.size()) return std::nullopt;
  const char second = text[pos + 1];
  if ((second >= 'a' && second <= 'z') || second == ' ' || second == '\n') return std::nullopt;
  if (const int power = letter_power(text[pos]); power != 0) {
    constexpr LexMask kShort = mask(LexClass::currency_code) | mask(LexClass::currency_symbol);
    const LexHit hit = longest_name(text, pos + 1, kShort);
    const bool sign = is_word_edge(text, pos + 1);
    if (hit.entry != nullptr && (sign || as_unit || hit.end >= pos + 1 + kCode)) {
      return LetteredCurrency{hit.entry, power, hit.end};
    }
  }
  const std::uint32_t end = word_end(text, pos);
  if (end - pos <= kCode || end - pos > kCode + 3) return std::nullopt;
  const LexHit code = longest_name(text.substr(0, pos + kCode), pos, mask(LexClass::currency_code));
  const LexHit scale = longest_name(text, pos + kCode, mask(LexClass::scale));
  if (code.entry == nullptr || code.end != pos + kCode || scale.end != end) return std::nullopt;
  return LetteredCurrency{code.entry, scale.entry->value, end};
}

bool MoneyRun::has(MoneyToken::Kind kind) const {
  return std::ranges::any_of(tokens, [kind](const MoneyToken& t) { return t.is(kind); });
}

void read_run(std::string_view text, std::uint32_t pos, MoneyRun& run) {
  run.tokens.clear();
  run.marks.clear();
  run.mark_of.clear();
  Reader(text, run).read(pos);
}

}  // namespace dossier
