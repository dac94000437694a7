// See options.h. Options are taken as text and checked here rather than by CLI11, so that every
// mistake is told in the same way and with a proposal.
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <thread>

#include "base/text.h"
#include "cli/choice.h"

namespace dossier {
namespace {

constexpr std::string_view kDefaultStore = "projects.dossier";
constexpr std::size_t kMostThreads = 256;

constexpr const char* kInputGroup = "Input";
constexpr const char* kOutputGroup = "Output";
constexpr const char* kGeneralGroup = "General";

constexpr std::array<Choice<ColorChoice>, 3> kColors{{
    {"auto", ColorChoice::automatic},
    {"always", ColorChoice::always},
    {"never", ColorChoice::never},
}};

constexpr std::array<Choice<InputForm>, 5> kForms{{
    {"auto", InputForm::automatic},
    {"text", InputForm::text},
    {"ff", InputForm::ff},
    {"lines", InputForm::lines},
    {"ndjson", InputForm::ndjson},
}};

constexpr std::array<Choice<DateOrder>, 3> kDateOrders{{
    {"dmy", DateOrder::dmy},
    {"mdy", DateOrder::mdy},
    {"ymd", DateOrder::ymd},
}};

constexpr std::array<Choice<Format>, 5> kFormats{{
    {"table", Format::table},
    {"tsv", Format::tsv},
    {"csv", Format::csv},
    {"json", Format::json},
    {"ndjson", Format::ndjson},
}};

template <class T, std::size_t n>
std::string one_of(const std::array<Choice<T>, n>& choices) {
  return fmt::format("{}", fmt::join(choice_names(choices), "|"));
}

Result<unsigned> settle_threads(const std::string& text) {
  const Result<std::size_t> number = read_number("--threads", text);
  if (!number) {
    return number.error();
  }
  const std::size_t available = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min(*number == 0 ? available : *number, kMostThreads));
}

Error store_not_readable(std::string_view path) {
  return Error{ErrorKind::usage, "saved stores cannot be read yet by this version",
               "name the text files or folders instead: dossier list PATH", std::string(path)};
}

Result<std::vector<std::string>> settle_paths(const std::vector<std::string>& paths,
                                              const Context& context) {
  if (!paths.empty()) {
    return paths;
  }
  if (context.terminal.piped_in) {
    return std::vector<std::string>{"-"};
  }
  if (!context.environment.store.empty()) {
    return store_not_readable(context.environment.store);
  }
  std::error_code ignored;
  if (std::filesystem::exists(kDefaultStore, ignored)) {
    return store_not_readable(kDefaultStore);
  }
  return Error{ErrorKind::usage, "no input",
               "name files or folders (dossier list pages/), or pipe text in (cat dump.txt | "
               "dossier list)",
               ""};
}

std::vector<std::string> settle_columns(std::string_view text) {
  std::vector<std::string> columns;
  for (const std::string_view part :
       text.empty() ? std::vector<std::string_view>{} : split(text, ',')) {
    columns.emplace_back(trim(part));
  }
  return columns;
}

}  // namespace

void bind_general(CLI::App& app, GeneralArgs& args) {
  app.add_option("--color", args.color, "auto: on a terminal, unless NO_COLOR is set")
      ->type_name(one_of(kColors))
      ->group(kGeneralGroup);
  app.add_flag("-q,--quiet", args.quiet, "say nothing but errors")->group(kGeneralGroup);
  app.add_flag("-v,--verbose", args.verbose, "say how each input was read")->group(kGeneralGroup);
}

Status apply_general(const GeneralArgs& args, Context& context) {
  const Result<ColorChoice> color = choose("value for --color", args.color, kColors);
  if (!color) {
    return color.error();
  }
  context.color = use_color(*color, context.terminal, context.environment);
  if (args.verbose) {
    context.messages.set_level(Messages::Level::verbose);
  } else if (args.quiet) {
    context.messages.set_level(Messages::Level::quiet);
  }
  return done();
}

void bind_input(CLI::App& app, InputArgs& args) {
  app.add_option("--in", args.in,
                 "how input is cut into pages: by content, or a page a file, form "
                 "feed, line or JSON line")
      ->type_name(one_of(kForms))
      ->group(kInputGroup);
  app.add_option("--date-order", args.date_order,
                 "how 3/4/2012 is read where the page leaves it open")
      ->type_name(one_of(kDateOrders))
      ->group(kInputGroup);
  app.add_option("--threads", args.threads, "read with N threads (0: as many as there are cores)")
      ->type_name("N")
      ->group(kInputGroup);
  app.add_flag("--strict", args.strict, "exit 3 where anything was unread, undated or ambiguous")
      ->group(kInputGroup);
}

