// Where date atoms can begin, which rules match there, and which of the matches stay.
#include "extract/date_finder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <optional>
#include <utility>

#include "base/byte_masks.h"
#include "base/text.h"
#include "extract/date_context.h"
#include "extract/pattern.h"
#include "extract/rules.h"

namespace dossier {
namespace {

// ---------------------------------------------------------------- where an atom can begin

struct Place {
  std::uint32_t pos = 0;
  StartMask kinds = 0;
  bool month_near = false;  // a month's name stands here or a little further on
};

StartMask kinds_of(LexMask classes) {
  constexpr LexMask kNumbers = mask(LexClass::number_word) | mask(LexClass::ordinal_word);
  StartMask kinds = 0;
  if ((classes & mask(LexClass::month)) != 0) kinds |= kMonthWord;
  if ((classes & kNumbers) != 0) kinds |= kNumberWord;
  if ((classes & mask(LexClass::season)) != 0) kinds |= kCueWord;
  return kinds;
}

// "'13": the first byte of the apostrophe before two digits, or npos.
std::size_t apostrophe_before(std::string_view text, const Anchor& digits) {
  if (digits.end - digits.begin != 2) return std::string_view::npos;
  const std::string_view before = text.substr(0, digits.begin);
  for (const std::string_view mark : {"'", "’", "‘", "`", "´"}) {
    if (before.ends_with(mark)) return digits.begin - mark.size();
  }
  return std::string_view::npos;
}

// Whether a month's name begins at anchors[i] or so near that it may belong to the date there.
bool is_month_near(std::span<const Anchor> anchors, std::size_t i) {
  constexpr std::uint32_t kNear = 28;  // "22 de l'année …", "twenty-second of "
  for (std::size_t k = i; k < anchors.size(); ++k) {
    if (anchors[k].begin > anchors[i].end + kNear) return false;
    if ((anchors[k].classes & mask(LexClass::month)) != 0) return true;
  }
  return false;
}

std::vector<Place> starts_at_anchors(std::string_view text, std::span<const Anchor> anchors) {
  std::vector<Place> out;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const Anchor& anchor = anchors[i];
    if (anchor.kind == Anchor::Kind::digits) {
      const std::size_t mark = apostrophe_before(text, anchor);
      if (mark != std::string_view::npos) {
        out.push_back({static_cast<std::uint32_t>(mark), kApostrophe, false});
      }
      out.push_back({anchor.begin, kDigits, is_month_near(anchors, i)});
    } else if (const StartMask kinds = kinds_of(anchor.classes); kinds != 0) {
      out.push_back({anchor.begin, kinds, is_month_near(anchors, i)});
    }
  }
  return out;
}

// Words of a date that are in no table of names: "Q1", "H2", "FY12", "last quarter".
constexpr auto kCueWords = std::to_array<std::string_view>(
    {"q", "t", "h", "s", "fy", "cy", "jfy", "last", "final", "dernier", "dernière", "último",
     "última", "ultimo", "ultima", "letzte", "letztes", "letzten"});

// The first two bytes of cue words, in either case: a single letter stands before no other letter.
class CuePairs {
 public:
  constexpr CuePairs() {
    for (const std::string_view word : kCueWords) {
      for (std::size_t c = 0; c < 256; ++c) {
        const char second = static_cast<char>(c);
        const bool fits = word.size() > 1 ? is_same(second, word[1]) : !is_ascii_letter(second);
        if (fits) add(word[0], second);
      }
    }
  }
  constexpr bool has(char first, char second) const {
    const std::uint32_t row = rows_[static_cast<unsigned char>(first)];
    return row != 0 && (seconds_[static_cast<unsigned char>(second)] & row) != 0;
  }

