#!/bin/sh
# run.sh [SECONDS]: fuzzes every target (or those in TARGETS) for 60 seconds each, from the vectors and what was found before.
# What breaks a property is left in build/fuzz/found; once mended, move the file to tests/fuzz/found, so that every later
# run tries it.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-${SECONDS_EACH:-60}}
targets=${TARGETS:-frame gate tree serve order text render}
set --
for target in $targets; do set -- "$@" "fuzz_$target"; done

cmake --preset fuzz > /dev/null
cmake --build --preset fuzz --target "$@" rescind_seeds > /dev/null
mkdir -p build/fuzz/found
for program; do
  log=build/fuzz/$program.log corpus=build/fuzz/corpus-$program words=json
  case $program in *order | *text | *render) words=words ;; esac
  mkdir -p "$corpus"
  printf '%s: ' "$program"
  "build/fuzz/tests/$program" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 \
    -dict="tests/fuzz/$words.dict" -artifact_prefix=build/fuzz/found/ -print_final_stats=1 \
    "$corpus" build/fuzz/tests/seeds tests/fuzz/found > "$log" 2>&1 || {
    echo 'a property does not hold:'
    tail -40 "$log"
    exit 1
  }
  sed -n 's/^stat::number_of_executed_units: *//p' "$log" | sed 's/$/ runs/'
done
