// Which country is which: where the project works, who pays, and who is named for another reason.
// Labels decide first, then section headings, then the words around each name. A country that a
// project works in is not repeated among the others; the European Union is never a place of work
// unless a label says so.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "extract/assemble.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/named_place.h"
#include "extract/page_owner.h"
#include "extract/place_evidence.h"
#include "extract/place_labels.h"
#include "extract/scan.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

#include "extract/anywhere_words.inc"   // kAnywhereWords
#include "extract/providers.inc"        // kProviders
#include "extract/recipients.inc"       // kRecipients
#include "extract/south_providers.inc"  // kSouthProviders

// Reads the names one by one, in order: each is judged by what stands around it and by those that
// were named before it.
class PlaceReader {
 public:
  explicit PlaceReader(const Draft& draft)
      : draft_(draft), layout_(draft.layout), places_(draft.mentions().places), labels_(draft) {}

  std::vector<Named> read() {
    heading_given_ = headings();
    wrapped_cells();
    column_names();
    for (std::uint32_t k : item_mentions(draft_, places_)) {
      if (!is_region(places_[k])) read(places_[k]);
    }
    return std::move(named_);
  }

 private:
  // A name and what is around it.
  struct Asked {
    const PlaceMention& place;
    Surroundings where;
    CueHit cue;
    Span span() const { return place.span; }
  };
  // A question whose answer decides, if it is yes.
  struct Question {
    bool (PlaceReader::*holds)(const Asked&) const;
    Verdict verdict;
  };

  void read(const PlaceMention& place) {
    const Surroundings where = place_of(draft_, place.span);
    const auto labelled = labels_.verdict(where, place.span);
    if (is_read_already(where, labelled)) return;
    const Asked asked{place, where, cue_of(place, where)};
    named_.push_back(judge(asked, labelled));
    previous_ = &place;
  }

  // In a cell of several lines: the cell's joined text was read.
  bool is_read_already(const Surroundings& where, const std::optional<Verdict>& labelled) const {
    if (!draft_.item.table_row || where.label == nullptr || where.label->value.size() < 2)
      return false;
    return (!named_.empty() && labelled && labelled->part == Part::work) ||
           whole_cells_.contains(where.label->value.front().begin);
  }

  CueHit cue_of(const PlaceMention& place, const Surroundings& where) const {
    const CueHit hit = find_cue(layout_, place.span, reach_of(where),
                                cue(CueRole::donor) | cue(CueRole::origin) | cue(CueRole::venue));
    const bool verb = hit.role == CueRole::donor && speaks_of_subject(place, hit.rule);
    return verb && stands_in(draft_, first_enumerated(place)) ? CueHit{} : hit;
  }
  // "banks in Fiji, Samoa and [Tonga]": the first name of the enumeration.
  Span first_enumerated(const PlaceMention& place) const {
    const PlaceMention* first = &place;
    const auto follows = [this](Span a, Span b) {
      const std::string_view between = trim(layout_.text({a.end, std::max(a.end, b.begin)}));
      return enumerates(layout_, a, b) && !between.empty() && !between.ends_with("the");
    };
    while (first != places_.data() && follows(first[-1].span, first->span)) --first;
    return first->span;
  }
  // How far words around a name speak of it.
  Span reach_of(const Surroundings& where) const {
    const Line& line = layout_[where.line];
    if (where.label != nullptr && where.label->known)
      return {line.text.begin, where.label->value.back().end};
    const bool behind_title = where.in_title_line && !draft_.item.title.empty() &&
                              draft_.item.title.front().begin > line.text.begin;
    if (!line.sentence && !behind_title && (where.in_title || !ends_paragraph(draft_, where.line)))
      return line.text;
    Span paragraph = paragraph_around(layout_, where.line);
    // The words of a title on lines of its own are another sentence's.
    const Item& item = draft_.item;
    const bool apart = item.title_last > item.title_first && item.title_last <= where.line &&
                       item.title.back().end == layout_[item.title_last - 1].text.end;
    if (apart) paragraph.begin = std::max(paragraph.begin, layout_[item.title_last].text.begin);
    return paragraph;
  }
  // Whether a rule asks for what follows a payer: a verb, or money that is called by the country.
  static bool speaks_of_subject(const PlaceMention& place, RuleId rule) {
    if (rule == RuleId::none) return false;
    const std::string_view id = info(rule).id;
    return id.starts_with("role.donor-verb") ||
           (id == "role.donor-demonym" && place.form != PlaceMention::Form::demonym);
  }

  // The first that decides: the label, what the surroundings say, a sum, the words around the name,
  // the name before it, and last what else is known of the item.
  Named judge(const Asked& asked, const std::optional<Verdict>& labelled) {
    const bool by_cue = asked.cue.found;
    if (labelled && (labelled->part != Part::donor || !by_cue || asked.cue.role == CueRole::donor ||
                     is_mission(asked)))
      return named(asked, *labelled);
    if (const auto told = first_of(kBySurroundings, asked)) return named(asked, *told);
    if (gives_too(asked.span()))
      return named(asked, {Part::donor, Reason::cue_words}, named_.back().rule);
    if (const auto told = first_of(kBySum, asked)) return named(asked, *told);
    if (by_cue) return named_by_cue(asked);
    if (goes_on_enumerating(asked.span())) {
      const Named& last = named_.back();
      return named(asked, {last.part, last.reason}, last.rule);
    }
    return named(asked, first_of(kByRest, asked).value_or(Verdict{}));
  }

  template <std::size_t N>
  std::optional<Verdict> first_of(const Question (&questions)[N], const Asked& asked) const {
    for (const Question& question : questions) {
      if ((this->*question.holds)(asked)) return question.verdict;
    }
    return std::nullopt;
  }

  static Named named(const Asked& asked, Verdict verdict) {
    return named(asked, verdict, asked.place.rule);
  }
  static Named named(const Asked& asked, Verdict verdict, RuleId rule) {
    const PlaceMention& place = asked.place;
    return {place.country,
            verdict.part,
            place.span,
            rule,
            verdict.reason,
            asked.where.in_title,
            place.form == PlaceMention::Form::demonym};
  }

