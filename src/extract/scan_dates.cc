// Dates, ranges and lengths of time in a text: atoms are found; those taken out that their
// neighbours speak against; days and months in digits put in the page's order; then joined to
// ranges.
#include <string>
#include <vector>

#include "extract/date_atom.h"
#include "extract/date_context.h"
#include "extract/date_finder.h"
#include "extract/date_ranges.h"
#include "extract/day_lists.h"
#include "extract/scan.h"

namespace dossier {
namespace {

// ---------------------------------------------------------------- what speaks against them

Neighbours neighbours_of(std::string_view text, const std::vector<DateAtom>& atoms, std::size_t i) {
  Neighbours n;
  if (i > 0) {
    n.left_end = atoms[i - 1].span.end;
    n.left_is_date = atoms[i - 1].is_date();
  }
  n.right_begin =
      i + 1 < atoms.size() ? atoms[i + 1].span.begin : static_cast<std::uint32_t>(text.size());
  return n;
}

bool is_solid(const DateAtom& atom) {
  return atom.is_date() || atom.kind == DateAtom::Kind::length;
}

// Keeps an atom, and drops the unfinished ones that its lead-in has swallowed: "segunda" of
// "segunda-feira, 5 de março".
void keep(const DateAtom& atom, std::vector<DateAtom>& kept) {
  while (!kept.empty() && kept.back().span.end > atom.span.begin) kept.pop_back();
  kept.push_back(atom);
}

std::vector<DateAtom> drop_refused(std::string_view text, const std::vector<DateAtom>& atoms,
                                   Mentions& out) {
  std::vector<DateAtom> kept;
  std::uint32_t floor = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    DateAtom atom = atoms[i];
    take_lead_in(text, atom, floor);
    if (is_solid(atom)) floor = atom.span.end;
    const std::string_view reason = refusal(text, atom, neighbours_of(text, atoms, i));
    if (reason.empty()) {
      keep(atom, kept);
    } else if (is_solid(atom)) {
      const bool length = atom.kind == DateAtom::Kind::length;
      const Field field = length ? Field::duration : Field::date;
      out.rejected.push_back({atom.span, atom.rule, field, reason});
    }
  }
  return kept;
}

// ---------------------------------------------------------------- the page's order of day and
// month

struct PageHabits {
  DateOrder order;
  bool order_decided = false;
  bool years_in_pairs = false;  // "2012-13" on the page, and no "2012-03"
};

bool can_be_month(int n) {
  return n >= 1 && n <= 12;
}
bool can_be_day(int n) {
  return n >= 1 && n <= 31;
}

PageHabits habits_of(const std::vector<DateAtom>& atoms, DateOrder fallback) {
  int day_first = 0;
  int month_first = 0;
  int pairs = 0;
  int months = 0;
  for (const DateAtom& a : atoms) {
    if (a.first_number != 0 && !a.year_first && a.has_year()) {
      const bool dmy = can_be_day(a.first_number) && can_be_month(a.second_number);
      const bool mdy = can_be_month(a.first_number) && can_be_day(a.second_number);
      day_first += dmy && !mdy ? 1 : 0;
      month_first += mdy && !dmy ? 1 : 0;
    }
    pairs += a.year_and_number && a.kind == DateAtom::Kind::pair ? 1 : 0;
    months += a.year_and_number && a.month != 0 ? 1 : 0;
  }
  PageHabits habits{fallback};
  if (day_first != month_first && (day_first == 0 || month_first == 0)) {
    habits.order = day_first > 0 ? DateOrder::dmy : DateOrder::mdy;
    habits.order_decided = true;
  }
  habits.years_in_pairs = pairs > 0 && months == 0;
  return habits;
}

void settle_year_first(DateAtom& a) {
  const bool swapped = !can_be_month(a.first_number) && can_be_month(a.second_number);
  a.month = swapped ? a.second_number : a.first_number;
  a.day = swapped ? a.first_number : a.second_number;
  a.ambiguous = swapped;
}

// "01/02/03" under --date-order ymd.
bool settle_ymd(DateAtom& a) {
  if (!a.two_digit_year || !can_be_month(a.second_number) || !can_be_day(a.year % 100))
    return false;
  a.day = static_cast<std::uint8_t>(a.year % 100);
  a.month = a.second_number;
  a.year = static_cast<std::int16_t>(full_year(a.first_number));
  a.ambiguous = true;
  return true;
}

void settle_numbers(DateAtom& a, const PageHabits& habits) {
  if (a.year_first) return settle_year_first(a);
  const bool dmy = can_be_day(a.first_number) && can_be_month(a.second_number);
  const bool mdy = can_be_month(a.first_number) && can_be_day(a.second_number);
  if (dmy && mdy && habits.order == DateOrder::ymd && settle_ymd(a)) return;
  const bool month_first = mdy && (!dmy || habits.order == DateOrder::mdy);
  a.month = month_first ? a.first_number : a.second_number;
  a.day = month_first ? a.second_number : a.first_number;
  a.ambiguous = dmy && mdy && a.first_number != a.second_number && !habits.order_decided;
  if (!dmy && !mdy) a.kind = DateAtom::Kind::faulty;
}

// "2004-05": a month, or two years where the page writes years in pairs or the dash is a long one.
void settle_year_number(DateAtom& a, const PageHabits& habits) {
  const bool pair = a.dashed || habits.years_in_pairs;
  if (pair) {
    a.kind = DateAtom::Kind::pair;
  } else {
    a.month = a.second_number;
  }
  a.ambiguous = true;
}

void settle(std::vector<DateAtom>& atoms, const PageHabits& habits) {
  for (DateAtom& a : atoms) {
    if (a.kind == DateAtom::Kind::faulty || !a.unsettled()) continue;
    if (a.year_number) {
      settle_year_number(a, habits);
    } else {
      settle_numbers(a, habits);
    }
    a.first_number = a.second_number = 0;
    a.year_number = false;
    check_calendar(a);
  }
}

// Takes out the faulty ones and says so; sets lengths of time down as mentions of their own.
std::vector<DateAtom> drop_faulty(const std::vector<DateAtom>& atoms, Mentions& out) {
  std::vector<DateAtom> kept;
  for (const DateAtom& a : atoms) {
    if (a.kind == DateAtom::Kind::faulty) {
      if (a.has_year()) out.rejected.push_back({a.span, a.rule, Field::date, "no such day", true});
      continue;
    }
    if (a.kind == DateAtom::Kind::length) {
      out.durations.push_back({a.span, a.rule, a.length_months, a.length_days});
    }
    kept.push_back(a);
  }
  return kept;
}

void read_dates(std::string_view text, std::span<const Anchor> anchors, const ScanOptions& options,
                Mentions& out, std::vector<RuleTie>* ties) {
  std::vector<DateAtom> atoms = drop_refused(text, find_date_atoms(text, anchors, ties), out);
  settle(atoms, habits_of(atoms, options.date_order));
  out.dates = join_ranges(text, drop_faulty(atoms, out), ties);
  add_listed_days(text, out.dates);
}

}  // namespace

void scan_dates(std::string_view text, std::span<const Anchor> anchors, const ScanOptions& options,
                Mentions& out) {
  read_dates(text, anchors, options, out, nullptr);
}

std::vector<RuleTie> find_date_ties(std::string_view text) {
  std::vector<RuleTie> ties;
  Mentions out;
  read_dates(text, find_anchors(text), {}, out, &ties);
  return ties;
}

}  // namespace dossier
