// See one_to_one.h.
#include "cli/one_to_one.h"

#include <fmt/format.h>

#include <vector>

#include "cli/stores.h"
#include "dossier/render.h"
#include "render/json.h"

namespace dossier {
namespace {

struct Answers {
  std::string lines;
  InputReport doubts;
};

void append_opening(std::string_view id, std::string_view key, std::string& out) {
  out += '{';
  append_json_key("id", out);
  append_json_string(id, out);
  append_json_key(key, out);
  out += '[';
}

void append_closing(std::string_view error, std::string& out) {
  out += ']';
  append_json_key("error", out);
  append_json_text_or_null(error, out);
  out += "}\n";
}

// A JSON line's own id, where it has one; else the line's place.
std::string id_of(const Page& page, InputForm form) {
  const Origin& origin = page.origin();
  return form == InputForm::lines ? fmt::format("{}:{}", origin.path, origin.first_line)
                                  : origin.path;
}

Status settle_form(InputSpec& input, const Context& context) {
  if (input.form == InputForm::automatic) {
    input.form = InputForm::ndjson;
  }
  if (input.form != InputForm::ndjson && input.form != InputForm::lines) {
    return Error{ErrorKind::usage, "--one-to-one answers lines",
                 "use it with --in ndjson (which it takes for auto) or --in lines", ""};
  }
  return require_text(input, context);
}

}  // namespace

Result<Exit> print_one_to_one(InputSpec input, std::string_view key, const AppendObjects& append,
                              Context& context) {
  if (const Status form = settle_form(input, context); !form) {
    return form.error();
  }
  input.every_line = true;
  input.errors_as = [key](const Error& error) {
    std::string line;
    append_opening(error.where, key, line);
    append_closing(error.what, line);
    return line;
  };
  InputReport report;
  const Status status = for_each_batch<Answers>(
      input, context, report,
      [&](const std::vector<Page>& pages) {
        Answers answers;
        for (const Page& page : pages) {
          append_opening(id_of(page, input.form), key, answers.lines);
          append(page, answers.lines, answers.doubts);
          append_closing("", answers.lines);
        }
        return answers;
      },
      [&](const std::vector<Page>&, const Answers& answers) {
        report.undated += answers.doubts.undated;
        report.ambiguous += answers.doubts.ambiguous;
        report.over_range += answers.doubts.over_range;
        report.maybe += answers.doubts.maybe;
        context.out.text() += answers.lines;
        context.out.flush_if_large();
        return context.out.open();
      });
  if (!status) {
    return status.error();
  }
  return conclude(report, input, context, Exit::ok);
}

Status check_one_to_one(const FormatArgs& format, bool others, std::string_view excluded) {
  if (!others && (format.format.empty() || format.format == "ndjson")) {
    return done();
  }
  return Error{ErrorKind::usage,
               fmt::format("--one-to-one excludes {}every --format but ndjson", excluded), "", ""};
}

}  // namespace dossier
