// Files, pipes, sockets and terminals as streams of bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dossier/result.h"
#include "source/stream.h"

namespace dossier {

class Input;

// Whether a path names standard input.
bool is_stdin(std::string_view path);

// `path` as the user named it; "-" and /dev/stdin read from `stdin_fd`, which stays open. A pipe
// that has no writer yet is waited for. Errors: io.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, int stdin_fd);

// A nameless temporary file (in TMPDIR, or /tmp) that holds what is left of an input which cannot
// go back: for formats that are read from their end. `limit`: the most bytes it may take.
// Errors: io; limit; those of `from`.
Result<std::unique_ptr<ByteStream>> spool(Input& from, std::uint64_t limit);

}  // namespace dossier
