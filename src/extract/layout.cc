// What each line of a page is. Everything here looks at form (indentation, markers, what share of a
// line its mentions fill), never at a page's own words; the few words that mark boilerplate are
// rows of a table.
#include "extract/layout.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "base/text.h"
#include "extract/byte_regex.h"
#include "extract/span_walk.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

// ---- markers
// -------------------------------------------------------------------------------------

// Bytes of the bullet that begins at text[0], 0 if there is none.
std::size_t bullet_size(std::string_view text) {
  static constexpr std::string_view kBullets[] = {
      "-", "*", "+", "•", "·", "–", "—",      "‣",      "▪",    "◦",     "●", "○",
      "■", "□", "►", "▸", "➢", "✓", "»",      "♦",      "◆",    "❖",     "➤", "▶",
      "★", "✔", "→", "›", "∙", "⁃", "\uF0B7", "\uF0A7", "\x7f", "\uF0D8"};
  for (std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

bool begins_like_words(std::string_view text) {
  if (text.empty()) return false;
  std::size_t next = 0;
  const char32_t c = decode(text, 0, next);
  return is_upper(c) || (c >= 0x80 && is_letter(c)) ||
         std::string_view("\"'*[(_").find(text[0]) != std::string_view::npos ||
         text.starts_with("“") || text.starts_with("«") || text.starts_with("„");
}

std::uint32_t roman_value(std::string_view roman) {
  const auto value = [](char c) { return c == 'X' ? 10U : c == 'V' ? 5U : 1U; };
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const bool before_larger = i + 1 < roman.size() && value(roman[i]) < value(roman[i + 1]);
    sum = before_larger ? sum - value(roman[i]) : sum + value(roman[i]);
  }
  return sum;
}

struct MarkerHit {
  Marker marker;
  std::size_t end = 0;  // where the item's text begins
};

// "1. ", "12) ", "(3) ", "3.1 ", "1   ": a number that stands for a place in a list.
MarkerHit number_marker(std::string_view text) {
  const bool bracket = text.starts_with("(");
  std::size_t at = bracket ? 1 : 0;
  Marker marker{Marker::Kind::number, bracket ? '(' : ' ', 0, 0};
  while (true) {
    const std::size_t digits = at;
    std::uint32_t number = 0;
    while (at < text.size() && is_digit(text[at]) && at - digits < 3)
      number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
    if (at == digits || (at < text.size() && is_digit(text[at]))) return {};
    marker.number = number;
    ++marker.depth;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
      continue;
    }
    break;
  }
  const bool slash = at + 1 < text.size() && text[at] == '/' && text[at + 1] == ' ';
  const bool closed = at < text.size() && (text[at] == '.' || text[at] == ')' || slash);
  if (closed) {
    if (!bracket) marker.style = text[at];
    ++at;
    if (text.substr(at).starts_with("- ")) ++at;  // Spanish "1.- "
  } else if (bracket) {
    return {};
  }
  const std::size_t words = skip_blanks(text, at);
  // Without a full stop or bracket only a wide gap or a dotted number tells a marker from a count.
  const bool wide = words - at >= 2 || (words > at && text[at] == '\t');
  if (!closed && !wide && marker.depth < 2) return {};
  if (words >= text.size() || words == at) return {};
  if ((!closed || slash || marker.depth > 1) && !begins_like_words(text.substr(words))) return {};
  return {marker, words};
}

// "(a) ", "b) ": a letter that stands for a place in a list.
MarkerHit letter_marker(std::string_view text) {
  const std::size_t at = text.starts_with('(') ? 1 : 0;
  if (at + 3 >= text.size() || text[at] < 'a' || text[at] > 'z' || text[at + 1] != ')') return {};
  const std::size_t words = skip_blanks(text, at + 2);
  if (words == at + 2 || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, 'a', 1, static_cast<std::uint32_t>(text[at] - 'a' + 1)},
          words};
}

// "A.  Title", "A   Title": one capital and a wide gap, so that it is no initial.
MarkerHit capital_marker(std::string_view text) {
  if (text.size() < 5 || text[0] < 'A' || text[0] > 'Z') return {};
  const std::size_t stop = text[1] == '.' || text[1] == ')' ? 1 : 0;
  const std::size_t words = skip_blanks(text, 1 + stop);
  if (words < 4 || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, 'A', 1, static_cast<std::uint32_t>(text[0] - 'A' + 1)},
          words};
}

// "C.1  Title", "B2. Title": an annex's letter and a number.
MarkerHit annex_marker(std::string_view text) {
  if (text.size() < 6 || text[0] < 'A' || text[0] > 'Z') return {};
  std::size_t at = text[1] == '.' || text[1] == '-' ? 2 : 1;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  while (at < text.size() && is_digit(text[at]) && at - digits < 2)
    number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  if (at == digits || at >= text.size()) return {};
  const bool closed = text[at] == '.' || text[at] == ')';
  if (closed) ++at;
  const std::size_t words = skip_blanks(text, at);
  if (words - at < (closed ? 1U : 2U) || !begins_like_words(text.substr(words))) return {};
  return {Marker{Marker::Kind::number, text[0], 2, number}, words};
}

// "IV.   Title", "II.1 Title".
MarkerHit roman_marker(std::string_view text) {
  static constexpr std::string_view kRoman =
      R"(((?:X{0,2})(?:IX|IV|V?I{0,3}))\.(?:(\d{1,2})\.?)? +)";
  thread_local const regex::Matcher kHasRoman(kRoman);
  if (kHasRoman.prefix_of(text) == std::string_view::npos) return {};
  static const ByteRegex kGroups(kRoman);
  re2::StringPiece rest = piece(text);
  re2::StringPiece roman;
  re2::StringPiece part;
  if (!RE2::Consume(&rest, kGroups, &roman, &part) || roman.empty()) return {};
  if (!begins_like_words({rest.data(), rest.size()})) return {};
  std::uint32_t number = roman_value({roman.data(), roman.size()});
  const std::uint8_t depth = part.empty() ? 1 : 2;
  if (!part.empty()) {
    number = 0;
    for (const char c : part) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return {Marker{Marker::Kind::number, 'R', depth, number}, text.size() - rest.size()};
}

// An "o" that may be a bullet or an article: the page decides.
bool is_letter_bullet(std::string_view text) {
  return text.starts_with("o ") && begins_like_words(text.substr(2));
}

MarkerHit bullet_marker(std::string_view text) {
  const std::size_t size = text.starts_with("o  ") ? 1 : bullet_size(text);
  if (size == 0) return {};
  const std::size_t words = skip_blanks(text, size);
  if (words == size || words >= text.size()) return {};
  return {Marker{Marker::Kind::bullet, text[size - 1], 1, 0}, words};
}

// Markdown's "### Title", with or without a number of its own.
MarkerHit heading_marker(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == '#') ++at;
  if (at == 0 || at > 6) return {};
  std::size_t words = skip_blanks(text, at);
  if (words == at || words >= text.size()) return {};
  Marker marker{Marker::Kind::heading, '#', static_cast<std::uint8_t>(at), 0};
  if (const MarkerHit inner = number_marker(text.substr(words)); inner.marker.any()) {
    marker.number = inner.marker.number;
    words += inner.end;
  }
  return {marker, words};
}

