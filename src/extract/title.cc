// See title.h. The word lists are the closed classes of five languages (articles, prepositions) and
// the nouns that head generic headings and documents; nothing here knows a page.
#include "extract/title.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/byte_regex.h"
#include "extract/line_shape.h"
#include "extract/span_walk.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

#include "extract/heading_words.inc"  // kHeadingWords

struct Quotes {
  std::string_view open, close;
};
constexpr auto kQuotes = std::to_array<Quotes>({{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}});

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\n"));
}
std::string_view last_word(std::string_view text) {
  const std::size_t at = text.find_last_of(" \t\n");
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

struct Contents {
  bool facts_only = false;  // mentions and what binds them, no other word
  bool values = false;      // a date, a sum or a duration among them
  bool places = false;
};

template <class M>
void cover(const std::vector<M>& mentions, Span span, std::vector<Span>& out) {
  const Range r = mentions_in(mentions, span);
  for (auto i = r.first; i < r.last; ++i) out.push_back(mentions[i].span);
}

bool has_values(const Layout& layout, Span span) {
  const Mentions& m = layout.mentions();
  return !mentions_in(m.dates, span).empty() || !mentions_in(m.money, span).empty() ||
         !mentions_in(m.durations, span).empty();
}

// What a stretch of a line holds.
Contents contents_of(const Layout& layout, Span span) {
  const Mentions& m = layout.mentions();
  std::vector<Span> values;
  cover(m.dates, span, values);
  cover(m.money, span, values);
  cover(m.durations, span, values);
  std::vector<Span> places;
  const Range r = mentions_in(m.places, span);
  for (auto i = r.first; i < r.last; ++i) {
    if (m.places[i].form != PlaceMention::Form::demonym) places.push_back(m.places[i].span);
  }
  Contents found{true, !values.empty(), !places.empty()};
  values.insert(values.end(), places.begin(), places.end());
  SpanWalk walk(std::move(values));
  thread_local const regex::Matcher kGlue(
      R"((?i)(?:loans?|grants?|credits?|budget|funding|total|costs?|up to|worth|approx|ca|about|pret|don|prestamo|subvencion|emprestimo|kredit|zuschuss|and|y|e|et|und|&|the|of|from|to|until|since|over|for|in|de|du|la|le|between|ongoing|en cours|en curso|em curso|laufend|depuis|desde|seit|entre|bis|au|a|al|jusqu|del|von|ab|ended|ends|ending|completed (?:in|on|by)|concluded|closed|finished|started|starts|starting|began|launched|on|abgeschlossen|beendet|begonnen|terminado|finalizado|concluido)\b|\xc3\xa0 |d'|d\xe2\x80\x99)");
  const std::string_view text = layout.text(span);
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(span.begin + at);
    if (const Span* hit = walk.covering(here)) {
      at = std::min<std::size_t>(hit->end - span.begin, text.size());
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    constexpr unsigned char kLatinMarks = 0xC2;  // the lead byte of "·", "»", "§"
    if (!is_word_byte(text[at]) || byte == kLatinMarks || byte >= 0xE2) {
      ++at;
      while (at < text.size() && is_continuation(text[at])) ++at;
      continue;
    }
    const std::size_t glue = kGlue.prefix_of(text.substr(at));
    if (glue == std::string_view::npos) {
      found.facts_only = false;
      return found;
    }
    at += glue;
  }
  return found;
}

struct Separator {
  std::size_t begin = 0;  // of the separator
  std::size_t end = 0;    // where the segment after it begins
  bool bracket = false;
};

bool is_letter_or_digit(char c) {
  return is_ascii_letter(c) || is_digit(c);
}

// The places inside a title line where its facts may begin, one by one. A title has a few of them;
// what stands behind each is looked at up to the line's end, so a line of a million commas is not
// taken for one.
class Separators {
 public:
  explicit Separators(std::string_view text) : text_(text) {}

  std::optional<Separator> next() {
    constexpr std::size_t kMost = 64;
    for (; at_ < text_.size() && found_ < kMost; ++at_) {
      const char c = text_[at_];
      // Every mark begins with a bracket, a space, a comma, a stop, a colon, a tab or a byte beyond
      // ASCII; and no letter or digit stands behind its space.
      if (is_letter_or_digit(c)) continue;
      if (c == ' ' && at_ + 1 < text_.size() && is_letter_or_digit(text_[at_ + 1])) continue;
      const std::size_t end = end_of_mark();
      if (end == at_) continue;
      if (end == std::string_view::npos) break;
      ++found_;
      return Separator{std::exchange(at_, end), end, c == '(' || c == '['};
    }
    at_ = text_.size();
    return std::nullopt;
  }

 private:
  // Where the mark that begins here ends; here where there is none, npos where nothing follows.
  std::size_t end_of_mark() const {
    static constexpr std::string_view kMarks[] = {
        " -- ", ", ",  ". ",  "; ",  " – ", " — ", " - ", " | ",  " / ",  " // ",
        ": ",   " · ", " » ", " › ", "—",   "\t",  "   ", " || ", " -> ", " => "};
    const std::string_view rest = text_.substr(at_);
    if (rest[0] == '(' || rest[0] == '[') return at_ + 1;
    // "Dam removal ............ $75,000": a leader.
    if (rest.starts_with("....") || rest.substr(1).starts_with("....")) {
      const std::size_t dots = rest.find_first_not_of(" .");
      return dots == std::string_view::npos ? dots : at_ + dots;
    }
    for (const std::string_view mark : kMarks) {
      if (rest.front() == mark.front() && rest.starts_with(mark)) return at_ + mark.size();
    }
    return at_;
  }

  std::string_view text_;
  std::size_t at_ = 1;
  std::size_t found_ = 0;
};

// Whether a place name ends directly before `at`: "… in Burundi, Rwanda" is one enumeration.
bool place_ends_before(const Layout& layout, Span text, std::size_t at) {
  const Range r = mentions_in(layout.mentions().places, text);
  const auto end = static_cast<std::uint32_t>(text.begin + at);
  for (auto i = r.first; i < r.last; ++i) {
    const PlaceMention& place = layout.mentions().places[i];
    if (place.span.end == end && place.form != PlaceMention::Form::region) return true;
  }
  return false;
}

}  // namespace

