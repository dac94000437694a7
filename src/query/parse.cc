// The grammar of queries: terms, groups, negation and keys.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "query/parser.h"
#include "query/words.h"

namespace dossier {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t npos = std::string_view::npos;

// "-" is "not" before a key, a word, a quote or a group; before anything else it is punctuation.
bool is_minus(std::string_view text, std::size_t pos) {
  if (text[pos] != '-' || pos + 1 >= text.size()) return false;
  std::size_t next = 0;
  return text[pos + 1] == '(' || quoted_at(text, pos + 1).has_value() ||
         is_letter(decode(text, pos + 1, next));
}

// Whether it says when a project is active: "in 2012", "in 2012 and 2014".
bool is_time(const Query::Node& node) {
  if (node.op == Query::Node::Op::term) return node.term.key == Key::active;
  return node.op == Query::Node::Op::all_of && std::ranges::any_of(node.operands, is_time);
}

bool is_news(const Query::Node& node) {
  return node.op == Query::Node::Op::term && node.term.key == Key::kind &&
         std::ranges::all_of(node.term.any, [](const Value& v) { return v == Value(Kind::news); });
}

// News items have dates and no periods: beside "news", a time without a verb is about the date.
void settle_verbless(Query::Node& node, bool news) {
  news =
      news || (node.op == Query::Node::Op::all_of && std::ranges::any_of(node.operands, is_news));
  if (std::exchange(node.term.verbless, false) && news) node.term.key = Key::date;
  for (Query::Node& operand : node.operands) settle_verbless(operand, news);
}

}  // namespace

Result<Query> parse_query(std::string_view text, const ScanOptions& options) {
  return Parser(text, options).parse();
}

Result<Query> Parser::parse() {
  auto root = terms(0);
  if (!root) return root.error();
  if (pos_ < text_.size()) {
    if (text_[pos_] == ')')
      return fail({pos_, pos_ + 1}, "unbalanced parenthesis: nothing is open here", "");
    return fail({pos_, word_end(text_, pos_)}, "'or' stands outside parentheses",
                "put the alternatives in parentheses, as in (in:KE or in:UG)");
  }
  if (*root == Node{}) return Query();
  settle_verbless(*root, false);
  return Query(std::make_shared<const Node>(std::move(*root)), free_words_);
}

Result<Query::Node> Parser::terms(int depth) {
  std::vector<Node> operands;
  std::optional<std::size_t> state_index;
  Spot state;
  while (!at_end_of_terms()) {
    if (const auto end = state_word(); end && !state_index) {
      state_index = operands.size();
      state = {pos_, *end};
      pos_ = *end;
      continue;
    }
    auto next = term(depth);
    if (!next) return next.error();
    if (*next) operands.push_back(std::move(**next));
  }
  if (state_index) {
    const auto settled = settle_state(operands, *state_index, state);
    if (!settled) return settled.error();
  }
  return Node::all_of(std::move(operands));
}

// "active projects in 2012": the time that makes sense of "active" moves to where it stood.
Status Parser::settle_state(std::vector<Node>& operands, std::size_t index, Spot spot) const {
  const auto first = operands.begin() + static_cast<std::ptrdiff_t>(index);
  const auto time = std::find_if(first, operands.end(), is_time);
  if (time != operands.end()) {
    std::rotate(first, time, time + 1);
    return done();
  }
  if (std::any_of(operands.begin(), first, is_time)) return done();
  const std::string word(text_.substr(spot.begin, spot.end - spot.begin));
  return fail(
      spot, "'" + word + "' names no time",
      "say when, as in \"" + word + " projects in 2012\"; to search for the word, quote it");
}

bool Parser::at_end_of_terms() {
  skip_separators();
  return pos_ >= text_.size() || text_[pos_] == ')' || at_word("or");
}

Parser::Attempt Parser::term(int depth) {
  const auto some = [](Result<Node> node) -> Attempt {
    if (!node) return node.error();
    return std::optional(std::move(*node));
  };
  if (text_[pos_] == '(') return some(group(depth));
  if (is_minus(text_, pos_)) return some(negated(1, depth));
  if (auto key = key_term(); !key || *key) return key;
  if (auto said = phrase(); !said || *said) return said;
  if (at_word("not")) return some(negated(3, depth));
  if (auto kind = kind_word()) return kind;
  const std::size_t end = word_end(text_, pos_);
  if (end > pos_ && is_filler(word_at(pos_))) {
    pos_ = end;
    return std::optional<Node>();
  }
  if (auto country = country_name()) return country;
  return search_term();
}

