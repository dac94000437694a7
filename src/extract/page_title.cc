// See page_title.h. Each cue is a row of the table: what is asked of a candidate, and what the
// answer weighs. Cues ask for forms, never for a page's own words.
#include "extract/page_title.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "extract/aside.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/table.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::size_t npos = Layout::npos;

// ---------------------------------------------------------------- lines of a site

// "NAM OU WATERSHED" / "STEWARDSHIP PROJECT" / "(NOWSP)": a title over lines, and no menu.
bool is_title_in_capitals(const Layout& layout, std::size_t first, std::size_t last) {
  constexpr std::size_t kMostLines = 4;
  std::size_t long_lines = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (!all_capitals(layout.text(i))) return false;
    long_lines += layout[i].words >= 2 ? 1 : 0;
  }
  return last - first <= kMostLines && long_lines * 2 > last - first;
}

// Whether a line is one of three or more short ones without blanks between, none of them a fact: a
// menu that is printed an entry a line.
bool is_in_stack(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostWords = 3;
  constexpr std::size_t kLeast = 3;
  const auto entry = [&](std::size_t k) {
    const Line& l = layout[k];
    return !l.blank && !l.sentence && l.words <= kMostWords && l.dates.empty() && l.money.empty() &&
           !(l.label && !l.label->value.empty());
  };
  if (!entry(i)) return false;
  std::size_t first = i;
  std::size_t last = i + 1;
  while (first > 0 && entry(first - 1)) --first;
  while (last < layout.size() && entry(last)) ++last;
  return last - first >= kLeast && !is_title_in_capitals(layout, first, last);
}

// "Projects / Under way", "REFERENCES / SOLID WASTE", "Programmes » Details"
bool is_path(std::string_view text) {
  return std::ranges::any_of(std::to_array<std::string_view>({" / ", " » "}), [&](auto mark) {
    const std::size_t at = text.find(mark);
    return at != std::string_view::npos && (is_generic_heading(text.substr(0, at)) ||
                                            is_generic_heading(text.substr(at + mark.size())));
  });
}

// A site's own line above a page's title: a menu, "Back to results", "Projects / Under way".
bool leads_through_site(const Layout& layout, std::size_t i) {
  const std::string_view line = layout.text(i);
  // "[8]Home / [9]Where we work": a text browser's numbers
  const std::string plain = line.find('[') < line.size() ? tidy(line) : std::string();
  const std::string_view text = plain.empty() ? line : plain;
  if (is_toolbar(text)) return false;
  return layout[i].boilerplate ? is_navigation(text) : is_path(text);
}

// "Beta: your feedback will help us to improve this service." above the site's own lines.
bool stands_over_site(const Layout& layout, std::size_t i) {
  constexpr std::size_t kNear = 5;  // lines
  for (std::size_t k = i + 1; k < std::min(layout.size(), i + kNear); ++k) {
    if (leads_through_site(layout, k) || looks_like_menu(layout.text(k))) return true;
  }
  return false;
}

// ---------------------------------------------------------------- candidates

