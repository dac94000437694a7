#!/usr/bin/env python3
"""A dump of pages as JSON Lines, of a given size, from the pages of the tree: for ./dev scale.

    bench/scale_dump.py SIZE [FOLDER…] >dump.ndjson        SIZE in bytes, or with K, M or G

The same bytes in every run. Every page has an id of its own; one line in a thousand is no JSON.
"""

import glob
import json
import re
import sys

UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


def main():
    match = re.fullmatch(r"(\d+)([KMG]?)", sys.argv[1])
    size = int(match[1]) * UNITS[match[2]]
    texts = []
    for folder in sys.argv[2:] or ["samples", "tests/pages", "tests/more_pages"]:
        for name in sorted(glob.glob(f"{folder}/*.txt")):
            with open(name, encoding="utf-8", errors="replace") as file:
                texts.append(json.dumps(file.read(), ensure_ascii=False))
    written, n = 0, 0
    out = sys.stdout.buffer
    while written < size:
        line = f'{{"id":"page-{n:09d}","text":{texts[n % len(texts)]}}}\n'
        if n % 1000 == 999:
            line = f'{{"id":"page-{n:09d}","text":\n'
        written += out.write(line.encode())
        n += 1


if __name__ == "__main__":
    main()
