// The fragments of every rule family. Glue (spaces, dashes, prepositions) never captures; values
// do.
#include "extract/fragments.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace dossier {
namespace {

constexpr bool kGlue = false;
constexpr bool kValue = true;

constexpr auto
    kFragments =
        std::
            to_array<Fragment>(
                {
                    // ---- glue
                    // A space: also one line end with its indentation, never a blank line, a tab or
                    // a cell's border.
                    {"sp", R"( +(?:\n *)?|\n *)", kGlue},
                    {"osp", R"( *(?:\n *)?)", kGlue},  // an optional one
                    {"hyphen", R"([-‐‑‒–−])", kGlue},
                    {"dash", R"([-‐‑‒–—―−~～→])", kGlue},
                    {"comma", R"(,{osp})", kGlue},
                    {"apos", R"(['’‘`´])", kGlue},
                    {"art",
                     R"((?i:(?:the|le|la|les|el|los|las|o|os|as|den|dem|der|die|das){sp}|l{apos}))",
                     kGlue},
                    {"and", R"((?i:and|et|y|e|und|&))", kGlue},

                    // ---- numbers
                    {"digits", R"([0-9]+)", kValue},
                    // 1,250,000.50  1.250.000,50  1 250 000  1'250'000  12,50,000  1250000.5
                    {"number",
                     R"([0-9]{1,3}(?:[,.'’ ][0-9]{2,3})*[,.'’ ][0-9]{3}(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)",
                     kValue},
                    {"number_word", "", kValue, LexClass::number_word},
                    {"scale", "", kValue, LexClass::scale},

                    // ---- money
                    {"cur_symbol", "", kValue, LexClass::currency_symbol},
                    {"cur_code", "", kValue, LexClass::currency_code},
                    {"cur_word", "", kValue, LexClass::currency_word},

                    // ---- the parts of a date
                    {"year", R"([12][0-9]{3})", kValue},
                    {"yy", R"([0-9]{2})", kValue},
                    {"day", R"(0?[1-9]|[12][0-9]|3[01])", kValue},
                    {"mm", R"(0?[1-9]|1[0-2])", kValue},
                    {"nn", R"([0-9]{1,2})",
                     kValue},  // a day or a month: the page's order says which
                    {"ord", R"((?i:st|nd|rd|th|er|ère|re|ème|e|[ºª°o]|\.))", kGlue},
                    {"month", "", kValue, LexClass::month},
                    {"weekday", "", kValue, LexClass::weekday},
                    {"season", "", kValue, LexClass::season},
                    {"ordinal_word", "", kValue, LexClass::ordinal_word},
                    // Between the parts of a date: "3 of April, 2012", "1 de enero del 2012", "June
                    // in 2017".
                    {"of",
                     R"((?i:{osp},{osp}|{sp}(?:(?:of|de|do|del|in)(?:{sp}(?:{the_year}|{art}))?|de{sp}l{apos}ann?[ée]e|dem){sp}|{sp}))",
                     kGlue},
                    {"join", R"({of}|[-‐‑.]|[ ]?/[ ]?)", kGlue},
                    {"the_year",
                     R"((?i:(?:the{sp})?(?:calendar{sp})?year|l{apos}ann?[ée]e|l{apos}an|(?:el{sp})?a[ñn]o|(?:o{sp})?ano|(?:das|dem){sp}jahr))",
                     kGlue},

                    // ---- what stands before, between and after dates
                    {"from",
                     R"((?i:from|between|du|de|del|desde|do|da|von|vom|entre|zwischen|during|period|période|per[íi]odo|zeitraum)(?:{sp}(?:from|between|de|the|von|{the_year}))*)",
                     kGlue},
                    {"to",
                     R"((?i:(?:and{sp})?(?:up{sp})?(?:to|until|till?|through|thru)|bis(?:{sp}zum)?|à|a|au|al|aux|(?:y{sp})?hasta|até|ate(?:{sp}a[o]?)?|jusqu{apos}(?:à|au|en)))",
                     kGlue},
                    {"since",
                     R"((?i:since|(?:on)?going{sp}(?:since|from)|depuis|desde|seit|à{sp}partir{sp}d[eu]|a{sp}partir{sp}d(?:e|el|o)|à{sp}compter{sp}d[eu]|ab|as{sp}from))",
                     kGlue},
                    {"starting",
                     R"((?i:(?:start|beginn|commenc)(?:ing|s)?|effective|beginnend|com{sp}in[íi]cio|con{sp}inicio|commençant|débutant|comenzando|começando|inicia))",
                     kGlue},
                    {"before",
                     R"((?i:before|prior{sp}to|(?:sooner|earlier){sp}than|avant|antes{sp}d(?:e|el|o)|vor))",
                     kGlue},
                    {"after",
                     R"((?i:after|later{sp}than|plus{sp}tard{sp}que|apr[èe]s|despu[ée]s{sp}d(?:e|el)|depois{sp}d[eo]|nach))",
                     kGlue},
                    {"until",
                     R"((?i:(?:up{sp}to|until|till?|through|thru|no{sp}later{sp}than)(?:{sp}(?:and{sp}including|about))?|jusqu{apos}(?:à|au|en)|hasta|até|bis(?:{sp}zum|{sp}ende)?))",
                     kGlue},
                    {"ongoing",
                     R"((?i:present(?:{sp}day)?|today|now|to{sp}date|on-?going|current|continuing|to{sp}continue|continue[sd]?|still{sp}(?:running|active)|à{sp}(?:ce{sp}jour|présent)|aujourd{apos}hui|en{sp}cours|présent|actualidad|la{sp}actualidad|la{sp}fecha|presente|hoy|en{sp}curso|en{sp}ejecución|em{sp}curso|em{sp}andamento|em{sp}execução|atualidade|atual|hoje|presente|heute|laufend|andauernd|dato))",
                     kGlue},
                    {"onwards",
                     R"((?i:onwards?|forwards?|and{sp}(?:onwards?|beyond)|or{sp}(?:after|later)|and{sp}(?:later|greater)|ou{sp}plus{sp}tard|et{sp}au-delà|o{sp}m[áa]s{sp}tarde|y{sp}m[áa]s{sp}tarde|en{sp}adelante|em{sp}diante|ou{sp}mais{sp}tarde))",
                     kGlue},
                    // "early 2012", "the end of March 2013": read as that year or month.
                    {"part_of",
                     R"((?i:(?:early|mid|late)(?:{sp}|-)(?:in{sp})?|(?:the{sp})?(?:very{sp})?(?:end|beginning|start|middle){sp}of{sp}|(?:la{sp})?fin{sp}(?:de{sp})?|(?:le{sp})?début{sp}(?:de{sp})?|mi-|(?:finales|principios|inicios|mediados|comienzos|fines|finais|meados|princípios){sp}d(?:e|el){sp}|(?:o{sp})?(?:final|fim|início|inicio){sp}d[eo]{sp}|(?:ende|anfang|mitte){sp}))",
                     kGlue},

                    // ---- words of starting and ending, for "started in A and was completed in B"
                    {"start_verb",
                     R"((?i:(?:start|commenc|launch|initiat|open|establish|inaugurat)(?:ed|s|e|ing)?|beg[aiu]n(?:ning|s)?|work{sp}will{sp}start|underway|débuté?e?|commencé?e?|démarré?e?|lancé?e?|inici\pL+|comenz\pL+|empez\pL+|lanz\pL+|come[çc]\pL+|lan[çc]ad[oa]|begann|begonnen|startete|gestartet|begonnen))",
                     kGlue},
                    {"end_verb",
                     R"((?i:(?:complet|finish|conclud|clos|end|terminat|expir|finaliz|finalis)(?:ed?|s|es|ing|ion)?|handed{sp}over|wound{sp}up|achevé?e?s?|termin\pL+|prend(?:ra)?{sp}fin|pris{sp}fin|clôtur\pL+|conclu\pL+|finaliz\pL+|culmin\pL+|acab\pL+|encerr\pL+|abgeschlossen|beendet|endete?))",
                     kGlue},
                    {"on",
                     R"((?i:in|on|at|by|en|le|au|em|im|am|el|a|à|no|na|den|dem|der|zum|during))",
                     kGlue},
                    // Up to eighty bytes that hold no digit and end no sentence.
                    {"clause_gap", R"((?:[^.!?;:|\t\n0-9]|\n *[^\n 0-9]){0,80}?)", kGlue},

                    // ---- lengths of time
                    {"years_unit",
                     R"((?i:years?|yrs?|ans?|années?|a[ñn]os?|anos?|jahren?|jahre|j[äa]hrig\pL*))",
                     kValue},
                    {"months_unit",
                     R"((?i:months?|mths?|mois|m[êe]s(?:es)?|monate?n?|monatig\pL*))", kValue},
                    {"weeks_unit", R"((?i:weeks?|wks?|semaines?|semanas?|wochen?))", kValue},
                    {"days_unit", R"((?i:days?|jours?|d[íi]as?|tagen?|tage))", kValue},

                    // What is counted in such pages: "2000 poor households" is no year.
                    {"count_noun",
                     R"((?i:households?|families|people|persons?|individuals|inhabitants|residents|beneficiaries|participants|farmers|fishermen|fishers|smallholders|women|men|girls|boys|children|students|pupils|teachers|workers|employees|volunteers|patients|refugees|migrants|villagers|citizens|members|villages|schools|communities|jobs|homes|houses|toilets|latrines|wells|trees|seedlings|cattle|hectares|acres|kilometres|kilometers|metres|meters|miles|tonnes|tons|copies|visitors|deaths|cases|euros|dollars|ménages|foyers|familles|personnes|habitants|bénéficiaires|agriculteurs|femmes|hommes|enfants|élèves|étudiants|enseignants|villages|écoles|arbres|emplois|kilomètres|mètres|hogares|familias|personas|habitantes|beneficiari[oa]s|agricultores|mujeres|hombres|niñ[oa]s|estudiantes|alumnos|docentes|aldeas|escuelas|empleos|hectáreas|kilómetros|metros|famílias|pessoas|beneficiários|mulheres|homens|crianças|alunos|professores|aldeias|escolas|empregos|hectares|quilómetros|quilômetros|haushalte|familien|menschen|personen|einwohner|bauern|frauen|männer|kinder|schüler|studierende|lehrer|dörfer|schulen|arbeitsplätze|hektar|kilometer|meter|tonnen))",
                     kGlue},

                    // ---- parts of a year
                    {"quarter_unit", R"((?i:quarter|trimestre|cuarto|quartal))", kValue},
                    {"half_unit", R"((?i:half|semest(?:er|re)|semestre|halbjahr))", kValue},
                    {"last", R"((?i:last|final|dernier|dernière|[úu]ltim[oa]|letzte[sn]?))",
                     kValue},
                    {"fiscal",
                     R"((?i:(?:fiscal|financial|budget|school|academic){sp}years?|exercices?(?:{sp}(?:fiscal|budgétaire))?|a[ñn]os?{sp}fiscal(?:es)?|ejercicios?(?:{sp}fiscal)?|anos?{sp}fisca(?:l|is)|exercícios?(?:{sp}fiscal)?|(?:geschäfts|haushalts|wirtschafts)jahr))",
                     kGlue},
                    {"decade_of",
                     R"((?i:(?:les{sp}|los{sp}|os{sp})?(?:années|a[ñn]os|anos)|d[ée]cad[ae](?:{sp}d[eo](?:{sp}los)?)?))",
                     kGlue},
                });

// The spellings that a letter of a folded name can have had.
std::string_view spellings(char c) {
  switch (c) {
    case 'a':
      return "[aàáâãäå]";
    case 'c':
      return "[cç]";
    case 'e':
      return "[eéèêë]";
    case 'i':
      return "[iíîï]";
    case 'n':
      return "[nñ]";
    case 'o':
      return "[oóôõö]";
    case 'u':
      return "[uúùûü]";
    case ' ':
      return "[ -]";
    default:
      return {};
  }
}

void append_loose(std::string_view name, std::string& out) {
  for (const char c : name) {
    if (const std::string_view loose = spellings(c); !loose.empty()) {
      out += loose;
    } else if (is_word_byte(c)) {
      out += c;
    } else {
      (out += '\\') += c;
    }
  }
}

std::string unquoted(std::string_view expression) {
  std::string out;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '\\' && i + 1 < expression.size()) ++i;
    out += expression[i];
  }
  return out;
}

