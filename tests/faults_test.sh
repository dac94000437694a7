#!/bin/bash
# What goes wrong around the program: disks that fill up, folders that may not be written to, readers
# that go away, being stopped in the middle. The old store stays whole, nothing half-written is left,
# and a failure is seen in the exit code.
#
#   faults_test.sh PROGRAM ROOT [TIMES]      how often it is stopped at random (default 20)
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1
cd "$2" || exit 2
times=${3:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/checks.sh"

gives() { # gives CODE COMMAND…: the exit code; messages go to $work/err
  local code=$1
  shift
  "$@" 2>"$work/err"
  local got=$?
  [ "$got" -eq "$code" ] || { echo "exit $got, not $code: $(cat "$work/err")"; false; }
}
leftovers() { find "$work/box" -name '.*.tmp' | grep -q .; }
old_is_whole() { cmp -s "$work/old" "$work/box/s.dossier"; }
either() { old_is_whole || cmp -s "$work/new" "$work/box/s.dossier"; }
fresh() { rm -rf "$work/box" && mkdir "$work/box" && cp "$work/old" "$work/box/s.dossier"; }

"$program" ingest --quiet samples/table-tabs.txt -o "$work/old"
"$program" ingest --quiet samples -o "$work/new" 2>/dev/null
ingest=("$program" ingest --quiet samples -o "$work/box/s.dossier")

# ---- Standard output ---------------------------------------------------------------------------
for command in 'list' 'scan --format ndjson' 'dates' 'list --format json' 'stats' 'list --one-to-one --in lines'; do
  # shellcheck disable=SC2086
  full() { "$program" $command --quiet samples/listing-numbered.txt >/dev/full; }
  check "$command: a full disk is exit 2" gives 2 full
  check "$command: and is said" grep -q 'cannot write: No space left' "$work/err"
  # shellcheck disable=SC2086
  closed() { "$program" $command --quiet samples/listing-numbered.txt >&-; }
  check "$command: a closed standard output is exit 2" gives 2 closed
  # shellcheck disable=SC2086
  gone() { "$program" $command --quiet samples samples samples 2>"$work/gone" | head -c 1 >/dev/null; }
  check "$command: a reader that goes away" gone
  check "$command: is not complained of" test ! -s "$work/gone"
done

# ---- No room, no permission --------------------------------------------------------------------
fresh
size=$(stat -c %s "$work/new")
for ((kilobytes = 1; kilobytes * 1024 < size; kilobytes += 1 + size / 1024 / times)); do
  limited() { (trap '' XFSZ; ulimit -f "$kilobytes"; exec "${ingest[@]}"); }
  check "no room after $kilobytes KB is exit 2" gives 2 limited
  check '  and the old store is whole' old_is_whole
  killed() { (ulimit -c 0; ulimit -f "$kilobytes"; "${ingest[@]}") 2>/dev/null; [ $? -gt 128 ]; }
  check "  killed at $kilobytes KB" killed
  check '  and the old store is whole' old_is_whole
done
rm -f "$work"/box/.*.tmp
if [ "$(id -u)" -eq 0 ] && mkdir "$work/tiny" && mount -t tmpfs -o size=64k none "$work/tiny" 2>/dev/null; then
  cp "$work/old" "$work/tiny/s.dossier" 2>/dev/null
  head -c 65536 /dev/zero >"$work/tiny/fill" 2>/dev/null
  check 'a full file system is exit 2' gives 2 "$program" ingest --quiet samples -o "$work/tiny/s.dossier"
  check '  and nothing is left on it' test -z "$(find "$work/tiny" -name '.*.tmp')"
  umount "$work/tiny"
else
  echo 'skipped: a full file system (needs to mount one)'
fi
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
if [ "$(id -u)" -ne 0 ]; then
  as_nobody() { "$@"; }
  chmod a-w "$work/box"
fi
chmod a+x "$work" && chmod a+rx "$work/box"
if as_nobody test -r samples/table-tabs.txt 2>/dev/null && as_nobody test -x "$program"; then
  check 'no permission is exit 2' gives 2 as_nobody "${ingest[@]}"
  check '  and is said' grep -qi 'permission denied' "$work/err"
  check '  and the old store is whole' old_is_whole
else
  echo 'skipped: no permission (the tree is not readable for another user)'
fi
chmod u+w "$work/box"
check 'a folder that is not there is exit 2' gives 2 "$program" ingest --quiet samples -o "$work/none/s.dossier"

# ---- Stopped in the middle ---------------------------------------------------------------------
for signal in INT TERM HUP KILL; do
  for ((i = 0; i < times; ++i)); do
    fresh
    # A job of its own, as from a terminal: a shell's background jobs are deaf to Ctrl-C otherwise.
    setsid bash -c 'trap - INT; exec "$@"' _ "${ingest[@]}" 2>/dev/null &
    sleep "0.0$((RANDOM % 60 + 10))"
    kill -s "$signal" $! 2>/dev/null
    wait $! 2>/dev/null
    either || { check "SIG$signal: the store is the old or the new one" false; }
    if [ "$signal" != KILL ] && leftovers; then
      check "SIG$signal leaves nothing half-written" false
    fi
  done
  check "SIG$signal, $times times" either
done

# ---- Replaced while it is read -----------------------------------------------------------------
fresh
"$program" list --quiet --format ndjson "$work/old" >"$work/answer.old"
"$program" list --quiet --format ndjson "$work/new" >"$work/answer.new"
(while [ ! -e "$work/enough" ]; do
  "$program" merge --quiet "$work/old" -o "$work/box/s.dossier"
  "$program" merge --quiet "$work/new" -o "$work/box/s.dossier"
done) 2>/dev/null &
"$program" merge --quiet "$work/old" -o "$work/m.old" && "$program" merge --quiet "$work/new" -o "$work/m.new"
"$program" list --quiet --format ndjson "$work/m.old" >"$work/answer.old"
"$program" list --quiet --format ndjson "$work/m.new" >"$work/answer.new"
cp "$work/m.old" "$work/box/s.dossier"
sleep 0.2
wrong=0
for ((i = 0; i < times * 5; ++i)); do
  "$program" list --quiet --format ndjson "$work/box/s.dossier" >"$work/answer" ||
    wrong=$((wrong + 1))
  cmp -s "$work/answer" "$work/answer.old" || cmp -s "$work/answer" "$work/answer.new" || wrong=$((wrong + 1))
done
touch "$work/enough"
wait
check "replaced while it is read, $((times * 5)) times" test "$wrong" -eq 0

[ "$failures" -eq 0 ]
