// dossier explain: the text with what was read from it, by which rule, what record it went to, and
// what was seen and set aside, and why.
//
//   record 60a5d1c0ffee  Water supply for Shkodra  (lines 11-15)
//     11  2. Water supply for Shkodra, 2011-2013
//            ^^^^^^^^^^^^^^^^^^^^^^^^ title  [record.numbered]
//                                      ^^^^^^^^^ date 2011/2013  [date.years]
//                                      ^^^^^^^^^ period: beside the title
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/file_line.h"
#include "cli/mentions.h"
#include "cli/pipeline.h"
#include "dossier/record.h"
#include "dossier/store.h"
#include "render/plain.h"

namespace dossier {
namespace {

struct Args {
  std::string target;
  InputArgs input;
};

// Something to say of a stretch of text. Marks of one place are said in order of rank.
struct Mark {
  enum class Rank : std::uint8_t { mention, evidence, rejected };
  Span span;
  Rank rank = Rank::mention;
  std::string label;
};

struct Look {
  bool color = false;
  bool escape = false;
  std::uint32_t only_line = 0;  // 0: every line with something on it
};

constexpr std::string_view kMarkColor = "\x1b[36m";
constexpr std::string_view kRejectedColor = "\x1b[33m";
constexpr std::string_view kRecordColor = "\x1b[1m";
constexpr std::string_view kNoColor = "\x1b[0m";

std::string rule_suffix(RuleId rule) {
  return rule == RuleId::none ? std::string{} : fmt::format("  [{}]", info(rule).id);
}

template <class T>
void mark_mentions(const Page& page, const std::vector<T>& mentions, std::vector<Mark>& marks) {
  for (const T& mention : mentions) {
    const MentionText text = describe(page, mention);
    std::string label = fmt::format("{} {}", text.field, text.value);
    if constexpr (requires { mention.ambiguous; }) {
      label += mention.ambiguous ? ", ambiguous" : "";
    }
    if constexpr (requires { mention.fiscal; }) {
      label += mention.fiscal ? ", fiscal year" : "";
    }
    marks.push_back({mention.span, Mark::Rank::mention, label + rule_suffix(mention.rule)});
  }
}

void mark_rejected(const std::vector<Rejected>& rejected, std::vector<Mark>& marks) {
  for (const Rejected& r : rejected) {
    marks.push_back({r.span, Mark::Rank::rejected,
                     fmt::format("no {}: {}{}", name(r.field), r.reason, rule_suffix(r.rule))});
  }
}

void mark_evidence(const Record& record, std::vector<Mark>& marks) {
  for (const Evidence& e : record.evidence) {
    std::string label = fmt::format("{}{}", e.rejected ? "not the " : "", name(e.part));
    if (!e.reason.empty()) {
      label += fmt::format(": {}", e.reason);
    }
    marks.push_back({e.span, e.rejected ? Mark::Rank::rejected : Mark::Rank::evidence,
                     label + rule_suffix(e.rule)});
  }
}

std::vector<Mark> all_marks(const Page& page, const Extraction& extraction) {
  std::vector<Mark> marks;
  const Mentions& m = extraction.mentions;
  mark_mentions(page, m.dates, marks);
  mark_mentions(page, m.durations, marks);
  mark_mentions(page, m.money, marks);
  mark_mentions(page, m.places, marks);
  mark_rejected(m.rejected, marks);
  for (const Record& record : extraction.records) {
    mark_evidence(record, marks);
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.span.begin, a.rank) < std::pair(b.span.begin, b.rank);
  });
  return marks;
}

// Writes the lines of one page.
class Writer {
 public:
  Writer(const Page& page, const Look& look, std::string& out)
      : page_(page), look_(look), out_(out) {}

  void write(const Extraction& extraction) {
    const std::vector<Mark> marks = all_marks(page_, extraction);
    auto mark = marks.begin();
    auto record = extraction.records.begin();
    for (std::size_t i = 0; i < page_.line_count(); ++i) {
      const Span line = page_.line(i);
      const auto first = mark;
      const auto on_line = [&line](std::uint32_t begin) { return begin <= line.end; };
      while (mark != marks.end() && on_line(mark->span.begin)) {
        ++mark;
      }
      for (; record != extraction.records.end() && on_line(record->span.begin); ++record) {
        write_record(*record);
      }
      const std::uint32_t number = page_.source_line(line.begin);
      if (look_.only_line == 0 ? first != mark : look_.only_line == number) {
        write_line(number, line);
        std::for_each(first, mark, [&](const Mark& m) { write_mark(line, m); });
      }
    }
  }

