// Any bytes as a saved store, as they are and with every checksum made right, so that what lies
// behind the checksums is reached: an error with something to say, or a store that answers.
#include <string>

#include "base/checksum.h"
#include "check.h"
#include "dossier/query.h"
#include "dossier/saved_store.h"
#include "dossier/stats.h"
#include "store/columns.h"
#include "store/file.h"

namespace {

using namespace dossier;

// Where a column stands and where its checksums begin; false where it does not fit the bytes.
bool mend_column(std::size_t entry, std::size_t& sums, std::string& bytes) {
  const std::uint64_t cell = file::load<std::uint32_t>(bytes, entry + file::kCellBytesAt);
  const auto offset = file::load<std::uint64_t>(bytes, entry + file::kOffsetAt);
  const auto cells = file::load<std::uint64_t>(bytes, entry + file::kCellsAt);
  if (cell == 0 || cell > kChunkBytes || offset > bytes.size() ||
      cells > (bytes.size() - offset) / cell) {
    return false;
  }
  const std::size_t chunk = kChunkBytes / cell * cell;
  for (std::size_t at = 0; at < cells * cell; at += chunk, sums += sizeof(std::uint64_t)) {
    if (sums + sizeof(std::uint64_t) > bytes.size()) return false;
    const std::string_view column = std::string_view(bytes).substr(offset, cells * cell);
    file::store(xxh64(column.substr(at, chunk)), sums, bytes);
  }
  return true;
}

std::string with_right_sums(std::string_view input) {
  std::string bytes(input);
  if (bytes.size() < file::kChecksumsAt) return bytes;
  file::store(std::uint64_t{bytes.size()}, file::kFileSizeAt, bytes);
  std::size_t sums = file::kChecksumsAt;
  for (std::size_t i = 0; i < kArrays; ++i) {
    if (!mend_column(file::kDirectoryAt + i * file::kEntryBytes, sums, bytes)) break;
  }
  const auto head = file::load<std::uint64_t>(bytes, file::kHeadSizeAt);
  if (head <= bytes.size() && head >= file::kChecksumsAt)
    file::store(file::head_sum(std::string_view(bytes).substr(0, head)), file::kHeadSumAt, bytes);
  return bytes;
}

void ask(const Store& store) {
  for (const char* text : {"active:2012", "in:VN budget:>1", "donor:NO", "water", "region:asia",
                           "currency:EUR not kind:news", "field.sector:water", "ends:..2014"}) {
    const Selection selection = run(*parse_query(text, {}), store);
    for (const RowId row : selection.yes) fuzz::check(row < store.size(), "a selected row exists");
    for (const GroupBy by :
         {GroupBy::country, GroupBy::year, GroupBy::currency, GroupBy::region, GroupBy::source}) {
      static_cast<void>(stats(store, selection.yes, by));
    }
  }
}

void read(std::string_view bytes) {
  const Result<Store> store = parse_store(bytes, "fuzz");
  if (!store) {
    fuzz::check(!store.error().what.empty(), "an error says what is wrong");
    fuzz::check(!store.error().where.empty(), "an error has a place");
    return;
  }
  for (RowId row = 0; row < store->size(); ++row) {
    const Row whole = store->row(row);
    fuzz::check(whole.id.size() == 12, "a row has an id");
    if (whole.record.period) static_cast<void>(to_edtf(*whole.record.period));
  }
  static_cast<void>(store->facts());
  static_cast<void>(store->contents());
  ask(*store);
  StoreBuilder copy;
  copy.append(*store);
  static_cast<void>(std::move(copy).build());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read(fuzz::view(data, size));
  read(with_right_sums(fuzz::view(data, size)));
  return 0;
}
