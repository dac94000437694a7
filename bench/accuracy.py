#!/usr/bin/env python3
"""Brings the figures of docs/accuracy.md up to what the program reads now.

    bench/accuracy.py [--check] [PROGRAM]

What changes with the rules is written anew: the whole table of sets, the column "perfect since",
how many records are imperfect and too many, how many pages without a project give records. A row is
measured where it names its pages as (`tests/…`), a folder or a pattern of pages in one. Rows that
name none, or say (in `tests/…`) because a folder holds several sets, stay as they are, and so do
first readings, which cannot be taken again. With --check nothing is written, and the exit code is 1
where a figure would change. What changes is printed.
"""

import argparse
import glob
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
SET = re.compile(r"(?:^|\()`(tests/[^`]+)`")  # of a row
IMPERFECT = re.compile(r"now\s+it\s+is\s+\d+\s+and\s+\d+")
FIELDS = ("records", "title", "period", "budgets", "countries", "donors")


class Counts:
    """How many values of a field are right, too many and missed."""

    def __init__(self, right=0, extra=0, missed=0):
        self.right, self.extra, self.missed = right, extra, missed

    @property
    def wanted(self):
        return self.right + self.missed

    def share(self):
        return two_digits(self.right, self.wanted)

    def f1(self):
        return two_digits(2 * self.right, 2 * self.right + self.extra + self.missed)


def two_digits(part, whole):
    """Rounded from the counts, so that nothing is rounded twice."""
    hundredths = (200 * part + whole) // (2 * whole) if whole else 100
    return f"{hundredths // 100}.{hundredths % 100:02}"


def run(program, *arguments):
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(done.args)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def measure(program, patterns):
    """The number of pages, and the counts of each field over all of them."""
    paths = [path for pattern in patterns for path in labels(pattern)]
    if not paths:
        sys.exit(f"no labelled pages: {', '.join(patterns)}")
    pages, fields = 0, {}
    for line in run(program, "eval", "--format", "tsv", *paths).splitlines():
        layout, of_pages, field, *_, right, extra, missed = line.split("\t")
        if layout == "(all)":
            pages = int(of_pages)
            fields[field] = Counts(int(right), int(extra or 0), int(missed))
    return pages, fields


def labels(pattern):
    folder = ROOT / pattern
    pattern = folder / "*.gold.json" if folder.is_dir() else f"{folder}.gold.json"
    return sorted(glob.glob(str(pattern)))


def row_now(program, header, cells):
    """A table's row with what is measured in it."""
    named = SET.search(cells[0])
    if not named or not (header[0] == "pages" or header[-1] == "perfect since"):
        return cells
    pages, fields = measure(program, [named[1]])
    perfect = fields["perfect"]
    if header[0] == "pages":
        shares = [fields[name].f1() for name in FIELDS]
        return [f"`{named[1]}` ({pages})", str(perfect.wanted), perfect.share(), *shares]
    stated = (int(cells[1]), int(cells[2]))
    if stated != (pages, perfect.wanted):
        print(
            f"{named[1]}: {pages} pages with {perfect.wanted} records, not {stated}",
            file=sys.stderr,
        )
    return [*cells[:-1], perfect.share()]


def imperfect_now(program, paragraph):
    """How many records of the sets that the paragraph names are imperfect, and how many too many."""
    _, fields = measure(program, re.findall(r"`(tests/[^`]+)`", paragraph))
    now = f"now it is {fields['perfect'].missed} and {fields['records'].extra}"
    return IMPERFECT.sub(now, paragraph)


def nothing_now(program, paragraph):
    """How many of the pages without a project give records."""
    folder = ROOT / SET.search(paragraph)[1]
    pages = [page for page in sorted(folder.glob("*.txt")) if page.name != "most.txt"]
    giving = sum(run(program, "list", "--quiet", "--count", page) != "0\n" for page in pages)
    paragraph = re.sub(r"^Now \d+ of", f"Now {giving} of", paragraph)
    return re.sub(r"\d+ pages;", f"{len(pages)} pages;", paragraph)


def table_now(program, lines):
    split = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    header = split[0]
    now = [line for line in lines[:2]]
    for line, cells in zip(lines[2:], split[2:]):
        new = row_now(program, header, cells)
        now.append(line if new == cells else f"| {' | '.join(new)} |")
    return now


def block_now(program, block):
    """A paragraph or table of the page, as it should be."""
    if block.startswith("| "):
        return "\n".join(table_now(program, block.split("\n")))
    if IMPERFECT.search(block):
        return imperfect_now(program, block)
    if re.match(r"Now \d+ of", block):
        return nothing_now(program, block)
    return block


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("program", nargs="?", default=ROOT / "build" / "dossier")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    old = PAGE.read_text()
    new = "\n\n".join(block_now(program, block) for block in old.split("\n\n"))
    for before, after in zip(old.split("\n"), new.split("\n")):
        if before != after:
            print(f"- {before}\n+ {after}")
    if options.check:
        sys.exit(old != new)
    PAGE.write_text(new)


if __name__ == "__main__":
    main()
