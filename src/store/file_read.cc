// Reading a saved store: maps the file, reads its head and believes nothing in it. Columns are
// looked at when they are used (array.h), each by the check that it is given here.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "dossier/saved_store.h"
#include "source/input.h"
#include "store/cell_checks.h"
#include "store/codes.h"
#include "store/columns.h"
#include "store/file.h"
#include "store/spell_card.h"

namespace dossier {
namespace {

constexpr std::string_view kMakeAgain =
    "make it again from its pages: dossier ingest PATH… -o FILE";

Error damaged(std::string what, const std::string& path) {
  return {ErrorKind::format, std::move(what), std::string(kMakeAgain), path};
}

// ---- The bytes ---------------------------------------------------------------------------------
// An open file that closes itself.
class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  explicit File(const std::string& path)
      : File(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

// A file with a map of it.
class Map {
 public:
  Map(int fd, std::size_t size)
      : file_(::fcntl(fd, F_DUPFD_CLOEXEC, 0)),
        at_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0)),
        size_(size) {}
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;
  ~Map() {
    if (is_made()) ::munmap(at_, size_);
  }
  bool is_made() const { return at_ != MAP_FAILED; }  // NOLINT: the macro casts
  std::string_view bytes() const { return {static_cast<const char*>(at_), size_}; }
  int fd() const { return file_.fd(); }

 private:
  File file_;
  void* at_;
  std::size_t size_;
};

struct Image {
  std::shared_ptr<const void> owner;
  std::string_view bytes;  // aligned as file::kAlignment has it, or as 64-bit numbers are
  int file = -1;           // open as long as its owner is there; -1: the bytes are no file's
};

Result<Image> map_file(int fd, const std::string& path) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return io_error("read", errno, path);
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorKind::io, "a saved store has to be a file", "", path};
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) return Image{};
  auto map = std::make_shared<const Map>(fd, size);
  if (!map->is_made()) return io_error("read", errno, path);
  return Image{map, map->bytes(), map->fd()};
}

// A copy that is aligned for every kind of cell.
Image copy_of(std::string_view bytes) {
  auto copy = std::make_shared<std::vector<std::uint64_t>>(bytes.size() / 8 + 1);
  if (!bytes.empty()) std::memcpy(copy->data(), bytes.data(), bytes.size());
  const void* at = copy->data();
  return {std::move(copy), {static_cast<const char*>(at), bytes.size()}, -1};
}

// ---- The head ----------------------------------------------------------------------------------
Error cut_short(std::string_view bytes, std::uint64_t size, const std::string& path) {
  return damaged(fmt::format("cut short: {} of {} bytes are there", bytes.size(), size), path);
}

// What can be told before anything else is believed.
Status check_head(std::string_view bytes, const std::string& path) {
  if (!begins_store(bytes)) {
    return Error{ErrorKind::format, "no saved store",
                 "dossier ingest PATH… -o FILE makes one from text", path};
  }
  if (bytes.size() < file::kHeadSumsAt) {
    return damaged(fmt::format("cut short: {} bytes are there, less than its head", bytes.size()),
                   path);
  }
  const auto version = file::load<std::uint32_t>(bytes, file::kVersionAt);
  if (version != 0 && version < kStoreVersion) {
    return Error{ErrorKind::format,
                 fmt::format("made by an earlier version of dossier (format {}, this one reads {})",
                             version, kStoreVersion),
                 std::string(kMakeAgain), path};
  }
  if (version > kStoreVersion) {
    return Error{ErrorKind::format,
                 fmt::format("made by a later version of dossier (format {}, this one reads {})",
                             version, kStoreVersion),
                 "use that version, or make the file again with this one", path};
  }
  const auto size = file::load<std::uint64_t>(bytes, file::kFileSizeAt);
  if (bytes.size() < size) return cut_short(bytes, size, path);
  const auto head = file::load<std::uint64_t>(bytes, file::kHeadSizeAt);
  if (bytes.size() > size || head < file::kHeadSumsAt || head > size || version == 0) {
    return damaged("damaged: its head does not fit the file", path);
  }
  if (file::head_sum(bytes.substr(0, head)) != file::load<std::uint64_t>(bytes, file::kHeadSumAt)) {
    return damaged("damaged: its head's bytes are not those that were written", path);
  }
  return done();
}

