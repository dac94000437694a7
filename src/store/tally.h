// Counting records and adding up their budgets.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "dossier/stats.h"
#include "store/columns.h"

namespace dossier {

// The budgets of a row that count: totals, or shares where no total is stated.
template <class Visit>
void each_counted(std::span<const MoneyCell> cells, Visit visit) {
  if (cells.size() == 1) {
    if (cells.front().role != Role::equivalent) visit(cells.front());
    return;
  }
  const bool has_total = std::ranges::find(cells, Role::total, &MoneyCell::role) != cells.end();
  for (const MoneyCell& cell : cells) {
    if (cell.role == (has_total ? Role::total : Role::share)) visit(cell);
  }
}

// A group while it is being counted.
class BudgetTally {
 public:
  RowId records = 0;

  void add(Currency currency, std::int64_t low, std::int64_t high) {
    Sum& sum = sum_of(currency);
    sum.low += low;
    sum.high += high;
  }
  void add(const MoneyCell& cell) {
    add(cell.currency, cell.mills, cell.has_max != 0 ? cell.mills_max : cell.mills);
  }
  // Counts a record and adds those of its budgets that count.
  void add_record(std::span<const MoneyCell> budgets) {
    ++records;
    each_counted(budgets, [this](const MoneyCell& cell) { add(cell); });
  }
  void add(const BudgetTally& other) {
    records += other.records;
    for (const Sum& more : other.sums_) {
      Sum& sum = sum_of(more.currency);
      sum.low += more.low;
      sum.high += more.high;
    }
  }
  // REQUIRES: what is taken away was added, and is not all of it.
  void take_away(const BudgetTally& other) {
    records -= other.records;
    for (const Sum& less : other.sums_) {
      Sum& sum = sum_of(less.currency);
      sum.low -= less.low;
      sum.high -= less.high;
    }
  }
  // By currency code.
  std::vector<Sum> sorted_sums() const {
    std::vector<Sum> sums = sums_;
    std::ranges::sort(sums, {}, [](const Sum& sum) { return code(sum.currency); });
    return sums;
  }

 private:
  Sum& sum_of(Currency currency) {
    const auto at = static_cast<std::size_t>(currency);
    if (at >= places_.size()) places_.resize(at + 1);
    if (places_[at] == 0) {
      sums_.push_back({currency, 0, 0});
      places_[at] = static_cast<std::uint16_t>(sums_.size());
    }
    return sums_[places_[at] - 1U];
  }

  std::vector<std::uint16_t> places_;  // of each currency's sum, from 1; 0: there is none yet
  std::vector<Sum> sums_;
};

// A wide number as a cell holds it, and back.
constexpr TallyCell::Wide as_cell(WideMills value) {
  return {static_cast<std::uint64_t>(value), static_cast<std::int64_t>(value >> 64)};
}
constexpr WideMills wide(const TallyCell::Wide& cell) {
  return static_cast<WideMills>(cell.high) * (WideMills{1} << 64) + cell.low;
}

}  // namespace dossier