 private:
  static constexpr std::uint32_t kGutter = 6;  // the line's number
  static constexpr std::string_view kGap = "  ";

  std::string shown(std::string_view text) const {
    const std::string line = one_line(text);
    return look_.escape ? escape_for_terminal(line) : line;
  }

  void append(std::string_view text, std::string_view color) {
    out_ += look_.color ? color : "";
    out_ += text;
    out_ += look_.color ? kNoColor : "";
  }

  std::string_view first_line(Span span) const {
    const std::string_view text = page_.slice(span);
    return text.substr(0, text.find('\n'));
  }

  void write_record(const Record& record) {
    const std::uint32_t first = page_.source_line(record.span.begin);
    const std::uint32_t last =
        page_.source_line(std::max(record.span.begin + 1, record.span.end) - 1);
    if (look_.only_line != 0 && (look_.only_line < first || look_.only_line > last)) {
      return;
    }
    const std::string id = record_id(page_.origin().path, page_.original(record.span.begin));
    const std::string_view kind = record.kind == Kind::project ? "record" : name(record.kind);
    append(fmt::format("{} {}  {}  (lines {}-{})", kind, id, shown(record.title), first, last),
           kRecordColor);
    out_ += '\n';
  }

  void write_line(std::uint32_t number, Span line) {
    fmt::format_to(std::back_inserter(out_), "{:>{}}{}{}\n", number, kGutter, kGap,
                   shown(page_.slice(line)));
  }

  void write_mark(Span line, const Mark& mark) {
    const std::string before = shown(page_.slice({line.begin, mark.span.begin}));
    const std::string marked = shown(first_line(mark.span));
    out_.append(kGutter + kGap.size() + display_width(before), ' ');
    const bool rejected = mark.rank == Mark::Rank::rejected;
    append(std::string(std::max(1U, display_width(marked)), rejected ? '~' : '^'),
           rejected ? kRejectedColor : kMarkColor);
    fmt::format_to(std::back_inserter(out_), " {}\n", shown(mark.label));
  }

  const Page& page_;
  const Look& look_;
  std::string& out_;
};

std::string explain_pages(const std::vector<Page>& pages, const ScanOptions& options,
                          const Look& look) {
  std::string out;
  for (const Page& page : pages) {
    std::string text;
    Writer(page, look, text).write(extract(page, options));
    if (!text.empty()) {
      out += fmt::format("{}\n{}",
                         look.escape ? escape_for_terminal(page.origin().path) : page.origin().path,
                         text);
    }
  }
  return out;
}

Result<Exit> run_explain(Args args, Context& context) {
  Look look{context.color, context.terminal.out, 0};
  if (const std::optional<FileLine> spot = read_file_line(args.target)) {
    args.target = spot->path;
    look.only_line = spot->line;
  }
  if (!args.target.empty()) {
    args.input.paths = {args.target};
  }
  const Result<InputSpec> input = settle_input(args.input, context);
  if (!input) {
    return input.error();
  }
  InputReport report;
  const Status status = for_each_batch<std::string>(
      *input, context, report,
      [&](const std::vector<Page>& pages) { return explain_pages(pages, input->scan, look); },
      [&context](const std::vector<Page>&, const std::string& text) {
        context.out.text() += text;
        context.out.flush_if_large();
        return context.out.open();
      });
  if (!status) {
    return status.error();
  }
  return conclude(report, *input, context, Exit::ok);
}

}  // namespace

Command::Run bind_explain(CLI::App& app) {
  auto args = std::make_shared<Args>();
  app.add_option("PATH", args->target, "a file or folder, or FILE:LINE for one line of it");
  bind_input(app, args->input);
  return [args](Context& context) { return run_explain(*args, context); };
}

}  // namespace dossier
