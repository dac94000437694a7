// Records of WARC and WET files: which are read, under which names, and what becomes of the rest of
// a file of which a part is wrong.
#include "source/warc.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "packing.h"
#include "reading.h"

namespace dossier {
namespace {

using namespace std::string_literals;

struct Fields {
  std::string type = "conversion";
  std::string id = "<urn:uuid:1>";
  std::string media = "text/plain";
  std::string length{};  // "": the right one
};

std::string record(std::string_view block, const Fields& f = {}) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Target-URI: http://x/{}\r\n"
      "WARC-Date: 2021-03-04T10:00:00Z\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      f.type, f.id, f.type, f.media, f.length.empty() ? std::to_string(block.size()) : f.length,
      block);
}

std::string other(const std::string& type, std::string_view block = "x: y\r\n") {
  return record(block, {.type = type, .id = "<urn:other>", .media = "application/warc-fields"});
}

const std::string kOne = record("one");
const std::string kTwo = record("two", {.id = "<urn:uuid:2>"});
const Lines kBoth{"w!urn:uuid:1@0:1 one", "w!urn:uuid:2@0:1 two"};

Lines read(const std::string& bytes, InputForm form = InputForm::automatic) {
  const Scratch scratch;
  return Log(scratch).read({scratch.file("w", bytes)}, as(form));
}

TEST_CASE("conversion records are pages; automatic knows them") {
  CHECK(read(other("warcinfo") + kOne + kTwo) == kBoth);
  CHECK(read(kOne + kTwo, InputForm::warc) == kBoth);
}

TEST_CASE("a file of which each record is compressed") {
  CHECK(read(compressed(other("warcinfo")) + compressed(kOne) + compressed(kTwo)) == kBoth);
}

TEST_CASE("a record's address and date are the page's") {
  const Scratch scratch;
  Origin origin;
  REQUIRE(read_pages({scratch.file("w", kOne)}, {}, [&origin](const PageResult& page) {
            REQUIRE(page.ok());
            origin = page->origin();
            return true;
          }).ok());
  CHECK(origin.url == "http://x/conversion");
  CHECK(origin.date == "2021-03-04T10:00:00Z");
}

