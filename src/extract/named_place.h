// A country that an item names: which part it plays, and why that is thought.
//
//   Named n{.country = *find_country("FJ"), .part = Part::donor, .reason = Reason::donor_label};
//   text_of(n.reason)   "the labelled donor", as the explanation of a record says it
//
// Decisions compare reasons, never their texts.
#pragma once

#include <cstdint>
#include <string_view>

#include "dossier/country.h"
#include "dossier/mention.h"

namespace dossier {

enum class Part : std::uint8_t { work, donor, venue, origin, elsewhere };

enum class Reason : std::uint8_t {
  text,                   // nothing but that it is named
  cue_words,              // the words around it, or around one that it is enumerated with
  subject,                // a sentence about a sum begins with it
  country_label,          // a label says: where
  location_beside_label,  // a label says where, and another one which country
  donor_label,            // a label says: who pays
  share_label,            // the label of a share names it
  grantee,                // who receives the money is there
  client,                 // whom the work is done for is there
  partner,                // who takes part is there
  column_name,            // the name of a column of sums
  heading,                // the heading of the section: where
  heading_payer,          // the heading of the section: who pays
  own_sum,                // a colon and a sum follow it
  behind_sum,             // among facts, right behind a sum
  last_field,             // a field of its own beside a sum, in a title's line or a bracket
  gives_with_others,      // "EUR 2 million with Norway"
  above_title,            // an organisation above the item's title
  cited_title,            // beside a title that is cited with its author
  paying_field,           // an organisation among the fields behind a title
  dateline,               // where a news item was written
  byline,                 // a part of an author's name
  aside,                  // below a heading that tells of other things
  union_sum,              // the European Union beside a sum
  union_named,            // the European Union elsewhere
  unlike_label,           // labels name other countries
  unlike_heading,         // the section's heading names another
  page_head,              // the page's head names it: where
  stated,                 // a sentence of the page says it of all its projects
  town,                   // the page names it beside the town that the item names
  page_donor,             // the page's head says who pays
  mission,                // the page is of its embassy
};
// What an explanation says: "the labelled donor".
std::string_view text_of(Reason reason);

// What is decided of a country named.
struct Verdict {
  Part part = Part::work;
  Reason reason = Reason::text;
};

struct Named {
  Country country{};
  Part part = Part::work;
  Span span;
  RuleId rule = RuleId::none;
  Reason reason = Reason::text;
  bool title = false;
  bool adjective = false;
};

inline bool is_region(const PlaceMention& p) {
  return p.form == PlaceMention::Form::region;
}

// The European Union, which pays and is no place of work unless a label says so.
bool is_union(Country country);

}  // namespace dossier
