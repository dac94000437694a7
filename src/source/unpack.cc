// The table of signatures, zlib for gzip, and libarchive for everything else. libarchive's own gzip
// filter does not look at the checksums; hence zlib.
#include "source/unpack.h"

#include <fmt/format.h>
#include <locale.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <limits>
#include <utility>

#include "base/text.h"
#include "source/file_stream.h"
#include "source/libarchive.h"

namespace dossier {
namespace {

using namespace std::string_view_literals;

// A small file may well consist of one line said a million times.
constexpr std::uint64_t kTrusted = std::uint64_t{16} << 20U;

struct Signature {
  std::string_view bytes;
  Packing packing;
};
constexpr std::array kSignatures{
    Signature{"\x1F\x8B\x08"sv, Packing::gzip},
    Signature{"BZh"sv, Packing::bzip2},
    Signature{"\xFD\x37zXZ\0"sv, Packing::xz},
    Signature{"\x28\xB5\x2F\xFD"sv, Packing::zstd},
    Signature{"\x04\x22\x4D\x18"sv, Packing::lz4},
    Signature{"PK\x03\x04"sv, Packing::zip},
    Signature{"PK\x05\x06"sv, Packing::zip},  // an empty one
    Signature{"7z\xBC\xAF\x27\x1C"sv, Packing::seven_zip},
};

// ---- tar: a header of 512 bytes
constexpr std::size_t kTarHeader = 512;
constexpr std::size_t kTarName = 100;
constexpr std::size_t kTarSum = 148;
constexpr std::size_t kTarSumSize = 8;
constexpr std::size_t kTarMagic = 257;

bool has_tar_checksum(std::string_view header) {
  std::string_view field = header.substr(kTarSum, kTarSumSize);
  while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
  unsigned stated = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), stated, 8);
  if (error != std::errc{} || end == field.data()) return false;
  unsigned sum = kTarSumSize * ' ';  // the field counts as spaces
  for (std::size_t i = 0; i < kTarHeader; ++i) {
    const bool counts = i < kTarSum || i >= kTarSum + kTarSumSize;
    sum += counts ? static_cast<unsigned char>(header[i]) : 0U;
  }
  return sum == stated;
}

// A name, padded with zero bytes: no text looks like that for long.
bool may_be_tar(std::string_view head) {
  const std::string_view text = head.substr(0, std::min(head.find('\0'), kTarName));
  return !text.empty() &&
         std::none_of(text.begin(), text.end(), [](char c) { return c > 0 && c < ' '; });
}

bool is_tar(Input& input) {
  while (input.pending().size() < kTarHeader) {
    if (!may_be_tar(input.pending()) || !input.fill()) return false;
  }
  const std::string_view header = input.pending().substr(0, kTarHeader);
  return may_be_tar(header) && header.find('\0') != std::string_view::npos &&
         (header.substr(kTarMagic).starts_with("ustar") || has_tar_checksum(header));
}

// ---- ZIP: the name of the first file tells a document from an archive
bool is_office_document(Input& input) {
  constexpr std::size_t kNameSizeAt = 26;
  constexpr std::size_t kNameAt = 30;
  if (!input.fill_to(kNameAt)) return false;
  const auto low = static_cast<unsigned char>(input.pending()[kNameSizeAt]);
  const auto high = static_cast<unsigned char>(input.pending()[kNameSizeAt + 1]);
  const std::size_t size = low + (std::size_t{high} << 8U);
  input.fill_to(kNameAt + size);
  const std::string_view first = input.pending().substr(kNameAt, size);
  constexpr std::array kFirst{"[Content_Types].xml"sv, "_rels/.rels"sv, "mimetype"sv, "META-INF/"sv,
                              "META-INF/MANIFEST.MF"sv};
  return std::find(kFirst.begin(), kFirst.end(), first) != kFirst.end();
}

// bzip2's signature is three letters; a block's, or the end's, follows the level.
bool is_bzip2(Input& input) {
  constexpr std::size_t kSize = 10;
  if (!input.fill_to(kSize)) return false;
  const std::string_view head = input.pending().substr(0, kSize);
  const std::string_view block = head.substr(4);
  return head[3] >= '1' && head[3] <= '9' &&
         (block == "1AY&SY"sv || block == "\x17\x72\x45\x38\x50\x90"sv);
}

