// What looks like a project and is none: laws, events, posts to be filled, a site's own notices.
// The forms are a table; a new one is a row with its examples.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/layout.h"
#include "extract/segment.h"

namespace dossier {

// One form of such a title, matched against the whole of it, folded.
struct NoProject {
  std::string_view what;
  std::string_view form;     // RE2 over bytes
  std::string_view example;  // a title of that form
  std::string_view project;  // one that is near it and is a project's
  bool site = false;         // a part of the site, on a page of projects too
};
std::span<const NoProject> no_project_forms();

// Whether a title is of one of the forms.
bool is_no_project_name(std::string_view title);
// Whether it is of a form that names a part of the site: such an item is none among others either.
bool is_site_part(std::string_view title);

// Whether an item is none by its title or by what it says: a label that other things have, a
// time of the day beside its date, who speaks.
bool is_no_project(const Layout& layout, const Item& item);

// Whether most items state runs that began long ago or lasted for decades: ships, the articles of a
// journal, floods.
bool are_histories(const Layout& layout, const std::vector<Item>& items);

}  // namespace dossier
