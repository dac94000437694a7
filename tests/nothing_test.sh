#!/bin/sh
# Holds how often something is read from pages without a project: no more of the folder's pages may give records
# than most.txt says. The number only goes down.
#
#   nothing_test.sh PROGRAM FOLDER             names the pages; fails where they are more
#   nothing_test.sh PROGRAM FOLDER --lower     then lowers the number to what was found
set -eu
program=$1
folder=$2
most=$(cat "$folder/most.txt")

found=0
for page in "$folder"/*.txt; do
  [ "$page" != "$folder/most.txt" ] || continue
  records=$("$program" list --format ndjson --quiet "$page") || {
    echo "exit code $? on $page" >&2
    exit 2
  }
  [ -n "$records" ] || continue
  found=$((found + 1))
  echo "$(printf '%s\n' "$records" | wc -l) $page"
done
echo "$found pages give records; at most $most may"
[ "$found" -le "$most" ] || exit 1
[ "${3:-}" != --lower ] || echo "$found" >"$folder/most.txt"
