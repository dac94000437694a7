// The range.* rows of rules_period.cc, cut at their <A>, <B> and <D> and compiled: what must stand
// before, between and after the atoms of a range.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/date_atom.h"
#include "extract/pattern.h"
#include "extract/rules.h"

namespace dossier {

struct RangeRow {
  enum class Shape : std::uint8_t { two_dates, length_then_date, date_then_length, one_date };
  static constexpr std::size_t kShapes = 4;

  const Rule* rule = nullptr;
  RuleId id = RuleId::none;
  PeriodBuild build{};
  Shape shape = Shape::one_date;
  std::optional<Pattern> before;
  std::optional<Pattern> between;
  std::optional<Pattern> after;
  bool needs_before = false;
  bool needs_after = false;
};

class RangeRows {
 public:
  using Shape = RangeRow::Shape;
  using Mask = PatternSet::Mask;

  // One set a thread.
  static const RangeRows& get();

  const std::vector<RangeRow>& of(Shape shape) const { return rows_[index(shape)]; }
  // By place in of(shape): which rows may have the text between two atoms between theirs, and their
  // own texts before `pos` or after it.
  Mask between(Shape shape, std::string_view gap) const { return sets(shape).between.all(gap); }
  Mask before(Shape shape, std::string_view text, std::uint32_t pos, std::uint32_t floor) const {
    return sets(shape).before.before(text, pos, floor);
  }
  Mask after(Shape shape, std::string_view text, std::uint32_t pos) const {
    return sets(shape).after.at(text, pos);
  }

 private:
  struct Sets {
    PatternSet before;
    PatternSet between;
    PatternSet after;
  };

  RangeRows();
  static std::size_t index(Shape shape) { return static_cast<std::size_t>(shape); }
  const Sets& sets(Shape shape) const { return sets_[index(shape)]; }

  std::array<std::vector<RangeRow>, RangeRow::kShapes> rows_;
  std::vector<Sets> sets_;
};

}  // namespace dossier
