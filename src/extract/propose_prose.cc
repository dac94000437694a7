// Running prose in which each paragraph tells of one project. See propose.h.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "dossier/country.h"
#include "extract/byte_regex.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/no_project.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"
#include "value/lexicon.h"

namespace dossier {

namespace {

#include "extract/office_words.inc"   // kOfficeWords
#include "extract/opening_words.inc"  // kOpeningWords
#include "extract/telling_words.inc"  // kTellingWords

struct Paragraph {
  std::size_t first;
  std::size_t last;
};

// Whether a line of the paragraph says when something ran, began or ended.
bool tells_run(const Layout& layout, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (line_evidence(layout, i) & (kRun | kProse)) return true;
  }
  return false;
}

std::vector<Paragraph> paragraphs(const Layout& layout) {
  std::vector<Paragraph> found;
  for (std::size_t i = 0; i < layout.size();) {
    if (layout[i].blank || layout[i].boilerplate || layout[i].rule) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < layout.size() && !layout[end].blank && !layout[end].rule) ++end;
    // "Honduras", right above its first paragraph
    if (layout[i].place_only && i + 1 < end && layout[i + 1].sentence)
      found.push_back({i, i + 1}), ++i;
    found.push_back({i, end});
    i = end;
  }
  return found;
}

// A word of a proper name in the middle of a sentence, or one that binds such words.
bool is_name_word(std::string_view word) {
  std::size_t next = 0;
  return !word.empty() && (is_upper(decode(word, 0, next)) || is_digit(word[0]));
}
bool binds_name(std::string_view word) {
  static constexpr std::string_view kBinders[] = {
      "of",   "and", "the", "for", "on",  "in",  "to", "without", "with", "&",     "at",   "by",
      "from", "a",   "de",  "del", "da",  "do",  "du", "des",     "en",   "la",    "las",  "le",
      "les",  "los", "y",   "et",  "das", "dos", "di", "della",   "dei",  "delle", "into", "that"};
  return std::find(std::begin(kBinders), std::end(kBinders), word) != std::end(kBinders);
}

bool begins_with_article(std::string_view text) {
  return std::ranges::any_of(std::to_array<std::string_view>({"The ", "A ", "An ", "It ", "This "}),
                             [text](std::string_view word) { return text.starts_with(word); });
}

// "Safer Valleys, a US$ 4.9 million initiative": behind a comma an article begins what is said of
// the name.
bool is_article(std::string_view word) {
  return word == "a" || word == "an";
}
// "Isotope Hydrology for Andean Aquifers, the Office's project"
bool begins_possessive(std::string_view text, std::size_t word) {
  const std::string_view rest =
      text.substr(std::min(word + std::string_view("the ").size(), text.size()));
  const std::string_view owner = rest.substr(0, rest.find_first_of(" \n"));
  return text.substr(word).starts_with("the ") && (owner.ends_with("'s") || owner.ends_with("’s"));
}
bool ends_with_comma(std::string_view text, std::size_t word) {
  return word >= 2 && text[word - 2] == ',';
}

// The stretches of capitalised words and of the small words that bind them, a comma allowed
// between.
std::vector<std::string_view> capitalised_runs(std::string_view text) {
  std::vector<std::string_view> runs;
  std::size_t begin = text.size();  // of the open run
  std::size_t end = 0;              // of its last capitalised word
  const auto close = [&] {
    if (begin < end) runs.push_back(text.substr(begin, end - begin));
    begin = text.size();
    end = 0;
  };
  constexpr ByteSet kBlanks(" \n");
  constexpr ByteSet kBreaks(".;:!?)\"");
  constexpr ByteSet kMarks(".,;:!?)\"");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(kBlanks.first_in(text, at), text.size());
    std::string_view word = text.substr(at, stop - at);
    // "Deep Breath: Silicosis Prevention", but not "Note: The …"
    const bool colon = word.ends_with(':') && end > 0 && begin < at && stop + 1 < text.size() &&
                       is_name_word(text.substr(stop + 1)) &&
                       !begins_with_article(text.substr(stop + 1));
    const bool breaks = !colon && !word.empty() && kBreaks.has(word.back());
    while (!word.empty() && kMarks.has(word.back())) word.remove_suffix(1);
    const bool opens_bracket = !word.empty() && (word.front() == '(' || word.front() == '"');
    const bool sum = word.find('$') != std::string_view::npos;  // "with NZ$21 million"
    if (!opens_bracket && is_name_word(word) && !is_digit(word[0]) && !sum) {
      if (begin == text.size()) begin = at;
      end = at + word.size();
      if (breaks) close();
    } else if (!binds_name(word) || breaks ||
               ((is_article(word) || begins_possessive(text, at)) && ends_with_comma(text, at)) ||
               text[std::min(at + word.size(), text.size() - 1)] == ',') {
      close();
    }
    at = stop + 1;
  }
  close();
  return runs;
}

// A binder does not open a name; nor does a sentence's first small word ("In Serbia", "With",
// "Our").
std::string_view without_opener_words(std::string_view name) {
  static constexpr std::string_view kOpeners[] = {
      "our",     "their",     "dear",      "mr",     "when",   "also",   "finally", "this",
      "its",     "we",        "it",        "there",  "here",   "lastly", "firstly", "secondly",
      "thirdly", "meanwhile", "elsewhere", "under",  "then",   "next",   "later",   "so",
      "again",   "take",      "last,",     "first,", "between"};
  while (true) {
    const std::string_view first = name.substr(0, name.find(' '));
    if (first.empty() || first.size() == name.size()) return name;
    const bool article =
        first == "The" && is_name_word(name.substr(std::min<std::size_t>(4, name.size())));
    std::string lower = fold(first);
    const auto opens = [&lower] { return std::ranges::count(kOpeners, lower) > 0; };
    bool opener = opens();
    if (lower.ends_with(',')) lower.pop_back();  // "Finally, the …"
    opener = opener || opens();
    if (article || !(binds_name(lower) || opener)) return name;
    name.remove_prefix(first.size() + 1);
  }
}

// "In Nicaragua and Costa Rica the Joint Patrol Initiative": the name begins behind the places.
std::string_view without_openers(std::string_view run) {
  const std::size_t the = run.find(" the ");
  const std::string_view name = without_opener_words(run);
  const bool adverb = run.substr(0, run.find(' ')).ends_with(',');  // "Finally, Masters of the …"
  if (the == std::string_view::npos || name.size() == run.size() || adverb) return name;
  const std::string_view rest = run.substr(the + 5);
  return std::count(rest.begin(), rest.end(), ' ') >= 1 ? rest : name;
}

// Whether a place is all that a name says, or more than the adjective of two other words: not
// "Panama Mangrove Ledger".
bool names_place(const Layout& layout, Span name) {
  const Range places = mentions_in(layout.mentions().places, name);
  if (places.empty()) return false;
  const Span first = layout.mentions().places[places.first].span;
  if (first.begin != name.begin || places.last - places.first > 1) return true;
  const std::string_view rest = layout.text({first.end, std::max(first.end, name.end)});
  const auto words = std::count(rest.begin(), rest.end(), ' ');
  return words < 2 || rest.find(" of ") != std::string_view::npos ||
         rest.find(" and ") != std::string_view::npos;
}

