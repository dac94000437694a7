// See byline.h.
#include "extract/byline.h"

#include "extract/word_gate.h"

namespace dossier {

bool is_byline(std::string_view folded) {
  thread_local const TextForms kForms(byline_forms(), byline_rows_of);
  return kForms.has(folded);
}

}  // namespace dossier
