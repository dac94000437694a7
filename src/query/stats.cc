// Grouped counts and exact sums over the rows of a store.
#include "dossier/stats.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "store/columns.h"

namespace dossier {
namespace {

struct GroupName {
  std::string_view name;
  GroupBy by{};
};
constexpr auto kGroups = std::to_array<GroupName>({
    {"country", GroupBy::country},
    {"year", GroupBy::year},
    {"donor", GroupBy::donor},
    {"currency", GroupBy::currency},
    {"kind", GroupBy::kind},
    {"source", GroupBy::source},
    {"region", GroupBy::region},
});

// The budgets of a row that count: totals, or shares where no total is stated.
template <class Visit>
void each_counted(std::span<const MoneyCell> cells, Visit visit) {
  const bool has_total = std::ranges::find(cells, Role::total, &MoneyCell::role) != cells.end();
  for (const MoneyCell& cell : cells) {
    if (cell.role == (has_total ? Role::total : Role::share)) visit(cell);
  }
}

// A group while it is being counted; sums by currency code.
struct Tally {
  RowId records = 0;
  std::map<std::string_view, Sum> sums;

  void add(const MoneyCell& cell) {
    Sum& sum = sums[code(cell.currency)];
    sum.currency = cell.currency;
    sum.low += cell.mills;
    sum.high += cell.has_max != 0 ? cell.mills_max : cell.mills;
  }
  StatsGroup finish(std::string label) const {
    StatsGroup group{std::move(label), records, {}};
    for (const auto& [code, sum] : sums) group.sums.push_back(sum);
    return group;
  }
};

int year_of(Day day) {
  return civil_from_day(day).year;
}

class Counter {
 public:
  Counter(const Store::Columns& columns, const std::vector<RowId>& rows, GroupBy by)
      : c_(columns), rows_(rows), by_(by) {}

  Stats count() {
    if (by_ == GroupBy::year) find_last_year();
    for (RowId row : rows_) {
      labels_.clear();
      label(row);
      for (const std::string& label : labels_) add(row, groups_[label], label);
      if (labels_.empty()) add(row, unstated_, "");
      add(row, all_, "");
    }
    Stats stats;
    for (const auto& [label, tally] : groups_) stats.groups.push_back(tally.finish(label));
    stats.unstated = unstated_.finish("");
    stats.all = all_.finish("");
    return stats;
  }

 private:
  void add(RowId row, Tally& tally, std::string_view label) const {
    ++tally.records;
    const bool one_currency = by_ == GroupBy::currency && !label.empty();
    each_counted(c_.budgets[row], [&](const MoneyCell& cell) {
      if (!one_currency || code(cell.currency) == label) tally.add(cell);
    });
  }

  void label(RowId row) {
    switch (by_) {
      case GroupBy::country:
        return label_countries(c_.countries[row]);
      case GroupBy::donor:
        return label_countries(c_.donors[row]);
      case GroupBy::year:
        return label_years(row);
      case GroupBy::currency:
        return each_counted(c_.budgets[row], [&](const MoneyCell& cell) {
          if (cell.currency != Currency::none) labels_.emplace(code(cell.currency));
        });
      case GroupBy::kind:
        labels_.emplace(name(c_.kind[row]));
        return;
      case GroupBy::source:
        labels_.emplace(c_.strings[c_.path[row]]);
        return;
      case GroupBy::region:
        for (const RegionCell& cell : c_.regions[row])
          labels_.emplace(cell.known != 0 ? english_name(cell.region) : c_.strings[cell.text]);
        return;
    }
  }

  void label_countries(std::span<const Country> countries) {
    for (Country country : countries) labels_.emplace(code(country));
  }

  void label_years(RowId row) {
    const Day start = c_.start_day[row];
    const Day end = c_.end_day[row];
    if (is_day(start) || is_day(end)) {
      const int first = is_day(start) ? year_of(start) : start == kOpenDay ? first_ : year_of(end);
      const int last = is_day(end) ? year_of(end) : end == kOpenDay ? last_ : year_of(start);
      for (int year = first; year <= last; ++year) label_year(year);
    } else if (c_.date[row].year != 0) {
      label_year(c_.date[row].year);
    }
  }

  void label_year(int year) {
    const std::string digits = std::to_string(year);
    labels_.insert(std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits);
  }

  // The first and last year that the rows state: where open ends are cut.
  void find_last_year() {
    const auto see = [&](int year) {
      first_ = std::min(first_, year);
      last_ = std::max(last_, year);
    };
    for (RowId row : rows_) {
      if (is_day(c_.start_day[row])) see(year_of(c_.start_day[row]));
      if (is_day(c_.end_day[row])) see(year_of(c_.end_day[row]));
      if (c_.date[row].year != 0) see(c_.date[row].year);
    }
  }

  const Store::Columns& c_;
  const std::vector<RowId>& rows_;
  GroupBy by_;
  int first_ = 9999;
  int last_ = 0;
  std::set<std::string> labels_;  // of the row at hand
  std::map<std::string, Tally> groups_;
  Tally unstated_;
  Tally all_;
};

}  // namespace

std::string_view name(GroupBy by) {
  return kGroups[static_cast<std::size_t>(by)].name;
}

std::vector<std::string_view> group_names() {
  std::vector<std::string_view> names(kGroups.size());
  std::ranges::transform(kGroups, names.begin(), &GroupName::name);
  return names;
}

Result<GroupBy> find_group(std::string_view name) {
  for (const GroupName& group : kGroups) {
    if (group.name == name) return group.by;
  }
  const std::string near(nearest(name, group_names()));
  std::string hint;
  if (!near.empty()) {
    hint = "did you mean '" + near + "'?";
  } else {
    for (std::string_view known : group_names())
      hint += (hint.empty() ? "one of " : ", ") + std::string(known);
  }
  return Error{ErrorKind::usage, "unknown group '" + std::string(name) + "'", hint, ""};
}

std::string to_decimal(WideMills mills) {
  const bool negative = mills < 0;
  std::string digits;
  for (WideMills rest = negative ? -mills : mills; rest != 0 || digits.size() < 4; rest /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  std::string text = digits.substr(0, digits.size() - 3) + "." + digits.substr(digits.size() - 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return negative ? "-" + text : text;
}

Stats stats(const Store& store, const std::vector<RowId>& rows, GroupBy by) {
  return Counter(store.columns(), rows, by).count();
}

}  // namespace dossier
