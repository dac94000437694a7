// Files, folders, pipes and dumps, read from a scratch folder: which pages come out, in which
// order, with which origins, and which errors stand between them.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "dossier/source.h"
#include "reading.h"

namespace dossier {
namespace {

using namespace std::string_literals;

TEST_CASE("labels in a folder are no pages; named, they are") {
  const Scratch scratch;
  scratch.file("a.txt", "Roads");
  const std::string gold = scratch.file("a.gold.json", "Labels");
  CHECK(Log(scratch).read({scratch.path("")}) == Lines{"a.txt@0:1 Roads"});
  CHECK(Log(scratch).read({gold}) == Lines{"a.gold.json@0:1 Labels"});
}

TEST_CASE("a whole file is one page; an empty one is none") {
  const Scratch scratch;
  const std::string full = scratch.file("a.txt", "Roads\n2012-2015\n");
  const std::string empty = scratch.file("empty.txt", "");
  const std::string mark = scratch.file("mark.txt", "\xEF\xBB\xBF");
  const std::string blank = scratch.file("blank.txt", " \r\n\t\xC2\xA0\f\n");
  Log log(scratch);
  CHECK(log.read({empty, full, mark, blank}) == Lines{"a.txt@0:1 Roads\n2012-2015\n"});
  CHECK(log.chosen == "text");
}

TEST_CASE("no paths is misuse") {
  const Status status = read_pages({}, {}, [](const PageResult&) { return true; });
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().kind == ErrorKind::usage);
}

TEST_CASE("a folder is walked in byte order of names, hidden entries and devices passed over") {
  const Scratch scratch;
  for (const char* name : {"d/b.txt", "d/B.txt", "d/a/z.txt", "d/a.txt", "d/.hidden", "d/.git/x",
                           "d/\xC3\xA9.txt", "d/10.txt", "d/9.txt"}) {
    scratch.file(name, "x");
  }
  REQUIRE(mkfifo(scratch.path("d/pipe").c_str(), 0600) == 0);
  const Lines expected{"d/10.txt@0:1 x", "d/9.txt@0:1 x", "d/B.txt@0:1 x",       "d/a/z.txt@0:1 x",
                       "d/a.txt@0:1 x",  "d/b.txt@0:1 x", "d/\xC3\xA9.txt@0:1 x"};
  CHECK(Log(scratch).read({scratch.path("d")}) == expected);
  CHECK(Log(scratch).read({scratch.path("d/")}) == expected);
  CHECK(Log(scratch).read({scratch.path("d/.hidden")}) == Lines{"d/.hidden@0:1 x"});
}

TEST_CASE("links are followed, each folder once; loops end") {
  const Scratch scratch;
  scratch.file("d/a/x.txt", "x");
  scratch.file("far/y.txt", "y");
  fs::create_directory_symlink("..", scratch.path("d/a/loop"));
  fs::create_directory_symlink(scratch.path("far"), scratch.path("d/far1"));
  fs::create_directory_symlink(scratch.path("far"), scratch.path("d/far2"));
  fs::create_symlink("nowhere", scratch.path("d/dangling"));
  CHECK(Log(scratch).read({scratch.path("d")}) ==
        Lines{"d/a/x.txt@0:1 x", "! d/dangling: cannot open: no such file or directory",
              "d/far1/y.txt@0:1 y"});
}

TEST_CASE("what cannot be read is said, and the rest is read") {
  const Scratch scratch;
  const std::string good = scratch.file("good.txt", "x");
  const std::string picture = scratch.file("p.png", "\x89PNG\r\n\x1A\n\0\0"s);
  CHECK(Log(scratch).read({scratch.path("missing"), picture, good}) ==
        Lines{"! missing: cannot open: no such file or directory",
              "! p.png: a PNG picture, not plain text", "good.txt@0:1 x"});
}

TEST_CASE("the sink can stop the reading anywhere") {
  const Scratch scratch;
  for (const char* name : {"d/1", "d/2", "d/3"}) scratch.file(name, "x");
  Log log(scratch);
  log.stop_after = 2;
  CHECK(log.read({scratch.path("d"), scratch.path("d")}).size() == 2);
  Log lines(scratch);
  lines.stop_after = 1;
  CHECK(lines.read({scratch.file("l", "a\nb\nc\n")}, as(InputForm::lines)).size() == 1);
}

TEST_CASE("standard input, as - and as /dev/stdin") {
  const Scratch scratch;
  for (const char* path : {"-", "/dev/stdin"}) {
    const Pipe pipe("Roads\n");
    SourceOptions options;
    options.stdin_fd = pipe.read_end;
    CHECK(Log(scratch).read({path}, options) == Lines{std::string(path) + "@0:1 Roads\n"});
  }
  SourceOptions closed;
  closed.stdin_fd = -1;
  CHECK(Log(scratch).read({"-"}, closed) == Lines{"! -: cannot read: bad file descriptor"});
}

TEST_CASE("a named pipe is read like a file") {
  const Scratch scratch;
  const std::string path = scratch.path("fifo");
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&path] { std::ofstream(path) << "Roads\n" << std::string(300'000, '.'); });
  Log log(scratch);
  log.read({path});
  writer.join();
  REQUIRE(log.lines.size() == 1);
  CHECK(log.lines[0].size() == "fifo@0:1 Roads\n"s.size() + 300'000);
}

TEST_CASE("a non-blocking descriptor is waited for") {
  const Scratch scratch;
  int ends[2] = {-1, -1};
  REQUIRE(pipe2(ends, O_NONBLOCK) == 0);
  std::thread writer([end = ends[1]] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(write(end, "late\n", 5) == 5);
    close(end);
  });
  SourceOptions options;
  options.stdin_fd = ends[0];
  CHECK(Log(scratch).read({"-"}, options) == Lines{"-@0:1 late\n"});
  writer.join();
  close(ends[0]);
}

TEST_CASE("pages cut at form feeds point into their file") {
  const Scratch scratch;
  const std::string path = scratch.file("dump", "one\n1\n\ftwo\n\f\f\r\nthree");
  std::vector<Page> pages;
  const SourceOptions options = as(InputForm::ff);
  REQUIRE(read_pages({path}, options, [&pages](PageResult page) {
            REQUIRE(page.ok());
            pages.push_back(*std::move(page));
            return true;
          }).ok());
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].text() == "one\n1\n");
  CHECK(pages[1].text() == "two\n");
  CHECK(pages[1].original(0) == 7);
  CHECK(pages[1].source_line(0) == 3);
  CHECK(pages[2].text() == "\nthree");
  CHECK(pages[2].original(1) == 15);
  CHECK(pages[2].source_line(1) == 5);
}

