// Errors as values. A function that can fail returns Result<T>: the value, or an Error that says
// what went wrong, where, and what to do about it. Nothing in the library throws across a module's
// border, prints, or ends the process; only src/cli does. The one exception is a fault of the
// program's own tables (an expression that does not parse): it aborts, and the tests find it.
//
//   Result<Period> p = parse_edtf("2012/2015");
//   if (!p) return p.error();
//   use(*p);
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dossier {

// What kind of trouble; the command line maps it to an exit code.
enum class ErrorKind {
  usage,     // the user's words: a query, an option, a name
  io,        // a file or stream could not be read or written
  format,    // bytes that are not what they claim to be
  range,     // a value outside what its type can hold
  limit,     // a stated limit was reached (page size, nesting, …)
  not_text,  // bytes that are no plain text: a picture, a document, a web page
  fault,     // the program's own: a page that it cannot work on
};

struct Error {
  ErrorKind kind = ErrorKind::usage;
  std::string what;   // one line, lower case, no full stop: "unknown key 'activ'"
  std::string hint;   // what to do, may be empty: "did you mean 'active'?"
  std::string where;  // the place, may be empty: "pages/a.txt:12", or an excerpt with a caret line
};

// A T or an Error. operator* and operator-> REQUIRE ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& operator*() & { return assert(ok()), *std::get_if<0>(&held_); }
  const T& operator*() const& { return assert(ok()), *std::get_if<0>(&held_); }
  T&& operator*() && { return assert(ok()), std::move(*std::get_if<0>(&held_)); }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }

  // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.UndefReturn): the assert came first
  const Error& error() const { return assert(!ok()), *std::get_if<1>(&held_); }

 private:
  std::variant<T, Error> held_;
};

// Done, or an Error.
using Status = Result<std::monostate>;
inline Status done() {
  return std::monostate{};
}

}  // namespace dossier
