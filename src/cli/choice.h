// Words a user chooses among: read with a proposal when the word is none of them.
//
//   Result<Format> f = choose("format", "cvs", kFormats);   error "unknown format 'cvs'",
//                                                           hint "did you mean 'csv'?"
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/unknown_word.h"
#include "dossier/result.h"

namespace dossier {

template <class T>
struct Choice {
  std::string_view name;
  T value;
};

template <class T, std::size_t n>
std::vector<std::string_view> choice_names(const std::array<Choice<T>, n>& choices) {
  std::vector<std::string_view> names;
  names.reserve(n);
  for (const Choice<T>& choice : choices) {
    names.push_back(choice.name);
  }
  return names;
}

// "table|tsv|csv", as help shows what an option takes.
std::string one_of(const std::vector<std::string_view>& names);
template <class T, std::size_t n>
std::string one_of(const std::array<Choice<T>, n>& choices) {
  return one_of(choice_names(choices));
}

template <class T, std::size_t n>
Result<T> choose(std::string_view what, std::string_view word,
                 const std::array<Choice<T>, n>& choices) {
  for (const Choice<T>& choice : choices) {
    if (choice.name == word) {
      return choice.value;
    }
  }
  return unknown_word(what, word, choice_names(choices));
}

// A whole number without a sign.
Result<std::size_t> read_number(std::string_view option, std::string_view text);
// A number of bytes: a whole number, or one followed by K, M, G or T, powers of 1024.
Result<std::uint64_t> read_size(std::string_view option, std::string_view text);

}  // namespace dossier