// "Fodder maps; financed by the Institute": behind the mark stands who pays.
static bool opens_facts(std::string_view rest) {
  thread_local const regex::Matcher kPays(
      R"((?i)(?:co-?)?(?:funded|financed|financ\xc3\xa9e?s?|finanziert|financiad[oa]) (?:by|par|por|von|durch|pel[oa])\b)");
  return kPays.prefix_of(rest) != std::string_view::npos;
}

// "Genomics for hardy goats. Country: Malawi": behind the stop stands a label with its value.
static bool opens_label(std::string_view rest) {
  const std::size_t colon = rest.find(':');
  constexpr std::size_t kLongest = 40;
  if (colon > kLongest) return false;  // or there is none
  const auto hit = label_of(rest.substr(0, colon));
  return hit && hit->kind != LabelKind::title;
}

// "Moss on old railways; Dr A. Kinsella, Galway; £9,800; Ireland; 2016": fields between semicolons,
// a sum or a date one of them. Where the first ends; npos where the text is no such row.
static std::size_t first_field(const Layout& layout, Span text) {
  constexpr std::size_t kLeast = 3;
  const std::string_view words = layout.text(text);
  const std::size_t first = words.find("; ");
  std::size_t fields = 1;
  bool values = false;
  for (std::size_t mark = first; mark != std::string_view::npos;) {
    const std::size_t next = words.find("; ", mark + 2);
    const Contents field = contents_of(
        layout, {static_cast<std::uint32_t>(text.begin + mark + 2),
                 next == std::string_view::npos ? text.end
                                                : static_cast<std::uint32_t>(text.begin + next)});
    values = values || (field.facts_only && field.values);
    ++fields;
    mark = next;
  }
  return fields >= kLeast && values ? first : std::string_view::npos;
}

// "Master Plan for the Port. Grant of": the sum stands on the next line.
static bool stops_before_sum(std::string_view rest) {
  thread_local const regex::Matcher kOpens(
      R"((?i)(?:grant|loan|credit|budget|amount|total|cost|funding|subvention|pret|don|donacion|prestamo|zuschuss|kredit)s? (?:of|de|von|in)(?: (?:about|some))? *|(?i)an? (?:[\w-]+ ){0,2}(?:grant|loan|credit)(?: of(?: (?:about|some))?)? *)");
  return kOpens.matches(rest);
}