// "Young Mediators of the South Caucasus, funded by Finland", "Young Anglers of Georgia
// (2009–2012": a name that holds a place, behind which the text says when it ran or who pays for
// it.
bool is_run_of_name(const Layout& layout, std::string_view text, Span found) {
  thread_local const regex::Matcher kRuns(
      R"(,\s(?:jointly\s)?(?:co-)?(?:funded|financed)\sby\b|\s(?:(?:was|is|has been)\s(?:launched|begun|(?:co-)?(?:funded|financed)\sby)|began|begins|started|starts|runs|ran|ended|ends|lasted|lasts|will\s(?:run|end|close|start|begin))\b|\s\((?:[A-Za-z]+\s)?(?:19|20)\d\d)");
  const Range places = mentions_in(layout.mentions().places, found);
  if (places.last != places.first + 1) return false;
  const Span place = layout.mentions().places[places.first].span;
  const std::string_view before = layout.text({found.begin, std::max(found.begin, place.begin)});
  const std::string_view name = layout.text(found);
  const auto end = static_cast<std::size_t>(name.data() + name.size() - text.data());
  return std::ranges::count(before, ' ') >= 3 && is_name_word(before) &&
         kRuns.prefix_of(text.substr(end)) != std::string_view::npos;
}

// "Honduras, Coffee Pulp to Compost", "Kenya and Ethiopia, Milk Without Middlemen": what stands
// behind countries and their comma.
std::string_view behind_place(const Layout& layout, std::string_view text, std::uint32_t base,
                              std::string_view name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string_view::npos) return name;
  const auto begin = base + static_cast<std::uint32_t>(name.data() - text.data());
  const Range places =
      mentions_in(layout.mentions().places, {begin, begin + static_cast<std::uint32_t>(comma)});
  if (places.empty()) return name;
  const Span first = layout.mentions().places[places.first].span;
  const Span last = layout.mentions().places[places.last - 1].span;
  return first.begin == begin && last.end == begin + comma ? name.substr(comma + 2) : name;
}

// "[we joined hands with] Norway in the Clean Stove Challenge": what stands behind a country and
// "in the".
std::string_view behind_partner(const Layout& layout, std::string_view text, std::uint32_t base,
                                std::string_view name) {
  constexpr std::string_view kIn = " in the ";
  const std::size_t in = name.find(kIn);
  if (in == std::string_view::npos || name.find(' ', in + kIn.size()) == std::string_view::npos)
    return name;
  const auto begin = base + static_cast<std::uint32_t>(name.data() - text.data());
  const Range places = mentions_in(layout.mentions().places, {begin, begin + 1});
  const bool opens =
      !places.empty() && layout.mentions().places[places.first].span.end == begin + in;
  return opens ? name.substr(in + kIn.size()) : name;
}

// "The Paper Umbrella Revival in Myanmar": the name before the place where it is; all of "Women in
// the Signal Box".
std::string_view before_its_place(std::string_view name, bool apposed) {
  const std::size_t wrapped = name.rfind(" in\n");
  const std::size_t in = wrapped == std::string_view::npos ? name.rfind(" in ") : wrapped;
  if (in == std::string_view::npos) return name;
  const bool whole = name.substr(in).starts_with(" in the ") && name.find(' ') == in;
  // "Deep Breath: Silicosis Prevention in Small Mines"
  const bool behind_colon =
      name.substr(0, in).find(": ") != std::string_view::npos &&
      std::count(name.begin() + static_cast<std::ptrdiff_t>(in), name.end(), ' ') > 2;
  // "Refugee Settlement Sanitation in West Nile, a EUR 6.75 million project"
  const bool of_name = name.size() - in > std::string_view(" in ").size() &&
                       std::ranges::count(name.substr(in + 4), ' ') == 1 &&
                       !find_country(name.substr(in + 4));
  return whole || behind_colon || (apposed && of_name) ? name : name.substr(0, in);
}

// "The Black Sea Anglers' Watch": without the article before a place's name.
std::string_view without_article_of_place(const Layout& layout, std::string_view text,
                                          std::uint32_t base, std::string_view name) {
  constexpr std::string_view kArticle = "The ";
  if (!name.starts_with(kArticle)) return name;
  const auto begin = base + static_cast<std::uint32_t>(name.data() - text.data() + kArticle.size());
  const Range places = mentions_in(layout.mentions().places, {begin, begin + 1});
  return places.empty() ? name : name.substr(kArticle.size());
}

// What follows a name that is a part of the text.
std::string_view behind(std::string_view text, std::string_view name) {
  return text.substr(static_cast<std::size_t>(name.data() - text.data()) + name.size());
}

// "Village Lenders' Network is the only project of …", "the Shire Valley Seed Banks project": what
// is said of the name right behind it.
bool is_called_project(std::string_view text, std::string_view name) {
  thread_local const regex::Matcher kCalled(
      R"( (?:is|was|has been) (?:the|an?|our|one of the|one of our) (?:[a-z-]+ ){0,4}(?:projects?|programmes?|schemes?|initiatives?)\b|\s(?:project|programme|scheme|initiative)\b)");
  return kCalled.prefix_of(behind(text, name)) != std::string_view::npos;
}

// "Safer Valleys, a US$ 4.9 million initiative", "Snow Watch (2016-2019), a programme that …", "the
// Luapula Nutrition Alliance began in September 2015".
bool is_told_to_be_project(std::string_view text, std::string_view name) {
  thread_local const regex::Matcher kTold(
      R"((?:\s\((?:19|20)\d\d[^()]{0,30}\))?,\s(?:an?|our)\s(?:(?:[^.;,]|[.,]\d){1,40}\s)?(?:projects?|programmes?|programs?|pilots?|schemes?|initiatives?|campaigns?)\b|\s(?:began|was launched) in (?:[A-Z][a-z]+ )?(?:19|20)\d\d|\.\s(?:The|This)\s(?:fund|project|programme|program|scheme|facility|initiative|campaign)\s(?:has|is|was|will|runs|ran|pays|began)\b)");
  return kTold.prefix_of(behind(text, name)) != std::string_view::npos;
}

// "between May and July": months, without a year.
bool begins_with_month(std::string_view name) {
  const LexHit hit = longest_name(name, 0, mask(LexClass::month));
  return hit.entry != nullptr && hit.end < name.size() &&
         (name[hit.end] == ' ' || name[hit.end] == '\n');
}

// "In Ghana the Volta rose": a place, and one word behind an article.
bool is_place_and_word(const Layout& layout, Span name) {
  const Range places = mentions_in(layout.mentions().places, name);
  if (places.empty()) return false;
  const Span place = layout.mentions().places[places.first].span;
  const std::string_view rest = layout.text({place.end, std::max(place.end, name.end)});
  return place.begin == name.begin && rest.starts_with(" the ") &&
         std::ranges::count(rest, ' ') == 2;
}

