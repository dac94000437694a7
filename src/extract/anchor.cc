// One pass over a page's bytes, 64 at a time: masks tell where runs begin. A word costs the look at
// its first three letters, and only the few that pass it the hash of their letters and a look-up.
#include "extract/anchor.h"

#include <array>
#include <bit>
#include <string>

#include "base/byte_masks.h"
#include "base/text.h"
#include "value/tables.h"

namespace dossier {
namespace {

// The classes that a value can begin with; the rest only qualify other names.
constexpr LexMask kContext = mask(LexClass::person_title) | mask(LexClass::given_name) |
                             mask(LexClass::name_noun) | mask(LexClass::street_noun) |
                             mask(LexClass::second_reading);

enum ByteClass : std::uint8_t { kSkip, kDigit, kLetter, kDollar, kWide };

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 32] = kLetter;
  for (std::size_t c = 0x80; c < 256; ++c) classes[c] = kWide;
  classes['$'] = kDollar;
  return classes;
}
constexpr std::array<ByteClass, 256> kByteClasses = make_byte_classes();

ByteClass class_of(char c) {
  return kByteClasses[static_cast<unsigned char>(c)];
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Anchor> run() {
    std::uint64_t carry = 0;  // bit 0: the block before ended in a letter; 1: in a digit; 2: wide
    for (std::size_t base = 0; base < text_.size(); base += ByteMasks::kBytes) {
      const ByteMasks m = byte_masks(text_, base);
      std::uint64_t starts = m.dollars | begins(m.letters, carry & 1U) |
                             begins(m.digits, carry >> 1U & 1U) | begins(m.wide, carry >> 2U & 1U);
      carry = m.letters >> 63U | (m.digits >> 63U) << 1U | (m.wide >> 63U) << 2U;
      for (; starts != 0; starts &= starts - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(starts));
        if (base + bit < pos_) continue;  // inside what was taken
        if ((m.letters >> bit & 1U) != 0 && is_idle_word(m, base, bit)) continue;
        take(static_cast<std::uint32_t>(base + bit));
      }
    }
    return std::move(anchors_);
  }

 private:
  static constexpr std::size_t kMaxWord = 60;  // bytes; the lexicon's first words are shorter
  static constexpr std::size_t kMaxGap = 40;   // a line end with its indentation

  // Where runs begin; `before`: whether the byte before the block belongs to one.
  static std::uint64_t begins(std::uint64_t run, std::uint64_t before) {
    return run & ~(run << 1U | before);
  }

  // Whether the letters at a bit are a whole word of the block that no name begins with: most are.
  bool is_idle_word(const ByteMasks& m, std::size_t base, std::size_t bit) const {
    const auto size = static_cast<std::size_t>(std::countr_one(m.letters >> bit));
    if (bit + size >= ByteMasks::kBytes) return false;
    const std::size_t end = base + bit + size;
    if (end < text_.size() && (text_[end] == '-' || !is_ascii(text_[end]))) return false;
    const auto begin = static_cast<std::uint32_t>(base + bit);
    return !may_begin_name(begin, static_cast<std::uint32_t>(size), text_[begin] >= 'a');
  }

  // What begins at `at`, and what follows it without a start of its own.
  void take(std::uint32_t at) {
    pos_ = at;
    switch (class_of(text_[pos_])) {
      case kDigit:
        take_digits();
        break;
      case kLetter:
        take_word();
        break;
      case kDollar:
        take_symbol(pos_ + 1);
        break;
      default:
        break;
    }
    while (pos_ < text_.size() && class_of(text_[pos_]) == kWide) take_wide();
  }

  void skip_letters() {
    std::uint32_t at = pos_;
    while (at < text_.size() && class_of(text_[at]) == kLetter) ++at;
    pos_ = at;
  }

  void take_digits() {
    const std::uint32_t begin = pos_;
    while (pos_ < text_.size() && is_digit(text_[pos_])) ++pos_;
    if (is_word_edge(text_, begin)) add(begin, Anchor::Kind::digits, 0);
  }

  void take_symbol(std::size_t end) {
    const std::uint32_t begin = pos_;
    pos_ = static_cast<std::uint32_t>(end);
    fold_into(text_.substr(begin, end - begin), folded_);
    const LexMask classes = lexicon_classes(folded_).capitalised & ~kContext;
    if (classes != 0) add(begin, Anchor::Kind::symbol, classes);
  }

  void take_wide() {
    std::size_t next = 0;
    const char32_t c = decode(text_, pos_, next);
    if (is_letter(c)) {
      take_word();
    } else if (is_currency_sign(c)) {
      take_symbol(next);
    } else {
      pos_ = static_cast<std::uint32_t>(next);
    }
  }

  void take_word() {
    const std::uint32_t begin = pos_;
    skip_letters();
    const std::uint32_t plain = pos_ - begin;
    const bool wide = pos_ < text_.size() && class_of(text_[pos_]) == kWide && skip_wide_letters();
    const bool lower = plain > 0 && text_[begin] >= 'a';
    LexMask classes = 0;
    if (pos_ - begin <= kMaxWord &&
        (plain > 2 || !wide ? may_begin_name(begin, plain, lower) : true)) {
      classes = wide ? classes_of_wide(begin) : classes_of_plain(begin, lower);
    }
    if (pos_ < text_.size() && text_[pos_] == '-') classes |= classes_of_cut_word(begin);
    if (classes != 0) add(begin, Anchor::Kind::word, classes);
  }

  // Whether some name begins with the word's first letters, `plain` of them ASCII's; in lower case
  // only those names count that may stand so.
  bool may_begin_name(std::uint32_t begin, std::uint32_t plain, bool lower) const {
    const std::size_t bit = tables::prefix_bit(text_[begin], plain > 1 ? text_[begin + 1] : '\0',
                                               plain > 2 ? text_[begin + 2] : '\0') +
                            (lower ? 0 : tables::kPrefixBits);
    return (tables::kPrefixes[bit / 64] >> (bit % 64) & 1U) != 0;
  }

  // The classes of a word of ASCII letters that ends at pos_.
  LexMask classes_of_plain(std::uint32_t begin, bool lower) const {
    std::array<char, kMaxWord> word;
    std::size_t size = 0;
    std::uint32_t hash = tables::kHashSeed;
    for (std::uint32_t at = begin; at < pos_; ++at) {
      word[size] = static_cast<char>(text_[at] | 0x20);
      hash = tables::hash_step(hash, word[size++]);
    }
    return classes_in(tables::find_slot({word.data(), size}, hash), lower);
  }

  LexMask classes_in(const tables::Slot* slot, bool lower) const {
    if (slot == nullptr) return 0;
    if (!next_fits(lower ? slot->lower_case_next : slot->next)) return 0;
    return (lower ? slot->lower_case : slot->capitalised) & ~kContext;
  }

  // Whether what follows the word can follow it in a name: "a hundred", but not "a road".
  bool next_fits(std::uint32_t bits) const {
    if (bits == ~std::uint32_t{0}) return true;
    std::size_t at = pos_;
    while (at < text_.size() && at - pos_ < kMaxGap && is_joint(text_[at])) ++at;
    if (at == text_.size()) return false;
    const char c = text_[at];
    if (class_of(c) == kWide) return true;
    const char lower = class_of(c) == kLetter ? static_cast<char>(c | 0x20) : c;
    return (bits & tables::next_bit(lower)) != 0;
  }

  static bool is_joint(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '-' || c == '\'' || c == '.';
  }

  // Steps to the end of a word that has letters outside ASCII. False where there are none.
  bool skip_wide_letters() {
    const std::uint32_t begin = pos_;
    while (pos_ < text_.size()) {
      std::size_t next = 0;
      if (!is_letter(decode(text_, pos_, next))) break;
      pos_ = static_cast<std::uint32_t>(next);
    }
    return pos_ > begin;
  }

  LexMask classes_of_wide(std::uint32_t begin) {
    fold_into(text_.substr(begin, pos_ - begin), folded_);
    return classes_in(tables::find_slot(folded_, tables::hash_word(folded_)), is_lower_at(begin));
  }

  bool is_lower_at(std::uint32_t begin) const {
    std::size_t next = 0;
    return is_lower(decode(text_, begin, next));
  }

  // "Solo-\n  mon Islands": the classes of the word that a hyphen and a line end cut.
  LexMask classes_of_cut_word(std::uint32_t begin) {
    std::size_t at = pos_ + 1;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at >= text_.size() || text_[at] != '\n') return 0;
    do ++at;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t'));
    std::size_t end = at;
    while (end < text_.size() && end - at < kMaxWord && is_word_byte(text_[end])) ++end;
    if (end == at) return 0;
    const std::string word(text_.substr(begin, pos_ - begin));
    fold_into(word + std::string(text_.substr(at, end - at)), folded_);
    const LexClasses classes = lexicon_classes(folded_);
    return (is_lower_at(begin) ? classes.lower_case : classes.capitalised) & ~kContext;
  }

  void add(std::uint32_t begin, Anchor::Kind kind, LexMask classes) {
    anchors_.push_back({begin, pos_, kind, classes});
  }

  std::string_view text_;
  std::uint32_t pos_ = 0;
  std::string folded_;
  std::vector<Anchor> anchors_;
};

}  // namespace

std::vector<Anchor> find_anchors(std::string_view text) {
  return Finder(text).run();
}

}  // namespace dossier
