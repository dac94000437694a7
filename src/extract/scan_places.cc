// Finds countries, their people, codes and parts, and regions: the longest name of the lexicon at
// each anchor, then the judgement of place_context.h on each.
#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/labels.h"
#include "extract/place_context.h"
#include "extract/rules.h"
#include "extract/scan.h"

namespace dossier {
namespace {

constexpr LexMask kPlaces = mask(LexClass::country) | mask(LexClass::demonym) |
                            mask(LexClass::country_code) | mask(LexClass::subdivision) |
                            mask(LexClass::region) | mask(LexClass::decoy);
constexpr LexMask kCurrencies =
    mask(LexClass::currency_code) | mask(LexClass::currency_symbol) | mask(LexClass::currency_word);

struct PlaceRules {
  RuleId name = rule_id("place.country-name");
  RuleId demonym = rule_id("place.demonym");
  RuleId code = rule_id("place.code");
  RuleId subdivision = rule_id("place.subdivision");
  RuleId region = rule_id("place.region");
  RuleId labelled = rule_id("place.labelled");
};

const PlaceRules& rules() {
  static const PlaceRules kRules;
  return kRules;
}

RuleId rule_of(LexClass cls) {
  switch (cls) {
    case LexClass::demonym:
      return rules().demonym;
    case LexClass::country_code:
      return rules().code;
    case LexClass::subdivision:
      return rules().subdivision;
    case LexClass::region:
      return rules().region;
    default:
      return rules().name;
  }
}

PlaceMention::Form form_of(LexClass cls) {
  switch (cls) {
    case LexClass::demonym:
      return PlaceMention::Form::demonym;
    case LexClass::country_code:
      return PlaceMention::Form::code;
    case LexClass::subdivision:
      return PlaceMention::Form::subdivision;
    case LexClass::region:
      return PlaceMention::Form::region;
    default:
      return PlaceMention::Form::name;
  }
}

PlaceMention mention_of(const PlaceHit& hit) {
  PlaceMention mention{
      .span = hit.span, .rule = rule_of(hit.entry->cls), .form = form_of(hit.entry->cls)};
  if (mention.form == PlaceMention::Form::region) {
    mention.region = static_cast<Region>(hit.entry->value);
  } else {
    mention.country = static_cast<Country>(hit.entry->value);
  }
  return mention;
}

// ---------------------------------------------------------------- names

bool inside_money(const std::vector<MoneyMention>& sums, std::size_t& next, Span span) {
  while (next < sums.size() && sums[next].span.end <= span.begin) ++next;
  return next < sums.size() && sums[next].span.overlaps(span);
}

// Every name, the longest at each place, each byte once; sums of money are passed over.
std::vector<PlaceHit> find_names(std::string_view text, std::span<const Anchor> anchors,
                                 const std::vector<MoneyMention>& sums) {
  std::vector<PlaceHit> hits;
  std::uint32_t taken = 0;
  std::size_t sum = 0;
  for (const Anchor& anchor : anchors) {
    if ((anchor.classes & kPlaces) == 0 || anchor.begin < taken) continue;
    const LexHit place = longest_name(text, anchor.begin, kPlaces);
    if (place.entry == nullptr) continue;
    if ((anchor.classes & kCurrencies) != 0) {
      // "Swiss francs" is money, wherever it stands.
      const LexHit currency = longest_name(text, anchor.begin, kCurrencies);
      if (currency.entry != nullptr && currency.end > place.end) {
        taken = currency.end;
        continue;
      }
    }
    if (inside_money(sums, sum, {anchor.begin, place.end})) continue;
    taken = place.end;
    hits.push_back({{anchor.begin, place.end}, place.entry});
  }
  return hits;
}

bool names_country(const LexEntry& entry) {
  return entry.cls != LexClass::region && entry.cls != LexClass::decoy;
}

const LexEntry* second_reading(const PlaceHit& hit) {
  return names_country(*hit.entry) ? same_name(*hit.entry, LexClass::second_reading) : nullptr;
}

// The countries named by names of their own. "Congo and DR Congo" counts for both.
CountrySet plainly_named(std::string_view text, const std::vector<PlaceHit>& hits) {
  CountrySet named;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!names_country(*hits[i].entry)) continue;
    const LexEntry* second = second_reading(hits[i]);
    const auto is_second = [&](const PlaceHit& other) {
      return names_country(*other.entry) && other.entry->value == second->value;
    };
    const bool told_apart =
        second == nullptr ||
        (i > 0 && is_second(hits[i - 1]) && in_one_list(text, hits[i - 1], hits[i])) ||
        (i + 1 < hits.size() && is_second(hits[i + 1]) && in_one_list(text, hits[i], hits[i + 1]));
    if (told_apart) named.add(static_cast<Country>(hits[i].entry->value));
  }
  return named;
}

// "Congo" on a page that names DR Congo in full and the other Congo never.
void take_second_readings(std::string_view text, std::vector<PlaceHit>& hits) {
  if (std::ranges::none_of(hits, [](const PlaceHit& h) { return second_reading(h) != nullptr; })) {
    return;
  }
  const CountrySet named = plainly_named(text, hits);
  for (PlaceHit& hit : hits) {
    const LexEntry* second = second_reading(hit);
    if (second == nullptr || named.has(static_cast<Country>(hit.entry->value))) continue;
    if (named.has(static_cast<Country>(second->value))) hit.entry = second;
  }
}