// "Project 3 - Clean stoves", "Projet n° 2 : …": a list's number in words.
MarkerHit worded_marker(std::string_view text) {
  thread_local const regex::Matcher kWorded(
      R"((?i)(?:project|projet|proyecto|projekt|projeto|no|nr)\.? ?(?:no\.? ?|nr\.? ?|n\xc2\xb0 ?)?\d{1,3} ?(?:[-:.]|\xe2\x80[\x93\x94]) +)");
  const std::size_t end = kWorded.prefix_of(text);
  if (end >= text.size()) return {};  // no marker, or nothing behind it
  std::uint32_t number = 0;
  const auto is_number = [](char c) { return is_digit(c); };
  const auto* const digits = std::find_if(text.data(), text.data() + end, is_number);
  std::from_chars(digits, text.data() + end, number);
  return {Marker{Marker::Kind::number, 'P', 1, number}, end};
}

MarkerHit find_marker(std::string_view text) {
  if (MarkerHit hit = worded_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = heading_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = bullet_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = letter_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = roman_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = capital_marker(text); hit.marker.any()) return hit;
  if (MarkerHit hit = annex_marker(text); hit.marker.any()) return hit;
  return number_marker(text);
}

// ---- boilerplate
// ---------------------------------------------------------------------------------

// Lines that belong to the site or the document and not to what it says. One row, one form; matched
// against the folded line.
constexpr std::string_view kBoilerplate[] = {
    R"(^(?:page|seite|pagina|p\.) ?\d+(?: ?(?:of|von|de|sur|/) ?\d+)?$)",
    R"(^\d+ ?\| ?page$|^- ?\d+ ?-$|^\d{1,4}$|^\[\d+\]$)",
    R"(^(?:c\) |©|copyright\b|\(c\) ).*|.*\ball rights reserved\b.*|.*\btous droits reserves\b.*)",
    R"(.*\b(?:cookies?)\b.*\b(?:accept|settings|policy|use|consent)\b.*|.*\b(?:accept|use|agree)\b.*\bcookies?\b.*|.*\b(?:uses?|utilise|utiliza|verwendet|usa)\b.{0,40}\bcookies\b.*|^we value your privacy\b.*|.*\bstore information on your device\b.*)",
    R"(^(?:(?:skip|jump) to (?:main )?(?:content|text)|zum inhalt.*|(?:saltar|ir) (?:al|para o) contenido|(?:saltar|ir) para o conteudo|aller au contenu.*|cargar mas.*|back to .{1,30}|back|print(?: this page)?|share(?:\b.{0,40})?|read more.{0,4}|more.{0,3}|download.{0,30}|menu|search|next|previous|older news.{0,3}|load more|view all.{0,20}|see all.{0,20}|next page\W*|previous page\W*|top of page|en savoir plus|lire la suite\W*|leer mas\W*|weiterlesen\W*|mehr\W*|saiba mais\W*|drucken|teilen|imprimir|compartir en .*|partager.{0,20}|comments? ?\(\d+\))$)",
    R"(^(?:subscribe|sign up|to unsubscribe|follow us|stay informed|newsletter)\b.*|.*\bsubscribe to our newsletter\b.*)",
    R"(^(?:filter|sort|results?) (?:by|per page)\b.*|^(?:total|results?): \d+ .{0,40}|^\d+ (?:records?|results?|items?)(?: found)?$)",
    R"(^(?:[\d.… ]+ ?)+(?:next|weiter|suivant|siguiente)?\W*$)",
    R"(^(?:last )?(?:updated?|modified|edited|edit|reviewed)\b.{0,40}\d{4}.{0,20}$|^page maintained by\b.*)",
    R"(^(?:data sheet |report |page )?(?:generated|printed|exported|created) (?:on |at )?\d.*)",
    R"(^(?:photo|photos|foto|image|picture)s? ?(?::|©).*|^@?istock.*|.*shutterstock.*)",
    R"(^(?:tel|telephone|phone|fax|e-?mail|website|web|internet)\b[.:]? .*|.*\[email protected\].*)",
    R"(^[\w.+-]+@[\w-]+\.[\w.-]+$|^(?:https?://|www\.)\S+$)",
    R"(^(?:(?:[a-z]{2}|english|francais|deutsch|espanol|portugues|italiano|nederlands)(?:[ |/·-]+|$)){1,8}$)",
    R"(^_{3,}$)",
};

// One expression for all rows: most lines are none of them, and are told so in one pass.
std::string boilerplate_expression() {
  std::string all;
  for (std::string_view row : kBoilerplate) {
    if (!all.empty()) all += '|';
    all.append(row);
  }
  return all;
}

bool is_boilerplate_text(std::string_view folded) {
  static const std::string kExpression = boilerplate_expression();
  thread_local const regex::Matcher kPattern(kExpression);
  return kPattern.matches(folded);
}

// Digits and spacing apart, the same line: a running header with its page number.
std::string header_key(std::string_view text) {
  std::string key;
  for (char c : fold(text)) {
    if (!is_digit(c) && c != ' ') key += c;
  }
  return key;
}

// ---- columns
// -------------------------------------------------------------------------------------

struct Gap {
  std::size_t begin = 0;  // byte offsets inside the line
  std::size_t end = 0;
};

// Runs of three or more spaces inside the line (not its indentation).
std::vector<Gap> wide_gaps(std::string_view line) {
  std::vector<Gap> gaps;
  std::size_t at = skip_blanks(line, 0);
  while (at < line.size()) {
    if (line[at] != ' ') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && line[at] == ' ') ++at;
    if (at - begin >= 3 && at < line.size()) gaps.push_back({begin, at});
  }
  return gaps;
}