  static void make_donor(Named& n, RuleId rule) {
    n.part = Part::donor;
    n.rule = rule;
    n.reason = Reason::cue_words;
  }

  // All members of an enumeration share what its first or its last says.
  Named named_by_cue(const Asked& asked) {
    const CueRole role = asked.cue.role;
    const Part part = role == CueRole::donor   ? Part::donor
                      : role == CueRole::venue ? Part::venue
                                               : Part::origin;
    if (role == CueRole::donor && follows_in_enumeration(asked.span()) && !named_.back().title &&
        (named_.back().part == Part::work || is_union(named_.back().country)))
      make_donor(named_.back(), asked.cue.rule);
    return named(asked, {part, Reason::cue_words}, asked.cue.rule);
  }

  // "Supported by: Royal Danish Embassy", "Client: European Union Delegation": by these a country
  // pays.
  bool is_mission(const Asked& a) const {
    constexpr std::uint32_t kReach = 12;  // bytes
    const std::string after = fold(layout_.text(
        {a.span().end, std::min(a.span().end + kReach, layout_[a.where.line].text.end)}));
    return after.starts_with("embassy") || after.starts_with("delegation");
  }

  // ---- the questions

  bool has_own_sum(const Asked& a) const { return gives_own_sum(draft_, a.where, a.span()); }
  bool is_in_share(const Asked& a) const { return names_share(draft_, a.span()); }
  bool is_above_title(const Asked& a) const { return heads_item(draft_, a.where); }
  bool is_beside_cited(const Asked& a) const { return beside_cited_title(draft_, a.where); }
  // "(CI: Dr Ruru; 2018–2020; NZ$220k; New Zealand Ministry for the Environment)": who pays, among
  // the fields behind a title.
  bool is_paying_field(const Asked& a) const {
    if (!a.where.in_title_line || a.where.label != nullptr) return false;
    constexpr std::size_t kLongest = 1000;  // bytes of a line with fields
    const Span line = layout_[a.where.line].text;
    if (line.size() > kLongest) return false;
    const std::string_view text = layout_.text(line);
    const std::size_t at = a.span().begin - line.begin;
    const std::size_t begin = text.rfind("; ", at);
    if (begin == std::string_view::npos || mentions_in(draft_.mentions().money, line).empty())
      return false;
    const std::size_t end = std::min(text.find_first_of(";)", at), text.size());
    return names_organisation(text.substr(begin + 2, end - begin - 2));
  }
  // The field in which `at` stands, of a text whose fields `divider` parts.
  Span field_at(Span text, std::uint32_t at, std::string_view divider) const {
    const std::string_view words = layout_.text(text);
    const std::size_t inside = at - text.begin;
    const std::size_t before = words.substr(0, inside).rfind(divider);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + divider.size();
    const std::size_t end = std::min(words.find(divider, inside), words.size());
    return {static_cast<std::uint32_t>(text.begin + begin),
            static_cast<std::uint32_t>(text.begin + end)};
  }
  // "LEB/13/021 / Norway / US$ 2,340,000 / 2013-2016", where the page's head says that the work is
  // in Lebanon: a cell of a row with a sum.
  bool is_cell_beside_sum(const Asked& a) const {
    const Line& line = layout_[a.where.line];
    if (a.where.in_title || a.where.label != nullptr || draft_.item.table_row || line.sentence ||
        line.money.empty())
      return false;
    for (const std::string_view divider : {" / ", " | ", " · "}) {
      const Span cell = field_at(line.text, a.span().begin, divider);
      const bool inner = cell.begin != line.text.begin && cell.end != line.text.end;
      if (!inner || !mentions_in(draft_.mentions().money, cell).empty()) continue;
      const PlaceMention* home = page_country(draft_);
      return home != nullptr && home->country != a.place.country && names_only_places(draft_, cell);
    }
    return false;
  }
  // Behind the first sum of its line, outside of the title and of tables.
  bool stands_behind_sum_of_line(const Asked& a) const {
    const Range sums = layout_[a.where.line].money;
    return !a.where.in_title && !draft_.item.table_row && !sums.empty() &&
           draft_.mentions().money[sums.first].span.begin <= a.span().begin;
  }
  // "Return by sea || since Nov 2016 || USD 8 400 000 || United States, Germany": the last field of
  // a title's line, behind the sum.
  bool is_last_field(const Asked& a) const {
    const Span line = layout_[a.where.line].text;
    if (!a.where.in_title_line || !stands_behind_sum_of_line(a)) return false;
    for (const std::string_view divider : {" || ", " | ", " // ", " · ", " -> ", " → ", "; "}) {
      const Span field = field_at(line, a.span().begin, divider);
      const bool last = field.begin != line.begin && field.end == line.end;
      if (last && names_only_places(draft_, field)) return true;
    }
    return false;
  }
  // "2017–2019 — Goat Banks — Somalia — USD 890,000 — Kuwait": the last field, behind the sum,
  // where a field before it says where.
  bool is_payer_field(const Asked& a) const {
    const Span line = layout_[a.where.line].text;
    if (a.where.label != nullptr || !stands_behind_sum_of_line(a)) return false;
    const std::string_view words = layout_.text({line.begin, a.span().begin});
    for (const std::string_view divider :
         {" — ", " – ", " | ", " // ", " · ", " -> ", " → ", "; "}) {
      if (!holds(words, divider)) continue;
      const Span field = field_at(line, a.span().begin, divider);
      const bool last = field.begin != line.begin && field.end == line.end;
      if (!last || !(field.begin == a.span().begin || names_only_places(draft_, field))) continue;
      const Range before = mentions_in(places_, {line.begin, field.begin});
      for (auto k = before.first; k < before.last; ++k) {
        const Span other = field_at(line, places_[k].span.begin, divider);
        if (other.begin != line.begin && names_only_places(draft_, other)) return true;
      }
    }
    return false;
  }
  // "(Norway; USD 1.6 million; May 2013–April 2016)": a field of a bracket that holds a sum.
  bool is_bracket_field(const Asked& a) const {
    if (a.where.in_title || a.where.label != nullptr || draft_.item.table_row) return false;
    const Span paragraph = paragraph_around(layout_, a.where.line);
    const std::string_view text = layout_.text(paragraph);
    const std::size_t at = a.span().begin - paragraph.begin;
    const std::size_t open = text.rfind('(', at);
    const std::size_t close = text.find(')', at);
    if (open == std::string_view::npos || close == std::string_view::npos) return false;
    const Span bracket{static_cast<std::uint32_t>(paragraph.begin + open + 1),
                       static_cast<std::uint32_t>(paragraph.begin + close)};
    if (mentions_in(draft_.mentions().money, bracket).empty()) return false;
    const Span field = field_at(bracket, a.span().begin, ";");
    // "(Mali, Niger; 2010-2013; NOK 12 million; Norway)" says both.
    const bool others = !mentions_in(places_, {bracket.begin, field.begin}).empty() ||
                        !mentions_in(places_, {field.end, bracket.end}).empty();
    return field != bracket && !others && names_only_places(draft_, field);
  }
  // "Norway: 1.1 million" below the total, where labels say that the work is in Madagascar.
  bool is_plan_line(const Asked& a) const {
    if (!labels_.tell_where() || draft_.item.table_row) return false;
    const Line& line = layout_[a.where.line];
    if (a.span().begin != line.text.begin) return false;
    // "Confédération suisse :" over "2 M€"
    const std::size_t below = a.where.line + 1;
    if (line.money.empty() && below < layout_.size() && layout_[below].money_only)
      return trim(layout_.text({a.span().end, line.text.end})) == ":";
    if (line.money.empty()) return false;
    const Span sum = draft_.mentions().money[line.money.first].span;
    // A colon, spaces or dots lead to the sum.
    const std::string_view between = layout_.text({a.span().end, sum.begin});
    const bool leads = trim(between) == ":" || trim(between).empty() ||
                       (between.find_first_not_of(" .\t") == std::string_view::npos &&
                        between.find("...") != std::string_view::npos);
    return leads && line.money.last - line.money.first == 1 && sum.end == line.text.end;
  }
  // "Spain, €1,600,000" below "Costa Rica, Panama" or "Global": the lines say where, when and who
  // pays.
  bool is_payer_line(const Asked& a) const {
    const Line& line = layout_[a.where.line];
    const bool labelled = a.where.label != nullptr && a.where.label->known;
    if (a.where.in_title_line || labelled || line.money.last != line.money.first + 1) return false;
    const Span sum = draft_.mentions().money[line.money.first].span;
    if (sum.end != line.text.end || !layout_.text({line.text.begin, sum.begin}).ends_with(", ") ||
        !names_only_places(draft_, {line.text.begin, sum.begin - 2}))
      return false;
    constexpr std::size_t kNear = 8;  // lines
    const std::size_t first =
        std::max(draft_.item.title_last, a.where.line - std::min(a.where.line, kNear));
    for (std::size_t i = a.where.line; i-- > first;) {
      if (layout_[i].place_only || says_anywhere(layout_.text(i))) return true;
    }
    return false;
  }
  static bool says_anywhere(std::string_view line) {
    return std::ranges::binary_search(kAnywhereWords, std::string_view(fold(line)));
  }
  bool is_in_dateline(const Asked& a) const { return in_dateline(draft_, a.span(), a.where.line); }
  bool is_aside(const Asked& a) const { return a.where.aside; }
  bool is_in_byline(const Asked& a) const {
    const Line& line = layout_[a.where.line];
    // "posted on 3 May 2021, 15:10 | Guinea-Bissau": a field that says where.
    const bool field = a.span().end == line.text.end &&
                       layout_.text({line.text.begin, a.span().begin}).ends_with(" | ");
    return line.byline && !field;
  }
  bool is_paying_subject(const Asked& a) const {
    return !a.cue.found && !a.where.in_title && layout_[a.where.line].sentence &&
           pays_as_subject(draft_, a.place);
  }
  bool is_behind_sum(const Asked& a) const {
    return ends_facts(a.span(), a.where) || closes_bracket_of_sum(a) ||
           in_bracket_behind_sum(a.span(), a.where) || ends_sentence_of_sum(a.span(), a.where) ||
           follows_labelled_sum(a.span(), a.where);
  }
  // "(2013 – ; NOK 6.4 million, Norway)": behind the sum, the last of a bracket.
  bool closes_bracket_of_sum(const Asked& a) const {
    const MoneyMention* sum = sum_before(draft_, a.span().begin);
    return sum != nullptr && !a.where.in_title && sum->span.end + 2 == a.span().begin &&
           layout_.text({sum->span.end, a.span().end + 1}).starts_with(", ") &&
           layout_.text({a.span().end, a.span().end + 1}) == ")";
  }
  bool gives_with(const Asked& a) const {
    return !a.where.in_title && beside_sum(draft_, a.span()) == Beside::with;
  }
  // "Australia (AUD 2.2 million), France (EUR 650,000) and Japan (JPY 90 million)": each with a sum
  // in brackets of its own.
  bool is_among_givers(const Asked& a) const {
    if (a.where.in_title || draft_.item.table_row || !has_bracketed_sum(a.span()) ||
        stands_in(draft_, first_enumerated(a.place)))
      return false;
    const auto at = &a.place - places_.data();
    const auto joins = [this](const PlaceMention& x, const PlaceMention& y) {
      return enumerates(layout_, x.span, y.span) && has_bracketed_sum(x.span) &&
             has_bracketed_sum(y.span);
    };
    return (at > 0 && joins(places_[at - 1], a.place)) ||
           (at + 1 < std::ssize(places_) && joins(a.place, places_[at + 1]));
  }
  bool has_bracketed_sum(Span place) const {
    const MoneyMention* sum = sum_after(draft_, place.end);
    return sum != nullptr && sum->span.begin - place.end == 2 &&
           layout_.text({place.end, sum->span.begin}) == " (";
  }
  bool gives_from(const Asked& a) const {
    return !a.where.in_title && beside_sum(draft_, a.span()) == Beside::from;
  }
  bool is_union_with_sum(const Asked& a) const {
    return is_union(a.place.country) && touches_sum(draft_, a.span());
  }
  bool is_the_union(const Asked& a) const { return is_union(a.place.country); }
  bool is_unlike_label(const Asked& a) const {
    return labels_.tell_where() && !names_places(a.where.label);
  }
  bool is_unlike_heading(const Asked& a) const {
    return heading_given_ && !labels_.tell_where() && !adds_to_heading(a);
  }
  // ", also in the Dominican Republic", below "HAITI".
  bool adds_to_heading(const Asked& a) const {
    return find_cue(layout_, a.span(), reach_of(a.where), cue(CueRole::also)).found;
  }

