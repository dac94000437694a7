// See item.h.
#include "extract/item.h"

#include <optional>

#include "base/text.h"
#include "extract/evidence.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

static constexpr std::size_t kMostTitleWords = 14;  // of a title at the begin of a longer line

bool names_payer(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kPays(
      R"(.*\b(?:financements?|financiaciones|financiamentos?|funding|funded|financed|(?:co)?finances? par|grants from|contributions?|donors?|bailleurs?|mittel|finanziert|gefordert|support (?:of|from)|supported by|paid for by|soutien d\w*|appui d\w*|apoyo d\w*|apoio d\w*|unterstutzung)\b.*)");
  return kPays.matches(layout.folded(i));
}

bool is_heading(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  if (line.blank || line.rule || line.boilerplate) return false;
  if (line.marker.kind == Marker::Kind::heading || (line.underlined && !line.sentence)) return true;
  // "B.  FUNDED BY NORWAY"
  if (line.marker.any() && !line.places.empty() && line.words <= 8 && names_payer(layout, i))
    return true;
  // "» GUINÉ-BISSAU", "B.  VIET NAM"
  if (line.marker.any() && line.place_only) return true;
  if (line.marker.any() || line.date_only || line.money_only) return false;
  const std::string_view text = layout.text(i);
  if (text.ends_with(':') && line.words <= 9 && !(line.label && line.label->known)) return true;
  if (line.place_only) return i == 0 || !layout[i - 1].sentence;
  return line.title_like && line.words <= 8 && line_evidence(layout, i) == 0;
}

bool is_place_heading(const Layout& layout, std::size_t i) {
  return layout[i].place_only && is_heading(layout, i);
}

std::size_t trimmed_end(const Layout& layout, std::size_t first, std::size_t last,
                        std::vector<std::size_t>* headings) {
  const auto skip = [&] {
    while (last > first + 1 &&
           (layout[last - 1].blank || layout[last - 1].boilerplate || layout[last - 1].rule))
      --last;
  };
  skip();
  while (last > first + 1) {
    const std::size_t i = last - 1;
    const bool apart = layout[i - 1].blank || layout[i - 1].boilerplate || layout[i - 1].rule ||
                       layout[i].marker.kind == Marker::Kind::heading;
    const bool opens = last < layout.size();
    if (!opens || !apart || !is_heading(layout, i)) break;
    if (layout[i].label && layout[i].label->known) break;
    if (headings != nullptr) headings->push_back(i);
    last = i;
    skip();
  }
  return last;
}

bool facts_after(const Layout& layout, Span cut, Span line) {
  const Span rest{cut.end, line.end};
  const Mentions& m = layout.mentions();
  return !mentions_in(m.dates, rest).empty() || !mentions_in(m.money, rest).empty() ||
         !mentions_in(m.places, rest).empty();
}

// "(a) NZ$120,000 – Boat school": what stands behind the sum that opens an item.
static Span behind_sum(const Layout& layout, const Line& line) {
  if (!line.marker.any() || line.money.empty()) return line.text;
  const Span sum = layout.mentions().money[line.money.first].span;
  if (sum.begin != line.text.begin) return line.text;
  thread_local const regex::Matcher kMark(R"( ?(?:- |\xe2\x80[\x93\x94] |[|:] |  +))");
  const std::size_t mark = kMark.prefix_of(layout.text({sum.end, line.text.end}));
  if (mark == std::string_view::npos) return line.text;
  return {static_cast<std::uint32_t>(sum.end + mark), line.text.end};
}

// "« Demain », Mali : …": a name in quotation marks before its facts.
static Span without_quotes(const Layout& layout, Span title) {
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  const std::string_view text = layout.text(title);
  if (!text.starts_with(kOpen) || text.find(kClose) + kClose.size() != text.size()) return title;
  const std::string_view name =
      trim(text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size()));
  const auto begin = title.begin + static_cast<std::uint32_t>(name.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(name.size())};
}

// "Yoruba newspapers, 1859-1960": the years that a project is about are no run of its own.
static bool tells_an_age(const Layout& layout, Span behind) {
  constexpr int kLongest = 40;  // years
  constexpr int kEarliestEnd = 1950;
  const std::vector<DateMention>& dates = layout.mentions().dates;
  const Range r = mentions_in(dates, behind);
  if (r.last != r.first + 1 || dates[r.first].span.end != behind.end) return false;
  const Period& years = dates[r.first].period;
  return dates[r.first].range && years.from.known() && years.to.known() &&
         (years.to.date.year < kEarliestEnd ||
          years.to.date.year - years.from.date.year > kLongest);
}