// Display columns that a prefix fills: characters, which is what aligned text counts.
std::size_t columns_before(std::string_view line, std::size_t bytes) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(bytes),
                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Where the right column of two-column text begins in this line, 0 where it does not.
struct Split {
  std::size_t column = 0;  // in characters
  std::size_t byte = 0;
};

// Finds the lines [first, last) that are set in two columns of running text, and their right
// column's start. Tables are left alone: their rows have more gaps, or a head of known labels.
class ColumnFinder {
 public:
  explicit ColumnFinder(const Page& page) : page_(page) {}

  // The split of every physical line; byte 0 for lines that stay whole.
  std::vector<std::size_t> splits() {
    const std::size_t count = page_.line_count();
    std::vector<std::size_t> result(count, 0);
    std::map<std::size_t, std::vector<std::size_t>> by_column;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::vector<Gap> gaps = wide_gaps(line);
      if (gaps.size() != 1) continue;
      by_column[columns_before(line, gaps[0].end)].push_back(i);
    }
    for (const auto& [column, lines] : by_column) {
      if (lines.size() >= 5 && is_text_column(lines)) apply(column, lines, result);
    }
    return result;
  }

 private:
  // Both sides must read as text of their own: long enough, and the left not a list of labels.
  bool is_text_column(const std::vector<std::size_t>& lines) const {
    std::size_t labels = 0;
    std::size_t left_size = 0;
    std::size_t right_size = 0;
    for (std::size_t i : lines) {
      const std::string_view line = page_.slice(page_.line(i));
      const Gap gap = wide_gaps(line)[0];
      const std::string_view left = trim(line.substr(0, gap.begin));
      left_size += left.size();
      right_size += trim(line.substr(gap.end)).size();
      labels += label_of(left).has_value() ? 1 : 0;
    }
    return left_size >= 18 * lines.size() && right_size >= 18 * lines.size() &&
           labels * 4 < lines.size();
  }

  // Splits the counted lines, and lines between them that have text on one side only.
  void apply(std::size_t column, const std::vector<std::size_t>& lines,
             std::vector<std::size_t>& result) const {
    for (std::size_t i = lines.front(); i <= lines.back(); ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t indent = skip_blanks(line, 0);
      if (indent >= line.size()) continue;
      if (columns_before(line, indent) + 2 >= column) {
        result[i] = 1;  // text in the right column only
        continue;
      }
      for (const Gap& gap : wide_gaps(line)) {
        if (columns_before(line, gap.end) == column) result[i] = gap.end;
      }
    }
    for (std::size_t i = lines.front() + 1; i < lines.back(); ++i) {
      const std::string_view line = page_.slice(page_.line(i));
      const std::size_t size = trim_end(line).size();
      // The rest of a left column's line, between two that both columns share.
      const bool left_only = result[i] == 0 && size > 0 && columns_before(line, size) < column;
      if (left_only && result[i - 1] > 1 && result[i + 1] > 1) result[i] = line.size();
    }
  }

  static std::string_view trim_end(std::string_view line) {
    return line.substr(0, line.find_last_not_of(" \t\r\f") + 1);
  }

  const Page& page_;
};

}  // namespace

bool looks_like_contents_entry(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_digit(text[at - 1])) --at;
  if (at == text.size())  // a preface's page: "ii"
    while (at > 0 && std::string_view("ivx").find(text[at - 1]) != std::string_view::npos) --at;
  if (at == text.size()) return false;
  while (at > 0 && text[at - 1] == ' ') --at;
  std::size_t dots = 0;
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == ' ' || text[at - 1] == '_')) {
    dots += text[at - 1] != ' ' ? 1 : 0;
    --at;
  }
  return dots >= 4;
}

bool is_fact_label(std::string_view text) {
  const auto hit = label_of(text);
  return hit && is_project_label(hit->kind);
}

// What a site's own links are called.
bool is_site_link(std::string_view text) {
  thread_local const regex::Matcher kLink(
      R"((?:[\W_]*)(?:home|search|advanced search|help|login|log in|sign in|sitemap|site map|print|share|download pdf|back to \w+|faq|accueil|recherche|rechercher|aide|connexion|inicio|buscar|busqueda|ayuda|pesquisar|pesquisa|ajuda|entrar|startseite|suche|hilfe|drucken|anmelden)(?:[\W_]*))");
  return kLink.matches(fold(text));
}

