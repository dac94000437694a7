// See sort.h.
#include "cli/sort.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <limits>

#include "base/text.h"
#include "render/columns.h"

namespace dossier {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

// What a row is compared by: text first, then the number.
struct SortValue {
  bool missing = true;
  std::string text;
  std::int64_t number = 0;
};

SortValue of_number(std::int64_t number) {
  return {false, {}, number};
}

SortValue of_edge(const std::optional<Period>& period, Edge Period::*edge, std::int64_t open) {
  if (!period) {
    return {};
  }
  const Edge& e = (*period).*edge;
  switch (e.kind) {
    case Edge::Kind::known:
      return of_number(edge == &Period::from ? first_day(e.date) : last_day(e.date));
    case Edge::Kind::open:
      return of_number(open);
    case Edge::Kind::unknown:
      break;
  }
  return {};
}

SortValue by_start(const Row& row) {
  return of_edge(row.record.period, &Period::from, kLeast);
}
SortValue by_end(const Row& row) {
  return of_edge(row.record.period, &Period::to, kMost);
}

SortValue by_date(const Row& row) {
  return row.record.date ? of_number(first_day(*row.record.date)) : SortValue{};
}

SortValue by_amount(const Row& row) {
  const std::vector<const Budget*> counted = counted_budgets(row.record);
  return counted.empty() ? SortValue{} : of_number(counted.front()->money.amount.mills);
}

SortValue by_budget(const Row& row) {
  SortValue value = by_amount(row);
  if (!value.missing) {
    value.text = code(counted_budgets(row.record).front()->money.currency);
  }
  return value;
}

SortValue by_line(const Row& row) {
  return of_number(row.source.line);
}

SortValue by_source(const Row& row) {
  return {false, row.source.path, static_cast<std::int64_t>(row.source.begin)};
}

struct Measure {
  std::string_view column;
  SortValue (*value)(const Row& row);
};

// The columns that are more than their text.
constexpr std::array<Measure, 9> kMeasures{{
    {"start", by_start},
    {"period", by_start},
    {"end", by_end},
    {"date", by_date},
    {"amount", by_amount},
    {"budget", by_budget},
    {"budgets", by_budget},
    {"line", by_line},
    {"source", by_source},
}};

SortValue value_of(const Row& row, const std::string& column) {
  for (const Measure& measure : kMeasures) {
    if (measure.column == column) {
      return measure.value(row);
    }
  }
  std::string text = fold(Column(column).cell(row, CellStyle::plain));
  const bool missing = text.empty();
  return {missing, std::move(text), 0};
}

// Negative, zero or positive, as a comes before, with or after b.
int compare(const SortValue& a, const SortValue& b, bool reverse) {
  if (a.missing || b.missing) {
    return static_cast<int>(a.missing) - static_cast<int>(b.missing);
  }
  int order = a.text.compare(b.text);
  if (order == 0 && a.number != b.number) {
    order = a.number < b.number ? -1 : 1;
  }
  return reverse ? -order : order;
}

struct Keyed {
  std::vector<SortValue> values;
  std::size_t at = 0;
};

std::vector<Keyed> keyed(const std::vector<SelectedRow>& rows, const std::vector<SortKey>& keys) {
  std::vector<Keyed> list(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    list[i].at = i;
    for (const SortKey& key : keys) {
      list[i].values.push_back(value_of(rows[i].row, key.column));
    }
  }
  return list;
}

}  // namespace

Result<std::vector<SortKey>> parse_sort(std::string_view text) {
  std::vector<SortKey> keys;
  std::vector<std::string> columns;
  for (std::string_view part : text.empty() ? std::vector<std::string_view>{} : split(text, ',')) {
    part = trim(part);
    const bool reverse = part.starts_with('-');
    keys.push_back({std::string(part.substr(reverse ? 1 : 0)), reverse});
    columns.push_back(keys.back().column);
  }
  if (const Status status = check_columns(columns); !status) {
    return status.error();
  }
  return keys;
}

void sort_rows(std::vector<SelectedRow>& rows, const std::vector<SortKey>& keys) {
  std::vector<Keyed> order = keyed(rows, keys);
  std::stable_sort(order.begin(), order.end(), [&keys](const Keyed& a, const Keyed& b) {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (const int c = compare(a.values[k], b.values[k], keys[k].reverse); c != 0) {
        return c < 0;
      }
    }
    return false;
  });
  std::vector<SelectedRow> sorted;
  sorted.reserve(rows.size());
  for (const Keyed& k : order) {
    sorted.push_back(std::move(rows[k.at]));
  }
  rows = std::move(sorted);
}

}  // namespace dossier