bool begins(Input& input, std::string_view signature) {
  for (;;) {
    const std::string_view head = input.pending().substr(0, signature.size());
    if (signature.substr(0, head.size()) != head) return false;
    if (head.size() == signature.size()) return true;
    if (!input.fill()) return false;
  }
}

Error damaged(std::string_view why, const std::string& path) {
  std::string text = squeeze(why);
  if (text.size() > 1 && text[1] >= 'a' && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] + ('a' - 'A'));
  }
  return {.kind = ErrorKind::format,
          .what = fmt::format("damaged or cut short: {}", text),
          .hint = {},
          .where = path};
}

// The error that an input below ended with is said once, by the layer that met it.
std::optional<Error> error_below(Input& packed) {
  return packed.take_error();
}

// ---- gzip ---------------------------------------------------------------------------------------
class GzipStream final : public ByteStream {
 public:
  GzipStream(Input& packed, Expansion& expansion) : packed_(packed), expansion_(expansion) {
    constexpr int kGzipOnly = 16;
    ready_ = inflateInit2(&zlib_, kGzipOnly + MAX_WBITS) == Z_OK;
  }
  ~GzipStream() override { inflateEnd(&zlib_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (!ready_) return damaged("out of memory", packed_.path());
    zlib_.next_out = reinterpret_cast<Bytef*>(into);
    zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
    const uInt room = zlib_.avail_out;
    while (zlib_.avail_out == room && !trouble_ && (inside_ || begin_member())) {
      trouble_ = inflate_some();
    }
    const std::size_t count = room - zlib_.avail_out;
    if (count == 0 && trouble_) return *trouble_;
    if (std::optional<Error> error = expansion_.add(count, packed_.path())) {
      return *std::move(error);
    }
    return count;
  }

 private:
  // Whether another member follows. Zero bytes may: a tape's blocks are filled up with them.
  bool begin_member() {
    while (!packed_.pending().empty() || packed_.fill()) {
      const std::size_t zeros =
          std::min(packed_.pending().find_first_not_of('\0'), packed_.pending().size());
      if (zeros == 0) break;
      packed_.consume(zeros);
    }
    if (packed_.pending().empty()) {
      trouble_ = error_below(packed_);
      return false;
    }
    if (!begins(packed_, kSignatures[0].bytes)) {
      trouble_ = damaged(fmt::format("what follows byte {} is no gzip data", packed_.offset()),
                         packed_.path());
      packed_.skip(std::numeric_limits<std::uint64_t>::max());
      return false;
    }
    inflateReset(&zlib_);
    return inside_ = true;
  }

  std::optional<Error> inflate_some() {
    if (packed_.pending().empty() && !packed_.fill()) {
      if (std::optional<Error> error = error_below(packed_)) return error;
      return damaged("the gzip data ends early", packed_.path());
    }
    // zlib's pointer is to bytes that it does not write.
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed_.pending().data()));
    zlib_.avail_in = static_cast<uInt>(std::min<std::size_t>(packed_.pending().size(), 1U << 30U));
    const uInt given = zlib_.avail_in;
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    packed_.consume(given - zlib_.avail_in);
    if (result == Z_STREAM_END) {
      inside_ = false;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      return damaged(
          fmt::format("{} (gzip, near byte {})", zlib_.msg != nullptr ? zlib_.msg : "no gzip data",
                      packed_.offset()),
          packed_.path());
    }
    return std::nullopt;
  }

  Input& packed_;
  Expansion& expansion_;
  z_stream zlib_{};
  bool ready_ = false;
  bool inside_ = false;           // of a member
  std::optional<Error> trouble_;  // said once what came before it was handed over
};

