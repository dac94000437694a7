// dossier stats: counts and budget sums, grouped.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/print.h"
#include "cli/records.h"
#include "cli/stores.h"
#include "dossier/saved_store.h"
#include "dossier/stats.h"
#include "render/columns.h"
#include "render/json.h"

namespace dossier {
namespace {

struct Args {
  std::vector<std::string> words;  // [QUERY] [PATH…]
  InputArgs input;
  ViewArgs view;
  std::string by;
};

// The order of groups: by label, or by how many records they have.
struct GroupOrder {
  bool by_records = false;
  bool reverse = false;
};

Result<GroupOrder> settle_order(std::string_view text) {
  GroupOrder order;
  order.reverse = text.starts_with('-');
  const std::string_view key = text.substr(order.reverse ? 1 : 0);
  if (key.empty() || key == "label") {
    return order;
  }
  order.by_records = key == "records";
  if (!order.by_records) {
    return unknown_word("key for --sort", key, {"label", "records"});
  }
  return order;
}

void sort_groups(std::vector<StatsGroup>& groups, const GroupOrder& order) {
  std::stable_sort(
      groups.begin(), groups.end(), [&order](const StatsGroup& a, const StatsGroup& b) {
        const StatsGroup& first = order.reverse ? b : a;
        const StatsGroup& second = order.reverse ? a : b;
        return order.by_records ? first.records < second.records : first.label < second.label;
      });
}

std::string sums_text(const std::vector<Sum>& sums, CellStyle style) {
  std::string text;
  for (const Sum& sum : sums) {
    text += text.empty() ? "" : "; ";
    text += code(sum.currency);
    text += sum.currency == Currency::none ? "" : " ";
    text += styled_digits(to_decimal(sum.low), style);
    if (sum.high != sum.low) {
      text += ".." + styled_digits(to_decimal(sum.high), style);
    }
  }
  return text;
}

std::string json_of(const StatsGroup& group, std::string_view by) {
  std::string out = "{";
  if (!by.empty()) {
    append_json_key(by, out);
    append_json_text_or_null(group.label, out);
  }
  append_json_key("records", out);
  out += fmt::format("{}", group.records);
  append_json_key("sums", out);
  out += '[';
  for (const Sum& sum : group.sums) {
    out += out.back() == '[' ? "{" : ",{";
    append_json_key("amount", out);
    out += to_decimal(sum.low);
    append_json_key("amount_max", out);
    out += sum.high != sum.low ? to_decimal(sum.high) : "null";
    append_json_key("currency", out);
    append_json_text_or_null(code(sum.currency), out);
    out += '}';
  }
  return out + "]}";
}

// Prints groups as rows; without a key there is one group and no label.
class GroupPrinter {
 public:
  GroupPrinter(const RenderOptions& options, std::string_view by, Context& context)
      : style_(options.format == Format::table ? CellStyle::human : CellStyle::plain),
        by_(by),
        printer_(options, columns(by), context) {}

  void print(const StatsGroup& group, std::string_view label) {
    std::vector<std::string> cells{fmt::format("{}", group.records), sums_text(group.sums, style_)};
    if (!by_.empty()) {
      cells.insert(cells.begin(), std::string(label));
    }
    printer_.row(std::move(cells), json_of(group, by_));
  }
  void finish() { printer_.finish(); }

 private:
  static std::vector<GridColumn> columns(std::string_view by) {
    std::vector<GridColumn> list{{.name = "records", .right = true},
                                 {.name = "budget", .flexible = true}};
    if (!by.empty()) {
      list.insert(list.begin(), GridColumn{.name = std::string(by)});
    }
    return list;
  }

  CellStyle style_;
  std::string by_;
  RowPrinter printer_;
};

// Adds the records of text pages to the builder.
Status add_pages(const InputSpec& input, Context& context, InputReport& report,
                 StoreBuilder& builder) {
  using Extractions = std::vector<Extraction>;
  return for_each_batch<Extractions>(
      input, context, report,
      [&input](const std::vector<Page>& pages) {
        Extractions list;
        for (const Page& page : pages) {
          list.push_back(extract(page, input.scan));
        }
        return list;
      },
      [&](const std::vector<Page>& pages, const Extractions& list) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
          builder.add(pages[i], list[i].records);
          count_doubts(list[i], report);
        }
        return true;
      });
}

