// See no_project.h.
#include "extract/no_project.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "extract/aside.h"
#include "extract/boilerplate.h"
#include "extract/evidence.h"
#include "extract/item.h"
#include "extract/line_shape.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

const TextForms& forms() {
  thread_local const TextForms kForms(no_project_forms(), no_project_rows_of);
  return kForms;
}

// Whether one of its first lines has a time of the day beside a date.
bool has_hour(const Layout& layout, const Item& item) {
  constexpr std::size_t kLines = 4;
  thread_local const regex::Matcher kHour(
      R"((?:^|[^\d:.-])(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d ?(?:h|hrs?|uhr|a\.?m\.?|p\.?m\.?|-|\xe2\x80\x93|to|bis|a|$)|(?: ?[ap]\.?m\.?| uhr)\b))");
  if (item.whole_page) return false;
  const std::size_t last = std::min(item.last, item.first + kLines);
  for (std::size_t i = item.first; i < last; ++i) {
    const Line& line = layout[i];
    const bool posted = line.label && line.label->label.kind == LabelKind::posted;
    if (line.blank || posted || line.words > 20 ||
        mentions_in(layout.mentions().dates, line.text).empty())
      continue;
    if (kHour.occurs_in(fold(layout.text(line.text)))) return true;
  }
  return false;
}

// Whether a label of the item says who pays for it or gains by it.
bool says_who_pays(const Item& item) {
  return std::ranges::any_of(item.labelled, [](const Labelled& l) {
    const LabelKind kind = l.label.kind;
    return l.known && (kind == LabelKind::donor || kind == LabelKind::funding ||
                       kind == LabelKind::beneficiaries || kind == LabelKind::objective);
  });
}

// A page that offers a post in a project names it, "Project title: …", or who pays for it. What a
// bare "Title" names is a post where three labels or more are a post's, and a talk where no label
// is a project's.
bool is_foreign(const Layout& layout, const Item& item) {
  constexpr std::ptrdiff_t kMany = 3;
  const auto count = [&item](auto... kinds) {
    return std::ranges::count_if(item.labelled, [=](const Labelled& l) {
      return l.known && ((l.label.kind == kinds) || ...);
    });
  };
  const auto foreign = count(LabelKind::foreign);
  const auto facts = count(LabelKind::period, LabelKind::start, LabelKind::end, LabelKind::duration,
                           LabelKind::budget, LabelKind::country, LabelKind::implementer);
  const auto titles = std::ranges::count_if(item.labelled, [&](const Labelled& l) {
    return l.known && l.label.kind == LabelKind::title &&
           ((foreign < kMany && facts > 0) || is_project_word(fold(layout.text(l.name))));
  });
  return foreign > (item.whole_page ? 1 : 0) && titles == 0 && !says_who_pays(item);
}

// "29.10.2012 | Water for Windhoek | Dr. Festus Amutenya, Windhoek": who speaks, behind the title.
bool names_speaker(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kSpeaker(
      R"((?:[|,;]|\xe2\x80[\x93\x94]|  ) ?(?:Dr|Prof|Professor|Dra|Dott|Rev)\.? [A-Z\xc3])");
  const Range dates = layout[item.first].dates;
  if (item.table_row || dates.empty() || layout.mentions().dates[dates.first].range) return false;
  for (std::size_t i = item.title_first; i < std::min(item.title_last + 1, item.last); ++i) {
    if (kSpeaker.occurs_in(layout.text(i))) return true;
  }
  return false;
}

// "pp. 201–224 | Received 4 May 2012", "2008, 312 pages, €38.00. ISBN …": an article, a book.
bool cites_pages(const Layout& layout, const Item& item) {
  constexpr std::size_t kLines = 6;
  thread_local const regex::Matcher kPages(
      R"((?:^|[ (,;])pp?\. ?\d+ ?(?:-|\xe2\x80\x93) ?\d+|\bIS[BS]N\b|(?:^|[,.] )\d+ (?:pages|Seiten|p\xc3\xa1ginas|pagine)[,.])");
  for (std::size_t i = item.first; i < std::min(item.last, item.first + kLines); ++i) {
    if (!layout[i].blank && kPages.occurs_in(layout.text(i))) return true;
  }
  return false;
}

