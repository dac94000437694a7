// Labelled pages on disk: NAME.txt, or any other NAME.EXTENSION, with its labels in NAME.gold.json
// beside it.
//
//   for (const LabelledPage& page : find_labelled_pages("tests/pages").pages) {
//     Result<Gold> gold = read_gold(page.gold);
//     layout_of(*gold, page)                       "listing"
//   }
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/eval.h"
#include "dossier/result.h"

namespace dossier {

struct LabelledPage {
  std::string gold;  // the labels' path
  std::string page;  // empty where the labels stand alone
};

struct LabelledPages {
  std::vector<LabelledPage> pages;  // by the labels' paths, in the order of a walk
  std::vector<Error> errors;        // what could not be looked into; that there are no labels
  std::size_t unlabelled = 0;       // files of a folder that no labels belong to
};

// What a file is called whose name ends so: the labels of a page, no page itself.
inline constexpr std::string_view kGoldEnding = ".gold.json";

// `path`: a folder (walked), a page, or its labels.
LabelledPages find_labelled_pages(const std::string& path);

// Errors: io; format, as of parse_gold(). They say where.
Result<Gold> read_gold(const std::string& path);

// The layout that the labels name, else the first word of the file's name: "listing" for
// pages/listing-fr-eau.gold.json, "page" for page12.gold.json. "other" where it begins with none.
std::string layout_of(const Gold& gold, const LabelledPage& page);

}  // namespace dossier
