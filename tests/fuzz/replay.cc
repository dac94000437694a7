// Runs a fuzz target without a fuzzer, so that every compiler and every test run covers its inputs:
// each file named, or in a folder named, whole and cut short at several lengths.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "check.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCuts = 24;

void run_input(const std::string& bytes, std::size_t size) {
  // A copy of just that size, so that a read past its end is seen.
  const std::vector<std::uint8_t> input(bytes.begin(),
                                        bytes.begin() + static_cast<std::ptrdiff_t>(size));
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

void run_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  const std::string bytes = std::move(out).str();
  run_input(bytes, bytes.size());
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / kCuts);
  for (std::size_t size = 0; size < bytes.size(); size += step) run_input(bytes, size);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  for (const fs::path path : std::vector<std::string>(argv + 1, argv + argc)) {
    if (!fs::is_directory(path)) {
      run_file(path);
      ++files;
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (!entry.is_regular_file()) continue;
      run_file(entry.path());
      ++files;
    }
  }
  std::printf("%zu inputs\n", files);
  return files == 0 ? 1 : 0;
}
