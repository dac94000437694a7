// One pass over a page's bytes. A table of byte classes steps over what can begin nothing; a word
// costs the hash of its letters and one bit of a filter, and only the few that pass it a look-up.
#include "extract/anchor.h"

#include <array>
#include <string>

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

bool passes_filter(std::uint32_t hash) {
  const std::size_t bit = hash & (tables::kFilter.size() * 64 - 1);
  return (tables::kFilter[bit / 64] >> (bit % 64) & 1U) != 0;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Anchor> run() {
    while (pos_ < text_.size()) {
      switch (class_of(text_[pos_])) {
        case kSkip:
          ++pos_;
          break;
        case kDigit:
          take_digits();
          break;
        case kLetter:
          take_word();
          break;
        case kDollar:
          take_symbol(pos_ + 1);
          break;
        case kWide:
          take_wide();
          break;
      }
    }
    return std::move(anchors_);
  }

 private:
  static constexpr std::size_t kMaxWord = 40;  // bytes; the lexicon's first words are shorter

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
    std::array<char, kMaxWord> lower;
    std::size_t size = 0;
    std::uint32_t hash = tables::kHashSeed;
    while (pos_ < text_.size() && class_of(text_[pos_]) == kLetter) {
      const auto c = static_cast<char>(text_[pos_] | 0x20);
      hash = tables::hash_step(hash, c);
      if (size < kMaxWord) lower[size] = c;
      ++size;
      ++pos_;
    }
    if (pos_ < text_.size() && class_of(text_[pos_]) == kWide && skip_wide_letters()) {
      take_wide_word(begin);
      return;
    }
    LexMask classes = 0;
    if (size <= kMaxWord && passes_filter(hash)) {
      classes = classes_of({lower.data(), size}, begin);
    }
    finish_word(begin, classes);
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

  void take_wide_word(std::uint32_t begin) {
    LexMask classes = 0;
    if (pos_ - begin <= 2 * kMaxWord) {
      fold_into(text_.substr(begin, pos_ - begin), folded_);
      classes = classes_of(folded_, begin);
    }
    finish_word(begin, classes);
  }

  LexMask classes_of(std::string_view folded, std::uint32_t begin) const {
    const LexClasses classes = lexicon_classes(folded);
    std::size_t next = 0;
    const bool lower = is_lower(decode(text_, begin, next));
    return (lower ? classes.lower_case : classes.capitalised) & ~kContext;
  }

  void finish_word(std::uint32_t begin, LexMask classes) {
    if (pos_ < text_.size() && text_[pos_] == '-') classes |= classes_of_cut_word(begin);
    if (classes != 0) add(begin, Anchor::Kind::word, classes);
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
    return classes_of(folded_, begin);
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
