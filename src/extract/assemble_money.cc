// Which sums are the project's size and which are not: by their label, by their place (behind the
// title, on a line of facts), then by the words around them, and last by their proportion to one
// another. A sum in brackets behind another, in another currency, is its equivalent.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

#include "base/text.h"
#include "extract/anchor.h"
#include "extract/assemble.h"
#include "extract/line_shape.h"
#include "extract/money_number.h"
#include "extract/scan.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr CueMask kMoneyCues =
    cue(CueRole::budget) | cue(CueRole::share) | cue(CueRole::other_money);

// What a sum is worth in dollars, to a power of ten of the currency.
double rough_dollars(const Money& money) {
  constexpr double kMills = 1000;
  return static_cast<double>(money.amount.mills) / kMills /
         std::pow(10.0, magnitude(money.currency));
}

// No project is so small: five hundred dollars, or what is worth about as much.
bool is_small(const Money& money) {
  constexpr double kLeast = 500;
  return rough_dollars(money) < kLeast;
}

constexpr std::string_view kNothingSays = "nothing says that it is the project's";

struct Verdict {
  bool budget = false;
  Role role = Role::total;
  RuleId rule = RuleId::none;
  std::string_view reason;
};

// Whether a label is of sums, and not of something beside which one may stand.
bool states_sum(LabelKind kind) {
  return kind == LabelKind::budget || kind == LabelKind::budget_share ||
         kind == LabelKind::funding || kind == LabelKind::donor;
}

// What a label says of the sums under it; nothing where it leaves that to the words around them.
std::optional<Verdict> by_label(const Labelled& l) {
  if (!l.known) return std::nullopt;
  switch (l.label.kind) {
    case LabelKind::budget:
      return Verdict{true, Role::total, RuleId::none, "the labelled budget"};
    case LabelKind::budget_share:
      return Verdict{true, Role::share, RuleId::none, "a labelled share"};
    case LabelKind::funding:
    case LabelKind::donor:
      return Verdict{true, Role::share, RuleId::none, "a sum beside the donor"};
    case LabelKind::other_money:
      return Verdict{false, Role::total, RuleId::none, "labelled as another sum"};
    case LabelKind::id:
    case LabelKind::sector:
    case LabelKind::status:
    case LabelKind::contact:
    case LabelKind::website:
      return Verdict{false, Role::total, RuleId::none, "under a label that is no budget's"};
    case LabelKind::period:
    case LabelKind::country:
    case LabelKind::implementer:
      return Verdict{true, Role::total, RuleId::none, "a sum among the facts"};
    default:
      return std::nullopt;
  }
}

// "KRW 5 billion (about US$ 4.2 million)": the bracket follows a sum in another currency.
bool is_equivalent(const Draft& draft, std::uint32_t k) {
  if (k == 0) return false;
  const MoneyMention& before = draft.mentions().money[k - 1];
  const MoneyMention& here = draft.mentions().money[k];
  if (before.money.currency == here.money.currency || here.span.begin - before.span.end > 40)
    return false;
  const std::string_view between = draft.layout.text({before.span.end, here.span.begin});
  const std::size_t open = between.find_first_of("(=/");
  return open != std::string_view::npos &&
         between.find_first_of(")\n.") == std::string_view::npos &&
         between.find(':') == std::string_view::npos && trim(between.substr(0, open)).empty();
}

// "SDR 1 = US$ 1.39", "1 EUR = 25,12 ETB": two sums that say what a currency is worth.
bool is_exchange_rate(const Draft& draft, const MoneyMention& money) {
  const std::vector<MoneyMention>& sums = draft.mentions().money;
  const auto here = static_cast<std::size_t>(&money - sums.data());
  const auto equals = [&](std::size_t a, std::size_t b) {
    if (b >= sums.size() || sums[a].span.end > sums[b].span.begin) return false;
    const std::string_view between =
        trim(draft.layout.text({sums[a].span.end, sums[b].span.begin}));
    const bool one =
        sums[a].money.amount == Amount::units(1) || sums[b].money.amount == Amount::units(1);
    return between == "=" && one;
  };
  return equals(here, here + 1) || (here > 0 && equals(here - 1, here));
}

// "Budget: SEK 84,000,000" over "Budget: DKK 12,500,000": two that pay.
bool states_other_currency(const Draft& draft, const Labelled& a, const Labelled& b) {
  const auto currency_in = [&draft](const Labelled& l) {
    const std::vector<MoneyMention>& sums = draft.mentions().money;
    const Range r = mentions_in(sums, {l.value.front().begin, l.value.back().end});
    return r.empty() ? Currency::none : sums[r.first].money.currency;
  };
  const Currency other = b.value.empty() ? Currency::none : currency_in(b);
  return other != Currency::none && other != currency_in(a);
}

