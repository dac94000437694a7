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
  kYears = 1,    // a bare year, and "2007-15"
  kNumeric = 2,  // anything in digits alone
  kLengths = 4,  // a length of time
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

constexpr auto kRefusals = std::to_array<Refusal>({
    {kNumeric, kBefore,
     R"((?i:tel|telephone|phone|fax|mobile|mob|cell|t[ée]l[ée]phone|t[ée]l|telefon|telefax|tel[ée]fono|telefone|whatsapp)(?:(?:{sp}(?:no|nr|number))?[.:][ :.]*[+0-9 ()./-]*| [+(]?[0-9][0-9 ()./+-]*))",
     "a telephone number"},
    {kNumeric, kBefore, R"(\+[0-9][0-9 ()./-]*[ ./-])", "a telephone number"},
    {kNumeric, kBefore,
     R"((?i:p\.? ?o\.? ?box|b\.? ?p\.?|bo[îi]te{sp}postale|postfach|apartado(?:{sp}postal)?|caixa{sp}postal|casilla)[ .:#nN°º]*)",
     "a post box"},
    {kNumeric, kBefore, R"((?:ISO|IEC|EN|DIN|BS|ASTM|ANSI|IEEE|OHSAS|NF)[ /A-Z-]*(?:[0-9-]+:)?)",
     "a standard's number"},
    {kNumeric, kBefore,
     R"((?:(?:No|Nos|no|Nr|nr|Ref|ref|Art|art|núm|Núm)\.|[Nn][°º]|#|(?i:decree|decreto|décret|law|loi|ley|lei|gesetz|directive|direct[ií]va|regulation|règlement|ordinance|ordonnance|ordenanza|circular|reference|resolution|résolution|resolución|resolução)(?:{sp}(?:No|Nr|no|nr|number)\.?|{sp}[Nn][°º])?)[ :.]*(?:[A-Z]{1,5}[-/ ])?(?:[0-9]+[-/ .])*)",
     "a document's number"},
    {kYears, kBefore,
     R"((?:AGENDA|Agenda|Horizonte?|HORIZON|Vision|Visión|Visão|Strategy|Stratégie|Estrategia|Estratégia|Strategie|Objectifs?|Goals?|MDGs?|SDGs?|OMD|ODD|ODM|ODS|IPA|Act|Expo|EXPO|Euro|Europe|Europa|Rio|Zukunft|Post|post|Pre|pre)[ -])",
     "part of a name"},
    {kNumeric, kBefore, R"((?i:versi[oó]n|ver\.|v\.?|release|windows|office)[ .]?)",
     "a version's number"},
    {kYears, kBefore, R"([\pL0-9]+[-_‐‑])", "part of a code"},
    {kYears, kBefore, R"([a-z]\.)", "part of a code"},
    {kNumeric, kAfter,
     R"( ?(?:%|‰|°|(?i:per ?cent|pour{sp}cent|por{sp}ciento|por{sp}cento|prozent)))",
     "a percentage"},
    {kYears, kAfter, R"({sp}(?:(?:de{sp})?[\pL-]+{sp}(?:and{sp}\pL+{sp})?)?{count_noun})",
     "a count"},
    {kYears, kAfter, R"({osp}(?:[kmcd]?m[²³23]?|ha|km2|kg|MW|kW|GWh|kWh|t|l|mm)(?:[ .,;)\n]|\z))",
     "a measure"},
    {kLengths, kAfter,
     R"({sp}(?i:ago|old|of{sp}age|earlier|later|d{apos}âge|de{sp}edad|de{sp}idade|alt|(?:of{sp})?experience|d{apos}expérience|de{sp}experiencia|de{sp}experiência))",
     "an age or a distance"},
    {kLengths, kAfter, R"([ -](?i:olds?))", "an age or a distance"},
    {kLengths, kBefore,
     R"((?i:aged?|ages|under|over{sp}the{sp}age{sp}of|every|each|last|past|previous|il{sp}y{sp}a|hace|há|vor|alle|âgés?{sp}de|todos{sp}los|toutes?{sp}les)(?:{sp}(?:the|de|los))?{sp})",
     "an age or a distance"},
});

// A number before such a noun is how many there are, unless it is a year in a list of cues.
constexpr std::string_view kYearCue =
    R"((?i:in|of|since|from|until|till|to|through|by|during|between|before|after|year|circa|c\.|ca\.|en|de|del|desde|hasta|depuis|entre|avant|après|à|au|em|até|antes|im|seit|von|bis|vor|nach|an|ann[ée]e|a[ñn]o|ano|jahr|the|{start_verb})[ \n(]+)";
constexpr std::string_view kMonthCue =
    R"((?i:in|since|from|until|till|to|through|by|during|between|before|after|of|end|early|mid|late|and|on|en|de|del|desde|hasta|depuis|début|fin|mi|entre|avant|après|à|au|à{sp}partir{sp}de|em|até|et|y|a|le)[ \n]+|[-–—(,:;/|~][ \n]*|[0-9](?:st|nd|rd|th)?[ .]*)";
// Years that need no cue to be one.
constexpr int kFirstPlainYear = 1800;
constexpr int kLastPlainYear = 2199;

bool is_years(const DateAtom& atom) {
  return atom.bare_year() || atom.year_number ||
         (atom.kind == DateAtom::Kind::pair && atom.numeric);
}

