// See spells.h.
#include "query/spells.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "query/match.h"
#include "store/spell_card.h"

namespace dossier {
namespace {

constexpr Day kFirst = std::numeric_limits<Day>::min();
constexpr Day kLast = std::numeric_limits<Day>::max();

// What a spell has to reach for any of a term's windows: it begins by `latest_start` and does not
// end before `earliest_end`.
struct Reach {
  Day latest_start = kLast;
  Day earliest_end = kFirst;
};

Reach reach_of(const Term& term) {
  Reach reach{kFirst, kLast};
  for (const Value& value : term.any) {
    const auto& window = std::get<Window>(value);
    reach.latest_start = std::max(reach.latest_start, window.to.value_or(kLast));
    reach.earliest_end = std::min(reach.earliest_end, window.from.value_or(kFirst));
  }
  if (term.key == Key::ends) reach.latest_start = kLast;
  if (term.key == Key::starts) reach.earliest_end = kFirst;
  return reach;
}

// What a spell's sum has to be for any of a term's ranges: none from `least` to `greatest`, where
// these are the wrong way round.
struct SumReach {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
};

SumReach reach_of(const Term& term, Currency currency) {
  SumReach reach{std::numeric_limits<std::int64_t>::max(),
                 std::numeric_limits<std::int64_t>::min()};
  for (const Value& value : term.any) {
    const auto& range = std::get<AmountRange>(value);
    if (range.currency != Currency::none && range.currency != currency) continue;
    const SumReach all;
    reach.least = std::min(reach.least, range.min ? range.min->amount.mills : all.least);
    reach.greatest = std::max(reach.greatest, range.max ? range.max->amount.mills : all.greatest);
  }
  return reach;
}

// Spells that follow one another.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The spells of a country: from its first shelf up to the next country's.
Stretch spells_of(const Indexes& indexes, Country country) {
  const auto at = static_cast<std::size_t>(country);
  if (at >= indexes.shelves.size()) return {};
  const auto first_of = [&indexes](std::size_t shelf) -> std::size_t {
    const Array<ShelfCell>& shelves = indexes.shelves.cells;
    return shelf < shelves.size() ? shelves[shelf].first : indexes.spells.size();
  };
  const std::size_t begin = first_of(indexes.shelves.begins[at]);
  return {begin, std::max(begin, first_of(indexes.shelves.begins[at + 1]))};
}

// By a byte of the row's number at a time, the lowest first: no comparison can be foretold, and
// guessing wrong costs more than a pass.
void sort_by_row(std::vector<RowAnswer>& answers) {
  constexpr std::size_t kFew = 64;
  if (answers.size() < kFew) {
    std::ranges::stable_sort(answers, {}, &RowAnswer::row);
    return;
  }
  std::vector<RowAnswer> sorted(answers.size());
  for (unsigned shift = 0; shift < 8 * sizeof(RowId); shift += 8) {
    const auto byte_of = [shift](const RowAnswer& answer) { return answer.row >> shift & 0xffU; };
    std::array<std::size_t, 257> begins{};
    for (const RowAnswer& answer : answers) ++begins.at(byte_of(answer) + 1);
    if (begins[1] == answers.size()) continue;  // none that large
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    for (const RowAnswer& answer : answers) sorted[begins.at(byte_of(answer))++] = answer;
    answers.swap(sorted);
  }
}

class Scan {
 public:
  Scan(const Store::Columns& columns, const SpellQuestion& question)
      : c_(columns), i_(columns.indexes), question_(question) {
    for (const Term* term : question.times) {
      const Reach reach = reach_of(*term);
      reach_.latest_start = std::min(reach_.latest_start, reach.latest_start);
      reach_.earliest_end = std::max(reach_.earliest_end, reach.earliest_end);
    }
  }

  std::vector<RowAnswer> run() {
    for (const Country country : question_.countries.list()) {
      const std::size_t end = spells_of(i_, country).end;
      const auto at = static_cast<std::size_t>(country);
      if (at >= i_.shelves.size()) continue;
      const std::span<const ShelfCell> shelves = i_.shelves[at];
      for (std::size_t n = 0; n < shelves.size(); ++n)
        scan(shelves[n], n + 1 < shelves.size() ? shelves[n + 1].first : end);
    }
    sort_by_row(answers_);
    const auto same_row = [](const RowAnswer& a, const RowAnswer& b) { return a.row == b.row; };
    answers_.erase(std::unique(answers_.begin(), answers_.end(), same_row), answers_.end());
    return std::move(answers_);
  }

