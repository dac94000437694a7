// Words of a command line as a shell takes them, so that a hint can be pasted and runs.
//
//   shell_word("pages/a.txt")        pages/a.txt
//   shell_word("active in 2012")     'active in 2012'
//   shell_word("it's")               'it'\''s'
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// One word of a POSIX shell that stands for `word`, whatever bytes it has; in single quotes where
// any of them could mean something else.
std::string shell_word(std::string_view word);

}  // namespace dossier