// The bytes of the acronym behind a name, "Rural Credit Guarantee Scheme (RCGS)"; 0 where none
// stands.
static std::uint32_t acronym_behind(const Layout& layout, Span name) {
  constexpr std::uint32_t kMost = 20;  // bytes, brackets and all
  const auto size = static_cast<std::uint32_t>(layout.page().text().size());
  const std::string_view behind = layout.text({name.end, std::min(size, name.end + kMost)});
  const std::size_t close = behind.find(')');
  if (!behind.starts_with(" (") || close == std::string_view::npos || close < 4) return 0;
  const std::string_view letters = behind.substr(2, close - 2);
  const auto of_acronym = [](char c) { return is_ascii_letter(c) || is_digit(c) || c == '-'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool acronym = std::ranges::all_of(letters, of_acronym) && is_capital(letters.front()) &&
                       (is_capital(letters.back()) || is_digit(letters.back()));
  return acronym ? static_cast<std::uint32_t>(close + 1) : 0;
}

void set_title_in_text(const Layout& layout, Item& item, Span name) {
  name.end += acronym_behind(layout, name);
  item.title = {name};
  item.title_first = item.title_last = layout.line_of(name.begin);
}

// "HOUSE LIGHTS: CINEMAS REOPENED              LFF-031": the title before a register's code in a
// column of its own.
static Span before_code_column(const Layout& layout, Span text) {
  const std::string_view words = layout.text(text);
  const std::size_t gap = words.find("   ");
  if (gap == std::string_view::npos || !is_register_code(trim(words.substr(gap)))) return text;
  return {text.begin, text.begin + static_cast<std::uint32_t>(gap)};
}

void set_title(const Layout& layout, Item& item, std::size_t first, std::size_t last) {
  item.title_first = first;
  item.title_last = last;
  item.title.clear();
  if (const auto cited = cited_title(layout, layout[first].text)) {
    item.title.push_back(*cited);
    return;
  }
  for (std::size_t i = first; i < last; ++i) {
    const Span text =
        before_code_column(layout, i == first ? behind_sum(layout, layout[i]) : layout[i].text);
    const Span cut = without_facts(layout, text);
    const std::string_view rest = layout.text({cut.end, text.end});
    const bool parted = rest.starts_with(';') || rest.starts_with(". ");  // "; financed by …"
    const bool over =
        parted || (facts_after(layout, cut, text) && !tells_an_age(layout, {cut.end, text.end}));
    item.title.push_back(over ? without_quotes(layout, cut) : text);
    if (over) break;
  }
}

std::vector<LineBlock> head_blocks(const Layout& layout, std::size_t first, std::size_t last) {
  std::vector<LineBlock> blocks;
  for (std::size_t i = first; i < last;) {
    if (layout[i].blank || layout[i].boilerplate || layout[i].rule) {
      ++i;
      continue;
    }
    const bool nested = i > first && layout[i].marker.any();
    if (!layout[i].title_like || nested) break;
    std::size_t end = i + 1;
    while (end < last && !layout[end].blank && layout[end].title_like && !layout[end].marker.any())
      ++end;
    blocks.push_back({i, end});
    i = end;
  }
  return blocks;
}

// A labelled title without the run behind it: "Title: Fens and Bogs (2012-2015)".
static std::vector<Span> without_run(const Layout& layout, std::vector<Span> title) {
  const Span cut = without_facts(layout, title.back());
  if (has_range(layout, mentions_in(layout.mentions().dates, {cut.end, title.back().end})))
    title.back() = cut;
  return title;
}

// "* **Regular Grant** — 2024, USD 30,000" over "  *Songs of the fens*": the line that is in
// italics or bold from end to end, below a line with facts behind its words. item.last where there
// is none.
static std::size_t emphasised_below(const Layout& layout, const Item& item) {
  const Line& head = layout[item.first];
  const std::size_t next = layout.next_text(item.first + 1);
  if (!head.marker.any() || next >= item.last) return item.last;
  const Span cut = without_facts(layout, head.text);
  if (cut.end == head.text.end || !facts_after(layout, cut, head.text)) return item.last;
  const std::string_view text = trim(layout.text(layout[next].span));
  const bool whole = text.size() > 4 && text.front() == '*' && text.back() == '*' &&
                     trim(text.substr(2, text.size() - 4)).find('*') == std::string_view::npos;
  return whole && !layout[next].marker.any() ? next : item.last;
}

// "Glacier Ledger – measures what melts above La Paz.": a name before a dash, and what it does.
static std::optional<Span> name_before_dash(const Layout& layout, Span text) {
  constexpr std::size_t kMostWords = 6;
  const std::string_view words = layout.text(text);
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const std::size_t at = words.find(dash);
    if (at == std::string_view::npos || !begins_lower(words.substr(at + dash.size()))) continue;
    const Span name{text.begin, text.begin + static_cast<std::uint32_t>(at)};
    const std::string_view head = layout.text(name);
    const bool facts = facts_after(layout, {text.begin, text.begin}, name);
    if (!facts && count_words(head) <= kMostWords && begins_like_words(head)) return name;
  }
  return std::nullopt;
}