  static constexpr Question kBySurroundings[] = {
      {&PlaceReader::is_aside, {Part::elsewhere, Reason::aside}},
      {&PlaceReader::has_own_sum, {Part::donor, Reason::own_sum}},
      {&PlaceReader::is_in_share, {Part::donor, Reason::share_label}},
      {&PlaceReader::is_above_title, {Part::donor, Reason::above_title}},
      {&PlaceReader::is_beside_cited, {Part::donor, Reason::cited_title}},
      {&PlaceReader::is_paying_field, {Part::donor, Reason::paying_field}},
      {&PlaceReader::is_plan_line, {Part::donor, Reason::own_sum}},
      {&PlaceReader::is_payer_line, {Part::donor, Reason::own_sum}},
      {&PlaceReader::is_cell_beside_sum, {Part::donor, Reason::behind_sum}},
      {&PlaceReader::is_in_dateline, {Part::elsewhere, Reason::dateline}},
      {&PlaceReader::is_in_byline, {Part::elsewhere, Reason::byline}},
  };
  static constexpr Question kBySum[] = {
      {&PlaceReader::is_paying_subject, {Part::donor, Reason::subject}},
      {&PlaceReader::is_behind_sum, {Part::donor, Reason::behind_sum}},
      {&PlaceReader::gives_with, {Part::donor, Reason::gives_with_others}},
      {&PlaceReader::is_among_givers, {Part::donor, Reason::gives_with_others}},
      {&PlaceReader::gives_from, {Part::donor, Reason::cue_words}},
  };
  static constexpr Question kByRest[] = {
      {&PlaceReader::is_union_with_sum, {Part::donor, Reason::union_sum}},
      {&PlaceReader::is_the_union, {Part::elsewhere, Reason::union_named}},
      {&PlaceReader::is_unlike_label, {Part::elsewhere, Reason::unlike_label}},
      {&PlaceReader::is_unlike_heading, {Part::elsewhere, Reason::unlike_heading}},
      {&PlaceReader::is_payer_field, {Part::donor, Reason::behind_sum}},
      {&PlaceReader::is_last_field, {Part::work, Reason::last_field}},
      {&PlaceReader::is_bracket_field, {Part::work, Reason::last_field}},
  };

