// Which country is which: where the project works, who pays, and who is named for another reason.
// Labels decide first, then section headings, then the words around each name. A country that a
// project works in is not repeated among the others; the European Union is never a place of work
// unless a label says so.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "extract/assemble.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/scan.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

enum class Part : std::uint8_t { work, donor, venue, origin, elsewhere };

struct Named {
  Country country{};
  Part part = Part::work;
  Span span;
  RuleId rule = RuleId::none;
  std::string_view reason;
  bool title = false;
  bool adjective = false;
};

bool is_region(const PlaceMention& p) {
  return p.form == PlaceMention::Form::region;
}

// Makes a space of what stands in brackets, and of the brackets.
void blank_brackets(std::string& text) {
  for (std::size_t at = text.find('('); at != std::string::npos; at = text.find('(', at + 1)) {
    const std::size_t end = std::min(text.find(')', at), text.size() - 1);
    text.replace(at, end + 1 - at, " ");
  }
}

// "Burundi, Rwanda and Uganda": one enumeration, one part for all.
bool enumerates(const Layout& layout, Span a, Span b) {
  if (b.begin < a.end || b.begin - a.end > 60) return false;
  std::string between = fold(layout.text({a.end, b.begin}));
  blank_brackets(between);  // "Canada (CAD 2.3 million) and New Zealand"
  std::erase_if(between,
                [](char c) { return c == ',' || c == ';' || c == '/' || c == '&' || c == '-'; });
  between = squeeze(between);
  for (std::string_view glue : {"",
                                "and",
                                "and the",
                                "the",
                                "y",
                                "e",
                                "et",
                                "und",
                                "sowie",
                                "or",
                                "et la",
                                "et le",
                                "et l'",
                                "y la",
                                "et de la",
                                "et du",
                                "et de",
                                "et de l'",
                                "e da",
                                "e do",
                                "y de",
                                "y del",
                                "und der",
                                "und des",
                                "and the government of",
                                "and government of",
                                "and the governments of",
                                "and the republic of",
                                "and the kingdom of",
                                "and the grand duchy of",
                                "and the principality of"}) {
    if (between == glue) return true;
  }
  return false;
}

class PlaceReader {
 public:
  explicit PlaceReader(Draft& draft)
      : draft_(draft), layout_(draft.layout), places_(draft.mentions().places) {
    const auto eu = find_country_code("EU");
    if (eu) eu_ = *eu;
    for (const Labelled& l : draft_.item.labelled) {
      if (!l.known) continue;
      funded_ = funded_ || (tells_funder(l) && !l.value.empty());
      if (!has_label(l.label.kind) &&
          std::ranges::any_of(l.value, [&](Span s) { return names_country(s); }))
        labels_.push_back(l.label.kind);
    }
  }

  void read() {
    collect();
    settle();
    regions();
  }

 private:
  // Whether a label of the kind has a country for its value.
  bool has_label(LabelKind kind) const { return std::ranges::find(labels_, kind) != labels_.end(); }
  bool holds_date(const Labelled& l) const {
    return std::any_of(l.value.begin(), l.value.end(),
                       [&](Span s) { return !mentions_in(draft_.mentions().dates, s).empty(); });
  }
  bool names_country(Span s) const {
    const Range r = mentions_in(places_, s);
    for (auto i = r.first; i < r.last; ++i) {
      if (!is_region(places_[i])) return true;
    }
    return false;
  }

  bool names_client(const Labelled& label) const {
    thread_local const regex::Matcher kClient(
        R"((?:client|contracting authority|cliente|auftraggeber(?:in)?)\b.*)");
    return kClient.matches(fold(layout_.text(label.name)));
  }
  bool tells_funder(const Labelled& l) const {
    return l.label.kind == LabelKind::funding ||
           (l.label.kind == LabelKind::donor && !names_client(l));
  }
  // "Client: Roads Fund, Zambia" beside "Funding: European Union": whom the work is done for.
  bool is_client_beside_funder(const Labelled& label) const {
    return funded_ && !has_label(LabelKind::country) && names_client(label);
  }

  // "Partner: Government of Austria": countries and no body in one of them.
  bool names_countries_only(const Labelled& label) const {
    thread_local const regex::Matcher kGlue(
        R"((?:[ (),;/&@%\d]|\b(?:and|the|of|governments?|kingdom|republic|people|et|y|e|und|en|de|du|del|la|le|governo|gobierno|gouvernement|regierung)\b|l')*)");
    return std::ranges::all_of(
        label.value, [this](Span piece) { return kGlue.matches(fold(without_places(piece))); });
  }

