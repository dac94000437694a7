// One line of JSON Lines (newline-delimited JSON): an object that holds a page.
//
//   {"id": "a-17", "text": "1. Roads\n2012-2015", "url": "https://example.org/a"}
//
// The text may also be called content, body or raw_content (the first of these that is a string),
// or what the user says. The page's name is the id (which may be a number) or else the url or the
// source; all may be missing. Keys that are not listed are passed over.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/page.h"
#include "dossier/result.h"

namespace dossier {

struct JsonPage {
  std::string id{};  // the page's name; "" where there is none
  std::string url{};
  std::string text{};
  Repairs repairs;  // of the line, before its JSON was read
};

// Keeps its buffers from line to line.
class JsonLineParser {
 public:
  // `text_key`: the only key that the text is looked for under; empty: the usual ones.
  explicit JsonLineParser(std::string text_key = {});
  ~JsonLineParser();
  JsonLineParser(const JsonLineParser&) = delete;
  JsonLineParser& operator=(const JsonLineParser&) = delete;

  // Errors, without `where`: io: simdjson is not installed; format: the line is no JSON object, or
  // has no text. Bytes that are no UTF-8 and halves of surrogate pairs are no errors: they become
  // U+FFFD and are counted.
  Result<JsonPage> parse(std::string_view line, Repairs repairs = {});
  // Whether such a line shows that its input consists of JSON lines: an object with a text, or any
  // object where the text's key was named, as a mistyped key does not make prose of it. Without
  // simdjson any line does: reading it says what is missing.
  bool takes(std::string_view line);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  bool key_named_;
  std::vector<std::string> text_keys_;
};

}  // namespace dossier
