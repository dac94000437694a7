// Which lines of a page make one record. Several readings of the page compete (a numbered list,
// blocks of labels under titles, dated items, a table, running prose with quoted names, one project
// on the whole page …); each proposes groups of items, each group is scored by the evidence in its
// items, and the best groups that do not overlap win. No group: the page holds no record.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/record.h"
#include "extract/layout.h"
#include "extract/money_unit.h"

namespace dossier {

// A labelled value: "Budget: EUR 2 million", a label with its value on the lines below, a table's
// cell under its column's header.
struct Labelled {
  LabelHit label;
  bool known = false;
  Span name;
  std::vector<Span> value;  // its pieces, in order; more than one where it is wrapped
};

struct Item {
  Kind kind = Kind::project;
  std::size_t first = 0;  // lines [first, last)
  std::size_t last = 0;
  std::vector<Span> title;      // its pieces, facts cut off
  std::size_t title_first = 0;  // lines [title_first, title_last) hold the title
  std::size_t title_last = 0;
  std::vector<Labelled> labelled;
  std::vector<std::size_t> headings;  // section headings above it that name places
  Span ditto{};  // in a row above, the cell that this row's "ditto" under countries stands for
  std::size_t page_head = 0;  // lines before this one stand above the page's first item
  bool table_row = false;
  bool column = false;  // beside others on the same lines: its title and its values alone are its
  bool whole_page = false;
  bool tells_run = false;  // of a whole page: the text says when what its title names ran
  MoneyUnit table_unit;    // said in the table's caption or header
};

// What one line says about when something runs. Shared by segmentation's scores and by assembly.
enum LineEvidence : std::uint8_t {
  kRun = 1,       // a period on a line of its own, under a label, or in a title's tail
  kPoint = 2,     // one full date on a line of its own or in a dateline
  kProse = 4,     // a period, a start or an end inside a sentence
  kLabelled = 8,  // a known label that projects have
  kFacts = 16,    // nothing but a sum, or a date too wide for a point
};
std::uint8_t line_evidence(const Layout& layout, std::size_t i);

// The labelled values of lines [first, last).
std::vector<Labelled> labelled_values(const Layout& layout, std::size_t first, std::size_t last);

// "Country   Period   Budget" over "Bolivia   01.01.2018 -   CHF 3'450'000" and the rest of a
// wrapped cell, "31.12.2021": labels in columns over the values of one project. The line behind
// them; `first` where it is none.
std::size_t labels_over_values(const Layout& layout, std::size_t first, std::size_t last,
                               std::vector<Labelled>& values);

// "A$ '000        A$ '000": what a line of units says of the columns below it, by its first cell.
std::optional<MoneyUnit> unit_of_line(const Layout& layout, std::size_t i);

// The unit of money that one of the few lines above states, "Projects (US$ million)", "Montos en
// dólares": of a caption, blank lines between do not matter; of a block's head they do.
enum class Above : std::uint8_t { caption, block };
MoneyUnit unit_above(const Layout& layout, std::size_t line, Above where);

// Tables: table.cc.
struct Group {
  std::vector<Item> items;
  double score = 0;
  std::size_t first() const { return items.front().first; }
  std::size_t last() const { return items.back().last; }
};
std::vector<Group> table_groups(const Layout& layout);

std::vector<Item> segment(const Layout& layout);

}  // namespace dossier
