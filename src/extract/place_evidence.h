// What stands around the name of a country and says that it pays, or that it is no place of work:
// each a question about the text, whatever other names the item has.
#pragma once

#include <string>

#include "extract/assemble.h"

namespace dossier {

// The first sum that begins at a place of the text or behind it; null where there is none.
const MoneyMention* sum_after(const Draft& draft, std::uint32_t at);
// The last sum that begins before a place of the text; null where there is none.
const MoneyMention* sum_before(const Draft& draft, std::uint32_t at);

// "EUR 2 950 000 from Belgium", "mais 18 000 € da Noruega": a sum and who gives it.
enum class Beside : std::uint8_t { none, from, with };
Beside beside_sum(const Draft& draft, Span place);
// "Money:" over "Government of Canada: CAD 6 750 000" and "Lithuania: EUR 0.4 million".
bool gives_own_sum(const Draft& draft, const Surroundings& where, Span place);
// "(European Union: 360 000 €)"
bool touches_sum(const Draft& draft, Span place);
// "Finland", "Government of Japan", "Sweden, 60 per cent; Canada, 40 per cent": places, their
// shares and nothing else.
bool names_only_places(const Draft& draft, Span text);
// " (Finland)", " (Government of Japan)", " (Sweden, Canada)": a bracket with the place and other
// places, and nothing else in it. REQUIRES: the text `behind_sum` begins where a sum ends.
bool fills_bracket(const Draft& draft, Span place, Span behind_sum);
// "Aportación de la Unión Europea: 1.125.000 EUR", "Government of Portugal: EUR 1.2 million"
bool names_share(const Draft& draft, Span place);

// "Government of Flanders, Belgium" on a line above the item's title: who gives, not where.
bool heads_item(const Draft& draft, const Surroundings& where);
// "Moura, C. H. Songs of the fens. Science Fund of Chile. $2,000. 2015-2016": beside a cited
// title stands who pays.
bool beside_cited_title(const Draft& draft, const Surroundings& where);
// "MANILA, PHILIPPINES (4 November 2019) — …"
bool in_dateline(const Draft& draft, Span place, std::size_t line);

// "Exporters in Mauritius pay": whoever pays, it is not the country.
bool stands_in(const Draft& draft, Span place);
// "Denmark and the Netherlands provided EUR 5.3 million": whatever the verb, a country that a
// sentence about a sum begins with gives it, unless it earns or loses it.
bool pays_as_subject(const Draft& draft, const PlaceMention& place);
// "Ireland." below "… the costs are borne by": a paragraph's last words.
bool ends_paragraph(const Draft& draft, std::size_t line);

// "Burundi, Rwanda and Uganda": one enumeration, one part for all.
bool enumerates(const Layout& layout, Span a, Span b);
// The text with an "@" for every place.
std::string without_places(const Draft& draft, Span span);

}  // namespace dossier
