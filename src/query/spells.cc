// See spells.h.
#include "query/spells.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "query/match.h"

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
      const auto [begin, end] = spells_of(i_, country);
      scan(begin, first_too_late(begin, end));
    }
    std::ranges::sort(answers_, {}, &RowAnswer::row);
    const auto same_row = [](const RowAnswer& a, const RowAnswer& b) { return a.row == b.row; };
    answers_.erase(std::unique(answers_.begin(), answers_.end(), same_row), answers_.end());
    return std::move(answers_);
  }

  static std::pair<std::size_t, std::size_t> spells_of(const Indexes& indexes, Country country) {
    const auto at = static_cast<std::size_t>(country);
    if (at + 1 >= indexes.spell_begins.size()) return {0, 0};
    const std::size_t begin = indexes.spell_begins[at];
    return {begin, std::max<std::size_t>(begin, indexes.spell_begins[at + 1])};
  }

 private:
  // The first spell that begins after all that was asked for.
  std::size_t first_too_late(std::size_t begin, std::size_t end) const {
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      if (earliest_start(i_.spell_start[middle]) <= reach_.latest_start) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  void scan(std::size_t begin, std::size_t end) {
    for (std::size_t zone_end = 0; begin < end; begin = zone_end) {
      const std::size_t zone = begin / kSpellZone;
      zone_end = std::min(end, (zone + 1) * kSpellZone);
      if (i_.spell_latest[zone] >= reach_.earliest_end) scan_zone(begin, zone_end);
    }
  }

  void scan_zone(std::size_t begin, std::size_t end) {
    const std::span<const Day> starts = i_.spell_start.range(begin, end);
    const std::span<const Day> ends = i_.spell_end.range(begin, end);
    std::span<const SumCell> sums;
    if (!question_.sums.empty()) sums = i_.spell_sum.range(begin, end);
    if (starts.size() != ends.size() || (!question_.sums.empty() && sums.size() != ends.size()))
      return;  // damaged
    for (std::size_t n = 0; n < ends.size(); ++n) {
      if (latest_end(ends[n]) < reach_.earliest_end) continue;
      // What costs least is asked first, and a row's budgets last.
      const bool look = !sums.empty() && sums[n].state == SumCell::State::look;
      Tri answer = sums.empty() || look ? Tri::yes : in_sums(sums[n]);
      if (answer != Tri::no) answer = std::min(answer, in_times({starts[n], ends[n]}));
      if (answer == Tri::no) continue;
      const RowId row = i_.spell_row[begin + n];
      if (look) answer = std::min(answer, in_sums(c_.budgets[row]));
      if (answer != Tri::no) answers_.push_back({row, answer});
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
    const auto [begin, end] = Scan::spells_of(columns.indexes, country);
    count += end - begin;
  }
  return count;
}

}  // namespace dossier
