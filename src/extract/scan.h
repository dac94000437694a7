// The three scanners that make up scan(): each reads one kind of value off the anchors of a page.
// Each appends to `out` in order of position, without overlaps inside its own kind.
#pragma once

#include <span>
#include <string_view>

#include "dossier/mention.h"
#include "extract/anchor.h"

namespace dossier {

// Dates, ranges, durations: scan_dates.cc with the rules of rules_period.cc.
void scan_dates(std::string_view text, std::span<const Anchor> anchors, const ScanOptions& options,
                Mentions& out);
// Sums: scan_money.cc with the rules of rules_money.cc.
void scan_money(std::string_view text, std::span<const Anchor> anchors, Mentions& out);
// The last of it, shares of the sums found that leave out their currency, "of which 900,000 from
// Canada": scan_shares.cc.
void scan_shares(std::string_view text, Mentions& out);
// Countries, demonyms, regions: scan_places.cc, from the lexicon.
void scan_places(std::string_view text, std::span<const Anchor> anchors, Mentions& out);

// Every mention of the page, also those of the head that a part of it repeats.
Mentions scan_all(const Page& page, const ScanOptions& options);
// Leaves those of the page's own text: what scan() gives.
void keep_own(const Page& page, Mentions& mentions);

// A table cell or labelled value that is a bare number: "8.40", "1,250", "2.5 million", "1 200
// 000". `text` may hold nothing else. `power` is added (a header said "US$ thousand": 3).
std::optional<MoneyMention> read_bare_amount(std::string_view text, Currency currency, int power);

}  // namespace dossier
