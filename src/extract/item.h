// Items in the making: where they end, what their title is, and the verdict on a group of them.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "extract/segment.h"

namespace dossier {

// Lines [first, last).
struct LineBlock {
  std::size_t first;
  std::size_t last;
};

// Whether dates, sums or places stand between a title's end and its line's.
bool facts_after(const Layout& layout, Span cut, Span line);

// A section's heading: it holds for what follows and belongs to no item.
bool is_heading(const Layout& layout, std::size_t i);
// "FINANCEMENTS DE L'UNION EUROPÉENNE": a heading over items of one payer.
bool names_payer(const Layout& layout, std::size_t i);
// The same as is_heading(), a country alone: it stands over those that follow.
bool is_place_heading(const Layout& layout, std::size_t i);
// Takes trailing blank lines, boilerplate and headings off [first, last): those of the next
// section, which are added to `headings` if that is given.
std::size_t trimmed_end(const Layout& layout, std::size_t first, std::size_t last,
                        std::vector<std::size_t>* headings);

// The first line at or after `i` and before `last` of which `test` holds.
template <class Test>
std::size_t find_line(const Layout& layout, std::size_t i, std::size_t last, Test test) {
  for (; i < last; ++i) {
    if (!layout[i].blank && !layout[i].boilerplate && !layout[i].rule && test(i)) return i;
  }
  return Layout::npos;
}

// Title blocks of [first, last): runs of title-like lines up to the first paragraph, label or date.
std::vector<LineBlock> head_blocks(const Layout& layout, std::size_t first, std::size_t last);
// Sets the title from lines [first, last), its facts cut off.
void set_title(const Layout& layout, Item& item, std::size_t first, std::size_t last);
// Takes a name in the running text for the title: no line is the title's alone.
void set_title_in_text(const Layout& layout, Item& item, Span name);
// "Masters from forty villages teach in schools of" over "Indonesia. (2014 - 2016)": whether a line
// is text that stops in one of the lines below it.
bool opens_wrapped_text(const Layout& layout, std::size_t i);
// "Otter surveys in the fens" before ". In partnership with …": what a text opens with up to its
// first stop, a few words without a date or a sum; nothing where it opens otherwise.
std::optional<Span> title_before_stop(const Layout& layout, Span text);
// Finds the title of an item that opens with a list marker; false where it has none. `kicker`: the
// list's items carry a category line above their titles.
bool find_item_title(const Layout& layout, Item& item, bool kicker);

// How a group is judged.
struct Judging {
  double none = -1.5;      // an item without evidence
  bool keep_plain = true;  // such items are kept when most others have evidence
  bool prose = true;       // a period inside a sentence counts
  bool funded = false;     // the items belong to a list of sums
};
// Where all items but the last are unbroken blocks, what follows a blank line in the last is the
// page's.
void cut_last_item(const Layout& layout, Group& group);
// Whether the groups together are a list of grants that says how much each is: three quarters of
// three items or more, on a page that speaks of projects.
bool lists_sums(const Layout& layout, const std::vector<Group>& groups);
// Scores the items; drops those that are no record; an empty group is a refusal.
void judge(const Layout& layout, Group& group, const Judging& policy);

// The group with the items that look like most of it, a title apart over the same facts, and that
// the reading left out: kin.cc.
Group with_kin(const Layout& layout, Group group);

// "Burundi: Hills and Springs": whether a country and a colon stand at the title's begin.
bool begins_with_place(const Layout& layout, const Item& item);
// From the first to the last of an item's lines. REQUIRES: it has one.
Span lines_of(const Layout& layout, const Item& item);
// Whether an item's lines hold a sum.
bool holds_sum(const Layout& layout, const Item& item);
// Whether they do, and say when.
bool tells_cost_and_run(const Layout& layout, const Item& item);
// Whether an item's lines hold a sum and a country or region.
bool tells_sum_and_place(const Layout& layout, const Item& item);

// Where an unmarked item begins, and the lines of its title.
struct ItemStart {
  std::size_t first;
  LineBlock title;
};
// The group of items that begin at `starts`, each running to the next, not judged.
Group unjudged_from(const Layout& layout, const std::vector<ItemStart>& starts);
// The same, judged.
Group from_starts(const Layout& layout, const std::vector<ItemStart>& starts,
                  const Judging& policy);
// The same for items that begin with their titles.
Group from_title_lines(const Layout& layout, const std::vector<LineBlock>& titles,
                       const Judging& policy);

// Words that name an organisation rather than what it does.
bool names_organisation(std::string_view text);
// "First steps, 1997 to 2001", "Growing, 2002 to 2007": years that follow on one another are the
// chapters of one story, short titles all.
bool are_chapters(const Layout& layout, const Group& group);
// "ITAT1012  SMART-HAY", "5R01AI098765-04": a register's number, alone or with an acronym.
bool is_register_code(std::string_view text);
// The same, or with what it counts: "Grant 17/031", "[Ref. OP/16-041]", "Press release No. 12".
bool is_reference(std::string_view text);
// "GCP/RAF/811 - Burkina Faso, Chad": a code, and what else a line of facts says.
bool opens_with_code(std::string_view text);
// Whether a label is "Name" in one of the languages: of a project, a person or a house.
bool is_name_label(std::string_view label);
// Whether a label names what projects belong to, "Grant programme", more than a project.
bool names_frame(std::string_view label);
// "What", "Programme": a label that names the project, or says something about the one above it.
bool may_describe(std::string_view label);

}  // namespace dossier
