// The readings of a page that compete: each looks for items in its own way and gives groups of
// them, judged. A new layout is one more of these, and one more line in segment.cc.
#pragma once

#include <optional>
#include <vector>

#include "extract/segment.h"

namespace dossier {

// Tables whose cells stand one below the other: stacked_table.cc.
std::vector<Group> stacked_tables(const Layout& layout);

// Projects side by side, a column each, behind a column of labels: propose_across.cc.
std::vector<Group> projects_across(const Layout& layout);

// Cards of a site, blocks of short lines with the title among them: propose_cards.cc.
std::vector<Group> cards(const Layout& layout);

// Numbered and bulleted lists, and Markdown headings: propose_lists.cc.
std::vector<Group> marked_lists(const Layout& layout);
// "FRIDAY 8 MAY 2015" over "* Water works to be doubled. Japan and South Sudan have …": news in the
// points below their days.
std::vector<Group> days_over_points(const Layout& layout);

// Blocks of labelled lines: propose_labelled.cc.
// Blocks that each open with the same label, or name their project under "Project title:".
std::vector<Group> titled_by_label(const Layout& layout);
// Titles, each over a block of labelled lines.
std::vector<Group> labelled_blocks(const Layout& layout);
// Sections between rules or page breaks, each with its title at its head and labels below its text.
std::vector<Group> titled_sections(const Layout& layout);
// Titles, each over labels in columns and their values.
std::vector<Group> titles_over_grids(const Layout& layout);

// Blocks of labelled lines with their title among them.
std::vector<Group> titles_among_labels(const Layout& layout);

// Blocks and titles without labels or markers: propose_blocks.cc.
// Blocks between blank lines that each begin with title-like lines and say when.
std::vector<Group> titled_blocks(const Layout& layout);
// Lines that hold nothing but a date or a period, the title above or below.
std::vector<Group> dated_items(const Layout& layout);
// Paragraphs that open with their titles in bold, "**Saffron.** *Afghanistan; …*".
std::vector<Group> bold_leads(const Layout& layout);

// Headings over running text: propose_headed.cc.
// Headings over paragraphs that say when their project ran.
std::vector<Group> headed_paragraphs(const Layout& layout);
// Headings over texts, most of which tell when, and besides how much or where.
std::vector<Group> told_sections(const Layout& layout);

// Facts and a title on one line: propose_lines.cc.
// Lines that begin with a date or a sum and go on with the title.
std::vector<Group> facts_first_lines(const Layout& layout);
// Titles with their dates behind them, "Logging case won (9 January 2019)": news.
std::vector<Group> dated_titles(const Layout& layout);
// Lines that begin with a title and, in brackets or behind a leader, where: "Blue Jobs (Mauritius).
// Training of …", "Ropes of coir ........ Sri Lanka".
std::vector<Group> placed_entries(const Layout& layout);
// Lines that each hold a title and its period.
std::vector<Group> one_liners(const Layout& layout);
// Titles with their sums in a column of their own, "Dam removal ....... $75,000", over their texts.
std::vector<Group> titles_with_sums(const Layout& layout);

// Messages of a digest, each with a "Date:" and a "Subject:" at its head: news.
std::vector<Group> messages(const Layout& layout);

// Running prose, each paragraph telling of one project by its name, quoted or (English only) by its
// capitals: propose_prose.cc.
std::vector<Group> names_in_prose(const Layout& layout, bool capitalised);
// Paragraphs that each open with their project's name and a stop, "Silver Steps. Falls are …",
// "Goats for returnees. A grant of $95,000 was …".
std::vector<Group> named_paragraphs(const Layout& layout);
// The first name in running text that says by itself that it is a project's: "the Rufiji Basin
// Resilience Project".
std::optional<Span> project_in_prose(const Layout& layout, Span span);

// The first name that stands, by its capitals, before such a word, in English: "the Trails for
// Recovery project".
std::optional<Span> described_project(const Layout& layout, Span span);

// The first name that the text gives a project in so many words: "a project called Shade for the
// Future", "el proyecto «Agua viva»".
std::optional<Span> called_project(const Layout& layout, Span span);

// The first quoted name that what is beside it, or it itself, calls a project: "launched “Safe
// Roofs”, a three-year programme".
std::optional<Span> quoted_project(const Layout& layout, Span span);

// The name that a sentence which begins with a sum goes on to, in English: "USD 8.4 million for the
// [Milk Cooling Programme #1] in Kenya", "… for the [Valleys for Life] project in Bhutan".
std::optional<Span> name_behind_sum(const Layout& layout, Span span);
// The name that a sentence about a project holds: quoted, or in English by its capitals.
std::optional<Span> name_in_sentence(const Layout& layout, Span span);

// The two words or more with capitals that a text opens with, unless they name an organisation.
std::optional<Span> opening_words(const Layout& layout, Span span);
// The first quoted proper name of a stretch of text: two to twelve words, a capital first.
std::optional<Span> quoted_name(const Layout& layout, Span span);

// The line at which a page turns to other projects, "Related projects"; the page's end where it
// does not.
std::size_t other_projects(const Layout& layout);

// Whether the page's first text is "Call for proposals", and no line near it says which were
// chosen: money that nobody has yet.
bool heads_call(const Layout& layout);

// One project on the whole page: propose_page.cc.
std::vector<Group> whole_page(const Layout& layout);

}  // namespace dossier
