// Where values can begin.
#include "extract/anchor.h"

#include <doctest/doctest.h>

#include <string>

namespace dossier {
namespace {

// "2012# Viet:country …": each anchor's text with a mark of its kind.
std::string anchors(std::string_view text, LexMask classes = ~LexMask{0}) {
  std::string out;
  for (const Anchor& a : find_anchors(text)) {
    if (a.kind != Anchor::Kind::digits && (a.classes & classes) == 0) continue;
    if (!out.empty()) out += ' ';
    out += text.substr(a.begin, a.end - a.begin);
    out += a.kind == Anchor::Kind::digits ? "#" : a.kind == Anchor::Kind::symbol ? "$" : "";
  }
  return out;
}

TEST_CASE("digits stand alone or after a sign, not after a letter") {
  CHECK(anchors("2012-2015, 3.5") == "2012# 2015# 3# 5#");
  CHECK(anchors("B2B Ü9", 0) == "");
  CHECK(anchors("") == "");
}

TEST_CASE("currency symbols") {
  CHECK(anchors("€5 $6 £7 ₹8") == "€$ 5# $$ 6# £$ 7# ₹$ 8#");
  CHECK(anchors("% • – §") == "");
  CHECK(anchors("US$3") == "US $$ 3#");
}

TEST_CASE("words that begin a name, by case") {
  constexpr LexMask kCountry = mask(LexClass::country);
  CHECK(anchors("in Viet Nam and vietnam", kCountry) == "Viet");
  CHECK(anchors("Île Maurice, Élan", kCountry) == "Île Maurice");
  CHECK(anchors("ÅLAND", kCountry) == "ÅLAND");
  CHECK(anchors("d'Albanie", kCountry) == "Albanie");
  CHECK(anchors("März 2012 and mars", mask(LexClass::month)) == "März 2012# mars");
  CHECK(anchors("EUR500", mask(LexClass::currency_code)) == "EUR");
  CHECK(anchors("5m", mask(LexClass::scale)) == "5# m");
}

TEST_CASE("words cut at a line's end") {
  constexpr LexMask kCountry = mask(LexClass::country);
  CHECK(anchors("the Solo-\n  mon sea", kCountry) == "Solo");
  CHECK(anchors("Mada-\ngascar", kCountry) == "Mada");
  CHECK(anchors("Mada-gascar", kCountry) == "");
}

TEST_CASE("the same anchors wherever the text stands") {
  const std::string text =
      "café€5, Straße 12abc34; “Mali”–Niger US$3 Viet Nam Solo-\n mon $$ 7 März2012 "
      "ÅLAND’s 2011/12 no-one Perú,Chile x";
  const std::string alone = anchors(text);
  for (std::size_t shift = 1; shift <= 130; ++shift) {
    CAPTURE(shift);
    CHECK(anchors(std::string(shift, ' ') + text) == alone);
    CHECK(anchors(std::string(shift, '.') + text + std::string(shift, 'x')) == alone);
  }
}

TEST_CASE("words that only qualify others begin nothing") {
  CHECK(anchors("Professor Michael Ministry") == "");
}

}  // namespace
}  // namespace dossier