// "(CI: Dr Ruru; Feb 2018–Jan 2020; NZ$220k; Ministry for the Environment)": fields in brackets at
// a title's end, a sum or a date one of them. Where the bracket opens; npos where there is none.
static std::size_t bracket_of_fields(const Layout& layout, Span text) {
  const std::string_view words = layout.text(text);
  const std::size_t open = words.rfind(" (");
  if (!words.ends_with(')') || open == std::string_view::npos) return std::string_view::npos;
  bool values = false;
  std::size_t fields = 0;
  for (std::size_t at = open + 2; at < words.size(); ++fields) {
    const std::size_t end = std::min(words.find("; ", at), words.size() - 1);
    const Contents field = contents_of(layout, {static_cast<std::uint32_t>(text.begin + at),
                                                static_cast<std::uint32_t>(text.begin + end)});
    values = values || (field.facts_only && field.values);
    at = end + 2;
  }
  return fields >= 2 && values ? open : std::string_view::npos;
}

Span without_facts(const Layout& layout, Span text) {
  if (const std::size_t open = bracket_of_fields(layout, text); open != std::string_view::npos)
    return {text.begin, static_cast<std::uint32_t>(text.begin + open)};
  const std::size_t field = first_field(layout, text);
  const bool fields = field != std::string_view::npos;
  if (fields) text.end = static_cast<std::uint32_t>(text.begin + field);
  const std::string_view words = layout.text(text);
  std::vector<Separator> marks;
  for (Separators all(words); const auto mark = all.next();) marks.push_back(*mark);
  std::size_t cut = words.size();
  for (std::size_t i = 0; i < marks.size() && cut == words.size(); ++i) {
    const Separator& mark = marks[i];
    if (trim(words.substr(0, mark.begin)).empty()) continue;
    std::size_t segment_end = i + 1 < marks.size() ? marks[i + 1].begin : words.size();
    if (mark.bracket) segment_end = std::min(segment_end, words.find_first_of(")]", mark.end));
    const auto span_of = [&](std::size_t b, std::size_t e) {
      return Span{static_cast<std::uint32_t>(text.begin + b),
                  static_cast<std::uint32_t>(text.begin + e)};
    };
    if (words.substr(mark.begin, 2) == "; " && opens_facts(words.substr(mark.end)))
      cut = mark.begin;
    if (words.substr(mark.begin, 2) == ". " &&
        (opens_label(words.substr(mark.end)) || stops_before_sum(words.substr(mark.end))))
      cut = mark.begin;
    const Contents segment = contents_of(layout, span_of(mark.end, segment_end));
    if (!segment.facts_only) continue;
    // "Roads in Mali | Mali | 2013-2016": no enumeration of places
    const bool bar =
        words.substr(mark.begin, mark.end - mark.begin).find('|') != std::string_view::npos;
    if (segment.values) {
      cut = mark.begin;
    } else if (segment.places && (bar || !place_ends_before(layout, text, mark.begin)) &&
               words.substr(mark.begin, 2) != ": ") {
      const Contents rest = contents_of(layout, span_of(mark.end, words.size()));
      const bool closed = (mark.bracket && segment_end + 1 >= words.size()) ||
                          (words.substr(mark.begin, 2) == "; " && words.ends_with(';'));
      // "Food bank in Lebanon, Tennessee, adds cold room": the title goes on.
      const bool facts_follow = i + 1 < marks.size() &&
                                !(!mark.bracket && words.substr(marks[i + 1].begin, 2) == ", " &&
                                  begins_lower(words.substr(marks[i + 1].end))) &&
                                contents_of(layout, span_of(marks[i + 1].end, words.size())).values;
      const std::size_t next = words.find("; ", mark.end);
      const bool listed = words.substr(mark.begin, 2) == "; " && next != std::string_view::npos &&
                          contents_of(layout, span_of(mark.end, next)).facts_only;
      if (rest.facts_only || closed || facts_follow || listed) cut = mark.begin;
    }
  }
  // "Village water 2012-2015": a range at the end needs no separator.
  const Range dates = mentions_in(layout.mentions().dates, text);
  for (auto i = dates.first; i < dates.last; ++i) {
    const DateMention& d = layout.mentions().dates[i];
    const std::size_t begin = d.span.begin - text.begin;
    if (d.range && begin > 0 && begin < cut && d.span.end >= text.begin + words.size() &&
        contents_of(layout, {d.span.begin, text.end}).facts_only)
      cut = begin;
  }
  // "Bridges in Swat (completed March 2014, 980 million yen)": the bracket is of facts.
  if ((fields || cut < words.size()) && leaves_bracket_open(words.substr(0, cut))) {
    const std::size_t open = words.substr(0, cut).rfind('(');
    const Span inside{static_cast<std::uint32_t>(text.begin + open),
                      static_cast<std::uint32_t>(text.begin + cut)};
    const Range places = mentions_in(layout.mentions().places, inside);
    // "(India: Tamil Nadu; 1.7.2014-30.6.2017)"
    const bool place =
        !places.empty() && layout.mentions().places[places.first].span.begin == inside.begin + 1;
    if (place || !mentions_in(layout.mentions().dates, inside).empty() ||
        !mentions_in(layout.mentions().money, inside).empty())
      cut = open;
  }
  std::string_view kept = words.substr(0, cut);
  while (!kept.empty() &&
         std::string_view(" \t\n,;:-|/([_*").find(kept.back()) != std::string_view::npos)
    kept.remove_suffix(1);
  for (bool again = true; again;) {
    again = false;
    for (std::string_view dash : {"–", "—", "·", "'''", "''"}) {
      if (kept.ends_with(dash)) kept.remove_suffix(dash.size()), again = true;
    }
    while (kept.ends_with(' ')) kept.remove_suffix(1);
  }
  if (kept.empty()) return text;
  return {text.begin, static_cast<std::uint32_t>(text.begin + kept.size())};
}

