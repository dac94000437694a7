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

// The same, where `find` gives what is on a page: `list`, of things that have their `json`, and how
// many of them are `ambiguous` and `over_range`.
template <class Find>
Result<Exit> print_found_one_to_one(const InputSpec& input, std::string_view key, const Find& find,
                                    Context& context) {
  const auto append = [&find](const Page& page, std::string& out, InputReport& report) {
    const auto found = find(page);
    report.ambiguous += found.ambiguous;
    report.over_range += found.over_range;
    for (const auto& one : found.list) {
      out += &one == found.list.data() ? "" : ",";
      out += one.json;
    }
  };
  return print_one_to_one(input, key, append, context);
}

// Errors: usage, where another format was named or `others` were, which `excluded` names.
Status check_one_to_one(const FormatArgs& format, bool others, std::string_view excluded);

}  // namespace dossier
