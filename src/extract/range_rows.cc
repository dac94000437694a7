// Cuts the range rows' patterns and compiles the pieces.
#include "extract/range_rows.h"

namespace dossier {
namespace {

using Shape = RangeRow::Shape;

// The three pieces of a row's pattern around its one or two slots.
struct Pieces {
  std::string_view before, between, after;
  Shape shape = Shape::one_date;
};

constexpr std::size_t kSlot = 3;  // "<A>"

// Where <A>, <B> or <D> stands next, from `from` on.
std::size_t find_slot(std::string_view pattern, std::size_t from) {
  for (std::size_t at = pattern.find('<', from); at != std::string_view::npos;
       at = pattern.find('<', at + 1)) {
    const std::string_view slot = pattern.substr(at, kSlot);
    if (slot == "<A>" || slot == "<B>" || slot == "<D>") return at;
  }
  return std::string_view::npos;
}

bool is_range(const Rule& rule) {
  return find_slot(rule.info.pattern, 0) != std::string_view::npos;
}

Shape shape_of(char first, char second) {
  if (first == 'D') return Shape::length_then_date;
  return second == 'D' ? Shape::date_then_length : Shape::two_dates;
}

Pieces cut(std::string_view pattern) {
  const std::size_t first = find_slot(pattern, 0);
  const std::size_t second = find_slot(pattern, first + kSlot);
  Pieces p;
  p.before = pattern.substr(0, first);
  if (second == std::string_view::npos) {
    p.after = pattern.substr(first + kSlot);
    return p;
  }
  p.between = pattern.substr(first + kSlot, second - first - kSlot);
  p.after = pattern.substr(second + kSlot);
  p.shape = shape_of(pattern[first + 1], pattern[second + 1]);
  return p;
}

// Whether the pattern is one group that may be left out: "(?:…)?".
bool is_optional(std::string_view pattern) {
  if (pattern.empty()) return true;
  if (!pattern.starts_with("(?:") || !pattern.ends_with(")?")) return false;
  int depth = 0;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
    depth += pattern[i] == '(' ? 1 : pattern[i] == ')' ? -1 : 0;
    if (pattern[i] == '\\') ++i;
    if (depth == 0) return false;
  }
  return true;
}

std::optional<Pattern> compile(std::string_view source) {
  if (source.empty()) return std::nullopt;
  return Pattern(source);
}

RangeRow compile_row(const Rule& rule) {
  const Pieces p = cut(rule.info.pattern);
  RangeRow row;
  row.rule = &rule;
  row.id = rule_id(rule.info.id);
  row.build = static_cast<PeriodBuild>(rule.build);
  row.shape = p.shape;
  row.before = compile(p.before);
  row.between = compile(p.between);
  row.after = compile(p.after);
  row.needs_before = !is_optional(p.before);
  row.needs_after = !is_optional(p.after);
  return row;
}

// One piece of every row of a shape.
PatternSet pieces(Shape shape, std::string_view Pieces::*piece) {
  std::vector<std::string_view> out;
  for (const Rule& rule : period_rules()) {
    if (!is_range(rule)) continue;
    const Pieces p = cut(rule.info.pattern);
    if (p.shape == shape) out.push_back(p.*piece);
  }
  return PatternSet(out);
}

}  // namespace

RangeRows::RangeRows() {
  for (const Rule& rule : period_rules()) {
    if (!is_range(rule)) continue;
    RangeRow row = compile_row(rule);
    rows_[index(row.shape)].push_back(std::move(row));
  }
  for (std::size_t i = 0; i < RangeRow::kShapes; ++i) {
    const auto shape = static_cast<Shape>(i);
    sets_.push_back({pieces(shape, &Pieces::before), pieces(shape, &Pieces::between),
                     pieces(shape, &Pieces::after)});
  }
}

const RangeRows& RangeRows::get() {
  thread_local const RangeRows kRows;
  return kRows;
}

}  // namespace dossier
