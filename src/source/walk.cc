// readdir(3) and stat(2), by way of <filesystem> without exceptions.
#include "source/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "source/input.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class Walker {
 public:
  explicit Walker(const WalkSink& sink) : sink_(sink) {}

  bool folder(const std::string& path) {
    std::error_code error;
    std::vector<std::string> entries = list(path, error);
    if (error) return sink_(io_error("read folder", error.value(), path));
    for (std::string& entry : entries) {
      if (!visit(std::move(entry))) return false;
    }
    return true;
  }

  // Whether this folder is met for the first time.
  bool is_new(const struct stat& info) { return seen_.emplace(info.st_dev, info.st_ino).second; }

 private:
  static std::vector<std::string> list(const fs::path& path, std::error_code& error) {
    std::vector<std::string> entries;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      const fs::path& entry = it->path();
      if (entry.filename().native().front() != '.') entries.push_back(entry.native());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  bool visit(std::string path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) {
      const int why = errno;
      return sink_(io_error("open", why, std::move(path)));
    }
    if (S_ISDIR(info.st_mode)) return !is_new(info) || folder(path);
    return !S_ISREG(info.st_mode) || sink_(std::move(path));
  }

  const WalkSink& sink_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

bool walk(const std::string& folder, const WalkSink& sink) {
  Walker walker(sink);
  struct stat info {};
  if (stat(folder.c_str(), &info) == 0) walker.is_new(info);
  return walker.folder(folder);
}

}  // namespace dossier
