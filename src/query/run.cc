// Running a query. Where a term of those that all have to hold is answered by an index, its rows
// are the only ones that the other terms look at; else every row is. Each node gives an answer for
// all rows asked about at once: terms that a posting list answers come first and those that search
// text last, and each looks only at rows that the ones before it left possible.
#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <type_traits>

#include "query/match.h"
#include "query/spells.h"
#include "query/truth.h"
#include "query/word_search.h"
#include "query/words.h"

namespace dossier {
namespace {

using Node = Query::Node;

// Up to here rows are looked at one by one rather than cut with the rows of an index.
constexpr std::size_t kFewRows = 1000;

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

template <class Id>
std::span<const RowId> posting(const Lists<RowId>& postings, Id id) {
  const auto index = static_cast<std::size_t>(id);
  return index < postings.size() ? postings[index] : std::span<const RowId>();
}

// The rows asked about: all of a store's, or some, rising. A place in this list is what sets of
// rows hold.
class Rows {
 public:
  explicit Rows(RowId all) : size_(all) {}
  explicit Rows(std::span<const RowId> some)
      : size_(static_cast<RowId>(some.size())), some_(some) {}
  RowId size() const { return size_; }
  bool all() const { return !some_; }
  RowId row(RowId place) const { return some_ ? (*some_)[place] : place; }

  // Calls visit(place) for those of `rows`, which rise, that are asked about.
  template <class Visit>
  void each_of(std::span<const RowId> rows, Visit visit) const {
    if (!some_) {
      std::ranges::for_each(rows, visit);
      return;
    }
    std::size_t at = 0;
    for (const RowId row : rows) {
      while (at < some_->size() && (*some_)[at] < row) ++at;
      if (at == some_->size()) return;
      if ((*some_)[at] == row) visit(static_cast<RowId>(at));
    }
  }

 private:
  RowId size_;
  std::optional<std::span<const RowId>> some_;
};

class Runner {
 public:
  Runner(const Store::Columns& columns, Rows rows) : c_(columns), rows_(rows) {}

  // The answer for the places of `asked`; others may get any.
  Truth answer(const Node& node, const RowSet& asked) const {
    switch (node.op) {
      case Node::Op::term:
        return term(node.term, asked);
      case Node::Op::all_of:
        return all_of(node.operands, asked);
      case Node::Op::any_of:
        return any_of(node, asked);
      case Node::Op::negate:
        break;
    }
    Truth truth = answer(node.operands.front(), asked);
    truth.negate();
    return truth;
  }

  Truth all_of(std::span<const Node> operands, RowSet asked) const {
    Truth truth(rows_.size(), true);
    for (const Cost cost : {Cost::postings, Cost::columns, Cost::text}) {
      for (const Node& operand : operands) {
        if (cost_of(operand) != cost) continue;
        truth &= answer(operand, asked);
        asked &= truth.possible;
      }
    }
    return truth;
  }

 private:
  bool indexed() const { return c_.indexes.made; }
  bool few() const { return !rows_.all() && rows_.size() <= kFewRows; }

  Truth any_of(const Node& node, const RowSet& asked) const {
    Truth truth(rows_.size());
    for (const Node& operand : node.operands) truth |= answer(operand, asked);
    return truth;
  }

  Truth term(const Term& term, const RowSet& asked) const {
    Truth truth(rows_.size());
    for (const Value& value : term.any) {
      std::visit([&](const auto& v) { apply(term, v, asked, truth); }, value);
    }
    return truth;
  }

  // Sets what `answer_of(row)` says of each row asked about.
  template <class AnswerOf>
  void look(const RowSet& asked, Truth& truth, AnswerOf answer_of) const {
    asked.each([&](RowId place) { truth.set(place, answer_of(rows_.row(place))); });
  }
  template <class Holds>
  void look_if(const RowSet& asked, Truth& truth, Holds holds) const {
    look(asked, truth, [&](RowId row) { return holds(row) ? Tri::yes : Tri::no; });
  }
  void take(std::span<const RowId> rows, Truth& truth) const {
    rows_.each_of(rows, [&truth](RowId place) { truth.set(place, Tri::yes); });
  }

  // Adds the rows that this value of the term matches.
  void apply(const Term& term, const Window& window, const RowSet& asked, Truth& truth) const {
    if (term.key == Key::date) {
      look(asked, truth, [&](RowId row) { return dated_in(c_.date[row], window); });
      return;
    }
    look(asked, truth, [&](RowId row) {
      return spell_in(term.key, {c_.start_day[row], c_.end_day[row]}, window);
    });
  }

