// "pages/a.txt:11": a file, and perhaps a line in it, as editors and compilers write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct FileLine {
  std::string path;
  std::uint32_t line = 0;  // from 1; 0: none
};

// PATH:LINE where LINE is a number, whether PATH is a file here or only one that a saved store
// knows.
std::optional<FileLine> read_place(std::string_view text);
// PATH:LINE where PATH exists and LINE is a number. Nothing for anything else.
std::optional<FileLine> read_file_line(std::string_view text);

// The input that holds a page of that name: the page's own file, or, for a page in one, as in
// "t.tar!a.txt", "d.wet!<urn:…>" and "d.ndjson:3", that file. "" where there is none.
std::string input_of(std::string_view page);

}  // namespace dossier
