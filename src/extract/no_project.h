// What looks like a project and is none: laws, events, posts to be filled, a site's own notices.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/layout.h"
#include "extract/segment.h"
#include "extract/text_form.h"

namespace dossier {

// The forms of such titles (forms_no_project.cc).
std::span<const TextForm> no_project_forms();

// Whether a title is of one of the forms.
bool is_no_project_name(std::string_view title);
// Whether it is of a form that names a part of the site: such an item is none among others either.
bool is_site_part(std::string_view title);

// Whether an item is none by its title or by what it says: a label that other things have, a
// time of the day beside its date, who speaks.
bool is_no_project(const Layout& layout, const Item& item);
// Whether an item's title stands behind its author and year: "Lund, S. (2021). The notebook".
bool is_cited(const Layout& layout, const Item& item);
// Whether the page gives the ISBN or ISSN of two books or more.
bool lists_books(const Layout& layout);
// Whether the page has three labels or more that only other things have: "Guests", "Mileage".
bool is_of_other_things(const Layout& layout);
// Whether a label of an item says who pays for it or gains by it.
bool says_who_pays(const std::vector<Item>& items);
// Whether the page is what several people wrote to each other: "Ana wrote:", twice.
bool is_thread(const Layout& layout);
// Whether the page offers two things or more for sale: "Add to basket", "4.5 stars (98 reviews)".
bool is_shop(const Layout& layout);

// Whether most items state runs that began long ago or lasted for decades: ships, the articles of a
// journal, floods.
bool are_histories(const Layout& layout, const std::vector<Item>& items);
// Whether the items state sums as a list of wares has them: several, and none of a project's size,
// or most of them below a thousand and in cents.
bool lists_prices(const Layout& layout, const std::vector<Item>& items);

}  // namespace dossier
