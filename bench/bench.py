#!/usr/bin/env python3
"""Measures dossier side by side with ripgrep, sqlite3 and itself, and writes bench/results.md.

  bench.py [--quick] [--program FILE] [--rounds N] [--only PART[,PART]] [--data DIR] [--out FILE]

Parts: text, files, stream, page, ingest, store, large. Programs that are compared take turns, round
by round; what counts is the median of their CPU time, user and system (of wall time where threads
are compared). Output goes to /dev/null. --quick takes small inputs, for trying the measurement: its
ratios are not those that count. The inputs are made once and kept in DIR (15 GB; 1 GB for --quick)."""
import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import namedtuple

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MB = 10**6
PARTS = ["text", "files", "stream", "page", "ingest", "store", "large"]

Sizes = namedtuple("Sizes", "text long short files records large page_runs")
FULL = Sizes(256 * MB, 1024 * MB, 64 * MB, 256 * MB, 1_000_000, 10_000_000, 100)
QUICK = Sizes(16 * MB, 16 * MB, 4 * MB, 4 * MB, 100_000, 0, 20)

# What one run took: seconds of CPU and of wall time, and its largest size in megabytes.
Cost = namedtuple("Cost", "cpu wall peak")
# A line of the result: the ratio has to be at least (or, where `most`, at most) the floor.
Row = namedtuple("Row", "what against ours theirs ratio floor most unit")


def say(text):
    print("==", text, file=sys.stderr, flush=True)