  std::optional<std::pair<Part, std::string_view>> by_label(const Surroundings& place) const {
    if (place.label == nullptr || !place.label->known) return std::nullopt;
    switch (place.label->label.kind) {
      case LabelKind::country:
        return std::pair{Part::work, std::string_view("the labelled country")};
      case LabelKind::region:
      case LabelKind::location:
        if (has_label(LabelKind::country))
          return std::pair{Part::elsewhere,
                           std::string_view("a location beside the labelled country")};
        return std::nullopt;
      case LabelKind::start:  // "From: Brazil"
        if (holds_date(*place.label) || !layout_[place.line].text.contains(place.label->name))
          return std::nullopt;
        return std::pair{Part::donor, kDonor};
      case LabelKind::donor:
        if (is_client_beside_funder(*place.label)) return std::pair{Part::work, kGrantee};
        [[fallthrough]];
      case LabelKind::funding:
      case LabelKind::budget_share:
        return std::pair{Part::donor, kDonor};
      case LabelKind::implementer:
        // In a list of grants the grantee's country is where the work is, unless another is given.
        if (!draft_.item.whole_page && !has_label(LabelKind::country) &&
            !has_label(LabelKind::location))
          return std::pair{Part::work, kGrantee};
        return std::pair{Part::elsewhere, kPartner};
      case LabelKind::partner:
        if (names_countries_only(*place.label)) return std::pair{Part::donor, kDonor};
        [[fallthrough]];
      case LabelKind::contact:
        return std::pair{Part::elsewhere, kPartner};
      default:
        return std::nullopt;
    }
  }

  // "EUR 2 950 000 from Belgium", "mais 18 000 € da Noruega": a sum and who gives it.
  enum class Beside : std::uint8_t { none, from, with };
  Beside beside_sum(Span place) const {
    thread_local const regex::Matcher kFrom(
        R"(,? ?(?:from|with|avec|mit|con|com|von|vom|aus|de|da|do|del|des|du)(?: (?:the|la|le|el|der|dem))?(?: (?:government|gouvernement|gobierno|governo|kingdom|royaume|reino|konigreich|principality|principaute|principado|furstentum|grand duchy|grand[- ]duche|gran ducado|republic|republique|republica|republik)(?: (?:of|de|du|da|do|des|der))?(?: the| la)?)?(?: l'| d')?)");
    thread_local const regex::Matcher kWith(R"(,? ?(?:with|avec|mit|con|com).*)");
    const std::vector<MoneyMention>& money = draft_.mentions().money;
    const auto after =
        std::lower_bound(money.begin(), money.end(), place.begin,
                         [](const MoneyMention& m, std::uint32_t at) { return m.span.begin < at; });
    if (after == money.begin()) return Beside::none;
    const Span sum = std::prev(after)->span;
    if (sum.end > place.begin || place.begin - sum.end > 40) return Beside::none;
    const std::string between = fold(layout_.text({sum.end, place.begin}));
    if (!kFrom.matches(between)) return Beside::none;
    return kWith.matches(between) ? Beside::with : Beside::from;
  }

  // "Government of Flanders, Belgium" on a line above the item's title: who gives, not where.
  bool heads_item(const Surroundings& place) const {
    const Item& item = draft_.item;
    return !item.whole_page && !item.table_row && !place.in_title &&
           place.line < item.title_first &&
           (names_organisation(layout_.text(place.line)) || !layout_[place.line].money.empty());
  }

  // "Moura, C. H. Songs of the fens. Science Fund of Chile. $2,000. 2015-2016": beside a cited
  // title stands who pays.
  bool beside_cited_title(const Surroundings& place) const {
    if (draft_.item.table_row || place.in_title || !place.in_title_line) return false;
    const auto cited = cited_title(layout_, layout_[place.line].text);
    return cited && !draft_.item.title.empty() && draft_.item.title.front() == *cited &&
           layout_.text({layout_[place.line].text.begin, cited->begin}).find_first_of(".,") !=
               std::string_view::npos;
  }

  bool names_government(const Labelled& l) const {
    thread_local const regex::Matcher kGovernment(
        R"((?:government|kingdom|republic|gouvernement|royaume|gobierno|governo|regierung|embassy)\b.*)");
    return kGovernment.matches(fold(layout_.text(l.name)));
  }

  // "Aportación de la Unión Europea: 1.125.000 EUR", "Government of Portugal: EUR 1.2 million"
  bool names_share(Span place) const {
    return std::any_of(
        draft_.item.labelled.begin(), draft_.item.labelled.end(), [&](const Labelled& l) {
          const bool payer = l.known ? l.label.kind == LabelKind::budget_share
                                     : names_government(l) && place.begin > l.name.begin;
          return payer && l.name.contains(place) && !l.value.empty() &&
                 !mentions_in(draft_.mentions().money, l.value.front()).empty();
        });
  }