// "17-JAN-1963   Douglas DC-3     6V-AXA          0    near Kaédi": a row of a table that has no
// title.
bool is_row_of_cells(const Layout& layout, const Item& item) {
  if (item.table_row || item.whole_page || item.title.size() != 1) return false;
  const std::string_view text = layout.text(item.title.front());
  std::size_t gaps = 0;
  for (std::size_t at = text.find("   "); at < text.size(); at = text.find("   ", at)) {
    ++gaps;
    at = text.find_first_not_of(' ', at);
  }
  return gaps >= 2;
}

// "Basic education      2010-2015    9,412.6" in a table that is headed "Sector    Period Total":
// a row of a table whose names are no projects'.
bool is_row_of_sectors(const Layout& layout, const Item& item) {
  constexpr std::size_t kMostRows = 40;
  if (item.table_row || item.whole_page || item.title.empty()) return false;
  const std::size_t row = layout.line_of(item.title.front().begin);
  if (!has_wide_gap(layout.text(row))) return false;
  const std::size_t last = row - std::min(row, kMostRows);
  std::size_t head = row;
  while (head > last && !layout[head - 1].blank && has_wide_gap(layout.text(head - 1))) --head;
  // A rule parts the head from its rows.
  if (head > 1 && layout[head - 1].rule) head -= 2;
  if (head == row || !has_wide_gap(layout.text(head)) || !is_row_of_labels(layout.text(head)))
    return false;
  const std::string_view text = layout.text(head);
  const auto first = label_of(trim(text.substr(0, text.find("  "))));
  return first && first->kind == LabelKind::sector;
}

// The run that an item's lines state, of news the day; nothing where they state none.
std::optional<Period> stated_run(const Layout& layout, const Item& item) {
  const bool news = item.kind == Kind::news;
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (item.whole_page && i == item.title_first) continue;  // "…, 1880 to 1935": its subject
    if (!(line_evidence(layout, i) & kRun) && !news) continue;
    const Range dates = layout[i].dates;
    for (auto k = dates.first; k < dates.last; ++k) {
      if (layout.mentions().dates[k].range || news) return layout.mentions().dates[k].period;
    }
  }
  return {};
}

}  // namespace

bool is_no_project_name(std::string_view title) {
  return forms().has(fold(title)) || is_aside_heading(title);
}

bool is_site_part(std::string_view title) {
  return forms().has(fold(title), true);
}

bool are_histories(const Layout& layout, const std::vector<Item>& items) {
  constexpr int kFirstYear = 1950;
  constexpr int kFirstOfNews = 1985;  // there was no web to tell them on
  constexpr int kMostYears = 20;
  std::size_t old = 0;
  for (const Item& item : items) {
    const bool labelled = std::ranges::any_of(
        item.labelled, [](const Labelled& l) { return l.known && is_time_label(l.label.kind); });
    const auto run = labelled ? std::nullopt : stated_run(layout, item);
    if (!run || !run->from.known() || !run->to.known()) continue;
    const int years = run->to.date.year - run->from.date.year;
    const int first = item.kind == Kind::news ? kFirstOfNews : kFirstYear;
    old += run->from.date.year < first || years > kMostYears ? 1 : 0;
  }
  return old * 2 > items.size();
}

bool lists_prices(const Layout& layout, const std::vector<Item>& items) {
  constexpr std::size_t kLeast = 5;
  constexpr Amount kPrice = Amount::units(200);
  constexpr Amount kPriceInCents = Amount::units(1000);  // "$759.71"
  std::size_t sums = 0;
  std::size_t low = 0;
  std::size_t in_cents = 0;
  for (const Item& item : items) {
    // "Cost (million)" over "96.0"
    const bool scaled =
        item.table_unit.power > 0 ||
        std::ranges::any_of(item.labelled, [](const Labelled& l) { return l.label.power > 0; });
    if (scaled) return false;
    const Span lines = lines_of(layout, item);
    const Range money = mentions_in(layout.mentions().money, lines);
    sums += money.last - money.first;
    for (auto k = money.first; k < money.last; ++k) {
      const Amount amount = layout.mentions().money[k].money.amount;
      low += amount < kPrice ? 1 : 0;
      in_cents += amount < kPriceInCents && !amount.is_whole() ? 1 : 0;
    }
  }
  return sums >= kLeast && (low == sums || in_cents * 2 > sums);
}