std::uint8_t kinds_of(const DateAtom& atom) {
  if (atom.kind == DateAtom::Kind::length) return kLengths;
  return static_cast<std::uint8_t>((is_years(atom) ? kYears : 0) | (atom.numeric ? kNumeric : 0));
}

// The compiled tables; one set a thread.
struct Compiled {
  std::vector<Pattern> refusals;
  Pattern year_cue{kYearCue};
  Pattern month_cue{kMonthCue};
  Pattern number_follows{R"((?:{of}|[-/.,])[0-9])"};
  Pattern lower_word{R"({sp}[a-zà-ÿ]{2,})"};
  Pattern month_follows{R"({ord}?{join}?{month})"};
  std::vector<Pattern> lead_ins;

  Compiled() {
    for (const Refusal& row : kRefusals) refusals.emplace_back(row.pattern);
    for (
        const std::string_view source :
        {std::string_view{R"({weekday}\.?,?{sp}(?:(?:el|den|der|dem|le|the){sp})?)"},
         std::string_view{"{part_of}"},
         std::string_view{
             R"((?i:{the_year}(?:{sp}of)?|months?{sp}of|mois{sp}d(?:e|{apos})|mes{sp}de|mês{sp}de|monat){sp})"}}) {
      lead_ins.emplace_back(source);
    }
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
  const bool left = begin >= 2 && kJoints.find(at(text, begin - 1)) != std::string_view::npos &&
                    is_digit(at(text, begin - 2)) && n.left_end + 1 != begin;
  const bool right = kJoints.find(at(text, end)) != std::string_view::npos &&
                     is_digit(at(text, end + 1)) && n.right_begin != end + 1;
  return left || right;
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

bool is_far(const DateAtom& atom) {
  return atom.bare_year() && (atom.year < kFirstPlainYear || atom.year > kLastPlainYear);
}

std::string_view refused_by_table(std::string_view text, const DateAtom& atom) {
  const std::uint8_t kinds = kinds_of(atom);
  Match match;
  for (std::size_t i = 0; i < kRefusals.size(); ++i) {
    const Refusal& row = kRefusals[i];
    if ((row.kinds & kinds) == 0) continue;
    const Pattern& pattern = compiled().refusals[i];
    if (row.side == kBefore ? pattern.match_before(text, atom.span.begin, match)
                            : pattern.match_at(text, atom.span.end, match)) {
      return row.reason;
    }
  }
  return {};
}

}  // namespace

bool may_stand(std::string_view text, const DateAtom& atom) {
  const std::string_view matched = text.substr(atom.span.begin, atom.span.size());
  Match match;
  if (atom.doubtful_word && atom.day == 0) {
    const bool cue = compiled().month_cue.match_before(text, atom.span.begin, match);
    if (!cue && !is_line_start(text, atom.span.begin)) return false;
  }
  const bool year_then_month = is_digit(matched[0]) && atom.has_year() && atom.day == 0 &&
                               !atom.numeric && !atom.two_digit_year && matched.size() > 4 &&
                               atom.kind == DateAtom::Kind::date && atom.months == 0;
  if (year_then_month && compiled().number_follows.match_at(text, atom.span.end, match))
    return false;
  const bool loose_yy = atom.two_digit_year && !atom.numeric && atom.day != 0 &&
                        matched.size() > 2 && matched[matched.size() - 3] == ' ';
  if (loose_yy && compiled().lower_word.match_at(text, atom.span.end, match)) return false;
  // "2012 - 15 March 2013", "2016 - 11 villages"
  if (atom.numeric && matched.size() > 4 && is_digit(matched[3]) && atom.first_number == 0 &&
      (compiled().month_follows.match_at(text, atom.span.end, match) ||
       (matched.find(' ') != std::string_view::npos &&
        compiled().lower_word.match_at(text, atom.span.end, match)))) {
    return false;
  }
  const bool after_list_number = atom.numeric && atom.month != 0 && atom.day == 0 &&
                                 matched.find(". ") != std::string_view::npos;
  return !after_list_number || !is_line_start(text, atom.span.begin);
}

std::string_view refusal(std::string_view text, const DateAtom& atom, Neighbours neighbours) {
  const std::uint8_t kinds = kinds_of(atom);
  if (kinds == 0) return {};
  if (const std::string_view reason = refused_by_table(text, atom); !reason.empty()) return reason;
  if ((kinds & kNumeric) == 0) return {};
  if (is_part_of_number(text, atom, neighbours)) return "part of a longer number";
  if ((kinds & kYears) != 0 && is_in_address(text, atom)) return "part of an address";
  Match match;
  if (is_far(atom) && !compiled().year_cue.match_before(text, atom.span.begin, match)) {
    return "too far off for a bare year";
  }
  return {};
}

void take_lead_in(std::string_view text, DateAtom& atom, std::uint32_t floor) {
  constexpr int kMost = 2;
  Match match;
  for (int i = 0; i < kMost; ++i) {
    const std::uint32_t before = atom.span.begin;
    for (const Pattern& pattern : compiled().lead_ins) {
      if (pattern.match_before(text, atom.span.begin, match, floor))
        atom.span.begin = match.begin();
    }
    if (atom.span.begin == before) return;
  }
}

}  // namespace dossier