bool is_facts_only(const Layout& layout, Span text) {
  const Contents contents = contents_of(layout, text);
  return contents.facts_only && (contents.values || contents.places);
}

// Whether the line that begins at `begin` goes on with a sentence: the line above is prose and
// stops in the middle. A date that happens to open such a line is no fact on its own.
static bool carries_on(std::string_view page, std::size_t begin) {
  if (begin < 2 || page[begin - 1] != '\n' || !is_letter_or_digit(page[begin - 2])) return false;
  constexpr std::size_t kFullLine = 50;
  const std::size_t before = page.rfind('\n', begin - 2);
  const std::size_t above = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = page.substr(above, begin - above);
  const bool lower = page[begin] >= 'a' && page[begin] <= 'z';
  return line.find(". ") != std::string_view::npos || (lower && line.size() > kFullLine);
}

static Span find_leading_facts(const Layout& layout, Span text) {
  const std::string_view words = layout.text(text);
  Span facts{text.begin, text.begin};
  if (!has_values(layout, text)) return facts;
  if (carries_on(layout.page().text(), text.begin)) return facts;
  for (Separators all(words); const auto mark = all.next();) {
    const Span head{text.begin, static_cast<std::uint32_t>(text.begin + mark->begin)};
    const Contents contents = contents_of(layout, head);
    if (!contents.facts_only) break;
    if (contents.values) facts = head;
  }
  return facts;
}

Span leading_facts(const Layout& layout, Span text) {
  auto& [known, facts] = layout.last_leading_facts();
  if (!(known == text)) facts = find_leading_facts(layout, known = text);
  return facts;
}

// The name in quotation marks, of three words or more, that stands between the other parts of a
// line: a mark or a country before it and a mark behind it.
static std::string_view name_in_quotes(const Layout& layout, Span span) {
  constexpr ByteSet kBefore(",.;:|-");
  constexpr ByteSet kBehind(",.;:()");
  const std::string_view text = layout.text(span);
  for (const auto& [open, close] : kQuotes) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = text.find(close, begin + open.size());
    if (end == std::string_view::npos) continue;
    std::string_view name = trim(text.substr(begin + open.size(), end - begin - open.size()));
    if (std::ranges::count(name, ' ') < 2) continue;
    const std::string_view before = trim(text.substr(0, begin));
    const std::string_view behind = trim(text.substr(end + close.size()));
    const Span lead{span.begin, span.begin + static_cast<std::uint32_t>(before.size())};
    const bool parted =
        !before.empty() && (kBefore.has(before.back()) || is_facts_only(layout, lead));
    const bool closed =
        name.ends_with('.') || name.ends_with('?') || behind.empty() || kBehind.has(behind.front());
    if (!parted || !closed) continue;
    while (name.ends_with(',') || name.ends_with('.')) name.remove_suffix(1);
    return name;
  }
  return {};
}

