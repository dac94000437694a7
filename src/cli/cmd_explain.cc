// dossier explain: the text with what was read from it, by which rule, what record it went to, and
// what was seen and set aside, and why.
//
//   record 60a5d1c0ffee  Water supply for Shkodra  (lines 11-15)
//       11  2. Water supply for Shkodra, 2011-2013
//              ^^^^^^^^^^^^^^^^^^^^^^^^ title: the item's own heading
//                                        ^^^^^^^^^ date 2011/2013 [range.years]; period: in the
//                                        title
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/file_line.h"
#include "cli/mentions.h"
#include "cli/pipeline.h"
#include "cli/stores.h"
#include "dossier/record.h"
#include "dossier/store.h"
#include "render/columns.h"
#include "render/plain.h"

namespace dossier {
namespace {

struct Args {
  std::string target;
  InputArgs input;
};

// What is to be explained: everything, or one page, or one line of it.
struct Target {
  std::string text;        // as it was written
  std::string page;        // the page's path; "" for every page
  std::uint32_t line = 0;  // 0: every line

  // The line of the page of that path that is wanted (0: all of them); nothing where it is not.
  std::optional<std::uint32_t> line_of(std::string_view path) const {
    if (page.empty() || path == text) {
      return 0;
    }
    return path == page ? std::optional(line) : std::nullopt;
  }
};

// Something to say of a stretch of text. Marks of one place are said in order of rank.
struct Mark {
  enum class Rank : std::uint8_t { mention, evidence, rejected };
  Span span;
  Rank rank = Rank::mention;
  RuleId rule = RuleId::none;
  std::string label;
};

struct Look {
  bool color = false;
  bool escape = false;
  std::uint32_t width = 0;      // of the terminal, to wrap long lines with their marks; 0: never
  std::uint32_t only_line = 0;  // 0: every line with something on it
};

constexpr std::string_view kMarkColor = "\x1b[36m";
constexpr std::string_view kRejectedColor = "\x1b[33m";
constexpr std::string_view kRecordColor = "\x1b[1m";
constexpr std::string_view kNoColor = "\x1b[0m";

// ", ambiguous (or 2012-03-04)"
std::string doubt(const Page& page, const DateMention& mention) {
  const auto other = other_reading(mention, page.slice(mention.span));
  return other ? fmt::format(", ambiguous (or {})", to_edtf(*other)) : ", ambiguous";
}
std::string doubt(const Page&, const MoneyMention& mention) {
  const auto other = other_reading(mention);
  return other ? fmt::format(", ambiguous (or {})", money_text(*other, CellStyle::plain))
               : ", ambiguous";
}

template <class T>
void mark_mentions(const Page& page, const std::vector<T>& mentions, std::vector<Mark>& marks) {
  for (const T& mention : mentions) {
    const MentionText text = describe(page, mention);
    std::string label = fmt::format("{} {}", text.field, text.value);
    if constexpr (requires { mention.ambiguous; }) {
      label += mention.ambiguous ? doubt(page, mention) : "";
    }
    if constexpr (requires { mention.fiscal; }) {
      label += mention.fiscal ? ", fiscal year" : "";
    }
    marks.push_back({mention.span, Mark::Rank::mention, mention.rule, std::move(label)});
  }
}

void mark_rejected(const std::vector<Rejected>& rejected, std::vector<Mark>& marks) {
  for (const Rejected& r : rejected) {
    marks.push_back(
        {r.span, Mark::Rank::rejected, r.rule, fmt::format("no {}: {}", name(r.field), r.reason)});
  }
}

void mark_evidence(const Record& record, std::vector<Mark>& marks) {
  for (const Evidence& e : record.evidence) {
    marks.push_back({e.span, e.rejected ? Mark::Rank::rejected : Mark::Rank::evidence, e.rule,
                     fmt::format("{}{}{}{}", e.rejected ? "not the " : "", name(e.part),
                                 e.reason.empty() ? "" : ": ", e.reason)});
  }
}

// What was read at a place and what became of it, as one mark: neighbours on the same span are
// joined, and each rule is named once, as is what several records have from it.
std::vector<Mark> joined(const std::vector<Mark>& marks) {
  std::vector<Mark> list;
  std::set<std::string_view> said;
  for (const Mark& mark : marks) {
    const bool same =
        !list.empty() && list.back().span == mark.span &&
        (list.back().rank == Mark::Rank::rejected) == (mark.rank == Mark::Rank::rejected);
    if (!same) {
      said.clear();
    }
    if (!said.insert(mark.label).second) {
      continue;
    }
    std::string label = mark.label;
    if (mark.rule != RuleId::none && !(same && list.back().rule == mark.rule)) {
      label += fmt::format(" [{}]", info(mark.rule).id);
    }
    if (same) {
      list.back().label += "; " + label;
      list.back().rule = mark.rule;
    } else {
      list.push_back({mark.span, mark.rank, mark.rule, std::move(label)});
    }
  }
  return list;
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
    return std::tuple(a.span.begin, a.span.end, a.rank) <
           std::tuple(b.span.begin, b.span.end, b.rank);
  });
  return joined(marks);
}