// Names with or without their accents, joined by spaces or hyphens, longest first; a final dot is
// the pattern's business.
std::string loose_alternation(LexClass cls) {
  std::set<std::string> names;
  const std::string exact = alternation(cls);
  for (const std::string_view quoted : split(exact, '|')) {
    std::string name = fold_name(unquoted(quoted));
    if (name.ends_with('.')) name.pop_back();
    names.insert(std::move(name));
  }
  std::vector<std::string> ordered(names.begin(), names.end());
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::string out;
  for (const std::string& name : ordered) {
    append_loose(name, out.empty() ? out : out += '|');
  }
  return out;
}

bool is_spelled(LexClass cls) {
  return cls != LexClass::currency_symbol && cls != LexClass::currency_code;
}

}  // namespace

std::span<const Fragment> fragments() {
  return kFragments;
}

const Fragment* find_fragment(std::string_view name) {
  const auto* const it = std::find_if(kFragments.begin(), kFragments.end(),
                                      [name](const Fragment& f) { return f.name == name; });
  return it == kFragments.end() ? nullptr : &*it;
}

std::string fragment_source(const Fragment& fragment) {
  if (!fragment.words) return std::string(fragment.source);
  const LexClass cls = *fragment.words;
  return is_spelled(cls) ? "(?i:" + loose_alternation(cls) + ")" : alternation(cls);
}

}  // namespace dossier
