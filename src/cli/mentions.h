// Single mentions as output: the same objects, cells and order for every command that prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/page.h"

namespace dossier {

// A mention put into words: a copy that outlives its page.
struct MentionText {
  std::string_view field;  // "date", "money", "country", "region", "duration"
  std::string value;       // EDTF, "EUR 3000000", "AL"
  std::string text;        // as on the page, on one line
  std::string_view rule;
  std::string path;
  std::uint32_t line = 0;
  std::uint64_t begin = 0;  // in the stored file
  std::uint64_t end = 0;
  std::string json;  // the whole object
};

MentionText describe(const Page& page, const DateMention& mention);
MentionText describe(const Page& page, const MoneyMention& mention);
MentionText describe(const Page& page, const PlaceMention& mention);
MentionText describe(const Page& page, const DurationMention& mention);

std::string place_text(const MentionText& mention);  // "path:line"
// The first and last day; "" where the end is open or unknown.
std::string start_day(const Period& period);
std::string end_day(const Period& period);
// "18 months", "1 month 15 days".
std::string length_text(const DurationMention& mention);

}  // namespace dossier