// A label that occurs again names the part of somebody else the second time: participants, phases.
bool is_repeated(const Draft& draft, const Labelled& label) {
  if (draft.item.table_row) return false;
  const std::string name = fold(draft.layout.text(label.name));
  const auto holds_sum = [&](Span value) {
    return !mentions_in(draft.mentions().money, value).empty();
  };
  for (const Labelled& l : draft.item.labelled) {
    if (&l == &label) return false;
    if (std::ranges::any_of(l.value, holds_sum) && fold(draft.layout.text(l.name)) == name)
      return !states_other_currency(draft, l, label);
  }
  return false;
}

// "Lead partner" over a name and "Budget: € 611,420", in one block. "Total budget" is the
// project's.
bool is_in_block_of_participant(const Draft& draft, std::size_t line) {
  constexpr std::size_t kMostLines = 4;
  const auto& own = draft.layout[line].label;
  if (!own || draft.layout.text(own->name).find(' ') != std::string_view::npos) return false;
  for (std::size_t i = line, seen = 0; i-- > draft.item.first && seen < kMostLines; ++seen) {
    if (draft.layout[i].blank) return false;
    const auto& label = draft.layout[i].label;
    if (label && label->known && label->value.empty())
      return label->label.kind == LabelKind::partner || label->label.kind == LabelKind::implementer;
  }
  return false;
}

// Whether the nearest label that stands alone above the line opens the list of participants: their
// sums are not the project's.
bool among_participants(const Draft& draft, std::size_t line) {
  if (!draft.item.whole_page) return false;
  const auto& own = draft.layout[line].label;  // "Aide de l'ANR 418 932 euros" is the project's
  if (own && own->known && states_sum(own->label.kind) && !own->value.empty() &&
      count_words(draft.layout.text(own->name)) > 1)
    return false;
  if (is_in_block_of_participant(draft, line)) return true;
  for (std::size_t i = line; i-- > draft.item.first;) {
    const auto& label = draft.layout[i].label;
    if (!label || !label->known || !label->value.empty() ||
        label->label.kind == LabelKind::budget_share)
      continue;
    return label->label.kind == LabelKind::partner;
  }
  return false;
}

// A label over the lines of a financing plan, or beside its first: of sums, or of who pays how
// much.
bool heads_plan(const Layout& layout, std::size_t i) {
  const auto& label = layout[i].label;
  if (!label || !label->known) return false;
  const LabelKind kind = label->label.kind;
  return kind == LabelKind::budget || kind == LabelKind::budget_share ||
         kind == LabelKind::funding ||
         (kind == LabelKind::donor && (label->value.empty() || !layout[i].money.empty()));
}

// "Government   US$ 700,000", "Government of the Marshall Islands: USD 3.2 m"
bool is_plan_line(const Layout& layout, std::size_t i) {
  constexpr std::size_t kFewWords = 8;
  constexpr std::size_t kFewBesideName = 12;
  const Line& line = layout[i];
  const bool remark = line.label && line.label->known && line.label->label.kind == LabelKind::other;
  if (line.money.empty() || line.sentence || remark) return false;
  const Span sum = layout.mentions().money[line.money.first].span;
  const bool beside_name = line.label && !line.label->known && line.label->value.begin == sum.begin;
  // "Government of the Republic of Finland     $ 2,266,881": a sum's groups are no words
  const std::string_view name =
      layout.text({line.text.begin, std::max(line.text.begin, sum.begin)});
  if (!line.places.empty() && sum.end == line.text.end && name.ends_with("  "))
    return count_words(name) <= kFewWords;
  return line.words <= (beside_name ? kFewBesideName : kFewWords);
}

// "Confédération suisse :" over "2 M€", "Principality of" over "Liechtenstein   USD 1,400,000"
bool names_payer_below(const Layout& layout, std::size_t i) {
  constexpr std::size_t kFewWords = 5;
  const Line& line = layout[i];
  return !line.blank && !line.sentence && line.words <= kFewWords && i + 1 < layout.size() &&
         is_plan_line(layout, i + 1) && !heads_plan(layout, i + 1) &&
         (!line.label || (line.label->value.empty() && !line.label->known));
}

// One line of a financing plan, between labelled sums or below who pays.
bool in_financing_plan(const Draft& draft, std::size_t line) {
  const Layout& layout = draft.layout;
  const auto goes_on = [&](std::size_t i) {
    return is_plan_line(layout, i) || names_payer_below(layout, i) || heads_plan(layout, i);
  };
  if (!is_plan_line(layout, line)) return false;
  for (std::size_t i = line; i-- > draft.item.first && goes_on(i);) {
    if (heads_plan(layout, i)) return true;
  }
  for (std::size_t i = line + 1; i < draft.item.last && goes_on(i); ++i) {
    if (heads_plan(layout, i) && layout[i].label->label.kind != LabelKind::donor) return true;
  }
  return false;
}

