#!/usr/bin/env python3
"""Whether any page makes reading super-linear, and what memory a page costs.

    bench/linear.py [--sizes 1M,10M,100M] [--commands list,scan,dates] [--only NAME,…] [--count] [PROGRAM]

Pages of one awkward kind each (one long line, a million brackets, …) are made at every size and
read as one page on one thread; CPU time (user and system) and the peak of resident memory are
printed for each. A kind is super-linear where ten times the page takes more than 12 times as long,
counted over what the program takes to start; a page's memory is the peak less that of an empty one.
With --count the cost is instructions (thousand millions, by valgrind, some fifty times as slow), which
do not change with what else the machine does: for a kind whose times are in doubt, at 1M and 5M.
Exit code 1 where a ratio is over its bound.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
WORST_RATIO = 1.2  # of time to size
WORST_MEMORY = 4.0  # of memory to size
NOISE = 0.05  # seconds; below that, times say nothing


def repeated(text):
    """`text` as often as it fits."""
    return lambda size: (text * (size // len(text.encode()) + 1)).encode()[:size]


def headed(head, text):
    """`head`, and `text` as often as it fits."""
    return lambda size: (head.encode() + repeated(text)(size))[:size]


def numbered(form, start=1):
    """form.format(n) for n = start, start + 1, …"""

    def make(size):
        parts, length, n = [], 0, start
        while length < size:
            part = form.format(n).encode()
            parts.append(part)
            length += len(part)
            n += 1
        return b"".join(parts)

    return make


def deeper(size):
    """Each line one space further in than the last, up to a thousand."""
    block = "".join(" " * depth + "word\n" for depth in range(1000))
    return repeated(block)(size)


def nested_list(size):
    block = "".join("  " * (n % 60) + f"- point {n}\n" for n in range(6000))
    return repeated(block)(size)


def paragraph(size):
    words = (
        "The project in Kenya started in March 2012 with EUR 3 million from Germany and ended "
        "two years later; its partners (among them the Ministry) went on until 2016. "
    )
    return repeated(words)(size)


KINDS = {
    # one line without an end
    "one-word": repeated("a"),
    "one-line": paragraph,
    "spaces": repeated(" "),
    "digits": repeated("7"),
    "dots": repeated("."),
    "dashes": repeated("-"),
    "en-dashes": repeated("–"),
    "quotes": repeated('"'),
    "curly-quotes": repeated("“"),
    "commas": repeated(","),
    "colons": repeated(":"),
    "slashes": repeated("/"),
    "euros": repeated("€"),
    "open-brackets": repeated("("),
    "close-brackets": repeated(")"),
    "square-brackets": repeated("["),
    "bracket-pairs": repeated("()"),
    "mixed-brackets": repeated("([{<"),
    "combining": repeated("e\u0301"),
    "cjk": repeated("項目期間預算國家"),
    "capitals": repeated("AB CD "),
    "word-again": repeated("project "),
    "name-again": repeated("Vietnam "),
    "names-and": repeated("France and Germany, Kenya and "),
    "states": repeated("Atlanta, Georgia, and Tbilisi, Georgia. "),
    "states-again": repeated("Georgia, USA, "),
    "second-names": repeated("Congo, DR Congo, Guinea "),
    "months": repeated("January "),
    "from": repeated("from "),
    "from-year": repeated("from 2012 "),
    "year-dash": repeated("2012-"),
    "year-to": repeated("2012 to "),
    "years": lambda size: repeated(" ".join(str(y) for y in range(1900, 2100)) + " ")(size),
    "day-month": repeated("1/2/"),
    "day-month-year": repeated("01/02/2012 "),
    "sums": repeated("EUR 5 million "),
    "sum-list": repeated("EUR 5, "),
    "grouped": repeated("1,000,"),
    "spaced-number": repeated("000 "),
    "millions": repeated("million "),
    "spelled": repeated("one hundred and "),
    "currencies": repeated("EUR USD "),
    "budget-word": repeated("budget: "),
    "duration": repeated("24 months "),
    "urls": repeated("http://a.org/b-2012/ "),
    "mails": repeated("a@b.org "),
    "sentences": repeated("It ended. "),
    "list-numbers-line": numbered("{}. "),
    # many lines
    "blank-lines": repeated("\n"),
    "spaced-lines": repeated("   \n"),
    "letters": repeated("a\n"),
    "paragraphs": repeated("a b c\n\n"),
    "prose": repeated(paragraph(400).decode() + "\n"),
    "prose-paragraphs": repeated(paragraph(400).decode() + "\n\n"),
    "year-lines": repeated("2012\n"),
    "range-lines": repeated("2012-2015\n"),
    "list-numbers": numbered("{}.\n"),
    "numbered": numbered("{}. A project\n"),
    "numbered-facts": numbered("{}. A project in Kenya, 2012-2014, EUR 5 million\n\n"),
    "nested-numbers": numbered("{}.1.2.3 A\n"),
    "roman": repeated("i. a\nii. b\niii. c\niv. d\n"),
    "bullets": repeated("- a point\n"),
    "bullets-facts": repeated("- Wells in Kenya, 2012-2014, EUR 5 million\n"),
    "nested-list": nested_list,
    "deeper": deeper,
    "labels": repeated("Budget:\n"),
    "labels-values": repeated("Title: Wells\nPeriod: 2012-2014\nBudget: EUR 5 million\n"),
    "labels-blocks": repeated("Title: Wells\nPeriod: 2012-2014\nBudget: EUR 5 million\n\n"),
    "labels-unknown": numbered("Label{}: value\n"),
    "labels-titles": repeated("Title: Wells\n"),
    "labels-countries": repeated("Country: Viet Nam, kenya, FR\n"),
    "labels-apart": repeated("Period\n\n2012-2014\n\nBudget\n\nEUR 5\n\n"),
    "headings": repeated("# Heading\n"),
    "headings-caps": repeated("PROJECTS IN KENYA\n\n"),
    "headings-country": repeated("Kenya\n\n"),
    "months-in-a-line": repeated("March 2014 "),
    "days-under-month": lambda size: b"MAY 2014\n\n" + repeated("28 - Survey\n")(size),
    "days-under-months": repeated("MAY 2014\n28 - Survey\n"),
    "budgets-and-loans": repeated("Budget: EUR 5 million\nThe fund grants a loan of 500,000 ariary.\n"),
    "grid-table": lambda size: b"+----+----+----+\n| Project | Country | Period |\n+====+====+====+\n"
                               + repeated("| Roads | Kenya | 2012-2015 |\n| on | | |\n+----+----+----+\n")(size),
    "grid-heads": repeated("+----+----+----+\n| Project | Country | Period |\n"),
    "stacked-table": lambda size: b"Project\nCountry\nPeriod\n\n" + repeated("Roads\nKenya\n2012-2015\n\n")(size),
    "stacked-heads": repeated("Project\nCountry\nPeriod\n\n"),
    "stacked-turns": numbered("{:03}/16\nThe hill club\nDrip lines for cocoa\nKenya\n2012-2015\nEUR 5,000\n"),
    "site-lines": repeated("Home > Work > Projects\nEN | FR\nHomepage\nCountries\nOur work\n< Back to results\n"),
    "fields-a-line": repeated("Client: Roads Fund, Zambia      Funding: own funds\nPeriod: 2011-13      Cost: EUR 5,000\n"),
    "clients": repeated("Client: Roads Fund, Zambia\nImplemented by: Hill Trust, Kenya\n"),
    "contracts": repeated("Contract duration: 30 days between 6 May and 31 July 2019\n"),
    "lengths": repeated("When: since 1 May 2014. Duration: 24 months\nEnd: August 2022 (36 months)\n"),
    "icons": repeated("P  Where: Nepal\nt  When: 2012-2015\n$  How much: EUR 5,000\n"),
    "months-again": lambda size: b"MAY 2014\n" + repeated("May 28  Survey done\n19 May: Forms\n")(size),
    "sums-for-names": repeated("- USD 6.4 million for the Ice Store Programme #2 in Kenya with Harbour Bank.\n"),
    "label-columns": repeated("Country\nDonor\nPeriod\n\nKenya\nNorway\n2012-2015\n\n"),
    "titles-among-labels": repeated("Budget: EUR 5,000\nPeriod: 2012-2015\nDonor: Norway\nDrip lines\nAim: water\n\n"),
    "labels-glued": repeated("CountriesKenya\nStart Date3/1/2021\nKenyaPROJECT DESCRIPTION\n"),
    "labels-unmarked": repeated("Project Name Wells\nFunding Agency Norway\nProject Cost EUR 5,000\n"),
    "fields": repeated("Wells\nArea of focus: water\nHost club: Hills\nTotal budget: EUR 5,000\n\n"),
    "coded": numbered("CP{:05} - A grant of EUR 5,000 for the Hill Wells Project in Kenya.\n"),
    "cited": repeated('- **EUR 5,000**, PI, "Songs of the fens in May", Hill Trust, 2012-2015.\n'),
    "authors": repeated("* Moura, C. H. (PI). Songs of the fens. Hill Trust. $2,000. May 2014 to May 2015.\n"),
    "closing-dates": repeated("Wells opened\n\nThe wells were opened by the chief.\n\nRead more\n12 March 2014\n\n"),
    "kickers-dates": repeated("Wells opened\nNews | 12 March 2014\nThe wells were opened by the chief.\n\n"),
    "front-matter": repeated("---\nlayout: page\ntitle: x\n"),
    "heads": lambda size: b"Embassy of Japan in Kenya\n" + repeated("A line of the head\n")(size // 2)
                          + repeated("1. Wells\nPeriod: 2012-2014\nBudget: EUR 5,000\n\n")(size // 2),
    "underlined": repeated("Heading\n=======\n\n"),
    "rules": repeated("----------\n"),
    "table-pipes": repeated("| Wells | 2012-2014 | EUR 5 | Kenya |\n"),
    "table-empty": repeated("| | | | |\n"),
    "table-pipes-only": repeated("|"),
    "table-tabs": repeated("Wells\t2012-2014\tEUR 5\tKenya\n"),
    "table-tabs-only": repeated("\t"),
    "table-aligned": repeated("Wells        2012-2014     EUR 5     Kenya\n"),
    "table-head": lambda size: b"Title\tPeriod\tBudget\tCountry\n"
    + repeated("Wells\t2012-2014\tEUR 5\tKenya\n")(size),
    "table-csv": repeated('"Wells","2012-2014","EUR 5","Kenya"\n'),
    "columns": repeated("left side text              right side text\n"),
    "quote-lines": repeated('"\n'),
    "bracket-lines": repeated("(\n"),
    "hyphened": repeated("exam-\n"),
    "news": repeated("12 March 2014\nWells opened in Kenya\nThe wells opened.\n\n"),
    "news-bylines": repeated("12 March 2014 - Wells opened in Kenya\n"),
    "news-posted": repeated("Wells opened in Kenya\nPublished: 12 March 2014 | Category: Water\n\n"),
    "news-kinds": repeated("12.03.2014 | Press releases\nWells opened in Kenya\nThey were opened.\n\n"),
    "plain-numbers": numbered("{0} Wells for the valley\nStart: 2012 | End: 2014\n\n"),
    "square-numbers": numbered("[{0}] Wells. Role: PI. Sponsor: Fund. $5,000. 2012-2014.\n\n"),
    "table-spaced": lambda size: b"No.   Title           Country    Duration\n"
    + repeated("1     Wells for       Kenya      2012 -\n      the valley                 2014\n\n")(size),
    "table-heads-spaced": repeated("No.   Title           Country    Duration\n\n1     Wells\n\n"),
    "fact-lines": repeated("Wells\n    Kenya - 2012-2014 - Client: Fund - EUR 5 m\n"),
    "payers": lambda size: b"Donor: Kenya\nBudget: EUR 5 m\nCountry: Mali\n"
    + repeated("Paid by Kenya and Norway; Kenyan wells in Kenya. ")(size),
    "sums-stated": lambda size: b"Wells\n\nBudget: EUR 5 m\nPeriod: 2012-2014\nDonor: Mali\n\n"
    + repeated("EUR 5,000; ")(size),
    "called": repeated("The project called "),
    "title-again": repeated("Wells for the valley\n\n"),
    "places-dates": repeated("NAIROBI, 12 March 2014 - Wells opened.\n"),
    "form-feeds": repeated("a\f"),
    "kin": repeated("Wells\nKenya - 2012-2014 - EUR 5 m\n\n" * 3 + "Wells!\nKenya - EUR 5 m\n\n"),
    "entries": repeated("Wells (Kenya). What is done there. 2012-2014.\n"),
    "dated-bullets": repeated("* 12/03/2014 - Wells opened in Kenya\n  and in Mali. They were.\n"),
    "prose-items": numbered("{0}. When the rivers rise in the hills the children of this long valley stay "
                            "at home with the goats and the old people of the village until the water "
                            "has gone again.\n   1 January 2012 - 31 January 2015\n\n"),
    "instalments": lambda size: b"Wells\nBudget: EUR 5 m\n" + repeated("1 July 2022   EUR 200,000\n")(size),
    "beyond-ascii": repeated("Größe der Brücke für Öl "),
    "boxes": repeated("left side text    +------+\nleft side text    | text |\n"),
    "box-corners": repeated("left side text    +------+\n"),
    "box-cells": repeated("| Title     | Wells |\n|           | of Mali |\n"),
    "sidebars": repeated("left side text of a page's column       Country\nleft side text of a page's "
                         "column       Kenya\n"),
    "sidebar-columns": lambda size: b"".join(
        b"left side text of a page's column" + b" " * (4 + i % 90) + b"Country\n"
        for i in range(size // 90)),
    "country-menus": repeated("Projects by country\nMali\nKenya\nFiji\n\n"),
    "menu-labels": lambda size: repeated("Country\nMali\n")(size // 2) + b"\nWells for Mali\n\n"
    + repeated("Country: Mali\n")(size // 2),
    "shouted": repeated("WELLS FOR MALI\n"),
    "lines-of-names": repeated("Wells\n\nBudget: EUR 5\n\nPumps\n\nDonor: Mali\n\n"),
    "hours": repeated("12 March 2014, 16:00 - 18:00\nWells for Mali\n\n"),
    "old-runs": repeated("(1) Wells (1889 - 1907)\n    Built in Kenya.\n\n"),
    "bold-names": repeated("**Wells for Mali** ran from 2012 to 2014. "),
    "what-labels": repeated("What: wells\n"),
    "labels-below-names": repeated("Wells for Mali\nWhere: Mali\nWhen: 2012-2014\nWhat: wells\n\n"),
    "menu-head": lambda size: repeated("* Home\n")(size // 2)
    + repeated("1. Wells\n\n2012-2014\n\nIn Mali and Chad.\n\n")(size // 2),
    "underlined-titles": repeated("Wells for Mali\n--------------\nThe project ran from 2012 to 2014.\n\n"),
    "day-columns": repeated("Wells for Mali open again at last     12 Sep 2010\nThe wells are open.\n\n"),
    "cited-grants": numbered(
        '2012-2014   Science Fund. "Wells of the old river, part {}." NOK 5,000.\n'
    ),
    "slash-rows": repeated("Programme / Country / Start / End\n" + "Wells / Mali / 2012 / 2014\n" * 40),
    "bars-in-values": repeated("Grant:\nEUR 5,000 | Funded by: Government of Mali\n"),
    "checkboxes": repeated("☐ 5R01AI098765-04\n  WELLS FOR MALI\n  Start: 1 May 2012\n\n"),
    "titles-with-colons": repeated("Wells for Mali:\nand for Chad\n"),
    "events": repeated("* Wells workshop\n  24 - 28 November 2008 - Bamako, Mali\n\n"),
    "names-before-words": repeated("We saw the Wells for Mali project and the Chad Basin Initiative. "),
    "cue-words": repeated("funded by of which grant from "),
    "projects": repeated(
        "1. Wells for Nghe An\nCountry: Viet Nam\nBudget: EUR 3 million\n"
        "Duration: 2012-2015\n\nThe project digs wells.\n\n"
    ),
    "projects-prose": repeated(
        "Wells for Nghe An\n\nThe project (2012-2015, EUR 3 million) digs wells in Viet Nam.\n\n"
    ),
    "fields-in-a-line": repeated("Wells; Dr A. Kone; EUR 5,000; Mali; 2012-2014; "),
    "fields-behind-titles": repeated("Wells for Mali (PI: Dr A; 2012-2014; EUR 5k; Mali Fund; )\n"),
    "rows-of-facts": repeated("Wells for Mali\nMali  P1234  EUR 5 million  Active  12 May 2014\n\n"),
    "facts-in-a-line": lambda size: b"Wells for Mali\n" + repeated("Mali  EUR 5  2012  ")(size),
    "aligned-long-row": lambda size: b"Project     Country     Period\n\n" + repeated("Wells for Mali ")(size),
    "aligned-columns": repeated("Place        Mali\nTime         2012 to 2014\nCost         EUR 5\n\n"),
    "days-under-years": repeated("=== 2010 ===\n\nWed 3 March\nWells in Mali\nA text is here.\n\n"),
    "days-below-texts": repeated("Wells in Mali\nA text is here.\nBy A  |  May 3, 2012  |  News\n\n"),
    "references-above": numbered("Grant 17/{:06}     EUR 5,000\nWells for Mali\nMali; 2012-2014\n\n"),
    "numbers-with-dashes": numbered("{} - Wells for Mali\n    Country: Mali\n"),
    "opening-names": repeated("Wells for Mali. The project ran from 2012 to 2014 in Mali.\n\n"),
    "slanted-names": repeated("_Wells for Mali_ ran from 2012 to 2014. "),
    "stacked-wrapped": lambda size: b"Title of\nengagement\nPeriod\nBudget\n(EUR)\n\n"
    + repeated("Wells for\nMali\n2012 -\n2014\n5,000\n\n")(size),
    "rst-fields": repeated("Wells\n-----\n\n:Where: Mali\n:Start: 2012\n:Money: EUR 5\n\n"),
    "messages": numbered("Message: {}\nDate: 12 March 2014\nSubject: Wells for Mali\n\nA text.\n\n"),
    "plan-lines": lambda size: b"Country: Mali\n" + repeated("- Norway: EUR 5,000\n")(size),
    "asides": repeated("What came before\n\nA pilot ran from 2008 to 2010 and cost EUR 5,000.\n\n"),
    "financing": repeated("Financing plan (US$ million)\nLoan  9.00\nDisbursed  4.00\nOther  1.00\n"),
    "payers-above": lambda size: b"Country: Mali\nDonors\n" + repeated("Norway:\nEUR 5,000\n")(size),
    "cited-names": numbered("Bello, O. \u2018Water {}\u2019, Research Council, EUR 5,000, 2012-2014.\n\n"),
    "day-topics": numbered("Mar 6, 2020 \u2022 Energy\nLamps {} for Mali\nSome text is here.\n\n"),
    "towns": repeated("Kisongo, Tanzania\n\nWells for Kisongo\n2012-2014\nEUR 5,000\n\n"),
    "wire": repeated("Wells open. ACCRA, 3 June 2014 (W) - The wells of Mali.\n\n"),
    "counted": numbered("Message {}: Wells for Mali\n12 March 2014\nThe wells are open.\n\n"),
    "wide-gaps": repeated("Wells for Mali\n\nThe text.\n\nPeriod\n\n2012-2014\n\nBudget\n\nEUR 5\n\n\n\n\n\n"),
    "weekdays": lambda size: b"MARCH 2015\n\n" + repeated("Tue 3\nWells open\nThe wells are open.\n\n")(size),
    "titles-over-places": repeated("WELLS AND PUMPS\n\nMALI\n\nThe work began in 2009 and will go on until 2018.\n\n"),
    "posted-hours": repeated("Wells open\nposted on 3 May 2014, 15:10 | Mali\nThe wells are open.\n\n"),
    "wrapped-brackets": repeated("WELLS (Mali, Nov 2016 - Oct\n2019, EUR 145,500)\nThe text of it.\n\n"),
    "acronyms": repeated("WFM (Wells for Mali and Chad) ran from 2012 to 2014. "),
    "starred-names": repeated("*Wells for Mali* ran from 2012 to 2014. "),
    "payer-sections": lambda size: b"Partners and what they pay for\n\n"
    + repeated("NORWAY\n======\nWells\n  Mali, 2012-2014, EUR 5,000\n\n")(size),
    "unnamed-column": repeated("              Start     End      Grant\nWells         2012      2014     5,000\n"),
    "sector-rows": lambda size: b"Sector              Period        Total\n"
    + repeated("Water and wells     2012-2014     5,000\n")(size),
    "starts-and-ends": lambda size: b"Wells open\n12 March 2014\n"
    + repeated("The project began in May 2012, and it will end in May 2016. ")(size),
    "counted-menus": repeated("All (6) | Calls (2) | Grants (4)\n"),
    "cells-amid-lines": repeated("Wells\nTitle\nFunder\nWhere\nAward\nWells\nMali\nKenya\nEUR 5,000\n"),
    "shouted-leads": repeated("WELLS AND PUMPS. The work in Mali began in 2009 and ends in 2018.\n\n"),
    "sums-above": repeated("ACTIVE\nEUR 5,000\nWells\nMali, Jan 2012 - Dec 2014\n\n"),
    "givers-in-passing": headed(
        "Bright Wells project\n\n",
        "The project in Kenya, Uganda and Italy started in March 2012. A trainer came from Italy. ",
    ),
    "told-sections": repeated("Lamps for all\nIn Kenya it ran from 2012 to 2014 for EUR 3,000.\n\n"),
    "bars-beside-text": repeated(
        "Running text that goes on and on here   | Country     India\n"
        "and wraps below it into another line     | Budget     EUR 3 m\n"
    ),
    "bare-shares": headed("Bright Wells project\n\n", "EUR 3 million, of which Canada gives 900,000; "),
    "sums-in-brackets": headed(
        "Bright Wells project\n\n", "France (EUR 3 million), Kenya (EUR 2 million) and "
    ),
    "run-in-days": repeated("Fever contained. (2 September 2011) No case in Kenya.\n\n"),
    "margin-bars": repeated("| a line of words in the margin\n"),
    "payer-lines": repeated("Wells\nKenya\n2012-2014\nSpain, EUR 500,000\n\n"),
    "partner-rows": headed("Grant recipient and project    Country    Period    Total grant\n",
                           "Lawyers     Uganda     2011-2014     5 400 000\n   Legal Aid\n"),
    "many-tables": repeated("Project     Country    Period    Budget\n\n"
                            "Wells      Kenya      2012-2014     5000\n\n"),
    "points-below-days": repeated("FRIDAY 8 MAY 2015\n\n* Juba water works. Japan and\n\n"),
    "apposed-names": repeated("Safer Valleys, a US$ 4 million initiative, "),
    "starts-and-ends": repeated("started in May 2012 for three years and ended in May 2013. "),
    "box-sides": repeated("│ Start:   1 February 2021   │\n"),
    "arrows": repeated("Wells -> Kenya -> 2012-2014 -> EUR 5000 -> Norway\n"),
}


def size_of(text):
    match = re.fullmatch(r"(\d+)([KMG]?)", text)
    if not match:
        sys.exit(f"linear.py: no size: {text}")
    return int(match[1]) * UNITS.get(match[2], 1)


def write_page(kind, size, path):
    """In a process of its own: what this one holds would count as memory of those that it starts."""
    child = os.fork()
    if child == 0:
        with open(path, "wb") as file:
            file.write(KINDS[kind](size))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"linear.py: cannot write {path}")


def counted(line, limit):
    """Thousand millions of instructions, no memory (valgrind's own is in it); None as with `timed`."""
    process = subprocess.run(
        ["timeout", str(limit), "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    total = re.search(r"refs:\s+([\d,]+)", process.stderr)
    if process.returncode not in (0, 1) or not total:
        return None
    return int(total[1].replace(",", "")) / 10**9, None


def timed(line, limit):
    """CPU seconds and peak bytes; None where it took longer than the limit or failed."""
    process = subprocess.Popen(
        ["timeout", str(limit), "/usr/bin/env", *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        return None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def run(args, command, path):
    line = [args.program, *command.split(), "--quiet", "--in", "text", "--threads", "1", path]
    return (counted if args.count else timed)(line, args.limit)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1M,10M,100M")
    parser.add_argument("--commands", default="list,scan,dates")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=int, default=600, help="seconds for one run")
    parser.add_argument("--count", action="store_true", help="instructions instead of seconds")
    parser.add_argument("program", nargs="?", default="build/dossier")
    args = parser.parse_args()
    sizes = [size_of(s) for s in args.sizes.split(",")]
    kinds = args.only.split(",") if args.only else list(KINDS)
    failures = 0
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/tmp")) as folder:
        path = os.path.join(folder, "page.txt")
        base = {}
        for command in args.commands.split(","):
            with open(path, "wb") as file:
                file.write(b"x\n")
            base[command] = run(args, command, path)
        print("kind", "command", *(f"{s}" for s in args.sizes.split(",")), "memory", "", sep="\t")
        for kind in kinds:
            rows = {command: [] for command in base}
            for size in sizes:
                write_page(kind, size, path)
                for command in base:
                    rows[command].append(run(args, command, path))
            for command, results in rows.items():
                failures += not report(kind, command, sizes, results, base[command])
    sys.exit(1 if failures else 0)


def report(kind, command, sizes, results, base):
    """One line; whether the ratios are within their bounds."""
    times = [max(r[0] - base[0], 0) if r else None for r in results]
    measured = results[-1] and results[-1][1] is not None
    memory = (results[-1][1] - base[1]) / sizes[-1] if measured else None
    verdict = []
    for i in range(1, len(sizes)):
        if times[i] is None:
            verdict.append("stopped")
        elif times[i] > NOISE and times[i - 1] is not None:
            ratio = times[i] / max(times[i - 1], NOISE / 10) / (sizes[i] / sizes[i - 1])
            if ratio > WORST_RATIO:
                verdict.append(f"x{ratio * sizes[i] / sizes[i - 1]:.0f}")
    if memory is not None and memory > WORST_MEMORY:
        verdict.append("memory")
    cells = ["-" if t is None else f"{t:.2f}" for t in times]
    print(kind, command, *cells, "-" if memory is None else f"{memory:.1f}", " ".join(verdict),
          sep="\t", flush=True)
    return not verdict


if __name__ == "__main__":
    main()
