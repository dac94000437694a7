// The range rows of rules_period.cc, run over the atoms of a text: rows of two dates first, then a
// date and a length, then what stands beside one date; what is left is a single date.
#include "extract/date_ranges.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.h"
#include "extract/date_context.h"
#include "extract/pattern.h"
#include "extract/range_rows.h"
#include "extract/rules.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestGap = 200;

using Row = RangeRow;

const RangeRows& rows() {
  return RangeRows::get();
}

// ---------------------------------------------------------------- completing one end from the
// other

bool later_in_year(const DateAtom& a, const DateAtom& b) {
  if (a.month != b.month) return a.month > b.month;
  return a.day != 0 && b.day != 0 && a.day > b.day;
}

// "7" of "7 to 14 September 2016", "Dec" of "Dec - Feb 2015".
bool complete_left(DateAtom& a, const DateAtom& b) {
  if (a.has_year()) return true;
  a.year = b.year;
  if (a.month != 0) {
    const bool same_kind = (a.month > 12) == (b.month > 12);
    if (b.month == 0 || !same_kind) return false;
    if (later_in_year(a, b)) --a.year;
    return true;
  }
  a.month = b.month;
  return a.day != 0 && b.month != 0 && b.day != 0 && a.day <= b.day;
}

// "October 22" of "2015/08/12 until October 22", "22, 2012" of "August 10 - 22, 2012".
bool complete_right(const DateAtom& a, DateAtom& b) {
  if (b.is_date() || b.two_digit_year) return true;
  if (b.has_year()) {
    b.month = a.month;
    return a.month != 0 && a.day != 0 && !a.has_year();
  }
  if (b.month == 0 || a.month == 0 || !a.is_date() || a.two_digit_year) return false;
  b.year = a.year;
  if (later_in_year(a, b)) ++b.year;
  return true;
}

// The year alone of an unfinished "26, 2012".
bool reduce_to_year(DateAtom& atom) {
  constexpr std::uint32_t kYearDigits = 4;
  if (!atom.has_year() || atom.two_digit_year || atom.month != 0 || atom.day == 0) return false;
  atom.day = 0;
  atom.span.begin = atom.span.end - kYearDigits;
  atom.rule = rule_id(kYearRule);
  return true;
}

// ---------------------------------------------------------------- neighbours in the calendar

Date previous(Date date) {
  const Date day = civil_from_day(first_day(date) - 1);
  return {day.year, date.month == 0 ? std::uint8_t{0} : day.month,
          date.day == 0 ? std::uint8_t{0} : day.day};
}

Date next(Date date) {
  const Date day = civil_from_day(last_day(date) + 1);
  return {day.year, date.month == 0 ? std::uint8_t{0} : day.month,
          date.day == 0 ? std::uint8_t{0} : day.day};
}

bool has_neighbours(const DateAtom& atom) {
  return first_date(atom).year > 1 && last_date(atom).year < 9999;
}

// ---------------------------------------------------------------- matching

// What a row made of one or two atoms.
struct Found {
  const Row* row = nullptr;
  Span span;
  Period period;
  bool range = true;
  bool fiscal = false;
};

bool better(const std::optional<Found>& old, const Found& found) {
  if (!old || found.span.size() != old->span.size()) {
    return !old || found.span.size() > old->span.size();
  }
  return beats(*found.row->rule, old->row->rule->info.id);
}