// "1 July 2022   $200,000" above and below lines of the same kind: what is paid when.
bool is_instalment(const Draft& draft, std::size_t line) {
  if (!draft.item.whole_page || draft.item.table_row) return false;
  const auto pays = [&draft](std::size_t i) {
    const Line& l = draft.layout[i];
    constexpr std::size_t kFewWords = 10;
    if (l.sentence || l.money.empty() || l.dates.empty() || l.words > kFewWords) return false;
    const DateMention& date = draft.mentions().dates[l.dates.first];
    return !date.range && date.period.from.known() && date.period.from.date.day != 0;
  };
  const bool above = line > draft.item.first && pays(line - 1);
  const bool below = line + 1 < draft.item.last && pays(line + 1);
  return pays(line) && (above || below);
}

// "… as ships' officers. US$ 31,500.", "… EUR 1,960,000 (Sweden, 60 per cent)."
bool is_whole_sentence(const Layout& layout, Span sum) {
  constexpr std::size_t kLongest = 80;  // bytes of a bracket behind it
  const std::string_view text = layout.page().text();
  std::size_t before = sum.begin;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) --before;
  const bool starts = before == 0 || text[before - 1] == '.';
  std::size_t end = sum.end;
  const std::size_t open = std::min(text.find_first_not_of(" \n", end), text.size());
  if (open > end && open < text.size() && text[open] == '(') {
    const std::size_t close = text.substr(0, open + kLongest).find(')', open);
    if (close != std::string_view::npos) end = close + 1;
  }
  return starts && end < text.size() && text[end] == '.';
}

// "£74k, April–November 2011."
bool is_sentence_of_facts(const Draft& draft, Span sum) {
  return !draft.item.whole_page && is_facts_only(draft.layout, sentence_around(draft.layout, sum));
}

// "With the support of the European Union (850 000 €)", "financé par l'Union européenne à hauteur
// de 8 M€": right behind who pays.
bool is_behind_donor(const Draft& draft, Span sum) {
  constexpr std::uint32_t kReach = 24;  // bytes between
  thread_local const regex::Matcher kBetween(
      R"(\(|,? ?(?:a hauteur de|with|avec|mit|con|com|in the amount of|por)(?: [a-z]{3,6})?)");
  const std::vector<PlaceMention>& places = draft.mentions().places;
  const auto next = std::ranges::lower_bound(places, sum.begin, {},
                                             [](const PlaceMention& p) { return p.span.begin; });
  if (next == places.begin()) return false;
  const PlaceMention& before = *std::prev(next);
  return draft.record.donors.has(before.country) && before.span.end < sum.begin &&
         sum.begin - before.span.end <= kReach &&
         kBetween.matches(squeeze(fold(draft.layout.text({before.span.end, sum.begin}))));
}

// "US$2,6 million; 1 July 2015 to 30 June 2019", "R12 million over five years, from January 2016
// to …", either way round: facts in a sentence's form.
bool is_beside_run(const Draft& draft, Span sum) {
  constexpr std::uint32_t kReach = 40;  // bytes between
  thread_local const regex::Matcher kBetween(
      R"(\)? ?(?:[;|/]|\xc2\xb7|\xe2\x80[\x93\xa2])(?: (?:runs?|running|operating))? ?|,? ?over [a-z0-9]+ (?:years?|months?),? ?\(?)");
  const auto& dates = draft.mentions().dates;
  // A sum may be wrapped: "USD" over "220,000; 2012–14".
  const Span lines{draft.layout[draft.layout.line_of(sum.begin)].text.begin,
                   draft.layout[draft.layout.line_of(sum.end)].text.end};
  const Range near = mentions_in(dates, lines);
  return std::any_of(
      dates.begin() + near.first, dates.begin() + near.last, [&](const DateMention& d) {
        const bool after = d.span.begin >= sum.end;
        const Span between = after ? Span{sum.end, d.span.begin} : Span{d.span.end, sum.begin};
        if (!d.range || between.begin > between.end || between.size() > kReach) return false;
        // "(May 2020 – April 2024, EUR 3.8 million)"
        const Span both{std::min(d.span.begin, sum.begin), std::max(d.span.end, sum.end)};
        const std::uint32_t title = draft.item.title.back().end;
        const bool own = draft.record.kind == Kind::news || title + 2 == both.begin;
        const bool bracket = own && both.begin > lines.begin &&
                             draft.layout.text({both.begin - 1, both.begin}) == "(" &&
                             draft.layout.text({both.end, both.end + 1}) == ")";
        const std::string_view mark = draft.layout.text(between);
        return kBetween.matches(mark) || (bracket && mark == ", ");
      });
}

