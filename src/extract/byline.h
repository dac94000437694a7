// Lines that say when a text was posted, by whom or under what: they give a news item its day.
#pragma once

#include <span>
#include <string_view>

#include "extract/text_form.h"

namespace dossier {

// The forms of such lines (forms_byline.cc).
std::span<const TextForm> byline_forms();

// Whether a line, folded, is of one of the forms. REQUIRES: it holds a date.
bool is_byline(std::string_view folded);

}  // namespace dossier