TEST_CASE("lines as pages") {
  const Scratch scratch;
  const std::string path = scratch.file("l",
                                        "\xEF\xBB\xBF"
                                        "first\r\n\nthird\tcell\n\r\nlast");
  CHECK(Log(scratch).read({path}, as(InputForm::lines)) ==
        Lines{"l@0:1 first", "l@11:3 third\tcell", "l@24:5 last"});
}

TEST_CASE("lines and form feeds of UTF-16 are cut at whole units") {
  const Scratch scratch;
  // U+0A0C holds both a line feed's and a form feed's byte.
  const std::string bytes =
      "\xFF\xFE"
      "a\0\x0C\x0A\n\0b\0\f\0c\0"s;
  const std::string path = scratch.file("w", bytes);
  CHECK(Log(scratch).read({path}, as(InputForm::lines)) == Lines{"w@0:1 a\u0A0C", "w@8:2 b\fc"});
  CHECK(Log(scratch).read({path}, as(InputForm::ff)) == Lines{"w@0:1 a\u0A0C\nb", "w@12:2 c"});
}

TEST_CASE("JSON lines") {
  const Scratch scratch;
  const std::string path =
      scratch.file("c.ndjson", R"({"id":"a-1","text":"Roads\n2012","url":"http://x/"}
{"id":17,"content":"Water"}

{"body":"no id", "title":"other keys are passed over"}
{"id":"r","raw_content":"ra\u00a0w \ud83d\ude00"}
{"id":"first key wins","body":"b","text":"t"}
{"id":"empty","text":""}
)");
  Log log(scratch);
  CHECK(log.read({path}) == Lines{"a-1@0:1 Roads\n2012", "17@0:1 Water", "c.ndjson:4@0:1 no id",
                                  "r@0:1 ra w 😀", "first key wins@0:1 t"});
  CHECK(log.chosen == "ndjson");
}

