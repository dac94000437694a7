#!/bin/sh
# That a release is built with what cmake/options.cmake asks for: seen in the program itself.
#
#   hardened_test.sh PROGRAM
set -eu
program=$1
failures=0

check() { # check WHAT PATTERN READELF-OPTION
  if readelf -W "$3" "$program" | grep -q -e "$2"; then
    echo "ok: $1"
  else
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}

check 'at a random address (PIE)' 'Type: *DYN' -h
check 'linker tables are read-only (RELRO)' 'GNU_RELRO' -l
check 'and complete before main (now)' 'BIND_NOW\|Flags:.*NOW' -d
check 'no executable stack' 'GNU_STACK.*RW ' -l
check 'stack protectors' '__stack_chk_fail' --dyn-syms
check 'checked string functions (FORTIFY)' '__[a-z]*_chk' --dyn-syms
if readelf -W -l "$program" | grep -q 'LOAD.*RWE'; then
  echo 'FAILED: nothing is both writable and executable'
  failures=$((failures + 1))
else
  echo 'ok: nothing is both writable and executable'
fi

[ "$failures" -eq 0 ]
