// One page to its records: scan, lay out, segment, assemble.
#include <algorithm>
#include <optional>

#include "dossier/record.h"
#include "extract/assemble.h"
#include "extract/layout.h"
#include "extract/margin.h"
#include "extract/scan.h"
#include "extract/segment.h"

namespace dossier {

std::string_view name(Kind kind) {
  return kind == Kind::news ? "news" : "project";
}

std::string_view name(Role role) {
  switch (role) {
    case Role::total:
      return "total";
    case Role::share:
      return "share";
    case Role::equivalent:
      return "equivalent";
  }
  return "total";
}

std::string_view name(Evidence::Part part) {
  switch (part) {
    case Evidence::Part::title:
      return "title";
    case Evidence::Part::period:
      return "period";
    case Evidence::Part::date:
      return "date";
    case Evidence::Part::budget:
      return "budget";
    case Evidence::Part::other_money:
      return "other_money";
    case Evidence::Part::country:
      return "country";
    case Evidence::Part::donor:
      return "donor";
    case Evidence::Part::other_country:
      return "other_country";
    case Evidence::Part::region:
      return "region";
    case Evidence::Part::field:
      return "field";
    case Evidence::Part::description:
      return "description";
  }
  return "";
}

Extraction extract(const Page& whole, const ScanOptions& options) {
  const std::optional<Page> bare = without_margins(whole);
  const Page& page = bare ? *bare : whole;
  Extraction result;
  result.mentions = scan_all(page, options);
  const Layout layout(page, result.mentions);
  for (const Item& item : segment(layout)) {
    Record record = assemble(layout, item);
    if (record.span.begin >= page.own_begin()) result.records.push_back(std::move(record));
  }
  keep_own(page, result.mentions);
  std::stable_sort(result.records.begin(), result.records.end(),
                   [](const Record& a, const Record& b) { return a.span.begin < b.span.begin; });
  return result;
}

}  // namespace dossier
