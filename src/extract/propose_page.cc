// One project on the whole page. See propose.h.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/propose.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

namespace {

constexpr std::size_t npos = Layout::npos;

// Whether a line is one of three or more short ones without blanks between, none of them a fact: a
// menu that is printed an entry a line.
bool is_in_stack(const Layout& layout, std::size_t i) {
  constexpr std::size_t kMostWords = 3;
  constexpr std::size_t kLeast = 3;
  const auto entry = [&](std::size_t k) {
    const Line& l = layout[k];
    return !l.blank && !l.sentence && l.words <= kMostWords && l.dates.empty() && l.money.empty() &&
           !(l.label && !l.label->value.empty());
  };
  if (!entry(i)) return false;
  std::size_t first = i;
  std::size_t last = i + 1;
  while (first > 0 && entry(first - 1)) --first;
  while (last < layout.size() && entry(last)) ++last;
  return last - first >= kLeast;
}

// "Grantee" over "Coalition for Quiet Oceans"
bool is_value(const Layout& layout, std::size_t i) {
  return i > 0 && layout[i - 1].label && layout[i - 1].label->known &&
         layout[i - 1].label->value.empty() && is_project_label(layout[i - 1].label->label.kind);
}

// "LIFE17 NAT/LV/000914", "FP231": a register's code.
bool is_code(std::string_view text) {
  for (const std::string_view word : split(text, ' ')) {
    if (std::ranges::none_of(word, [](char c) { return is_digit(c) || c == '/'; })) return false;
  }
  return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// A site's own line above a page's title: a menu, "Back to results", "Projects / Under way".
bool leads_through_site(const Layout& layout, std::size_t i) {
  const std::string_view text = layout.text(i);
  if (layout[i].boilerplate) return is_navigation(text);
  constexpr std::string_view kMark = " / ";
  const std::size_t mark = text.find(kMark);
  return mark != std::string_view::npos && (is_generic_heading(text.substr(0, mark)) ||
                                            is_generic_heading(text.substr(mark + kMark.size())));
}

// The page's own title: the first line that could name a project, menus and generic headings
// passed.
std::optional<LineBlock> page_title(const Layout& layout) {
  std::vector<LineBlock> candidates;
  candidates.reserve(24);
  std::size_t seen = 0;
  std::size_t behind_menus = 0;  // the first candidate that stands below the site's own lines
  bool labelled = false;         // a label stands above, and no menu's entry
  bool named = false;            // a candidate is no organisation and no heading
  bool among_labels = false;     // where "Final evaluation: June 2018" is no title
  for (std::size_t i = 0; i < layout.size() && seen < 24; ++i) {
    const Line& line = layout[i];
    if (!labelled && leads_through_site(layout, i)) {
      behind_menus = candidates.size();
      continue;
    }
    if (line.blank || line.boilerplate || line.rule) continue;
    ++seen;
    if (line.marker.kind == Marker::Kind::heading && line.marker.depth == 1 && line.title_like &&
        !is_generic_heading(layout.text(i)))
      return LineBlock{i, title_end(layout, i, layout.size())};
    const bool menu_item = line.label && line.label->value.empty() &&
                           (line.marker.kind == Marker::Kind::bullet || is_in_stack(layout, i));
    labelled = labelled || (line.label && line.label->known && !menu_item);
    const bool fact = line.label && line.label->known && is_project_label(line.label->label.kind);
    if (fact && named && !menu_item) break;
    among_labels = among_labels || (fact && !menu_item);
    if (line.sentence && line.words > 12) break;  // a title does not stand behind the text
    if (!line.title_like || (line.marker.any() && line.marker.kind != Marker::Kind::heading))
      continue;
    const std::size_t end = title_end(layout, i, layout.size());
    if (is_value(layout, i) || is_code(layout.text(i)) || (among_labels && line.label)) continue;
    named = named || !(is_generic_heading(layout.text(i)) || names_organisation(layout.text(i)));
    candidates.push_back({i, end});
    i = end - 1;
  }
  // A run of short lines without blanks between is a menu.
  const auto in_menu = [&](std::size_t k) {
    std::size_t from = k;
    std::size_t to = k;
    while (from > 0 && candidates[from - 1].last == candidates[from].first &&
           layout[candidates[from - 1].first].words <= 4)
      --from;
    while (to + 1 < candidates.size() && candidates[to].last == candidates[to + 1].first &&
           layout[candidates[to + 1].first].words <= 4)
      ++to;
    return to - from >= 2 && layout[candidates[k].first].words <= 4;
  };
  // The site's name stands above its menus, a title below them.
  for (int strict = behind_menus > 0 ? 3 : 2; strict >= 0; --strict) {
    for (std::size_t k = strict == 3 ? behind_menus : 0; k < candidates.size(); ++k) {
      LineBlock b = candidates[k];
      // "Water that stays:" over the rest of the title.
      if (b.first > 0 && !layout[b.first - 1].blank && layout.text(b.first - 1).ends_with(':') &&
          !layout[b.first - 1].sentence &&
          !(layout[b.first - 1].label && layout[b.first - 1].label->known)) {
        --b.first;
      }
      std::size_t words = 0;
      for (std::size_t i = b.first; i < b.last; ++i) words += layout[i].words;
      const bool generic = is_generic_heading(layout.text(b.first));
      // What stands over the title: who speaks, and for whom.
      thread_local const regex::Matcher kSlogan(
          R"((?:(?:from|by|for|supported by|funded by) the|fachbereich|professur|lehrstuhl|fakultat|faculty of|department of|school of|institute of|ministry of|ministere d\w+|ministerio d\w+|directorate)\b.*|(?:annex|appendix|annexe|anexo|anhang) [a-z0-9]+\b.*|progress report\b.*|[a-z]{1,3}[0-9]{5,}\b.*|.*\b(?:fact ?sheet|data ?sheet|newsletter|bulletin|project brief|infoblatt|boletin|boletim)(?: (?:no|nr|numero|number|issue)\.?)? ?#?\d+\b.*)");
      const bool slogan = kSlogan.matches(fold(layout.text(b.first)));
      const bool body =
          words <= 5 && names_organisation(layout.text(b.first)) && k + 1 < candidates.size();
      const bool columns = has_wide_gap(layout.text(b.first));  // a running head
      const bool open = layout.text(b.last - 1).ends_with(',');
      if (strict >= 2 && (words < 3 || generic || body || slogan || columns || open || in_menu(k)))
        continue;
      if (strict == 1 && (generic || in_menu(k))) continue;
      return b;
    }
  }
  return std::nullopt;
}

// "Assistance to a Project in Uganda": a headline that does not say which.
bool speaks_of_a_project(std::string_view heading) {
  thread_local const regex::Matcher kSome(
      R"(.*\b(?:to|for|of|on|about|approves|launches|supports) (?:a|two|three|four|five|new)(?: new)? (?:projects?|programmes?|initiatives?)\b.*)");
  return kSome.matches(fold(heading));
}

// A press release without a headline: the first project that its text names in full.
bool title_in_text(const Layout& layout, Item& item) {
  const Span text{layout[item.first].text.begin, layout[item.last - 1].text.end};
  auto name = project_in_prose(layout, text);
  if (!name) name = quoted_name(layout, text);
  if (!name) return false;
  item.title = {*name};
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (layout[i].text.begin <= name->begin && name->begin < layout[i].text.end)
      item.title_first = item.title_last = i;  // the name is part of the text
  }
  return true;
}

// A calendar's or a chronicle's months, each on a line of its own, are no project's.
bool is_calendar(const Layout& layout) {
  std::size_t months = 0;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const Line& line = layout[i];
    if (line.blank || !line.date_only) continue;
    const DateMention& date = layout.mentions().dates[line.dates.first];
    months += !date.range && date.period.from.known() && date.period.from.date.month > 0 &&
                      date.period.from.date.day == 0
                  ? 1
                  : 0;
  }
  return months >= 2;
}

