#!/usr/bin/env bash
# Measures the host beside others, and an order page with the extension, and prints one table. `tests/bench/run.sh --help` has the options, README.md how to read it.
set -eu
umask 022
unset CDPATH

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
bench=$PWD/tests/bench
work=$PWD/build/bench
results=$work/results
rounds=300 blocks=100 sessions=5 passes=40 visits=7 idle='' full='' json=''
readonly trips=50 engine=json-logic-engine@5.0.7 few=10000 many=1000000

help() {
  cat << 'TEXT'
Usage: tests/bench/run.sh [--rounds N] [--quick] [--full] [--json FILE]

Builds Rescind as it is released, and times it beside a host that only frames, hosts in Python and Node, compiled
if/else and the fastest rule engine of npm; and what order pages cost a Chromium, if there is one. Ends with one table; a bar that is missed is said there and is no error.

  --rounds N   cold starts of each host (300)
  --quick      a tenth of everything: to see that it runs
  --full       also a million lines through `rescind batch`, and an order page left open for a minute
  --json FILE  the table as JSON, too
  --help       this text
TEXT
}

die() {
  printf 'tests/bench/run.sh: %s\n' "$1" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --rounds)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || die '--rounds needs a number.'
      rounds=$2
      shift
      ;;
    --quick) rounds=30 blocks=10 sessions=1 passes=10 visits=1 ;;
    --full) full=1 idle=60 ;;
    --json)
      [ $# -ge 2 ] || die '--json needs a file.'
      json=$2
      shift
      ;;
    --help | -h) help && exit 0 ;;
    *) die "I do not know $1. Try: tests/bench/run.sh --help" ;;
  esac
  shift
done
for program in cc cmake node npm python3; do
  command -v "$program" > /dev/null || die "$program is missing."
done

# --- Build -----------------------------------------------------------------------------------------------------------

flags=(-std=c17 -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes
  -Wmissing-prototypes -Wvla -Wformat=2 -Wundef -Wswitch-enum -Wcast-qual -Wwrite-strings -Werror)

# with_rescind OUTPUT SOURCE…: a program that calls the layers of the host.
with_rescind() {
  local output=$1 archives modules libraries
  shift
  mapfile -t archives < <(find "$work/release" -name 'librescind_*.a')
  mapfile -t modules < <(sed -n 's/^rescind_dependency(\w* *\(lib\w*\) .*/\1/p' CMakeLists.txt)
  read -ra libraries < <(pkg-config --libs "${modules[@]}")
  cc "${flags[@]}" -Ihost/src "-I$work/release/generated" "-I$bench" "$@" "$bench/tables.c" \
    -Wl,--gc-sections,--start-group "${archives[@]}" -Wl,--end-group "${libraries[@]}" -o "$output"
}

build() {
  cmake --preset release -B "$work/release" -DBUILD_TESTING=OFF
  cmake --build "$work/release" --parallel "$(getconf _NPROCESSORS_ONLN)"
  cc "${flags[@]}" -static -no-pie "$bench/hosts/echo.c" -o "$work/echo-static"
  cc "${flags[@]}" "$bench/hosts/echo.c" -o "$work/echo-dynamic"
  cc "${flags[@]}" -static -no-pie "$bench/spawn.c" -o "$work/spawn"
  with_rescind "$work/emit" "$bench/emit.c"
  "$work/emit" "$work"
  with_rescind "$work/rules" "$bench/rules.c" "$work/ifelse.c"
  node "$bench/requests.mjs" "$work"
  [ -d "$work/npm/node_modules" ] || npm install --no-audit --no-fund --no-save --prefix "$work/npm" "$engine"
}

mkdir -p "$work/npm" "$results"
rm -f "$results"/*
echo "Building into ${work#"$PWD"/}" >&2
build > "$work/build.log" 2>&1 || {
  tail -n 30 "$work/build.log" >&2
  die "the build failed; all of it: $work/build.log"
}

# --- Measure ---------------------------------------------------------------------------------------------------------

origin=$(grep -m 1 '^chrome-extension://' manifest/origins.txt)
readonly rescind=$work/release/rescind

# plan NAME REQUEST EXPECTED PROGRAM: one host of a plan, as spawn.c reads it.
plan() { printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$work/$2.json" "$3" "$4" "$origin"; }

# peers REQUEST: the hosts that only echo.
peers() {
  plan echo-static "$1" '"v":1' "$work/echo-static"
  plan echo-dynamic "$1" '"v":1' "$work/echo-dynamic"
  plan python "$1" '"v":1' "$bench/hosts/echo.py"
  plan node "$1" '"v":1' "$bench/hosts/echo.js"
}

cold() {
  {
    peers advise
    plan rescind-hello hello '"pages":' "$rescind"
    plan rescind-advise advise '"headline":' "$rescind"
  } > "$work/cold.plan"
  "$work/spawn" cold "$rounds" "$work/cold.plan" > "$results/cold.tsv"
}

warm() {
  {
    peers "advise-$1"
    plan rescind-bye "bye-$1" '"bye":true' "$rescind"
    plan rescind-advise "advise-$1" '"headline":' "$rescind"
  } > "$work/warm-$1.plan"
  "$work/spawn" warm "$blocks" "$trips" "$work/warm-$1.plan" > "$results/warm-$1.tsv"
}

rules() {
  local session
  for ((session = 1; session <= sessions; session++)); do
    "$work/rules" "$passes" > "$results/rules-$session.tsv"
    node "$bench/engines.mjs" "$work" "$passes" >> "$results/rules-$session.tsv"
  done
}

# batch LINES: so many requests of 1 kB through one process.
batch() {
  { yes "$(cat "$work/advise-1k.json")" || true; } | head -n "$1" | "$work/spawn" cost "$rescind" batch 2>&1 > /dev/null |
    sed "s/^cost/batch\t$1/" >> "$results/batch.tsv"
}

# page: left out where there is no browser to drive.
page() {
  RESCIND_BINARY=$rescind node "$bench/page.mjs" --rounds "$visits" ${idle:+--idle "$idle"} > "$results/page.tsv" 2> "$work/page.log" && return 0
  rm "$results/page.tsv"
  echo "left out: $(grep -m 1 Error "$work/page.log")" >&2
}

{
  printf 'machine\t%s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(getconf _NPROCESSORS_ONLN) processors, Linux $(uname -r)"
  printf 'load\t%s\n' "$(cut -d' ' -f1 /proc/loadavg)"
} > "$results/machine.tsv"
echo 'Cold starts' >&2 && cold
echo 'Round trips' >&2 && warm 1k && warm 65k
echo 'Rules' >&2 && rules
echo 'Order pages' >&2 && page
[ -z "$full" ] || { echo 'A million lines' >&2 && batch "$few" && batch "$many"; }
printf 'load\t%s\n' "$(cut -d' ' -f1 /proc/loadavg)" >> "$results/machine.tsv"

node "$bench/report.mjs" "$results" ${json:+"$json"}