// What one date makes with `left` before and `right` behind it.
std::optional<Period> period_of_one(PeriodBuild build, const DateAtom& a, std::string_view left,
                                    std::string_view right) {
  const Edge first = Edge::at(first_date(a));
  const Edge last = Edge::at(last_date(a));
  const auto edge = [](std::string_view mark) {
    return mark.find("..") == std::string_view::npos ? Edge::unknown() : Edge::open();
  };
  switch (build) {
    case PeriodBuild::open_end:
    case PeriodBuild::after_or_at:
      return Period{first, Edge::open()};
    case PeriodBuild::open_dash:
      // "12 March 2012 -" is a dateline.
      return a.day == 0 ? std::optional(Period{first, Edge::open()}) : std::nullopt;
    case PeriodBuild::start_only:
      return Period{first, edge(right)};
    case PeriodBuild::until:
      return Period{edge(left), last};
    case PeriodBuild::before:
      if (!has_neighbours(a)) return std::nullopt;
      return Period{Edge::unknown(), Edge::at(previous(first_date(a)))};
    case PeriodBuild::after:
      if (!has_neighbours(a)) return std::nullopt;
      return Period{Edge::at(next(last_date(a))), Edge::open()};
    case PeriodBuild::decade:
      if (!a.bare_year() || a.year % 10 != 0) return std::nullopt;
      return Period{first, Edge::at({static_cast<std::int16_t>(a.year + 9), 0, 0})};
    default:
      return std::nullopt;
  }
}

Period of_length(const DateAtom& start, const DateAtom& length) {
  DurationMention d;
  d.months = length.length_months;
  d.days = length.length_days;
  return period_from(first_date(start), d);
}

std::optional<Period> period_of_two(Row::Shape shape, const DateAtom& a, const DateAtom& b) {
  const bool a_length = a.kind == DateAtom::Kind::length;
  const bool b_length = b.kind == DateAtom::Kind::length;
  switch (shape) {
    case Row::Shape::two_dates:
      // "06/30/2020 - FY2021 budget adopted": a day, and what a headline begins with.
      if (a_length || b_length || (a.day != 0 && b.fiscal)) return std::nullopt;
      return join_pair(a, b);
    case Row::Shape::length_then_date:
      return a_length && b.is_date() ? std::optional(of_length(b, a)) : std::nullopt;
    case Row::Shape::date_then_length:
      return b_length && a.is_date() ? std::optional(of_length(a, b)) : std::nullopt;
    case Row::Shape::one_date:
      break;
  }
  return std::nullopt;
}

