// dossier ingest: reads pages once and saves what was read, so that questions need not read them
// again.
#include <fmt/format.h>
#include <sys/stat.h>

#include <memory>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/records.h"
#include "cli/stores.h"
#include "dossier/record.h"
#include "dossier/saved_store.h"

namespace dossier {
namespace {

struct Args {
  InputArgs input;
  std::string out;
  bool update = false;
};

// A batch, read: the pages that the old store has, by their number there, and a store of the
// others, in order.
struct Shard {
  std::vector<std::optional<std::uint64_t>> known;
  Store fresh;
};

// What is being replaced, where --update may take pages from it.
struct Old {
  Store store;
  PageIndex index;
  explicit Old(Store old) : store(std::move(old)), index(store) {}
};

Shard read_shard(const std::vector<Page>& pages, const ScanOptions& options, const Old* old) {
  Shard shard;
  StoreBuilder builder;
  for (const Page& page : pages) {
    shard.known.push_back(old != nullptr ? old->index.find(page) : std::nullopt);
    if (shard.known.back()) {
      continue;
    }
    const Extraction extraction = extract(page, options);
    InputReport doubts;
    count_doubts(extraction, doubts);
    builder.add(page, extraction.records,
                {static_cast<std::uint32_t>(doubts.ambiguous),
                 static_cast<std::uint32_t>(doubts.over_range)});
  }
  shard.fresh = std::move(builder).build();
  return shard;
}

// Puts the shards together, and counts what came from where.
class Gatherer {
 public:
  Gatherer(const InputSpec& input, const Old* old) : input_(input), old_(old) {}

  void add(const Shard& shard) {
    std::uint64_t next = 0;
    for (const std::optional<std::uint64_t>& known : shard.known) {
      if (known) {
        builder_.append_page(old_->store, *known);
      } else {
        builder_.append_page(shard.fresh, next++);
      }
    }
    kept_ += shard.known.size() - next;
  }

  // Every page of another store. Errors: format, where it was read in another way or is damaged.
  Status add(const std::string& path, const Context& context) {
    const Result<Store> store = open_input(path, context);
    if (!store) {
      return store.error();
    }
    const StoreFacts facts = store->facts();
    if (const std::string_view why = read_otherwise(facts, input_.scan); !why.empty()) {
      return Error{ErrorKind::format, std::string(why), "make it again from its pages", path};
    }
    if (const Status whole = verify(*store); !whole) {
      return whole.error();
    }
    builder_.append(*store);
    failed_ += facts.reading.failed;
    return done();
  }

  std::size_t kept() const { return kept_; }

  Store finish(std::uint64_t failed) && {
    builder_.set_reading({input_.paths, input_.form, input_.scan.date_order, failed_ + failed});
    return std::move(builder_).build();
  }

