// The words of titles and descriptions, with the rows and the spots that each stands at.
//
// A word is what lies between the spaces of a text's search form (base/search_form.h). Words are
// sorted by their bytes. For each word, in `word_rows`, a number for every row that has it: the
// distance from the row before (from -1 for the first) times two, plus one where the title has it.
// In `word_spots`, a number for every time that it stands there: times two, plus one, the spot,
// where it is the first in its row, else times two the distance from the spot before. Spots count a
// record's words from 0, those of the title first; one number lies between title and description,
// so that words next to one another have spots that follow one another. Numbers are written seven
// bits a byte, lowest first, the high bit set in all but the last.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/columns.h"

namespace dossier {

// Gathers the words of one record after the other.
class WordIndexer {
 public:
  WordIndexer();
  // REQUIRES: rows come in rising order.
  void add(RowId row, std::string_view title, std::string_view description);
  void finish(Indexes& indexes);

 private:
  struct Word {
    static constexpr std::size_t kInline = 16;
    std::array<char, kInline> head{};  // the first bytes of its text
    std::uint32_t size = 0;
    std::uint32_t last_spot = 0;
    RowId next_row = 0;      // the row behind the last one that has it
    std::uint32_t text = 0;  // of a longer word: which of long_texts_ it is
    std::string rows;        // short ones lie in the object itself
    std::string spots;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t word = 0;  // from 1; 0: free
  };
  // A word of the record at hand.
  struct Token {
    const char* text = nullptr;
    std::uint32_t size = 0;
    std::uint32_t hash = 0;
    std::uint32_t spot = 0;
    bool in_title = false;
    std::string_view view() const { return {text, size}; }
  };

  void split(std::string_view form, bool in_title, std::uint32_t& spot);
  void look_ahead() const;
  static void note(Word& word, RowId row, const Token& token);
  Word& find(const Token& token);
  bool is(const Word& word, std::string_view text) const;
  std::string_view text_of(const Word& word) const;
  void grow();

  std::string form_;           // of the record's texts
  std::vector<Token> tokens_;  // its words
  std::vector<std::string> long_texts_;
  std::vector<Word> words_;
  std::vector<Slot> slots_;
};

// Numbers as word_rows and word_spots hold them, one after the other.
class Numbers {
 public:
  explicit Numbers(std::span<const std::uint8_t> bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  bool done() const { return at_ == end_; }
  // How many bytes are left: at least one for each number.
  std::size_t size() const { return static_cast<std::size_t>(end_ - at_); }
  // REQUIRES: !done(). A number that is cut short or too long for 64 bits comes out as some number.
  std::uint64_t next() {
    std::uint64_t value = *at_++;
    if (value < 0x80) return value;
    value &= 0x7F;
    for (unsigned shift = 7; at_ != end_; shift += 7) {
      const std::uint64_t byte = *at_++;
      if (shift < 64) value |= (byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  // Whether the next number is odd. REQUIRES: !done()
  bool next_is_odd() const { return (*at_ & 1U) != 0; }
  // REQUIRES: !done()
  void skip() {
    while (*at_++ >= 0x80 && at_ != end_) continue;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

// A row that has a word.
struct WordHit {
  RowId row = 0;
  bool in_title = false;
};

// The rows of one word, in rising order, and its spots in each if they are asked for. What is no
// row of the store ends the list and is noted as damage.
class WordHits {
 public:
  WordHits(const Store::Columns& columns, std::size_t word);
  // Goes to the next row; false behind the last.
  bool next();
  const WordHit& hit() const { return hit_; }
  // The word's spots in the row. REQUIRES: for every row either this or skip_spots() is called,
  // once.
  void read_spots(std::vector<std::uint32_t>& spots);
  void skip_spots();
  // How many bytes the rows take: more than there are rows, and at most five times as many.
  std::size_t size() const { return size_; }

 private:
  Numbers& spots();

  const Store::Columns& columns_;
  std::size_t word_;
  Numbers rows_;
  std::size_t size_ = rows_.size();
  std::optional<Numbers> spots_;  // looked at only where they are asked for
  std::uint64_t next_row_ = 0;
  WordHit hit_;
};

// The words of a store, for looking them up.
class Dictionary {
 public:
  explicit Dictionary(const Store::Columns& columns) : columns_(columns) {}
  std::size_t size() const { return columns_.indexes.words.size() - 1; }
  std::string_view operator[](std::size_t word) const;
  // The words that begin so: [first, second).
  std::pair<std::size_t, std::size_t> with_prefix(std::string_view prefix) const;
  // The word itself; size() where there is none.
  std::size_t find(std::string_view text) const;

 private:
  std::size_t lower_bound(std::string_view text) const;
  const Store::Columns& columns_;
};

}  // namespace dossier
