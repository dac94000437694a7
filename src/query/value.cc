// Longest readings, operators and ranges of query values.
#include "query/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <tuple>

#include "base/text.h"
#include "query/words.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxValueWords = 10;  // "from the 1st of January 2012 to …" takes nine

struct QuotePair {
  std::string_view open;
  std::string_view close;
  bool must_close;
};
constexpr auto kQuotes = std::to_array<QuotePair>(
    {{"\"", "\"", true}, {"“", "”", true}, {"„", "“", true}, {"'", "'", false}});

constexpr auto kOperators = std::to_array<std::pair<std::string_view, Compare>>({
    {">=", Compare::at_least},
    {"<=", Compare::at_most},
    {"≥", Compare::at_least},
    {"≤", Compare::at_most},
    {">", Compare::over},
    {"<", Compare::under},
});

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_name_char(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-';
}

bool is_break(std::string_view text, std::size_t pos) {
  return pos >= text.size() || is_space(text[pos]) || text[pos] == ',' || text[pos] == ')' ||
         text[pos] == '(' || text[pos] == '"';
}

// Whether only sentence punctuation lies between pos and the next break.
bool is_sentence_end(std::string_view text, std::size_t pos) {
  const std::size_t after = text.find_first_not_of(".?!;", pos);
  return after != pos && is_break(text, std::min(after, text.size()));
}

std::size_t skip_spaces(std::string_view text, std::size_t pos) {
  while (pos < text.size() && is_space(text[pos])) ++pos;
  return pos;
}

bool has_range_dots(std::string_view text, std::size_t pos) {
  return text.substr(std::min(pos, text.size())).starts_with("..");
}

// Every place where a value that begins at `pos` may end, the farthest first.
std::vector<std::size_t> possible_ends(std::string_view text, std::size_t pos) {
  std::vector<std::size_t> ends;
  std::size_t words = 0;
  for (std::size_t at = pos + 1; at <= text.size() && words < kMaxValueWords; ++at) {
    if (text[at - 1] == '(' || text[at - 1] == ')') break;
    if (is_space(text[at - 1])) {  // no value ends with a space, or runs into the next key
      if (key_name_end(text, at) != std::string_view::npos) break;
      continue;
    }
    if (is_break(text, at)) ++words;
    if (is_break(text, at) || has_range_dots(text, at) || is_sentence_end(text, at))
      ends.push_back(at);
  }
  std::ranges::reverse(ends);
  return ends;
}

// `read(text)` reads a whole text as one value.
template <class Reader>
auto longest(std::string_view text, std::size_t pos, Reader read)
    -> std::optional<Read<typename decltype(read(text))::value_type>> {
  using T = typename decltype(read(text))::value_type;
  if (const auto quoted = quoted_at(text, pos)) {
    auto value = read(quoted->inside);
    if (!value || !quoted->closed) return std::nullopt;
    return Read<T>{std::move(*value), quoted->end};
  }
  for (const std::size_t end : possible_ends(text, pos)) {
    if (auto value = read(text.substr(pos, end - pos))) return Read<T>{std::move(*value), end};
  }
  return std::nullopt;
}

// `read(pos)` after dropping as few fillers as possible.
template <class Reader>
auto after_fillers(std::string_view text, std::size_t pos, Reader read) -> decltype(read(pos)) {
  while (true) {
    pos = skip_spaces(text, pos);
    if (auto value = read(pos)) return value;
    const std::size_t end = word_end(text, pos);
    if (end == pos || !is_value_filler(fold(text.substr(pos, end - pos)))) return std::nullopt;
    pos = end;
  }
}

std::optional<std::pair<Compare, std::size_t>> operator_at(std::string_view text, std::size_t pos) {
  for (const auto& [spelling, compare] : kOperators) {
    if (text.substr(pos).starts_with(spelling))
      return std::pair{compare, skip_spaces(text, pos + spelling.size())};
  }
  return std::nullopt;
}

// "x", "x..y", "x..", "..y", ".." and ">x" of any kind of value. `read` reads one side, `make` what
// comes out of it.
template <class Reader, class Make>
std::optional<Read<Value>> ranged(std::string_view text, std::size_t pos, Reader read, Make make) {
  if (has_range_dots(text, pos)) {
    if (is_break(text, pos + 2) && !quoted_at(text, pos + 2))
      return Read<Value>{make.unbounded(), pos + 2};
    auto to = read(pos + 2);
    if (!to) return std::nullopt;
    auto value = make.compared(to->value, Compare::at_most);
    if (!value) return std::nullopt;
    return Read<Value>{*value, to->end};
  }
  Compare compare = Compare::equal;
  const auto op = operator_at(text, pos);
  if (op) std::tie(compare, pos) = *op;
  auto from = read(pos);
  if (!from) return std::nullopt;
  std::size_t end = from->end;
  auto value = make.compared(from->value, compare);
  if (!op && has_range_dots(text, end)) {
    end += 2;
    if (is_break(text, end) && !quoted_at(text, end)) {
      value = make.compared(from->value, Compare::at_least);
    } else {
      auto to = read(end);
      if (!to) return std::nullopt;
      value = make.spanned(from->value, to->value);
      end = to->end;
    }
  }
  if (!value) return std::nullopt;
  return Read<Value>{*value, end};
}

