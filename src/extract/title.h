// Titles: which words of a line or of several lines are the record's own name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/layout.h"

namespace dossier {

// The part of a title line before its facts: dates, sums and countries that follow it in brackets,
// after a comma or a dash are cut. "Karst Springs — Montenegro — 2010—2013" is "Karst Springs";
// "Fiji: Green jobs" and "Sand Dams, phase II" stay whole. Empty only if the line was.
Span without_facts(const Layout& layout, Span text);

// "**Natural Dyes** — Looms and …": the words in bold that a line's text opens with and does not
// end with.
std::optional<Span> bold_front(const Layout& layout, Span line);
// The date in a bracket right behind bold words that open a line: "**Roads of clay** (3 May 2012).
// …"; null where there is none.
const DateMention* date_behind_bold(const Layout& layout, const Line& line);
// The title in a line that cites a grant or a project among its facts: in quotation marks, or
// behind the names of its authors. "£12,000, PI, "Songs of the fens", Royal Society, 2019-2021";
// "Moura, C. H. (PI). Songs of the fens. National Science Fund. $2,000. June to July 2015". None
// where the line is no such citation, or has neither a date nor a sum beside the title.
std::optional<Span> cited_title(const Layout& layout, Span text);

// Whether a stretch of text is dates, sums, lengths and places and the words that bind them, and no
// more.
bool is_facts_only(const Layout& layout, Span text);

// The part of a line before which only facts stand: "£24,000, Sept 2017 - Aug 2018 (PI: …). Songs
// of …" has its sum and its dates. Empty where the line begins with words.
Span leading_facts(const Layout& layout, Span text);

// Whether most words of four letters or more, but for the first, have capitals: "Across Borders".
bool is_title_case(std::string_view text);
// Whether words stop in the middle: a comma, a hyphen or a small word ("of", "und") ends them.
bool breaks_off(std::string_view words);
// Whether line `i`, which could be no title by itself, goes on with the one above: "Rwanda opens
// surgical wing built" / "with EUR 5.2 million from Luxembourg". REQUIRES: i < layout.size()
bool goes_on_with_title(const Layout& layout, std::size_t i);
// "Prof. Helen Broadbent", "A/Prof. Lani Matagi, Dr Oliver Peck": whether a line names people
// first.
bool begins_with_person(std::string_view text);

// Whether line `next` carries on the title that line `i` begins: the first breaks off (a comma, a
// hyphen, a small word), or the second begins as no title does.
bool continues_title(const Layout& layout, std::size_t i, std::size_t next);

// The lines [first, end) that the title beginning at `first` fills; end <= limit.
std::size_t title_end(const Layout& layout, std::size_t first, std::size_t limit);

// Whether the words name a document's own part ("Overview", "Fact sheet", "Key results") or open a
// letter ("Dear friend,"), and name no project.
bool is_generic_heading(std::string_view text);

// "3 x", "92%": a number that a picture shows, and no name.
bool is_count(std::string_view text);

// The title as text: pieces joined, trimmed of trailing punctuation and of what says only which
// document it is.
std::string title_text(const Layout& layout, const std::vector<Span>& pieces);

// The same of a project, whose name may stand in quotation marks; a headline in them quotes.
std::string name_text(const Layout& layout, const std::vector<Span>& pieces);

}  // namespace dossier
