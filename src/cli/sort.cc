// See sort.h.
#include "cli/sort.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

#include "base/text.h"
#include "render/columns.h"
#include "store/columns.h"

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

// The same out of a store's columns, for the keys that many rows are compared by.
SortValue start_of(const Store::Columns& c, RowId row) {
  const Day day = c.start_day[row];
  return is_day(day) ? of_number(day) : day == kOpenDay ? of_number(kLeast) : SortValue{};
}
SortValue end_of(const Store::Columns& c, RowId row) {
  const Day day = c.end_day[row];
  return is_day(day) ? of_number(day) : day == kOpenDay ? of_number(kMost) : SortValue{};
}

SortValue sum_of(const Store::Columns& c, RowId row, bool with_currency) {
  const std::span<const MoneyCell> cells = c.budgets[row];
  for (const Role role : {Role::total, Role::share}) {
    const auto counted = std::ranges::find(cells, role, &MoneyCell::role);
    if (counted == cells.end()) {
      continue;
    }
    SortValue value = of_number(counted->mills);
    if (with_currency) {
      value.text = code(counted->currency);
    }
    return value;
  }
  return {};
}
SortValue amount_of(const Store::Columns& c, RowId row) {
  return sum_of(c, row, false);
}
SortValue budget_of(const Store::Columns& c, RowId row) {
  return sum_of(c, row, true);
}

struct Measure {
  std::string_view column;
  RowParts needs;
  SortValue (*value)(const Row& row);
  SortValue (*stored)(const Store::Columns& columns, RowId row) = nullptr;
};

// The columns that are more than their text.
constexpr std::array<Measure, 9> kMeasures{{
    {"start", RowPart::period, by_start, start_of},
    {"period", RowPart::period, by_start, start_of},
    {"end", RowPart::period, by_end, end_of},
    {"date", RowPart::date, by_date},
    {"amount", RowPart::budgets, by_amount, amount_of},
    {"budget", RowPart::budgets, by_budget, budget_of},
    {"budgets", RowPart::budgets, by_budget, budget_of},
    {"line", RowPart::source, by_line},
    {"source", RowPart::source, by_source},
}};

const Measure* measure_of(std::string_view column) {
  const auto* found = std::ranges::find(kMeasures, column, &Measure::column);
  return found == kMeasures.end() ? nullptr : found;
}

SortValue value_of(const Row& row, const std::string& column) {
  if (const Measure* measure = measure_of(column)) {
    return measure->value(row);
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

RowParts parts_compared(const std::vector<SortKey>& keys) {
  RowParts parts;
  for (const SortKey& key : keys) {
    const Measure* measure = measure_of(key.column);
    parts = parts | (measure != nullptr ? measure->needs : Column(key.column).needs());
  }
  return parts;
}

void keep_first(const Store& store, const std::vector<SortKey>& keys, std::size_t limit,
                std::vector<Hit>& hits) {
  const SortKey& key = keys.front();
  const Measure* measure = measure_of(key.column);
  const RowParts parts = parts_compared({key});
  const auto value = [&](const Hit& hit) {
    return measure != nullptr && measure->stored != nullptr
               ? measure->stored(store.columns(), hit.row)
               : value_of(store.row(hit.row, parts, hit.card), key.column);
  };
  using Valued = std::pair<SortValue, Hit>;
  const auto before = [&key](const Valued& a, const Valued& b) {
    return compare(a.first, b.first, key.reverse) < 0;
  };
  std::vector<Valued> kept;
  std::size_t most = std::max<std::size_t>(2 * limit, 1024);
  std::optional<Valued> last;  // what none of those to come may lie behind
  const auto prune = [&] {
    if (kept.size() <= limit || limit == 0) {
      return;
    }
    const auto at = kept.begin() + static_cast<std::ptrdiff_t>(limit - 1);
    std::nth_element(kept.begin(), at, kept.end(), before);
    last = *at;
    std::erase_if(kept, [&](const Valued& valued) { return before(*last, valued); });
    most = std::max(most, 2 * kept.size());  // many are equal
  };
  for (const Hit& hit : hits) {
    Valued valued{value(hit), hit};
    if (last && before(*last, valued)) {
      continue;
    }
    kept.push_back(std::move(valued));
    if (kept.size() >= most) {
      prune();
    }
  }
  prune();
  hits.clear();
  std::ranges::transform(kept, std::back_inserter(hits), &Valued::second);
  std::ranges::sort(hits, {}, &Hit::row);
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
