// See pipeline.h.
#include "cli/pipeline.h"

#include <fmt/format.h>

namespace dossier {
namespace {

// Large enough to be worth a thread's while, small enough to keep all of them busy.
constexpr std::size_t kMostPages = 64;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

}  // namespace

void Batch::add(PageResult page) {
  if (page) {
    bytes += page->text().size();
    pages.push_back(std::move(*page));
  } else {
    errors.push_back(page.error());
  }
}

bool Batch::full() const {
  return pages.size() + errors.size() >= kMostPages || bytes >= kMostBytes;
}

void take_stock(const Batch& batch, Context& context, InputReport& report) {
  for (const Error& error : batch.errors) {
    context.messages.error(error);
  }
  report.failed += batch.errors.size();
  report.pages += batch.pages.size();
  for (const Page& page : batch.pages) {
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
  options.stdin_fd = context.streams.in;
  options.chosen = [&context](std::string_view path, InputForm form, std::string_view why) {
    context.messages.verbose(fmt::format("{}: read as {} ({})", path, name(form), why));
  };
  return options;
}

namespace {

// What the input held that was not read, one note each. Returns whether there was anything that
// --strict objects to.
bool say_notes(const InputReport& report, bool strict, Context& context) {
  Messages& messages = context.messages;
  if (report.invalid_bytes > 0) {
    const std::string others =
        report.invalid_pages == 1
            ? ""
            : " and on " + counted(report.invalid_pages - 1, "more page", "more pages");
    messages.note(fmt::format("{}{}: {} no text", report.invalid_path, others,
                              counted(report.invalid_bytes, "byte was", "bytes were")));
  }
  if (report.undated > 0) {
    messages.note(counted(report.undated, "project has no period", "projects have no period"));
  }
  const std::string ambiguous =
      counted(report.ambiguous, "value", "values") + " could be read in more than one way";
  if (report.ambiguous > 0 && strict) {
    messages.note(ambiguous);
  } else if (report.ambiguous > 0) {
    messages.verbose(ambiguous);
  }
  if (report.mended > 0) {
    messages.verbose(
        counted(report.mended, "garbled separator was mended", "garbled separators were mended"));
  }
  return report.invalid_bytes > 0 || report.undated > 0 || report.ambiguous > 0;
}

}  // namespace

Exit conclude(const InputReport& report, const InputSpec& input, Context& context, Exit code) {
  const bool objectionable = say_notes(report, input.strict, context);
  if (report.failed > 0) {
    return report.pages == 0 ? Exit::fatal : Exit::partial;
  }
  return objectionable && input.strict ? Exit::partial : code;
}

}  // namespace dossier