TEST_CASE("a JSON line is named by its id, else its url, else its source") {
  const Scratch scratch;
  const std::string path = scratch.file("c", R"({"text":"a","source":"s","url":"u","id":"i"}
{"text":"b","source":"s","url":"u"}
{"text":"c","source":"s","id":null}
{"text":"d","source":["s"],"id":""}
)");
  CHECK(Log(scratch).read({path}) == Lines{"i@0:1 a", "u@0:1 b", "s@0:1 c", "c:4@0:1 d"});
}

TEST_CASE("the text of a JSON line under another key") {
  const Scratch scratch;
  const std::string path = scratch.file("c", R"({"page":"a","text":"b"}
{"text":"b"}
)");
  SourceOptions options;
  options.text_key = "page";
  Log log(scratch);
  CHECK(log.read({path}, options) == Lines{"c:1@0:1 a", "! c:2: a JSON object without a text"});
  CHECK(log.chosen == "ndjson");
}

TEST_CASE("a JSON line keeps its address") {
  const Scratch scratch;
  const std::string path = scratch.file("c", R"({"text":"Roads","url":"http://x/"})");
  std::string url;
  REQUIRE(read_pages({path}, {}, [&url](const PageResult& page) {
            url = page->origin().url;
            return true;
          }).ok());
  CHECK(url == "http://x/");
}

TEST_CASE("lines that are no JSON page are said by their number") {
  const Scratch scratch;
  const std::string path = scratch.file("c", R"({"text":"good"}
{"text":
[1,2]
{"id":"x"}
{"text":null}
{"text":"good again"})");
  const Lines lines = Log(scratch).read({path}, as(InputForm::ndjson));
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "c:1@0:1 good");
  CHECK(lines[1].starts_with("! c:2: no valid JSON: "));
  CHECK(lines[2] == "! c:3: not a JSON object");
  CHECK(lines[3] == "! c:4: a JSON object without a text");
  CHECK(lines[4] == "! c:5: a JSON object without a text");
  CHECK(lines[5] == "c:6@0:1 good again");
}

TEST_CASE("the faults of real dumps do not lose a JSON line") {
  const Scratch scratch;
  struct Row {
    std::string_view what;
    std::string bytes;
    std::string_view text;
    std::uint32_t invalid;
  };
  const std::vector<Row> rows{
      {"half a surrogate pair", R"({"text":"cut \ud83d, whole \ud83d\ude00, \udc00 \\ud83d"})",
       "cut \uFFFD, whole 😀, \uFFFD \\ud83d", 2},
      {"a stray byte", "{\"text\":\"\xC3\xA9t\xC3\xA9 \xFF\"}", "été \uFFFD", 1},
      {"Windows-1252",
       "{\"text\":\"2012\x96"
       "2015, \xE9t\xE9\"}",
       "2012–2015, été", 0},
      {"a raw tab", "{\"text\":\"a\tb\"}", "a b", 0},
      {"a mark and CRLF", "\xEF\xBB\xBF{\"text\":\"a\"}\r\n", "a", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string path = scratch.file("c", row.bytes);
    std::size_t pages = 0;
    REQUIRE(read_pages({path}, {}, [&](const PageResult& page) {
              REQUIRE(page.ok());
              ++pages;
              CHECK(page->text() == row.text);
              CHECK(page->repairs().invalid_bytes == row.invalid);
              return true;
            }).ok());
    CHECK(pages == 1);
  }
}

TEST_CASE("JSON lines in UTF-16") {
  const Scratch scratch;
  std::string bytes = "\xFF\xFE";
  for (const char c : "{\"text\":\"a\"}\r\n{\"id\":2,\"text\":\"b\"}\r\n"s) {
    bytes += c;
    bytes += '\0';
  }
  Log log(scratch);
  CHECK(log.read({scratch.file("c", bytes)}) == Lines{"c:1@0:1 a", "2@0:1 b"});
  CHECK(log.chosen == "ndjson");
}

TEST_CASE("what automatic settles on") {
  const Scratch scratch;
  const std::string page = "Roads\n" + std::string(1000, '.') + "\n";
  std::string dump;
  while (dump.size() <= (1U << 20U)) dump += page + "\f";
  struct Row {
    std::string_view what;
    std::string bytes;
    std::string_view form;
  };
  const std::vector<Row> rows{
      {"prose", "Roads\n", "text"},
      {"JSON lines after blank ones", "\n \r\n{\"text\":\"a\"}\n", "ndjson"},
      {"JSON without a text", "{\"a\":1}\n", "text"},
      {"JSON lines of which the first are broken", "{\"a\":1}\n{\"text\n\n{\"text\":\"a\"}",
       "ndjson"},
      {"a brace, then prose", "{\"a\":1}\nsee {\"text\":\"a\"}\n", "text"},
      {"JSON over several lines", "{\n\"text\":\"a\"}\n", "text"},
      {"a brace in prose", "{see below}\n", "text"},
      {"a small document with page breaks", "a\fb\fc", "text"},
      {"a dump", dump, "ff"},
      {"a dump of just 1 MiB", dump.substr(0, 1U << 20U), "text"},
      {"a large file whose form feeds come late", std::string(70'000, '.') + "\n" + dump, "text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Log log(scratch);
    log.read({scratch.file("f", row.bytes)});
    CHECK(log.chosen == row.form);
  }
}

TEST_CASE("a page over the limit is an error, and what follows is read") {
  const Scratch scratch;
  SourceOptions options = as(InputForm::lines);
  options.max_page = 10;
  const std::string big(1'000'000, 'x');
  const std::string path = scratch.file("l", "short\n" + big + "\nexactly 10\n" + big + "\nend");
  CHECK(Log(scratch).read({path}, options) ==
        Lines{"l@0:1 short", "! l:2: page is larger than 10 bytes", "l@1000007:3 exactly 10",
              "! l:4: page is larger than 10 bytes", "l@2000019:5 end"});
  options.form = InputForm::text;
  CHECK(Log(scratch).read({path}, options) == Lines{"! l: page is larger than 10 bytes"});
  options.form = InputForm::ff;
  const std::string ff = scratch.file("ff", "a\nb\f1234567\n890\n\fc");
  CHECK(Log(scratch).read({ff}, options) ==
        Lines{"ff@0:1 a\nb", "! ff:2: page is larger than 10 bytes", "ff@17:4 c"});
}

TEST_CASE("pages are handed over before their stream ends") {
  const Scratch scratch;
  struct Row {
    InputForm form;
    std::string first;
    std::string second;
  };
  const std::vector<Row> rows{
      {InputForm::lines, "one\n", "two\n"},
      {InputForm::ff, "one\f", "two\f"},
      {InputForm::automatic, "{\"text\":\"one\"}\n", "{\"text\":\"two\"}\n"}};
  for (const Row& row : rows) {
    CAPTURE(name(row.form));
    int ends[2] = {-1, -1};
    REQUIRE(pipe(ends) == 0);
    const auto send = [&ends](const std::string& bytes) {
      CHECK(write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    };
    SourceOptions options = as(row.form);
    options.stdin_fd = ends[0];
    send(row.first);
    Lines texts;
    // The second piece is written only once the first page has come: a reader that waits for the
    // end would wait for ever.
    REQUIRE(read_pages({"-"}, options, [&](const PageResult& page) {
              texts.emplace_back(page->text());
              if (texts.size() == 1) {
                send(row.second);
                close(ends[1]);
              }
              return true;
            }).ok());
    CHECK(texts == Lines{"one", "two"});
    close(ends[0]);
  }
}

TEST_CASE("pieces keep their places over the edges of read blocks") {
  const Scratch scratch;
  std::string bytes;
  std::vector<std::size_t> begins;
  for (int i = 0; i < 20'000; ++i) {
    begins.push_back(bytes.size());
    bytes += fmt::format("{} {}\n", i, std::string(static_cast<std::size_t>(i % 97), '.'));
  }
  const Pipe pipe(bytes);
  SourceOptions options = as(InputForm::lines);
  options.stdin_fd = pipe.read_end;
  std::size_t count = 0;
  bool all_right = true;
  REQUIRE(read_pages({"-"}, options, [&](const PageResult& page) {
            all_right = all_right && page.ok() && page->original(0) == begins[count] &&
                        page->source_line(0) == count + 1 &&
                        page->text().starts_with(fmt::format("{} ", count));
            ++count;
            return true;
          }).ok());
  CHECK(count == 20'000);
  CHECK(all_right);
}

TEST_CASE("HTML is said to be such, unless it is asked for as text") {
  const Scratch scratch;
  for (const std::string html :
       {"<!DOCTYPE html>\n<p>Roads", "\xEF\xBB\xBF\r\n<HTML lang=en>Roads",
        "<!-- x -->\n<head>Roads", "<?xml version=\"1.0\"?>\n<!doctype HTML PUBLIC>Roads"}) {
    CAPTURE(html);
    const std::string path = scratch.file("h", html);
    CHECK(Log(scratch).read({path}) == Lines{"! h: this is HTML, not plain text"});
    CHECK(Log(scratch).read({path}, as(InputForm::text)).at(0).starts_with("h@0:1 "));
  }
  for (const std::string text :
       {"<headline> Roads", "<b>Roads</b>", "<!-- no end", "< html>", "<"}) {
    CAPTURE(text);
    CHECK(Log(scratch).read({scratch.file("t", text)}) == Lines{"t@0:1 " + text});
  }
  CHECK(Log(scratch).read({scratch.file("c", "{\"id\":1,\"text\":\"<html>Roads\"}\n")}) ==
        Lines{"! c:1: this is HTML, not plain text"});
  CHECK(Log(scratch).read({scratch.file("l", "<html>\nRoads\n")}, as(InputForm::lines)) ==
        Lines{"l@0:1 <html>", "l@7:2 Roads"});
}

TEST_CASE("a file that grows or shrinks while it is read") {
  const Scratch scratch;
  const std::string block(600'000, '.');
  const std::string path = scratch.file("f", "first\n" + block + "\n");
  Lines firsts;
  const auto read_while = [&](const std::function<void()>& change) {
    firsts.clear();
    REQUIRE(read_pages({path}, as(InputForm::lines), [&](const PageResult& page) {
              REQUIRE(page.ok());
              firsts.emplace_back(page->text().substr(0, 5));
              if (firsts.size() == 1) change();
              return true;
            }).ok());
  };
  read_while([&] { std::ofstream(path, std::ios::app) << "last\n"; });
  CHECK(firsts == Lines{"first", ".....", "last"});
  read_while([&] { fs::resize_file(path, 400'000); });
  CHECK(firsts == Lines{"first", "....."});
}

TEST_CASE("a very long line is a line") {
  const Scratch scratch;
  const std::string line = "2012 " + std::string(20'000'000, 'x');
  const Lines lines =
      Log(scratch).read({scratch.file("l", line + "\n" + "end")}, as(InputForm::lines));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].size() == line.size() + 6);
  CHECK(lines[1] == "l@20000006:2 end");
}

}  // namespace
}  // namespace dossier