// What stands behind "Kang, Z. (PI).", "Salehi, S., Kang, Z., and Cokely, E. T." up to the next
// stop.
static std::string_view name_behind_authors(std::string_view text) {
  thread_local const regex::Matcher kAuthors(
      R"((?:(?:,? ?(?:and|&) |, |; )?[A-Z][A-Za-z\x80-\xff'-]+(?: [A-Z][A-Za-z\x80-\xff'-]+)?, (?:[A-Z]\.[ -]?){1,3}(?:\([^()]{2,30}\)\.?)?)+ ?)");
  const std::size_t size = kAuthors.prefix_of(text);
  if (size == std::string_view::npos) return {};
  const std::string_view rest = text.substr(size);
  for (std::size_t stop = rest.find(". "); stop != std::string_view::npos;
       stop = rest.find(". ", stop + 1)) {
    if (!is_abbreviation(last_word(rest.substr(0, stop)))) return rest.substr(0, stop);
  }
  return {};
}

std::optional<Span> cited_title(const Layout& layout, Span text) {
  const std::string_view words = layout.text(text);
  std::string_view name = name_in_quotes(layout, text);
  if (name.empty()) name = name_behind_authors(words);
  if (name.empty()) return std::nullopt;
  const auto begin = text.begin + static_cast<std::uint32_t>(name.data() - words.data());
  const Span title{begin, begin + static_cast<std::uint32_t>(name.size())};
  if (is_facts_only(layout, title)) return std::nullopt;
  const bool facts =
      has_values(layout, {title.end, text.end}) || has_values(layout, {text.begin, title.begin});
  return facts ? std::optional(title) : std::nullopt;
}

// "From Field to Flour: Cassava": hardly begun behind its colon.
static bool breaks_behind_colon(std::string_view head) {
  const std::size_t colon = head.find(": ");
  return colon != std::string_view::npos && head.find(' ', colon + 2) == std::string_view::npos;
}

std::optional<Span> bold_front(const Layout& layout, Span line) {
  static constexpr std::string_view kBold = "**";
  const std::string_view page = layout.page().text();
  if (line.begin < kBold.size() || page.substr(line.begin - kBold.size(), kBold.size()) != kBold)
    return std::nullopt;
  const std::size_t end = layout.text(line).find(kBold);
  if (end == std::string_view::npos || end + kBold.size() >= line.size()) return std::nullopt;
  return Span{line.begin, line.begin + static_cast<std::uint32_t>(end)};
}

const DateMention* date_behind_bold(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return nullptr;
  const auto bold = bold_front(layout, line.text);
  const DateMention& date = layout.mentions().dates[line.dates.first];
  if (!bold || date.span.begin < bold->end) return nullptr;
  const bool bracket = layout.text({bold->end, date.span.begin}) == "** (" &&
                       layout.text({date.span.end, line.text.end}).starts_with(')');
  return bracket ? &date : nullptr;
}

// What "Well Kept, Well Drunk", in quotation marks from end to end, holds; else empty.
static std::string_view inside_quotes(std::string_view text) {
  for (const auto& [open, close] : kQuotes) {
    if (text.size() <= open.size() + close.size() || !text.starts_with(open)) continue;
    const std::size_t end = text.size() - close.size();
    if (text.find(close, open.size()) == end) return text.substr(open.size(), end - open.size());
  }
  return {};
}

bool is_title_case(std::string_view text) {
  constexpr std::size_t kLong = 4;
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::size_t next = 0;
    if (at > 0 && end - at >= kLong) {
      ++words;
      capitals += is_upper(decode(text, at, next)) ? 1 : 0;
    }
    at = end + 1;
  }
  return capitals * 2 >= words;
}

bool breaks_off(std::string_view words) {
  return words.ends_with(',') || words.ends_with('-') || words.ends_with('/') ||
         words.ends_with('&') || words.ends_with("–") || is_small_word(fold(last_word(words)));
}

bool begins_with_person(std::string_view text) {
  static constexpr std::string_view kTitles[] = {
      "Dr", "Dr.", "Prof.", "Prof", "Professor", "Mr",  "Mr.",  "Mrs",  "Mrs.",
      "Ms", "Ms.", "Dra.",  "Sr.",  "Sra.",      "Mme", "Mlle", "Ing.", "Lic."};
  for (const std::string_view rank : {"A/", "Assoc. ", "Associate ", "Adjunct "}) {
    if (text.starts_with(rank)) text.remove_prefix(rank.size());
  }
  const std::size_t space = std::min(text.find(' '), text.size());
  std::size_t next = 0;
  return space + 1 < text.size() &&
         std::ranges::find(kTitles, text.substr(0, space)) != std::end(kTitles) &&
         is_upper(decode(text, space + 1, next));
}