 private:
  static constexpr bool is_same(char c, char lower) {
    return c == lower || (is_ascii_letter(lower) && c == lower - 32);
  }
  constexpr void add(char first, char second) {
    const std::uint32_t bit = std::uint32_t{1} << (static_cast<unsigned char>(first) & 31U);
    for (const char c : {first, is_ascii_letter(first) ? static_cast<char>(first - 32) : first})
      rows_[static_cast<unsigned char>(c)] = bit;
    seconds_[static_cast<unsigned char>(second)] |= bit;
  }
  std::array<std::uint32_t, 256> rows_{};     // by first byte: its bit
  std::array<std::uint32_t, 256> seconds_{};  // by second byte: the bits of those it may follow
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Whether a cue word begins at pos. A single letter is one only before a digit: "Q1", "T 2".
bool is_cue_at(std::string_view text, std::size_t pos) {
  const char second = pos + 1 < text.size() ? lower(text[pos + 1]) : ' ';
  if (!is_word_byte(second) || is_digit(second)) {
    return is_digit(second) || (pos + 2 < text.size() && is_digit(text[pos + 2]));
  }
  for (const std::string_view cue : kCueWords) {
    if (cue.size() < 2 || cue[1] != second || cue[0] != lower(text[pos])) continue;
    const std::string_view word = text.substr(pos, cue.size());
    if (std::equal(word.begin(), word.end(), cue.begin(), cue.end(),
                   [](char a, char b) { return lower(a) == b; })) {
      return true;
    }
  }
  return false;
}

std::vector<Place> starts_at_cues(std::string_view text) {
  static constexpr CuePairs kCuePairs;
  std::vector<Place> out;
  std::uint64_t in_word = 0;  // whether the block before ended in a word
  std::uint64_t in_wide = 0;  // and in a byte beyond ASCII, a letter's or a dash's
  std::uint64_t in_digit = 0;
  for (std::size_t base = 0; base < text.size(); base += ByteMasks::kBytes) {
    const ByteMasks m = byte_masks(text, base);
    const std::uint64_t words = m.letters | m.digits | m.wide;
    const std::uint64_t behind_wide = m.letters & (m.wide << 1U | in_wide);
    const std::uint64_t behind_digit = m.letters & (m.digits << 1U | in_digit);
    for (std::uint64_t left = (words & ~(words << 1U | in_word)) | behind_wide | behind_digit;
         left != 0; left &= left - 1) {
      const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(left));
      const char second = at + 1 < text.size() ? text[at + 1] : ' ';
      if (!kCuePairs.has(text[at], second)) continue;
      const bool edge = (at > 0 && is_digit(text[at - 1])) || is_word_edge(text, at);
      if (edge && is_cue_at(text, at)) {
        out.push_back({static_cast<std::uint32_t>(at), kCueWord, false});
      }
    }
    in_word = words >> 63U;
    in_wide = m.wide >> 63U;
    in_digit = m.digits >> 63U;
  }
  return out;
}

std::vector<Place> find_starts(std::string_view text, std::span<const Anchor> anchors) {
  const std::vector<Place> at_anchors = starts_at_anchors(text, anchors);
  const std::vector<Place> at_cues = starts_at_cues(text);
  std::vector<Place> all;
  all.reserve(at_anchors.size() + at_cues.size());
  std::merge(at_anchors.begin(), at_anchors.end(), at_cues.begin(), at_cues.end(),
             std::back_inserter(all), [](const Place& a, const Place& b) { return a.pos < b.pos; });
  return all;
}

// ---------------------------------------------------------------- the atoms' rules

struct AtomRule {
  const Rule* rule = nullptr;
  RuleId id = RuleId::none;
  Pattern pattern;
  bool needs_month = false;
  bool minor = false;  // makes no atom of the highest rank
};

struct AtomRules {
  std::vector<AtomRule> rules;
  PatternSet set;

  // One set a thread.
  static const AtomRules& get() {
    thread_local const AtomRules kRules = compile();
    return kRules;
  }

 private:
  static AtomRules compile() {
    std::vector<AtomRule> rules;
    std::vector<std::string_view> patterns;
    for (const Rule& rule : period_rules()) {
      if (rule.starts == 0) continue;
      const RuleInfo& info = rule.info;
      patterns.push_back(info.pattern);
      rules.push_back({&rule, rule_id(info.id), Pattern(info.pattern),
                       info.pattern.find("{month}") != std::string_view::npos,
                       info.id.starts_with("part.") || info.id == kYearRule});
    }
    return {std::move(rules), PatternSet(patterns)};
  }
};

// The longest atom of each rank at one start.
class Best {
 public:
  bool has_highest() const { return best_.back().rule != nullptr; }

