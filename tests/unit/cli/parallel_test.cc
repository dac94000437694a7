// Results come in the order of the work, with any number of threads; and stop when nobody wants
// more.
#include "cli/parallel.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

namespace dossier {
namespace {

std::vector<int> squares(unsigned threads, int count, std::size_t wanted) {
  std::vector<int> results;
  OrderedPool<int, int> pool(
      threads,
      [](int n) {
        // Later pieces finish before earlier ones.
        std::this_thread::sleep_for(std::chrono::microseconds(n % 3 == 0 ? 300 : 10));
        return n * n;
      },
      [&](int square) {
        results.push_back(square);
        return results.size() < wanted;
      });
  for (int n = 0; n < count && pool.push(n); ++n) {
  }
  pool.finish();
  return results;
}

TEST_CASE("in order, one thread or many") {
  std::vector<int> expected;
  for (int n = 0; n < 100; ++n) {
    expected.push_back(n * n);
  }
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    CAPTURE(threads);
    CHECK(squares(threads, 100, 1000) == expected);
    CHECK(squares(threads, 0, 1000).empty());
  }
}

TEST_CASE("the sink can stop the work at the same place with any number of threads") {
  for (const unsigned threads : {1U, 4U}) {
    CAPTURE(threads);
    CHECK(squares(threads, 100, 3) == std::vector<int>{0, 1, 4});
  }
}

}  // namespace
}  // namespace dossier