// "Who we are", "Open Fields Foundation": what stands over a page about an organisation.
bool names_no_project(const std::string& title) {
  return is_generic_heading(title) || (names_organisation(title) && !is_project_word(fold(title)));
}

// A country's page: its name alone stands first.
bool heads_country(const Layout& layout) {
  const std::size_t first = layout.next_text(0);
  return first != npos && layout[first].place_only;
}

// The heading of a page's last part: "Related projects", "Previous grants to this organization".
bool opens_other_projects(const Layout& layout, std::size_t i) {
  thread_local const regex::Matcher kOther(
      R"((?:you may also like|see also|read also|(?:related|previous|earlier|past|other|similar|more|former) (?:projects?|programmes?|grants?|stories|news|content|articles?|awards?)\b.*|)"
      R"((?:autres|anciens) projets.*|(?:a )?(?:lire|voir) aussi|(?:lea|vea|ver) tambien|(?:leia|veja|ver) tambem|(?:lesen|siehe|sehen) (?:sie )?auch|mehr zum thema|(?:otros|anteriores) proyectos.*|proyectos relacionados|outros projetos|weitere projekte|projets lies|projetos relacionados)[:.]?)");
  const Line& line = layout[i];
  return !line.blank && !line.sentence && line.words <= 8 && kOther.matches(fold(layout.text(i)));
}