TEST_CASE("which records are read; the others are counted") {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: {}\r\n{}\r\n{}";
  const auto response = [&http](std::string_view type, std::string_view more,
                                std::string_view body) {
    return record(fmt::format(fmt::runtime(http), type, more, body),
                  {.type = "response", .media = "application/http; msgtype=response"});
  };
  struct Row {
    std::string_view what;
    std::string bytes;
    Lines lines;
  };
  const std::vector<Row> rows{
      {"a plain resource", record("r", {.type = "resource"}), {"w!urn:uuid:1@0:1 r"}},
      {"a picture", record("r", {.type = "resource", .media = "image/png"}), {}},
      {"a request", record("GET / HTTP/1.0\r\n\r\n", {.type = "request"}), {}},
      {"a plain response", response("text/plain; charset=utf-8", "", "r"), {"w!urn:uuid:1@0:1 r"}},
      {"a web page", response("text/html", "", "<html>r</html>"), {}},
      {"in pieces",
       response("Text/Plain", "transfer-encoding: chunked\r\n",
                "3\r\none\r\n2;x\r\n, \r\n0\r\n\r\n"),
       {"w!urn:uuid:1@0:1 one, "}},
      {"said to be in pieces, and put together",
       response("text/plain", "Transfer-Encoding: chunked\r\n", "one"),
       {"w!urn:uuid:1@0:1 one"}},
      {"a compressed response", response("text/plain", "Content-Encoding: gzip\r\n", "r"), {}},
      {"a conversion to something else", record("r", {.media = "application/pdf"}), {}},
      {"a page of HTML",
       record("<!DOCTYPE html><p>r"),
       {"! w!urn:uuid:1: this is HTML, not plain text"}},
      {"a blank one", record("\r\n \r\n"), {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(read(row.bytes + kTwo).back() == kBoth[1]);
    Lines lines = read(row.bytes + kTwo);
    lines.pop_back();
    CHECK(lines == row.lines);
  }

  const Scratch scratch;
  SourceOptions options;
  std::string said;
  options.records_passed_over = [&said](std::string_view, std::string_view records) {
    said = records;
  };
  Log(scratch).read({scratch.file("w", other("warcinfo") + other("request") + kOne +
                                           other("request") + other("invented"))},
                    options);
  CHECK(said == "1 warcinfo, 2 request, 1 other");
}

TEST_CASE("what is wrong is said by its byte, and reading goes on with the next record") {
  struct Row {
    std::string_view what;
    std::string bad;
    std::string_view error;
  };
  const std::vector<Row> rows{
      {"too short", record("a longer text", {.length = "3"}),
       "Content-Length 3 does not lead to the end of the record"},
      {"too long", record("text", {.length = "40"}),
       "Content-Length 40 does not lead to the end of the record"},
      {"longer than the file", record("text", {.length = "100000"}), "cut short: "},
      {"no number", record("text", {.length = "four"}), "its header has no Content-Length"},
      {"negative", record("text", {.length = "-4"}), "its header has no Content-Length"},
      {"no header", "WARC/1.0\r\nnonsense\r\n\r\ntext\r\n\r\n",
       "a line of its header is no \"Name: value\""},
      {"no record", "text\r\n\r\n", "no WARC record begins here"},
      {"an endless header", "WARC/1.0\r\n" + std::string(100'000, 'x') + "\r\n",
       "its header has no end"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Lines lines = read(kOne + row.bad + kTwo, InputForm::warc);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == kBoth[0]);
    CHECK(lines[1].starts_with(fmt::format("! w, byte {}: {}", kOne.size(), row.error)));
    CHECK(lines[2] == kBoth[1]);
  }
}

TEST_CASE("a wrong length of a large record that is passed over loses no other record") {
  const std::string large(std::size_t{2} << 20U, 'x');
  const std::string wrong =
      record(large, {.type = "metadata", .length = std::to_string(large.size() * 3)});
  const Lines lines = read(wrong + kOne + kTwo);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("! w, byte 0: Content-Length 6291456 reaches into another record"));
  CHECK(lines[1] == kBoth[0]);
  CHECK(lines[2] == kBoth[1]);
  CHECK(read(record(large, {.type = "metadata"}) + kOne + kTwo) == kBoth);
}

TEST_CASE("a file that is cut short anywhere gives the records before the cut") {
  const std::string whole = kOne + kTwo;
  for (std::size_t size = 8; size < whole.size(); ++size) {
    CAPTURE(size);
    const Lines lines = read(whole.substr(0, size));
    const std::size_t first_end = kOne.find("one") + 3;
    if (size < first_end) {
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].starts_with("! w, byte 0: "));
    } else {
      REQUIRE(!lines.empty());
      CHECK(lines[0] == kBoth[0]);
    }
    if (size >= whole.size() - 4) CHECK(lines == kBoth);
  }
}

TEST_CASE("other line ends, no blank line between records, folded fields, names in any case") {
  std::string lf = other("warcinfo") + kOne + kTwo;
  for (std::size_t at = 0; (at = lf.find('\r')) != std::string::npos;) lf.erase(at, 1);
  CHECK(read(lf) == Lines{"w!urn:uuid:1@0:1 one", "w!urn:uuid:2@0:1 two"});
  CHECK(read(kOne.substr(0, kOne.size() - 2) + kTwo) == kBoth);
  CHECK(read(kOne + "\r\n\r\n" + kTwo) == kBoth);
  CHECK(read("WARC/1.1\r\nwarc-type: conversion\r\nWARC-RECORD-ID:\r\n <urn:uuid:1>\r\n"
             "content-length:3\r\n\r\none\r\n\r\n" +
             kTwo) == kBoth);
}

TEST_CASE("a record without an id is named by its place") {
  const std::string bytes =
      kTwo + "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 1\r\n\r\nc";
  CHECK(read(bytes) == Lines{kBoth[1], fmt::format("w!@{}@0:1 c", kTwo.size())});
}

TEST_CASE("a record over the limit is an error, and the next one is read") {
  const Scratch scratch;
  SourceOptions options;
  options.max_page = 100;
  CHECK(Log(scratch).read({scratch.file("w", record(std::string(101, 'x')) + kTwo)}, options) ==
        Lines{"! w, byte 0: page is larger than 100 bytes", kBoth[1]});
}

}  // namespace
}  // namespace dossier