// Whether marks stand twice or more in a text.
static bool occur_twice(std::string_view text, std::initializer_list<std::string_view> marks) {
  std::size_t found = 0;
  for (const std::string_view mark : marks) {
    for (std::size_t at = find_mark(text, mark); at < text.size() && found < 2;
         at = find_mark(text, mark, at + 1))
      ++found;
  }
  return found >= 2;
}

bool lists_books(const Layout& layout) {
  return occur_twice(layout.page().text(), {"ISBN", "ISSN"});
}

bool is_of_other_things(const Layout& layout) {
  constexpr int kMany = 3;
  return std::ranges::count_if(layout.lines(), [](const Line& line) {
           return line.label && line.label->known && line.label->label.kind == LabelKind::foreign;
         }) >= kMany;
}

bool says_who_pays(const std::vector<Item>& items) {
  return std::ranges::any_of(items, [](const Item& item) { return says_who_pays(item); });
}

bool is_thread(const Layout& layout) {
  static constexpr std::string_view kWrote[] = {
      " wrote:",    " schrieb:",  " a écrit :",  " a écrit:",
      " escribió:", " escreveu:", " ha scritto:"};
  return std::ranges::count_if(layout.lines(), [&](const Line& line) {
           const std::string_view text = layout.text(line.text);
           return text.ends_with(':') && std::ranges::any_of(kWrote, [text](std::string_view end) {
                    return text.ends_with(end);
                  });
         }) >= 2;
}

bool is_shop(const Layout& layout) {
  return occur_twice(
      layout.page().text(),
      {"Add to basket", "Add to cart", "n den Warenkorb", "jouter au panier", "ñadir al carrito",
       "dicionar ao carrinho", "ggiungi al carrello", "SKU ", "SKU:", "In stock", " reviews)"});
}

// "08:30 – 09:30   Registration": an hour of a day's programme.
static bool is_hour_of_programme(std::string_view title) {
  if (title.empty() || !is_digit(title.front())) return false;
  thread_local const regex::Matcher kHours(
      R"((?:[01]?\d|2[0-3])[:.h][0-5]\d ?(?:-|\xe2\x80\x93|to|bis|a) ?(?:[01]?\d|2[0-3])[:.h][0-5]\d\b)");
  return kHours.prefix_of(fold(title)) != std::string_view::npos;
}

bool is_cited(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kCited(
      R"([^,()\d]{2,40}, (?:[A-Z]\. ?-?){1,3}[^()\d]{0,120}\((?:19|20)\d\d[a-z]?\)[.,:]? )");
  return !item.table_row && !item.whole_page &&
         kCited.prefix_of(layout.text(item.first)) != std::string_view::npos;
}

// "Working paper", "Manual" above a title: what is published.
static bool is_publication(const Layout& layout, const Item& item) {
  thread_local const regex::Matcher kKind(
      R"((?:(?:working|conference|discussion|policy|research|briefing|issue|technical) (?:papers?|briefs?|notes?)|manuals?|guides?|handbooks?|books?|(?:technical |annual |meeting )?reports?|instructional materials?|training (?:materials?|manuals?|packages?)|publications?|journals?|thes[ie]s|meeting documents?|periodicals?|documents? de travail|manuels?|rapports?|documentos? de trabajo|manuales|informes?|arbeitspapiere?|handbuch|bericht)\W*)");
  if (is_cited(layout, item)) return true;
  for (std::size_t i = item.first; i < item.title_first && !item.whole_page; ++i) {
    if (!layout[i].blank && kKind.matches(layout.folded(i))) return true;
  }
  return false;
}

bool is_no_project(const Layout& layout, const Item& item) {
  const std::string title = title_text(layout, item.title);
  if (is_hour_of_programme(title)) return true;
  if (is_no_project_name(title) || (!item.table_row && is_reference(title))) return true;
  const bool word = item.kind == Kind::news && count_words(title) == 1 &&
                    all_capitals(title);  // "KEBS", behind its day
  return word || is_foreign(layout, item) || is_publication(layout, item) ||
         cites_pages(layout, item) || names_speaker(layout, item) ||
         is_row_of_cells(layout, item) || is_row_of_sectors(layout, item) ||
         (item.kind == Kind::project && has_hour(layout, item));
}

}  // namespace dossier
