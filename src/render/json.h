// The few pieces JSON is put together from, for every command that prints it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/money.h"
#include "dossier/render.h"

namespace dossier {

// Appends `"key":` to an object, with the comma before it where the object has begun.
void append_json_key(std::string_view key, std::string& out);
// The text, or null where it is empty.
void append_json_text_or_null(std::string_view text, std::string& out);
void append_json_strings(const std::vector<std::string>& texts, std::string& out);
// An exact decimal number, or null.
void append_json_amount(const std::optional<Amount>& amount, std::string& out);
void append_json_bool(bool value, std::string& out);

}  // namespace dossier
