// The table of columns: every value of a record that can be printed, by name, as a cell's text and
// as JSON. A record's JSON object is the first part of this table read from top to bottom.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/render.h"

namespace dossier {

// For whom a cell is: a program (exact and plain) or a person (sums grouped in threes).
enum class CellStyle : std::uint8_t { plain, human };

struct ColumnDef {
  std::string_view name;
  std::string_view means;
  bool key;  // a key of the record's JSON object
  enum class Kind : std::uint8_t {
    text,    // cut first where a table is too wide
    path,    // likewise, but at its beginning: the end tells more
    code,    // cut only when nothing else is left
    number,  // likewise, and aligned to the right
  } kind;
  RowParts needs;  // the parts of a row that it is made of
  std::string (*cell)(const Row& row, CellStyle style);
  void (*json)(const Row& row, std::string& out) = nullptr;  // nullptr: the cell's text or null
  // The cell's text, where the row holds it as it is.
  std::string_view (*held)(const Row& row) = nullptr;
};
std::span<const ColumnDef> column_table();

// A column as asked for: one of the table's, or a labelled value ("field.NAME").
class Column {
 public:
  // REQUIRES: check_columns accepts `name`.
  explicit Column(std::string_view name);

  const std::string& name() const { return name_; }
  RowParts needs() const { return def_ != nullptr ? def_->needs : RowPart::fields; }
  ColumnDef::Kind kind() const { return def_ != nullptr ? def_->kind : ColumnDef::Kind::text; }
  std::string cell(const Row& row, CellStyle style) const;
  // The same text behind what `out` holds.
  void append(const Row& row, CellStyle style, std::string& out) const;
  void json(const Row& row, std::string& out) const;

 private:
  std::string name_;
  const ColumnDef* def_ = nullptr;
  std::string label_;  // of a labelled value, folded
};

// What is shown when nothing is asked for.
std::vector<std::string> default_columns(Format format);

// "3,000,000.5" for a person.
std::string styled_digits(std::string digits, CellStyle style);
// "EUR 3000000", "USD 2000000..3000000".
std::string money_text(const Money& money, CellStyle style);
// The budgets that sums count: the totals, or the shares where no total is stated.
std::vector<const Budget*> counted_budgets(const Record& record);

}  // namespace dossier
