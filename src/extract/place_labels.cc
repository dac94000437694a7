// Labels decide first of all, but not alone: a client beside a funder does not pay, a partner that
// is a country does.
#include "extract/place_labels.h"

#include <algorithm>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/place_evidence.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

bool names_client(const Draft& draft, const Labelled& label) {
  thread_local const regex::Matcher kClient(
      R"((?:client|contracting authority|cliente|auftraggeber(?:in)?)\b.*)");
  return kClient.matches(fold(draft.layout.text(label.name)));
}

// "Ministry of Public Works", "City of Kigali": bodies that have works done in their own country.
bool is_public_body(const Draft& draft, const Labelled& label) {
  thread_local const regex::Matcher kBody(
      R"(\b(?:ministry of (?:public|works|transport|water|energy|health|education|agriculture|local|housing|mines|interior|finance|planning|environment)|(?:city|municipality|town|port|province|district|county|state) of|city council|municipalit\w+|(?:water|port|railway|roads?|power|electricity) (?:authority|board|company|utility|fund|corporation)|ministere des? |ministerio de )\b)");
  return std::ranges::any_of(label.value,
                             [&](Span s) { return kBody.occurs_in(fold(draft.layout.text(s))); });
}

// "Government of Austria", "Embassy of Japan", "Spanish Cooperation (AECID)": countries, and no
// body in one of them but those by which a country gives.
bool names_countries_only(const Draft& draft, Span text) {
  thread_local const regex::Matcher kGlue(
      R"((?:[ (),;/&@%\d']|\xc2\xbb|\xe2\x80\xba|\([a-z]{2,10}\)|\b(?:through|via|par|por) [a-z]{2,8}$|\b(?:and|the|of|governments?|kingdom|republic|people|et|y|e|und|en|de|du|del|da|do|di|della|dello|von|van|la|le|governo|gobierno|gouvernement|regierung|embass(?:y|ies)|high commission|ambassade|embajada|embaixada|botschaft|(?:international |development )?co-?operation(?: agency)?|agency for (?:international )?(?:development|cooperation|development cooperation)|cooperacion|cooperation|cooperazione|cooperacao|aid)\b|l')*)");
  return kGlue.matches(fold(without_places(draft, text)));
}
bool names_countries_only(const Draft& draft, const Labelled& label) {
  return std::ranges::all_of(label.value,
                             [&draft](Span piece) { return names_countries_only(draft, piece); });
}

// "Unione europea, comuni della valle": the place is an entry of its own, the first. Behind an
// organisation it would be where that is.
bool is_first_entry(const Draft& draft, const Labelled& label, Span place) {
  if (label.value.empty() || !label.value.front().contains(place)) return false;
  const Span first = label.value.front();
  const std::string_view text = draft.layout.text(first);
  const std::size_t end = std::min(text.find_first_of(";,"), text.size());
  const Span entry{first.begin, static_cast<std::uint32_t>(first.begin + end)};
  return entry.contains(place) && names_countries_only(draft, entry);
}

bool names_country(const Draft& draft, Span span) {
  const std::vector<PlaceMention>& places = draft.mentions().places;
  const Range r = mentions_in(places, span);
  return std::any_of(places.begin() + r.first, places.begin() + r.last,
                     [](const PlaceMention& p) { return !is_region(p); });
}

bool holds_date(const Draft& draft, const Labelled& label) {
  return std::ranges::any_of(
      label.value, [&](Span s) { return !mentions_in(draft.mentions().dates, s).empty(); });
}

// "Partner: Bank for Reconstruction (Germany)": a bank or an agency that pays.
bool is_paying_partner(const Draft& draft, const Labelled& label) {
  thread_local const regex::Matcher kPays(
      R"([^,;]*\b(?:(?:development|investment) bank|\w*bank (?:for|of) (?:reconstruction|development|investment)|agency for (?:international )?development(?: cooperation)?)\b[^,;]{0,20}\([^()]+\)\W*)");
  return kPays.matches(fold(draft.layout.text(label.value)));
}

}  // namespace

