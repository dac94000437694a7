// See options.h. Words are checked here, so that every mistake is told in the same way and with
// a proposal.
#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "base/text.h"
#include "cli/choice.h"
#include "dossier/saved_store.h"
#include "render/json.h"

namespace dossier {
namespace {

constexpr std::string_view kDefaultStore = "projects.dossier";
// More than there can be, and little enough that twice as many can be counted.
constexpr std::size_t kMostRows = std::numeric_limits<std::size_t>::max() / 4;

constexpr std::array<Choice<ColorChoice>, 3> kColors{{
    {"auto", ColorChoice::automatic},
    {"always", ColorChoice::always},
    {"never", ColorChoice::never},
}};

constexpr std::array<Choice<InputForm>, 7> kForms{{
    {"auto", InputForm::automatic},
    {"text", InputForm::text},
    {"ff", InputForm::ff},
    {"lines", InputForm::lines},
    {"ndjson", InputForm::ndjson},
    {"warc", InputForm::warc},
    {"heads", InputForm::heads},
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

Error exclude(std::string_view one, std::string_view other) {
  return {ErrorKind::usage, fmt::format("{} and {} exclude each other", one, other), "", ""};
}

Result<unsigned> settle_threads(const std::string& text) {
  const Result<std::size_t> number = read_number("--threads", text);
  if (!number) {
    return number.error();
  }
  return static_cast<unsigned>(std::min(*number, kMostThreads));
}

// NAME, or NAME:LINE:BYTE.
Result<Origin> settle_origin(const std::string& text) {
  Origin origin{.path = text};
  const std::size_t byte = text.rfind(':');
  const std::size_t line =
      byte == std::string::npos || byte == 0 ? std::string::npos : text.rfind(':', byte - 1);
  if (line == std::string::npos || line == 0) {
    return origin;
  }
  const Result<std::size_t> first_line =
      read_number("--stdin-as", text.substr(line + 1, byte - line - 1));
  const Result<std::size_t> first_byte = read_number("--stdin-as", text.substr(byte + 1));
  if (!first_line || !first_byte || *first_line == 0 ||
      *first_line > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorKind::usage,
                 fmt::format("--stdin-as wants NAME or NAME:LINE:BYTE, not '{}'", text),
                 "lines count from 1, bytes from 0: --stdin-as dump.txt:1:0", ""};
  }
  origin.path = text.substr(0, line);
  origin.first_line = static_cast<std::uint32_t>(*first_line);
  origin.first_byte = *first_byte;
  return origin;
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
    const std::string& store = context.environment.store;
    if (!is_store(store)) {
      return Error{ErrorKind::usage, "DOSSIER_STORE names no saved store",
                   "dossier ingest PATH… -o FILE makes one", store};
    }
    return std::vector<std::string>{store};
  }
  if (std::string store(kDefaultStore); is_store(store)) {
    return std::vector<std::string>{std::move(store)};
  }
  return Error{ErrorKind::usage, "no input",
               "name files, folders or saved stores (dossier list pages/), or pipe text in (cat "
               "dump.txt | dossier list)",
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

void bind_general(Syntax& syntax, GeneralArgs& args) {
  syntax.group(HelpSection::general);
  syntax.option("--color", one_of(kColors), args.color,
                "auto: on a terminal, unless NO_COLOR is set");
  syntax.flag("-q,--quiet", args.quiet, "say nothing but errors");
  syntax.flag("-v,--verbose", args.verbose, "say how each input was read");
  syntax.flag("-h,--help", args.help, "show this help");
}

Status apply_general(const GeneralArgs& args, Context& context) {
  if (args.quiet && args.verbose) {
    return exclude("--quiet", "--verbose");
  }
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

void bind_input(Syntax& syntax, InputArgs& args) {
  syntax.group(HelpSection::input);
  syntax.option("--in", one_of(kForms), args.in,
                "how input is cut into pages: by content, or a page a file, form feed, line, "
                "JSON line, WARC record or file's name (==> NAME <==, as tail -n +1 prints it)");
  syntax.option("--text-key", "NAME", args.text_key,
                "the key of a JSON line's text; default: text, content, body or raw_content");
  syntax.option("--date-order", one_of(kDateOrders), args.date_order,
                "how 3/4/2012 is read where the page leaves it open");
  syntax.option("--threads", "N", args.threads,
                "read with N threads (0: as many as there are cores)");
  syntax.option("--max-ratio", "N", args.max_ratio,
                "stop unpacking what grows to more than N times its size (default 250)");
  syntax.option("--max-depth", "N", args.max_depth,
                "unpack archives in archives up to N layers (default 8)");
  syntax.option("--max-expanded", "SIZE", args.max_expanded,
                "stop unpacking a path after SIZE bytes, as in 500M or 2G (default 1T)");
  syntax.option("--max-page", "SIZE", args.max_page,
                "a page larger than that is passed over with an error: bytes, or with K, M, G "
                "or T (default 1G)");
  syntax.option("--stdin-as", "NAME[:LINE:BYTE]", args.stdin_as,
                "what standard input is called, and where in NAME it begins");
  syntax.flag("--strict", args.strict, fmt::format("exit 3 where {}", kStrictObjections));
  syntax.flag("--lenient", args.lenient,
              "exit 0 whatever the input holds; in ndjson, errors are lines of it");
}

void bind_paths(Syntax& syntax, std::vector<std::string>& paths) {
  syntax.arguments("PATH", paths,
                   "a file, a folder, an archive, a saved store, or - for standard input");
}

void bind_query_and_paths(Syntax& syntax, std::vector<std::string>& words) {
  syntax.arguments(
      "[QUERY] [PATH]", words,
      "a query, unless the first is an existing path; files, folders, saved stores, or -");
}

std::string_view name(DateOrder order) {
  return kDateOrders.at(static_cast<std::size_t>(order)).name;
}

Result<ScanOptions> settle_scan(const InputArgs& args) {
  const Result<DateOrder> order = choose("value for --date-order", args.date_order, kDateOrders);
  if (!order) {
    return order.error();
  }
  return ScanOptions{*order};
}

namespace {

Result<UnpackLimits> settle_unpack(const InputArgs& args) {
  UnpackLimits limits;
  for (const auto& [name, text, limit] :
       {std::tuple("--max-ratio", &args.max_ratio, &limits.max_ratio),
        std::tuple("--max-depth", &args.max_depth, &limits.max_depth)}) {
    if (text->empty()) {
      continue;
    }
    const Result<std::size_t> number = read_number(name, *text);
    if (!number) {
      return number.error();
    }
    *limit = *number;
  }
  if (!args.max_expanded.empty()) {
    const Result<std::uint64_t> size = read_size("--max-expanded", args.max_expanded);
    if (!size) {
      return size.error();
    }
    limits.max_expanded = *size;
  }
  return limits;
}

}  // namespace

Result<InputSpec> settle_input(const InputArgs& args, const Context& context) {
  const Result<InputForm> form = choose("value for --in", args.in, kForms);
  const Result<ScanOptions> scan = settle_scan(args);
  const Result<unsigned> threads = settle_threads(args.threads);
  const Result<UnpackLimits> unpack = settle_unpack(args);
  const Result<std::uint64_t> max_page = read_size("--max-page", args.max_page);
  const Result<Origin> origin = settle_origin(args.stdin_as);
  if (!form || !scan || !threads) {
    return !form ? form.error() : !scan ? scan.error() : threads.error();
  }
  if (!unpack || !max_page || !origin) {
    return !unpack ? unpack.error() : !max_page ? max_page.error() : origin.error();
  }
  if (args.strict && args.lenient) {
    return exclude("--strict", "--lenient");
  }
  if (*max_page == 0) {
    return Error{ErrorKind::usage, "--max-page 0 leaves no page to read", "", ""};
  }
  Result<std::vector<std::string>> paths = settle_paths(args.paths, context);
  if (!paths) {
    return paths.error();
  }
  InputSpec input{std::move(*paths), *form, *scan, *threads};
  input.max_page = *max_page;
  input.stdin_origin = *origin;
  input.strict = args.strict;
  input.lenient = args.lenient;
  input.text_key = args.text_key;
  input.unpack = *unpack;
  return input;
}

void bind_stream(Syntax& syntax, StreamArgs& args) {
  syntax.group(HelpSection::output);
  syntax.flag("--line-buffered", args.line_buffered,
              "write each page's output as soon as it is read");
  syntax.flag("--one-to-one", args.one_to_one,
              "one JSON object for each line of input, in order, with its records or its error");
}

void settle_stream(const StreamArgs& args, const RenderOptions& render, InputSpec& input) {
  input.line_buffered = args.line_buffered;
  if (input.lenient && render.format == Format::ndjson) {
    input.errors_as = [end = render.end](const Error& error) {
      std::string line = "{";
      append_json_key("error", line);
      append_json_string(error.what, line);
      append_json_key("where", line);
      append_json_string(error.where, line);
      return line + '}' + end;
    };
  }
}

void bind_format(Syntax& syntax, FormatArgs& args, std::string_view means) {
  syntax.group(HelpSection::output);
  syntax.option("--format", one_of(kFormats), args.format, means);
  syntax.flag("-0,--null", args.nul, "end each record with NUL instead of a line feed");
  syntax.flag("--header", args.header, "a first line of column names, in tsv too");
  syntax.flag("--no-header", args.no_header, "no such line, in any format");
  syntax.flag("--excel", args.excel,
              "csv and tsv: a ' before what a spreadsheet would take for a formula");
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
  if (args.header && args.no_header) {
    return exclude("--header", "--no-header");
  }
  const bool is_cells = options.format == Format::csv || options.format == Format::tsv;
  if (args.excel && !args.format.empty() && !is_cells) {
    return exclude("--excel", fmt::format("--format {}", args.format));
  }
  options.header = args.header ? Header::on : args.no_header ? Header::off : Header::automatic;
  options.end = args.nul ? '\0' : '\n';
  options.excel = args.excel;
  options.color = context.color;
  options.escape = context.terminal.out;
  options.width = context.terminal.out ? context.terminal.width : 0;
  return options;
}

void bind_order(Syntax& syntax, ViewArgs& args, std::string_view keys, std::string_view sorted) {
  syntax.group(HelpSection::output);
  syntax.option("--sort", keys, args.sort, sorted);
  syntax.option("--limit", "N", args.limit, "at most N of them");
}

void bind_question(Syntax& syntax, ViewArgs& args) {
  syntax.group(HelpSection::output);
  syntax.flag("--maybe", args.maybe, "also what may match: its end or start is unknown");
  syntax.flag("--explain", args.explain, "say on stderr how the query was read");
}

void bind_view(Syntax& syntax, ViewArgs& args) {
  bind_format(syntax, args.format);
  syntax.option("--columns", "NAME[,NAME]", args.columns,
                "what to show of each record; see dossier help columns");
  bind_order(syntax, args);
  syntax.flag("--count", args.count, "print only how many there are");
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
    view.limit = std::min(*limit, kMostRows);
  }
  view.render.marks = args.maybe;
  view.count = args.count;
  view.maybe = args.maybe;
  view.explain = args.explain;
  return view;
}

}  // namespace dossier
