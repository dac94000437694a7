// See merge_stores.h. Pages are brought into an order that only they decide, so that the builder
// makes the same bytes of the same pages.
#include "dossier/merge_stores.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "dossier/saved_store.h"
#include "store/columns.h"

namespace dossier {
namespace {

struct PageRef {
  std::string_view path;
  std::uint64_t begin = 0;  // of its first record; 0 where it has none
  std::uint64_t hash = 0;
  const Store* store = nullptr;
  std::size_t page = 0;
};

// As a folder is walked: "a/b" before "a-b", for "a" is before "a-b".
int compare_paths(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return (x == a.end() ? 0 : 1) - (y == b.end() ? 0 : 1);
  const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c); };
  return rank(*x) - rank(*y);
}

bool is_before(const PageRef& a, const PageRef& b) {
  const int paths = compare_paths(a.path, b.path);
  if (paths != 0) return paths < 0;
  return a.begin != b.begin ? a.begin < b.begin : a.hash < b.hash;
}

bool is_same(const PageRef& a, const PageRef& b) {
  return a.hash == b.hash && a.path == b.path;
}

std::vector<PageRef> pages_of(const std::vector<const Store*>& stores) {
  std::vector<PageRef> pages;
  for (const Store* store : stores) {
    const Store::Columns& c = store->columns();
    for (std::size_t page = 0; page < c.pages(); ++page) {
      const RowId first = c.page_begins[page];
      const bool empty = first >= c.page_begins[page + 1];
      pages.push_back({c.strings[c.page_path[page]], empty ? 0 : c.begin[first], c.page_hash[page],
                       store, page});
    }
  }
  std::sort(pages.begin(), pages.end(), is_before);
  pages.erase(std::unique(pages.begin(), pages.end(), is_same), pages.end());
  return pages;
}

// How all of them were read: the paths of each, and "auto" where they were cut in different ways.
Result<Reading> reading_of(const std::vector<const Store*>& stores) {
  const StoreFacts first = stores.front()->facts();
  Reading reading = first.reading;
  reading.failed = 0;
  std::set<std::string> paths;
  for (const Store* store : stores) {
    const StoreFacts facts = store->facts();
    if (facts.rules != first.rules || facts.reading.date_order != first.reading.date_order) {
      return Error{.kind = ErrorKind::format,
                   .what = "stores made by different rules or with different --date-order",
                   .hint = "make them again with one version of the program",
                   .where = {}};
    }
    paths.insert(facts.reading.paths.begin(), facts.reading.paths.end());
    reading.failed += facts.reading.failed;
    if (facts.reading.form != reading.form) reading.form = InputForm::automatic;
  }
  reading.paths.assign(paths.begin(), paths.end());
  return reading;
}

}  // namespace

Result<Store> merge_stores(const std::vector<const Store*>& stores) {
  for (const Store* store : stores) {
    if (const Status whole = verify(*store); !whole) return whole.error();
  }
  const Result<Reading> reading = reading_of(stores);
  if (!reading) return reading.error();
  StoreBuilder builder;
  for (const PageRef& page : pages_of(stores)) builder.append_page(*page.store, page.page);
  builder.set_reading(*reading);
  return std::move(builder).build();
}

}  // namespace dossier
