#!/usr/bin/env bash
# The one command that runs every test. `tests/run.sh --help` has the options.
set -u
umask 022
unset CDPATH

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
out=tests/out
logs=$out/logs
screenshots=$out/screenshots

help() {
  cat << 'TEXT'
Usage: tests/run.sh [--full] [--only STAGE]… [--list]

Installs what the tests need (Debian, Ubuntu), builds, and runs every test. Goes on after a failure and ends with one
line, "N passed, N failed". Exit code 0: all passed. 1: something failed. 2: wrong usage or a needed program is missing.

  --full         fuzz and soak as well
  --only STAGE   only this stage; may be repeated
  --list         names of the stages
  --help         this text

CHROMIUM and FIREFOX name the browsers' programs, where they are not found on the path.
TEXT
}

die() {
  printf 'tests/run.sh: %s\n' "$1" >&2
  exit 2
}

# --- Stages: name, how its results are counted (run/count.mjs), command ----------------------------------------------

jobs=$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2)

# node --test, its output as TAP; one file after the other, since a browser fills the machine.
node_tests() { node --test --test-reporter=tap --test-concurrency=1 "$@"; }

# ctest PRESET: each program's own tests are counted, so its whole output is kept.
run_ctest() {
  CMOCKA_MESSAGE_OUTPUT=TAP ctest --preset "$1" --output-junit "$PWD/$logs/unit-$1.xml" \
    --test-output-size-passed 4194304 --test-output-size-failed 4194304
}

# One broken target does not keep the others from being built and tested.
build() { cmake --preset "$1" && cmake --build --preset "$1" --parallel "$jobs" -- -k; }

# each TITLE-COMMAND FILE…: one TAP line a file.
each() {
  local command=$1 file number=0 text
  shift
  echo "1..$#"
  for file in "$@"; do
    number=$((number + 1))
    if text=$($command "$file" 2>&1); then
      echo "ok $number - $file"
    else
      echo "not ok $number - $file"
      printf '%s\n' "$text" | sed 's/^/    /'
    fi
  done
}

# scripts: every shell script of the tree.
scripts() {
  find . -name node_modules -prune -o -path ./build -prune -o -path ./.git -prune -o -path "./$out" -prune -o -type f \
    \( -name '*.sh' -o -path './.ci/run' \) -print | sort
}

run_lint_file() {
  case $1 in
    *.mjs) node "$1" ;;
    *) bash "$1" ;;
  esac
}

run_script_tests() {
  local files=("$@")
  each run_lint_file "${files[@]}"
}

stage_build_dev() { build dev; }
stage_build_release() { build release; }
stage_unit() { run_ctest dev; }
stage_unit_release() { run_ctest release; }
stage_js() { node_tests tests/run/*.test.mjs tests/js/*.test.*js; }
stage_pages() { node_tests tests/pages/*.test.mjs; }
stage_pack() { node_tests tests/pack/*.test.mjs; }
stage_types() { npx --no-install tsc -p tests/js && npx --no-install tsc -p tests; }
stage_eslint() { npx --no-install eslint -c tests/js/eslint.config.js extension install tests; }
stage_shellcheck() {
  local files
  mapfile -t files < <(scripts)
  each 'shellcheck -x' "${files[@]}"
}
stage_lint() { run_script_tests tests/lint/*.*; }
stage_tidy() { node tests/run/tidy.mjs build/dev; }
stage_install() { tests/install/run.sh; }
stage_chromium() { RESCIND_BROWSER=chromium node_tests tests/e2e/*.test.mjs tests/e2e/*.chromium.mjs; }
stage_firefox() { RESCIND_BROWSER=firefox node_tests tests/e2e/*.test.mjs; }
stage_mutation() { node tests/lint/mutate.mjs --full; }
stage_fuzz() { tests/fuzz/run.sh; }
stage_soak() { RESCIND_BROWSER=chromium node_tests tests/e2e/*.soak.mjs; }

stages='build_dev:exit build_release:exit unit:ctest:dev unit_release:ctest:release js:tap pack:tap pages:tap types:exit eslint:exit
  shellcheck:tap lint:tap install:tap chromium:tap firefox:tap tidy:tap'
full_stages='mutation:exit fuzz:exit soak:tap'

# --- Arguments -------------------------------------------------------------------------------------------------------

wanted=''
while [ $# -gt 0 ]; do
  case $1 in
    --full) stages="$stages $full_stages" ;;
    --only)
      [ $# -ge 2 ] || die '--only needs the name of a stage.'
      wanted="$wanted $2"
      shift
      ;;
    --list) for stage in $stages $full_stages; do echo "${stage%%:*}"; done && exit 0 ;;
    --help | -h) help && exit 0 ;;
    *) die "I do not know $1. Try: tests/run.sh --help" ;;
  esac
  shift
done
for name in $wanted; do
  case " $(echo "$stages $full_stages" | tr '\n' ' ')" in
    *" $name:"*) ;;
    *) die "There is no stage $name. Try: tests/run.sh --list" ;;
  esac
done
[ -z "$wanted" ] || stages="$stages $full_stages"

mkdir -p "$logs" "$screenshots"

# shellcheck source=tests/run/prepare.sh
. tests/run/prepare.sh
prepare || exit 2

# --- Run -------------------------------------------------------------------------------------------------------------

passed=0 failed=0 skipped=0
trap 'exit 130' INT

run_stage() {
  local name=$1 form=$2 file=$3 log=$logs/$1.log began ended status result good bad left
  began=$(date +%s)
  printf '%-14s' "$name"
  rm -f "$file"
  "stage_$name" > "$log" 2>&1 < /dev/null
  status=$?
  result=$(node tests/run/count.mjs "$form" "$file" "$status" 2> "$log.failed") || result='0 1 0'
  read -r good bad left <<< "$result"
  ended=$(date +%s)
  printf '%5d passed %4d failed' "$good" "$bad"
  [ "$left" = 0 ] || printf ' %4d skipped' "$left"
  printf ' %5d s\n' $((ended - began))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  if [ "$bad" != 0 ]; then
    sed 's/^/    /' "$log.failed"
    printf '    (all of it: %s)\n' "$log"
  fi
}

for stage in $stages; do
  IFS=: read -r name form preset <<< "$stage"
  case " $wanted " in *" $name "* | '  ') ;; *) continue ;; esac
  if [ "$form" = ctest ]; then
    run_stage "$name" "$form" "$logs/unit-$preset.xml"
  else
    run_stage "$name" "$form" "$logs/$name.log"
  fi
done

[ -z "$(ls "$screenshots")" ] || printf 'Screenshots: %s\n' "$screenshots"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
