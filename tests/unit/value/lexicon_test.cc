// The lexicon on names as pages write them: spaced, hyphenated, dotted, broken over lines, in
// capitals.
#include "value/lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "dossier/country.h"
#include "dossier/money.h"
#include "value/tables.h"

namespace dossier {
namespace {

constexpr LexMask kPlaces = mask(LexClass::country) | mask(LexClass::demonym) |
                            mask(LexClass::country_code) | mask(LexClass::subdivision) |
                            mask(LexClass::region) | mask(LexClass::decoy);
constexpr LexMask kCurrencies =
    mask(LexClass::currency_code) | mask(LexClass::currency_symbol) | mask(LexClass::currency_word);

// "VN|Viet Nam": the value's code and the text that the name at the start of `text` takes; "-" for
// none.
std::string place_at_start(std::string_view text) {
  const LexHit hit = longest_name(text, 0, kPlaces);
  if (hit.entry == nullptr) return "-";
  const std::string written = squeeze(text.substr(0, hit.end));
  if (hit.entry->cls == LexClass::decoy) return "decoy|" + written;
  if (hit.entry->cls == LexClass::region) {
    return std::string(english_name(static_cast<Region>(hit.entry->value))) + "|" + written;
  }
  return std::string(code(static_cast<Country>(hit.entry->value))) + "|" + written;
}

std::string currency_at_start(std::string_view text) {
  const LexHit hit = longest_name(text, 0, kCurrencies);
  if (hit.entry == nullptr) return "-";
  return std::string(code(static_cast<Currency>(hit.entry->value))) + "|" +
         std::string(text.substr(0, hit.end));
}

std::string value_at_start(std::string_view text, LexClass cls) {
  const LexHit hit = longest_name(text, 0, mask(cls));
  return hit.entry == nullptr ? "-" : std::to_string(hit.entry->value);
}

struct Row {
  const char* text;
  const char* expected;
};

TEST_CASE("the longest name wins") {
  constexpr Row kRows[] = {
      {"Congo", "CG|Congo"},
      {"D.R. Congo and", "CD|D.R. Congo"},
      {"Democratic Republic of the Congo,", "CD|Democratic Republic of the Congo"},
      {"Guinea", "GN|Guinea"},
      {"Guinea-Bissau.", "GW|Guinea-Bissau"},
      {"Guinea Bissau", "GW|Guinea Bissau"},
      {"Guinea pigs", "decoy|Guinea pigs"},
      {"Niger and Nigeria", "NE|Niger"},
      {"Nigeria", "NG|Nigeria"},
      {"Papua New Guinea", "PG|Papua New Guinea"},
      {"South Sudan", "SS|South Sudan"},
      {"Dominican Republic", "DO|Dominican Republic"},
      {"Dominicana", "DO|Dominicana"},
      {"American Samoa", "AS|American Samoa"},
      {"Gulf of Guinea", "Gulf of Guinea|Gulf of Guinea"},
      {"New Mexico", "US|New Mexico"},
      {"Inner Mongolia, China", "CN|Inner Mongolia"},
      {"Northern Ireland", "GB|Northern Ireland"},
      {"West Papua", "decoy|West Papua"},
      {"Nigerian", "NG|Nigerian"},
      {"Nigeriens", "NE|Nigeriens"},
      {"Korea, Republic of", "KR|Korea, Republic of"},
      {"Iran (Islamic Republic of)", "IR|Iran (Islamic Republic of)"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(place_at_start(row.text) == row.expected);
  }
}

TEST_CASE("names in every form of writing") {
  constexpr Row kRows[] = {
      {"VIETNAM", "VN|VIETNAM"},
      {"CÔTE D'IVOIRE", "CI|CÔTE D'IVOIRE"},
      {"Côte d’Ivoire", "CI|Côte d’Ivoire"},
      {"Cote d`Ivoire", "CI|Cote d`Ivoire"},
      {"LAO PDR", "LA|LAO PDR"},
      {"Viet\n   Nam", "VN|Viet Nam"},
      {"Viet\n\nNam", "-"},
      {"Afghan-\nistan", "AF|Afghan- istan"},
      {"Solo-\n  mon Islands", "SB|Solo- mon Islands"},
      {"Euro-\npean Union", "EU|Euro- pean Union"},
      {"Guinea-\nBissau", "GW|Guinea- Bissau"},
      {"St. Lucia", "LC|St. Lucia"},
      {"St Lucia", "LC|St Lucia"},
      {"Antigua & Barbuda", "AG|Antigua & Barbuda"},
      {"Cook Isds", "CK|Cook Isds"},
      {"Dominican Rep.", "DO|Dominican Rep."},
      {"Dem. Rep. of the Congo", "CD|Dem. Rep. of the Congo"},
      {"U.S. aid", "US|U.S."},
      {"U.K.", "GB|U.K."},
      {"US-funded", "US|US"},
      {"us", "-"},
      {"USAID", "-"},
      {"CAR", "CF|CAR"},
      {"Car", "-"},
      {"EU's", "EU|EU"},
      {"vietnam", "-"},
      {"vietnamiennes", "VN|vietnamiennes"},
      {"albanischer", "AL|albanischer"},
      {"Albaner", "AL|Albaner"},
      {"albaner", "-"},
      {"Albanians", "AL|Albanians"},
      {"Albanianise", "-"},
      {"Papua-Neuguinea", "PG|Papua-Neuguinea"},
      {"République démocratique\ndu Congo", "CD|République démocratique du Congo"},
      {"Hrvatska", "HR|Hrvatska"},
      {"Россия", "RU|Россия"},
      {"Österreich", "AT|Österreich"},
      {"O\u0308sterreich", "AT|O\u0308sterreich"},
      {"Kosovo*", "XK|Kosovo"},
      {"Irã", "IR|Irã"},
      {"Ira", "-"},
      {"china", "-"},
      {"Vietnams", "VN|Vietnams"},
      {"Islands", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(place_at_start(row.text) == row.expected);
  }
}

TEST_CASE("currencies by code, symbol and word") {
  constexpr Row kRows[] = {
      {"EUR 3", "EUR|EUR"},
      {"EUR500", "EUR|EUR"},
      {"eur", "EUR|eur"},
      {"kes", "-"},
      {"KES", "KES|KES"},
      {"€3", "EUR|€"},
      {"$3", "USD|$"},
      {"US$3", "USD|US$"},
      {"US $ 3", "USD|US $"},
      {"U.S.$ 3", "USD|U.S.$"},
      {"USD$", "USD|USD$"},
      {"A$2", "AUD|A$"},
      {"a $2", "-"},
      {"A $2", "-"},
      {"NZ$", "NZD|NZ$"},
      {"FJ$", "FJD|FJ$"},
      {"C$", "CAD|C$"},
      {"HK$", "HKD|HK$"},
      {"£", "GBP|£"},
      {"₹", "INR|₹"},
      {"Rs 5", "INR|Rs"},
      {"Rs. 5", "INR|Rs."},
      {"rs", "-"},
      {"Tk", "BDT|Tk"},
      {"FCFA", "XOF|FCFA"},
      {"F CFA", "XOF|F CFA"},
      {"francs CFA", "XOF|francs CFA"},
      {"francs", "CHF|francs"},
      {"Swiss francs", "CHF|Swiss francs"},
      {"Indian rupees", "INR|Indian rupees"},
      {"rupees", "INR|rupees"},
      {"dollars", "USD|dollars"},
      {"US dollars", "USD|US dollars"},
      {"US-Dollar", "USD|US-Dollar"},
      {"dólares australianos", "AUD|dólares australianos"},
      {"Norwegian\nkroner", "NOK|Norwegian\nkroner"},
      {"rand", "ZAR|rand"},
      {"dong", "VND|dong"},
      {"kwanzas", "AOA|kwanzas"},
      {"quetzales", "GTQ|quetzales"},
      {"Euros", "EUR|Euros"},
      {"European", "-"},
      {"Deutsche Mark", "DEM|Deutsche Mark"},
      {"XYZ", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(currency_at_start(row.text) == row.expected);
  }
}

TEST_CASE("months, weekdays, seasons, numbers, scales") {
  struct ClassRow {
    const char* text;
    LexClass cls;
    const char* expected;
  };
  constexpr ClassRow kRows[] = {
      {"Sept. 2012", LexClass::month, "9"},
      {"SEPTEMBER", LexClass::month, "9"},
      {"févr.", LexClass::month, "2"},
      {"fevrier", LexClass::month, "2"},
      {"Mär", LexClass::month, "3"},
      {"mrt", LexClass::month, "3"},
      {"août", LexClass::month, "8"},
      {"dezembro", LexClass::month, "12"},
      {"Mayor", LexClass::month, "-"},
      {"Thursday", LexClass::weekday, "4"},
      {"miércoles", LexClass::weekday, "3"},
      {"Frühjahr", LexClass::season, "21"},
      {"autumn", LexClass::season, "23"},
      {"two", LexClass::number_word, "2"},
      {"twenty-one", LexClass::number_word, "21"},
      {"dreißig", LexClass::number_word, "30"},
      {"veintidós", LexClass::number_word, "22"},
      {"first", LexClass::ordinal_word, "1"},
      {"thirty-first", LexClass::ordinal_word, "31"},
      {"premier", LexClass::ordinal_word, "1"},
      {"million", LexClass::scale, "6"},
      {"crore", LexClass::scale, "7"},
      {"lakh", LexClass::scale, "5"},
      {"mil milhões", LexClass::scale, "9"},
      {"mil millones", LexClass::scale, "9"},
      {"mil", LexClass::scale, "3"},
      {"milliards", LexClass::scale, "9"},
      {"Mrd.", LexClass::scale, "9"},
      {"billones", LexClass::scale, "12"},
      {"bilhões", LexClass::scale, "9"},
      {"millimetres", LexClass::scale, "-"},
  };
  for (const ClassRow& row : kRows) {
    CAPTURE(row.text);
    CHECK(value_at_start(row.text, row.cls) == row.expected);
  }
}

TEST_CASE("entries of a first word stand longest first") {
  const auto entries = lexicon_at("united");
  REQUIRE(entries.size() > 3);
  CHECK(std::ranges::is_sorted(entries, std::ranges::greater{},
                               [](const LexEntry& e) { return e.size; }));
  CHECK(lexicon_at("no-such-word").empty());
  CHECK(lexicon_at("").empty());
}

TEST_CASE("classes of a first word, by case") {
  const LexClasses march = lexicon_classes("march");
  CHECK((march.lower_case & mask(LexClass::month)) != 0);
  const LexClasses vietnam = lexicon_classes("vietnam");
  CHECK((vietnam.capitalised & mask(LexClass::country)) != 0);
  CHECK((vietnam.lower_case & mask(LexClass::country)) == 0);
  CHECK(lexicon_classes("project").lower_case == 0);
}

TEST_CASE("every entry of the table is found by its own name in capitals") {
  for (const LexEntry& entry : tables::kEntries) {
    if ((entry.flags & kAccent) != 0) continue;  // the folded name has lost what it needs
    std::string capitals(entry.folded());
    if (!std::ranges::all_of(capitals,
                             [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
      continue;
    }
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const LexHit hit = longest_name(capitals, 0, mask(entry.cls));
    CAPTURE(capitals);
    CHECK(hit.entry != nullptr);
    CHECK(hit.end == capitals.size());
  }
}

}  // namespace
}  // namespace dossier
