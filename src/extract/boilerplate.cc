// See boilerplate.h. Menus are told by what divides their entries.
#include "extract/boilerplate.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/labels.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

const TextForms& forms() {
  thread_local const TextForms kForms(boilerplate_forms(), boilerplate_rows_of);
  return kForms;
}

bool is_fact_label(std::string_view text) {
  const auto hit = label_of(text);
  return hit && is_project_label(hit->kind);
}

// What a site's own links are called.
bool is_site_link(std::string_view text) {
  thread_local const regex::Matcher kLink(
      R"((?:[\W_]*)(?:home|search|advanced search|help|login|log in|sign in|sitemap|site map|print|share|download pdf|back to \w+|faq|accueil|recherche|rechercher|aide|connexion|inicio|buscar|busqueda|ayuda|pesquisar|pesquisa|ajuda|entrar|startseite|suche|hilfe|drucken|anmelden|chi siamo|cosa facciamo|contatti|cerca|accedi|dona(?: ora)?|sostienici|over ons|zoeken|inloggen|doneren?|steun ons)(?:[\W_]*))");
  return kLink.matches(fold(text));
}

// "Home", "Search", "FAQ", a tab between: all short, none a label, one of them a site's own link.
bool is_menu_of_tabs(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  bool link = false;
  for (const std::string_view piece : split(text, '\t')) {
    const std::string_view one = trim(piece);
    if (one.size() > kLongest || is_fact_label(one) || std::ranges::any_of(one, is_digit))
      return false;
    link = link || is_site_link(one);
  }
  return link;
}

// "Home   Our work   Countries   News": short pieces without a digit, none or one of them a label.
// Four make a menu, or two if one is a site's own link.
bool is_menu_of_columns(std::string_view text) {
  if (text.find('\t') != std::string_view::npos) return is_menu_of_tabs(text);
  if (find_gap(text) == std::string_view::npos) return false;
  thread_local const regex::Matcher kColumns(
      R"(>?[^\d\s|](?:[^\d\s|]| [^\d\s])*(?:  +>?[^\d\s|](?:[^\d\s|]| [^\d\s])*)+)");
  if (!kColumns.matches(text)) return false;
  std::size_t pieces = 0;
  std::size_t labels = 0;
  bool link = false;
  for (std::size_t at = 0; at < text.size(); ++pieces) {
    const std::size_t end = std::min(text.find("  ", at), text.size());
    const std::string_view one = trim(text.substr(at, end - at));
    labels += is_fact_label(one) ? 1 : 0;
    link = link || is_site_link(one);
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return labels < 2 && (pieces >= 4 || link);
}

// What divides a menu's entries. A path's marks ("Home > Work") may divide two, and stand beside
// numbers.
struct MenuMark {
  std::string_view text;
  bool path = false;
};
constexpr auto kMenuMarks = std::to_array<MenuMark>({{" | "},
                                                     {" > ", true},
                                                     {" / "},
                                                     {" · "},
                                                     {" » ", true},
                                                     {" › ", true},
                                                     {" >> ", true},
                                                     {" :: "},
                                                     {"  |  "},
                                                     {" . "}});

// The marks that a text holds, as bits.
std::uint32_t menu_marks_in(std::string_view text) {
  constexpr ByteSet kAfterBlank("|>/:.\xC2\xE2 ");
  std::uint32_t found = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] != ' ' || !kAfterBlank.has(text[at + 1])) continue;
    for (std::size_t i = 0; i < kMenuMarks.size(); ++i)
      found |= text.substr(at).starts_with(kMenuMarks[i].text) ? 1U << i : 0U;
  }
  return found;
}

bool is_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  return text.size() == kDigits && std::ranges::all_of(text, is_digit);
}

// "Vacancies (2)": a menu's entry and how many stand behind it.
bool is_counted(std::string_view part) {
  const std::size_t open = part.find('(');
  const std::size_t first = std::min(part.find_first_of("0123456789"), part.size());
  return open != std::string_view::npos && first == open + 1 && open > 0 &&
         part.find_first_not_of("0123456789", first) == part.find(')', first);
}

bool is_menu_of(std::string_view text, const MenuMark& mark) {
  constexpr std::size_t kLongest = 32;
  std::size_t years = 0;  // "2019 | 2018 | 2017 | Archive"
  std::size_t numbered = 0;
  std::size_t parts = 1;
  std::size_t longest = 0;
  std::size_t labels = 0;
  for (std::size_t begin = 0;; ++parts) {
    const std::size_t end = std::min(text.find(mark.text, begin), text.size());
    const std::string_view part = trim(text.substr(begin, end - begin));
    longest = std::max(longest, part.size());
    labels += is_fact_label(part) ? 1 : 0;
    years += is_year(part) ? 1 : 0;
    numbered += std::ranges::any_of(part, is_digit) && !is_counted(part) ? 1 : 0;
    if (end == text.size()) break;
    begin = end + mark.text.size();
  }
  if (longest > kLongest) return false;
  const bool arrow = mark.text == " > " || mark.text == " › " || mark.text == " >> ";
  if (parts == 2) return arrow;
  return (labels < 2 || arrow) && (mark.path || numbered == 0 || (years >= 2 && years == numbered));
}

}  // namespace

