// Sums, sentences, titles and datelines around the name of a country.
#include "extract/place_evidence.h"

#include <algorithm>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/named_place.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::uint32_t kSumGlue = 4;  // bytes between a place and its sum: " : ", ", "
constexpr std::int64_t kSmall = 1000;  // units: less is a price

// What stands between two countries of one enumeration, but for signs: "and", "und die", "y el
// Gobierno de", "and from the".
bool is_enumeration_glue(std::string_view between) {
  thread_local const regex::Matcher kGlue(
      R"((?:the|(?:and|or|together with|along with|as well as|und|sowie|zusammen mit|et|ainsi que|y|junto con|asi como|e|ed|assieme a|bem como)(?: (?:from|by|of|de|du|des|d'|del|da|do|von|vom|durch|par|por|dal|dalla))?(?: (?:the|la|le|les|l'|el|los|las|o|a|os|as|il|lo|i|gli|die|der|das|den|des|dem))?(?: (?:north|south|east|west|central|rural)[a-z]*)?(?: (?:governments?|gouvernement|gobierno|governo|regierung|republic|republique|republica|kingdom|royaume|reino|konigreich|principality|principaute|principado|grand duchy|grand[- ]duche|gran ducado) ?(?:of|de|du|da|do|des|der)?(?: (?:the|la|l'))?)?)?)");
  return kGlue.matches(between);
}

// Makes a space of what stands in brackets, and of the brackets.
void blank_brackets(std::string& text) {
  for (std::size_t at = text.find('('); at != std::string::npos; at = text.find('(', at + 1)) {
    const std::size_t end = std::min(text.find(')', at), text.size() - 1);
    text.replace(at, end + 1 - at, " ");
  }
}

bool names_government(const Draft& draft, const Labelled& l) {
  thread_local const regex::Matcher kGovernment(
      R"((?:government|kingdom|republic|gouvernement|royaume|gobierno|governo|regierung|embassy)\b.*)");
  return kGovernment.matches(fold(draft.layout.text(l.name)));
}

// Whether only an enumeration leads from the subject to the place: "Denmark and the Netherlands".
bool reaches(const Draft& draft, const PlaceMention& subject, const PlaceMention& p) {
  for (const PlaceMention* at = &subject; at != &p; ++at) {
    if (!enumerates(draft.layout, at->span, (at + 1)->span)) return false;
  }
  return true;
}

}  // namespace

const MoneyMention* sum_before(const Draft& draft, std::uint32_t at) {
  const Range before = mentions_in(draft.mentions().money, {0, at});
  return before.empty() ? nullptr : &draft.mentions().money[before.last - 1];
}

const MoneyMention* sum_after(const Draft& draft, std::uint32_t at) {
  const std::vector<MoneyMention>& money = draft.mentions().money;
  const auto next =
      std::ranges::lower_bound(money, at, {}, [](const MoneyMention& m) { return m.span.begin; });
  return next == money.end() ? nullptr : &*next;
}

bool enumerates(const Layout& layout, Span a, Span b) {
  if (b.begin < a.end || b.begin - a.end > 60) return false;
  const std::string_view gap = layout.text({a.end, b.begin});
  if (gap.find('\t') != std::string_view::npos) return false;  // two cells
  // "STORMS · TONGA, SAMOA" over "Japan gives US$ 2.6 million": a kicker over its title
  const std::size_t line = layout.line_of(a.begin);
  if (layout[line].date_only && !layout[line].text.contains(b)) return false;
  // "co-financed by Ireland" over "Rwanda has more cows."; "in Albania; Luxembourg has paid"
  const bool parted =
      trim(gap).empty() ? gap.find('\n') != std::string_view::npos : trim(gap).starts_with(';');
  if (parted && layout[layout.line_of(b.begin)].sentence) return false;
  std::string between = fold(gap);
  blank_brackets(between);  // "Canada (CAD 2.3 million) and New Zealand"
  // "[[Sweden]], [[Denmark]]" in a wiki's marks
  std::erase_if(between, [](char c) {
    return std::string_view(",;/&-[]").find(c) != std::string_view::npos;
  });
  between = squeeze(between);
  return is_enumeration_glue(between);
}

std::string without_places(const Draft& draft, Span span) {
  std::string out;
  std::uint32_t at = span.begin;
  const Range inside = mentions_in(draft.mentions().places, span);
  for (auto k = inside.first; k < inside.last; ++k) {
    out.append(draft.layout.text({at, draft.mentions().places[k].span.begin})).append("@");
    at = draft.mentions().places[k].span.end;
  }
  return out.append(draft.layout.text({at, span.end}));
}

