// Grouped counts and exact sums over the rows of a store.
#include "dossier/stats.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <span>

#include "base/unknown_word.h"
#include "store/columns.h"
#include "store/tally.h"

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

// A list column for going through: where every row is wanted, it is checked once, as a whole.
template <class T>
class ListReader {
 public:
  ListReader(const Lists<T>& lists, bool whole) : lists_(lists) {
    if (!whole) return;
    begins_ = lists.begins.all();
    cells_ = lists.cells.all();
  }
  std::span<const T> operator[](RowId row) const {
    if (begins_.empty()) return lists_[row];
    const std::size_t begin = begins_[row];
    const std::size_t end = begins_[row + 1];
    // What does not hold is noted there.
    return begin <= end && end <= cells_.size() ? cells_.subspan(begin, end - begin) : lists_[row];
  }

 private:
  const Lists<T>& lists_;
  std::span<const std::uint32_t> begins_;
  std::span<const T> cells_;
};

StatsGroup group_of(std::string label, const BudgetTally& tally) {
  return {std::move(label), tally.records, tally.sorted_sums()};
}

int year_of(Day day) {
  return civil_from_day(day).year;
}

std::string year_label(std::size_t year) {
  const std::string digits = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

// One pass over the rows. Groups are counted by a number each; labels come last.
class Counter {
 public:
  Counter(const Store::Columns& columns, const std::vector<RowId>& rows, GroupBy by)
      : c_(columns),
        rows_(rows),
        by_(by),
        whole_(rows.size() > columns.size() / 2),
        budgets_(columns.budgets, whole_) {}

  Stats count() {
    switch (by_) {
      case GroupBy::country:
        count_lists(c_.countries);
        break;
      case GroupBy::donor:
        count_lists(c_.donors);
        break;
      case GroupBy::year:
        find_years();
        count_groups([this](RowId row, auto add) { each_year(row, add); });
        break;
      case GroupBy::currency:
        count_currencies();
        break;
      case GroupBy::kind:
        count_groups([this](RowId row, auto add) { add(static_cast<std::size_t>(c_.kind[row])); });
        break;
      case GroupBy::source:
        count_groups([this](RowId row, auto add) { add(c_.path[row]); });
        break;
      case GroupBy::region:
        count_groups([this](RowId row, auto add) { each_region(row, add); });
        break;
    }
    return finish();
  }

 private:
  // each(row, add) calls add(number of a group) for each group that the row is of, once. Mostly
  // that is one, so all records are what the groups hold, less what is in several.
  template <class Each>
  void count_groups(Each each) {
    for (const RowId row : rows_) {
      const std::span<const MoneyCell> budgets = budgets_[row];
      std::size_t groups = 0;
      each(row, [&](std::size_t group) {
        add(budgets, group_at(group), std::nullopt);
        ++groups;
      });
      if (groups == 0) add(budgets, unstated_, std::nullopt);
      for (; groups > 1; --groups) add(budgets, repeated_, std::nullopt);
    }
    sum_up();
  }

  void sum_up() {
    for (const BudgetTally& group : groups_) all_.add(group);
    all_.add(unstated_);
    all_.take_away(repeated_);
  }

  // A group of one currency sums no other.
  void count_currencies() {
    for (const RowId row : rows_) {
      const std::span<const MoneyCell> budgets = budgets_[row];
      seen_.clear();
      each_counted(budgets, [&](const MoneyCell& cell) {
        if (cell.currency == Currency::none) return;
        see(static_cast<std::size_t>(cell.currency),
            [&](std::size_t group) { add(budgets, group_at(group), cell.currency); });
      });
      if (seen_.empty()) add(budgets, unstated_, std::nullopt);
      add(budgets, all_, std::nullopt);
    }
  }

  void count_lists(const Lists<Country>& lists) {
    const ListReader<Country> reader(lists, whole_);
    count_groups([&reader](RowId row, auto add) {
      for (const Country country : reader[row]) add(static_cast<std::size_t>(country));
    });
  }

  static void add(std::span<const MoneyCell> budgets, BudgetTally& tally,
                  std::optional<Currency> only) {
    ++tally.records;
    each_counted(budgets, [&](const MoneyCell& cell) {
      if (!only || cell.currency == *only) tally.add(cell);
    });
  }

  BudgetTally& group_at(std::size_t group) {
    if (group >= groups_.size()) groups_.resize(group + 1);
    return groups_[group];
  }

  // Regions that are not known are told by their text.
  template <class Add>
  void each_region(RowId row, Add add) {
    seen_.clear();
    for (const RegionCell& cell : c_.regions[row]) {
      const std::string_view label =
          cell.known != 0 ? english_name(cell.region) : c_.strings[cell.text];
      const auto [at, fresh] = regions_.try_emplace(std::string(label), region_labels_.size());
      if (fresh) region_labels_.emplace_back(label);
      see(at->second, add);
    }
  }

  // Adds a group that a row may name several times.
  template <class Add>
  void see(std::size_t group, Add add) {
    if (std::ranges::find(seen_, group) != seen_.end()) return;
    seen_.push_back(group);
    add(group);
  }

  template <class Add>
  void each_year(RowId row, Add add) const {
    const Day start = c_.start_day[row];
    const Day end = c_.end_day[row];
    if (is_day(start) || is_day(end)) {
      const int first = is_day(start) ? year_of(start) : start == kOpenDay ? first_ : year_of(end);
      const int last = is_day(end) ? year_of(end) : end == kOpenDay ? last_ : year_of(start);
      for (int year = first; year <= last; ++year) add(static_cast<std::size_t>(year));
    } else if (c_.date[row].year != 0) {
      add(static_cast<std::size_t>(c_.date[row].year));
    }
  }

  // The first and last year that the rows state: where open ends are cut.
  void find_years() {
    const auto see_year = [&](int year) {
      first_ = std::min(first_, year);
      last_ = std::max(last_, year);
    };
    for (const RowId row : rows_) {
      if (is_day(c_.start_day[row])) see_year(year_of(c_.start_day[row]));
      if (is_day(c_.end_day[row])) see_year(year_of(c_.end_day[row]));
      if (c_.date[row].year != 0) see_year(c_.date[row].year);
    }
  }

  std::string label_of(std::size_t group) const {
    switch (by_) {
      case GroupBy::country:
      case GroupBy::donor:
        return std::string(code(Country{static_cast<std::uint8_t>(group)}));
      case GroupBy::year:
        return year_label(group);
      case GroupBy::currency:
        return std::string(code(Currency(group)));
      case GroupBy::kind:
        return std::string(name(static_cast<Kind>(group)));
      case GroupBy::source:
        return std::string(c_.strings[static_cast<StringId>(group)]);
      case GroupBy::region:
        return region_labels_[group];
    }
    return {};
  }

  // A path may stand in a store twice, so groups come together by their labels.
  Stats finish() {
    std::map<std::string, BudgetTally> by_label;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (groups_[group].records > 0) by_label[label_of(group)].add(groups_[group]);
    }
    Stats stats;
    for (const auto& [label, tally] : by_label) stats.groups.push_back(group_of(label, tally));
    stats.unstated = group_of("", unstated_);
    stats.all = group_of("", all_);
    return stats;
  }

  const Store::Columns& c_;
  const std::vector<RowId>& rows_;
  GroupBy by_;
  bool whole_;  // most rows are wanted
  ListReader<MoneyCell> budgets_;
  int first_ = 9999;
  int last_ = 0;
  std::vector<std::size_t> seen_;  // groups of the row at hand
  std::map<std::string, std::size_t> regions_;
  std::vector<std::string> region_labels_;
  std::vector<BudgetTally> groups_;
  BudgetTally unstated_;
  BudgetTally repeated_;
  BudgetTally all_;
};

