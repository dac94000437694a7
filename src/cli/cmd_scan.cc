// dossier scan: every single mention, before any judgement about records.
#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/mentions.h"
#include "cli/one_to_one.h"
#include "cli/pipeline.h"
#include "cli/print.h"
#include "cli/records.h"
#include "cli/stores.h"

namespace dossier {
namespace {

enum Wanted : unsigned { kDates = 1, kMoney = 2, kCountries = 4, kRegions = 8, kDurations = 16 };

constexpr std::array<Choice<Wanted>, 5> kFields{{
    {"date", kDates},
    {"money", kMoney},
    {"country", kCountries},
    {"region", kRegions},
    {"duration", kDurations},
}};

struct Args {
  InputArgs input;
  FormatArgs format;
  StreamArgs stream;
  std::string only = "date,money,country";
};

Result<unsigned> settle_only(std::string_view text) {
  unsigned wanted = 0;
  for (const std::string_view word : split(text, ',')) {
    const Result<Wanted> field = choose("field", trim(word), kFields);
    if (!field) {
      return field.error();
    }
    wanted |= *field;
  }
  return wanted;
}

struct Found {
  std::vector<MentionText> list;
  std::size_t ambiguous = 0;
  std::size_t over_range = 0;
};

template <class T>
void add_all(const Page& page, const std::vector<T>& mentions, Found& found) {
  for (const T& mention : mentions) {
    found.list.push_back(describe(page, mention));
    if constexpr (requires { mention.ambiguous; }) {
      found.ambiguous += mention.ambiguous ? 1 : 0;
    }
  }
}

void add_places(const Page& page, const std::vector<PlaceMention>& places, unsigned wanted,
                Found& found) {
  for (const PlaceMention& place : places) {
    const unsigned field = place.form == PlaceMention::Form::region ? kRegions : kCountries;
    if ((wanted & field) != 0) {
      found.list.push_back(describe(page, place));
    }
  }
}

// A page's mentions of the fields wanted, in order of their place.
void add_page(const Page& page, const ScanOptions& options, unsigned wanted, Found& found) {
  const Mentions mentions = scan(page, options);
  const std::size_t first = found.list.size();
  found.over_range += count_over_range(mentions, (wanted & kDates) != 0, (wanted & kMoney) != 0);
  if ((wanted & kDates) != 0) {
    add_all(page, mentions.dates, found);
  }
  if ((wanted & kMoney) != 0) {
    add_all(page, mentions.money, found);
  }
  add_places(page, mentions.places, wanted, found);
  if ((wanted & kDurations) != 0) {
    add_all(page, mentions.durations, found);
  }
  std::stable_sort(found.list.begin() + static_cast<std::ptrdiff_t>(first), found.list.end(),
                   [](const MentionText& a, const MentionText& b) { return a.begin < b.begin; });
}

Result<Exit> answer_lines(const Args& args, unsigned wanted, const InputSpec& input,
                          Context& context) {
  if (const Status alone = check_one_to_one(args.format, false, ""); !alone) {
    return alone.error();
  }
  const auto find = [&](const Page& page) {
    Found found;
    add_page(page, input.scan, wanted, found);
    return found;
  };
  return print_found_one_to_one(input, "mentions", find, context);
}

Result<Exit> run_scan(const Args& args, Context& context) {
  const Result<unsigned> wanted = settle_only(args.only);
  const Result<RenderOptions> format = settle_format(args.format, Format::tsv, context);
  Result<InputSpec> input = settle_input(args.input, context);
  if (!wanted || !format || !input) {
    return !wanted ? wanted.error() : !format ? format.error() : input.error();
  }
  if (const Status text = require_text(*input, context); !text) {
    return text.error();
  }
  settle_stream(args.stream, *format, *input);
  if (args.stream.one_to_one) {
    return answer_lines(args, *wanted, *input, context);
  }
  RowPrinter printer(*format,
                     {{.name = "field"},
                      {.name = "value"},
                      {.name = "source", .flexible = true, .cut_front = true},
                      {.name = "rule"},
                      {.name = "text", .flexible = true}},
                     context);
  InputReport report;
  const Status status = for_each_batch<Found>(
      *input, context, report,
      [&](const std::vector<Page>& pages) {
        Found found;
        for (const Page& page : pages) {
          add_page(page, input->scan, *wanted, found);
        }
        return found;
      },
      [&](const std::vector<Page>&, const Found& found) {
        report.ambiguous += found.ambiguous;
        report.over_range += found.over_range;
        for (const MentionText& m : found.list) {
          printer.row({std::string(m.field), m.value, place_text(m), std::string(m.rule), m.text},
                      m.json);
        }
        return context.out.open();
      });
  if (!status) {
    return status.error();
  }
  printer.finish();
  return conclude(report, *input, context, Exit::ok);
}

}  // namespace

Command::Run bind_scan(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  bind_paths(syntax, args->input.paths);
  bind_format(syntax, args->format, "default: tsv");
  bind_stream(syntax, args->stream);
  syntax.option("--only", "FIELD[,FIELD]", args->only,
                "of date, money, country (the default), region, duration");
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_scan(*args, context); };
}

}  // namespace dossier
