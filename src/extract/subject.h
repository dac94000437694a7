// What a page is about: whether it speaks of projects at all. A dump's pages are mostly of other
// things, and full of dates, sums and countries: term dates, lots of an auction, families.
#pragma once

#include "extract/layout.h"
#include "extract/segment.h"

namespace dossier {

// Whether the page has two words or more that are used of projects and of those who pay for them,
// in any of the languages; true of a short page.
bool tells_of_projects(const Layout& layout);

// Whether the items of a group say by themselves that they are projects: most have a label that
// only such things have (a donor, a budget, beneficiaries), or tell when, where and how much.
bool are_projects(const Layout& layout, const Group& group);

}  // namespace dossier
