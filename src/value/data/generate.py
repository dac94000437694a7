#!/usr/bin/env python3
"""Writes the tables that come from published data; run it by hand when that data is renewed.

  python3 src/value/data/generate.py

Reads Unicode CLDR (Debian: unicode-cldr-core) and iso-codes (Debian: iso-codes) and writes, beside
itself, countries.tsv, currencies.tsv, regions_m49.tsv and the *_cldr.tsv and *_iso.tsv word lists.
The build needs neither this script nor its sources. The other TSV files here are written by hand and
never touched by it; where both name the same thing differently, the hand-written row wins.
"""
import gettext
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

CLDR = Path("/usr/share/unicode/cldr/common")
ISO = Path("/usr/share/iso-codes/json")
LOCALES = Path("/usr/share/locale")
HERE = Path(__file__).parent
LANGUAGES = {"en": ["en"], "fr": ["fr"], "es": ["es"], "pt": ["pt", "pt_PT"], "de": ["de", "de_CH", "de_AT"],
             "it": ["it"], "nl": ["nl"]}
# ISO's names are in the official inverted form for these, or out of use.
SHORT_NAMES = {"KR": "Republic of Korea", "KP": "DPR Korea", "CD": "DR Congo", "PS": "Palestine",
               "US": "United States", "VA": "Holy See", "TR": "Türkiye", "CG": "Congo",
               "MM": "Myanmar", "TW": "Taiwan"}
EXTRA = [("EU", "EUE", "", "European Union", ""), ("XK", "XKX", "", "Kosovo", "039")]
# Names that are more often something else: a meeting in Italian, an English county.
NOT_COUNTRIES = {"Riunione", "Norfolk"}
HEAD = "# Written by generate.py from {}; do not edit.\n"


def main():
    codes = countries()
    regions(codes)
    country_names(codes)
    currencies()


def countries():
    leaf = {}
    for group, members in m49_groups():
        for member in members:
            if not member.isdigit():
                leaf[member] = group
    rows = list(EXTRA)
    for c in json.loads((ISO / "iso_3166-1.json").read_text())["3166-1"]:
        plain = not re.search("[,(]", c["name"])
        name = SHORT_NAMES.get(c["alpha_2"]) or (c["name"] if plain else c.get("common_name"))
        name = name or locale_names("en", "territories")[c["alpha_2"]][0]
        rows.append((c["alpha_2"], c["alpha_3"], c["numeric"], name, leaf.get(c["alpha_2"], "")))
    rows.sort()
    write("countries.tsv", "ISO 3166-1 (iso-codes) and UN M49 (CLDR)", "alpha2 alpha3 m49 name region", rows)
    return {r[0]: r for r in rows}


def regions(codes):
    names = {lang: merged(lang, "territories") for lang in LANGUAGES}
    rows, words = [], []
    for group, members in m49_groups():
        if group == "001":
            continue  # the world restricts nothing
        members = [m for m in members if m.isdigit() or m in codes]
        rows.append((group, names["en"][group][0], " ".join(members)))
        words.append((group, group, "", ""))
        for lang in LANGUAGES:
            words += [(plain(n), group, lang, "") for n in names[lang].get(group, [])]
    write("regions_m49.tsv", "UN M49 as in CLDR's territory containment", "id name members", rows)
    write("region_names_cldr.tsv", "CLDR territory names", "name id lang flags", unique(words))


def country_names(codes):
    rows = []
    for lang in LANGUAGES:
        names = merged(lang, "territories")
        rows += [(n, c, lang, "country", "") for c in codes for n in spellings(names.get(c, []))
                 if n not in NOT_COUNTRIES]
    rows += endonyms(codes)
    write("country_names_cldr.tsv", "CLDR territory names, each country's own languages last",
          "name code lang class flags", unique(rows))
    rows = []
    for c in json.loads((ISO / "iso_3166-1.json").read_text())["3166-1"]:
        for key in ("name", "common_name", "official_name"):
            if key in c:
                for lang, text in translations(c[key]):
                    rows += [(n, c["alpha_2"], lang, "country", "") for n in spellings([text])]
    write("country_names_iso.tsv", "ISO 3166-1 (iso-codes), names and official names with their translations",
          "name code lang class flags", unique(rows))