// "June 2014, thirty months after its launch": the length leads away from the date.
bool leads_away(std::string_view behind) {
  thread_local const regex::Matcher kAway(
      R"(\s(?:to the day )?(?:after|before|later|earlier|ago|apr\xc3\xa8s|avant|plus tard|nach|vor|sp\xc3\xa4ter|despu\xc3\xa9s|antes|m\xc3\xa1s tarde|depois|mais tarde|dopo|prima|na)\b)");
  return kAway.prefix_of(behind) != std::string_view::npos;
}

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<DateAtom>& atoms, std::vector<RuleTie>* ties)
      : text_(text), ties_(ties) {
    for (const DateAtom& atom : atoms) slots_.push_back({atom, atom.span, false});
  }

  std::vector<DateMention> run() {
    mark_fiscal();
    join(Row::Shape::two_dates);
    for (Slot& slot : slots_) {
      if (!slot.used) reduce_to_year(slot.atom);
    }
    join(Row::Shape::length_then_date);
    join(Row::Shape::date_then_length);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!slots_[i].used && slots_[i].atom.is_date()) add_one(i);
    }
    std::sort(out_.begin(), out_.end(),
              [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return std::move(out_);
  }

 private:
  struct Slot {
    DateAtom atom;
    Span reach;  // of the mention that took it
    bool used = false;
    // Nothing else may reach over it.
    bool solid() const { return used || atom.is_date(); }
  };

  // Which rows of a shape may have what stands beside their atoms, and whether one may.
  struct Sides {
    RangeRows::Mask before;
    RangeRows::Mask after;
  };
  struct Possible {
    bool before = true;
    bool after = true;
  };

  Sides sides_of(Row::Shape shape, std::size_t i, std::size_t j) const {
    return {rows().before(shape, text_, slots_[i].atom.span.begin, floor_of(i)),
            rows().after(shape, text_, slots_[j].atom.span.end)};
  }

  // "fiscal year 2012/13" makes a pair of what would be a month, before anything is joined.
  void mark_fiscal() {
    for (const Row& row : rows().of(Row::Shape::one_date)) {
      if (row.build != PeriodBuild::fiscal_single) continue;
      for (std::size_t i = 0; i < slots_.size(); ++i) {
        DateAtom& atom = slots_[i].atom;
        const auto span = atom.is_date() && atom.day == 0 ? around(row, i, i, {}) : std::nullopt;
        if (!span) continue;
        slots_[i].reach = atom.span = *span;
        atom.fiscal = true;
        atom.rule = row.id;
        if (atom.last_year == atom.year + 1) {
          atom.kind = DateAtom::Kind::pair;
          atom.ambiguous = false;
        }
      }
    }
  }

  void join(Row::Shape shape) {
    for (std::size_t i = 0; i + 1 < slots_.size(); ++i) {
      if (slots_[i].used) continue;
      std::size_t j = i + 1;
      std::optional<Found> found = best_of_two(shape, i, j);
      if (!found && shape == Row::Shape::two_dates && slots_[i].atom.is_date()) {
        j = next_solid(i);  // over numbers that are no dates
        if (j > i + 1 && j < slots_.size()) found = best_of_two(shape, i, j);
      }
      if (!found) continue;
      add(*found, i, j);
      i = j;
    }
  }

  std::optional<Found> best_of_two(Row::Shape shape, std::size_t i, std::size_t j) {
    std::optional<Found> best;
    const DateAtom& a = slots_[i].atom;
    const DateAtom& b = slots_[j].atom;
    if (slots_[j].used || b.span.begin - a.span.end > kLongestGap) return best;
    if (shape == Row::Shape::date_then_length && leads_away(text_.substr(b.span.end))) return best;
    const std::optional<Period> period = period_of_two(shape, a, b);
    if (!period) return best;
    const std::string_view gap = text_.substr(a.span.end, b.span.begin - a.span.end);
    const RangeRows::Mask fitting = rows().between(shape, gap);
    if (fitting.none()) return best;
    const Sides sides = sides_of(shape, i, j);
    Match match;
    for (std::size_t k = 0; k < rows().of(shape).size(); ++k) {
      const Row& row = rows().of(shape)[k];
      if (!fitting[k] || !row.between->match_all(gap, match)) continue;
      const std::optional<Span> span = around(row, i, j, {sides.before[k], sides.after[k]});
      if (!span) continue;
      keep_better(best, {&row, *span, *period, true, a.fiscal || b.fiscal});
    }
    return best;
  }

  std::size_t next_solid(std::size_t i) const {
    std::size_t j = i + 1;
    while (j < slots_.size() && !slots_[j].solid() && in_reach(i, j)) ++j;
    return j;
  }
  bool in_reach(std::size_t i, std::size_t j) const {
    return slots_[j].atom.span.begin - slots_[i].atom.span.end <= kLongestGap;
  }

  // How far left a mention that begins with slot i may reach: up to what another has taken.
  std::uint32_t floor_of(std::size_t i) const {
    const std::uint32_t begin = slots_[i].atom.span.begin;
    for (std::size_t k = i; k-- > 0 && begin - slots_[k].atom.span.begin <= kWindow;) {
      if (slots_[k].solid()) return std::min(slots_[k].reach.end, begin);
    }
    return 0;
  }

  // The span of a row's match around slots i to j; nothing where its text is not there.
  std::optional<Span> around(const Row& row, std::size_t i, std::size_t j, Possible may) const {
    if ((row.needs_before && !may.before) || (row.needs_after && !may.after)) return std::nullopt;
    const DateAtom& first = slots_[i].atom;
    Span span{first.span.begin, slots_[j].atom.span.end};
    Match match;
    if (row.before && may.before) {
      const bool found = row.before->match_before(text_, span.begin, match, floor_of(i)) &&
                         !stands_over(text_, match.begin(), span.begin);
      if (!found && row.needs_before) return std::nullopt;
      if (found && match.has("article") && first.bare_year()) return std::nullopt;  // a noun's
      if (found) span.begin = match.has("outside") ? match.span("outside").end : match.begin();
    }
    if (row.after && may.after) {
      const bool found = row.after->match_at(text_, span.end, match);
      if (!found && row.needs_after) return std::nullopt;
      if (found) span.end = match.has("keep") ? match.span("keep").end : match.end();
    }
    close_bracket(span);
    const std::size_t after = next_solid(j);
    if (after < slots_.size() && span.end > slots_[after].reach.begin) return std::nullopt;
    return span;
  }

  // "36 months (from March 2014" takes its bracket's other half, "2014)" loses it.
  void close_bracket(Span& span) const {
    const std::string_view text = text_.substr(span.begin, span.size());
    const auto opened = std::count(text.begin(), text.end(), '(');
    const auto closed = std::count(text.begin(), text.end(), ')');
    if (opened == closed + 1 && span.end < text_.size() && text_[span.end] == ')') ++span.end;
    if (closed == opened + 1 && text.ends_with(')')) --span.end;
  }

  void add_one(std::size_t i) {
    const DateAtom& a = slots_[i].atom;
    if (const std::optional<Found> best = best_of_one(i)) {
      add(*best, i, i);
      return;
    }
    const Period period{Edge::at(first_date(a)), Edge::at(last_date(a))};
    const bool range = a.kind == DateAtom::Kind::pair && !a.decade;
    out_.push_back({a.span, a.rule, period, range, a.ambiguous, a.fiscal});
    slots_[i].used = true;
  }

  std::optional<Found> best_of_one(std::size_t i) {
    std::optional<Found> best;
    const DateAtom& a = slots_[i].atom;
    const Sides sides = sides_of(Row::Shape::one_date, i, i);
    if (sides.before.none() && sides.after.none()) return best;
    for (std::size_t k = 0; k < rows().of(Row::Shape::one_date).size(); ++k) {
      const Row& row = rows().of(Row::Shape::one_date)[k];
      const std::optional<Span> span = around(row, i, i, {sides.before[k], sides.after[k]});
      if (!span) continue;
      const auto left = text_.substr(span->begin, a.span.begin - span->begin);
      const auto right = text_.substr(a.span.end, span->end - a.span.end);
      if (const auto period = period_of_one(row.build, a, left, right)) {
        keep_better(best, {&row, *span, *period, row.build != PeriodBuild::decade, a.fiscal});
      }
    }
    return best;
  }

  void add(const Found& found, std::size_t i, std::size_t j) {
    const bool ambiguous = slots_[i].atom.ambiguous || slots_[j].atom.ambiguous;
    out_.push_back({found.span, found.row->id, found.period, found.range, ambiguous, found.fiscal});
    for (std::size_t k = i; k <= j; ++k) {
      slots_[k].used = true;
      slots_[k].reach = found.span;
    }
  }

  void keep_better(std::optional<Found>& best, const Found& found) {
    if (ties_ != nullptr && best && best->span == found.span &&
        !beats(*best->row->rule, found.row->rule->info.id) &&
        !beats(*found.row->rule, best->row->rule->info.id)) {
      ties_->push_back({found.span, best->row->id, found.row->id});
    }
    if (better(best, found)) best = found;
  }

  std::string_view text_;
  std::vector<RuleTie>* ties_;
  std::vector<Slot> slots_;
  std::vector<DateMention> out_;
};

}  // namespace

std::optional<Period> join_pair(DateAtom a, DateAtom b) {
  if (!complete_right(a, b) || !complete_left(a, b)) return std::nullopt;
  if (!a.has_year() || !b.has_year() || (a.day != 0 && a.month == 0) ||
      (b.day != 0 && b.month == 0)) {
    return std::nullopt;
  }
  check_calendar(a);
  check_calendar(b);
  if (a.kind == DateAtom::Kind::faulty || b.kind == DateAtom::Kind::faulty) return std::nullopt;
  const Period period{Edge::at(first_date(a)), Edge::at(last_date(b))};
  return is_ordered(period) ? std::optional(period) : std::nullopt;
}

std::vector<DateMention> join_ranges(std::string_view text, const std::vector<DateAtom>& atoms,
                                     std::vector<RuleTie>* ties) {
  return Joiner(text, atoms, ties).run();
}

}  // namespace dossier
