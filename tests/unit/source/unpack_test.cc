// What is compressed or archived gives the pages that it was made from, layer in layer; what is
// damaged gives those before the damage and an error; bombs are stopped.
#include "source/unpack.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "packing.h"
#include "reading.h"

namespace dossier {
namespace {

using namespace std::string_literals;

const std::vector<std::string> kFilters{"gzip", "bzip2", "xz", "zstd", "lz4"};
const std::vector<std::string> kFormats{"ustar", "v7tar", "gnutar", "pax", "zip", "7zip"};

// Through a pipe.
Lines read_piped(const Scratch& scratch, const std::string& bytes, SourceOptions options = {}) {
  const Pipe pipe(bytes);
  options.stdin_fd = pipe.read_end;
  return Log(scratch).read({"-"}, options);
}

// Bytes that no compressor makes much of.
std::string noise(std::size_t size) {
  std::string text;
  std::uint64_t state = 88172645463325252U;
  while (text.size() < size) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    text += fmt::format("{:x}\n", state);
  }
  return text;
}

TEST_CASE("a compressed file reads as what is in it, under its own name") {
  const Scratch scratch;
  for (const std::string& filter : kFilters) {
    CAPTURE(filter);
    const std::string bytes = compressed("Roads\n2012-2015\n", filter);
    CHECK(Log(scratch).read({scratch.file("a", bytes)}) == Lines{"a@0:1 Roads\n2012-2015\n"});
    CHECK(read_piped(scratch, bytes) == Lines{"-@0:1 Roads\n2012-2015\n"});
  }
}

TEST_CASE("several compressed streams one after another are one") {
  const Scratch scratch;
  for (const std::string& filter : kFilters) {
    CAPTURE(filter);
    const std::string bytes = compressed("one\n", filter) + compressed("two\n", filter);
    CHECK(Log(scratch).read({scratch.file("a", bytes)}) == Lines{"a@0:1 one\ntwo\n"});
  }
  const std::string padded = compressed("one\n") + std::string(512, '\0') + compressed("two\n");
  CHECK(Log(scratch).read({scratch.file("a", padded)}) == Lines{"a@0:1 one\ntwo\n"});
}

TEST_CASE("each file of an archive is a page; a pipe gives the same ones") {
  const Scratch scratch;
  for (const std::string& format : kFormats) {
    CAPTURE(format);
    Packer packer(format, "none");
    packer.add("d/", "", AE_IFDIR);
    packer.add("d/b.txt", "Roads\n");
    // What is a link in a ZIP archive stands only at its end, which a pipe has not shown yet.
    if (format != "zip") packer.add("d/link", "", AE_IFLNK);
    packer.add("a.txt", "Water\n");
    packer.add("empty.txt", "");
    const std::string bytes = packer.finish();
    CHECK(Log(scratch).read({scratch.file("x", bytes)}) ==
          Lines{"x!d/b.txt@0:1 Roads\n", "x!a.txt@0:1 Water\n"});
    CHECK(read_piped(scratch, bytes) == Lines{"-!d/b.txt@0:1 Roads\n", "-!a.txt@0:1 Water\n"});
  }
}

TEST_CASE("what a folder would not give, an archive does not either") {
  const Scratch scratch;
  const std::string bytes = archived({{"./a.txt", "a"},
                                      {".hidden", "b"},
                                      {"d/.git/x", "c"},
                                      {"__MACOSX/a.txt", "d"},
                                      {"a.gold.json", "e"},
                                      {"s.dossier", "\x89"s + "dossier\x01\0\0\0"s}});
  CHECK(Log(scratch).read({scratch.file("x.tar", bytes)}) == Lines{"x.tar!a.txt@0:1 a"});
}

TEST_CASE("layers lie in each other, of every kind") {
  const Scratch scratch;
  const std::string page = "Roads\n";
  const std::string zip = archived({{"in.txt", page}}, "zip");
  const std::string seven = archived({{"in.txt", page}}, "7zip");
  const std::string tar = compressed(archived({{"z.zip", zip}, {"s.7z", seven}}), "xz");
  const std::string all = archived({{"t.tar.xz", tar}, {"c.gz", compressed(page)}}, "zip");
  const Lines expected{"x!t.tar.xz!z.zip!in.txt@0:1 Roads\n", "x!t.tar.xz!s.7z!in.txt@0:1 Roads\n",
                       "x!c.gz@0:1 Roads\n"};
  CHECK(Log(scratch).read({scratch.file("x", all)}) == expected);
  CHECK(Log(scratch).read({scratch.file("x", compressed(compressed(all, "zstd")))}) == expected);
}

TEST_CASE("a file in an archive may be in any form") {
  const Scratch scratch;
  const std::string bytes = archived({{"c.ndjson", "{\"id\":1,\"text\":\"a\"}\n{\"text\":\"b\"}\n"},
                                      {"w.wet",
                                       "WARC/1.0\r\nWARC-Type: conversion\r\n"
                                       "WARC-Record-ID: <urn:x:1>\r\n"
                                       "Content-Length: 1\r\n\r\nc\r\n\r\n"}});
  CHECK(Log(scratch).read({scratch.file("x", bytes)}) ==
        Lines{"1@0:1 a", "x!c.ndjson:2@0:1 b", "x!w.wet!urn:x:1@0:1 c"});
  CHECK(Log(scratch).read({scratch.file("y", compressed("a\nb\n"))}, as(InputForm::lines)) ==
        Lines{"y@0:1 a", "y@2:2 b"});
}

TEST_CASE("names are read as UTF-8 in every locale; others keep their bytes") {
  const Scratch scratch;
  for (const std::string format : {"gnutar", "zip"}) {
    CAPTURE(format);
    const std::string bytes = archived({{"caf\xC3\xA9", "a"}, {"caf\xE9", "b"}}, format);
    CHECK(Log(scratch).read({scratch.file("x", bytes)}) ==
          Lines{"x!caf\xC3\xA9@0:1 a", "x!caf\xE9@0:1 b"});
  }
}

TEST_CASE("what is damaged is said, and what came before it stays") {
  const Scratch scratch;
  std::string dump;
  for (int i = 0; i < 2000; ++i) dump += fmt::format("page {} {}\f", i, noise(40));
  for (const std::string& filter : kFilters) {
    CAPTURE(filter);
    const std::string bytes = compressed(dump, filter);
    Log whole(scratch);
    whole.stop_after = 3000;
    whole.read({scratch.file("x", bytes)}, as(InputForm::ff));
    REQUIRE(whole.lines.size() == 2000);
    Log cut(scratch);
    cut.stop_after = 3000;
    cut.read({scratch.file("x", bytes.substr(0, bytes.size() * 4 / 5))}, as(InputForm::ff));
    REQUIRE(!cut.lines.empty());
    REQUIRE(cut.lines.size() <= whole.lines.size());
    CHECK(cut.lines.back().starts_with("! x: damaged or cut short: "));
    cut.lines.pop_back();
    CHECK(std::equal(cut.lines.begin(), cut.lines.end(), whole.lines.begin()));
    if (filter == "gzip") CHECK(cut.lines.size() > 1000);
  }
}

TEST_CASE("a flipped bit does not go unnoticed") {
  const Scratch scratch;
  for (const std::string filter : {"gzip", "bzip2", "xz", "lz4"}) {  // zstd: made without checksums
    CAPTURE(filter);
    const std::string bytes = compressed(noise(3000), filter);
    for (std::size_t at = 20; at < bytes.size(); at += 97) {
      std::string bad = bytes;
      bad[at] = static_cast<char>(bad[at] ^ 4);
      const Lines lines = Log(scratch).read({scratch.file("x", bad)});
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].starts_with("! x: "));
    }
  }
}

