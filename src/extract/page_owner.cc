// The lines above a page's first item: an embassy's name, a country's, who pays for the list; and
// what holds for the page wherever it stands: a sentence about all projects, a town's country.
#include "extract/page_owner.h"

#include <algorithm>

#include "base/text.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/named_place.h"
#include "extract/word_gate.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::size_t kHeadLines = 8;   // of a page, that say whose it is
constexpr std::size_t kMostLines = 60;  // with those of its menus

// The one country that a line names, the Union apart; null where it names none or several.
const PlaceMention* only_country(const Draft& draft, const Line& line) {
  const PlaceMention* only = nullptr;
  for (auto i = line.places.first; i < line.places.last; ++i) {
    const PlaceMention& p = draft.mentions().places[i];
    if (is_region(p) || is_union(p.country)) continue;
    if (p.form == PlaceMention::Form::demonym) continue;
    if (only != nullptr && only->country != p.country) return nullptr;
    only = &p;
  }
  return only;
}

// The line, folded, with "@" in the place's stead.
std::string text_around(const Draft& draft, const Line& line, const PlaceMention& place) {
  std::string text = fold(draft.layout.text({line.text.begin, place.span.begin}));
  text.append(text.empty() ? "@" : " @")
      .append(fold(draft.layout.text({place.span.end, line.text.end})));
  return text;
}

// "Sagar Livelihood Trust, India": behind an organisation's name at the line's begin.
bool ends_name(const Draft& draft, const Line& line, const PlaceMention& place) {
  constexpr std::size_t kMostWords = 6;
  const std::string_view before = draft.layout.text({line.text.begin, place.span.begin});
  return before.ends_with(", ") && count_words(before) <= kMostWords && names_organisation(before);
}

// "Norway in Malawi": the name of an embassy's site.
bool are_giver_and_host(const Draft& draft, const Line& line) {
  thread_local const regex::Matcher kIn(R"((?:in|en|au|aux|em|no|na|in der)(?: the)?)");
  if (line.places.last != line.places.first + 2) return false;
  const PlaceMention& giver = draft.mentions().places[line.places.first];
  const PlaceMention& host = draft.mentions().places[line.places.first + 1];
  return giver.form == PlaceMention::Form::name && giver.span.begin == line.text.begin &&
         host.span.end == line.text.end && giver.country != host.country &&
         kIn.matches(fold(draft.layout.text({giver.span.end, host.span.begin})));
}

// "Embassy of Norway in Zambia": where it works.
const PlaceMention* host_country(const Draft& draft, std::size_t i) {
  thread_local const regex::Matcher kMission(
      R"((?:.* )?(?:embassy|high commission|consulate|ambassade|embajada|embaixada|botschaft|delegation|delegacion|delegacao|representation)\b.* (?:in|to|au|aux|en|em|na|no)(?: (?:the|la|el|o|a|der|den))?(?: (?:republic|kingdom|union|state|republique|republica|republik|reino|royaume) (?:of|de|du|del|da|do))?(?: the)? ?)");
  const Line& line = draft.layout[i];
  constexpr std::size_t kMostWords = 14;
  if (line.places.empty() || line.words > kMostWords) return nullptr;
  const PlaceMention& last = draft.mentions().places[line.places.last - 1];
  const std::string before = fold(draft.layout.text({line.text.begin, last.span.begin})) + " ";
  const bool names = !is_region(last) && last.form != PlaceMention::Form::demonym;
  return names && (kMission.matches(before) || are_giver_and_host(draft, line)) ? &last : nullptr;
}

}  // namespace