  // "Money:" over "Government of Canada: CAD 6 750 000" and "Lithuania: EUR 0.4 million".
  bool gives_own_sum(const Surroundings& where, Span place) const {
    if (where.label == nullptr || !where.label->known || draft_.item.table_row) return false;
    const LabelKind kind = where.label->label.kind;
    if (kind != LabelKind::budget && kind != LabelKind::funding) return false;
    const std::vector<MoneyMention>& money = draft_.mentions().money;
    const auto next =
        std::lower_bound(money.begin(), money.end(), place.end,
                         [](const MoneyMention& m, std::uint32_t at) { return m.span.begin < at; });
    if (next == money.end() || next->span.begin - place.end > kSumGlue) return false;
    return trim(layout_.text({place.end, next->span.begin})) == ":";
  }

  // "(European Union: 360 000 €)"
  bool touches_sum(Span place) const {
    constexpr std::uint32_t kGlue = 4;  // bytes: " : ", ", "
    const std::vector<MoneyMention>& money = draft_.mentions().money;
    return std::any_of(money.begin(), money.end(), [&](const MoneyMention& m) {
      const bool after = m.span.begin >= place.end && m.span.begin - place.end <= kGlue;
      const bool before = place.begin >= m.span.end && place.begin - m.span.end <= kGlue;
      return after || before;
    });
  }

  static bool is_verb_rule(RuleId rule) {
    return rule != RuleId::none && info(rule).id.starts_with("role.donor-verb");
  }

  // "Exporters in Mauritius pay": whoever pays, it is not the country.
  bool stands_in(Span place) const {
    thread_local const regex::Matcher kIn(
        R"(.*\b(?:in|at|near|across|throughout|dans|im|em|na|no)(?: the| la| le)? *)");
    thread_local const regex::Matcher kGivers(
        R"(.*\b(?:friends|partners|donors|sponsors|supporters|foundation|trust|church\w*|parish\w*|rotary club) in(?: the)? *)");
    constexpr std::uint32_t kReach = 28;
    const std::uint32_t from = place.begin > kReach ? place.begin - kReach : 0;
    const std::string before = fold(layout_.text({from, place.begin}));
    return kIn.matches(before) && !kGivers.matches(before);
  }

  // "Denmark and the Netherlands provided EUR 5.3 million": whatever the verb, a country that a
  // sentence about a sum begins with gives it, unless it earns or loses it.
  bool pays_as_subject(const PlaceMention& p) const {
    thread_local const regex::Matcher kOwn(
        R"((?:'s)? ?(?:has |have |had |hat |haben |a |ont |ha |han )?(?:lost|los[et]s?|earn\w*|export\w*|import\w*|needs?|needed|owes?|owed|spends?|spent|sells?|sold|produc\w+|consum\w+|receiv\w+|got|gets|borrow\w*|perd\w*|verlor\w*|recu|recoit|recib\w+|receb\w+)\b.*)");
    const Span sentence = sentence_around(layout_, p.span);
    const PlaceMention* subject = subject_of(layout_, sentence);
    if (subject == nullptr || !reaches(*subject, p)) return false;
    const std::vector<MoneyMention>& money = draft_.mentions().money;
    const std::string_view after = layout_.text({p.span.end, sentence.end});
    const auto clause =
        static_cast<std::uint32_t>(p.span.end + std::min(after.find(';'), after.size()));
    const Range sums = mentions_in(money, {p.span.end, clause});
    if (sums.empty() || money[sums.first].money.amount < Amount::units(kSmall)) return false;
    return !kOwn.matches(fold(after));
  }

  // Whether only an enumeration leads from the subject to the place: "Denmark and the Netherlands".
  bool reaches(const PlaceMention& subject, const PlaceMention& p) const {
    for (const PlaceMention* at = &subject; at != &p; ++at) {
      if (!enumerates(layout_, at->span, (at + 1)->span)) return false;
    }
    return true;
  }

  // Whether a section's heading says where the work is.
  bool headed() const {
    return std::any_of(named_.begin(), named_.end(),
                       [](const Named& n) { return n.reason == kHeading; });
  }

  // "Village desks · Georgia · 2015–2018 · EUR 610,000 · Poland": a line of parted facts names
  // where before the sum and who behind it.
  bool ends_facts(Span place, const Surroundings& where) const {
    if (where.in_title || draft_.item.table_row || layout_[where.line].sentence) return false;
    const Span text = layout_[where.line].text;
    const Range sums = mentions_in(draft_.mentions().money, {text.begin, place.begin});
    const bool work = std::any_of(named_.begin(), named_.end(), [&](const Named& n) {
      return n.part == Part::work && text.contains(n.span);
    });
    if (sums.empty() || !(work || headed())) return false;
    thread_local const regex::Matcher kParted(
        R"( ?(?:\xc2[\xb7\xbb]|\||;|/|\xe2\x80[\x93\x94\xa2\xba]) ?(?:embassy of |kingdom of |republic of |government of )?(?:the )?)");
    const Span sum = draft_.mentions().money[sums.last - 1].span;
    return kParted.matches(fold(layout_.text({sum.end, place.begin})));
  }

  // Whether another country was named before as a place of work.
  bool works_elsewhere(Span place) const {
    return std::ranges::any_of(named_, [place](const Named& n) {
      return n.part == Part::work && n.span.end <= place.begin;
    });
  }

