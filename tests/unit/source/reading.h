// What the tests of this module share: files in a scratch folder, pipes, and a log of what is read
// from them.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "dossier/source.h"

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static doctest::String convert(const std::vector<std::string>& lines) {
    return fmt::format("[{}]", fmt::join(lines, " | ")).c_str();
  }
};

namespace dossier {

namespace fs = std::filesystem;

// A folder of its own, gone at the end.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "dossier-source-XXXXXX").native();
    root_ = mkdtemp(pattern.data());
  }
  ~Scratch() { fs::remove_all(root_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path(std::string_view name) const { return root_ + "/" + std::string(name); }
  std::string file(std::string_view name, std::string_view bytes) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  // A path below the root, without the root.
  std::string relative(std::string_view whole) const {
    return std::string(whole.substr(whole.starts_with(root_ + "/") ? root_.size() + 1 : 0));
  }

 private:
  std::string root_;
};

constexpr std::size_t kWhole = std::numeric_limits<std::size_t>::max();

// Pages and errors in the order they came, one line each: "path@byte:line text" or "! where: what".
class Log {
 public:
  explicit Log(const Scratch& scratch) : scratch_(scratch) {}

  // Pages come whole, however large: parts_test.cc looks at parts.
  std::vector<std::string> read(const std::vector<std::string>& paths, SourceOptions options = {}) {
    options.max_part = kWhole;
    options.chosen = [this](std::string_view, InputForm form, std::string_view) {
      chosen = name(form);
    };
    const Status status = read_pages(paths, options, [this](PageResult page) {
      lines.push_back(page ? told(*page) : told(page.error()));
      return lines.size() < stop_after;
    });
    CHECK(status.ok());
    return lines;
  }

  std::vector<std::string> lines;
  std::string chosen;
  std::size_t stop_after = 1000;

 private:
  std::string told(const Page& page) const {
    const Origin& origin = page.origin();
    return fmt::format("{}@{}:{} {}", scratch_.relative(origin.path), origin.first_byte,
                       origin.first_line, page.text());
  }
  std::string told(const Error& error) const {
    return fmt::format("! {}: {}", scratch_.relative(error.where), error.what);
  }

  const Scratch& scratch_;
};

using Lines = std::vector<std::string>;

inline SourceOptions as(InputForm form) {
  SourceOptions options;
  options.form = form;
  options.max_part = kWhole;
  return options;
}

// The reading end of a pipe that holds `bytes`.
class Pipe {
 public:
  explicit Pipe(std::string bytes) {
    int ends[2] = {-1, -1};
    REQUIRE(pipe(ends) == 0);
    read_end = ends[0];
    writer_ = std::thread([end = ends[1], bytes = std::move(bytes)] {
      for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t count = write(end, bytes.data() + at, bytes.size() - at);
        if (count <= 0) break;
        at += static_cast<std::size_t>(count);
      }
      close(end);
    });
  }
  ~Pipe() {
    writer_.join();
    close(read_end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int read_end = -1;

 private:
  std::thread writer_;
};

}  // namespace dossier