def endonyms(codes):
    """What a country calls itself, in its official languages."""
    rows = []
    info = parse(CLDR / "supplemental/supplementalData.xml").find("territoryInfo")
    for territory in info:
        code = territory.get("type")
        for language in territory.findall("languagePopulation"):
            lang = language.get("type")
            official = "official" in (language.get("officialStatus") or "")
            if code in codes and official and lang not in LANGUAGES and (CLDR / f"main/{lang}.xml").exists():
                names = locale_names(lang, "territories").get(code, [])
                rows += [(n, code, lang, "country", "") for n in spellings(names) if not han(n)]
    return rows


def currencies():
    english = {c.get("type"): c for c in parse(CLDR / "main/en.xml").find("numbers/currencies")}
    current = {c["alpha_3"] for c in json.loads((ISO / "iso_4217.json").read_text())["4217"]}
    names = {code: c.findtext("displayName") for code, c in english.items()}
    rows = [(code, names[code], "current" if code in current else "historic")
            for code in sorted(names) if not code.startswith("XX") and code not in ("XTS",)]
    write("currencies.tsv", "CLDR currency names and ISO 4217 (iso-codes)", "code name status", rows)
    known, words = {r[0] for r in rows}, []
    for lang, locales in LANGUAGES.items():
        for locale in locales:
            for currency in parse(CLDR / f"main/{locale}.xml").findall("numbers/currencies/currency"):
                if currency.get("type") in known:
                    texts = [d.text for d in currency.findall("displayName")]
                    # A name of one word may be any word ("bats", "sums", "plata"): those are written by hand.
                    words += [(t, currency.get("type"), lang, "any") for t in spellings(texts)
                              if " " in t and not re.search(r"\d", t)]
    write("currency_words_cldr.tsv", "CLDR currency names of several words, one and many",
          "name code lang flags", unique(words))


def m49_groups():
    """Every M49 group with all its members; CLDR states some groups twice."""
    found = {}
    for group in parse(CLDR / "supplemental/supplementalData.xml").find("territoryContainment"):
        if group.get("type").isdigit() and group.get("status") != "deprecated":
            members = found.setdefault(group.get("type"), [])
            members += [m for m in group.get("contains").split() if m not in members]
    return sorted(found.items())


def merged(lang, kind):
    names = {}
    for locale in LANGUAGES[lang]:
        for key, texts in locale_names(locale, kind).items():
            names.setdefault(key, []).extend(texts)
    return names


def locale_names(locale, kind, seen={}):
    if (locale, kind) not in seen:
        names = {}
        for e in parse(CLDR / f"main/{locale}.xml").findall(f"localeDisplayNames/{kind}/territory"):
            if e.text and not re.fullmatch("↑+", e.text):
                names.setdefault(e.get("type"), []).append(plain(e.text))
        seen[locale, kind] = names
    return seen[locale, kind]


def translations(text):
    yield "en", text
    for lang in ("fr", "es", "pt", "pt_BR", "de"):
        for path in LOCALES.glob(f"{lang}/LC_MESSAGES/iso_3166-1.mo"):
            translated = gettext.GNUTranslations(path.open("rb")).gettext(text)
            if translated != text:
                yield lang[:2], translated


def spellings(texts):
    """Each name; of "Hong Kong SAR China" or "Congo - Kinshasa" also the plain forms."""
    for text in texts:
        text = plain(text)
        if re.search(r"\b(SAR|RAE|RAS)\b|Sonderverwaltung|região adm", text) or len(text) < 4:
            continue  # the hand-written list has these, and the short codes
        yield text
        if " - " in text or "–" in text:
            yield re.sub(r"\s*[–-]\s*", " ", text)
            yield re.sub(r"(.*?) [–-] (.*)", r"\1 (\2)", text)


def plain(text):
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(text.replace("’", "'").replace("\t", " ").split())


def han(text):
    """Scripts written without spaces: no word of theirs can be looked up."""
    return any("\u0e00" <= c <= "\u0eff" or "\u1000" <= c <= "\u109f" or "\u1780" <= c <= "\u17ff" or
               "\u2e80" <= c <= "\uabff" for c in text)


def unique(rows):
    return list(dict.fromkeys(rows))


def parse(path, seen={}):
    if path not in seen:
        seen[path] = ET.parse(path).getroot()
    return seen[path]


def write(name, source, columns, rows):
    text = HEAD.format(source) + "# " + columns.replace(" ", "\t") + "\n"
    text += "".join("\t".join(row) + "\n" for row in rows)
    (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
