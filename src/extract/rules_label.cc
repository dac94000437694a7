// The cue rules: which words before or after a mention give it its part. Patterns see folded text
// (lower case, no accents, single spaces), cut at the mention; a mention stands in [brackets] in
// the examples. The first row that fits wins, so the narrower row stands first.
#include <array>
#include <vector>

#include "extract/cues.h"
#include "extract/rules.h"

namespace dossier {
namespace {

constexpr auto kDate = Field::date;
constexpr auto kMoney = Field::money;
constexpr auto kCountry = Field::country;

constexpr Cue kCues[] =
    {
        // ---- who pays
        // -------------------------------------------------------------------------------
        {{{"role.donor-by", kCountry,
           R"((?:funded|financed|co-?financed|co-?funded|sponsored|supported|paid for|paid|backed|donated|provided|contributed|underwritten|made possible)(?: \w+ly| jointly| in part| partly)? (?:by|through)(?: the| l')?(?: (?:government|governments|people|kingdom|republic|embassy|principality|grand duchy|ministry|federal|royal|state|foreign|affairs|of|the|and)){0,8} ?$)",
           "funded by the Government of [Japan] ==> donor\nvisited by [Japan] ==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-by-romance", kCountry,
           R"((?:financ\w+|cofinanc\w+|subvention\w+|subvencion\w+|appuy\w+|soutenu\w*|apoyad\w+|apoiad\w+) (?:par|por|pela|pelo|pel)(?: (?:le|la|les|el|los|las|o|a|l'|gouvernement|gobierno|governo|union|principaute|royaume|de|du|des|do|da)){0,6} ?(?:l'|d')?$)",
           "Financé par l'[Union européenne] ==> donor\nvisité par le [Mali] ==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-by-german", kCountry,
           R"((?:finanziert|kofinanziert|gefordert|unterstutzt|mitfinanziert|kofinanzierung|finanzierung|forderung|beitrag|mitteln?) (?:von|vom|durch|aus|der|des)(?: (?:der|die|das|dem|den|land|regierung|bundesrepublik|konigreich|furstentum)){0,3} ?$)",
           "davon Kofinanzierung der [Schweiz] ==> donor\nLage der [Schweiz] ==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-money-from", kCountry,
           R"((?:grants?|loans?|funding|funds?|money|contributions?|donations?|donacion|donation|doacao|spende|financing|financial support|support|assistance|aid|credit|gifts?|million|billion|bn|m|subvention|fonds|appui|aide|financiacion|fondos|apoyo|financiamento|fundos|apoio|finanzierung|mittel)(?: of [^.;]{1,30}?)? (?:from|by|of|de|du|da|do|des|von|aus)(?: (?:the|both|la|le|el|l'))?(?: (?:government|governments|people|kingdom|republic|gouvernement|gobierno|governo|of|de|du|da|the)){0,5} ?(?:l'|d')?$)",
           "with money from [Finland] ==> donor\na bus from [Finland] ==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-agreement", kCountry,
           R"((?:(?:partnership|grant|financing|funding|contribution|loan) agreement|jointly|in partnership|cost-sharing|shared) with(?: the)?(?: (?:government|governments|of|the)){0,3} ?$|\bpartners?: (?:the )?$|\bdonors?: (?:the )?(?:government of )?(?:the )?$|\bfinanc\w*: ?[^.;]{0,40}$)",
           "jointly with [France] ==> donor\nthe border with [France] ==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-co-developer", kCountry,
           R"((?:developed|designed|launched|prepared) (?:jointly )?by (?:the )?(?:[\w-]+ ){1,4}and (?:the )?$)",
           "developed by the bank and the [European Commission] ==> donor\nmade by hand in [Mali] "
           "==> -"},
          0,
          {}},
         CueRole::donor,
         true},
        {{{"role.donor-demonym", kCountry,
           R"(^(?:'s)? (?:government |federal |state |official |public |foreign )?(?:funding|funds?|grants?|money|aid|loans?|donor|taxpayers|contributions?|financing|financial|trust fund|development cooperation|development agency|agency for (?:international )?(?:development|cooperation)|cooperation agency|development assistance|international cooperation|overseas)\b)",
           "[Norwegian] funding of NOK 12 million ==> donor\n[Norwegian] fishers ==> -"},
          0,
          {}},
         CueRole::donor,
         false},
        {{{"role.donor-verb", kCountry,
           R"(^(?:'s)?(?: government|,? which|,? who| have| has| had| is| are| will| would| each| also| together| both| and (?:the )?(?:[a-z]+ ){1,4}(?:foundation|fund|bank|trust|agency|union|government)){0,4} (?:made available|put up|set aside|supports?|supported|supporting|funds|funded|funding|finances?|financed|financing|pays?|paid|paying|gives?|gave|given|contributes?|contributed|contributing|pledges?|pledged|donated|donates?|lends?|lent|granted|grants|committed|commits|sponsors|sponsored|bears|covers|provided|provides?|allocated|invest(?:s|ed)?)\b)",
           "[Iceland] pays for the ovens ==> donor\n[Iceland] exports fish ==> -"},
          0,
          {}},
         CueRole::donor,
         false},
        {{{"role.donor-verb-romance", kCountry,
           R"(^ (?:finance|financent|financera|apporte|apportent|soutient|soutiennent|contribue|accorde|verse|financia|financian|financiara|aporta|aportan|apoya|apoia|apoiam|contribui|finanziert|fordert|unterstutzt|tragt|stellt|dona|donan|dono|remet|offre|envia|entrega|aporto|presta|doa)\b)",
           "la [Suisse] finance les pompes ==> donor\nla [Suisse] exporte ==> -"},
          0,
          {}},
         CueRole::donor,
         false},

        // ---- where else
        // -----------------------------------------------------------------------------
        {{{"role.origin-from",
           kCountry, R"((?:came|comes?|coming|fled|fleeing|flee|returned?|returning|back|arrived|imported|bought|shipped|experts?|officers?|officials?|engineers?|consultants?|specialists?|delegations?|delegates|trainers?|teachers|researchers|colleagues|visitors|tourists|remittances|equipment|refugees|migrants|traders|tools)(?: \w+){0,2} from (?:as far as )?(?:[\w-]+ in )?(?:the )?$)",
           "officers from [Cabo Verde] came ==> origin\nnews from [Cabo Verde] ==> -"},
          0,
          {}},
         CueRole::origin,
         true},
        {{{"role.origin-to", kCountry,
           R"((?:exports?|exported|exporting|sold|sells?|selling|shipped|leaving|left|leave|emigrat\w+|migrat\w+|travel\w*|border(?:s|ing)?|frontier|fronteira|frontera|frontiere)(?: [\w']+){0,6} (?:to|for|with|of|in|on|com a|con|avec(?: le| la)?)(?: (?:the|a|o))? ?$)",
           "workers leaving for [Oman] ==> origin\nroads in [Oman] ==> -"},
          0,
          {}},
         CueRole::origin,
         true},
        {{{"role.origin-left", kCountry,
           R"((?:who|which) (?:fled|left|escaped) (?:from )?(?:the )?$)",
           "families who fled [Myanmar] ==> origin\nfamilies in [Myanmar] ==> -"},
          0,
          {}},
         CueRole::origin,
         true},
        {{{"role.origin-adjective", kCountry,
           R"(^ (?:border|frontier|markets?|company|companies|cooperative|experts?|engineers?|consultants?|embassy|firm|firms|university|parliament\w*|grenze|grenzgebiet)\b)",
           "close to the [Rwandan] border ==> origin\n[Rwandan] farmers ==> -"},
          0,
          {}},
         CueRole::origin,
         false},
        {{{"role.venue", kCountry,
           R"((?:held|hosted|meeting|meetings|meet|met|convened?|conference|congress|symposium|workshop|forum|seminar|summit|study (?:tour|trip|visit)|visit|visited|exchange|exchange visit|mission|retreat|kick-off|trained|college|studienreise|seminario|seminaire|atelier|reuniao|reunion|encontro|encuentro|rencontre|tour|took \d+ [\w ]{1,20})(?: [\w',-]+){0,7} (?:in|at|to|im|in die|en|au|aux|em|no|na|nach)(?: (?:the|die|der|den|la|le|el|o|a))? ?$)",
           "a study tour to [Jordan] ==> venue\nschools in [Jordan] ==> -"},
          0,
          {}},
         CueRole::venue,
         true},
        {{{"role.venue-host", kCountry, R"(^ (?:hosted|hosts|will host)\b)",
           "[Malaysia] hosted a forum ==> venue\n[Malaysia] rebuilt it ==> -"},
          0,
          {}},
         CueRole::venue,
         false},

        // ---- what the money is
        // ----------------------------------------------------------------------
        {{{"role.money-rate", kMoney,
           R"(^ ?(?:(?:a|an|per|each|every|par|pro|por|im|al|ao|la|le|el|o|/|p\.) ?(?:day|week|month|year|hour|annum|head|person|worker|violation|family|household|tonne|ton|kilo|kg|piece|hectare|ha|child|pupil|participant|mois|an|annee|jour|heure|ano|mes|dia|hora|jahr|monat|tag|kopf|stunde|semana|semaine|capita)\b|(?:annually|yearly|monthly|daily|weekly)\b))",
           "[US$ 110] a month ==> other_money\n[US$ 110] grant ==> -"},
          0,
          {}},
         CueRole::other_money,
         false},
        {{{"role.money-spent", kMoney,
           R"((?:disbursed|spent|spending|expenditure|turnover|revenues?|income|gdp|debt|remittances|reserves|profits?|overheads|losses|loss|lost|damages?|fines?|fined|prize|winner receives|premier prix|premio|prejuizos|pertes|verluste|perdidas|lohn|salaires?|salario|jornal|wages?|salary|salaries|allowance|stipend|earn|earns|earned|verdienen|verdient|gagne\w*|price|prices|prix|precio|preco|preis|fetch|fetches|fetched|raised|brings in|premium|charges?|charged|rent|sells?|sold|(?:first|earlier|previous|pilot) grant of|(?:built|bought|purchased|sold) (?:\w+ )?for|asked for|wins?|won)(?: [\w'-]+){0,8} ?$)",
           "an artisan now earns [Rs 6,500] ==> other_money\na grant of [Rs 6,500] ==> -"},
          0,
          {}},
         CueRole::other_money,
         true},
        {{{"role.money-project-costs", kMoney, R"((?:projects?|programmes?|scheme|works?) (?:will )?costs? ?$)", "the project costs [EUR 3 million] ==> budget\na bag costs [EUR 3] ==> -"}, 0, {}},
     CueRole::budget, true},
    {{{"role.money-costs", kMoney, R"(\bcosts(?: (?:about|some|around|up to|only|just|between|nearly|almost))? ?$)", "a bale costs about [US$ 310] ==> other_money\nit cost [US$ 310] ==> -"}, 0, {}},
     CueRole::other_money, true},
    {{{"role.money-share", kMoney,
           R"((?:of which|dont|davon|of this|de los cuales|dos quais|del cual|including|thereof|darunter)(?: [\w'-]+){0,6} ?$)",
           "of which [EUR 1 million] from Germany ==> share\nfor [EUR 1 million] ==> -"},
          0,
          {}},
         CueRole::share,
         true},
        {{{"role.money-equivalent", kMoney,
           R"([\d\w] ?\((?:about|approximately|approx\.?|ca\.?|circa|around|some|roughly|equivalent(?: to)?|equiv\.?|equal to|i\.e\.|~|=|soit|environ|unos|cerca de|rund|etwa|or)?(?: about| to| approximately)? ?$)",
           "KRW 5 billion (about [US$ 4.2 million]) ==> equivalent\nabout [US$ 4.2 million] ==> -"},
          0,
          {}},
         CueRole::equivalent,
         true},
        {{{"role.money-donation", kMoney,
           R"((?:donation|grant|loan|gift|contribution|award)s?,? (?:is |was )?(?:worth|of|totalling|valued at|amounting to)(?: [\w'-]+){0,2} ?$)",
           "the donation, worth [$75,000] ==> budget\ngoods worth [$75,000] ==> -"},
          0,
          {}},
         CueRole::budget,
         true},
        {{{"role.money-worth", kMoney,
           R"((?:worth|valued at|costs (?:the \w+ |the )?(?:economy|economies|countr\w+|traders|farmers|families|employers|workers|governments?|people|households|companies|taxpayers) (?:an |about |some )?(?:estimated )?|save|saves|saving)(?: (?:about|some|nearly|almost|over|an|estimated|up|to)){0,3} ?$)",
           "cashmere worth [US$ 2.2 million] ==> other_money\nat a cost of [US$ 2.2 million] ==> "
           "-"},
          0,
          {}},
         CueRole::other_money,
         true},
        {{{"role.money-paid-to", kMoney,
           R"((?:are|is|were|was|being|get|gets) (?:paid|charged|fined)(?: [\w'-]+){0,4} ?$|\bpay (?:up to |about |only |between )?$|\bpays? fines\b.{0,30}$)",
           "brigades are paid [CDF 2,800] ==> other_money\nNorway paid [CDF 2,800] ==> -"},
          0,
          {}},
         CueRole::other_money,
         true},
        {{{"role.money-for-project", kMoney,
           R"((?:budget|costs?|costed|total|funding|grants?|loans?|credit|contribution|contribut\w+|financ\w+|co-?financ\w+|fund(?:s|ed)?|invest\w*|provid\w+|gives?|gave|given|pledg\w+|lend|lends|lent|support\w*|committ?\w*|allocat\w*|approv\w+|award\w*|donat\w+|secur\w+|paid|pays|paying|value|envelope|amount\w*|projects?|programmes?|budget\w*|projet|programme|projekt|proyecto|projeto|presupuesto|coste|costo|cout|custo|orcamento|don|pret|subvention\w*|subvencion|prestamo|emprestimo|doacao|zuschuss|kredit|mitteln?|kosten|montant|valor|valeur|importe|volumen|receiv\w+|recib\w+|recev\w+|receb\w+|erhalt\w*|send|sends|sent|envi\w+|donacion|with|at a cost of|worth of|made available|set aside|earmark\w*|of its)[^;]{0,60}$)",
           "a grant of [US$ 4 million] ==> budget\nfar from [US$ 4 million] ==> -"},
          0,
          {}},
         CueRole::budget,
         true},
        {{{"role.money-of-project", kMoney, R"(^,? ?(?:[\w-]+ ){0,2}(?:projects?|programmes?|programs?|grants?|loans?|funds?|facility|initiative|scheme|partnership|contribution|credit|package|investment|budget|emergency)\b|^ (?:from|provided by|funded by|financed by|was provided|will be provided|has been|to (?:build|support|help|fund|finance|pay)))",
           "a [$2.4 million] project ==> budget\n[$2.4 million] was lost ==> -"},
          0,
          {}},
         CueRole::budget,
         false},
        {{{"role.money-purchase", kMoney, R"(for(?: (?:just|only|about|some))? ?$)",
           "tanks at 212 schools for [US$ 275,000] ==> budget\nfrom [US$ 275,000] ==> -"},
          0,
          {}},
         CueRole::budget,
         true},

        // ---- what the date is
        // -----------------------------------------------------------------------
        {{{"role.date-aside", kDate,
           R"((?:as of|as at|stand|status at|updated?|edited|posted|published|generated|printed|adopted|ratified|founded|registered|set up|established|created|born|evaluation|review|survey|census|reprinted|strategic plan|strategy|plan|deputy|head|phase i|first phase|previous phase|in force since|repealed|elections?|unemployment|growth|average|baseline|target)(?: [\w'(:,-]+){0,6} ?$)",
           "as of [31 December 2015] ==> aside\nlaunched in [May 2012] ==> -"},
          0,
          {}},
         CueRole::aside,
         true},
        {{{"role.date-start", kDate,
           R"((?:launch\w*|start\w*|began|begun|begins?|beginning|commenc\w*|kick\w* off|got under way|under way since|gets under way|inaugurated|ongoing since|running since|since|effective|entered into force|lance\w*|demarr\w+|debut\w*|inicia\w*|inicio|iniciou|comenz\w*|comenc\w*|empez\w*|lanzad\w*|arranc\w*|begonnen|begann|beginn|gestartet|startete|start|seit|depuis|desde)(?: [\w'-]+){0,4} ?$)",
           "was launched in [May 2012] ==> start\nin [May 2012] ==> -"},
          0,
          {}},
         CueRole::start,
         true},
        {{{"role.date-end", kDate,
           R"((?:complet\w+|ends?|ended|ending|finish\w*|clos(?:es|ed|ing|e)|conclud\w+|concluded|expir\w+|handed over|runs? until|until|till|up to|acheve\w*|termin\w+|fin|cloture\w*|conclui\w*|concluid\w+|finaliz\w+|encerr\w+|abgeschlossen|beendet|endet\w*|bis|jusqu'?(?:en|a|au)?|hasta|ate)(?: [\w'-]+){0,4} ?$)",
           "will be completed in [March 2016] ==> end\nopened in [March 2016] ==> -"},
          0,
          {}},
         CueRole::end,
         true},
};

constexpr auto make_rules() {
  std::array<Rule, std::size(kCues)> rules{};
  for (std::size_t i = 0; i < rules.size(); ++i) rules[i] = kCues[i].rule;
  return rules;
}
constexpr auto kRules = make_rules();

}  // namespace

std::span<const Rule> label_rules() {
  return kRules;
}
std::span<const Cue> cue_table() {
  return kCues;
}

}  // namespace dossier