// "Deputy Ní Fhaoláin", "The Secretary", "The Hague": who speaks or decides, or where.
bool names_person_or_office(std::string_view name) {
  const bool article = name.starts_with("The ");
  if (article) name.remove_prefix(4);
  const std::string_view first = name.substr(0, name.find_first_of(" \n"));
  if (article && first.size() == name.size()) return true;
  const LexHit title = longest_name(name, 0, mask(LexClass::person_title));
  const std::string office = fold(first);
  return (title.entry != nullptr && title.end <= first.size() + 1) ||
         std::ranges::binary_search(kOfficeWords, std::string_view(office));
}

// The first run of two or more capitalised words that is no place, no date and no organisation:
// "Let me begin with Rafts of Hope, which …". English capitalises its projects' names so; text in
// which most words have capitals (headings) or another language is left alone.
std::optional<Span> capitalised_name(const Layout& layout, Span span) {
  const std::string_view text = layout.text(span);
  std::optional<Span> first;
  for (std::string_view run : capitalised_runs(text)) {
    std::string_view name = behind_partner(layout, text, span.begin, without_openers(run));
    const bool called = is_called_project(text, name);
    if (name.starts_with("The ") &&
        (called || is_project_word(fold(name)) || names_organisation(name)))
      name.remove_prefix(4);
    name = before_its_place(name, is_told_to_be_project(text, name));
    name = without_article_of_place(layout, text, span.begin, name);
    while (name.ends_with('*')) name.remove_suffix(1);
    name = behind_place(layout, text, span.begin, name);
    const auto begin = static_cast<std::uint32_t>(
        span.begin + static_cast<std::size_t>(name.data() - text.data()));
    const Span found{begin, static_cast<std::uint32_t>(begin + name.size())};
    const Range dates = mentions_in(layout.mentions().dates, {found.begin, found.end});
    const auto capitals =
        std::count_if(name.begin(), name.end(), [](char c) { return c == ' ' || c == '\n'; });
    const bool told = called || is_project_word(fold(name.substr(name.find_last_of(" \n") + 1))) ||
                      is_told_to_be_project(text, name);
    if (capitals < 1 || find_country(name) || !dates.empty() ||
        (names_place(layout, found) && !told && !is_run_of_name(layout, text, found)))
      continue;
    if (names_organisation(name) && !told) continue;
    if (names_person_or_office(name) || name.ends_with('-')) continue;
    if (is_no_project_name(name) || is_place_and_word(layout, found) || begins_with_month(name))
      continue;
    if (told) return found;
    if (!first) first = found;
  }
  return first;
}

// English text, by its commonest words.
bool reads_english(const Layout& layout) {
  constexpr std::size_t kBytes = 200;  // of text for each of them
  const std::string_view text = layout.page().text();
  constexpr auto kWords = std::to_array<std::string_view>({"the", "of", "and", "with", "was"});
  constexpr ByteSet kBegins("toaw");
  std::size_t found = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at - 1] != ' ' || !kBegins.has(text[at])) continue;
    const std::string_view rest = text.substr(at);
    found += std::ranges::any_of(kWords, [rest](std::string_view word) {
      return rest.size() > word.size() && (rest[word.size()] == ' ' || rest[word.size()] == '\n') &&
             rest.starts_with(word);
    });
  }
  return found * kBytes >= text.size();
}

bool is_english(const Layout& layout) {
  std::optional<bool>& known = layout.known_english();
  if (!known) known = reads_english(layout);
  return *known;
}

}  // namespace

// Whether a mark opens a quotation: not an apostrophe.
static bool may_quote(std::string_view text) {
  constexpr ByteSet kOpeners("'_*");
  if (!text.empty() && (kOpeners.has(text.front()) || text.starts_with("‘"))) return true;
  return std::ranges::any_of(
      std::to_array<std::string_view>({"\"", "“", "„", "«", "**", " '", " ‘", " _", " *"}),
      [text](std::string_view mark) { return holds(text, mark); });
}

// Whether what is quoted is a sentence of its own: a stop inside the marks, another's end or
// nothing before them, and a small second word.
static bool is_said_alone(std::string_view text, std::string_view quoted) {
  constexpr ByteSet kMarks(" \n\"\xc2\xab\xe2\x80\x9c\x9e");
  const auto begin = static_cast<std::size_t>(quoted.data() - text.data());
  const std::size_t end = begin + quoted.size();
  if (end >= text.size() || text[end] != '.') return false;
  std::size_t before = begin;
  while (before > 0 && kMarks.has(text[before - 1])) --before;
  const bool opens =
      before == 0 || std::string_view(".!?").find(text[before - 1]) != std::string_view::npos;
  return opens && begins_lower(quoted.substr(std::min(quoted.find(' ') + 1, quoted.size())));
}

// "[^x]{5,160}?" as "[^x]+": what an expression needs, if nothing else.
static std::string without_limits(std::string_view expression) {
  std::string out(expression);
  for (const std::string_view limit : {"{5,160}?", "{5,80}?"}) {
    for (std::size_t at = out.find(limit); at != std::string::npos; at = out.find(limit, at))
      out.replace(at, limit.size(), "+");
  }
  return out;
}

// "It is a part of the global programme "Better Inspection"", "part of a scheme called Dry Feet":
// what the project belongs to.
static bool names_the_frame(std::string_view text, std::string_view name) {
  constexpr std::size_t kReach = 60;  // bytes before it
  thread_local const regex::Matcher kPartOf(
      R"(.*\bpart of (?:the|an?|our|its) (?:[a-z-]+ ){0,3}(?:projects?|programmes?|programs?|initiatives?|scheme),? (?:(?:called|entitled|titled|named|known as) )?\W*)");
  const auto begin = static_cast<std::size_t>(name.data() - text.data());
  const std::size_t from = begin < kReach ? 0 : begin - kReach;
  return kPartOf.matches(fold(text.substr(from, begin - from)) + " ");
}

// "‘The Well-Diggers’ Guild’": where the name ends whose closing mark at `close` may be a
// possessive's apostrophe.
static std::size_t behind_possessive(std::string_view text, std::size_t close) {
  constexpr std::size_t kReach = 40;  // bytes of the rest of the name
  static constexpr std::string_view kClose = "\xe2\x80\x99";
  const std::string_view rest = text.substr(std::min(close + kClose.size(), text.size()), kReach);
  const std::size_t next = rest.find_first_of("\xe2.,;:!?()\n");
  const bool goes_on = text[close - 1] == 's' && rest.size() > 2 && rest[0] == ' ' &&
                       rest[1] >= 'A' && rest[1] <= 'Z' && next != std::string_view::npos &&
                       rest.substr(next).starts_with(kClose);
  return goes_on ? close + kClose.size() + next : close;
}

