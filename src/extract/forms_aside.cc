// The forms of headings over what is not the project's own. See text_form.h and aside.h.
#include "extract/aside.h"

namespace dossier {
namespace {

// One more row would have all of them indented anew.
// clang-format off
constexpr TextForm kForms[] = {
    {"what came before, by its kind",
     R"((?:the |our |its )?(?:former|previous|earlier|prior|past|preceding|completed) (?:phases?|projects?|programmes?|programs?|grants?|support|work|initiatives?|activit(?:y|ies)|actions?|experiences?|funding|awards?|operations?|interventions?|cooperation)\b.{0,50})",
     "Earlier support for this organization", "Earlier phases: EUR 2 million for wells and the rest of what was asked for then"},
    {"what came before, told in a few words",
     R"((?:what|who) (?:came|went|was there) before\b.{0,30}|before (?:us|this|that|the project|we came|now)\W*|looking back\W*|(?:the )?history of (?:the )?(?:cooperation|project|collaboration|partnership)\b.{0,30}|how (?:it|we|this) (?:all )?(?:began|started)\W*)",
     "What came before", "Before the flood"},
    {"what stands beside or comes after",
     R"((?:other|related|similar|parallel|sister|complementary|future|follow-?up|upcoming|planned|associated) (?:phases?|projects?|programmes?|programs?|grants?|initiatives?|activit(?:y|ies)|actions?|operations?|interventions?|work)\W*|before and after\W*|looking ahead\W*|what (?:comes )?next\W*|next steps?\W*|(?:the )?outlook\W*|and (?:then|afterwards|now)\W*|what others (?:give|do|pay)\W*)",
     "Related activities", "Other projects of the fund in the valley"},
    {"what the project gives on",
     R"((?:sub-?grants?|re-?granting|sub-?projects?|small grants awarded|contracts? awarded|procurement(?: of (?:works|goods|services))?|(?:recent )?disbursements?)\W*)",
     "Sub-grants", "Sub-grants for women"},
    {"in German",
     R"((?:fruhere[rsn]?|vorherige[rsn]?|vorangegangene[rsn]?|vorangehende[rsn]?|andere|weitere|ahnliche|verwandte|bisherige[rsn]?|abgeschlossene) (?:phasen?|projekte?|projektphasen?|vorhaben|forderung(?:en)?|massnahmen?|zusammenarbeit)\W*|vorgeschichte\W*|vorlaufer(?:projekte?|vorhaben)?\W*|ausblick\W*|wie es (?:begann|weitergeht)\W*|was (?:vorher|davor) war\W*)",
     "Fr\xc3\xbchere Phase", "Fr\xc3\xbche Phasen der Trocknung"},
    {"in French",
     R"((?:les )?(?:phases?|projets?|experiences?|actions?|interventions?|financements?|operations?|soutiens?) (?:anterieure?s?|precedente?s?|passee?s?|similaires?|connexes?|lies|liees)\W*|avant (?:le projet|nous|ce projet)\W*|et (?:apres|ensuite|demain)\W*|(?:les )?autres (?:projets|actions|interventions)\W*|historique(?: de la cooperation| du projet)?\W*|(?:les )?perspectives\W*|(?:et )?la suite\W*)",
     "Phases ant\xc3\xa9rieures", "Projets de la ville"},
    {"in Spanish and Portuguese",
     R"((?:las |los |as |os )?(?:fases?|proyectos?|projet?os?|experiencias?|acciones|acoes|intervenciones|intervencoes|financiaciones|apoyos?|apoios?) (?:anterior(?:es)?|previ[oa]s?|pasad[oa]s?|passad[oa]s?|relacionad[oa]s?|similares)\W*|antecedentes\W*|(?:otros|outros) (?:proyectos|projet?os)\W*|antes del? (?:proyecto|projeto)\W*|(?:perspectivas|proximos pasos|proximos passos)\W*)",
     "Fases anteriores", "Proyectos de agua"},
    {"in Italian and Dutch",
     R"((?:le |i )?(?:fasi|progetti|esperienze|attivita|interventi|azioni) (?:precedenti|passati|passate|collegati|simili)\W*|(?:gli )?altri progetti\W*|prima del progetto\W*|prossimi passi\W*|(?:eerdere|vorige|andere|soortgelijke|verwante|afgeronde) (?:fasen?|fases|projecten?|steun|activiteiten)\W*|voorgeschiedenis\W*|wat ging (?:er ?aan|hieraan) vooraf\W*|vooruitblik\W*|(?:en )?hoe verder\W*)",
     "Esperienze precedenti", "Progetti di acqua"},
};
// clang-format on

}  // namespace

std::span<const TextForm> aside_forms() {
  return kForms;
}

}  // namespace dossier
