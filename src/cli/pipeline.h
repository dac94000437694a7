// From paths to what a command wants of their pages: pages are read in order, gathered into
// batches, worked on in parallel, and handed back in order. What could not be read is said and
// counted.
#pragma once

#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/context.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/parallel.h"
#include "dossier/page.h"
#include "dossier/source.h"

namespace dossier {

// Pages that are no plain text, of which only the first few kinds are worth naming.
struct NotText {
  std::vector<std::pair<Error, std::size_t>> kinds;  // the first of each, and how many there were
  std::size_t count = 0;

  void add(const Error& error);
  // One error for all of them. REQUIRES: count > 0
  Error summary() const;
};

// Consecutive pages, and the errors that stand in the place of others.
struct Batch {
  std::vector<Page> pages;
  std::vector<Error> errors;
  std::size_t bytes = 0;
  bool parted = false;  // it holds a part of a large page, and what that costs is enough for one

  void add(PageResult page);
  bool empty() const { return pages.empty() && errors.empty(); }
  // Whether it is to be worked on. Where errors are data they come in their place: last in theirs.
  bool full(const InputSpec& input) const;
};

// What is to be said of the input once it has been read.
struct InputReport {
  std::size_t pages = 0;
  std::size_t failed = 0;                 // pages and paths that could not be read
  std::size_t failed_stores = 0;          // of these, saved stores
  std::size_t invalid_bytes = 0;          // bytes that were no text
  std::size_t invalid_pages = 0;          // the pages they were on
  std::string invalid_path;               // the first of them
  std::size_t mended = 0;                 // double-encoded separators
  std::size_t undated = 0;                // projects without a period
  std::size_t over_range = 0;             // values that are none, as no day or sum is such
  std::size_t ambiguous = 0;              // values that could be read in another way
  NotText not_text{};                     // of `failed`, those that are to be said in one line
  std::size_t maybe = 0;                  // records that may match and were not shown
  std::vector<std::string> objections{};  // a command's own notes of what it left out
};

// Counts a batch's pages, and says its errors or, where they are data, prints them.
void take_stock(const Batch& batch, const InputSpec& input, Context& context, InputReport& report);
SourceOptions source_options(const InputSpec& input, Context& context);

// Writes what is left of the output, says what `report` holds, and settles the exit code: `code`
// where all went well. A reader that went away is told nothing more.
Exit conclude(const InputReport& report, const InputSpec& input, Context& context, Exit code);

// A fault of the program met while it worked on a page: the page is left out, and this is said.
Error fault_on(const Origin& origin, const std::exception& fault);

// What `work` makes of a batch's pages: one piece, as a rule. Where it throws, the pages become
// pieces of their own, in order, and one that it throws on an error in its place.
template <class Out>
std::vector<std::pair<Batch, Out>> work_around_faults(
    Batch batch, const std::function<Out(const std::vector<Page>&)>& work) {
  std::vector<std::pair<Batch, Out>> pieces;
  const auto add = [&](Batch piece) {
    Out out = work(piece.pages);
    pieces.emplace_back(std::move(piece), std::move(out));
  };
  try {
    Out out = work(batch.pages);
    pieces.emplace_back(std::move(batch), std::move(out));
    return pieces;
  } catch (const std::exception&) {
  }
  for (Page& page : batch.pages) {
    const Origin origin = page.origin();
    Batch alone;
    alone.pages.push_back(std::move(page));
    try {
      add(std::move(alone));
    } catch (const std::exception& fault) {
      Batch failed;
      failed.errors.push_back(fault_on(origin, fault));
      add(std::move(failed));
    }
  }
  Batch rest;
  rest.errors = std::move(batch.errors);
  add(std::move(rest));
  return pieces;
}

// How many threads pages are read with. Asks the system only here: saved stores are asked on one.
unsigned count_threads(const InputSpec& input);

// `work` turns a batch's pages into an Out, on any thread; `sink` takes the Outs in order and
// returns false to stop early.
template <class Out>
Status for_each_batch(const InputSpec& input, Context& context, InputReport& report,
                      const std::function<Out(const std::vector<Page>&)>& work,
                      const std::function<bool(const std::vector<Page>&, Out)>& sink) {
  using Worked = std::vector<std::pair<Batch, Out>>;
  OrderedPool<Batch, Worked> pool(
      count_threads(input),
      [&work](Batch batch) { return work_around_faults(std::move(batch), work); },
      [&](Worked worked) {
        bool more = true;
        for (auto& [batch, out] : worked) {
          more = more && sink(batch.pages, std::move(out));
          take_stock(batch, input, context, report);
        }
        if (input.line_buffered) {
          context.out.flush();
        }
        return more && context.out.open();
      });
  Batch batch;
  SourceOptions options = source_options(input, context);
  options.waiting = [&] {  // whoever sends pages one by one gets answers one by one
    if (!batch.empty()) {
      pool.push(std::exchange(batch, {}));
    }
    const bool busy = pool.settle();
    context.out.flush();
    return !pool.wanted() ? Waiting::stop : busy ? Waiting::busy : Waiting::idle;
  };
  Status status = read_pages(input.paths, options, [&](PageResult page) {
    batch.add(std::move(page));
    return !batch.full(input) || pool.push(std::exchange(batch, {}));
  });
  if (!batch.empty()) {
    pool.push(std::move(batch));
  }
  pool.finish();
  return status;
}

}  // namespace dossier