// Writes the lines of one page.
class Writer {
 public:
  Writer(const Page& page, const Look& look, std::string& out)
      : page_(page), look_(look), out_(out) {}

  void write(const Extraction& extraction) {
    const std::vector<Mark> marks = all_marks(page_, extraction);
    auto mark = std::find_if(marks.begin(), marks.end(),
                             [this](const Mark& m) { return m.span.begin >= page_.own_begin(); });
    auto record = extraction.records.begin();
    for (std::size_t i = page_.line_of(page_.own_begin()); i < page_.line_count(); ++i) {
      const Span line = page_.line(i);
      const auto first = mark;
      while (mark != marks.end() && mark->span.begin <= line.end) {
        ++mark;
      }
      for (; record != extraction.records.end() && record->span.begin <= line.end; ++record) {
        write_record(*record);
      }
      const std::uint32_t number = page_.source_line(line.begin);
      if (look_.only_line == 0 ? first != mark : look_.only_line == number) {
        write_line(number, line, {first, mark});
      }
    }
  }

 private:
  static constexpr std::uint32_t kGutter = 6;  // the line's number
  static constexpr std::string_view kGap = "  ";
  static constexpr std::uint32_t kNarrowest = 20;

  // A stretch of a line as shown, by bytes; `mark` is what to say of it.
  struct Shown {
    std::size_t begin = 0;
    std::size_t end = 0;
    const Mark* mark = nullptr;
  };

  std::string shown(std::string_view text) const {
    const std::string line = one_line(text);
    return look_.escape ? escape_for_terminal(line) : line;
  }

  void append(std::string_view text, std::string_view color) {
    out_ += look_.color ? color : "";
    out_ += text;
    out_ += look_.color ? kNoColor : "";
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

  // Where on the line, as shown, a mark stands. What goes on over the line's end is cut there.
  Shown place(Span line, const Mark& mark) const {
    const std::size_t begin = shown(page_.slice({line.begin, mark.span.begin})).size();
    const std::uint32_t end = std::min(mark.span.end, line.end);
    return {begin,
            begin + shown(page_.slice({mark.span.begin, std::max(end, mark.span.begin)})).size(),
            &mark};
  }

  // The line, in pieces as wide as the terminal, each with the marks that begin on it.
  void write_line(std::uint32_t number, Span line, std::span<const Mark> marks) {
    const std::string text = shown(page_.slice(line));
    std::size_t begin = 0;
    do {
      const std::size_t end = begin + piece(std::string_view(text).substr(begin)).size();
      fmt::format_to(std::back_inserter(out_), "{:>{}}{}{}\n",
                     begin == 0 ? std::to_string(number) : "", kGutter, kGap,
                     std::string_view(text).substr(begin, end - begin));
      for (const Mark& mark : marks) {
        const Shown at = place(line, mark);
        const bool last = end == text.size();
        if (begin <= at.begin && (at.begin < end || last)) {
          write_mark(std::string_view(text).substr(begin, end - begin),
                     {at.begin - begin, std::min(at.end, end) - begin, &mark});
        }
      }
      begin = end;
    } while (begin < text.size());
  }

  // As much of the text as fits on one line, whole words where that can be.
  std::string_view piece(std::string_view text) const {
    if (look_.width == 0) {
      return text;
    }
    const auto gutter = static_cast<std::uint32_t>(kGutter + kGap.size());
    std::string_view fitting =
        fit(text, look_.width > gutter + kNarrowest ? look_.width - gutter : kNarrowest);
    if (fitting.size() == text.size() || fitting.empty()) {
      return text;
    }
    const std::size_t space = fitting.rfind(' ');
    return space == std::string_view::npos ? fitting : fitting.substr(0, space + 1);
  }

  void write_mark(std::string_view text, const Shown& at) {
    const std::uint32_t cells = display_width(text.substr(at.begin, at.end - at.begin));
    out_.append(kGutter + kGap.size() + display_width(text.substr(0, at.begin)), ' ');
    const bool rejected = at.mark->rank == Mark::Rank::rejected;
    append(std::string(std::max(1U, cells), rejected ? '~' : '^'),
           rejected ? kRejectedColor : kMarkColor);
    fmt::format_to(std::back_inserter(out_), " {}\n", shown(at.mark->label));
  }

  const Page& page_;
  const Look& look_;
  std::string& out_;
};

// What is to be printed of some pages, and what was come by on the way.
struct Explained {
  std::string text;
  std::string first;            // the first page's path
  std::size_t wanted = 0;       // how many of the pages were
  std::uint32_t last_line = 0;  // of these