  // ---- what was named before

  bool follows_in_enumeration(Span place) const {
    return previous_ != nullptr && !named_.empty() && enumerates(layout_, previous_->span, place);
  }
  bool goes_on_enumerating(Span place) const {
    if (named_.empty() || named_.back().part == Part::work) return false;
    const Reason reason = named_.back().reason;
    return (reason == Reason::cue_words || reason == Reason::behind_sum ||
            (reason == Reason::union_sum && touches_sum(draft_, place))) &&
           follows_in_enumeration(place);
  }

  // "Village desks · Georgia · 2015–2018 · EUR 610,000 · Poland": a line of parted facts names
  // where before the sum and who behind it.
  bool ends_facts(Span place, const Surroundings& where) const {
    if (where.in_title || draft_.item.table_row || layout_[where.line].sentence) return false;
    // The line above may end with the sum: "US$ 1.1m;" over "Canada".
    Span text = layout_[where.line].text;
    if (place.begin == text.begin && where.line > draft_.item.first &&
        layout_.text(where.line - 1).ends_with(';'))
      text.begin = layout_[where.line - 1].text.begin;
    const Range sums = mentions_in(draft_.mentions().money, {text.begin, place.begin});
    const bool work = std::any_of(named_.begin(), named_.end(), [&](const Named& n) {
      return n.part == Part::work && (n.title || text.contains(n.span) || in_title_line(n.span));
    });
    if (sums.empty() || !(work || heading_given_)) return false;
    const Span sum = draft_.mentions().money[sums.last - 1].span;
    // "Nepal, 2015-2018, EUR 1.75 million, Italy"
    if (layout_.text({sum.end, place.begin}) == ", " && sum.begin != text.begin)
      return is_facts_only(layout_, text);
    thread_local const regex::Matcher kParted(
        R"( ?(?:\xc2[\xb7\xbb]|\|{1,2}|;|//?|\xe2\x80[\x93\x94\xa2\xba]) (?:from |von |da |door )?(?:the )?(?:(?:embassy|kingdom|republic|government) of )?(?:the )?)");
    return kParted.matches(fold(layout_.text({sum.end, place.begin})) + " ");
  }

  // "Church books (Hungary, Serbia)": behind the title, on its line.
  bool in_title_line(Span place) const { return place_of(draft_, place).in_title_line; }

  // Whether another country was named before as a place of work.
  bool works_before(Span place) const {
    return std::ranges::any_of(named_, [place](const Named& n) {
      return n.part == Part::work && n.span.end <= place.begin;
    });
  }

  // Whether a region stands before it on its line: "Gulf of Guinea — 2010–2011 — USD 480,000
  // (Norway)".
  bool region_before(Span place, std::size_t line) const {
    const Range r = layout_[line].places;
    return std::any_of(
        places_.begin() + r.first, places_.begin() + r.last,
        [place](const PlaceMention& p) { return is_region(p) && p.span.end <= place.begin; });
  }

  // "Budget: EUR 4.35 million (Finland)", "(Government of Japan)", "(Sweden, Canada)": in brackets
  // behind the labelled sum, and nothing else in them.
  bool in_bracket_behind_sum(Span place, const Surroundings& where) const {
    if (draft_.item.table_row || where.in_title) return false;
    const bool labelled = where.label != nullptr && where.label->known;
    if (labelled ? where.label->label.kind != LabelKind::budget
                 : !works_before(place) && !region_before(place, where.line))
      return false;
    const Span value = labelled
                           ? Span{where.label->value.front().begin, where.label->value.back().end}
                           : paragraph_around(layout_, where.line);
    const Range sums = mentions_in(draft_.mentions().money, {value.begin, place.begin});
    if (sums.empty() || place.end > value.end) return false;
    const Span sum = draft_.mentions().money[sums.last - 1].span;
    return fills_bracket(draft_, place, {sum.end, value.end});
  }