// A line of capitals, two words or more.
bool is_shouted(const Layout& layout, std::size_t i) {
  const std::string_view text = layout.text(i);
  return layout[i].words >= 2 && all_capitals(text) &&
         std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Grantee" over "Coalition for Quiet Oceans"
bool is_value(const Layout& layout, std::size_t i) {
  return i > 0 && layout[i - 1].label && layout[i - 1].label->known &&
         layout[i - 1].label->value.empty() && is_project_label(layout[i - 1].label->label.kind);
}

// "LIFE17 NAT/LV/000914", "FP231": a register's code.
bool is_code(std::string_view text) {
  if (text.find('_') != std::string_view::npos && text.find(' ') == std::string_view::npos)
    return true;  // "OPS_TABLE_BASIC_DATA"
  for (const std::string_view word : split(text, ' ')) {
    if (std::ranges::none_of(word, [](char c) { return is_digit(c) || c == '/'; })) return false;
  }
  return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Candidate {
  LineBlock lines;
  std::size_t words = 0;
  bool above_site = false;  // lines of the site's own stand below it
  bool alone = false;       // no other candidate
};

// ---------------------------------------------------------------- cues

std::string_view words_of(const Layout& layout, const Candidate& c) {
  return layout.text({layout[c.lines.first].text.begin, layout[c.lines.last - 1].text.end});
}

bool is_generic(const Layout& layout, const Candidate& c) {
  return is_generic_heading(words_of(layout, c)) || is_aside_heading(words_of(layout, c));
}

// "Open Fields Foundation", "Embassy of Japan in the Republic of Fiji"
bool is_organisation(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kMostWords = 5;
  constexpr std::size_t kMostWordsOfBody = 12;
  thread_local const regex::Matcher kBody(
      R"((?:the )?(?:embassy|high commission|consulate|delegation|ministry|department|university|institute|faculty|school|ambassade|ministere|universite|institut|embajada|delegacion|ministerio|universidad|instituto|botschaft|ministerium|universitat|fachbereich|professur|lehrstuhl|fakultat|directorate|embaixada|delegacao|universidade|united nations)\b.*|.* (?:group|team|lab|laboratory|unit|branch|department|directorate|bureau))");
  const std::string_view text = layout.text(c.lines.first);
  const bool body = (c.words <= kMostWords && names_organisation(text)) ||
                    (c.words <= kMostWordsOfBody && kBody.matches(fold(text)));
  return body && !c.alone;
}

// "Projects with European funds", "Our work in the Pacific": a part of a site.
bool is_section(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kSection(
      R"((?:projects|programmes|programs|proyectos|programas|projets|projekte|projetos|our|nuestr[oa]s?|notre|nos|unsere?|noss[oa]s?) [^:]*|[^:]* (?:projects|programmes|programs|grants|proyectos|projets|projekte|projetos))");
  return kSection.matches(fold(words_of(layout, c)));
}

// "CE02 - Living earth", "Axis 3: …": a programme's part.
bool is_programme_part(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kPart(
      R"((?:[A-Z]{1,4}\d{1,3}|(?i:axis|axe|eje|achse|eixo|priority|priorit[a\xc3]\S*|prioridad) \d{1,2}) ?(?:[-:.]|\xe2\x80[\x93\x94]) .*)");
  return kPart.matches(layout.text(c.lines.first));
}

// What stands over a title: who speaks, and for whom; which document it is.
bool is_motto(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kMotto(
      R"((?:from|by|for|supported by|funded by) the\b.*|overview of (?:our|the)\b.*|(?:(?:opening|welcome|closing) )?(?:remarks|speech|address|statement) by\b.*|(?:annex|appendix|annexe|anexo|anhang) [a-z0-9]+\b.*|progress report\b.*|(?:(?:project|programme|implementation) )?(?:appraisal|information|identification|concept|completion)(?: and results)? (?:document|note|report|paper)(?: \([a-z]{2,5}\))?|(?:[a-z]{2,5} )?(?:data|fact) ?sheet(?: \([a-z]{2,5}\))?|(?:executive |governing )?(?:board|council|committee) (?:meeting|session)\b.*|[a-z]{1,3}[0-9]{5,}\b.*|.*\b(?:fact ?sheet|data ?sheet|newsletter|bulletin|project brief|infoblatt|boletin|boletim|note|fiche|ficha|leaflet|profile|report|stor(?:y|ies)|stud(?:y|ies)|steckbrief|merkblatt|faltblatt|broschure|prospekt|folder)(?: d[eiou]l? pro[a-z]+)?(?: (?:n|no|n\.o|nr|num|numero|number|issue)[^a-z0-9 ]{0,3})? ?#?\d+\b.*|(?:[\w'-]+ ){0,2}(?:project|programme|activity|operation|grant|proyecto|projet|progetto) (?:information )?(?:leaflet|fact ?sheet|data ?sheet|sheet|flyer|handout|information)|(?:[\w.&-]+ ){0,4}(?:database|databank|register|registry|portal|repository|datenbank|base de (?:datos|donnees|dados)|banca dati|encyclop\w+|wiki\w*|blog|weblog)|(?:forderlinie|forderprogramm|programmlinie|forderschwerpunkt|funding (?:line|stream|window|scheme)|ligne de financement|dispositif|linea de financiacion|linha de financiamento)\b.*)");
  // "PROJEKTBLATT NR. 2012/13": with its number, or alone.
  static const std::string kDocument =
      std::string(kKindOfDocument).append(R"((?: ?(?:(?:no|nr|n)\.?|#)?[^a-z]{0,4}\d[\d/.-]*)?)");
  thread_local const regex::Matcher kKind(kDocument);
  const std::string_view text = layout.folded(c.lines.first);
  return kMotto.matches(text) || kKind.matches(text);
}

// "From the Open Encyclopaedia", below the title.
bool names_source(std::string_view text) {
  thread_local const regex::Matcher kSource(
      R"(from (?:the )?.{0,30}(?:encyclop|wiki|database|register|registry)\w*.{0,20})");
  return kSource.matches(fold(text));
}

bool is_menu_entry(const Layout& layout, const Candidate& c) {
  return is_in_stack(layout, c.lines.first);
}

bool is_above_site(const Layout&, const Candidate& c) {
  return c.above_site;
}

// "(Loan No. 2281-LAO)": what a title has below it.
bool is_in_brackets(const Layout& layout, const Candidate& c) {
  const std::string_view text = words_of(layout, c);
  return (text.starts_with('(') && text.find(')') == text.size() - 1) ||
         (text.starts_with('[') && !text.starts_with("[[") && text.find(']') == text.size() - 1);
}

// "CHI SIAMO  COSA FACCIAMO  5x1000  CONTATTI" as well
bool has_columns(const Layout& layout, const Candidate& c) {
  const std::string_view text = layout.text(c.lines.first);
  constexpr int kMenu = 3;
  int gaps = 0;
  for (std::size_t at = text.find("  "); at < text.size();
       at = text.find("  ", text.find_first_not_of(' ', at)))
    ++gaps;
  return gaps >= kMenu || has_wide_gap(text);
}

bool has_bars(const Layout& layout, const Candidate& c) {
  const std::string_view text = words_of(layout, c);
  const std::size_t dash = text.find(" – ");
  constexpr std::size_t kManyWords =
      8;  // "Upgrading of the Brzezina – Olszyn – Border railway line"
  return text.find(" | ") != std::string_view::npos || text.find(" / ") != std::string_view::npos ||
         (dash != std::string_view::npos && c.words < kManyWords &&
          text.find(" – ", dash + 1) != std::string_view::npos);
}

bool is_open(const Layout& layout, const Candidate& c) {
  return layout.text(c.lines.last - 1).ends_with(',');
}

// "Bula and happy new year,": a letter's first line.
bool greets(const Layout& layout, const Candidate& c) {
  return is_open(layout, c) && c.lines.last < layout.size() && layout[c.lines.last].blank;
}

// "Published on 18 January 2019", "Updated: 3 May 2018"
bool tells_a_day(const Layout& layout, const Candidate& c) {
  return opens_with_point(layout, layout[c.lines.first].text);
}

// "Project GCP /NER/071/ITA", "Budget revision, PRRO 200871": a document's number, not behind the
// name's begin ("PR-L1188: Rural roads").
bool holds_number(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kNumber(
      R"((?:.*[^:\s])?\s[^\s:]*(?:\d{5,}|\d/[A-Z.]|[A-Z]/\d|/\d+/)[^\s:]*(?:\s.*)?)");
  return kNumber.matches(layout.text(c.lines.first));
}

// "68 applications, 1 winner": how many there are.
bool counts_things(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kCount(
      R"(\d[\d,.]* (?:applications?|results?|projects?|grants?|awards?|proposals?|winners?|submissions?|entries|records?|documents?|items?|demandes|projets|resultats|solicitudes|proyectos|resultados|antrage|projekte)\b.*)");
  return kCount.matches(layout.folded(c.lines.first));
}

// "The project set up dual training in 26 schools and signed up": text that wraps.
bool tells_of_project(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kLeastWords = 8;
  thread_local const regex::Matcher kTells(
      R"((?:The|This|Our) (?:project|programme|program|initiative|scheme) [a-z].*)");
  return c.words >= kLeastWords && kTells.matches(layout.text(c.lines.first));
}

// "The US$ 740,000 Credit Union Project, which runs from October 2015 to March": a line of text
// that the next goes on with.
bool runs_on(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kLeastWords = 9;
  const std::size_t below = c.lines.last;
  if (layout[below - 1].words < kLeastWords || below >= layout.size()) return false;
  const std::string_view text = layout.text(below);
  return layout[below].sentence && !text.empty() && (is_digit(text[0]) || begins_lower(text));
}

// "Quiet Ports: Less Noise …" below "QUIETPORTS": the name that the acronym above is made of.
bool spells_acronym(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kLeast = 4;  // letters
  if (c.lines.first < 2) return false;
  const std::size_t above = c.lines.first - (layout[c.lines.first - 1].blank ? 2 : 1);
  const std::string_view acronym = layout.text(above);
  const bool capitals = std::ranges::all_of(acronym, [](char x) { return x >= 'A' && x <= 'Z'; });
  if (acronym.size() < kLeast || !capitals) return false;
  std::string letters = fold(words_of(layout, c));
  std::erase_if(letters, [](char x) { return x < 'a' || x > 'z'; });
  return letters.size() > acronym.size() && letters.starts_with(fold(acronym));
}

// A word with a capital behind a small letter or a digit between letters.
bool is_coined(std::string_view word) {
  bool coined = false;
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    const bool inner =
        word[at] >= 'A' && word[at] <= 'Z' && word[at - 1] >= 'a' && word[at - 1] <= 'z';
    const bool digit =
        is_digit(word[at]) && is_ascii_letter(word[at - 1]) && is_ascii_letter(word[at + 1]);
    coined = coined || inner || digit;
  }
  return coined &&
         std::ranges::all_of(word, [](char c) { return is_digit(c) || is_ascii_letter(c); });
}

bool is_one_word(const Layout&, const Candidate& c) {
  return c.words <= 1;
}

// "PROJET D'APPUI À LA FILIÈRE GOMME ARABIQUE", "Proyecto de riego …": it says what it is.
bool begins_as_project(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kBegins(
      R"((?:projet|proyecto|projeto|progetto) (?:d'|de |del |do |da |di |para |pour |per )[a-z].*)");
  return c.words >= 3 && kBegins.matches(layout.folded(c.lines.first));
}

bool stands_apart(const Layout& layout, const Candidate& c) {
  const bool above = c.lines.first == 0 || layout[c.lines.first - 1].blank;
  return above && (c.lines.last == layout.size() || layout[c.lines.last].blank);
}

// Text or a label below: the project's own part of the page begins here.
bool opens_body(const Layout& layout, const Candidate& c) {
  const std::size_t next = layout.next_text(c.lines.last);
  if (next == npos) return false;
  const Line& below = layout[next];
  return below.sentence || (below.label && below.label->known) || below.date_only;
}

// Right below a menu, and no text below it: its last entry, or the last step of a path.
bool hangs_on_menu(const Layout& layout, const Candidate& c) {
  const std::size_t above = c.lines.first;
  return above > 0 && !layout[above - 1].blank && is_in_stack(layout, above - 1) &&
         !opens_body(layout, c);
}

// The name before its subtitle, its acronym or what follows a dash.
std::string_view head_of(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {": ", " – ", " — ", " - ", " ("})
    end = std::min(end, text.find(mark));
  return trim(text.substr(0, end));
}