TEST_CASE("what follows gzip data and is none is said") {
  const Scratch scratch;
  CHECK(Log(scratch).read({scratch.file("x", compressed("a\n") + "b\n")}, as(InputForm::lines)) ==
        Lines{"x@0:1 a", "! x: damaged or cut short: what follows byte 22 is no gzip data"});
}

TEST_CASE("an archive that is cut short gives the files before the cut, and names the place") {
  const Scratch scratch;
  const Files files{{"a", "first\n"}, {"b", noise(20'000)}, {"c", "third\n"}};
  for (const std::string format : {"ustar", "zip"}) {
    CAPTURE(format);
    const std::string bytes = archived(files, format);
    const Lines lines = Log(scratch).read({scratch.file("x", bytes.substr(0, bytes.size() / 2))});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "x!a@0:1 first\n");
    CHECK(lines[1].starts_with("! x!b: damaged or cut short: "));
  }
  const std::string seven = archived(files, "7zip");
  const Lines lines = Log(scratch).read({scratch.file("x", seven.substr(0, seven.size() / 2))});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("! x: damaged or cut short: "));
}

TEST_CASE("a damaged file in an archive does not hide the next one") {
  const Scratch scratch;
  std::string bytes = archived({{"a", noise(2000)}, {"b", "second\n"}}, "zip");
  bytes[200] = static_cast<char>(bytes[200] ^ 1);
  const Lines lines = Log(scratch).read({scratch.file("x", bytes)});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("! x!a: damaged or cut short: "));
  CHECK(lines[1] == "x!b@0:1 second\n");
}

