// See records.h.
#include "cli/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "cli/ask.h"
#include "cli/one_to_one.h"
#include "cli/stores.h"
#include "dossier/record.h"
#include "query/node.h"

namespace dossier {
namespace {

std::size_t count_ambiguous(const Mentions& mentions) {
  const auto is_ambiguous = [](const auto& mention) { return mention.ambiguous; };
  return static_cast<std::size_t>(
      std::count_if(mentions.dates.begin(), mentions.dates.end(), is_ambiguous) +
      std::count_if(mentions.money.begin(), mentions.money.end(), is_ambiguous));
}

std::size_t count_undated(const std::vector<Record>& records) {
  return static_cast<std::size_t>(
      std::count_if(records.begin(), records.end(),
                    [](const Record& r) { return r.kind == Kind::project && !r.period; }));
}

// The rows that a question selects, in order; and how many more may match.
struct Hits {
  std::vector<Hit> rows;
  std::size_t maybe = 0;
};

void add_hits(std::span<const RowId> rows, std::span<const CardId> cards, bool maybe,
              std::vector<Hit>& hits) {
  hits.reserve(hits.size() + rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    hits.push_back({rows[i], maybe, i < cards.size() ? cards[i] : kNoCard});
  }
}

Hits ask(const Store& store, const Question& question) {
  const Selection selection = run(question.query, store);
  Hits hits;
  add_hits(selection.yes, selection.yes_cards, false, hits.rows);
  if (!question.maybe) {
    hits.maybe = selection.maybe.size();
    return hits;
  }
  const auto middle = static_cast<std::ptrdiff_t>(hits.rows.size());
  add_hits(selection.maybe, selection.maybe_cards, true, hits.rows);
  std::ranges::inplace_merge(hits.rows, hits.rows.begin() + middle, {}, &Hit::row);
  return hits;
}

bool is_wanted(const Store& store, RowId row, const Question& question) {
  if (!question.wanted) {
    return true;
  }
  const SourceRef source = store.source(row);
  return question.wanted(record_id(source.path, source.begin), source);
}

void take_rows(const Store& store, const Question& question, std::span<const Hit> hits,
               RecordBatch& batch) {
  if (question.count_only) {
    batch.matched = hits.size();
    return;
  }
  batch.rows.resize(hits.size());
  std::size_t taken = 0;
  for (const Hit& hit : hits) {
    if (is_wanted(store, hit.row, question)) {
      SelectedRow& selected = batch.rows[taken++];
      store.read(hit.row, question.parts, hit.card, selected.row);
      selected.maybe = hit.maybe;
    }
  }
  batch.rows.resize(taken);
}

RecordBatch select(std::span<const Page> pages, const ScanOptions& scan, const Question& question) {
  RecordBatch batch;
  StoreBuilder builder;
  for (const Page& page : pages) {
    const Extraction extraction = extract(page, scan);
    count_doubts(extraction, batch.doubts);
    builder.add(page, extraction.records);
  }
  const Store store = std::move(builder).build();
  const Hits hits = ask(store, question);
  batch.maybe = hits.maybe;
  take_rows(store, question, hits.rows, batch);
  return batch;
}

// Asks a saved store, and hands its rows over a few at a time, so that a limit ends it early.
// False once no more rows are wanted.
bool select_saved(const Store& store, const Question& question, Context& context,
                  InputReport& report, const RecordSink& sink) {
  Hits hits = ask(store, question);
  const View* first = question.first;
  if (first != nullptr && first->limit && !first->sort.empty() && !question.count_only) {
    keep_first(store, first->sort, *first->limit, hits.rows);
  }
  if (is_damaged(store, context, report)) {
    return true;
  }
  report.maybe += hits.maybe;
  std::span<const Hit> rest = hits.rows;
  RecordBatch batch;
  while (!rest.empty()) {
    constexpr std::size_t kAtOnce = 8;  // rows are half a kilobyte, and more with what they hold
    const auto some =
        rest.first(question.count_only ? rest.size() : std::min(kAtOnce, rest.size()));
    take_rows(store, question, some, batch);
    if (is_damaged(store, context, report)) {
      return true;
    }
    if (!sink(batch)) {
      return false;
    }
    rest = rest.subspan(some.size());
  }
  return true;
}

bool asks_about_periods(const Query::Node& node) {
  const Key key = node.term.key;
  return (node.op == Query::Node::Op::term &&
          (key == Key::active || key == Key::starts || key == Key::ends)) ||
         std::any_of(node.operands.begin(), node.operands.end(),
                     [](const Query::Node& n) { return asks_about_periods(n); });
}

// Prints rows as they come, or holds them back until all are known where the order asks for that.
class Printer {
 public:
  Printer(const View& view, Context& context)
      : view_(view), context_(context), renderer_(view.render) {
    if (!view_.count) {
      renderer_.begin(context_.out.text());
    }
  }

