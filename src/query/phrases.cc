// Phrases: the ways to say a key in words. A phrase counts only when its operand can be read; "in
// agriculture" is none, and its words are searched for instead.
#include <algorithm>

#include "base/text.h"
#include "query/parser.h"
#include "value/lexicon.h"

namespace dossier {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view kNumber = "0123456789.,'";
constexpr std::size_t kMaxRangeWords = 10;  // words before the "to" of "from … to …"

using Node = Query::Node;

std::optional<Compare> compare_for(Bound bound) {
  switch (bound) {
    case Bound::within:
      return Compare::equal;
    case Bound::after:
      return Compare::over;
    case Bound::before:
      return Compare::under;
    case Bound::up_to:
      return Compare::at_most;
    case Bound::from_on:
      return Compare::at_least;
    case Bound::between:
      break;
  }
  return std::nullopt;
}

bool is_one_of(std::string_view word, std::string_view words) {
  const auto list = split(words, ' ');
  return !word.empty() && std::ranges::find(list, word) != list.end();
}

// Calls `read(a_end, b_begin)` for each of the `middles` in the words after `pos` until it gives
// something.
template <class Read>
auto around_middle(std::string_view text, std::size_t pos, std::string_view middles, Read read)
    -> decltype(read(pos, pos)) {
  std::size_t end = pos;
  for (std::size_t words = 0; words < kMaxRangeWords; ++words) {
    const std::size_t begin = text.find_first_not_of(" \t\n", end);
    if (begin == npos) break;
    const std::size_t next = word_end(text, begin);
    if (next == begin) break;
    if (is_one_of(fold(text.substr(begin, next - begin)), middles)) {
      if (auto value = read(end, next)) return value;
    }
    end = next;
  }
  return std::nullopt;
}

// "looks like a year": what follows "in" was meant as a date even if it cannot be read as one.
bool is_yearlike(std::string_view word) {
  return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20"));
}

bool is_capital(std::string_view text, std::size_t pos) {
  std::size_t next = 0;
  return pos < text.size() && is_upper(decode(text, pos, next));
}

// "1" of "between 1 and 2 million" takes the scale of "2 million": the same words with its digits.
std::optional<Money> with_scale_of(std::string_view low, std::string_view high) {
  const std::size_t low_at = low.find_first_of(kNumber);
  const std::size_t high_at = high.find_first_of(kNumber);
  if (low_at == npos || high_at == npos) return std::nullopt;
  const std::size_t low_end = std::min(low.find_first_not_of(kNumber, low_at), low.size());
  const std::size_t high_end = std::min(high.find_first_not_of(kNumber, high_at), high.size());
  std::string scaled(high.substr(0, high_at));
  scaled += low.substr(low_at, low_end - low_at);
  scaled += high.substr(high_end);
  return ValueReader::whole_money(scaled);
}

std::string_view words_of(std::string_view words) {
  return words;
}
template <class Row>
std::string_view words_of(const Row& row) {
  return row.words;
}

bool is_plain_number(std::string_view text) {
  return text.find_first_not_of("0123456789., ") == npos;
}

// Whether the text states no scale of its own: its digits alone are the same amount.
bool is_unscaled(std::string_view text, const Money& money) {
  const std::size_t at = text.find_first_of(kNumber);
  if (at == npos) return false;
  const std::size_t end = std::min(text.find_first_not_of(kNumber, at), text.size());
  const auto bare = ValueReader::whole_money(text.substr(at, end - at));
  return bare && bare->amount == money.amount;
}

// Whether a name in lower case is a country's and nothing else: no demonym ("polish"), no thing
// that shares the name ("turkey").
bool is_country_in_lower_case(std::string_view name) {
  const std::string folded = fold_name(name);
  bool is_country = false;
  for (const LexEntry& entry : lexicon_at(folded.substr(0, folded.find(' ')))) {
    if (entry.folded() != folded) continue;
    if ((entry.flags & (kCommonWord | kThing)) != 0) return false;
    is_country = is_country || entry.cls == LexClass::country;
  }
  return is_country;
}

// Whether what reads as a place is meant as one where nothing before it says so. Codes have to be
// in capitals: "can" is not Canada.
bool is_name_of_place(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view name = text.substr(begin, end - begin);
  const bool lower = std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (lower && find_country_code(name)) return false;
  return is_capital(text, begin) || is_country_in_lower_case(name);
}

}  // namespace

Parser::Attempt Parser::phrase() {
  if (auto time = time_phrase(); !time || *time) return time;
  if (auto budget = budget_phrase(); !budget || *budget) return budget;
  return donor_phrase();
}

// The row whose words stand at `pos`, the longest such; null and `pos` itself where there is none.
template <class Row>
std::pair<const Row*, std::size_t> Parser::longest_row(std::span<const Row> rows,
                                                       std::size_t pos) const {
  std::pair<const Row*, std::size_t> best{nullptr, pos};
  for (const Row& row : rows) {
    const std::size_t end = match_words(words_of(row), pos);
    if (end != npos && end > best.second) best = {&row, end};
  }
  return best;
}

