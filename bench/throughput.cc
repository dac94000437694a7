// How fast each step is: megabytes a second for reading, scanning and extracting pages,
// microseconds for a query. One thread. The pages are those of tests/pages and samples, or the
// files and folders named, over and over until a step has run for a second.
//
//   throughput [PATH…]
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/query.h"
#include "dossier/record.h"
#include "dossier/source.h"
#include "dossier/store.h"
#include "fmt/format.h"

namespace {

using namespace dossier;
using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 1.0;
constexpr std::size_t kStoreCopies = 200;

// Seconds that one run of `step` takes, over as many runs as fit into a second.
template <class Step>
double seconds_per_run(const Step& step) {
  step();  // patterns are compiled and caches filled on first use
  const Clock::time_point begin = Clock::now();
  std::size_t runs = 0;
  double passed = 0;
  do {
    step();
    ++runs;
    passed = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (passed < kSeconds);
  return passed / static_cast<double>(runs);
}

void print_rate(std::string_view step, double bytes, double seconds) {
  fmt::print("{:<10} {:>9.1f} MB/s\n", step, bytes / seconds / 1e6);
}

std::vector<Page> read_all(const std::vector<std::string>& paths) {
  std::vector<Page> pages;
  const Status status = read_pages(paths, {}, [&](PageResult page) {
    if (page) pages.push_back(*std::move(page));
    return true;
  });
  if (!status) fmt::print("{}\n", status.error().what);
  return pages;
}

std::vector<std::string> default_paths() {
  std::vector<std::string> paths;
  for (const char* folder : {DOSSIER_ROOT "/tests/pages", DOSSIER_ROOT "/samples"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
    }
  }
  return paths;
}

Store build_store(const std::vector<Page>& pages, const std::vector<Extraction>& read) {
  StoreBuilder builder;
  for (std::size_t copy = 0; copy < kStoreCopies; ++copy) {
    for (std::size_t i = 0; i < pages.size(); ++i) builder.add(pages[i], read[i].records);
  }
  return std::move(builder).build();
}

void time_extraction(const std::vector<std::string>& paths, const std::vector<Page>& pages,
                     double bytes) {
  std::size_t kept = 0;  // keeps the work from being optimised away
  print_rate("read", bytes, seconds_per_run([&] { kept += read_all(paths).size(); }));
  print_rate("scan", bytes, seconds_per_run([&] {
               for (const Page& page : pages) kept += scan(page, {}).dates.size();
             }));
  print_rate("extract", bytes, seconds_per_run([&] {
               for (const Page& page : pages) kept += extract(page, {}).records.size();
             }));
  if (kept == 0) fmt::print("nothing was read\n");
}

void time_queries(const std::vector<Page>& pages) {
  std::vector<Extraction> read;
  read.reserve(pages.size());
  for (const Page& page : pages) read.push_back(extract(page, {}));
  const Store store = build_store(pages, read);
  for (const std::string_view text :
       {"active:2012", "active:2012 in:VN", "active:2012 in:VN budget:>=1M", "title:water"}) {
    const Result<Query> query = parse_query(text, {});
    if (!query) continue;
    std::size_t found = 0;
    const double seconds = seconds_per_run([&] { found = run(*query, store).yes.size(); });
    fmt::print("query      {:>9.1f} us   {} of {} records: {}\n", seconds * 1e6, found,
               store.size(), text);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty()) paths = default_paths();
  const std::vector<Page> pages = read_all(paths);
  double bytes = 0;
  for (const Page& page : pages) bytes += static_cast<double>(page.text().size());
  fmt::print("{} pages, {:.1f} kB\n", pages.size(), bytes / 1e3);
  time_extraction(paths, pages, bytes);
  time_queries(pages);
  return 0;
}
