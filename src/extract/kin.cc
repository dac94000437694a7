// Items that a reading left out though they look like all others of its group: "Mädchen an die
// Drehbank!" over the same labels, a title over facts of which one cannot be read.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/no_project.h"
#include "extract/title.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastItems = 3;      // that say what an item looks like
constexpr std::size_t kMostWords = 14;      // of a title
constexpr std::size_t kMostFactWords = 16;  // of a line of facts
constexpr std::size_t kReach = 60;          // lines behind the group, and of an item that is found

// What stands below a title.
struct Below {
  std::size_t gap = 0;  // lines between
  std::string label;    // folded; empty where it is none
  int facts = 0;        // how many kinds of facts a line that is no sentence holds
};

std::optional<Below> below(const Layout& layout, std::size_t title_last) {
  const std::size_t at = layout.next_text(title_last);
  if (at == Layout::npos) return {};
  const Line& line = layout[at];
  Below found{at - title_last, {}, 0};
  if (line.label && line.label->known) found.label = fold(layout.text(line.label->name));
  if (line.words <= kMostFactWords && !has_inner_stop(layout.text(at), line.words))
    found.facts =
        (line.dates.empty() ? 0 : 1) + (line.money.empty() ? 0 : 1) + (line.places.empty() ? 0 : 1);
  return found;
}

class Kin {
 public:
  Kin(const Layout& layout, Group& group) : layout_(layout), group_(group) {}

  void add() {
    if (group_.items.size() < kLeastItems) return;
    const std::size_t end = std::min(group_.last() + kReach, layout_.size());
    std::vector<Item> found;
    if (learn_reference()) {
      for (std::size_t i = group_.first() + 1; i < end; ++i) {
        if (is_new_reference(i)) found.push_back(item_at({i + 1, i + 2}, i));
      }
    } else if (learn()) {
      for (std::size_t i = group_.first() + 1; i < end; ++i) {
        if (titles_.contains(i) || !looks_like_title(i)) continue;
        const std::size_t last = title_end(layout_, i, std::min(i + 2, layout_.size()));
        if (fits(last)) found.push_back(item_at({i, last}, i));
      }
    }
    if (found.empty()) return;
    std::vector<Item> all;
    const auto by_line = [](const Item& a, const Item& b) { return a.first < b.first; };
    std::ranges::merge(group_.items, found, std::back_inserter(all), by_line);
    group_.items = std::move(all);
    settle();
  }

 private:
  // "Grant 17/031      £48,000", "Ref. OP/16-041 | Zambia": what opens a line, its digits apart.
  std::string reference_shape(std::size_t i) const {
    const std::string_view text = layout_.text(i);
    std::string shape(text.substr(0, std::min(text.find("  "), text.find(" | "))));
    if (std::ranges::none_of(shape, is_digit)) return {};
    std::ranges::replace_if(shape, is_digit, '#');
    return shape;
  }
  // Whether every item opens with a reference of one shape, its title right below.
  bool learn_reference() {
    for (const Item& item : group_.items) {
      if (item.table_row || item.whole_page || item.title_first != item.first + 1) return false;
      const std::string shape = reference_shape(item.first);
      if (shape.empty() || (!reference_.empty() && shape != reference_)) return false;
      reference_ = shape;
      titles_.insert(item.first);
    }
    return true;
  }
  bool is_new_reference(std::size_t i) const {
    return !titles_.contains(i) && is_apart(i) && i + 1 < layout_.size() &&
           layout_[i + 1].title_like && reference_shape(i) == reference_;
  }

  // Whether most items look alike; if so how.
  bool learn() {
    std::map<std::size_t, std::size_t> gaps;
    std::size_t apart = 0;
    for (const Item& item : group_.items) {
      if (item.table_row || item.whole_page || item.first != item.title_first) return false;
      for (std::size_t i = item.title_first; i < item.title_last; ++i) titles_.insert(i);
      indents_.insert(layout_[item.first].indent);
      apart += is_apart(item.first) ? 1 : 0;
      const auto found = below(layout_, item.title_last);
      if (!found) continue;
      ++gaps[found->gap];
      ++labels_[found->label];
      facts_ += found->facts >= 2 ? 1 : 0;
    }
    for (const auto& [gap, times] : gaps) {
      if (is_most(times)) gap_ = gap;
    }
    return gap_ && is_most(apart);
  }
  bool is_most(std::size_t times) const { return times * 4 >= group_.items.size() * 3; }
  bool is_apart(std::size_t i) const {
    return i == 0 || layout_[i - 1].blank || layout_[i - 1].boilerplate || layout_[i - 1].rule;
  }

  bool looks_like_title(std::size_t i) const {
    const Line& line = layout_[i];
    if (line.blank || line.boilerplate || line.rule || !is_apart(i) || line.words > kMostWords)
      return false;
    const std::string_view text = layout_.text(i);
    const bool outcry = text.ends_with('!') || text.ends_with('?');
    if (!line.title_like && !(line.sentence && outcry)) return false;
    if (!indents_.contains(line.indent) || (line.label && line.label->known)) return false;
    return !is_generic_heading(text) && !is_no_project_name(text);
  }
  // Whether what stands below a title's end is what stands below most.
  bool fits(std::size_t title_last) const {
    const auto found = below(layout_, title_last);
    if (!found || found->gap != *gap_) return false;
    if (const auto label = labels_.find(found->label); !found->label.empty())
      return label != labels_.end() && is_most(label->second);
    return found->facts >= 2 && is_most(facts_);
  }

  Item item_at(const LineBlock& title, std::size_t first) const {
    Item item;
    item.kind = group_.items.front().kind;
    item.first = first;
    item.last = std::min(title.last + kReach, layout_.size());
    set_title(layout_, item, title.first, title.last);
    return item;
  }

  // Every item ends where the next begins.
  void settle() {
    for (std::size_t k = 0; k < group_.items.size(); ++k) {
      Item& item = group_.items[k];
      const bool last = k + 1 == group_.items.size();
      const std::size_t limit = last ? item.last : std::min(item.last, group_.items[k + 1].first);
      const bool is_new = !titles_.contains(item.first);
      if (is_new && k > 0) item.headings = headings_between(group_.items[k - 1], item);
      if (is_new || limit < item.last) {
        item.last = trimmed_end(layout_, item.title_last - 1, limit, nullptr);
        item.labelled = labelled_values(layout_, item.title_last, item.last);
      }
    }
  }

  // "Tonga" on a line of its own above an item, or what stands over the item before.
  std::vector<std::size_t> headings_between(const Item& before, const Item& item) const {
    for (std::size_t i = item.first; i > before.title_last; --i) {
      const Line& line = layout_[i - 1];
      if (line.place_only && !line.boilerplate && is_apart(i - 1)) return {i - 1};
    }
    return before.headings;
  }

  const Layout& layout_;
  Group& group_;
  std::set<std::size_t> titles_;  // lines
  std::set<std::uint16_t> indents_;
  std::map<std::string, std::size_t> labels_;
  std::size_t facts_ = 0;
  std::string reference_;  // the shape that opens every item; empty where none does
  std::optional<std::size_t> gap_;
};

}  // namespace

Group with_kin(const Layout& layout, Group group) {
  Kin(layout, group).add();
  return group;
}

}  // namespace dossier