PlaceLabels::PlaceLabels(const Draft& draft) : draft_(draft) {
  for (const Labelled& l : draft_.item.labelled) {
    if (!l.known) continue;
    funded_ = funded_ || (tells_funder(l) && !l.value.empty());
    told_ = told_ || is_time_label(l.label.kind);
    priced_ = priced_ || l.label.kind == LabelKind::budget;
    if (!has(l.label.kind) &&
        std::ranges::any_of(l.value, [&](Span s) { return names_country(draft_, s); }))
      kinds_.push_back(l.label.kind);
  }
}

bool PlaceLabels::has(LabelKind kind) const {
  return std::ranges::find(kinds_, kind) != kinds_.end();
}

bool PlaceLabels::tells_funder(const Labelled& label) const {
  return label.label.kind == LabelKind::funding ||
         (label.label.kind == LabelKind::donor && !names_client(draft_, label));
}

// "Client: Roads Fund, Zambia" beside "Funding: European Union": whom the work is done for. So does
// "Client: Ministry of Works, Somalia", unless another country is named.
std::optional<Verdict> PlaceLabels::of_client(const Labelled& label) const {
  if (has(LabelKind::country) || !names_client(draft_, label)) return std::nullopt;
  if (funded_) return Verdict{Part::work, Reason::grantee};
  if (is_public_body(draft_, label)) return Verdict{Part::work, Reason::client};
  return std::nullopt;
}

// In a list of grants the grantee's country is where the work is, unless another is given.
Verdict PlaceLabels::of_implementer(const Labelled& label) const {
  static constexpr std::string_view kTakers[] = {"borrower", "recipient"};
  const bool taker = std::ranges::find(kTakers, fold(draft_.layout.text(label.name))) !=
                     std::end(kTakers);  // "Borrower: Republic of Moldova"
  if (taker && !tell_where() && names_countries_only(draft_, label))
    return {Part::work, Reason::grantee};
  if (!draft_.item.whole_page && !tell_where()) return {Part::work, Reason::grantee};
  return {Part::elsewhere, Reason::partner};
}

// "Source: Government of Japan" beside the project's cost and years is whose money it is; in other
// company it is where something was read.
bool PlaceLabels::is_source_of_money(const Labelled& label) const {
  return told_ && priced_ && is_source_label(draft_.layout.text(label.name));
}

std::optional<Verdict> PlaceLabels::verdict(const Surroundings& where, Span place) const {
  constexpr Verdict kDonor{Part::donor, Reason::donor_label};
  if (where.label == nullptr) return std::nullopt;
  if (!where.label->known)
    return is_source_of_money(*where.label) ? std::optional(kDonor) : std::nullopt;
  const Labelled& label = *where.label;
  switch (label.label.kind) {
    case LabelKind::country:
      return Verdict{Part::work, Reason::country_label};
    case LabelKind::region:
    case LabelKind::location:
      if (!has(LabelKind::country)) return std::nullopt;
      return Verdict{Part::elsewhere, Reason::location_beside_label};
    case LabelKind::start:  // "From: Brazil"
      if (holds_date(draft_, label) || !draft_.layout[where.line].text.contains(label.name))
        return std::nullopt;
      return kDonor;
    case LabelKind::donor:
      return of_client(label).value_or(kDonor);
    case LabelKind::funding:
    case LabelKind::budget_share:
      // "Counterpart funds: CNY 640 million from the Chinese government"
      if (!tell_where() && fold(draft_.layout.text(label.name)).starts_with("counterpart"))
        return Verdict{Part::work, Reason::grantee};
      return kDonor;
    case LabelKind::implementer:
      return of_implementer(label);
    case LabelKind::partner:
      return names_countries_only(draft_, label) || is_first_entry(draft_, label, place) ||
                     is_paying_partner(draft_, label)
                 ? kDonor
                 : Verdict{Part::elsewhere, Reason::partner};
    case LabelKind::contact:
      return Verdict{Part::elsewhere, Reason::partner};
    default:
      return std::nullopt;
  }
}

bool names_places(const Labelled* label) {
  return label != nullptr && label->known &&
         (label->label.kind == LabelKind::country || label->label.kind == LabelKind::location ||
          label->label.kind == LabelKind::region);
}

}  // namespace dossier
