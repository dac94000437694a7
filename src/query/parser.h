// The query parser: recursive descent over the text itself, as what a word means depends on what
// can be read after it ("in 2012", "in Viet Nam", "in agriculture").
//
//   query   = [terms]
//   terms   = term { ["," | "and"] term }
//   term    = "not" term | "-" term | "(" terms { "or" terms } ")"
//           | key ":" value { "," value } | phrase | kind word | country | words to search for
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/value.h"

namespace dossier {

class Parser {
 public:
  Parser(std::string_view text, const ScanOptions& options)
      : text_(text), options_(options), reader_(text, options) {}
  Result<Query> parse();

 private:
  using Node = Query::Node;
  // A node; nothing when the text does not say such a thing here, or says nothing (a filler word).
  using Attempt = Result<std::optional<Node>>;
  struct Spot {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  // Grammar: parse.cc.
  Result<Node> terms(int depth);
  bool at_end_of_terms();  // at ")", "or" or the end, after separators
  Attempt term(int depth);
  Result<Node> group(int depth);
  Result<Node> negated(std::size_t length, int depth);
  Attempt key_term();
  Result<std::string> field_label(std::string_view name, Spot spot) const;
  Attempt search_term();
  Status settle_state(std::vector<Node>& operands, std::size_t index, Spot spot) const;

  // Phrases: phrases.cc.
  template <class Row>
  std::pair<const Row*, std::size_t> longest_row(std::span<const Row> rows, std::size_t pos) const;
  Attempt phrase();
  Attempt time_phrase();
  static void mark_verbless(Node& node);
  Node listed_times(Key key, const Read<Window>& first);
  template <class T, class Reader>
  std::optional<std::vector<Value>> listed(const Read<T>& first, Reader read);
  bool counts_something(std::size_t end) const;
  template <class T, class Reader>
  Node each_listed(Key key, const Read<T>& first, Reader read);
  Node listed_places(Key key, const Read<Place>& first);
  bool is_one_more_donor(std::size_t begin, std::size_t end) const;
  Attempt place_phrase(std::size_t operand);
  std::optional<Read<Window>> time_after(const PrepositionRow& row, std::size_t begin,
                                         std::size_t operand) const;
  Attempt budget_phrase();
  std::optional<Read<AmountRange>> amount_between(std::size_t pos) const;
  Attempt donor_phrase();
  std::optional<Node> kind_word();
  std::optional<Node> country_name();
  std::optional<std::size_t> state_word() const;

  // Text.
  std::string word_at(std::size_t pos) const;  // folded
  std::size_t spaces(std::size_t pos) const;   // after white space
  std::size_t fillers(std::size_t pos) const;  // after white space and fillers
  std::size_t value_fillers(std::size_t pos) const;
  // The end of these words when they stand at `pos`, else npos.
  std::size_t match_words(std::string_view words, std::size_t pos) const;
  void skip_separators();
  bool at_word(std::string_view word) const { return word_at(pos_) == word; }

  // Errors: complain.cc.
  Error fail(Spot spot, std::string what, std::string hint) const;
  Error unknown_key(std::string_view name, Spot spot) const;
  Error no_value(const KeyRow& row, std::size_t pos) const;
  Error bad_value(const KeyRow& row, std::size_t pos) const;
  Error unknown_place(std::size_t pos, std::string_view key) const;
  template <class Reader>
  std::optional<Error> bad_range(const KeyRow& row, std::size_t pos, Reader read) const;

  std::string_view text_;
  ScanOptions options_;
  ValueReader reader_;
  std::size_t pos_ = 0;
  bool free_words_ = false;
};

// The English country or region name nearest to `word`; "" where none is near.
std::string nearest_place(std::string_view word);

}  // namespace dossier