// Every record of the input in one store: a single saved store as it is.
Result<Store> read_store(const InputSpec& input, Context& context, InputReport& report) {
  const std::vector<InputPart> parts = parts_of(input.paths, context);
  if (input.paths.size() == 1 && parts.front().stores) {
    auto store = open_for_questions(input.paths.front(), input, context, report);
    return store ? std::move(*store) : Store();
  }
  StoreBuilder builder;
  for (const InputPart& part : parts) {
    if (!part.stores) {
      const Status status = add_pages(with_paths(input, part.paths), context, report, builder);
      if (!status) {
        return status.error();
      }
      continue;
    }
    for (const std::string& path : part.paths) {
      const auto store = open_for_questions(path, input, context, report);
      if (store && verify(*store)) {
        builder.append(*store);
      } else if (store) {
        is_damaged(*store, context, report);
      }
    }
  }
  return std::move(builder).build();
}

void print_stats(Stats stats, std::string_view by, const GroupOrder& order, const View& view,
                 Context& context) {
  GroupPrinter printer(view.render, by, context);
  if (by.empty()) {
    printer.print(stats.all, "");
    printer.finish();
    return;
  }
  sort_groups(stats.groups, order);
  if (stats.unstated.records > 0) {
    stats.groups.push_back(std::move(stats.unstated));  // last in any order, and without a label
  }
  if (view.limit && stats.groups.size() > *view.limit) {
    stats.groups.resize(*view.limit);
  }
  for (const StatsGroup& group : stats.groups) {
    printer.print(group, group.label.empty() ? "(none)" : group.label);
  }
  if (view.render.format == Format::table) {
    printer.print(stats.all, "(all)");
  }
  printer.finish();
}

Result<Exit> run_stats(Args args, Context& context) {
  const Result<GroupOrder> order = settle_order(std::exchange(args.view.sort, ""));
  const Result<GroupBy> by = args.by.empty() ? GroupBy::kind : find_group(args.by);
  if (!order || !by) {
    return !order ? order.error() : by.error();
  }
  const Result<Inquiry> inquiry = settle_inquiry(args.words, args.input, args.view, context);
  if (!inquiry) {
    return inquiry.error();
  }
  const auto& [query, view, input] = *inquiry;
  InputReport report;
  const Result<Store> store = read_store(input, context, report);
  if (!store) {
    return store.error();
  }
  if (report.pages == 0 && report.failed > 0 && store->size() == 0 &&
      parts_of(input.paths, context).front().stores) {
    return conclude(report, input, context, Exit::ok);  // no answer, rather than nought
  }
  const bool every = query.root() == nullptr;
  Selection selection = every ? Selection{} : run(query, *store);
  if (view.maybe) {
    const std::vector<RowId> maybe = std::exchange(selection.maybe, {});
    const auto middle = static_cast<std::ptrdiff_t>(selection.yes.size());
    selection.yes.insert(selection.yes.end(), maybe.begin(), maybe.end());
    std::inplace_merge(selection.yes.begin(), selection.yes.begin() + middle, selection.yes.end());
  }
  Stats groups = every ? stats(*store, *by) : stats(*store, selection.yes, *by);
  if (is_damaged(*store, context, report)) {
    return conclude(report, input, context, Exit::ok);
  }
  print_stats(std::move(groups), args.by, *order, view, context);
  report.maybe = selection.maybe.size();
  if (*by != GroupBy::year && !asks_about_periods(query)) {
    report.undated = 0;
  }
  return conclude(report, input, context, Exit::ok);
}

}  // namespace

Command::Run bind_stats(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  bind_query_and_paths(syntax, args->words);
  syntax.group(HelpSection::output);
  syntax.option("--by", one_of(group_names()), args->by,
                "what to group by; without it, all records as one");
  bind_format(syntax, args->view.format);
  bind_order(syntax, args->view, "KEY", "[-]label|records: the order of groups; default: label");
  bind_question(syntax, args->view);
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_stats(*args, context); };
}

}  // namespace dossier