Beside beside_sum(const Draft& draft, Span place) {
  thread_local const regex::Matcher kFrom(
      R"(\)?,? ?(?:from|with|avec|mit|con|com|von|vom|aus|van|de|da|das|dos|dal|dalla|dalle|dai|dall|do|del|des|du)(?: (?:the|la|le|el|los|las|der|dem|den|het))?(?: (?:government|gouvernement|gobierno|governo|kingdom|royaume|reino|konigreich|principality|principaute|principado|furstentum|grand duchy|grand[- ]duche|gran ducado|groothertogdom|koninkrijk|republic|republique|republica|republik)(?: (?:of|de|du|da|do|des|der))?(?: the| la)?)?(?: l'| d')?)");
  thread_local const regex::Matcher kWith(R"(,? ?(?:with|avec|mit|con|com).*)");
  constexpr std::uint32_t kReach = 40;
  const MoneyMention* sum = sum_before(draft, place.begin);
  if (sum == nullptr) return Beside::none;
  const std::uint32_t end = sum->span.end;
  if (end > place.begin || place.begin - end > kReach) return Beside::none;
  const std::string between = fold(draft.layout.text({end, place.begin}));
  if (!kFrom.matches(between)) return Beside::none;
  return kWith.matches(between) ? Beside::with : Beside::from;
}

// "Government of Japan   USD 750,000", "People of Iceland ...... EUR 400,000", a line of its own.
static bool is_line_of_giver(const Draft& draft, std::size_t line, Span place) {
  thread_local const regex::Matcher kGovernment(
      R"((?:government|kingdom|embassy|republic|people|gouvernement|gobierno|governo|regierung) (?:of|de|du|del|da|do|von) (?:the )?)");
  const Span text = draft.layout[line].text;
  const MoneyMention* sum = sum_after(draft, place.end);
  return sum != nullptr && sum->span.end == text.end &&
         draft.layout.text({place.end, sum->span.begin}).find_first_not_of(" .\t") ==
             std::string_view::npos &&
         kGovernment.matches(fold(draft.layout.text({text.begin, place.begin})) + " ");
}

// "EUR 4.4 million (Germany EUR 3 million, Finland EUR 1.4 million)": its share, in a bracket
// behind the whole.
static bool is_in_bracket_of_shares(const Draft& draft, std::size_t line, Span place) {
  constexpr std::uint32_t kReach = 200;  // bytes of a bracket before the place
  const MoneyMention* own = sum_after(draft, place.end);
  if (own == nullptr || own->span.begin > place.end + kSumGlue ||
      trim(draft.layout.text({place.end, own->span.begin})).size() > 1)
    return false;
  const std::uint32_t from =
      std::max(draft.layout[line].text.begin, place.begin - std::min(place.begin, kReach));
  const std::string_view before = draft.layout.text({from, place.begin});
  const std::size_t open = before.rfind('(');
  if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos)
    return false;
  const Span lead{from, static_cast<std::uint32_t>(from + open)};
  const Range sums = mentions_in(draft.mentions().money, lead);
  return !sums.empty() && draft.mentions().money[sums.last - 1].span.end + 1 >= lead.end;
}

bool gives_own_sum(const Draft& draft, const Surroundings& where, Span place) {
  if (is_line_of_giver(draft, where.line, place) ||
      is_in_bracket_of_shares(draft, where.line, place))
    return true;
  if (where.label == nullptr || !where.label->known || draft.item.table_row) return false;
  const LabelKind kind = where.label->label.kind;
  if (kind != LabelKind::budget && kind != LabelKind::funding) return false;
  const MoneyMention* next = sum_after(draft, place.end);
  if (next == nullptr || next->span.begin - place.end > kSumGlue) return false;
  return trim(draft.layout.text({place.end, next->span.begin})) == ":";
}

bool touches_sum(const Draft& draft, Span place) {
  const std::vector<MoneyMention>& money = draft.mentions().money;
  return std::any_of(money.begin(), money.end(), [&](const MoneyMention& m) {
    const bool after = m.span.begin >= place.end && m.span.begin - place.end <= kSumGlue;
    const bool before = place.begin >= m.span.end && place.begin - m.span.end <= kSumGlue;
    return after || before;
  });
}

bool names_share(const Draft& draft, Span place) {
  return std::any_of(
      draft.item.labelled.begin(), draft.item.labelled.end(), [&](const Labelled& l) {
        const bool payer = l.known ? l.label.kind == LabelKind::budget_share
                                   : names_government(draft, l) && place.begin > l.name.begin;
        // "Field work in Kenya and Somalia. World Bank grant: US$ 2.35 million"
        return payer && l.name.contains(place) && !l.value.empty() &&
               draft.layout.text({place.end, l.name.end}).find(". ") == std::string_view::npos &&
               (l.label.currency != Currency::none ||
                !mentions_in(draft.mentions().money, l.value.front()).empty());
      });
}

bool heads_item(const Draft& draft, const Surroundings& place) {
  if (draft.item.title_first == draft.item.title_last) return false;  // the name is in the text
  const Item& item = draft.item;
  const Line& line = draft.layout[place.line];
  // "Ref. 16-041 | Zambia | USD 4.2 m | Jan 2017 - Dec 2019" is a row of the project's facts.
  const bool sum = !line.money.empty() && line.dates.empty();
  return !item.whole_page && !item.table_row && !place.in_title && place.line < item.title_first &&
         (sum || names_organisation(draft.layout.text(place.line)));
}

