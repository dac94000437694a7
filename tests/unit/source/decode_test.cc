// Every way in which stored bytes differ from a clean page, and the way back from each to the
// bytes.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dossier/source.h"
#include "source/encoding.h"

namespace dossier {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

Page decoded(std::string bytes) {
  PageResult page = decode_page({.path = "a.txt"}, std::move(bytes));
  REQUIRE(page.ok());
  return *std::move(page);
}

// The stored bytes that the first occurrence of `part` in the text came from.
std::string_view stored(const Page& page, std::string_view bytes, std::string_view part) {
  const std::size_t at = page.text().find(part);
  REQUIRE(at != std::string_view::npos);
  const auto begin = page.original(static_cast<std::uint32_t>(at));
  const auto end = page.original(static_cast<std::uint32_t>(at + part.size()));
  return bytes.substr(begin, end - begin);
}

// ASCII as UTF-16.
std::string utf16(std::string_view ascii, bool big_endian) {
  std::string bytes;
  for (const char c : ascii) {
    if (big_endian) bytes += '\0';
    bytes += c;
    if (!big_endian) bytes += '\0';
  }
  return bytes;
}

TEST_CASE("clean text is moved, not copied") {
  std::string bytes = "Дороги и мосты, 2012–2015\tEUR 3 million\f\nEau à Kayes, Bucureşti, 水\n";
  const std::string copy = bytes;
  const char* const data = bytes.data();
  const Page page = decoded(std::move(bytes));
  CHECK(page.text() == copy);
  CHECK(page.text().data() == data);
  CHECK(page.repairs().encoding == "UTF-8");
  CHECK(page.repairs().mended == 0);
  CHECK(page.repairs().invalid_bytes == 0);
  CHECK(page.original(40) == 40);
}

TEST_CASE("characters that a page does not keep") {
  struct Row {
    std::string_view what;
    std::string_view bytes;
    std::string_view text;
  };
  const std::vector<Row> rows{
      {"CRLF", "a\r\nb\r\n", "a\nb\n"},
      {"a lone CR", "a\rb", "a b"},
      {"CR CR LF", "a\r\r\nb", "a \nb"},
      {"a CR at the end is half a line end", "a\r", "a"},
      {"byte order mark", "\xEF\xBB\xBFTitle", "Title"},
      {"a mark inside",
       "a\xEF\xBB\xBF"
       "b",
       "ab"},
      {"NUL",
       "20\0"
       "12"sv,
       "2012"},
      {"soft hyphen", "pro\xC2\xADject", "project"},
      {"zero-width space, joiners", "a\xE2\x80\x8B\xE2\x80\x8C\xE2\x80\x8D-b", "a-b"},
      {"word joiner", "a\xE2\x81\xA0-b", "a-b"},
      {"direction marks and isolates",
       "\xE2\x81\xA6\xE2\x80\x8E"
       "2012\xE2\x81\xA9",
       "2012"},
      {"no-break space",
       "1\xC2\xA0"
       "200",
       "1 200"},
      {"narrow no-break space",
       "1\xE2\x80\xAF"
       "200",
       "1 200"},
      {"thin, figure and em space",
       "1\xE2\x80\x89\xE2\x80\x87\xE2\x80\x83"
       "2",
       "1   2"},
      {"ideographic space",
       "\xE6\xB0\xB4\xE3\x80\x80"
       "2012",
       "\xE6\xB0\xB4 2012"},
      {"line and paragraph separators end no line",
       "a\xE2\x80\xA8"
       "b\xE2\x80\xA9"
       "c",
       "a b c"},
      {"vertical tab, next line",
       "a\vb\xC2\x85"
       "c",
       "a b c"},
      {"tab and form feed stay", "a\tb\fc", "a\tb\fc"},
      {"non-breaking hyphen stays",
       "2012\xE2\x80\x91"
       "2015",
       "2012\xE2\x80\x91"
       "2015"},
      {"terminal colours stay", "\x1B[1mRoads\x1B[0m", "\x1B[1mRoads\x1B[0m"},
      {"letters beside the doubled ones stay", "château, Â, naïve; Âmes\n",
       "château, Â, naïve; Âmes\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Page page = decoded(std::string(row.bytes));
    CHECK(page.text() == row.text);
    CHECK(page.repairs().mended == 0);
    CHECK(page.repairs().invalid_bytes == 0);
  }
}

TEST_CASE("offsets lead back over dropped and shortened characters") {
  const std::string bytes =
      "\xEF\xBB\xBFTitle\r\nPer\xC2\xADiod: 2012\r\nEUR\xC2\xA0"
      "1\xE2\x80\xAF"
      "200\xE2\x80\xAF"
      "000 for \xE6\xB0\xB4\r\n";
  const Page page = decoded(bytes);
  CHECK(page.text() == "Title\nPeriod: 2012\nEUR 1 200 000 for 水\n");
  CHECK(stored(page, bytes, "Title") == "Title");
  CHECK(stored(page, bytes, "Period") == "Per\xC2\xADiod");
  CHECK(stored(page, bytes, "2012") == "2012");
  CHECK(stored(page, bytes, "\nEUR") == "\r\nEUR");
  CHECK(stored(page, bytes, "1 200 000") ==
        "1\xE2\x80\xAF"
        "200\xE2\x80\xAF"
        "000");
  CHECK(stored(page, bytes, "水") == "水");
  CHECK(page.original(static_cast<std::uint32_t>(page.text().size())) == bytes.size());
}

TEST_CASE("separators and quotes that were encoded twice") {
  struct Row {
    std::string_view bytes;
    std::string_view text;
    std::uint32_t mended;
  };
  const std::vector<Row> rows{
      {"2012â€“2015", "2012–2015", 1},
      {"2012â€”2015", "2012—2015", 1},
      {"the countryâ€™s â€œroadsâ€\xC2\x9D", "the country’s “roads”", 3},
      {"1Â\xC2\xA0"
       "200Â\xC2\xA0"
       "000",
       "1 200 000", 2},
      {"1Â 200", "1 200", 1},
      {"end of line.Â\nNext", "end of line. \nNext", 1},
      {"Â« Eau Â»", "« Eau »", 2},
      {"Â· Roads", "· Roads", 1},
      {"1â€¯200", "1 200", 1},
      {"2012âˆ’2015", "2012−2015", 1},
      {"a â€¢ b â€¦", "a • b …", 2},
      {"ï»¿Title", "Title", 1},
      {"proÂ\xC2\xADject", "project", 1},
      // The same through Latin-1, which has control characters where Windows-1252 has signs.
      {"2012\xC3\xA2\xC2\x80\xC2\x93"
       "2015",
       "2012–2015", 1},
      // One byte of Windows-1252 stored as a control character.
      {"2012\xC2\x96"
       "2015, the country\xC2\x92s",
       "2012–2015, the country’s", 2},
      // Letters are left alone: no table could tell them all.
      {"PokhÃ©rel, ZÄ‚Ë‡padnÄ‚Ë", "PokhÃ©rel, ZÄ‚Ë‡padnÄ‚Ë", 0},
      {"SALLE Â", "SALLE  ", 1},
      {"ROMÂ IA", "ROMÂ IA", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const Page page = decoded(std::string(row.bytes));
    CHECK(page.text() == row.text);
    CHECK(page.repairs().mended == row.mended);
  }
  const std::string bytes = "in 2012â€“2015, 水";
  const Page page = decoded(bytes);
  CHECK(stored(page, bytes, "2012–2015") == "2012â€“2015");
  CHECK(stored(page, bytes, "–") == "â€“");
  CHECK(stored(page, bytes, "2015, 水") == "2015, 水");
}

TEST_CASE("UTF-16 with a mark, both ways round") {
  for (const bool big_endian : {false, true}) {
    CAPTURE(big_endian);
    // The layout of a key-facts brochure from Türkiye: non-ASCII letters, dashes, CRLF.
    const std::string mark = big_endian ? "\xFE\xFF"s : "\xFF\xFE"s;
    const std::string u_umlaut = big_endian ? "\x00\xFC"s : "\xFC\x00"s;
    const std::string en_dash = big_endian ? "\x20\x13"s : "\x13\x20"s;
    const std::string smiley = big_endian ? "\xD8\x3D\xDE\x00"s : "\x3D\xD8\x00\xDE"s;
    const std::string bytes = mark + utf16("T", big_endian) + u_umlaut +
                              utf16("rkiye\r\nDuration 2016", big_endian) + en_dash +
                              utf16("2019 ", big_endian) + smiley + utf16("\r\n", big_endian);
    const Page page = decoded(bytes);
    CHECK(page.text() == "Türkiye\nDuration 2016–2019 😀\n");
    CHECK(page.repairs().encoding == (big_endian ? "UTF-16BE" : "UTF-16LE"));
    CHECK(stored(page, bytes, "ü") == u_umlaut);
    CHECK(stored(page, bytes, "Duration") == utf16("Duration", big_endian));
    CHECK(stored(page, bytes, "2019") == utf16("2019", big_endian));
    CHECK(stored(page, bytes, "😀") == smiley);
    CHECK(page.original(0) == 2);
    CHECK(page.source_line(9) == 2);
  }
}

TEST_CASE("UTF-16 without a mark, by its alternating zeros") {
  CHECK(decoded(utf16("Roads 2012-2015\n", false)).text() == "Roads 2012-2015\n");
  CHECK(decoded(utf16("Roads 2012-2015\n", true)).text() == "Roads 2012-2015\n");
}

TEST_CASE("halves of surrogate pairs and of units become U+FFFD") {
  const Page page = decoded(
      "\xFF\xFE"
      "a\0\x3D\xD8"
      "b\0"
      "\x00\xDE"
      "c"s);
  CHECK(page.text() == "a\uFFFDb\uFFFD\uFFFD");
  CHECK(page.repairs().invalid_bytes == 3);
}

TEST_CASE("UTF-32 with a mark") {
  const std::string little = "\xFF\xFE\0\0A\0\0\0\x13\x20\0\0"s;
  CHECK(decoded(little).text() == "A–");
  CHECK(decoded(little).original(1) == 8);
  CHECK(decoded("\0\0\xFE\xFF\0\0\0A"s).text() == "A");
}

TEST_CASE("Windows-1252 where the bytes are no UTF-8") {
  // As a French list of water projects stores it: accents, an apostrophe, a no-break space, a euro.
  const std::string bytes =
      "R\xE9gion d\x92"
      "Alg\xE9rie\x97"
      "2012\x96"
      "2015\r\n1\xA0"
      "200 \x80\n";
  const Page page = decoded(bytes);
  CHECK(page.text() == "Région d’Algérie—2012–2015\n1 200 €\n");
  CHECK(page.repairs().encoding == "Windows-1252");
  CHECK(page.repairs().invalid_bytes == 0);
  CHECK(stored(page, bytes, "Région") == "R\xE9gion");
  CHECK(stored(page, bytes, "2012–2015") ==
        "2012\x96"
        "2015");
  CHECK(stored(page, bytes, "1 200 €") ==
        "1\xA0"
        "200 \x80");
}

TEST_CASE("a few stray bytes do not make UTF-8 into something else") {
  const std::string bytes = "Région, Türkiye \xE9 2012–2015\n";
  const Page page = decoded(bytes);
  CHECK(page.text() == "Région, Türkiye \uFFFD 2012–2015\n");
  CHECK(page.repairs().encoding == "UTF-8");
  CHECK(page.repairs().invalid_bytes == 1);
  CHECK(stored(page, bytes, "2012–2015") == "2012–2015");
  // As many well-formed characters as stray bytes: still UTF-8. One fewer: not.
  CHECK(narrow_encoding("é\xE9") == Encoding::utf8);
  CHECK(narrow_encoding("é\xE9\xE8") == Encoding::windows1252);
  // A mark decides, whatever follows.
  const Page marked = decoded("\xEF\xBB\xBF 2012 \xFF\xFE");
  CHECK(marked.text() == " 2012 \uFFFD\uFFFD");
  CHECK(marked.repairs().invalid_bytes == 2);
}

TEST_CASE("bytes that only look like UTF-8") {
  for (const std::string_view bad :
       {"\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
        "\xF0\x80\x80\x80"sv, "\xE2\x80"sv, "\xFF"sv, "\x80"sv}) {
    CAPTURE(bad);
    const Page page = decoded(std::string("ééééé").append(bad).append("x"));
    CHECK(page.repairs().invalid_bytes == bad.size());
    CHECK(page.text().substr(10, 3) == "\uFFFD");
    CHECK(page.text().back() == 'x');
  }
}

TEST_CASE("data that is no text is refused by name") {
  struct Row {
    std::string bytes;
    std::string_view what;
  };
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((i * 167 + i / 7 * 31) & 0xFF);
  const std::vector<Row> rows{
      {"%PDF-1.7\nstream", "a PDF document, not plain text"},
      {"\x1F\x8B\x08\x00rest"s, "gzip data, not plain text"},
      {"PK\x03\x04rest", "an office document, not plain text"},
      {"\x89PNG\r\n\x1A\nrest", "a PNG picture, not plain text"},
      {std::string(100, '\0'), "binary data, not text"},
      {noise, "binary data, not text"},
      {"words first " + noise, "binary data, not text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const PageResult page = decode_page({.path = "x.bin"}, row.bytes);
    REQUIRE_FALSE(page.ok());
    CHECK(page.error().kind == ErrorKind::not_text);
    CHECK(page.error().what == row.what);
    CHECK(page.error().where == "x.bin");
  }
}

TEST_CASE("every offset of a page leads to a rising place inside its bytes") {
  const std::vector<std::string> pages{
      "",
      "plain",
      "\xEF\xBB\xBFTitle\r\n\xC2\xA0\xC2\xAD\r\n2012â€“2015 \xE9 ééé\r\n\r\n",
      "caf\xE9 \x80 \x96 \xA0\r\n",
      "\xFF\xFE" + utf16("Roads\r\n2012", false),
  };
  for (const std::string& bytes : pages) {
    CAPTURE(bytes);
    const Page page = decoded(bytes);
    std::uint64_t before = 0;
    for (std::uint32_t at = 0; at <= page.text().size(); ++at) {
      const std::uint64_t original = page.original(at);
      CHECK(original >= before);
      CHECK(original <= bytes.size());
      before = original;
    }
  }
}

TEST_CASE("units are found and counted only at their own edges") {
  // U+0A0A twice in UTF-16: the byte 0A everywhere, a line feed nowhere.
  CHECK(count_units("\x0A\x0A\x0A\x0A"sv, '\n', Encoding::utf16le) == 0);
  CHECK(count_units("a\0\n\0\n\0"sv, '\n', Encoding::utf16le) == 2);
  CHECK(find_unit("\0a\0\n"sv, '\n', 0, Encoding::utf16be) == 2);
  CHECK(find_unit("a\0\0\0\n\0\0\0"sv, '\n', 0, Encoding::utf32le) == 4);
  CHECK(find_unit("abc"sv, '\n', 0, Encoding::utf8) == std::string_view::npos);
}

}  // namespace
}  // namespace dossier
