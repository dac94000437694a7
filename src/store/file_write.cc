// Writing a saved store: the head is made in memory, the columns are written as they lie.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "base/checksum.h"
#include "dossier/saved_store.h"
#include "source/input.h"
#include "store/columns.h"
#include "store/file.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = std::numeric_limits<std::uint32_t>::max();

// A column to be written.
struct Piece {
  std::uint32_t number = 0;
  std::uint32_t cell_bytes = 0;
  std::uint64_t cells = 0;
  std::uint64_t offset = 0;
  std::string_view bytes;
};

template <class T>
std::string_view bytes_of(std::span<const T> cells) {
  const auto bytes = std::as_bytes(cells);
  // Bytes may be looked at as characters.
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append_checksums(const Piece& piece, std::vector<std::uint64_t>& sums) {
  const std::size_t chunk = kChunkBytes / piece.cell_bytes * piece.cell_bytes;
  for (std::string_view rest = piece.bytes; !rest.empty();) {
    const std::string_view part = rest.substr(0, chunk);
    sums.push_back(xxh64(part));
    rest.remove_prefix(part.size());
  }
}

// The checksums of the columns, and the checksums of these.
struct Checksums {
  std::vector<std::uint64_t> of_columns;
  std::vector<std::uint64_t> of_sums;
};

Piece sums_piece(std::uint32_t number, std::span<const std::uint64_t> sums) {
  return {number, sizeof(std::uint64_t), sums.size(), 0, bytes_of(sums)};
}

// Every column; the last two hold the checksums, which `sums` keeps.
std::vector<Piece> pieces_of(const Store::Columns& columns, const Indexes& indexes,
                             Checksums& sums) {
  std::vector<Piece> pieces;
  const auto add = [&]<class T>(std::uint32_t number, std::string_view, const Array<T>& array) {
    pieces.push_back({number, sizeof(T), array.size(), 0, bytes_of(array.all())});
    if (!kCarriesSum<T>) append_checksums(pieces.back(), sums.of_columns);
  };
  each_array(add, columns);
  each_index_array(add, indexes);
  pieces.push_back(sums_piece(kChecksums, sums.of_columns));
  append_checksums(pieces.back(), sums.of_sums);
  pieces.push_back(sums_piece(kSumChecksums, sums.of_sums));
  return pieces;
}

// Settles where each piece stands, and gives the head.
std::string make_head(std::vector<Piece>& pieces) {
  std::string head(file::kHeadSumsAt, '\0');
  std::vector<std::uint64_t> sums;
  append_checksums(pieces.back(), sums);
  head += bytes_of(std::span<const std::uint64_t>(sums));
  std::uint64_t offset = head.size();
  std::size_t entry = file::kDirectoryAt;
  for (Piece& piece : pieces) {
    piece.offset = file::aligned(offset);
    offset = piece.offset + piece.bytes.size();
    file::store(piece.number, entry + file::kNumberAt, head);
    file::store(piece.cell_bytes, entry + file::kCellBytesAt, head);
    file::store(piece.offset, entry + file::kOffsetAt, head);
    file::store(piece.cells, entry + file::kCellsAt, head);
    entry += file::kEntryBytes;
  }
  head.replace(0, kStoreMagic.size(), kStoreMagic);
  file::store(kStoreVersion, file::kVersionAt, head);
  file::store(kArrays, file::kArraysAt, head);
  file::store(offset, file::kFileSizeAt, head);
  file::store(std::uint64_t{head.size()}, file::kHeadSizeAt, head);
  file::store(file::head_sum(head), file::kHeadSumAt, head);
  return head;
}

// Numbers of 32 bits count entries and strings.
Status check_counts(const Store::Columns& columns, const std::string& path) {
  std::string_view over;
  const auto look = [&](std::uint32_t, std::string_view name, const auto& array) {
    const void* which = &array;
    const bool is_text = which == &columns.strings.bytes || which == &columns.quotes.bytes;
    if (!is_text && array.size() >= kMostEntries) over = name;
  };
  each_array(look, columns);
  if (over.empty()) return done();
  return Error{ErrorKind::limit, fmt::format("column '{}' has more than 2^32 entries", over),
               "save the pages in several stores; every command takes several", path};
}

// Holds back what would end the program in the middle (Ctrl-C, kill, a terminal that closes) until
// the new file is in its place or gone; then it ends as it was told to. kill -9 cannot be held
// back.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&ends_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends_, signal);
    held_ = pthread_sigmask(SIG_BLOCK, &ends_, &before_) == 0;
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() {
    if (held_) pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  // Whether one of them has come.
  bool pending() const {
    sigset_t come;
    if (!held_ || sigpending(&come) != 0) return false;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      if (sigismember(&come, signal) == 1) return true;
    }
    return false;
  }

 private:
  sigset_t ends_{};
  sigset_t before_{};
  bool held_ = false;
};