// "By Hana Georgiou" above a line that is a day: who wrote it.
static bool is_author_line(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kAuthor(
      R"((?:[Bb]y|[Pp]ar|[Vv]on|[Pp]or|[Dd]i|[Dd]oor) (?:\xc3[\x80-\x9e]|[A-Z])[^ ,.;:!?]*\.?(?: (?:de|da|van|von|der|di|bin|al))*(?: (?:\xc3[\x80-\x9e]|[A-Z])[^ ,;:!?]*){1,3})");
  const std::size_t below = i + 1;
  return below < layout.size() && (layout[below].date_only || layout[below].boilerplate) &&
         kAuthor.matches(layout.text(i));
}

// "(FENLINK)": the acronym of the title above.
static bool is_bracketed_acronym(std::string_view text) {
  thread_local const regex::Matcher kAcronym(R"(\([A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*\))");
  return kAcronym.matches(text);
}

// "2019-06-21 | Kyrgyz walnut growers win a prize"
static bool opens_with_day(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return false;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  const bool bracket = layout.text(line.text).starts_with('(');
  return date.span.begin == line.text.begin + (bracket ? 1 : 0) &&
         date.span.end + (bracket ? 1 : 0) < line.text.end && !date.range &&
         date.period.from.date.day != 0;
}

// "abril de 2011 – marzo de 2014; 185.000 euros", "desde 2012, en curso": a line of facts.
static bool opens_with_run(const Layout& layout, const Line& line) {
  if (line.dates.empty()) return false;
  const DateMention& date = layout.mentions().dates[line.dates.first];
  const std::string_view rest = layout.text({date.span.end, line.text.end});
  return date.range && date.span.begin == line.text.begin &&
         (rest.empty() || rest.starts_with(';') || rest.starts_with(',') ||
          rest.starts_with(" ·") || rest.starts_with(" |") || rest.starts_with(" •"));
}

bool continues_title(const Layout& layout, std::size_t i, std::size_t next) {
  const Line& a = layout[i];
  const Line& b = layout[next];
  if (b.blank || b.rule || b.boilerplate || b.marker.any() || b.money_only || b.page_break)
    return false;
  if (b.label && b.label->known) return false;
  if (opens_with_day(layout, b)) return false;  // the next entry of a list
  if (opens_with_run(layout, b) && !ends_in_small_word(layout.text(i))) return false;
  const std::string_view head = layout.text(i);
  const std::string_view tail = layout.text(next);
  if (head.empty() || tail.empty()) return false;
  if (head.ends_with('.') && a.words > 3) return false;
  if (!inside_quotes(head).empty() || begins_with_person(tail) || is_author_line(layout, next))
    return false;
  if (is_bracketed_acronym(tail)) return !b.place_only;
  const bool bracket = tail.find('(') != std::string_view::npos && tail.front() != '(';
  if (b.date_only && !bracket) return false;
  const bool open = breaks_off(head) || breaks_behind_colon(head);
  std::size_t after = 0;
  const char32_t c = decode(tail, 0, after);
  const bool lower = is_letter(c) && !is_upper(c) && c < 0x250;
  const bool small = is_small_word(fold(first_word(tail))) && (lower || is_title_case(tail));
  if (b.sentence && !lower) return false;
  if (b.place_only && !open && !lower) return false;
  if (b.label && !open && !lower && !small) return false;
  // "Across Borders" under "Protecting Domestic Workers" goes on; "El Paso Guild" under a title
  // does not.
  thread_local const regex::Matcher kArticle(
      R"((?:a|an|the|el|la|las|los|le|les|der|die|das|o|os|as|de|do|da|del|des|du)\b.*)");
  return open || lower || (small && !kArticle.matches(fold(tail)) && b.words <= 12 && !b.sentence);
}

bool goes_on_with_title(const Layout& layout, std::size_t i) {
  return i > 0 && begins_lower(layout.text(i)) && !layout[i].sentence && layout[i].dates.empty() &&
         !layout[i - 1].blank && layout[i - 1].title_like && continues_title(layout, i - 1, i);
}

std::size_t title_end(const Layout& layout, std::size_t first, std::size_t limit) {
  std::size_t end = first + 1;
  while (end < limit && end - first < 4 && continues_title(layout, end - 1, end) &&
         !(layout[end].sentence && layout[end].words > 20))
    ++end;
  return end;
}

