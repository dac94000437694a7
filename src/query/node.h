// A parsed query: a tree of terms under "and", "or" and "not". The tree is what canonical() spells
// and run() evaluates; both work on values that were read once, by the parser.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dossier/query.h"
#include "query/keys.h"

namespace dossier {

// A stretch of days, both ends inclusive; an end that is missing has no bound.
struct Window {
  std::optional<Day> from;
  std::optional<Day> to;
  friend bool operator==(const Window&, const Window&) = default;
};

struct AmountBound {
  Amount amount;
  bool inclusive = true;
  friend bool operator==(const AmountBound&, const AmountBound&) = default;
};

// A stretch of sums. Currency::none: each record's own currency.
struct AmountRange {
  std::optional<AmountBound> min;
  std::optional<AmountBound> max;
  Currency currency = Currency::none;
  friend bool operator==(const AmountRange&, const AmountRange&) = default;
};

// A name that may be a country's, a region's, or (Micronesia) both.
struct Place {
  std::optional<Country> country;
  std::optional<Region> region;
  friend bool operator==(const Place&, const Place&) = default;
};
CountrySet countries_of(const Place& place);

// Words as searched for: folded, single spaces, no punctuation.
struct Words {
  std::string folded;
  bool prefix = false;  // "irrigat*": the last word may go on
  friend bool operator==(const Words&, const Words&) = default;
};

using Value = std::variant<Window, AmountRange, Place, Words, Kind, Currency>;

// One key with its values; any of them may match.
struct Term {
  Key key{};
  std::string field;  // for Key::field: the label, folded
  std::vector<Value> any;
  bool verbless = false;  // while parsing: a time that stands beside "news" is about its date
  friend bool operator==(const Term&, const Term&) = default;
};

struct Query::Node {
  enum class Op : std::uint8_t { term, all_of, any_of, negate };
  Op op = Op::all_of;
  Term term;                   // for term
  std::vector<Node> operands;  // for the others; negate has one
  friend bool operator==(const Node&, const Node&) = default;

  static Node of(Term term);
  // The operands as one node: nested nodes of the same kind are merged, a single one stands for
  // itself.
  static Node all_of(std::vector<Node> operands);
  static Node any_of(std::vector<Node> operands);
  static Node negate(Node operand);  // a double negation cancels out
};

}  // namespace dossier
