// Pages are led to by their labels: a folder may hold many more files than labelled pages.
#include "dossier/labelled_pages.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "source/input.h"
#include "source/walk.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

bool is_gold(std::string_view path) {
  return path.ends_with(kGoldEnding);
}

std::string_view without_ending(std::string_view gold) {
  return gold.substr(0, gold.size() - kGoldEnding.size());
}

// Whether labels of that stem ("pages/a") belong to the file: "pages/a.txt", "pages/a".
bool belongs(std::string_view file, std::string_view stem) {
  return !is_gold(file) && file.starts_with(stem) &&
         (file.size() == stem.size() ||
          (file[stem.size()] == '.' && file.find_first_of("./", stem.size() + 1) == file.npos));
}

// The page of the labels: the text file where there are several of the name. "" for none.
std::string page_of(std::string_view gold, const std::set<std::string>& files) {
  const std::string stem(without_ending(gold));
  if (files.count(stem + ".txt") > 0) return stem + ".txt";
  for (auto at = files.lower_bound(stem); at != files.end() && at->starts_with(stem); ++at) {
    if (belongs(*at, stem)) return *at;
  }
  return "";
}

Error no_labels(const std::string& path, std::string_view what) {
  return {ErrorKind::usage, std::string(what),
          "the records of NAME.txt are labelled in NAME.gold.json beside it: docs/labels.md", path};
}

LabelledPages in_folder(const std::string& folder) {
  LabelledPages found;
  std::set<std::string> files;
  walk(folder, [&](Result<std::string> file) {
    if (!file) {
      found.errors.push_back(file.error());
    } else if (is_gold(*file)) {
      found.pages.push_back({*file, ""});
    } else {
      files.insert(*file);
    }
    return true;
  });
  for (LabelledPage& page : found.pages) page.page = page_of(page.gold, files);
  const auto labelled = std::count_if(found.pages.begin(), found.pages.end(),
                                      [](const LabelledPage& p) { return !p.page.empty(); });
  found.unlabelled = files.size() - static_cast<std::size_t>(labelled);
  if (found.pages.empty() && found.errors.empty()) {
    found.errors.push_back(no_labels(folder, "no labelled pages in this folder"));
  }
  return found;
}

// The files of the folder that `path` is in, named as `path` is.
std::set<std::string> siblings(const std::string& path) {
  std::set<std::string> files;
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  std::error_code error;
  for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end;
       it.increment(error)) {
    files.insert(folder + it->path().filename().native());
  }
  return files;
}

// A page that is named leads to its labels: "a.gold.json" of "a.txt".
LabelledPage of_file(const std::string& path) {
  const std::set<std::string> files = siblings(path);
  if (is_gold(path)) return {path, page_of(path, files)};
  for (std::size_t end : {path.rfind('.'), path.size()}) {
    if (end == path.npos) continue;
    std::string gold = path.substr(0, end) + std::string(kGoldEnding);
    if (files.count(gold) > 0) return {std::move(gold), path};
  }
  return {"", path};
}

}  // namespace

LabelledPages find_labelled_pages(const std::string& path) {
  LabelledPages found;
  struct stat info {};
  if (path == "-") {
    found.errors.push_back(no_labels(path, "standard input has no labels"));
  } else if (stat(path.c_str(), &info) != 0) {
    found.errors.push_back(io_error("open", errno, path));
  } else if (S_ISDIR(info.st_mode)) {
    return in_folder(path);
  } else if (LabelledPage page = of_file(path); page.gold.empty()) {
    found.errors.push_back(no_labels(path, "no labels beside this page"));
  } else {
    found.pages.push_back(std::move(page));
  }
  return found;
}

Result<Gold> read_gold(const std::string& path) {
  Result<Input> input = Input::open(path, -1);
  if (!input) return input.error();
  while (input->fill()) continue;
  if (input->error()) return *input->error();
  Result<Gold> gold = parse_gold(input->pending());
  if (gold) return gold;
  Error error = gold.error();
  error.where = path;
  return error;
}

std::string layout_of(const Gold& gold, const LabelledPage& page) {
  if (!gold.layout.empty()) return gold.layout;
  std::string_view file = page.gold;
  file.remove_prefix(file.rfind('/') + 1);
  std::size_t size = 0;
  for (std::size_t next = 0; size < file.size(); size = next) {
    if (!is_letter(decode(file, size, next))) break;
  }
  return size == 0 ? "other" : std::string(file.substr(0, size));
}

}  // namespace dossier
