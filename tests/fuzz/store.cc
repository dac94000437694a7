// Any bytes as a saved store, as they are and with every checksum made right, so that what lies
// behind the checksums is reached: an error with something to say, or a store that answers. And any
// bytes as changes to a sound store, three bytes a change, which reach further than random files
// do.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "check.h"
#include "dossier/query.h"
#include "dossier/saved_store.h"
#include "dossier/stats.h"
#include "store_bytes.h"

namespace {

using namespace dossier;

void ask(const Store& store) {
  for (const char* text :
       {"active:2012", "in:VN budget:>1", "donor:NO", "water", "wat*", "\"water supply\"",
        "title:pipes", "in:VN,AL active:2011.. over:1M", "region:asia",
        "currency:EUR not kind:news", "field.sector:water", "ends:..2014"}) {
    const Selection selection = run(*parse_query(text, {}), store);
    for (std::size_t i = 0; i < selection.yes.size(); ++i) {
      fuzz::check(selection.yes[i] < store.size(), "a selected row exists");
      if (i >= selection.yes_cards.size()) continue;
      constexpr RowParts kParts = RowPart::title | RowPart::budgets | RowPart::donors;
      static_cast<void>(store.row(selection.yes[i], kParts, selection.yes_cards[i]));
    }
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

std::string sound_store() {
  const char* const text =
      "Projects\n\n1. Water supply in Nghe An\n   2012-01 to 2015-03\n   Budget: EUR 3.2 million\n"
      "   Country: Viet Nam\n   Sector: water\n   Pipes and pumps for Southeast Asia.\n\n"
      "2. Rural roads\n   2010-2014\n   Country: Albania\n   Roads and bridges.\n";
  StoreBuilder builder;
  for (const char* path : {"a.txt", "b.txt"}) {
    const Page page({path, "https://example.org/p"}, text);
    builder.add(page, extract(page, {}).records);
  }
  const std::string path =
      std::filesystem::temp_directory_path() / ("fuzz-store-" + std::to_string(getpid()));
  fuzz::check(save_store(std::move(builder).build(), path).ok(), "a store is saved");
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(path);
  return bytes;
}

std::string changed(std::string bytes, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostChanges = 64;
  for (std::size_t i = 0; i + 3 <= std::min(size, 3 * kMostChanges); i += 3) {
    const std::size_t at = std::size_t{data[i]} << 8U | data[i + 1];
    bytes[at % bytes.size()] = static_cast<char>(data[i + 2]);
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read(fuzz::view(data, size));
  read(test::with_right_sums(fuzz::view(data, size)));
  static const std::string kSound = sound_store();
  read(test::with_right_sums(changed(kSound, data, size)));
  return 0;
}
