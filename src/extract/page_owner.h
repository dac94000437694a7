// Whose page it is, where its items do not say: which country its projects are in, who pays.
#pragma once

#include <span>
#include <vector>

#include "extract/assemble.h"
#include "extract/text_form.h"

namespace dossier {

// The forms of lines of a page's head that say where its projects are (forms_home.cc).
std::span<const TextForm> home_forms();

// Each is the mention that says so, in the page's head where nothing else is told, and null where
// none does.
//
// "Provided by the Government of Japan." above a list: who pays for all of it.
const PlaceMention* page_donor(const Draft& draft);
// "Embassy of [Norway] in Zambia", "[Australian] Government" over a country's name: whose projects
// the page lists.
const PlaceMention* mission_country(const Draft& draft);
// "Embassy of Norway in [Zambia]", "Activities in Lao PDR", "Indonesia Country Office": where the
// projects of a page are whose items name no country. Not of a ministry that works abroad.
const PlaceMention* page_country(const Draft& draft);
// "Countries » [Republic of Moldova] » Projects": the step of a page's way through its site.
const PlaceMention* path_country(const Draft& draft);
// "United Nations Country Team in [Kyrgyzstan]", "News from [Nepal]" at a page's head: what its
// news are about that name no country.
const PlaceMention* news_country(const Draft& draft);
// "KISONGO, [TANZANIA]" anywhere on the page, of an item whose text names Kisongo and no country.
const PlaceMention* country_of_town(const Draft& draft);
// "All projects take place in [Mali]", "Where no other country is named the project is in [Mali]":
// what a sentence says of all of the page's projects, wherever it stands.
const PlaceMention* stated_country(const Draft& draft);
// "Estonia – Latvia Programme": the countries across whose border all of a page's projects work;
// none where the head names no such programme.
std::vector<const PlaceMention*> programme_countries(const Draft& draft);
// "Projects by donor government": the countries over a page's sections are those that pay.
bool is_listed_by_payer(const Draft& draft);
// The same as page_country() where the head says that the page lists what is done there: "Current
// projects in Nepal".
const PlaceMention* listed_country(const Draft& draft);

}  // namespace dossier
