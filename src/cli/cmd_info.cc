// dossier info: what a saved store holds, what made it, and what was not read.
#include <fmt/format.h>

#include <array>
#include <memory>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/stores.h"
#include "dossier/rule.h"
#include "dossier/saved_store.h"
#include "render/json.h"
#include "render/plain.h"

namespace dossier {
namespace {

struct Args {
  std::string file;
  std::string format = "text";
  bool check = false;
};

enum class Shape { text, json };
constexpr std::array<Choice<Shape>, 2> kShapes{{{"text", Shape::text}, {"json", Shape::json}}};

// One thing to say, as a line and as JSON.
struct Item {
  std::string_view key;
  std::string text;
  std::string json;
};

Item number(std::string_view key, std::uint64_t value) {
  return {key, fmt::format("{}", value), fmt::format("{}", value)};
}

Item words(std::string_view key, std::string_view value) {
  Item item{key, std::string(value), ""};
  append_json_string(value, item.json);
  return item;
}

Item truth(std::string_view key, bool value) {
  return {key, value ? "yes" : "no", value ? "true" : "false"};
}

Item paths_item(const std::vector<std::string>& paths) {
  Item item{"paths", fmt::format("{}", fmt::join(paths, " ")), "["};
  for (const std::string& path : paths) {
    item.json += item.json.size() > 1 ? "," : "";
    append_json_string(path, item.json);
  }
  item.json += ']';
  return item;
}

// "2004..2019"; as JSON the two, or null.
Item years(const StoreContents& contents) {
  if (contents.first_year == 0) {
    return {"years", "none", "null"};
  }
  return {"years", fmt::format("{}..{}", contents.first_year, contents.last_year),
          fmt::format("[{},{}]", contents.first_year, contents.last_year)};
}

std::vector<Item> items_of(const std::string& path, const Store& store) {
  const StoreFacts facts = store.facts();
  const StoreContents contents = store.contents();
  return {words("file", path),
          number("size", facts.file_size),
          number("version", facts.version),
          words("rules", fmt::format("{:016x}", facts.rules)),
          truth("current_rules", facts.rules == rules_digest()),
          paths_item(facts.reading.paths),
          words("in", name(facts.reading.form)),
          words("date_order", name(facts.reading.date_order)),
          number("pages", facts.pages),
          number("records", store.size()),
          number("projects", contents.projects),
          number("news", contents.news),
          number("countries", contents.countries),
          years(contents),
          number("undated", facts.undated),
          number("ambiguous", facts.ambiguous),
          number("inputs_not_read", facts.reading.failed),
          number("bytes_not_read", facts.invalid_bytes),
          number("out_of_range", facts.over_range)};
}

std::string text_of(const std::vector<Item>& items, Shape shape) {
  constexpr std::uint32_t kCells = 18;
  std::string out = shape == Shape::json ? "{" : "";
  for (const Item& item : items) {
    if (shape == Shape::json) {
      append_json_key(item.key, out);
      out += item.json;
    } else {
      append_padded(item.key, kCells, false, out);
      out += item.text + '\n';
    }
  }
  return shape == Shape::json ? out + "}\n" : out;
}

// FILE, or the store that other commands would ask.
Result<std::string> settle_file(const std::string& file, Context& context) {
  if (!file.empty()) {
    return file;
  }
  const Result<InputSpec> input = settle_input({}, context);
  if (!input) {
    return Error{ErrorKind::usage, "no saved store",
                 "name one: dossier info FILE; dossier ingest PATH… -o FILE makes one", ""};
  }
  return input->paths.front();
}

Result<Exit> run_info(const Args& args, Context& context) {
  const Result<Shape> shape = choose("format", args.format, kShapes);
  const Result<std::string> file = settle_file(args.file, context);
  if (!shape || !file) {
    return !shape ? shape.error() : file.error();
  }
  const Result<Store> store = open_input(*file, context);
  if (!store) {
    return store.error();
  }
  std::vector<Item> items = items_of(*file, *store);
  const Status whole = args.check ? verify(*store) : done();
  if (!whole || store->damage() != nullptr) {
    return *store->damage();
  }
  if (args.check) {
    items.push_back(truth("whole", true));  // else it was an error
  }
  const std::string text = text_of(items, *shape);
  context.out.text() += context.terminal.out ? escape_for_terminal(text, true) : text;
  return Exit::ok;
}

}  // namespace

Command::Run bind_info(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  syntax.argument("FILE", args->file, "a saved store; default: DOSSIER_STORE, ./projects.dossier");
  syntax.group(HelpSection::output);
  syntax.option("--format", one_of(kShapes), args->format, "default: text");
  syntax.flag("--check", args->check, "read all of it, and say whether it is whole");
  return [args](Context& context) { return run_info(*args, context); };
}

}  // namespace dossier
