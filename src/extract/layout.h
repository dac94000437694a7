// The page as lines with a kind each: what is a label, a list item, a heading, a line that is all
// dates, a table row, boilerplate. Segmentation (segment.h) reads only this.
//
// A Line is usually a physical line. Where the page is set in two columns each physical line is two
// Lines, all of the left column's before the right's, so that text flows as a reader would read it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/mention.h"
#include "dossier/page.h"
#include "extract/labels.h"
#include "extract/marker.h"

namespace dossier {

// A run of mentions of one kind, or of lines, by index: [first, last).
struct Range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first == last; }
};

struct Line {
  Span span;                 // what it covers, white space included
  Span text;                 // without indentation, marker and decoration; empty for a blank line
  std::uint16_t indent = 0;  // in characters
  Marker marker;
  std::optional<LabelLine> label;         // spans inside the page, not the line
  std::vector<LabelLine> labels;          // all of them, where a line has several
  Range dates, money, places, durations;  // mentions that begin inside `text`
  std::uint16_t words = 0;
  bool blank = false;
  bool page_break = false;   // a form feed stands before it
  bool boilerplate = false;  // menus, headers and footers, contents, contacts, totals
  bool rule = false;         // ----- or =====
  bool underlined = false;   // a rule stands under it
  bool date_only = false;    // nothing but dates, perhaps with a place or a weekday
  bool byline = false;       // "Posted on 3 March 2014 by Ana"
  bool money_only = false;
  bool place_only = false;
  bool fact_row =
      false;  // cells below a title, two of them facts: "Niger  P155102  US$ 32 million"
  bool sentence = false;  // ends as a sentence does, or runs on as prose
  bool title_like =
      false;  // could be a title: short, begins like one, no sentence, none of the above
};

// What is left of a line once its mentions are taken away.
struct Residue {
  std::size_t words = 0;        // outside all mentions, glue not counted
  std::size_t capitalised = 0;  // of them
  bool after_first = true;      // all of them stand after the first mention's end
};

class Layout {
 public:
  Layout(const Page& page, const Mentions& mentions);

  const Page& page() const { return page_; }
  const Mentions& mentions() const { return mentions_; }
  const std::vector<Line>& lines() const { return lines_; }
  std::size_t size() const { return lines_.size(); }
  const Line& operator[](std::size_t i) const { return lines_[i]; }
  std::string_view text(Span span) const { return page_.slice(span); }
  std::string_view text(std::size_t i) const { return page_.slice(lines_[i].text); }
  // fold(text(i)).
  std::string_view folded(std::size_t i) const {
    return std::string_view(folded_).substr(folds_[i], folds_[i + 1] - folds_[i]);
  }

  // The pieces as one text, a line end between them.
  std::string text(const std::vector<Span>& pieces) const;

  // The first line at or after `i` (before or at, for previous) that is neither blank nor
  // boilerplate; size() (npos) where there is none.
  std::size_t next_text(std::size_t i) const;
  std::size_t previous_text(std::size_t i) const;  // REQUIRES: i < size()
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  // Room for line_evidence() to keep what it found: the readings of a page ask for a line's
  // evidence again and again.
  std::optional<std::uint8_t>& known_evidence(std::size_t i) const { return evidence_[i]; }
  // The lines of the paragraph that line `i` stands in: up to a blank line, a rule or a list item's
  // marker. REQUIRES: i < size()
  Range paragraph(std::size_t i) const { return paragraphs_[i]; }
  // The stretch that leading_facts() was last asked about, and its answer: every mention of a line
  // asks again.
  std::pair<Span, Span>& last_leading_facts() const { return last_leading_facts_; }
  // The same for names_projects() of the page, and for whether it is in English.
  std::optional<bool>& known_subject() const { return names_projects_; }
  std::optional<bool>& known_english() const { return is_english_; }
  // And for the country that a sentence of the page names for all of its projects, if any.
  std::optional<const PlaceMention*>& known_stated_country() const { return stated_country_; }
  // The same for is_listed_by_payer().
  std::optional<bool>& known_listed_by_payer() const { return listed_by_payer_; }
  // And for the towns that stand before their countries, "Kisongo, Tanzania": folded.
  struct Town {
    std::string name;
    const PlaceMention* country;
  };
  std::optional<std::vector<Town>>& known_towns() const { return towns_; }
  // The first line that ends behind `at`, in the order of lines; the last where none does.
  std::size_t line_of(std::uint32_t at) const;