  // "… 2013-2017. USD 5.4 million, Kingdom of the Netherlands.": a sum and who pays it, and nothing
  // else in the sentence.
  bool ends_sentence_of_sum(Span place, const Surroundings& where) const {
    if (draft_.item.table_row || where.in_title || where.label != nullptr) return false;
    const Span sentence = sentence_around(layout_, place);
    const Range sums = mentions_in(draft_.mentions().money, sentence);
    if (sums.last != sums.first + 1) return false;
    const Span sum = draft_.mentions().money[sums.first].span;
    // "2014 to August 2018, EUR 310,000, Finland."
    const std::uint32_t line = layout_[layout_.line_of(sum.begin)].text.begin;
    const bool opens = sum.begin == sentence.begin || sum.begin == line ||
                       is_facts_only(layout_, {std::max(line, sentence.begin), sum.begin});
    return opens && works_before(place) && sum.end < place.begin &&
           layout_.text({sum.end, sum.end + 1}) == "," &&
           names_only_places(draft_, {sum.end, sentence.end});
  }

  // "Funds: NZ$ 480,000, New Zealand; A$ 120,000, Australia.": behind its sum and a comma.
  bool follows_labelled_sum(Span place, const Surroundings& where) const {
    if (draft_.item.table_row || where.label == nullptr || !where.label->known ||
        where.label->label.kind != LabelKind::budget)
      return false;
    const Span before{where.label->value.front().begin, place.begin};
    const Range sums = mentions_in(draft_.mentions().money, before);
    if (sums.empty()) return false;
    const Span sum = draft_.mentions().money[sums.last - 1].span;
    const std::string_view next = layout_.text({place.end, place.end + 1});
    return layout_.text({sum.end, std::max(sum.end, place.begin)}) == ", " &&
           (next == ";" || next == "." || next == "\n" || next.empty());
  }

  // "Australia will pay A$10 million, and New Zealand NZ$4.5 million"; "… and Italy with …".
  bool gives_too(Span place) const {
    constexpr std::uint32_t kReach = 80;  // bytes from the one before
    constexpr std::uint32_t kGap = 8;     // and to the sum: " with "
    if (named_.empty() || named_.back().part != Part::donor ||
        (named_.back().reason != Reason::cue_words && named_.back().reason != Reason::subject))
      return false;
    const Span before = named_.back().span;
    if (before.end > place.begin || place.begin - before.end > kReach) return false;
    const MoneyMention* sum = sum_after(draft_, place.end);
    if (sum == nullptr || sum->span.begin - place.end > kGap || stands_in(draft_, place))
      return false;
    const std::string between = fold(layout_.text({before.end, place.begin}));
    // "Germany helps Mozambique with EUR 20 million" is no list.
    thread_local const regex::Matcher kJoins(R"(,|;|\b(?:and|und|et|y|e|sowie|while|ed|en)\b)");
    if (between.find(". ") != std::string::npos || !kJoins.occurs_in(between)) return false;
    const std::string glue = fold(layout_.text({place.end, sum->span.begin}));
    return std::ranges::any_of(std::array{"", "with", "mit", "con", "com", "avec"},
                               [&glue](const char* word) { return glue == word; });
  }

  // ---- what is read before the names of the text

  // A name cut in two by a cell's wrap ("Trinidad and / Tobago", "European / Union") is read from
  // the cell's joined text.
  void wrapped_cells() {
    if (!draft_.item.table_row) return;
    for (const Labelled& l : draft_.item.labelled) {
      const LabelKind kind = l.known ? l.label.kind : LabelKind::other;
      const bool donor =
          kind == LabelKind::donor || kind == LabelKind::funding || kind == LabelKind::partner;
      const bool country =
          kind == LabelKind::country || kind == LabelKind::location || kind == LabelKind::region;
      if (l.value.size() < 2) continue;
      const bool told = country || (donor && kind != LabelKind::partner);
      const std::string joined = layout_.text(l.value);
      constexpr std::size_t kLongest = 64;  // bytes, of a country's name
      if (!told && joined.size() > kLongest) continue;
      Mentions found;
      scan_places(joined, find_anchors(joined), found);
      // "Borrower" over "Papua New" over "Guinea"
      const bool named_whole =
          found.places.size() == 1 && found.places[0].span.size() == joined.size();
      if (!told && !named_whole) continue;
      if (named_whole) whole_cells_.insert(l.value.front().begin);
      for (const PlaceMention& p : found.places) {
        if (is_region(p)) continue;
        named_.push_back({p.country, donor ? Part::donor : Part::work, l.value.front(), p.rule,
                          donor ? Reason::donor_label : Reason::country_label});
      }
    }
  }

  // "EU contribution (EUR)", "Swiss grant" over a column of sums: who pays.
  void column_names() {
    if (!draft_.item.table_row) return;
    for (const Labelled& l : draft_.item.labelled) {
      const bool sum = l.known && (l.label.kind == LabelKind::budget ||
                                   l.label.kind == LabelKind::budget_share ||
                                   l.label.kind == LabelKind::funding);
      if (!sum || !states_number(l)) continue;
      const Range r = mentions_in(places_, l.name);
      for (auto i = r.first; i < r.last; ++i) {
        if (!is_region(places_[i]))
          named_.push_back({places_[i].country, Part::donor, places_[i].span, places_[i].rule,
                            Reason::column_name});
      }
    }
  }
  bool states_number(const Labelled& l) const {
    return layout_.text(l.value.front()).find_first_of("123456789") != std::string_view::npos;
  }