// One entry of the directory.
struct Entry {
  std::uint32_t number = 0;
  std::uint32_t cell_bytes = 0;
  std::uint64_t offset = 0;
  std::uint64_t cells = 0;
};

Entry entry_at(std::string_view head, std::size_t index) {
  const std::size_t at = file::kDirectoryAt + index * file::kEntryBytes;
  return {file::load<std::uint32_t>(head, at + file::kNumberAt),
          file::load<std::uint32_t>(head, at + file::kCellBytesAt),
          file::load<std::uint64_t>(head, at + file::kOffsetAt),
          file::load<std::uint64_t>(head, at + file::kCellsAt)};
}

// Gives each array its block. False where an entry does not fit the file.
class Mapper {
 public:
  Mapper(const Image& image, Damage* damage)
      : bytes_(image.bytes),
        file_(image.file),
        head_(bytes_.substr(0, file::load<std::uint64_t>(bytes_, file::kHeadSizeAt))),
        damage_(damage) {}

  bool map(Store::Columns& c) {
    if (file::load<std::uint32_t>(head_, file::kArraysAt) != kArrays) return false;
    if (!map_last(c.sum_checksums) || !map(kChecksums, "checksums", c.sum_checksums, c.checksums) ||
        next_sum_ != c.sum_checksums.size()) {
      return false;
    }
    next_sum_ = 0;
    bool fits = true;
    const auto visit = [&](std::uint32_t number, std::string_view name, auto& array) {
      fits = fits && map(number, name, c.checksums, array);
    };
    each_array(visit, c);
    each_index_array(visit, c.indexes);
    c.indexes.made = true;
    return fits && next_sum_ == c.checksums.size();
  }

 private:
  // The bytes of a column; nothing where its entry does not fit.
  std::optional<std::string_view> bytes_of(std::uint32_t number, std::size_t cell) const {
    const Entry entry = entry_at(head_, number - 1);
    const bool known = entry.number == number && entry.cell_bytes == cell;
    if (!known || entry.offset % file::kAlignment != 0 || entry.offset < head_.size() ||
        entry.offset > bytes_.size() || entry.cells > (bytes_.size() - entry.offset) / cell) {
      return std::nullopt;
    }
    return bytes_.substr(entry.offset, entry.cells * cell);
  }

  // Whether what a question wants of a column lies together, so that it is better mapped than read
  // piece by piece.
  static bool is_dense(std::uint32_t number) { return number == kSpellCards; }

  std::uint64_t offset_of(std::string_view bytes) const {
    return static_cast<std::uint64_t>(bytes.data() - bytes_.data());
  }

  template <class T>
  static std::size_t chunks(std::string_view bytes) {
    if (kCarriesSum<T>) return 0;  // that have their checksum elsewhere
    constexpr std::size_t kCells = Array<T>::kChunkCells;
    return (bytes.size() / sizeof(T) + kCells - 1) / kCells;
  }

  // The column whose checksums stand in the head.
  bool map_last(Array<std::uint64_t>& sums) {
    const auto bytes = bytes_of(kSumChecksums, sizeof(std::uint64_t));
    if (!bytes ||
        chunks<std::uint64_t>(*bytes) * sizeof(std::uint64_t) != head_.size() - file::kHeadSumsAt) {
      return false;
    }
    sums.map({.name = "checksums of checksums",
              .bytes = *bytes,
              .file = file_,
              .offset = offset_of(*bytes),
              .head_sums = head_.substr(file::kHeadSumsAt),
              .damage = damage_});
    return true;
  }