  // "Budget: EUR 4.35 million (Finland)", "(Government of Japan)", "(Sweden, Canada)": in brackets
  // behind the labelled sum, and nothing else in them.
  bool in_bracket_behind_sum(Span place, const Surroundings& where) const {
    if (draft_.item.table_row || where.in_title) return false;
    const bool labelled = where.label != nullptr && where.label->known;
    if (labelled ? where.label->label.kind != LabelKind::budget : !works_elsewhere(place))
      return false;
    const Span value = labelled
                           ? Span{where.label->value.front().begin, where.label->value.back().end}
                           : layout_[where.line].text;
    const Range sums = mentions_in(draft_.mentions().money, {value.begin, place.begin});
    if (sums.empty() || place.end > value.end) return false;
    const Span sum = draft_.mentions().money[sums.last - 1].span;
    const std::string_view behind = layout_.text({sum.end, value.end});
    const std::size_t end = behind.find(')');
    if (!behind.starts_with(" (") || end == std::string_view::npos || sum.end + end < place.end)
      return false;
    thread_local const regex::Matcher kGlue(
        R"((?:[ (,;/&@]|\b(?:and|the|of|governments?|kingdom|republic|people|et|y|e|und|de|du|del|la)\b)*)");
    const Span bracket{sum.end, static_cast<std::uint32_t>(sum.end + end)};
    return kGlue.matches(fold(without_places(bracket)));
  }

  // The text with an "@" for every place.
  std::string without_places(Span span) const {
    std::string out;
    std::uint32_t at = span.begin;
    const Range inside = mentions_in(places_, span);
    for (auto k = inside.first; k < inside.last; ++k) {
      out.append(layout_.text({at, places_[k].span.begin})).append("@");
      at = places_[k].span.end;
    }
    return out.append(layout_.text({at, span.end}));
  }

  // "Ireland." below "… the costs are borne by": a paragraph's last words.
  bool ends_paragraph(std::size_t line) const {
    if (line == 0 || !layout_[line - 1].sentence || layout_[line].label) return false;
    const std::string_view above = layout_.text(line - 1);
    return !above.empty() && std::string_view(".!?:;").find(above.back()) == std::string_view::npos;
  }

  // "MANILA, PHILIPPINES (4 November 2019) — …"
  bool in_dateline(Span place, std::size_t line) const {
    return is_dateline(layout_, line) &&
           place.end <= draft_.mentions().dates[layout_[line].dates.first].span.begin;
  }

  // "Australia will pay A$10 million, and New Zealand NZ$4.5 million"; "… and Italy with …".
  bool gives_too(Span place) const {
    if (named_.empty() || named_.back().part != Part::donor ||
        (named_.back().reason != kCueWords && named_.back().reason != kSubject))
      return false;
    const Span before = named_.back().span;
    if (before.end > place.begin || place.begin - before.end > 80) return false;
    const std::string between = fold(layout_.text({before.end, place.begin}));
    const std::vector<MoneyMention>& money = draft_.mentions().money;
    const auto sum =
        std::lower_bound(money.begin(), money.end(), place.end,
                         [](const MoneyMention& m, std::uint32_t at) { return m.span.begin < at; });
    if (sum == money.end() || sum->span.begin - place.end > 8 ||
        between.find(". ") != std::string::npos)
      return false;
    const std::string glue = fold(layout_.text({place.end, sum->span.begin}));
    return glue.empty() || glue == "with" || glue == "mit" || glue == "con" || glue == "com" ||
           glue == "avec";
  }

  static bool names_places(const Labelled* label) {
    return label != nullptr && label->known &&
           (label->label.kind == LabelKind::country || label->label.kind == LabelKind::location ||
            label->label.kind == LabelKind::region);
  }