def run(argv, stdin=None):
    """One run of a command; its input a file or nothing."""
    with open(stdin or os.devnull, "rb") as source, open(os.devnull, "wb") as nowhere:
        begin = time.monotonic()
        child = subprocess.Popen(argv, stdin=source, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"bench: exit code {child.returncode} from: {' '.join(argv)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def take_turns(commands, rounds):
    """Medians of several commands (name: argv, or argv and input) that take turns."""
    costs = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            argv, stdin = command if isinstance(command, tuple) else (command, None)
            cost = run(argv, stdin)
            if number > 0:  # the first round fills caches
                costs[name].append(cost)
    return {name: Cost(*(statistics.median(values) for values in zip(*list_)))
            for name, list_ in costs.items()}


def output(argv):
    return subprocess.run(argv, capture_output=True, text=True, check=False).stdout


class Bench:
    def __init__(self, options):
        self.sizes = QUICK if options.quick else FULL
        self.rounds = options.rounds
        self.program = os.path.abspath(options.program)
        self.data = options.data
        self.rows = []
        self.notes = []
        os.makedirs(self.data, exist_ok=True)

    # ---- The inputs --------------------------------------------------------------------------
    def path(self, name):
        return os.path.join(self.data, name)

    def made(self, name, make):
        """A file or folder of this name, made by make(path) where it is not there yet."""
        path = self.path(name)
        if not os.path.exists(path):
            say(f"making {name}")
            partial = path + ".partial"
            shutil.rmtree(partial, ignore_errors=True)
            make(partial)
            os.rename(partial, path)
        return path

    def corpus(self, mode, size):
        def make(path):
            with open(path, "wb") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "gen.py"), str(size), "--mode", mode],
                               stdout=out, check=True)
        return self.made(f"{mode}-{size // MB}M.txt", make)

    def corpus_of_copies(self, mode, size, of):
        """A long corpus: a shorter one again and again, as making text takes its time."""
        def make(path):
            with open(path, "wb") as out:
                for _ in range(size // of):
                    with open(self.corpus(mode, of), "rb") as part:
                        shutil.copyfileobj(part, out, MB)
        return self.made(f"{mode}-{size // MB}M.txt", make)

    def folders(self, mode, size):
        def make(path):
            os.makedirs(path)
            subprocess.run([sys.executable, os.path.join(HERE, "gen.py"), str(size), "--mode", mode,
                            "--split", path], stdout=subprocess.DEVNULL, check=True)
        return self.made(f"{mode}-{size // MB}M-files", make)

    def store_and_tables(self, records, texts):
        """A saved store of synthetic records, and the same rows in a database of sqlite3."""
        store, base = f"{records}.store", f"{records}.db"
        facts, places, docs = (self.path(f"{records}.{n}.tsv") for n in ("facts", "places", "texts"))

        def make(path):
            argv = [os.path.join(os.path.dirname(self.program), "bench", "make_store"), str(records),
                    path, "--facts", facts]
            if texts:
                argv += ["--places", places, "--texts", docs]
            else:
                argv += ["--words", "6", "12"]
            subprocess.run(argv, check=True)
            if os.path.exists(self.path(base)):
                os.remove(self.path(base))

        def fill(path):
            subprocess.run(["sqlite3", path], input=self.schema(facts, places, docs, texts),
                           text=True, check=True)
            for table in (facts, places, docs):
                if os.path.exists(table):
                    os.remove(table)
        return self.made(store, make), self.made(base, fill)

    @staticmethod
    def schema(facts, places, docs, texts):
        sql = f"""
pragma journal_mode=off; pragma synchronous=off;
create table facts(row integer, country text, currency text, amount integer, first text, last text,
                   title text);
.mode ascii
.separator "\\t" "\\n"
.import "{facts}" facts
create index cover on facts(country, currency, first, last, amount, row, title);
"""
        if texts:
            sql += f"""
create table places(row integer, country text, currency text, amount integer);
.import "{places}" places
create index by_country on places(country, currency, amount);
create table texts(row integer primary key, title text, description text);
.import "{docs}" texts
create virtual table docs using fts5(title, description);
insert into docs(rowid, title, description) select row, title, description from texts;
insert into docs(docs) values('optimize');
drop table texts;
"""
        return sql + "analyze;\n"

    # ---- The results -------------------------------------------------------------------------
    def faster(self, what, against, ours, theirs, floor, kind="cpu"):
        """Adds a line: how many times as fast we are."""
        a, b = getattr(ours, kind), getattr(theirs, kind)
        self.rows.append(Row(what, against, a, b, b / a, floor, False, "s"))
        say(f"{what}: {b / a:.2f} times (at least {floor})")

    def at_most(self, what, against, ours, theirs, limit, unit="s"):
        """Adds a line: a cost that may be no more than `limit` times another."""
        self.rows.append(Row(what, against, ours, theirs, ours / theirs, limit, True, unit))
        say(f"{what}: {ours / theirs:.2f} (at most {limit})")

    def dossier(self, *args):
        return [self.program, *args]

    def rg(self, threads, path=None):
        argv = ["rg", "-o", "--no-unicode", f"-j{threads}", "-f", os.path.join(HERE, "everything.rg")]
        return argv + ([path] if path else ["-"])

    # ---- The parts ---------------------------------------------------------------------------
    def text(self):
        for mode in ("dense", "sparse"):
            path = self.corpus(mode, self.sizes.text)
            one = ["--threads", "1", path]
            commands = {
                "scan": self.dossier("scan", "--format", "ndjson", *one),
                "list": self.dossier("list", "--format", "tsv", *one),
                "rg": self.rg(1, path),
            }
            if mode == "sparse":
                commands["ndjson"] = self.dossier("list", "--format", "ndjson", *one)
            cost = take_turns(commands, self.rounds)
            size = f"{self.sizes.text // MB} MB {mode}, one thread"
            self.faster(f"`scan --format ndjson`, {size}", "ripgrep", cost["scan"], cost["rg"], 2.5)
            self.faster(f"`list --format tsv`, {size}", "ripgrep", cost["list"], cost["rg"], 2.0)
            if mode == "sparse":
                self.faster(f"`list --format ndjson`, {size}", "ripgrep", cost["ndjson"], cost["rg"], 1.5)

    def files(self):
        folder = self.folders("dense", self.sizes.files)
        count = sum(len(names) for _, _, names in os.walk(folder))
        cost = take_turns({"scan": self.dossier("scan", "--format", "ndjson", "--threads", "2", folder),
                           "rg": self.rg(2, folder)}, self.rounds)
        self.faster(f"`scan --format ndjson`, {count:,} files in folders, two threads, wall",
                    "ripgrep -j2", cost["scan"], cost["rg"], 2.0, "wall")

    def stream(self):
        short, text = self.sizes.short, self.sizes.text
        small = self.corpus("dense", short)
        large = self.corpus_of_copies("dense", self.sizes.long, text)
        command = self.dossier("list", "--format", "tsv", "--threads")
        cost = take_turns({"one": command + ["1", small], "two": command + ["2", small]}, self.rounds)
        self.faster(f"`list`, {short // MB} MB dense, two threads, wall", "one thread", cost["two"],
                    cost["one"], 1.8, "wall")
        cost = take_turns({"small": command + ["1", small], "large": command + ["1", large],
                           "streaming": (command + ["2", "-"], large)}, self.rounds)
        bytes_ = {"small": os.path.getsize(small), "large": os.path.getsize(large)}
        per_byte = {name: cost[name].cpu / size * 1e9 for name, size in bytes_.items()}
        self.at_most(f"`list`, cost per byte, {self.sizes.long // MB} MB", f"{short // MB} MB",
                     per_byte["large"], per_byte["small"], 1.05, "ns/B")
        self.at_most(f"`list`, {self.sizes.long // MB} MB on standard input, two threads, peak memory",
                     "64 MB", cost["streaming"].peak, 64.0, 1.0, "MB")

    def page(self):
        page = self.made("page.txt", self.write_page)
        empty = self.made("empty", self.compile_empty)
        cost = take_turns({"scan": (self.dossier("scan", "--format", "ndjson"), page),
                           "list": (self.dossier("list", "--format", "tsv"), page),
                           "rg": (self.rg(1), page), "empty": [empty]}, self.sizes.page_runs)
        for command in ["scan", "list"]:
            what = f"`{command}`, a page of {os.path.getsize(page):,} bytes on standard input"
            self.faster(what, "ripgrep", cost[command], cost["rg"], 5.0)
            # 5 ms where an empty program takes 1.3
            self.at_most(what, "an empty C++ program", cost[command].cpu, cost["empty"].cpu, 5 / 1.3)

    def write_page(self, path):
        with open(self.corpus("dense", self.sizes.short), "rb") as corpus:
            pages = corpus.read(4 * MB).split(b"\f")
        with open(path, "wb") as out:
            out.write(next(p for p in pages if 4900 <= len(p) <= 5200))

    @staticmethod
    def compile_empty(path):
        subprocess.run(["g++", "-O2", "-x", "c++", "-", "-o", path],
                       input="#include <iostream>\nint main() { return std::cout.good() ? 0 : 1; }\n",
                       text=True, check=True)

    def ingest(self):
        text, store = self.corpus("dense", self.sizes.short), self.path("ingested.store")
        cost = take_turns({"ingest": self.dossier("ingest", "--threads", "1", text, "-o", store),
                           "list": self.dossier("list", "--format", "tsv", "--threads", "1", text)},
                          self.rounds)
        os.remove(store)
        self.at_most(f"`ingest -o`, {self.sizes.short // MB} MB dense, one thread", "`list --format tsv`",
                     cost["ingest"].cpu, cost["list"].cpu, 1.3)

    QUESTION = "active:2012 in:VN over:€1M"
    # Yes for certain: an open end is a last day far off; of an unknown end only the other one tells.
    SELECT = """select first, last, title from facts where country = 'VN' and currency = 'EUR'
      and amount > 1000000 and first <= '2012-12-31'
      and ((last >= '2012-01-01' and (first <> '' or last <= '2012-12-31'))
           or (last = '' and first >= '2012-01-01'))"""

    def question(self, records, texts, floor):
        store, base = self.store_and_tables(records, texts)
        self.check_same_rows(store, base)
        # Short runs: more of them.
        cost = take_turns({"dossier": self.dossier("find", self.QUESTION, "--columns", "start,end,title", store),
                           "sqlite": ["sqlite3", "-readonly", base, self.SELECT]}, 10 * self.rounds)
        self.faster(f"`{self.QUESTION}`, {records:,} records", "sqlite3, covering index",
                    cost["dossier"], cost["sqlite"], floor)
        return store, base

    def check_same_rows(self, store, base):
        ours = output(self.dossier("find", self.QUESTION, "--columns", "title", store)).splitlines()
        theirs = output(["sqlite3", "-readonly", base, f"select title from ({self.SELECT})"]).splitlines()
        if sorted(ours) != sorted(theirs):
            sys.exit(f"bench: {len(ours)} rows from dossier, {len(theirs)} others from sqlite3")
        self.notes.append(f"The question `{self.QUESTION}` gives the same {len(ours)} rows in both programs"
                          f" ({os.path.basename(store).split('.')[0]} records).")

    def store(self):
        records = self.sizes.records
        store, base = self.question(records, True, 1.0)
        size = f"{records:,} records"
        cost = take_turns({
            "dossier": self.dossier("stats", "--by", "country", store),
            "sqlite": ["sqlite3", "-readonly", base, "select country, currency, count(*), sum(amount) "
                       "from places group by country, currency"]}, self.rounds)
        self.faster(f"`stats --by country`, {size}", "sqlite3, group by a covering index",
                    cost["dossier"], cost["sqlite"], 5.0)
        for what, ours, theirs in (("word", "water", "water"),
                                   ("phrase", '"water supply"', '"water supply"')):
            select = f"from docs where docs match '{theirs}'"
            found = output(self.dossier("find", ours, "--count", store)).strip()
            expected = output(["sqlite3", "-readonly", base, f"select count(*) {select}"]).strip()
            if found != expected:
                sys.exit(f"bench: {ours}: {found} rows from dossier, {expected} from sqlite3")
            cost = take_turns({
                "titles": self.dossier("find", ours, "--columns", "title", store),
                "sqlite titles": ["sqlite3", "-readonly", base, f"select title {select}"],
                "count": self.dossier("find", ours, "--count", store),
                "sqlite count": ["sqlite3", "-readonly", base, f"select count(*) {select}"],
            }, self.rounds)
            self.faster(f"the {what} `{ours}`, {size}, {int(found):,} titles", "SQLite FTS5",
                        cost["titles"], cost["sqlite titles"], 1.0)
            self.faster(f"the {what} `{ours}`, {size}, counted", "SQLite FTS5", cost["count"],
                        cost["sqlite count"], 1.0)

    def large(self):
        if self.sizes.large:
            self.question(self.sizes.large, False, 3.0)


# ---- The page of results ---------------------------------------------------------------------
def first_line(argv):
    lines = output(argv).splitlines()
    return lines[0] if lines else "unknown"


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    sqlite = first_line(["sqlite3", "--version"]).split()[0]
    return [
        f"- CPU: {model.group(1) if model else platform.machine()}, {os.cpu_count()} cores",
        f"- kernel: {platform.system()} {platform.release()}",
        f"- compiler: {first_line(['g++', '--version'])}, release build",
        f"- {first_line(['rg', '--version'])}; sqlite3 {sqlite}",
    ]


def figure(value, unit):
    if unit != "s":
        return f"{value:.1f} {unit}"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def table(rows):
    lines = ["| what | dossier | against | its cost | ratio | asked for | |",
             "| --- | ---: | --- | ---: | ---: | ---: | --- |"]
    for row in rows:
        good = row.ratio <= row.floor if row.most else row.ratio >= row.floor
        lines.append(f"| {row.what} | {figure(row.ours, row.unit)} | {row.against} | "
                     f"{figure(row.theirs, row.unit)} | {row.ratio:.2f} | "
                     f"{'at most' if row.most else 'at least'} {row.floor:.3g} | "
                     f"{'pass' if good else '**FAIL**'} |")
    return lines


def write_results(bench, options):
    lines = ["# Results of ./dev bench", ""]
    if options.quick:
        lines += ["**A quick run: small inputs, which do not count.**", ""]
    lines += machine()
    lines += ["", f"Medians of {bench.rounds} rounds or more in which the programs took turns; CPU time, "
              "user and system, unless it says wall. A ratio is their cost to ours where more is asked "
              "for, ours to theirs where it may be at most so much.", ""]
    lines += table(bench.rows) + ([""] + bench.notes if bench.notes else [])
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "dossier"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--data", default=os.path.join(ROOT, "build", "bench-data"))
    parser.add_argument("--out", default=os.path.join(HERE, "results.md"))
    options = parser.parse_args()
    wanted = options.only.split(",")
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; they are {', '.join(PARTS)}")
    bench = Bench(options)
    for part in PARTS:
        if part in wanted:
            getattr(bench, part)()
            write_results(bench, options)  # what was measured stays, whatever comes after
    with open(options.out, encoding="utf-8") as out:
        print(out.read(), end="")


if __name__ == "__main__":
    main()
