#!/bin/sh
# How the program behaves on a terminal, and that none of it leaks into pipes: tables fitted to the width,
# colour and NO_COLOR, control characters escaped, no waiting for input that nobody types.
#
#   pty_test.sh PROGRAM
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
. "$here/checks.sh"

cat >page.txt <<'PAGE'
Projects

1. A rather long title about rural roads and the bridges that belong to them
   2012-2015
   Roads in Albania. Total budget: EUR 1.5 million.

2. Urban trees
   2010-2011
   Planting in Georgia.
PAGE
printf 'Projects\n\n1. Roads \033]0;owned\007and \342\200\256bridges\n   2012-2015\n   Roads in Albania.\n' >hostile.txt

# Runs a command line on a terminal 60 columns wide; what the terminal got, without its CRs.
on_terminal() {
  TERM=xterm-256color script -qec "stty cols 60 rows 24; $1" /dev/null </dev/null | tr -d '\r'
}

has() { grep -q -e "$2" "$1"; }
lacks() { ! grep -q -e "$2" "$1"; }
fits() { ! sed 's/…/./g' "$1" | grep -q -e '^.\{61\}'; }
# Some bytes cannot stand in a pattern.
esc=$(printf '\033')
title='A rather long title about rural roads and the bridges that belong to them'

on_terminal "'$program' list --color never page.txt" >table
check 'a table with a header on a terminal' has table '^title  '
check 'it fits the terminal' fits table
check 'what is cut ends in an ellipsis' has table '…'
check 'sums are grouped for people' has table 'EUR 1,500,000'

"$program" list page.txt >piped
check 'nothing is cut in a pipe' has piped "^$title	"
check 'no header in a pipe' lacks piped '^title'
on_terminal "'$program' list page.txt | cat" >piped_there
check 'a pipe on a terminal is a pipe' has piped_there "^$title	"
"$program" list --format table page.txt >table_piped
check 'a table in a pipe is whole' has table_piped "^$title  "

on_terminal "'$program' list page.txt" >coloured
check 'colour on a terminal' has coloured "$esc\\["
on_terminal "NO_COLOR=1 '$program' list page.txt" >plain
check 'none with NO_COLOR' lacks plain "$esc"
on_terminal "NO_COLOR= '$program' list page.txt" >coloured
check 'an empty NO_COLOR is none' has coloured "$esc\\["
on_terminal "NO_COLOR=1 '$program' list --color always page.txt" >coloured
check '--color wins over NO_COLOR' has coloured "$esc\\["
on_terminal "'$program' list --color never page.txt" >plain
check 'none with --color never' lacks plain "$esc"
on_terminal "TERM=dumb '$program' list page.txt" >plain
check 'none on a dumb terminal' lacks plain "$esc"
check 'none in a pipe' lacks table_piped "$esc"

rlo=$(printf '\342\200\256')
for format in table tsv csv; do
  on_terminal "'$program' list --color never --format $format hostile.txt" >escaped
  check "$format: no escape sequence reaches the terminal" lacks escaped "$esc"
  check "$format: no change of direction either" lacks escaped "$rlo"
done
on_terminal "'$program' dates --color never hostile.txt" >escaped
check 'dates: neither' lacks escaped "$esc"


# Every command, both streams; in the text, in the file's name, in what the user typed.
csi=$(printf '\302\233')
printf 'Projects\n\n1. Roads \033[2J\342\200\256\302\23331m\n   Duration: 2012-2015\n   Total budget: EUR 1.5 million\n   Country: Kenya\n' >"bad$esc[31m$rlo.txt"
"$program" ingest --quiet "bad$esc[31m$rlo.txt" -o bad.dossier
for line in 'list' 'list --format json' 'list --format ndjson' 'find roads' 'dates' 'dates --records' 'scan' \
  'scan --format ndjson' 'stats --by source' 'timeline' 'explain' 'show roads' 'list --one-to-one --in lines'; do
  on_terminal "'$program' $line --color never 'bad$esc[31m$rlo.txt'" >escaped
  check "$line: no escape sequence" lacks escaped "$esc"
  check "$line: no C1 control" lacks escaped "$csi"
  check "$line: no change of direction" lacks escaped "$rlo"
done
for line in 'info bad.dossier' 'list bad.dossier' "list 'none$esc[31m$rlo'" "find 'in:$esc[31m$rlo' bad.dossier" \
  "list --sort '$esc[31m$rlo' bad.dossier" "'$esc[31m$rlo'" "list --in lines --max-page 5 'bad$esc[31m$rlo.txt'" \
  "list --lenient --format ndjson 'none$esc[31m$rlo'" "ingest 'bad$esc[31m$rlo.txt' -o 'none$esc[31m$rlo/x'"; do
  on_terminal "'$program' $line --color never" >escaped
  check 'messages: no escape sequence' lacks escaped "$esc"
  check 'messages: no change of direction' lacks escaped "$rlo"
done

on_terminal "cd /; '$program' list --color never; echo exit \$?" >waiting
check 'a terminal is no input: exit 2' has waiting '^exit 2'

"$program" list page.txt 2>messages >/dev/null
check 'no progress off a terminal' lacks messages "$esc"

[ "$failures" -eq 0 ]
