// --one-to-one: a line of output for every line of input, in order, so that whoever pipes lines
// through the program (a data flow engine, a coprocess) knows which answer belongs to which.
//
//   {"id":"a-1","records":[{…},{…}],"error":null}
//   {"id":"-:2","records":[],"error":"no text: …"}
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/exit.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "dossier/page.h"

namespace dossier {

// Of one page: appends its objects with commas between them, and counts what the report is to say.
using AppendObjects = std::function<void(const Page&, std::string&, InputReport&)>;

// Reads `input`, whose form has to be lines or JSON lines (which `auto` stands for here), and
// prints `key` with each page's objects. Errors: usage, where the input cannot be read so.
Result<Exit> print_one_to_one(InputSpec input, std::string_view key, const AppendObjects& append,
                              Context& context);

}  // namespace dossier
