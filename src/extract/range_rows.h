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

  // One set a thread.
  static const RangeRows& get();

  const std::vector<RangeRow>& of(Shape shape) const { return rows_[index(shape)]; }
  // Whether the text between two atoms is that of any row of the shape.
  bool may_join(Shape shape, std::string_view gap) const { return between_[index(shape)].all(gap); }
  // Whether a row of one date may have its text before `pos`, or after it.
  bool may_stand_before(std::string_view text, std::uint32_t pos, std::uint32_t floor) const {
    return before_one_.before(text, pos, floor);
  }
  bool may_stand_after(std::string_view text, std::uint32_t pos) const {
    return after_one_.at(text, pos);
  }

 private:
  RangeRows();
  static std::size_t index(Shape shape) { return static_cast<std::size_t>(shape); }

  std::array<std::vector<RangeRow>, RangeRow::kShapes> rows_;
  std::vector<Prefilter> between_;
  Prefilter before_one_;
  Prefilter after_one_;
};

}  // namespace dossier
