// Dates, ranges and lengths of time in a text: atoms where an anchor lets one begin, the better
// ones first; those taken out that their neighbours speak against; days and months in digits put in
// the page's order; then joined to ranges.
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/date_atom.h"
#include "extract/date_context.h"
#include "extract/date_ranges.h"
#include "extract/pattern.h"
#include "extract/rules.h"
#include "extract/scan.h"

namespace dossier {
namespace {

// ---------------------------------------------------------------- where an atom can begin

struct StartAt {
  std::uint32_t pos = 0;
  StartMask kinds = 0;
};

StartMask kinds_of(LexMask classes) {
  StartMask kinds = 0;
  if ((classes & mask(LexClass::month)) != 0) kinds |= kMonthWord;
  if ((classes & (mask(LexClass::number_word) | mask(LexClass::ordinal_word))) != 0) {
    kinds |= kNumberWord;
  }
  if ((classes & mask(LexClass::season)) != 0) kinds |= kCueWord;
  return kinds;
}

// "'13": the apostrophe before two digits; its first byte, or npos.
std::size_t apostrophe_before(std::string_view text, std::size_t digits) {
  for (const std::string_view mark : {"'", "’", "‘", "`", "´"}) {
    if (text.substr(0, digits).ends_with(mark)) return digits - mark.size();
  }
  return std::string_view::npos;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words of a date that are in no table of names: "Q1", "H2", "FY12", "last quarter".
constexpr auto kCueWords = std::to_array<std::string_view>(
    {"q", "t", "h", "s", "fy", "cy", "last", "final", "dernier", "dernière", "último", "última",
     "ultimo", "ultima", "letzte", "letztes", "letzten"});

constexpr std::array<bool, 256> first_bytes_of_cues() {
  std::array<bool, 256> first{};
  for (const std::string_view word : kCueWords) {
    const auto c = static_cast<unsigned char>(word[0]);
    first[c] = true;
    if (c >= 'a' && c <= 'z') first[static_cast<unsigned char>(c - 32)] = true;
  }
  return first;
}

bool is_cue_word(std::string_view word) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return std::any_of(kCueWords.begin(), kCueWords.end(), [&](std::string_view cue) {
    return std::equal(word.begin(), word.end(), cue.begin(), cue.end(), same);
  });
}

std::vector<StartAt> find_cue_words(std::string_view text) {
  static constexpr std::array<bool, 256> kFirst = first_bytes_of_cues();
  std::vector<StartAt> out;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = is_word_byte(text[i]) && !is_digit(text[i]);
    if (letter && !in_word && kFirst[static_cast<unsigned char>(text[i])]) {
      std::size_t end = i;
      while (end < text.size() && is_word_byte(text[end]) && !is_digit(text[end])) ++end;
      if (is_cue_word(text.substr(i, end - i))) {
        out.push_back({static_cast<std::uint32_t>(i), kCueWord});
      }
    }
    in_word = is_word_byte(text[i]);
  }
  return out;
}

std::vector<StartAt> find_starts(std::string_view text, std::span<const Anchor> anchors) {
  std::vector<StartAt> starts;
  for (const Anchor& anchor : anchors) {
    if (anchor.kind == Anchor::Kind::digits) {
      if (anchor.begin > 0 && is_ascii_letter(text[anchor.begin - 1])) continue;
      if (anchor.end - anchor.begin == 2) {
        const std::size_t mark = apostrophe_before(text, anchor.begin);
        if (mark != std::string_view::npos) {
          starts.push_back({static_cast<std::uint32_t>(mark), kApostrophe});
        }
      }
      starts.push_back({anchor.begin, kDigits});
    } else if (const StartMask kinds = kinds_of(anchor.classes); kinds != 0) {
      starts.push_back({anchor.begin, kinds});
    }
  }
  const std::vector<StartAt> cues = find_cue_words(text);
  std::vector<StartAt> all;
  std::merge(starts.begin(), starts.end(), cues.begin(), cues.end(), std::back_inserter(all),
             [](const StartAt& a, const StartAt& b) { return a.pos < b.pos; });
  return all;
}

// ---------------------------------------------------------------- the atoms' rules

struct AtomRule {
  const Rule* rule;
  RuleId id;
  Pattern pattern;
};

struct AtomRules {
  std::vector<AtomRule> rules;
  PatternSet set;
};

AtomRules compile_atom_rules() {
  std::vector<AtomRule> rules;
  std::vector<std::string_view> patterns;
  for (const Rule& rule : period_rules()) {
    if (rule.starts == 0) continue;
    rules.push_back({&rule, rule_id(rule.info.id), Pattern(rule.info.pattern)});
    patterns.push_back(rule.info.pattern);
  }
  return {std::move(rules), PatternSet(patterns)};
}

// One set a thread.
const AtomRules& atom_rules() {
  thread_local const AtomRules kRules = compile_atom_rules();
  return kRules;
}

// The longest atom of each rank that begins at the start.
void add_candidates(std::string_view text, StartAt start, std::vector<DateAtom>& out,
                    std::vector<RuleTie>* ties) {
  struct Best {
    DateAtom atom;
    const Rule* rule = nullptr;
  };
  std::array<Best, DateAtom::kRanks> best;
  const AtomRules& atoms = atom_rules();
  std::vector<int> hits;
  atoms.set.match_at(text, start.pos, hits);
  Match match;
  for (const int hit : hits) {
    const AtomRule& r = atoms.rules[static_cast<std::size_t>(hit)];
    if ((r.rule->starts & start.kinds) == 0) continue;
    if (!r.pattern.match_at(text, start.pos, match)) continue;
    const auto atom = read_atom(match, *r.rule, r.id, text);
    if (!atom || !may_stand(text, *atom)) continue;
    Best& old = best[static_cast<std::size_t>(atom->rank()) - 1];
    const bool same = old.rule != nullptr && atom->span == old.atom.span;
    const bool wins = same && beats(*r.rule, old.rule->info.id);
    if (same && !wins && ties != nullptr && !beats(*old.rule, r.rule->info.id)) {
      ties->push_back({atom->span, old.atom.rule, r.id});
    }
    if (wins || old.rule == nullptr || atom->span.size() > old.atom.span.size()) {
      old = {*atom, r.rule};
    }
  }
  for (const Best& b : best) {
    if (b.rule != nullptr) out.push_back(b.atom);
  }
}

// Of overlapping candidates the ones of higher rank, then those further left, stay.
std::vector<DateAtom> choose(const std::vector<DateAtom>& candidates) {
  std::vector<DateAtom> chosen;
  for (int rank = DateAtom::kRanks; rank >= 1; --rank) {
    std::vector<DateAtom> merged;
    std::size_t next = 0;
    std::uint32_t free_from = 0;
    for (const DateAtom& c : candidates) {
      if (c.rank() != rank) continue;
      while (next < chosen.size() && chosen[next].span.begin < c.span.end) {
        free_from = std::max(free_from, chosen[next].span.end);
        merged.push_back(chosen[next++]);
      }
      if (c.span.begin < free_from) continue;
      free_from = c.span.end;
      merged.push_back(c);
    }
    merged.insert(merged.end(), chosen.begin() + static_cast<std::ptrdiff_t>(next), chosen.end());
    std::sort(merged.begin(), merged.end(),
              [](const DateAtom& a, const DateAtom& b) { return a.span.begin < b.span.begin; });
    chosen = std::move(merged);
  }
  return chosen;
}

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

std::vector<DateAtom> drop_refused(std::string_view text, const std::vector<DateAtom>& atoms,
                                   Mentions& out) {
  std::vector<DateAtom> kept;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    DateAtom atom = atoms[i];
    const Neighbours neighbours = neighbours_of(text, atoms, i);
    take_lead_in(text, atom, neighbours.left_end);
    const std::string_view reason = refusal(text, atom, neighbours);
    const bool length = atom.kind == DateAtom::Kind::length;
    if (reason.empty()) {
      kept.push_back(atom);
    } else if (length || atom.is_date()) {
      out.rejected.push_back(
          {atom.span, atom.rule, length ? Field::duration : Field::date, reason});
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
      if (a.has_year()) out.rejected.push_back({a.span, a.rule, Field::date, "no such day"});
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
  std::vector<DateAtom> candidates;
  for (const StartAt start : find_starts(text, anchors)) {
    add_candidates(text, start, candidates, ties);
  }
  std::vector<DateAtom> atoms = drop_refused(text, choose(candidates), out);
  settle(atoms, habits_of(atoms, options.date_order));
  out.dates = join_ranges(text, drop_faulty(atoms, out), ties);
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
