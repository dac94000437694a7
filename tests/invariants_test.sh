#!/bin/sh
# What must hold for the program as a whole, over every page of the tree: the same bytes with one thread
# and with many, fresh or from a saved store, in one run or in shards; and what is said to be JSON is.
#
#   invariants_test.sh PROGRAM ROOT
set -eu
program=$1
cd "$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

same() { # same WHAT FILE FILE
  if cmp "$2" "$3"; then
    echo "ok: $1"
  else
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}

for command in list scan dates 'stats --by country' timeline; do
  for format in tsv ndjson; do
    [ "$command $format" != 'timeline ndjson' ] || continue
    # shellcheck disable=SC2086  # a command may hold options
    set -- $command
    [ "$1" = timeline ] || set -- "$@" --format "$format"
    "$program" "$@" --threads 1 tests/pages samples >"$work/one" 2>"$work/one.err"
    "$program" "$@" --threads 4 tests/pages samples >"$work/many" 2>"$work/many.err"
    same "$command $format: one thread and four" "$work/one" "$work/many"
    same "$command $format: messages as well" "$work/one.err" "$work/many.err"
  done
done

for threads in 1 4; do
  { "$program" eval --threads "$threads" tests/pages samples
    "$program" eval --threads "$threads" --show tests/more_pages; } >"$work/eval$threads"
done
same 'eval: one thread and four' "$work/eval1" "$work/eval4"

"$program" list --format ndjson tests/pages samples >"$work/fresh" 2>/dev/null
if "$program" help ingest >/dev/null 2>&1; then
  "$program" ingest tests/pages samples -o "$work/all.dossier" 2>/dev/null
  "$program" list --format ndjson "$work/all.dossier" >"$work/saved"
  same 'fresh and from a store' "$work/fresh" "$work/saved"
  "$program" ingest tests/pages samples -o "$work/again.dossier" 2>/dev/null
  same 'a store is the same bytes each time' "$work/all.dossier" "$work/again.dossier"
else
  echo 'skipped: this version saves no stores'
fi

"$program" list --format ndjson tests/pages >"$work/shards" 2>/dev/null
"$program" list --format ndjson samples >>"$work/shards" 2>/dev/null
same 'one run and two shards' "$work/fresh" "$work/shards"

"$program" list --format json tests/pages samples 2>/dev/null | jq -c '.[]' >"$work/json"
jq -c . "$work/fresh" >"$work/ndjson"
same 'json and ndjson hold the same records' "$work/json" "$work/ndjson"

[ "$failures" -eq 0 ]
