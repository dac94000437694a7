// See simdjson_later.h. The library's functions that its header declares and code that includes it
// calls are defined here: each hands on to the library's. The build tries whether these are all
// (cmake/dependencies.cmake); where they are not, it links the library and does not define
// DOSSIER_SIMDJSON_NAME.
#include "source/simdjson_later.h"

#include <simdjson.h>

#ifndef DOSSIER_SIMDJSON_NAME

std::optional<dossier::Error> dossier::simdjson_is_missing() {
  return std::nullopt;
}

std::string_view dossier::simdjson_message(int error_code) {
  return simdjson::error_message(static_cast<simdjson::error_code>(error_code));
}

#else

#include <dlfcn.h>

namespace dossier {
namespace {

using Implementation = decltype(simdjson::get_active_implementation())();
using ToChars = char*(char*, const char*, double);
using FromChars = double(const char*);
using FromCharsUntil = double(const char*, const char*);
using Messages = const simdjson::internal::error_code_info;

template <class T>
T* find(void* library, const char* name) {
  return library == nullptr ? nullptr : reinterpret_cast<T*>(dlsym(library, name));
}

// What is wanted of the library, by the names of the C++ ABI that GCC and clang follow.
struct Simdjson {
  void* library = dlopen(DOSSIER_SIMDJSON_NAME, RTLD_NOW | RTLD_LOCAL);
  Implementation* implementation =
      find<Implementation>(library, "_ZN8simdjson25get_active_implementationEv");
  ToChars* to_chars = find<ToChars>(library, "_ZN8simdjson8internal8to_charsEPcPKcd");
  FromChars* from_chars = find<FromChars>(library, "_ZN8simdjson8internal10from_charsEPKc");
  FromCharsUntil* from_chars_until =
      find<FromCharsUntil>(library, "_ZN8simdjson8internal10from_charsEPKcS2_");
  Messages* messages = find<Messages>(library, "_ZN8simdjson8internal11error_codesE");

  bool is_there() const {
    return implementation != nullptr && to_chars != nullptr && from_chars != nullptr &&
           from_chars_until != nullptr && messages != nullptr;
  }
  static const Simdjson& get() {
    static const Simdjson kLibrary;
    return kLibrary;
  }
};

}  // namespace

std::optional<Error> simdjson_is_missing() {
  if (Simdjson::get().is_there()) return std::nullopt;
  return Error{ErrorKind::io, "JSON cannot be read without " DOSSIER_SIMDJSON_NAME,
               "install simdjson, as when the program was built", ""};
}

std::string_view simdjson_message(int error_code) {
  return Simdjson::get().messages[error_code].message;
}

}  // namespace dossier

// REQUIRES, for each: the library is there.
namespace simdjson {

auto get_active_implementation() -> decltype(get_active_implementation()) {
  return dossier::Simdjson::get().implementation();
}

char* internal::to_chars(char* first, const char* last, double value) {
  return dossier::Simdjson::get().to_chars(first, last, value);
}

double internal::from_chars(const char* first) noexcept {
  return dossier::Simdjson::get().from_chars(first);
}

double internal::from_chars(const char* first, const char* end) noexcept {
  return dossier::Simdjson::get().from_chars_until(first, end);
}

}  // namespace simdjson

#endif
