// One project on the whole page. See propose.h.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/cues.h"
#include "extract/evidence.h"
#include "extract/financing_table.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/page_title.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

constexpr std::size_t npos = Layout::npos;

// "Assistance to a Project in Uganda": a headline that does not say which.
bool speaks_of_a_project(std::string_view heading) {
  thread_local const regex::Matcher kSome(
      R"(.*\b(?:to|for|of|on|about|approves|launches|supports) (?:a|two|three|four|five|new)(?: new)? (?:projects?|programmes?|initiatives?)\b.*)");
  return kSome.matches(fold(heading));
}

// "The project under review" over "Better Apprenticeships (BABT) was designed to …": the words with
// capitals that its paragraph opens with.
std::optional<Span> name_below_its_heading(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kProject(
      R"((?:(?:the|our|about the) )?(?:project|programme|program|initiative)(?: under review| itself| in brief| evaluated)?)");
  for (std::size_t i = item.first; i + 1 < item.last; ++i) {
    if (!layout[i].title_like || !kProject.matches(layout.folded(i))) continue;
    const std::size_t below = layout.next_text(i + 1);
    if (below == Layout::npos || !layout[below].sentence) continue;
    if (const auto name = opening_words(layout, layout[below].text)) return name;
  }
  return std::nullopt;
}

// A press release without a headline: the first project that its text names in full.
bool title_in_text(const Layout& layout, Item& item) {
  const Span text = lines_of(layout, item);
  auto name = called_project(layout, text);
  if (!name) name = quoted_project(layout, text);
  if (!name) name = name_below_its_heading(layout, item);
  if (!name) name = project_in_prose(layout, text);
  if (!name) name = quoted_name(layout, text);
  if (name) set_title_in_text(layout, item, *name);
  return name.has_value();
}

// "Lighting the Cocoa Belt: Mini-Grids for 210 Villages": a headline with the name and more of it.
bool opens_with(std::string_view headline, std::string_view name) {
  return headline.size() > name.size() + 1 && headline.starts_with(name) &&
         headline.substr(name.size()).starts_with(": ");
}

// Below the headline of a story the text says what the project is called.
bool title_below_headline(const Layout& layout, Item& item, std::size_t headline) {
  std::set<LabelKind> labels;
  for (const Labelled& l : item.labelled) {
    if (l.known && is_project_label(l.label.kind)) labels.insert(l.label.kind);
  }
  if (labels.size() > 1) return false;
  const Span below{layout[headline].text.end, layout[item.last - 1].text.end};
  auto name = called_project(layout, below);
  if (!name) name = quoted_project(layout, below);
  if (!name && labels.empty()) name = project_in_prose(layout, below);
  if (!name && labels.empty()) name = described_project(layout, below);
  if (!name || opens_with(layout.text(headline), layout.text(*name))) return false;
  set_title_in_text(layout, item, *name);
  return true;
}

// A calendar's or a chronicle's months, each on a line of its own, are no project's.
bool is_calendar(const Layout& layout) {
  std::size_t months = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.blank || !line.date_only) continue;
    const DateMention& date = layout.mentions().dates[line.dates.first];
    months += !date.range && date.period.from.known() && date.period.from.date.month > 0 &&
                      date.period.from.date.day == 0
                  ? 1
                  : 0;
  }
  return months >= 2;
}

