// Which rows have words in their titles or descriptions, by the index of words: the same rows as a
// WordFinder over every text gives.
#pragma once

#include <cstdint>
#include <vector>

#include "query/node.h"
#include "store/columns.h"

namespace dossier {

enum class WordPlace : std::uint8_t { title, title_or_description };

// Rows, rising. REQUIRES: the store has its indexes; words.folded is not empty.
std::vector<RowId> rows_with(const Store::Columns& columns, const Words& words, WordPlace place);

// About how many rows that looks at; the store's size where it is not worth finding out.
std::size_t cost_of_search(const Store::Columns& columns, const Words& words);

}  // namespace dossier
