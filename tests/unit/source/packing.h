// Compressed data and archives for the tests, made in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

using Files = std::vector<std::pair<std::string, std::string>>;  // name, bytes

class Packer {
 public:
  // `format` and `filter`: as libarchive calls them: "ustar", "zip", "7zip", "raw"; "gzip", "none".
  Packer(const std::string& format, const std::string& filter) {
    REQUIRE(archive_write_set_format_by_name(archive_.get(), format.c_str()) == ARCHIVE_OK);
    if (filter != "none") {
      REQUIRE(archive_write_add_filter_by_name(archive_.get(), filter.c_str()) == ARCHIVE_OK);
    }
    archive_write_set_bytes_in_last_block(archive_.get(), 1);
    REQUIRE(archive_write_open(archive_.get(), &bytes_, nullptr, &Packer::append, nullptr) ==
            ARCHIVE_OK);
  }

  void add(const std::string& name, std::string_view bytes, unsigned type = AE_IFREG) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_copy_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), type);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    if (type == AE_IFLNK) archive_entry_set_symlink(entry.get(), "elsewhere");
    REQUIRE(archive_write_header(archive_.get(), entry.get()) >= ARCHIVE_WARN);
    archive_write_data(archive_.get(), bytes.data(), bytes.size());
  }

  std::string finish() {
    REQUIRE(archive_write_close(archive_.get()) == ARCHIVE_OK);
    return std::move(bytes_);
  }

 private:
  static la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  }

  std::unique_ptr<archive, int (*)(archive*)> archive_{archive_write_new(), archive_write_free};
  std::string bytes_;
};

inline std::string compressed(std::string_view bytes, const std::string& filter = "gzip") {
  Packer packer("raw", filter);
  packer.add("data", bytes);
  return packer.finish();
}

inline std::string archived(const Files& files, const std::string& format = "ustar") {
  Packer packer(format, "none");
  for (const auto& [name, bytes] : files) packer.add(name, bytes);
  return packer.finish();
}

}  // namespace dossier
