// See help.h.
#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/choice.h"
#include "cli/options.h"
#include "dossier/query.h"
#include "render/columns.h"
#include "render/plain.h"

namespace dossier {
namespace {

constexpr std::uint32_t kNameCells = 26;
constexpr std::uint32_t kLineCells = 96;

// Words, wrapped, each line after the first indented to stand under it.
void append_wrapped(std::string_view text, std::uint32_t indent, std::string& out) {
  std::uint32_t used = indent;
  bool first = true;
  for (const std::string_view word : split(text, ' ')) {
    const std::uint32_t width = display_width(word);
    if (!first && used + 1 + width > kLineCells) {
      out += '\n';
      out.append(indent, ' ');
      used = indent;
    } else if (!first) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width;
    first = false;
  }
  out += '\n';
}

// "  NAME     what it means"; a long name has its meaning on the next line.
void append_entry(std::string_view name, std::string_view means, std::string& out,
                  std::uint32_t cells = kNameCells) {
  out += "  ";
  append_padded(name, cells, false, out);
  if (display_width(name) >= cells) {
    out += '\n';
    out.append(2 + cells, ' ');
  }
  append_wrapped(means, 2 + cells, out);
}

void append_lines(std::string_view lines, std::string& out) {
  for (const std::string_view line : split(lines, '\n')) {
    out += fmt::format("  {}\n", line);
  }
}

struct SectionName {
  HelpSection section;
  std::string_view name;
};

// In the order of help pages.
constexpr std::array<SectionName, 3> kSections{{{HelpSection::output, "Output"},
                                                {HelpSection::input, "Input"},
                                                {HelpSection::general, "General"}}};

void append_options(const std::vector<OptionSpec>& options, std::string& out) {
  for (const SectionName& section : kSections) {
    std::string entries;
    for (const OptionSpec& option : options) {
      if (option.group == section.section) {
        append_entry(fmt::format("{}{}{}", fmt::join(option.names, ", "),
                                 option.takes.empty() ? "" : " ", option.takes),
                     option.means, entries);
      }
    }
    if (!entries.empty()) {
      out += fmt::format("\n{}:\n{}", section.name, entries);
    }
  }
}

// What a command takes. For reading: what it would be parsed into is gone when this returns.
Syntax syntax_of(const Command& command) {
  GeneralArgs general;
  Syntax syntax;
  command.bind(syntax);
  bind_general(syntax, general);
  return syntax;
}

std::string query_help() {
  std::string out =
      "A query is one argument: terms joined by commas or \"and\", all of which must hold.\n\n";
  append_lines(
      "$ dossier find \"active in 2012, in Viet Nam, over EUR 1M\" samples/\n"
      "$ dossier find \"active:2012 in:VN budget:>1000000EUR\" samples/\n"
      "$ dossier find \"funded by Germany and not in Africa\" samples/\n"
      "$ dossier find \"(in:AL or in:XK) water\" samples/",
      out);
  out +=
      "\n\"not TERM\" and \"-key:value\" exclude; \"( … or … )\" and, inside one key, commas mean "
      "or.\nValues: x, x..y, x.., ..y, >x, >=x, <x, <=x. Dates are anything the pages may say: "
      "2012,\n2012-03, \"March 2012\", \"Q1 2012\". Sums may have a currency on either side; "
      "without "
      "one,\nrecords in any currency are compared. Other words search titles and descriptions.\n\n"
      "Keys:\n";
  for (const QueryKey& key : query_keys()) {
    append_entry(key.example, key.means, out);
    if (!key.phrases.empty()) {
      append_entry("", fmt::format("also: {}", key.phrases), out);
    }
  }
  out +=
      "\nA period that runs on (2012/..) is active in every later year. Where an end is not known\n"
      "(2012/) a record only may match: such records are counted, and shown with --maybe.\n";
  return out;
}

std::string columns_help() {
  std::string out = "Columns for --columns and --sort:\n\n";
  for (const ColumnDef& column : column_table()) {
    append_entry(column.name, column.means, out);
  }
  append_entry("field.NAME", "the value labelled NAME: field.sector", out);
  out += "\nWithout --columns:\n";
  append_entry("table",
               fmt::format("{}; those that are empty in every row are left out",
                           fmt::join(default_columns(Format::table), ", ")),
               out);
  append_entry("tsv, csv", fmt::format("{}", fmt::join(default_columns(Format::tsv), ", ")), out);
  append_entry("json, ndjson", "every key, always, in the order of this list down to source", out);
  return out;
}

std::string formats_help() {
  return
      R"(Formats for --format; a table on a terminal, tsv elsewhere, unless said otherwise.

  table     aligned columns, sums in groups of three; on a terminal fitted to its width, the widest
            columns shortened and, unless --columns is given, source and donors left out where
            there is no room; never cut elsewhere
  tsv       one record a line, columns separated by tabs, no header (--header adds one); tabs and
            line ends inside a value are spaces
  csv       a header and one record a line, quoted as in RFC 4180, lines ending in LF
  json      one array of objects
  ndjson    one object a line

Lists of codes are separated by spaces, other lists by "; ". Dates are EDTF (ISO 8601-2):
2012-01/2015, 2012/.. (runs on), 2012/ (end unknown). Amounts are exact decimal numbers.
On a terminal, control, bidi and zero-width characters are shown as \u{…}.
)";
}

std::string exit_codes_help() {
  constexpr std::uint32_t kCodeCells = 10;
  std::string out = "Exit codes:\n\n";
  const auto append = [&out](std::string_view code, std::string_view means) {
    append_entry(code, means, out, kCodeCells);
  };
  append("0", "found, or done");
  append("1", "find, active, dates or show matched nothing; a figure of eval is below its --min");
  append("2", "wrong usage, or nothing could be read or written");
  append("3", fmt::format("done, but some input could not be read; with --strict also where {}",
                          kStrictObjections));
  return out;
}

struct Topic {
  std::string_view name;
  std::string_view summary;
  std::string (*text)();
};

constexpr std::array<Topic, 4> kTopics{{
    {"query", "the query language", query_help},
    {"columns", "what --columns and --sort can name", columns_help},
    {"formats", "what --format can name", formats_help},
    {"exit-codes", "what the exit code says", exit_codes_help},
}};

}  // namespace

