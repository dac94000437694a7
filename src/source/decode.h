// Decoding for the readers of this module: decode_page() where the encoding is already known,
// because it was told by the beginning of the file that the bytes are a part of, or by the format.
#pragma once

#include <optional>
#include <string>

#include "dossier/source.h"
#include "source/encoding.h"

namespace dossier {

// No encoding: as decode_page(). `earlier`: what was mended before these bytes were come by;
// counted with the page's own repairs.
PageResult decode_page_as(Origin origin, std::string bytes, std::optional<Encoding> encoding,
                          Repairs earlier = {});

}  // namespace dossier