std::optional<Span> quoted_name(const Layout& layout, Span span) {
  static constexpr std::string_view kQuoted =
      R"((?:\xe2\x80[\x9c\x9e]|"|\*\*|\xc2\xab\s?)((?:[A-Z\d]|\xc3[\x80-\x9e])[^".!?;*]{5,160}?)[,.]?(?:\xe2\x80[\x9c\x9d]|"|\*\*|\s?\xc2\xbb)|\b(?:entitled|titled|called|named|intitul\xc3\xa9e?|denominad[oa]|titulad[oa]) (?:'|\xe2\x80\x98)([A-Z\d][^'.!?;]{5,160}?)(?:'|\xe2\x80\x99)|(?:^|[ \n(])(?:'([A-Z][^'.!?;,\n\xe2]{5,80}?)'|\xe2\x80\x98([A-Z][^'.!;\xe2]{5,80}?)\xe2\x80\x99)(?:[ \n.,;:)]|$)|\b_([A-Z\d][^_.!?;]{5,160}?)_\b|(?:^|[ \n(])\*((?:[A-Z\d]|\xc3[\x80-\x9e])[^*.!?;]{5,160}?)\*(?:[ \n.,;:)]|$))";
  // The same without the limits of length, which would make a state of each character.
  static const std::string kUnlimited = without_limits(kQuoted);
  thread_local const regex::Matcher kHasQuoted(kUnlimited);
  const std::string_view text = layout.text(span);
  if (!may_quote(text) || !kHasQuoted.occurs_in(text)) return std::nullopt;
  static const ByteRegex kGroups(kQuoted);
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece name;
  re2::StringPiece entitled;
  re2::StringPiece single;   // "'Reels on Wheels'"
  re2::StringPiece curly;    // "‘Reels on Wheels’", perhaps over two lines
  re2::StringPiece slanted;  // "_Bread and Books_"
  re2::StringPiece starred;  // "*Bread and Books*"
  while (
      RE2::FindAndConsume(&rest, kGroups, &name, &entitled, &single, &curly, &slanted, &starred)) {
    for (const re2::StringPiece& other : {entitled, single, curly, slanted, starred}) {
      if (name.empty()) name = other;
    }
    const std::string_view view(name.data(), name.size());
    const auto spaces =
        std::count_if(view.begin(), view.end(), [](char c) { return c == ' ' || c == '\n'; });
    if (spaces < 1 || spaces > 12 || view.ends_with(',')) continue;
    // Nor is a sentence that is said, "«Foi a última que sobrou.»", behind another's end.
    if (is_said_alone(text, view) || names_the_frame(text, view)) continue;
    // What somebody says is no name.
    thread_local const regex::Matcher kSaid(
        R"(\s*,? ?(?:a |hat |ha |(?:he|she|they|we|i|one(?: of (?:them|us|the [a-z]+))?|er|sie|il|elle|ella|ele|ela|lui|lei) )?(?:said|says|say|laughs|laughed|smiles|smiled|jokes|joked|sighs|sighed|remembers|remembered|insists|insisted|told|tells|adds|added|explains|explained|recalls|asks|asked|wrote|writes|dit|declare|explique|raconte|sagt|erklart|erzahlt|dice|dijo|afirma|explica|disse|diz|according)\b.*)");
    const std::string after =
        fold(std::string_view(rest.data(), std::min<std::size_t>(rest.size(), 40)));
    if (kSaid.matches(after)) continue;
    const auto at = static_cast<std::size_t>(view.data() - text.data());
    const std::size_t end =
        curly.empty() ? at + view.size() : behind_possessive(text, at + view.size());
    return Span{static_cast<std::uint32_t>(span.begin + at),
                static_cast<std::uint32_t>(span.begin + end)};
  }
  return std::nullopt;
}

// "„Ylang“ (2017–2021)", "„Mikoko“, im Mai 2016 begonnen": one word in quotation marks, with its
// run right behind it.
static std::optional<Span> quoted_word(const Layout& layout, Span span) {
  static constexpr std::string_view kOpen = R"((?:\xe2\x80[\x9c\x9e]|"|\xc2\xab\s?))";
  static constexpr std::string_view kName = R"((?:[A-Z]|\xc3[\x80-\x9e])[\w\x80-\xbf\xc3-]+?)";
  static constexpr std::string_view kClose = R"((?:\xe2\x80[\x9c\x9d]|"|\s?\xc2\xbb))";
  static const std::string kQuoted = std::string(kOpen).append(kName).append(kClose);
  thread_local const regex::Matcher kHasQuoted(kQuoted);
  thread_local const regex::Matcher kJoint(
      R"(,? ?\(?(?:im|in|from|since|seit|von|depuis|desde|de|dal)?)");
  const std::string_view text = layout.text(span);
  if (!may_quote(text) || !kHasQuoted.occurs_in(text)) return std::nullopt;
  static const ByteRegex kWord(
      std::string(kOpen).append("(").append(kName).append(")").append(kClose));
  re2::StringPiece rest = piece(text);
  re2::StringPiece word;
  while (RE2::FindAndConsume(&rest, kWord, &word)) {
    const auto end = static_cast<std::uint32_t>(rest.data() - text.data()) + span.begin;
    const Range dates = mentions_in(layout.mentions().dates, {end, span.end});
    if (dates.empty()) return std::nullopt;
    const DateMention& date = layout.mentions().dates[dates.first];
    if (!kJoint.matches(fold(layout.text({end, date.span.begin})))) continue;
    const auto begin = static_cast<std::uint32_t>(word.data() - text.data()) + span.begin;
    return Span{begin, begin + static_cast<std::uint32_t>(word.size())};
  }
  return std::nullopt;
}

// "TRIDA (Tridacna Inventory and Demography Assessment) set out in February 2014": an acronym in
// capitals and the name that it stands for.
static std::optional<Span> spelled_acronym(const Layout& layout, Span span) {
  static constexpr std::string_view kForm =
      R"((?:^|[ \n])([A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)?[ \n]\(([A-Z][\w'-]*(?:,?[ \n][\w'-]+){2,11})\)))";
  thread_local const regex::Matcher kHasForm(kForm);
  const std::string_view text = layout.text(span);
  if (!kHasForm.occurs_in(text)) return std::nullopt;
  static const ByteRegex kGroups(kForm);
  re2::StringPiece rest = piece(text);
  re2::StringPiece whole;
  re2::StringPiece spelled;
  while (RE2::FindAndConsume(&rest, kGroups, &whole, &spelled)) {
    const std::string_view name(spelled.data(), spelled.size());
    if (name.front() != whole[0] || !is_title_case(name) || names_organisation(name)) continue;
    const auto begin = static_cast<std::uint32_t>(whole.data() - text.data()) + span.begin;
    return Span{begin, begin + static_cast<std::uint32_t>(whole.size())};
  }
  return std::nullopt;
}