// "Research Council of Norway, NOK 8.4 million [1], 2014–2018. Field sites …", right below the
// title: who pays, how much and when, before the text.
bool is_between_payer_and_run(const Draft& draft, const Surroundings& place, Span sum) {
  constexpr std::size_t kLongest = 120;  // bytes of who pays
  thread_local const regex::Matcher kNotes(R"((?: ?\[[0-9]{1,2}\])*, )");
  const Span line = draft.layout[place.line].text;
  if (place.line != draft.item.title_last || sum.begin < line.begin) return false;
  const std::string_view payer = draft.layout.text({line.begin, sum.begin});
  const auto& dates = draft.mentions().dates;
  const Range behind = mentions_in(dates, {sum.end, std::max(sum.end, line.end)});
  if (payer.size() > kLongest || !payer.ends_with(", ") || behind.empty() ||
      !dates[behind.first].range)
    return false;
  const bool name = std::ranges::all_of(split(payer, ' '), [](std::string_view word) {
    return word.empty() || begins_like_words(word) || is_small_word(fold(word));
  });
  return name && kNotes.matches(draft.layout.text({sum.end, dates[behind.first].span.begin}));
}

// "Six million francs for midwives", "Lido reopens after £4.1m restoration": a headline that gives
// the sum its purpose.
bool is_for_something(const Layout& layout, Span sum) {
  thread_local const regex::Matcher kFor(
      R"((?:(?:for|to|pour|para|fur|per)\b|(?:[a-z-]+ ){0,2}(?:restoration|renovation|refurbishment|upgrade|revamp|makeover|rebuild|extension|projects?|programmes?|schemes?|initiatives?|facility|grants?|agreements?|deals?|contracts?|boost|investments?|package|plan|award|appeal|assistance|support|aid|help|funding|financing|credit|loans?)\b).*)");
  const std::string_view page = layout.page().text();
  return kFor.matches(
      fold(page.substr(sum.end, std::min(page.find('\n', sum.end), page.size()) - sum.end)));
}

// "Sweden covers SEK 950,000": the sentence begins with a country that pays for the project.
bool is_donors_sentence(const Draft& draft, Span sum) {
  const PlaceMention* subject = subject_of(draft.layout, sentence_around(draft.layout, sum));
  if (subject == nullptr || !draft.record.donors.has(subject->country)) return false;
  // "The Irish government has put €610,000 into it; the nurses pay 2,000 leones a ride."
  thread_local const regex::Matcher kPays(
      R"(.*; [^;]*\b(?:pays?|paid|costs?|earns?|charges?)\b[^;]*)");
  return !kPays.matches(
      fold(draft.layout.text({subject->span.end, std::max(subject->span.end, sum.begin)})));
}

// "Japón aportó otros 20.000 dólares", "the government of Rwanda adds EUR 1.6 million": the
// sentence names a country that pays, wherever it stands, or a government.
bool is_beside_donor(const Draft& draft, Span sum) {
  static constexpr std::string_view kGovernments[] = {"government", "gouvernement", "gobierno",
                                                      "governo",    "regierung",    "regering"};
  const std::vector<PlaceMention>& places = draft.mentions().places;
  const Span sentence = sentence_around(draft.layout, sum);
  const Range inside = mentions_in(places, sentence);
  return std::any_of(places.begin() + inside.first, places.begin() + inside.last,
                     [&](const PlaceMention& p) { return draft.record.donors.has(p.country); }) ||
         holds_any(fold(draft.layout.text(sentence)), kGovernments);
}

RuleId paid_rule() {
  static const RuleId kRule = rule_id("role.money-paid-to");
  return kRule;
}

// Whether a rule's words ("loan", "cost", "granted") stand beside sums of every kind.
bool is_loose(RuleId rule) {
  static const RuleId kForProject = rule_id("role.money-for-project");
  static const RuleId kDonation = rule_id("role.money-donation");
  static const RuleId kPurchase = rule_id("role.money-purchase");
  static const RuleId kEndowed = rule_id("role.money-endowed");
  static const RuleId kOfProject = rule_id("role.money-of-project");
  return rule == kForProject || rule == kDonation || rule == kPurchase || rule == kEndowed ||
         rule == kOfProject;
}

// "Donor & budget" too
bool names_budget(const Layout& layout, const Labelled& l) {
  return l.label.kind == LabelKind::budget ||
         (l.label.kind == LabelKind::donor &&
          fold(layout.text(l.name)).find("budget") != std::string::npos);
}

// The currencies in which labels state the project's sums: prices and loans that the text tells of
// in other ones are no second budget.
std::set<Currency> labelled_currencies(const Draft& draft) {
  std::set<Currency> found;
  for (const Labelled& l : draft.item.labelled) {
    if (!l.known || !names_budget(draft.layout, l)) continue;
    for (const Span& piece : l.value) {
      const Range sums = mentions_in(draft.mentions().money, piece);
      for (auto k = sums.first; k < sums.last; ++k)
        found.insert(draft.mentions().money[k].money.currency);
    }
  }
  return found;
}

// Whether the line is part of running text: what stands on the lines beside it goes on with it.
bool is_prose(const Layout& layout, std::size_t line) {
  return layout[line].sentence || (line > 0 && layout[line - 1].sentence);
}

