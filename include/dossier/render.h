// Records as text: tables, TSV, CSV, JSON, timelines. Appends to a string; prints nothing itself.
//
//   Renderer renderer({.format = Format::csv, .columns = {"title", "period"}});
//   renderer.begin(out);
//   for (RowId id : selection.yes) renderer.row(store.row(id), false, out);
//   renderer.end(out);
//
// JSON holds every value exactly as read. In the other formats a value is one line of text: white
// space inside it becomes a space, lists of codes are separated by spaces, other lists by "; ".
//
//   TSV    no header (every line is a record), no quoting
//   CSV    a header; quotes as in RFC 4180, lines end in LF
//   table  a header, columns aligned by display width; default columns that are empty in every row
//          are left out, sums are grouped in threes; cut only when told a width: the widest columns
//          are shortened, and where that is not enough, source and donors left out
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

enum class Format : std::uint8_t { table, tsv, csv, json, ndjson };
std::string_view name(Format format);

enum class Header : std::uint8_t { automatic, on, off };

struct RenderOptions {
  Format format = Format::tsv;
  std::vector<std::string> columns{};  // as column_names() lists them; empty: the default ones
  Header header = Header::automatic;   // a first line of column names; automatic: all but TSV
  bool marks = false;                  // rows may be uncertain: say of each whether it is
  bool color = false;                  // ANSI colours
  bool escape = false;                 // show control, bidi and zero-width characters as escapes
  bool excel = false;                  // TSV, CSV: a ' before cells that could be formulas
  std::uint32_t width = 0;             // columns to fit a table into; 0: never cut
  char end = '\n';                     // what ends a line or record; '\0' with -0
};

// Every column that --columns may name: the JSON keys in their order, then what is made of them.
// "field.NAME" is one as well, for every label NAME.
std::vector<std::string_view> column_names();
// Errors: usage, with the nearest name as the hint.
Status check_columns(const std::vector<std::string>& columns);

// The parts of a row that are shown under these options: the others may be left empty.
RowParts parts_shown(const RenderOptions& options);

// Renders a series of rows in one format. For json the three calls make
// one array; for ndjson each row is one object on its line. With columns named, an object has only
// those keys. What is uncertain has a "?" in a table's first column, in TSV's and CSV's last
// column, and "maybe":true as JSON's last key.
class Renderer {
 public:
  explicit Renderer(RenderOptions options);
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  // Each appends to `out`, whose content is not looked at: it may be written and emptied between
  // calls. REQUIRES: begin once, then row for each row, then end once. Only ndjson, which has
  // nothing around its rows, may do with row alone.
  //
  // What stands before the rows: a header, where the options ask for one; for json "[".
  void begin(std::string& out);
  // `maybe`: the row is one that may match; shown where the options have marks. A table keeps its
  // rows until the end, as all of them decide how wide a column is.
  void row(const Row& row, bool maybe, std::string& out);
  // What stands after the rows; of a table, all of it.
  void end(std::string& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One record as one JSON object, no line end: the contract's keys in the contract's order.
void append_json(const Row& row, std::string& out);
// A JSON string with its quotes.
void append_json_string(std::string_view text, std::string& out);

struct TimelineOptions {
  std::uint32_t width = 80;  // columns to draw in
  bool cut = false;          // shorten titles to the width
  bool color = false;
  bool escape = false;
};
// The periods of `rows` as bars over a scale of years, one row a line, in the order given. Rows
// without a period, or with nothing known of it, are left out; returns how many.
std::size_t append_timeline(const std::vector<Row>& rows, const TimelineOptions& options,
                            std::string& out);

}  // namespace dossier
