// simdjson, loaded when the first JSON is met: it needs the shared C++ library, and starting with
// the two costs a run on a small page as much as reading the page does. Code that reads JSON is
// written against simdjson.h as ever, and asks first whether the library is there.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/result.h"

namespace dossier {

// The error where the library is not installed; it stays loaded. Always nothing where the program
// was linked with it.
std::optional<Error> simdjson_is_missing();

// What simdjson says of one of its error codes. REQUIRES: the library is there.
std::string_view simdjson_message(int error_code);

}  // namespace dossier
