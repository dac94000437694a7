// Scoring: how well the records read from pages agree with labelled ones (docs/labels.md describes
// the labels).
//
//   Result<std::vector<GoldRecord>> gold = parse_gold(json);
//   Scores scores;
//   score_page(*gold, page, extract(page, {}).records, scores);
//   scores[Aspect::period].f1()
//
// Gold and found records are paired one to one by their titles' likeness; what stays alone is
// missed or extra. A field that its label calls unsure counts neither way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/page.h"
#include "dossier/record.h"
#include "dossier/result.h"

namespace dossier {

// What is scored: the records as such, their kind, and the values of each field.
enum class Aspect : std::uint8_t { records, kind, title, period, date, budgets, countries, donors };
inline constexpr std::size_t kAspects = 8;
std::string_view name(Aspect aspect);

// A label. Sums are in hundredths, with their ISO 4217 code.
using GoldSum = std::pair<std::int64_t, std::string>;
struct GoldRecord {
  Kind kind = Kind::project;
  std::string title;
  std::string period;  // EDTF; empty for none
  std::string date;
  std::vector<GoldSum> budgets;
  std::vector<std::string> countries;
  std::vector<std::string> donors;
  std::vector<std::string> other_countries;
  std::vector<Aspect> unsure;
  std::uint32_t line = 0;  // 1-based; 0 for none

  bool is_unsure(Aspect aspect) const;
};
// Errors: format, with what is wrong.
Result<std::vector<GoldRecord>> parse_gold(std::string_view json);

struct Tally {
  std::uint32_t right = 0;
  std::uint32_t extra = 0;
  std::uint32_t missed = 0;

  // 1 where nothing was asked for.
  double precision() const;
  double recall() const;
  double f1() const;
};

struct Scores {
  std::array<Tally, kAspects> tallies{};
  std::uint32_t pages = 0;
  std::uint32_t gold = 0;     // labelled records
  std::uint32_t perfect = 0;  // of these, with title, period, date, budgets, countries right
  std::vector<std::string> differences;  // of the page scored last, one line each

  Tally& operator[](Aspect aspect) { return tallies[static_cast<std::size_t>(aspect)]; }
  const Tally& operator[](Aspect aspect) const { return tallies[static_cast<std::size_t>(aspect)]; }
  double perfect_share() const { return gold == 0 ? 0.0 : static_cast<double>(perfect) / gold; }
};

// Adds one page's figures to `scores`.
void score_page(const std::vector<GoldRecord>& gold, const Page& page,
                const std::vector<Record>& found, Scores& scores);

// The figures as a table of text, one line an aspect.
std::string report(const Scores& scores);

}  // namespace dossier