// "Country   Topic   Period   Budget": labels in columns of their own, no value between.
bool is_row_of_labels(std::string_view text) {
  std::size_t pieces = 0;
  std::size_t labels = 0;
  for (std::size_t at = 0; at < text.size(); ++pieces) {
    const std::size_t end = std::min(text.find("  ", at), text.size());
    labels += label_of(trim(text.substr(at, end - at))) ? 1 : 0;
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return pieces >= 3 && labels * 4 >= pieces * 3;
}

// What a Markdown link shows, folded: "[Lire la suite](/projets/lait)".
std::string link_text(std::string_view text) {
  const std::size_t close = text.find("](");
  if (text.starts_with('[') && close != std::string_view::npos) text = text.substr(1, close - 1);
  return fold(text);
}

// "Home   Our work   Countries   News": short pieces without a digit, none or one of them a label.
// Four make a menu, or two if one is a site's own link.
bool is_menu_of_columns(std::string_view text) {
  thread_local const regex::Matcher kColumns(
      R"(>?[^\d\s|](?:[^\d\s|]| [^\d\s])*(?:  +>?[^\d\s|](?:[^\d\s|]| [^\d\s])*)+)");
  if (!kColumns.matches(text)) return false;
  std::size_t pieces = 0;
  std::size_t labels = 0;
  bool link = false;
  for (std::size_t at = 0; at < text.size(); ++pieces) {
    const std::size_t end = std::min(text.find("  ", at), text.size());
    const std::string_view one = trim(text.substr(at, end - at));
    labels += is_fact_label(one) ? 1 : 0;
    link = link || is_site_link(one);
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return labels < 2 && (pieces >= 4 || link);
}

bool looks_like_menu(std::string_view text) {
  if (is_menu_of_columns(text)) return true;
  for (std::string_view separator : {" | ", " > ", " / ", " · ", " » ", " › ", " :: ", "  |  "}) {
    std::size_t parts = 1;
    std::size_t longest = 0;
    std::size_t labels = 0;
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end = std::min(text.find(separator, begin), text.size());
      const std::string_view part = trim(text.substr(begin, end - begin));
      longest = std::max(longest, part.size());
      labels += is_fact_label(part) ? 1 : 0;
      if (end == text.size()) break;
      ++parts;
      begin = end + separator.size();
    }
    if (parts >= 3 && longest <= 32 && labels < 2 &&
        (separator == std::string_view(" > ") || separator == std::string_view(" › ") ||
         separator == std::string_view(" » ") ||
         text.find_first_of("0123456789") == std::string_view::npos))
      return true;
    if (parts == 2 && separator == std::string_view(" > ") && longest <= 32) return true;
  }
  return false;
}

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
      const std::size_t begin = i;
      while (i + 1 < text.size() &&
             std::string_view(" \t\n\f").find(text[i + 1]) != std::string_view::npos)
        ++i;
      const bool line_end = text.substr(begin, i + 1 - begin).find('\n') != std::string_view::npos;
      // A word cut at a line's end: its hyphen goes if the next line carries on in lower case.
      if (line_end && out.size() >= 2 && out.back() == '-' && out[out.size() - 2] != ' ' &&
          i + 1 < text.size()) {
        std::size_t next = 0;
        const char32_t follows = decode(text, i + 1, next);
        if (is_letter(follows) && !is_upper(follows)) {
          out.pop_back();
          continue;
        }
      }
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (c == '*' || c == '`') continue;
    if (c == '_' &&
        (out.empty() || out.back() == ' ' || i + 1 == text.size() || !is_word_byte(text[i + 1])))
      continue;
    // "[12]" before or behind a word is a text browser's link number.
    if (c == '[' && i + 1 < text.size() && is_digit(text[i + 1])) {
      const std::size_t close = text.find_first_not_of("0123456789", i + 1);
      if (close != std::string_view::npos && text[close] == ']' && close - i <= 4) {
        i = close;
        continue;
      }
    }
    // [words](target) is its words.
    if (c == '[') {
      const std::size_t close = text.find("](", i);
      if (close != std::string_view::npos && text.find(']', i) == close) {
        const std::size_t end = text.find(')', close);
        if (end != std::string_view::npos) {
          out += tidy(text.substr(i + 1, close - i - 1));
          i = end;
          continue;
        }
      }
    }
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

template <class M>
Range mentions_in(const std::vector<M>& mentions, Span span) {
  const auto before = [](const M& m, std::uint32_t at) { return m.span.begin < at; };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), span.begin, before);
  const auto last = std::lower_bound(first, mentions.end(), span.end, before);
  return {static_cast<std::uint32_t>(first - mentions.begin()),
          static_cast<std::uint32_t>(last - mentions.begin())};
}
template Range mentions_in(const std::vector<DateMention>&, Span);
template Range mentions_in(const std::vector<DurationMention>&, Span);
template Range mentions_in(const std::vector<MoneyMention>&, Span);
template Range mentions_in(const std::vector<PlaceMention>&, Span);

namespace {

// Words that stand between facts without being a fact themselves.
bool is_fact_glue(std::string_view word) {
  thread_local const regex::Matcher kClock(
      R"(\d{1,2}(?:h|uhr)(?:\d{2})?|\d{1,2}:\d{2}|uhr|am|pm|h)");
  if (kClock.matches(word)) return true;
  static constexpr std::string_view kGlue[] = {"and",
                                               "y",
                                               "e",
                                               "et",
                                               "und",
                                               "from",
                                               "to",
                                               "for",
                                               "over",
                                               "in",
                                               "of",
                                               "the",
                                               "a",
                                               "de",
                                               "du",
                                               "des",
                                               "von",
                                               "bis",
                                               "approx",
                                               "ca",
                                               "about",
                                               "on",
                                               "o",
                                               "la",
                                               "le",
                                               "el",
                                               "pour",
                                               "sur",
                                               "para",
                                               "per",
                                               "total",
                                               "budget",
                                               "dated",
                                               "publie",
                                               "publicado",
                                               "publicada",
                                               "veroffentlicht",
                                               "posted",
                                               "published",
                                               "le",
                                               "el",
                                               "em",
                                               "am",
                                               "vom",
                                               "date",
                                               "since",
                                               "until",
                                               "au",
                                               "ended",
                                               "started",
                                               "began",
                                               "launched",
                                               "completed",
                                               "ate",
                                               "hasta"};
  return std::find(std::begin(kGlue), std::end(kGlue), word) != std::end(kGlue);
}

// What is left of a line once its mentions are taken away.
Residue residue(const Layout& layout, const Line& line) {
  std::vector<Span> taken;
  const Mentions& m = layout.mentions();
  for (auto i = line.dates.first; i < line.dates.last; ++i) taken.push_back(m.dates[i].span);
  for (auto i = line.money.first; i < line.money.last; ++i) taken.push_back(m.money[i].span);
  for (auto i = line.places.first; i < line.places.last; ++i) taken.push_back(m.places[i].span);
  for (auto i = line.durations.first; i < line.durations.last; ++i)
    taken.push_back(m.durations[i].span);
  SpanWalk walk(std::move(taken));

  Residue left;
  const std::string_view text = layout.text(line.text);
  const std::uint32_t first_end = walk.spans().empty() ? line.text.end : walk.spans().front().end;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(line.text.begin + at);
    if (const Span* cover = walk.covering(here)) {
      at = cover->end - line.text.begin;
      continue;
    }
    std::size_t next = at;
    char32_t c = decode(text, at, next);
    if (text[at] == '`') {  // Markdown's code: a category's tag
      const std::size_t close = text.find('`', at + 1);
      at = close == std::string_view::npos ? next : close + 1;
      continue;
    }
    if (!is_letter(c) && !is_digit(text[at])) {
      at = next;
      continue;
    }
    const bool upper = is_upper(c);
    const std::size_t begin = at;
    while (at < text.size()) {
      c = decode(text, at, next);
      if (!is_letter(c) && !is_digit(text[at]) && text[at] != '\'' && text[at] != '-') break;
      at = next;
    }
    if (is_fact_glue(fold(text.substr(begin, at - begin)))) continue;
    ++left.words;
    left.capitalised += upper ? 1 : 0;
    left.after_first = left.after_first && here >= first_end;
  }
  return left;
}

std::uint16_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool word = is_word_byte(c);
    words += word && !inside ? 1 : 0;
    inside = word || (inside && (c == '\'' || c == '-'));
  }
  return static_cast<std::uint16_t>(std::min<std::size_t>(words, 0xffff));
}

