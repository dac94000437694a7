// The fragments of every rule family. Glue (spaces, dashes, commas) never captures; values do.
#include "extract/fragments.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr bool kGlue = false;
constexpr bool kValue = true;

constexpr auto kFragments = std::to_array<Fragment>({
    // ---- glue
    // A space: also one line end with its indentation, never a blank line, a tab or a cell's
    // border.
    {"sp", R"( +(?:\n *)?|\n *)", kGlue},
    {"osp", R"( *(?:\n *)?)", kGlue},  // an optional one
    {"dash", R"([-‐‑‒–—―−~～→])", kGlue},
    {"hyphen", R"([-‐‑‒–−])", kGlue},
    {"comma", R"(,{osp})", kGlue},
    {"apos", R"(['’‘`´])", kGlue},
    // Between the parts of a date: "3 of April, 2012", "1 de enero del 2012", "June in 2017".
    {"of",
     R"((?i:{osp},{osp}|\.,?{osp}|{sp}(?:of(?:{sp}the{sp}year)?|de(?:l|{sp}l{apos}an(?:née)?)?|do|in){sp}|{sp}))",
     kGlue},

    // ---- numbers
    {"digits", R"([0-9]+)", kValue},
    // 1,250,000.50  1.250.000,50  1 250 000  1'250'000  12,50,000  1250000.5
    {"number",
     R"([0-9]{1,3}(?:[,.'’ ][0-9]{2,3})*[,.'’ ][0-9]{3}(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)",
     kValue},
    {"number_word", "", kValue, LexClass::number_word},
    {"scale", "", kValue, LexClass::scale},

    // ---- money
    {"cur_symbol", "", kValue, LexClass::currency_symbol},
    {"cur_code", "", kValue, LexClass::currency_code},
    {"cur_word", "", kValue, LexClass::currency_word},

    // ---- dates
    {"year", R"([12][0-9]{3})", kValue},
    {"yy", R"([0-9]{2})", kValue},
    {"day", R"(0?[1-9]|[12][0-9]|3[01])", kValue},
    {"mm", R"(0?[1-9]|1[0-2])", kValue},
    {"nn", R"([0-9]{1,2})", kValue},  // a day or a month: the page's order says which
    {"ord", R"((?i:st|nd|rd|th|er|ère|re|ème|e|[ºª°o]|\.))", kGlue},
    {"month", "", kValue, LexClass::month},
    {"weekday", "", kValue, LexClass::weekday},
    {"season", "", kValue, LexClass::season},
    {"ordinal_word", "", kValue, LexClass::ordinal_word},
});

}  // namespace

std::span<const Fragment> fragments() {
  return kFragments;
}

const Fragment* find_fragment(std::string_view name) {
  const auto it = std::find_if(kFragments.begin(), kFragments.end(),
                               [name](const Fragment& f) { return f.name == name; });
  return it == kFragments.end() ? nullptr : &*it;
}

std::string fragment_source(const Fragment& fragment) {
  if (!fragment.words) {
    return std::string(fragment.source);
  }
  return "(?i:" + alternation(*fragment.words) + ")";
}

}  // namespace dossier
