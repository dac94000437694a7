// The words that values are made of (months, currencies, countries, number words, …), as one table
// generated at build time from src/value/data/*.tsv, looked up by the first word of a name.
//
// One look-up per word of a page tells whether any name begins there, and which: that is what finds
// the anchors for every rule (src/extract/anchor.h).
//
//   for (const LexEntry& e : lexicon_at(fold("United")))
//                                  "united states of america", "united kingdom", …
//   LexHit hit = longest_name(text, pos, mask(LexClass::country));
//                                  consumes "United States\nof America"
//
// Folding is fold() of src/base/text.h: lower case, no accents, one space between words; hyphens
// and apostrophes inside a name are spaces ("Guinea-Bissau" = "guinea bissau").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/short_text.h"

namespace dossier {

enum class LexClass : std::uint8_t {
  month,            // value 1..12
  weekday,          // value 1..7 (ISO 8601: Monday is 1)
  season,           // value 21..24
  number_word,      // value 0..100, the hundreds, 1000: "two", "drei", "quinientos"
  ordinal_word,     // value 1..31: "first", "premier"
  scale,            // value: power of ten: "million" 6, "crore" 7, "Mrd" 9, "lakh" 5
  currency_code,    // value: Currency; "EUR"
  currency_symbol,  // value: Currency; "€", "US$", "Rs", "Tk"
  currency_word,    // value: Currency; "euros", "Swiss francs", "dólares"
  country,          // value: Country
  demonym,          // value: Country
  country_code,     // value: Country; "DRC", "UK", written in capitals
  subdivision,      // value: Country; "Utah"
  region,           // value: Region
  decoy,            // value 0: a longer name of something else: "guinea pig", "Jordan River"
  person_title,     // value 0: "Mr", "Dr", "Professor"; the next names are a person's
  given_name,       // value 0: "Michael"; before a surname that is also a country's name
  name_noun,    // value 0: "Ministry", "Water": follows a country's name in a title, is no surname
  street_noun,  // value 0: "Street", "rue": beside a country's name in an address
  second_reading,  // value: Country; what "Congo" means on a page that names DR Congo in full
};
using LexMask = std::uint32_t;
constexpr LexMask mask(LexClass c) {
  return LexMask{1} << static_cast<unsigned>(c);
}

enum LexFlag : std::uint16_t {
  kAnyCase = 1,      // may be written in lower case ("euros", "burkinabè"); others need a capital
  kAllCapitals = 2,  // only when written in capitals ("US", "CAR", "LAK")
  kPersonName = 4,   // also a person's name: Jordan, Chad, Georgia, Israel, …
  kCommonWord = 8,   // also a common word or a thing's name: turkey, guinea, polish, may, march
  kPrefix = 16,      // a symbol that stands before its number only
  kThing = 32,       // also a thing: "the turkey", but "the Turkey office"
  kAccent = 64,      // only with its accents: "Irã", as "Ira" is a name
  kShared = 128,     // a name of several currencies: "Rs", "francs CFA"
};

struct LexEntry {
  std::uint32_t at = 0;  // where folded() begins in the text of all names
  std::uint8_t size = 0;
  LexClass cls{};
  std::uint16_t value = 0;
  std::uint16_t flags = 0;
  std::uint8_t words = 1;           // how many folded words it has
  ShortText<7> lang = "";           // CLDR's locale: "en", "fr", "az_Cyrl"; "" for all
  std::string_view folded() const;  // the whole name, folded
};

// Every entry whose first folded word this is, longest name first. A first word is a run of
// letters, or the one symbol that a name begins with ("$US": "$").
std::span<const LexEntry> lexicon_at(std::string_view folded_first_word);
// The classes that lexicon_at() of the word holds: of all its entries, and of those that may be
// written in lower case. Costs one look-up.
struct LexClasses {
  LexMask capitalised = 0;
  LexMask lower_case = 0;
};
LexClasses lexicon_classes(std::string_view folded_first_word);

struct LexHit {
  const LexEntry* entry = nullptr;
  std::uint32_t end = 0;  // offset in the text after the name
};
// The longest name of one of the classes that begins at text[pos] and ends at a word's edge; case
// and flags are honoured; a name may run over one line end with its indentation, or be cut by a
// hyphen and a line end. Entry is null where there is none. Of two equally long ones the class
// named first wins; ask with one class to hear of the other. REQUIRES: pos is a word's start.
LexHit longest_name(std::string_view text, std::uint32_t pos, LexMask classes);
// Folds a name the way the table's names are: fold(), and hyphens and apostrophes are spaces.
std::string fold_name(std::string_view name);

}  // namespace dossier
