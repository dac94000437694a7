// The forms of lines at a page's head that say in which country its projects are. "@" stands for
// the country's name. See text_form.h and page_owner.h.
#include "extract/page_owner.h"

namespace dossier {
namespace {

// One more row would have all of them indented anew.
// clang-format off
constexpr TextForm kForms[] = {
    {"the country alone", R"(@)", "@", "@ and others"},
    {"the country, and a text", R"(@ ?: [^.;]*)", "@: wells for the north", "@: wells. More to come"},
    {"in the country", R"((?:in|en|em) @)", "In @", "Inside @"},
    {"the last step of a path", R"(.* (?:>|\xc2\xbb|\xe2\x80\xba) @)",
     "Home > Projects > @", "Home and @"},
    {"a government, a state, a ministry",
     R"(.*\b(?:(?:government|republic|kingdom|royaume|republique|gouvernement|republica|gobierno|governo|reino) (?:of|de|du|del|da|do|des)|ministry|ministere|ministerio)\b.*)",
     "Government of @", "Good governance in general"},
    {"an agency's office there",
     R"(.*\b(?:country office|country programme|bureau pays|oficina en|escritorio (?:em|na|no))\b.*)",
     "@ Country Office", "Offices of many countries"},
    {"a country's chapter",
     R"((?:.* )?(?:country|pays|pais|land) (?:chapter|report|page|profile|strategy|update|brief|programme evaluation|portfolio) ?(?::|-|\xe2\x80[\x93\x94]) ?@)",
     "Country chapter: @", "Country chapter without @"},
    {"a part of the country",
     R"((?:city|town|township|village|county|borough|state|commonwealth|municipality|province|region|governorate|prefecture|district) of\b.*@.*)",
     "Province of Bohol, @: locally funded schemes", "Province of letters"},
    {"a body of a part of the country, the country in brackets",
     R"(.*\b(?:(?:do|del|de l)[ '](?:estado|etat)|(?:della|da|de la) (?:provincia|province|regione|region)) (?:de|do|da|di|du) [^()]*\( ?@ ?\))",
     "Fundação do Estado de Cerrado (@)", "Fundação do Estado de Cerrado"},
    {"a town and its kind",
     R"((?:[\w'-]+ ){1,3}(?:council|municipality|commune|gemeinde|county|borough|district|prefeitura|ayuntamiento|alcaldia), @)",
     "Masindi Municipality, @", "Masindi Municipality"},
    {"a town's kind and its name",
     R"((?:.* )?(?:municipio|camara municipal|ayuntamiento|alcaldia|comune|comuna|prefeitura|concello)\b.*, @)",
     "Ayuntamiento de Villarreal, @", "Ayuntamiento de Villarreal"},
    {"a local body",
     R"((?:.*[ ,])?(?:(?:county|city|town|district|borough|municipal|provincial|metropolitan|shire|urban) (?:council|corporation|government|authority|assembly)|(?:public works|highways|roads|irrigation|urban development) (?:department|division|directorate))\b.* @)",
     "Public Works Department, @", "Public works of the department"},
    {"where we work",
     R"((?:where we work|onde atuamos|donde trabajamos|ou (?:nous )?(?:travaillons|intervenons)|(?:travaillons|intervenons)-nous|wo wir (?:arbeiten|helfen)|dove (?:lavoriamo|operiamo)) ?\W @)",
     "Where we work: @", "Where we work: everywhere"},
    {"what is done there",
     R"(.*\b(?:activities|projects|programmes|initiatives|work|portfolio|communities|grants(?: to partners)?|development (?:assistance|cooperation)|aid|assistance|delegation\b.*|actions|projets|proyectos|projetos|projekte|arbeit)(?: (?:supported|funded|financed|approved|under way|carried out|realised|realises|soutenus|financiados|apoyados|apoiados))?(?: in| to| au| en| aux| em| na| no|) (?:the )?@.*)",
     "Activities in @", "Activities of @"},
    {"projects, and the country somewhere behind", R"(.*\bprojects\b.*@.*)",
     "Our projects for the north of @", "A project for the north of @"},
    {"a fund and the country", R"([^,.;]*\b(?:awards?|grants|funds?|programmes?|scheme), @)",
     "Small Grants Scheme, @", "Small Grants Scheme of @"},
    {"projects and a mark, the country behind",
     R"((?:.* )?(?:projects?|portfolio|projets|proyectos|projetos|projekte|progetti) ?(?::|-|\xe2\x80[\x93\x94]) [^.;]*@)",
     "Portfolio: the north of @", "Portfolio of the north"},
    {"a few words for the country", R"((?:[\w'-]+ ){1,3}(?:for|in|pour|para|fur) (?:[\w'-]+ )?@)",
     "Wells for @", "Wells from @"},
};
// clang-format on

}  // namespace

std::span<const TextForm> home_forms() {
  return kForms;
}

}  // namespace dossier