std::optional<Span> title_before_stop(const Layout& layout, Span text) {
  const std::string_view words = layout.text(text);
  const std::size_t stop = find_stop(words);
  if (stop == std::string_view::npos) return std::nullopt;
  const Span title{text.begin, text.begin + static_cast<std::uint32_t>(stop)};
  const std::size_t count = count_words(layout.text(title));
  const bool facts = !mentions_in(layout.mentions().money, title).empty() ||
                     !mentions_in(layout.mentions().dates, title).empty();
  return count >= 2 && count <= kMostTitleWords && !facts && begins_like_words(words)
             ? std::optional(title)
             : std::nullopt;
}

// "Otter surveys in the fens. In partnership with …": a title that opens its paragraph.
static std::optional<Span> run_in_title(const Layout& layout, Span text) {
  const auto name = name_before_dash(layout, text);
  return name ? name : title_before_stop(layout, text);
}

// "Village Lenders' Network is the only project of the four that …": whether an item is a paragraph
// whose first line runs on in words of a sentence, behind words with capitals.
static bool goes_on_as_text(const Layout& layout, const Item& item, Span head) {
  constexpr std::size_t kLeast = 3;  // small words in a row
  const std::size_t below = item.first + 1;
  if (below >= item.last || !layout[below].sentence || layout[below].marker.any()) return false;
  std::size_t small = 0;
  for (const std::string_view word : split(layout.text(head), ' ')) {
    small = begins_lower(word) ? small + 1 : 0;
    if (small >= kLeast) return true;
  }
  return false;
}

// "No. 41027-013 | Tajikistan | Public administration"
static bool is_row_of_fields(std::string_view text) {
  const std::size_t first = text.find(" | ");
  return first != std::string_view::npos && text.find(" | ", first + 1) != std::string_view::npos;
}

// "… (Malmö) receives EUR 18 000 for “Date Palms for Basra”": the quoted name behind a text's first
// sum; of a text without one, the name that it opens with.
static std::optional<Span> quoted_title(const Layout& layout, Span text) {
  const Range sums = mentions_in(layout.mentions().money, text);
  // "“Archives after the Flood” is a joint undertaking …"
  if (sums.empty()) {
    const auto opening = quoted_name(layout, text);
    return opening && opening->begin <= text.begin + 3 ? opening : std::nullopt;
  }
  return quoted_name(layout, {layout.mentions().money[sums.first].span.end, text.end});
}

// "Parcel lockers for ferry passengers and island" over "traders. Philippines. 2014 to 2015.": the
// name that an item's text opens with, over two lines.
static std::optional<Span> wrapped_opening(const Layout& layout, const Item& item) {
  const Line& head = layout[item.first];
  const std::size_t next = item.first + 1;
  if (!head.sentence || next >= item.last || !begins_lower(layout.text(next))) return std::nullopt;
  const Span both{head.text.begin, layout[next].text.end};
  const auto opening = run_in_title(layout, both);
  const bool wrapped = opening && opening->end > layout[next].text.begin;
  return wrapped && facts_after(layout, *opening, both) ? opening : std::nullopt;
}

// "OYSTER REEFS RETURN TO THE SOUND. The Keepers have built …": the capitals that a line opens
// with.
static std::optional<Span> shouted_opening(const Layout& layout, Span line) {
  const std::string_view text = layout.text(line);
  const std::size_t stop = text.find(". ");
  if (stop == std::string_view::npos) return std::nullopt;
  const std::string_view head = text.substr(0, stop);
  const std::string_view rest = text.substr(stop + 2);
  const bool shouted = all_capitals(head) && count_words(head) >= 2 && begins_like_words(head);
  if (!shouted || all_capitals(rest)) return std::nullopt;
  return Span{line.begin, line.begin + static_cast<std::uint32_t>(stop)};
}

// "**Natural Dyes, Phase II** — Phase II follows …": the title in bold before a dash or a bar.
static std::optional<Span> bold_opening(const Layout& layout, const Line& line) {
  const auto name = bold_front(layout, line.text);
  if (!name || count_words(layout.text(*name)) < 2) return std::nullopt;
  const std::string_view rest = layout.text({name->end + 2, line.text.end});
  const bool parted =
      std::ranges::any_of(std::to_array<std::string_view>({" — ", " – ", " - ", " | "}),
                          [rest](std::string_view mark) { return rest.starts_with(mark); });
  return parted || date_behind_bold(layout, line) != nullptr
             ? std::optional(without_facts(layout, *name))
             : std::nullopt;
}

