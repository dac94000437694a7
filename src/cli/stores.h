// Saved stores among the inputs: told from text by their content, opened, and their notes said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "dossier/store.h"

namespace dossier {

// Consecutive inputs of one kind, in the order given.
struct InputPart {
  bool stores = false;
  std::vector<std::string> paths;
};
std::vector<InputPart> parts_of(const std::vector<std::string>& paths, const Context& context);

// The same input with other paths.
InputSpec with_paths(const InputSpec& input, std::vector<std::string> paths);

// For commands that read the pages' text. Errors: usage, where a path is a saved store.
Status require_text(const InputSpec& input, const Context& context);

// Whether a store can be saved there: a file that is no store is not written over. `usage` is the
// hint where no path was named.
Status check_target(const std::string& path, const std::string& usage);

// "-" is standard input. Errors as open_store() has them.
Result<Store> open_input(const std::string& path, const Context& context);

// A store whose rules are not this program's: format, with what makes it again as the hint.
Error other_rules(const std::string& path, const StoreFacts& facts);

// What keeps a store's pages from standing for the same pages read now: "" where nothing does.
std::string_view read_otherwise(const StoreFacts& facts, const ScanOptions& options);

// Opens a store to ask it, adds what was found when its pages were read to the report, and notes
// what makes its answers differ from those of the pages: other rules, another order of dates.
// Nothing where it cannot be used, under --strict also where it was made by other rules: said and
// counted.
std::optional<Store> open_for_questions(const std::string& path, const InputSpec& input,
                                        Context& context, InputReport& report);

// Whether the store's file proved damaged by now: then said and counted as an input that failed.
bool is_damaged(const Store& store, Context& context, InputReport& report);

}  // namespace dossier