// Whether no blank line stands between two places, of which the first is before the second.
bool in_one_paragraph(std::string_view text, Span a, Span b) {
  if (b.begin <= a.end) return true;
  const std::string_view between = text.substr(a.end, b.begin - a.end);
  for (std::size_t line = between.find('\n'); line != std::string_view::npos;) {
    const std::size_t next = between.find_first_not_of(" \t", line + 1);
    if (next != std::string_view::npos && between[next] == '\n') return false;
    line = between.find('\n', line + 1);
  }
  return true;
}

// "Georgia" that is a state by what stands around it, and every other "Georgia" of its paragraph.
void take_states(std::string_view text, std::vector<PlaceHit>& hits) {
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (const LexEntry* state = state_instead(text, hits, i)) hits[i].entry = state;
  }
  for (std::size_t first = 0, end = 0; first < hits.size(); first = end) {
    std::set<const LexEntry*> states;  // of the paragraph, each once: there are few
    for (end = first; end < hits.size(); ++end) {
      if (end > first && !in_one_paragraph(text, hits[end - 1].span, hits[end].span)) break;
      if (hits[end].entry->cls == LexClass::subdivision) states.insert(hits[end].entry);
    }
    for (std::size_t i = first; i < end && !states.empty(); ++i) {
      if (hits[i].entry->cls != LexClass::country) continue;
      const LexEntry* state = same_name(*hits[i].entry, LexClass::subdivision);
      const bool told =
          state != nullptr && std::ranges::any_of(states, [state](const LexEntry* other) {
            return other->folded().ends_with(state->folded());
          });
      if (told) hits[i].entry = state;
    }
  }
}

// ---------------------------------------------------------------- labelled values

// `places`: first those of the text, in order, then those of labels, in order and before `span`.
bool overlaps_any(const std::vector<PlaceMention>& places, std::size_t of_labels, Span span) {
  const auto middle = places.begin() + static_cast<std::ptrdiff_t>(of_labels);
  const auto behind = std::partition_point(
      places.begin(), middle, [span](const PlaceMention& p) { return p.span.begin < span.end; });
  return (behind != places.begin() && std::prev(behind)->span.overlaps(span)) ||
         (middle != places.end() && places.back().span.overlaps(span));
}

// After "Country:" a name may stand in small letters, or as a code of ISO 3166-1.
void read_labelled_item(std::string_view text, Span item, std::size_t of_labels,
                        std::vector<PlaceMention>& out) {
  const std::string_view raw = text.substr(item.begin, item.size());
  const std::string_view name = trim(raw);
  if (name.empty()) return;
  const auto begin = static_cast<std::uint32_t>(item.begin + (name.data() - raw.data()));
  const Span span{begin, begin + static_cast<std::uint32_t>(name.size())};
  if (overlaps_any(out, of_labels, span)) return;
  if (const std::optional<Country> country = find_country(name)) {
    out.push_back({span, rules().labelled, PlaceMention::Form::name, *country, {}});
  }
}

// A code in brackets behind a name is that territory's state: "Bouvet Island (NO)".
bool is_bracketed_code(std::string_view text, Span item, Span value) {
  constexpr std::uint32_t kLongestCode = 3;
  return item.size() <= kLongestCode && item.begin > value.begin && text[item.begin - 1] == '(' &&
         item.end < value.end && text[item.end] == ')';
}

void read_labelled_value(std::string_view text, Span value, std::size_t of_labels,
                         std::vector<PlaceMention>& out) {
  constexpr std::string_view kSeparators = ",;/()";
  std::uint32_t begin = value.begin;
  for (std::uint32_t pos = value.begin; pos <= value.end; ++pos) {
    if (pos < value.end && kSeparators.find(text[pos]) == std::string_view::npos) continue;
    const Span item{begin, pos};
    if (!is_bracketed_code(text, item, value)) read_labelled_item(text, item, of_labels, out);
    begin = pos + 1;
  }
}

// The lines that a label for countries begins, found by their colons.
void read_labelled_lines(std::string_view text, std::vector<PlaceMention>& out) {
  const std::size_t of_labels = out.size();
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;) {
    const std::size_t before = text.rfind('\n', colon);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', colon), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    constexpr std::size_t kLongestLabel = 60;
    if (colon - begin <= kLongestLabel) {
      for (const LabelLine& label : read_labels(line)) {
        if (!label.known || label.label.kind != LabelKind::country) continue;
        const auto at = static_cast<std::uint32_t>(begin);
        read_labelled_value(text, {label.value.begin + at, label.value.end + at}, of_labels, out);
      }
    }
    colon = text.find(':', end);
  }
}

}  // namespace

void scan_places(std::string_view text, std::span<const Anchor> anchors, Mentions& out) {
  std::vector<PlaceHit> hits = find_names(text, anchors, out.money);
  take_second_readings(text, hits);
  take_states(text, hits);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::string_view reason = refusal(text, hits, i);
    if (reason.empty()) {
      out.places.push_back(mention_of(hits[i]));
    } else {
      out.rejected.push_back({hits[i].span, rule_of(hits[i].entry->cls), Field::country, reason});
    }
  }
  read_labelled_lines(text, out.places);
  std::ranges::stable_sort(out.places, {}, [](const PlaceMention& p) { return p.span.begin; });
}

}  // namespace dossier