bool opens_wrapped_text(const Layout& layout, std::size_t i) {
  constexpr std::size_t kLongest = 4;  // lines
  for (std::size_t k = i + 1; k < std::min(i + kLongest, layout.size()); ++k) {
    if (layout[k].blank || layout[k].marker.any()) return false;
    if (!begins_lower(layout.text(k)) && !ends_in_small_word(layout.text(k - 1))) return false;
    const std::string_view text = layout.text(k);
    if (ends_in_word_and_stop(text) || ends_in_word_and_stop(text.substr(0, text.find(". (") + 1)))
      return true;
  }
  return false;
}

bool find_item_title(const Layout& layout, Item& item, bool kicker) {
  for (const Labelled& l : item.labelled) {
    if (l.known && l.label.kind == LabelKind::title && !l.value.empty()) {
      item.title = without_run(layout, l.value);
      item.title_first = item.first;
      item.title_last = item.first + 1;
      return true;
    }
  }
  if (const std::size_t named = emphasised_below(layout, item); named < item.last) {
    set_title(layout, item, named, named + 1);
    return true;
  }
  // "• Malawi" over "Chambo nurseries at Monkey Bay"
  const std::size_t below = item.first + 1;
  if (layout[item.first].place_only && below < item.last && layout[below].title_like &&
      line_evidence(layout, below) == 0 && layout[below].places.empty()) {
    set_title(layout, item, below, title_end(layout, below, item.last));
    return true;
  }
  if (const auto shout = shouted_opening(layout, layout[item.first].text)) {
    set_title_in_text(layout, item, *shout);
    return true;
  }
  if (const auto bold = bold_opening(layout, layout[item.first])) {
    set_title(layout, item, item.first, item.first + 1);
    item.title = {*bold};
    return true;
  }
  const auto dated = [&](std::size_t i) { return layout[i].date_only; };
  const std::size_t date = find_line(layout, item.first, item.last, dated);
  const std::size_t label = find_line(layout, item.first, item.last, [&](std::size_t i) {
    return layout[i].label && layout[i].label->known;
  });
  const std::size_t sentence = find_line(layout, item.first, item.last, [&](std::size_t i) {
    return layout[i].sentence ||
           (i > item.first && layout[i - 1].blank && opens_wrapped_text(layout, i));
  });
  const std::size_t head_last = std::min({date, label, sentence, item.last});
  std::vector<LineBlock> blocks = head_blocks(layout, item.first, head_last);
  if (blocks.empty() && date != Layout::npos && date <= label && date < item.last) {
    blocks = head_blocks(layout, date + 1, item.last);
    if (blocks.size() > 1) blocks.erase(blocks.begin() + 1, blocks.end());
  }
  if (blocks.empty()) {
    // "1. Rural roads. Kenya. 2010-2012.": a line that runs on has a title only if its facts end it
    // soon.
    const Line& head = layout[item.first];
    const auto cited = cited_title(layout, head.text);
    const Span cut = cited.value_or(without_facts(layout, head.text));
    const auto words =
        static_cast<std::size_t>(std::count(layout.text(cut).begin(), layout.text(cut).end(), ' '));
    if (head.words == 0 || head.date_only) return false;
    if (head.sentence && !cited) {
      const bool prose = words > kMostTitleWords || has_inner_stop(layout.text(cut), head.words);
      auto name = name_behind_sum(layout, head.text);
      if (!name) name = quoted_title(layout, cut);
      if (!name) name = called_project(layout, cut);
      if (!name) {
        const auto opening = run_in_title(layout, head.text);
        const bool over = opening && cut.end > opening->end + 1;
        if (opening && (prose || (over && facts_after(layout, *opening, head.text))))
          name = opening;
      }
      if (!name && (prose || goes_on_as_text(layout, item, cut)))
        name = name_in_sentence(layout, head.text);
      if (!name && prose) return false;
      if (name) {
        set_title_in_text(layout, item, *name);
        return true;
      }
    }
    if (const auto name = wrapped_opening(layout, item)) {
      set_title_in_text(layout, item, *name);
    } else {
      set_title(layout, item, item.first, item.first + 1);
    }
    return true;
  }
  const bool last_block =
      blocks.size() > 1 && ((date != Layout::npos && date < std::min(label, sentence)) || kicker);
  LineBlock block = last_block ? blocks.back() : blocks.front();
  if (block.last > block.first + 1 && is_register_code(layout.text(block.first))) ++block.first;
  std::size_t end = title_end(layout, block.first, std::min(item.last, block.last + 3));
  // A marked item's hanging lines carry its title on where the line above is as long as a full
  // line.
  std::size_t width = 0;
  for (std::size_t i = item.first; i < item.last; ++i)
    width = std::max<std::size_t>(width, layout[i].text.size());
  const auto ends_capitals = [&](std::size_t i) {  // "APRICOT ROAD" over "Better drying"
    return all_capitals(layout.text(i - 1)) && !all_capitals(layout.text(i));
  };
  const auto hangs = [&](std::size_t i) {
    const Line& l = layout[i];
    return !ends_capitals(i) && !opens_with_code(layout.text(i)) && !l.blank && !l.label &&
           !l.sentence && !l.money_only && !l.place_only && !l.marker.any() && !l.date_only &&
           l.indent > layout[item.first].indent && !is_dateline(layout, i) &&
           leading_facts(layout, l.text).empty() && !begins_with_person(layout.text(i)) &&
           !is_row_of_fields(layout.text(i)) &&
           std::size_t{layout[i - 1].text.size()} * 5 >= width * 4 &&
           !facts_after(layout, without_facts(layout, layout[i - 1].text), layout[i - 1].text);
  };
  // "3. Ending the Use of Mercury in Small" over "   Gold Mines", right below its first letter, and
  // a blank line: there is nothing else that it could be.
  const std::size_t column = layout[item.first].text.begin - layout[item.first].span.begin;
  const auto aligned = [&](std::size_t i) {
    const Line& l = layout[i];
    return !ends_capitals(i) && l.title_like && !l.label && !l.rule && !l.marker.any() &&
           l.indent == column && layout.text(i).find("...") == std::string_view::npos &&
           l.dates.empty() && l.money.empty() && !l.place_only &&
           (i + 1 == layout.size() || layout[i + 1].blank) && !names_organisation(layout.text(i));
  };
  while (end < item.last && end - block.first < 4 && layout[item.first].marker.any() &&
         ((width >= 30 && hangs(end)) || aligned(end)))
    ++end;
  if (last_block || (kicker && blocks.size() == 1 && date != Layout::npos))
    end = std::max(end, std::min(block.last, block.first + 3));
  set_title(layout, item, block.first, end);
  return true;
}

