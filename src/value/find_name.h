// A name that is a whole value (a query's operand, a table's cell), looked up in the lexicon.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "value/lexicon.h"

namespace dossier {

// The value of the entry of one of the classes that `name` is, whatever its case; a leading article
// is passed over ("the Gambia").
std::optional<std::uint16_t> find_whole_name(std::string_view name, LexMask classes);

}  // namespace dossier
