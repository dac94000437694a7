// See subject.h.
#include "extract/subject.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/title.h"
#include "extract/word_table.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

// A word, folded, and whether longer ones that begin with it count too.
struct SubjectWord {
  std::string_view text;
  bool begins = false;

  constexpr std::string_view view() const { return text; }
};

constexpr SubjectWord kRows[] = {
    // one that the page has told of: these count once more
    {"the project"},
    {"this project"},
    {"our project"},
    {"a project of"},
    {"the programme"},
    {"this programme"},
    {"the program"},
    {"the initiative"},
    {"le projet"},
    {"ce projet"},
    {"notre projet"},
    {"le programme"},
    {"el proyecto"},
    {"este proyecto"},
    {"nuestro proyecto"},
    {"o projeto"},
    {"o projecto"},
    {"este projeto"},
    {"das projekt"},
    {"dem projekt"},
    {"dieses projekt"},
    {"unser projekt"},
    {"il progetto"},
    {"questo progetto"},
    {"het project"},
    {"dit project"},
    // English
    {"project", true},
    {"programme", true},
    {"program"},
    {"programs"},
    {"initiative", true},
    {"grant"},
    {"grants"},
    {"grantee", true},
    {"funded"},
    {"funding"},
    {"funder", true},
    {"crowdfund", true},
    {"donor", true},
    {"cofund", true},
    {"co-fund", true},
    {"co-financ", true},
    {"cofinanc", true},
    {"beneficiar", true},
    {"technical assistance"},
    {"technical cooperation"},
    {"capacity building"},
    {"capacity-building"},
    {"paid for by"},
    {"financed"},
    {"supported by"},
    {"donated"},
    {"implementing"},
    {"implemented by"},
    {"implementation"},
    {"scheme"},
    {"intervention", true},
    {"assignment", true},
    {"loan"},
    {"loans"},
    {"rehabilitation of"},
    {"restoration of"},
    {"conservation of"},
    {"preservation of"},
    {"where we work"},
    {"own funds"},
    {"your gift", true},
    {"your donation", true},
    {"alms"},
    {"gift aid"},
    {"relief committee"},
    {"relief work"},
    {"overheads"},
    // French
    {"projet", true},
    {"subvention", true},
    {"bailleur", true},
    {"finance par"},
    {"financee par"},
    {"financement", true},
    {"cooperation"},
    {"mise en oeuvre"},
    {"nous intervenons"},
    {"solidarite internationale"},
    {"chantier", true},
    // Spanish, Portuguese
    {"proyecto", true},
    {"programa", true},
    {"iniciativa", true},
    {"subvencion", true},
    {"ayudas"},
    {"financiacion"},
    {"financiad", true},
    {"financiamiento"},
    {"cooperacion"},
    {"ejecucion"},
    {"donante", true},
    {"donde trabajamos"},
    {"solidaridad internacional"},
    {"onde atuamos"},
    {"projeto", true},
    {"projecto", true},
    {"financiamento"},
    {"cooperacao"},
    {"execucao"},
    // German
    {"projekt", true},
    {"vorhaben", true},
    {"forder", true},
    {"gefordert", true},
    {"zuschuss", true},
    {"zuwendung", true},
    {"programm", true},
    {"entwicklungszusammenarbeit"},
    {"kofinanz", true},
    {"laufzeit"},
    {"massnahme", true},
    {"initiativen"},
    // Italian, Dutch
    {"progett", true},
    {"iniziativ", true},
    {"finanziat", true},
    {"finanziament", true},
    {"cooperazione"},
    {"subsidie", true},
    {"gefinancierd"},
    {"looptijd"},
    {"samenwerking"},
};
constexpr WordTable kWords(kRows);
constexpr int kLeastWords = 2;  // on a page that tells of projects

bool is_whole_word(std::string_view text, const SubjectWord& word, std::size_t at) {
  const std::size_t end = at + word.text.size();
  return (at == 0 || !is_word_byte(text[at - 1])) &&
         (word.begins || end == text.size() || !is_word_byte(text[end]));
}

bool is_projects_label(LabelKind kind) {
  switch (kind) {
    case LabelKind::budget:
    case LabelKind::budget_share:
    case LabelKind::funding:
    case LabelKind::donor:
    case LabelKind::implementer:
    case LabelKind::partner:
    case LabelKind::objective:
    case LabelKind::beneficiaries:
      return true;
    default:
      return false;
  }
}

// A sum that is no price: "From £2,395 per person".
bool holds_sum(const Layout& layout, const Line& line) {
  thread_local const regex::Matcher kRate(
      R"((?:(?:/|per|pro|par|por|each|pp|p\.p\.|a|an|the|je|al) ?(?:person|head|night|day|week|month|year|hour|item|piece|copy|volume|sample|adult|child|student|kg|km|m2|personne|nuit|jour|mois|an|persona|noche|dia|mes|ano|nacht|tag|monat|jahr|stuck)|each\b|pp\b).*)");
  for (auto k = line.money.first; k < line.money.last; ++k) {
    const Span sum = layout.mentions().money[k].span;
    const Span rest{sum.end, std::max(sum.end, line.text.end)};
    if (!kRate.matches(fold(layout.text(rest)))) return true;
  }
  return false;
}

bool is_project_item(const Layout& layout, const Item& item) {
  const bool labelled = std::ranges::any_of(
      item.labelled, [](const Labelled& l) { return l.known && is_projects_label(l.label.kind); });
  // a page holds dates, sums and places anyhow
  if (labelled || item.whole_page) {
    // "The Better Ports Initiative was set up …": a name that the text gives
    const bool named = item.title_first == item.title_last &&
                       is_project_word(fold(title_text(layout, item.title)));
    return labelled || item.tells_run || named;
  }
  bool run = false;
  bool sum = false;
  bool place = std::ranges::any_of(item.headings,
                                   [&layout](std::size_t i) { return !layout[i].places.empty(); });
  for (std::size_t i = item.first; i < item.last; ++i) {
    const Line& line = layout[i];
    run = run || (line_evidence(layout, i) & (kRun | kProse)) != 0;
    sum = sum || holds_sum(layout, line);
    place = place || !line.places.empty();
  }
  return run && sum && place;
}

}  // namespace

bool tells_of_projects(const Layout& layout) {
  // A short text says nothing of its subject, and somebody chose to have it read.
  constexpr std::size_t kShort = 100;  // words
  std::size_t words = 0;
  for (const Line& line : layout.lines()) words += line.words;
  if (words < kShort) return true;
  int found = 0;
  for (const Line& line : layout.lines()) {
    if (line.blank) continue;
    const std::string text = fold(layout.text(line.text));
    kWords.find_in(text, [&](const SubjectWord& word, std::size_t at) {
      found += is_whole_word(text, word, at) ? 1 : 0;
      return found >= kLeastWords;
    });
    if (found >= kLeastWords) return true;
  }
  return false;
}

bool are_projects(const Layout& layout, const Group& group) {
  const auto sure = std::ranges::count_if(
      group.items, [&layout](const Item& item) { return is_project_item(layout, item); });
  return static_cast<std::size_t>(sure) * 2 > group.items.size();
}

}  // namespace dossier