// "CALL FOR PROPOSALS 2018", "Appel à projets" in a page's head: money that nobody has yet.
// `head`: how many of the page's first texts are looked at.
bool is_call(const Layout& layout, std::size_t head = 15) {
  static constexpr std::string_view kStems[] = {"call",    "request", "invit",   "appel",  "convoc",
                                                "chamada", "edital",  "schreib", "aufruf", "bando"};
  thread_local const regex::Matcher kCall(
      R"((?:\d{4} |open |\w+ )?(?:calls? for (?:proposals?|applications?|expressions? of interest|projects|tenders?)|requests? for (?:proposals?|applications?|tenders?)|invitations? to (?:bid|tender)|appels? (?:a|d')(?: manifestation d'interet|projets|propositions|candidatures|offres)|convocatoria(?: de (?:propuestas|proyectos|ayudas|subvenciones)\b.*)?|chamada (?:de propostas|publica)|edital(?: de .*)?|ausschreibung|aufruf zur .*|forderaufruf|bando(?: di gara| per .*)?)\b[^.]{0,40})");
  const std::size_t first = std::min(layout.next_text(0), layout.size());
  for (std::size_t i = first; i < std::min(layout.size(), first + head); ++i) {
    constexpr std::size_t kMostWords = 14;
    if (layout[i].words > kMostWords) continue;
    const std::string_view text = layout.folded(i);
    if (holds_any(text, kStems) && kCall.matches(text)) return true;
  }
  return false;
}

bool states_run(const Layout& layout, const Item& item) {
  constexpr std::size_t kMostWords = 12;  // more is text below a heading
  const auto dated = [&layout](Span s) {
    return !mentions_in(layout.mentions().dates, s).empty() &&
           count_words(layout.text(s)) <= kMostWords;
  };
  for (const Labelled& l : item.labelled) {
    if (l.known && is_time_label(l.label.kind) && std::ranges::any_of(l.value, dated)) return true;
  }
  for (std::size_t i = item.first; i < item.last; ++i) {
    if ((line_evidence(layout, i) & kRun) && has_range(layout, layout[i].dates)) return true;
  }
  return false;
}

// "Who we are", "Open Fields Foundation": what stands over a page about an organisation.
bool names_no_project(const std::string& title) {
  if (is_generic_heading(title)) return true;
  // "Lantern Fund to Light 1,100 Clinics": what it will do
  thread_local const regex::Matcher kActs(
      R"(.*\b(?:fund|bank|foundation|agency|trust|council|ministry|group) (?:to|will|builds?|opens?|launch(?:es)?|funds|gives|backs|helps) .*)");
  return names_organisation(title) && !is_project_word(fold(title)) && !kActs.matches(fold(title));
}

// "Circulaire n° 2014/07 du 3 mars 2014", "Statistical Bulletin No. 3/2013", "Giving: frequently
// asked questions", "Home › About us › Our people" above all: a page of another kind.
bool is_of_another_kind(const Layout& layout) {
  constexpr std::size_t kHead = 6;  // lines
  thread_local const regex::Matcher kKind(
      R"((?:circul(?:ar|aire)|rundschreiben|decree|decret|decreto|ordinance|arrete|erlass|merkblatt|statistical (?:bulletin|release|digest|abstract)|(?:bulletin|annuaire) statistique|(?:boletin|anuario) estadistico)\b.*\d.*|(?:.*[: ])?(?:frequently asked questions|faqs?|questions and answers|foire aux questions|questions frequentes|preguntas frecuentes|perguntas frequentes|haufige fragen|domande frequenti|veelgestelde vragen)|.*(?:>|\xe2\x80\xba|\xc2\xbb|/) ?(?:about(?: us)?|our (?:people|team|staff|board)|people|staff|team|who we are|careers|vacancies|uber uns|quienes somos|qui sommes[- ]nous|quem somos|chi siamo)(?: ?(?:>|\xe2\x80\xba|\xc2\xbb|/) ?[^>/]{1,40})?)");
  for (std::size_t i = 0; i < std::min(layout.size(), kHead); ++i) {
    constexpr std::size_t kMostBytes = 120;
    if (layout[i].text.size() >= kMostBytes || !kKind.matches(layout.folded(i))) continue;
    // "FREQUENTLY ASKED QUESTIONS" over "Neiafu Wharf Upgrade Project"
    const std::size_t below = layout.next_text(i + 1);
    if (below == npos || !layout[below].title_like || !is_project_word(layout.folded(below)))
      return true;
  }
  return false;
}

// A country's page: its name alone stands first.
bool heads_country(const Layout& layout) {
  const std::size_t first = layout.next_text(0);
  return first != npos && layout[first].place_only;
}