// "… by a daily wage of" / "THB 325.": the rest of a sentence that stands on a line of its own.
bool carries_on(const Layout& layout, std::size_t i) {
  if (i == 0 || !layout[i].money_only || layout[i - 1].blank) return false;
  return (layout[i - 1].sentence || layout[i - 1].marker.any()) &&
         ends_in_small_word(layout.text(i - 1));
}

// "Loan 3755   US$ 11.25 million", "Counterpart financing" over "USD 17,500,000": beside a labelled
// budget a line of facts is of the project's money if it says what kind of money it is.
bool names_source(const Layout& layout, std::size_t line) {
  thread_local const regex::Matcher kSource(
      R"(\b(?:loans?|grants?|credits?|co-?financ\w*|counterpart|contributions?|funded|financed|funding|own funds|in[- ]kind|subvention\w*|prets?|dons?|apports?|contrepartie|zuschuss\w*|beitrag|beitrage|darlehen|kredit\w*|eigenmittel|eigenanteil|prestamos?|donacion\w*|aport\w*|(?:special|ordinary) (?:capital|fund)s? resources|contrapartida|subvencion\w*|emprestimos?|doac\w*|erdf|feder|efre|fesr|esf|fse)\b)");
  constexpr std::size_t kLongest = 400;  // bytes: more is no line of facts
  if (layout[line].text.size() > kLongest) return false;
  constexpr std::size_t kFewWords = 8;  // "Confédération suisse : 2 100 000 €"
  if (!layout[line].places.empty() && layout[line].words <= kFewWords) return true;
  if (kSource.occurs_in(layout.folded(line))) return true;
  return line > 0 && layout[line].money_only && kSource.occurs_in(layout.folded(line - 1));
}

// What stands for another thing whatever the words around it say.
std::optional<Verdict> as_other_thing(const Draft& draft, const MoneyMention& money,
                                      const Surroundings& place) {
  const auto other = [](std::string_view reason) {
    return Verdict{false, Role::total, RuleId::none, reason};
  };
  if (place.aside) return other("below a heading that tells of other things");
  if (place.label != nullptr && place.label->known && is_repeated(draft, *place.label))
    return other("the label's first value is the project's");
  if (is_instalment(draft, place.line)) return other("an instalment");
  if (is_exchange_rate(draft, money)) return other("what a currency is worth");
  if (among_participants(draft, place.line)) return other("a participant's part");
  return std::nullopt;
}

// Whether another column's text stands beside the lines of a label's value.
bool stands_in_column(const Layout& layout, std::span<const Span> value) {
  for (std::size_t i = 1; i < value.size(); ++i) {
    const Span between{value[i - 1].end, std::max(value[i - 1].end, value[i].begin)};
    if (!trim(layout.text(between)).empty()) return true;
  }
  return false;
}

// What its label says, and in the label's value the words around it.
std::optional<Verdict> as_labelled(const Draft& draft, const MoneyMention& money,
                                   const Labelled& label, Span around) {
  const auto verdict = by_label(label);
  if (!verdict || !verdict->budget) return verdict;
  // Words behind the value may tell, up to the next label.
  const std::size_t last = draft.layout.line_of(label.value.back().begin);
  const bool closed = last + 1 < draft.layout.size() && draft.layout[last + 1].label;
  const std::uint32_t end = closed ? draft.layout[last].text.end : around.end;
  const Span value{label.value.front().begin, std::max(end, money.span.end)};
  const bool first = mentions_in(draft.mentions().money, {value.begin, money.span.begin}).empty();
  const bool column = stands_in_column(draft.layout, label.value);
  const auto cue_of = [&](CueRole role) {
    return column ? find_cue(draft.layout, money.span, label.value, cue(role))
                  : find_cue(draft.layout, money.span, value, cue(role));
  };
  const CueHit other = cue_of(CueRole::other_money);
  const bool small = is_small(money.money);  // "A lawyer charges US$ 40 an hour."
  if (other.found && (!first || small || !states_sum(label.label.kind)))
    return Verdict{false, Role::total, other.rule, "by the words around it"};
  const CueHit share = cue_of(CueRole::share);
  if (share.found) return Verdict{true, Role::share, share.rule, "a part of the sum before it"};
  return verdict;
}

// Where the words behind the title begin that stand before a sum on its line; the sum's own begin
// where the title stands behind it.
std::uint32_t behind_title(const Draft& draft, Span sum) {
  std::uint32_t end = sum.begin;
  for (const Span& piece : draft.item.title) {
    if (piece.end <= sum.begin) end = piece.end;
  }
  return end;
}