  void collect() {
    const bool label_given = has_label(LabelKind::country) || has_label(LabelKind::location);
    const bool heading_given = headings();
    wrapped_cells();
    column_names();
    const PlaceMention* previous = nullptr;
    for (std::uint32_t k : item_mentions(draft_, places_)) {
      const PlaceMention& p = places_[k];
      if (is_region(p)) continue;
      const bool cell = draft_.item.table_row && place_of(draft_, p.span).label != nullptr &&
                        place_of(draft_, p.span).label->value.size() > 1;
      if (cell && !named_.empty() &&
          by_label(place_of(draft_, p.span))
                  .value_or(std::pair{Part::donor, std::string_view{}})
                  .first == Part::work)
        continue;
      const Surroundings place = place_of(draft_, p.span);
      Named named{p.country,
                  Part::work,
                  p.span,
                  p.rule,
                  kText,
                  place.in_title,
                  p.form == PlaceMention::Form::demonym};
      const auto labelled = by_label(place);
      const Span around = place.label != nullptr && place.label->known
                              ? Span{layout_[place.line].text.begin, place.label->value.back().end}
                          : layout_[place.line].sentence || ends_paragraph(place.line)
                              ? paragraph_around(layout_, place.line)
                              : layout_[place.line].text;
      CueHit hit = find_cue(layout_, p.span, around,
                            cue(CueRole::donor) | cue(CueRole::origin) | cue(CueRole::venue));
      if (hit.role == CueRole::donor && is_verb_rule(hit.rule) && stands_in(p.span)) hit = {};
      if (labelled &&
          (labelled->first != Part::donor || !hit.found || hit.role == CueRole::donor)) {
        named.part = labelled->first;
        named.reason = labelled->second;
      } else if (gives_own_sum(place, p.span)) {
        named.part = Part::donor;
        named.reason = "before a sum of its own";
      } else if (names_share(p.span)) {
        named.part = Part::donor;
        named.reason = "the label names who pays";
      } else if (heads_item(place)) {
        named.part = Part::donor;
        named.reason = "an organisation above the title";
      } else if (beside_cited_title(place)) {
        named.part = Part::donor;
        named.reason = "beside a cited title";
      } else if (in_dateline(p.span, place.line)) {
        named.part = Part::elsewhere;
        named.reason = "the dateline's place";
      } else if (layout_[place.line].byline) {
        named.part = Part::elsewhere;
        named.reason = "a name in a byline";
      } else if (gives_too(p.span)) {
        named.part = Part::donor;
        named.rule = named_.back().rule;
        named.reason = kCueWords;
      } else if (!hit.found && !place.in_title && layout_[place.line].sentence &&
                 pays_as_subject(p)) {
        named.part = Part::donor;
        named.reason = kSubject;
      } else if (ends_facts(p.span, place) || in_bracket_behind_sum(p.span, place)) {
        named.part = Part::donor;
        named.reason = "behind the sum, on a line of facts";
      } else if (const Beside sum = beside_sum(p.span); sum != Beside::none && !place.in_title) {
        named.part = Part::donor;
        named.reason = sum == Beside::with ? kWithSum : kCueWords;
      } else if (hit.found) {
        named.part = hit.role == CueRole::donor   ? Part::donor
                     : hit.role == CueRole::venue ? Part::venue
                                                  : Part::origin;
        named.rule = hit.rule;
        named.reason = kCueWords;
        // All members of an enumeration share what its first or its last says.
        if (previous != nullptr && hit.role == CueRole::donor && !named_.empty() &&
            enumerates(layout_, previous->span, p.span) && !named_.back().title &&
            (named_.back().part == Part::work || (eu_ && named_.back().country == *eu_)))
          named_.back().part = Part::donor;
      } else if (previous != nullptr && !named_.empty() && named_.back().part != Part::work &&
                 (named_.back().reason == kCueWords ||
                  named_.back().reason == "behind the sum, on a line of facts") &&
                 enumerates(layout_, previous->span, p.span)) {
        named.part = named_.back().part;
        named.rule = named_.back().rule;
        named.reason = named_.back().reason;
      } else if (eu_ && p.country == *eu_ && touches_sum(p.span)) {
        named.part = Part::donor;
        named.reason = "the Union beside a sum";
      } else if (eu_ && p.country == *eu_) {
        named.part = Part::elsewhere;
        named.reason = "the Union is not a place of work";
      } else if ((label_given && !names_places(place.label)) || (heading_given && !label_given)) {
        named.part = Part::elsewhere;
        named.reason =
            label_given ? "not among the labelled countries" : "not the section's country";
      }
      named_.push_back(named);
      previous = &p;
    }
  }

  // A name cut in two by a cell's wrap ("Trinidad and / Tobago", "European / Union") is read from
  // the cell's joined text.
  void wrapped_cells() {
    if (!draft_.item.table_row) return;
    for (const Labelled& l : draft_.item.labelled) {
      const LabelKind kind = l.known ? l.label.kind : LabelKind::other;
      const bool donor = kind == LabelKind::donor || kind == LabelKind::funding;
      const bool country =
          kind == LabelKind::country || kind == LabelKind::location || kind == LabelKind::region;
      if (l.value.size() < 2 || !(country || donor)) continue;
      const std::string joined = layout_.text(l.value);
      Mentions found;
      scan_places(joined, find_anchors(joined), found);
      for (const PlaceMention& p : found.places) {
        if (is_region(p)) continue;
        named_.push_back({p.country, donor ? Part::donor : Part::work, l.value.front(), p.rule,
                          donor ? kDonor : "the labelled country", false});
      }
    }
  }

