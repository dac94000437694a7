// Rows to render, made by hand.
#pragma once

#include <string>
#include <utility>

#include "dossier/country.h"
#include "dossier/money.h"
#include "dossier/store.h"

namespace dossier {

inline CountrySet country_set(std::initializer_list<std::string_view> codes) {
  CountrySet set;
  for (const std::string_view c : codes) {
    set.add(*find_country_code(c));
  }
  return set;
}

inline Budget budget(std::string_view currency, std::int64_t units, Role role = Role::total,
                     std::string text = "") {
  return {{Amount::units(units), std::nullopt, *find_currency(currency)}, role, std::move(text)};
}

// A record with a value in most places.
inline Row water_row() {
  Row row;
  row.id = "0123456789ab";
  row.record.title = "Water supply for Shkodra";
  row.record.period = Period{Edge::at(Date{2012, 1}), Edge::at(Date{2015, 1})};
  row.record.budgets = {budget("EUR", 3'000'000, Role::total, "€3 million")};
  row.record.countries = country_set({"AL"});
  row.record.donors = country_set({"CH", "DE"});
  row.record.regions = {"Western Balkans"};
  row.record.fields = {{"Sector", "Water"}};
  row.record.description = "Pipes, and \"meters\".";
  row.source = {"pages/a.txt", 11, 15, 812, 1331};
  return row;
}

inline Row titled_row(std::string title, Edge from, Edge to) {
  Row row;
  row.record.title = std::move(title);
  row.record.period = Period{from, to};
  return row;
}

}  // namespace dossier
