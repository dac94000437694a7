// dossier timeline: periods as bars.
#include <memory>

#include "cli/command.h"
#include "cli/records.h"

namespace dossier {
namespace {

struct Args {
  std::vector<std::string> words;  // [QUERY] [PATH…]
  InputArgs input;
  ViewArgs view;
};

std::vector<Row> rows_of(std::vector<SelectedRow> selected) {
  std::vector<Row> rows;
  rows.reserve(selected.size());
  for (SelectedRow& s : selected) {
    rows.push_back(std::move(s.row));
  }
  return rows;
}

Result<Exit> run_timeline(const Args& args, Context& context) {
  const Result<Inquiry> inquiry = settle_inquiry(args.words, args.input, args.view, context);
  if (!inquiry) {
    return inquiry.error();
  }
  const auto& [query, view, input] = *inquiry;
  InputReport report;
  constexpr RowParts kDrawn = RowPart::title | RowPart::period | RowPart::source;
  Result<std::vector<SelectedRow>> rows = collect_rows(input, view, query, kDrawn, context, report);
  if (!rows) {
    return rows.error();
  }
  const bool on_terminal = context.terminal.out;
  const std::size_t left_out = append_timeline(rows_of(std::move(*rows)),
                                               {.width = context.terminal.width,
                                                .cut = on_terminal,
                                                .color = context.color,
                                                .escape = on_terminal},
                                               context.out.text());
  report.undated = 0;  // said in other words, and of the selected records only
  if (left_out > 0) {
    report.objections.push_back(counted(left_out, "record without a period is not drawn",
                                        "records without a period are not drawn"));
  }
  return conclude(report, input, context, Exit::ok);
}

}  // namespace

Command::Run bind_timeline(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  args->view.sort = "start,end";
  bind_query_and_paths(syntax, args->words);
  bind_order(syntax, args->view, "KEY[,KEY]", "by columns, -KEY reversed; default: start,end");
  bind_question(syntax, args->view);
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_timeline(*args, context); };
}

}  // namespace dossier