  // "EU contribution (EUR)", "Swiss grant" over a column of sums: who pays.
  void column_names() {
    if (!draft_.item.table_row) return;
    for (const Labelled& l : draft_.item.labelled) {
      const bool sum = l.known && (l.label.kind == LabelKind::budget ||
                                   l.label.kind == LabelKind::budget_share ||
                                   l.label.kind == LabelKind::funding);
      if (!sum || !states_number(l)) continue;
      const Range r = mentions_in(places_, l.name);
      for (auto i = r.first; i < r.last; ++i) {
        if (!is_region(places_[i]))
          named_.push_back(
              {places_[i].country, Part::donor, places_[i].span, places_[i].rule, kColumn});
      }
    }
  }
  bool states_number(const Labelled& l) const {
    return layout_.text(l.value.front()).find_first_of("123456789") != std::string_view::npos;
  }

  // "FINANCEMENTS DE L'UNION EUROPÉENNE" over the items that the Union pays.
  bool names_payer(std::size_t heading) const {
    thread_local const regex::Matcher kPays(
        R"(.*\b(?:financements?|financiaciones|financiamentos?|funding|funded|financed|(?:co)?finances? par|grants from|contributions?|donors?|bailleurs?|mittel|finanziert|gefordert)\b.*)");
    return kPays.matches(fold(layout_.text(heading)));
  }

  // Countries of the section headings above the item.
  bool headings() {
    bool any = false;
    for (std::size_t line : draft_.item.headings) {
      const Range r = layout_[line].places;
      for (auto i = r.first; i < r.last; ++i) {
        const bool work = layout_[line].place_only && !(eu_ && places_[i].country == *eu_);
        if (is_region(places_[i]) || !(work || names_payer(line))) continue;
        named_.push_back({places_[i].country, work ? Part::work : Part::donor, places_[i].span,
                          places_[i].rule, work ? kHeading : "the section's donor", false});
        any = any || work;
      }
    }
    return any;
  }

  // "Japanese gauges for rivers in Sri Lanka", and the text says that Japan gave them.
  bool is_givers_adjective(const Named& n) const {
    if (!n.title || !n.adjective || n.part != Part::work) return false;
    return donors_.has(n.country) && works_elsewhere(n.country);
  }

  static bool holds_another(CountrySet set, Country country) {
    set.remove(country);
    return !set.empty();
  }
  bool works_elsewhere(Country country) const { return holds_another(working_, country); }

  // "Korean experts", or a country that a sentence names.
  bool is_aside(const Named& n) const {
    return n.adjective || layout_[layout_.line_of(n.span.begin)].sentence;
  }

  // By the title, a label, a heading or a line of its own.
  bool is_sure(const Named& n) const {
    return n.title || n.reason != kText || layout_[layout_.line_of(n.span.begin)].place_only;
  }

  // Which countries have which part, before these are weighed against one another.
  void count_parts() {
    for (const Named& n : named_) {
      if (n.part == Part::donor) donors_.add(n.country);
      if (n.part == Part::donor && n.reason == kDonor) label_donors_.add(n.country);
      if (n.part == Part::work) working_.add(n.country);
      if (n.part == Part::work && is_sure(n)) surely_working_.add(n.country);
    }
  }

  // A country that pays, named in the text beside others that the work is in.
  bool is_payer_named(const Named& n) const {
    if (n.reason != kText || n.title) return false;
    if (label_donors_.has(n.country)) return works_elsewhere(n.country);
    return donors_.has(n.country) && is_aside(n) && holds_another(surely_working_, n.country);
  }

  // "Dispatch of Korean experts", on a page whose head names another country.
  bool is_visitor(const Named& n) const {
    if (!n.adjective || draft_.record.kind != Kind::project || works_elsewhere(n.country))
      return false;
    const PlaceMention* home = page_country();
    return home != nullptr && home->country != n.country;
  }

  // The one country that a line names, the Union apart; null where it names none or several.
  const PlaceMention* only_country(const Line& line) const {
    const PlaceMention* only = nullptr;
    for (auto i = line.places.first; i < line.places.last; ++i) {
      const PlaceMention& p = places_[i];
      if (is_region(p) || (eu_ && p.country == *eu_)) continue;
      if (p.form != PlaceMention::Form::name && p.form != PlaceMention::Form::code) continue;
      if (only != nullptr && only->country != p.country) return nullptr;
      only = &p;
    }
    return only;
  }

  // "Provided by the Government of Japan.", above a list: who pays for all of it.
  const PlaceMention* page_donor() const {
    constexpr std::size_t kMostWords = 24;
    for (std::size_t i = 0, seen = 0; i < draft_.item.page_head && seen < kHeadLines; ++i) {
      const Line& line = layout_[i];
      seen += line.blank ? 0 : 1;
      if (line.blank || line.boilerplate || line.words > kMostWords) continue;
      if (i + 1 == draft_.item.page_head && is_heading(layout_, i)) continue;  // of its section
      for (auto k = line.places.first; k < line.places.last; ++k) {
        const CueHit hit =
            find_cue(layout_, places_[k].span, line.text,
                     cue(CueRole::donor) | cue(CueRole::origin) | cue(CueRole::venue));
        if (hit.found && hit.role == CueRole::donor && !is_region(places_[k])) return &places_[k];
      }
    }
    return nullptr;
  }

