// Single mentions: every date, duration, sum of money and place that the rules find in a page,
// before any judgement about which record they belong to.
//
//   Mentions m = scan(page, {});
//   for (const DateMention& d : m.dates) …
//
// Mentions of one kind are in order of their spans and do not overlap one another. What looked like
// a value and was refused stands in `rejected`, with the reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/country.h"
#include "dossier/date.h"
#include "dossier/money.h"
#include "dossier/page.h"
#include "dossier/rule.h"

namespace dossier {

// How to read 3/4/2012 when nothing on the page decides.
enum class DateOrder : std::uint8_t { dmy, mdy, ymd };

struct ScanOptions {
  DateOrder date_order = DateOrder::dmy;
};

struct DateMention {
  Span span;
  RuleId rule = RuleId::none;
  Period period;
  bool range = false;      // an interval was stated ("2012-2015", "since 2012"), not one date
  bool ambiguous = false;  // another reading was possible; this one is the rule's
  bool fiscal = false;     // "FY2012/13"
  friend bool operator==(const DateMention&, const DateMention&) = default;
};
// A single date as EDTF date, a range as EDTF interval.
std::string to_edtf(const DateMention& mention);

// A length of time: "36 months", "three-year", "4 ans".
struct DurationMention {
  Span span;
  RuleId rule = RuleId::none;
  std::uint16_t months = 0;
  std::uint16_t days = 0;
  friend bool operator==(const DurationMention&, const DurationMention&) = default;
};
// The period of that length from `start`, last day or month included: 36 months from 2014-03 is
// 2014-03/2017-02; from 2014-03-01 it is 2014-03-01/2017-02-28.
Period period_from(Date start, const DurationMention& length);
// The period of that length up to `end`, which it includes: 24 months up to 2015-08 are
// 2013-09/2015-08.
Period period_to(Date end, const DurationMention& length);

struct MoneyMention {
  Span span;
  RuleId rule = RuleId::none;
  Money money;
  bool ambiguous = false;  // "EUR 3.350": grouping by three or three decimals
  // "Rs", "francs CFA": several countries' currencies; `money` has the commonest.
  bool shared_name = false;
  friend bool operator==(const MoneyMention&, const MoneyMention&) = default;
};

struct PlaceMention {
  enum class Form : std::uint8_t {
    name,         // "Viet Nam", "République démocratique du Congo"
    demonym,      // "Vietnamese", "Korean"
    code,         // "DRC", "UK", "PNG"
    subdivision,  // a US state: names its country only
    region,       // "Central Asia": `region` holds it, `country` nothing
  };
  Span span;
  RuleId rule = RuleId::none;
  Form form = Form::name;
  Country country{};
  Region region{};
  friend bool operator==(const PlaceMention&, const PlaceMention&) = default;
};

struct Rejected {
  Span span;
  RuleId rule = RuleId::none;  // the rule that would have taken it
  Field field{};
  std::string_view reason;  // "a telephone number", "no such day"; a string literal
  bool over_range =
      false;  // a value of its kind, but past what can be stored or than the calendar has
};

struct Mentions {
  std::vector<DateMention> dates;
  std::vector<DurationMention> durations;
  std::vector<MoneyMention> money;
  std::vector<PlaceMention> places;
  std::vector<Rejected> rejected;
};

Mentions scan(const Page& page, const ScanOptions& options);

// What an ambiguous mention of a text may be instead: "03/04/2012" in the other order of day and
// month, "2004-05" as May 2004, "EUR 3.350" with three decimals. Nothing where it has one reading.
std::optional<Period> other_reading(const DateMention& mention, std::string_view text);
std::optional<Money> other_reading(const MoneyMention& mention);

// The same readers on a value of its own, as in a query or a table cell: the whole text must be one
// date, range or EDTF expression ("March 2012", "Q1 2012", "2012-2015").
Result<DateMention> read_date(std::string_view text, const ScanOptions& options);
// One sum, currency on either side or none: "EUR 1.5M", "2 million", "800 000 €".
Result<Money> read_money(std::string_view text);

}  // namespace dossier
