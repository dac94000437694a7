// Places: every example of the rules, and the traps of homonyms, lists and broken lines.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "dossier/mention.h"
#include "extract/rules.h"

namespace dossier {
namespace {

// What the text names: "VN LA", regions by their English names with ';' between; "-" for nothing.
std::string places(std::string_view text, Field field = Field::country) {
  const Page page({}, std::string(text));
  std::string out;
  for (const PlaceMention& place : scan(page, {}).places) {
    const bool region = place.form == PlaceMention::Form::region;
    if (region != (field == Field::region)) continue;
    if (!out.empty()) out += region ? "; " : " ";
    out += region ? english_name(place.region) : code(place.country);
  }
  return out.empty() ? "-" : out;
}

std::string reason(std::string_view text) {
  const Page page({}, std::string(text));
  for (const Rejected& rejected : scan(page, {}).rejected) {
    if (rejected.field == Field::country) return std::string(rejected.reason);
  }
  return "-";
}

// The example's text, with "\n" for a line end.
std::string unescaped(std::string_view text) {
  std::string out(trim(text));
  for (auto at = out.find("\\n"); at != std::string::npos; at = out.find("\\n")) {
    out.replace(at, 2, "\n");
  }
  return out;
}

TEST_CASE("every example of every rule for places") {
  for (const Rule& rule : place_rules()) {
    for (const std::string_view line : split(rule.info.examples, '\n')) {
      const std::size_t arrow = line.find("==>");
      if (arrow == std::string_view::npos) continue;
      CAPTURE(std::string(line));
      CHECK(places(unescaped(line.substr(0, arrow)), rule.info.field) ==
            trim(line.substr(arrow + 3)));
    }
  }
}

struct Row {
  const char* text;
  const char* expected;
};

TEST_CASE("names in context") {
  constexpr Row kRows[] = {
      {"workshop held in Bangkok for Albanian ministries", "AL"},
      {"funded by the Republic of Korea", "KR"},
      {"Korean government grant", "KR"},
      {"Georgia (USA)", "US"},
      {"Georgia's education ministry met Georgian farm cooperatives", "GE GE"},
      {"growers around Macon, Georgia, in the south of the United States", "US US"},
      {"Peach growers in Georgia\nFarms around Macon, Georgia, spend less", "US US"},
      {"Farms around Macon, Georgia\n\nGeorgia's ministry", "US GE"},
      {"Georgia and Arkansas", "US US"},
      {"Armenia, Georgia and Azerbaijan", "AM GE AZ"},
      {"Salt Lake City, Utah", "US"},
      {"a US-funded programme in Georgia", "US GE"},
      {"Turkey farmers told to keep flocks indoors", "-"},
      {"Chad Meyers, spokesman", "-"},
      {"Georgia Papadakis wrote the guide", "-"},
      {"Mr Jordan thanked the donors", "-"},
      {"Oxfam Georgia and Caritas Jordan", "GE JO"},
      {"New Mexico and New Caledonia", "US NC"},
      {"American Samoa and Samoan villages", "AS WS"},
      {"in the Gulf of Guinea, off Guinea", "GN"},
      {"Kenya/Uganda border", "KE UG"},
      {"Congo and DR Congo", "CG CD"},
      {"a school in the Democratic Republic of the Congo. Congo has few roads.", "CD CD"},
      {"the Republic of the Congo, DR Congo, Congo", "CG CD CG"},
      {"Pays : Réunion", "RE"},
      {"Maurice, Seychelles et Comores", "MU SC KM"},
      {"Maurice a parlé", "-"},
      {"a Vietnamese-language manual", "-"},
      {"spoke in Nepali, English and Hindi.", "-"},
      {"10,000 Swiss francs", "-"},
      {"US$ 3 million", "-"},
      {"US dollars", "-"},
      {"Danish kroner paid by Danish towns", "DK"},
      {"rue de Belgique, Bruxelles", "-"},
      {"a stay in Viet\n   Nam", "VN"},
      {"the Solo-\nmon Islands", "SB"},
      {"the Euro-\npean Union", "EU"},
      {"VIETNAM: RURAL ROADS", "VN"},
      {"", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(places(row.text) == row.expected);
  }
}

TEST_CASE("what is refused keeps its reason") {
  constexpr Row kRows[] = {
      {"Michael Jordan", "a person's name"},
      {"Guinea pigs", "the name of something else"},
      {"translated into Russian", "a language"},
      {"14 Jordan Street", "a street's name"},
      {"info@georgia.example, www.Georgia.example", "part of a web or mail address"},
      {"Lebanon, Ohio", "a town in an American state"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(reason(row.text) == row.expected);
  }
}

TEST_CASE("mentions are in order, apart, and say their form") {
  const Page page({}, "Country: kenya, VN\nThe DRC and Utah in Central Asia, Swiss");
  const Mentions m = scan(page, {});
  std::string forms;
  std::uint32_t end = 0;
  for (const PlaceMention& place : m.places) {
    CHECK(place.span.begin >= end);
    end = place.span.end;
    forms += std::to_string(static_cast<int>(place.form));
    CHECK(place.rule != RuleId::none);
  }
  CHECK(forms == "002341");
  CHECK(page.slice(m.places[0].span) == "kenya");
  CHECK(page.slice(m.places[2].span) == "DRC");
}

}  // namespace
}  // namespace dossier