// The heading of a page's last part: "Related projects", "Previous grants to this organization".
bool opens_other_projects(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kOther(
      R"((?:you (?:may|might) also (?:like|be interested in)|read next|notes? (?:to|for) (?:the )?editors?|see also|read also|(?:related|previous|earlier|past|other|similar|more|former) (?:projects?|programmes?|grants?|stories|news|content|articles?|awards?|initiatives?|activities|investments?|topics?|pages?|links)\b.*|(?:more|continue) (?:to|reading)\b.*|recommended (?:for you|reading)|)"
      R"((?:autres|anciens) projets.*|(?:a )?(?:lire|voir) aussi|(?:lea|vea|ver) tambien|(?:leia|veja|ver) tambem|(?:lesen|siehe|sehen) (?:sie )?auch|mehr zum thema|das konnte sie (?:auch )?interessieren|a decouvrir(?: aussi)?|sur le meme (?:sujet|theme)|dans la meme (?:rubrique|thematique)|te puede interesar|tambien te puede interesar|contenido relacionado|pode interessar.*|leggi anche|potrebbe(?:ro)? interessarti.*|lees ook|andere projecten|altri progetti|veja mais|(?:otros|anteriores) proyectos.*|proyectos relacionados|ebenfalls gefordert|weitere geforderte (?:projekte|vorhaben)|also (?:funded|supported)(?: by us)?|egalement (?:finances|soutenus)|tambien (?:financiamos|apoyamos)|tambem (?:financiados|apoiados)|outros projetos|weitere projekte|projets lies|projetos relacionados)[:.]?)");
  const Line& line = layout[i];
  return !line.blank && !line.sentence && line.words <= 8 && kOther.matches(layout.folded(i));
}

// Whether the page has one block of a project's labels, each with its value before the next (else
// they are a table's head), and none comes again.
bool is_one_block(const Layout& layout, const Item& item) {
  constexpr std::size_t kLeast = 4;
  std::set<LabelKind> kinds;
  std::set<std::string> names;
  for (std::size_t i = 0; i < item.labelled.size(); ++i) {
    const Labelled& l = item.labelled[i];
    if (!l.known || !is_project_label(l.label.kind)) continue;
    if (!names.insert(fold(layout.text(l.name))).second) return false;
    const bool last = i + 1 == item.labelled.size();
    if (!l.value.empty() && (last || l.value.front().begin < item.labelled[i + 1].name.begin))
      kinds.insert(l.label.kind);
  }
  return kinds.size() >= kLeast;
}

// Whether three labels or more come again, each with a value: "Country", "Start" and "Budget" of
// two projects.
bool repeats_labels(const Layout& layout, const Item& item) {
  constexpr std::ptrdiff_t kLeast = 3;
  std::map<std::string, int> times;
  for (const Labelled& l : item.labelled) {
    if (l.known && is_project_label(l.label.kind) && !l.value.empty())
      ++times[fold(layout.text(l.name))];
  }
  return std::ranges::count_if(times, [](const auto& entry) { return entry.second >= 2; }) >=
         kLeast;
}

}  // namespace

std::size_t other_projects(const Layout& layout) {
  constexpr std::size_t kHead = 8;  // lines of a page's head, where a menu may say the same
  for (std::size_t i = kHead; i < layout.size(); ++i) {
    if (opens_other_projects(layout, i)) return i;
  }
  return layout.size();
}

// All of the page, its title not yet found.
static Item all_of(const Layout& layout) {
  Item item;
  item.whole_page = true;
  item.last = other_projects(layout);
  while (item.last > 0 && (layout[item.last - 1].blank || layout[item.last - 1].boilerplate))
    --item.last;
  item.labelled = labelled_values(layout, 0, item.last);
  take_financing_tables(layout, item);
  return item;
}