bool ends_sentence(std::string_view text) {
  while (!text.empty() && std::string_view("\"')]* ").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  for (std::string_view quote : {"”", "’", "»"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with("…");
}

}  // namespace

bool is_point(const DateMention& mention) {
  return !mention.range && mention.period.from.known() && mention.period.from.date.month != 0 &&
         !is_season(mention.period.from.date);
}

bool is_abbreviation(std::string_view word) {
  static constexpr std::string_view kWords[] = {"Dr",  "Mr",  "Mrs",  "Ms",  "St",    "Prof", "Sr",
                                                "Sra", "Mme", "Mlle", "Ing", "Nr",    "No",   "Art",
                                                "Mio", "Mrd", "vs",   "bzw", "approx"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

namespace {

// A sentence's end inside the line: a small letter or a bracket, a stop, a space, a capital.
bool has_inner_stop(std::string_view text) {
  static constexpr std::string_view kStop =
      R"(([A-Za-z\x80-\xff]*[a-z\x80-\xff\d)%])[.] +(?:[A-Z]|\xc3[\x80-\x9e])[a-z\x80-\xff]*[ ,'])";
  thread_local const regex::Matcher kHasStop(kStop);
  if (count_words(text) < 7 || !kHasStop.occurs_in(text)) return false;
  static const ByteRegex kGroups(kStop);
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece word;
  while (RE2::FindAndConsume(&rest, kGroups, &word)) {
    if (!is_abbreviation({word.data(), word.size()})) return true;
  }
  return false;
}

// "Roads in Albania.": a short sentence; "Whitcomb Inc." is a name.
bool ends_in_word_and_stop(std::string_view text) {
  if (!text.ends_with('.')) return false;
  const std::size_t space = text.find_last_of(" .", text.size() - 2);
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  return text.size() - 1 - begin > 3;
}

bool begins_lower(std::string_view text) {
  if (text.empty()) return false;
  std::size_t next = 0;
  const char32_t c = decode(text, 0, next);
  return is_letter(c) && !is_upper(c) && c < 0x250;
}

bool leaves_bracket_open(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

// "… provided that talks begun in": the line below carries on, whatever it begins with.
bool ends_in_small_word(std::string_view text) {
  static constexpr std::string_view kWords[] = {
      "a",   "an",  "and",  "at",  "by",  "for", "from", "in",  "of",  "on",   "or",  "that",
      "the", "to",  "with", "au",  "aux", "de",  "des",  "du",  "en",  "et",   "la",  "le",
      "les", "par", "pour", "sur", "con", "del", "el",   "los", "las", "para", "por", "y",
      "com", "da",  "das",  "do",  "dos", "em",  "e",    "na",  "no",  "o",    "os",  "der",
      "die", "das", "den",  "dem", "im",  "in",  "mit",  "und", "von", "zu",   "zur", "zum"};
  const std::size_t space = text.find_last_of(' ');
  if (space == std::string_view::npos) return false;
  return std::find(std::begin(kWords), std::end(kWords), text.substr(space + 1)) !=
         std::end(kWords);
}

bool has_address(std::string_view text) {
  return text.find("http://") != std::string_view::npos ||
         text.find("https://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos || text.find('@') != std::string_view::npos;
}

bool is_rule(std::string_view text) {
  return text.size() >= 3 && text.find_first_not_of("-=_*~ +|:") == std::string_view::npos;
}

}  // namespace

Layout::Layout(const Page& page, const Mentions& mentions) : page_(page), mentions_(mentions) {
  const std::vector<std::size_t> splits = ColumnFinder(page).splits();
  std::vector<Line> right;
  const auto flush = [&] {
    if (right.empty()) return;
    Line gap;  // the foot of one column and the head of the next are no neighbours
    gap.span = {right.front().span.begin, right.front().span.begin};
    lines_.push_back(gap);
    lines_.insert(lines_.end(), right.begin(), right.end());
    right.clear();
  };
  for (std::size_t i = 0; i < page.line_count(); ++i) {
    const Span whole = page.line(i);
    const bool blank = trim(page.slice(whole)).empty();
    if (splits[i] == 0 && !blank) flush();
    Line left;
    left.span = whole;
    if (splits[i] > 0) {
      Line piece;
      const auto cut = splits[i] == 1 ? 0 : static_cast<std::uint32_t>(splits[i]);
      piece.span = {whole.begin + cut, whole.end};
      left.span.end = whole.begin + cut;
      if (!piece.span.empty()) right.push_back(piece);
    } else if (blank && !right.empty()) {
      right.push_back(left);
    }
    lines_.push_back(left);
  }
  flush();
  split_run_on();
  letter_bullets_ = has_letter_bullets();
  for (Line& line : lines_) {
    classify(line);
  }
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i)
    lines_[i].underlined = !lines_[i].blank && !lines_[i].rule && lines_[i + 1].rule;
  mark_prose();
  mark_boilerplate();
  mark_label_blocks();
  find_paragraphs();
}

void Layout::find_paragraphs() {
  paragraphs_.resize(lines_.size());
  ends_.resize(lines_.size());
  const auto parts = [this](std::size_t i) { return lines_[i].blank || lines_[i].rule; };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool begins = i == 0 || parts(i - 1) || lines_[i].marker.any();
    paragraphs_[i].first = begins ? static_cast<std::uint32_t>(i) : paragraphs_[i - 1].first;
    ends_[i] = std::max(lines_[i].span.end, i == 0 ? 0U : ends_[i - 1]);
  }
  for (std::size_t i = lines_.size(); i-- > 0;) {
    const bool ends = i + 1 == lines_.size() || parts(i + 1) || lines_[i + 1].marker.any();
    paragraphs_[i].last = ends ? static_cast<std::uint32_t>(i + 1) : paragraphs_[i + 1].last;
  }
}

std::size_t Layout::line_of(std::uint32_t at) const {
  const auto found = std::upper_bound(ends_.begin(), ends_.end(), at);
  const auto i = static_cast<std::size_t>(found - ends_.begin());
  return lines_.empty() ? 0 : std::min(i, lines_.size() - 1);
}

namespace {

// Where the items of a list that runs on in mid-line begin: "… from Italy. 2. Milk collection …".
// Their numbers rise by one from 1, three or more of them, and two or more in mid-line.
std::vector<std::uint32_t> run_on_items(std::string_view text) {
  static constexpr std::string_view kItem = R"((?:^|\n|\. )(\d{1,2})\. [A-Z])";
  thread_local const regex::Matcher kHasItem(kItem);
  std::vector<std::uint32_t> found;
  std::size_t in_line = 0;
  std::size_t count = 0;
  if (!kHasItem.occurs_in(text)) return found;
  static const ByteRegex kGroups(kItem);
  re2::StringPiece rest = piece(text);
  re2::StringPiece number;
  while (RE2::FindAndConsume(&rest, kGroups, &number)) {
    rest = re2::StringPiece(number.data(),
                            static_cast<std::size_t>(text.data() + text.size() - number.data()));
    std::uint32_t value = 0;
    for (const char c : number) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    rest.remove_prefix(number.size());
    if (value != count + 1) continue;
    ++count;
    const auto at = static_cast<std::uint32_t>(number.data() - text.data());
    if (at > 0 && text[at - 1] == ' ') found.push_back(at), ++in_line;
  }
  return count >= 3 && in_line >= 2 ? found : std::vector<std::uint32_t>{};
}

}  // namespace

void Layout::split_run_on() {
  const std::vector<std::uint32_t> items = run_on_items(page_.text());
  if (items.empty()) return;
  std::vector<Line> lines;
  for (const Line& line : lines_) {
    std::uint32_t begin = line.span.begin;
    for (const std::uint32_t at : items) {
      if (at <= begin || at >= line.span.end) continue;
      Line head;
      head.span = {begin, at};
      lines.push_back(head);
      begin = at;
    }
    Line tail = line;
    tail.span.begin = begin;
    lines.push_back(tail);
  }
  lines_ = std::move(lines);
}

// "18 October 2004, BEIJING", "12 février 2014 | Niamey", "LUXEMBOURG / BELGRADE, 18 June 2019": a
// date, a mark, and where.
bool Layout::is_dated_place(std::string_view text, const Line& line, const Residue& left) const {
  if (line.dates.empty() || left.words > 3 || left.words != left.capitalised) return false;
  const Span date = mentions_.dates[line.dates.first].span;
  const DateMention& mention = mentions_.dates[line.dates.first];
  if (date.end == line.text.end && date.begin > line.text.begin && is_point(mention)) {
    const std::string_view before = trim(text.substr(0, date.begin - line.text.begin));
    return before.ends_with(',') && !line.label;
  }
  if (!left.after_first) return false;
  if (date.begin != line.text.begin || date.end >= line.text.end) return false;
  const std::string_view after = trim(text.substr(date.end - line.text.begin));
  return after.starts_with(',') || after.starts_with('|') || after.starts_with('-') ||
         after.starts_with('(') || after.starts_with("–");
}

// "IWC/08/31    18 December 2008": a release's number and its date.
bool Layout::is_numbered_date(std::string_view text, const Line& line) const {
  if (line.dates.empty()) return false;
  const DateMention& date = mentions_.dates[line.dates.first];
  if (!is_point(date) || date.span.end != line.text.end || date.span.begin <= line.text.begin)
    return false;
  thread_local const regex::Matcher kNumber(
      R"([A-Z]{1,8}[A-Za-z]{0,3}[ ./-]?(?:No\.? ?)?\d[\dA-Z./-]*(?: {2,}| ?[|,] ?| - | \xe2\x80[\x93\x94] ))");
  return kNumber.matches(text.substr(0, date.span.begin - line.text.begin));
}

// Lines inside a paragraph are sentences even where they begin with a capital: a block of lines
// that holds a sentence's end and whose lines flow into one another.
void Layout::mark_prose() {
  const auto plain = [&](std::size_t i) {
    const Line& l = lines_[i];
    return !l.blank && !l.rule && !(l.label && l.label->known) && !l.date_only && !l.money_only;
  };
  for (std::size_t i = 0; i < lines_.size();) {
    if (!plain(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines_.size() && plain(end) && !lines_[end].marker.any()) ++end;
    mark_paragraph(i, end);
    i = end;
  }
}

void Layout::mark_paragraph(std::size_t first, std::size_t last) {
  std::size_t longest = 0;
  std::size_t words = 0;
  bool stops = false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view text = page_.slice(lines_[i].text);
    longest = std::max(longest, text.size());
    words += lines_[i].words;
    stops = stops || ends_sentence(text) || has_inner_stop(text);
  }
  if (!stops || words < 14) return;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view text = page_.slice(lines_[i].text);
    const std::string_view below = page_.slice(lines_[std::min(i + 1, last - 1)].text);
    const bool open =
        begins_lower(below) || ends_in_small_word(text) ||
        (lines_[i].words >= 9 && (below.starts_with('(') || leaves_bracket_open(text)));
    const bool flows =
        i + 1 < last && open && text.size() * 3 >= longest * 2 && !ends_sentence(text);
    const bool inside = i > first && lines_[i - 1].sentence &&
                        !ends_sentence(page_.slice(lines_[i - 1].text)) &&
                        text.size() * 3 >= longest * 2;
    if ((flows || inside || has_inner_stop(text)) && lines_[i].words >= 4) {
      lines_[i].sentence = true;
      lines_[i].title_like = false;
    }
  }
}

namespace {

// "$240 Million Loan to Upgrade Feeder Roads", but not a sum in a column of its own.
bool begins_with_sum(const Layout& layout, const Line& line) {
  if (line.money.empty()) return false;
  const Span sum = layout.mentions().money[line.money.first].span;
  const std::string_view rest = layout.text({sum.end, std::max(sum.end, line.text.end)});
  return sum.begin == line.text.begin && rest.starts_with(' ') && !rest.starts_with("  ");
}

}  // namespace

void Layout::classify(Line& line) {
  const std::string_view whole = page_.slice(line.span);
  line.page_break = whole.find('\f') != std::string_view::npos;
  std::size_t at = 0;
  while (at < whole.size() &&
         std::string_view(" \t\f\r>").find(whole[at]) != std::string_view::npos)
    ++at;
  line.indent = static_cast<std::uint16_t>(std::min<std::size_t>(at, 0xffff));
  std::string_view text = trim(whole.substr(at));
  // A line inside a drawn box.
  if (text.size() > 4 && text.front() == '|' && text.back() == '|' &&
      text.find('|', 1) == text.size() - 1) {
    const std::string_view inner = trim(text.substr(1, text.size() - 2));
    at = static_cast<std::size_t>(inner.data() - whole.data());
    text = inner;
  }
  const auto base = static_cast<std::uint32_t>(line.span.begin + at);
  line.text = {base, static_cast<std::uint32_t>(base + text.size())};
  if (text.empty()) {
    line.blank = true;
    return;
  }
  if (is_rule(text)) {
    line.rule = true;
    return;
  }
  const Range leading = mentions_in(mentions_.dates, {base, base + 1});
  MarkerHit hit = find_marker(text);
  if (letter_bullets_ && is_letter_bullet(text))
    hit = {Marker{Marker::Kind::bullet, 'o', 1, 0}, std::string_view("o ").size()};
  if (!hit.marker.any() && text.starts_with("**")) {  // "**1. Title** …"
    hit = number_marker(text.substr(2));
    hit.end += hit.marker.any() ? 2 : 0;
  }
  if (hit.marker.any()) {
    const bool date = !leading.empty() && mentions_.dates[leading.first].span.end > base + hit.end;
    const Range sums = mentions_in(mentions_.money, {base, base + 1});
    const bool sum = !sums.empty() && mentions_.money[sums.first].span.end > base + hit.end;
    if (!date && !sum) {
      line.marker = hit.marker;
      line.text.begin += static_cast<std::uint32_t>(hit.end);
    }
  }
  // Emphasis marks around the whole or the beginning of the line.
  while (!line.text.empty() &&
         std::string_view("*_").find(page_.text()[line.text.begin]) != std::string_view::npos)
    ++line.text.begin;
  while (!line.text.empty() && page_.text()[line.text.end - 1] == '*') --line.text.end;
  text = page_.slice(line.text);
  if (text.empty()) {
    line.blank = true;
    return;
  }

  line.dates = mentions_in(mentions_.dates, line.text);
  line.money = mentions_in(mentions_.money, line.text);
  line.places = mentions_in(mentions_.places, line.text);
  line.durations = mentions_in(mentions_.durations, line.text);
  line.words = count_words(text);

  const auto shift = [&](LabelLine found) {
    found.name = {found.name.begin + line.text.begin, found.name.end + line.text.begin};
    found.value = {found.value.begin + line.text.begin, found.value.end + line.text.begin};
    return found;
  };
  for (LabelLine found : read_labels(text)) {
    found.known = found.known && found.label.kind != LabelKind::other;
    line.labels.push_back(shift(found));
  }
  if (!line.labels.empty() && line.labels.front().name.begin == line.text.begin) {
    line.label = line.labels.front();
  } else if (const auto alone = label_of(text); alone && alone->kind != LabelKind::other) {
    LabelLine found;
    found.label = *alone;
    found.known = true;
    found.name = line.text;
    found.value = {line.text.end, line.text.end};
    line.label = found;
    line.labels.assign(1, found);
  }

  const Residue left = residue(*this, line);
  const bool has_mention =
      !line.dates.empty() || !line.money.empty() || !line.places.empty() || !line.durations.empty();
  const bool facts = has_mention && left.words == 0;
  // "18 October 2004, BEIJING", "12 février 2014 | Niamey": a date and where.
  const bool dated_place = is_dated_place(text, line, left);
  // "Posted on March 3rd, 2014 by Ana": whose line it is does not matter.
  thread_local const regex::Matcher kByline(
      R"((?:posted|published|written|publie|publicado|veroffentlicht)\b.{0,40}\b(?:by|in|par|por|von|dans|em|en)\b.{0,40}|(?:by|par|por|von) .{2,60}(?:posted|published|publie|publicado|veroffentlicht)\b.{0,80}|[\d/. -]{8,12},? ?(?:by|par|por|von) [^\d]{2,40}|(?:meldung|pressemitteilung|mitteilung|nachricht|communique|comunicado|nota|noticia|news item|press release|release)(?: de presse| de prensa| de imprensa)? (?:vom|du|del|de|do|of|from|dated) .{6,30})");
  line.byline = !line.dates.empty() && line.words <= 18 && kByline.matches(fold(text));
  line.date_only = (facts && (!line.dates.empty())) || dated_place || line.byline ||
                   is_numbered_date(text, line);
  line.money_only = facts && line.dates.empty() && !line.money.empty();
  line.place_only = facts && line.dates.empty() && line.money.empty() && !line.places.empty();

  const bool lower = begins_lower(text);
  line.sentence = (ends_sentence(text) && line.words >= 4) || line.words > 28;
  const bool known_label = line.label && line.label->known;
  line.title_like = !known_label && !line.date_only && !line.money_only && !line.place_only &&
                    !line.sentence && !lower && !ends_in_word_and_stop(text) && line.words >= 1 &&
                    text.size() <= 220 && !text.ends_with(':') && !text.ends_with(';') &&
                    !has_address(text) &&
                    (begins_like_words(text) || is_digit(text[0]) ||
                     (begins_with_sum(*this, line) && line.words >= 5));
}

// A page of blocks "label / value": where several such labels are known, a short line over a value
// in a block of its own is one too, whatever its words.
void Layout::mark_label_blocks() {
  std::vector<std::size_t> unknown;
  std::size_t known = 0;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    const bool opens = (i == 0 || lines_[i - 1].blank) && !lines_[i].blank && !lines_[i + 1].blank;
    if (!opens) continue;
    const Line& line = lines_[i];
    if (line.label && line.label->known && line.label->value.empty()) {
      ++known;
    } else if (known > 0 && line.title_like && line.words <= 5 && !line.marker.any() &&
               !lines_[i + 1].sentence && line.dates.empty() && line.money.empty()) {
      unknown.push_back(i);
    }
  }
  if (known < 4) return;
  for (std::size_t i : unknown) {
    LabelLine label;
    label.name = lines_[i].text;
    label.value = {lines_[i].text.end, lines_[i].text.end};
    lines_[i].label = label;
    lines_[i].labels.assign(1, label);
    lines_[i].title_like = false;
  }
}

// "o Title" on three lines or more, none of them a wrapped sentence's: a letter for a bullet.
bool Layout::has_letter_bullets() const {
  constexpr std::size_t kTimes = 3;
  std::size_t seen = 0;
  std::string_view above;
  for (const Line& line : lines_) {
    const std::string_view text = trim(page_.slice(line.span));
    if (is_letter_bullet(text)) {
      const bool apart = above.empty() || ends_sentence(above) || above.ends_with(')') ||
                         above.ends_with(':') || above.ends_with('>') || is_letter_bullet(above);
      if (!apart) return false;
      ++seen;
    }
    above = text;
  }
  return seen >= kTimes;
}

// "46      ANNUAL REPORT", "ANNUAL REPORT      47": the same words twice or more, and a page's
// number far away from them.
void Layout::mark_running_headers() {
  thread_local const regex::Matcher kNumbered(R"(\d{1,4} {3,}\S.{3,}|\S.{3,} {3,}\d{1,4})");
  std::map<std::string, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::string_view whole = trim(page_.slice(lines_[i].span));
    if (!lines_[i].blank && kNumbered.matches(whole)) seen[header_key(whole)].push_back(i);
  }
  // "The Commission          Summary 2013" right below a page's number.
  thread_local const regex::Matcher kPageNumber(R"(\d{1,4}|[ivxl]{1,6})");
  thread_local const regex::Matcher kTwoSides(R"(\S.{3,} {5,}\S.{3,})");
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    const std::string_view whole = trim(page_.slice(lines_[i].span));
    const std::string_view above = trim(page_.slice(lines_[i - 1].span));
    if (lines_[i - 1].indent >= 8 && kPageNumber.matches(above) && kTwoSides.matches(whole))
      seen[header_key(whole)].push_back(i);
  }
  for (const auto& [key, lines] : seen) {
    if (lines.size() < 2 || key.empty()) continue;
    for (std::size_t i : lines) lines_[i].boilerplate = true;
  }
}

