// Sections of an item that tell of other things than the item: phases before it, other projects,
// grants out of it, what comes after it. What stands there is none of its facts.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/layout.h"
#include "extract/segment.h"
#include "extract/text_form.h"

namespace dossier {

// The forms of the headings over such sections (forms_aside.cc).
std::span<const TextForm> aside_forms();

// Whether a heading is of one of the forms.
bool is_aside_heading(std::string_view heading);

// The item's lines under such headings, each from behind its heading to before the next heading, in
// order. Headings at or above the item's title are over the item and not counted.
std::vector<Range> aside_lines(const Layout& layout, const Item& item);

}  // namespace dossier
