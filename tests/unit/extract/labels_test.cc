// Labels: what a label says its value is, in all the dress that pages give it, and where lines
// divide.
#include "extract/labels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "dossier/money.h"

using namespace dossier;

namespace {

// "budget USD 3", "donor", "-".
std::string show(const LabelHit& hit) {
  std::string out(name(hit.kind));
  if (hit.currency != Currency::none) out.append(" ").append(code(hit.currency));
  if (hit.power != 0) out += " " + std::to_string(hit.power);
  return out;
}

std::string kind_of(std::string_view text) {
  const auto hit = label_of(text);
  return hit ? show(*hit) : "-";
}

std::string show(std::string_view line, const LabelLine& label) {
  const auto cut = [line](Span span) { return std::string(line.substr(span.begin, span.size())); };
  return show(label.label) + (label.known ? "" : "?") + " [" + cut(label.name) + "] [" +
         cut(label.value) + "]";
}

std::string line_of(std::string_view line) {
  const auto label = read_label_line(line);
  return label ? show(line, *label) : "-";
}

std::string all_of(std::string_view line) {
  std::string out;
  for (const LabelLine& label : read_labels(line)) {
    out += (out.empty() ? "" : "; ") + show(line, label);
  }
  return out.empty() ? "-" : out;
}

std::string prefix_of(std::string_view line) {
  const auto label = read_label_prefix(line);
  return label ? show(line, *label) : "-";
}

struct Row {
  std::string_view text;
  std::string_view want;
};

}  // namespace