void Layout::mark_boilerplate() {
  std::map<std::string, std::size_t>
      edge_lines;  // running headers and footers: key, times seen at a page's edge
  std::vector<std::pair<std::size_t, std::string>> edges;
  const bool paged =
      std::any_of(lines_.begin(), lines_.end(), [](const Line& l) { return l.page_break; });
  if (paged) {
    const auto note = [&](std::size_t i) {
      std::string key = header_key(page_.slice(lines_[i].text));
      ++edge_lines[key];
      edges.emplace_back(i, std::move(key));
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].page_break && i != 0 && i + 1 != lines_.size()) continue;
      std::size_t seen = 0;
      for (std::size_t j = i; j < lines_.size() && seen < 2; ++j) {
        if (!lines_[j].blank) note(j), ++seen;
      }
      seen = 0;
      for (std::size_t j = i; j-- > 0 && seen < 2;) {
        if (!lines_[j].blank) note(j), ++seen;
      }
    }
  }
  for (const auto& [i, key] : edges) {
    if (edge_lines[key] >= 2) lines_[i].boilerplate = true;
  }
  mark_running_headers();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    if (line.blank || line.rule || line.money_only) continue;
    const std::string_view text = page_.slice(line.text);
    // "Término: 30 de septiembre de" / "2016"
    const bool wrapped = i > 0 && !lines_[i - 1].blank && line.date_only &&
                         ends_in_small_word(page_.slice(lines_[i - 1].text));
    const bool full_date = line.date_only && is_point(mentions_.dates[line.dates.first]);
    if (wrapped || full_date) continue;
    line.boilerplate = line.boilerplate || looks_like_contents_entry(text) ||
                       is_boilerplate_text(fold(text)) ||
                       (looks_like_menu(text) && !is_row_of_facts(line));
  }
  mark_kickers();
  mark_date_tiles();
  for (Line& line : lines_) line.title_like = line.title_like && !line.boilerplate && !line.rule;
}