void cut_last_item(const Layout& layout, Group& group) {
  if (group.items.size() < 3) return;
  // Where an item's first `most` blocks between blank lines end; how many there are, in `blocks`.
  const auto end_of_blocks = [&](const Item& item, std::size_t most, std::size_t& blocks) {
    std::size_t end = item.last;
    blocks = 0;
    for (std::size_t i = item.first; i < item.last; ++i) {
      const bool opens = !layout[i].blank && (i == item.first || layout[i - 1].blank);
      if (opens && ++blocks == most + 1) end = std::min(end, i);
    }
    return end;
  };
  std::size_t most = 0;
  for (std::size_t k = 0; k + 1 < group.items.size(); ++k) {
    std::size_t blocks = 0;
    end_of_blocks(group.items[k], 0, blocks);
    most = std::max(most, blocks);
  }
  Item& last = group.items.back();
  std::size_t blocks = 0;
  last.last = std::max(end_of_blocks(last, most, blocks), last.title_last);
  std::erase_if(last.labelled,
                [&](const Labelled& l) { return l.name.begin >= layout[last.last - 1].span.end; });
}

// A list of grants may say how much each is and no more: three items or more, most with a sum.
static bool are_funded(const Layout& layout, std::size_t items, std::size_t sums) {
  constexpr std::size_t kLeast = 3;
  return items >= kLeast && sums * 4 >= items * 3 && names_projects(layout);
}

bool lists_sums(const Layout& layout, const std::vector<Group>& groups) {
  std::size_t count = 0;
  std::size_t sums = 0;
  for (const Group& group : groups) {
    count += group.items.size();
    for (const Item& item : group.items) sums += tally(layout, item).sums > 0 ? 1 : 0;
  }
  return are_funded(layout, count, sums);
}

// Whether line `i` says a fact of a project: a label with its value, a date, a sum.
static bool is_fact(const Layout& layout, std::size_t i) {
  const Line& line = layout[i];
  return (line.label && line.label->known && !line.label->value.empty()) || line.money_only ||
         line.date_only || (line_evidence(layout, i) & (kRun | kPoint | kFacts)) != 0;
}

