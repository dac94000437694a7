// Stored bytes to clean text (see page.h for what clean means), for the readers of this module,
// which make pages of it.
#pragma once

#include <optional>
#include <string>

#include "dossier/source.h"
#include "source/encoding.h"

namespace dossier {

// All that a page is made of.
struct CleanText {
  Origin origin;
  std::string text;
  OffsetMap map;
  Repairs repairs;
};

// `encoding`: known, because it was told by the beginning of the file that the bytes are a part of,
// or by the format; nothing: settled and refused as decode_page() does. `earlier`: what was mended
// before these bytes were come by; counted with the page's own repairs.
Result<CleanText> clean_text(Origin origin, std::string bytes, std::optional<Encoding> encoding,
                             Repairs earlier = {});

}  // namespace dossier
