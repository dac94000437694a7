// Questions: parsing, the canonical form, and running them over a store.
//
//   Result<Query> q = parse_query("active projects in 2012, in Viet Nam, over EUR 1M", {});
//   canonical(*q)                "active:2012 kind:project in:VN budget:>1000000EUR"
//   Selection s = run(*q, store);
//   s.yes                        rows that match for certain
//   s.maybe                      rows that match if an unknown end is right for it
//
// The language is described in docs/query.md. canonical(q) parses to the same query again.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/mention.h"
#include "dossier/result.h"
#include "dossier/store.h"

namespace dossier {

// A parsed query. Immutable; cheap to copy.
class Query {
 public:
  struct Node;  // src/query/node.h
  Query();      // matches every row
  explicit Query(std::shared_ptr<const Node> root, bool free_words = false);
  const Node* root() const { return root_.get(); }
  // Whether words were left over that only a text search could use: the canonical form is then
  // shown unasked.
  bool has_free_words() const { return free_words_; }

 private:
  std::shared_ptr<const Node> root_;
  bool free_words_ = false;
};

// Errors: usage, `where` being the query with a caret line under the spot, `hint` the nearest name.
Result<Query> parse_query(std::string_view text, const ScanOptions& options);
// Keys only: "active:2012 in:VN". "" for the query that matches everything.
std::string canonical(const Query& query);
// Both, as one query.
Query both(const Query& a, const Query& b);

// Row numbers in rising order; no row is in both.
struct Selection {
  std::vector<RowId> yes;
  std::vector<RowId> maybe;
  // For Store::row(): one for each of these rows; or none, where they were found in another way.
  std::vector<CardId> yes_cards;
  std::vector<CardId> maybe_cards;
};
Selection run(const Query& query, const Store& store);

// The keys and their phrases, for help and completions.
struct QueryKey {
  std::string_view key;      // "active"
  std::string_view means;    // "the period overlaps W"
  std::string_view phrases;  // "active in W; in W; during W; from A to B; …"
  std::string_view example;  // "active:2012"
};
std::vector<QueryKey> query_keys();

}  // namespace dossier