// "Malawi, Zambia · Agriculture · Closed", "2009–2011 » Ice » EUR 312,000": a row of facts, and no
// menu.
bool Layout::is_row_of_facts(const Line& line) const {
  if (!line.dates.empty() && !line.money.empty()) return true;
  if (line.places.empty()) return false;
  const PlaceMention& first = mentions_.places[line.places.first];
  if (first.span.begin != line.text.begin || first.form == PlaceMention::Form::region) return false;
  const std::string_view rest = page_.slice({first.span.end, line.text.end});
  return rest.starts_with(", ") || rest.starts_with(" · ") || rest.starts_with(" | ") ||
         rest.starts_with(" / ");
}

// The second and the third line of a date that is set in tiles, "14 / NOV / 2017", are no lines of
// their own.
void Layout::mark_date_tiles() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].date_only) continue;
    const Span date = mentions_.dates[lines_[i].dates.last - 1].span;
    for (std::size_t j = i + 1; j < lines_.size() && lines_[j].text.end <= date.end; ++j)
      lines_[j].boilerplate = lines_[j].boilerplate || !lines_[j].blank;
  }
}

// "PRESS RELEASE" above every title, "Read on" below every text, "Country   Topic   Period" above
// every block of values: the same few words three times or more, none of them a fact.
void Layout::mark_kickers() {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kTimes = 3;
  std::map<std::string, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.blank || line.rule || line.marker.any() || !line.places.empty() ||
        !line.money.empty() || !line.dates.empty() || !line.durations.empty())
      continue;
    const std::string_view text = page_.slice(line.text);
    const bool value = i > 0 && lines_[i - 1].label && lines_[i - 1].label->value.empty();
    const bool words = !line.label && line.words <= kMostWords && !value;
    if (words || is_row_of_labels(text)) seen[link_text(text)].push_back(i);
  }
  // Capitals above some titles and other capitals above others are categories: a title's business.
  const auto shouts = [&](const std::vector<std::size_t>& lines) {
    const std::string_view text = page_.slice(lines_[lines.front()].text);
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const bool categories = std::any_of(seen.begin(), seen.end(), [&](const auto& one) {
    return one.second.size() < kTimes && shouts(one.second) &&
           stands_over_title(one.second.front());
  });
  for (const auto& [text, lines] : seen) {
    if (lines.size() < kTimes || (categories && shouts(lines))) continue;
    for (std::size_t i : lines) lines_[i].boilerplate = true;
  }
}

bool Layout::stands_over_title(std::size_t i) const {
  return (i == 0 || lines_[i - 1].blank) && i + 1 < lines_.size() && lines_[i + 1].title_like;
}

std::size_t Layout::next_text(std::size_t i) const {
  while (i < lines_.size() && (lines_[i].blank || lines_[i].boilerplate || lines_[i].rule)) ++i;
  return i < lines_.size() ? i : npos;
}

std::size_t Layout::previous_text(std::size_t i) const {
  for (++i; i-- > 0;) {
    if (!lines_[i].blank && !lines_[i].boilerplate && !lines_[i].rule) return i;
  }
  return npos;
}

}  // namespace dossier
