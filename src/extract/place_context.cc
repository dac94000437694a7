// See place_context.h.
#include "extract/place_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "value/name.h"

namespace dossier {
namespace {

constexpr auto kListWords =
    std::to_array<std::string_view>({"and", "or", "the", "et", "ou", "la", "le", "les", "l", "y",
                                     "e", "o", "und", "oder", "sowie", "de", "du"});
#include "extract/language_names.inc"  // kLanguageNames
constexpr auto kEndsOfList =
    std::to_array<std::string_view>({"for", "with", "by", "to", "at", "on"});
constexpr auto kInLanguage =
    std::to_array<std::string_view>({"in", "into", "en", "em", "auf", "speak", "speaks", "spoke",
                                     "spoken", "speaking", "learn", "learning", "teaching"});
constexpr auto kLanguageNouns =
    std::to_array<std::string_view>({"speaking", "speaker", "speakers", "language", "languages",
                                     "title", "version", "translation"});
constexpr auto kVersions =
    std::to_array<std::string_view>({"version", "versions", "versiones", "versao", "fassung",
                                     "translation", "traduction", "traduccion"});
constexpr auto kLanguageNounsBefore =
    std::to_array<std::string_view>({"langue", "lengua", "idioma", "lingua"});
constexpr auto kOfArticles =
    std::to_array<std::string_view>({"de", "du", "des", "do", "da", "la", "of", "d", "l"});
// No surname ends so; many nouns that begin a title's rest do.
constexpr auto kNounEndings = std::to_array<std::string_view>(
    {"tion", "tions", "sion", "ment", "ments", "ness", "ity", "ance", "ture", "ics", "ism", "ical",
     "able", "ogy", "ship", "ware", "ural"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// "Arabic", "Swahili": no country's adjective.
bool is_language_name(std::string_view word) {
  return std::ranges::binary_search(kLanguageNames, word);
}

bool has_flag(const PlaceHit& hit, LexFlag flag) {
  return (hit.entry->flags & flag) != 0;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

constexpr std::uint32_t kColumnGap = 3;  // blanks, that part a table's columns

// A word of the same line beside a place, "" where there is none.
struct Word {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return text.empty(); }
  std::string folded() const { return fold(text); }
  LexMask classes() const {
    const LexClasses found = lexicon_classes(folded());
    return capitalised() ? found.capitalised : found.lower_case;
  }
  bool is_a(LexClass cls) const { return (classes() & mask(cls)) != 0; }
  bool capitalised() const {
    std::size_t next = 0;
    return !text.empty() && is_upper(decode(text, 0, next));
  }
  // Capitalised, and not all in capitals.
  bool is_name() const { return capitalised() && std::ranges::any_of(text, is_ascii_lower); }

 private:
  static bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
};

// The word that begins at `pos` after blanks; a line end ends the search.
Word next_word(std::string_view text, std::uint32_t pos) {
  std::uint32_t begin = pos;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  std::uint32_t end = begin;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  if (begin == pos) return {};               // nothing parts them: "Jordan's", "Jordan,"
  if (begin - pos >= kColumnGap) return {};  // "Afghanistan    Street Lights for Herat"
  return {text.substr(begin, end - begin), begin, end};
}

// The word that ends before `pos`, over blanks and an abbreviation's full stop.
Word previous_word(std::string_view text, std::uint32_t pos) {
  std::uint32_t end = pos;
  while (end > 0 && is_blank(text[end - 1])) --end;
  if (end > 0 && end < pos && text[end - 1] == '.') --end;
  if (end > 0 && end == pos && text[end - 1] == '\'') --end;  // d'Albanie
  std::uint32_t begin = end;
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  return {text.substr(begin, end - begin), begin, end};
}

bool begins_line(std::string_view text, std::uint32_t pos) {
  while (pos > 0 && is_blank(text[pos - 1])) --pos;
  return pos == 0 || text[pos - 1] == '\n' || text[pos - 1] == '\f';
}

bool ends_line(std::string_view text, std::uint32_t pos) {
  while (pos < text.size() && is_blank(text[pos])) ++pos;
  return pos == text.size() || text[pos] == '\n' || text[pos] == '\f';
}

// The run of characters without white space that holds the span.
std::string_view token_around(std::string_view text, Span span) {
  const auto is_space = [](char c) { return is_blank(c) || c == '\n' || c == '\f'; };
  constexpr std::uint32_t kFar = 200;
  std::uint32_t begin = span.begin;
  while (begin > 0 && span.begin - begin < kFar && !is_space(text[begin - 1])) --begin;
  std::uint32_t end = span.end;
  while (end < text.size() && end - span.end < kFar && !is_space(text[end])) ++end;
  return text.substr(begin, end - begin);
}

// "info@georgia.example", "www.Vietnam-roads.example"
bool in_web_address(std::string_view text, const PlaceHit& hit) {
  const std::string_view token = token_around(text, hit.span);
  return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos ||
         starts_with_fold(token, "www.");
}

// "12 Jordan Street", "rue de Belgique"
bool in_street_name(std::string_view text, const PlaceHit& hit) {
  const Word after = next_word(text, hit.span.end);
  if (after.capitalised() && after.is_a(LexClass::street_noun)) return true;
  Word before = previous_word(text, hit.span.begin);
  for (int i = 0; i < 2 && holds(kOfArticles, before.folded()); ++i) {
    before = previous_word(text, before.begin);
  }
  return before.is_a(LexClass::street_noun) && before.folded() != "square";
}

// "Lebanon, Ohio"; not "Mexico, California and Texas", which is a list.
bool is_town_in_state(std::string_view text, std::span<const PlaceHit> hits, std::size_t index) {
  if (index + 1 >= hits.size() || hits[index].entry->cls > LexClass::demonym) return false;
  const PlaceHit& state = hits[index + 1];
  if (state.entry->cls != LexClass::subdivision || hits[index].entry->value == state.entry->value) {
    return false;
  }
  if (text.substr(hits[index].span.end, state.span.begin - hits[index].span.end) != ", ") {
    return false;
  }
  return index + 2 >= hits.size() || !in_one_list(text, state, hits[index + 2]);
}

bool has_noun_ending(std::string_view folded) {
  return std::ranges::any_of(kNounEndings, [&](std::string_view e) { return folded.ends_with(e); });
}

// "Oduya M., Jordan P. (2016)", "Bello, O. and Jordan, T.": among persons whose initials stand
// behind their names.
bool stands_before_initial(std::string_view text, const PlaceHit& hit) {
  static constexpr std::string_view kJoint = " A.";
  const auto is_initial = [](std::string_view s) {
    return s.size() == kJoint.size() && s[0] == ' ' && s[1] >= 'A' && s[1] <= 'Z' && s[2] == '.';
  };
  const std::string_view before = text.substr(0, hit.span.begin);
  constexpr std::size_t kBefore = kJoint.size() + 2;  // ", "
  if (text.substr(hit.span.end, 1) == "," &&
      (before.ends_with(" and ") || before.ends_with(" & ")) &&
      is_initial(text.substr(hit.span.end + 1, kJoint.size())))
    return true;
  return is_initial(text.substr(hit.span.end, kJoint.size())) && before.ends_with(", ") &&
         before.size() > kBefore &&
         is_initial(before.substr(before.size() - kBefore, kJoint.size()));
}

// "Dr Rachel Jordan", "Michael Jordan", "R. Jordan", "Professor J Jordan"
bool follows_given_name(std::string_view text, const PlaceHit& hit) {
  const Word before = previous_word(text, hit.span.begin);
  if (!before.capitalised() || before.end == hit.span.begin) return false;
  const bool initial = before.text.size() == 1 && text[before.end] == '.';
  if (initial) return !begins_line(text, before.begin);  // "A. Jordan" counts a list's items
  if (before.is_a(LexClass::person_title)) return true;
  if (before.text.size() == 1)
    return previous_word(text, before.begin).is_a(LexClass::person_title);
  if (!before.is_name()) return false;
  return before.is_a(LexClass::given_name) ||
         previous_word(text, before.begin).is_a(LexClass::person_title);
}

// "Dr Kenya Barnes": between a title and a surname any name is a person's.
bool stands_in_titled_name(std::string_view text, const PlaceHit& hit) {
  return hit.entry->cls == LexClass::country && next_word(text, hit.span.end).is_name() &&
         previous_word(text, hit.span.begin).is_a(LexClass::person_title);
}

// "Project leader: Kenya Lindqvist": all that a person's label holds is a person's.
bool stands_behind_role(std::string_view text, const PlaceHit& hit) {
  constexpr auto kRoles = std::to_array<std::string_view>(
      {"author", "chair", "coordinator", "director", "editor", "investigator", "leader", "manager",
       "officer", "pi", "researcher", "supervisor"});
  const std::uint32_t begin = hit.span.begin;
  if (hit.entry->cls != LexClass::country || begin < 2 || text.substr(begin - 2, 2) != ": ")
    return false;
  const Word role = previous_word(text, begin - 2);
  const Word surname = next_word(text, hit.span.end);
  const bool ends = surname.end >= text.size() || text[surname.end] == '\n' ||
                    text[surname.end] == ',' || text[surname.end] == '\r';
  return holds(kRoles, role.folded()) && surname.is_name() && ends;
}

// "Chad Smith, manager": the name is also a given name, and an unknown capitalised word follows
// that does not begin a title's rest ("Jordan Water Authority", "Chad Cotton Initiative").
bool precedes_surname(std::string_view text, const PlaceHit& hit) {
  if (same_name(*hit.entry, LexClass::given_name) == nullptr) return false;
  const Word after = next_word(text, hit.span.end);
  if (!after.is_name() || has_noun_ending(after.folded())) return false;
  if ((after.classes() & ~mask(LexClass::given_name)) != 0) return false;
  return !next_word(text, after.end).capitalised();
}

// Alone in its line, its cell, its brackets or its label's value.
bool stands_alone(std::string_view text, const PlaceHit& hit) {
  std::uint32_t begin = hit.span.begin;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const bool cell_begins =
      begins_line(text, begin) ||
      std::string_view(":(|\t*;").find(text[begin - 1]) != std::string_view::npos;
  std::uint32_t end = hit.span.end;
  while (end < text.size() && text[end] == ' ') ++end;
  const bool cell_ends =
      ends_line(text, end) || std::string_view(")|\t;").find(text[end]) != std::string_view::npos;
  return cell_begins && cell_ends;
}

bool is_person(std::string_view text, const PlaceHit& hit) {
  if (stands_in_titled_name(text, hit) || stands_behind_role(text, hit) ||
      stands_before_initial(text, hit))
    return true;
  return has_flag(hit, kPersonName) && !stands_alone(text, hit) &&
         (follows_given_name(text, hit) || precedes_surname(text, hit));
}

// After "in French and Vietnamese": whether a noun follows that the adjectives belong to.
bool noun_follows(std::string_view text, std::uint32_t pos) {
  bool comma = false;
  for (int i = 0; i < 8; ++i) {
    int line_ends = 0;
    while (pos < text.size() && (is_blank(text[pos]) || text[pos] == '\n' || text[pos] == '/'))
      line_ends += text[pos++] == '\n' ? 1 : 0;
    if (line_ends > 1) return false;  // another paragraph
    if (pos < text.size() && text[pos] == ',') {
      ++pos;
      comma = true;
      continue;
    }
    std::uint32_t end = pos;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end == pos) return false;
    const Word word{text.substr(pos, end - pos), pos, end};
    if (holds(kEndsOfList, word.folded())) return false;
    if (!holds(kListWords, word.folded()) && !is_language_name(word.folded()) &&
        !word.is_a(LexClass::demonym) && !(word.is_name() && i > 0)) {
      return !comma;  // "in Spanish, free of charge"
    }
    comma = false;
    pos = end;
  }
  return false;
}

// The same over a comma: "Arabic", before "Portuguese" in "Arabic, Portuguese".
Word previous_in_list(std::string_view text, std::uint32_t pos) {
  std::uint32_t end = pos;
  while (end > 0 && is_blank(text[end - 1])) --end;
  return previous_word(text, end > 0 && text[end - 1] == ',' ? end - 1 : pos);
}

// "French-speaking", "translated into Russian", "in Portuguese and English."
bool is_language(std::string_view text, const PlaceHit& hit) {
  if (hit.entry->cls != LexClass::demonym) return false;
  std::uint32_t end = hit.span.end;
  if (end < text.size() && text[end] == '-') ++end;
  std::uint32_t begin = end;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  std::uint32_t stop = begin;
  while (stop < text.size() && is_word_byte(text[stop])) ++stop;
  if (holds(kLanguageNouns, fold(text.substr(begin, stop - begin)))) return true;
  Word before = previous_in_list(text, hit.span.begin);
  constexpr int kMost = 8;
  const auto goes_on = [](const Word& word) {
    return holds(kListWords, word.folded()) || is_language_name(word.folded()) ||
           word.is_a(LexClass::demonym);
  };
  for (int i = 0; i < kMost && goes_on(before); ++i) before = previous_in_list(text, before.begin);
  if (holds(kLanguageNounsBefore, before.folded())) return true;
  if (!holds(kInLanguage, before.folded())) return false;
  return !noun_follows(text, hit.span.end) ||
         holds(kVersions,
               previous_word(text, before.begin).folded());  // "une version en portugais"
}

// Takes the word off a text's begin or end, over what parts the codes of a list; three bytes of it
// where it is longer.
std::string_view take_code(std::string_view& text, bool from_end) {
  constexpr ByteSet kParts(" \t,|/");
  constexpr std::size_t kEnough = 3;
  const std::size_t first = from_end ? kParts.last_not_in(text) : kParts.first_not_in(text);
  if (first == std::string_view::npos) return {};
  text = from_end ? text.substr(0, first + 1) : text.substr(first);
  std::size_t size = 0;
  while (size < std::min(text.size(), kEnough) &&
         is_word_byte(text[from_end ? text.size() - 1 - size : size]))
    ++size;
  const std::string_view code = text.substr(from_end ? text.size() - size : 0, size);
  from_end ? text.remove_suffix(size) : text.remove_prefix(size);
  return code;
}

// "EN RO UK SK HU", "(EN, UK)": languages, of which "EN" is no country.
bool is_language_code(std::string_view text, const PlaceHit& hit) {
  constexpr std::size_t kCode = 2;  // letters
  constexpr int kMost = 40;         // codes to either side
  if (hit.entry->cls != LexClass::country_code || hit.span.size() != kCode) return false;
  const auto is_code = [](std::string_view word) {
    return word.size() == kCode &&
           std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  const auto tells_english = [&](std::string_view rest, bool from_end) {
    std::string_view code = take_code(rest, from_end);
    for (int i = 1; i < kMost && is_code(code) && code != "EN"; ++i)
      code = take_code(rest, from_end);
    return code == "EN";
  };
  return tells_english(text.substr(hit.span.end), false) ||
         tells_english(text.substr(0, hit.span.begin), true);
}

bool has_neighbour(std::string_view text, std::span<const PlaceHit> hits, std::size_t index) {
  const bool before = index > 0 && in_one_list(text, hits[index - 1], hits[index]);
  return before || (index + 1 < hits.size() && in_one_list(text, hits[index], hits[index + 1]));
}

// A line all in capitals, of more words than the hit's.
bool in_capitals_line(std::string_view text, const PlaceHit& hit) {
  const std::size_t before = text.rfind('\n', hit.span.begin);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = text.substr(begin, text.find('\n', hit.span.end) - begin);
  std::size_t upper = 0;
  for (std::size_t pos = 0, next = 0; pos < line.size(); pos = next) {
    const char32_t c = decode(line, pos, next);
    if (is_lower(c)) return false;
    upper += is_upper(c) ? 1 : 0;
  }
  return upper > hit.span.size();
}

// A code that is another abbreviation too: "16 GB", "CONTACT US".
bool is_doubtful_code(std::string_view text, const PlaceHit& hit) {
  const Word before = previous_word(text, hit.span.begin);
  const bool counted = !before.empty() && is_digit(before.text.back());
  return counted || in_capitals_line(text, hit);
}

// A name that is also an ordinary word stands for the country only in the company of others, or
// alone.
bool lacks_support(std::string_view text, std::span<const PlaceHit> hits, std::size_t index) {
  const PlaceHit& hit = hits[index];
  if (!has_flag(hit, kCommonWord) || hit.entry->cls == LexClass::subdivision) return false;
  if (hit.entry->cls == LexClass::country_code) return is_doubtful_code(text, hit);
  const Word before = previous_word(text, hit.span.begin);
  constexpr auto kBefore = std::to_array<std::string_view>({"a", "ile", "isla", "ilha"});
  if (before.end < hit.span.begin && holds(kBefore, before.folded()) && before.text != "a") {
    return false;
  }
  return !stands_alone(text, hit) && !has_neighbour(text, hits, index);
}

// "Turkey vultures", "Turkey and guinea fowl hatcheries": of birds.
bool keeps_birds(std::string_view text, const PlaceHit& hit) {
  constexpr auto kBirds = std::to_array<std::string_view>(
      {"breast", "chicken", "chickens", "duck", "ducks", "eggs", "goose", "guinea", "hatcheries",
       "hatchery", "hen", "hens", "meat", "poult", "poults", "vulture", "vultures"});
  const Word next = next_word(text, hit.span.end);
  if (next.folded() != "and") return !next.capitalised() && holds(kBirds, next.folded());
  const Word other = next_word(text, next.end);
  return !other.capitalised() && holds(kBirds, other.folded());
}

// "Turkey-tail mushrooms", but "a Turkey-based company"
bool is_compound(std::string_view text, const PlaceHit& hit) {
  constexpr auto kOfPlaces = std::to_array<std::string_view>(
      {"based", "wide", "led", "born", "made", "funded", "financed", "specific", "focused", "side",
       "level", "owned", "trained", "registered", "origin", "only"});
  std::size_t end = hit.span.end + std::size_t{1};
  if (end >= text.size() || text[end - 1] != '-' || text[end] < 'a' || text[end] > 'z')
    return false;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return !holds(kOfPlaces, text.substr(hit.span.end + 1, end - hit.span.end - 1));
}

// "Who owns the Turkey?", but "the Turkey office"
bool is_thing(std::string_view text, const PlaceHit& hit) {
  if (!has_flag(hit, kThing)) return false;
  if (keeps_birds(text, hit) || is_compound(text, hit)) return true;
  const std::string before = previous_word(text, hit.span.begin).folded();
  return (before == "the" || before == "a") && next_word(text, hit.span.end).empty() &&
         !(hit.span.end < text.size() && text[hit.span.end] == ',');
}

}  // namespace

bool in_one_list(std::string_view text, const PlaceHit& a, const PlaceHit& b) {
  constexpr std::uint32_t kFar = 20;
  if (b.span.begin < a.span.end || b.span.begin - a.span.end > kFar) return false;
  const std::string_view gap = text.substr(a.span.end, b.span.begin - a.span.end);
  bool parted = false;
  for (std::size_t pos = 0; pos < gap.size();) {
    std::size_t end = pos;
    while (end < gap.size() && is_word_byte(gap[end])) ++end;
    if (end > pos) {
      if (!holds(kListWords, fold(gap.substr(pos, end - pos)))) return false;
      parted = true;
      pos = end;
      continue;
    }
    if (std::string_view(" \t\n,;/&'").find(gap[pos]) == std::string_view::npos) return false;
    parted = parted || (gap[pos] != ' ' && gap[pos] != '\n');
    ++pos;
  }
  return parted;
}

const LexEntry* same_name(const LexEntry& entry, LexClass cls) {
  const std::string_view first = entry.folded().substr(0, first_word_size(entry.folded()));
  for (const LexEntry& other : lexicon_at(first)) {
    if (other.cls == cls && other.folded() == entry.folded()) return &other;
  }
  return nullptr;
}

const LexEntry* state_instead(std::string_view text, std::span<const PlaceHit> hits,
                              std::size_t index) {
  const PlaceHit& hit = hits[index];
  if (hit.entry->cls != LexClass::country) return nullptr;
  const LexEntry* state = same_name(*hit.entry, LexClass::subdivision);
  if (state == nullptr) return nullptr;
  const auto is_state = [&](const PlaceHit& other) {
    return other.entry->cls == LexClass::subdivision && other.entry->value == state->value;
  };
  if (index > 0 && is_state(hits[index - 1]) && in_one_list(text, hits[index - 1], hit))
    return state;
  if (index + 1 >= hits.size()) return nullptr;
  const PlaceHit& next = hits[index + 1];
  if (is_state(next) && in_one_list(text, hit, next)) return state;
  constexpr std::uint32_t kApposition = 60;
  const bool names_federation = next.entry->value == state->value &&
                                next.entry->cls == LexClass::country &&
                                next.span.begin - hit.span.end < kApposition;
  if (!names_federation) return nullptr;
  const std::string_view gap = text.substr(hit.span.end, next.span.begin - hit.span.end);
  const bool apposition = gap.starts_with(", ") && gap.find(" in ") != std::string_view::npos &&
                          gap.find('.') == std::string_view::npos;
  return apposition ? state : nullptr;
}

// "La reunión fue en mayo": an article that opens a sentence, and a noun.
static bool is_article_and_noun(std::string_view text, const PlaceHit& hit) {
  const std::string_view name = text.substr(hit.span.begin, hit.span.size());
  const std::size_t space = name.find(' ');
  return space != std::string_view::npos && (name.starts_with("La ") || name.starts_with("la ")) &&
         name[space + 1] >= 'a' && name[space + 1] <= 'z';
}

std::string_view refusal(std::string_view text, std::span<const PlaceHit> hits, std::size_t index) {
  const PlaceHit& hit = hits[index];
  if (hit.entry->cls == LexClass::decoy) return "the name of something else";
  if (in_web_address(text, hit)) return "part of a web or mail address";
  if (hit.entry->cls == LexClass::region) return {};
  if (in_street_name(text, hit)) return "a street's name";
  if (is_town_in_state(text, hits, index)) return "a town in an American state";
  if (is_person(text, hit)) return "a person's name";
  if (is_thing(text, hit)) return "a thing of that name";
  if (is_language(text, hit) || is_language_code(text, hit)) return "a language";
  if (is_article_and_noun(text, hit)) return "an ordinary word";
  if (lacks_support(text, hits, index))
    return "an ordinary word, and nothing shows that it is the place";
  return {};
}

}  // namespace dossier