// [verb] preposition W, or verb W.
Parser::Attempt Parser::time_phrase() {
  const auto [verb, verb_end] = longest_row(verb_rows(), pos_);
  const std::size_t begin = spaces(verb_end);
  auto [preposition, end] = longest_row(preposition_rows(), begin);
  if (preposition != nullptr && verb == nullptr && !preposition->alone) preposition = nullptr;
  if (preposition == nullptr && verb == nullptr) return std::optional<Node>();

  const Key key = verb == nullptr ? Key::active : verb->key;
  const bool within = preposition == nullptr || preposition->bound == Bound::within;
  const std::size_t operand = spaces(end);
  const auto first =
      preposition == nullptr ? reader_.window(operand) : time_after(*preposition, begin, operand);
  if (first) {
    Node node = within ? listed_times(key, *first) : Node::of({key, {}, {first->value}});
    if (!within) pos_ = first->end;
    if (verb == nullptr) mark_verbless(node);
    return std::optional(std::move(node));
  }
  const bool in = preposition != nullptr && preposition->words == "in" && key == Key::active;
  return in ? place_phrase(operand) : Attempt(std::optional<Node>());
}

// What a time without a verb asks for is known when all terms are: settle_verbless() in parse.cc.
void Parser::mark_verbless(Node& node) {
  node.term.verbless = node.op == Node::Op::term;
  for (Node& operand : node.operands) mark_verbless(operand);
}

// W, W or W: alternatives. W, W and W: each of them.
Query::Node Parser::listed_times(Key key, const Read<Window>& first) {
  const auto read = [&](std::size_t at) { return reader_.date_after_fillers(at); };
  if (auto alternatives = listed(first, read)) return Node::of({key, {}, std::move(*alternatives)});
  return each_listed(key, first, [&](std::size_t at) {
    auto date = read(at);
    return date && !counts_something(date->end) ? date : std::nullopt;
  });
}

// "X, Y and Z" after the first X: a term for each, as far as `read` reads; moves past them.
template <class T, class Reader>
Query::Node Parser::each_listed(Key key, const Read<T>& first, Reader read) {
  std::vector<Node> each{Node::of({key, {}, {first.value}})};
  pos_ = first.end;
  while (true) {
    std::size_t next = match_words("and", pos_);
    if (next == npos && pos_ < text_.size() && text_[pos_] == ',') next = pos_ + 1;
    const auto value = next == npos ? std::nullopt : read(next);
    if (!value) return Node::all_of(std::move(each));
    each.push_back(Node::of({key, {}, {value->value}}));
    pos_ = value->end;
  }
}

// "X, Y or Z" after the first X: the values, when an "or" makes them alternatives; moves past them.
template <class T, class Reader>
std::optional<std::vector<Value>> Parser::listed(const Read<T>& first, Reader read) {
  std::vector<Value> values{first.value};
  std::optional<std::vector<Value>> alternatives;
  for (std::size_t at = first.end;;) {
    const std::size_t comma = at < text_.size() && text_[at] == ',' ? at + 1 : at;
    const std::size_t after_or = match_words("or", comma);
    if (after_or == npos && (comma == at || alternatives)) return alternatives;
    const auto next = read(after_or == npos ? comma : after_or);
    if (!next) return alternatives;
    values.emplace_back(next->value);
    at = next->end;
    if (after_or == npos) continue;
    alternatives = values;
    pos_ = at;
  }
}

// Whether the number that ends there counts what the next word names ("over 100 families").
bool Parser::counts_something(std::size_t end) const {
  const std::size_t next = spaces(end);
  if (next == end || next >= text_.size()) return false;
  std::size_t after = 0;
  const char32_t first = decode(text_, next, after);
  return is_letter(first) && !is_upper(first) && !is_query_word(word_at(next));
}

std::optional<Read<Window>> Parser::time_after(const PrepositionRow& row, std::size_t begin,
                                               std::size_t operand) const {
  if (!row.middles.empty()) {
    const auto read = [&](std::size_t end, std::size_t next) -> std::optional<Read<Window>> {
      const auto a = ValueReader(text_.substr(0, end), options_).date_after_fillers(operand);
      const auto b = reader_.date_after_fillers(next);
      if (!a || !b || a->end != end) return std::nullopt;
      const auto window = spanned(a->value, b->value);
      return window ? std::optional(Read<Window>{*window, b->end}) : std::nullopt;
    };
    if (auto window = around_middle(text_, operand, row.middles, read)) return window;
    // "from 7 to 14 September 2016": one reading for the readers of dates.
    if (auto window = reader_.date(begin)) return window;
  }
  const auto compare = compare_for(row.bound);
  if (!compare) return std::nullopt;
  const auto date = reader_.date_after_fillers(operand);
  if (!date) return std::nullopt;
  const auto window = bounded(date->value, *compare);
  return window ? std::optional(Read<Window>{*window, date->end}) : std::nullopt;
}