// The name that text begins with: quoted, or (`plain`) two words or more by their capitals.
static std::string_view name_at_front(const Layout& layout, Span span, bool plain) {
  constexpr std::uint32_t kMostBytes = 170;
  const std::uint32_t end = std::min(span.end, span.begin + kMostBytes);
  const std::string_view text = layout.text({span.begin, end});
  constexpr std::uint32_t kMark = 4;  // bytes of an opening quotation mark with its space
  const auto quoted = quoted_name(layout, {span.begin, end});
  if (quoted && quoted->begin <= span.begin + kMark) return layout.text(*quoted);
  const std::vector<std::string_view> runs = capitalised_runs(text);
  const bool front = !runs.empty() && runs.front().data() == text.data();
  return plain && front && runs.front().find(' ') != std::string_view::npos ? runs.front()
                                                                            : std::string_view{};
}

// "Safe Harbours, Safe Crews is the name of the project which …": the name before these words.
static std::optional<Span> named_before(const Layout& layout, Span span) {
  thread_local const regex::Matcher kNameOf(
      R"( (?:is|was) the (?:name|title) of (?:the|this|our) (?:[a-z-]+ )?(?:project|programme|program|scheme|initiative)\b)");
  const std::string_view text = layout.text(span);
  if (!kNameOf.occurs_in(text)) return std::nullopt;
  for (const std::string_view run : capitalised_runs(text)) {
    const auto begin = static_cast<std::size_t>(run.data() - text.data());
    const bool named = kNameOf.prefix_of(text.substr(begin + run.size())) != std::string_view::npos;
    if (!named || std::ranges::count(run, ' ') == 0) continue;
    const auto at = static_cast<std::uint32_t>(span.begin + begin);
    return Span{at, static_cast<std::uint32_t>(at + run.size())};
  }
  return std::nullopt;
}

std::optional<Span> opening_words(const Layout& layout, Span span) {
  const std::string_view text = layout.text(span);
  for (const std::string_view run : capitalised_runs(text)) {
    if (run.data() != text.data()) break;
    const std::string_view name = without_openers(run);
    if (name.data() != run.data() || std::ranges::count(name, ' ') < 1 || names_organisation(name))
      break;
    return Span{span.begin, static_cast<std::uint32_t>(span.begin + name.size())};
  }
  return std::nullopt;
}

std::optional<Span> called_project(const Layout& layout, Span span) {
  if (const auto name = named_before(layout, span)) return name;
  // Dearer to tell in full than to look for: the words that kWord has, and what follows them there.
  thread_local const regex::Matcher kLikely(
      R"(\b(?i:(?:projects?|programmes?|programs?|initiatives?|scheme|[a-z-]*projekt(?:e?s)?|[a-z-]*vorhabens?|[a-z-]*verbunde?s?),?\s(?:with the|entitled|titled|called|named|known as|namens|mit dem|["\xc2\xe2])|(?:projets?|proyectos?|programas?|iniciativas?|projetos?|progetto),?\s))");
  const std::string_view text = layout.text(span);
  if (!kLikely.occurs_in(text)) return std::nullopt;
  // A project's word; the same where a capital behind it begins a name; and "called".
  static constexpr std::string_view kWord =
      R"(\b(?i:projects?|programmes?|programs?|initiatives?|scheme|[a-z-]*projekt(?:e?s)?|[a-z-]*vorhabens?|[a-z-]*verbunde?s?|(projets?|proyectos?|programas?|iniciativas?|projetos?|progetto)),?\s((?i:with the (?:\w+ )?name of|entitled|titled|called|named|known as|intitul\xc3\xa9e?|appel\xc3\xa9e?|nomm\xc3\xa9e?|denominad[oa]|titulad[oa]|llamad[oa]|intitulad[oa]|chamad[oa]|namens|mit dem (?:titel|namen)):?,?\s)?)";
  static const ByteRegex kGroups(kWord);
  re2::StringPiece rest = piece(text);
  re2::StringPiece romance;
  re2::StringPiece called;
  while (RE2::FindAndConsume(&rest, kGroups, &romance, &called)) {
    const auto at = static_cast<std::uint32_t>(rest.data() - text.data()) + span.begin;
    const bool plain = !romance.empty() || !called.empty();
    const std::string_view name = name_at_front(layout, {at, span.end}, plain);
    if (name.empty() || names_the_frame(text, name)) continue;
    const auto begin = static_cast<std::uint32_t>(name.data() - text.data()) + span.begin;
    return Span{begin, begin + static_cast<std::uint32_t>(name.size())};
  }
  return std::nullopt;
}

// "launched "Strong Roofs for Market Mamas", a three-year programme", "the contract for "The
// Project for Construction of a Ward"": a quoted name that what is beside it, or it itself, calls a
// project.
std::optional<Span> quoted_project(const Layout& layout, Span span) {
  thread_local const regex::Matcher kBehind(
      R"(\W{0,4},? ?(?:an?|the|its|our|une?|el|la|eine?) (?:[\w-]+ ){0,4}(?:project|programme|program|initiative|scheme|campaign|projet|programa|proyecto|projekt|programm|projeto|progetto)\b.*)");
  thread_local const regex::Matcher kBefore(
      R"(.*\b(?:launch(?:ed|es|ing|)|inaugurat\w+|kick(?:ed|s) off|agreement on|contract for|grant for)(?: the)? \W{0,4})");
  thread_local const regex::Matcher kItself(R"((?:the )?project (?:for|of|on|to) .*)");
  constexpr std::uint32_t kReach = 60;  // bytes before and behind it
  while (const auto name = quoted_name(layout, span)) {
    const std::uint32_t from = name->begin - std::min(name->begin, kReach);
    const std::string before = fold(layout.text({from, name->begin}));
    const std::string behind =
        fold(layout.text({name->end, std::min(name->end + kReach, span.end)}));
    const std::string itself = fold(layout.text(*name));
    const std::string_view text = layout.text(span);
    const bool called =
        kBehind.matches(behind) || kBefore.matches(before) || kItself.matches(itself);
    const auto at = static_cast<std::size_t>(name->begin - span.begin);
    if (called && !names_the_frame(text, text.substr(at, name->size()))) return name;
    span.begin = std::min(name->end + 1, span.end);
  }
  return std::nullopt;
}

// "the Rufiji Basin Resilience [Project]"
static bool ends_in_project(std::string_view name) {
  static constexpr std::string_view kWords[] = {"Project", "Programme", "Program", "Initiative",
                                                "Scheme"};
  return std::ranges::any_of(kWords, [name](std::string_view word) {
    if (name.size() <= word.size() || !name.ends_with(word)) return false;
    const char before = name[name.size() - word.size() - 1];
    return before == ' ' || before == '\n';
  });
}

// "the Seed Recovery Project in Malawi in March": up to the word that ends the name, if one does.
static std::string_view without_place(std::string_view name) {
  for (std::size_t in = name.find(" in "); in != std::string_view::npos;
       in = name.find(" in ", in + 1)) {
    if (ends_in_project(name.substr(0, in))) return name.substr(0, in);
  }
  return name;
}

