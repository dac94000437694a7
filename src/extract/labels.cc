// Labels: looks a string up in the vocabulary of data/labels.tsv in all the dress that pages give
// it, and splits lines at the marks that stand between a label and its value.
#include "extract/labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/short_text.h"
#include "base/text.h"
#include "extract/line_shape.h"
#include "extract/money_unit.h"

namespace dossier {
namespace {

// One row of the vocabulary; kWild's labels hold a "*" at one end.
struct LabelRow {
  ShortText<60> label;
  ShortText<2> lang;  // empty: several
  ShortText<3> currency;
  LabelKind kind;
  std::int8_t power;
};
// Words that change nothing: "project" before a label, " des projekts" after it.
struct Qualifier {
  ShortText<20> words;
  ShortText<2> lang;
};
constexpr auto kLabel = [](const LabelRow& row) { return row.label.view(); };
constexpr auto kWords = [](const Qualifier& row) { return row.words.view(); };
#include "extract/labels_table.inc"
static_assert(std::ranges::is_sorted(kExact, {}, kLabel));
static_assert(std::ranges::is_sorted(kLeading, {}, kWords));

constexpr std::size_t kLongestLabel = 90;  // bytes; nobody's label is longer
constexpr int kMostWords = 5;              // of a label that is not in the vocabulary

constexpr auto kKindNames = std::to_array<std::string_view>(
    {"title",    "id",      "period",    "start",         "end",         "duration",
     "approval", "posted",  "budget",    "budget_share",  "other_money", "funding",
     "country",  "region",  "location",  "donor",         "implementer", "partner",
     "status",   "sector",  "objective", "beneficiaries", "description", "contact",
     "website",  "foreign", "other"});

// ---------------------------------------------------------------- the vocabulary

// Where the sorted rows lie that begin with the same two letters: a search among them is short.
template <const auto& kRows, auto kKey>
class SortedRows {
 public:
  constexpr SortedRows() {
    std::size_t row = 0;
    for (std::size_t key = 0; key < begins_.size(); ++key) {
      while (row < std::size(kRows) && key_of(kKey(kRows[row])) < key) ++row;
      begins_[key] = static_cast<std::uint16_t>(row);
    }
  }
  // The first row that is not before the text; null where all are.
  constexpr const auto* at_or_behind(std::string_view folded) const {
    const std::size_t key = key_of(folded);
    const auto* const row =
        std::ranges::lower_bound(kRows + begins_[key], kRows + begins_[key + 1], folded, {}, kKey);
    return row == std::end(kRows) ? nullptr : row;
  }
  constexpr const auto* find(std::string_view folded) const {
    const auto* const row = at_or_behind(folded);
    return row != nullptr && kKey(*row) == folded ? row : nullptr;
  }

 private:
  static constexpr std::size_t kRanks = 28;  // before the letters, each letter, behind them
  static constexpr std::size_t rank_of(std::string_view text, std::size_t at) {
    const std::size_t c = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    return c < 'a' ? 0 : c > 'z' ? kRanks - 1 : c - 'a' + 1;
  }
  static constexpr std::size_t key_of(std::string_view text) {
    return rank_of(text, 0) * kRanks + rank_of(text, 1);
  }
  std::array<std::uint16_t, kRanks * kRanks + 1> begins_{};  // by key, and the end of the last
};
constexpr SortedRows<kExact, kLabel> kExactRows;
constexpr SortedRows<kLeading, kWords> kLeadingRows;

// Three letters, whatever their case, that words begin with or end with; other bytes pass for some.
class Triples {
 public:
  constexpr void note(std::string_view three) { has_[of(three)] = true; }
  constexpr bool has(std::string_view three) const { return has_[of(three)]; }
  // The last three bytes of a text.
  static constexpr std::string_view last_of(std::string_view text) {
    return text.substr(text.size() - std::min<std::size_t>(text.size(), 3));
  }