 private:
  // What the sums of a shelf have to be; those that have to be looked at may be anything.
  SumReach reach_on(const ShelfCell& shelf) const {
    SumReach reach;
    if (shelf.state != SumCell::State::one) return reach;
    for (const Term* term : question_.sums) {
      const SumReach other = reach_of(*term, shelf.currency);
      reach.least = std::max(reach.least, other.least);
      reach.greatest = std::min(reach.greatest, other.greatest);
    }
    return reach;
  }

  // Looks at a shelf's spells, which end at `end`, where any can answer.
  void scan(const ShelfCell& shelf, std::size_t end) {
    const SumReach sums = reach_on(shelf);
    const bool no_sum = shelf.state == SumCell::State::none && !question_.sums.empty();
    if (no_sum || sums.least > sums.greatest || shelf.first >= end) return;
    const std::size_t first = shelf.first / kSpellZone;
    const std::span<const ZoneCell> zones = i_.spell_zones.range(first, (end - 1) / kSpellZone + 1);
    for (std::size_t n = 0, next = 0; n < zones.size(); n = next) {
      for (next = n; next < zones.size() && may_answer(zones[next], sums); ++next) continue;
      if (next > n) {
        scan(shelf, sums,
             {std::max<std::size_t>(shelf.first, (first + n) * kSpellZone),
              std::min(end, (first + next) * kSpellZone)});
      } else {
        ++next;
      }
    }
  }

  bool may_answer(const ZoneCell& zone, const SumReach& sums) const {
    const bool in_time =
        zone.first_start <= reach_.latest_start && zone.last_end >= reach_.earliest_end;
    return in_time &&
           (question_.sums.empty() || (zone.least <= sums.greatest && zone.greatest >= sums.least));
  }

  void scan(const ShelfCell& shelf, const SumReach& sums, Stretch stretch) {
    const std::span<const SpellCell> spells = i_.spells.range(stretch.begin, stretch.end);
    for (std::size_t n = 0; n < spells.size(); ++n) {
      const SpellCell& spell = spells[n];
      // What costs least is asked first; all of it at once, as none of it can be foretold.
      const bool may_answer = (earliest_start(spell.start) <= reach_.latest_start) &
                              (latest_end(spell.end) >= reach_.earliest_end) &
                              (spell.mills >= sums.least) & (spell.mills <= sums.greatest);
      if (!may_answer) continue;
      Tri answer = in_times({spell.start, spell.end});
      const auto card = static_cast<CardId>(stretch.begin + n);
      if (answer != Tri::no) answer = std::min(answer, in_sums(shelf, spell, card));
      if (answer != Tri::no) answers_.push_back({spell.row, answer, card});
    }
  }

  Tri in_times(Spell spell) const {
    Tri answer = Tri::yes;
    for (const Term* term : question_.times) {
      const auto in = [&](const Value& v) {
        return spell_in(term->key, spell, std::get<Window>(v));
      };
      answer = std::min(answer, best(*term, in));
    }
    return answer;
  }

  Tri in_sums(const ShelfCell& shelf, const SpellCell& spell, CardId card) const {
    if (question_.sums.empty()) return Tri::yes;
    if (shelf.state != SumCell::State::look)
      return in_sums(SumCell{spell.mills, shelf.currency, shelf.state});
    if (const std::optional<SpellCard> found = SpellCard::of(c_, card))
      return in_sums(std::span<const MoneyCell>(found->budgets()));
    return in_sums(c_.budgets[spell.row]);
  }

  // `stated`: a row's sum, or its budgets.
  template <class Stated>
  Tri in_sums(const Stated& stated) const {
    Tri answer = Tri::yes;
    for (const Term* term : question_.sums) {
      const auto in = [&](const Value& v) { return budget_in(stated, std::get<AmountRange>(v)); };
      answer = std::min(answer, best(*term, in));
    }
    return answer;
  }

  template <class In>
  static Tri best(const Term& term, In in) {
    Tri answer = Tri::no;
    for (const Value& value : term.any) answer = std::max(answer, in(value));
    return answer;
  }

  const Store::Columns& c_;
  const Indexes& i_;
  const SpellQuestion& question_;
  Reach reach_;
  std::vector<RowAnswer> answers_;
};

}  // namespace

std::vector<RowAnswer> spells_that_answer(const Store::Columns& columns,
                                          const SpellQuestion& question) {
  return Scan(columns, question).run();
}

std::size_t count_spells(const Store::Columns& columns, const CountrySet& countries) {
  std::size_t count = 0;
  for (const Country country : countries.list()) {
    const Stretch spells = spells_of(columns.indexes, country);
    count += spells.end - spells.begin;
  }
  return count;
}

}  // namespace dossier
