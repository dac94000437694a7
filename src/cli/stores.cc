// See stores.h.
#include "cli/stores.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "cli/shell_word.h"
#include "dossier/rule.h"
#include "dossier/saved_store.h"
#include "source/file_stream.h"

namespace dossier {
namespace {

bool is_store_input(const std::string& path, const Context& context) {
  return is_stdin(path) ? is_store(context.streams.in) : is_store(path);
}

// What was found on the pages, as if they were read now.
void add_findings(const std::string& path, const StoreFacts& facts, InputReport& report) {
  if (report.invalid_pages == 0) {
    report.invalid_path = facts.invalid_path;
  }
  report.invalid_bytes += facts.invalid_bytes;
  report.invalid_pages += facts.invalid_pages;
  report.mended += facts.mended;
  report.undated += facts.undated;
  report.ambiguous += facts.ambiguous;
  report.over_range += facts.over_range;
  if (facts.reading.failed > 0) {
    report.objections.push_back(
        fmt::format("{}: {} not be read when it was made", path,
                    counted(facts.reading.failed, "input could", "inputs could")));
  }
}

}  // namespace

std::vector<InputPart> parts_of(const std::vector<std::string>& paths, const Context& context) {
  std::vector<InputPart> parts;
  for (const std::string& path : paths) {
    const bool store = is_store_input(path, context);
    if (parts.empty() || parts.back().stores != store) {
      parts.push_back({store, {}});
    }
    parts.back().paths.push_back(path);
  }
  return parts;
}

InputSpec with_paths(const InputSpec& input, std::vector<std::string> paths) {
  InputSpec part = input;
  part.paths = std::move(paths);
  return part;
}

Status require_text(const InputSpec& input, const Context& context) {
  for (const std::string& path : input.paths) {
    if (is_store_input(path, context)) {
      return Error{ErrorKind::usage, "a saved store, which does not hold the text of its pages",
                   fmt::format("name the pages; dossier info {} lists them", shell_word(path)),
                   path};
    }
  }
  return done();
}

Error other_rules(const std::string& path, const StoreFacts& facts) {
  return {ErrorKind::format,
          fmt::format("made by other rules ({:016x}; this version's are {:016x})", facts.rules,
                      rules_digest()),
          is_stdin(path)
              ? "make it again from its pages"
              : fmt::format("make it again: dossier ingest --update -o {}", shell_word(path)),
          path};
}

std::string_view read_otherwise(const StoreFacts& facts, const ScanOptions& options) {
  const bool same = facts.rules == rules_digest() && facts.reading.date_order == options.date_order;
  return same ? "" : "made by other rules or with another --date-order";
}

Status check_target(const std::string& path, const std::string& usage) {
  if (path.empty()) {
    return Error{ErrorKind::usage, "where to save is missing", usage, ""};
  }
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    return done();
  }
  if (!S_ISREG(info.st_mode) || (info.st_size > 0 && !is_store(path))) {
    return Error{ErrorKind::usage, "is there and is no saved store; it is not written over",
                 "choose another name for -o", path};
  }
  return done();
}

Result<Store> open_input(const std::string& path, const Context& context) {
  return is_stdin(path) ? open_store(context.streams.in, path) : open_store(path);
}

std::optional<Store> open_for_questions(const std::string& path, const InputSpec& input,
                                        Context& context, InputReport& report) {
  Result<Store> store = open_input(path, context);
  if (!store) {
    context.messages.error(store.error());
    ++report.failed;
    ++report.failed_stores;
    return std::nullopt;
  }
  const StoreFacts facts = store->facts();
  if (is_damaged(*store, context, report)) {
    return std::nullopt;
  }
  if (facts.rules != rules_digest()) {
    const Error error = other_rules(path, facts);
    if (input.strict) {
      context.messages.error(error);
      ++report.failed;
      ++report.failed_stores;
      return std::nullopt;
    }
    context.messages.note(fmt::format("{}: {}; {}", path, error.what, error.hint));
  }
  if (facts.reading.date_order != input.scan.date_order) {
    report.objections.push_back(
        fmt::format("{}: made with --date-order {}", path, name(facts.reading.date_order)));
  }
  add_findings(path, facts, report);
  ++report.pages;
  return std::move(*store);
}

bool is_damaged(const Store& store, Context& context, InputReport& report) {
  if (store.damage() == nullptr) {
    return false;
  }
  context.messages.error(*store.damage());
  ++report.failed;
  ++report.failed_stores;
  report.pages = 0;  // an answer of which it is not known what is missing is none
  return true;
}

}  // namespace dossier