// "Provided by the Government of Japan.", above a list: who pays for all of it.
const PlaceMention* page_donor(const Draft& draft) {
  constexpr std::size_t kMostWords = 24;
  for (std::size_t i = 0, seen = 0; i < draft.item.page_head && seen < kHeadLines; ++i) {
    const Line& line = draft.layout[i];
    seen += line.blank ? 0 : 1;
    if (line.blank || line.boilerplate || line.words > kMostWords) continue;
    if (draft.layout.next_text(i + 1) == draft.item.page_head && is_heading(draft.layout, i))
      continue;  // of its section
    for (auto k = line.places.first; k < line.places.last; ++k) {
      const CueHit hit = find_cue(draft.layout, draft.mentions().places[k].span, line.text,
                                  cue(CueRole::donor) | cue(CueRole::origin) | cue(CueRole::venue));
      if (hit.found && hit.role == CueRole::donor && !is_region(draft.mentions().places[k]))
        return &draft.mentions().places[k];
    }
  }
  return nullptr;
}

// "Australian Government" over "Development assistance in Papua New Guinea": a government's page of
// its projects in another country.
static const PlaceMention* government_abroad(const Draft& draft) {
  thread_local const regex::Matcher kGovernment(
      R"((?:the )?@ (?:government|aid|development cooperation|agency for (?:international )?development(?: cooperation)?)|(?:the )?government of (?:the )?@)");
  constexpr std::size_t kFirstLines = 3;
  for (std::size_t i = 0, seen = 0; i < draft.item.page_head && seen < kFirstLines; ++i) {
    const Line& line = draft.layout[i];
    seen += line.blank ? 0 : 1;
    if (line.blank || line.places.last != line.places.first + 1) continue;
    const PlaceMention& owner = draft.mentions().places[line.places.first];
    if (is_region(owner) || !kGovernment.matches(text_around(draft, line, owner))) continue;
    const PlaceMention* home = page_country(draft);
    return home != nullptr && home->country != owner.country ? &owner : nullptr;
  }
  return nullptr;
}

// "Embassy of Norway in Zambia": whose projects the page lists.
const PlaceMention* mission_country(const Draft& draft) {
  for (std::size_t i = 0, seen = 0; i < draft.item.page_head && seen < kHeadLines; ++i) {
    const Line& line = draft.layout[i];
    seen += line.blank ? 0 : 1;
    if (line.blank || host_country(draft, i) == nullptr) continue;
    const PlaceMention& first = draft.mentions().places[line.places.first];
    const bool own = !is_region(first) && first.country != host_country(draft, i)->country;
    if (own) return &first;
  }
  return government_abroad(draft);
}

// "Countries » Republic of Moldova » Projects": a step of the way through the site.
const PlaceMention* path_country(const Draft& draft) {
  thread_local const regex::Matcher kPath(
      R"((?:.* )?(?:countries|where we work|pays|paises|lander) (?:>|\xc2\xbb|\xe2\x80\xba|/) @ ?(?:>|\xc2\xbb|\xe2\x80\xba|/) .*)");
  for (std::size_t i = 0; i < std::min(draft.item.page_head, kMostLines); ++i) {
    const Line& line = draft.layout[i];
    if (line.blank || line.places.empty()) continue;
    const PlaceMention* place = only_country(draft, line);
    if (place != nullptr && kPath.matches(text_around(draft, line, *place))) return place;
  }
  return nullptr;
}