  void apply(const Term&, const AmountRange& range, const RowSet& asked, Truth& truth) const {
    look(asked, truth, [&](RowId row) { return budget_in(c_.budgets[row], range); });
  }

  void apply(const Term& term, const Place& place, const RowSet& asked, Truth& truth) const {
    const bool donor = term.key == Key::donor;
    const CountrySet wanted = countries_of(place);
    if (indexed() && !few()) {
      const Lists<RowId>& rows = donor ? c_.indexes.rows_by_donor : c_.indexes.rows_by_country;
      for (Country country : wanted.list()) take(posting(rows, country), truth);
    } else {
      const Lists<Country>& lists = donor ? c_.donors : c_.countries;
      look_if(asked, truth, [&](RowId row) {
        return std::ranges::any_of(lists[row], [&](Country c) { return wanted.has(c); });
      });
    }
    if (donor || !place.region) return;
    look_if(asked, truth, [&](RowId row) {
      const auto within = [&](const RegionCell& cell) { return lies_within(cell, place, wanted); };
      return std::ranges::any_of(c_.regions[row], within);
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

  void apply(const Term&, Currency currency, const RowSet& asked, Truth& truth) const {
    if (indexed() && !few()) {
      take(posting(c_.indexes.rows_by_currency, currency), truth);
      return;
    }
    look_if(asked, truth, [&](RowId row) {
      const auto in = [currency](const MoneyCell& cell) { return cell.currency == currency; };
      return std::ranges::any_of(c_.budgets[row], in);
    });
  }

  void apply(const Term&, Kind kind, const RowSet& asked, Truth& truth) const {
    look_if(asked, truth, [&](RowId row) { return c_.kind[row] == kind; });
  }

  void apply(const Term& term, const Words& words, const RowSet& asked, Truth& truth) const {
    const bool in_index = term.key == Key::title || term.key == Key::text;
    if (in_index && indexed() && !few() && !words.folded.empty()) {
      const bool title = term.key == Key::title;
      take(rows_with(c_, words, title ? WordPlace::title : WordPlace::title_or_description), truth);
      return;
    }
    WordFinder finder(words);
    look_if(asked, truth, [&](RowId row) { return has_words(term, row, finder); });
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

  const Store::Columns& c_;
  Rows rows_;
};

// A query as terms that all have to hold, one of which an index answers.
class Plan {
 public:
  Plan(const Store::Columns& columns, const Node& root) : c_(columns) {
    operands_ = root.op == Node::Op::all_of ? std::span(root.operands) : std::span(&root, 1);
    for (const Node& operand : operands_) {
      const std::size_t cost = cost_to_lead(operand);
      if (cost >= lead_cost_) continue;
      lead_ = &operand;
      lead_cost_ = cost;
    }
  }

  bool has_lead() const { return lead_ != nullptr; }

  Selection select() const {
    Selection selection;
    if (operands_.size() == 1 && !is_country_term(*lead_)) {
      selection.yes = lead_by_rows(lead_->term);
      return selection;
    }
    const std::vector<RowAnswer> found = hits();
    selection.yes.reserve(found.size());
    selection.yes_cards.reserve(found.size());
    for (const RowAnswer& hit : found) {
      const bool yes = hit.answer == Tri::yes;
      (yes ? selection.yes : selection.maybe).push_back(hit.row);
      (yes ? selection.yes_cards : selection.maybe_cards).push_back(hit.card);
    }
    return selection;
  }

 private:
  static constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

  // The rows that the query selects, rising.
  std::vector<RowAnswer> hits() const {
    std::vector<const Node*> settled{lead_};
    std::vector<RowAnswer> hits =
        is_country_term(*lead_) ? lead_by_country(settled) : as_hits(lead_by_rows(lead_->term));
    std::vector<Node> rest;
    for (const Node& operand : operands_) {
      if (std::ranges::find(settled, &operand) == settled.end()) rest.push_back(operand);
    }
    if (!rest.empty()) keep_those_that_hold(rest, hits);
    return hits;
  }

  static std::vector<RowAnswer> as_hits(const std::vector<RowId>& rows) {
    std::vector<RowAnswer> hits;
    hits.reserve(rows.size());
    for (const RowId row : rows) hits.push_back({row, Tri::yes, kNoCard});
    return hits;
  }

  // Countries alone: a region may be named by a record without any of its countries.
  static bool is_country_term(const Node& node) {
    return node.op == Node::Op::term && node.term.key == Key::in &&
           std::ranges::none_of(
               node.term.any, [](const Value& v) { return std::get<Place>(v).region.has_value(); });
  }
  static bool is_of_spells(const Node& node) {
    if (node.op != Node::Op::term) return false;
    const Key key = node.term.key;
    return key == Key::active || key == Key::starts || key == Key::ends || key == Key::budget;
  }
  static CountrySet countries_of_term(const Term& term) {
    CountrySet set;
    for (const Value& value : term.any) set.add(countries_of(std::get<Place>(value)));
    return set;
  }

  // About how many rows have to be looked at to have a term's rows.
  std::size_t cost_to_lead(const Node& node) const {
    if (is_country_term(node)) return count_spells(c_, countries_of_term(node.term));
    if (node.op != Node::Op::term) return kNever;
    switch (node.term.key) {
      case Key::title:
      case Key::text:
        return cost_of_words(node.term);
      case Key::donor:
      case Key::currency:
        return count_postings(node.term);
      default:
        return kNever;
    }
  }
  std::size_t cost_of_words(const Term& term) const {
    std::size_t cost = 0;
    for (const Value& value : term.any) {
      const auto& words = std::get<Words>(value);
      if (words.folded.empty()) return kNever;
      cost += cost_of_search(c_, words);
    }
    return cost;
  }

  // Calls visit(rows) for the posting list of each of the term's donors or currencies.
  template <class Visit>
  void each_posting(const Term& term, Visit visit) const {
    if (term.key == Key::donor) {
      for (const Country country : countries_of_term(term).list())
        visit(posting(c_.indexes.rows_by_donor, country));
      return;
    }
    for (const Value& value : term.any)
      visit(posting(c_.indexes.rows_by_currency, std::get<Currency>(value)));
  }
  std::size_t count_postings(const Term& term) const {
    std::size_t count = 0;
    each_posting(term, [&count](std::span<const RowId> rows) { count += rows.size(); });
    return count;
  }

  std::vector<RowAnswer> lead_by_country(std::vector<const Node*>& settled) const {
    SpellQuestion question{countries_of_term(lead_->term), {}, {}};
    for (const Node& operand : operands_) {
      if (!is_of_spells(operand)) continue;
      settled.push_back(&operand);
      const bool sum = operand.term.key == Key::budget;
      (sum ? question.sums : question.times).push_back(&operand.term);
    }
    return spells_that_answer(c_, question);
  }

  std::vector<RowId> lead_by_rows(const Term& term) const {
    std::vector<RowId> rows;
    if (term.key == Key::title || term.key == Key::text) {
      const WordPlace place =
          term.key == Key::title ? WordPlace::title : WordPlace::title_or_description;
      for (const Value& value : term.any) {
        std::vector<RowId> more = rows_with(c_, std::get<Words>(value), place);
        if (term.any.size() == 1) return more;
        rows.insert(rows.end(), more.begin(), more.end());
      }
    } else {
      each_posting(term, [&rows](std::span<const RowId> more) {
        rows.insert(rows.end(), more.begin(), more.end());
      });
    }
    if (!std::ranges::is_sorted(rows)) std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
  }

  void keep_those_that_hold(std::span<const Node> rest, std::vector<RowAnswer>& hits) const {
    std::vector<RowId> rows;
    rows.reserve(hits.size());
    for (const RowAnswer& hit : hits) rows.push_back(hit.row);
    const RowSet every(static_cast<RowId>(rows.size()), true);
    const Truth truth = Runner(c_, Rows(rows)).all_of(rest, every);
    std::size_t kept = 0;
    for (RowId place = 0; place < rows.size(); ++place) {
      if (!truth.possible.has(place)) continue;
      const Tri answer = truth.certain.has(place) ? hits[place].answer : Tri::maybe;
      hits[kept++] = {rows[place], answer, hits[place].card};
    }
    hits.resize(kept);
  }

  const Store::Columns& c_;
  std::span<const Node> operands_;
  const Node* lead_ = nullptr;
  std::size_t lead_cost_ = kNever;
};

Selection every_row(RowId size) {
  Selection selection;
  selection.yes.resize(size);
  std::iota(selection.yes.begin(), selection.yes.end(), RowId{0});
  return selection;
}

}  // namespace

Selection run(const Query& query, const Store& store) {
  const Store::Columns& columns = store.columns();
  if (query.root() == nullptr) return every_row(store.size());
  if (columns.indexes.made) {
    if (const Plan plan(columns, *query.root()); plan.has_lead()) return plan.select();
  }
  Selection selection;
  const RowSet every(store.size(), true);
  const Truth truth = Runner(columns, Rows(store.size())).answer(*query.root(), every);
  truth.possible.each([&](RowId row) {
    (truth.certain.has(row) ? selection.yes : selection.maybe).push_back(row);
  });
  return selection;
}

}  // namespace dossier