  template <class T>
  bool map(std::uint32_t number, std::string_view name, const Array<std::uint64_t>& sums,
           Array<T>& array) {
    const auto bytes = bytes_of(number, sizeof(T));
    if (!bytes || chunks<T>(*bytes) > sums.size() - next_sum_) return false;
    array.map({.name = name,
               .bytes = *bytes,
               .file = is_dense(number) ? -1 : file_,
               .offset = offset_of(*bytes),
               .sums = &sums,
               .first_sum = next_sum_,
               .head_sums = {},
               .damage = damage_});
    next_sum_ += chunks<T>(*bytes);
    return true;
  }

  std::string_view bytes_;
  int file_;
  std::string_view head_;
  Damage* damage_;
  std::size_t next_sum_ = 0;
};

// Whether the columns that go together are of one length.
bool lengths_agree(const Store::Columns& c) {
  const std::size_t rows = c.kind.size();
  const std::size_t pages = c.page_path.size();
  bool agree = rows < std::numeric_limits<RowId>::max() && c.summary.size() == 1 &&
               !c.strings.ends.empty() && !c.quotes.ends.empty();
  const auto all = [&agree](std::size_t size, const auto&... arrays) {
    agree = agree && ((arrays.size() == size) && ...);
  };
  all(rows, c.title, c.description, c.path, c.url, c.line, c.end_line, c.begin, c.end);
  all(rows, c.start_day, c.end_day, c.from, c.to, c.date);
  all(rows + 1, c.budgets.begins, c.other_money.begins, c.countries.begins, c.donors.begins);
  all(rows + 1, c.other_countries.begins, c.regions.begins, c.fields.begins, c.evidence.begins);
  all(pages, c.page_hash, c.page_counts);
  all(pages + 1, c.page_begins);
  const Indexes& i = c.indexes;
  for (const Lists<RowId>* list : {&i.rows_by_country, &i.rows_by_donor, &i.rows_by_currency})
    agree = agree && !list->begins.empty();
  all(rows, i.cards);
  all((i.spells.size() + kSpellZone - 1) / kSpellZone, i.spell_zones);
  return agree && !i.shelves.begins.empty() && !i.words.empty();
}

// ---- The checks of cells -----------------------------------------------------------------------
// Looks at every cell, sound or not: without a way out, compilers look at several at once.
template <class T, class Holds>
bool all_hold(std::span<const T> cells, Holds holds) {
  unsigned wrong = 0;
  for (const T& cell : cells) wrong |= holds(cell) ? 0U : 1U;
  return wrong == 0;
}

template <class T>
typename Array<T>::Valid below(std::uint64_t limit) {
  return [limit](std::span<const T> cells) {
    return all_hold(cells, [limit](T cell) { return static_cast<std::uint64_t>(cell) < limit; });
  };
}

// A day of the calendar, or what stands for no day.
class DayCheck {
 public:
  bool operator()(Day day) const {
    const bool in_calendar = (first_ <= day) & (day <= last_);
    return in_calendar | !is_day(day);
  }

 private:
  Day first_ = day_from_civil(1, 1, 1);
  Day last_ = day_from_civil(9999, 12, 31);
};

bool are_days(std::span<const Day> days) {
  return all_hold(days, DayCheck());
}

template <class T>
void check_begins(Lists<T>& list) {
  list.begins.check_with(below<std::uint32_t>(list.cells.size() + 1));
}

void check_strings(Store::Columns& c) {
  const auto text = below<StringId>(c.strings.ends.size());
  c.strings.ends.check_with(below<std::uint64_t>(c.strings.bytes.size() + 1));
  c.quotes.ends.check_with(below<std::uint64_t>(c.quotes.bytes.size() + 1));
  for (Array<StringId>* ids : {&c.roots, &c.page_path, &c.title, &c.description, &c.path, &c.url})
    ids->check_with(text);
  c.fields.cells.check_with([n = c.strings.ends.size()](std::span<const FieldCell> cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [n](const FieldCell& cell) { return cell.name < n && cell.value < n; });
  });
}