Result<Query::Node> Parser::group(int depth) {
  const Spot open{pos_, pos_ + 1};
  if (depth >= kMaxDepth) return fail(open, "parentheses are nested too deeply", "");
  ++pos_;
  std::vector<Node> alternatives;
  while (true) {
    auto alternative = terms(depth + 1);
    if (!alternative) return alternative.error();
    if (pos_ >= text_.size())
      return fail(open, "unbalanced parenthesis: it is not closed", "add the missing ')'");
    const bool closes = text_[pos_] == ')';
    const Spot spot{pos_, closes ? pos_ + 1 : word_end(text_, pos_)};
    if (*alternative == Node{})
      return fail(
          spot, closes ? "nothing to look for before ')'" : "nothing to look for before 'or'", "");
    alternatives.push_back(std::move(*alternative));
    pos_ = spot.end;
    if (closes) return Node::any_of(std::move(alternatives));
  }
}

Result<Query::Node> Parser::negated(std::size_t length, int depth) {
  const Spot spot{pos_, pos_ + length};
  if (depth >= kMaxDepth) return fail(spot, "'not' is nested too deeply", "");
  pos_ += length;
  while (!at_end_of_terms()) {
    auto operand = term(depth + 1);
    if (!operand) return operand.error();
    if (*operand) return Node::negate(std::move(**operand));
  }
  return fail(spot, "nothing to look for after 'not'", "");
}

Result<std::string> Parser::field_label(std::string_view name, Spot spot) const {
  const std::size_t dot = name.find('.');
  const std::string_view label = dot == npos ? "" : name.substr(dot + 1);
  std::string folded = search_form(label);
  if (folded.empty())
    return fail(spot, "'field' needs the label's name",
                "write field.NAME, as in field.status:closed");
  return folded;
}

Parser::Attempt Parser::key_term() {
  const std::size_t colon = key_name_end(text_, pos_);
  if (colon == npos) return std::optional<Node>();
  const Spot spot{pos_, colon};
  const std::string_view written = text_.substr(pos_, colon - pos_);
  const KeyRow* row = find_key(fold(written.substr(0, written.find('.'))));
  const bool dotted = written.find('.') != npos;
  if (row == nullptr || (dotted && row->key != Key::field)) return unknown_key(written, spot);
  Term term{row->key, {}, {}};
  if (row->key == Key::field) {
    auto label = field_label(written, spot);
    if (!label) return label.error();
    term.field = std::move(*label);
  }
  std::size_t at = colon;
  do {
    ++at;  // the colon, or the comma between two values
    if (at >= text_.size() || spaces(at) != at || text_[at] == ',') return no_value(*row, at);
    auto value = reader_.value(*row, at);
    if (!value) return bad_value(*row, at);
    if (value->end < text_.size() && word_end(text_, value->end) != value->end)
      return bad_value(*row, at);
    term.any.push_back(std::move(value->value));
    at = value->end;
  } while (at < text_.size() && text_[at] == ',' && at + 1 < text_.size() &&
           spaces(at + 1) == at + 1);
  pos_ = at;
  return std::optional(Node::of(std::move(term)));
}

Parser::Attempt Parser::search_term() {
  const auto quoted = quoted_at(text_, pos_);
  if (quoted && !quoted->closed)
    return fail({pos_, pos_ + 1}, "unbalanced quotes: nothing closes this one",
                "add the missing quote");
  const std::size_t end = quoted ? quoted->end : std::max(word_end(text_, pos_), pos_ + 1);
  Words words = read_words(quoted ? quoted->inside : text_.substr(pos_, end - pos_));
  if (quoted && words.folded.empty())
    return fail({pos_, end}, "there is no word between the quotes", "");
  pos_ = end;
  if (words.folded.empty()) return std::optional<Node>();
  free_words_ = free_words_ || !quoted;
  return std::optional(Node::of({Key::text, {}, {std::move(words)}}));
}

std::size_t Parser::spaces(std::size_t pos) const {
  while (pos < text_.size() && (text_[pos] == ' ' || (text_[pos] >= '\t' && text_[pos] <= '\r')))
    ++pos;
  return pos;
}

std::size_t Parser::fillers(std::size_t pos) const {
  pos = spaces(pos);
  while (is_filler(word_at(pos))) pos = spaces(word_end(text_, pos));
  return pos;
}

std::size_t Parser::value_fillers(std::size_t pos) const {
  pos = spaces(pos);
  while (is_value_filler(word_at(pos))) pos = spaces(word_end(text_, pos));
  return pos;
}

std::string Parser::word_at(std::size_t pos) const {
  return fold(text_.substr(pos, word_end(text_, pos) - pos));
}

std::size_t Parser::match_words(std::string_view words, std::size_t pos) const {
  std::size_t end = pos;
  for (std::string_view word : split(words, ' ')) {
    pos = spaces(end);
    if (word_at(pos) != word) return npos;
    end = word_end(text_, pos);
  }
  return end;
}

void Parser::skip_separators() {
  while (pos_ < text_.size()) {
    const std::size_t next = spaces(pos_);
    const bool separates =
        next < text_.size() && std::string_view(",.;?!").find(text_[next]) != npos;
    // A dot may begin a number or a range; the others separate wherever they stand.
    const bool alone = separates && (text_[next] != '.' || word_end(text_, next) == next);
    if (next == pos_ && !alone) return;
    pos_ = alone ? next + 1 : next;
  }
}

}  // namespace dossier
