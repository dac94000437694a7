// Looks names up in the generated table. A name in a page may be spaced, hyphenated, dotted and
// broken over lines in many ways; NameText flattens what stands at a position once, and every
// candidate is compared with that.
#include "value/lexicon.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "value/name.h"
#include "value/tables.h"

namespace dossier {
namespace {

std::span<const LexEntry> entries_of(const tables::Slot* slot) {
  return slot == nullptr ? std::span<const LexEntry>{}
                         : tables::kEntries.subspan(slot->begin, slot->count);
}

// What stands at a place of a page, folded as names are, up to a size or to something that no name
// goes over: a blank line, a colon, a quotation mark. Keeps for each of its bytes where in the page
// it came from.
class NameText {
 public:
  // With `join`, a hyphen at a line's end is taken as a cut word's; else as part of the name.
  NameText(std::string_view text, std::uint32_t pos, std::size_t limit, bool join)
      : text_(text), pos_(pos), limit_(std::min(limit, kMax)), join_(join) {
    while (size_ < limit_ && pos_ < text_.size() && step()) {
    }
  }

  std::string_view folded() const { return {bytes_.data(), size_}; }
  std::uint32_t end_of(std::size_t index) const { return ends_[index]; }

 private:
  static constexpr std::size_t kMax = 176;
  static constexpr std::size_t kMaxDotted = 5;  // letters of an abbreviation: "juill."

  // Takes one character, or one run of white space. False at what no name goes over.
  bool step() {
    const char c = text_[pos_];
    if (static_cast<unsigned char>(c) >= 0x80) return step_wide();
    if (is_ascii_letter(c) || is_digit(c)) {
      push(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c, ++pos_);
      ++word_size_;
      return true;
    }
    switch (c) {
      case ' ':
      case '\t':
      case '\n':
        return skip_space();
      case '-':
        return step_hyphen(1);
      case '\'':
      case '`':
        ++pos_;
        gap();
        return true;
      case '.':
        if (word_size_ > kMaxDotted || (word_size_ == 0 && !after_slash())) return false;
        push('.', ++pos_);
        return true;
      case ',':
        gap_ = false;
        push(',', ++pos_);
        word_size_ = 0;
        return true;
      case '&':
        ++pos_;
        push_word("and");
        return true;
      case '(':
      case ')':
      case '/':
      case '$':
      case '=':
        push(c, ++pos_);
        word_size_ = 0;
        return true;
      default:
        return false;
    }
  }

  bool step_wide() {
    std::size_t next = 0;
    const char32_t c = decode(text_, pos_, next);
    const auto bytes = static_cast<std::uint32_t>(next - pos_);
    if (c >= 0x2010 && c <= 0x2015) return step_hyphen(bytes);
    const std::string_view source = text_.substr(pos_, bytes);
    const bool quote = c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x00B4;
    if (!quote && !is_letter(c) && !is_currency_sign(c)) return false;
    pos_ += bytes;
    if (quote) {
      gap();
      return true;
    }
    fold_into(source, folded_);
    if (folded_.empty() && size_ > 0) ends_[size_ - 1] = pos_;  // a mark belongs to its letter
    for (const char b : folded_) push(b, pos_);
    ++word_size_;
    return true;
  }

  bool skip_space() {
    int lines = 0;
    while (pos_ < text_.size() &&
           (text_[pos_] == ' ' || text_[pos_] == '\t' || text_[pos_] == '\n')) {
      lines += text_[pos_++] == '\n';
    }
    gap();
    return lines <= 1;
  }

  bool step_hyphen(std::uint32_t bytes) {
    std::uint32_t at = pos_ + bytes;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    const bool line_end = at < text_.size() && text_[at] == '\n' && word_size_ > 0 && !gap_;
    pos_ += bytes;
    if (!line_end || !join_) {
      gap();
      return true;
    }
    const bool gap_before = gap_;
    if (!skip_space()) return false;
    gap_ = gap_before;
    return true;
  }

  bool after_slash() const { return !gap_ && size_ > 0 && bytes_[size_ - 1] == '/'; }  // "S/."

  void gap() {
    gap_ = true;
    word_size_ = 0;
  }

  void push(char c, std::uint32_t end) {
    if (size_ + 2 > kMax) return;  // one character may fold to dozens of bytes
    if (gap_ && size_ > 0 && bytes_[size_ - 1] != ' ') {
      bytes_[size_] = ' ';
      ends_[size_] = ends_[size_ - 1];
      ++size_;
    }
    gap_ = false;
    bytes_[size_] = c;
    ends_[size_] = end;
    ++size_;
  }

  void push_word(std::string_view word) {
    gap();
    for (const char c : word) push(c, pos_);
    gap();
  }