struct MakeWindow {
  static Value unbounded() { return Window{}; }
  static std::optional<Value> compared(const Window& w, Compare c) {
    const auto window = bounded(w, c);
    return window ? std::optional<Value>(*window) : std::nullopt;
  }
  static std::optional<Value> spanned(const Window& a, const Window& b) {
    const auto window = dossier::spanned(a, b);
    return window ? std::optional<Value>(*window) : std::nullopt;
  }
};

struct MakeAmount {
  static Value unbounded() { return AmountRange{}; }
  static std::optional<Value> compared(const Money& m, Compare c) {
    return dossier::compared(m, c);
  }
  static std::optional<Value> spanned(const Money& a, const Money& b) {
    const auto range = dossier::spanned(a, b);
    return range ? std::optional<Value>(*range) : std::nullopt;
  }
};

constexpr int kLastYear = 9999;

}  // namespace

std::optional<Quoted> quoted_at(std::string_view text, std::size_t pos) {
  for (const auto& [open, close, must_close] : kQuotes) {
    if (!text.substr(std::min(pos, text.size())).starts_with(open)) continue;
    const std::size_t begin = pos + open.size();
    std::size_t end = text.find(close, begin);
    if (!must_close) {
      while (end != std::string_view::npos && !is_break(text, end + close.size()) &&
             !has_range_dots(text, end + close.size()))
        end = text.find(close, end + 1);
      if (end == std::string_view::npos) return std::nullopt;
    }
    if (end == std::string_view::npos) return Quoted{text.substr(begin), text.size(), false};
    return Quoted{text.substr(begin, end - begin), end + close.size(), true};
  }
  return std::nullopt;
}

std::size_t key_name_end(std::string_view text, std::size_t pos) {
  if (pos >= text.size() || !is_ascii_letter(text[pos])) return std::string_view::npos;
  std::size_t end = pos;
  while (end < text.size() && is_name_char(text[end])) ++end;
  if (end < text.size() && text[end] == '.') {
    const auto quoted = quoted_at(text, end + 1);
    end = quoted ? quoted->end : std::min(text.find_first_of(": \t,()\"", end), text.size());
  }
  if (end >= text.size() || text[end] != ':') return std::string_view::npos;
  return text.substr(end + 1).starts_with("//") ? std::string_view::npos : end;
}

std::size_t word_end(std::string_view text, std::size_t pos) {
  while (!is_break(text, pos) && !is_sentence_end(text, pos)) ++pos;
  return pos;
}

namespace {

// "2020-21" after "active" is two years, though EDTF reads spring 2020: nobody writes the next
// year's number by chance.
std::optional<Window> pair_of_years(std::string_view text) {
  constexpr std::size_t kDigits = 7;
  constexpr int kCentury = 100;
  if (text.size() != kDigits || text[4] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + count, value);
    return error == std::errc() && end == text.data() + at + count ? value : -1;
  };
  const int first = number(0, 4);
  const int second = number(5, 2);
  constexpr int kMonths = 12;
  if (first < 0 || second <= kMonths || (first + 1) % kCentury != second) return std::nullopt;
  const auto year = [](int y) { return Date{static_cast<std::int16_t>(y), 0, 0}; };
  return Window{first_day(year(first)), last_day(year(first + 1))};
}

}  // namespace

std::optional<Window> ValueReader::whole_date(std::string_view text) const {
  if (const auto pair = pair_of_years(text)) return pair;
  const auto date = read_date(text, options_);
  if (!date) return std::nullopt;
  const Period& period = date->period;
  if (!is_ordered(period)) return std::nullopt;
  return Window{first_day(period), last_day(period)};
}

std::optional<Money> ValueReader::whole_money(std::string_view text) {
  auto money = read_money(text);
  return money ? std::optional(*money) : std::nullopt;
}

std::optional<Place> ValueReader::whole_place(std::string_view text) {
  // A code is the country's that bears it: in texts "EC" may be the European Commission.
  const std::optional<Country> code = find_country_code(text);
  const Place place{code ? code : find_country(text), find_region(text)};
  return place == Place{} ? std::nullopt : std::optional(place);
}

std::optional<Currency> ValueReader::whole_currency(std::string_view text) {
  if (const auto currency = find_currency(text)) return currency;
  // A symbol or a word ("€", "euros") is read by the reader of sums.
  const auto money = read_money("1 " + std::string(text));
  if (!money || money->amount != Amount::units(1)) return std::nullopt;
  return money->currency == Currency::none ? std::nullopt : std::optional(money->currency);
}

std::optional<Read<Window>> ValueReader::date(std::size_t pos) const {
  return longest(text_, pos, [&](std::string_view text) { return whole_date(text); });
}

std::optional<Read<Window>> ValueReader::window(std::size_t pos) const {
  const auto read = window_value(pos);
  return read ? std::optional(Read<Window>{std::get<Window>(read->value), read->end})
              : std::nullopt;
}

