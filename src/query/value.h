// Reading the values of a query out of its text. A value takes the longest reading: in
// "EUR 1.5M and in:VN" the sum is "EUR 1.5M", in "March 2012 in Viet Nam" the date is "March 2012".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "query/node.h"

namespace dossier {

// A value and where the text goes on after it.
template <class T>
struct Read {
  T value;
  std::size_t end = 0;
};

// A quoted string; `inside` lies between the quotes, `end` after the closing one.
struct Quoted {
  std::string_view inside;
  std::size_t end = 0;
  bool closed = true;
};
// What is quoted at `pos`: "…", “…” or '…'. An apostrophe that nothing closes is no quote.
std::optional<Quoted> quoted_at(std::string_view text, std::size_t pos);

// Where a word that begins at `pos` ends: at white space, a comma, a parenthesis, a double quote or
// the end, and before punctuation that ends a sentence.
std::size_t word_end(std::string_view text, std::size_t pos);

// Where the name of a key that begins at `pos` ends, dotted label included; npos where a colon does
// not follow at once, or where what follows makes it a URL.
std::size_t key_name_end(std::string_view text, std::size_t pos);

class ValueReader {
 public:
  ValueReader(std::string_view text, const ScanOptions& options) : text_(text), options_(options) {}

  // The longest such value that begins at `pos`, quoted or not.
  std::optional<Read<Window>> date(std::size_t pos) const;
  // The same, or a range of them: "2010..2014", ">2012".
  std::optional<Read<Window>> window(std::size_t pos) const;
  std::optional<Read<Money>> money(std::size_t pos) const;
  std::optional<Read<Place>> place(std::size_t pos) const;
  std::optional<Read<Currency>> currency(std::size_t pos) const;

  // The same, after words that add nothing: "the year 2012", "the government of Norway".
  std::optional<Read<Window>> date_after_fillers(std::size_t pos) const;
  std::optional<Read<Money>> money_after_fillers(std::size_t pos) const;
  std::optional<Read<Place>> place_after_fillers(std::size_t pos) const;

  // One value of a key, with its operator or range: "x", "x..y", "x..", "..y", "..", ">x". Nothing
  // where it cannot be read.
  std::optional<Read<Value>> value(const KeyRow& row, std::size_t pos) const;

  // The whole text as one value.
  std::optional<Window> whole_date(std::string_view text) const;
  static std::optional<Money> whole_money(std::string_view text);
  static std::optional<Place> whole_place(std::string_view text);
  static std::optional<Currency> whole_currency(std::string_view text);

 private:
  std::optional<Read<Value>> window_value(std::size_t pos) const;
  std::optional<Read<Value>> amount_value(const KeyRow& row, std::size_t pos) const;
  std::optional<Read<Value>> words_value(std::size_t pos) const;
  std::optional<Read<Value>> kind_value(std::size_t pos) const;

  std::string_view text_;
  ScanOptions options_;
};

// What a window becomes behind an operator or preposition. Nothing where no day is left (after an
// open end, or past the calendar's edge).
std::optional<Window> bounded(const Window& window, Compare compare);
AmountRange compared(const Money& money, Compare compare);
// From a to b. Nothing when b lies before a, or when the two name different currencies.
std::optional<Window> spanned(const Window& a, const Window& b);
std::optional<AmountRange> spanned(const Money& a, const Money& b);

}  // namespace dossier