// "Project title: Songs of the fens", or what it is a part of, "Programme: Light up the clinic";
// not a table's head, a heading over text, another label.
static bool names_title_or_frame(const Layout& layout, const Labelled& l) {
  constexpr std::size_t kMostWords = 25;
  if (!l.known || l.label.kind != LabelKind::title || l.value.empty()) return false;
  const Span first = l.value.front();
  const std::string_view value = layout.text(first);
  const bool below = !layout[layout.line_of(l.name.begin)].text.contains(first);
  thread_local const regex::Matcher kSeeAbove(
      R"((?:see|as|siehe|voir|ver|vedi|zie) .{0,20}(?:above|oben|ci-dessus|arriba|acima|sopra|hierboven))");
  return value.size() > 2 && !kSeeAbove.matches(fold(value)) && count_words(value) <= kMostWords &&
         !has_wide_gap(value) && !label_of(value) && !is_facts_only(layout, first) &&
         !opens_with_point(layout, first) &&
         !((below || l.value.size() > 1) &&
           (ends_sentence(value) || ends_sentence(layout.text(l.value.back()))));
}

static bool names_title(const Layout& layout, const Labelled& l) {
  return names_title_or_frame(layout, l) && !may_describe(layout.text(l.name));
}

static void set_labelled_title(const Layout& layout, Item& item, const Labelled& named) {
  item.title = named.value;
  item.title_first = layout.line_of(item.title.front().begin);
  item.title_last = item.title_first + 1;
}

// Labels that stand alone above the title are a menu's, where the project's own stand below:
// "Where we work" over countries, and "Country: Fiji".
static void drop_menu_labels(const Layout& layout, Item& item) {
  const std::uint32_t title = item.title.front().begin;
  std::set<LabelKind> own;
  for (const Labelled& l : item.labelled) {
    if (l.name.begin > title && !l.value.empty()) own.insert(l.label.kind);
  }
  std::erase_if(item.labelled, [&](const Labelled& l) {
    const bool alone = layout[layout.line_of(l.name.begin)].text.end <= l.name.end + 1;
    return l.name.begin < title && alone && own.contains(l.label.kind);
  });
}

// Whether a project's labels, three or more, stand above a heading: it is one of the text's.
static bool stands_behind_labels(const Layout& layout, const Item& item, const LineBlock& heading) {
  constexpr std::ptrdiff_t kLeast = 3;
  return std::ranges::count_if(item.labelled, [&](const Labelled& l) {
           return l.known && is_project_label(l.label.kind) && !l.value.empty() &&
                  layout.line_of(l.name.begin) < heading.first;
         }) >= kLeast;
}

// "Mid-term Evaluation of the Programme for …": what the document is about stands under a label.
static bool heads_evaluation(const Layout& layout, const LineBlock& heading) {
  thread_local const regex::Matcher kEvaluation(
      R"((?:(?:mid-?term|final|ex-?post|external|independent|terminal|impact|joint) )*(?:evaluation|review|assessment) of .*)");
  return kEvaluation.matches(layout.folded(heading.first));
}

// "Name .... Last Mile to the Steppe" before all other labels, a run and a budget among them: a
// record's name, and nobody's.
static const Labelled* names_first(const Layout& layout, const Item& item) {
  // A heading of the facts may stand above: "PROJECT FICHE".
  const auto first = std::ranges::find_if(item.labelled, [](const Labelled& l) {
    return !l.known || l.label.kind != LabelKind::description;
  });
  if (first == item.labelled.end() || first->value.empty()) return nullptr;
  const auto tells = [&item](auto test) {
    return std::ranges::any_of(
        item.labelled, [&test](const Labelled& l) { return l.known && test(l.label.kind); });
  };
  const bool named =
      is_name_label(layout.text(first->name)) && tells(is_time_label) &&
      tells([](LabelKind k) { return k == LabelKind::budget || k == LabelKind::funding; }) &&
      count_words(layout.text(first->value.front())) >= 2;
  return named ? &*first : nullptr;
}

