// Chronicles that set the month once, in a heading, and each item's day before its title:
//
//   MAY 2014
//   28 – Household survey completed
//   19 – A new form is handed out
//
// or, where the page's head states the year ("News archive 2014"), below "MAY" alone; or, with the
// month again, "May 28  Household survey completed", "19 May: A new form …"; and days
// on lines of their own under a year:
//
//   === 2010 ===
//   Wed 3 March
//   Snow leopard census begins
#pragma once

#include <string_view>
#include <vector>

#include "dossier/mention.h"

namespace dossier {

// Adds the days' dates, each with its heading's rule. `dates` are in order and stay so. A lone such
// line is left alone: it may be anything.
void add_listed_days(std::string_view text, std::vector<DateMention>& dates);

}  // namespace dossier
