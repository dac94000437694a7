// The fragments of every rule family. Glue (spaces, dashes, prepositions) never captures; values
// do.
#include "extract/fragments.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr bool kGlue = false;
constexpr bool kValue = true;

// clang-format off: one language a line
constexpr auto kFragments = std::to_array<Fragment>({
    // ---- glue
    // A space: also one line end with its indentation; never a blank line, a tab or a cell's
    // border, and
    // more than two spaces are a column's border.
    {"sp", R"( {1,2}(?:\n *)?|\n *)", kGlue},
    {"osp", R"( {0,2}(?:\n *)?)", kGlue},  // an optional one
    {"dash", "(?:[-‐‑‒–—―−~～→▸▶►➔➜⟶»›>]|->|=>)", kGlue},
    {"comma", ",{osp}", kGlue},
    {"apos", "['’‘`´]", kGlue},
    {"art", "(?i:(?:the|le|la|les|el|los|las|o|os|as|den|dem|der|die|das|il|het){sp}|l{apos})",
     kGlue},
    {"and", "(?i:and|et|y|e|und|&)", kGlue},

    // ---- the parts of a date
    {"year", "[12][0-9]{3}", kValue},
    {"yy", "[0-9]{2}", kValue},
    {"day", "0?[1-9]|[12][0-9]|3[01]", kValue},
    {"mm", "0?[1-9]|1[0-2]", kValue},
    {"nn", "[0-9]{1,2}", kValue},  // a day or a month: the page's order says which
    {"ord", R"((?i:st|nd|rd|th|er|ère|re|ème|e|\.?[ºª°o]|\.))", kGlue},
    {"letter", "[A-Za-zÀ-ɏ]", kGlue},
    {"month", "{letter}+", kValue, mask(LexClass::month)},
    {"weekday", "{letter}+(?:[ -]feira)?", kValue, mask(LexClass::weekday)},
    {"season", "{letter}+", kValue, mask(LexClass::season)},
    // As few words as the rest of the pattern allows: "second of June", "twenty-second of June".
    {"number_word", "{letter}+(?:[ -]{letter}+){0,2}?", kValue, mask(LexClass::number_word)},
    {"ordinal_word", "{letter}+(?:[ -]{letter}+)??", kValue, mask(LexClass::ordinal_word)},
    {"day_word", "{letter}+(?:[ -]{letter}+)??", kValue,
     mask(LexClass::ordinal_word) | mask(LexClass::number_word)},
    // The first word of a year that is spelled out.
    {"year_word", "{letter}+", kValue, mask(LexClass::number_word)},
    // Between the parts of a date: "3 of April, 2012", "1 de enero del 2012", "June in 2017",
    // "10-Apr",
    // "August/10". Before a year also "June of the year 2016", "novembre de l'année 2016".
    {"of", "{osp},{osp}|{sp}(?:(?:(?i:of|del?|do|dem)|in){sp})?", kGlue},
    {"join", "{of}|[-‐‑.]| ?/ ?", kGlue},
    {"of_year", "{join}(?:{the_year}{sp})?", kGlue},
    {"the_year",
     "(?i:(?:(?:the|el|o|das|dem){sp}|l{apos})?(?:calendar{sp})?(?:year|ann[ée]e|an|a[ñn]o|jahr))",
     kGlue},

    // ---- parts of a year
    {"quarter_unit", "(?i:quarter|trimest(?:er|re)|cuarto|quartal)", kValue},
    {"half_unit", "(?i:half|semest(?:er|re)|halbjahr|hj\\b)", kValue},
    {"last", "(?i:last|final|derni[èe]re?|[úu]ltim[oa]|letzte[sn]?)", kValue},
    {"fiscal",
     "(?i:(?:fiscal|financial|budget|school|academic){sp}years?"
     "|exercices?(?:{sp}(?:fiscal|budgétaire))?"
     "|a[ñn]os?{sp}fiscal(?:es)?|ejercicios?(?:{sp}fiscal)?"
     "|anos?{sp}fisca(?:l|is)|exerc[íi]cios?(?:{sp}fiscal)?"
     "|(?:geschäfts|haushalts|wirtschafts|schul)jahr"
     "|(?-i:seasons?|temporadas?)|ann[ée]es?{sp}scolaires?"
     "|a[ñn]os?{sp}(?:escolar|lectivo|acad[ée]mico)(?:es|s)?|anos?{sp}le(?:c)?tivos?)",
     kGlue},
    {"decade_of",
     "(?i:(?:les{sp})?années"
     "|(?:los{sp})?a[ñn]os|d[ée]cada(?:{sp}de(?:{sp}los)?)?"
     "|(?:os{sp})?anos"
     "|d[ée]cade(?:{sp}(?:of(?:{sp}the)?|des?))?)",
     kGlue},
    // "early 2012", "the end of March 2013": read as that year or month.
    {"part_of",
     "(?i:(?:early|mid|late)(?:{sp}|-)(?:in{sp})?|end(?:{sp}|-)"
     "|(?:the{sp})?(?:very{sp})?(?:end|beginning|start|middle){sp}of{sp}"
     "|(?:la{sp})?fin{sp}(?:de{sp})?|(?:le{sp})?début{sp}(?:de{sp})?|mi-"
     "|(?:finales|principios|inicios|mediados|comienzos){sp}d(?:e|el){sp}"
     "|(?:fins|finais|meados|princípios){sp}d[eo]{sp}|(?:o{sp})?(?:final|fim|in[íi]cio){sp}d[eo]{"
     "sp}"
     "|(?:ende|anfang|mitte|eind|begin|medio){sp})",
     kGlue},

    // ---- what stands before, between and after dates
    {"from",
     "(?i:(?:(?:period|période|per[íi]odo|zeitraum){sp})?"
     "(?:from|between|during|du|de|del|desde|do|da|entre|von|vom|zwischen"
     "|dall?|dall{apos}|fra|tra|van|vanaf|tussen)"
     "(?:{sp}(?:from|between|the|{the_year}))*)",
     kGlue},
    {"to",
     "(?i:(?:and{sp})?(?:up{sp})?(?:to|until|till?|through|thru)(?:{sp}and{sp}including)?"
     "|à|au|aux|jusqu{apos}(?:à|au|en)"
     "|a|al|ad|(?:y{sp})?hasta"
     "|até(?:{sp}ao?)?|ao"
     "|bis(?:{sp}zum)?"
     "|all?|all{apos}|fino{sp}(?:al?|all{apos})|t/m|tot(?:{sp}en{sp}met)?)",
     kGlue},
    {"since",
     "(?i:(?:ongoing{sp})?since|ongoing{sp}from|as{sp}from"
     "|depuis|à{sp}(?:partir|compter){sp}d(?:[eu]|{apos})"
     "|(?:a{sp}contar{sp})?desde|a{sp}(?:partir|contar){sp}d(?:e|el|o)"
     "|seit|ab|siden|(?:pågår{sp})?sedan"
     "|dal(?:l{apos})?|a{sp}partire{sp}dal?|in{sp}corso{sp}da|sinds|vanaf)",
     kGlue},
    {"starting",
     "(?i:(?:start|beginn|commenc)(?:ing|s)?|effective"
     "|commençant|débutant"
     "|con{sp}inicio|comenzando|inicia"
     "|com{sp}in[íi]cio|começando"
     "|beginnend)",
     kGlue},
    {"before",
     "(?i:before|prior{sp}to|(?:sooner|earlier){sp}than"
     "|avant|antes{sp}d(?:e|el|o)|vor)",
     kGlue},
    {"after",
     "(?i:after|later{sp}than"
     "|plus{sp}tard{sp}que|apr[èe]s"
     "|despu[ée]s{sp}d(?:e|el)|depois{sp}d[eo]|nach)",
     kGlue},
    {"until",
     "(?i:(?:up{sp}to|until|till?|through|thru|not?{sp}later{sp}than|on{sp}or{sp}before)(?:{sp}(?:"
     "and{sp}including|"
     "about))?"
     "|jusqu{apos}(?:à|au|en)|hasta|até|bis(?:{sp}zum)?"
     "|fino{sp}(?:al?|all{apos})|entro(?:{sp}il)?|t/m|tot(?:{sp}en{sp}met)?|uiterlijk)",
     kGlue},
    {"ongoing",
     "(?i:present(?:{sp}day)?|today|now|(?:to{sp})?date|on-?going|current|continuing|to{sp}continue"
     "|continue[sd]?|still{sp}(?:running|active)|(?:until{sp})?further{sp}notice|no{sp}end{sp}date"
     "|running"
     "|à{sp}(?:ce{sp}jour|présent)|aujourd{apos}hui|en{sp}cours|présent"
     "|(?:la{sp})?actualidad|la{sp}fecha|presente|hoy|en{sp}curso|en{sp}ejecución"
     "|em{sp}(?:curso|andamento|execução)|atualidade|atual|hoje"
     "|heute|laufend|andauernd|dato"
     "|oggi|in{sp}corso|heden|lopend|doorlopend)",
     kGlue},
    // Those of them that say so without a dash before them.
    {"underway",
     "(?i:on-?going|continuing|to{sp}continue|to{sp}date|under{sp}?way|still{sp}(?:running|active)"
     "|en{sp}cours|en{sp}(?:curso|ejecución)|em{sp}(?:curso|andamento|execução)|laufend|andauernd"
     "|in{sp}corso|lopend|open[- ]ended|open[- ]end|no{sp}(?:fixed{sp})?end{sp}date|unbefristet)",
     kGlue},
    {"still",
     "(?i:(?:still|the|et{sp}est|et|toujours|(?:y|e){sp}está|a{sp}la|la|le|o|noch|bis){sp}|l{apos}"
     ")",
     kGlue},
    {"onwards",
     "(?i:onwards?|forwards?|and{sp}(?:onwards?|beyond|later|greater)|or{sp}(?:after|later)"
     "|ou{sp}plus{sp}tard|et{sp}au-delà"
     "|[oy]{sp}m[áa]s{sp}tarde|en{sp}adelante"
     "|ou{sp}mais{sp}tarde|em{sp}diante)",
     kGlue},
    {"on", "(?i:in|on|at|by|during|en|le|au|el|em|no|na|im|am|zum|nel|il)", kGlue},

    // ---- words of starting and ending, for "started in A and was completed in B"
    {"start_verb",
     R"((?i:(?:start|commenc|launch|initiat|open|establish|inaugurat)(?:ed|s|e|ing)?)"
     R"(|beg[aiu]n(?:ning|s)?|work{sp}will{sp}start)"
     R"(|débuté?e?|commencé?e?|démarré?e?|lancée?)"
     R"(|inici{letter}+|comenz{letter}+|empez{letter}+|lanz{letter}+|come[çc]{letter}+|lan[çc]ad[oa])"
     R"(|nació|arranc{letter}+|begann|beginnt|beginnen|begonnen|startete|startet|gestartet)"
     R"(|avviat[oa]|iniziat[oa]|lanciat[oa]|partit[oa]|opgestart|aangevangen))",
     kGlue},
    {"end_verb",
     R"((?i:(?:complet|finish|conclud|clos|end|terminat|expir|finali[sz])(?:ed?|s|es|ing|ion)?)"
     R"(|handed{sp}over|wound{sp}up|be{sp}done|(?:runs?|lasts?|lasted){sp}(?:through|until|till|to))"
     R"(|(?:decorre(?:rá)?|durará?|vai|prolonga-se|estender-se-á){sp}até(?:{sp}a)?|(?:durará?|se{sp}extenderá|seguirá){sp}hasta)"
     R"(|achevée?s?|s{apos}achèvera?|prend(?:ra)?{sp}fin|pris{sp}fin|clôtur{letter}+)"
     R"(|termin{letter}+|conclu{letter}+|finaliz{letter}+|culmin{letter}+|acab{letter}+|encerr{letter}+|se{sp}(?:cerr{letter}+|cierra))"
     R"(|destinat[oa]{sp}a{sp}(?:chiudersi|concludersi|terminare|finire))"
     R"(|abgeschlossen|beendet|endete?)"
     R"(|conclus[oa]|afgerond|beëindigd|voltooid))",
     kGlue},
    // What holds no digit and ends no sentence.
    {"clause_gap", R"((?:[^.!?;:|\t\n0-9]|\n *[^\n 0-9])*?(?:\n *)?)", kGlue},

    // ---- lengths of time
    {"lasting",
     "(?i:(?:for|over|lasting|runs|pour|pendant|durante|por|für|über)"
     "(?:{sp}(?:an?|the|une?|uma?|una|einen?|la|el|o))?(?:{sp}(?:further|total))?"
     "(?:{sp}(?:period|duration|term|durée|per[ií]odo|zeitraum){sp}(?:of|de|von))?)",
     kGlue},
    {"years_unit",
     R"((?i:years?|yrs?|ans?|années?|a[ñn]os?|jahren?|j[äa]hrig{letter}*|anni|anno|jaar|jaren|år))",
     kValue},
    {"months_unit",
     R"((?i:months?|mths?|mois|m[êe]s(?:es)?|monate?n?|monatig{letter}*|mes[ei]|maand(?:en)?|måned(?:er)?|månader))",
     kValue},
    {"weeks_unit", "(?i:weeks?|wks?|semaines?|semanas?|wochen?|settiman[ae]|weken)", kValue},
    {"days_unit", "(?i:days?|jours?|d[íi]as?|tagen?|tage|giorn[oi]|dagen)", kValue},

    // ---- counts
    // What is counted in such pages: "2000 poor households" is no year.
    {"count_noun",
     "(?i:households?|famil(?:y|ies)|people|persons?|individuals|inhabitants|residents|citizens|"
     "members"
     "|beneficiaries|participants|farmers|smallholders|fishers|fishermen|workers|employees|"
     "volunteers"
     "|women|men|girls|boys|children|students|pupils|teachers|patients|refugees|migrants|villagers"
     "|villages|schools|communities|jobs|homes|houses|toilets|latrines|wells|trees|seedlings|cattle"
     "|hectares|acres|kilomet(?:re|er)s|met(?:re|er)s|miles|tonnes|tons|copies|visitors|deaths|"
     "cases"
     "|euros|dollars"
     "|ménages|foyers|familles|personnes|habitants|bénéficiaires|agriculteurs|femmes|hommes|enfants"
     "|élèves|étudiants|enseignants|écoles|arbres|emplois|kilomètres|mètres"
     "|hogares|familias|personas|habitantes|beneficiari[oa]s|agricultores|mujeres|hombres|niñ[oa]s"
     "|estudiantes|alumnos|docentes|aldeas|escuelas|empleos|hectáreas|kilómetros|metros"
     "|famílias|pessoas|beneficiários|mulheres|homens|crianças|professores|aldeias|escolas|empregos"
     "|qui?l[óô]metros"
     "|haushalte|familien|menschen|personen|einwohner|bauern|frauen|männer|kinder|schüler"
     "|studierende|lehrer|dörfer|schulen|arbeitsplätze|hektar|kilometer|meter|tonnen)",
     kGlue},
});
// clang-format on

}  // namespace

std::span<const Fragment> fragments() {
  return kFragments;
}

const Fragment* find_fragment(std::string_view name) {
  const auto* const it = std::find_if(kFragments.begin(), kFragments.end(),
                                      [name](const Fragment& f) { return f.name == name; });
  return it == kFragments.end() ? nullptr : &*it;
}

}  // namespace dossier