// Whether every word of a folded heading is one of data/heading_words.tsv, or a number.
static bool has_generic_words(std::string_view folded) {
  constexpr ByteSet kMarks(" :/|,.*#?-");
  if (folded.empty() || kMarks.has(folded.front())) return false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(kMarks.first_in(folded, at), folded.size());
    const std::string_view word = folded.substr(at, end - at);
    const bool known = word.empty() || word == "&" || word == "n°" ||
                       std::ranges::all_of(word, is_digit) ||
                       std::ranges::binary_search(kHeadingWords, word);
    if (!known) return false;
    at = end + 1;
  }
  return true;
}

bool is_count(std::string_view text) {
  constexpr std::ptrdiff_t kFewLetters = 3;
  return !text.empty() && is_digit(text.front()) &&
         std::ranges::count_if(text, is_ascii_letter) < kFewLetters;
}

bool is_generic_heading(std::string_view text) {
  // A letter's first line.
  thread_local const regex::Matcher kSalutation(
      R"((?:dear|liebe[rs]?|sehr geehrte[rs]?|chers?|cheres?|estimad[oa]s?|querid[oa]s?|prezad[oa]s?|car[eio]|gentile|beste|geachte) [^.;:]{2,40},?)");
  thread_local const regex::Matcher kAddress(
      R"((?:honou?rable|your excellenc\w+|excellencies|ladies and gentlemen|distinguished (?:guests|members|delegates)|dear (?:friends|colleagues|members|all|readers))\b.*)");
  thread_local const regex::Matcher kSpeech(
      R"((?:opening |closing |welcome |welcoming )?(?:(?:remarks|speech|address|words) (?:of|by|from)|(?:statement|message) (?:by|from)) .*)");
  const std::string folded = fold(text);
  return has_generic_words(folded) || kSpeech.matches(folded) || kAddress.matches(folded) ||
         (text.ends_with(',') && kSalutation.matches(folded));
}

// "A C C E S S   T O   J U S T I C E": most of its words are single letters.
static bool is_letter_spaced(std::string_view text) {
  std::size_t words = 0;
  std::size_t letters = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::size_t size = end - begin;
    words += size == 0 ? 0 : 1;
    letters += size == 1 || (size == 2 && static_cast<unsigned char>(text[begin]) >= 0xC3) ? 1 : 0;
    begin = end + 1;
  }
  return words >= 6 && letters * 10 >= words * 8;
}

// Words are parted by two spaces or more.
static std::string without_letter_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool space = text[i] == ' ';
    const bool wide =
        space && (i + 1 == text.size() || text[i + 1] == ' ' || (i > 0 && text[i - 1] == ' '));
    if (!space || wide) out += text[i];
  }
  return out;
}