void bind_paths(CLI::App& app, std::vector<std::string>& paths) {
  app.add_option("PATH", paths, "a file, a folder, or - for standard input")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Result<ScanOptions> settle_scan(const InputArgs& args) {
  const Result<DateOrder> order = choose("value for --date-order", args.date_order, kDateOrders);
  if (!order) {
    return order.error();
  }
  return ScanOptions{*order};
}

Result<InputSpec> settle_input(const InputArgs& args, const Context& context) {
  const Result<InputForm> form = choose("value for --in", args.in, kForms);
  const Result<ScanOptions> scan = settle_scan(args);
  const Result<unsigned> threads = settle_threads(args.threads);
  if (!form || !scan || !threads) {
    return !form ? form.error() : !scan ? scan.error() : threads.error();
  }
  Result<std::vector<std::string>> paths = settle_paths(args.paths, context);
  if (!paths) {
    return paths.error();
  }
  return InputSpec{std::move(*paths), *form, *scan, *threads, args.strict};
}

void bind_format(CLI::App& app, FormatArgs& args) {
  app.add_option("--format", args.format, "default: a table on a terminal, else tsv")
      ->type_name(one_of(kFormats))
      ->group(kOutputGroup);
  app.add_flag("-0,--null", args.nul, "end each record with NUL instead of a line feed")
      ->group(kOutputGroup);
  app.add_flag_function(
         "--header,!--no-header",
         [&args](std::int64_t times) {
           args.header = times > 0;
           args.no_header = times < 0;
         },
         "a first line of column names (default: all but tsv)")
      ->group(kOutputGroup);
}

Format default_format(const Context& context) {
  return context.terminal.out ? Format::table : Format::tsv;
}

Result<RenderOptions> settle_format(const FormatArgs& args, Format fallback,
                                    const Context& context) {
  RenderOptions options;
  options.format = fallback;
  if (!args.format.empty()) {
    const Result<Format> format = choose("format", args.format, kFormats);
    if (!format) {
      return format.error();
    }
    options.format = *format;
  }
  options.header = args.header ? Header::on : args.no_header ? Header::off : Header::automatic;
  options.end = args.nul ? '\0' : '\n';
  options.color = context.color;
  options.escape = context.terminal.out;
  options.width = context.terminal.out ? context.terminal.width : 0;
  return options;
}

void bind_selection(CLI::App& app, ViewArgs& args, const char* sorted) {
  app.add_option("--sort", args.sort, sorted)->type_name("KEY[,KEY]")->group(kOutputGroup);
  app.add_option("--limit", args.limit, "at most N records")->type_name("N")->group(kOutputGroup);
  app.add_flag("--maybe", args.maybe, "also what may match: its end or start is unknown")
      ->group(kOutputGroup);
  app.add_flag("--explain", args.explain, "say on stderr how the query was read")
      ->group(kOutputGroup);
}

void bind_view(CLI::App& app, ViewArgs& args) {
  bind_format(app, args.format);
  app.add_option("--columns", args.columns, "what to show of each record; see dossier help columns")
      ->type_name("NAME[,NAME]")
      ->group(kOutputGroup);
  bind_selection(app, args);
  app.add_flag("--count", args.count, "print only how many there are")->group(kOutputGroup);
}

Result<View> settle_view(const ViewArgs& args, const Context& context) {
  View view;
  Result<RenderOptions> render = settle_format(args.format, default_format(context), context);
  Result<std::vector<SortKey>> sort = parse_sort(args.sort);
  if (!render || !sort) {
    return !render ? render.error() : sort.error();
  }
  view.render = std::move(*render);
  view.sort = std::move(*sort);
  view.render.columns = settle_columns(args.columns);
  if (const Status status = check_columns(view.render.columns); !status) {
    return status.error();
  }
  if (!args.limit.empty()) {
    const Result<std::size_t> limit = read_number("--limit", args.limit);
    if (!limit) {
      return limit.error();
    }
    view.limit = *limit;
  }
  view.render.marks = args.maybe;
  view.count = args.count;
  view.maybe = args.maybe;
  view.explain = args.explain;
  return view;
}

}  // namespace dossier
