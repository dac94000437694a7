#!/bin/sh
# The shard law: however pages are spread over runs, the runs' outputs put together are the single
# run's, byte for byte, at any number of threads; and saved stores merged are one store, in whatever
# order and grouping. docs/scale.md says for which inputs the law holds.
#
#   shards_test.sh PROGRAM ROOT [SHARDS…]      numbers of shards; 7 where none is given
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
cd "$2"
shift 2
shards=${*:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/checks.sh"

# Pages of the tree that are plain UTF-8 text, in the order in which a folder is walked.
find tests/pages samples -name '*.txt' | LC_ALL=C sort | while read -r file; do
  if iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1 && ! grep -q "$(printf '\f')" "$file"; then
    echo "$file"
  fi
done >"$work/files"
while read -r file; do
  jq -R -s -c --arg id "$file" '{id: $id, text: .}' "$file"
done <"$work/files" >"$work/dump.ndjson"
while read -r file; do
  cat "$file"
  printf '\f'
done <"$work/files" >"$work/dump.ff"
# A page a line, many of them: every line of every page.
cat $(cat "$work/files") >"$work/dump.lines"

run() { # run COMMAND FORM THREADS [ARGUMENT…] : a command's words are in $1
  command=$1 form=$2 threads=$3
  shift 3
  # shellcheck disable=SC2086  # a command may hold options
  "$program" $command --quiet --in "$form" --threads "$threads" "$@" || [ $? -eq 1 ]
}

# Where each of $2 parts of a dump in the form $1 stands: its first line, its first byte, its size.
places() {
  LC_ALL=C awk -v n="$2" '
    { size[NR] = length($0) + 1; lines[NR] = form == "lines" ? 1 : gsub(/\n/, "&") }
    END {
      line = 1
      for (page = 1; page <= NR; ++page) {
        part = int((page - 1) * n / NR)
        if (page > 1 && part != last) print at_line, at, byte - at
        if (page == 1 || part != last) { at = byte + 0; at_line = line }
        last = part
        byte += size[page]; line += lines[page]
      }
      print at_line, at, byte - at
    }' RS="$(case $1 in ff) printf %s '\f' ;; *) printf %s '\n' ;; esac)" form="$1" "$work/dump.$1"
}

for command in 'list --format ndjson' 'list' 'scan --format ndjson' 'dates --all' 'find in:AL --format ndjson'; do
  for threads in 1 2; do
    run "$command" auto $threads $(cat "$work/files") >"$work/one.files"
    run "$command" ndjson $threads - <"$work/dump.ndjson" >"$work/one.ndjson"
    run "$command" ff $threads --stdin-as dump.ff - <"$work/dump.ff" >"$work/one.ff"
    run "$command" lines $threads --stdin-as dump.lines - <"$work/dump.lines" >"$work/one.lines"
    for n in $shards; do
      # Files: each run reads some of them.
      split -n "l/$n" "$work/files" "$work/part."
      for part in "$work"/part.*; do
        [ ! -s "$part" ] || run "$command" auto $threads $(cat "$part")
      done >"$work/many"
      check "$command, $n shards of files, $threads threads" cmp "$work/one.files" "$work/many"

      # The same files below their names.
      for part in "$work"/part.*; do
        [ ! -s "$part" ] || tail -v -n +1 $(cat "$part") | run "$command" heads $threads -
      done >"$work/many"
      rm "$work"/part.*
      check "$command, $n shards of --in heads, $threads threads" cmp "$work/one.files" "$work/many"

      # JSON lines with ids: wherever the dump is cut.
      split -n "l/$n" "$work/dump.ndjson" "$work/part."
      for part in "$work"/part.*; do run "$command" ndjson $threads - <"$part"; done >"$work/many"
      rm "$work"/part.*
      check "$command, $n shards of JSON lines, $threads threads" cmp "$work/one.ndjson" "$work/many"

      # Pages at form feeds and pages a line: each part is told where it stands.
      for form in ff lines; do
        places $form "$n" >"$work/places"
        while read -r line byte size; do
          tail -c "+$((byte + 1))" "$work/dump.$form" | head -c "$size" |
            run "$command" $form $threads --stdin-as "dump.$form:$line:$byte" -
        done <"$work/places" >"$work/many"
        check "$command, $n shards of --in $form, $threads threads" cmp "$work/one.$form" "$work/many"
      done
    done
  done
done

# Merging: pages spread at random over five stores, some in two of them.
for seed in 1 2 3 4 5; do
  for store in a b c d e; do
    awk -v seed="$seed$store" 'BEGIN { srand(seed + 0 + index("abcde", substr(seed, 2)) * 1000) } rand() < 0.4' \
      "$work/files" >"$work/$store.files"
    "$program" ingest --quiet $(cat "$work/$store.files") samples/listing-numbered.txt -o "$work/$store"
  done
  cat "$work"/[abcde].files | LC_ALL=C sort -u >"$work/union"
  m() { "$program" merge --quiet "$@"; }
  cd "$work"
  m a b c d e -o all
  m e c a d b -o turned
  check "merge $seed: in another order" cmp all turned
  m a b -o ab && m ab c -o ab_c && m b c -o bc && m a bc -o a_bc
  check "merge $seed: in other groups" cmp ab_c a_bc
  m d e -o de && m de ab_c -o grouped
  check "merge $seed: in groups of different sizes" cmp all grouped
  m all a c all -o again
  check "merge $seed: repeats are dropped" cmp all again
  m a -o alone && m alone a -o alone2
  check "merge $seed: a store with itself" cmp alone alone2
  cd "$OLDPWD"
  # The folder's order, which is also the order of reading.
  { cat "$work/union"; echo samples/listing-numbered.txt; } | LC_ALL=C sort -u >"$work/wanted"
  for command in 'list --format ndjson' 'stats --by country' 'find active:2012'; do
    # shellcheck disable=SC2086
    "$program" $command --quiet $(cat "$work/wanted") >"$work/one" || [ $? -eq 1 ]
    # shellcheck disable=SC2086
    "$program" $command --quiet "$work/all" >"$work/many" || [ $? -eq 1 ]
    check "merge $seed: $command of the merged store" cmp "$work/one" "$work/many"
  done
done

[ "$failures" -eq 0 ]
