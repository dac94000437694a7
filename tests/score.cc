// Holds the extraction to its level: scores it on labelled pages and fails when a figure is lower
// than it has been.
//
//   score FOLDER…                     figures over every NAME.txt that has a NAME.gold.json beside
//   it score --show FOLDER…              and every difference, page by page score --floors FILE
//   FOLDER…       fails when a figure is below its floor score --floors FILE --raise FOLDER…
//   rewrites the floors that are passed; none is ever lowered
//
// Floors are lines "ASPECT F1" and "perfect SHARE".
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/eval.h"
#include "dossier/source.h"
#include "fmt/format.h"

namespace {

namespace fs = std::filesystem;
using dossier::Scores;

struct Options {
  bool show = false;
  bool raise = false;
  std::optional<fs::path> floors;
  std::vector<fs::path> folders;
};

using Figures = std::map<std::string, double, std::less<>>;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::vector<fs::path> gold_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(".gold.json")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path page_of(const fs::path& gold_file) {
  return fs::path(gold_file).replace_extension().replace_extension(".txt");
}

// Something that could not be read.
bool complain(const fs::path& file, const dossier::Error& error) {
  fmt::print("{}: {}\n", file.string(), error.what);
  return false;
}

// False when the label or the page cannot be read.
bool score_file(const fs::path& gold_file, const Options& options, Scores& scores) {
  const auto gold = dossier::parse_gold(read_file(gold_file));
  if (!gold) return complain(gold_file, gold.error());
  const fs::path path = page_of(gold_file);
  const auto page = dossier::decode_page({.path = path.string(), .url = ""}, read_file(path));
  if (!page) return complain(path, page.error());
  dossier::score_page(*gold, *page, dossier::extract(*page, {}).records, scores);
  if (options.show && !scores.differences.empty()) {
    fmt::print("{}\n", (path.parent_path().filename() / path.filename()).string());
    for (const std::string& difference : scores.differences) fmt::print("    {}\n", difference);
  }
  return true;
}

// Rounded down to three decimals, as they are written.
double floor_of(double figure) {
  return std::floor(figure * 1000 + 1e-9) / 1000;
}

Figures figures_of(const Scores& scores) {
  Figures figures;
  for (std::size_t i = 0; i < dossier::kAspects; ++i) {
    figures.emplace(name(static_cast<dossier::Aspect>(i)), floor_of(scores.tallies[i].f1()));
  }
  figures.emplace("perfect", floor_of(scores.perfect_share()));
  return figures;
}

Figures read_floors(const fs::path& path) {
  Figures floors;
  std::ifstream in(path);
  std::string aspect;
  double floor = 0;
  while (in >> aspect >> floor) floors[aspect] = floor;
  return floors;
}

// How many figures are below their floors; says which.
int check_floors(const Figures& figures, const Figures& floors) {
  int below = 0;
  for (const auto& [aspect, floor] : floors) {
    const auto figure = figures.find(aspect);
    if (figure != figures.end() && figure->second >= floor) continue;
    fmt::print("{} is below its floor of {:.3f}\n", aspect, floor);
    ++below;
  }
  return below;
}

void raise_floors(const Figures& figures, Figures floors, const fs::path& path) {
  std::ofstream out(path);
  for (const auto& [aspect, figure] : figures) {
    out << fmt::format("{} {:.3f}\n", aspect, std::max(figure, floors[aspect]));
  }
}

std::optional<Options> parse_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--show") {
      options.show = true;
    } else if (word == "--raise") {
      options.raise = true;
    } else if (word == "--floors" && i + 1 < argc) {
      options.floors = argv[++i];
    } else if (word.starts_with("--")) {
      return std::nullopt;
    } else {
      options.folders.emplace_back(word);
    }
  }
  if (options.folders.empty() || (options.raise && !options.floors)) return std::nullopt;
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = parse_options(argc, argv);
  if (!options) {
    std::fputs("usage: score [--show] [--floors FILE [--raise]] FOLDER...\n", stderr);
    return 2;
  }
  Scores scores;
  int wrong = 0;
  for (const fs::path& folder : options->folders) {
    for (const fs::path& file : gold_files(folder))
      wrong += score_file(file, *options, scores) ? 0 : 1;
  }
  fmt::print("{}", dossier::report(scores));
  if (scores.pages == 0) return 1;
  if (options->floors) {
    const Figures figures = figures_of(scores);
    const Figures floors = read_floors(*options->floors);
    wrong += check_floors(figures, floors);
    if (options->raise) raise_floors(figures, floors, *options->floors);
  }
  return wrong == 0 ? 0 : 1;
}
