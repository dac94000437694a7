// Folding, word edges and widths, on the characters that pages really hold.
#include "base/text.h"

#include <doctest/doctest.h>

namespace dossier {
namespace {

TEST_CASE("fold drops case, accents and typography") {
  struct Row {
    const char* text;
    const char* folded;
  };
  constexpr Row kRows[] = {
      {"", ""},
      {"Viet Nam", "viet nam"},
      {"  Viet \t\n Nam  ", "viet nam"},
      {"Viet\u00a0Nam\u2009!", "viet nam !"},
      {"CÔTE D’IVOIRE", "cote d'ivoire"},
      {"Côte d`Ivoire", "cote d'ivoire"},
      {"Straße", "strasse"},
      {"STRASSE", "strasse"},
      {"Færøerne", "faeroerne"},
      {"Ægir Œuvre", "aegir oeuvre"},
      {"TÜRKİYE", "turkiye"},
      {"Diyarbakır", "diyarbakir"},
      {"São Tomé", "sao tome"},
      {"Sa\u0303o Tome\u0301", "sao tome"},
      {"Łódź Đà", "lodz da"},
      {"2012–2015", "2012-2015"},
      {"Guinea\u2011Bissau", "guinea-bissau"},
      {"“quoted”", "\"quoted\""},
      {"Mada\u00adgascar", "madagascar"},
      {"ﬁnance №", "finance no"},
      {"Ελλάς", "ελλασ"},
      {"Россия", "россия"},
      {"中国", "中国"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.folded);
  }
}

TEST_CASE("fold reads many bytes at a time as it reads them one by one") {
  // Each ASCII byte at each place of a text longer than a block, and two of them side by side.
  const std::string block = "Ab cD-eF,gh I9 jKlMnOp qR.sTuV";
  for (int c = 1; c < 0x80; ++c) {
    for (std::size_t at = 0; at < block.size(); ++at) {
      std::string text = block;
      text[at] = static_cast<char>(c);
      std::string one_by_one;
      for (const char byte : text) {
        const std::string folded = fold(std::string_view(&byte, 1));
        if (!folded.empty()) {
          one_by_one += folded;
        } else if (!one_by_one.empty() && one_by_one.back() != ' ') {
          one_by_one += ' ';
        }
      }
      if (!one_by_one.empty() && one_by_one.back() == ' ') one_by_one.pop_back();
      CAPTURE(text);
      CHECK(fold(text) == one_by_one);
    }
  }
}

TEST_CASE("fold_into reuses its buffer") {
  std::string out = "left over";
  fold_into("ÉTAT", out);
  CHECK(out == "etat");
  fold_into("x", out);
  CHECK(out == "x");
}

TEST_CASE("folding twice changes nothing") {
  for (const char* text : {"İstanbul", "ǅ", "ﬃ ẞ", "Å Ǻ ½", "ñandú", "ΐ"}) {
    CAPTURE(text);
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("decode and append_utf8 are inverse on text and safe on other bytes") {
  std::size_t next = 0;
  CHECK(decode("a€", 1, next) == U'€');
  CHECK(next == 4);
  CHECK(decode("\xff"
               "a",
               0, next) == 0xFFFD);
  CHECK(next == 1);
  CHECK(decode("\xe2\x82", 0, next) == 0xFFFD);  // cut short
  CHECK(next == 1);
  std::string out;
  for (const char32_t c : {U'a', U'é', U'€', U'𝄞'}) append_utf8(c, out);
  CHECK(out == "aé€𝄞");
  out.clear();
  append_utf8(0xD800, out);
  CHECK(out == "\uFFFD");
}

TEST_CASE("letters, capitals, digits") {
  CHECK(is_letter(U'z'));
  CHECK(is_letter(U'É'));
  CHECK(is_letter(0x0301));  // a combining mark belongs to its letter
  CHECK(is_letter(U'中'));
  CHECK_FALSE(is_letter(U'7'));
  CHECK_FALSE(is_letter(U'–'));
  CHECK(is_upper(U'É'));
  CHECK_FALSE(is_upper(U'é'));
  CHECK_FALSE(is_upper(U'1'));
  CHECK(is_lower(U'é'));
  CHECK_FALSE(is_lower(U'中'));
  for (const char32_t c : {U'$', U'€', U'£', U'₹', U'৳'}) CHECK(is_currency_sign(c));
  for (const char32_t c : {U'%', U'+', U'a', U'•'}) CHECK_FALSE(is_currency_sign(c));
  CHECK(is_digit('0'));
  CHECK_FALSE(is_digit('x'));
  CHECK(is_word_byte('\xc3'));
  CHECK_FALSE(is_word_byte('_'));
  CHECK_FALSE(is_word_byte(' '));
}

TEST_CASE("word edges are Unicode's") {
  const std::string_view text = "l'état–École 12ème";
  const auto edge = [&](std::string_view word) { return is_word_edge(text, text.find(word)); };
  CHECK(edge("état"));
  CHECK_FALSE(edge("tat"));
  CHECK(edge("–"));
  CHECK(edge("École"));
  CHECK_FALSE(edge("cole"));
  CHECK_FALSE(edge("ème"));
  CHECK(is_word_edge(text, 0));
  CHECK(is_word_edge(text, text.size()));
  CHECK(is_word_edge("a…", 1));
  CHECK(is_word_edge("…a", 3));
}

TEST_CASE("white space") {
  CHECK(trim(" \t x y \n") == "x y");
  CHECK(trim("\u00a0x\u2003") == "x");
  CHECK(trim("é") == "é");
  CHECK(trim("  ").empty());
  CHECK(squeeze("  a \n\n b\u00a0c ") == "a b c");
  CHECK(squeeze("").empty());
}

TEST_CASE("split keeps empty parts") {
  CHECK(split("a,b,,c", ',') == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split("x,", ',') == std::vector<std::string_view>{"x", ""});
}

TEST_CASE("starts_with_fold") {
  CHECK(starts_with_fold("Période : 2012", "periode"));
  CHECK(starts_with_fold("  DURATION", "duration"));
  CHECK(starts_with_fold("Start \n Date:", "start date"));
  CHECK(starts_with_fold("Straße", "stras"));
  CHECK_FALSE(starts_with_fold("Per", "periode"));
  CHECK_FALSE(starts_with_fold("Startdate", "start date"));
  CHECK(starts_with_fold("anything", ""));
}

TEST_CASE("display width counts cells") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("中国") == 4);
  CHECK(fit("abcdef", 3) == "abc");
  CHECK(fit("中国", 3) == "中");
  CHECK(fit("ab", 9) == "ab");
  CHECK(fit("e\u0301x", 1) == "e\u0301");
}

TEST_CASE("nearest proposes what was probably meant") {
  const std::vector<std::string_view> keys = {"active", "starts", "ends", "budget", "in"};
  CHECK(nearest("activ", keys) == "active");
  CHECK(nearest("budegt", keys) == "budget");
  CHECK(nearest("Ends", keys) == "ends");
  CHECK(nearest("im", keys) == "in");
  CHECK(nearest("quagmire", keys).empty());
  CHECK(nearest("x", {}).empty());
  CHECK(nearest("format", {"sort", "form"}) == "form");  // two letters of six
  CHECK(nearest("format", {"sort"}).empty());            // three
  CHECK(nearest("tcsh", {"bash", "fish"}).empty());
}

TEST_CASE("fnv1a is the published function") {
  CHECK(fnv1a("") == 14695981039346656037ULL);
  CHECK(fnv1a("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(fnv1a("foobar") == 0x85944171f73967e8ULL);
}

}  // namespace
}  // namespace dossier