// `labelled`: labelled_currencies()
Verdict weigh(const Draft& draft, const MoneyMention& money, const std::set<Currency>& labelled) {
  const Surroundings place = place_of(draft, money.span);
  const Layout& layout = draft.layout;
  if (const auto other = as_other_thing(draft, money, place)) return *other;
  const Span around = place.label != nullptr         ? Span{layout[place.line].text.begin,
                                                    paragraph_around(layout, place.line).end}
                      : is_prose(layout, place.line) ? paragraph_around(layout, place.line)
                                                     : layout[place.line].text;
  // "État (DRAC)   952 000 €" is no label of a status.
  const bool in_plan = in_financing_plan(draft, place.line);
  const bool misread =
      in_plan && place.label != nullptr && place.label->label.kind == LabelKind::status;
  // "Lead partner: Forest Walkers (Latvia), 412 300 €", below "Total budget: 1 121 870 €"
  if (place.label != nullptr && place.label->known && !labelled.empty() && !draft.item.whole_page &&
      (place.label->label.kind == LabelKind::implementer ||
       place.label->label.kind == LabelKind::partner))
    return {false, Role::total, RuleId::none, "a participant's part"};
  if (place.label != nullptr && !misread) {
    if (const auto verdict = as_labelled(draft, money, *place.label, around)) return *verdict;
  }
  if (in_plan) {
    return {true, Role::share, RuleId::none, "a line of the financing plan"};
  }
  const bool stated =
      !labelled.empty() && (draft.item.whole_page ||
                            (layout[place.line].sentence && !is_beside_donor(draft, money.span)));
  // No project is so small: a wage, a price, a fee.
  if (is_small(money.money) && !place.in_title_line && (!place.in_facts || draft.item.whole_page)) {
    return {false, Role::total, RuleId::none, "too small for a project's size"};
  }
  // Of a title's line only what follows the title tells.
  const Span telling =
      place.in_title_line ? Span{behind_title(draft, money.span), around.end} : around;
  const bool other = (place.in_facts || place.in_title_line) &&
                     find_cue(layout, money.span, telling, cue(CueRole::other_money)).found;
  const bool facts =
      place.in_title_line || (place.in_facts && (!stated || names_source(layout, place.line)));
  if (facts && !other && !carries_on(layout, place.line))
    return {true, Role::total, RuleId::none, "among the facts under the title"};
  const CueHit hit = find_cue(layout, money.span, around, kMoneyCues);
  if (place.in_title && draft.record.kind == Kind::news && is_for_something(layout, money.span))
    return {true, Role::total, RuleId::none, "a sum for something, in the headline"};
  const bool text = place.label == nullptr || !place.label->known ||
                    place.label->label.kind == LabelKind::description ||
                    place.label->label.kind == LabelKind::objective ||
                    place.label->label.kind == LabelKind::beneficiaries ||
                    place.label->label.kind == LabelKind::other;
  if (!text) return {false, Role::total, RuleId::none, "under a label that is no budget's"};
  if (is_whole_sentence(layout, money.span) || is_sentence_of_facts(draft, money.span))
    return {true, Role::total, RuleId::none, "a sentence of its own"};
  // "Austria and Liechtenstein each pay EUR 140,000" is no wage.
  const bool paid = hit.role == CueRole::other_money && hit.rule == paid_rule();
  if (hit.found && is_loose(hit.rule) && layout[place.line].sentence && !labelled.empty() &&
      !labelled.contains(money.money.currency) && !is_donors_sentence(draft, money.span))
    return {false, Role::total, hit.rule, "in a currency that is not the labelled budget's"};
  if (hit.found && is_loose(hit.rule) && stated && !is_donors_sentence(draft, money.span) &&
      !is_behind_donor(draft, money.span))
    return {false, Role::total, hit.rule, "a label says the page's budget"};
  if (hit.found && !(paid && is_donors_sentence(draft, money.span)))
    return {hit.role != CueRole::other_money,
            hit.role == CueRole::share ? Role::share : Role::total, hit.rule,
            "by the words around it"};
  if (is_beside_run(draft, money.span) || is_between_payer_and_run(draft, place, money.span))
    return {true, Role::total, RuleId::none, "beside the dates of the project's run"};
  if (is_donors_sentence(draft, money.span))
    return {true, Role::share, RuleId::none, "a donor's sentence"};
  if (is_behind_donor(draft, money.span))
    return {true, Role::share, RuleId::none, "in brackets behind who pays"};
  const Line& line = layout[place.line];
  const bool field = line.label && !line.label->known && !line.sentence;  // "Money: EUR 540,000"
  if ((line.title_like || field) && !place.in_title && !draft.item.whole_page)
    return {true, Role::total, RuleId::none, "on a line of facts"};
  if (line.marker.any() && money.span.begin == line.text.begin && !draft.item.whole_page)
    return {true, Role::total, RuleId::none, "opens its item"};
  return {false, Role::total, RuleId::none, kNothingSays};
}

bool has(const std::vector<Budget>& budgets, const Money& money) {
  return std::any_of(budgets.begin(), budgets.end(),
                     [&](const Budget& b) { return b.money == money; });
}

