// Running text set in two columns.
#pragma once

#include <vector>

#include "dossier/page.h"

namespace dossier {

// Where the right column of each physical line begins, in bytes; 0 for lines that stay whole, 1 for
// those that have text in the right column only.
std::vector<std::size_t> column_splits(const Page& page);

}  // namespace dossier
