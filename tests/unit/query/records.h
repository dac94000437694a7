// Small stores for the tests of questions.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dossier/query.h"
#include "dossier/store.h"

namespace dossier::test {

inline Record project(std::string_view edtf) {
  Record record;
  if (!edtf.empty()) record.period = *parse_edtf(edtf);
  return record;
}

inline CountrySet countries(const std::vector<std::string_view>& codes) {
  CountrySet set;
  for (std::string_view c : codes) set.add(*find_country_code(c));
  return set;
}

inline Budget budget(std::int64_t units, std::string_view currency, Role role = Role::total) {
  const Currency c = currency.empty() ? Currency::none : *find_currency(currency);
  return {{Amount::units(units), std::nullopt, c}, role, ""};
}

inline Record with_budgets(std::vector<Budget> budgets) {
  Record record;
  record.budgets = std::move(budgets);
  return record;
}

inline Store store_of(const std::vector<Record>& records, std::string path = "pages/a.txt") {
  StoreBuilder builder;
  builder.add(Page({std::move(path), "", 0, 1}, "text\n"), records);
  return std::move(builder).build();
}

inline Store indexed(const Store& store) {
  StoreBuilder copy;
  copy.append(store);
  return std::move(copy).build_indexed();
}

// One letter a row: y(es), m(aybe), n(o).
inline std::string letters_of(const Selection& selection, const Store& store) {
  std::string letters(store.size(), 'n');
  for (RowId row : selection.yes) letters[row] = 'y';
  for (RowId row : selection.maybe) {
    CHECK(letters[row] == 'n');  // no row is in both
    letters[row] = 'm';
  }
  return letters;
}

// The same with indexes as without.
inline std::string answers(std::string_view query, const Store& store) {
  const auto parsed = parse_query(query, {});
  CAPTURE(query);
  REQUIRE_MESSAGE(parsed.ok(), (parsed.ok() ? "" : parsed.error().what));
  const std::string letters = letters_of(run(*parsed, store), store);
  CHECK(letters_of(run(*parsed, indexed(store)), store) == letters);
  return letters;
}

}  // namespace dossier::test