 private:
  void find_paragraphs();
  void find_text();
  void fold_lines();
  void classify(Line& line);
  void take_text(Line& line) const;
  void leave_kind_of_document(Line& line) const;
  void leave_links(Line& line) const;
  void leave_reading_time(Line& line) const;
  void take_marker(Line& line) const;
  void take_labels(Line& line) const;
  void judge_facts(Line& line) const;
  void judge_words(Line& line, bool bold) const;
  bool is_dated_place(std::string_view text, const Line& line, const Residue& left) const;
  void mark_front_matter();
  bool begins_with_its_kind(const LabelLine& label) const;
  void mark_label_words();
  void mark_label_prefixes();
  void mark_label_columns();
  void mark_label_column(std::size_t first, std::size_t last);
  struct LabelColumns;
  LabelColumns label_columns(std::size_t first, std::size_t last) const;
  std::optional<std::size_t> second_column(const Line& line) const;
  LabelKind kind_of_value(Span value) const;
  void mark_titles_like_labels();
  void mark_repeated_labels();
  void mark_bare_names();
  void mark_status_words();
  void mark_dated_kickers();
  void mark_days_and_topics();
  void mark_underlined_headings();
  void mark_wrapped_words();
  void mark_prose();
  void mark_wrapped_brackets();
  bool ends_sentence_above(std::size_t i) const;
  bool begins_with_date(const Line& line) const;
  void mark_paragraph(std::size_t first, std::size_t last);
  void mark_boilerplate();
  void mark_running_headers();
  bool has_letter_bullets() const;
  void find_codes();
  void find_tags();
  void find_plain_numbers();
  void take_plain_number(Line& line) const;
  void take_tag(Line& line);
  void take_code(Line& line);
  void take_icon(Line& line) const;
  bool is_row_of_facts(const Line& line) const;
  bool is_numbered_date(std::string_view text, const Line& line) const;
  void mark_date_tiles();
  void mark_cookie_notices();
  void mark_country_menus();
  void mark_kickers();
  void mark_facets();
  bool is_town_with_country(std::size_t i) const;
  void mark_fact_rows();
  bool is_fact_row(const Line& line) const;
  void cut_margins();
  void split_run_on();
  bool stands_over_title(std::size_t i) const;
  bool stands_over_sum(std::size_t i) const;
  void mark_label_blocks();

  const Page& page_;
  const Mentions& mentions_;
  std::vector<Line> lines_;
  mutable std::vector<std::optional<std::uint8_t>> evidence_;  // what line_evidence() has found
  std::string folded_;                                         // of all lines
  std::vector<std::uint32_t> folds_;  // where each begins, and where the last ends
  mutable std::optional<bool> names_projects_;
  mutable std::optional<bool> is_english_;
  mutable std::optional<const PlaceMention*> stated_country_;
  mutable std::optional<bool> listed_by_payer_;
  mutable std::optional<std::vector<Town>> towns_;
  mutable std::pair<Span, Span> last_leading_facts_;
  std::vector<std::uint32_t> text_lines_;  // neither blank nor boilerplate
  std::vector<Range> paragraphs_;          // of each line
  std::vector<std::uint32_t> ends_;  // of each line: the furthest that it or one above it reaches
  bool letter_bullets_ = false;      // "o " opens items
  std::set<std::string> codes_;      // the shapes of codes that open items
  std::set<std::string_view> tags_;  // the tags that do, "TC", "GA"
  std::set<std::uint32_t> plain_numbers_;  // where lines begin that open with a list's bare number
  std::uint32_t coded_ = 0;                // the items that they have opened so far
};

// The mentions that begin inside `span`.
template <class M>
Range mentions_in(const std::vector<M>& mentions, Span span);

// Whether a date is precise enough to date a news item.
bool is_point(const DateMention& mention);
// "started in June 2008 and will be completed in February 2010": a run told in a sentence.
bool tells_both_ends(const DateMention& mention);
// "(Kigali, 24 March 2009)": the bracket with a day, and perhaps where, that a line ends in.
std::optional<Span> bracketed_day(const Layout& layout, const Line& line);
// Whether the first date inside `span` is one: "Posted on 3 March 2014".
bool opens_with_point(const Layout& layout, Span span);
// The words of several lines as one text: white space folded, words that a line end cut in two put
// together again, Markdown marks dropped.
std::string tidy(std::string_view text);

}  // namespace dossier