std::optional<Read<Money>> ValueReader::money(std::size_t pos) const {
  return longest(text_, pos, &ValueReader::whole_money);
}

std::optional<Read<Place>> ValueReader::place(std::size_t pos) const {
  return longest(text_, pos, &ValueReader::whole_place);
}

std::optional<Read<Currency>> ValueReader::currency(std::size_t pos) const {
  return longest(text_, pos, &ValueReader::whole_currency);
}

std::optional<Read<Window>> ValueReader::date_after_fillers(std::size_t pos) const {
  return after_fillers(text_, pos, [&](std::size_t at) { return date(at); });
}

std::optional<Read<Money>> ValueReader::money_after_fillers(std::size_t pos) const {
  return after_fillers(text_, pos, [&](std::size_t at) { return money(at); });
}

std::optional<Read<Place>> ValueReader::place_after_fillers(std::size_t pos) const {
  return after_fillers(text_, pos, [&](std::size_t at) -> std::optional<Read<Place>> {
    const auto found = place(at);
    if (found && is_word_not_code(text_.substr(at, found->end - at))) return std::nullopt;
    return found;
  });
}

std::optional<Read<Value>> ValueReader::window_value(std::size_t pos) const {
  return ranged(
      text_, pos, [&](std::size_t at) { return date(at); }, MakeWindow{});
}

std::optional<Read<Value>> ValueReader::amount_value(const KeyRow& row, std::size_t pos) const {
  const auto read = [&](std::size_t at) { return money(at); };
  if (row.compare == Compare::equal) return ranged(text_, pos, read, MakeAmount{});
  const auto sum = read(pos);
  if (!sum) return std::nullopt;
  return Read<Value>{compared(sum->value, row.compare), sum->end};
}

std::optional<Read<Value>> ValueReader::words_value(std::size_t pos) const {
  const auto quoted = quoted_at(text_, pos);
  const std::size_t end = quoted ? quoted->end : word_end(text_, pos);
  Words words = read_words(quoted ? quoted->inside : text_.substr(pos, end - pos));
  if (words.folded.empty() || (quoted && !quoted->closed)) return std::nullopt;
  return Read<Value>{std::move(words), end};
}

std::optional<Read<Value>> ValueReader::kind_value(std::size_t pos) const {
  const auto quoted = quoted_at(text_, pos);
  const std::size_t end = quoted ? quoted->end : word_end(text_, pos);
  const auto kind = find_kind(fold(quoted ? quoted->inside : text_.substr(pos, end - pos)));
  return kind ? std::optional(Read<Value>{*kind, end}) : std::nullopt;
}

std::optional<Read<Value>> ValueReader::value(const KeyRow& row, std::size_t pos) const {
  const auto widened = [](auto read) -> std::optional<Read<Value>> {
    if (!read) return std::nullopt;
    return Read<Value>{std::move(read->value), read->end};
  };
  switch (row.type) {
    case ValueType::window:
      return window_value(pos);
    case ValueType::amount:
      return amount_value(row, pos);
    case ValueType::place:
      return widened(place(pos));
    case ValueType::words:
      return words_value(pos);
    case ValueType::kind:
      return kind_value(pos);
    case ValueType::currency:
      return widened(currency(pos));
  }
  return std::nullopt;
}

std::optional<Window> bounded(const Window& window, Compare compare) {
  switch (compare) {
    case Compare::equal:
      return window;
    case Compare::over:
      if (!window.to || *window.to >= day_from_civil(kLastYear, 12, 31)) return std::nullopt;
      return Window{*window.to + 1, std::nullopt};
    case Compare::at_least:
      return Window{window.from, std::nullopt};
    case Compare::under:
      if (!window.from || *window.from <= day_from_civil(1, 1, 1)) return std::nullopt;
      return Window{std::nullopt, *window.from - 1};
    case Compare::at_most:
      return Window{std::nullopt, window.to};
  }
  return std::nullopt;
}

AmountRange compared(const Money& money, Compare compare) {
  const AmountBound low{money.amount, compare != Compare::under};
  const AmountBound high{money.amount_max.value_or(money.amount), compare != Compare::over};
  switch (compare) {
    case Compare::over:
      return {high, std::nullopt, money.currency};
    case Compare::at_least:
      return {low, std::nullopt, money.currency};
    case Compare::under:
      return {std::nullopt, low, money.currency};
    case Compare::at_most:
      return {std::nullopt, high, money.currency};
    case Compare::equal:
      break;
  }
  return {low, high, money.currency};
}

std::optional<Window> spanned(const Window& a, const Window& b) {
  if (a.from && b.to && *b.to < *a.from) return std::nullopt;
  return Window{a.from, b.to};
}

std::optional<AmountRange> spanned(const Money& a, const Money& b) {
  const Amount high = b.amount_max.value_or(b.amount);
  if (high < a.amount) return std::nullopt;
  const bool stated_twice = a.currency != Currency::none && b.currency != Currency::none;
  if (stated_twice && a.currency != b.currency) return std::nullopt;
  const Currency currency = a.currency == Currency::none ? b.currency : a.currency;
  return AmountRange{AmountBound{a.amount}, AmountBound{high}, currency};
}

}  // namespace dossier
