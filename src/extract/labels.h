// Labels: the words before a colon, above a column or beside a value that say what the value is.
//
//   label_of("Total budget (US$ thousand)")     kind budget, currency USD, power 3
//   label_of("Durée")                           kind period
//   label_of("Roads")                           nothing
//
//   read_label_line("**Donor(s):** Norway; Sweden")
//       label.kind donor, name "Donor(s)", value "Norway; Sweden"
//   read_label_line("Weather station: Kigali")  kind other, known false: it only looks like a label
//   read_labels("Start: 2012 | End: 2014")      both
//
// The vocabulary is data/labels.tsv, made into a read-only table at build time. A new label is a
// row.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dossier/money.h"
#include "dossier/page.h"

namespace dossier {

enum class LabelKind : std::uint8_t {
  title,
  id,      // project number, grant agreement, IATI identifier
  period,  // both ends, or a length: "Duration", "Laufzeit"
  start,
  end,
  duration,      // a length only: "Duration in months"
  approval,      // a decision's date, which may stand in for a start that is not stated
  posted,        // the page's own date, never the project's
  budget,        // the whole sum, or a sum nobody calls a part
  budget_share,  // one funder's part: "EU contribution", "of which"
  other_money,   // spent, disbursed, previous, exchange rate
  funding,       // who pays or how much: the value tells
  country,
  region,    // larger than a country
  location,  // any place: "Area of implementation", "Ort"
  donor,
  implementer,  // who carries it out, and who receives it
  partner,      // named beside, and no donor
  status,
  sector,
  objective,
  beneficiaries,
  description,
  contact,
  website,
  foreign,  // of what is no project: a post, a course, a book, a house
  other,
};
std::string_view name(LabelKind kind);
// Whether such a label says that its page or block is about a project.
bool is_project_label(LabelKind kind);

struct LabelHit {
  LabelKind kind = LabelKind::other;
  Currency currency = Currency::none;  // stated in the label; none where it is not
  std::int8_t power = 0;               // likewise: 3 for "thousand", 6 for "Mio.", 5 for "lakh"
  bool shared_name = false;            // the currency was stated by a name that several share: "Rs"
  friend bool operator==(const LabelHit&, const LabelHit&) = default;
};

// What a whole string is as a label or as a column's header. Case, accents, list numbers, bullets,
// Markdown marks, a final colon, footnote marks and plural endings do not matter.
std::optional<LabelHit> label_of(std::string_view text);

struct LabelLine {
  LabelHit label;
  bool known = false;  // false: it has a label's shape only; label.kind is `other`
  Span name;           // inside the line
  Span value;          // inside the line; empty where the value must stand on the next
  friend bool operator==(const LabelLine&, const LabelLine&) = default;
};

// The label that the line begins with, and what follows it. A colon makes any label-like beginning
// a label; a tab, two spaces, a slash or a dash only a known one. A known label that is alone on
// its line without a colon is label_of()'s business.
std::optional<LabelLine> read_label_line(std::string_view line);

// Every label of a line, each value cut where the next label begins: "Start: 2012 | End: 2014".
// Empty where read_label_line() finds none.
std::vector<LabelLine> read_labels(std::string_view line);

// "PLACE Androy, Madagascar  TIME July 2021 to June 2024  COST £386,400": three fields or more, two
// spaces between them, each with a known label in capitals. Empty where the line is no such row.
std::vector<LabelLine> read_shouted_labels(std::string_view line);

// Where the value begins in a line whose label is glued to it, "CountriesTanzania", as tables lose
// their cells; npos where the line begins with no such label.
std::size_t glued_value(std::string_view line);

// "Source", "Fuente": where something was read, or whose money it is, as its company says.
bool is_source_label(std::string_view name);

// The longest known label that the line begins with and a single space divides from its value, as
// in a list whose layout was lost: "• Grant Amount $320,000". Prose may begin so too ("Budget
// support is …"): only for lines whose neighbours are labelled likewise.
std::optional<LabelLine> read_label_prefix(std::string_view line);

}  // namespace dossier