 private:
  static constexpr std::size_t of(std::string_view three) {
    const auto low = [](char letter) { return static_cast<std::size_t>(letter) & 0x1F; };
    return low(three[0]) << 10U | low(three[1]) << 5U | low(three[2]);
  }
  std::array<bool, std::size_t{1} << 15U> has_{};
};

// "budgets" is "budget"; titles have no plural: "Projects" is a heading.
const LabelRow* find_singular(std::string_view folded) {
  if (!folded.ends_with('s')) return nullptr;
  const LabelRow* row = kExactRows.find(folded.substr(0, folded.size() - 1));
  return row != nullptr && row->kind != LabelKind::title ? row : nullptr;
}

// What a "x *" or "* x" row leaves for its star; empty where the row does not fit.
std::string_view star_of(std::string_view row, std::string_view folded) {
  if (folded.size() < row.size()) return {};
  if (row.front() == '*') {
    const std::string_view fixed = row.substr(1);
    if (folded.back() != fixed.back() || !folded.ends_with(fixed)) return {};
    return folded.substr(0, folded.size() - fixed.size());
  }
  const std::string_view fixed = row.substr(0, row.size() - 1);
  if (folded.front() != fixed.front() || !folded.starts_with(fixed)) return {};
  return folded.substr(fixed.size());
}

// "Seeds on loan", "Schools without budget": a small word before a label's last is no qualifier.
bool ends_in_preposition(std::string_view star) {
  static constexpr std::string_view kSmall[] = {" on", " in", " by", " at", " with", " without"};
  return std::ranges::any_of(kSmall, [star](std::string_view end) { return star.ends_with(end); });
}

bool share_language(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b;
}

constexpr Triples kTrailingEnds = [] {
  Triples ends;
  for (const Qualifier& row : kTrailing) ends.note(Triples::last_of(kWords(row)));
  return ends;
}();

// The row for a folded label, its qualifiers ("total", "project", "of the project") dropped one by
// one.
const LabelRow* find_qualified(std::string_view folded, int depth = 0) {
  if (const LabelRow* row = kExactRows.find(folded)) return row;
  if (const LabelRow* row = find_singular(folded)) return row;
  constexpr int kMostQualifiers = 3;
  const std::size_t space = folded.find(' ');
  if (depth == kMostQualifiers || space == std::string_view::npos) return nullptr;
  if (const Qualifier* qualifier = kLeadingRows.find(folded.substr(0, space))) {
    const LabelRow* row = find_qualified(folded.substr(space + 1), depth + 1);
    if (row != nullptr && share_language(row->lang, qualifier->lang)) return row;
  }
  if (folded.size() < 3 || !kTrailingEnds.has(Triples::last_of(folded))) return nullptr;
  for (const Qualifier& qualifier : kTrailing) {
    const std::string_view words = qualifier.words;
    if (folded.back() != words.back() || !folded.ends_with(words)) continue;
    const std::string_view rest = folded.substr(0, folded.size() - words.size());
    const LabelRow* row = find_qualified(rest, depth + 1);
    if (row != nullptr && share_language(row->lang, qualifier.lang)) return row;
  }
  return nullptr;
}

// The words at the ends of the kWild rows that are not their stars': the first of "x *" rows, or
// the last of "* x" rows.
class WildWords {
  using Word = ShortText<23>;

 public:
  constexpr explicit WildWords(bool last) {
    for (const LabelRow& row : kWild) {
      const std::string_view label = kLabel(row);
      if ((label.front() == '*') == last)
        words_[count_++] = Word(last ? last_word(label) : first_word(label));
    }
    std::ranges::sort(words_.begin(), words_.begin() + count_, {}, &Word::view);
  }
  constexpr bool has(std::string_view text) const {
    return std::ranges::binary_search(words_.begin(), words_.begin() + count_, text, {},
                                      &Word::view);
  }

  static constexpr std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    return text.substr(0, end);
  }
  static constexpr std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
    return text.substr(begin);
  }

 private:
  std::array<Word, std::size(kWild)> words_{};
  std::ptrdiff_t count_ = 0;
};
constexpr WildWords kFirstOfWild(false);
constexpr WildWords kLastOfWild(true);

const LabelRow* find_wild(std::string_view folded) {
  if (!kFirstOfWild.has(WildWords::first_word(folded)) &&
      !kLastOfWild.has(WildWords::last_word(folded)))
    return nullptr;
  for (const LabelRow& row : kWild) {
    const std::string_view star = star_of(row.label, folded);
    if (kLabel(row).front() == '*' && ends_in_preposition(star)) continue;
    const bool words = std::ranges::any_of(star, is_word_byte);  // "paid by ......" has none
    if (words && std::ranges::count(star, ' ') < kMostWords) return &row;
  }
  return nullptr;
}

// The three letters that rows begin with, and that the "* x" rows end with.
struct LabelEdges {
  constexpr LabelEdges() {
    for (const LabelRow& row : kExact) note_first(row.label);
    for (const Qualifier& row : kLeading) note_first(row.words);
    for (const LabelRow& row : kWild) {
      kLabel(row).front() == '*' ? last.note(Triples::last_of(row.label)) : note_first(row.label);
    }
  }
  constexpr void note_first(std::string_view words) {
    if (words.size() >= 3) first.note(words);
  }