void check_scalars(Store::Columns& c) {
  c.page_begins.check_with(below<std::uint32_t>(std::uint64_t{c.size()} + 1));
  c.summary.check_with([n = c.strings.ends.size()](std::span<const Summary> cells) {
    return cells[0].invalid_path < n && cells[0].form <= static_cast<int>(InputForm::heads) &&
           cells[0].date_order <= static_cast<int>(DateOrder::ymd);
  });
  c.kind.check_with(below<Kind>(static_cast<std::uint64_t>(Kind::news) + 1));
  for (Array<Day>* days : {&c.start_day, &c.end_day}) days->check_with(are_days);
  for (Array<Date>* dates : {&c.from, &c.to, &c.date}) dates->check_with(are_dates);
}

void check_lists(Store::Columns& c, const CodeCounts& codes) {
  for (Lists<Country>* list : {&c.countries, &c.donors, &c.other_countries}) {
    check_begins(*list);
    list->cells.check_with(below<Country>(codes.countries));
  }
  for (Lists<MoneyCell>* list : {&c.budgets, &c.other_money}) {
    check_begins(*list);
    list->cells.check_with([n = c.strings.ends.size(), codes](std::span<const MoneyCell> cells) {
      return std::all_of(cells.begin(), cells.end(), [n, codes](const MoneyCell& cell) {
        return cell.text < n && is_money(cell, codes);
      });
    });
  }
  check_begins(c.fields);
  check_begins(c.regions);
  c.regions.cells.check_with([n = c.strings.ends.size(), codes](std::span<const RegionCell> cells) {
    return std::all_of(cells.begin(), cells.end(), [n, codes](const RegionCell& cell) {
      return cell.text < n && static_cast<std::size_t>(cell.region) < codes.regions;
    });
  });
  check_begins(c.evidence);
  c.evidence.cells.check_with(
      [n = c.quotes.ends.size(), codes](std::span<const EvidenceCell> cells) {
        return std::all_of(cells.begin(), cells.end(), [n, codes](const EvidenceCell& cell) {
          return cell.text < n && cell.reason < n && cell.part <= Evidence::Part::description &&
                 (cell.rule == RuleId::none || static_cast<std::size_t>(cell.rule) < codes.rules);
        });
      });
}

void check_indexes(Store::Columns& c, const CodeCounts& codes) {
  Indexes& i = c.indexes;
  for (Lists<RowId>* list : {&i.rows_by_country, &i.rows_by_donor, &i.rows_by_currency}) {
    check_begins(*list);
    list->cells.check_with(below<RowId>(c.size()));
  }
  check_begins(i.shelves);
  i.shelves.cells.check_with([n = i.spells.size(), codes](std::span<const ShelfCell> cells) {
    return all_hold(cells, [n, codes](const ShelfCell& cell) {
      return cell.first < n && static_cast<std::size_t>(cell.currency) < codes.currencies &&
             cell.state <= SumCell::State::look;
    });
  });
  i.spells.check_with([n = c.size()](std::span<const SpellCell> cells) {
    return all_hold(cells, [n, is_day_cell = DayCheck()](const SpellCell& cell) {
      return (is_day_cell(cell.start) & is_day_cell(cell.end) & (cell.row < n)) != 0;
    });
  });
  i.spell_zones.check_with([n = i.spell_cards.size()](std::span<const ZoneCell> cells) {
    return all_hold(cells, [n](const ZoneCell& cell) { return cell.cards <= n; });
  });
  i.cards.check_with([codes](std::span<const Card> cells) {
    return std::all_of(cells.begin(), cells.end(), [codes](const Card& card) {
      const std::array<Date, 3> dates{card.from, card.to, card.date};
      const std::array<Day, 2> days{card.start, card.end};
      const auto known = [codes](Country country) {
        return static_cast<std::size_t>(country) < codes.countries;
      };
      const auto stated = [codes](Currency currency) {
        return static_cast<std::size_t>(currency) < codes.currencies;
      };
      return are_dates(dates) && are_days(days) && card.kind <= Kind::news &&
             std::ranges::all_of(card.role, [](Role role) { return role <= Role::equivalent; }) &&
             std::ranges::all_of(card.has_max, [](std::uint8_t has) { return has <= 1; }) &&
             std::ranges::all_of(card.currency, stated) &&
             std::ranges::all_of(card.country, known) && std::ranges::all_of(card.donor, known);
    });
  });
  i.country_tallies.check_with([codes](std::span<const TallyCell> cells) {
    return all_hold(cells, [codes](const TallyCell& cell) {
      return (cell.group < codes.countries || cell.group >= TallyCell::kUnstated) &&
             (cell.currency < codes.currencies || cell.currency == TallyCell::kNoSum);
    });
  });
  i.words.check_with([&i](std::span<const WordCell> cells) {
    return all_hold(cells, [&i](const WordCell& cell) {
      return cell.text <= i.word_text.size() && cell.rows <= i.word_rows.size() &&
             cell.spots <= i.word_spots.size();
    });
  });
}