// "ABOUT THE PROJECT" over "Boats for Birth" over three labels or more: the name in the box of a
// story with a headline of its own.
static std::optional<LineBlock> title_in_box(const Layout& layout, const Item& item) {
  constexpr std::size_t kLeast = 3;
  const auto is_fact = [&](std::size_t i) {
    return i < item.last && layout[i].label && layout[i].label->known &&
           !layout[i].label->value.empty() && is_project_label(layout[i].label->label.kind);
  };
  const auto is_head = [&](std::size_t i) {
    return i != Layout::npos && layout[i].label && layout[i].label->value.empty() &&
           layout[i].label->label.kind == LabelKind::description;
  };
  for (std::size_t i = 1; i + kLeast < item.last; ++i) {
    if (!layout[i].title_like || layout[i].label || is_generic_heading(layout.text(i))) continue;
    std::size_t facts = 0;
    while (is_fact(i + 1 + facts)) ++facts;
    if (facts >= kLeast && is_head(layout.previous_text(i - 1))) return LineBlock{i, i + 1};
  }
  return std::nullopt;
}

static bool find_title(const Layout& layout, Item& item) {
  const auto first_that = [&](auto test) {
    return std::ranges::find_if(item.labelled, [&](const Labelled& l) { return test(layout, l); });
  };
  const auto named = first_that(names_title);
  if (named != item.labelled.end()) {
    set_labelled_title(layout, item, *named);
    return true;
  }
  if (const Labelled* first = names_first(layout, item)) {
    set_labelled_title(layout, item, *first);
    return true;
  }
  if (const auto box = title_in_box(layout, item)) {
    set_title(layout, item, box->first, box->last);
    return true;
  }
  const auto block = page_title(layout);
  const auto frame = first_that(names_title_or_frame);
  if (frame != item.labelled.end() &&
      (!block || stands_behind_labels(layout, item, *block) || heads_evaluation(layout, *block))) {
    set_labelled_title(layout, item, *frame);
    return true;
  }
  const bool generic = block && (is_generic_heading(layout.text(block->first)) ||
                                 speaks_of_a_project(layout.text(block->first)));
  // "Evaluation summary" stands over a text that names the project.
  if ((!block || generic) && title_in_text(layout, item)) return true;
  if (block && !title_below_headline(layout, item, block->last - 1))
    set_title(layout, item, block->first, block->last);
  return block.has_value();
}

// Whether labels say that the page is about a project.
static bool tells_by_labels(const Tally& t) {
  static constexpr LabelKind kTelling[] = {
      LabelKind::budget,   LabelKind::donor,         LabelKind::funding,      LabelKind::title,
      LabelKind::duration, LabelKind::implementer,   LabelKind::period,       LabelKind::start,
      LabelKind::end,      LabelKind::beneficiaries, LabelKind::budget_share, LabelKind::approval,
      LabelKind::id};
  const bool telling = std::any_of(std::begin(kTelling), std::end(kTelling),
                                   [&](LabelKind k) { return t.labels.count(k) > 0; });
  return (t.runs > 0 && !t.labels.empty()) || (telling && t.labels.size() >= 2);
}

// How many sums its running text gives for the project: "The project will cost €96.5 million in
// all. The bank lends €61 million".
static int count_costs(const Layout& layout, const Item& item) {
  int sums = 0;
  for (std::size_t i = item.first; i < item.last; ++i) {
    const Line& line = layout[i];
    if (!line.sentence) continue;
    for (auto k = line.money.first; k < line.money.last; ++k) {
      const CueHit hit = find_cue(layout, layout.mentions().money[k].span, line.span,
                                  cue(CueRole::budget) | cue(CueRole::other_money));
      sums += hit.found && hit.role == CueRole::budget ? 1 : 0;
    }
  }
  return sums;
}

// Whether two stretches of a line are in one sentence.
static bool share_sentence(const Layout& layout, Span a, Span b) {
  if (b.begin < a.begin) std::swap(a, b);
  return b.begin <= a.end || layout.text({a.end, b.begin}).find(". ") == std::string_view::npos;
}