  // Countries of the section headings above the item, or of the row above where it says "ditto".
  bool headings() {
    bool any = false;
    const Range above = mentions_in(places_, draft_.item.ditto);
    for (auto i = above.first; i < above.last; ++i) {
      if (is_region(places_[i])) continue;
      named_.push_back(
          {places_[i].country, Part::work, places_[i].span, places_[i].rule, Reason::heading});
      any = true;
    }
    const bool by_payer = !draft_.item.headings.empty() && is_listed_by_payer(draft_);
    for (std::size_t line : draft_.item.headings) {
      const Range r = layout_[line].places;
      const bool place = layout_[line].place_only;
      for (auto i = r.first; i < r.last; ++i) {
        const bool work = place && !by_payer && !is_union(places_[i].country);
        const bool payer = names_payer(layout_, line) || (by_payer && layout_[line].place_only);
        if (is_region(places_[i]) || !(work || payer)) continue;
        named_.push_back({places_[i].country, work ? Part::work : Part::donor, places_[i].span,
                          places_[i].rule, work ? Reason::heading : Reason::heading_payer});
        any = any || work;
      }
    }
    return any;
  }

  const Draft& draft_;
  const Layout& layout_;
  const std::vector<PlaceMention>& places_;
  const PlaceLabels labels_;
  bool heading_given_ = false;           // a section's heading says where the work is
  std::set<std::uint32_t> whole_cells_;  // where cells begin that name one place over their lines
  const PlaceMention* previous_ = nullptr;  // the name read before this one
  std::vector<Named> named_;
};

// Whether a country gives official development assistance and receives none.
bool gives_aid(Country country) {
  return std::ranges::binary_search(kProviders, code(country));
}
bool receives_aid(Country country) {
  return std::ranges::binary_search(kRecipients, code(country));
}
// Whether it receives aid and is no provider of South-South co-operation.
bool only_receives_aid(Country country) {
  return receives_aid(country) && !std::ranges::binary_search(kSouthProviders, code(country));
}

// Weighs the countries named against one another and puts each into one of the record's sets.
class PlaceJudge {
 public:
  PlaceJudge(Draft& draft, std::vector<Named> named)
      : draft_(draft),
        layout_(draft.layout),
        named_(std::move(named)),
        mission_(mission_country(draft)) {
    count_parts();
  }

  // A place of work beats a donor unless the label says who pays.
  void settle() {
    for (Named& n : named_) reconsider(n);
    giver_stays_giver();
    giver_stands_in_title();
    for (const Named& n : named_) put(n, n.part);
    find_work();
    find_donor();
    Record& r = draft_.record;
    r.donors.remove(r.countries);
    r.other_countries.remove(r.countries);
    r.other_countries.remove(r.donors);
  }

 private:
  // "Japanese gauges for rivers in Sri Lanka", and the text says that Japan gave them.
  bool is_givers_adjective(const Named& n) const {
    if (!n.title || !n.adjective || n.part != Part::work) return false;
    return donors_.has(n.country) && works_elsewhere(n.country);
  }

  static bool holds_another(CountrySet set, Country country) {
    set.remove(country);
    return !set.empty();
  }
  bool works_elsewhere(Country country) const { return holds_another(working_, country); }

  // "Korean experts", or a country that a sentence names.
  bool is_aside(const Named& n) const {
    return n.adjective || layout_[layout_.line_of(n.span.begin)].sentence;
  }

  // "The recordings are also made in the Comoros"
  bool works_there_too(const Named& n) const {
    thread_local const regex::Matcher kAlso(
        R"(\b(?:also|aussi|egalement|tambien|tambem|auch|anche|inoltre|ook)\b)");
    const Span sentence = sentence_around(layout_, n.span);
    return kAlso.occurs_in(fold(layout_.text({sentence.begin, n.span.begin})));
  }

  // By the title, a label, a heading or a line of its own.
  bool is_sure(const Named& n) const {
    return n.title || n.reason != Reason::text || layout_[layout_.line_of(n.span.begin)].place_only;
  }

  // Which countries have which part, before these are weighed against one another.
  void count_parts() {
    for (const Named& n : named_) {
      works_ = works_ || n.part == Part::work || n.part == Part::venue;
      if (is_receiver(n)) receivers_.add(n.country);
      if (n.part == Part::work && receives_aid(n.country)) receivers_at_work_.add(n.country);
      if (n.part == Part::work && gives_aid(n.country)) givers_at_work_.add(n.country);
      giver_pays_ =
          giver_pays_ || (n.part == Part::donor && (gives_aid(n.country) || is_union(n.country)));
      host_gives_ = host_gives_ || (n.part == Part::donor && only_receives_aid(n.country));
      if (n.part == Part::donor) donors_.add(n.country);
      if (n.part == Part::donor && n.reason == Reason::donor_label) label_donors_.add(n.country);
      if (n.part == Part::work) working_.add(n.country);
      if (n.part == Part::work && n.reason != Reason::last_field)
        working_outside_fields_.add(n.country);
      if (n.part == Part::work && is_sure(n)) surely_working_.add(n.country);
    }
    for (const Named& n : named_) {
      if (is_host_share(n)) receivers_.add(n.country);
    }
  }

  // A country that pays, named in the text beside others that the work is in.
  bool is_payer_named(const Named& n) const {
    if (n.reason != Reason::text || n.title) return false;
    if (label_donors_.has(n.country)) return works_elsewhere(n.country);
    return donors_.has(n.country) && is_aside(n) && holds_another(surely_working_, n.country);
  }

  // "Embassy of Japan in Zambia", "the people of Japan", on the embassy's own page.
  bool is_of_mission(const Named& n) const {
    return mission_ != nullptr && n.country == mission_->country && n.part == Part::work &&
           n.reason == Reason::text && !n.title && works_elsewhere(n.country);
  }

