// Scoring: how well the records read from pages agree with labelled ones (docs/labels.md describes
// the labels).
//
//   Result<Gold> gold = parse_gold(json);
//   std::vector<FoundRecord> found;
//   add_found(page, extract(page, {}).records, found);
//   PageScore score = score_page(gold->records, found);
//   score.scores[Aspect::period].f1()
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

#include "dossier/money.h"
#include "dossier/page.h"
#include "dossier/record.h"
#include "dossier/result.h"

namespace dossier {

// What is scored: the records as such, their kind, and the values of each field.
enum class Aspect : std::uint8_t { records, kind, title, period, date, budgets, countries, donors };
inline constexpr std::size_t kAspects = 8;
std::string_view name(Aspect aspect);

// ---- Labels ------------------------------------------------------------------------------------
// A label. Sums are exact, with their ISO 4217 code.
using GoldSum = std::pair<Amount, std::string>;
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

// A page's labels.
struct Gold {
  std::string layout;  // empty where they do not say
  std::vector<GoldRecord> records;
};
// Errors: format, with the record and the key that are wrong: no JSON, a key that is missing or
// misspelt, a value that no page could be read as.
Result<Gold> parse_gold(std::string_view json);

// ---- Scores ------------------------------------------------------------------------------------
// A record as it is compared, with the lines of its file that it stands on; 0 for none.
struct FoundRecord {
  Record record;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
};
// Appends what was read from a page; a file may hold several.
void add_found(const Page& page, std::vector<Record> records, std::vector<FoundRecord>& found);

struct Tally {
  std::uint32_t right = 0;
  std::uint32_t extra = 0;
  std::uint32_t missed = 0;

  // 1 where nothing was asked for.
  double precision() const;
  double recall() const;
  double f1() const;

  Tally& operator+=(const Tally& other);
  friend bool operator==(const Tally&, const Tally&) = default;
};

struct Scores {
  std::array<Tally, kAspects> tallies{};
  std::uint32_t pages = 0;
  std::uint32_t gold = 0;     // labelled records
  std::uint32_t perfect = 0;  // of these, with title, period, date, budgets, countries right

  Tally& operator[](Aspect aspect) { return tallies[static_cast<std::size_t>(aspect)]; }
  const Tally& operator[](Aspect aspect) const { return tallies[static_cast<std::size_t>(aspect)]; }
  // 0 where there are no labelled records.
  double perfect_share() const { return gold == 0 ? 0.0 : static_cast<double>(perfect) / gold; }

  Scores& operator+=(const Scores& other);
};

// A field of a record that was read otherwise than labelled, both as they were written. A record
// that was missed, or that should not be, differs in Aspect::records, where the values are titles.
struct Difference {
  Aspect field = Aspect::records;
  std::uint32_t line = 0;  // of the label; of the found record where there is none; 0 for none
  std::string title;
  std::vector<std::string> wanted;
  std::vector<std::string> got;

  friend bool operator==(const Difference&, const Difference&) = default;
};

struct PageScore {
  Scores scores;
  std::vector<Difference> differences;  // in the order of the labels, then what is extra
};
PageScore score_page(const std::vector<GoldRecord>& gold, const std::vector<FoundRecord>& found);

}  // namespace dossier
