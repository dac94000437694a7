// Walks folders. The order is that of the bytes of the names, level by level, so that it depends on
// nothing but the names.
#pragma once

#include <functional>
#include <string>

#include "dossier/result.h"

namespace dossier {

// What a walk comes upon: a file to read, or the error that stands in place of a folder or file.
// Returns false to stop.
using WalkSink = std::function<bool(Result<std::string>)>;

// Every regular file below `folder`, links followed, hidden entries, devices and pipes passed over.
// A folder that several links lead to is walked once, by the first. Paths begin with `folder` as it
// was given. Returns false where the sink stopped it.
bool walk(const std::string& folder, const WalkSink& sink);

}  // namespace dossier