// The last part of a path, "Home > Projects > Lentils, not alms", its dots cut off.
std::string last_step(std::string_view text) {
  std::size_t at = 0;
  for (const std::string_view mark : {" > ", " » ", " › ", " >> ", " / ", " · "}) {
    const std::size_t found = text.rfind(mark);
    if (found != std::string_view::npos) at = std::max(at, found + mark.size());
  }
  if (at == 0) return {};
  std::string step = fold(trim(text.substr(at)));
  while (step.ends_with('.') || step.ends_with(' ')) step.pop_back();
  if (step.ends_with("…")) step.resize(step.size() - std::string_view("…").size());
  return step;
}

bool speaks_of_project(const Layout& layout, const Candidate& c) {
  const std::string_view words = words_of(layout, c);
  return c.words >= 3 && is_project_word(fold(words)) && last_step(words).empty();
}

constexpr std::size_t kMostBytes = 4096;  // of a line that are looked at

// "Home > Works in your district > The market of San Blas": a step that is not the last.
bool is_path_step(const Layout& layout, const Candidate& c) {
  const std::string whole = fold(words_of(layout, c));
  for (std::size_t i = 0; i < c.lines.first; ++i) {
    if (layout[i].blank || layout[i].text.size() > kMostBytes) continue;
    const std::string_view path = layout.folded(i);
    for (const std::string_view mark : {" > ", " » ", " › ", " / "}) {
      for (const std::string_view end : {" > ", " » ", " › ", " / "}) {
        std::string step(mark);
        step.append(whole).append(end);
        if (path.find(step) != std::string::npos) return true;
      }
    }
  }
  return false;
}