// "From January 2019 to June 2023 the Ropeway Network, a EUR 5.3 million undertaking, strung …",
// below "Ropeway Network".
static bool tells_run_of_title(const Layout& layout, const Item& item) {
  const auto block = page_title(layout);
  if (!block || block->last != block->first + 1) return false;
  const std::string_view title = layout.text(block->first);
  if (count_words(title) < 2) return false;
  for (std::size_t i = block->last; i < item.last; ++i) {
    const Line& line = layout[i];
    const std::size_t at = layout.text(i).find(title);
    if (!line.sentence || at == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(line.text.begin + at);
    const Span name{begin, static_cast<std::uint32_t>(begin + title.size())};
    for (auto k = line.dates.first; k < line.dates.last; ++k) {
      const DateMention& date = layout.mentions().dates[k];
      if (date.range && share_sentence(layout, name, date.span)) return true;
    }
  }
  return false;
}

bool heads_call(const Layout& layout) {
  constexpr std::size_t kHead = 6;  // lines
  thread_local const regex::Matcher kChosen(
      R"(\b(?:select|result|approv|award|fund(?:ed|s)|chosen|winn|retenu|laureat|seleccion|selecion|aprobad|aprovad|concedid|ausgewahlt|gefordert|bewilligt|selezionat|geselecteerd))");
  if (!is_call(layout, 1)) return false;
  for (std::size_t i = 0; i < std::min(layout.size(), kHead); ++i) {
    if (kChosen.occurs_in(layout.folded(i))) return false;
  }
  return true;
}

// "Project title: Plant health services for Moldova" among the first labels, and no other.
static bool states_title_once(const Layout& layout, const Item& item) {
  constexpr std::ptrdiff_t kFirst = 3;
  const auto is_title = [&layout](const Labelled& l) {
    return names_title(layout, l) &&
           layout[layout.line_of(l.name.begin)].text.contains(l.value.front());
  };
  const auto found = std::ranges::find_if(item.labelled, is_title);
  return found - item.labelled.begin() < kFirst &&
         std::ranges::count_if(item.labelled, is_title) == 1;
}

std::vector<Group> whole_page(const Layout& layout) {
  Item item = all_of(layout);
  if (item.last == 0) return {};
  const Tally t = tally(layout, item);
  const bool labelled = tells_by_labels(t);
  // "15/01/2019 - 14/07/2021" and "1.284.500 €", a line each, without any label.
  const bool bare = t.runs == 1 && t.facts >= 2 && t.sums > 0;
  bool told = bare || (item_names_project(layout, item) &&
                       (t.runs > 0 || t.prose > 0 || count_costs(layout, item) >= 2));
  if (!told && !labelled && count_costs(layout, item) > 0 && tells_run_of_title(layout, item))
    told = item.tells_run = true;
  if (!labelled &&
      (!told || is_calendar(layout) || heads_country(layout) || is_of_another_kind(layout)))
    return {};
  if (t.labels.count(LabelKind::title) == 0 &&
      (heads_call(layout) || (!states_run(layout, item) && is_call(layout))))
    return {};
  Group group;
  // One block of labels: what is listed beside it is the project's own history, or other pages.
  constexpr double kOneBlock = 4.0;
  constexpr double kTitleStated = 2.5;
  if (is_one_block(layout, item)) group.score += kOneBlock;
  if (repeats_labels(layout, item)) group.score -= kOneBlock;
  if (t.runs > 0 && states_title_once(layout, item)) group.score += kTitleStated;
  group.score += (t.runs > 0 ? 3.0
                  : told     ? 1.5
                             : 0) +
                 0.8 * static_cast<double>(t.labels.size()) - 2.0 * std::max(0, t.runs - 1);
  // A page of many runs is of many projects, and needs no title of its own.
  if (group.score <= 0 || !find_title(layout, item)) return {};
  drop_menu_labels(layout, item);
  if (!labelled && names_no_project(title_text(layout, item.title))) return {};
  group.items.push_back(std::move(item));
  return {std::move(group)};
}

}  // namespace dossier
