// Options in two forms: as typed (…Args), and as meant, checked and with every
// default settled (InputSpec, View). Commands share them, so that an option has one name and one
// meaning everywhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/sort.h"
#include "cli/syntax.h"
#include "dossier/mention.h"
#include "dossier/render.h"
#include "dossier/result.h"
#include "dossier/source.h"

namespace dossier {

inline constexpr std::size_t kMostThreads = 256;

// ---- What every command takes ------------------------------------------------------------------
struct GeneralArgs {
  bool help = false;
  std::string color = "auto";
  bool quiet = false;
  bool verbose = false;
};
void bind_general(Syntax& syntax, GeneralArgs& args);
// Puts colour and message level into the context.
Status apply_general(const GeneralArgs& args, Context& context);

// ---- Where pages come from, and how they are read ----------------------------------------------
// What --strict objects to, as "exit 3 where" goes on.
inline constexpr std::string_view kStrictObjections =
    "bytes were no text, a project (in timeline, a record) had no period, a value was out of range "
    "or could be read in more than one way, or a saved store was made by other rules, with another "
    "--date-order or without some of its input";
struct InputArgs {
  std::vector<std::string> paths;
  std::string in = "auto";
  std::string text_key;
  std::string max_ratio;  // these three: empty for the default
  std::string max_depth;
  std::string max_expanded;
  std::string date_order = "dmy";
  std::string threads = "0";
  std::string max_page = "1G";
  std::string stdin_as{};
  bool strict = false;
  bool lenient = false;
};
// The options; the positional PATHs are the command's to add, after those of its own.
void bind_input(Syntax& syntax, InputArgs& args);
void bind_paths(Syntax& syntax, std::vector<std::string>& paths);
// [QUERY] [PATH…], for split_query().
void bind_query_and_paths(Syntax& syntax, std::vector<std::string>& words);

struct InputSpec {
  std::vector<std::string> paths;
  InputForm form = InputForm::automatic;
  ScanOptions scan;
  unsigned threads = 1;  // 0: as many as there are cores; see count_threads()
  std::uint64_t max_page = std::uint64_t{1} << 30U;  // bytes
  Origin stdin_origin{};
  bool strict = false;
  std::string text_key{};
  UnpackLimits unpack{};
  bool lenient = false;
  bool line_buffered = false;  // pages one by one, each one's output written at once
  bool every_line = false;     // a page or an error for each line of input, a blank one too
  // Where errors are part of the output: as what, with its line end. Else they are messages.
  std::function<std::string(const Error&)> errors_as{};
};
std::string_view name(DateOrder order);  // as --date-order takes it
Result<ScanOptions> settle_scan(const InputArgs& args);
// Without a PATH: standard input where there is something on it, else a saved store, else an error
// that says what to do.
Result<InputSpec> settle_input(const InputArgs& args, const Context& context);

// ---- What commands that print as they read take -------------------------------------------------
struct StreamArgs {
  bool line_buffered = false;
  bool one_to_one = false;
};
void bind_stream(Syntax& syntax, StreamArgs& args);
// What follows from them and from the format for how input is read.
void settle_stream(const StreamArgs& args, const RenderOptions& render, InputSpec& input);

// ---- How output looks --------------------------------------------------------------------------
struct FormatArgs {
  std::string format;
  bool nul = false;
  bool header = false;
  bool no_header = false;
  bool excel = false;
};
void bind_format(Syntax& syntax, FormatArgs& args,
                 std::string_view means = "default: a table on a terminal, else tsv");
// `fallback` where no format is named.
Result<RenderOptions> settle_format(const FormatArgs& args, Format fallback,
                                    const Context& context);
// A table on a terminal, TSV elsewhere.
Format default_format(const Context& context);

// ---- Which records are shown, and how ----------------------------------------------------------
struct ViewArgs {
  FormatArgs format;
  std::string columns;
  std::string sort;
  std::string limit;
  bool count = false;
  bool maybe = false;
  bool explain = false;
};
// What list, find and active take: all but what concerns a query.
void bind_view(Syntax& syntax, ViewArgs& args);
// --sort and --limit. `keys` and `sorted` say what --sort takes and does.
void bind_order(Syntax& syntax, ViewArgs& args, std::string_view keys = "KEY[,KEY]",
                std::string_view sorted = "by columns, -KEY reversed; default: as in the input");
// What commands that take a query add: --maybe, --explain.
void bind_question(Syntax& syntax, ViewArgs& args);

struct View {
  RenderOptions render;
  std::vector<SortKey> sort;
  std::optional<std::size_t> limit;
  bool count = false;
  bool maybe = false;
  bool explain = false;
};
Result<View> settle_view(const ViewArgs& args, const Context& context);

}  // namespace dossier