  Triples first;
  Triples last;
};
constexpr LabelEdges kEdges;

bool are_letters(std::string_view three) {
  return three.size() == 3 && std::ranges::all_of(three, is_ascii_letter);
}

// Whether a row may begin as the text does.
bool may_begin_label(std::string_view text) {
  const std::string_view first = text.substr(0, 3);
  return !are_letters(first) || kEdges.first.has(first);
}

// Whether may_be_label() need be asked: false by three letters at its begin and its end for most
// of a page's words, which then need no folding.
bool may_have_label_edges(std::string_view text) {
  constexpr ByteSet kOpeners("([,");
  if (may_begin_label(text)) return true;
  text = trim(text.substr(0, kOpeners.first_in(text)));
  const std::string_view last = Triples::last_of(text);
  return !are_letters(last) || kEdges.last.has(last);
}

// Whether an exact row or a qualifier begins with a folded word.
bool begins_row(std::string_view word) {
  const LabelRow* row = kExactRows.at_or_behind(word);
  return (row != nullptr && kLabel(*row).starts_with(word)) || kLeadingRows.find(word) != nullptr;
}

// Whether any row can fit a folded text: one begins with its first word, or a "* x" row ends with
// its last. Most of a page's words are sorted out here.
bool may_be_label(std::string_view folded) {
  const std::string_view word = WildWords::first_word(folded);
  if (!word.empty() && kFirstOfWild.has(word)) return true;
  const std::string_view first = word.empty() ? folded.substr(0, 1) : word;
  if (begins_row(first)) return true;
  folded = trim(folded.substr(0, folded.find_first_of("([,")));
  const std::string_view last = WildWords::last_word(folded);
  return !last.empty() && kLastOfWild.has(last);
}

LabelHit hit_of(const LabelRow& row) {
  const auto currency = find_currency(row.currency);
  return {row.kind, row.currency.view().empty() || !currency ? Currency::none : *currency,
          row.power, false};
}

// ---------------------------------------------------------------- the dress

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

// Whether a mark of layout stands at text[pos]: a bullet, a Markdown sign, a table's border, a
// glyph of a symbol font. Sets `next`.
bool is_ornament(std::string_view text, std::size_t pos, std::size_t& next) {
  constexpr std::u32string_view kOrnaments = U"–—•◦▪▫■□●○·‣⁃►▶➢➤✓✔§»¿¡";
  constexpr ByteSet kPlain("*_`#>|-+~=");
  if (is_ascii(text[pos])) return next = pos + 1, kPlain.has(text[pos]);
  const char32_t c = decode(text, pos, next);
  const bool private_use = c >= 0xE000 && c <= 0xF8FF;
  return private_use || kOrnaments.find(c) != std::u32string_view::npos;
}

std::size_t skip_ornaments(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    std::size_t next = pos + 1;
    if (!is_blank(text[pos]) && !is_ornament(text, pos, next)) break;
    pos = next;
  }
  return pos;
}

// "1.", "1.2)", "(3)", "a)", "IV." and the space after it; pos where there is none.
std::size_t skip_list_number(std::string_view text, std::size_t pos) {
  std::size_t at = pos;
  if (at < text.size() && text[at] == '(') ++at;
  const std::size_t first = at;
  while (at < text.size() && at - first < 6 &&
         (is_digit(text[at]) || (text[at] == '.' && at > first))) {
    ++at;
  }
  if (at == first) {
    constexpr std::string_view kRoman = "IVXivx";
    while (at < text.size() && at - first < 4 && kRoman.find(text[at]) != std::string_view::npos)
      ++at;
    if (at == first && at < text.size() && is_word_byte(text[at])) ++at;
    // "A.10 "
    const std::size_t digits = at + 1;
    if (at == first + 1 && digits < text.size() && text[at] == '.' && is_digit(text[digits])) {
      std::size_t end = digits;
      while (end < text.size() && end - digits < 2 && is_digit(text[end])) ++end;
      if (end < text.size() && is_blank(text[end])) return end + 1;
    }
  }
  const bool dotted = at > first && text[at - 1] == '.';
  if (at == first || at >= text.size()) return pos;
  if (text[at] == ')' || text[at] == '.') {
    ++at;
  } else if (!dotted) {
    return pos;
  }
  return at < text.size() && is_blank(text[at]) ? at + 1 : pos;
}

std::size_t skip_dress(std::string_view text) {
  const std::size_t begin = skip_ornaments(text, 0);
  return skip_ornaments(text, skip_list_number(text, begin));
}

