// The title of a page about one project: which of the lines at its head names the project, among
// menus, paths, mottoes, organisations and headings.
#pragma once

#include <optional>

#include "extract/item.h"

namespace dossier {

// The lines of the title; none where no line of the page's head could be one. The candidates are
// weighed by what their form and their place tell; the table of cues is in page_title.cc.
std::optional<LineBlock> page_title(const Layout& layout);

}  // namespace dossier