// ---- libarchive ---------------------------------------------------------------------------------
// File names are handled in UTF-8 whatever the locale, as long as this lives.
class Utf8Names {
 public:
  Utf8Names() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~Utf8Names() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

// A handle of libarchive, fed from an Input.
class Handle {
 public:
  Handle(Input& packed, Packing packing) : packed_(packed), packing_(packing) {
    if (library_ == nullptr) return;
    const Utf8Names utf8;
    archive_.reset(library_->archive_read_new());
    archive* const a = archive_.get();
    prepare(a, packing);
    library_->archive_read_set_callback_data(a, this);
    library_->archive_read_set_read_callback(a, &Handle::on_read);
    if (packed.size() > 0 && !is_compressed(packing)) {
      library_->archive_read_set_seek_callback(a, &Handle::on_seek);
    }
    open_ = library_->archive_read_open1(a) == ARCHIVE_OK;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  // As libarchive's own: ARCHIVE_OK, ARCHIVE_EOF, or one of its errors.
  int next_header(archive_entry** entry) {
    const Utf8Names utf8;
    return open_ ? library_->archive_read_next_header(archive_.get(), entry) : ARCHIVE_FATAL;
  }
  int next_block(std::string_view& block, std::int64_t& offset) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    const int result = library_->archive_read_data_block(archive_.get(), &bytes, &size, &offset);
    block =
        size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
    return result;
  }
  Error error(const std::string& path) {
    if (library_ == nullptr) {
      return {.kind = ErrorKind::io,
              .what = fmt::format("cannot unpack {}: libarchive is not installed", name(packing_)),
              .hint = "install libarchive (Debian and Ubuntu: libarchive13)",
              .where = path};
    }
    if (std::optional<Error> below = error_below(packed_)) {
      below->where = path;
      return *std::move(below);
    }
    const char* const why = library_->archive_error_string(archive_.get());
    return damaged(why != nullptr ? why : fmt::format("no {} data", name(packing_)), path);
  }

 private:
  struct Free {
    void operator()(archive* a) const { LibArchive::get()->archive_read_free(a); }
  };

  void prepare(archive* a, Packing packing) {
    switch (packing) {
      case Packing::bzip2:
        library_->archive_read_support_filter_bzip2(a);
        break;
      case Packing::xz:
        library_->archive_read_support_filter_xz(a);
        break;
      case Packing::zstd:
        library_->archive_read_support_filter_zstd(a);
        break;
      case Packing::lz4:
        library_->archive_read_support_filter_lz4(a);
        break;
      case Packing::tar:
        library_->archive_read_support_format_tar(a);
        return;
      case Packing::zip:
        library_->archive_read_support_format_zip(a);
        return;
      case Packing::seven_zip:
        library_->archive_read_support_format_7zip(a);
        return;
      case Packing::none:
      case Packing::gzip:
        assert(false);
        break;
    }
    library_->archive_read_support_format_raw(a);
  }

  static la_ssize_t on_read(archive* a, void* data, const void** bytes) {
    auto& handle = *static_cast<Handle*>(data);
    Input& packed = handle.packed_;
    packed.consume(std::exchange(handle.handed_, 0));
    if (packed.pending().empty() && !packed.fill() && packed.error()) {
      handle.library_->archive_set_error(a, EIO, "%s", packed.error()->what.c_str());
      return -1;
    }
    *bytes = packed.pending().data();
    handle.handed_ = packed.pending().size();
    return static_cast<la_ssize_t>(handle.handed_);
  }

  static la_int64_t on_seek(archive*, void* data, la_int64_t offset, int whence) {
    auto& handle = *static_cast<Handle*>(data);
    Input& packed = handle.packed_;
    const auto here = static_cast<std::int64_t>(packed.offset() + handle.handed_);
    const auto end = static_cast<std::int64_t>(packed.size());
    const std::int64_t target = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? here : end);
    if (target < 0 || !packed.seek(static_cast<std::uint64_t>(target))) return ARCHIVE_FATAL;
    handle.handed_ = 0;
    return target;
  }

  Input& packed_;
  Packing packing_;
  const LibArchive* library_ = LibArchive::get();
  std::unique_ptr<archive, Free> archive_;
  std::size_t handed_ = 0;  // bytes of pending() that libarchive has
  bool open_ = false;
};