  // False once no more rows are wanted.
  bool take(RecordBatch& batch) {
    printed_ += std::min(batch.matched, view_.limit.value_or(batch.matched + printed_) - printed_);
    for (SelectedRow& row : batch.rows) {
      if (!view_.sort.empty()) {
        hold(std::move(row));
      } else if (!print(row)) {
        return false;
      }
    }
    context_.out.flush_if_large();
    return context_.out.open() && !full();
  }

  void finish() {
    sort_rows(held_, view_.sort);
    for (const SelectedRow& row : held_) {
      if (!print(row)) {
        break;
      }
    }
    if (view_.count) {
      context_.out.text() += fmt::format("{}{}", printed_, view_.render.end);
    } else {
      renderer_.end(context_.out.text());
    }
  }

  std::size_t printed() const { return printed_; }

 private:
  // Keeps a row for sorting; of many, only as many as will be printed.
  void hold(SelectedRow row) {
    constexpr std::size_t kSpare = 1024;
    held_.push_back(std::move(row));
    if (view_.limit && held_.size() >= *view_.limit + *view_.limit + kSpare) {
      sort_rows(held_, view_.sort);
      held_.resize(*view_.limit);
    }
  }
  // False once the limit has been reached.
  bool print(const SelectedRow& row) {
    if (full()) {
      return false;
    }
    ++printed_;
    if (!view_.count) {
      renderer_.row(row.row, row.maybe, context_.out.text());
    }
    return !full();
  }
  bool full() const { return view_.limit && printed_ >= *view_.limit; }