// "GOVERNMENT OF PAKISTAN", "Activities in Lao PDR", "Indonesia Country Office" at the head of a
// page whose items name no country: theirs. Not of a ministry that works abroad.
const PlaceMention* page_country(const Draft& draft) {
  thread_local const TextForms kHome(home_forms(), home_rows_of);
  thread_local const regex::Matcher kAbroad(
      R"(.*\b(?:foreign(?:,| (?:affairs|and|office|trade|minist\w*|relations|aid|assistance|policy|service)\b)|affaires etrangeres|asuntos exteriores|relacoes exteriores|cooperation|cooperacion|cooperacao|international|embassy|ambassade|embajada|embaixada|aid|funded by|financed by|partner\w*|socios?|bailleurs?)\b.*|.*\bdonors?(?:[^a-z-].*)?)");
  thread_local const regex::Matcher kPartnersThere(R"(.*\bpartners in (?:the )?@.*)");
  if (const PlaceMention* step = path_country(draft); step != nullptr) return step;
  const PlaceMention* found = nullptr;
  const std::size_t last = std::min(draft.item.page_head, kMostLines);
  for (std::size_t i = 0, seen = 0; i < last && seen < kHeadLines; ++i) {
    const Line& line = draft.layout[i];
    if (line.blank || line.rule || line.marker.kind == Marker::Kind::bullet) continue;
    seen += line.boilerplate ? 0 : 1;
    if (const PlaceMention* host = host_country(draft, i); host != nullptr) return host;
    const PlaceMention* place = only_country(draft, line);
    if (place == nullptr) continue;
    const std::string text = text_around(draft, line, *place);
    const std::string whole = fold(draft.layout.text(i));
    if (!kHome.has(text) && !kHome.has(whole) && !ends_name(draft, line, *place)) continue;
    if (kAbroad.matches(whole) && !kPartnersThere.matches(text)) continue;
    if (found != nullptr && found->country != place->country) return nullptr;
    found = place;
  }
  return found;
}

const PlaceMention* news_country(const Draft& draft) {
  thread_local const regex::Matcher kAbout(
      R"((?:.*\b(?:country team|country office|country programme|field office|united nations|bureau pays|oficina)\b.*|(?:latest )?(?:news|stories|actualites|noticias|nachrichten|notizie|nieuws)) (?:in|from|en|au|aux|em|na|no|aus|dal|dalla|uit) (?:the )?@)");
  for (std::size_t i = 0, seen = 0; i < draft.item.page_head && seen < kHeadLines; ++i) {
    const Line& line = draft.layout[i];
    seen += line.blank ? 0 : 1;
    if (line.blank || line.places.empty()) continue;
    // An embassy's news are of the country that it is in.
    if (const PlaceMention* host = host_country(draft, i); host != nullptr) return host;
    const PlaceMention* place = only_country(draft, line);
    if (place != nullptr && kAbout.matches(text_around(draft, line, *place))) return place;
  }
  return nullptr;
}

// "Kisongo" before ", Tanzania"; empty where no capital opens it.
static std::string_view town_before(const Layout& layout, Span place) {
  constexpr std::uint32_t kLongest = 32;  // bytes
  const std::string_view text = layout.page().text();
  const std::uint32_t from = place.begin - std::min(place.begin, kLongest);
  std::string_view before = text.substr(from, place.begin - from);
  const bool bracket = before.ends_with(" (");
  if (!bracket && !before.ends_with(", ")) return {};
  before.remove_suffix(2);
  const std::size_t begin = before.find_last_of(",;:|()\n\t.") + 1;
  std::string_view town = before.substr(begin);
  if (const std::size_t gap = town.rfind("  "); gap < town.size()) town.remove_prefix(gap);
  town = trim(town);
  constexpr std::size_t kMostWords = 3;
  constexpr std::size_t kLeast = 4;  // bytes
  const bool capital =
      !town.empty() && !begins_lower(town) && !is_digit(town[0]) && !names_organisation(town);
  return capital && town.size() >= kLeast && count_words(town) <= kMostWords ? town
                                                                             : std::string_view{};
}

// The first towns of the page that stand before their countries.
static const std::vector<Layout::Town>& towns_of(const Draft& draft) {
  constexpr std::size_t kMost = 64;
  std::optional<std::vector<Layout::Town>>& towns = draft.layout.known_towns();
  if (towns) return *towns;
  towns.emplace();
  for (const PlaceMention& place : draft.mentions().places) {
    if (towns->size() == kMost) break;
    if (place.form != PlaceMention::Form::name || is_union(place.country)) continue;
    std::string town = fold(town_before(draft.layout, place.span));
    if (!town.empty()) towns->push_back({std::move(town), &place});
  }
  return *towns;
}

