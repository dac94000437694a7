// Any bytes as WARC, as they are and after a record that is right: reading goes on to the end,
// pages have names, errors have places, and the record that is right is read whatever follows it.
#include "check.h"
#include "dossier/source.h"

namespace {

using namespace dossier;

constexpr std::string_view kRight =
    "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:right>\r\nContent-Length: 4\r\n\r\n"
    "2012\r\n\r\n";

void read(const std::string& bytes, bool first_is_right) {
  const fuzz::File file = fuzz::file_of(bytes);
  SourceOptions options;
  options.form = InputForm::warc;
  options.stdin_fd = fileno(file.get());
  options.max_page = 4096;
  std::size_t results = 0;
  bool right = false;
  const Status status = read_pages({"-"}, options, [&](const PageResult& page) {
    if (page) {
      fuzz::check(page->origin().path.starts_with("-!"), "a page is named by its record");
      right = right || (results == 0 && page->text() == "2012");
    } else {
      fuzz::check(!page.error().where.empty() && !page.error().what.empty(), "an error is told");
    }
    ++results;
    return true;
  });
  fuzz::check(status.ok(), "reading goes on to the end");
  fuzz::check(right || !first_is_right, "a record is read whatever follows it");
  fuzz::check(results <= bytes.size(), "results take bytes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::view(data, size));
  read(bytes, false);
  read(std::string(kRight) + bytes, true);
  return 0;
}