TEST_CASE("labels in five languages") {
  const Row rows[] = {
      {"Project title", "title"},
      {"Titre du projet", "title"},
      {"Bezeichnung", "title"},
      {"Duration", "period"},
      {"Durée", "period"},
      {"Periodo de ejecución", "period"},
      {"Duração", "period"},
      {"Gesamtlaufzeit", "period"},
      {"Start date", "start"},
      {"Data de início", "start"},
      {"Projektbeginn", "start"},
      {"Completion date", "end"},
      {"Date de clôture", "end"},
      {"Approval date", "approval"},
      {"Last updated", "posted"},
      {"Stand", "posted"},
      {"Total budget", "budget"},
      {"Coût total", "budget"},
      {"Orçamento", "budget"},
      {"Fördersumme", "budget"},
      {"EU contribution", "budget_share"},
      {"Cofinanciamento", "budget_share"},
      {"Disbursed", "other_money"},
      {"Previous grants", "other_money"},
      {"Funding", "funding"},
      {"País", "country"},
      {"Länder", "country"},
      {"Area of Implementation", "location"},
      {"Name of Donor", "donor"},
      {"Bailleurs", "donor"},
      {"Financiador", "donor"},
      {"Auftraggeber", "donor"},
      {"WHO PAYS", "donor"},
      {"Development partner", "donor"},
      {"Implementing agency", "implementer"},
      {"Politischer Träger", "implementer"},
      {"Partners", "partner"},
      {"Status", "status"},
      {"Secteur", "sector"},
      {"Objectif", "objective"},
      {"Beneficiarios", "beneficiaries"},
      {"Kontakt", "contact"},
      {"Grant agreement ID", "id"},
      {"Roads", "-"},
      {"Ministry of Works", "-"},
      {"", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(kind_of(row.text) == row.want);
  }
}

TEST_CASE("labels in their dress") {
  const Row rows[] = {
      {"  BUDGET:", "budget"},
      {"**Donor(s):**", "donor"},
      {"• Grant Amount", "budget"},
      {"1. Project title", "title"},
      {"2.1) Country", "country"},
      {"a) Country", "country"},
      {"## Budget", "budget"},
      {"Total Project Cost 1", "budget"},
      {"Budget 2012", "budget"},
      {"Country*", "country"},
      {"País(es)", "country"},
      {"Other Executing Agency(ies)", "implementer"},
      {"end_date", "end"},
      {"co-financing", "budget_share"},
      {"Total estimated budget of the project", "budget"},
      {"Estimated Starting Date", "start"},
      {"Start / End", "period"},
      {"Country / area", "country"},
      {"Disbursed (31/12/2013)", "other_money"},
      {"Swiss contribution", "budget_share"},
      {"davon Kofinanzierung der Schweiz", "budget_share"},
      {"Aportación de la Unión Europea", "budget_share"},
      {"of which Germany", "budget_share"},
      {"Projects", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(kind_of(row.text) == row.want);
  }
}

TEST_CASE("labels that state the unit") {
  const Row rows[] = {
      {"Total budget (US$ thousand)", "budget USD 3"},
      {"Amount (EUR million)", "budget EUR 6"},
      {"Cost in US$ '000", "budget USD 3"},
      {"Outlay (Rs. in lakhs)", "budget INR 5"},
      {"Montant (en milliers d'euros)", "budget EUR 3"},
      {"Fördersumme in T€", "budget EUR 3"},
      {"Budget US$", "budget USD"},
      {"Amount of grant (USDm)", "budget USD 6"},
      {"EU contribution [EUR]", "budget_share EUR"},
      {"Swiss contribution (CHF million)", "budget_share CHF 6"},
      {"ecMaxContribution", "budget_share EUR"},
      {"Duration (months)", "duration"},
      {"Laufzeit in Monaten", "duration"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(kind_of(row.text) == row.want);
  }
}

TEST_CASE("lines that begin with a label") {
  const Row rows[] = {
      {"Country: Chad", "country [Country] [Chad]"},
      {"   Pays : Mali", "country [Pays] [Mali]"},
      {"**Donor(s):** Norway; Sweden  ", "donor [Donor(s)] [Norway; Sweden]"},
      {"**Period: 2012-2013**", "period [Period] [2012-2013]"},
      {"- Budget:    £1.9m", "budget [Budget] [£1.9m]"},
      {"Title\tWater supply", "title [Title] [Water supply]"},
      {"WHO PAYS     Denmark", "donor [WHO PAYS] [Denmark]"},
      {"GEF Grant / US$ 2,000,000", "budget_share [GEF Grant] [US$ 2,000,000]"},
      {"Total Project Financing: / US$ 5", "budget [Total Project Financing] [US$ 5]"},
      {"Duration – 3 years", "period [Duration] [3 years]"},
      {"Budget:- Rs 5 lakh", "budget [Budget] [Rs 5 lakh]"},
      {"Country / area: Kyrgyz Republic", "country [Country / area] [Kyrgyz Republic]"},
      {"Disbursed (31/12/2013): USD 5", "other_money [Disbursed (31/12/2013)] [USD 5]"},
      {"Duration:", "period [Duration] []"},
      {"Weather station: Kigali", "other? [Weather station] [Kigali]"},
      {"In the end we found that it works: 12 out of 14", "-"},
      {"10:30 opening", "-"},
      {"see http://example.org", "-"},
      {"lower case: no", "-"},
      {"Roads   and bridges", "-"},
      {"Project   Country / area   Period   Budget", "-"},
      {"| No. | Project | Country |", "-"},
      {"| Country | Chad |", "country [Country] [Chad]"},
      {"Start / About / Projects", "-"},
      {"Country", "-"},
      {"", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(line_of(row.text) == row.want);
  }
}

TEST_CASE("lines that hold several labels") {
  const Row rows[] = {
      {"Start: 2012 | End: 2014", "start [Start] [2012]; end [End] [2014]"},
      {"Project ID: 4471 / Secretariat ID: 5093",
       "id [Project ID] [4471]; id [Secretariat ID] [5093]"},
      {"  Country: Rwanda          Duration: 2013",
       "country [Country] [Rwanda]; period [Duration] [2013]"},
      {"Country: Albania; Budget: EUR 3 million; Donor: Italy",
       "country [Country] [Albania]; budget [Budget] [EUR 3 million]; donor [Donor] [Italy]"},
      {"Focal Point, Grenada / Date: May 24, 2005", "posted [Date] [May 24, 2005]"},
      {"Country: Chad, Mali", "country [Country] [Chad, Mali]"},
      {"no label here", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(all_of(row.text) == row.want);
  }
}

TEST_CASE("a label and its value with one space between") {
  CHECK(prefix_of("  • Grant Amount $320,000") == "budget [Grant Amount] [$320,000]");
  CHECK(prefix_of("• Program Local Philanthropy") == "title [Program] [Local Philanthropy]");
  CHECK(prefix_of("WHO PAYS     Denmark") == "donor [WHO PAYS] [Denmark]");
  CHECK(prefix_of("Roads to market") == "-");
}

TEST_CASE("every row of the vocabulary is folded, of a known kind, and found") {
  std::ifstream in(DOSSIER_ROOT "/src/extract/data/labels.tsv");
  REQUIRE(in);
  std::map<std::string, int> seen;
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() >= 3);
    const std::string label(cells[0]);
    CAPTURE(label);
    CHECK(fold(label) == label);
    CHECK(label.find('_') == std::string::npos);
    CHECK(seen[label]++ == 0);
    ++rows;
    if (cells[1] == "qualifier" || label.find('*') != std::string::npos) continue;
    const auto hit = label_of(label);
    REQUIRE(hit);
    CHECK(name(hit->kind) == cells[1]);
  }
  CHECK(rows > 2000);
}
