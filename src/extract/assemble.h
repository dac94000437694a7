// From an item's lines to a record: which date is the period, which sum the budget, which country
// the donor. All judgement of that kind is here, as small named decisions, one file a field:
// assemble_period.cc, assemble_money.cc, assemble_places.cc; assemble.cc does the rest.
#pragma once

#include <vector>

#include "dossier/record.h"
#include "extract/aside.h"
#include "extract/cues.h"
#include "extract/layout.h"
#include "extract/segment.h"

namespace dossier {

// An item as assembly looks at it.
struct Draft {
  const Layout& layout;
  const Item& item;
  Record record;
  std::vector<Range> asides = aside_lines(layout, item);

  const Mentions& mentions() const { return layout.mentions(); }
  // Notes where a value came from; or, rejected, why it was set aside.
  void note(Evidence::Part part, Span span, RuleId rule, std::string_view reason,
            bool rejected = false) {
    record.evidence.push_back({part, span, rule, reason, rejected});
  }
};

// Where in an item a mention stands; what it says is weighed by that.
struct Surroundings {
  const Labelled* label = nullptr;  // inside this labelled value
  std::size_t line = 0;             // the line it begins on
  bool in_title = false;
  bool in_title_line = false;  // behind the title, on its line
  bool in_facts = false;       // on a line that holds nothing but facts
  bool aside = false;          // below a heading that tells of other things
};
Surroundings place_of(const Draft& draft, Span mention);

// The mentions of the item (its title, values and text), by index, in order.
template <class M>
std::vector<std::uint32_t> item_mentions(const Draft& draft, const std::vector<M>& mentions);

// The paragraph that a line stands in: cues do not reach across its borders.
Span paragraph_around(const Layout& layout, std::size_t line);

// The sentence that a span stands in, its paragraph's borders kept.
Span sentence_around(const Layout& layout, Span inside);
// The country that a sentence begins with, "The Government of [Japan] has promised …"; null where
// it begins otherwise.
const PlaceMention* subject_of(const Layout& layout, Span sentence);

void decide_period(Draft& draft);
void decide_money(Draft& draft);
void decide_places(Draft& draft);

Record assemble(const Layout& layout, const Item& item);

}  // namespace dossier