// Whether a name stands on one line, or goes on where a sentence does.
static bool is_in_text(const Layout& layout, Span name) {
  const std::size_t first = layout.line_of(name.begin);
  const std::size_t last = layout.line_of(name.end - 1);
  return first == last || (last == first + 1 && layout[first].sentence && layout[last].sentence);
}

// "El Programa de Viveros Escolares" as well, where the text is no English.
std::optional<Span> project_in_prose(const Layout& layout, Span span) {
  thread_local const regex::Matcher kRomance(
      R"((?:Programa|Proyecto|Projeto|Projet|Programme|Progetto|Programma|Iniciativa|Initiative|Iniziativa)\s.*)");
  // "the New Zealand Aid Programme" pays for it.
  thread_local const regex::Matcher kGiver(
      R"(.* (?:Aid|Assistance|Cooperation|Grants?|Funding) (?:Programme|Program|Scheme))");
  const bool english = is_english(layout);
  const std::string_view text = layout.text(span);
  for (const std::string_view run : capitalised_runs(text)) {
    std::string_view name = without_openers(run);
    if (name.starts_with("The ")) name.remove_prefix(4);
    name = without_place(name);
    const bool project = english ? ends_in_project(name) : kRomance.matches(name);
    if (!project || kGiver.matches(name) || std::ranges::count(name, ' ') < 2) continue;
    const auto begin = static_cast<std::uint32_t>(name.data() - text.data()) + span.begin;
    const Span found{begin, static_cast<std::uint32_t>(begin + name.size())};
    if (is_in_text(layout, found)) return found;
  }
  return std::nullopt;
}

std::optional<Span> described_project(const Layout& layout, Span span) {
  if (!is_english(layout)) return std::nullopt;
  thread_local const regex::Matcher kWord(R"(\s(?:project|programme|program|initiative|scheme)\b)");
  const std::string_view text = layout.text(span);
  for (const std::string_view run : capitalised_runs(text)) {
    const auto begin = static_cast<std::uint32_t>(run.data() - text.data());
    const std::uint32_t end = begin + static_cast<std::uint32_t>(run.size());
    const Span found{span.begin + begin, span.begin + end};
    const bool article = text.substr(0, begin).ends_with("the ");
    if (article && std::ranges::count(run, ' ') >= 1 && !names_place(layout, found) &&
        !names_organisation(run) && kWord.prefix_of(text.substr(end)) != std::string_view::npos &&
        is_in_text(layout, found))
      return found;
  }
  return std::nullopt;
}

std::optional<Span> name_behind_sum(const Layout& layout, Span span) {
  const std::vector<MoneyMention>& money = layout.mentions().money;
  const Range sums = mentions_in(money, span);
  if (sums.empty() || money[sums.first].span.begin != span.begin) return std::nullopt;
  static const ByteRegex kName(
      R"( for (?:the )?([A-Z][^.;:]*?(?: (?:project|programme|program|initiative|scheme)| (?:Project|Programme|Program|Initiative|Scheme)(?: #?\d+| Phase \w+)?))(?: in |, |\.$|$))");
  static const ByteRegex kWord(R"((.*) (?:project|programme|program|initiative|scheme))");
  const std::string_view text = layout.text({money[sums.first].span.end, span.end});
  re2::StringPiece found;
  if (!RE2::PartialMatch(piece(text), kName, &found)) return std::nullopt;
  re2::StringPiece name = found;
  if (!RE2::FullMatch(found, kWord, &name)) name = found;
  const auto begin = static_cast<std::uint32_t>(
      money[sums.first].span.end + static_cast<std::size_t>(name.data() - text.data()));
  return Span{begin, static_cast<std::uint32_t>(begin + name.size())};
}

std::optional<Span> name_in_sentence(const Layout& layout, Span span) {
  auto name = quoted_name(layout, span);
  if (name || !is_english(layout)) return name;
  name = project_in_prose(layout, span);
  return name ? name : capitalised_name(layout, span);
}

// A block of labels is no prose.
static bool is_labelled(const Layout& layout, const Paragraph& p) {
  constexpr std::ptrdiff_t kLeast = 3;
  const auto lines = layout.lines().begin();
  const auto labels = std::count_if(lines + static_cast<std::ptrdiff_t>(p.first),
                                    lines + static_cast<std::ptrdiff_t>(p.last),
                                    [](const Line& l) { return l.label && l.label->known; });
  return labels >= kLeast && static_cast<std::size_t>(labels) * 2 > p.last - p.first;
}

// Whether a paragraph opens with the name, or says that it is one: "a scheme called Bright Wards",
// "**Masters of Slate** found …".
static bool is_plainly_named(const Layout& layout, Span paragraph, Span name) {
  static constexpr std::string_view kMarks[] = {"called ", "known as ", "named ", "titled ",
                                                "**",      "\"",        "“",      "«"};
  const std::string_view before = layout.text({paragraph.begin, name.begin});
  return before.find_first_not_of("*_") == std::string_view::npos ||
         std::ranges::any_of(kMarks, [before](std::string_view m) { return before.ends_with(m); });
}

// Whether a heading that is no name stands over a paragraph: "Light for health centres", "Rice".
static bool stands_below_topic(const Layout& layout, const Paragraph& p) {
  constexpr std::size_t kMostWords = 6;
  const std::size_t above = p.first == 0 ? Layout::npos : layout.previous_text(p.first - 1);
  if (above == Layout::npos || !layout[above].title_like || layout[above].words > kMostWords)
    return false;
  const std::string_view text = layout.text(above);
  return layout[above].words == 1 || !is_title_case(text);
}

// A paragraph with the mark of a name that it opens with, "_A Chair by the Bed_ was launched".
static Span with_opening_mark(const Layout& layout, const Paragraph& p) {
  Span span{layout[p.first].text.begin, layout[p.last - 1].text.end};
  if (span.begin > layout[p.first].span.begin && layout.page().text()[span.begin - 1] == '_')
    --span.begin;
  return span;
}

// Whether a paragraph of some length holds a sum and a date: they may be its project's.
static bool tells_sum_and_date(const Layout& layout, Span paragraph) {
  constexpr std::uint32_t kLeast = 200;  // bytes
  return paragraph.size() >= kLeast && !mentions_in(layout.mentions().dates, paragraph).empty() &&
         !mentions_in(layout.mentions().money, paragraph).empty();
}

