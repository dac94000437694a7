// dossier dates: date ranges as lines that cut and awk can take apart.
#include <fmt/format.h>

#include <memory>
#include <span>

#include "cli/command.h"
#include "cli/mentions.h"
#include "cli/one_to_one.h"
#include "cli/pipeline.h"
#include "cli/print.h"
#include "cli/records.h"
#include "cli/stores.h"
#include "render/json.h"

namespace dossier {
namespace {

struct Args {
  InputArgs input;
  FormatArgs format;
  StreamArgs stream;
  bool all = false;
  bool records = false;
};

// One line of output, in both shapes.
struct Line {
  std::vector<std::string> cells;
  std::string json;
};

struct Found {
  std::vector<Line> list;
  std::size_t ambiguous = 0;
  std::size_t over_range = 0;
};

Line line_of(const Page& page, const DateMention& date) {
  MentionText m = describe(page, date);
  return {{start_day(date.period), end_day(date.period), m.value, place_text(m), m.text},
          std::move(m.json)};
}

Found scan_pages(std::span<const Page> pages, const ScanOptions& options, bool all) {
  Found found;
  for (const Page& page : pages) {
    const Mentions mentions = scan(page, options);
    found.over_range += count_over_range(mentions, true, false);
    for (const DateMention& date : mentions.dates) {
      if (date.range || all) {
        found.list.push_back(line_of(page, date));
        found.ambiguous += date.ambiguous ? 1 : 0;
      }
    }
  }
  return found;
}

Line line_of(const Row& row) {
  const Period& period = *row.record.period;
  const std::string edtf = to_edtf(period);
  Line line{{start_day(period), end_day(period), edtf,
             fmt::format("{}:{}", row.source.path, row.source.line), row.record.title},
            "{"};
  append_json_key("field", line.json);
  append_json_string("period", line.json);
  append_json_key("edtf", line.json);
  append_json_string(edtf, line.json);
  append_json_key("start", line.json);
  append_json_text_or_null(line.cells[0], line.json);
  append_json_key("end", line.json);
  append_json_text_or_null(line.cells[1], line.json);
  append_json_key("text", line.json);
  append_json_text_or_null(row.record.title, line.json);
  append_json_key("source", line.json);
  line.json += '{';
  append_json_key("path", line.json);
  append_json_string(row.source.path, line.json);
  fmt::format_to(std::back_inserter(line.json), R"(,"line":{},"begin":{},"end":{}}}}})",
                 row.source.line, row.source.begin, row.source.end);
  return line;
}

Status print_mentions(const Args& args, const InputSpec& input, Context& context,
                      InputReport& report, RowPrinter& printer) {
  return for_each_batch<Found>(
      input, context, report,
      [&](const std::vector<Page>& pages) { return scan_pages(pages, input.scan, args.all); },
      [&](const std::vector<Page>&, Found found) {
        report.ambiguous += found.ambiguous;
        report.over_range += found.over_range;
        for (Line& line : found.list) {
          printer.row(std::move(line.cells), line.json);
        }
        return context.out.open();
      });
}

Status print_periods(const InputSpec& input, Context& context, InputReport& report,
                     RowPrinter& printer) {
  return for_each_selection(input, {}, context, report, [&](const RecordBatch& batch) {
    for (const SelectedRow& selected : batch.rows) {
      if (selected.row.record.period) {
        Line line = line_of(selected.row);
        printer.row(std::move(line.cells), line.json);
      }
    }
    return context.out.open();
  });
}

Result<Exit> answer_lines(const Args& args, const InputSpec& input, Context& context) {
  if (const Status alone = check_one_to_one(args.format, args.records, "--records and "); !alone) {
    return alone.error();
  }
  const auto find = [&](const Page& page) { return scan_pages({&page, 1}, input.scan, args.all); };
  return print_found_one_to_one(input, "dates", find, context);
}

Result<Exit> run_dates(const Args& args, Context& context) {
  if (args.all && args.records) {
    return Error{ErrorKind::usage, "--all and --records exclude each other",
                 "--records prints periods, --all the dates in the text", ""};
  }
  const Result<RenderOptions> format = settle_format(args.format, Format::tsv, context);
  Result<InputSpec> input = settle_input(args.input, context);
  if (!format || !input) {
    return !format ? format.error() : input.error();
  }
  if (const Status text = args.records ? done() : require_text(*input, context); !text) {
    return text.error();
  }
  settle_stream(args.stream, *format, *input);
  if (args.stream.one_to_one) {
    return answer_lines(args, *input, context);
  }
  RowPrinter printer(*format,
                     {{.name = "start"},
                      {.name = "end"},
                      {.name = "edtf"},
                      {.name = "source", .flexible = true, .cut_front = true},
                      {.name = "text", .flexible = true}},
                     context);
  InputReport report;
  const Status status = args.records ? print_periods(*input, context, report, printer)
                                     : print_mentions(args, *input, context, report, printer);
  if (!status) {
    return status.error();
  }
  printer.finish();
  return conclude(report, *input, context, printer.printed() > 0 ? Exit::ok : Exit::none);
}

}  // namespace

Command::Run bind_dates(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  bind_paths(syntax, args->input.paths);
  bind_format(syntax, args->format, "default: tsv");
  bind_stream(syntax, args->stream);
  syntax.flag("--all", args->all, "single dates too");
  syntax.flag("--records", args->records, "a line for each record's period, its title as the text");
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_dates(*args, context); };
}

}  // namespace dossier
