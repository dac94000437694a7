// What list, find and active (and, for its rows, every other command on records) have in common:
// pages to records to those that a query selects, to output.
#pragma once

#include <functional>
#include <vector>

#include "cli/context.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "dossier/query.h"

namespace dossier {

struct RecordArgs {
  InputArgs input;
  ViewArgs view;
  StreamArgs stream;
};

// The selected rows of a stretch of the input. Who is given one may take out of it what it likes:
// the rows that come next are put in the same place.
struct RecordBatch {
  std::vector<SelectedRow> rows;
  std::size_t matched = 0;  // how many there are, where the rows themselves were not asked for
  std::size_t maybe = 0;    // rows that may match and were not asked for
  InputReport doubts;       // undated and ambiguous are counted here
};

// What to select, and whether what only may match is wanted.
struct Question {
  Query query;
  bool maybe = false;
  RowParts parts = RowParts::all().without(RowPart::evidence);  // of each row, what is wanted
  bool count_only = false;                                      // give `matched` instead of rows
  const View* first = nullptr;  // rows that cannot come first in its order may be left out
  // Of the rows selected, those that are wanted, by id and place. Empty: all.
  std::function<bool(const std::string& id, const SourceRef& source)> wanted{};
};

// How many values of the fields are none that exist or fit: "31 June 2012", a sum past the limit.
std::size_t count_over_range(const Mentions& mentions, bool dates, bool money);

// What stats and timeline are asked, from [QUERY] [PATH…] and options; how the query was read is
// said. Errors: usage, of any of them.
struct Inquiry {
  Query query;
  View view;
  InputSpec input;
};
Result<Inquiry> settle_inquiry(const std::vector<std::string>& words, InputArgs input,
                               const ViewArgs& view, Context& context);

// Adds what an extraction leaves undated, ambiguous or out of range to the report.
void count_doubts(const Extraction& extraction, InputReport& report);

using RecordSink = std::function<bool(RecordBatch& batch)>;

// Reads the input and gives `sink` what the question selects, in order. False from the sink stops.
Status for_each_selection(const InputSpec& input, const Question& question, Context& context,
                          InputReport& report, const RecordSink& sink);

// All selected rows at once, sorted and limited as the view says; of each row `parts`, and what it
// is sorted by.
Result<std::vector<SelectedRow>> collect_rows(const InputSpec& input, const View& view,
                                              const Query& query, RowParts parts, Context& context,
                                              InputReport& report);

// Prints the records that the query selects; `none` is the exit code where there are none.
Result<Exit> print_records(const RecordArgs& args, const Query& query, Context& context, Exit none);

// Says how a query was read where that was asked for, or where words were left over in it.
void explain_query(const Query& query, bool asked, Context& context);
// Whether a query's answer depends on periods, so that projects without one are worth a note.
bool asks_about_periods(const Query& query);

}  // namespace dossier