// The words of a text that begin with capitals, folded, "-" for each of the others: "clean water"
// is no place called Clean Water.
static std::string words_with_capitals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_word_byte(text[at])) ++at;
    std::size_t next = 0;
    if (at > begin) {
      const std::string_view word = text.substr(begin, at - begin);
      out.append(is_upper(decode(word, 0, next)) ? fold(word) : "-");
    } else {
      const char mark = text[at++];
      out.push_back(mark == '\n' ? ' ' : mark);
    }
  }
  return out;
}

const PlaceMention* country_of_town(const Draft& draft) {
  constexpr std::uint32_t kLongest = 4000;  // bytes of an item's text
  const Layout& layout = draft.layout;
  const Item& item = draft.item;
  if (item.last <= item.first || towns_of(draft).empty()) return nullptr;
  const Span lines = lines_of(layout, item);
  const std::string text =
      words_with_capitals(layout.text({lines.begin, std::min(lines.end, lines.begin + kLongest)}));
  const auto is_named = [&](const Layout::Town& town) {
    if (lines.contains(town.country->span)) return false;  // read with the item
    const std::size_t at = text.find(town.name);
    const std::size_t end = at + town.name.size();
    return at != std::string::npos && (at == 0 || !is_word_byte(text[at - 1])) &&
           (end == text.size() || !is_word_byte(text[end]));
  };
  const PlaceMention* found = nullptr;
  for (const Layout::Town& town : towns_of(draft)) {
    if (!is_named(town)) continue;
    if (found != nullptr && found->country != town.country->country) return nullptr;
    found = town.country;
  }
  return found;
}

// Whether a line has one of the words that stated_country() asks for.
static bool speaks_of_all(std::string_view text) {
  static constexpr std::string_view kWords[] = {"ll ",     "nless ", "here ", "f not", "f no ",
                                                "ous les", "odos ",  "lle ",  "utti "};
  return holds_any(text, kWords);
}

const PlaceMention* stated_country(const Draft& draft) {
  thread_local const regex::Matcher kStated(
      R"((?:.*[.:;] )?(?:all (?:of )?(?:the |these |our |listed )?(?:projects|programmes|programs|engagements|activities|grants|operations|schemes|initiatives|interventions)|(?:unless|where|if) (?:no other country is|not|nothing else is)? ?(?:otherwise )?(?:named|stated|indicated|mentioned|noted),? (?:the|all) (?:projects?|programmes?|activities)|tous les (?:projets|programmes)|todos los (?:proyectos|programas)|todos os (?:projetos|programas)|alle (?:projekte|vorhaben|projecten)|tutti i (?:progetti|programmi))(?: (?:[a-z]+)){1,6} (?:in|au|aux|en|em|na|no) (?:the )?@ ?(?:only|seulement|solamente|apenas|statt|durchgefuhrt|umgesetzt|uitgevoerd)?(?:[.;].*)?)");
  constexpr std::size_t kLeastWords = 5;
  std::optional<const PlaceMention*>& known = draft.layout.known_stated_country();
  if (known) return *known;
  known = nullptr;
  for (std::size_t i = 0; i < draft.layout.size(); ++i) {
    const Line& line = draft.layout[i];
    if (line.blank || line.words < kLeastWords) continue;
    const PlaceMention* place = only_country(draft, line);
    if (place == nullptr || !speaks_of_all(draft.layout.text(i))) continue;
    if (!kStated.matches(text_around(draft, line, *place))) continue;
    if (*known != nullptr && (*known)->country != place->country) return *(known = nullptr);
    known = place;
  }
  return *known;
}

