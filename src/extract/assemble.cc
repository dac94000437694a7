// See assemble.h: the title, the labelled fields, the description, and where everything stands.
#include "extract/assemble.h"

#include <algorithm>

#include "base/text.h"
#include "extract/line_shape.h"
#include "extract/title.h"
#include "regex/matcher.h"

namespace dossier {

Surroundings place_of(const Draft& draft, Span mention) {
  const Layout& layout = draft.layout;
  const Item& item = draft.item;
  Surroundings place;
  for (const Labelled& l : item.labelled) {
    for (const Span& value : l.value) {
      if (value.begin <= mention.begin && mention.begin < value.end) place.label = &l;
    }
  }
  for (std::size_t i = item.first; i < item.last; ++i) {
    if (layout[i].span.begin <= mention.begin && mention.begin < layout[i].span.end) place.line = i;
  }
  for (const Span& piece : item.title)
    place.in_title = place.in_title || (piece.begin <= mention.begin && mention.begin < piece.end);
  place.in_title_line =
      !place.in_title && place.line >= item.title_first && place.line < item.title_last;
  const Line& line = layout[place.line];
  const Span facts = leading_facts(layout, line.text);
  const bool behind =
      !line.sentence && !place.in_title && mention.begin >= without_facts(layout, line.text).end;
  place.in_facts = behind || line.date_only || line.money_only || line.place_only ||
                   line.fact_row || (facts.begin <= mention.begin && mention.begin < facts.end);
  place.aside = std::ranges::any_of(
      draft.asides, [&](Range r) { return r.first <= place.line && place.line < r.last; });
  return place;
}

// The stretches of text that are the item's own.
static std::vector<Span> own_text(const Draft& draft) {
  std::vector<Span> spans;
  if (draft.item.column) {
    spans = draft.item.title;
    for (const Labelled& l : draft.item.labelled)
      spans.insert(spans.end(), l.value.begin(), l.value.end());
    return spans;
  }
  for (std::size_t i = draft.item.first; i < draft.item.last; ++i) {
    const Line& line = draft.layout[i];
    if (!line.blank && !line.boilerplate && !line.rule) spans.push_back(line.text);
  }
  return spans;
}

template <class M>
std::vector<std::uint32_t> item_mentions(const Draft& draft, const std::vector<M>& mentions) {
  std::vector<std::uint32_t> found;
  for (const Span& text : own_text(draft)) {
    const Range r = mentions_in(mentions, text);
    for (auto k = r.first; k < r.last; ++k) found.push_back(k);
  }
  std::sort(found.begin(), found.end());
  return found;
}
template std::vector<std::uint32_t> item_mentions(const Draft&, const std::vector<DateMention>&);
template std::vector<std::uint32_t> item_mentions(const Draft&,
                                                  const std::vector<DurationMention>&);
template std::vector<std::uint32_t> item_mentions(const Draft&, const std::vector<MoneyMention>&);
template std::vector<std::uint32_t> item_mentions(const Draft&, const std::vector<PlaceMention>&);

Span paragraph_around(const Layout& layout, std::size_t line) {
  if (line >= layout.size()) return {};
  const Range lines = layout.paragraph(line);
  return {layout[lines.first].text.begin, layout[lines.last - 1].text.end};
}

// "Zusage: 47.500.000 €" right over "Die Union beteiligt sich mit 7,5 Mio. €.": where the text
// begins below the labels of its block; `begin` where no labels stand above it.
static std::uint32_t below_labels(const Layout& layout, std::size_t line, std::uint32_t begin) {
  const auto labelled = [&layout](std::size_t i) {
    return layout[i].label && layout[i].label->known && !layout[i].label->value.empty();
  };
  for (; line > 0 && layout[line].span.begin > begin && !labelled(line); --line) {
    if (labelled(line - 1)) return layout[line].text.begin;
  }
  return begin;
}

Span sentence_around(const Layout& layout, Span inside) {
  constexpr std::uint32_t kReach = 4000;  // bytes to either side: no sentence is longer
  const std::size_t line = layout.line_of(inside.begin);
  const Span paragraph = paragraph_around(layout, line);
  const std::uint32_t from =
      std::max(paragraph.begin, inside.begin - std::min(inside.begin, kReach));
  const Span around{std::min(below_labels(layout, line, from), inside.begin),
                    std::min(paragraph.end, inside.end + kReach)};
  const std::string_view text = layout.page().text();
  const auto ends = [&](std::size_t stop) {  // at text[stop], a full stop before white space
    if (text[stop] != '.' && text[stop] != '!' && text[stop] != '?') return false;
    if (stop + 1 < text.size() && text[stop + 1] != ' ' && text[stop + 1] != '\n') return false;
    std::size_t word = stop;
    while (word > around.begin && is_word_byte(text[word - 1])) --word;
    return !is_abbreviation(text.substr(word, stop - word));
  };
  std::uint32_t begin = inside.begin;
  while (begin > around.begin && !ends(begin - 1)) --begin;
  std::uint32_t end = inside.end;
  while (end < around.end && !ends(end)) ++end;
  while (begin < inside.begin && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  return {begin, end};
}

const PlaceMention* subject_of(const Layout& layout, Span sentence) {
  thread_local const regex::Matcher kOpening(
      R"((?:(?:on|in) (?:[a-z]+ \d{1,2}|\d{1,2} [a-z]+)(?:,? \d{4})?,? )?(?:(?:the|both|la|le|les|el|los|o|a|os|as|der|die|das|government|governments|people|gouvernement|gobierno|governo|regierung|kingdom|royaume|reino|konigreich|principality|principaute|principado|furstentum|grand duchy|grand[- ]duche|gran ducado|federal|republic|republique|republica|bundesrepublik|of|de|du|del|da|do|des|l'|d') ?)*)");
  const std::vector<PlaceMention>& places = layout.mentions().places;
  const Range inside = mentions_in(places, sentence);
  for (auto i = inside.first; i < inside.last; ++i) {
    const PlaceMention& p = places[i];
    // "The Swiss government finances …"
    const bool government =
        p.form == PlaceMention::Form::demonym &&
        fold(layout.text({p.span.end, sentence.end})).starts_with("government ");
    if (p.form != PlaceMention::Form::name && p.form != PlaceMention::Form::code && !government)
      return nullptr;
    const std::string before = fold(layout.text({sentence.begin, p.span.begin}));
    return kOpening.matches(before) ? &p : nullptr;
  }
  return nullptr;
}

namespace {

void fill_title(Draft& draft) {
  draft.record.title = draft.item.kind == Kind::news ? title_text(draft.layout, draft.item.title)
                                                     : name_text(draft.layout, draft.item.title);
  draft.record.title_span = draft.item.title.front();
  for (const Span& piece : draft.item.title) {
    if (piece.end > draft.record.title_span.end) draft.record.title_span.end = piece.end;
  }
  draft.note(Evidence::Part::title, draft.item.title.front(), RuleId::none,
             "the item's own heading");
}

void fill_fields(Draft& draft) {
  for (const Labelled& l : draft.item.labelled) {
    const bool titled = std::ranges::any_of(
        draft.item.title, [&](Span t) { return t.contains(l.name); });  // "Fiji: drinking water"
    if (l.value.empty() || (titled && !l.known)) continue;
    std::string value;
    for (const Span& piece : l.value) {
      if (!value.empty()) value += '\n';
      value += draft.layout.text(piece);
    }
    std::string name = tidy(draft.layout.text(l.name));
    while (!name.empty() && (name.back() == ':' || name.back() == ' ')) name.pop_back();
    if (!name.empty()) draft.record.fields.emplace_back(std::move(name), tidy(value));
  }
}

// The item's running text: what is neither its title nor a label nor a bare date.
void fill_description(Draft& draft) {
  std::string text;
  Span span;
  for (std::size_t i = draft.item.first; i < draft.item.last; ++i) {
    const Line& line = draft.layout[i];
    if (i >= draft.item.title_first && i < draft.item.title_last) continue;
    if (line.blank || line.boilerplate || line.rule || line.date_only || draft.item.table_row)
      continue;
    const bool labelled =
        std::any_of(draft.item.labelled.begin(), draft.item.labelled.end(), [&](const Labelled& l) {
          return l.name.begin >= line.span.begin && l.name.begin < line.span.end + 1
                     ? l.known
                     : std::any_of(l.value.begin(), l.value.end(),
                                   [&](Span s) { return l.known && s.overlaps(line.text); });
        });
    if (labelled || (i < draft.item.title_first && !line.sentence)) continue;
    if (!text.empty()) text += '\n';
    text += draft.layout.text(line.text);
    if (span.empty()) span = line.text;
    span = {std::min(span.begin, line.text.begin), std::max(span.end, line.text.end)};
  }
  draft.record.description = tidy(text);
  if (!span.empty()) draft.note(Evidence::Part::description, span, RuleId::none, "the item's text");
}

}  // namespace

Record assemble(const Layout& layout, const Item& item) {
  Draft draft{.layout = layout, .item = item, .record = {}};
  Record& record = draft.record;
  record.kind = item.kind;
  record.span = layout[item.first].text;
  for (std::size_t i = item.first; i < item.last;
       ++i) {  // the left column's end lies after the right's top
    if (layout[i].blank) continue;
    record.span.begin = std::min(record.span.begin, layout[i].text.begin);
    record.span.end = std::max(record.span.end, layout[i].text.end);
  }
  if (item.column) record.span.begin = item.title.front().begin;
  fill_title(draft);
  decide_period(draft);
  decide_places(draft);
  decide_money(draft);  // after the places: "Rs" and "francs CFA" are theirs
  fill_fields(draft);
  fill_description(draft);
  std::stable_sort(record.evidence.begin(), record.evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.part < b.part; });
  return std::move(draft.record);
}

}  // namespace dossier
