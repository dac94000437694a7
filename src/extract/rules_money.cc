// The rules for sums of money. Their patterns are RE2 over tokens (money_token.h), not over text:
//
//   <number>  digits in any grouping      <spelled>  a number in words    <any>  either of the two
//   <scale>   "million", "k", "lakh"      <sum>      <any> with its scales
//   <cur>     symbol, code or word        <bracket>  the same in brackets
//   <minor>   "cents"    <to>  "-", "to"    <and>  "and", "et"    <of>  "of", "de"
//
// What a currency, a scale or a number word is stands in src/value/data. A space in a pattern is
// one space or line end between two tokens.
#include "extract/rules_money.h"

#include <array>

#include "extract/rules.h"

namespace dossier {
namespace {

constexpr std::uint8_t build(MoneyBuild b) {
  return static_cast<std::uint8_t>(b);
}

constexpr StartMask kAnyNumber = kDigits | kNumberWord;

constexpr auto kRules = std::to_array<Rule>({
    {.info =
         {"money.currency-first", Field::money,
          R"(<cur>(?: ?<bracket>)?(?: ?<scale>)?(?: <of>)? ?<number>(?: ?<scale>)?(?: ?<scale>)?)",
          R"(
        a budget of €3 million            ==> EUR 3000000
        US$ 1,250,000.50 in grants        ==> USD 1250000.5
        CHF 1'200'000                     ==> CHF 1200000
        US$1 200 000                      ==> USD 1200000
        EUR 12 Mrd.                       ==> EUR 12000000000
        Rs. 1.5 crore                     ==> INR 15000000
        BDT 3,42,00,000                   ==> BDT 34200000
        AFN 1600,000                      ==> AFN 1600000
        USDm 5                            ==> USD 5000000
        SDR 14.3 million                  ==> XDR 14300000
        US dollars (USD) 5 million        ==> USD 5000000
        Amount (EUR): 3,000,000           ==> EUR 3000000
        EUR 3 million USD 4 million       ==> EUR 3000000; USD 4000000
        from 10% to $500k                 ==> USD 500000
        ALL 5 solutions are wrong         ==> -
        the EUR and the USD               ==> -
      )"},
     .starts = kCurrency,
     .beats = {},
     .build = build(MoneyBuild::sum)},

    {.info =
         {"money.number-first", Field::money,
          R"(<number>(?: ?<scale>)?(?: ?<scale>)?(?:(?: <of>)? ?<cur>(?: ?<scale>)?| <bracket>))",
          R"(
        1 200 000 €                       ==> EUR 1200000
        148 612,5 €                       ==> EUR 148612.5
        1,5 Mio. EUR                      ==> EUR 1500000
        50.000 dólares                    ==> USD 50000
        310 millions de FCFA              ==> XOF 310000000
        600 mil euros                     ==> EUR 600000
        3,2 millones de quetzales (GTQ)   ==> GTQ 3200000
        75 USD millones                   ==> USD 75000000
        48.5 MGBP                         ==> GBP 48500000
        10K$                              ==> USD 10000
        5 million USD 2012                ==> USD 5000000
        2.5 million (USD)                 ==> USD 2500000
        3 million people                  ==> -
        32.5 % of EUR                     ==> -
      )"},
     .starts = kDigits,
     .beats = {},
     .build = build(MoneyBuild::sum)},

    {.info =
         {"money.words", Field::money,
          R"(<spelled>(?: ?<scale>)?(?: <of>)? ?<cur>(?: ?<scale>)?|<cur> ?<spelled>(?: ?<scale>)?)",
          R"(
        twenty-five thousand dollars      ==> USD 25000
        cinco millones de euros           ==> EUR 5000000
        half a million euros              ==> EUR 500000
        two million five hundred thousand US dollars ==> USD 2500000
        zwanzig Euro                      ==> EUR 20
        twenty workshops                  ==> -
        a million reasons                 ==> -
      )"},
     .starts = kNumberWord | kCurrency,
     .beats = {},
     .build = build(MoneyBuild::sum)},

    {.info = {"money.minor-unit", Field::money,
              R"((?:<any> ?<cur>|<cur> ?<number>)(?: <and>)? ?<any> ?<minor>)", R"(
        15 dollars and 50 cents           ==> USD 15.5
        treze euros e quarenta e cinco centavos ==> EUR 13.45
        $10 30 cents                      ==> USD 10.3
        50 cents                          ==> -
      )"},
     .starts = kAnyNumber | kCurrency,
     .beats = {},
     .build = build(MoneyBuild::minor)},

    {.info = {"money.minor-bare", Field::money,
              R"(<any> ?<cur>(?: <and>)? <any>|<cur> ?<number>(?: <and>)? <any>)", R"(
        it costs 20 ringgit 43.           ==> MYR 20.43
        twenty dollars and 43             ==> USD 20.43
        5 dollars and 20 people           ==> USD 5
      )"},
     .starts = kAnyNumber | kCurrency,
     .beats = {},
     .build = build(MoneyBuild::minor_at_end)},

    {.info = {"money.range", Field::money, R"(<cur>(?: ?<scale>)? ?<sum> ?<to> ?(?:<cur> ?)?<sum>)",
              R"(
        $2-3 million                      ==> USD 2000000..3000000
        US$3–5 million                    ==> USD 3000000..5000000
        EUR 1.5 to 2 million              ==> EUR 1500000..2000000
        $10-$20                           ==> USD 10..20
        EUR 3 million - 2012              ==> EUR 3000000
        EUR 5 - USD 6                     ==> EUR 5; USD 6
      )"},
     .starts = kCurrency,
     .beats = {},
     .build = build(MoneyBuild::range)},

    {.info = {"money.range-number-first", Field::money,
              R"(<sum>(?: ?<cur>)? ?<to> ?<sum>(?: <of>)? ?<cur>)", R"(
        20 to 30 million dong             ==> VND 20000000..30000000
        10 - 20 euros                     ==> EUR 10..20
        entre 10 à 20 millions d'euros    ==> EUR 10000000..20000000
        2012-2015 EUR                     ==> -
        2 to 3 million people             ==> -
      )"},
     .starts = kAnyNumber,
     .beats = {},
     .build = build(MoneyBuild::range)},

    // Found behind another sum, not by its own tokens: scan_shares.cc.
    {.info = {"money.share", Field::money, R"(<number>(?: ?<scale>)?)", R"(
        EUR 3 million, of which 900,000 from Canada ==> EUR 3000000; EUR 900000
        3,4 millones de euros, de ellos 900.000 aportados por Canadá ==> EUR 3400000; EUR 900000
        2,4 Mio. Euro, davon 1,5 Mio. vom Bund ==> EUR 2400000; EUR 1500000
        4 millions d'euros, dont la Norvège apporte 250 000 ==> EUR 4000000; EUR 250000
        EUR 3 million, of which 900,000 trees ==> EUR 3000000
        EUR 3 million, of which 2016 saw half ==> EUR 3000000
      )"},
     .starts = 0,
     .beats = {},
     .build = build(MoneyBuild::sum)},

    {.info =
         {"money.between", Field::money,
          R"(<cur> ?<sum> <and> (?:<cur> ?)?<sum>|<sum>(?: <of>)?(?: ?<cur>)? <and> <sum>(?: <of>)? ?<cur>)",
          R"(
        between EUR 2 and 3 million       ==> EUR 2000000..3000000
        entre 10 et 20 euros              ==> EUR 10..20
        zwischen 1 und 2 Mio. Euro        ==> EUR 1000000..2000000
        EUR 2 million and EUR 3 million   ==> EUR 2000000; EUR 3000000
      )"},
     .starts = kAnyNumber | kCurrency,
     .beats = "money.minor-bare",
     .build = build(MoneyBuild::between)},
});

}  // namespace

std::span<const Rule> money_rules() {
  return kRules;
}

}  // namespace dossier