std::vector<Group> names_in_prose(const Layout& layout, bool capitalised) {
  Group group;
  std::size_t dated = 0;
  std::size_t funded = 0;
  std::size_t told = 0;               // paragraphs of some length
  std::size_t running = 0;            // names whose paragraphs say when
  std::size_t below_topics = 0;       // names that headings of their subjects stand over
  std::vector<std::size_t> headings;  // the country that stands over the next paragraphs
  std::vector<Item> others;           // that hold a date and a sum, and say not what these are
  for (const Paragraph& p : paragraphs(layout)) {
    if (p.last == p.first + 1 && is_place_heading(layout, p.first)) headings = {p.first};
    const Span span = with_opening_mark(layout, p);
    told += span.size() > 100 ? 1 : 0;
    const bool no_date = mentions_in(layout.mentions().dates, span).empty();
    if (no_date && !capitalised && mentions_in(layout.mentions().money, span).empty()) continue;
    const bool point = capitalised ? tells_run(layout, p.first, p.last) : !no_date;
    const bool beside = capitalised && !point && tells_sum_and_date(layout, span);
    if ((capitalised && !point && !beside) || is_labelled(layout, p)) continue;
    auto name = quoted_name(layout, span);
    if (!name) name = quoted_word(layout, span);
    if (!name) name = spelled_acronym(layout, span);
    const bool line = p.last == p.first + 1 && layout[p.first].title_like;  // no text at all
    const bool heading = layout[p.first].title_like && (layout[p.first].words < 9 || line);
    if (!name && capitalised && !heading) name = project_in_prose(layout, span);
    if (!name && capitalised && !heading)
      name = is_english(layout) ? capitalised_name(layout, span) : called_project(layout, span);
    if (!name) continue;
    Item item;
    item.first = p.first;
    item.last = p.last;
    set_title_in_text(layout, item, *name);
    item.headings = headings;
    if (beside) {
      others.push_back(std::move(item));
      continue;
    }
    dated += point ? 1 : 0;
    running += tells_run(layout, p.first, p.last) ? 1 : 0;
    funded += mentions_in(layout.mentions().money, span).empty() ? 0 : 1;
    group.items.push_back(std::move(item));
    group.score += point ? 1.6 : 0.2;
    below_topics += is_plainly_named(layout, span, *name) && stands_below_topic(layout, p) ? 1 : 0;
  }
  // "Rice" over "Rice Without Drudgery is about weeding …": the headings are no titles.
  constexpr double kTopics = 2.5;
  if (below_topics >= 2 && below_topics == group.items.size())
    group.score += kTopics * static_cast<double>(below_topics);
  std::vector<Group> groups;
  const bool lone = told == 1 && dated == 1 && !capitalised;  // the page is one paragraph
  const std::size_t count = group.items.size();
  constexpr std::size_t kFew = 3;
  const bool all_funded = count >= kFew && funded == count && dated > 0;
  // How many paragraphs there may be for each that tells of a project: more where each says when.
  const bool all_run = running == count;
  const std::size_t share = all_run && funded == count ? 4 : all_run && count >= kFew ? 3 : 2;
  if ((count >= 2 || lone) && (dated * 3 >= count * 2 || all_funded) && count * share >= told) {
    if (count >= others.size()) std::ranges::move(others, std::back_inserter(group.items));
    std::ranges::stable_sort(group.items, {}, &Item::first);
    groups.push_back(std::move(group));
  }
  return groups;
}

// "Silver Steps. Falls are the main reason …", "Silver Steps (2015–2019). …": the words in capitals
// that a paragraph opens with, up to their stop or bracket; empty where it opens with none.
static Span opening_name(const Layout& layout, Span paragraph) {
  constexpr std::size_t kMostBytes = 80;
  constexpr std::size_t kMostWords = 9;
  const std::string_view text = layout.text(paragraph);
  const std::size_t stop = text.substr(0, kMostBytes).find(". ");
  const std::size_t bracket = text.substr(0, kMostBytes).find(" (");
  const std::size_t close = bracket < stop ? text.find("). ", bracket) : std::string_view::npos;
  if (stop == std::string_view::npos && close == std::string_view::npos) return {};
  const std::string_view name = text.substr(0, std::min(stop, bracket));
  if (!begins_like_words(name) || name.find('\n') != std::string_view::npos) return {};
  std::size_t words = 0;
  for (const std::string_view word : split(name, ' ')) {
    const bool part = words > 1 && (word == "phase" || word == "stage" || word == "part");
    if (!begins_like_words(word) && !is_small_word(fold(word)) && !part) return {};
    ++words;
  }
  const Span span{paragraph.begin, static_cast<std::uint32_t>(paragraph.begin + name.size())};
  const bool facts = !mentions_in(layout.mentions().dates, span).empty() ||
                     !mentions_in(layout.mentions().money, span).empty();
  return words >= 2 && words <= kMostWords && !facts && !is_generic_heading(name) ? span : Span{};
}

// "… were replaced by tablets. (Regular budget; USD 145,000; January–November 2014)": whether a
// paragraph ends in a bracket of fields, a run among them.
static bool ends_in_fields(const Layout& layout, Span paragraph) {
  constexpr std::size_t kLongest = 160;
  std::string_view text = layout.text(paragraph);
  if (text.ends_with(").")) text.remove_suffix(1);
  const std::size_t open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || text.size() - open > kLongest ||
      text.find_first_of(";,", open) == std::string_view::npos)
    return false;
  const Span bracket{static_cast<std::uint32_t>(paragraph.begin + open), paragraph.end};
  return !mentions_in(layout.mentions().dates, bracket).empty();
}

// "Health of seafarers. Philippines, 2001-2002. …": whether the sentence that begins at `at` is
// nothing but places and dates.
static bool goes_on_with_facts(const Layout& layout, Span paragraph, std::uint32_t at) {
  const Range dates = mentions_in(layout.mentions().dates, {at, paragraph.end});
  if (dates.empty()) return false;
  const Span date = layout.mentions().dates[dates.first].span;
  return is_facts_only(layout, {at, date.end}) &&
         (date.end == paragraph.end ||
          std::string_view(".;,").find(layout.page().text()[date.end]) != std::string_view::npos);
}

// "Ports of Last Resort. PI: Dr L. Jordan. Funder: …": whether a label stands at `at`.
static bool goes_on_with_label(const Layout& layout, Span paragraph, std::uint32_t at) {
  if (at >= paragraph.end) return false;
  const std::string_view rest = layout.text({at, paragraph.end});
  const auto label = read_label_line(rest);
  return label && label->known && label->name.begin == 0 && is_project_label(label->label.kind) &&
         rest.substr(label->name.end).starts_with(':');
}

// "Electronic case management for inspectors. Paper files …": the sentence that a paragraph of a
// list of projects opens with, when, where and how much behind it; empty where there is none.
static Span opening_sentence(const Layout& layout, Span paragraph) {
  constexpr std::size_t kMostBytes = 120;
  constexpr std::size_t kMostWords = 14;
  const std::string_view text = layout.text(paragraph);
  const std::size_t stop =
      std::min(text.substr(0, kMostBytes).find(". "), text.substr(0, kMostBytes).find(".\n"));
  if (stop == std::string_view::npos || !begins_like_words(text)) return {};
  const Span name{paragraph.begin, static_cast<std::uint32_t>(paragraph.begin + stop)};
  const std::size_t words = count_words(layout.text(name));
  const bool facts = !mentions_in(layout.mentions().dates, name).empty() ||
                     !mentions_in(layout.mentions().money, name).empty();
  const std::string_view last = layout.text(name).substr(layout.text(name).rfind(' ') + 1);
  if (words < 2 || words > kMostWords || last.size() < 3) return {};  // "…, no. 3"
  if (goes_on_with_label(layout, paragraph, name.end + 2)) return name;
  const bool listed =
      ends_in_fields(layout, paragraph) || goes_on_with_facts(layout, paragraph, name.end + 2);
  return listed && !facts ? name : Span{};
}