  std::string_view text_;
  std::uint32_t pos_;
  std::size_t limit_;
  bool join_;
  bool gap_ = false;
  std::size_t word_size_ = 0;  // characters of the word so far
  std::size_t size_ = 0;
  std::array<char, kMax> bytes_;
  std::array<std::uint32_t, kMax> ends_;
  std::string folded_;
};

// How many bytes of `text` the name takes, 0 where it does not stand there. A dot after an
// abbreviation need not be in the name: "st lucia" is "st. lucia", "d r congo" is "d.r. congo".
std::size_t match_size(std::string_view name, std::string_view text) {
  std::size_t j = 0;
  for (std::size_t i = 0; i < name.size();) {
    if (j == text.size()) return 0;
    if (name[i] == text[j]) {
      ++i;
      ++j;
    } else if (text[j] == '.') {
      ++j;
      if (name[i] == ' ' && j < text.size() && text[j] != ' ') ++i;
    } else {
      return 0;
    }
  }
  return j;
}

bool ends_at_edge(std::string_view text, std::uint32_t end, const LexEntry& entry) {
  if (!is_word_byte(entry.folded().back())) return true;
  if (is_word_edge(text, end)) return true;
  // "EUR500": a currency may touch its number.
  const bool currency = entry.cls == LexClass::currency_code ||
                        entry.cls == LexClass::currency_symbol ||
                        entry.cls == LexClass::currency_word;
  return currency && end < text.size() && is_digit(text[end]) && !is_digit(text[end - 1]);
}

bool all_capitals(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t next = 0;
    const char32_t c = decode(text, pos, next);
    if (is_lower(c)) return false;
    pos = next;
  }
  return true;
}

bool has_accent(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool case_fits(std::string_view written, const LexEntry& entry) {
  if ((entry.flags & kAccent) != 0 && !has_accent(written)) return false;
  if ((entry.flags & kAnyCase) != 0) return true;
  if ((entry.flags & kAllCapitals) != 0) return all_capitals(written);
  std::size_t next = 0;
  const char32_t first = decode(written, 0, next);
  return !is_lower(first);
}

// The entries that may begin at text[pos], by its first word. A word of plain letters needs no
// flattening.
std::span<const LexEntry> entries_at(std::string_view text, std::uint32_t pos, bool join) {
  std::array<char, 32> lower;
  std::size_t size = 0;
  std::uint32_t hash = tables::kHashSeed;
  while (pos + size < text.size() && size < lower.size() && is_ascii_letter(text[pos + size])) {
    lower[size] = static_cast<char>(text[pos + size] | 0x20);
    hash = tables::hash_step(hash, lower[size]);
    ++size;
  }
  const std::size_t end = pos + size;
  const bool plain = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80;
  if (size > 0 && plain && !join) return entries_of(tables::find_slot({lower.data(), size}, hash));
  constexpr std::size_t kFirstWord = 32;
  const NameText first(text, pos, kFirstWord, join);
  return lexicon_at(first.folded().substr(0, first_word_size(first.folded())));
}

LexHit longest_of(std::string_view text, std::uint32_t pos, LexMask classes, bool join) {
  constexpr std::size_t kDots = 8;
  const std::span<const LexEntry> entries = entries_at(text, pos, join);
  if (entries.empty()) return {};
  const NameText name(text, pos, entries.front().size + kDots, join);
  for (const LexEntry& entry : entries) {
    if ((classes & mask(entry.cls)) == 0) continue;
    const std::size_t size = match_size(entry.folded(), name.folded());
    if (size == 0) continue;
    const std::uint32_t end = name.end_of(size - 1);
    if (ends_at_edge(text, end, entry) && case_fits(text.substr(pos, end - pos), entry)) {
      return {&entry, end};
    }
  }
  return {};
}

// Whether a hyphen and a line end may cut a name that begins at `pos`.
bool may_be_cut(std::string_view text, std::uint32_t pos) {
  constexpr std::size_t kLongest = 120;
  const std::string_view ahead = text.substr(pos, kLongest);
  std::size_t end = ahead.find('\n');
  if (end == std::string_view::npos) return false;
  while (end > 0 && (ahead[end - 1] == ' ' || ahead[end - 1] == '\t')) --end;
  return end > 0 && (ahead[end - 1] == '-' || static_cast<unsigned char>(ahead[end - 1]) >= 0x80);
}

}  // namespace

std::string_view LexEntry::folded() const {
  return tables::kNames.substr(at, size);
}

const tables::Slot* tables::find_slot(std::string_view word, std::uint32_t hash) {
  const std::size_t bit = hash & (kFilter.size() * 64 - 1);
  if ((kFilter[bit / 64] >> (bit % 64) & 1U) == 0) return nullptr;
  const std::size_t last = kSlots.size() - 1;
  for (std::size_t at = hash & last; kSlots[at].count != 0; at = (at + 1) & last) {
    const Slot& slot = kSlots[at];
    if (slot.hash == hash && kEntries[slot.begin].folded().substr(0, slot.word_size) == word) {
      return &slot;
    }
  }
  return nullptr;
}

std::span<const LexEntry> lexicon_at(std::string_view folded_first_word) {
  return entries_of(tables::find_slot(folded_first_word, tables::hash_word(folded_first_word)));
}

LexClasses lexicon_classes(std::string_view folded_first_word) {
  const tables::Slot* slot =
      tables::find_slot(folded_first_word, tables::hash_word(folded_first_word));
  return slot == nullptr ? LexClasses{} : LexClasses{slot->capitalised, slot->lower_case};
}

LexHit longest_name(std::string_view text, std::uint32_t pos, LexMask classes) {
  const LexHit best = longest_of(text, pos, classes, false);
  if (!may_be_cut(text, pos)) return best;
  const LexHit joined = longest_of(text, pos, classes, true);
  return joined.entry != nullptr && joined.end > best.end ? joined : best;
}

}  // namespace dossier