constexpr std::size_t kLeastName = 8;  // bytes: less is said again by chance

// The page's path ends with the title, or with its begin; or a line above repeats it.
bool ends_path(const Layout& layout, const Candidate& c) {
  const std::string whole = fold(words_of(layout, c));
  for (std::size_t i = 0; i < c.lines.first && whole.size() >= kLeastName; ++i) {
    if (layout[i].blank || layout[i].text.size() > kMostBytes) continue;
    const std::string step = last_step(layout.text(i));
    if (layout.folded(i) == whole || (step.size() >= kLeastName && whole.starts_with(step)))
      return true;
  }
  return false;
}

// The lines below call the project by that name.
bool is_said_again(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kMostLines = 80;
  const Span first = layout[c.lines.first].text;
  const Span name_only = without_facts(layout, first);  // "Coffee Roots, Timor-Leste"
  const bool cut = name_only.end < first.end &&
                   mentions_in(layout.mentions().dates, {name_only.end, first.end}).empty();
  const std::string name = fold(cut ? layout.text(name_only) : head_of(words_of(layout, c)));
  if (name.size() < kLeastName || name.find(' ') == std::string::npos) return false;
  for (std::size_t i = c.lines.last; i < std::min(layout.size(), kMostLines); ++i) {
    const std::string_view text = layout.text(i).substr(0, kMostBytes);
    if (!text.empty() && fold(text).find(name) != std::string::npos) return true;
  }
  return false;
}

// "Endangered Manuscripts Programme": may be the project, or what it is a part of.
bool is_umbrella(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kMostWords = 4;
  thread_local const regex::Matcher kUmbrella(
      R"(.* (?:programme|program|scheme|initiative|fund|portfolio|window|facility)|(?:programa|programme|programm|fonds|fondo|fundo) .*)");
  return c.words <= kMostWords && kUmbrella.matches(fold(words_of(layout, c)));
}

// Whether a label says that it is the project's acronym.
bool is_acronym(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kAcronym(
      R"((?:project |project's )?(?:acrony?me?|acronimo|akronym|sigle|sigla|kurztitel|short (?:name|title)).*)");
  const std::string_view text = layout.folded(c.lines.first);
  return std::ranges::any_of(layout.lines(), [&](const Line& line) {
    return line.label && !line.label->value.empty() &&
           fold(layout.text(line.label->value)) == text &&
           kAcronym.matches(fold(layout.text(line.label->name)));
  });
}