  // "Embassy of Norway in Zambia": whose projects the page lists.
  const PlaceMention* mission_country() const {
    for (std::size_t i = 0, seen = 0; i < draft_.item.page_head && seen < kHeadLines; ++i) {
      const Line& line = layout_[i];
      seen += line.blank ? 0 : 1;
      if (line.blank || host_country(i) == nullptr) continue;
      const PlaceMention& first = places_[line.places.first];
      const bool own = !is_region(first) && first.country != host_country(i)->country;
      if (own) return &first;
    }
    return nullptr;
  }

  // "Embassy of Norway in Zambia": where it works.
  const PlaceMention* host_country(std::size_t i) const {
    thread_local const regex::Matcher kMission(
        R"((?:.* )?(?:embassy|high commission|consulate|ambassade|embajada|embaixada|botschaft|delegation|delegacion|delegacao|representation)\b.* (?:in|to|au|aux|en|em|na|no)(?: (?:the|la|el|o|a|der|den))?(?: (?:republic|kingdom|union|state|republique|republica|republik|reino|royaume) (?:of|de|du|del|da|do))?(?: the)? ?)");
    const Line& line = layout_[i];
    if (line.places.empty() || line.words > 9) return nullptr;
    const PlaceMention& last = places_[line.places.last - 1];
    const std::string before = fold(layout_.text({line.text.begin, last.span.begin})) + " ";
    const bool names = !is_region(last) && last.form != PlaceMention::Form::demonym;
    return names && kMission.matches(before) ? &last : nullptr;
  }

  // "GOVERNMENT OF PAKISTAN", "Activities in Lao PDR", "Indonesia Country Office" at the head of a
  // page whose items name no country: theirs. Not of a ministry that works abroad.
  const PlaceMention* page_country() const {
    thread_local const regex::Matcher kHome(
        R"(.*\b(?:(?:government|republic|kingdom|royaume|republique|gouvernement|republica|gobierno|governo|reino) (?:of|de|du|del|da|do|des)|ministry|ministere|ministerio|country office|country programme|bureau pays|oficina en|escritorio (?:em|na|no))\b.*|.*\b(?:activities|projects|programmes|work|portfolio|communities|grants|delegation\b.*|actions|projets|proyectos|projetos|projekte|arbeit)(?: in| to| au| en| aux| em| na| no|) (?:the )?@.*|@|.* (?:>|\xc2\xbb|\xe2\x80\xba) @)");
    thread_local const regex::Matcher kAbroad(
        R"(.*\b(?:foreign|affaires etrangeres|asuntos exteriores|relacoes exteriores|cooperation|cooperacion|cooperacao|international|embassy|ambassade|embajada|embaixada|aid)\b.*)");
    const PlaceMention* found = nullptr;
    for (std::size_t i = 0, seen = 0; i < draft_.item.page_head && seen < kHeadLines; ++i) {
      const Line& line = layout_[i];
      if (line.blank || line.rule) continue;
      ++seen;
      if (const PlaceMention* host = host_country(i); host != nullptr) return host;
      const PlaceMention* place = only_country(line);
      if (place == nullptr) continue;
      std::string text = fold(layout_.text({line.text.begin, place->span.begin}));
      text.append(text.empty() ? "@" : " @")
          .append(fold(layout_.text({place->span.end, line.text.end})));
      const std::string whole = fold(layout_.text(i));
      if (!kHome.matches(text) && !kHome.matches(whole)) continue;
      if (kAbroad.matches(whole)) continue;
      if (found != nullptr && found->country != place->country) return nullptr;
      found = place;
    }
    return found;
  }

  // "Engineers from Armenia and Georgia met in Vienna": it is about those who came.
  bool come_together() const {
    std::set<Country> from;
    for (const Named& n : named_) {
      if (n.part == Part::origin) from.insert(n.country);
    }
    return from.size() >= 2;
  }

  // "Britain gives £18m for clean cookers. The United Kingdom will spend it in Ghana": who gives in
  // the title gives in the text, where other countries are named.
  void giver_stays_giver() {
    CountrySet givers;
    for (const Named& n : named_) {
      if (n.title && n.part == Part::donor) givers.add(n.country);
    }
    const bool others = std::ranges::any_of(named_, [&givers](const Named& n) {
      return n.part == Part::work && !givers.has(n.country);
    });
    for (Named& n : named_) {
      if (others && n.part == Part::work && n.reason == kText && givers.has(n.country))
        n.part = Part::donor;
    }
  }

