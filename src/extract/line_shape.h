// What the form of a line tells, whatever its words: how it begins, how it ends, what it holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace dossier {

// The first byte at or after `at` that is no space or tab; the text's size where there is none.
std::size_t skip_blanks(std::string_view text, std::size_t at);
// A capital, a letter without case, or a mark that may stand before one.
bool begins_like_words(std::string_view text);
bool begins_lower(std::string_view text);
bool all_capitals(std::string_view text);  // no small letter of ASCII
std::uint16_t count_words(std::string_view text);
// A stop, past closing quotes and brackets.
bool ends_sentence(std::string_view text);
// A sentence's end inside the line: a small letter or a bracket, a stop, a space, a capital.
// `words`: count_words(text).
bool has_inner_stop(std::string_view text, std::size_t words);
inline constexpr ByteSet kFullStop(".");
// The first of `marks` at or after `at` that may end a sentence: before a space, behind no
// abbreviation and no initial. npos where there is none.
std::size_t find_stop(std::string_view text, const ByteSet& marks = kFullStop, std::size_t at = 0);
// "Roads in Albania.": a short sentence; "Whitcomb Inc." is a name.
bool ends_in_word_and_stop(std::string_view text);
// "of", "für", "dans": no title and no sentence ends in it (data/small_words.tsv).
bool is_small_word(std::string_view folded);
// "… provided that talks begun in": the line below carries on, whatever it begins with.
bool ends_in_small_word(std::string_view text);
// "Council approval       06/2009": a line of two columns, and not the rest of a value.
bool has_wide_gap(std::string_view text);
bool leaves_bracket_open(std::string_view text);
// "name: Night School": where the value begins behind a key in small letters and its colon (YAML);
// 0 where the text begins with none.
std::size_t mapping_key(std::string_view text);
// A web or mail address.
bool has_address(std::string_view text);
// The size of the HTML tag or comment that the text begins with; 0 where it begins with none.
std::size_t tag_size(std::string_view text);
// "-----", "=====", "+---+---+", "&nbsp;".
bool is_rule(std::string_view text);
// Words cut short before a name or a number ("Dr", "Mio"): their stop ends no sentence.
bool is_abbreviation(std::string_view word);

}  // namespace dossier
