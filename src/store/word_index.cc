// See word_index.h. Making the index is most of what saving costs beyond reading the pages, and
// most of that is waiting for memory: words come in no order that a cache could follow. So the
// words of a record are looked up together, each step asking for what the next one needs.
#include "store/word_index.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "base/search_form.h"

namespace dossier {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 16U;

void append_number(std::uint64_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

std::uint64_t load(const char* at, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, size);
  return value;
}

// Good enough for a table of words, and quicker on them than a checksum.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = text.size() * kFactor;
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * kFactor;
    hash ^= hash >> 29U;
  };
  for (; text.size() > 8; text.remove_prefix(8)) mix(load(text.data(), 8));
  mix(load(text.data(), text.size()));
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::span<const std::uint8_t> as_bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // bytes are bytes
}

}  // namespace

WordIndexer::WordIndexer() : slots_(kFirstSlots) {}

void WordIndexer::add(RowId row, std::string_view title, std::string_view description) {
  form_.clear();
  tokens_.clear();
  append_search_form(title, form_);
  const std::size_t title_end = form_.size();
  append_search_form(description, form_);
  std::uint32_t spot = 0;
  const std::string_view all(form_);
  split(all.substr(0, title_end), true, spot);
  ++spot;
  split(all.substr(title_end), false, spot);
  look_ahead();
  for (const Token& token : tokens_) note(find(token), row, token);
}

void WordIndexer::split(std::string_view form, bool in_title, std::uint32_t& spot) {
  while (!form.empty()) {
    const std::string_view text = form.substr(0, form.find(' '));
    tokens_.push_back(
        {text.data(), static_cast<std::uint32_t>(text.size()), hash_of(text), spot++, in_title});
    __builtin_prefetch(&slots_[tokens_.back().hash & (slots_.size() - 1)]);
    form.remove_prefix(std::min(text.size() + 1, form.size()));
  }
}

void WordIndexer::look_ahead() const {
  for (const Token& token : tokens_) {
    const Slot& slot = slots_[token.hash & (slots_.size() - 1)];
    if (slot.word == 0) continue;
    const Word& word = words_[slot.word - 1];
    __builtin_prefetch(&word);
    __builtin_prefetch(&word.spots);
  }
}

void WordIndexer::note(Word& word, RowId row, const Token& token) {
  if (word.next_row == row + 1) {
    append_number(std::uint64_t{token.spot - word.last_spot} << 1U, word.spots);
  } else {
    const std::uint64_t distance = row + 1 - word.next_row;
    append_number(distance << 1U | (token.in_title ? 1U : 0U), word.rows);
    append_number(std::uint64_t{token.spot} << 1U | 1U, word.spots);
    word.next_row = row + 1;
  }
  word.last_spot = token.spot;
}

std::string_view WordIndexer::text_of(const Word& word) const {
  return word.size <= Word::kInline ? std::string_view(word.head.data(), word.size)
                                    : std::string_view(long_texts_[word.text]);
}

bool WordIndexer::is(const Word& word, std::string_view text) const {
  return word.size == text.size() && text_of(word) == text;
}

WordIndexer::Word& WordIndexer::find(const Token& token) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = token.hash & mask;
  for (; slots_[at].word != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != token.hash) continue;
    Word& word = words_[slots_[at].word - 1];
    if (is(word, token.view())) return word;
  }
  Word& word = words_.emplace_back();
  word.size = token.size;
  std::copy_n(token.text, std::min<std::size_t>(token.size, Word::kInline), word.head.begin());
  if (token.size > Word::kInline) {
    word.text = static_cast<std::uint32_t>(long_texts_.size());
    long_texts_.emplace_back(token.view());
  }
  slots_[at] = {token.hash, static_cast<std::uint32_t>(words_.size())};
  if (words_.size() * 2 > slots_.size()) grow();
  return word;
}

void WordIndexer::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.word == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].word != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void WordIndexer::finish(Indexes& indexes) {
  std::vector<std::uint32_t> order(words_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return text_of(words_[a]) < text_of(words_[b]);
  });
  for (const std::uint32_t i : order) {
    Word& word = words_[i];
    const std::string_view text = text_of(word);
    indexes.word_text.append(std::span(text.data(), text.size()));
    indexes.word_rows.append(as_bytes(word.rows));
    indexes.word_spots.append(as_bytes(word.spots));
    indexes.words.push_back(
        {indexes.word_text.size(), indexes.word_rows.size(), indexes.word_spots.size()});
    word.rows = {};  // no more memory than the index itself
    word.spots = {};
  }
}

WordHits::WordHits(const Store::Columns& columns, std::size_t word)
    : columns_(columns),
      word_(word),
      rows_(columns.indexes.word_rows.range(columns.indexes.words[word].rows,
                                            columns.indexes.words[word + 1].rows)) {}

bool WordHits::next() {
  if (rows_.done()) return false;
  const std::uint64_t number = rows_.next();
  next_row_ += number >> 1U;
  if (next_row_ == 0 || next_row_ > columns_.size()) {
    if (columns_.damage != nullptr) columns_.damage->note("word_rows", "a value is out of range");
    rows_ = Numbers({});
    return false;
  }
  hit_ = {static_cast<RowId>(next_row_ - 1), (number & 1U) != 0};
  return true;
}

Numbers& WordHits::spots() {
  if (!spots_) {
    const Indexes& i = columns_.indexes;
    spots_ = Numbers(i.word_spots.range(i.words[word_].spots, i.words[word_ + 1].spots));
  }
  return *spots_;
}

void WordHits::skip_spots() {
  Numbers& numbers = spots();
  if (!numbers.done()) numbers.skip();
  while (!numbers.done() && !numbers.next_is_odd()) numbers.skip();
}

void WordHits::read_spots(std::vector<std::uint32_t>& list) {
  Numbers& numbers = spots();
  list.clear();
  if (numbers.done()) return;
  std::uint64_t spot = numbers.next() >> 1U;
  list.push_back(static_cast<std::uint32_t>(spot));
  while (!numbers.done() && !numbers.next_is_odd()) {
    spot += numbers.next() >> 1U;
    list.push_back(static_cast<std::uint32_t>(spot));
  }
}

std::string_view Dictionary::operator[](std::size_t word) const {
  const Indexes& i = columns_.indexes;
  const std::span<const char> text = i.word_text.range(i.words[word].text, i.words[word + 1].text);
  return {text.data(), text.size()};
}

std::size_t Dictionary::lower_bound(std::string_view text) const {
  std::size_t begin = 0;
  for (std::size_t count = size(); count > 0;) {
    const std::size_t half = count / 2;
    if ((*this)[begin + half] < text) {
      begin += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return begin;
}

std::size_t Dictionary::find(std::string_view text) const {
  const std::size_t at = lower_bound(text);
  return at < size() && (*this)[at] == text ? at : size();
}

std::pair<std::size_t, std::size_t> Dictionary::with_prefix(std::string_view prefix) const {
  const std::size_t first = lower_bound(prefix);
  std::size_t last = first;
  while (last < size() && (*this)[last].starts_with(prefix)) ++last;
  return {first, last};
}

}  // namespace dossier
