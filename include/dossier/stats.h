// Counts and sums of records, grouped by one of their properties.
//
//   Stats s = stats(store, run(query, store).yes, GroupBy::country);
//   for (const StatsGroup& g : s.groups) …        "KE", 12 records, [{EUR, 3000000}, …]
//   to_decimal(g.sums[0].low)                "3000000"
//
// A record with several countries (donors, …) counts in the group of each; `all` counts every
// record once. Sums add up totals, or shares where a record states no total, each in its own
// currency; the same sum in another currency is not added again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/money.h"
#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

enum class GroupBy : std::uint8_t {
  country,   // alpha-2 code
  year,      // every year that the period touches; a news item's year. An open start is cut at the
             // first and an open end at the last year that any of the rows states; an unknown end
             // adds nothing to the known one
  donor,     // alpha-2 code
  currency,  // of the sums; a group sums its own currency only
  kind,      // "project", "news"
  source,    // path
  region,    // English name, or as written where it is no known region
};
std::string_view name(GroupBy by);
std::vector<std::string_view> group_names();
// By name. Errors: usage, with the nearest name, or all of them, as the hint.
Result<GroupBy> find_group(std::string_view name);

// A sum of thousandths: wide enough for every sum of Amounts, so it is always exact.
__extension__ typedef __int128 WideMills;  // NOLINT(modernize-use-using)
// In units of the currency: decimal digits without grouping or trailing zeros, after "-" where the
// sum is negative: "3000000", "0.5". REQUIRES: mills is not the least value of its type.
std::string to_decimal(WideMills mills);

// Where budgets are ranges ("$2-3 million"), the sum is one too; otherwise low == high.
struct Sum {
  Currency currency = Currency::none;
  WideMills low = 0;
  WideMills high = 0;
  friend bool operator==(const Sum&, const Sum&) = default;
};

struct StatsGroup {
  std::string label;
  RowId records = 0;
  std::vector<Sum> sums;  // by currency code; sums without a currency come first
};

struct Stats {
  std::vector<StatsGroup> groups;  // by label, in byte order
  StatsGroup unstated;             // the records that belong to no group; its label is empty
  StatsGroup all;                  // every record once; its label is empty
};

// REQUIRES: every row is less than store.size().
Stats stats(const Store& store, const std::vector<RowId>& rows, GroupBy by);
// Of every row.
Stats stats(const Store& store, GroupBy by);

}  // namespace dossier
