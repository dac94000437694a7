#!/bin/bash
# Runs the recipes of docs/scale.md and compares each with a single run: GNU parallel, xargs, Spark's
# pipe (in one process, and on a cluster of a master and two workers on this machine), DuckDB.
#
#   bench/scale.sh PROGRAM FOLDER [SIZE [COMMAND]]
#
# SIZE is the dump's (1G), COMMAND what is run over it: list (the default), scan or dates.
#
# Needs what ./dev scale installs: parallel, a Java 17 runtime, FOLDER/venv with pyspark and duckdb.
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath "$2")
size=${3:-1G}
command=${4:-list}
here=$(dirname "$(realpath "$0")")
cd "$here/.."
export LC_ALL=C SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$folder/venv/bin/python
python=$folder/venv/bin/python
dump=$folder/dump-$size.ndjson
failures=0
started=()

finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
}
trap finish EXIT

say() { printf '== %s\n' "$*"; }
timed() { # timed WHAT COMMAND…: how long it took, on standard error
  local what=$1 begin=$EPOCHREALTIME
  shift
  "$@"
  awk -v a="$begin" -v b="$EPOCHREALTIME" -v w="$what" 'BEGIN { printf "%s: %.1f s\n", w, b - a }' >&2
}
check() { # check WHAT COMMAND…
  if "${@:2}"; then
    echo "ok: $1"
  else
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}
sorted() { sort -S 256M -T "$folder" "$@"; }

say "a dump of $size"
[ -s "$dump" ] || { "$python" bench/scale_dump.py "$size" >"$dump.new" && mv "$dump.new" "$dump"; }
wc -lc <"$dump"
mkdir -p "$folder/pages"
cp -r tests/pages tests/more_pages "$folder/pages/"

say 'the single run'
single() { "$program" "$command" --quiet --lenient --format ndjson --in ndjson "$dump" >"$folder/single.ndjson"; }
timed "$command, one process" single
answers() { "$program" "$command" --one-to-one --lenient --quiet "$dump" >"$folder/single.answers"; }
timed "$command --one-to-one, one process" answers
check 'an answer for every line' test "$(wc -l <"$folder/single.answers")" = "$(wc -l <"$dump")"
sorted "$folder/single.answers" >"$folder/single.sorted"

say 'GNU parallel over one dump'
over_dump() {
  parallel --will-cite --tmpdir "$folder" --pipe-part -a "$dump" --block 32M --keep-order --jobs 2 \
    "$program" "$command" --quiet --format ndjson --in ndjson --threads 1 - >"$folder/parallel.ndjson" 2>/dev/null || true
}
timed 'parallel --pipe-part' over_dump
grep -v '^{"error"' "$folder/single.ndjson" >"$folder/single.records"
check 'parallel --pipe-part: the single run, byte for byte' cmp "$folder/single.records" "$folder/parallel.ndjson"

say 'GNU parallel and xargs over many files'
"$program" list --quiet --format ndjson "$folder/pages" >"$folder/files.single"
find "$folder/pages" -name '*.txt' | sort |
  parallel --will-cite --keep-order --jobs 2 -n 25 "$program" list --quiet --format ndjson >"$folder/files.parallel"
check 'parallel over files: the single run, byte for byte' cmp "$folder/files.single" "$folder/files.parallel"
find "$folder/pages" -name '*.txt' -print0 | sort -z |
  xargs -0 -n 25 "$program" list --quiet --format ndjson >"$folder/files.xargs"
check 'xargs: the single run, byte for byte' cmp "$folder/files.single" "$folder/files.xargs"
find "$folder/pages" -name '*.txt' -print0 | sort -z |
  xargs -0 -n 25 -P 2 sh -c 'program=$1; out=$2; shift 2; "$program" ingest --quiet "$@" -o "$out.$$"' _ \
    "$program" "$folder/shard"
"$program" merge --quiet "$folder"/shard.* -o "$folder/merged.dossier"
rm "$folder"/shard.*
"$program" list --quiet --format ndjson "$folder/merged.dossier" >"$folder/files.merged"
check 'xargs -P, ingest and merge: the single run, byte for byte' cmp "$folder/files.single" "$folder/files.merged"

spark() { # spark NAME MASTER
  rm -rf "$folder/spark"
  pipe() { "$python" bench/scale_spark.py "$2" "$dump" 16 "$folder/spark" "$program" "$command" 2>"$folder/spark.log"; }
  timed "Spark, $1" pipe "$@" || { tail -n 20 "$folder/spark.log" >&2; }
  cat "$folder"/spark/part-* 2>/dev/null | without_places | sorted >"$folder/spark.sorted" || true
  without_places <"$folder/single.answers" | sorted >"$folder/single.sorted"
  check "Spark, $1: the single run, sorted" cmp "$folder/single.sorted" "$folder/spark.sorted"
}
# A line without an id is named by its place, and a part of a dump has other places.
without_places() { sed -E 's/^\{"id":"[^"]*:[0-9]+","[a-z]+":\[\],"error":"/{"error":"/'; }

say 'Apache Spark'
spark 'local[2]' 'local[2]'

spark_home=$("$python" -c 'import pyspark, os; print(os.path.dirname(pyspark.__file__))')
node() { # node CLASS ARGUMENT…
  SPARK_HOME=$spark_home SPARK_LOG_DIR=$folder SPARK_WORKER_DIR=$folder/work \
    "$spark_home/bin/spark-class" "org.apache.spark.deploy.$1" "${@:2}" >>"$folder/cluster.log" 2>&1 &
  started+=($!)
}
node master.Master --host 127.0.0.1 --port 17077 --webui-port 0
sleep 5
for _ in 1 2; do
  node worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g spark://127.0.0.1:17077
done
sleep 5
spark 'a master and two workers' spark://127.0.0.1:17077
check 'both workers took part' test "$(grep -c 'Registering worker' "$folder/cluster.log")" -ge 2
finish
started=()

say 'DuckDB'
rm -f "$folder/records.parquet"
timed 'DuckDB, NDJSON to Parquet' "$python" - "$folder/single.records" "$folder/records.parquet" <<'PYTHON'
import sys
import duckdb

source, target = sys.argv[1:]
duckdb.sql(f"COPY (SELECT * FROM read_ndjson('{source}', sample_size=-1)) TO '{target}' (FORMAT parquet)")
rows = duckdb.sql(f"SELECT count(*) FROM '{target}'").fetchone()[0]
with open(source, "rb") as file:
    lines = sum(1 for _ in file)
sys.exit(0 if rows == lines else f"{rows} rows of {lines} records")
PYTHON
check 'DuckDB: a row for every record' test -s "$folder/records.parquet"

[ "$failures" -eq 0 ]
