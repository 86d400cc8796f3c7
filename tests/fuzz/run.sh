#!/bin/sh
# Fuzzes every target for SECONDS (default 60), from the vectors and what was found before. What breaks a property is left in
# build/fuzz/found; once mended, move the file to tests/fuzz/found, so that every later run tries it.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-${SECONDS_EACH:-60}}

cmake --preset fuzz > /dev/null
cmake --build --preset fuzz --target fuzz_frame fuzz_gate fuzz_serve rescind_seeds > /dev/null
mkdir -p build/fuzz/found
for target in frame gate serve; do
  corpus=build/fuzz/corpus-$target
  mkdir -p "$corpus"
  printf 'fuzz_%s: ' "$target"
  build/fuzz/tests/fuzz_$target -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 \
    -dict=tests/fuzz/json.dict -artifact_prefix=build/fuzz/found/ -print_final_stats=1 \
    "$corpus" build/fuzz/tests/seeds tests/fuzz/found > build/fuzz/fuzz_$target.log 2>&1 || {
    echo 'a property does not hold:'
    tail -40 build/fuzz/fuzz_$target.log
    exit 1
  }
  sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/fuzz_$target.log | sed 's/$/ runs/'
done
