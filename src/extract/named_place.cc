// The texts of the reasons, and the one country that is a union of countries.
#include "extract/named_place.h"

#include <algorithm>
#include <optional>

namespace dossier {
namespace {

struct Text {
  Reason reason;
  std::string_view text;
};

// In the order of Reason.
constexpr Text kTexts[] = {
    {Reason::text, "named in the text"},
    {Reason::cue_words, "by the words around it"},
    {Reason::subject, "who pays, as the sentence says"},
    {Reason::country_label, "the labelled country"},
    {Reason::location_beside_label, "a location beside the labelled country"},
    {Reason::donor_label, "the labelled donor"},
    {Reason::share_label, "the label names who pays"},
    {Reason::grantee, "the grantee's country"},
    {Reason::client, "the client is there"},
    {Reason::partner, "a partner's country"},
    {Reason::column_name, "the column's name says who pays"},
    {Reason::heading, "the section's heading"},
    {Reason::heading_payer, "the section's donor"},
    {Reason::own_sum, "before a sum of its own"},
    {Reason::behind_sum, "behind the sum, on a line of facts"},
    {Reason::last_field, "a field of its own beside a sum"},
    {Reason::gives_with_others, "who gives the sum with others"},
    {Reason::above_title, "an organisation above the title"},
    {Reason::cited_title, "beside a cited title"},
    {Reason::paying_field, "an organisation among the fields behind the title"},
    {Reason::dateline, "the dateline's place"},
    {Reason::byline, "a name in a byline"},
    {Reason::aside, "below a heading that tells of other things"},
    {Reason::union_sum, "the Union beside a sum"},
    {Reason::union_named, "the Union is not a place of work"},
    {Reason::unlike_label, "not among the labelled countries"},
    {Reason::unlike_heading, "not the section's country"},
    {Reason::page_head, "the country of the page's head"},
    {Reason::stated, "said of all projects of the page"},
    {Reason::town, "the country of its town"},
    {Reason::page_donor, "who pays for all that the page lists"},
    {Reason::mission, "the mission whose page it is"},
};

consteval bool is_in_order() {
  std::size_t next = 0;
  return std::ranges::all_of(
      kTexts, [&next](const Text& row) { return static_cast<std::size_t>(row.reason) == next++; });
}
static_assert(is_in_order());

}  // namespace

std::string_view text_of(Reason reason) {
  return kTexts[static_cast<std::size_t>(reason)].text;
}

bool is_union(Country country) {
  static const std::optional<Country> kUnion = find_country_code("EU");
  return country == kUnion;
}

}  // namespace dossier