// Drops what may follow a label: colon, Markdown signs, asterisk, a footnote's superscript.
std::string_view drop_tail(std::string_view text) {
  constexpr ByteSet kMarks(" \t\f:*_`-=|?");
  constexpr auto kWideMarks = std::to_array<std::string_view>({"：", "–", "†", "¹", "²", "³"});
  for (bool again = true; again && !text.empty();) {
    const std::size_t end = kMarks.last_not_in(text);
    text = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    again = false;
    if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80) break;
    for (const std::string_view mark : kWideMarks) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      again = true;
    }
  }
  return text;
}

// "DENOMINACION." before a colon, "COD_REG......": a word without the dots that fill the line; one
// of few letters is cut short.
std::string_view without_leader(std::string_view text) {
  constexpr std::size_t kLeastLetters = 6;
  const std::size_t size = text.find_last_not_of('.') + 1;
  const bool word = text.find(' ') == std::string_view::npos;
  return word && size >= kLeastLetters ? text.substr(0, size) : text;
}

std::string fold_label(std::string_view text) {
  constexpr ByteSet kJoints("-_");
  std::string folded = fold(text);
  if (kJoints.first_in(folded) == std::string::npos) return folded;
  std::ranges::replace_if(
      folded, [&](char c) { return kJoints.has(c); }, ' ');
  return squeeze(folded);
}

// "Donor(s)", "Agency(ies)", "Partner(innen)": the bracket holds a plural and touches its word.
std::string drop_plural_bracket(std::string_view text) {
  std::string out(text);
  for (std::size_t open = out.find('('); open != std::string::npos;
       open = out.find('(', open + 1)) {
    const std::size_t close = out.find(')', open);
    if (close == std::string::npos) break;
    const bool touches = open > 0 && is_word_byte(out[open - 1]) && close - open <= 6;
    if (touches && std::all_of(out.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                               out.begin() + static_cast<std::ptrdiff_t>(close), is_word_byte)) {
      out.erase(open, close - open + 1);
    }
  }
  return out;
}

// ---------------------------------------------------------------- one label

std::optional<LabelHit> find_plain(std::string_view text) {
  const LabelRow* row = find_qualified(fold_label(text));
  return row == nullptr ? std::nullopt : std::optional(hit_of(*row));
}

LabelHit with_unit(LabelHit hit, const MoneyUnit& unit) {
  if (unit.currency != Currency::none) {
    hit.currency = unit.currency;
    hit.shared_name = unit.shared_name;
  }
  if (unit.power != 0) hit.power = unit.power;
  return hit;
}

// "Total budget (US$ thousand)", "Disbursed (31/12/2013)", "Country [ISO]".
std::optional<LabelHit> find_bracketed(std::string_view text) {
  constexpr ByteSet kOpen("([");
  constexpr ByteSet kClose(")]");
  const std::size_t open = kOpen.first_in(text);
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::size_t close = kClose.first_in(text, open);
  const std::size_t end = close == std::string_view::npos ? text.size() : close;
  std::string outside(text.substr(0, open));
  if (end + 1 < text.size()) outside.append(" ").append(text.substr(end + 1));
  auto hit = label_of(outside);
  if (!hit) return std::nullopt;
  const std::string_view inside = text.substr(open + 1, end - open - 1);
  if (const auto unit = money_unit(inside)) return with_unit(*hit, *unit);
  // A length whose unit the bracket states is a bare number.
  if (const auto unit = find_plain(inside); unit && unit->kind == LabelKind::duration) return unit;
  return hit;
}

// "Cost in EUR million", "Outlay, Rs lakhs", "Budget US$".
std::optional<LabelHit> find_with_unit(std::string_view text) {
  constexpr ByteSet kJoints(" ,/");
  const std::size_t last = kJoints.last_in(text);
  if (last == std::string_view::npos || !money_unit(text.substr(last))) return std::nullopt;
  for (std::size_t at = text.find_first_of(" ,/"); at != std::string_view::npos;
       at = text.find_first_of(" ,/", at + 1)) {
    const auto unit = money_unit(text.substr(at));
    if (!unit) continue;
    if (const auto hit = find_plain(text.substr(0, at))) return with_unit(*hit, *unit);
  }
  return std::nullopt;
}

// "Total Project Cost 1", "Budget 2012": a footnote's number or a year.
std::optional<LabelHit> find_numbered(std::string_view text) {
  std::size_t size = text.size();
  while (size > 0 && is_digit(text[size - 1])) --size;
  if (size == 0 || size == text.size()) return std::nullopt;
  return find_plain(text.substr(0, size));
}