  // "Samoa and Japan open a hospital. … built with a Japanese grant": of two countries in a title
  // one only gives in the text.
  void giver_stands_in_title() {
    CountrySet given;
    CountrySet worked;
    for (const Named& n : named_) {
      if (!n.title && n.part == Part::donor && n.reason == kCueWords) given.add(n.country);
      if (!n.title && n.part == Part::work) worked.add(n.country);
    }
    const auto only_gives = [&](Country c) { return given.has(c) && !worked.has(c); };
    const bool others = std::ranges::any_of(
        named_, [&](const Named& n) { return n.part == Part::work && !given.has(n.country); });
    for (Named& n : named_) {
      if (others && n.title && n.part == Part::work && only_gives(n.country)) n.part = Part::donor;
    }
  }

  // Puts every country into one set. A place of work beats a donor unless the label says who pays;
  // a venue is the place of work where no other is named.
  void settle() {
    Record& r = draft_.record;
    count_parts();
    const auto put = [&](const Named& n, Part part) {
      if (part == Part::work) {
        r.countries.add(n.country);
        draft_.note(Evidence::Part::country, n.span, n.rule, n.reason);
      } else if (part == Part::donor) {
        r.donors.add(n.country);
        draft_.note(Evidence::Part::donor, n.span, n.rule, n.reason);
      } else {
        r.other_countries.add(n.country);
        draft_.note(Evidence::Part::other_country, n.span, n.rule, n.reason);
      }
    };
    const bool works = std::any_of(named_.begin(), named_.end(), [](const Named& n) {
      return n.part == Part::work || n.part == Part::venue;
    });
    const PlaceMention* const mission = mission_country();
    for (Named& n : named_) {
      // Where no other country is named, these are where the work is.
      if ((n.reason == kSubject || n.reason == kWithSum) && !works && !(eu_ && n.country == *eu_))
        n.part = Part::work;
      if (is_givers_adjective(n)) n.part = Part::donor;
      const bool aside = n.adjective || n.reason == kGrantee;
      if (aside && !n.title && n.part == Part::work && (mission != nullptr || is_visitor(n)))
        n.part = Part::elsewhere;
      if (is_payer_named(n)) n.part = Part::elsewhere;
    }
    giver_stays_giver();
    giver_stands_in_title();
    for (const Named& n : named_) put(n, n.part);
    if (r.countries.empty()) {
      const Part meant = come_together() ? Part::origin : Part::venue;
      for (const Named& n : named_) {
        if (n.part == meant) put(n, Part::work);
      }
    }
    if (r.countries.empty() && r.kind == Kind::project) {
      if (const PlaceMention* p = page_country())
        put({p->country, Part::work, p->span, p->rule, "the country of the page's head"},
            Part::work);
    }
    // A project of partners says no more of where it works.
    if (r.countries.empty() && draft_.item.whole_page) {
      for (const Named& n : named_) {
        if (n.reason == kPartner) put(n, Part::work);
      }
    }
    if (r.donors.empty() && r.kind == Kind::project &&
        !item_mentions(draft_, draft_.mentions().money).empty()) {
      if (const PlaceMention* p = mission == nullptr ? page_donor() : nullptr)
        put({p->country, Part::donor, p->span, p->rule, "who pays for all that the page lists"},
            Part::donor);
      if (mission != nullptr)
        put({mission->country, Part::donor, mission->span, mission->rule,
             "the mission whose page it is"},
            Part::donor);
    }
    r.donors.remove(r.countries);
    r.other_countries.remove(r.countries);
    r.other_countries.remove(r.donors);
  }

  void regions() {
    for (std::uint32_t k : item_mentions(draft_, places_)) {
      if (!is_region(places_[k])) continue;
      const std::string text = squeeze(layout_.text(places_[k].span));
      std::vector<std::string>& to = draft_.record.regions;
      if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
      draft_.note(Evidence::Part::region, places_[k].span, places_[k].rule, "named in the text");
    }
  }

  static constexpr std::uint32_t kSumGlue = 4;  // bytes: " : "
  static constexpr std::string_view kText = "named in the text";
  static constexpr std::string_view kCueWords = "by the words around it";
  static constexpr std::string_view kSubject = "who pays, as the sentence says";
  static constexpr std::string_view kDonor = "the labelled donor";
  static constexpr std::string_view kColumn = "the column's name says who pays";
  static constexpr std::string_view kGrantee = "the grantee's country";
  static constexpr std::string_view kPartner = "a partner's country";
  static constexpr std::string_view kHeading = "the section's heading";
  static constexpr std::string_view kWithSum = "who gives the sum with others";
  static constexpr std::size_t kHeadLines = 8;  // of a page, that say whose it is
  static constexpr std::int64_t kSmall = 1000;  // units: less is a price

  Draft& draft_;
  const Layout& layout_;
  const std::vector<PlaceMention>& places_;
  std::optional<Country> eu_;
  std::vector<LabelKind> labels_;  // kinds of labels that name countries, each once
  bool funded_ = false;            // a label says where the money is from
  std::vector<Named> named_;
  CountrySet donors_, label_donors_, working_, surely_working_;  // count_parts()
};

}  // namespace

void decide_places(Draft& draft) {
  PlaceReader(draft).read();
}

}  // namespace dossier