// Titles of a list that take two lines: where the facts stand right under the titles of most items,
// a line between is the title's, if the word that it begins with had no room above.
static void join_wrapped_titles(const Layout& layout, Group& group) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kMostWords = 8;
  std::size_t direct = 0;
  std::size_t width = 0;  // of the widest title's line
  for (const Item& item : group.items) {
    if (item.table_row || item.title_last <= item.title_first) return;
    direct += item.title_last < item.last && is_fact(layout, item.title_last) ? 1 : 0;
    for (std::size_t i = item.title_first; i < item.title_last; ++i)
      width = std::max<std::size_t>(width, count_characters(layout.text(i)));
  }
  if (group.items.size() < kLeast || direct * 3 < group.items.size() * 2) return;
  for (Item& item : group.items) {
    const std::size_t next = item.title_last;
    if (next + 1 >= item.last || is_fact(layout, next) || !is_fact(layout, next + 1)) continue;
    const Line& line = layout[next];
    if (item.title.back().end > line.text.begin) continue;  // a label's value has it already
    const bool words = !line.blank && !line.sentence && !line.rule && !line.boilerplate &&
                       !line.marker.any() && line.money.empty() && line.dates.empty() &&
                       line.words <= kMostWords && !names_organisation(layout.text(next));
    const std::size_t above = count_characters(layout.text(next - 1));
    const std::string_view text = layout.text(next);
    const std::size_t word = count_characters(text.substr(0, text.find(' ')));
    if (!words || above + 1 + word <= width) continue;
    item.title.push_back(line.text);
    ++item.title_last;
  }
}

// "24 - 28 November 2008 - Ulaanbaatar": the first run that an item's lines state is an event's.
static bool is_event(const Layout& layout, const Item& item) {
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (!(line_evidence(layout, i) & kRun)) continue;
    for (auto k = layout[i].dates.first; k < layout[i].dates.last; ++k) {
      const DateMention& date = layout.mentions().dates[k];
      if (date.range) return lasts_days(date);
    }
  }
  return false;
}

// "Technical cooperation projects in Nepal"; a heading over "Three projects of the fund,
// 2014–2020": the head of a list.
static bool tells_of_projects(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kOfMany(
      R"((?:[a-z-]+ ){0,3}(?:projects|programmes) (?:in|of|by|under) .*)");
  thread_local const regex::Matcher kSoMany(
      R"((?:two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,3}) (?:[a-z-]+ ){0,3}(?:projects|programmes)\b.*)");
  if (kOfMany.matches(fold(title_text(layout, item.title)))) return true;
  const std::size_t below = item.title_last;
  return below < item.last && !layout[below].sentence && kSoMany.matches(layout.folded(below));
}

bool begins_with_place(const Layout& layout, const Item& item) {
  const Span title = item.title.front();
  const Range places = mentions_in(layout.mentions().places, title);
  if (places.empty()) return false;
  const Span place = layout.mentions().places[places.first].span;
  return place.begin == title.begin && layout.text({place.end, title.end}).starts_with(": ");
}

Span lines_of(const Layout& layout, const Item& item) {
  return {layout[item.first].text.begin, layout[item.last - 1].text.end};
}

bool holds_sum(const Layout& layout, const Item& item) {
  return !mentions_in(layout.mentions().money, lines_of(layout, item)).empty();
}

bool tells_cost_and_run(const Layout& layout, const Item& item) {
  if (!holds_sum(layout, item)) return false;
  const Tally t = tally(layout, item);
  return t.runs + t.prose > 0;
}

bool tells_sum_and_place(const Layout& layout, const Item& item) {
  return holds_sum(layout, item) &&
         !mentions_in(layout.mentions().places, lines_of(layout, item)).empty();
}

// How many items say not when, but how much and where: "It took CAD 9,800 from Canada".
static std::size_t count_paid_for(const Layout& layout, const Group& group,
                                  const std::vector<Tally>& tallies) {
  std::size_t found = 0;
  for (std::size_t k = 0; k < tallies.size(); ++k) {
    if (tallies[k].runs + tallies[k].points + tallies[k].prose > 0) continue;
    found += tells_sum_and_place(layout, group.items[k]) ? 1 : 0;
  }
  return found;
}