std::vector<OptionSpec> options_of(const Command& command) {
  return syntax_of(command).options();
}

std::string overview() {
  std::string out =
      "dossier reads project descriptions (titles, periods, budgets, countries) out of plain text\n"
      "and answers questions about them.\n\n";
  append_lines(
      "$ dossier list samples/\n"
      "$ dossier find \"active in 2012, in Viet Nam\" samples/\n"
      "$ cat dump.txt | dossier dates | cut -f1,2",
      out);
  out += "\nUsage: dossier COMMAND [QUERY] [PATH…] [OPTIONS]\n\nCommands:\n";
  constexpr std::uint32_t kCommandCells = 14;
  for (const Command& command : commands()) {
    append_entry(command.name, command.summary, out, kCommandCells);
  }
  out += "\nTopics of dossier help:\n";
  for (const Topic& topic : kTopics) {
    append_entry(topic.name, topic.summary, out, kCommandCells);
  }
  out +=
      "\nA PATH is a file, a folder, a saved store or - for standard input, which is read without "
      "being\n"
      "named when text is piped in. dossier COMMAND --help shows examples and options.\n";
  return out;
}

std::string command_help(const Command& command) {
  std::string out = fmt::format("{}\n\n", command.summary);
  append_lines(command.examples, out);
  out += fmt::format("\nUsage: dossier {}{}{} [OPTIONS]\n", command.name,
                     command.usage.empty() ? "" : " ", command.usage);
  const Syntax syntax = syntax_of(command);
  out += syntax.positionals().empty() ? "" : "\n";
  for (const ArgumentSpec& argument : syntax.positionals()) {
    append_entry(argument.name, argument.means, out);
  }
  append_options(syntax.options(), out);
  return out;
}

std::vector<std::string_view> help_topics() {
  std::vector<std::string_view> names;
  names.reserve(kTopics.size());
  for (const Topic& topic : kTopics) {
    names.push_back(topic.name);
  }
  return names;
}

Result<std::string> help_on(std::string_view topic) {
  if (topic.empty()) {
    return overview();
  }
  if (const Command* command = find_command(topic); command != nullptr) {
    return command_help(*command);
  }
  for (const Topic& t : kTopics) {
    if (t.name == topic) {
      return t.text();
    }
  }
  std::vector<std::string_view> names = help_topics();
  for (const Command& command : commands()) {
    names.push_back(command.name);
  }
  return unknown_word("command or topic", topic, names);
}

}  // namespace dossier
