// Three-valued answers for every row at once, as two sets of rows: those that match for certain,
// and those that may (the certain ones included). Kleene's and, or and not are then set operations.
#pragma once

#include <cstdint>
#include <vector>

#include "dossier/date.h"
#include "dossier/store.h"

namespace dossier {

// A set of rows.
class RowSet {
 public:
  explicit RowSet(RowId rows, bool full = false)
      : rows_(rows), words_((std::size_t{rows} + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    trim();
  }
  void add(RowId row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  bool has(RowId row) const { return ((words_[row / 64] >> (row % 64)) & 1) != 0; }

  // Calls visit(row) for each row of the set, in rising order.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        visit(static_cast<RowId>(i * 64 + static_cast<std::size_t>(__builtin_ctzll(word))));
    }
  }

  RowSet& operator&=(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  RowSet& operator|=(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  void complement() {
    for (std::uint64_t& word : words_) word = ~word;
    trim();
  }

 private:
  void trim() {
    if (rows_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (rows_ % 64)) - 1;
  }
  RowId rows_;
  std::vector<std::uint64_t> words_;
};

struct Truth {
  RowSet certain;
  RowSet possible;

  explicit Truth(RowId rows, bool all = false) : certain(rows, all), possible(rows, all) {}

  void set(RowId row, Tri answer) {
    if (answer == Tri::yes) certain.add(row);
    if (answer != Tri::no) possible.add(row);
  }
  Truth& operator&=(const Truth& other) {
    certain &= other.certain;
    possible &= other.possible;
    return *this;
  }
  Truth& operator|=(const Truth& other) {
    certain |= other.certain;
    possible |= other.possible;
    return *this;
  }
  void negate() {
    std::swap(certain, possible);
    certain.complement();
    possible.complement();
  }
};

}  // namespace dossier