void add(Draft& draft, const Verdict& verdict, const Money& money, Span span, RuleId rule) {
  std::vector<Budget>& to = verdict.budget ? draft.record.budgets : draft.record.other_money;
  const Evidence::Part part = verdict.budget ? Evidence::Part::budget : Evidence::Part::other_money;
  draft.note(part, span, verdict.rule == RuleId::none ? rule : verdict.rule, verdict.reason);
  if (has(draft.record.budgets, money) || has(to, money)) return;
  if (verdict.budget)
    std::erase_if(draft.record.other_money, [&](const Budget& b) { return b.money == money; });
  to.push_back({money, verdict.role, std::string(draft.layout.text(span))});
}

// A table's "USD 3,200" under "Amount (000)": the head's unit holds for a sum that has no scale of
// its own.
Money in_unit(Money money, std::string_view text, int power) {
  const std::size_t digits = text.find_first_of("0123456789");
  if (power == 0 || digits == std::string_view::npos) return money;
  const Number number = read_number(text, static_cast<std::uint32_t>(digits));
  if (amount_of(number, 0) != money.amount) return money;
  if (const auto amount = scaled(money.amount, power)) money.amount = *amount;
  return money;
}

Money in_header_unit(const Draft& draft, const MoneyMention& mention) {
  const Labelled* label = place_of(draft, mention.span).label;
  if (!draft.item.table_row || label == nullptr) return mention.money;
  // "31.20 (GBP 33,000)" under "Amount (Rs. in lakhs)"
  const Currency head = label->label.currency;
  if (head != Currency::none && head != mention.money.currency) return mention.money;
  return in_unit(mention.money, draft.layout.text(mention.span), label->label.power);
}

// "Rs 45 million" of a project in Pakistan are Pakistan's, where the record's countries agree.
std::optional<Currency> currency_of(const CountrySet& countries, Currency named) {
  std::optional<Currency> meant;
  for (const Country country : countries.list()) {
    const auto here = currency_in(country, named);
    if (here && meant && *here != *meant) return std::nullopt;
    if (here) meant = here;
  }
  return meant;
}
// Of the countries that the project works in; where none has such a currency, of those that pay.
Currency local_currency(const Record& record, Currency named) {
  const auto at_work = currency_of(record.countries, named);
  const auto meant = at_work ? at_work : currency_of(record.donors, named);
  return meant.value_or(named);
}

// "USD 45" over "millones" in a cell that goes on: what both say together.
Money over_lines(const Draft& draft, const MoneyMention& mention, Money money) {
  const Labelled* label = place_of(draft, mention.span).label;
  if (!draft.item.table_row || label == nullptr) return money;
  for (std::size_t i = 0; i + 1 < label->value.size(); ++i) {
    if (label->value[i].end != mention.span.end) continue;
    const std::string joined = std::string(draft.layout.text(mention.span)) + " " +
                               std::string(draft.layout.text(label->value[i + 1]));
    Mentions found;
    scan_money(joined, find_anchors(joined), found);
    if (found.money.size() == 1 && found.money.front().span.size() > mention.span.size())
      return found.money.front().money;
  }
  return money;
}

Money money_of(const Draft& draft, const MoneyMention& mention) {
  Money money = over_lines(draft, mention, in_header_unit(draft, mention));
  if (mention.shared_name) money.currency = local_currency(draft.record, money.currency);
  return money;
}

// The unit that a label's bare numbers are in: its own, its table's, or that of the lines directly
// above it, "Financing plan (US$ million)".
MoneyUnit unit_of(const Draft& draft, const Labelled& l) {
  if (l.label.currency != Currency::none)
    return {l.label.currency, l.label.power, l.label.shared_name};
  const Item& item = draft.item;
  if (item.table_unit.currency != Currency::none) return item.table_unit;
  const MoneyUnit none{Currency::none, l.label.power, false};
  if (item.table_row) return none;
  std::size_t line = item.first;
  while (line + 1 < item.last && draft.layout[line].span.end < l.name.begin) ++line;
  const MoneyUnit above = unit_above(draft.layout, line, Above::block);
  return above.currency == Currency::none ? none : above;
}

// What of a value may be a bare number: all of it, or what stands before a sum of another currency
// in brackets, "31.20 (GBP 33,000)".
std::string_view bare_part(const Draft& draft, Span value, Currency unit) {
  const std::vector<MoneyMention>& money = draft.mentions().money;
  const Range sums = mentions_in(money, value);
  const std::string_view text = draft.layout.text(value);
  if (sums.empty()) return text;
  const MoneyMention& first = money[sums.first];
  const std::string_view before = text.substr(0, first.span.begin - value.begin);
  const bool apart = before.ends_with('(') && first.money.currency != unit;
  return apart ? trim(before.substr(0, before.size() - 1)) : std::string_view();
}

