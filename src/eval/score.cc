// Pairs labelled records with found ones and counts, field by field, what is right, extra and
// missed.
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>
#include <tuple>

#include "base/text.h"
#include "dossier/eval.h"
#include "fmt/format.h"

namespace dossier {
namespace {

constexpr std::array kFields = {Aspect::title,   Aspect::period,    Aspect::date,
                                Aspect::budgets, Aspect::countries, Aspect::donors};
// Donors are not judged: a record can be perfect without them.
bool is_judged(Aspect field) {
  return field != Aspect::donors;
}

// The values of one field, in a form in which equal means right.
using Values = std::set<std::string>;

// --- Titles -----------------------------------------------------------------------------------

std::string compatible(std::string_view text) {
  std::uint8_t* folded = nullptr;
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                           UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  const auto size = utf8proc_map(reinterpret_cast<const std::uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &folded, kOptions);
  const std::unique_ptr<std::uint8_t, decltype(&std::free)> owner(folded, &std::free);
  return size < 0
             ? std::string(text)
             : std::string(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
}

struct Plain {
  std::string_view typographic;
  char plain;
};
constexpr Plain kPlain[] = {
    {"‐", '-'}, {"‑", '-'},  {"‒", '-'},  {"–", '-'}, {"—", '-'},
    {"−", '-'}, {"’", '\''}, {"‘", '\''}, {"“", '"'}, {"”", '"'},
};

// What counts as the same title: case, compatible forms, dashes, quotes and white space aside, and
// without punctuation at the ends. Accents count.
std::string fold_title(std::string_view title) {
  std::string text = compatible(title);
  for (const Plain& p : kPlain) {
    for (std::size_t at = 0; (at = text.find(p.typographic, at)) != text.npos; ++at) {
      text.replace(at, p.typographic.size(), 1, p.plain);
    }
  }
  text = squeeze(text);
  constexpr std::string_view kEnds = " .,;:-\"'*#|";
  const std::size_t begin = text.find_first_not_of(kEnds);
  if (begin == text.npos) return "";
  return text.substr(begin, text.find_last_not_of(kEnds) + 1 - begin);
}

std::vector<std::string> title_words(std::string_view title) {
  const std::string folded = fold_title(title);
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// Dice coefficient of the words of two titles.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0.0;
  std::vector<std::string> rest = b;
  std::size_t common = 0;
  for (const std::string& word : a) {
    const auto at = std::find(rest.begin(), rest.end(), word);
    if (at == rest.end()) continue;
    rest.erase(at);
    ++common;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// --- Values -----------------------------------------------------------------------------------

// First and last day: periods that cover the same days are equal, however they were written.
std::string days(const Period& period) {
  const auto first = first_day(period);
  const auto last = last_day(period);
  return fmt::format("{}/{}", first ? to_iso_day(*first) : "", last ? to_iso_day(*last) : "");
}

Values edtf_values(const std::string& edtf) {
  if (edtf.empty()) return {};
  const Result<Period> period = parse_edtf(edtf);
  return {period ? days(*period) : "unreadable " + edtf};
}

Values title_values(const std::string& title) {
  if (title.empty()) return {};
  return {fold_title(title)};
}

std::string sum_text(std::string_view currency, Amount amount) {
  return fmt::format("{} {}", currency, to_decimal(amount));
}

Values as_set(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

Values values(const GoldRecord& gold, Aspect field) {
  switch (field) {
    case Aspect::title:
      return title_values(gold.title);
    case Aspect::period:
      return edtf_values(gold.period);
    case Aspect::date:
      return edtf_values(gold.date);
    case Aspect::countries:
      return as_set(gold.countries);
    case Aspect::donors:
      return as_set(gold.donors);
    case Aspect::budgets: {
      Values sums;
      for (const auto& [amount, currency] : gold.budgets) sums.insert(sum_text(currency, amount));
      return sums;
    }
    default:
      return {};
  }
}

Values codes(const CountrySet& countries) {
  Values out;
  for (const Country c : countries.list()) out.emplace(code(c));
  return out;
}

Values values(const Record& found, Aspect field) {
  switch (field) {
    case Aspect::title:
      return title_values(found.title);
    case Aspect::period:
      return found.period ? Values{days(*found.period)} : Values{};
    case Aspect::date:
      return found.date ? Values{days(Period::of(*found.date))} : Values{};
    case Aspect::countries:
      return codes(found.countries);
    case Aspect::donors:
      return codes(found.donors);
    case Aspect::budgets: {
      Values sums;
      for (const Budget& b : found.budgets) {
        sums.insert(sum_text(code(b.money.currency), b.money.amount));
      }
      return sums;
    }
    default:
      return {};
  }
}

Values without(const Values& from, const Values& taken) {
  Values rest;
  std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

// --- Pairing ----------------------------------------------------------------------------------

constexpr double kAlike = 0.6;
constexpr double kSamePlace = 0.1;  // breaks ties between equal titles

// Whether the found record's lines hold the label's line.
bool covers(const FoundRecord& found, const GoldRecord& gold) {
  return gold.line != 0 && found.line <= gold.line && gold.line <= found.end_line;
}

struct Pair {
  std::size_t gold = 0;
  std::size_t found = 0;
};

// Greedy, most alike first; a label whose title is unsure is paired by place as well.
std::vector<Pair> pair_up(const std::vector<GoldRecord>& gold,
                          const std::vector<FoundRecord>& found) {
  std::vector<std::vector<std::string>> found_words;
  found_words.reserve(found.size());
  for (const FoundRecord& f : found) found_words.push_back(title_words(f.record.title));
  std::vector<std::tuple<double, long, std::size_t, std::size_t>> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const std::vector<std::string> words = title_words(gold[i].title);
    for (std::size_t j = 0; j < found.size(); ++j) {
      const double alike = likeness(words, found_words[j]);
      const bool here = covers(found[j], gold[i]);
      if (alike < kAlike && !(here && gold[i].is_unsure(Aspect::title))) continue;
      const long apart = std::labs(static_cast<long>(i) - static_cast<long>(j));
      candidates.emplace_back(alike + (here ? kSamePlace : 0.0), -apart, i, j);
    }
  }
  std::sort(candidates.rbegin(), candidates.rend());
  std::vector<Pair> pairs;
  std::vector<bool> gold_taken(gold.size());
  std::vector<bool> found_taken(found.size());
  for (const auto& [alike, apart, i, j] : candidates) {
    if (gold_taken[i] || found_taken[j]) continue;
    gold_taken[i] = found_taken[j] = true;
    pairs.push_back({i, j});
  }
  return pairs;
}

// --- As they were written ---------------------------------------------------------------------

using Texts = std::vector<std::string>;

Texts texts(const GoldRecord& gold, Aspect field) {
  const auto lone = [](const std::string& text) { return text.empty() ? Texts{} : Texts{text}; };
  switch (field) {
    case Aspect::title:
      return lone(gold.title);
    case Aspect::period:
      return lone(gold.period);
    case Aspect::date:
      return lone(gold.date);
    case Aspect::budgets: {
      Texts sums;
      for (const auto& [amount, currency] : gold.budgets) {
        sums.push_back(sum_text(currency, amount));
      }
      return sums;
    }
    default: {
      const Values all = values(gold, field);
      return {all.begin(), all.end()};
    }
  }
}

Texts texts(const Record& found, Aspect field) {
  switch (field) {
    case Aspect::title:
      return found.title.empty() ? Texts{} : Texts{found.title};
    case Aspect::period:
      return found.period ? Texts{to_edtf(*found.period)} : Texts{};
    case Aspect::date:
      return found.date ? Texts{to_edtf(*found.date)} : Texts{};
    case Aspect::budgets: {
      Texts sums;
      for (const Budget& b : found.budgets) {
        std::string sum = sum_text(code(b.money.currency), b.money.amount);
        if (std::find(sums.begin(), sums.end(), sum) == sums.end()) sums.push_back(std::move(sum));
      }
      return sums;
    }
    default: {
      const Values all = values(found, field);
      return {all.begin(), all.end()};
    }
  }
}

// --- Counting ---------------------------------------------------------------------------------

std::uint32_t count(const Values& set) {
  return static_cast<std::uint32_t>(set.size());
}

void score_kind(const GoldRecord& gold, const Record& found, PageScore& score) {
  Tally& tally = score.scores[Aspect::kind];
  if (gold.kind == found.kind) {
    ++tally.right;
    return;
  }
  ++tally.extra;
  ++tally.missed;
  score.differences.push_back({Aspect::kind,
                               gold.line,
                               gold.title,
                               {std::string(name(gold.kind))},
                               {std::string(name(found.kind))}});
}

// Whether the field is right.
bool score_field(const GoldRecord& gold, const Record& found, Aspect field, PageScore& score) {
  const Values want = values(gold, field);
  Values have = values(found, field);
  Texts got = texts(found, field);
  if (field == Aspect::countries) {  // other countries are neither asked for nor wrong
    have = without(have, as_set(gold.other_countries));
    got = {have.begin(), have.end()};
  }
  const std::uint32_t extra = count(without(have, want));
  score.scores[field] += {count(have) - extra, extra, count(without(want, have))};
  if (want == have) return true;
  score.differences.push_back({field, gold.line, gold.title, texts(gold, field), std::move(got)});
  return false;
}

void score_pair(const GoldRecord& gold, const Record& found, PageScore& score) {
  ++score.scores[Aspect::records].right;
  score_kind(gold, found, score);
  bool perfect = true;
  for (const Aspect field : kFields) {
    if (gold.is_unsure(field) || score_field(gold, found, field, score)) continue;
    perfect = perfect && !is_judged(field);
  }
  if (perfect) ++score.scores.perfect;
}

void score_missed(const GoldRecord& gold, PageScore& score) {
  score.differences.push_back({Aspect::records, gold.line, gold.title, {gold.title}, {}});
  ++score.scores[Aspect::records].missed;
  for (const Aspect field : kFields) {
    if (!gold.is_unsure(field)) score.scores[field].missed += count(values(gold, field));
  }
}

void score_extra(const FoundRecord& found, PageScore& score) {
  const std::string& title = found.record.title;
  score.differences.push_back({Aspect::records, found.line, title, {}, {title}});
  ++score.scores[Aspect::records].extra;
  for (const Aspect field : kFields) {
    score.scores[field].extra += count(values(found.record, field));
  }
}

}  // namespace

void add_found(const Page& page, std::vector<Record> records, std::vector<FoundRecord>& found) {
  for (Record& record : records) {
    const Span span = record.span;
    const std::uint32_t line = span.empty() ? 0 : page.source_line(span.begin);
    const std::uint32_t end_line = span.empty() ? 0 : page.source_line(span.end - 1);
    found.push_back({std::move(record), line, end_line});
  }
}

Tally& Tally::operator+=(const Tally& other) {
  right += other.right;
  extra += other.extra;
  missed += other.missed;
  return *this;
}

Scores& Scores::operator+=(const Scores& other) {
  for (std::size_t i = 0; i < kAspects; ++i) tallies[i] += other.tallies[i];
  pages += other.pages;
  gold += other.gold;
  perfect += other.perfect;
  return *this;
}

double Tally::precision() const {
  return right + extra == 0 ? 1.0 : static_cast<double>(right) / (right + extra);
}

double Tally::recall() const {
  return right + missed == 0 ? 1.0 : static_cast<double>(right) / (right + missed);
}

double Tally::f1() const {
  const double sum = precision() + recall();
  return sum == 0.0 ? 0.0 : 2 * precision() * recall() / sum;
}

PageScore score_page(const std::vector<GoldRecord>& gold, const std::vector<FoundRecord>& found) {
  PageScore score;
  score.scores.pages = 1;
  score.scores.gold = static_cast<std::uint32_t>(gold.size());
  std::vector<const Record*> match(gold.size());
  std::vector<bool> found_paired(found.size());
  for (const Pair pair : pair_up(gold, found)) {
    match[pair.gold] = &found[pair.found].record;
    found_paired[pair.found] = true;
  }
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (match[i] != nullptr) {
      score_pair(gold[i], *match[i], score);
    } else {
      score_missed(gold[i], score);
    }
  }
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (!found_paired[j]) score_extra(found[j], score);
  }
  return score;
}

}  // namespace dossier