bool beside_cited_title(const Draft& draft, const Surroundings& place) {
  if (draft.item.table_row || place.in_title || !place.in_title_line) return false;
  const auto cited = cited_title(draft.layout, draft.layout[place.line].text);
  return cited && !draft.item.title.empty() && draft.item.title.front() == *cited &&
         draft.layout.text({draft.layout[place.line].text.begin, cited->begin})
                 .find_first_of(".,") != std::string_view::npos;
}

bool stands_in(const Draft& draft, Span place) {
  thread_local const regex::Matcher kIn(
      R"(.*\b(?:[a-z]+(?:ers|ors|ists) from|in|at|near|across|throughout|dans|im|em|na|no)(?: the| la| le)?(?: (?:north|south|east|west|central|rural|coastal)[a-z]*)? *)");
  thread_local const regex::Matcher kGivers(
      R"(.*\b(?:friends|partners|donors|funders|sponsors|supporters|transfers|foundation|trust|church\w*|parish\w*|rotary club) (?:in|from)(?: the)? *)");
  constexpr std::uint32_t kReach = 28;
  const std::uint32_t from = place.begin > kReach ? place.begin - kReach : 0;
  const std::string before = fold(draft.layout.text({from, place.begin}));
  return kIn.matches(before) && !kGivers.matches(before);
}

bool pays_as_subject(const Draft& draft, const PlaceMention& p) {
  thread_local const regex::Matcher kOwn(
      R"((?:'s)? ?(?:has |have |had |hat |haben |a |ont |ha |han )?(?:lost|los[et]s?|earn\w*|(?:alone )?export\w*|import\w*|needs?|needed|owes?|owed|spends?|spent|sells?|sold|produc\w+|consum\w+|receiv\w+|got|gets|borrow\w*|perd\w*|verlor\w*|recu|recoit|recib\w+|receb\w+|join\w*|took part|hosts?|hosted|adopt\w*|welcom\w*)\b.*)");
  const Span sentence = sentence_around(draft.layout, p.span);
  const PlaceMention* subject = subject_of(draft.layout, sentence);
  if (subject == nullptr || !reaches(draft, *subject, p)) return false;
  const std::vector<MoneyMention>& money = draft.mentions().money;
  const std::string_view after = draft.layout.text({p.span.end, sentence.end});
  const auto clause =
      static_cast<std::uint32_t>(p.span.end + std::min(after.find(';'), after.size()));
  const Range sums = mentions_in(money, {p.span.end, clause});
  if (sums.empty() || money[sums.first].money.amount < Amount::units(kSmall)) return false;
  return !kOwn.matches(fold(after));
}

bool ends_paragraph(const Draft& draft, std::size_t line) {
  if (line == 0 || draft.layout[line].label) return false;
  const std::string_view above = draft.layout.text(line - 1);
  if (!draft.layout[line - 1].sentence && !breaks_off(above)) return false;
  return !above.empty() && std::string_view(".!?:;").find(above.back()) == std::string_view::npos;
}

// "PRETORIA, SOUTH AFRICA – Officials …": a town and its country in capitals before a dash.
static bool is_town_of_dateline(const Draft& draft, Span place, std::size_t line) {
  const Span text = draft.layout[line].text;
  const std::string_view before = draft.layout.text({text.begin, place.begin});
  const std::string_view name = draft.layout.text({text.begin, place.end});
  const std::string_view after = draft.layout.text({place.end, text.end});
  const bool shouts = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  return before.ends_with(", ") && shouts &&
         (after.starts_with(" –") || after.starts_with(" —") || after.starts_with(" -"));
}

bool in_dateline(const Draft& draft, Span place, std::size_t line) {
  if (is_town_of_dateline(draft, place, line)) return true;
  const std::uint32_t begin =
      draft.layout[line].text.begin + headline_before_dateline(draft.layout, line);
  return is_dateline(draft.layout, line) && place.begin >= begin &&
         place.end <= draft.mentions().dates[draft.layout[line].dates.first].span.begin;
}

bool names_only_places(const Draft& draft, Span text) {
  thread_local const regex::Matcher kGlue(
      R"((?:[ (,;/&@]|\b(?:and|the|of|governments?|kingdom|republic|people|confederation|et|y|e|und|de|du|del|la)\b|\b\d{1,2}(?:[.,]\d)? ?(?:%|per ?cent\b|prozent\b|pour ?cent\b|por ?ci?ento\b))*)");
  return kGlue.matches(fold(without_places(draft, text)));
}

bool fills_bracket(const Draft& draft, Span place, Span behind_sum) {
  const std::string_view behind = draft.layout.text(behind_sum);
  const std::size_t end = behind.find(')');
  if (!trim(behind).starts_with("(") || end == std::string_view::npos ||
      behind_sum.begin + end < place.end)
    return false;
  const Span bracket{behind_sum.begin, static_cast<std::uint32_t>(behind_sum.begin + end)};
  return names_only_places(draft, bracket);
}

}  // namespace dossier