// "It rained", "A word of thanks to our donors, who came": whether a phrase is a sentence, by its
// first word or any.
static bool says_something(std::string_view phrase) {
  const std::string folded = fold(phrase);
  const auto is_in = [](const auto& words, std::string_view word) {
    return std::ranges::binary_search(words, word);
  };
  if (is_in(kOpeningWords, std::string_view(folded).substr(0, folded.find(' ')))) return true;
  bool first = true;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    const std::string_view word(folded.data() + at, end - at);
    if (is_in(kTellingWords, word) || (first && is_in(kOpeningWords, word))) return true;
    first = false;
    at = end + 1;
  }
  return false;
}

// "Goats for returnees. A grant of $95,000 was awarded … from March 2011 to February 2013.": the
// phrase before a text that says when and how much, and quotes no name; empty where there is none.
static Span opening_phrase(const Layout& layout, const Paragraph& p, Span paragraph) {
  constexpr std::size_t kMostWords = 9;
  const Line& line = layout[p.first];
  if (!line.sentence || line.marker.any() || line.label ||
      mentions_in(layout.mentions().money, paragraph).empty())
    return {};
  const auto phrase = title_before_stop(layout, line.text);
  if (!phrase || !tells_run(layout, p.first, p.last) || may_quote(layout.text(paragraph)))
    return {};
  const std::string_view words = layout.text(*phrase);
  std::size_t next = 0;
  const bool text_follows =
      is_upper(decode(layout.page().text(), phrase->end + std::string_view(". ").size(), next));
  return text_follows && count_words(words) <= kMostWords && !says_something(words) &&
                 !is_generic_heading(words) && !label_of(words)
             ? *phrase
             : Span{};
}

// The paragraphs, each of which may be a line of its own in an unbroken block.
static std::vector<Paragraph> paragraphs_with_names(const Layout& layout) {
  std::vector<Paragraph> found;
  for (const Paragraph& p : paragraphs(layout)) {
    found.push_back(p);
    for (std::size_t i = p.first + 1; i < p.last; ++i) {
      if (!ends_sentence(layout.text(i - 1)) || opening_name(layout, layout[i].text).empty())
        continue;
      found.back().last = i;
      found.push_back({i, p.last});
    }
  }
  return found;
}

// "Andersen, K", before "‘Who gets the loan?’, Research Council, NOK 8.4 million"
static bool names_author(std::string_view name) {
  const std::size_t comma = name.find(", ");
  return comma != std::string_view::npos && name.find(' ') == comma + 1 &&
         comma + 3 == name.size() && name.back() >= 'A' && name.back() <= 'Z';
}

// A paragraph by its name, or its headline.
static Item paragraph_item(const Layout& layout, const Paragraph& p, Kind kind, Span name) {
  Item item;
  item.kind = kind;
  item.first = p.first;
  item.last = p.last;
  set_title_in_text(layout, item, name);
  return item;
}

// Phrases open most of a list's paragraphs, and a few of any text's.
static std::vector<Group> phrased_paragraphs(const Layout& layout) {
  constexpr std::size_t kLeast = 3;
  constexpr double kPhrase = 1.1;  // points an item, fewer than a name has
  Group group;
  std::size_t seen = 0;               // paragraphs from the first item on
  std::size_t among = 0;              // those up to the last item
  std::vector<std::size_t> headings;  // the country that stands over the next paragraphs
  for (const Paragraph& p : paragraphs(layout)) {
    if (p.last == p.first + 1 && is_place_heading(layout, p.first)) headings = {p.first};
    const Span phrase =
        opening_phrase(layout, p, {layout[p.first].text.begin, layout[p.last - 1].text.end});
    seen += phrase.empty() && group.items.empty() ? 0 : 1;
    if (phrase.empty()) continue;
    among = seen;
    group.items.push_back(paragraph_item(layout, p, Kind::project, phrase));
    group.items.back().headings = headings;
  }
  const std::size_t count = group.items.size();
  if (count < kLeast || count * 3 < among * 2) return {};
  group.score = kPhrase * static_cast<double>(count);
  return {std::move(group)};
}

std::vector<Group> named_paragraphs(const Layout& layout) {
  constexpr std::size_t kLeast = 3;
  Group group;
  std::size_t dated = 0;
  std::size_t news = 0;
  std::vector<std::size_t> headings;  // the country that stands over the next paragraphs
  for (const Paragraph& p : paragraphs_with_names(layout)) {
    if (p.last == p.first + 1 && is_place_heading(layout, p.first)) headings = {p.first};
    const Span span{layout[p.first].text.begin, layout[p.last - 1].text.end};
    if (const std::uint32_t size = headline_before_dateline(layout, p.first); size > 0) {
      group.items.push_back(paragraph_item(layout, p, Kind::news, {span.begin, span.begin + size}));
      group.score += 2.5;
      ++news;
      continue;
    }
    const Span sentence = opening_sentence(layout, span);
    // "Mud Minarets of Agadez — Niger. August 2017 to …": without where
    Span name = sentence.empty() ? opening_name(layout, span) : without_facts(layout, sentence);
    const Mentions& m = layout.mentions();
    const bool empty = mentions_in(m.dates, span).empty() && mentions_in(m.money, span).empty() &&
                       mentions_in(m.places, span).empty();
    if (empty) continue;  // "Present: Canon A. Whitfield (chair)"
    const bool cited = names_author(layout.text(name));
    if (cited) name = quoted_name(layout, span).value_or(Span{});
    if (name.empty()) continue;
    if (cited) group.score += 0.5;  // others would take the author for the title's begin
    dated += tells_run(layout, p.first, p.last) ? 1 : 0;
    group.score += layout[p.first].marker.any() ? 1.4 : 2.0;  // a list reads its own items better
    group.items.push_back(paragraph_item(layout, p, Kind::project, name));
    group.items.back().headings = headings;
  }
  const std::size_t count = group.items.size();
  // "Correction. In our last issue …" among them is none.
  if (news >= 2 && news * 3 >= count * 2) {
    std::erase_if(group.items, [](const Item& item) { return item.kind != Kind::news; });
    return {std::move(group)};
  }
  if (news > 0) return {};
  // "THE GOAT LOAN. A family borrows two goats …": set apart from its text, a name needs less.
  const bool shouted = std::ranges::all_of(group.items, [&layout](const Item& item) {
    return all_capitals(layout.text(item.title.front()));
  });
  if (count < kLeast || dated * 3 < count * (shouted ? 1 : 2)) return phrased_paragraphs(layout);
  return {std::move(group)};
}

}  // namespace dossier
