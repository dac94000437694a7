// What is mostly printed of a row, packed, beside that of the other rows of its country: the column
// `spell_cards`. Rows that a question finds by their country are found in the order of its spells,
// so that their cards lie together, where the cards of `cards` lie each in another place.
//
// A card is a SpellCardHead, the row's budgets (MoneyCell), its countries and its donors (a byte
// each), its title and its path, one after the other without room between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/columns.h"

namespace dossier {

struct SpellCardHead {
  std::uint64_t begin_byte = 0;
  std::uint32_t bytes = 0;  // from there to the end
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  Date from;
  Date to;
  Date date;
  std::uint16_t title_size = 0;
  std::uint16_t path_size = 0;
  std::uint8_t budgets = 0;
  std::uint8_t countries = 0;
  std::uint8_t donors = 0;
  Kind kind = Kind::project;

  // Of the whole card.
  std::size_t size() const {
    return sizeof(SpellCardHead) + budgets * sizeof(MoneyCell) + countries + donors + title_size +
           path_size;
  }
};
static_assert(sizeof(SpellCardHead) == 40);

// Appends a row's card; false where the row has more of something than a card can hold.
bool append_spell_card(const Store::Columns& columns, RowId row, Array<char>& cards);

// A spell and its card, as it lies in the column.
class SpellCard {
 public:
  // Nothing where the spell has no card, or is damaged. REQUIRES: the store has its indexes.
  static std::optional<SpellCard> of(const Store::Columns& columns, std::uint32_t spell);

  const SpellCell& spell() const { return spell_; }
  const SpellCardHead& head() const { return head_; }
  std::vector<MoneyCell> budgets() const;
  CountrySet countries() const { return countries(0, head_.countries); }
  CountrySet donors() const { return countries(head_.countries, head_.donors); }
  std::string_view title() const { return text(0, head_.title_size); }
  std::string_view path() const { return text(head_.title_size, head_.path_size); }

 private:
  SpellCard(const SpellCell& spell, const SpellCardHead& head, std::string_view rest)
      : spell_(spell), head_(head), rest_(rest) {}
  bool is_sound() const;
  MoneyCell budget(std::size_t number) const;
  std::string_view codes() const;  // of countries, then of donors
  CountrySet countries(std::size_t begin, std::size_t count) const;
  std::string_view text(std::size_t begin, std::size_t size) const;

  SpellCell spell_;
  SpellCardHead head_;
  std::string_view rest_;  // what stands behind the head
};

}  // namespace dossier