// A mark that decorates headings, at the begin of a text; how many bytes, 0 where there is none.
static std::size_t ornament_size(std::string_view text) {
  static constexpr std::string_view kOrnaments[] = {"~", "<", ">", "=", "#", ":", "«",
                                                    "»", "•", "★", "☆", "◆", "■"};
  for (const std::string_view mark : kOrnaments) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// "««« Read on Wheels »»»", "~ Bread Ovens ~", "~~Plasma study~~", "Roofs {#roofs}": without what
// decorates a heading, strikes it out or names it as a target.
static void drop_ornaments(std::string& title) {
  thread_local const regex::Matcher kTarget(R"(.{4,} \{#[\w:.-]{1,40}\})");
  if (title.ends_with('}') && kTarget.matches(title)) title.erase(title.rfind(" {#"));
  std::size_t marks = 0;
  std::size_t head = 0;
  while (const std::size_t size = ornament_size(std::string_view(title).substr(head))) {
    head += size;
    ++marks;
  }
  if (marks < 2 && !title.starts_with("~ ")) return;
  title.erase(0, head);
  std::size_t end = 0;  // of the last character that is no ornament
  for (std::size_t i = 0; i < title.size();) {
    const std::size_t size = ornament_size(std::string_view(title).substr(i));
    if (size == 0 && title[i] != ' ') end = i + 1;
    i += std::max<std::size_t>(size, 1);
  }
  title.resize(end);
  title.erase(0, std::min(title.find_first_not_of(' '), title.size()));
}

std::string title_text(const Layout& layout, const std::vector<Span>& pieces) {
  const std::string joined = layout.text(pieces);
  std::string title = tidy(is_letter_spaced(joined) ? without_letter_spaces(joined) : joined);
  // "[Local milk](/projects/milk)": what the link shows.
  if (title.find("](") != std::string::npos) {
    static const ByteRegex kLink(R"(\[([^\[\]]+)\]\([^()\s]*\))");
    RE2::GlobalReplace(&title, kLink, R"(\1)");
  }
  drop_ornaments(title);
  for (std::size_t at = title.find("\"\""); at != std::string::npos;
       at = title.find("\"\"", at + 1))
    title.erase(at, 1);  // a quote inside a quoted cell (RFC 4180)
  // "Hospital ship returns [PDF 201 KB]": what may be loaded.
  thread_local const regex::Matcher kHasFile(
      R"(.*[\[(](?:PDF|DOCX?|XLSX?|EPUB|pdf|docx?|xlsx?)[^\[\]()]{0,24}[\])])");
  if (!title.empty() && (title.back() == ']' || title.back() == ')') && kHasFile.matches(title)) {
    title.erase(title.find_last_of("[("));
    while (!title.empty() && title.back() == ' ') title.pop_back();
  }
  // "Containers and crime (completed)": how it stands.
  thread_local const regex::Matcher kHasStatus(
      R"((?i).{4,} [\[(](?:completed|ongoing|on-going|closed|active|finished|in progress|concluded|ended|termin\xc3\xa9e?|en cours|achev\xc3\xa9e?|abgeschlossen|laufend|beendet|finalizado|en curso|conclu\xc3\xado|em curso|terminado|afgerond|lopend|concluso|in corso)[\])])");
  if (!title.empty() && (title.back() == ']' || title.back() == ')') && kHasStatus.matches(title))
    title.erase(title.find_last_of("[(") - 1);
  // "Growth Poles Connectivity Project (P171982)": its number.
  thread_local const regex::Matcher kHasNumber(R"(.{4,} \([A-Z]{1,4}-?\d{5,}\))");
  if (!title.empty() && title.back() == ')' && kHasNumber.matches(title))
    title.erase(title.rfind('(') - 1);
  // "Wheat collection rescued *NEW!*"
  thread_local const regex::Matcher kHasFlag(
      R"((?i).{4,} (?:\*(?:new|neu|nouveau|nuevo|novo|nuovo|nieuw)!?\*|[\[(](?:new|neu|nouveau|nuevo|novo|nuovo|nieuw)!?[\])]|(?:new|neu|nouveau|nuevo|novo|nuovo|nieuw)!))");
  constexpr ByteSet kFlagEnds("*])!");
  if (!title.empty() && kFlagEnds.has(title.back()) && kHasFlag.matches(title))
    title.erase(title.rfind(' '));
  // "[Ref. 14/a] Footbridges"
  static constexpr std::string_view kReference = R"(\[[^\[\]]{0,12}\d[^\[\]]{0,8}\] +)";
  thread_local const regex::Matcher kReferenced(kReference);
  const std::size_t reference =
      title.starts_with('[') ? kReferenced.prefix_of(title) : std::string_view::npos;
  if (reference != std::string_view::npos && reference < title.size()) title.erase(0, reference);
  // "Project profile — Voices at the Market": which document it is, before the name.
  static const std::string kDocument =
      std::string("(?i)").append(kKindOfDocument).append(R"((?: ?:| \xe2\x80[\x93\x94]| [|-]) )");
  thread_local const regex::Matcher kDocuments(kDocument);
  const std::size_t document = kDocuments.prefix_of(title);
  if (document != std::string_view::npos && document < title.size()) title.erase(0, document);
  // "CIB-0871 Georgia: …", "A/07 Roof straps": a register's number before the name.
  static constexpr std::string_view kCode =
      R"(([A-Z]{1,6}(?:-[A-Z]{0,2}\d{3,}|/[A-Z]?\d{2,})[\w./-]*[ :]+(?:- )?)[A-Z"'\xc2-\xef].{6,})";
  thread_local const regex::Matcher kHasCode(kCode);
  if (kHasCode.matches(title)) {
    static const ByteRegex kGroups(kCode);
    re2::StringPiece number;
    if (RE2::FullMatch(title, kGroups, &number)) title.erase(0, number.size());
  }
  while (!title.empty() && std::string_view(" ,;:|").find(title.back()) != std::string_view::npos)
    title.pop_back();
  return title;
}

std::string name_text(const Layout& layout, const std::vector<Span>& pieces) {
  std::string title = title_text(layout, pieces);
  const std::string_view inside = trim(inside_quotes(title));
  return inside.empty() ? title : std::string(inside);
}

}  // namespace dossier
