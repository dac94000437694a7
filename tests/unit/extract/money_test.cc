// Sums of money, form by form: what is read, in which unit, and what is left alone.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "dossier/mention.h"
#include "extract/anchor.h"
#include "extract/money_number.h"
#include "extract/money_unit.h"
#include "extract/rules.h"
#include "extract/scan.h"

using namespace dossier;

namespace {

std::string show(const MoneyMention& m) {
  std::string out(code(m.money.currency));
  out += ' ' + to_decimal(m.money.amount);
  if (m.money.amount_max) out += ".." + to_decimal(*m.money.amount_max);
  if (m.ambiguous) out += " ?";
  return out;
}

// "EUR 5; USD 2..3 ?": in order, "?" where the reading is in doubt; "-" for none.
std::string sums(std::string_view text) {
  Mentions found;
  scan_money(text, find_anchors(text), found);
  std::string out;
  for (const MoneyMention& m : found.money) out += (out.empty() ? "" : "; ") + show(m);
  return out.empty() ? "-" : out;
}

// The words that were taken, one after another.
std::string spans(std::string_view text) {
  Mentions found;
  scan_money(text, find_anchors(text), found);
  std::string out;
  for (const MoneyMention& m : found.money) {
    out += (out.empty() ? "" : "; ") + std::string(text.substr(m.span.begin, m.span.size()));
  }
  return out;
}

std::string rules_of(std::string_view text) {
  Mentions found;
  scan_money(text, find_anchors(text), found);
  std::string out;
  for (const MoneyMention& m : found.money) {
    out += (out.empty() ? "" : "; ") + std::string(info(m.rule).id);
  }
  return out;
}

std::string bare(std::string_view text, int power) {
  const auto m = read_bare_amount(text, *find_currency("USD"), power);
  return m ? show(*m) : "-";
}

std::string read(std::string_view text) {
  const auto money = read_money(text);
  if (!money) return money.error().kind == ErrorKind::range ? "range" : "-";
  MoneyMention m;
  m.money = *money;
  return show(m);
}

struct Row {
  std::string_view text;
  std::string_view want;
};

}  // namespace

TEST_CASE("the examples of every money rule") {
  for (const Rule& rule : money_rules()) {
    std::string_view rest = rule.info.examples;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(line.size() + (line.size() < rest.size() ? 1 : 0));
      const std::size_t arrow = line.find("==>");
      if (arrow == std::string_view::npos) continue;
      const std::string text(trim(line.substr(0, arrow)));
      const std::string want(line.substr(arrow + 4));
      CAPTURE(rule.info.id);
      CAPTURE(text);
      CHECK(sums(text) == want);
    }
  }
}

