// How an input is cut into pages when nobody says: by what it looks like.
#pragma once

#include <string_view>

#include "dossier/source.h"
#include "source/encoding.h"
#include "source/input.h"
#include "source/json_line.h"

namespace dossier {

struct FormChoice {
  InputForm form = InputForm::text;
  std::string_view why;  // a string literal, as an analyst may read it
};

// warc where the input begins as a WARC record; heads where its first line is a file's name as head
// and tail print it; ndjson where the first line that is not blank is a JSON object with a text
// (where the text's key was named: any JSON object), or one of the next seven is and those before
// it begin with a brace (bad lines at the head of a dump); ff where the input is larger than 1 MiB
// and has a form feed in its first 64 KiB (a smaller one is a single document with page breaks);
// else text. Reads as much of the input as it needs to tell, and consumes nothing.
FormChoice choose_form(Input& input, Encoding encoding, std::uint64_t max_page,
                       JsonLineParser& parser);

}  // namespace dossier