// "Total budget (US$ thousand): 1,250", a table's "8.40" under "Amount (US$ million)".
void read_bare_values(Draft& draft) {
  for (const Labelled& l : draft.item.labelled) {
    const auto verdict = by_label(l);
    if (!verdict || !verdict->budget ||
        (l.label.kind != LabelKind::budget && l.label.kind != LabelKind::budget_share &&
         l.label.kind != LabelKind::funding) ||
        place_of(draft, l.name).aside)
      continue;
    const MoneyUnit unit = unit_of(draft, l);
    const Currency currency =
        unit.shared_name ? local_currency(draft.record, unit.currency) : unit.currency;
    if (currency == Currency::none && !draft.item.table_row) continue;
    for (const Span& piece : l.value) {
      const std::string_view part = bare_part(draft, piece, currency);
      if (part.empty()) continue;
      const std::string text = squeeze(part);  // "EUR   640" in a column
      const auto bare = read_bare_amount(text, currency, unit.power);
      const auto spaced = bare ? Result<Money>(bare->money) : read_money(text);
      if (!spaced || spaced->amount.mills <= 0) continue;
      const Money money = bare ? *spaced : in_unit(*spaced, text, l.label.power);
      add(draft, *verdict, money, piece, bare ? bare->rule : RuleId::none);
    }
  }
}

// Shares are parts of a total: where no total is stated and only one sum is, that is the total.
void settle_roles(std::vector<Budget>& budgets) {
  const auto of = [&](Role role) {
    return std::count_if(budgets.begin(), budgets.end(),
                         [&](const Budget& b) { return b.role == role; });
  };
  if (of(Role::total) == 0 && of(Role::share) == 1) {
    for (Budget& b : budgets) {
      if (b.role == Role::share) b.role = Role::total;
    }
  }
}

// A sum of the item and what is thought of it.
struct Weighed {
  std::uint32_t k = 0;  // index of the mention
  Verdict verdict;
  double dollars = 0;  // roughly
};

// "It lent EUR 77.5 billion in 2015" where the project has 118 million, "$1,200 a month" where it
// has five million: beside the project's sums, what only loose words call one must be of their
// order. Those that stand before it count, and those of which more is known; not those that are a
// part of what stands before them, whatever that is.
void reject_outsize(std::vector<Weighed>& sums) {
  constexpr double kMost = 12;
  constexpr double kLeast = 1.0 / 200;
  const auto counts = [](const Verdict& verdict) {
    const bool part = verdict.role == Role::share && verdict.rule != RuleId::none;
    return verdict.budget && !part;
  };
  double largest = 0;  // of those that count, for the sum at hand
  for (const Weighed& sum : sums) {
    if (counts(sum.verdict) && !is_loose(sum.verdict.rule))
      largest = std::max(largest, sum.dollars);
  }
  for (auto& [k, verdict, dollars] : sums) {
    if (verdict.budget && is_loose(verdict.rule) && largest > 0 &&
        (dollars > kMost * largest || dollars < kLeast * largest))
      verdict = {false, Role::total, verdict.rule, "out of proportion to the project's sums"};
    if (counts(verdict)) largest = std::max(largest, dollars);
  }
}

// Where nothing states a project's sum, the first that nothing speaks against: "All it takes is
// $84,000."
void take_first_sum(const Draft& draft, std::vector<Weighed>& sums) {
  constexpr double kLeast = 5000;
  const auto states = [](const Weighed& sum) { return sum.verdict.budget; };
  if (draft.record.kind != Kind::project || std::ranges::any_of(sums, states)) return;
  const std::vector<MoneyMention>& money = draft.mentions().money;
  const auto first = std::ranges::find_if(sums, [&](const Weighed& sum) {
    return sum.verdict.reason == kNothingSays && !place_of(draft, money[sum.k].span).in_title;
  });
  if (first != sums.end() && first->dollars >= kLeast)
    first->verdict = {true, Role::total, RuleId::none, "the first sum, and none is stated"};
}

std::vector<Weighed> weigh_all(const Draft& draft) {
  const std::vector<MoneyMention>& money = draft.mentions().money;
  const std::set<Currency> labelled = labelled_currencies(draft);
  std::vector<Weighed> sums;
  for (std::uint32_t k : item_mentions(draft, money)) {
    if (money[k].money.amount.mills == 0) continue;  // "Shop (0 items, € 0.00)"
    sums.push_back({k, weigh(draft, money[k], labelled), rough_dollars(money[k].money)});
  }
  reject_outsize(sums);
  take_first_sum(draft, sums);
  return sums;
}

}  // namespace

void decide_money(Draft& draft) {
  const std::vector<MoneyMention>& money = draft.mentions().money;
  std::optional<Verdict> previous;
  for (auto& [k, verdict, dollars] : weigh_all(draft)) {
    if (previous && is_equivalent(draft, k)) {
      verdict = *previous;
      verdict.role = Role::equivalent;
      verdict.reason = "the sum before it in another currency";
    }
    if (verdict.role == Role::share && verdict.rule != RuleId::none && previous &&
        !previous->budget) {
      verdict.budget = false;  // a part of a sum that is not the project's
    }
    previous = verdict;
    add(draft, verdict, money_of(draft, money[k]), money[k].span, money[k].rule);
  }
  read_bare_values(draft);
  settle_roles(draft.record.budgets);
}

}  // namespace dossier