  // Of the text nothing, as it is printed at once.
  void add(Explained more) {
    first = first.empty() ? std::move(more.first) : first;
    wanted += more.wanted;
    last_line = std::max(last_line, more.last_line);
  }
};

std::string explain_page(const Page& page, const ScanOptions& options, const Look& look) {
  std::string text;
  Writer(page, look, text).write(extract(page, options));
  if (text.empty()) {
    return text;
  }
  const Origin& origin = page.origin();
  const std::string captured = origin.date.empty() ? "" : ", captured " + origin.date;
  return fmt::format(
      "{}\n{}", look.escape ? escape_for_terminal(origin.path + captured) : origin.path + captured,
      text);
}

Explained explain_pages(const std::vector<Page>& pages, const ScanOptions& options,
                        const Target& target, Look look) {
  Explained explained;
  for (const Page& page : pages) {
    const std::string& path = page.origin().path;
    explained.first = explained.first.empty() ? path : explained.first;
    const std::optional<std::uint32_t> line = target.line_of(path);
    if (!line) {
      continue;
    }
    ++explained.wanted;
    if (page.line_count() > 0) {
      explained.last_line = page.source_line(page.line(page.line_count() - 1).begin);
    }
    look.only_line = *line;
    explained.text += explain_page(page, options, look);
  }
  return explained;
}

// Reads the target, and puts the path that holds it into the input.
Target settle_target(const std::string& text, InputArgs& input) {
  Target target{text, "", 0};
  if (text.empty() || (path_exists(text) && !read_file_line(text))) {
    input.paths = text.empty() ? input.paths : std::vector{text};
    return target;
  }
  const std::optional<FileLine> place = read_place(text);
  target.page = place ? place->path : text;
  target.line = place ? place->line : 0;
  const std::string holder = input_of(target.page);
  input.paths = {holder.empty() ? text : holder};
  return target;
}

// What is said where nothing was printed, although pages were read. Errors: usage, where there is
// no such page or line.
Status explain_nothing(const Explained& explained, const Target& target, Context& context) {
  if (!target.page.empty() && explained.wanted == 0) {
    return Error{ErrorKind::usage, fmt::format("no page '{}'", target.page),
                 explained.first.empty() ? ""
                                         : fmt::format("a page there is '{}', a line of it '{}:1'",
                                                       explained.first, explained.first),
                 ""};
  }
  if (target.line > explained.last_line) {
    return Error{ErrorKind::usage,
                 fmt::format("no line {} in {} ({})", target.line, target.page,
                             counted(explained.last_line, "line", "lines")),
                 "", ""};
  }
  context.messages.note("nothing was read");
  return done();
}

Result<Exit> run_explain(Args args, Context& context) {
  const Look look{context.color, context.terminal.out,
                  context.terminal.out ? context.terminal.width : 0, 0};
  Target target = settle_target(args.target, args.input);
  const Result<InputSpec> input = settle_input(args.input, context);
  if (!input) {
    return input.error();
  }
  if (!target.page.empty() && input->paths.front() == "-" && !input->stdin_origin.path.empty()) {
    target.page.replace(0, 1, input->stdin_origin.path);
  }
  if (const Status text = require_text(*input, context); !text) {
    return text.error();
  }
  InputReport report;
  Explained all;
  bool printed = false;
  Status status = for_each_batch<Explained>(
      *input, context, report,
      [&](const std::vector<Page>& pages) {
        return explain_pages(pages, input->scan, target, look);
      },
      [&](const std::vector<Page>&, Explained explained) {
        printed = printed || !explained.text.empty();
        context.out.text() += std::exchange(explained.text, "");
        all.add(std::move(explained));
        context.out.flush_if_large();
        return context.out.open();
      });
  if (status && !printed && report.failed == 0) {
    status = explain_nothing(all, target, context);
  }
  if (!status) {
    return status.error();
  }
  return conclude(report, *input, context, Exit::ok);
}

}  // namespace

Command::Run bind_explain(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  syntax.argument("PATH", args->target,
                  "a file or folder, or FILE:LINE, ARCHIVE!FILE:LINE for one line");
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_explain(*args, context); };
}

}  // namespace dossier