// "Start / End" is a period; of "Country/Region" the first decides.
std::optional<LabelHit> find_compound(std::string_view text) {
  constexpr auto kJoints = std::to_array<std::string_view>(
      {"/", " & ", " and ", " or ", " et ", " y ", " e ", " und ", ", "});
  constexpr ByteSet kFirstBytes("/ ,");
  if (kFirstBytes.first_in(text) == std::string_view::npos) return std::nullopt;
  for (const std::string_view joint : kJoints) {
    const std::size_t at = find_mark(text, joint);
    if (at == std::string_view::npos) continue;
    const auto left = find_plain(text.substr(0, at));
    const auto right = find_plain(text.substr(at + joint.size()));
    if (!left || !right) continue;
    if (left->kind == LabelKind::start && right->kind == LabelKind::end) {
      return LabelHit{LabelKind::period, Currency::none, 0, false};
    }
    return left;
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- lines

// What stands between a label and its value.
enum class Mark : std::uint8_t { colon, other };

struct Split {
  std::size_t at = 0;    // where the name ends
  std::size_t next = 0;  // where the value may begin
  Mark mark = Mark::colon;
};

// A colon that divides a label from a value, not the hours from the minutes or a scheme from a
// host.
bool is_label_colon(std::string_view line, std::size_t at) {
  const char after = at + 1 < line.size() ? line[at + 1] : ' ';
  if (after == '/') return at + 2 >= line.size() || line[at + 2] != '/';
  return at == 0 || !is_digit(line[at - 1]) || !is_digit(after);
}

// The next mark at or after `pos`.
std::optional<Split> next_split(std::string_view line, std::size_t pos) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"\t", "  ", " / ", "/ ", " – ", "– ", " — ", " - ", "- ", " | ", "|", " = ", "…", "...",
       " › ", " » ", " → ", " ? ", "? "});
  constexpr std::string_view kWideColon = "：";
  constexpr ByteSet kFirstBytes("\t :/-|.?\xE2\xEF");
  constexpr ByteSet kAfterBlank(" /\xE2-|=?");
  for (pos = kFirstBytes.first_in(line, pos); pos != std::string_view::npos;
       pos = kFirstBytes.first_in(line, pos + 1)) {
    if (line[pos] == ':' && is_label_colon(line, pos)) return Split{pos, pos + 1, Mark::colon};
    if (line[pos] == ' ' && pos + 1 < line.size() && !kAfterBlank.has(line[pos + 1])) continue;
    const std::string_view rest = line.substr(pos);
    if (rest.starts_with(kWideColon)) return Split{pos, pos + kWideColon.size(), Mark::colon};
    for (const std::string_view mark : kMarks) {
      if (rest.starts_with(mark)) return Split{pos, pos + mark.size(), Mark::other};
    }
  }
  return std::nullopt;
}

// A label's shape: capitalised, one to five words, no sentence, more letters than digits.
bool looks_like_label(std::string_view name) {
  name = trim(name);
  std::size_t next = 0;
  if (name.empty() || name.size() > kLongestLabel / 2 || !is_upper(decode(name, 0, next)))
    return false;
  if (std::ranges::count(squeeze(name), ' ') >= kMostWords) return false;
  if (name.find_first_of("!?;\"<>{}@=") != std::string_view::npos) return false;
  for (const std::string_view part : {". ", ", ", " · ", " • ", " | "}) {
    if (name.find(part) != std::string_view::npos) return false;
  }
  const auto digits = std::ranges::count_if(name, is_digit);
  return digits * 2 < static_cast<std::ptrdiff_t>(name.size());
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
}

// The value's span without the white space and marks around it.
Span value_span(std::string_view line, std::size_t begin, bool marked) {
  if (marked) {
    constexpr ByteSet kClosers("*_` \t\f:-/|.=");
    while (begin < line.size() && kClosers.has(line[begin])) {
      const bool number = line[begin] == '-' || line[begin] == '.';
      if (number && begin + 1 < line.size() && is_digit(line[begin + 1])) break;
      ++begin;
    }
  }
  constexpr ByteSet kEndings("*_ \t\f\r|");
  std::size_t end = line.size();
  while (end > begin && kEndings.has(line[end - 1])) --end;
  return span_of(begin, end);
}

LabelLine line_of(std::string_view line, std::size_t begin, const Split& split,
                  const std::optional<LabelHit>& hit) {
  const std::string_view name = drop_tail(line.substr(begin, split.at - begin));
  return {hit.value_or(LabelHit{}), hit.has_value(), span_of(begin, begin + name.size()),
          value_span(line, split.next, true)};
}