  void offer(const DateAtom& atom, const Rule& rule, std::vector<RuleTie>* ties) {
    Entry& old = best_[static_cast<std::size_t>(atom.rank()) - 1];
    const bool same = old.rule != nullptr && atom.span == old.atom.span;
    const bool wins = same && beats(rule, old.rule->info.id);
    if (same && !wins && ties != nullptr && !beats(*old.rule, rule.info.id)) {
      ties->push_back({atom.span, old.atom.rule, atom.rule});
    }
    const bool longer = old.rule == nullptr || atom.span.size() > old.atom.span.size();
    if (longer || wins) old = {atom, &rule};
  }

  // Adds the atoms that may still be chosen: below the highest rank nothing beside one of that.
  void add_to(std::vector<DateAtom>& out) const {
    if (has_highest()) {
      out.push_back(best_.back().atom);
      return;
    }
    for (const Entry& entry : best_) {
      if (entry.rule != nullptr) out.push_back(entry.atom);
    }
  }

 private:
  struct Entry {
    DateAtom atom;
    const Rule* rule = nullptr;
  };
  std::array<Entry, DateAtom::kRanks> best_;
};

Best best_at(std::string_view text, const Place& start, std::vector<RuleTie>* ties) {
  const AtomRules& atoms = AtomRules::get();
  const PatternSet::Mask hits = atoms.set.at(text, start.pos);
  Best best;
  if (hits.none()) return best;
  Match match;
  for (std::size_t i = 0; i < atoms.rules.size(); ++i) {
    const AtomRule& r = atoms.rules[i];
    if (!hits[i] || (r.rule->starts & start.kinds) == 0 || (r.needs_month && !start.month_near) ||
        (r.minor && best.has_highest()) || !r.pattern.match_at(text, start.pos, match)) {
      continue;
    }
    const auto atom = read_atom(match, *r.rule, r.id, text);
    if (atom && may_stand(text, *atom)) best.offer(*atom, *r.rule, ties);
  }
  return best;
}

// ---------------------------------------------------------------- which stay

// Adds to the chosen atoms, which are in order, those of a rank that overlap none of them.
std::vector<DateAtom> add_rank(const std::vector<DateAtom>& chosen,
                               const std::vector<DateAtom>& candidates, int rank) {
  std::vector<DateAtom> out;
  out.reserve(chosen.size() + candidates.size());
  std::size_t next = 0;
  std::uint32_t free_from = 0;
  for (const DateAtom& c : candidates) {
    if (c.rank() != rank || c.span.begin < free_from) continue;
    while (next < chosen.size() && chosen[next].span.end <= c.span.begin) {
      out.push_back(chosen[next++]);
    }
    if (next < chosen.size() && chosen[next].span.begin < c.span.end) continue;
    out.push_back(c);
    free_from = c.span.end;
  }
  out.insert(out.end(), chosen.begin() + static_cast<std::ptrdiff_t>(next), chosen.end());
  return out;
}

// The atoms at some places, in order.
std::vector<DateAtom> atoms_at(std::string_view text, const std::vector<Place>& starts,
                               std::vector<RuleTie>* ties) {
  std::vector<DateAtom> candidates;
  std::uint32_t free_from = 0;  // where the last atom of the highest rank ends: it is sure to stay
  for (const Place& start : starts) {
    if (start.pos < free_from) continue;
    const Best best = best_at(text, start, ties);
    best.add_to(candidates);
    if (best.has_highest()) free_from = candidates.back().span.end;
  }
  std::vector<DateAtom> chosen;
  for (int rank = DateAtom::kRanks; rank >= 1; --rank) chosen = add_rank(chosen, candidates, rank);
  return chosen;
}

}  // namespace

std::vector<DateAtom> find_date_atoms(std::string_view text, std::span<const Anchor> anchors,
                                      std::vector<RuleTie>* ties) {
  return atoms_at(text, find_starts(text, anchors), ties);
}

std::vector<DateAtom> find_date_atoms_plainly(std::string_view text) {
  constexpr StartMask kEvery = static_cast<StartMask>(~StartMask{0});
  std::vector<Place> starts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool behind_digit = at > 0 && is_digit(text[at - 1]) && !is_digit(text[at]);
    if (!is_continuation(text[at]) && (behind_digit || is_word_edge(text, at)))
      starts.push_back({static_cast<std::uint32_t>(at), kEvery, true});
  }
  return atoms_at(text, starts, nullptr);
}

}  // namespace dossier
