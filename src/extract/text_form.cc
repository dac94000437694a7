// See text_form.h.
#include "extract/text_form.h"

namespace dossier {

TextForms::TextForms(std::span<const TextForm> rows, Gate gate) : rows_(rows), gate_(gate) {
  matchers_.reserve(rows.size());
  for (const TextForm& row : rows) matchers_.emplace_back(row.form);
}

bool TextForms::has(std::string_view folded, bool site_only) const {
  const RowsThatMayFit may_fit = gate_(folded);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (may_fit[i] && (rows_[i].site || !site_only) &&
        folded.find(rows_[i].mark) != std::string_view::npos && matchers_[i].matches(folded))
      return true;
  }
  return false;
}

}  // namespace dossier
