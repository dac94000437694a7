// dossier rules: what the tool knows how to read, rule by rule, with the examples that its tests
// run.
#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "dossier/rule.h"
#include "render/json.h"

namespace dossier {
namespace {

struct Args {
  std::string word;
  std::string format;
};

enum class Shape { text, tsv, json, ndjson };
constexpr std::array<Choice<Shape>, 4> kShapes{
    {{"text", Shape::text}, {"tsv", Shape::tsv}, {"json", Shape::json}, {"ndjson", Shape::ndjson}}};

std::vector<std::string> examples_of(const RuleInfo& rule) {
  std::vector<std::string> examples;
  for (const std::string_view line : split(rule.examples, '\n')) {
    if (!trim(line).empty()) {
      examples.emplace_back(trim(line));
    }
  }
  return examples;
}

std::string text_of(const RuleInfo& rule) {
  std::string out = fmt::format("{}  ({})\n", rule.id, name(rule.field));
  for (const std::string& example : examples_of(rule)) {
    out += "    " + example + '\n';
  }
  return out;
}

std::string json_of(const RuleInfo& rule) {
  std::string out = "{";
  append_json_key("id", out);
  append_json_string(rule.id, out);
  append_json_key("field", out);
  append_json_string(name(rule.field), out);
  append_json_key("pattern", out);
  append_json_text_or_null(rule.pattern, out);
  append_json_key("examples", out);
  append_json_strings(examples_of(rule), out);
  return out + '}';
}

RenderOptions render_options(Shape shape) {
  RenderOptions options;
  options.format = shape == Shape::json     ? Format::json
                   : shape == Shape::ndjson ? Format::ndjson
                                            : Format::tsv;
  return options;
}

Result<Exit> run_rules(const Args& args, Context& context) {
  const Result<Shape> shape = choose("format", args.format, kShapes);
  if (!shape) {
    return shape.error();
  }
  RowPrinter printer(render_options(*shape),
                     {{.name = "id"}, {.name = "field"}, {.name = "pattern"}}, context);
  std::size_t found = 0;
  for (const RuleInfo& rule : all_rules()) {
    if (rule.id.find(args.word) == std::string_view::npos) {
      continue;
    }
    ++found;
    if (*shape == Shape::text) {
      context.out.text() += text_of(rule);
    } else {
      printer.row({std::string(rule.id), std::string(name(rule.field)), std::string(rule.pattern)},
                  json_of(rule));
    }
  }
  printer.finish();
  if (found == 0) {
    return Error{ErrorKind::usage, fmt::format("no rule's id holds '{}'", args.word),
                 "dossier rules lists them all", ""};
  }
  return Exit::ok;
}

}  // namespace

Command::Run bind_rules(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  args->format = "text";
  syntax.argument("WORD", args->word, "only the rules whose id holds it: money, date.month");
  syntax.group(HelpSection::output);
  syntax.option("--format", one_of(kShapes), args->format, "default: text");
  return [args](Context& context) { return run_rules(*args, context); };
}

}  // namespace dossier
