// Cards, as a site prints them: blocks of short lines that say where, how much and when, with the
// title in the same place among them. See propose.h.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastCards = 3;

// One block of lines and those of them that may be its title.
struct Card {
  LineBlock lines;
  std::vector<std::size_t> names;
};

class Cards {
 public:
  explicit Cards(const Layout& layout) : layout_(layout) {}

  std::vector<Group> propose() {
    find_cards();
    if (cards_.size() < kLeastCards) return {};
    const auto column = title_column();
    if (!column) return {};
    constexpr double kEach = 2.5;
    Group group;
    for (const Card& card : cards_) {
      if (card.names.size() <= *column) continue;
      Item item;
      item.first = card.lines.first;
      item.last = trimmed_end(layout_, card.lines.first, card.lines.last, nullptr);
      const std::size_t title = card.names[*column];
      set_title(layout_, item, title, title + 1);
      group.items.push_back(std::move(item));
    }
    if (group.items.size() < kLeastCards) return {};
    group.score = kEach * static_cast<double>(group.items.size());
    return {std::move(group)};
  }

 private:
  void find_cards() {
    for (std::size_t i = 0; i < layout_.size();) {
      std::size_t end = i;
      while (end < layout_.size() && !layout_[end].blank) ++end;
      if (auto card = card_of({i, end})) cards_.push_back(std::move(*card));
      i = std::max(end, i + 1);
    }
  }

  // A block of few lines, none with a label: a sum or a run on a line of its own, and names.
  std::optional<Card> card_of(const LineBlock& lines) const {
    constexpr std::size_t kLeastLines = 4;
    constexpr std::size_t kMostLines = 14;
    constexpr std::size_t kMostWords = 14;  // of a title
    const std::size_t count = lines.last - lines.first;
    if (count < kLeastLines || count > kMostLines) return std::nullopt;
    Card card{lines, {}};
    bool facts = false;
    for (std::size_t i = lines.first; i < lines.last; ++i) {
      const Line& line = layout_[i];
      const bool labelled = line.label && line.label->known;
      if (labelled && !is_word_of_kind(*line.label)) return std::nullopt;
      if (line.boilerplate || line.rule || line.sentence || line.place_only) continue;
      if (line.words == 1 && all_capitals(layout_.text(i))) continue;  // "ACTIVE"
      facts = facts || line.money_only || (line.date_only && has_range(layout_, line.dates));
      if ((line.title_like && line.words <= kMostWords) || labelled) card.names.push_back(i);
    }
    return facts && !card.names.empty() ? std::optional(std::move(card)) : std::nullopt;
  }

  // "Cities", "Sector" alone on a line: labels elsewhere.
  static bool is_word_of_kind(const LabelLine& label) {
    const LabelKind kind = label.label.kind;
    return label.value.empty() && (kind == LabelKind::location || kind == LabelKind::sector ||
                                   kind == LabelKind::beneficiaries || kind == LabelKind::other);
  }

  // Which of a card's names is its title: the one that has more words than the others, which are
  // words of a kind ("Energy access"). Nothing where no other stands beside it, as other readings
  // find such a title, or where the others are as long.
  std::optional<std::size_t> title_column() const {
    constexpr double kMostOfKind = 2.5;  // words, on average
    std::vector<std::size_t> words;
    std::vector<std::size_t> times;
    for (const Card& card : cards_) {
      words.resize(std::max(words.size(), card.names.size()));
      times.resize(words.size());
      for (std::size_t c = 0; c < card.names.size(); ++c) {
        words[c] += layout_[card.names[c]].words;
        ++times[c];
      }
    }
    // Columns that most cards have.
    while (!times.empty() && times.back() * 3 < cards_.size() * 2) {
      times.pop_back();
      words.pop_back();
    }
    if (times.size() < 2) return std::nullopt;
    const auto mean = [&](std::size_t c) {
      return static_cast<double>(words[c]) / static_cast<double>(times[c]);
    };
    std::size_t longest = 0;
    for (std::size_t c = 1; c < times.size(); ++c) longest = mean(c) > mean(longest) ? c : longest;
    for (std::size_t c = 0; c < times.size(); ++c) {
      if (c != longest && mean(c) > kMostOfKind) return std::nullopt;
    }
    return are_distinct(longest) ? std::optional(longest) : std::nullopt;
  }

  bool are_distinct(std::size_t column) const {
    std::set<std::string> names;
    std::size_t count = 0;
    for (const Card& card : cards_) {
      if (card.names.size() <= column) continue;
      names.insert(fold(layout_.text(card.names[column])));
      ++count;
    }
    return names.size() == count;
  }

  const Layout& layout_;
  std::vector<Card> cards_;
};

}  // namespace

std::vector<Group> cards(const Layout& layout) {
  return Cards(layout).propose();
}

}  // namespace dossier