// A label with a colon that begins exactly at `begin`, before any of `stops`.
std::optional<LabelLine> inner_label(std::string_view line, std::size_t begin) {
  begin += skip_dress(line.substr(begin));
  const std::size_t colon = line.find(':', begin);
  if (colon == std::string_view::npos || colon - begin > kLongestLabel) return std::nullopt;
  if (colon == begin || !is_label_colon(line, colon)) return std::nullopt;
  const std::string_view name = line.substr(begin, colon - begin);
  if (name.find("   ") != std::string_view::npos) return std::nullopt;  // "Peru    Funding:"
  const auto hit = label_of(name);
  if (!hit) return std::nullopt;
  return line_of(line, begin, {colon, colon + 1, Mark::colon}, hit);
}

// A label in a column of its own, "Start Date  2017   End Date  2020": no colon, wide gaps.
std::optional<LabelLine> column_label(std::string_view line, std::size_t begin) {
  begin = std::min(line.find_first_not_of(" \t", begin), line.size());
  const std::size_t gap = std::min(line.find("  ", begin), line.find('\t', begin));
  if (gap == std::string_view::npos || gap - begin > kLongestLabel) return std::nullopt;
  const auto hit = label_of(line.substr(begin, gap - begin));
  if (!hit) return std::nullopt;
  const LabelLine found = line_of(line, begin, {gap, gap + 1, Mark::other}, hit);
  // Else it is a table's head: "Contract date   Contractor".
  const std::string_view value = line.substr(found.value.begin, found.value.size());
  const bool number = std::ranges::any_of(value, is_digit);
  const bool needs_number = hit->kind == LabelKind::start || hit->kind == LabelKind::end ||
                            hit->kind == LabelKind::period || hit->kind == LabelKind::posted;
  return value.empty() || (needs_number && !number) ? std::nullopt : std::optional(found);
}

// Length of the mark at line[pos] after which another label can begin; 0 where there is none.
std::size_t label_joint(std::string_view line, std::size_t pos) {
  constexpr auto kJoints = std::to_array<std::string_view>(
      {"\t", "  ", " | ", "|", "; ", " / ", " // ", " • ", " · ", " – ", " — ", " - ", ", ", ". "});
  constexpr ByteSet kFirstBytes("\t |;,.");
  if (!kFirstBytes.has(line[pos])) return 0;
  for (const std::string_view joint : kJoints) {
    if (line.substr(pos).starts_with(joint)) return joint.size();
  }
  return 0;
}

// Whether a value with no colon before it is none: the next column's header, or the rest of a menu.
bool is_header_or_menu(std::string_view line, const Split& split, Span value) {
  const std::string_view rest = line.substr(value.begin, value.size());
  const auto next = next_split(rest, 0);
  const std::string_view piece = next ? rest.substr(0, next->at) : rest;
  if (label_of(piece)) return true;
  const std::string_view mark = trim(line.substr(split.at, split.next - split.at));
  const bool again = rest.find(mark) != std::string_view::npos ||
                     line.substr(0, split.at).find(mark) != std::string_view::npos;
  return mark == "/" ? again : mark == "|" && rest.find(mark) != std::string_view::npos;
}

// "CountriesTanzania", "Project TitleMangroves", "Duration60 months", "Financing($)4,416,210": a
// table's cells, run together. The longest label that ends where a capital or a digit follows a
// small letter or a bracket.
std::optional<LabelLine> glued_label(std::string_view line, std::size_t begin) {
  constexpr ByteSet kBrackets(")]");
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::optional<LabelLine> found;
  const std::size_t last = std::min(line.size(), begin + kLongestLabel);
  for (std::size_t at = begin + 1; at < last; ++at) {
    const bool joint = (small(line[at - 1]) && (capital(line[at]) || is_digit(line[at]))) ||
                       (kBrackets.has(line[at - 1]) && is_word_byte(line[at]));
    if (!joint) continue;
    const auto hit = label_of(line.substr(begin, at - begin));
    if (hit) found = line_of(line, begin, {at, at, Mark::other}, hit);
  }
  return found;
}

}  // namespace