// Whether the page has one block of a project's labels, each with its value before the next (else
// they are a table's head), and none comes again.
bool is_one_block(const Layout& layout, const Item& item) {
  constexpr std::size_t kLeast = 4;
  std::set<LabelKind> kinds;
  std::set<std::string> names;
  for (std::size_t i = 0; i < item.labelled.size(); ++i) {
    const Labelled& l = item.labelled[i];
    if (!l.known || !is_project_label(l.label.kind)) continue;
    if (!names.insert(fold(layout.text(l.name))).second) return false;
    const bool last = i + 1 == item.labelled.size();
    if (!l.value.empty() && (last || l.value.front().begin < item.labelled[i + 1].name.begin))
      kinds.insert(l.label.kind);
  }
  return kinds.size() >= kLeast;
}

}  // namespace

std::size_t other_projects(const Layout& layout) {
  constexpr std::size_t kHead = 8;  // lines of a page's head, where a menu may say the same
  for (std::size_t i = kHead; i < layout.size(); ++i) {
    if (opens_other_projects(layout, i)) return i;
  }
  return layout.size();
}

std::vector<Group> whole_page(const Layout& layout) {
  Item item;
  item.whole_page = true;
  item.first = 0;
  item.last = layout.size();
  item.last = std::min(item.last, other_projects(layout));
  while (item.last > 0 && (layout[item.last - 1].blank || layout[item.last - 1].boilerplate))
    --item.last;
  if (item.last == 0) return {};
  item.labelled = labelled_values(layout, 0, item.last);
  for (const Labelled& l : item.labelled) {
    if (!l.known || l.label.kind != LabelKind::title || l.value.empty() ||
        l.value.front().size() < 3)
      continue;
    if (names_frame(layout.text(l.name))) continue;
    if (has_wide_gap(layout.text(l.value.front()))) continue;  // a table's head
    constexpr std::size_t kMostWords = 25;
    if (count_words(layout.text(l.value.front())) > kMostWords) continue;  // "The project"
    item.title = l.value;
    for (std::size_t i = 0; i < item.last; ++i) {
      if (layout[i].span.begin <= l.value.front().begin) item.title_first = i;
    }
    item.title_last = item.title_first + 1;
    break;
  }
  if (item.title.empty()) {
    const auto block = page_title(layout);
    const bool generic = block && (is_generic_heading(layout.text(block->first)) ||
                                   speaks_of_a_project(layout.text(block->first)));
    if ((!block || generic) && title_in_text(layout, item)) {
      // "Evaluation summary" stands over a text that names the project.
    } else if (block) {
      set_title(layout, item, block->first, block->last);
    } else {
      return {};
    }
  }
  item.first = std::min(item.first, item.title_first);

  const Tally t = tally(layout, item);
  static constexpr LabelKind kTelling[] = {
      LabelKind::budget,   LabelKind::donor,         LabelKind::funding,      LabelKind::title,
      LabelKind::duration, LabelKind::implementer,   LabelKind::period,       LabelKind::start,
      LabelKind::end,      LabelKind::beneficiaries, LabelKind::budget_share, LabelKind::approval,
      LabelKind::id};
  const bool telling = std::any_of(std::begin(kTelling), std::end(kTelling),
                                   [&](LabelKind k) { return t.labels.count(k) > 0; });
  const bool labelled = (t.runs > 0 && !t.labels.empty()) || (telling && t.labels.size() >= 2);
  // "15/01/2019 - 14/07/2021" and "1.284.500 €", a line each, without any label.
  const bool bare = t.runs == 1 && t.facts >= 2 && t.sums > 0;
  const bool told = ((t.runs > 0 || t.prose > 0) && item_names_project(layout, item)) || bare;
  Group group;
  if (!labelled && (!told || is_calendar(layout) || heads_country(layout) ||
                    names_no_project(title_text(layout, item.title))))
    return {};
  // One block of labels: what is listed beside it is the project's own history, or other pages.
  constexpr double kOneBlock = 4.0;
  if (is_one_block(layout, item)) group.score += kOneBlock;
  group.score += (t.runs > 0 ? 3.0
                  : told     ? 1.5
                             : 0) +
                 0.8 * static_cast<double>(t.labels.size()) - 2.0 * std::max(0, t.runs - 1);
  group.items.push_back(std::move(item));
  return {std::move(group)};
}

}  // namespace dossier
