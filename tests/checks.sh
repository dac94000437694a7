# What the shell tests share; sourced by them. Each ends with: [ "$failures" -eq 0 ]
failures=0

check() { # check WHAT COMMAND…
  local what=$1
  shift
  if "$@"; then
    echo "ok: $what"
  else
    echo "FAILED: $what"
    failures=$((failures + 1))
  fi
}
