// The tables of what speaks against a date, and the checks that no pattern can make.
#include "extract/date_context.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "extract/pattern.h"

namespace dossier {
namespace {

// Which atoms a row is asked about.
enum Kinds : std::uint8_t {
  kYears = 1,       // a year in digits with no day: "2012", "2007-15", "12/2014"
  kNumeric = 2,     // anything in digits alone
  kLengths = 4,     // a length of time
  kCounts = 8,      // a bare year without a preposition of time before it
  kLoneYears = 16,  // years that begin no range: "Strategy 2020", not "Strategy 2012-2016"
};

// A pattern that refuses an atom when it stands directly before or after it.
struct Refusal {
  enum class Side : std::uint8_t { before, after };
  std::uint8_t kinds;
  Side side;
  std::string_view pattern;
  std::string_view reason;
};
constexpr auto kBefore = Refusal::Side::before;
constexpr auto kAfter = Refusal::Side::after;

// clang-format off: one language a line
constexpr auto kRefusals = std::to_array<Refusal>({
    {kNumeric, kBefore,
     R"((?i:tel|t[ée]l[ée]phone|t[ée]l|phone|fax|mobile|mob|cell|whatsapp|tele?f[oó]ne?o?|telefax))"
     R"((?:(?:{sp}(?:no|nr|number))?[.:][ :.]*[+0-9 ()./-]*| [+(]?[0-9][0-9 ()./+-]*))",
     "a telephone number"},
    {kNumeric, kBefore, R"(\+[0-9][0-9 ()./-]*[ ./-])", "a telephone number"},
    {kNumeric, kBefore,
     R"((?i:p\.? ?o\.? ?box|b\.? ?p\.?|bo[îi]te{sp}postale|apartado(?:{sp}postal)?|casilla)"
     R"(|caixa{sp}postal|postfach)[ .:#nN°º]*)",
     "a post box"},
    {kNumeric, kBefore,
     R"((?:ISO|IEC|EN|DIN|BS|ASTM|ANSI|IEEE|OHSAS|NF)(?:/[A-Z]+)?(?: [A-Z]{1,3})?[ -]?(?:[0-9-]+:)?)",
     "a standard's number"},
    {kNumeric, kBefore,
     R"((?:(?:No|Nos|no|Nr|nr|Ref|ref|Art|art|núm|Núm)\.|[Nn][°º]|#)"
     R"(|(?i:decree|law|directive|regulation|ordinance|circular|reference|resolution)"
     R"(|décret|loi|règlement|ordonnance|résolution)"
     R"(|decreto|ley|directiva|ordenanza|resolución|lei|diretiva|resolução|gesetz))"
     R"((?:{sp}(?:No|Nr|no|nr|number)\.?|{sp}[Nn][°º])?)[ :.]*(?:[A-Z]{1,5}[-/ ])?(?:[0-9]+[-/ .])*)",
     "a document's number"},
    {kLoneYears, kBefore,
     "(?:(?i:agenda|horizon(?:te)?|vision|visi[óo]n|visão)|Act|Zukunft|[Pp]ost|[Pp]re"
     "|Strategy|Stratégie|Estrategia|Estratégia|Strategie|Objectifs?|Goals?|MDGs?|SDGs?|OMD|ODD|"
     "ODM|ODS"
     "|IPA|Expo|EXPO|Euro|Europe|Europa|Rio)[ -]",
     "part of a name"},
    {kLoneYears, kBefore, R"((?i:pages?|pp?\.|room|suite|floor|flat|lot|unit|item|box)[ ])",
     "a number of its own kind"},
    {kNumeric, kBefore, R"((?i:versi[oó]n|ver\.|v\.?|release|windows|office)[ .]?)",
     "a version's number"},
    {kYears, kBefore, R"({letter}(?:{letter}|[0-9])*[-_‐‑])", "part of a code"},
    {kYears, kBefore, R"([a-z]\.)", "part of a code"},
    {kNumeric, kAfter, " ?(?:%|‰|°|(?i:per ?cent|pour{sp}cent|por{sp}c[ie]e?nto|prozent))",
     "a percentage"},
    {kCounts, kAfter, R"({sp}(?:(?P<word>{letter}(?:{letter}|-)*){sp})?{count_noun})", "a count"},
    {kYears, kAfter, R"({osp}(?:[kmcd]?m[²³23]?|ha|kg|MW|kW|GWh|kWh|t|l|mm)(?:[ .,;)\n]|\z))",
     "a measure"},
    {kLengths, kAfter,
     "{sp}(?i:ago|old|of{sp}age|earlier|later|(?:of{sp})?experience|d{apos}(?:âge|expérience)"
     "|de{sp}(?:edad|idade|experi[eê]ncia)|alt)",
     "an age or a distance"},
    {kLengths, kAfter, "-olds?", "an age or a distance"},
    {kLengths, kBefore,
     "(?i:aged?|ages|under|over{sp}the{sp}age{sp}of|every|each|past|previous"
     "|(?:the|these|its|their|our|my|his|her){sp}last"
     "|il{sp}y{sp}a|âgés?{sp}de|toutes?{sp}les|hace|todos{sp}los|há|vor|alle)"
     "(?:{sp}(?:the|de|los))?{sp}",
     "an age or a distance"},
});

// What leads up to a date and is part of it.
constexpr auto kLeadIns = std::to_array<std::string_view>({
    "{part_of}",
    "(?i:{the_year}(?: of)?|months? of|mois d(?:e|{apos})|mes de|mês de|monat) ",
});
constexpr auto kDayLeadIns = std::to_array<std::string_view>({
    R"({weekday}(?:,?{sp}|\.,? )(?:(?:el|den|der|dem|le|the){sp})?)",
});

// Words that stand between a year and a noun when it is the year in which something was done.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"and", "as",   "at",   "by",  "for",  "from", "in",  "of",  "on",  "or",  "the",
     "to",  "with", "when", "par", "pour", "avec", "les", "des", "et",  "por", "para",
     "con", "los",  "las",  "y",   "com",  "os",   "e",   "mit", "von", "und", "die"});

