// See libarchive.h. The library's own name, DOSSIER_LIBARCHIVE_NAME, is the one that the build
// found.
#include "source/libarchive.h"

#include <dlfcn.h>

#include <optional>

namespace dossier {
namespace {

std::optional<LibArchive> load() {
  void* const library = dlopen(DOSSIER_LIBARCHIVE_NAME, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  LibArchive found;
  bool all = true;
#define DOSSIER_LOAD(name)                                                 \
  found.name = reinterpret_cast<decltype(&::name)>(dlsym(library, #name)); \
  all = all && found.name != nullptr;
  DOSSIER_LIBARCHIVE(DOSSIER_LOAD)
#undef DOSSIER_LOAD
  return all ? std::optional(found) : std::nullopt;
}

}  // namespace

const LibArchive* LibArchive::get() {
  static const std::optional<LibArchive> kLibrary = load();
  return kLibrary ? &*kLibrary : nullptr;
}

}  // namespace dossier
