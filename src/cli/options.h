// Options in two forms: as typed (…Args), and as meant, checked and with every
// default settled (InputSpec, View). Commands share them, so that an option has one name and one
// meaning everywhere.
#pragma once

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
struct InputArgs {
  std::vector<std::string> paths;
  std::string in = "auto";
  std::string text_key;
  std::string max_ratio;  // these three: empty for the default
  std::string max_depth;
  std::string max_expanded;
  std::string date_order = "dmy";
  std::string threads = "0";
  bool strict = false;
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
  unsigned threads = 1;
  bool strict = false;
  std::string text_key{};
  UnpackLimits unpack{};
};
std::string_view name(DateOrder order);  // as --date-order takes it
Result<ScanOptions> settle_scan(const InputArgs& args);
// Without a PATH: standard input where there is something on it, else a saved store, else an error
// that says what to do.
Result<InputSpec> settle_input(const InputArgs& args, const Context& context);

// ---- How output looks --------------------------------------------------------------------------
struct FormatArgs {
  std::string format;
  bool nul = false;
  bool header = false;
  bool no_header = false;
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
void bind_view(Syntax& syntax, ViewArgs& args);
// The part of it that commands with an output of their own take: --sort, --limit, --maybe,
// --explain. `sorted` says what --sort does.
void bind_selection(
    Syntax& syntax, ViewArgs& args,
    std::string_view sorted = "by columns, -KEY reversed; default: as in the input");

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
