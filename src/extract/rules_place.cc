// The rules for places. They have no patterns: each is a look-up of the longest name in the lexicon
// (src/value/data), judged by what stands around it (place_context.cc). Values are country codes in
// the order of the text; a region's is its English name.
#include <array>

#include "extract/rules.h"

namespace dossier {
namespace {

constexpr auto kRules = std::to_array<Rule>({
    {.info = {"place.country-name", Field::country, "", R"(
        D.R. Congo and the Republic of Congo             ==> CD CG
        Guinea-Bissau; Papua New Guinea; South Sudan     ==> GW PG SS
        Dominican Republic; Niger and Nigeria            ==> DO NE NG
        projet en République démocratique du Congo       ==> CD
        CÔTE D'IVOIRE, LAO PDR                           ==> CI LA
        Papua-Neuguinea und Äquatorialguinea             ==> PG GQ
        Turkey and Georgia open a border post            ==> TR GE
        the Afghan-\nistan office                        ==> AF
        Chad Cotton Initiative, Jordan Water Authority   ==> TD JO
        a bridge in Jordan, and Georgia's schools        ==> JO GE
        Michael Jordan                                   ==> -
        Dr Rachel Jordan                                 ==> -
        Chad Smith, manager                              ==> -
        Professor Chad Whitfield                         ==> -
        Project leader: Kenya Lindqvist                  ==> -
        Contributions: Kenya and Mali                    ==> KE ML
        a turkey farm; who owns the Turkey?              ==> -
        Turkey and guinea fowl for young farmers         ==> -
        Turkey and Guinea fight meningitis               ==> TR GN
        Guinea pigs and Jersey cattle                    ==> -
        Friends of the Jordan River                      ==> -
        the office at 12 Jordan Street                   ==> -
        info@jordan-water.example                        ==> -
        Réunion des ministres                            ==> -
      )"},
     .starts = kName,
     .beats = {}},

    {.info = {"place.demonym", Field::country, "", R"(
        Albanian ministries and Swiss experts            ==> AL CH
        les agriculteurs burkinabè et maliennes          ==> BF ML
        kirgisische und tadschikische Schulen            ==> KG TJ
        agricultores hondureños                          ==> HN
        comunidades cabo-verdianas                       ==> CV
        in Kenyan and Ugandan schools                    ==> KE UG
        the report is in French and Portuguese.          ==> -
        French-speaking teachers                         ==> -
      )"},
     .starts = kName,
     .beats = {}},

    {.info = {"place.code", Field::country, "", R"(
        the DRC, PNG and the UAE                         ==> CD PG AE
        a UK-funded and U.S.-led effort                  ==> GB US
        financé par l'UE                                 ==> EU
        the CAR                                          ==> CF
        tell us by car                                   ==> -
        CONTACT US                                       ==> -
        16 GB of memory                                  ==> -
      )"},
     .starts = kName,
     .beats = {}},

    {.info = {"place.subdivision", Field::country, "", R"(
        Salt Lake City, Utah                             ==> US
        the US states of Georgia and Arkansas            ==> US US US
        Athens, Georgia                                  ==> US
        near Macon, Georgia, in the United States        ==> US US
        schools in Northern Ireland and Scotland         ==> GB GB
        Inner Mongolia, China                            ==> CN CN
        Lebanon, Ohio                                    ==> US
        Virginia Woolf, author                           ==> -
      )"},
     .starts = kName,
     .beats = {}},

    {.info = {"place.region", Field::region, "", R"(
        Central Asia                                     ==> Central Asia
        le Sahel et la Corne de l'Afrique                ==> Sahel; Horn of Africa
        fisheries in the Gulf of Guinea                  ==> Gulf of Guinea
        Greater Mekong Subregion                         ==> Greater Mekong Subregion
        a Latin American network                         ==> Latin America
        golf and cocktails                               ==> -
      )"},
     .starts = kName,
     .beats = {}},

    {.info = {"place.labelled", Field::country, "", R"(
        Country: bonaire                                 ==> BQ
        Countries: KE, UG; tanzania                      ==> KE UG TZ
        Country: to be decided                           ==> -
        a country called kenya                           ==> -
      )"},
     .starts = kName,
     .beats = {}},
});

}  // namespace

std::span<const Rule> place_rules() {
  return kRules;
}

}  // namespace dossier
