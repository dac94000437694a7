// Telling data that is no plain text, by its first bytes or by its control characters, so that a
// picture or a web page in a folder is named for what it is instead of being read as nonsense.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/result.h"

namespace dossier {

// Whether the beginning alone says so: a known signature, or zero bytes and control characters in
// the first few KiB. REQUIRES: no wide encoding (see encoding.h).
bool begins_binary(std::string_view bytes);
// Whether that many control characters among `characters` are too many for text: at least eight,
// and more than one in thirty-two. Compressed data has about one in ten.
bool is_binary(std::size_t controls, std::size_t characters);

// Kind not_text; says what the data is and how to get text out of it, where that is known.
Error binary_error(std::string_view bytes, std::string path);

// Whether a text is the source of a web page: it begins, after blanks, comments and an XML
// declaration, with a document type or a tag that only HTML begins with.
bool is_html(std::string_view text);
Error html_error(std::string path);

}  // namespace dossier