std::string_view name(LabelKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

bool is_project_label(LabelKind kind) {
  switch (kind) {
    case LabelKind::title:
    case LabelKind::id:
    case LabelKind::period:
    case LabelKind::start:
    case LabelKind::end:
    case LabelKind::duration:
    case LabelKind::approval:
    case LabelKind::budget:
    case LabelKind::budget_share:
    case LabelKind::funding:
    case LabelKind::country:
    case LabelKind::location:
    case LabelKind::donor:
    case LabelKind::implementer:
    case LabelKind::beneficiaries:
      return true;
    default:
      return false;
  }
}

std::optional<LabelHit> label_of(std::string_view text) {
  if (text.size() > kLongestLabel + 16) return std::nullopt;
  const std::string_view bare = without_leader(drop_tail(text.substr(skip_dress(text))));
  if (bare.empty() || bare.size() > kLongestLabel) return std::nullopt;
  if (!may_have_label_edges(bare)) return std::nullopt;
  const std::string folded = fold_label(bare);
  if (!may_be_label(folded)) return std::nullopt;
  if (const LabelRow* row = find_qualified(folded)) return hit_of(*row);
  const std::string plural = drop_plural_bracket(bare);
  if (plural != bare) {
    if (const auto hit = find_plain(plural)) return hit;
  }
  if (const auto hit = find_bracketed(plural)) return hit;
  if (const auto hit = find_with_unit(plural)) return hit;
  if (const auto hit = find_numbered(plural)) return hit;
  if (const auto hit = find_compound(plural)) return hit;
  const LabelRow* row = find_wild(plural == bare ? folded : fold_label(plural));
  return row == nullptr ? std::nullopt : std::optional(hit_of(*row));
}

// "[Period] 2012-2014"; "[CLOCK]  July 2018", what stood for a picture: its row is "clock icon".
static std::optional<LabelLine> bracketed_label(std::string_view line, std::size_t begin) {
  constexpr std::size_t kLongest = 30;
  if (begin >= line.size() || line[begin] != '[') return std::nullopt;
  const std::size_t close = line.find(']', begin);
  if (close == std::string_view::npos || close - begin > kLongest) return std::nullopt;
  const std::string_view inside = line.substr(begin + 1, close - begin - 1);
  if (inside.empty() || is_digit(inside.front()) || line.substr(close + 1).starts_with('('))
    return std::nullopt;
  auto hit = label_of(inside);
  if (!hit) hit = label_of(std::string(inside).append(" icon"));
  if (!hit || !is_project_label(hit->kind)) return std::nullopt;
  LabelLine found = line_of(line, begin + 1, {close, close + 1, Mark::other}, hit);
  return found.value.empty() ? std::nullopt : std::optional(found);
}

// "`paid by` Australia": a label set as code.
static std::optional<LabelLine> coded_label(std::string_view line) {
  constexpr std::size_t kLongest = 30;
  const std::size_t begin = skip_blanks(line, 0);
  if (begin >= line.size() || line[begin] != '`') return std::nullopt;
  const std::size_t close = line.find('`', begin + 1);
  if (close == std::string_view::npos || close - begin > kLongest) return std::nullopt;
  const auto hit = label_of(line.substr(begin + 1, close - begin - 1));
  if (!hit) return std::nullopt;
  LabelLine found = line_of(line, begin + 1, {close, close + 1, Mark::other}, hit);
  return found.value.empty() ? std::nullopt : std::optional(found);
}

std::optional<LabelLine> read_label_line(std::string_view line) {
  const std::size_t begin = skip_dress(line);
  if (const auto bracketed = bracketed_label(line, begin)) return bracketed;
  if (const auto coded = coded_label(line)) return coded;
  for (auto split = next_split(line, begin); split && split->at - begin <= kLongestLabel;
       split = next_split(line, split->next)) {
    if (split->at == begin) continue;
    const std::string_view label = line.substr(begin, split->at - begin);
    const auto hit = label_of(label);
    if (split->mark == Mark::colon) {
      if (!hit && !looks_like_label(label)) return glued_label(line, begin);
      return line_of(line, begin, *split, hit);
    }
    if (!hit) continue;
    // "From / to ..... 2012": the label goes on behind the mark.
    const bool gap = trim(line.substr(split->at, split->next - split->at)).empty();
    const auto later = gap ? std::nullopt : next_split(line, split->next);
    if (later && label_of(line.substr(begin, later->at - begin))) continue;
    // A label of several parts ("Country / area: …") goes on to its colon.
    const auto colon = inner_label(line, begin);
    if (colon && colon->name.end > split->at) return colon;
    LabelLine found = line_of(line, begin, *split, hit);
    if (found.value.empty()) continue;
    return is_header_or_menu(line, *split, found.value) ? std::nullopt : std::optional(found);
  }
  return glued_label(line, begin);
}

std::size_t glued_value(std::string_view line) {
  const auto found = glued_label(line, skip_dress(line));
  return found ? found->value.begin : std::string_view::npos;
}

// "Countries: Fiji, Nepal | Funding: …": a name does not reach over a bar.
static bool holds_bar(std::string_view line, Span name) {
  return line.substr(name.begin, name.size()).find(" | ") != std::string_view::npos;
}

std::vector<LabelLine> read_labels(std::string_view line) {
  std::vector<LabelLine> out;
  auto first = read_label_line(line);
  if (first && holds_bar(line, first->name)) first.reset();  // "Zambia | Grant | USD 4 million"
  if (first) out.push_back(*first);
  const std::size_t last_colon = line.rfind(':');
  const bool columns =
      first && first->known &&
      (line.substr(first->name.end).starts_with("  ") || line[first->name.end] == '\t');
  const std::size_t last = columns                                ? line.size()
                           : last_colon == std::string_view::npos ? 0
                                                                  : last_colon;
  for (std::size_t pos = first ? first->value.begin : 0; pos < last; ++pos) {
    const std::size_t joint = label_joint(line, pos);
    if (joint == 0) continue;
    auto next = inner_label(line, pos + joint);
    const bool wide = line[pos] == '\t' || line.substr(pos).starts_with("  ");
    if (!next && columns && wide) next = column_label(line, pos);
    if (!next || holds_bar(line, next->name)) continue;
    if (!out.empty() && out.back().value.end > pos) {
      const Span value = out.back().value;
      out.back().value =
          value_span(line.substr(0, pos), std::min<std::size_t>(value.begin, pos), false);
    }
    out.push_back(*next);
    pos = next->name.end;
  }
  return out;
}

// The known label in capitals, of three words at the most, that a field opens with.
static std::optional<LabelLine> shouted_label(std::string_view line, Span field) {
  constexpr int kMostLabelWords = 3;
  std::optional<LabelLine> found;
  std::size_t at = field.begin;
  for (int words = 0; words < kMostLabelWords; ++words) {
    std::size_t end = at;
    while (end < field.end && line[end] >= 'A' && line[end] <= 'Z') ++end;
    if (end < at + 2 || end >= field.end || line[end] != ' ') break;
    const auto hit = label_of(line.substr(field.begin, end - field.begin));
    if (hit && hit->kind != LabelKind::other)
      found = LabelLine{*hit, true, span_of(field.begin, end), span_of(end + 1, field.end)};
    at = end + 1;
  }
  return found;
}

std::vector<LabelLine> read_shouted_labels(std::string_view line) {
  constexpr std::size_t kLeast = 3;
  std::vector<LabelLine> out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find("  ", at), line.size());
    const auto label = shouted_label(line, span_of(at, end));
    if (!label && out.empty()) return {};
    if (label) {
      out.push_back(*label);
    } else {
      out.back().value.end = static_cast<std::uint32_t>(end);
    }
    at = std::min(line.find_first_not_of(' ', end), line.size());
  }
  return out.size() >= kLeast ? out : std::vector<LabelLine>{};
}

