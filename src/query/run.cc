// Running a query: each node gives an answer for every row at once. Of terms that all have to hold,
// those that a posting list answers come first and those that search text last, and each looks only
// at rows that the ones before it left possible.
#include <algorithm>
#include <type_traits>

#include "query/match.h"
#include "query/truth.h"
#include "query/words.h"

namespace dossier {
namespace {

using Node = Query::Node;

// What an answer costs, the dearest part of it.
enum class Cost : std::uint8_t { postings, columns, text };

Cost cost_of(const Node& node) {
  if (node.op != Node::Op::term) {
    Cost cost = Cost::postings;
    for (const Node& operand : node.operands) cost = std::max(cost, cost_of(operand));
    return cost;
  }
  switch (row_of(node.term.key).type) {
    case ValueType::place:
    case ValueType::currency:
      return Cost::postings;
    case ValueType::words:
      return Cost::text;
    default:
      return Cost::columns;
  }
}

class Runner {
 public:
  explicit Runner(const Store::Columns& columns) : c_(columns) {}

  // The answer for the rows of `asked`; rows outside it may get any.
  Truth answer(const Node& node, const RowSet& asked) const {
    switch (node.op) {
      case Node::Op::term:
        return term(node.term, asked);
      case Node::Op::all_of:
        return all_of(node, asked);
      case Node::Op::any_of:
        return any_of(node, asked);
      case Node::Op::negate:
        break;
    }
    Truth truth = answer(node.operands.front(), asked);
    truth.negate();
    return truth;
  }

 private:
  Truth all_of(const Node& node, RowSet asked) const {
    Truth truth(c_.size(), true);
    for (const Cost cost : {Cost::postings, Cost::columns, Cost::text}) {
      for (const Node& operand : node.operands) {
        if (cost_of(operand) != cost) continue;
        truth &= answer(operand, asked);
        asked &= truth.possible;
      }
    }
    return truth;
  }

  Truth any_of(const Node& node, const RowSet& asked) const {
    Truth truth(c_.size());
    for (const Node& operand : node.operands) truth |= answer(operand, asked);
    return truth;
  }

  Truth term(const Term& term, const RowSet& asked) const {
    Truth truth(c_.size());
    for (const Value& value : term.any) {
      std::visit([&](const auto& v) { apply(term, v, asked, truth); }, value);
    }
    return truth;
  }

  // Adds the rows that this value of the term matches.
  void apply(const Term& term, const Window& window, const RowSet& asked, Truth& truth) const {
    const auto matches = term.key == Key::starts ? starts_in
                         : term.key == Key::ends ? ends_in
                         : term.key == Key::date ? dated_in
                                                 : active_in;
    asked.each([&](RowId row) { truth.set(row, matches(c_, row, window)); });
  }

  void apply(const Term&, const AmountRange& range, const RowSet& asked, Truth& truth) const {
    asked.each([&](RowId row) { truth.set(row, budget_in(c_, row, range)); });
  }

  void apply(const Term& term, const Place& place, const RowSet& asked, Truth& truth) const {
    const bool donor = term.key == Key::donor;
    const Lists<RowId>& rows = donor ? c_.rows_by_donor : c_.rows_by_country;
    const CountrySet wanted = countries_of(place);
    for (Country country : wanted.list()) add(rows, static_cast<std::size_t>(country), truth);
    if (donor || !place.region) return;
    asked.each([&](RowId row) {
      const auto within = [&](const RegionCell& cell) { return lies_within(cell, place, wanted); };
      if (std::ranges::any_of(c_.regions[row], within)) truth.set(row, Tri::yes);
    });
  }

  // A region that the record names lies in the one asked for.
  static bool lies_within(const RegionCell& cell, const Place& place, const CountrySet& wanted) {
    if (cell.known == 0) return false;
    if (cell.region == *place.region) return true;
    CountrySet outside = countries_of(cell.region);
    if (outside.empty()) return false;
    outside.remove(wanted);
    return outside.empty();
  }

  void apply(const Term&, Currency currency, const RowSet&, Truth& truth) const {
    add(c_.rows_by_currency, static_cast<std::size_t>(currency), truth);
  }

  void apply(const Term&, Kind kind, const RowSet& asked, Truth& truth) const {
    asked.each([&](RowId row) {
      if (c_.kind[row] == kind) truth.set(row, Tri::yes);
    });
  }

  void apply(const Term& term, const Words& words, const RowSet& asked, Truth& truth) const {
    WordFinder finder(words);
    asked.each([&](RowId row) {
      if (has_words(term, row, finder)) truth.set(row, Tri::yes);
    });
  }

  bool has_words(const Term& term, RowId row, WordFinder& finder) const {
    const auto in = [&](StringId id) { return finder.in(c_.strings[id]); };
    switch (term.key) {
      case Key::title:
        return in(c_.title[row]);
      case Key::source:
        return in(c_.path[row]);
      case Key::region:
        return std::ranges::any_of(c_.regions[row],
                                   [&](const RegionCell& r) { return in(r.text); });
      case Key::field:
        return std::ranges::any_of(c_.fields[row], [&](const FieldCell& f) {
          return search_form(c_.strings[f.name]) == term.field && in(f.value);
        });
      default:
        return in(c_.title[row]) || in(c_.description[row]);
    }
  }

  static void add(const Lists<RowId>& postings, std::size_t index, Truth& truth) {
    if (index >= postings.size()) return;
    for (RowId row : postings[index]) truth.set(row, Tri::yes);
  }

  const Store::Columns& c_;
};

}  // namespace

Selection run(const Query& query, const Store& store) {
  const RowSet every(store.size(), true);
  Truth truth(store.size(), true);
  if (query.root() != nullptr) truth = Runner(store.columns()).answer(*query.root(), every);
  Selection selection;
  truth.possible.each([&](RowId row) {
    (truth.certain.has(row) ? selection.yes : selection.maybe).push_back(row);
  });
  return selection;
}

}  // namespace dossier
