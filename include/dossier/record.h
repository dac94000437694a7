// A record: one project, or one dated news item, as a page describes it; and where each part of it
// stands on the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/country.h"
#include "dossier/date.h"
#include "dossier/mention.h"
#include "dossier/money.h"
#include "dossier/page.h"
#include "dossier/rule.h"

namespace dossier {

enum class Kind : std::uint8_t { project, news };
std::string_view name(Kind kind);

// What a budget is of the project: the whole, one funder's part of it, or the same sum in another
// currency. Sums count totals only, or shares where no total is stated.
enum class Role : std::uint8_t { total, share, equivalent };
std::string_view name(Role role);

struct Budget {
  Money money;
  Role role = Role::total;
  std::string text;  // as written
  friend bool operator==(const Budget&, const Budget&) = default;
};

// Which bytes a field's value came from, and by which rule. Spans point into the page's text.
struct Evidence {
  enum class Part : std::uint8_t {
    title,
    period,
    date,
    budget,
    other_money,
    country,
    donor,
    other_country,
    region,
    field,
    description
  };
  Part part{};
  Span span;
  RuleId rule = RuleId::none;
  std::string_view reason;  // a string literal: why it was put there, or why it was set aside
  bool rejected = false;    // seen, and not used for the record
};
std::string_view name(Evidence::Part part);

struct Record {
  Kind kind = Kind::project;
  std::string title;
  std::optional<Period> period;  // projects: when it runs
  std::optional<Date> date;      // news: when it was published
  std::vector<Budget> budgets;
  std::vector<Budget> other_money;  // role is of no meaning here
  CountrySet countries;
  CountrySet donors;
  CountrySet other_countries;
  std::vector<std::string> regions;                         // as written, in order, each once
  std::vector<std::pair<std::string, std::string>> fields;  // labelled values, in order
  std::string description;
  Span span;        // the whole record on its page
  Span title_span;  // where the title begins; source line and byte are those of `span`
  std::vector<Evidence> evidence;
};

// A page, read.
struct Extraction {
  Mentions mentions;
  std::vector<Record> records;
};

Extraction extract(const Page& page, const ScanOptions& options);

}  // namespace dossier
