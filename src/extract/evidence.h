// What lines and items say about when something runs, and by which labels: the evidence that
// segmentation weighs.
#pragma once

#include <optional>
#include <set>

#include "extract/segment.h"

namespace dossier {

bool is_time_label(LabelKind kind);
// Whether the run may stand beside another label's value: "Status: Active (9/2021-8/2026)",
// "Funder: NORAD, 2012-2015", "Title: Fens and Bogs (2012-2015)".
bool may_tell_run(LabelKind kind);

// "21 Sep 2009 23 Oct 2010" on a line of its own: a start and an end in two columns.
std::optional<Period> two_columns_run(const Layout& layout, const Line& line);

// Whether a run is told to the day and lasts two weeks at most, an event's: "24 - 28 November
// 2008".
bool lasts_days(const DateMention& date);
// Whether one of the mentions is an interval.
bool has_range(const Layout& layout, Range dates);
// The bytes of the headline that a line opens with before its dateline, "Weighbridges back in
// service. ACCRA, 3 June 2014 (WCN) – The last …", without the stop; 0 where there is none.
std::uint32_t headline_before_dateline(const Layout& layout, std::size_t i);
// "HANOI, 14 May 2013 – Forty-one factories …": where and when, then the news.
bool is_dateline(const Layout& layout, std::size_t i);
// "… in the first year. (Kigali, 24 March 2009)": where and when, behind the news.
bool ends_text_with_day(const Layout& layout, std::size_t i);
// "Solar pumps for nine villages          12 Sep 2010": a day in a column of its own.
bool ends_in_day_column(const Layout& layout, std::size_t i);
// Whether the next line that is not blank is text.
bool stands_over_text(const Layout& layout, std::size_t i);

// How much an item says. Two time labels of one name are two runs: two projects.
struct Tally {
  int runs = 0;
  int points = 0;
  int prose = 0;
  int facts = 0;
  int sums = 0;  // lines with a sum that are no running text
  std::set<LabelKind> labels;
};
Tally tally(const Layout& layout, const Item& item);

// Whether folded text speaks of a project, a programme, a grant, in any of the languages.
bool is_project_word(std::string_view folded);
// Whether the page names projects, programmes or grants, in whatever words.
bool names_projects(const Layout& layout);
bool item_names_project(const Layout& layout, const Item& item);

}  // namespace dossier
