// See pipeline.h.
#include "cli/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "cli/ask.h"
#include "cli/shell_word.h"

namespace dossier {
namespace {

// Large enough to be worth a thread's while, small enough to keep all of them busy.
constexpr std::size_t kMostPages = 64;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

// The pages on which there were bytes that were no text.
std::string invalid_text(const InputReport& report) {
  const std::string others =
      report.invalid_pages == 1
          ? ""
          : " and on " + counted(report.invalid_pages - 1, "more page", "more pages");
  return fmt::format("{}{}: {} no text", report.invalid_path, others,
                     counted(report.invalid_bytes, "byte was", "bytes were"));
}

// What --strict objects to.
std::vector<std::string> objections(const InputReport& report) {
  std::vector<std::string> notes = report.objections;
  if (report.invalid_bytes > 0) {
    notes.push_back(invalid_text(report));
  }
  if (report.over_range > 0) {
    notes.push_back(counted(report.over_range, "value is out of range", "values are out of range"));
  }
  if (report.undated > 0) {
    notes.push_back(counted(report.undated, "project has no period", "projects have no period"));
  }
  return notes;
}

// A question stands where a path should.
Error with_hint(Error error, const InputSpec& input) {
  const bool named =
      std::find(input.paths.begin(), input.paths.end(), error.where) != input.paths.end();
  if (named && error.hint.empty() && error.where.find(' ') != std::string::npos &&
      !path_exists(error.where)) {
    error.hint = fmt::format("to ask a question: dossier find {} PATH", shell_word(error.where));
  }
  return error;
}

}  // namespace

unsigned count_threads(const InputSpec& input) {
  if (input.threads != 0) {
    return input.threads;
  }
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min(cores, kMostThreads));
}

void Batch::add(PageResult page) {
  if (page) {
    bytes += page->text().size();
    parted = parted || !page->part().first;
    pages.push_back(std::move(*page));
  } else {
    errors.push_back(page.error());
  }
}

bool Batch::full(const InputSpec& input) const {
  const std::size_t most = input.line_buffered ? 1 : kMostPages;
  return pages.size() + errors.size() >= most || bytes >= kMostBytes || parted ||
         (input.errors_as && !errors.empty());
}

void NotText::add(const Error& error) {
  ++count;
  for (auto& [first, number] : kinds) {
    if (first.what == error.what) {
      ++number;
      return;
    }
  }
  kinds.emplace_back(error, 1);
}

Error NotText::summary() const {
  Error error = kinds.front().first;
  if (count == 1) {
    return error;
  }
  std::string list;
  for (const auto& [first, number] : kinds) {
    list += fmt::format("{}{} ({})", list.empty() ? "" : "; ", first.what, number);
  }
  error.where = fmt::format("{} and {} more", error.where, count - 1);
  error.what = list;
  error.hint = kinds.size() > 1 || error.hint.empty() ? "" : error.hint + "\n  ";
  error.hint += "-v names each";
  return error;
}

Error fault_on(const Origin& origin, const std::exception& fault) {
  return {ErrorKind::fault, fmt::format("left out: a fault of this program ({})", fault.what()),
          "please report it, with the page", origin.path};
}

void take_stock(const Batch& batch, const InputSpec& input, Context& context, InputReport& report) {
  for (const Error& error : batch.errors) {
    if (input.errors_as) {
      context.out.text() += input.errors_as(error);
    } else if (error.kind == ErrorKind::not_text && !context.messages.is_verbose()) {
      report.not_text.add(error);
    } else {
      context.messages.error(with_hint(error, input));
    }
  }
  report.failed += batch.errors.size();
  for (const Page& page : batch.pages) {
    report.pages += page.part().first ? 1 : 0;
    const Repairs& repairs = page.repairs();
    if (repairs.invalid_bytes > 0 && report.invalid_pages++ == 0) {
      report.invalid_path = page.origin().path;
    }
    report.invalid_bytes += repairs.invalid_bytes;
    report.mended += repairs.mended;
    if (repairs.encoding != Repairs{}.encoding) {
      context.messages.verbose(fmt::format("{}: read as {}", page.origin().path, repairs.encoding));
    }
  }
}

SourceOptions source_options(const InputSpec& input, Context& context) {
  SourceOptions options;
  options.form = input.form;
  options.text_key = input.text_key;
  options.unpack = input.unpack;
  options.stdin_fd = context.streams.in;
  options.max_page = input.max_page;
  options.stdin_origin = input.stdin_origin;
  options.keep_blank = input.every_line;
  if (input.line_buffered || input.every_line) {
    options.patience = 0;
  }
  options.chosen = [&context](std::string_view path, InputForm form, std::string_view why) {
    context.messages.verbose(fmt::format("{}: read as {} ({})", path, name(form), why));
  };
  options.passed_over = [&context](std::string_view path) {
    context.messages.note(fmt::format("{}: a saved store, passed over; name it to ask it", path));
  };
  options.records_passed_over = [&context](std::string_view path, std::string_view records) {
    context.messages.verbose(fmt::format("{}: no text, passed over: {}", path, records));
  };
  return options;
}

Exit conclude(const InputReport& report, const InputSpec& input, Context& context, Exit code) {
  context.out.flush();
  if (!context.out.open()) {
    return code;
  }
  Messages& messages = context.messages;
  if (report.not_text.count > 0) {
    messages.error(report.not_text.summary());
  }
  if (report.maybe > 0) {
    messages.note(fmt::format("{} more may match (--maybe)", report.maybe));
  }
  std::vector<std::string> notes = objections(report);
  const std::string ambiguous = fmt::format("{} could be read in more than one way",
                                            counted(report.ambiguous, "value", "values"));
  if (report.ambiguous > 0 && input.strict) {
    notes.push_back(ambiguous);
  } else if (report.ambiguous > 0) {
    messages.verbose(ambiguous);
  }
  for (const std::string& note : notes) {
    messages.note(note);
  }
  if (report.mended > 0) {
    messages.verbose(
        counted(report.mended, "garbled separator was mended", "garbled separators were mended"));
  }
  if (report.failed > 0 && (!input.lenient || report.failed_stores > 0)) {
    return report.pages == 0 ? Exit::fatal : Exit::partial;
  }
  if (input.lenient) {
    return Exit::ok;
  }
  return !notes.empty() && input.strict ? Exit::partial : code;
}

}  // namespace dossier
