// A flat array of plain values: owned while a store is built, or a block of a saved file. A block
// is cut into chunks; a chunk's checksum and the range of its values are looked at when one of its
// cells is first used. Where they do not hold, the damage is noted and cells are zero. The cells of
// some columns carry a checksum each (kCarriesSum).
//
// Chunks are used where the file is mapped. The first few, though, are copied: to touch a page of a
// large map for the first time costs ten times what it takes to read a kilobyte.
//
// A chunk that was found sound is not looked at again, so a file must not change under its map.
// Noting what was looked at makes reading an act: an array belongs to one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dossier/result.h"

namespace dossier {

// The most bytes that share a checksum. A question touches single cells all over a large file: what
// it has to check for each of them is a chunk.
inline constexpr std::size_t kChunkBytes = std::size_t{1} << 10U;

// What was found wrong with a file: the first of it.
class Damage {
 public:
  explicit Damage(std::string path) : path_(std::move(path)) {}
  void note(std::string_view column, std::string_view what);
  const std::optional<Error>& error() const { return error_; }

 private:
  std::string path_;
  std::optional<Error> error_;
};

template <class T>
class Array;

// What a cell that carries its own checksum has there, of the bytes before it: that of another
// cell's place is another.
std::uint64_t cell_sum(std::size_t index, std::string_view bytes);

// One column's bytes in a file, with the checksum of each chunk: in the column of checksums, or,
// for that column itself, in the head.
struct Block {
  std::string_view name;     // of the column, for messages
  std::string_view bytes;    // aligned for the column's cells
  int file = -1;             // open, where `bytes` is a map of it
  std::uint64_t offset = 0;  // of `bytes` in the file
  const Array<std::uint64_t>* sums = nullptr;
  std::size_t first_sum = 0;   // in `sums`
  std::string_view head_sums;  // where `sums` is null: eight bytes a chunk, little-endian
  Damage* damage = nullptr;

  // Whether a chunk's bytes have its checksum.
  bool holds(std::size_t chunk, std::string_view chunk_bytes) const;
  // The same for a cell that carries its own checksum.
  bool holds_cell(std::size_t index, std::string_view cell_bytes) const;
  // Copies out.size() bytes from `at` on out of the file.
  bool read(std::size_t at, std::span<char> out) const;
};

// Whether each cell of a column carries its own checksum (cell_sum) in its last eight bytes, for
// those of which a question wants one here and one there: then a chunk is a cell, and there is no
// other place to go to.
template <class T>
inline constexpr bool kCarriesSum = false;

// Some of a column's chunks: a bit each, with room for those alone that lie near one that is in it,
// as most questions never touch most of a large column.
class ChunkSet {
 public:
  bool has(std::size_t chunk) const {
    const std::size_t page = chunk / kPage;
    return page < pages_.size() && !pages_[page].empty() &&
           ((pages_[page][chunk % kPage / 64] >> chunk % 64) & 1U) != 0;
  }
  // REQUIRES: chunk < chunks, which are all that the column has
  void add(std::size_t chunk, std::size_t chunks) {
    if (pages_.empty()) pages_.resize(chunks / kPage + 1);
    std::vector<std::uint64_t>& page = pages_[chunk / kPage];
    if (page.empty()) page.resize(kPage / 64);
    page[chunk % kPage / 64] |= std::uint64_t{1} << chunk % 64;
  }