// Prepositions of time before a year, and the wider list that may also stand before a count.
constexpr std::string_view kTimeCue =
    "(?:(?i:in|since|until|during|before|after|year|en|depuis|avant|après|ann[ée]e"
    "|desde|hasta|a[ñn]o|em|até|ano|im|seit|vor|nach|jahr)"
    "|(?:19|20)[0-9]{2} (?i:to|till?|through|bis|à|al?))[ \n]+";
constexpr std::string_view kYearCue =
    R"((?i:in|of|since|from|until|till|to|through|by|during|between|before|after|year|circa|ca?\.|the)"
    R"(|en|de|depuis|entre|avant|après|à|au|ann[ée]e|del|desde|hasta|antes|a[ñn]o|em|até|ano)"
    R"(|im|seit|von|bis|vor|nach|an|jahr|{start_verb})[ \n(]+)";
// What stands before a month whose name is a common word too.
constexpr std::string_view kMonthCue =
    R"((?i:in|since|from|until|till|to|through|by|during|between|before|after|of|end|early|mid|late|and)"
    R"(|från|fra|til|on|en|de|depuis|début|fin|mi|entre|avant|après|à|au|et|le|del|desde|hasta|y|a|em|até)[ \n]+)"
    R"(|[-–—(,:;/|~][ \n]*|[0-9](?:st|nd|rd|th)?[ .]*)";
// clang-format on

// What a number at a line's end counts: "Tide gauges, Phase 2" above "July 2012".
constexpr std::string_view kNumberedNoun =
    R"((?i:phase|stage|part|lot|tranche|round|volume|vol\.|module|component|tier|line|étape|partie|fase|etapa|parte|tramo|lote|teil|bauabschnitt|stufe)[ ]+)";

// What may follow a year and take it away from what stands before it.
constexpr std::string_view kNumberFollows = "(?:{of}|[-/.,])[0-9]";
constexpr std::string_view kRestOfDate = "-(?:0[1-9]|1[0-2])-[0-3][0-9]";  // behind its year
constexpr std::string_view kSumFollows = "[.,][0-9]| ?[€$£]| (?:[0-9]{3}|[A-Z])";
constexpr std::string_view kMonthFollows = "{ord}?{join}?{month}";
constexpr std::string_view kLowerWord = "{sp}[a-zà-ÿ]{2,}";
// Years that need no cue to be one.
constexpr int kFirstPlainYear = 1800;
constexpr int kLastPlainYear = 2199;

bool is_years(const DateAtom& atom) {
  return atom.has_year() && atom.numeric && atom.day == 0 && atom.first_number == 0;
}

// The patterns of all refusals; the other side's rows are empty and match nothing.
std::vector<std::string_view> patterns_of(Refusal::Side side) {
  std::vector<std::string_view> out;
  out.reserve(kRefusals.size());
  for (const Refusal& row : kRefusals) {
    out.push_back(row.side == side ? row.pattern : std::string_view());
  }
  return out;
}