// "Small harbours, old saltworks, new visitors", "Lamps for fishing at night on the Danube": a
// phrase in small letters but for its first word, and of a long one the last; no name.
bool is_small_phrase(const Layout& layout, std::size_t i) {
  constexpr std::size_t kLong = 6;  // words
  std::string_view text = layout.text(i);
  if (layout[i].words >= kLong) text = text.substr(0, text.rfind(' '));
  const std::size_t rest = std::min(text.find(' '), text.size());
  const Range places = layout[i].places;
  const auto first = layout.mentions().places.begin();
  // "… for the shepherds of Lesotho" ends in one.
  const std::uint32_t end = layout[i].text.end;
  const bool countries =
      std::any_of(first + places.first, first + places.last, [end](const PlaceMention& p) {
        return p.form != PlaceMention::Form::region && p.span.end != end;
      });
  return layout[i].words >= 4 && !countries &&
         std::ranges::none_of(text.substr(rest), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "FONIO D'AVENIR" right above its tagline, which is in small letters; over a blank line and a
// tagline that is no name. "RURAL WATER PROGRAMME" is what a project is a part of, but with an
// article, "THE GOLDEN FLEECE INITIATIVE", a name.
bool shouts_over_tagline(const Layout& layout, const Candidate& c) {
  std::size_t below = c.lines.last;
  const bool parted = below + 1 < layout.size() && layout[below].blank;
  below += parted ? 1 : 0;
  const bool apart = c.lines.first == 0 || layout[c.lines.first - 1].blank;
  return apart && !c.above_site && below < layout.size() && !is_acronym(layout, c) &&
         !is_organisation(layout, c) && is_shouted(layout, c.lines.first) &&
         layout[below].title_like && !layout[below].label && !is_shouted(layout, below) &&
         layout[below].words > 2 &&
         (!parted || (is_small_phrase(layout, below) &&
                      (!is_project_word(fold(words_of(layout, c))) ||
                       words_of(layout, c).starts_with("THE ")) &&
                      std::ranges::none_of(words_of(layout, c), is_digit)));  // "HORIZON 2020"
}

// Whether a line is the first of its page, or below a letterhead alone: "UNIVERSITY OF TARRANT
// Department of Biology".
bool is_below_letterhead(const Layout& layout, std::size_t i) {
  const std::size_t first = layout.next_text(0);
  if (first == i) return true;
  return layout.next_text(first + 1) == i && layout[i - 1].blank &&
         (has_wide_gap(layout.text(first)) || is_shouted(layout, first)) &&
         names_organisation(layout.text(first));
}

// "EU4Valleys", "AgriConnect", of which the text speaks again: a made-up word that is a name.
bool is_coined_name(const Layout& layout, const Candidate& c) {
  if (c.lines.first == 0) return false;
  constexpr std::size_t kMostLines = 80;
  const std::string_view word = words_of(layout, c);
  if (c.words != 1 || !is_coined(word) || !layout[c.lines.first - 1].blank) return false;
  for (std::size_t i = c.lines.last; i < std::min(layout.size(), kMostLines); ++i) {
    const std::string_view text = layout.text(i);
    if (layout[i].sentence && text.substr(0, kMostBytes).find(word) != std::string_view::npos)
      return true;
  }
  return false;
}

// "Breathing Easier" above "Clean stoves for the high valleys", a blank line between them or none:
// the first lines of a page.
bool names_over_tagline(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kMostWords = 6;
  const std::string_view words = words_of(layout, c);
  std::size_t below = c.lines.last;
  below += below < layout.size() && layout[below].blank ? 1 : 0;
  const bool first =
      is_below_letterhead(layout, c.lines.first) && c.lines.last == c.lines.first + 1;
  return first && !c.above_site && below + 1 < layout.size() && layout[below + 1].blank &&
         c.words >= 2 && c.words <= kMostWords && is_title_case(words) &&
         std::ranges::none_of(words, is_digit) && !is_shouted(layout, c.lines.first) &&
         !is_organisation(layout, c) && !has_columns(layout, c) && layout[below].title_like &&
         !layout[below].label && is_small_phrase(layout, below) &&
         std::ranges::none_of(layout.text(below), is_digit);
}

// Few words for a title, unless they are a name over its tagline.
bool is_two_words(const Layout& layout, const Candidate& c) {
  return c.words == 2 && !shouts_over_tagline(layout, c) && !names_over_tagline(layout, c);
}

// "HOSPITAL PARTNERSHIPS SCHEME" over "Hand in hand: burns care": what a project is paid from.
bool is_frame_over_title(const Layout& layout, const Candidate& c) {
  static constexpr std::string_view kFrames[] = {" SCHEME", " FUND",   " FUNDS",   " WINDOW",
                                                 " AWARDS", " GRANTS", " FACILITY"};
  constexpr std::size_t kLeastWords = 4;
  const std::string_view words = words_of(layout, c);
  if (std::ranges::none_of(kFrames, [&](std::string_view end) { return words.ends_with(end); }))
    return false;
  const std::size_t below = layout.next_text(c.lines.last);
  return below < layout.size() && layout[below].title_like && !is_shouted(layout, below) &&
         layout[below].words >= kLeastWords;
}

// "NOTICE TO RESIDENTS, TRADERS AND MINIBUS OPERATORS": what the page is, and for whom.
bool gives_notice(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kNotice(
      R"((?:public |general |important )?(?:notices?|circulars?|memo(?:randum)?|announcements?|letters?) (?:to|for|of) .*|(?:avis|communique|note|lettre) (?:a|au|aux|de) .*|(?:aviso|comunicado|carta) (?:a|al|ao|aos|para) .*|(?:bekanntmachung|mitteilung|hinweis) (?:an|fur|zu[mr]?) .*)");
  static constexpr std::string_view kStems[] = {
      "notice", "circular", "memo",   "announce", "letter",  "avis",    "communi",
      "comuni", "note",     "lettre", "carta",    "machung", "mitteil", "hinweis"};
  const std::string text = fold(words_of(layout, c));
  return holds_any(text, kStems) && kNotice.matches(text);
}

// "Culture and development" right over "Project sheet": whose document it is.
bool stands_over_kind(const Layout& layout, const Candidate& c) {
  const std::size_t below = c.lines.last;
  if (below >= layout.size() || layout[below].blank || !layout[below].label) return false;
  const LabelLine& label = *layout[below].label;
  return label.known && label.value.empty() && label.label.kind == LabelKind::description &&
         is_generic_heading(layout.text(below));
}

// "Labour Administration and Labour Inspection" right over "Projects": steps of a path, a line
// each.
bool leads_to_section(const Layout& layout, const Candidate& c) {
  static constexpr std::string_view kSections[] = {"projects",           "our projects",
                                                   "all projects",       "programmes",
                                                   "activities",         "news",
                                                   "publications",       "projets",
                                                   "nos projets",        "proyectos",
                                                   "nuestros proyectos", "projetos",
                                                   "projekte",           "unsere projekte",
                                                   "progetti",           "projecten"};
  const std::size_t below = c.lines.last;
  return below < layout.size() && layout[below].words <= 2 &&
         std::ranges::find(kSections, layout.folded(below)) != std::end(kSections);
}

// "Occupational Health Leaflets, no. 6", "The Reed – News from the Delta": what the document is a
// part of.
bool is_of_series(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kPaper(
      R"((?:[\w&'-]+ ){1,5}(?:quarterly|journal|magazine|review|gazette)|.*\b(?:news (?:and views|and notes) |news(?:letter)? (?:from|of) |nouvelles (?:de|du|des) |noticias (?:de|del) |nachrichten (?:aus|vom) ).*)");
  thread_local const regex::Matcher kSeries(
      R"(.*(?:[,:]|\xc2\xb7|\xe2\x80.|  ) ?(?:no|nr|n\xc2\xb0|vol|volume|issue|number|numero|ausgabe|heft)\.? ?\d{1,4}\W*)");
  const std::string_view words = words_of(layout, c);
  return (is_digit(words.back()) && kSeries.matches(fold(words))) || kPaper.matches(fold(words));
}

// "A museum project on the lyres and fiddles of Ethiopia", below another line: what the project is.
bool says_what_it_is(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kWhat(
      R"((?:an?|une?|una|eine?|uma?) (?:[\w-]+ ){0,3}(?:project|programme|program|initiative|partnership|campaign|projet|proyecto|projeto|projekt|progetto|iniciativa)\b.*)");
  const std::string text = fold(words_of(layout, c));
  return c.lines.first > layout.next_text(0) && kWhat.matches(text);
}

// "Shoreline Society" over "Living with the sea", a page's first two lines: a house and what it
// says of itself.
bool is_motto_of_house(const Layout& layout, const Candidate& c) {
  const std::size_t first = layout.next_text(0);
  return c.lines.first == first + 1 && c.lines.last == c.lines.first + 1 && !c.alone &&
         names_organisation(layout.text(first)) && is_small_phrase(layout, c.lines.first);
}

// "Restricted" below "Report No. 2017-031", far right: a line of the corner of a page's head; a
// page's first line as well, where it ends at the right margin.
bool hangs_in_corner(const Layout& layout, const Candidate& c) {
  constexpr std::size_t kFar = 40;  // characters
  constexpr std::size_t kMargin = 76;
  const std::size_t i = c.lines.first;
  if (i == layout.next_text(0) && layout[i].indent >= kFar &&
      layout[i].indent + layout.text(i).size() >= kMargin)
    return true;
  if (i == 0 || layout[i].indent < kFar || !has_wide_gap(layout.text(i - 1))) return false;
  return aligned_cells(layout, i - 1).back().column == layout[i].indent;
}

// "~ Bread Ovens ~", "««« Read on Wheels »»»"
bool is_ornamented(const Layout& layout, const Candidate& c) {
  thread_local const regex::Matcher kOrnamented(
      R"((?:[~*]+|(?:\xc2\xab){2,}|(?:\xe2\x98[\x85\x86])+) [^~*]{4,} (?:[~*]+|(?:\xc2\xbb){2,}|(?:\xe2\x98[\x85\x86])+))");
  return c.words > 1 && kOrnamented.matches(layout.text(c.lines.first));
}

struct Cue {
  int weight;
  bool (*holds)(const Layout&, const Candidate&);
};

// clang-format off
constexpr auto kCues = std::to_array<Cue>({
    {+6, is_ornamented},
    {-8, is_generic},
    {-8, is_motto},
    {-6, is_menu_entry},
    {-6, tells_a_day},
    {-5, is_one_word},
    {-5, is_organisation},
    {-4, has_columns},
    {-4, is_in_brackets},
    {-4, has_bars},
    {-4, says_what_it_is},
    {-5, is_motto_of_house},
    {-4, is_open},
    {-6, greets},
    {-6, gives_notice},
    {-5, is_of_series},
    {-5, leads_to_section},
    {-3, stands_over_kind},
    {-4, is_above_site},
    {-6, hangs_in_corner},
    {-4, is_frame_over_title},
    {-3, hangs_on_menu},
    {-3, is_section},
    {-3, is_programme_part},
    {-3, is_two_words},
    {-3, holds_number},
    {-6, is_path_step},
    {-6, tells_of_project},
    {-6, runs_on},
    {-6, counts_things},
    {+1, speaks_of_project},
    {+1, begins_as_project},
    {+1, stands_apart},
    {+1, opens_body},
    {+2, is_said_again},
    {+4, ends_path},
    {+5, spells_acronym},
    {+4, shouts_over_tagline},
    {+4, names_over_tagline},
    {+9, is_coined_name},
});
// clang-format on

int weigh(const Layout& layout, const Candidate& c) {
  int sum = 0;
  for (const Cue& cue : kCues) sum += cue.holds(layout, c) ? cue.weight : 0;
  return sum;
}

// ---------------------------------------------------------------- the head

// The lines of a page's head that could be a title, in order.
class Head {
 public:
  explicit Head(const Layout& layout) : layout_(layout) {}

  std::vector<Candidate> candidates() {
    for (std::size_t i = 0; i < layout_.size() && seen_ < kMostLines && !over_;) i = take(i);
    if (found_.size() == 1) found_.front().alone = true;
    return std::move(found_);
  }

 private:
  static constexpr std::size_t kMostLines = 24;
  static constexpr std::size_t kMostShouts = 4;
  static constexpr std::size_t kMostStacked = 100;

  // Looks at a line; gives the next to look at.
  std::size_t take(std::size_t i) {
    const Line& line = layout_[i];
    if (!labelled_ && leads_through_site(layout_, i)) {
      for (Candidate& c : found_) c.above_site = true;
      return i + 1;
    }
    if (line.blank || line.boilerplate || line.rule) return i + 1;
    if (stacked_ < kMostStacked && !labelled_ && is_in_stack(layout_, i) &&
        !is_shouted(layout_, i) && i + 1 < layout_.size() && !layout_[i + 1].blank) {
      ++stacked_;  // a menu, but perhaps for its last line
      return i + 1;
    }
    ++seen_;
    const bool menu_item = line.label && line.label->value.empty() &&
                           (line.marker.kind == Marker::Kind::bullet || is_in_stack(layout_, i));
    const bool known = line.label && line.label->known && !menu_item;
    // A document's own number stands above its title, "Ref: MTC/ENG/7".
    const bool fact = known && is_project_label(line.label->label.kind) &&
                      line.label->label.kind != LabelKind::id;
    labelled_ = labelled_ || known;
    // A title stands neither behind the labels nor behind the text.
    constexpr std::size_t kLongSentence = 12;
    over_ = (fact && named_) ||
            (line.sentence && line.words > kLongSentence && !stands_over_site(layout_, i));
    among_facts_ = among_facts_ || fact;
    if (over_ || !may_be_title(i)) return i + 1;
    return add(i);
  }

  bool may_be_title(std::size_t i) const {
    const Line& line = layout_[i];
    // "2 / CLEAN HANDS, SAFE BIRTHS": a page's number before its title.
    const bool numbered = line.marker.style == '/' && i <= layout_.next_text(0);
    if (!line.title_like ||
        (line.marker.any() && line.marker.kind != Marker::Kind::heading && !numbered))
      return false;
    // Among labels "Final evaluation: June 2018" is none, "BEE-WISE: A Curriculum" may be one where
    // it stands apart.
    const bool apart =
        i > 0 && layout_[i - 1].blank && layout_[i + 1 < layout_.size() ? i + 1 : i].blank;
    const bool says_fact = line.label && !(apart && line.dates.empty() && line.money.empty());
    bool below_labels = false;  // a value of "COUNTRY     PERIOD     VOLUME"
    for (std::size_t k = i; k > 0 && !layout_[k - 1].blank && !below_labels; --k)
      below_labels = is_row_of_labels(layout_.text(k - 1));
    return !is_value(layout_, i) && !below_labels && !is_row_of_labels(layout_.text(i)) &&
           !asks_one_of_several(i) && !is_code(layout_.text(i)) && !is_count(layout_.text(i)) &&
           !is_reference(layout_.text(i)) && !(among_facts_ && says_fact);
  }

  // "How much can you ask for?" on a page that asks more: a section's heading.
  bool asks_one_of_several(std::size_t i) const {
    const auto asks = [&](std::size_t k) {
      return layout_[k].title_like && layout_.text(k).ends_with('?');
    };
    if (!asks(i) || layout_[i].marker.any()) return false;
    for (std::size_t k = i + 1; k < layout_.size(); ++k) {
      if (asks(k)) return true;
    }
    return false;
  }

  // "FROM CHERRY" / "TO CUP: COFFEE" / "IN THE HIGHLANDS": a title in capitals, over lines.
  bool shouts_on(std::size_t i) const {
    return layout_[i].title_like && !layout_[i].label && !is_in_stack(layout_, i) &&
           is_shouted(layout_, i) && is_shouted(layout_, i - 1) &&
           !is_generic_heading(layout_.text(i - 1));
  }

  // "Northern Provinces Smallholder" / "Livestock Commercialisation Project": a block of two lines
  // whose second ends in what the thing is.
  bool goes_on_to_kind(std::size_t i) const {
    thread_local const regex::Matcher kKind(
        R"((?:.* )?(?:project|programme|program|initiative|facility|scheme|fund)(?: ?(?:\([a-z0-9 &-]{2,14}\)|phase [0-9ivx]+|[ivx]+|[0-9]))*)");
    const std::size_t last = i + 2;
    if (last > layout_.size()) return false;
    const auto& label = layout_[i + 1].label;  // "Programme (BOLT)" looks like one
    const bool words = label ? label->value.empty() : layout_[i + 1].title_like;
    return words && (i == 0 || layout_[i - 1].blank) && layout_[i].words > 1 &&
           !names_organisation(layout_.text(i)) &&
           (last == layout_.size() || layout_[last].blank) && kKind.matches(layout_.folded(i + 1));
  }

  // "Salt, Seaweed and Skills: Decent Incomes for Young" / "People on the Kenyan Coast": a block of
  // two lines in title case, the first with a colon inside and as long as a line of the text.
  bool fills_line(std::size_t i) const {
    constexpr std::size_t kFull = 45;  // bytes
    if (i + 2 >= layout_.size() || i == 0 || !layout_[i - 1].blank || !layout_[i + 2].blank)
      return false;
    const std::string_view first = layout_.text(i);
    const std::string_view second = layout_.text(i + 1);
    return first.size() >= kFull && second.size() < first.size() && layout_[i + 1].title_like &&
           !layout_[i + 1].label && first.find(": ") != std::string_view::npos &&
           is_title_case(first) && is_title_case(second) && !all_capitals(second);
  }

  // "Growing Together:" / "Productive and Responsible" / "Small Enterprises": a block of lines like
  // titles, four at most; `i` where it is none.
  std::size_t end_of_block(std::size_t i) const {
    constexpr std::size_t kMostOfBlock = 4;
    std::size_t end = i;
    while (end < layout_.size() && layout_[end].title_like && !layout_[end].label) ++end;
    return end < layout_.size() && layout_[end].blank && end - i <= kMostOfBlock ? end : i;
  }

  std::size_t add(std::size_t i) {
    const bool heading = is_generic_heading(layout_.text(i));  // "FREQUENTLY ASKED QUESTIONS"
    Candidate c{{i, heading ? i + 1 : title_end(layout_, i, layout_.size())}};
    while (c.lines.last > i + 1 && names_source(layout_.text(c.lines.last - 1))) --c.lines.last;
    if (!heading && c.lines.last == i + 1 && goes_on_to_kind(i)) ++c.lines.last;
    while (c.lines.last < layout_.size() && c.lines.last < i + kMostShouts &&
           shouts_on(c.lines.last))
      ++c.lines.last;
    if (layout_.text(i).ends_with(':')) c.lines.last = std::max(c.lines.last, end_of_block(i));
    if (!heading && c.lines.last == i + 1 && fills_line(i)) ++c.lines.last;
    if (c.lines.last < layout_.size() && layout_.text(c.lines.last).starts_with('(') &&
        continues_title(layout_, c.lines.last - 1, c.lines.last))
      ++c.lines.last;  // its acronym
    // "Water that stays:" over the rest of the title.
    if (layout_[i].words > 2 && i > 0 && !layout_[i - 1].blank &&
        layout_.text(i - 1).ends_with(':') && !layout_[i - 1].sentence &&
        !(layout_[i - 1].label && layout_[i - 1].label->known)) {
      --c.lines.first;
      c.lines.last = std::max(c.lines.last, end_of_block(i));
    }
    const std::size_t next = c.lines.last;
    for (std::size_t k = c.lines.first; k < c.lines.last; ++k) c.words += layout_[k].words;
    named_ = named_ || weigh(layout_, c) >= 0;
    found_.push_back(c);
    return next;
  }

  const Layout& layout_;
  std::vector<Candidate> found_;
  std::size_t seen_ = 0;
  std::size_t stacked_ = 0;
  bool labelled_ = false;     // a label stands above, and no menu's entry
  bool named_ = false;        // a candidate reads like a name
  bool among_facts_ = false;  // a project's label stands above
  bool over_ = false;
};

// "# Local milk": a document's own heading.
bool is_top_heading(const Layout& layout, const Candidate& c) {
  const Line& line = layout[c.lines.first];
  return line.marker.kind == Marker::Kind::heading && line.marker.depth == 1 &&
         !is_generic_heading(layout.text(c.lines.first));
}

}  // namespace

std::optional<LineBlock> page_title(const Layout& layout) {
  // A title stands above its tagline and all else: a later line has to be much better.
  constexpr int kMargin = 3;
  std::optional<LineBlock> best;
  int most = 0;
  bool umbrella = false;  // the best is one
  for (const Candidate& c : Head(layout).candidates()) {
    if (is_top_heading(layout, c) && !is_organisation(layout, c)) return c.lines;
    const int weight = weigh(layout, c);
    if (best && weight < most + (umbrella && opens_body(layout, c) ? 0 : kMargin)) continue;
    umbrella = is_umbrella(layout, c);
    best = c.lines;
    most = weight;
  }
  constexpr int kNoName = -8;  // an organisation above the site's own lines, or a heading
  return most > kNoName ? best : std::nullopt;
}

}  // namespace dossier