// The data of one entry of a handle.
class EntryStream final : public ByteStream {
 public:
  // `expansion`: where the bytes are counted; `ended` is set where nothing more can be read of the
  // handle.
  EntryStream(Handle& handle, std::string path, bool counted, Expansion& expansion, bool& ended)
      : handle_(handle),
        path_(std::move(path)),
        counted_(counted),
        expansion_(expansion),
        ended_(ended) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    while (block_.empty() && gap_ == 0) {
      if (done_) return std::size_t{0};
      if (std::optional<Error> error = next_block()) return *std::move(error);
    }
    const bool hole = gap_ > 0;
    const std::size_t count =
        static_cast<std::size_t>(std::min<std::uint64_t>(size, hole ? gap_ : block_.size()));
    if (hole) {
      std::memset(into, 0, count);
      gap_ -= count;
    } else {
      std::memcpy(into, block_.data(), count);
      block_.remove_prefix(count);
    }
    at_ += count;
    if (counted_ || hole) {
      if (std::optional<Error> error = expansion_.add(count, path_)) return *std::move(error);
    }
    return count;
  }

 private:
  std::optional<Error> next_block() {
    std::int64_t offset = 0;
    const int result = handle_.next_block(block_, offset);
    if (result == ARCHIVE_EOF) {
      block_ = {};
      done_ = true;
      return std::nullopt;
    }
    if (result != ARCHIVE_OK) {  // a wrong checksum is but a warning to libarchive
      block_ = {};
      done_ = true;
      ended_ = result == ARCHIVE_FATAL;
      return handle_.error(path_);
    }
    if (!block_.empty() && static_cast<std::uint64_t>(offset) > at_) {
      gap_ = static_cast<std::uint64_t>(offset) - at_;  // of a sparse file
    }
    return std::nullopt;
  }

  Handle& handle_;
  std::string path_;
  bool counted_;
  Expansion& expansion_;
  bool& ended_;
  std::string_view block_;
  std::uint64_t at_ = 0;
  std::uint64_t gap_ = 0;
  bool done_ = false;
};

// One compressed stream.
class FilterStream final : public ByteStream {
 public:
  FilterStream(Input& packed, Packing packing, Expansion& expansion)
      : path_(packed.path()),
        handle_(packed, packing),
        entry_(handle_, path_, true, expansion, ended_) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (!begun_) {
      begun_ = true;
      archive_entry* entry = nullptr;
      const int result = handle_.next_header(&entry);
      if (result == ARCHIVE_EOF) ended_ = true;
      if (result < ARCHIVE_WARN) {
        ended_ = true;
        return handle_.error(path_);
      }
    }
    if (ended_) return std::size_t{0};
    return entry_.read(into, size);
  }

 private:
  std::string path_;
  Handle handle_;
  bool begun_ = false;
  bool ended_ = false;
  EntryStream entry_;
};

// libarchive can read 7z only back and forth. The input itself where it can, else a copy of it.
Result<Input> seekable(Input& packed, const Expansion& expansion) {
  Result<std::unique_ptr<ByteStream>> copy = spool(packed, expansion.limits().max_expanded);
  if (!copy) return copy.error();
  return Input(packed.path(), *std::move(copy));
}

}  // namespace

std::string_view name(Packing packing) {
  constexpr std::array<std::string_view, 9> kNames{"plain", "gzip", "bzip2", "xz", "zstd",
                                                   "lz4",   "tar",  "ZIP",   "7z"};
  return kNames.at(static_cast<std::size_t>(packing));
}

Packing packing_of(Input& input) {
  for (const Signature& signature : kSignatures) {
    if (!begins(input, signature.bytes)) continue;
    if (signature.packing == Packing::bzip2 && !is_bzip2(input)) return Packing::none;
    if (signature.packing == Packing::zip && is_office_document(input)) return Packing::none;
    return signature.packing;
  }
  return is_tar(input) ? Packing::tar : Packing::none;
}