bool is_source_label(std::string_view name) {
  static constexpr std::string_view kSources[] = {"source", "sources", "fuente", "fuentes",
                                                  "fonte",  "fontes",  "quelle", "bron"};
  return std::ranges::find(kSources, fold_label(name)) != std::end(kSources);
}

// Whether a known label may begin as the text does, by its first word.
static bool may_begin_prefix(std::string_view text) {
  if (!may_begin_label(text)) return false;
  const std::string folded = fold(WildWords::first_word(text));
  const std::string_view word = WildWords::first_word(folded);
  return word.empty() || begins_row(word) ||
         (word.ends_with('s') && begins_row(word.substr(0, word.size() - 1)));
}

std::optional<LabelLine> read_label_prefix(std::string_view line) {
  const std::size_t begin = skip_dress(line);
  if (!may_begin_prefix(line.substr(begin))) return std::nullopt;
  std::array<std::size_t, kMostWords> ends{};
  std::size_t words = 0;
  for (std::size_t at = line.find(' ', begin); at != std::string_view::npos && words < ends.size();
       at = line.find(' ', at + 1)) {
    ends[words++] = at;
  }
  while (words > 0) {
    const std::size_t end = ends[--words];
    const LabelRow* row = find_qualified(fold_label(line.substr(begin, end - begin)));
    if (row == nullptr) continue;
    const std::size_t value = line.find_first_not_of(' ', end);
    if (value == std::string_view::npos) continue;
    const std::string_view label = trim(line.substr(begin, end - begin));
    return LabelLine{hit_of(*row), true, span_of(begin, begin + label.size()),
                     value_span(line, value, false)};
  }
  return std::nullopt;
}

}  // namespace dossier
