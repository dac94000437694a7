// What an item's labels say of the countries in their values: "Country: Fiji", "Donor: Norway".
#pragma once

#include <optional>
#include <vector>

#include "extract/assemble.h"
#include "extract/named_place.h"

namespace dossier {

class PlaceLabels {
 public:
  explicit PlaceLabels(const Draft& draft);

  // Whether a label of the kind has a country for its value.
  bool has(LabelKind kind) const;
  // Whether labels name the countries where the work is.
  bool tell_where() const { return has(LabelKind::country) || has(LabelKind::location); }
  // What the label that a place stands under makes of it; nothing where it is under none that
  // decides.
  std::optional<Verdict> verdict(const Surroundings& where, Span place) const;

 private:
  Verdict of_implementer(const Labelled& label) const;
  bool is_source_of_money(const Labelled& label) const;
  bool tells_funder(const Labelled& label) const;
  std::optional<Verdict> of_client(const Labelled& label) const;

  const Draft& draft_;
  std::vector<LabelKind> kinds_;  // of labels that name countries, each once
  bool told_ = false;             // a label says when
  bool priced_ = false;           // a label says how much
  bool funded_ = false;           // a label says where the money is from
};

// Whether the label is one of countries, locations or regions.
bool names_places(const Labelled* label);

}  // namespace dossier