  // "A fresco restorer from Italy", "welded in Portugal": a giver of aid that a sentence of a
  // project elsewhere names in passing. Partners on both sides, "Austria, Slovenia, Croatia and
  // Serbia", are as many givers.
  bool is_provider_aside(const Named& n) const {
    return n.part == Part::work && n.reason == Reason::text && !n.title && gives_aid(n.country) &&
           draft_.record.kind == Kind::project && !receivers_.empty() &&
           receivers_.size() >= givers_at_work_.size() &&
           is_in_text(layout_.line_of(n.span.begin)) && !works_there_too(n) &&
           !stands_beside_receiver(n);
  }
  // A sentence, or the end of one: "Denmark by apprentices." below "The hulls were built in".
  bool is_in_text(std::size_t line) const {
    return layout_[line].sentence ||
           (line > 0 && layout_[line - 1].sentence && !ends_sentence(layout_.text(line - 1)));
  }
  static bool is_receiver(const Named& n) {
    return n.part == Part::work && !n.adjective && receives_aid(n.country);
  }
  // "in Italy, Iceland and Turkey": whether an enumeration leads to a receiver; or one stands in
  // parallel to it. `n` is one of named_.
  bool stands_beside_receiver(const Named& n) const {
    constexpr std::ptrdiff_t kFar = 12;  // names
    const auto last = std::ssize(named_) - 1;
    for (const std::ptrdiff_t step : {-1, 1}) {
      bool listed = true;
      const std::ptrdiff_t from = &n - named_.data();
      for (std::ptrdiff_t i = from + step, k = 0; i >= 0 && i <= last && k < kFar; i += step, ++k) {
        const Named& other = named_[static_cast<std::size_t>(i)];
        const Named& nearer = named_[static_cast<std::size_t>(i - step)];
        listed = listed && (step < 0 ? enumerates(layout_, other.span, nearer.span)
                                     : enumerates(layout_, nearer.span, other.span));
        if (is_receiver(other) && (listed || stand_in_parallel(n, other))) return true;
      }
    }
    return false;
  }
  // "Rangers in Australia and fishers in Indonesia": both stand behind "in", in one sentence; "with
  // the young of Mali and their families in Spain": the one is joined to the other.
  bool stand_in_parallel(const Named& a, const Named& b) const {
    constexpr std::uint32_t kReach = 80;  // bytes between the two
    thread_local const regex::Matcher kJoined(
        R"((?:and|y|et|e|und|en) (?:[\w'-]+ ){0,4}(?:in|en|em|a|au|aux)(?: (?:the|la|el|les|den|der))?)");
    const bool before = b.span.end < a.span.begin && a.span.begin - b.span.end <= kReach;
    if (before && kJoined.matches(fold(layout_.text({b.span.end, a.span.begin})))) return true;
    return stands_in(draft_, a.span) && stands_in(draft_, b.span) &&
           sentence_around(layout_, a.span) == sentence_around(layout_, b.span);
  }
  // "Finnish grant: EUR 3.7 million" over "Government of Nepal: NPR 98 million": the share of a
  // country that receives aid, beside a giver's, is the host's.
  bool is_host_share(const Named& n) const {
    return n.part == Part::donor && only_receives_aid(n.country) && giver_pays_ &&
           (draft_.record.kind == Kind::project || !works_) &&
           !holds_another(receivers_at_work_, n.country);
  }
  // "Japan and South Sudan have exchanged notes on a grant": of the two the one that gives aid.
  bool gives_to_host(const Named& n) const { return gives_aid(n.country) && host_gives_; }

  // "Dispatch of Korean experts", on a page whose head names another country.
  bool is_visitor(const Named& n) const {
    if (!n.adjective || draft_.record.kind != Kind::project || works_elsewhere(n.country))
      return false;
    const PlaceMention* home = page_country(draft_);
    return home != nullptr && home->country != n.country;
  }

  // "… many of whom arrive from India", below "Projects in Nepal": of a project in Nepal, unless
  // its text says that it works there too.
  bool is_elsewhere(const Named& n) const {
    if (n.reason != Reason::text || n.title || n.part != Part::work ||
        draft_.record.kind != Kind::project || !(is_aside(n) || follows_words(n)))
      return false;
    const PlaceMention* home =
        draft_.item.whole_page ? path_country(draft_) : listed_country(draft_);
    // "Twenty officials a year take a degree in Japan", below "Grant Projects: Nepal"
    if (home == nullptr && gives_aid(n.country) && !draft_.item.whole_page)
      home = page_country(draft_);
    return home != nullptr && home->country != n.country && !working_.has(home->country) &&
           surely_working_.empty() && !works_there_too(n);
  }

  // "buyers are mostly in France", on a line without an end.
  bool follows_words(const Named& n) const {
    thread_local const regex::Matcher kWords(R"(.*[a-z]{2,} [a-z]{2,} (?:the )?)");
    constexpr std::uint32_t kReach = 40;  // bytes
    const std::uint32_t line = layout_[layout_.line_of(n.span.begin)].text.begin;
    const std::uint32_t from = n.span.begin - std::min(n.span.begin, kReach);
    return kWords.matches(layout_.text({std::max(line, from), n.span.begin}));
  }

  // "Engineers from Armenia and Georgia met in Vienna": it is about those who came.
  bool come_together() const {
    return count_countries(
               [](const Named& n) { return n.part == Part::origin && !is_union(n.country); }) >= 2;
  }

  // "Britain gives £18m for clean cookers. The United Kingdom will spend it in Ghana": who gives in
  // the title gives in the text, where other countries are named.
  void giver_stays_giver() {
    CountrySet givers;
    for (const Named& n : named_) {
      if (n.title && n.part == Part::donor) givers.add(n.country);
    }
    const bool others = std::ranges::any_of(named_, [&givers](const Named& n) {
      return n.part == Part::work && !givers.has(n.country);
    });
    for (Named& n : named_) {
      if (others && n.part == Part::work && n.reason == Reason::text && givers.has(n.country))
        n.part = Part::donor;
    }
  }

  // "Samoa and Japan open a hospital. … built with a Japanese grant": of two countries in a title
  // one only gives in the text.
  void giver_stands_in_title() {
    CountrySet given;
    CountrySet worked;
    for (const Named& n : named_) {
      if (!n.title && n.part == Part::donor && n.reason == Reason::cue_words) given.add(n.country);
      if (!n.title && n.part == Part::work) worked.add(n.country);
    }
    const auto only_gives = [&](Country c) { return given.has(c) && !worked.has(c); };
    const bool others = std::ranges::any_of(
        named_, [&](const Named& n) { return n.part == Part::work && !given.has(n.country); });
    for (Named& n : named_) {
      if (others && n.title && n.part == Part::work && only_gives(n.country)) n.part = Part::donor;
    }
  }

