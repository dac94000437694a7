// The words of the query language, as tables: keys, and the words that phrases are made of. A new
// key or a new way to say something is one row in keys.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/record.h"

namespace dossier {

enum class Key : std::uint8_t {
  active,
  starts,
  ends,
  date,
  in,
  donor,
  budget,
  kind,
  currency,
  title,
  text,
  source,
  region,
  field,
};

// What a key's values are read as.
enum class ValueType : std::uint8_t { window, amount, place, words, kind, currency };

// How a value is compared when no operator is written.
enum class Compare : std::uint8_t { equal, over, at_least, under, at_most };

struct KeyRow {
  std::string_view name;
  Key key{};
  ValueType type{};
  Compare compare = Compare::equal;
  std::string_view means;
  std::string_view phrases;
  std::string_view example;
};
std::span<const KeyRow> key_rows();
// By name, folded. Null where there is none.
const KeyRow* find_key(std::string_view folded_name);
// The name of the key that another name probably means: a word for the same thing, or the nearest
// spelling. "" where there is none.
std::string_view proposed_key(std::string_view folded_name);
// The row that the canonical form spells.
const KeyRow& row_of(Key key);

// "started", "completed", "published": what the time that follows is about.
struct VerbRow {
  std::string_view words;
  Key key{};
};
std::span<const VerbRow> verb_rows();

// How the time after a preposition bounds the window.
enum class Bound : std::uint8_t { within, after, before, up_to, from_on, between };

struct PrepositionRow {
  std::string_view words;
  Bound bound{};
  bool alone = false;        // needs no verb: "since 2012" means active since 2012
  std::string_view middles;  // words before a second value ("from A to B"), space-separated
};
std::span<const PrepositionRow> preposition_rows();

// "more than", "at least": what the sum that follows is compared by.
struct ComparisonRow {
  std::string_view words;
  Compare compare{};
};
std::span<const ComparisonRow> comparison_rows();

// The kind that a word names, folded: "programmes" are projects.
std::optional<Kind> find_kind(std::string_view folded_word);

std::span<const std::string_view> donor_phrases();  // "funded by"
std::span<const std::string_view> budget_nouns();   // "budget", before a comparison or a sum
std::span<const std::string_view> state_words();    // "active", in "active projects in 2012"
// Words that carry no meaning of their own between terms ("with", "that", "are").
bool is_filler(std::string_view folded_word);
// Whether a phrase, filler or connective begins with this word.
bool is_query_word(std::string_view folded_word);
// Words that may stand between a preposition and its value ("in the year 2012").
bool is_value_filler(std::string_view folded_word);
// Common words that are country codes as well ("by", "no"); a phrase does not take them for one.
bool is_word_not_code(std::string_view folded_word);

}  // namespace dossier