// ---- All of it ---------------------------------------------------------------------------------
// The codes may have other numbers in this program than in the one that wrote the file.
Status settle_codes(Store::Columns& c, const std::string& path) {
  const std::span<const char> cells = c.codes.all();
  const std::string_view codes(cells.data(), cells.size());
  if (codes == table_of_codes()) {
    check_lists(c, own_counts());
    check_indexes(c, own_counts());
    return done();
  }
  if (c.damage->error()) return *c.damage->error();
  Result<Translation> translation = translation_of(codes, path);
  if (!translation) return translation.error();
  check_lists(c, counts_of(*translation));
  if (keeps_places_and_currencies(*translation)) {
    check_indexes(c, own_counts());
  } else {
    c.indexes = Indexes{};  // by numbers of the file's: the columns answer without them
  }
  translate(*std::move(translation), c);
  return c.damage->error() ? Status(*c.damage->error()) : done();
}

Result<Store> read_image(Image image, const std::string& path) {
  if constexpr (!file::kRightEndian) return file::wrong_endian(path);
  const Status head = check_head(image.bytes, path);
  if (!head) return head.error();
  auto columns = std::make_unique<Store::Columns>();
  columns->damage = std::make_shared<Damage>(path);
  if (!Mapper(image, columns->damage.get()).map(*columns) || !lengths_agree(*columns)) {
    return damaged("damaged: its columns do not fit the file", path);
  }
  columns->file = std::move(image.owner);
  columns->file_size = image.bytes.size();
  columns->file_version = file::load<std::uint32_t>(image.bytes, file::kVersionAt);
  check_strings(*columns);
  check_scalars(*columns);
  const Status codes = settle_codes(*columns, path);
  if (!codes) return codes.error();
  return Store(std::move(columns));
}

}  // namespace

bool begins_store(std::string_view bytes) {
  return bytes.substr(0, kStoreMagic.size()) == kStoreMagic;
}

bool is_store(int fd) {
  std::string head(kStoreMagic.size(), '\0');
  const ssize_t count = ::pread(fd, head.data(), head.size(), 0);
  return count == static_cast<ssize_t>(head.size()) && begins_store(head);
}

bool is_store(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
  const File file(path);
  return file.fd() >= 0 && is_store(file.fd());
}

Result<Store> open_store(const std::string& path) {
  const File file(path);
  if (file.fd() < 0) return io_error("open", errno, path);
  return open_store(file.fd(), path);
}

Result<Store> open_store(int fd, const std::string& name) {
  Result<Image> image = map_file(fd, name);
  if (!image) return image.error();
  return read_image(std::move(*image), name);
}

Status verify(const Store& store) {
  const auto look = [](std::uint32_t, std::string_view, const auto& array) { array.all(); };
  each_array(look, store.columns());
  each_index_array(look, store.columns().indexes);
  for (std::uint32_t spell = 0; spell < store.columns().indexes.spells.size(); ++spell)
    static_cast<void>(SpellCard::of(store.columns(), spell));
  return store.damage() != nullptr ? Status(*store.damage()) : done();
}

Result<Store> parse_store(std::string_view bytes, const std::string& name) {
  return read_image(copy_of(bytes), name);
}

}  // namespace dossier
