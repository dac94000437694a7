// Saved stores put together, as shards of one body of pages that were read apart.
//
//   Result<Store> all = merge_stores({&a, &b});
//
// The result depends on which pages there are, not on how they were spread over the stores or in
// which order these are named: merging is associative and commutative, and a page that two stores
// hold (the same path, place and bytes) is in the result once. Pages are in the order of their
// paths (names in byte order, folder by folder), those of one path in the order of their records.
#pragma once

#include <vector>

#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

// REQUIRES: at least one store. Errors: format, where they were read by different rules or with
// different orders of day and month, or where one is damaged.
Result<Store> merge_stores(const std::vector<const Store*>& stores);

}  // namespace dossier