std::optional<Error> Expansion::add(std::uint64_t bytes, const std::string& path) {
  out_ += bytes;
  const std::uint64_t in = std::max<std::uint64_t>(1, outermost_.furthest());
  Error error{.kind = ErrorKind::limit, .what = {}, .hint = {}, .where = path};
  if (out_ > limits_.max_expanded) {
    error.what = fmt::format("unpacks to more than {} bytes", limits_.max_expanded);
    error.hint = "--max-expanded SIZE allows more";
  } else if (out_ > kTrusted && out_ / in >= limits_.max_ratio) {
    error.what = fmt::format("unpacks to more than {} times its size: {} bytes from {}",
                             limits_.max_ratio, out_, in);
    error.hint = "if it is to be trusted, --max-ratio N allows more";
  } else {
    return std::nullopt;
  }
  exceeded_ = true;
  return error;
}

Input decompress(Input& packed, Packing packing, Expansion& expansion) {
  assert(is_compressed(packing));
  std::unique_ptr<ByteStream> stream;
  if (packing == Packing::gzip) {
    stream = std::make_unique<GzipStream>(packed, expansion);
  } else {
    stream = std::make_unique<FilterStream>(packed, packing, expansion);
  }
  return Input(packed.path(), std::move(stream));
}

// ---- Archive ------------------------------------------------------------------------------------
struct Archive::Reader {
  Input& packed;
  Packing packing;
  Expansion& expansion;
  std::optional<Input> copy{};       // where `packed` itself cannot go back
  std::unique_ptr<Handle> handle{};  // made with the first file
  std::string file{};                // the one at hand
  std::string path{};                // and its path
  bool ended = false;

  std::optional<Error> open() {
    if (packing == Packing::seven_zip && packed.size() == 0) {
      Result<Input> whole = seekable(packed, expansion);
      if (!whole) return whole.error();
      copy = *std::move(whole);
    }
    handle = std::make_unique<Handle>(copy ? *copy : packed, packing);
    return std::nullopt;
  }

  // A file that was not read to its end is unpacked all the same to come to the next one, where
  // all are compressed as one: so that it counts.
  std::optional<Error> pass_over() {
    if (packing != Packing::seven_zip || path.empty()) return std::nullopt;
    std::string_view block;
    std::int64_t offset = 0;
    while (handle->next_block(block, offset) == ARCHIVE_OK) {
      if (std::optional<Error> error = expansion.add(block.size(), path)) return error;
    }
    return std::nullopt;
  }

  Input stream() {
    return Input(path, std::make_unique<EntryStream>(*handle, path, packing != Packing::tar,
                                                     expansion, ended));
  }
};

Archive::Archive(Input& packed, Packing packing, Expansion& expansion)
    : reader_(new Reader{packed, packing, expansion}) {}
Archive::~Archive() = default;

std::optional<Result<std::string>> Archive::next() {
  Reader& r = *reader_;
  const auto fail = [&r](Error error) {
    r.ended = true;
    return Result<std::string>(std::move(error));
  };
  if (r.ended) return std::nullopt;
  if (!r.handle) {
    if (std::optional<Error> error = r.open()) return fail(*std::move(error));
  }
  if (std::optional<Error> error = r.pass_over()) return fail(*std::move(error));
  for (;;) {
    archive_entry* entry = nullptr;
    const int result = r.handle->next_header(&entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result < ARCHIVE_WARN) {
      return fail(r.handle->error(
          r.file.empty() ? r.packed.path() : fmt::format("{}, after {}", r.packed.path(), r.file)));
    }
    const LibArchive& library = *LibArchive::get();
    if (library.archive_entry_filetype(entry) != AE_IFREG ||
        library.archive_entry_hardlink(entry) != nullptr) {
      continue;
    }
    const char* const stored = library.archive_entry_pathname(entry);
    std::string_view file = stored != nullptr ? stored : "";
    while (file.starts_with("./")) file.remove_prefix(2);
    r.file = file;
    r.path = fmt::format("{}!{}", r.packed.path(), file);
    if (library.archive_entry_is_data_encrypted(entry) != 0) {
      return Result<std::string>(Error{.kind = ErrorKind::format,
                                       .what = "encrypted",
                                       .hint = "unpack it first, with its password",
                                       .where = r.path});
    }
    return Result<std::string>(std::string(file));
  }
}

Input Archive::member() {
  return reader_->stream();
}

}  // namespace dossier
