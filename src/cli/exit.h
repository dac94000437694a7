// What the program's exit code says; the whole of it.
#pragma once

namespace dossier {

enum class Exit : int {
  ok = 0,       // found, or done
  none = 1,     // find, active, dates or show matched nothing; eval is below a --min
  fatal = 2,    // wrong usage, or nothing could be done
  partial = 3,  // done, but some of the input failed, or --strict found something to object to
};

}  // namespace dossier