TEST_CASE("grouping and decimals") {
  const Row rows[] = {
      {"USD 1,250,000.50", "USD 1250000.5"},
      {"EUR 1.200.000", "EUR 1200000"},
      {"EUR 1.250.000,75", "EUR 1250000.75"},
      {"CHF 1'200'000", "CHF 1200000"},
      {"CHF 1’980’000", "CHF 1980000"},
      {"1 200 000 €", "EUR 1200000"},
      {"USD 1 117 275.87", "USD 1117275.87"},
      {"€ 3 499 860,75", "EUR 3499860.75"},
      {"148 612,5 €", "EUR 148612.5"},
      {"BDT 3,42,00,000", "BDT 34200000"},
      {"Rs 90,00,000", "INR 9000000"},
      {"AFN 1600,000", "AFN 1600000"},
      {"US$ 800.000", "USD 800000"},
      {"USD 0.350 million", "USD 350000"},
      {"EUR 2½ million", "EUR 2500000"},
      {"CHF 3'500'000.-", "CHF 3500000"},
      {"Rs. 5,00,000/-", "INR 500000"},
      {"3.000.000,-- Euro", "EUR 3000000"},
      {"EUR 15.09.2011", "-"},
      {"version 1.2.3 EUR", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("one mark before three digits: the page's other sums settle it") {
  CHECK(sums("EUR 3.350") == "EUR 3350 ?");
  CHECK(sums("EUR 3,350") == "EUR 3350");
  CHECK(sums("EUR 1.200.000 and EUR 3.350") == "EUR 1200000; EUR 3350");
  CHECK(sums("EUR 2,5 and EUR 3.350") == "EUR 2.5; EUR 3350");
  CHECK(sums("415.200 € and 798.400 €") == "EUR 415200; EUR 798400");
  CHECK(sums("€65.000 and €1.5M") == "EUR 65000; EUR 1500000");
  CHECK(sums("$1,250,000 at $3.350 a litre") == "USD 1250000; USD 3.35 ?");
  CHECK(sums("EUR 1.200.000 and EUR 3,350") == "EUR 1200000; EUR 3350 ?");
  CHECK(sums("EUR 1.250 million") == "EUR 1250000");
  CHECK(sums("JPY 1,200 million") == "JPY 1200000000");
  CHECK(sums("1,250 Mio. Euro") == "EUR 1250000");
}

TEST_CASE("scales") {
  const Row rows[] = {
      {"US$ 3.5 million", "USD 3500000"},
      {"1,5 Mio. EUR", "EUR 1500000"},
      {"EUR 12 Mrd.", "EUR 12000000000"},
      {"USD 1.2 bn", "USD 1200000000"},
      {"$1MM", "USD 1000000"},
      {"$24.70m", "USD 24700000"},
      {"2,4 M€", "EUR 2400000"},
      {"10K$", "USD 10000"},
      {"Rs. 1.5 crore", "INR 15000000"},
      {"Tk. 25 lakh", "BDT 2500000"},
      {"75 USD millones", "USD 75000000"},
      {"600 mil euros", "EUR 600000"},
      {"45 milhões de kwanzas", "AOA 45000000"},
      {"4,1 millions d’euros", "EUR 4100000"},
      {"USDm 5", "USD 5000000"},
      {"48.5 MGBP", "GBP 48500000"},
      {"TEUR 450", "EUR 450000"},
      {"450 T€", "EUR 450000"},
      {"k€ 12", "EUR 12000"},
      {"twenty MUSD", "USD 20000000"},
      {"3 million people", "-"},
      {"a 5 m wall, paid in EUR", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("currencies on either side, and named twice") {
  const Row rows[] = {
      {"C$ 5 million", "CAD 5000000"},
      {"A$2.8 million", "AUD 2800000"},
      {"NZ$ 300,000", "NZD 300000"},
      {"FJ$ 1,500", "FJD 1500"},
      {"USD$ 4.5m", "USD 4500000"},
      {"5 million U.S. dollars", "USD 5000000"},
      {"500.000 US-Dollar", "USD 500000"},
      {"SDR 14.3 million", "XDR 14300000"},
      {"310 millions de FCFA", "XOF 310000000"},
      {"3,2 millones de quetzales (GTQ)", "GTQ 3200000"},
      {"5 million pesos (COP)", "COP 5000000"},
      {"US dollars (USD) 5 million", "USD 5000000"},
      {"$5 million CAD", "CAD 5000000"},
      {"$5 million EUR 4 million", "USD 5000000; EUR 4000000"},
      {"US$1 200 000", "USD 1200000"},
      {"EUR2,5m", "EUR 2500000"},
      {"115USD", "USD 115"},
      {"USD: 5,000", "USD 5000"},
      {"Budget (US$): 450,000", "USD 450000"},
      {"Amount (US$ million): 4.5", "USD 4500000"},
      {"in EUR: 12 projects", "-"},
      {"1,250,000 (EUR)", "EUR 1250000"},
      {"12 (EUR)", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("a currency between two numbers belongs to one") {
  CHECK(sums("USD 5 million 2012") == "USD 5000000");
  CHECK(sums("5 million USD 2012") == "USD 5000000");
  CHECK(sums("In 2012 USD 5 million was spent") == "USD 5000000");
  CHECK(sums("2015 €3 million") == "EUR 3000000");
  CHECK(sums("10 € 2012") == "EUR 10");
  CHECK(sums("50 dollars 40 rupees") == "USD 50; INR 40");
  CHECK(sums("EUR 3 million USD 4 million") == "EUR 3000000; USD 4000000");
}

TEST_CASE("numbers in words") {
  const Row rows[] = {
      {"twenty dollars", "USD 20"},
      {"one hundred and twenty thousand dollars", "USD 120000"},
      {"two million five hundred thousand US dollars", "USD 2500000"},
      {"half a million dollars", "USD 500000"},
      {"a million euros", "EUR 1000000"},
      {"one and a half million euros", "EUR 1500000"},
      {"dos millones y medio de euros", "EUR 2500000"},
      {"mil euros", "EUR 1000"},
      {"fünfundzwanzig Euro", "EUR 25"},
      {"cinq cents euros", "EUR 500"},
      {"quinientos mil euros", "EUR 500000"},
      {"duzentos e cinquenta mil reais", "BRL 250000"},
      {"several million dollars", "-"},
      {"a multi-million dollar project", "-"},
      {"twenty workshops", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("minor units") {
  CHECK(sums("15 dollars and 50 cents") == "USD 15.5");
  CHECK(sums("treze euros e quarenta e cinco centavos") == "EUR 13.45");
  CHECK(sums("fünf Euro und fünfzig Cent") == "EUR 5.5");
  CHECK(sums("it costs 20 ringgit 43.") == "MYR 20.43");
  CHECK(sums("5 dollars and 20 people") == "USD 5");
  CHECK(sums("50 cents") == "-");
}

TEST_CASE("ranges") {
  const Row rows[] = {
      {"$2-3 million", "USD 2000000..3000000"},
      {"US$3–5 million", "USD 3000000..5000000"},
      {"20 to 30 million dong", "VND 20000000..30000000"},
      {"between EUR 2 and 3 million", "EUR 2000000..3000000"},
      {"between 500,000 and 1 million euros", "EUR 500000..1000000"},
      {"USD 10,000 - USD 50,000", "USD 10000..50000"},
      {"£30,000-£50,000", "GBP 30000..50000"},
      {"from €3 million to €5 million", "EUR 3000000; EUR 5000000"},
      {"EUR 2 million and EUR 3 million", "EUR 2000000; EUR 3000000"},
      {"$1,500 - 12 March 2014", "USD 1500"},
      {"USD 3,000,000 2012-2015", "USD 3000000"},
      {"EUR 500 - 2012", "EUR 500"},
      {"EUR 2012-2015", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("line ends") {
  CHECK(sums("US$ 6.4 million (about SEK\n55 million)") == "USD 6400000; SEK 55000000");
  CHECK(sums("US$ 6.2\nmillion") == "USD 6200000");
  CHECK(sums("Budget: 3 million EUR\n2. Water") == "EUR 3000000");
  CHECK(sums("all sums in EUR\n2012 2013 2014") == "-");
  CHECK(sums("all sums in EUR\n1. Roads") == "-");
  CHECK(sums("EUR 300 000\nM. Keita") == "EUR 300000");
  CHECK(sums("EUR\n\n3 million") == "-");
  CHECK(sums("EUR 1.150.000\t2013") == "EUR 1150000");
}

TEST_CASE("what is no money") {
  const Row rows[] = {
      {"from 10% to $500k", "USD 500000"},
      {"3 million people will benefit from EUR 2 million", "EUR 2000000"},
      {"ALL 5 solutions", "-"},
      {"at COP 21 in Paris", "-"},
      {"towards SDG 8, and SDG 13", "-"},
      {"a loan of SDG 5,000,000", "SDG 5000000"},
      {"the TOP 10", "-"},
      {"COP 5,000,000", "COP 5000000"},
      {"constant 2011 US$", "-"},
      {"12/2013 EUR", "-"},
      {"Resolution 1325", "-"},
      {"Tel. +355 4 2250 1998", "-"},
      {"I counted the dollars thousands of times", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sums(row.text) == row.want);
  }
}

TEST_CASE("equivalents and shares are sums of their own") {
  CHECK(sums("KRW 5 billion (about US$ 4.2 million)") == "KRW 5000000000; USD 4200000");
  CHECK(sums("Rs 2.1 crore, of which Rs 60 lakh") == "INR 21000000; INR 6000000");
}

TEST_CASE("spans hold the words, no more") {
  CHECK(spans("a budget of €3 million, all told") == "€3 million");
  CHECK(spans("cost 3,2 millones de quetzales (GTQ).") == "3,2 millones de quetzales (GTQ)");
  CHECK(spans("(KRW 5 billion, about\nUS$ 4.2 million)") == "KRW 5 billion; US$ 4.2 million");
  CHECK(spans("gave half a million euros") == "half a million euros");
  CHECK(spans("was USDm 5 in all") == "USDm 5");
}

TEST_CASE("each form is some rule's") {
  CHECK(rules_of("EUR 5") == "money.currency-first");
  CHECK(rules_of("5 EUR") == "money.number-first");
  CHECK(rules_of("five euros") == "money.words");
  CHECK(rules_of("5 euros and 20 cents") == "money.minor-unit");
  CHECK(rules_of("EUR 2-3 million") == "money.range");
  CHECK(rules_of("2-3 million euros") == "money.range-number-first");
  CHECK(rules_of("between 2 and 3 million euros") == "money.between");
}

TEST_CASE("a sum that does not fit is refused with its reason") {
  Mentions found;
  const std::string_view text = "USD 99999999999999999 and EUR 0.12345";
  scan_money(text, find_anchors(text), found);
  CHECK(found.money.empty());
  REQUIRE(found.rejected.size() == 2);
  CHECK(found.rejected[0].reason == "a sum that does not fit");
  CHECK(found.rejected[0].field == Field::money);
  CHECK(found.rejected[0].span == Span{0, 21});
}

TEST_CASE("bare amounts of a table's cell") {
  CHECK(bare("8.40", 6) == "USD 8400000");
  CHECK(bare("1,250", 3) == "USD 1250000");
  CHECK(bare(" 1 200 000 ", 0) == "USD 1200000");
  CHECK(bare("2.5 million", 0) == "USD 2500000");
  CHECK(bare("1.250", 6) == "USD 1250000 ?");
  CHECK(bare("1.250", 0) == "USD 1250 ?");
  CHECK(bare("n/a", 0) == "-");
  CHECK(bare("12 workshops", 0) == "-");
  CHECK(bare("", 0) == "-");
  const auto m = read_bare_amount(" 8.40 ", *find_currency("USD"), 0);
  REQUIRE(m);
  CHECK(m->span == Span{1, 5});
}

TEST_CASE("one sum on its own, as in a query") {
  CHECK(read("EUR 1.5M") == "EUR 1500000");
  CHECK(read("eur 1.5m") == "EUR 1500000");
  CHECK(read("5 inr") == "INR 5");
  CHECK(read("2 million") == " 2000000");
  CHECK(read("1M") == " 1000000");
  CHECK(read("800 000 €") == "EUR 800000");
  CHECK(read(" 5000 ") == " 5000");
  CHECK(read("$2-3 million") == "USD 2000000..3000000");
  CHECK(read("half a million euros") == "EUR 500000");
  CHECK(read("EUR") == "-");
  CHECK(read("") == "-");
  CHECK(read("EUR 5 and more") == "-");
  CHECK(read("10%") == "-");
  CHECK(read("USD 99999999999999999") == "range");
  CHECK(read("99999999999999999") == "range");
}

TEST_CASE("units of a table or label") {
  const auto unit = [](std::string_view text) -> std::string {
    const auto u = money_unit(text);
    return u ? std::string(code(u->currency)) + " " + std::to_string(u->power) : "-";
  };
  CHECK(unit("US$ thousand") == "USD 3");
  CHECK(unit("in Mio. EUR") == "EUR 6");
  CHECK(unit("Rs. in lakhs") == "INR 5");
  CHECK(unit("en milliers d'euros") == "EUR 3");
  CHECK(unit("'000") == " 3");
  CHECK(unit("EUR '000") == "EUR 3");
  CHECK(unit("EUR 1,000") == "EUR 3");
  CHECK(unit("1.000 €") == "EUR 3");
  CHECK(unit("1 000 EUR") == "EUR 3");
  CHECK(unit("000s of USD") == "USD 3");
  CHECK(unit("EUR 1,500") == "-");
  CHECK(unit("EUR 1") == "-");
  CHECK(unit("T€") == "EUR 3");
  CHECK(unit("USDm") == "USD 6");
  CHECK(unit("€ million") == "EUR 6");
  CHECK(unit("projects") == "-");
  CHECK(unit("in") == "-");
  CHECK(unit("EUR USD") == "-");
}

TEST_CASE("numbers by themselves") {
  const Number n = read_number("1.250.000,50 EUR", 0);
  CHECK(n.valid);
  CHECK(n.digits == 125000050);
  CHECK(n.decimals == 2);
  CHECK(n.end == 12);
  CHECK_FALSE(read_number("15.09.2011", 0).valid);
  CHECK(read_number("15.09.2011", 0).end == 10);
  CHECK(read_number("3.350", 0).either);
  CHECK_FALSE(read_number("3.3500", 0).either);
  CHECK(looks_like_year(read_number("2012", 0)));
  CHECK_FALSE(looks_like_year(read_number("2,012", 0)));
  CHECK(amount_of(read_number("0.5", 0), 6) == Amount::units(500000));
  CHECK(amount_of(read_number("0.0005", 0), 0) == std::nullopt);
}
