// RE2 over bytes, for expressions whose groups are wanted; where a yes or no will do, a
// regex::Matcher (regex/matcher.h) says the same and takes a tenth of the time to make.
//
// Folded text is ASCII but for other scripts' letters, so its patterns need no
// Unicode classes; read as Latin-1 they compile an order of magnitude faster, which is what a short
// run of the program costs. A character outside ASCII is two to four bytes from \x80 to \xff to
// such a pattern.
#pragma once

#include <re2/re2.h>

#include <string_view>

namespace dossier {

inline RE2::Options byte_options() {
  RE2::Options options(RE2::Latin1);
  options.set_max_mem(std::int64_t{64} << 20);
  options.set_log_errors(false);  // nothing here prints; the tests look at every expression
  return options;
}

class ByteRegex : public RE2 {
 public:
  explicit ByteRegex(std::string_view pattern)
      : RE2(re2::StringPiece(pattern.data(), pattern.size()), byte_options()) {}
};

inline re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace dossier