// The compiled tables; one set a thread.
struct Compiled {
  std::vector<Pattern> refusals;
  Pattern year_cue{kYearCue};
  Pattern month_cue{kMonthCue};
  Pattern rest_of_date{kRestOfDate};
  Pattern sum_follows{kSumFollows};
  Pattern numbered_noun{kNumberedNoun};
  Pattern number_follows{kNumberFollows};
  Pattern lower_word{kLowerWord};
  Pattern month_follows{kMonthFollows};
  Pattern range_follows{" ?{dash} ?{year}"};
  Pattern time_cue{kTimeCue};
  Pattern fiscal{"{fiscal}{sp}"};
  std::vector<Pattern> lead_ins;
  std::vector<Pattern> day_lead_ins;
  PatternSet refusals_before{patterns_of(kBefore)};
  PatternSet refusals_after{patterns_of(kAfter)};

  Compiled() {
    for (const Refusal& row : kRefusals) refusals.emplace_back(row.pattern);
    for (const std::string_view source : kLeadIns) lead_ins.emplace_back(source);
    for (const std::string_view source : kDayLeadIns) day_lead_ins.emplace_back(source);
  }
};

const Compiled& compiled() {
  thread_local const Compiled kCompiled;
  return kCompiled;
}

char at(std::string_view text, std::size_t pos) {
  return pos < text.size() ? text[pos] : '\0';
}

// "4 2250 1998", "1,998", "2012.5", "1234-567": the number goes on on one side, and not with a
// date.
bool is_part_of_number(std::string_view text, const DateAtom& atom, Neighbours n) {
  constexpr std::string_view kJoints = "-/.,:";
  const std::uint32_t begin = atom.span.begin;
  const std::uint32_t end = atom.span.end;
  const bool joined = n.left_end + 1 == begin && (n.left_is_date || at(text, begin - 1) == '-');
  const bool left = begin >= 2 && kJoints.find(at(text, begin - 1)) != std::string_view::npos &&
                    is_digit(at(text, begin - 2)) && !joined;
  const bool right = kJoints.find(at(text, end)) != std::string_view::npos &&
                     is_digit(at(text, end + 1)) && n.right_begin != end + 1;
  // A whole date has its neighbour cells to both sides in comma-separated values.
  const bool whole = (atom.day != 0 || atom.first_number != 0) && atom.has_year();
  const bool cells =
      whole && (!left || at(text, begin - 1) == ',') && (!right || at(text, end) == ',');
  return (left || right) && !cells;
}

// The run of characters without white space around the span.
std::string_view token_around(std::string_view text, Span span) {
  constexpr std::uint32_t kLongest = 200;
  std::uint32_t begin = span.begin;
  std::uint32_t end = span.end;
  const auto is_space = [&](std::size_t pos) {
    return text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\t';
  };
  while (begin > 0 && span.begin - begin < kLongest && !is_space(begin - 1)) --begin;
  while (end < text.size() && end - span.end < kLongest && !is_space(end)) ++end;
  return text.substr(begin, end - begin);
}