bool is_boilerplate_text(std::string_view folded) {
  return forms().has(folded);
}

// Digits and spacing apart, the same line: a running header with its page number.
std::string header_key(std::string_view text) {
  std::string key;
  for (char c : fold(text)) {
    if (!is_digit(c) && c != ' ') key += c;
  }
  return key;
}

bool looks_like_contents_entry(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_digit(text[at - 1])) --at;
  if (at == text.size())  // a preface's page: "ii"
    while (at > 0 && std::string_view("ivx").find(text[at - 1]) != std::string_view::npos) --at;
  if (at == text.size()) return false;
  while (at > 0 && text[at - 1] == ' ') --at;
  std::size_t dots = 0;
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == ' ' || text[at - 1] == '_')) {
    dots += text[at - 1] != ' ' ? 1 : 0;
    --at;
  }
  return dots >= 4;
}

// "Country   Topic   Period   Budget": labels in columns of their own, no value between.
bool is_row_of_labels(std::string_view text) {
  std::size_t pieces = 0;
  std::size_t labels = 0;
  for (std::size_t at = 0; at < text.size(); ++pieces) {
    const std::size_t end = std::min(text.find("  ", at), text.size());
    labels += label_of(trim(text.substr(at, end - at))) ? 1 : 0;
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return pieces >= 3 && labels * 4 >= pieces * 3;
}

// What a Markdown link shows, folded: "[Lire la suite](/projets/lait)".
std::string link_text(std::string_view text) {
  const std::size_t close = text.find("](");
  if (text.starts_with('[') && close != std::string_view::npos) text = text.substr(1, close - 1);
  return fold(text);
}

bool is_navigation(std::string_view text) {
  return looks_like_menu(text) || forms().has(fold(text), true);
}

// "Fact Sheet | Results in Brief | Reporting": the parts of what stands above, as tabs.
bool is_row_of_parts(std::string_view text) {
  static constexpr std::string_view kPart =
      "(?:(?:project )?(?:fact|data) ?sheet|results(?: in brief)?|reporting|overview|documents|"
      "summary|background|downloads?|timeline|outcomes|outputs|publications|abstract|tenders|"
      "organisations|people|objectives?|partners|news & multimedia|details|budget|transactions)";
  static const std::string kExpression =
      std::string(kPart).append("(?: \\| ").append(kPart).append(")+");
  thread_local const regex::Matcher kParts(kExpression);
  return kParts.matches(fold(text));
}

bool is_toolbar(std::string_view text) {
  constexpr std::size_t kLongest = 160;
  if (text.size() > kLongest) return false;
  if (is_row_of_parts(text)) return true;
  thread_local const regex::Matcher kTools(
      R"((?:(?:share|print|copy link|download(?: as| pdf)?|pdf|e-?mail|tweet|save|bookmark|cite|teilen|drucken|imprimir|partager|compartir|compartilhar|partilhar|facebook|twitter|linkedin|whatsapp|instagram|youtube|flickr|share this(?: page)?)(?:\W+|$))+)");
  return kTools.matches(fold(text));
}

bool looks_like_menu(std::string_view text) {
  if (is_menu_of_columns(text)) return true;
  const std::uint32_t marks = menu_marks_in(text);
  for (std::size_t i = 0; i < kMenuMarks.size(); ++i) {
    if ((marks >> i & 1U) != 0 && is_menu_of(text, kMenuMarks[i])) return true;
  }
  return false;
}

bool is_kind_of_post(std::string_view text) {
  thread_local const regex::Matcher kKind(
      R"((?:press releases?|media releases?|news|news (?:item|story|release)|blog(?: ?posts?)?|events?|announcements?|publications?|notices?|calls?(?: for (?:papers|proposals|applications))?|articles?|stor(?:y|ies)|features?|interviews?|opinion|op-ed|editorial|statements?|speech(?:es)?|reports?|videos?|podcasts?|webinars?|obituar(?:y|ies)|press|in the media|update|pressemitteilung(?:en)?|meldung(?:en)?|nachricht(?:en)?|veranstaltung(?:en)?|aktuelles|communiques?(?: de presse)?|actualites?|evenements?|noticias?|comunicados?(?: de prensa| de imprensa)?|eventos?|notas? de prensa|entrevistas?|comunicat[oi](?: stampa)?|notizi[ae]|nieuws|persbericht(?:en)?)\W*)");
  return kKind.matches(fold(text));
}

bool begins_with_kind_of_post(std::string_view text) {
  for (const std::string_view mark : {" | ", " \xc2\xb7 ", " \xe2\x80\xa2 "}) {
    const std::size_t end = text.find(mark);
    if (end != std::string_view::npos && is_kind_of_post(text.substr(0, end))) return true;
  }
  return false;
}

}  // namespace dossier