 private:
  static constexpr std::size_t kPage = 4096;
  std::vector<std::vector<std::uint64_t>> pages_;
};

template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);
  // No padding: the bytes of a cell are its value.
  static_assert(std::has_unique_object_representations_v<T>);

 public:
  // Whether cells of a file hold values of their kind.
  using Valid = std::function<bool(std::span<const T>)>;
  using Change = std::function<void(T&)>;
  static constexpr std::size_t kChunkCells = kCarriesSum<T> ? 1 : kChunkBytes / sizeof(T);

  Array() = default;
  Array(std::initializer_list<T> cells) : owned_(cells) {}

  // From now on the array is the block. REQUIRES: block.bytes holds whole cells.
  void map(const Block& block) {
    block_ = block;
    name_ = block.name;
    damage_ = block.damage;
    size_ = block.bytes.size() / sizeof(T);
    change_ = nullptr;
    sound_ = {};
    owned_.clear();
    pieces_.clear();
    last_piece_ = nullptr;
    few_ = block.file >= 0;
  }

  // What a mapped array's cells have to be. Without one, any bytes are cells.
  void check_with(Valid valid) { valid_ = std::move(valid); }
  // From now on a cell is what `change` makes of it. Done to a copy of all cells when the array is
  // first read; a damaged column's cells, all zero, stay as they are.
  void change_with(Change change) { change_ = std::move(change); }

  std::size_t size() const { return mapped() ? size_ : owned_.size(); }
  bool empty() const { return size() == 0; }
  // REQUIRES: index < size()
  T operator[](std::size_t index) const {
    if (change_) make_changed();
    if (!mapped()) return owned_[index];
    const std::size_t chunk = index / kChunkCells;
    const T* const cells = chunks(chunk, chunk);
    return cells != nullptr ? cells[index - chunk * kChunkCells] : T{};
  }
  // The cells [begin, end); none where the range is none of the array, or damaged.
  std::span<const T> range(std::size_t begin, std::size_t end) const {
    if (change_) make_changed();
    if (begin >= end) {
      if (begin > end) note("a list ends before it begins");
      return {};
    }
    if (end > size()) {
      note("a list goes on past its column");
      return {};
    }
    if (!mapped()) return std::span(owned_).subspan(begin, end - begin);
    const std::size_t first = begin / kChunkCells;
    const T* const cells = chunks(first, (end - 1) / kChunkCells);
    if (cells == nullptr) return {};
    return {cells + (begin - first * kChunkCells), end - begin};
  }
  std::span<const T> all() const { return range(0, size()); }

  // For building. REQUIRES: the array is its own.
  void push_back(T cell) { owned_.push_back(cell); }
  void append(std::span<const T> cells) { owned_.insert(owned_.end(), cells.begin(), cells.end()); }
  std::vector<T>& owned() { return owned_; }

  friend bool operator==(const Array& a, const Array& b) {
    const std::span<const T> x = a.all();
    const std::span<const T> y = b.all();
    return std::equal(x.begin(), x.end(), y.begin(), y.end());
  }

 private:
  // Chunks that follow one another, copied.
  using Chunks = std::pair<std::size_t, std::size_t>;  // the first and the last
  static constexpr std::size_t kMostChunks = 4;

  bool mapped() const { return block_.has_value(); }
  void make_changed() const {
    const Change change = std::exchange(change_, nullptr);
    const std::span<const T> cells = all();
    std::vector<T> copy(cells.begin(), cells.end());
    if (copy.size() == size()) std::ranges::for_each(copy, change);
    copy.resize(size());  // damaged: all zero
    owned_ = std::move(copy);
    block_.reset();
  }
  void note(std::string_view what) const {
    if (damage_ != nullptr) damage_->note(name_, what);
  }
  std::span<const T> cells() const {
    return {static_cast<const T*>(static_cast<const void*>(block_->bytes.data())), size_};
  }
  // The first cell of the first chunk, behind which those of the others stand up to the last
  // chunk's; null where one of them is damaged.
  const T* chunks(std::size_t first, std::size_t last) const {
    const bool next = first == std::exchange(next_chunk_, last + 1);
    if (few_ && !next && !was_sound(first) && last - first < kMostChunks)
      return piece({first, last});
    for (std::size_t chunk = first; chunk <= last; ++chunk) {
      if (!is_sound(chunk)) return nullptr;
    }
    return cells().data() + first * kChunkCells;
  }
  const T* piece(Chunks chunks) const {
    if (last_piece_ != nullptr && last_chunks_ == chunks) return last_piece_;
    auto found = pieces_.find(chunks);
    if (found == pieces_.end()) {
      std::optional<std::vector<T>> read = read_piece(chunks);
      if (!read) return nullptr;
      found = pieces_.emplace(chunks, std::move(*read)).first;
      few_ = pieces_.size() < std::max(kFewPieces, size_ * sizeof(T) / kChunkBytes / kFewPart);
    }
    last_chunks_ = chunks;
    return last_piece_ = found->second.data();
  }
  std::optional<std::vector<T>> read_piece(Chunks chunks) const {
    const std::size_t begin = chunks.first * kChunkCells;
    const std::size_t end = std::min(size_, (chunks.second + 1) * kChunkCells);
    std::vector<T> cells(end - begin);
    char* const bytes = static_cast<char*>(static_cast<void*>(cells.data()));
    if (!block_->read(begin * sizeof(T), {bytes, cells.size() * sizeof(T)})) return std::nullopt;
    for (std::size_t chunk = chunks.first; chunk <= chunks.second; ++chunk) {
      if (!is_good(chunk, std::span<const T>(cells).subspan((chunk - chunks.first) * kChunkCells)))
        return std::nullopt;
    }
    return cells;
  }
  // Whether a chunk, with which `from` begins, has its checksum and values of its kind.
  bool is_good(std::size_t chunk, std::span<const T> from) const {
    const std::span<const T> cells = from.first(std::min(kChunkCells, from.size()));
    const char* const bytes = static_cast<const char*>(static_cast<const void*>(cells.data()));
    const std::string_view view(bytes, cells.size() * sizeof(T));
    if (!(kCarriesSum<T> ? block_->holds_cell(chunk, view) : block_->holds(chunk, view)))
      return false;
    if (!valid_ || valid_(cells)) return true;
    note("a value is out of range");
    return false;
  }
  bool was_sound(std::size_t chunk) const { return sound_.has(chunk); }
  bool is_sound(std::size_t chunk) const { return was_sound(chunk) || look(chunk); }
  bool look(std::size_t chunk) const {
    if (!is_good(chunk, cells().subspan(chunk * kChunkCells))) return false;
    sound_.add(chunk, (size_ + kChunkCells - 1) / kChunkCells);
    return true;
  }

  mutable std::vector<T> owned_;
  mutable std::optional<Block> block_;
  mutable Change change_;
  std::string_view name_;     // of the column that it is, or is a copy of
  Damage* damage_ = nullptr;  // of that column's file
  Valid valid_;
  std::size_t size_ = 0;
  mutable ChunkSet sound_;  // the chunks that were found sound

  // As long as few are wanted: 256, or a sixteenth of the column.
  static constexpr std::size_t kFewPieces = 256;
  static constexpr std::size_t kFewPart = 16;
  mutable std::map<Chunks, std::vector<T>> pieces_;
  mutable bool few_ = false;
  mutable std::size_t next_chunk_ = 0;  // behind the chunks that were used last
  mutable Chunks last_chunks_;
  mutable const T* last_piece_ = nullptr;
};

}  // namespace dossier