bool is_in_address(std::string_view text, const DateAtom& atom) {
  const std::string_view token = token_around(text, atom.span);
  if (token.size() == atom.span.size()) return false;
  for (const std::string_view mark :
       {"://", "www.", "@", ".pdf", ".doc", ".xls", ".htm", ".org/", ".com/"}) {
    if (token.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

bool is_line_start(std::string_view text, std::uint32_t pos) {
  while (pos > 0 && text[pos - 1] == ' ') --pos;
  return pos == 0 || text[pos - 1] == '\n';
}

bool is_function_word(std::string_view word) {
  return std::find(kFunctionWords.begin(), kFunctionWords.end(), word) != kFunctionWords.end();
}

std::string_view matched_text(std::string_view text, const DateAtom& atom) {
  return text.substr(atom.span.begin, atom.span.size());
}

// "may", "march", "out" in lower case: months where a day, a sign or a preposition says so, or a
// year does that counts nothing ("march 2000 miles").
bool month_is_meant(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = matched_text(text, atom);
  if (!atom.doubtful_word) return true;
  const std::size_t joint = matched.find_first_of("/-, .");
  const bool marked = joint != std::string_view::npos && matched[joint] != ' ';
  if (is_digit(matched[0])) return atom.day != 0 || (marked && matched[joint] != ',');
  Match match;
  constexpr std::size_t kShort = 3;  // "I'll be out 2016"
  const std::size_t letters = std::min(matched.find_first_of(" ,./-"), matched.size());
  const bool dated = letters > kShort && atom.has_year() && atom.day == 0 &&
                     !compiled().lower_word.match_at(text, atom.span.end, match);
  return marked || dated || is_line_start(text, atom.span.begin) ||
         compiled().month_cue.match_before(text, atom.span.begin, match);
}

// What begins with a year may belong to what follows instead: "2012-May 2014", "2012 - 15 March
// 2013", "2016 - 11 villages".
bool year_is_followed(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = matched_text(text, atom);
  constexpr std::size_t kYearDigits = 4;
  const bool year_first = matched.size() > kYearDigits && is_digit(matched[0]) &&
                          is_digit(matched[kYearDigits - 1]) && atom.has_year() && atom.day == 0 &&
                          atom.first_number == 0;
  if (!year_first) return false;
  Match match;
  const Compiled& c = compiled();
  if (!atom.numeric) return c.number_follows.match_at(text, atom.span.end, match);
  const bool spaced_dash =
      matched.find(" -") != std::string_view::npos || matched.find("- ") != std::string_view::npos;
  return c.month_follows.match_at(text, atom.span.end, match) ||
         (spaced_dash && c.lower_word.match_at(text, atom.span.end, match));
}

// "… desde marzo." above "2019-05-20": the year is the next date's.
bool year_begins_date(std::string_view text, const DateAtom& atom) {
  const bool month_year = atom.has_year() && atom.month != 0 && atom.day == 0 && !atom.numeric;
  Match match;
  return month_year && compiled().rest_of_date.match_at(text, atom.span.end, match);
}

// "2016-2020 / 12,5 M€": behind the slash stands the next fact, and no month.
bool slash_parts_facts(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = matched_text(text, atom);
  Match match;
  return matched.find(" / ") != std::string_view::npos && is_digit(matched.back()) &&
         !is_digit(matched[matched.size() - 3]) &&
         compiled().sum_follows.match_at(text, atom.span.end, match);
}

// "in two thousand and fifteen", but not "two thousand and fifteen trees".
bool spelled_year_is_meant(std::string_view text, const DateAtom& atom) {
  if (!atom.spelled_year || atom.month != 0) return true;
  Match match;
  return compiled().time_cue.match_before(text, atom.span.begin, match) &&
         (!compiled().lower_word.match_at(text, atom.span.end, match) ||
          is_function_word(trim(text.substr(match.begin(), match.end() - match.begin()))));
}

// "on 3 May 15 people came"
bool yy_is_count(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = matched_text(text, atom);
  constexpr std::size_t kSpaceAndDigits = 3;
  const bool loose = atom.two_digit_year && !atom.numeric && atom.day != 0 &&
                     matched[matched.size() - kSpaceAndDigits] == ' ';
  Match match;
  return loose && compiled().lower_word.match_at(text, atom.span.end, match);
}

// "11. 2016 was …": an item of a list, then a year.
bool is_list_number(std::string_view text, const DateAtom& atom) {
  constexpr std::size_t kMostDigits = 2;
  return atom.numeric && atom.month != 0 && atom.day == 0 &&
         matched_text(text, atom).find(". ") <= kMostDigits && is_line_start(text, atom.span.begin);
}

// "Tide gauges, Phase 2", "Sand Drawing, Phase Two" above "July 2012"
bool is_number_of_noun(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = matched_text(text, atom);
  const std::size_t number = std::min(matched.find_first_of(" \t\n"), matched.size());
  const std::size_t stop = matched.find_first_not_of(" \t", number);
  Match match;
  return stop != std::string_view::npos && matched[stop] == '\n' &&
         compiled().numbered_noun.match_before(text, atom.span.begin, match);
}

// "2012-2014" above "Wells in Mali": what begins the next line with a capital is not what is
// counted.
bool ends_its_line(std::string_view text, std::uint32_t end) {
  const std::size_t stop = text.find_first_not_of(" \t", end);
  if (stop == std::string_view::npos || text[stop] != '\n') return false;
  const std::size_t word = text.find_first_not_of(" \t\n", stop);
  return word == std::string_view::npos || (text[word] >= 'A' && text[word] <= 'Z');
}

bool is_far(const DateAtom& atom) {
  return is_years(atom) && (atom.year < kFirstPlainYear || atom.year > kLastPlainYear);
}

std::uint8_t kinds_of(std::string_view text, const DateAtom& atom) {
  if (atom.kind == DateAtom::Kind::length) return kLengths;
  Match match;
  const bool lone =
      is_years(atom) && !compiled().range_follows.match_at(text, atom.span.end, match);
  const bool count = atom.bare_year() && !ends_its_line(text, atom.span.end) &&
                     !compiled().time_cue.match_before(text, atom.span.begin, match);
  return static_cast<std::uint8_t>((is_years(atom) ? kYears : 0) | (atom.numeric ? kNumeric : 0) |
                                   (count ? kCounts : 0) | (lone ? kLoneYears : 0));
}

std::string_view refused_by_table(std::string_view text, const DateAtom& atom, std::uint8_t kinds) {
  const PatternSet::Mask fitting = compiled().refusals_before.before(text, atom.span.begin) |
                                   compiled().refusals_after.at(text, atom.span.end);
  if (fitting.none()) return {};
  Match match;
  for (std::size_t i = 0; i < kRefusals.size(); ++i) {
    const Refusal& row = kRefusals[i];
    if ((row.kinds & kinds) == 0 || !fitting[i]) continue;
    const Pattern& pattern = compiled().refusals[i];
    const bool found = row.side == kBefore ? pattern.match_before(text, atom.span.begin, match)
                                           : pattern.match_at(text, atom.span.end, match);
    if (found && !is_function_word(match["word"])) return row.reason;
  }
  return {};
}

}  // namespace

bool may_stand(std::string_view text, const DateAtom& atom) {
  return month_is_meant(text, atom) && spelled_year_is_meant(text, atom) &&
         !year_is_followed(text, atom) && !year_begins_date(text, atom) &&
         !slash_parts_facts(text, atom) && !yy_is_count(text, atom) &&
         !is_list_number(text, atom) && !is_number_of_noun(text, atom);
}

std::string_view refusal(std::string_view text, const DateAtom& atom, Neighbours neighbours) {
  const std::uint8_t kinds = kinds_of(text, atom);
  if (kinds == 0) return {};
  const std::string_view reason = refused_by_table(text, atom, kinds);
  if (!reason.empty()) return reason;
  if ((kinds & kNumeric) == 0) return {};
  if (is_part_of_number(text, atom, neighbours)) return "part of a longer number";
  if ((kinds & kYears) != 0 && is_in_address(text, atom)) return "part of an address";
  Match match;
  if (is_far(atom) && !compiled().year_cue.match_before(text, atom.span.begin, match)) {
    return "too far off for a bare year";
  }
  return {};
}

std::vector<std::string_view> date_context_patterns() {
  std::vector<std::string_view> out = {kTimeCue,    kYearCue,       kMonthCue,
                                       kLowerWord,  kNumberFollows, kMonthFollows,
                                       kRestOfDate, kSumFollows,    kNumberedNoun};
  for (const Refusal& row : kRefusals) out.push_back(row.pattern);
  out.insert(out.end(), kLeadIns.begin(), kLeadIns.end());
  out.insert(out.end(), kDayLeadIns.begin(), kDayLeadIns.end());
  return out;
}

bool stands_over(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view above = text.substr(begin, end - begin);
  const std::size_t line_end = above.find('\n');
  return line_end != std::string_view::npos && is_line_start(text, begin) &&
         trim(above.substr(0, line_end)).find(' ') == std::string_view::npos &&
         trim(above.substr(line_end)).empty();
}

void take_lead_in(std::string_view text, DateAtom& atom, std::uint32_t floor) {
  constexpr int kMost = 2;
  if (atom.kind == DateAtom::Kind::length || (!atom.has_year() && atom.month == 0)) return;
  const Compiled& c = compiled();
  const bool has_day = atom.day != 0 || atom.first_number != 0;
  Match match;
  // "fiscal year 2012" is more than a year.
  if (c.fiscal.match_before(text, atom.span.begin, match, floor)) return;
  for (int i = 0; i < kMost; ++i) {
    const std::uint32_t before = atom.span.begin;
    for (const Pattern& pattern : has_day ? c.day_lead_ins : c.lead_ins) {
      if (!pattern.match_before(text, atom.span.begin, match, floor) ||
          stands_over(text, match.begin(), atom.span.begin))
        continue;
      const std::string_view lead = text.substr(0, match.begin());  // "Santo Domingo, 30 de julio"
      if (!lead.ends_with("Santo ") && !lead.ends_with("SANTO ")) atom.span.begin = match.begin();
    }
    if (atom.span.begin == before) return;
  }
}

}  // namespace dossier
