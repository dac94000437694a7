// dossier eval: how right what is read is, measured on labelled pages.
#include <fmt/format.h>

#include <memory>
#include <set>
#include <utility>

#include "cli/command.h"
#include "cli/minimum.h"
#include "cli/pipeline.h"
#include "cli/scores.h"
#include "dossier/labelled_pages.h"

namespace dossier {
namespace {

struct Args {
  InputArgs input;
  FormatArgs format;
  std::vector<std::string> minimums;
  bool show = false;
};

// A labelled page, opened. A file may hold several pages; its labels are of all of them.
struct Job {
  std::string path;
  std::string layout;
  std::vector<GoldRecord> gold;
  Batch batch;
};

struct Judged {
  Job job;
  PageScore score;
};

Judged judge(Job job, const ScanOptions& options) {
  std::vector<FoundRecord> found;
  for (const Page& page : job.batch.pages) {
    add_found(page, extract(page, options).records, found);
  }
  PageScore score = score_page(job.gold, found);
  return {std::move(job), std::move(score)};
}

// Labels that no page is beside are a page from which nothing is read.
PageResult no_page(const LabelledPage& labelled) {
  return Error{ErrorKind::io, "no page beside these labels",
               "the page of NAME.gold.json is NAME.txt, or NAME with any other ending",
               labelled.gold};
}

class Evaluation {
 public:
  Evaluation(const InputSpec& input, Context& context) : input_(input), context_(context) {}

  // Finds, reads and scores the pages of every path. Each difference is given to `show`.
  void run(const std::function<void(const Difference&, const std::string& path)>& show) {
    OrderedPool<Job, Judged> pool(
        count_threads(input_), [this](Job job) { return judge(std::move(job), input_.scan); },
        [&](const Judged& judged) {
          take_stock(judged.job.batch, input_, context_, report_);
          scores_.add(judged.job.layout, judged.score.scores);
          for (const Difference& d : judged.score.differences) {
            show(d, judged.job.path);
          }
          return context_.out.open();
        });
    for (const LabelledPage& labelled : find()) {
      std::optional<Job> job = open(labelled);
      if (job && !pool.push(std::move(*job))) {
        break;
      }
    }
    pool.finish();
  }

  const LayoutScores& scores() const { return scores_; }
  const InputReport& report() const { return report_; }

 private:
  // Each once, however many paths lead to it: "pages/*" names both a page and its labels.
  std::vector<LabelledPage> find() {
    std::vector<LabelledPage> all;
    std::set<std::string> seen;
    for (const std::string& path : input_.paths) {
      LabelledPages found = find_labelled_pages(path);
      for (const Error& error : found.errors) {
        complain(error);
      }
      if (found.unlabelled > 0) {
        context_.messages.verbose(
            fmt::format("{}: {}", path,
                        counted(found.unlabelled, "file has no labels", "files have no labels")));
      }
      for (LabelledPage& page : found.pages) {
        if (seen.insert(page.gold).second) {
          all.push_back(std::move(page));
        }
      }
    }
    return all;
  }

  // Nothing where the labels cannot be read.
  std::optional<Job> open(const LabelledPage& labelled) {
    Result<Gold> gold = read_gold(labelled.gold);
    if (!gold) {
      complain(gold.error());
      return std::nullopt;
    }
    Job job{labelled.page, layout_of(*gold, labelled), std::move(gold->records), {}};
    if (labelled.page.empty()) {
      job.path = labelled.gold;
      job.batch.add(no_page(labelled));
      return job;
    }
    const Status status =
        read_pages({labelled.page}, source_options(input_, context_), [&job](PageResult page) {
          job.batch.add(std::move(page));
          return true;
        });
    if (!status) {
      job.batch.add(status.error());
    }
    return job;
  }

  void complain(const Error& error) {
    context_.messages.error(error);
    ++report_.failed;
  }

  const InputSpec& input_;
  Context& context_;
  LayoutScores scores_;
  InputReport report_;
};

// Exit::none where a figure is below its minimum; says by how much, under --quiet too.
Exit check(const std::vector<Minimum>& minimums, const Scores& scores, Context& context) {
  Exit code = Exit::ok;
  context.out.flush();
  for (const Minimum& minimum : minimums) {
    if (const std::optional<std::string> text = shortfall(minimum, scores)) {
      context.messages.plain("dossier: " + *text);
      code = Exit::none;
    }
  }
  return code;
}

Error no_path() {
  return {ErrorKind::usage, "no labelled pages named",
          "name a folder in which NAME.gold.json stands beside NAME.txt: docs/labels.md", ""};
}

Result<Exit> run_eval(const Args& args, Context& context) {
  const Result<std::vector<Minimum>> minimums = parse_minimums(args.minimums);
  const Result<RenderOptions> format = settle_format(args.format, default_format(context), context);
  if (!minimums || !format) {
    return !minimums ? minimums.error() : format.error();
  }
  if (args.input.paths.empty()) {
    return no_path();
  }
  const Result<InputSpec> input = settle_input(args.input, context);
  if (!input) {
    return input.error();
  }
  Evaluation evaluation(*input, context);
  if (args.show) {
    DifferencePrinter printer(*format, context);
    evaluation.run([&](const Difference& d, const std::string& path) { printer.print(d, path); });
    printer.finish();
  } else {
    evaluation.run([](const Difference&, const std::string&) {});
    if (evaluation.scores().all.pages > 0) {
      print_figures(evaluation.scores(), *format, context);
    }
  }
  const Exit code = check(*minimums, evaluation.scores().all, context);
  return conclude(evaluation.report(), *input, context, code);
}

}  // namespace

Command::Run bind_eval(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  syntax.arguments("PATH", args->input.paths,
                   "a folder in which NAME.gold.json stands beside NAME.txt, or such a page");
  syntax.group(HelpSection::output);
  syntax.flag("--show", args->show,
              "every difference instead of the figures: place, record, field, wanted, got");
  syntax.options("--min", "FIELD=SHARE[,…]", args->minimums,
                 "exit 1 where F1 of the field is lower; FIELD is also records, kind or perfect "
                 "(the share of records that are right in all but their donors)");
  bind_format(syntax, args->format);
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_eval(*args, context); };
}

}  // namespace dossier