  const View& view_;
  Context& context_;
  Renderer renderer_;
  std::vector<SelectedRow> held_;
  std::size_t printed_ = 0;
};

}  // namespace

std::size_t count_over_range(const Mentions& mentions, bool dates, bool money) {
  const auto counts = [&](const Rejected& value) {
    return value.over_range && (value.field == Field::money ? money : dates);
  };
  return static_cast<std::size_t>(
      std::count_if(mentions.rejected.begin(), mentions.rejected.end(), counts));
}

void count_doubts(const Extraction& extraction, InputReport& report) {
  report.undated += count_undated(extraction.records);
  report.ambiguous += count_ambiguous(extraction.mentions);
  report.over_range += count_over_range(extraction.mentions, true, true);
}

Status for_each_selection(const InputSpec& input, const Question& question, Context& context,
                          InputReport& report, const RecordSink& sink) {
  bool more = true;
  const auto take = [&](const std::vector<Page>&, RecordBatch batch) {
    report.undated += batch.doubts.undated;
    report.ambiguous += batch.doubts.ambiguous;
    report.over_range += batch.doubts.over_range;
    report.maybe += batch.maybe;
    return more = sink(batch);
  };
  for (InputPart& part : parts_of(input.paths, context)) {
    if (!part.stores) {
      const InputSpec pages = with_paths(input, std::move(part.paths));
      Status status = for_each_batch<RecordBatch>(
          pages, context, report,
          [&](const std::vector<Page>& list) { return select(list, input.scan, question); }, take);
      if (!status) {
        return status;
      }
    }
    for (std::size_t i = 0; part.stores && more && i < part.paths.size(); ++i) {
      const auto store = open_for_questions(part.paths[i], input, context, report);
      more = !store || select_saved(*store, question, context, report, sink);
    }
    if (!more) {
      break;
    }
  }
  return done();
}

bool asks_about_periods(const Query& query) {
  return query.root() != nullptr && asks_about_periods(*query.root());
}

void explain_query(const Query& query, bool asked, Context& context) {
  if (asked) {
    const std::string text = canonical(query);
    context.messages.plain(fmt::format("query: {}", text.empty() ? "every record" : text));
  } else if (query.has_free_words()) {
    context.messages.note(fmt::format("query read as: {}", canonical(query)));
  }
}

Result<Inquiry> settle_inquiry(const std::vector<std::string>& words, InputArgs input,
                               const ViewArgs& view, Context& context) {
  const OptionalQuery asked = split_query(words);
  input.paths = asked.paths;
  const Result<ScanOptions> scan = settle_scan(input);
  if (!scan) {
    return scan.error();
  }
  Result<Query> query = read_optional(asked, *scan);
  Result<View> shown = settle_view(view, context);
  Result<InputSpec> spec = settle_input(input, context);
  if (!query || !shown || !spec) {
    return !query ? query.error() : !shown ? shown.error() : spec.error();
  }
  explain_query(*query, shown->explain, context);
  return Inquiry{std::move(*query), std::move(*shown), std::move(*spec)};
}

Result<std::vector<SelectedRow>> collect_rows(const InputSpec& input, const View& view,
                                              const Query& query, RowParts parts, Context& context,
                                              InputReport& report) {
  std::vector<SelectedRow> rows;
  Question question{query, view.maybe};
  question.parts = parts | parts_compared(view.sort);
  question.first = &view;
  const Status status =
      for_each_selection(input, question, context, report, [&](RecordBatch& batch) {
        std::move(batch.rows.begin(), batch.rows.end(), std::back_inserter(rows));
        return true;
      });
  if (!status) {
    return status.error();
  }
  sort_rows(rows, view.sort);
  if (view.limit && rows.size() > *view.limit) {
    rows.resize(*view.limit);
  }
  return rows;
}

namespace {

// One answer holds all of a line's records and is JSON: nothing that orders, cuts or formats them.
Result<Exit> print_records_one_to_one(const RecordArgs& args, const View& view,
                                      const InputSpec& input, const Query& query,
                                      Context& context) {
  const bool excluded = !view.sort.empty() || view.limit || view.count;
  if (const Status alone =
          check_one_to_one(args.view.format, excluded, "--sort, --limit, --count and ");
      !alone) {
    return alone.error();
  }
  RenderOptions render = view.render;
  render.format = Format::ndjson;
  render.end = ',';
  const Question question{query, view.maybe};
  const auto append = [&](const Page& page, std::string& out, InputReport& report) {
    const RecordBatch batch = select({&page, 1}, input.scan, question);
    Renderer renderer(render);
    for (const SelectedRow& row : batch.rows) {
      renderer.row(row.row, row.maybe, out);
    }
    if (!batch.rows.empty()) {
      out.pop_back();  // the last comma
    }
    report.undated += batch.doubts.undated;
    report.ambiguous += batch.doubts.ambiguous;
    report.over_range += batch.doubts.over_range;
    report.maybe += batch.maybe;
  };
  return print_one_to_one(input, "records", append, context);
}

}  // namespace

Result<Exit> print_records(const RecordArgs& args, const Query& query, Context& context,
                           Exit none) {
  const Result<View> view = settle_view(args.view, context);
  Result<InputSpec> input = settle_input(args.input, context);
  if (!view || !input) {
    return !view ? view.error() : input.error();
  }
  explain_query(query, view->explain, context);
  settle_stream(args.stream, view->render, *input);
  if (args.stream.one_to_one) {
    return print_records_one_to_one(args, *view, *input, query, context);
  }
  if (!view->sort.empty() || view->count) {
    input->errors_as = nullptr;  // nothing is printed in its place
  }
  InputReport report;
  Question question{query, view->maybe};
  question.count_only = view->count;
  question.parts = parts_shown(view->render) | parts_compared(view->sort);
  question.first = &*view;
  Printer printer(*view, context);
  const Status status =
      for_each_selection(*input, question, context, report,
                         [&printer](RecordBatch& batch) { return printer.take(batch); });
  if (!status) {
    return status.error();
  }
  printer.finish();
  if (query.root() != nullptr && !asks_about_periods(query)) {
    report.undated = 0;
  }
  return conclude(report, *input, context, printer.printed() > 0 ? Exit::ok : none);
}

}  // namespace dossier