// in X. What is no place leaves "in" a word without meaning, unless a name or year was meant.
Parser::Attempt Parser::place_phrase(std::size_t operand) {
  const auto first = reader_.place_after_fillers(operand);
  if (!first) {
    const std::size_t end = word_end(text_, operand);
    const std::string_view word = text_.substr(operand, end - operand);
    if (is_yearlike(word)) return bad_value(row_of(Key::active), operand);
    if (is_capital(text_, operand) && !nearest_place(word).empty())
      return unknown_place(operand, "in");
    return std::optional<Node>();
  }
  return std::optional(listed_places(Key::in, *first));
}

// X, Y or Z: alternatives. X, Y and Z: each of them; where the project is, the names that follow
// say so by themselves.
Query::Node Parser::listed_places(Key key, const Read<Place>& first) {
  const auto read = [&](std::size_t at) { return reader_.place_after_fillers(at); };
  if (auto places = listed(first, read)) return Node::of({key, {}, std::move(*places)});
  return each_listed(key, first, [&](std::size_t at) {
    auto place = key == Key::donor ? read(at) : std::nullopt;
    return place && is_one_more_donor(at, place->end) ? place : std::nullopt;
  });
}

// Whether the place that is read there goes on a list of donors: a name, and none that says where
// the projects are ("funded by Norway, Kenyan projects").
bool Parser::is_one_more_donor(std::size_t begin, std::size_t end) const {
  return is_name_of_place(text_, value_fillers(begin), end) && !find_kind(word_at(spaces(end)));
}

// ["budget" …] comparison M, "between" M "and" M, or "budget of" M.
Parser::Attempt Parser::budget_phrase() {
  const auto [noun, noun_end] = longest_row(budget_nouns(), pos_);
  const std::size_t at = noun == nullptr ? pos_ : value_fillers(noun_end);
  const auto make = [&](const AmountRange& range, std::size_t end) {
    pos_ = end;
    return std::optional(Node::of({Key::budget, {}, {range}}));
  };
  if (const std::size_t end = match_words("between", at); end != npos) {
    if (const auto range = amount_between(end)) return make(range->value, range->end);
  }
  const auto [comparison, operand] = longest_row(comparison_rows(), at);
  if (comparison == nullptr && noun == nullptr) return std::optional<Node>();
  const auto sum = reader_.money_after_fillers(operand);
  if (!sum) return std::optional<Node>();
  if (noun == nullptr &&
      is_plain_number(text_.substr(spaces(operand), sum->end - spaces(operand))) &&
      counts_something(sum->end))
    return std::optional<Node>();
  const Compare compare = comparison == nullptr ? Compare::equal : comparison->compare;
  return make(compared(sum->value, compare), sum->end);
}

std::optional<Read<AmountRange>> Parser::amount_between(std::size_t pos) const {
  pos = spaces(pos);
  const auto read = [&](std::size_t end, std::size_t next) -> std::optional<Read<AmountRange>> {
    const std::string_view low_text = text_.substr(pos, end - pos);
    auto low = ValueReader::whole_money(low_text);
    const auto high = reader_.money_after_fillers(next);
    if (!low || !high) return std::nullopt;
    if (is_unscaled(low_text, *low)) {
      const std::size_t high_at = spaces(next);
      const auto scaled = with_scale_of(low_text, text_.substr(high_at, high->end - high_at));
      if (scaled && scaled->amount <= high->value.amount) low->amount = scaled->amount;
    }
    const auto range = spanned(*low, high->value);
    return range ? std::optional(Read<AmountRange>{*range, high->end}) : std::nullopt;
  };
  return around_middle(text_, pos, "and", read);
}

Parser::Attempt Parser::donor_phrase() {
  const auto [words, operand] = longest_row(donor_phrases(), pos_);
  if (words == nullptr) return std::optional<Node>();
  const auto first = reader_.place_after_fillers(operand);
  if (!first) return unknown_place(value_fillers(operand), "donor");
  return std::optional(listed_places(Key::donor, *first));
}

std::optional<Query::Node> Parser::kind_word() {
  const auto kind = find_kind(word_at(pos_));
  if (!kind) return std::nullopt;
  pos_ = word_end(text_, pos_);
  return Node::of({Key::kind, {}, {*kind}});
}

// The end of a state word that says something about the projects it stands before.
std::optional<std::size_t> Parser::state_word() const {
  for (std::string_view word : state_words()) {
    const std::size_t end = match_words(word, pos_);
    if (end == npos) continue;
    if (find_kind(word_at(fillers(end)))) return end;
  }
  return std::nullopt;
}

// A country's name by itself.
std::optional<Query::Node> Parser::country_name() {
  if (quoted_at(text_, pos_)) return std::nullopt;
  const auto place = reader_.place(pos_);
  if (!place || !place->value.country) return std::nullopt;
  if (!is_name_of_place(text_, pos_, place->end)) return std::nullopt;
  pos_ = place->end;
  return Node::of({Key::in, {}, {Place{place->value.country, std::nullopt}}});
}

}  // namespace dossier