std::vector<const PlaceMention*> programme_countries(const Draft& draft) {
  thread_local const regex::Matcher kProgramme(
      R"(.*\b(?:interreg|cross[- ]border|transfrontalier\w*|transfronteri[zc]\w*|transfronteirico\w*|grenzuberschreitend\w*|programme|programm|programma|programa)\b.*)");
  for (std::size_t i = 0, seen = 0; i < draft.item.page_head && seen < kHeadLines; ++i) {
    const Line& line = draft.layout[i];
    seen += line.blank ? 0 : 1;
    if (line.places.last < line.places.first + 2 || !kProgramme.matches(fold(draft.layout.text(i))))
      continue;
    std::vector<const PlaceMention*> countries;
    for (auto k = line.places.first; k < line.places.last; ++k) {
      const PlaceMention& p = draft.mentions().places[k];
      if (is_region(p) || is_union(p.country)) return {};
      const std::string glue =
          k == line.places.first
              ? "-"
              : squeeze(draft.layout.text({draft.mentions().places[k - 1].span.end, p.span.begin}));
      if (glue != "-" && glue != "–" && glue != "—" && glue != "/") return {};
      countries.push_back(&p);
    }
    return countries;
  }
  return {};
}

// Whether the page's head says so, or a heading that names payers that are no country.
static bool lists_by_payer(const Layout& layout, std::size_t head) {
  thread_local const regex::Matcher kByPayer(
      R"((?:.*[^a-z])?(?:(?:by|per) (?:donor|funder|financier|funding (?:source|government|country))|par (?:bailleur|pays donateur)|(?:partners?|donors?|funders?) and what they (?:pay|fund|support|finance|give)|who (?:pays|funds|finances) (?:for )?what|what our (?:donors|partners|funders) (?:pay|fund|support|finance)|por (?:donante|financiador|doador)|nach (?:geldgebern?|gebern?|geberlandern?)|per (?:donatore|finanziatore))\b.*)");
  for (std::size_t i = 0, seen = 0; i < head && seen < kHeadLines; ++i) {
    const Line& line = layout[i];
    constexpr std::size_t kMostWords = 12;
    seen += line.blank ? 0 : 1;
    if (!line.blank && line.words <= kMostWords && kByPayer.matches(layout.folded(i))) return true;
  }
  // "PRIVATE DONORS" among the sections
  thread_local const regex::Matcher kOthers(
      R"((?:private|individual|other|institutional|small) (?:donors|funders|sponsors)|own (?:funds|resources)|(?:autres|petits) bailleurs|dons prives|donantes privados|otros donantes|doadores privados|private spend(?:er|en)|eigenmittel)");
  for (std::size_t i = head; i < layout.size(); ++i) {
    if (layout[i].title_like && kOthers.matches(layout.folded(i))) return true;
  }
  return false;
}

bool is_listed_by_payer(const Draft& draft) {
  std::optional<bool>& known = draft.layout.known_listed_by_payer();
  if (!known) known = lists_by_payer(draft.layout, draft.item.page_head);
  return *known;
}

const PlaceMention* listed_country(const Draft& draft) {
  thread_local const regex::Matcher kListed(
      R"(.*\bcountry office\b.*|.*\b(?:projects|programmes|activities|portfolio|grants|communities|office|projets|proyectos|projetos|projekte|progetti) (?:in|au|aux|en|em|na|no) .*|(?:where we work|onde atuamos|donde trabajamos)\b.*|(?:city|town|township|village|county|borough|state) of\b.*|.*\b(?:government|republic|kingdom|gouvernement|gobierno|governo|ministry|ministere|ministerio) (?:of|de|du|del|da|do|des)\b.*)");
  const PlaceMention* home = is_listed_by_payer(draft) ? nullptr : page_country(draft);
  if (home == nullptr) return nullptr;
  const std::size_t line = draft.layout.line_of(home->span.begin);
  // "LEBANON" over "Country programme"
  const bool page_title = draft.layout[line].place_only && line + 1 < draft.layout.size() &&
                          draft.layout[line + 1].title_like;
  return page_title || kListed.matches(fold(draft.layout.text(line))) ? home : nullptr;
}

}  // namespace dossier