TEST_CASE("what grows too much is stopped") {
  const Scratch scratch;
  const std::string million(std::size_t{32} << 20U, 'a');
  for (const std::string& bytes :
       {compressed(million), compressed(million, "zstd"), archived({{"m", million}}, "zip")}) {
    const Lines lines = Log(scratch).read({scratch.file("x", bytes)});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("unpacks to more than 250 times its size") != std::string::npos);
  }
  SourceOptions trusting;
  trusting.unpack.max_ratio = 1'000'000;
  const std::string path = scratch.file("x", compressed(million));
  CHECK(Log(scratch).read({path}, trusting).at(0).size() == million.size() + 6);
  trusting.unpack.max_expanded = 1 << 20U;
  CHECK(Log(scratch).read({path}, trusting) == Lines{"! x: unpacks to more than 1048576 bytes"});
}

TEST_CASE("nothing more is read of a path that went over a limit, but the next one is") {
  const Scratch scratch;
  SourceOptions options;
  options.unpack.max_expanded = 3000;
  const std::string zip = archived({{"a", "first\n"}, {"b", noise(4000)}, {"c", "third\n"}}, "zip");
  CHECK(Log(scratch).read({scratch.file("x", zip), scratch.file("y", "y")}, options) ==
        Lines{"x!a@0:1 first\n", "! x!b: unpacks to more than 3000 bytes", "y@0:1 y"});
}

TEST_CASE("too many layers are an error") {
  const Scratch scratch;
  std::string bytes = "Roads\n";
  for (int i = 0; i < 9; ++i) bytes = compressed(bytes);
  const std::string path = scratch.file("x", bytes);
  CHECK(Log(scratch).read({path}) == Lines{"! x: packed more than 8 times over"});
  SourceOptions options;
  options.unpack.max_depth = 9;
  CHECK(Log(scratch).read({path}, options) == Lines{"x@0:1 Roads\n"});
  options.unpack.max_depth = 0;
  CHECK(Log(scratch).read({scratch.file("t", archived({{"a", "b"}}))}, options) ==
        Lines{"! t: packed more than 0 times over"});
}

TEST_CASE("an office document is no archive") {
  const Scratch scratch;
  for (const std::string first : {"[Content_Types].xml", "mimetype"}) {
    const std::string bytes = archived({{first, "x"}, {"word/document.xml", "y"}}, "zip");
    CHECK(Log(scratch).read({scratch.file("x", bytes)}) ==
          Lines{"! x: an office document, not plain text"});
  }
}

TEST_CASE("text that begins as something packed does is text") {
  const Scratch scratch;
  for (const std::string text : {"BZhang and partners\n2012", "7z", "PK\n", "B", "(", "WARC"}) {
    CHECK(Log(scratch).read({scratch.file("x", text)}) == Lines{"x@0:1 " + text});
  }
}

TEST_CASE("pages of a compressed stream are handed over before it ends") {
  const Scratch scratch;
  int ends[2] = {-1, -1};
  REQUIRE(pipe(ends) == 0);
  const auto send = [&ends](const std::string& bytes) {
    CHECK(write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  };
  SourceOptions options = as(InputForm::lines);
  options.stdin_fd = ends[0];
  send(compressed("one\n"));
  Lines texts;
  REQUIRE(read_pages({"-"}, options, [&](const PageResult& page) {
            texts.emplace_back(page->text());
            if (texts.size() == 1) {
              send(compressed("two\n"));
              close(ends[1]);
            }
            return true;
          }).ok());
  CHECK(texts == Lines{"one", "two"});
  close(ends[0]);
}

TEST_CASE("the sink can stop inside an archive") {
  const Scratch scratch;
  Log log(scratch);
  log.stop_after = 1;
  CHECK(log.read({scratch.file("x", archived({{"a", "a"}, {"b", "b"}})), "nowhere"}).size() == 1);
}

}  // namespace
}  // namespace dossier