void judge(const Layout& layout, Group& group, const Judging& policy) {
  join_wrapped_titles(layout, group);
  cut_last_item(layout, group);
  std::vector<Tally> tallies;
  for (const Item& item : group.items) tallies.push_back(tally(layout, item));
  // What stands above the list may have been taken for its first item.
  constexpr int kManyRuns = 3;
  const auto is_single = [](const Tally& t) { return t.runs <= 1; };
  const bool many = tallies.size() >= 3 && tallies.front().runs >= kManyRuns &&
                    std::all_of(tallies.begin() + 1, tallies.end(), is_single);
  if (many || (tallies.size() >= 3 && tallies.front().labels.empty() &&
               tells_of_projects(layout, group.items.front()))) {
    group.items.erase(group.items.begin());
    tallies.erase(tallies.begin());
  }
  std::size_t runs = 0;
  std::size_t points = 0;
  std::size_t prose = 0;
  std::size_t blocks = 0;
  std::size_t funded = 0;
  std::size_t sums = 0;
  for (const Tally& t : tallies) {
    runs += t.runs > 0 ? 1 : 0;
    points += t.runs == 0 && t.points > 0 ? 1 : 0;
    prose += t.runs == 0 && t.points == 0 && t.prose > 0 && policy.prose ? 1 : 0;
    blocks += t.labels.size() >= 2 || t.facts >= 2 ? 1 : 0;  // a date and a sum, a line each
    funded += t.labels.contains(LabelKind::budget) ? 1 : 0;
    sums += t.sums > 0 ? 1 : 0;
  }
  const std::size_t count = group.items.size();
  const bool by_sums = policy.funded || are_funded(layout, count, sums);
  const std::size_t evident = std::max({runs + points + prose, blocks, by_sums ? sums : 0});
  if (count == 0 || evident * 2 < count) {
    group.items.clear();
    return;
  }
  const bool dated = points > runs + prose;
  const auto events = static_cast<std::size_t>(
      std::ranges::count_if(group.items, [&](const Item& item) { return is_event(layout, item); }));
  const bool meetings = events > 0 && events == runs && runs + points >= 2;
  const bool news = (dated || meetings) && blocks * 2 < count && funded * 2 < count;
  const std::size_t dating = runs + points + (policy.prose ? prose : 0);
  const bool most = (dating + count_paid_for(layout, group, tallies)) * 4 >= count * 3;
  std::vector<Item> kept;
  for (std::size_t k = 0; k < count; ++k) {
    const Tally& t = tallies[k];
    Item& item = group.items[k];
    item.kind = news ? Kind::news : Kind::project;
    const bool strong = t.runs > 0 || t.points > 0;
    double score = t.runs > 0                            ? 3
                   : t.points > 0                        ? 2.5
                   : t.prose > 0 && policy.prose         ? 1.5
                   : by_sums && t.sums > 0               ? 2
                   : t.labels.size() >= 2 || t.facts > 0 ? 1
                   : most && policy.keep_plain           ? 0.1
                                                         : policy.none;
    // Labels under "Project details" are the page's.
    const bool section = (!strong && t.labels.empty()) || t.labels.size() >= 2;
    if (section && is_generic_heading(title_text(layout, item.title))) continue;
    score -= 2.0 * std::max(0, t.runs - 1);
    if (news) score -= 2.0 * std::max(0, t.points - 1);
    group.score += score;
    if (strong || score > 0 || !t.labels.empty() || (policy.keep_plain && most))
      kept.push_back(std::move(item));
  }
  group.items = std::move(kept);
}

// The title below a register's code and a run, where nothing else is above it.
static LineBlock behind_code(const Layout& layout, LineBlock title) {
  const std::size_t below = title.last + 1;
  const bool coded = title.last == title.first + 1 && is_register_code(layout.text(title.first)) &&
                     below < layout.size() && layout[title.last].date_only &&
                     layout[below].title_like;
  return coded ? LineBlock{below, title_end(layout, below, layout.size())} : title;
}

Group unjudged_from(const Layout& layout, const std::vector<ItemStart>& starts) {
  Group group;
  std::vector<std::size_t> headings;
  if (!starts.empty() && starts.front().first > 0) {
    const std::size_t above = layout.previous_text(starts.front().first - 1);
    if (above != Layout::npos && is_heading(layout, above)) headings.push_back(above);
  }
  const bool tight = !headings.empty() && layout[headings.front()].place_only &&
                     headings.front() + 1 == starts.front().first;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const LineBlock title = behind_code(layout, starts[k].title);
    Item item;
    item.first = starts[k].first;
    const std::size_t next = k + 1 < starts.size() ? starts[k + 1].first : layout.size();
    std::vector<std::size_t> trailing;
    item.last = trimmed_end(layout, title.last - 1, next, &trailing);
    // "Uganda" right above the next title, as "Kenya" is above the first.
    if (tight && next < layout.size() && item.last == next && next > title.last &&
        layout[next - 1].place_only) {
      trailing = {next - 1};
      item.last = next - 1;
    }
    item.headings = headings;
    // Whose name stands right above a title heads that item only.
    const bool section = next < layout.size() &&
                         layout[next - 1].marker.kind == Marker::Kind::heading &&
                         names_payer(layout, next - 1);  // "== Paid for by Austria =="
    if (!trailing.empty() && trailing.back() + 1 == next && !layout[next - 1].place_only &&
        !section)
      trailing.pop_back();
    if (!trailing.empty()) headings = trailing;
    set_title(layout, item, title.first, title.last);
    item.labelled = labelled_values(layout, title.last, item.last);
    group.items.push_back(std::move(item));
  }
  return group;
}
Group from_starts(const Layout& layout, const std::vector<ItemStart>& starts,
                  const Judging& policy) {
  Group group = unjudged_from(layout, starts);
  judge(layout, group, policy);
  return group;
}
Group from_title_lines(const Layout& layout, const std::vector<LineBlock>& titles,
                       const Judging& policy) {
  std::vector<ItemStart> starts;
  starts.reserve(titles.size());
  for (const LineBlock& title : titles) starts.push_back({title.first, title});
  return from_starts(layout, starts, policy);
}