// What was counted when the store was saved. Cells of a group follow one another.
Stats stats_of(std::span<const TallyCell> cells) {
  Stats stats;
  std::uint32_t last = TallyCell::kAll + 1U;
  StatsGroup* group = nullptr;
  for (const TallyCell& cell : cells) {
    if (std::exchange(last, cell.group) != cell.group) {
      const bool named = cell.group < TallyCell::kUnstated;
      if (named) stats.groups.emplace_back();
      group = named ? &stats.groups.back()
                    : &(cell.group == TallyCell::kAll ? stats.all : stats.unstated);
      if (named) group->label = code(Country{static_cast<std::uint8_t>(cell.group)});
      group->records = cell.records;
    }
    if (cell.currency == TallyCell::kNoSum) continue;
    group->sums.push_back({Currency{cell.currency}, wide(cell.low), wide(cell.high)});
  }
  return stats;
}

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
  return unknown_word("group", name, group_names());
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

Stats stats(const Store& store, GroupBy by) {
  const Indexes& indexes = store.columns().indexes;
  if (indexes.made && by == GroupBy::country) return stats_of(indexes.country_tallies.all());
  std::vector<RowId> rows(store.size());
  std::iota(rows.begin(), rows.end(), RowId{0});
  return stats(store, rows, by);
}

}  // namespace dossier
