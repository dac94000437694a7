// What stands in the margin of a page's lines and is no part of them: the marks of quoted mail, of
// boxes, of a wiki's definitions.
#pragma once

#include <optional>

#include "dossier/page.h"

namespace dossier {

// The page with blanks for such marks; nothing where there are none. No offset changes.
std::optional<Page> without_margins(const Page& page);

}  // namespace dossier
