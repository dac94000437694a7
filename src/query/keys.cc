// The tables behind keys.h.
#include "query/keys.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dossier/query.h"

namespace dossier {
namespace {

constexpr auto kKeys = std::to_array<KeyRow>({
    {"active", Key::active, ValueType::window, Compare::equal, "the period overlaps W",
     "active in W; in W; during W; from A to B; between A and B; since A; until B", "active:2012"},
    {"starts", Key::starts, ValueType::window, Compare::equal, "the period begins in W",
     "starting, started, launched in, after, before W", "starts:2012.."},
    {"ends", Key::ends, ValueType::window, Compare::equal, "the period ends in W",
     "ending, ended, completed in, after, before, by W", "ends:..2015"},
    {"date", Key::date, ValueType::window, Compare::equal, "a news item's date lies in W",
     "dated W; published W; beside news also in W, since W …", "date:2012-03"},
    {"in", Key::in, ValueType::place, Compare::equal, "takes place in the country or region X",
     "in X; a country's name by itself", "in:VN"},
    {"donor", Key::donor, ValueType::place, Compare::equal, "X pays for it",
     "funded by X; financed by X", "donor:NO"},
    {"budget", Key::budget, ValueType::amount, Compare::equal,
     "a total, or a share where no total is stated, compares with M",
     "over, above, more than, at least, under, below, less than, at most M; between M and M",
     "budget:>=1M"},
    {"over", Key::budget, ValueType::amount, Compare::over, "short for budget:>M", "over M",
     "over:EUR 1M"},
    {"under", Key::budget, ValueType::amount, Compare::under, "short for budget:<M", "under M",
     "under:EUR 1M"},
    {"kind", Key::kind, ValueType::kind, Compare::equal, "a project, or a news item",
     "projects; programmes; news", "kind:news"},
    {"currency", Key::currency, ValueType::currency, Compare::equal, "a budget is stated in it", "",
     "currency:EUR"},
    {"title", Key::title, ValueType::words, Compare::equal, "the title has the words", "",
     "title:\"water supply\""},
    {"text", Key::text, ValueType::words, Compare::equal, "the title or description has the words",
     "any other word; \"any phrase\"", "text:irrigation"},
    {"source", Key::source, ValueType::words, Compare::equal, "the source's path has the words", "",
     "source:report.txt"},
    {"region", Key::region, ValueType::words, Compare::equal, "a region, as written, has the words",
     "", "region:sahel"},
    {"field", Key::field, ValueType::words, Compare::equal, "the labelled value NAME has the words",
     "", "field.status:closed"},
});

// What people, columns and other tools call the same things. Without a key: what is none, though
// one is spelt much like it.
struct OtherName {
  std::string_view name;
  std::string_view key;
};
constexpr auto kOtherNames = std::to_array<OtherName>({
    {"country", "in"},      {"countries", "in"},   {"place", "in"},      {"location", "in"},
    {"where", "in"},        {"year", "active"},    {"years", "active"},  {"period", "active"},
    {"duration", "active"}, {"when", "active"},    {"start", "starts"},  {"end", "ends"},
    {"published", "date"},  {"funder", "donor"},   {"funders", "donor"}, {"sponsor", "donor"},
    {"amount", "budget"},   {"budgets", "budget"}, {"cost", "budget"},   {"sum", "budget"},
    {"money", "budget"},    {"type", "kind"},      {"name", "title"},    {"description", "text"},
    {"words", "text"},      {"path", "source"},    {"file", "source"},   {"id", ""},
    {"status", ""},
});

constexpr auto kVerbs = std::to_array<VerbRow>({
    {"active", Key::active},      {"ongoing", Key::active},   {"running", Key::active},
    {"implemented", Key::active}, {"starting", Key::starts},  {"started", Key::starts},
    {"starts", Key::starts},      {"start", Key::starts},     {"launched", Key::starts},
    {"launching", Key::starts},   {"beginning", Key::starts}, {"began", Key::starts},
    {"begun", Key::starts},       {"begins", Key::starts},    {"ending", Key::ends},
    {"ended", Key::ends},         {"ends", Key::ends},        {"end", Key::ends},
    {"completed", Key::ends},     {"completing", Key::ends},  {"finished", Key::ends},
    {"finishing", Key::ends},     {"closed", Key::ends},      {"closing", Key::ends},
    {"dated", Key::date},         {"published", Key::date},   {"posted", Key::date},
});

constexpr auto kPrepositions = std::to_array<PrepositionRow>({
    {"in", Bound::within, true, ""},
    {"during", Bound::within, true, ""},
    {"throughout", Bound::within, true, ""},
    {"on", Bound::within, true, ""},
    {"after", Bound::after, true, ""},
    {"later than", Bound::after, false, ""},
    {"before", Bound::before, true, ""},
    {"prior to", Bound::before, true, ""},
    {"earlier than", Bound::before, false, ""},
    {"by", Bound::up_to, false, ""},
    {"until", Bound::up_to, true, ""},
    {"till", Bound::up_to, true, ""},
    {"no later than", Bound::up_to, false, ""},
    {"since", Bound::from_on, true, "to until till through"},
    {"from", Bound::from_on, true, "to until till through"},
    {"between", Bound::between, true, "and"},
});

constexpr auto kComparisons = std::to_array<ComparisonRow>({
    {"over", Compare::over},
    {"above", Compare::over},
    {"more than", Compare::over},
    {"greater than", Compare::over},
    {"larger than", Compare::over},
    {"exceeding", Compare::over},
    {"at least", Compare::at_least},
    {"not less than", Compare::at_least},
    {"no less than", Compare::at_least},
    {"under", Compare::under},
    {"below", Compare::under},
    {"less than", Compare::under},
    {"smaller than", Compare::under},
    {"at most", Compare::at_most},
    {"not more than", Compare::at_most},
    {"no more than", Compare::at_most},
    {"up to", Compare::at_most},
});

struct KindRow {
  std::string_view word;
  Kind kind{};
};
constexpr auto kKinds = std::to_array<KindRow>({
    {"project", Kind::project},
    {"projects", Kind::project},
    {"programme", Kind::project},
    {"programmes", Kind::project},
    {"program", Kind::project},
    {"programs", Kind::project},
    {"news", Kind::news},
});

constexpr auto kDonorPhrases = std::to_array<std::string_view>(
    {"funded by", "financed by", "co-funded by", "co-financed by", "cofunded by", "cofinanced by",
     "paid for by", "sponsored by"});
constexpr auto kBudgetNouns = std::to_array<std::string_view>(
    {"a budget", "budget", "budgets", "budgeted at", "worth", "costing", "a cost", "a value"});
constexpr auto kStateWords =
    std::to_array<std::string_view>({"active", "ongoing", "running", "current"});
constexpr auto kFillers = std::to_array<std::string_view>(
    {"a",    "all", "an",   "and",  "any",   "are",  "at",    "been",  "every",
     "find", "for", "from", "had",  "has",   "have", "i",     "in",    "is",
     "list", "me",  "of",   "on",   "show",  "that", "the",   "their", "there",
     "to",   "was", "were", "what", "which", "who",  "whose", "with"});
constexpr auto kValueFillers =
    std::to_array<std::string_view>({"a", "an", "by", "country", "government", "of", "period",
                                     "region", "sum", "the", "total", "year", "years"});
constexpr auto kWordsNotCodes =
    std::to_array<std::string_view>({"am", "and", "are", "as", "at", "be", "by", "can", "do", "in",
                                     "is", "it", "me", "my", "no", "per", "so", "to"});

}  // namespace

std::span<const KeyRow> key_rows() {
  return kKeys;
}
std::span<const VerbRow> verb_rows() {
  return kVerbs;
}
std::span<const PrepositionRow> preposition_rows() {
  return kPrepositions;
}
std::span<const ComparisonRow> comparison_rows() {
  return kComparisons;
}
std::span<const std::string_view> donor_phrases() {
  return kDonorPhrases;
}
std::span<const std::string_view> budget_nouns() {
  return kBudgetNouns;
}
std::span<const std::string_view> state_words() {
  return kStateWords;
}

const KeyRow* find_key(std::string_view folded_name) {
  const auto* at = std::ranges::find(kKeys, folded_name, &KeyRow::name);
  return at == kKeys.end() ? nullptr : at;
}

std::string_view proposed_key(std::string_view folded_name) {
  const auto* at = std::ranges::find(kOtherNames, folded_name, &OtherName::name);
  if (at != kOtherNames.end()) return at->key;
  std::vector<std::string_view> names(kKeys.size());
  std::ranges::transform(kKeys, names.begin(), &KeyRow::name);
  return nearest(folded_name, names);
}

std::optional<Kind> find_kind(std::string_view folded_word) {
  const auto* at = std::ranges::find(kKinds, folded_word, &KindRow::word);
  return at == kKinds.end() ? std::nullopt : std::optional(at->kind);
}

const KeyRow& row_of(Key key) {
  return *std::ranges::find(kKeys, key, &KeyRow::key);
}

bool is_filler(std::string_view folded_word) {
  return std::ranges::find(kFillers, folded_word) != kFillers.end();
}

bool is_query_word(std::string_view folded_word) {
  const auto begins = [&](std::string_view words) {
    return words.substr(0, words.find(' ')) == folded_word;
  };
  return is_filler(folded_word) || folded_word == "or" || folded_word == "not" ||
         std::ranges::any_of(kVerbs, begins, &VerbRow::words) ||
         std::ranges::any_of(kPrepositions, begins, &PrepositionRow::words) ||
         std::ranges::any_of(kComparisons, begins, &ComparisonRow::words) ||
         std::ranges::any_of(kKinds, begins, &KindRow::word) ||
         std::ranges::any_of(kDonorPhrases, begins) || std::ranges::any_of(kBudgetNouns, begins) ||
         std::ranges::any_of(kStateWords, begins);
}

bool is_value_filler(std::string_view folded_word) {
  return std::ranges::find(kValueFillers, folded_word) != kValueFillers.end();
}

bool is_word_not_code(std::string_view folded_word) {
  return std::ranges::find(kWordsNotCodes, folded_word) != kWordsNotCodes.end();
}

std::vector<QueryKey> query_keys() {
  std::vector<QueryKey> keys;
  keys.reserve(kKeys.size());
  for (const KeyRow& row : kKeys) keys.push_back({row.name, row.means, row.phrases, row.example});
  return keys;
}

}  // namespace dossier
