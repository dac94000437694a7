// dossier scan: every single mention, before any judgement about records.
#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

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
  RowText::Rendered rendered;     // where rows are rendered as they are found
  std::vector<MentionText> list;  // otherwise
  std::size_t ambiguous = 0;
  std::size_t over_range = 0;
};

// Where a mention stands, and which of its kind's it is.
struct Spot {
  std::uint32_t begin = 0;
  Wanted field{};
  std::size_t index = 0;
};

template <class T>
void add_spots(const std::vector<T>& mentions, unsigned wanted, Wanted field,
               std::vector<Spot>& spots) {
  if ((wanted & field) == 0) {
    return;
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    spots.push_back({mentions[i].span.begin, field, i});
  }
}

void add_place_spots(const std::vector<PlaceMention>& mentions, unsigned wanted,
                     std::vector<Spot>& spots) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const bool region = mentions[i].form == PlaceMention::Form::region;
    if ((wanted & (region ? kRegions : kCountries)) != 0) {
      spots.push_back({mentions[i].span.begin, kCountries, i});
    }
  }
}

template <class T>
std::size_t count_ambiguous(const std::vector<T>& mentions) {
  return static_cast<std::size_t>(
      std::count_if(mentions.begin(), mentions.end(), [](const T& m) { return m.ambiguous; }));
}

// Gives a page's mentions of the fields wanted to `take`, in order of their place.
void find_on_page(const Page& page, const ScanOptions& options, unsigned wanted, Found& found,
                  const std::function<void(MentionText)>& take) {
  const Mentions m = scan(page, options);
  const bool dates = (wanted & kDates) != 0;
  const bool money = (wanted & kMoney) != 0;
  found.over_range += count_over_range(m, dates, money);
  found.ambiguous +=
      (dates ? count_ambiguous(m.dates) : 0) + (money ? count_ambiguous(m.money) : 0);
  std::vector<Spot> spots;
  add_spots(m.dates, wanted, kDates, spots);
  add_spots(m.money, wanted, kMoney, spots);
  add_place_spots(m.places, wanted, spots);
  add_spots(m.durations, wanted, kDurations, spots);
  std::stable_sort(spots.begin(), spots.end(),
                   [](const Spot& a, const Spot& b) { return a.begin < b.begin; });
  for (const Spot& spot : spots) {
    switch (spot.field) {
      case kDates:
        take(describe(page, m.dates[spot.index]));
        break;
      case kMoney:
        take(describe(page, m.money[spot.index]));
        break;
      case kDurations:
        take(describe(page, m.durations[spot.index]));
        break;
      default:
        take(describe(page, m.places[spot.index]));
    }
  }
}

void add_page(const Page& page, const ScanOptions& options, unsigned wanted, Found& found) {
  find_on_page(page, options, wanted, found,
               [&found](MentionText mention) { found.list.push_back(std::move(mention)); });
}

std::vector<std::string> cells_of(const MentionText& m) {
  return {std::string(m.field), m.value, place_text(m), std::string(m.rule), m.text};
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
  const std::vector<GridColumn> columns{{.name = "field"},
                                        {.name = "value"},
                                        {.name = "source", .flexible = true, .cut_front = true},
                                        {.name = "rule"},
                                        {.name = "text", .flexible = true}};
  RowPrinter printer(*format, columns, context);
  InputReport report;
  const Status status = for_each_batch<Found>(
      *input, context, report,
      [&](const std::vector<Page>& pages) {
        Found found;
        RowText rows(*format, columns);
        for (const Page& page : pages) {
          find_on_page(page, input->scan, *wanted, found, [&](MentionText mention) {
            if (rows.renders()) {
              rows.add([&mention] { return cells_of(mention); }, mention.json);
            } else {
              found.list.push_back(std::move(mention));
            }
          });
        }
        found.rendered = std::move(rows).take();
        return found;
      },
      [&](const std::vector<Page>&, const Found& found) {
        report.ambiguous += found.ambiguous;
        report.over_range += found.over_range;
        printer.rows(found.rendered);
        for (const MentionText& m : found.list) {
          printer.row(cells_of(m), m.json);
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