 private:
  const InputSpec& input_;
  const Old* old_;
  StoreBuilder builder_;
  std::size_t kept_ = 0;
  std::uint64_t failed_ = 0;  // of the stores that were put in
};

bool exists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && info.st_size > 0;
}

// The store that is to be brought up to date. Nothing where there is none yet.
Result<std::optional<Store>> open_old(const Args& args) {
  if (!args.update || !exists(args.out)) {
    return std::optional<Store>();
  }
  Result<Store> store = open_store(args.out);
  const Status whole = store ? verify(*store) : store.error();
  if (!whole) {
    return whole.error();
  }
  return std::optional(std::move(*store));
}

// Where no pages are named, those of the old store, read in the way in which they were.
void take_reading(const Reading& reading, InputArgs& args) {
  const InputArgs untouched;
  args.paths = reading.paths;
  if (args.in == untouched.in) {
    args.in = name(reading.form);
  }
  if (args.date_order == untouched.date_order) {
    args.date_order = name(reading.date_order);
  }
}

Result<InputSpec> settle_ingest(Args args, const std::optional<Store>& old,
                                const Context& context) {
  if (args.input.paths.empty() && old) {
    take_reading(old->facts().reading, args.input);
  }
  if (args.input.paths.empty() && !context.terminal.piped_in) {
    return Error{ErrorKind::usage, "no input",
                 "name what to read: dossier ingest pages/ -o projects.dossier", ""};
  }
  return settle_input(args.input, context);
}

// Nothing where every page has to be read again.
std::unique_ptr<const Old> reusable(std::optional<Store> old, const InputSpec& input,
                                    const Args& args, Context& context) {
  if (!old) {
    return nullptr;
  }
  if (const std::string_view why = read_otherwise(old->facts(), input.scan); !why.empty()) {
    context.messages.note(fmt::format("{}: {}; every page is read again", args.out, why));
    return nullptr;
  }
  return std::make_unique<const Old>(std::move(*old));
}

Status gather_pages(const InputSpec& pages, const Old* old, Context& context, InputReport& report,
                    Gatherer& gatherer) {
  return for_each_batch<Shard>(
      pages, context, report,
      [&](const std::vector<Page>& list) { return read_shard(list, pages.scan, old); },
      [&gatherer](const std::vector<Page>&, const Shard& shard) {
        gatherer.add(shard);
        return true;
      });
}

Status gather(const InputSpec& input, const Old* old, Context& context, InputReport& report,
              Gatherer& gatherer) {
  for (InputPart& part : parts_of(input.paths, context)) {
    Status status = done();
    if (!part.stores) {
      status =
          gather_pages(with_paths(input, std::move(part.paths)), old, context, report, gatherer);
    }
    for (std::size_t i = 0; part.stores && status && i < part.paths.size(); ++i) {
      status = gatherer.add(part.paths[i], context);
      ++report.pages;
    }
    if (!status) {
      return status;
    }
  }
  return done();
}

std::string done_text(const Args& args, const Store& store, std::size_t kept, const Old* old) {
  const std::uint64_t pages = store.facts().pages;
  std::string text =
      fmt::format("{}: {} from {}", args.out, counted(store.size(), "record", "records"),
                  counted(pages, "page", "pages"));
  if (args.update) {
    const std::uint64_t before = old != nullptr ? old->store.facts().pages : 0;
    text += fmt::format("; {} unchanged, {} read, {} gone or changed", kept, pages - kept,
                        before > kept ? before - kept : 0);
  }
  return text;
}

// Writes the file and says what is in it.
Status save(const Args& args, Gatherer gatherer, const Old* old, Context& context,
            InputReport& report) {
  const std::size_t kept = gatherer.kept();
  const Store store = std::move(gatherer).finish(report.failed);
  Status saved = save_store(store, args.out);
  if (!saved) {
    return saved;
  }
  const StoreFacts facts = store.facts();
  report.undated = facts.undated;
  report.ambiguous = facts.ambiguous;
  report.over_range = facts.over_range;
  context.messages.note(done_text(args, store, kept, old));
  return saved;
}

Result<Exit> run_ingest(const Args& args, Context& context) {
  if (const Status target = check_target(args.out, "dossier ingest PATH… -o projects.dossier");
      !target) {
    return target.error();
  }
  Result<std::optional<Store>> before = open_old(args);
  if (!before) {
    return before.error();
  }
  const Result<InputSpec> input = settle_ingest(args, *before, context);
  if (!input) {
    return input.error();
  }
  const std::unique_ptr<const Old> old = reusable(std::move(*before), *input, args, context);
  InputReport report;
  Gatherer gatherer(*input, old.get());
  Status status = gather(*input, old.get(), context, report, gatherer);
  // Where nothing was read, nothing is replaced.
  if (status && (report.pages > 0 || report.failed == 0)) {
    status = save(args, std::move(gatherer), old.get(), context, report);
  }
  return status ? Result<Exit>(conclude(report, *input, context, Exit::ok)) : status.error();
}

}  // namespace

Command::Run bind_ingest(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  bind_paths(syntax, args->input.paths);
  syntax.group(HelpSection::output);
  syntax.option("-o,--output", "FILE", args->out,
                "where to save; an old store is replaced at once");
  syntax.flag("--update", args->update,
              "read only pages whose bytes have changed since FILE was made, and drop those that "
              "are gone; without a PATH, those that FILE was made from");
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_ingest(*args, context); };
}

}  // namespace dossier