  // Whether a project that names no place of work is told one by the page's head.
  bool page_tells_work() const {
    return draft_.record.kind == Kind::project && page_country(draft_) != nullptr;
  }

  void reconsider(Named& n) const {
    // Where no other country is named, these are where the work is.
    if ((n.reason == Reason::subject || n.reason == Reason::gives_with_others) && !works_ &&
        !is_union(n.country) && !page_tells_work() && !gives_to_host(n))
      n.part = Part::work;
    if (is_givers_adjective(n)) n.part = Part::donor;
    if (is_host_share(n)) n.part = Part::work;
    if (n.reason == Reason::client && works_elsewhere(n.country)) n.part = Part::donor;
    if (n.reason == Reason::last_field && holds_another(working_outside_fields_, n.country))
      n.part = Part::donor;
    const bool aside = n.adjective || n.reason == Reason::grantee;
    if (aside && !n.title && n.part == Part::work && (mission_ != nullptr || is_visitor(n)))
      n.part = Part::elsewhere;
    if (is_of_mission(n) || is_payer_named(n) || is_elsewhere(n) || is_provider_aside(n))
      n.part = Part::elsewhere;
  }

  // Where no country of work is named: a venue, the page's own country, a partner's, as a project
  // of partners says no more of where it works.
  void find_work() {
    const Record& r = draft_.record;
    for_programme();
    // "Technicians were trained in Samoa", on a page of "Projects in Tonga".
    if (r.countries.empty() && r.kind == Kind::project)
      put(listed_country(draft_), Part::work, Reason::page_head);
    const auto is_partner = [](const Named& n) { return n.reason == Reason::partner; };
    if (r.countries.empty() && count_countries(is_partner) >= 2) put_if(is_partner);
    // "Delegations from Malawi have come to see it", in a country's chapter.
    if (r.countries.empty() && r.kind == Kind::project && !draft_.item.whole_page &&
        come_together())
      put(page_country(draft_), Part::work, Reason::page_head);
    if (r.countries.empty()) {
      const Part meant = come_together() ? Part::origin : Part::venue;
      put_if([meant](const Named& n) { return n.part == meant; });
    }
    if (r.countries.empty() && r.kind == Kind::project)
      put(stated_country(draft_), Part::work, Reason::stated);
    const bool also = std::ranges::any_of(named_, [this](const Named& n) {
      return n.part == Part::work && n.reason == Reason::text && !n.title && works_there_too(n);
    });
    if ((r.countries.empty() || also) && r.kind == Kind::project)
      put(page_country(draft_), Part::work, Reason::page_head);
    if (r.countries.empty() && r.kind == Kind::news)
      put(news_country(draft_), Part::work, Reason::page_head);
    if (r.countries.empty() && r.kind == Kind::project) put_if(is_partner);
    if (r.countries.empty()) put(country_of_town(draft_), Part::work, Reason::town);
  }

  template <class Test>
  std::size_t count_countries(Test test) const {
    std::set<Country> found;
    for (const Named& n : named_) {
      if (test(n)) found.insert(n.country);
    }
    return found.size();
  }

  // What partners on both sides of a border do is done on both.
  void for_programme() {
    const Record& r = draft_.record;
    if (r.kind != Kind::project) return;
    const std::vector<const PlaceMention*> programme = programme_countries(draft_);
    CountrySet outside = r.countries;
    for (const PlaceMention* place : programme) outside.remove(place->country);
    if (!outside.empty()) return;
    for (const PlaceMention* place : programme) {
      if (!r.countries.has(place->country)) put(place, Part::work, Reason::page_head);
    }
  }

  // Where no donor is named and the item states sums.
  void find_donor() {
    const Record& r = draft_.record;
    if (!r.donors.empty() || r.kind != Kind::project ||
        item_mentions(draft_, draft_.mentions().money).empty())
      return;
    if (mission_ != nullptr)
      put(mission_, Part::donor, Reason::mission);
    else
      put(page_donor(draft_), Part::donor, Reason::page_donor);
  }

  // All of a kind are places of work after all.
  template <class Test>
  void put_if(Test test) {
    for (const Named& n : named_) {
      if (test(n)) put(n, Part::work);
    }
  }

  // Nothing where the place is null.
  void put(const PlaceMention* place, Part part, Reason reason) {
    if (place != nullptr) put({place->country, part, place->span, place->rule, reason}, part);
  }

  void put(const Named& n, Part part) {
    Record& r = draft_.record;
    if (part == Part::work)
      put(n, r.countries, Evidence::Part::country);
    else if (part == Part::donor)
      put(n, r.donors, Evidence::Part::donor);
    else
      put(n, r.other_countries, Evidence::Part::other_country);
  }
  void put(const Named& n, CountrySet& set, Evidence::Part part) {
    set.add(n.country);
    draft_.note(part, n.span, n.rule, text_of(n.reason));
  }

  Draft& draft_;
  const Layout& layout_;
  std::vector<Named> named_;
  const PlaceMention* mission_;  // "Embassy of Norway": whose page it is
  // As they are read, before they are weighed:
  CountrySet donors_, label_donors_, working_, working_outside_fields_, surely_working_;
  CountrySet receivers_;          // of aid, by their names, where the work is
  CountrySet receivers_at_work_;  // the same, by whatever word
  CountrySet givers_at_work_;     // of aid
  bool host_gives_ = false;       // a country that receives aid is named as a donor
  bool giver_pays_ = false;       // a giver of aid, or the Union, is a donor
  bool works_ = false;            // a country of work or a venue is named
};

void note_regions(Draft& draft) {
  const std::vector<PlaceMention>& places = draft.mentions().places;
  for (std::uint32_t k : item_mentions(draft, places)) {
    if (!is_region(places[k])) continue;
    const std::string text = squeeze(draft.layout.text(places[k].span));
    std::vector<std::string>& to = draft.record.regions;
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
    draft.note(Evidence::Part::region, places[k].span, places[k].rule, text_of(Reason::text));
  }
}

}  // namespace

void decide_places(Draft& draft) {
  PlaceJudge(draft, PlaceReader(draft).read()).settle();
  note_regions(draft);
}

}  // namespace dossier
