#!/bin/sh
# Holds what is read from labelled pages to its level: `dossier eval` over a folder must not fall below the
# folder's floors.txt, lines of a field and its F1, or "perfect" and the share of perfect records.
#
#   floors_test.sh PROGRAM FOLDER             prints the figures; fails where one is below its floor
#   floors_test.sh PROGRAM FOLDER --raise     then lifts the floors that are passed; none is ever lowered
set -eu
program=$1
folder=$2
floors=$folder/floors.txt

minimums=$(awk '{ printf "%s%s=%s", (NR > 1 ? "," : ""), $1, $2 }' "$floors")
[ -n "$minimums" ] || { echo "no floors in $floors" >&2; exit 2; }
figures=$("$program" eval --format table --min "$minimums" "$folder") || {
  code=$?
  printf '%s\n' "$figures"
  exit $code
}
[ -n "$figures" ] || { echo "no figures of $folder" >&2; exit 2; }
printf '%s\n' "$figures"
[ "${3:-}" = --raise ] || exit 0

# From the counts, so that nothing is rounded twice; rounded down to the three digits that are kept.
counts=$("$program" eval --format tsv "$folder")
printf '%s\n' "$counts" | awk -F'\t' -v floors="$floors" '
  BEGIN { while ((getline line < floors) > 0) { split(line, pair, " "); floor[pair[1]] = pair[2] } }
  $1 == "(all)" {
    asked = $3 == "perfect" ? $7 + $9 : 2 * $7 + $8 + $9
    figure = asked == 0 ? 1 : ($3 == "perfect" ? $7 : 2 * $7) / asked
    figure = int(figure * 1000 + 1e-9) / 1000
    printf "%s %.3f\n", $3, (figure > floor[$3] ? figure : floor[$3])
  }' | LC_ALL=C sort >"$floors.new"
mv "$floors.new" "$floors"
