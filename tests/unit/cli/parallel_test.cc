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

TEST_CASE("in a pause, what was handed over is done and given") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    CAPTURE(threads);
    std::vector<int> results;
    OrderedPool<int, int> pool(
        threads, [](int n) { return n + 1; },
        [&](int n) {
          results.push_back(n);
          return results.size() < 4;
        });
    CHECK_FALSE(pool.settle());
    CHECK(pool.push(1));
    CHECK_FALSE(pool.settle());  // one piece alone is done at once, not kept for a second
    CHECK(results == std::vector<int>{2});
    CHECK(pool.push(2));
    CHECK(pool.push(3));
    while (pool.settle()) {
      std::this_thread::yield();
    }
    CHECK(results == std::vector<int>{2, 3, 4});
    CHECK(pool.wanted());
    pool.push(4);
    pool.settle();
    pool.finish();
    CHECK_FALSE(pool.wanted());
    CHECK(results == std::vector<int>{2, 3, 4, 5});
  }
}

}  // namespace
}  // namespace dossier
