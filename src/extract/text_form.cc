// See text_form.h.
#include "extract/text_form.h"

namespace dossier {
namespace {

// One expression for the rows that no word tells, or for those alone that have `site`: they are
// asked of every text, and one machine reads it once.
std::string either_of(std::span<const TextForm> rows, const RowsThatMayFit& wordless,
                      bool site_only) {
  std::string any;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (wordless[i] && (rows[i].site || !site_only))
      any.append(any.empty() ? "" : "|").append(rows[i].form);
  }
  return any.empty() ? "[^\\x00-\\xff]" : any;  // no text fits it
}

}  // namespace

TextForms::TextForms(std::span<const TextForm> rows, Gate gate)
    : rows_(rows),
      gate_(gate),
      wordless_(gate("")),
      either_(either_of(rows, wordless_, false)),
      either_of_site_(either_of(rows, wordless_, true)),
      is_either_(either_),
      is_either_of_site_(either_of_site_) {
  matchers_.reserve(rows.size());
  for (const TextForm& row : rows) matchers_.emplace_back(row.form);
}

bool TextForms::has(std::string_view folded, bool site_only) const {
  if ((site_only ? is_either_of_site_ : is_either_).matches(folded)) return true;
  const RowsThatMayFit may_fit = gate_(folded) & ~wordless_;
  if (may_fit.none()) return false;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (may_fit[i] && (rows_[i].site || !site_only) && matchers_[i].matches(folded)) return true;
  }
  return false;
}

}  // namespace dossier
