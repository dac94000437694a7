// Records as text: tables, TSV, CSV, JSON, timelines. Appends to a string; prints nothing itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

enum class Format : std::uint8_t { table, tsv, csv, json, ndjson };

struct RenderOptions {
  Format format = Format::tsv;
  std::vector<std::string> columns;  // names as column_names() lists them; empty: the default ones
  bool color = false;                // ANSI colours
  bool escape = false;               // show control, bidi and zero-width characters as escapes
  std::uint32_t width = 0;           // columns to fit a table into; 0: never cut
  char end = '\n';                   // what ends a line or record; '\0' with -0
};

// Every column that --columns may name, in the order of the JSON keys.
std::vector<std::string_view> column_names();
// Errors: usage, with the nearest name as the hint.
Status check_columns(const std::vector<std::string>& columns);

// Renders a series of rows in one format: begin, then each row, then end. For json the three make one
// array; for ndjson each row is one object on its line.
class Renderer {
 public:
  explicit Renderer(RenderOptions options);
  void begin(std::string& out);
  // `maybe`: the row is marked as uncertain (a "?" column or key, only where such rows are shown).
  void row(const Row& row, bool maybe, std::string& out);
  void end(std::string& out);

 private:
  RenderOptions options_;
  std::vector<Row> held_;        // a table is laid out once all rows are known
  std::vector<bool> held_maybe_;
  bool first_ = true;
};

// One record as one JSON object, no line end: the contract's keys in the contract's order.
void append_json(const Row& row, std::string& out);
// A JSON string with its quotes.
void append_json_string(std::string_view text, std::string& out);

}  // namespace dossier
