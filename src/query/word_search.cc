// See word_search.h.
#include "query/word_search.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "query/truth.h"
#include "query/words.h"
#include "store/word_index.h"

namespace dossier {
namespace {

// One word searched for: whole, or as a part of the words of texts.
struct Wanted {
  std::string_view text;
  OpenEnds open;
  bool whole() const { return !open.begin && !open.end; }
};

// Inner edges lie at spaces of the text, so only the outer ones may be open.
std::vector<Wanted> wanted_words(const Words& words) {
  std::vector<Wanted> list;
  for (const std::string_view text : split(words.folded, ' ')) list.push_back({text, {}});
  const OpenEnds open = open_ends(words);
  list.front().open.begin = open.begin;
  list.back().open.end = open.end;
  return list;
}

bool matches(const Wanted& wanted, std::string_view word) {
  if (wanted.open.begin && wanted.open.end) return word.find(wanted.text) != std::string_view::npos;
  return wanted.open.begin ? word.ends_with(wanted.text) : word.starts_with(wanted.text);
}

// The words of the store that match, by number.
std::vector<std::size_t> matching_words(const Dictionary& dictionary, const Wanted& wanted) {
  std::vector<std::size_t> list;
  if (wanted.whole()) {
    const std::size_t word = dictionary.find(wanted.text);
    if (word < dictionary.size()) list.push_back(word);
    return list;
  }
  const auto [first, last] = wanted.open.begin ? std::pair(std::size_t{0}, dictionary.size())
                                               : dictionary.with_prefix(wanted.text);
  for (std::size_t word = first; word < last; ++word) {
    if (matches(wanted, dictionary[word])) list.push_back(word);
  }
  return list;
}

class Search {
 public:
  Search(const Store::Columns& columns, const Words& words, WordPlace place)
      : c_(columns), words_(words), place_(place), wanted_(wanted_words(words)) {}

  std::vector<RowId> rows() const {
    if (wanted_.size() == 1) return rows_of(wanted_.front());
    const bool whole = std::ranges::all_of(wanted_, &Wanted::whole);
    return whole ? rows_of_phrase() : rows_of_texts();
  }

 private:
  bool counts(const WordHit& hit) const { return place_ != WordPlace::title || hit.in_title; }

  std::vector<RowId> rows_of(const Wanted& wanted) const {
    const std::vector<std::size_t> words = matching_words(dictionary_, wanted);
    std::vector<RowId> rows;
    if (words.size() == 1) {
      WordHits hits(c_, words.front());
      rows.reserve(hits.size());
      while (hits.next()) {
        if (counts(hits.hit())) rows.push_back(hits.hit().row);
      }
      return rows;
    }
    RowSet set(c_.size());
    for (const std::size_t word : words) {
      WordHits hits(c_, word);
      while (hits.next()) {
        if (counts(hits.hit())) set.add(hits.hit().row);
      }
    }
    set.each([&rows](RowId row) { rows.push_back(row); });
    return rows;
  }

  // Whole words next to one another: by their spots.
  std::vector<RowId> rows_of_phrase() const {
    std::vector<RowId> rows;
    std::vector<WordHits> lists;
    for (const Wanted& wanted : wanted_) {
      const std::size_t word = dictionary_.find(wanted.text);
      if (word == dictionary_.size()) return rows;
      lists.emplace_back(c_, word);
    }
    for (WordHits& list : lists) {
      if (!list.next()) return rows;
    }
    bool more = true;
    while (more && go_to_common_row(lists)) {
      const RowId row = lists.front().hit().row;
      if (in_sequence(lists) && (place_ != WordPlace::title || in_title(lists))) {
        rows.push_back(row);
      }
      for (WordHits& list : lists) more = list.next() && more;
    }
    return rows;
  }

  // Takes each list on to the next row that all of them have; passes the spots of rows left behind.
  static bool go_to_common_row(std::vector<WordHits>& lists) {
    RowId row = lists.front().hit().row;
    for (std::size_t agreed = 0, i = 0; agreed < lists.size(); i = (i + 1) % lists.size()) {
      WordHits& list = lists[i];
      while (list.hit().row < row) {
        list.skip_spots();
        if (!list.next()) return false;
      }
      agreed = list.hit().row == row ? agreed + 1 : 1;
      row = list.hit().row;
    }
    return true;
  }

  // Whether the words stand one behind the other somewhere in the row.
  bool in_sequence(std::vector<WordHits>& lists) const {
    std::vector<std::uint32_t>& ends = spots_.first;  // of what is there of the sequence so far
    std::vector<std::uint32_t>& next = spots_.second;
    lists.front().read_spots(ends);
    for (std::size_t i = 1; i < lists.size(); ++i) {
      lists[i].read_spots(next);
      std::erase_if(next, [&ends](std::uint32_t spot) {
        return spot == 0 || !std::ranges::binary_search(ends, spot - 1);
      });
      std::swap(ends, next);
    }
    return !ends.empty();
  }

  // Whether the sequence stands in the title, and not just in the description.
  bool in_title(const std::vector<WordHits>& lists) const {
    const auto has = [](const WordHits& list) { return list.hit().in_title; };
    return std::ranges::all_of(lists, has) &&
           WordFinder(words_).in(c_.strings[c_.title[lists.front().hit().row]]);
  }

  // Words of which one matches only in part: rows that have all of them, looked at one by one.
  std::vector<RowId> rows_of_texts() const {
    std::vector<RowId> rows = rows_of(wanted_.front());
    for (std::size_t i = 1; i < wanted_.size() && !rows.empty(); ++i) {
      const std::vector<RowId> more = rows_of(wanted_[i]);
      std::vector<RowId> both;
      std::ranges::set_intersection(rows, more, std::back_inserter(both));
      rows = std::move(both);
    }
    WordFinder finder(words_);
    std::erase_if(rows, [&](RowId row) {
      return !finder.in(c_.strings[c_.title[row]]) &&
             (place_ == WordPlace::title || !finder.in(c_.strings[c_.description[row]]));
    });
    return rows;
  }

  const Store::Columns& c_;
  const Words& words_;
  WordPlace place_;
  std::vector<Wanted> wanted_;
  Dictionary dictionary_{c_};
  mutable std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> spots_;
};

}  // namespace

std::vector<RowId> rows_with(const Store::Columns& columns, const Words& words, WordPlace place) {
  return Search(columns, words, place).rows();
}

std::size_t cost_of_search(const Store::Columns& columns, const Words& words) {
  const Dictionary dictionary(columns);
  std::size_t cost = columns.size();
  for (const Wanted& wanted : wanted_words(words)) {
    if (!wanted.whole()) continue;
    const std::size_t word = dictionary.find(wanted.text);
    cost = word == dictionary.size() ? 0 : std::min(cost, WordHits(columns, word).size());
  }
  return cost;
}

}  // namespace dossier
