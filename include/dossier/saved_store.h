// Saved stores: a store's columns in one file, as they lie in memory. docs/store.md describes the
// file byte by byte.
//
//   Status s = save_store(store, "projects.dossier");
//   Result<Store> again = open_store("projects.dossier");
//   if (!again) …                          what is wrong with the file, and what to do about it
//   Selection hits = run(query, *again);
//   if (again->damage() != nullptr) …      ask before the hits are used
//
// Opening maps the file and reads its head only; a column is read, and its checksums looked at,
// when a question first uses it. A file must not be written to while it is open here; save_store()
// never writes to one, it puts a new one in its place.
#pragma once

#include <string>
#include <string_view>

#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

// The format that this program reads and writes.
inline constexpr std::uint32_t kStoreVersion = 4;

// Whether bytes begin as a saved store's do. Eight are enough.
bool begins_store(std::string_view bytes);
// Whether the path is a regular file that begins so. False for what cannot be read.
bool is_store(const std::string& path);
// The same of an open descriptor, whose position stays where it is. False for a pipe.
bool is_store(int fd);

// Errors: io, where the file cannot be read; format, where it is no saved store, was made by
// another version, cut short, or is damaged in its head.
Result<Store> open_store(const std::string& path);
// An open descriptor of a file; `name` stands for it in messages. It may be closed afterwards.
Result<Store> open_store(int fd, const std::string& name);
// The bytes of such a file.
Result<Store> parse_store(std::string_view bytes, const std::string& name);

// Reads every column of a store through. Errors: what is damaged.
Status verify(const Store& store);

// Writes beside `path`, waits until that is on the disk, and renames: whenever the program is
// stopped, `path` holds what it held before or the whole of the new store. A link is followed, an
// old file's permissions are kept. Errors: io; limit, where a column has 2^32 entries; format,
// where the store itself comes from a damaged file.
Status save_store(const Store& store, const std::string& path);

}  // namespace dossier
