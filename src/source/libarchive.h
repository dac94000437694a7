// libarchive, loaded when the first archive is met: it brings an XML parser and ICU's tables with
// it, and starting with these costs a run on a small page as much as reading the page does.
#pragma once

#include <archive.h>
#include <archive_entry.h>

namespace dossier {

// The functions in use, under their names in archive.h and archive_entry.h.
#define DOSSIER_LIBARCHIVE(use)                                                                   \
  use(archive_entry_filetype) use(archive_entry_hardlink) use(archive_entry_is_data_encrypted)    \
      use(archive_entry_pathname) use(archive_error_string) use(archive_read_data_block)          \
          use(archive_read_free) use(archive_read_new) use(archive_read_next_header)              \
              use(archive_read_open1) use(archive_read_set_callback_data)                         \
                  use(archive_read_set_read_callback) use(archive_read_set_seek_callback)         \
                      use(archive_read_support_filter_bzip2) use(archive_read_support_filter_lz4) \
                          use(archive_read_support_filter_xz)                                     \
                              use(archive_read_support_filter_zstd)                               \
                                  use(archive_read_support_format_7zip)                           \
                                      use(archive_read_support_format_raw)                        \
                                          use(archive_read_support_format_tar)                    \
                                              use(archive_read_support_format_zip)                \
                                                  use(archive_set_error)

struct LibArchive {
#define DOSSIER_MEMBER(name) \
  decltype(&::name) name = nullptr;  // NOLINT(bugprone-macro-parentheses)
  DOSSIER_LIBARCHIVE(DOSSIER_MEMBER)
#undef DOSSIER_MEMBER

  // Null where the library is not installed. It stays loaded.
  static const LibArchive* get();
};

}  // namespace dossier
