// The meaning of the keys about time and money, row by row.
#include "query/match.h"

#include <algorithm>
#include <limits>

namespace dossier {
namespace {

constexpr Day kFirst = std::numeric_limits<Day>::min();
constexpr Day kLast = std::numeric_limits<Day>::max();

// Days from `first` to `last`, one of which is meant: yes when all of them lie in the window, no
// when none does.
Tri lies_in(Day first, Day last, const Window& window) {
  const Day from = window.from.value_or(kFirst);
  const Day to = window.to.value_or(kLast);
  if (last < from || to < first) return Tri::no;
  return from <= first && last <= to ? Tri::yes : Tri::maybe;
}

Period as_period(const Window& window) {
  const auto edge = [](std::optional<Day> day) {
    return day ? Edge::at(civil_from_day(*day)) : Edge::open();
  };
  return {edge(window.from), edge(window.to)};
}

Period as_period(Spell spell) {
  const auto edge = [](Day day) {
    if (day == kOpenDay) return Edge::open();
    return is_day(day) ? Edge::at(civil_from_day(day)) : Edge::unknown();
  };
  return {edge(spell.start), edge(spell.end)};
}

Tri yes_if(bool condition) {
  return condition ? Tri::yes : Tri::no;
}

// How the sums from low to high compare with the range asked for.
Tri sums_in(std::int64_t low, std::int64_t high, const AmountRange& range) {
  const auto above = [&](std::int64_t sum) {
    if (!range.min) return true;
    return range.min->inclusive ? sum >= range.min->amount.mills : sum > range.min->amount.mills;
  };
  const auto below = [&](std::int64_t sum) {
    if (!range.max) return true;
    return range.max->inclusive ? sum <= range.max->amount.mills : sum < range.max->amount.mills;
  };
  if (!above(high) || !below(low)) return Tri::no;
  return above(low) && below(high) ? Tri::yes : Tri::maybe;
}

Tri sums_in(const MoneyCell& cell, const AmountRange& range) {
  return sums_in(cell.mills, cell.has_max != 0 ? cell.mills_max : cell.mills, range);
}

}  // namespace

Tri active_in(Spell spell, const Window& window) {
  const auto [start, end] = spell;
  if (start == kNoDay) return Tri::no;
  if (is_day(start) && is_day(end)) {
    return yes_if(start <= window.to.value_or(kLast) && window.from.value_or(kFirst) <= end);
  }
  return overlaps(as_period(spell), as_period(window));
}

Tri starts_in(Spell spell, const Window& window) {
  const auto [start, end] = spell;
  if (start == kNoDay) return Tri::no;
  if (start == kOpenDay) return yes_if(!window.from);
  // An unknown start lies no later than the end.
  if (start == kUnknownDay) return lies_in(kFirst, is_day(end) ? end : kLast, window);
  return lies_in(start, start, window);
}

Tri ends_in(Spell spell, const Window& window) {
  const auto [start, end] = spell;
  if (end == kNoDay) return Tri::no;
  if (end == kOpenDay) return yes_if(!window.to);
  if (end == kUnknownDay) return lies_in(is_day(start) ? start : kFirst, kLast, window);
  return lies_in(end, end, window);
}

Tri spell_in(Key key, Spell spell, const Window& window) {
  return key == Key::starts ? starts_in(spell, window)
         : key == Key::ends ? ends_in(spell, window)
                            : active_in(spell, window);
}

Tri dated_in(Date date, const Window& window) {
  if (date.year == 0) return Tri::no;
  return lies_in(first_day(date), last_day(date), window);
}

Tri budget_in(const SumCell& sum, const AmountRange& range) {
  const bool in_currency = range.currency == Currency::none || sum.currency == range.currency;
  if (sum.state == SumCell::State::none || !in_currency) return Tri::no;
  return sums_in(sum.mills, sum.mills, range);
}

Tri budget_in(std::span<const MoneyCell> cells, const AmountRange& range) {
  const bool has_total = std::ranges::find(cells, Role::total, &MoneyCell::role) != cells.end();
  const Role counted = has_total ? Role::total : Role::share;
  const bool any_currency = range.currency == Currency::none;
  Tri counted_answer = Tri::no;
  Tri equivalent_answer = Tri::no;
  bool stated = false;
  for (const MoneyCell& cell : cells) {
    if (!any_currency && cell.currency != range.currency) continue;
    if (cell.role == counted) {
      stated = true;
      counted_answer = std::max(counted_answer, sums_in(cell, range));
    } else if (cell.role == Role::equivalent) {
      equivalent_answer = std::max(equivalent_answer, sums_in(cell, range));
    }
  }
  if (stated || any_currency) return counted_answer;
  return std::min(equivalent_answer, Tri::maybe);
}

}  // namespace dossier
