// See spell_card.h.
#include "store/spell_card.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <span>

#include "store/cell_checks.h"

namespace dossier {
namespace {

template <class Number>
bool fits(std::uint64_t value) {
  return value <= std::numeric_limits<Number>::max();
}

// What a card says of a row; nothing where a number of it is too large for one.
std::optional<SpellCardHead> head_of(const Store::Columns& c, RowId row) {
  const std::string_view title = c.strings[c.title[row]];
  const std::string_view path = c.strings[c.path[row]];
  const std::uint64_t bytes = c.end[row] - c.begin[row];
  const std::array<std::size_t, 3> lists{c.budgets[row].size(), c.countries[row].size(),
                                         c.donors[row].size()};
  if (!fits<std::uint16_t>(title.size()) || !fits<std::uint16_t>(path.size()) ||
      !fits<std::uint32_t>(bytes) || !std::ranges::all_of(lists, fits<std::uint8_t>)) {
    return std::nullopt;
  }
  return SpellCardHead{.begin_byte = c.begin[row],
                       .bytes = static_cast<std::uint32_t>(bytes),
                       .line = c.line[row],
                       .end_line = c.end_line[row],
                       .from = c.from[row],
                       .to = c.to[row],
                       .date = c.date[row],
                       .title_size = static_cast<std::uint16_t>(title.size()),
                       .path_size = static_cast<std::uint16_t>(path.size()),
                       .budgets = static_cast<std::uint8_t>(lists[0]),
                       .countries = static_cast<std::uint8_t>(lists[1]),
                       .donors = static_cast<std::uint8_t>(lists[2]),
                       .kind = c.kind[row]};
}

template <class T>
void append_bytes(const T& value, Array<char>& cards) {
  static_assert(std::has_unique_object_representations_v<T>);
  std::array<char, sizeof(T)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(T));
  cards.append(bytes);
}

}  // namespace

bool append_spell_card(const Store::Columns& c, RowId row, Array<char>& cards) {
  const std::optional<SpellCardHead> head = head_of(c, row);
  if (!head) return false;
  append_bytes(*head, cards);
  for (MoneyCell cell : c.budgets[row]) {
    cell.text = 0;  // what is printed with it is not here
    append_bytes(cell, cards);
  }
  for (const Country country : c.countries[row]) append_bytes(country, cards);
  for (const Country country : c.donors[row]) append_bytes(country, cards);
  cards.append(c.strings[c.title[row]]);
  cards.append(c.strings[c.path[row]]);
  return true;
}

std::optional<SpellCard> SpellCard::of(const Store::Columns& c, std::uint32_t spell) {
  const Indexes& i = c.indexes;
  if (spell >= i.spells.size()) return std::nullopt;
  const SpellCell cell = i.spells[spell];
  if (cell.card == SpellCell::kNoCard) return std::nullopt;
  const std::uint64_t begin = i.spell_zones[spell / kSpellZone].cards + cell.card;
  const std::span<const char> first = i.spell_cards.range(begin, begin + sizeof(SpellCardHead));
  if (first.empty()) return std::nullopt;
  SpellCardHead head;
  std::memcpy(&head, first.data(), sizeof head);
  const std::span<const char> all = i.spell_cards.range(begin, begin + head.size());
  if (all.empty()) return std::nullopt;
  const std::string_view text(all.data(), all.size());
  const SpellCard card(cell, head, text.substr(sizeof head));
  if (card.is_sound()) return card;
  if (c.damage != nullptr) c.damage->note("spell_cards", "a value is out of range");
  return std::nullopt;
}

MoneyCell SpellCard::budget(std::size_t number) const {
  MoneyCell cell;
  std::memcpy(&cell, rest_.data() + number * sizeof cell, sizeof cell);
  return cell;
}

std::vector<MoneyCell> SpellCard::budgets() const {
  std::vector<MoneyCell> cells;
  cells.reserve(head_.budgets);
  for (std::size_t i = 0; i < head_.budgets; ++i) cells.push_back(budget(i));
  return cells;
}

std::string_view SpellCard::codes() const {
  return rest_.substr(head_.budgets * sizeof(MoneyCell),
                      std::size_t{head_.countries} + head_.donors);
}

CountrySet SpellCard::countries(std::size_t begin, std::size_t count) const {
  CountrySet set;
  for (const char code : codes().substr(begin, count))
    set.add(Country{static_cast<unsigned char>(code)});
  return set;
}

std::string_view SpellCard::text(std::size_t begin, std::size_t size) const {
  const std::size_t texts = std::size_t{head_.title_size} + head_.path_size;
  return rest_.substr(rest_.size() - texts + begin, size);
}

// The chunks of the column are of bytes, any of which are cells.
bool SpellCard::is_sound() const {
  const std::array<Date, 3> dates{head_.from, head_.to, head_.date};
  const CodeCounts counts = own_counts();
  const auto known = [&counts](char code) {
    return static_cast<unsigned char>(code) < counts.countries;
  };
  bool sound = head_.kind <= Kind::news && are_dates(dates) && std::ranges::all_of(codes(), known);
  for (std::size_t i = 0; i < head_.budgets; ++i) sound = sound && is_money(budget(i), counts);
  return sound;
}

}  // namespace dossier
