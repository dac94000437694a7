// Building query trees in one shape, so that equal queries are equal trees.
#include "query/node.h"

#include <iterator>
#include <utility>

namespace dossier {
namespace {

using Node = Query::Node;

Node combine(Node::Op op, std::vector<Node> operands) {
  Node node;
  node.op = op;
  for (Node& operand : operands) {
    if (operand.op == op) {
      std::ranges::move(operand.operands, std::back_inserter(node.operands));
    } else {
      node.operands.push_back(std::move(operand));
    }
  }
  if (node.operands.size() != 1) return node;
  Node only = std::move(node.operands.front());
  return only;
}

}  // namespace

CountrySet countries_of(const Place& place) {
  CountrySet set;
  if (place.country) set.add(*place.country);
  if (place.region) set.add(countries_of(*place.region));
  return set;
}

// Sums that are alternatives become terms of their own: "1,500" would be one number.
Node Node::of(Term term) {
  if (term.key == Key::budget && term.any.size() > 1) {
    std::vector<Node> alternatives;
    for (Value& value : term.any) alternatives.push_back(of({term.key, {}, {std::move(value)}}));
    return any_of(std::move(alternatives));
  }
  Node node;
  node.op = Op::term;
  node.term = std::move(term);
  return node;
}

Node Node::all_of(std::vector<Node> operands) {
  return combine(Op::all_of, std::move(operands));
}
Node Node::any_of(std::vector<Node> operands) {
  return combine(Op::any_of, std::move(operands));
}

Node Node::negate(Node operand) {
  if (operand.op == Op::negate) {
    Node inner = std::move(operand.operands.front());
    return inner;
  }
  Node node;
  node.op = Op::negate;
  node.operands.push_back(std::move(operand));
  return node;
}

Query::Query() = default;
Query::Query(std::shared_ptr<const Node> root, bool free_words)
    : root_(std::move(root)), free_words_(free_words) {}

Query both(const Query& a, const Query& b) {
  if (a.root() == nullptr) return b;
  if (b.root() == nullptr) return a;
  auto root = std::make_shared<const Node>(Node::all_of({*a.root(), *b.root()}));
  return Query(std::move(root), a.has_free_words() || b.has_free_words());
}

}  // namespace dossier