// A new file beside the one that it is to replace; gone again unless it took its place.
class TemporaryFile {
 public:
  static Result<TemporaryFile> beside(const std::string& path) {
    const fs::path target(path);
    for (int attempt = 0;; ++attempt) {
      const std::string name =
          fmt::format(".{}.{}-{}.tmp", target.filename().native(), getpid(), attempt);
      std::string beside = (target.parent_path() / name).native();
      const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd >= 0) return TemporaryFile(std::move(beside), fd);
      if (errno != EEXIST || attempt == 100) return io_error("write", errno, path);
    }
  }
  TemporaryFile(TemporaryFile&& other) noexcept
      : path_(std::exchange(other.path_, {})), fd_(std::exchange(other.fd_, -1)) {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  // Each gives 0 or what errno says.
  int write(std::string_view bytes, const HeldSignals& signals) const {
    constexpr std::size_t kAtOnce = std::size_t{4} << 20U;
    while (!bytes.empty()) {
      if (signals.pending()) return EINTR;
      const ssize_t count = ::write(fd_, bytes.data(), std::min(bytes.size(), kAtOnce));
      if (count < 0 && errno != EINTR) return errno;
      bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return 0;
  }
  int take_mode(mode_t mode) const { return ::fchmod(fd_, mode) == 0 ? 0 : errno; }
  // To the disk, then in the other file's place.
  int finish(const std::string& target) {
    if (::fsync(fd_) != 0) return errno;
    if (::close(std::exchange(fd_, -1)) != 0) return errno;
    if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  TemporaryFile(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
  std::string path_;
  int fd_ = -1;
};

// So that the new name itself is on the disk. Not every file system can say so of a folder.
void sync_folder(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

int write_all(const TemporaryFile& file, const HeldSignals& signals, const std::string& head,
              const std::vector<Piece>& pieces) {
  std::uint64_t at = head.size();
  int error = file.write(head, signals);
  for (const Piece& piece : pieces) {
    if (error == 0) error = file.write(std::string(piece.offset - at, '\0'), signals);
    if (error == 0) error = file.write(piece.bytes, signals);
    at = piece.offset + piece.bytes.size();
  }
  return error;
}

Status write_file(const std::string& head, const std::vector<Piece>& pieces,
                  const std::string& path) {
  std::error_code missing;
  const fs::path real = fs::canonical(path, missing);
  const std::string target = missing ? path : real.native();
  const HeldSignals signals;  // ends after the file does
  Result<TemporaryFile> file = TemporaryFile::beside(target);
  if (!file) return file.error();
  struct stat old {};
  int error = ::stat(target.c_str(), &old) == 0 ? file->take_mode(old.st_mode & 07777U) : 0;
  if (error == 0) error = write_all(*file, signals, head, pieces);
  if (error == 0) error = file->finish(target);
  if (error != 0) return io_error("write", error, path);
  sync_folder(target);
  return done();
}

}  // namespace

Status save_store(const Store& store, const std::string& path) {
  if constexpr (!file::kRightEndian) return file::wrong_endian(path);
  const Status counts = check_counts(store.columns(), path);
  if (!counts) return counts.error();
  const Store::Columns& columns = store.columns();
  const Indexes missing = columns.indexes.made ? Indexes{} : make_indexes(columns);
  Checksums sums;
  std::vector<Piece> pieces =
      pieces_of(columns, columns.indexes.made ? columns.indexes : missing, sums);
  if (store.damage() != nullptr) return *store.damage();
  return write_file(make_head(pieces), pieces, path);
}

}  // namespace dossier
