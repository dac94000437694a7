// dossier show: one record whole, with the bytes and the rule that each part of it came from.
#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "base/text.h"
#include "cli/ask.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/file_line.h"
#include "cli/records.h"
#include "render/columns.h"
#include "render/json.h"
#include "render/plain.h"

namespace dossier {
namespace {

struct Args {
  std::string id;
  InputArgs input;
  std::string format;
};

enum class Shape { text, json, ndjson };
constexpr std::array<Choice<Shape>, 3> kShapes{
    {{"text", Shape::text}, {"json", Shape::json}, {"ndjson", Shape::ndjson}}};

constexpr std::uint32_t kNameCells = 16;

// Which record is meant: a prefix of its id, or a line that it covers, of whatever path or of one.
struct Wanted {
  std::string id;
  std::optional<std::uint32_t> line;
  std::string path;

  bool matches(const std::string& its_id, const SourceRef& source) const {
    if (!line) {
      return its_id.starts_with(id);
    }
    return source.line <= *line && *line <= source.end_line &&
           (path.empty() || path == source.path);
  }
};

std::string rule_text(const Evidence& evidence) {
  return evidence.rule == RuleId::none ? "" : std::string(info(evidence.rule).id);
}

void append_evidence_json(const StoredEvidence& stored, std::string& out) {
  out += '{';
  append_json_key("part", out);
  append_json_string(name(stored.evidence.part), out);
  append_json_key("text", out);
  append_json_string(stored.text, out);
  append_json_key("line", out);
  out += std::to_string(stored.line);
  append_json_key("rule", out);
  append_json_text_or_null(rule_text(stored.evidence), out);
  append_json_key("reason", out);
  append_json_text_or_null(stored.reason, out);
  append_json_key("rejected", out);
  append_json_bool(stored.evidence.rejected, out);
  out += '}';
}

// The contract's object with one more key, "evidence".
std::string json_of(const Row& row) {
  std::string out;
  append_json(row, out);
  out.pop_back();
  append_json_key("evidence", out);
  out += '[';
  for (const StoredEvidence& stored : row.evidence) {
    out += out.back() == '[' ? "" : ",";
    append_evidence_json(stored, out);
  }
  return out + "]}";
}

std::string evidence_line(const StoredEvidence& stored) {
  const Evidence& e = stored.evidence;
  std::string line =
      fmt::format("  {:<14}  line {}: {}", name(e.part), stored.line, one_line(stored.text));
  if (const std::string rule = rule_text(e); !rule.empty()) {
    line += fmt::format("  [{}]", rule);
  }
  if (!stored.reason.empty() || e.rejected) {
    line += fmt::format("  ({}{}{})", e.rejected ? "not used" : "",
                        e.rejected && !stored.reason.empty() ? ": " : "", stored.reason);
  }
  return line + '\n';
}

// Every value that there is, a line each, and then where they came from.
std::string text_of(const Row& row) {
  std::string out;
  for (const ColumnDef& column : column_table()) {
    const std::string cell = column.key ? column.cell(row, CellStyle::plain) : std::string{};
    if (!cell.empty()) {
      append_padded(column.name, kNameCells, false, out);
      out += one_line(cell) + '\n';
    }
  }
  if (!row.evidence.empty()) {
    out += "evidence\n";
    for (const StoredEvidence& stored : row.evidence) {
      out += evidence_line(stored);
    }
  }
  return out;
}

std::string text_of(const std::vector<Row>& rows, Shape shape) {
  std::string out = shape == Shape::json ? "[" : "";
  for (const Row& row : rows) {
    switch (shape) {
      case Shape::text:
        out += (out.empty() ? "" : "\n") + text_of(row);
        break;
      case Shape::json:
        out += (out == "[" ? "" : ",\n") + json_of(row);
        break;
      case Shape::ndjson:
        out += json_of(row) + '\n';
        break;
    }
  }
  return shape == Shape::json ? out + "]\n" : out;
}

Result<std::vector<Row>> find_rows(const InputSpec& input, const Wanted& wanted, Context& context,
                                   InputReport& report) {
  std::vector<Row> rows;
  Question question;
  question.parts = RowParts::all();
  question.wanted = [&wanted](const std::string& id, const SourceRef& source) {
    return wanted.matches(id, source);
  };
  const Status status =
      for_each_selection(input, question, context, report, [&](RecordBatch& batch) {
        for (SelectedRow& selected : batch.rows) {
          rows.push_back(std::move(selected.row));
        }
        return true;
      });
  if (!status) {
    return status.error();
  }
  return rows;
}

Error several(std::string_view id, const std::vector<Row>& rows) {
  std::string list;
  for (const Row& row : rows) {
    list += fmt::format("  {}  {}:{}  {}\n", row.id, row.source.path, row.source.line,
                        one_line(row.record.title));
  }
  return Error{ErrorKind::usage, fmt::format("'{}' is the beginning of {} ids", id, rows.size()),
               "write more of the id", list};
}

Result<Exit> run_show(Args args, Context& context) {
  const Result<Shape> shape = choose("format", args.format, kShapes);
  if (!shape) {
    return shape.error();
  }
  Wanted wanted{args.id, std::nullopt, ""};
  if (const std::optional<FileLine> spot = read_file_line(args.id);
      spot && args.input.paths.empty()) {
    wanted.line = spot->line;
    args.input.paths = {spot->path};
  } else if (const std::optional<FileLine> place = read_place(args.id)) {
    wanted.line = place->line;
    wanted.path = place->path;
  }
  const Result<InputSpec> input = settle_input(args.input, context);
  if (!input) {
    return input.error();
  }
  InputReport report;
  const Result<std::vector<Row>> rows = find_rows(*input, wanted, context, report);
  if (!rows) {
    return rows.error();
  }
  if (rows->size() > 1 && !wanted.line) {
    return several(args.id, *rows);
  }
  const std::string text = text_of(*rows, *shape);
  context.out.text() += context.terminal.out ? escape_for_terminal(text, true) : text;
  if (rows->empty()) {
    context.messages.note(fmt::format("no record '{}'", args.id));
  }
  report.undated = 0;  // no question of this command
  return conclude(report, *input, context, rows->empty() ? Exit::none : Exit::ok);
}

}  // namespace

Command::Run bind_show(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  args->format = "text";
  syntax.argument("ID", args->id, "a record's id, or the beginning of it; or FILE:LINE",
                  Need::required);
  bind_paths(syntax, args->input.paths);
  syntax.group(HelpSection::output);
  syntax.option("--format", one_of(kShapes), args->format, "default: text");
  bind_input(syntax, args->input);
  return [args](Context& context) { return run_show(*args, context); };
}

}  // namespace dossier