bool are_chapters(const Layout& layout, const Group& group) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kMostWords = 3;
  std::size_t follow = 0;
  const DateMention* last = nullptr;
  for (const Item& item : group.items) {
    const Range dates = layout[item.title_first].dates;
    if (dates.empty()) continue;
    if (count_words(title_text(layout, item.title)) > kMostWords) return false;
    const DateMention& date = layout.mentions().dates[dates.first];
    const bool run = date.range && date.period.from.known() && date.period.to.known();
    if (!run) return false;
    const int gap = last == nullptr ? 0 : date.period.from.date.year - last->period.to.date.year;
    if (gap < 0 || gap > 1) return false;
    ++follow;
    last = &date;
  }
  return follow >= kLeast;
}

bool is_register_code(std::string_view text) {
  thread_local const regex::Matcher kCode(
      R"((?:[A-Z][A-Z0-9]*[./-]?[A-Z0-9./-]*\d{2,}[A-Z0-9./-]*|\d[A-Z0-9]*[A-Z][A-Z0-9]*\d{2,}[A-Z0-9./-]*)(?: +[A-Z0-9][A-Z0-9 +-]*)?(?: \([A-Z0-9]{1,3}\))?)");
  return kCode.matches(text);
}

bool opens_with_code(std::string_view text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view rest = text.substr(end);
  const bool alone = rest.empty() || rest.starts_with(" - ") || rest.starts_with(" – ") ||
                     rest.starts_with(" | ") || rest.starts_with(" · ");
  return alone && is_register_code(text.substr(0, end));
}

bool is_reference(std::string_view text) {
  if (std::ranges::none_of(text, is_digit)) return false;
  thread_local const regex::Matcher kReference(
      R"((?:ref(?:erence)?|(?:press|news|media) release|nota de prensa|comunicado(?: de (?:prensa|imprensa))?|communique(?: de presse)?|comunicato(?: stampa)?|pressemitteilung|medienmitteilung|persbericht|grant|award|project|contract|agreement|file|dossier|record|registro|registo|eintrag|entry|application|activity|action|operation|convention|projet|proyecto|projeto|projekt|progetto)\.? ?(?:n\.?o\.? ?|nr\.? ?|n\xc2[\xb0\xba] ?|# ?)?[a-z]{0,6}[ /._-]?\d[\da-z/._-]*)");
  if (text.size() > 2 && text.front() == '[' && text.back() == ']')
    text = text.substr(1, text.size() - 2);
  return kReference.matches(fold(text)) || is_register_code(text);
}

bool is_name_label(std::string_view label) {
  static constexpr std::string_view kNames[] = {"name", "nom",  "nombre",
                                                "nome", "naam", "bezeichnung"};
  std::string name = fold(label);
  while (!name.empty() && !is_word_byte(name.back())) name.pop_back();
  return std::ranges::find(kNames, name) != std::end(kNames);
}

bool names_frame(std::string_view label) {
  thread_local const regex::Matcher kFrame(
      R"((?:grant |funding )?(?:programme|program|scheme|initiative|call|fund|programa|programm|forderprogramm|convocatoria|appel a projets|fondo|fundo|fonds)(?:s|\(s\))?)");
  return kFrame.matches(fold(label));
}

bool may_describe(std::string_view label) {
  static constexpr std::string_view kWhat[] = {"what", "what?", "was", "was?", "quoi", "quoi ?"};
  return names_frame(label) || std::ranges::find(kWhat, fold(label)) != std::end(kWhat);
}

bool names_organisation(std::string_view text) {
  thread_local const regex::Matcher kBody(
      R"(\b(?:funds?|foundation|trust|council|university|universite|universidad\w*|institut\w*|ministry|)"
      R"(ministere|ministerio|agency|agence|agencia|government|gobierno|gouvernement|banks?|banco|banque|)"
      R"(society|alliance|coalition|consortium|associat\w+|asociacion|associacao|company|ltd|inc|llc|gmbh|a\.c\.|ngo|committee|)"
      R"(commission|embassy|fundacion|fundacao|fondation|fondazione|stichting|onlus|\w*stiftung|verein|guild|church(?: of|$)|school of|)"
      R"(centre for|center for|department|corporation|authority|office|organi[sz]ation|federation|)"
      R"(directorate|friends of|\w+ aid$|client|union|fachbereich|professur|lehrstuhl|fakultat|abteilung|faculty|faculte|facultad|division|network|netzwerk|reseau)\b)");
  return kBody.occurs_in(fold(text));
}

}  // namespace dossier
