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

  --full         what the default run asks in part, in full, and fuzz and soak (README.md lists it)
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

cores=$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2)

# node --test, its output as TAP; one file after the other: a stage has one core.
node_tests() { node --test --test-reporter=tap --test-concurrency=1 "$@"; }

# run_ctest PRESET REPORT: each program's own tests are counted, so its whole output is kept.
run_ctest() {
  CMOCKA_MESSAGE_OUTPUT=TAP ctest --preset "$1" --parallel 1 --output-junit "$PWD/$logs/$2.xml" \
    --test-output-size-passed 4194304 --test-output-size-failed 4194304
}

# With ccache what was compiled in another folder is not compiled again.
! command -v ccache > /dev/null || export CMAKE_C_COMPILER_LAUNCHER=ccache

# One broken target does not keep the others from being built and tested.
build() { cmake --preset "$1" && cmake --build --preset "$1" --parallel "$cores" -- -k; }

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
    \( -name '*.sh' -o -path './.ci/run' -o -path './.github/hooks/*' \) -print | sort
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
stage_unit() { run_ctest dev unit; }
stage_unit_release() { run_ctest release unit_release; }
stage_js() { node_tests tests/run/*.test.mjs tests/js/*.test.*js; }
stage_pages() { node_tests tests/pages/*.test.mjs; }
stage_pack() { node_tests tests/pack/*.test.mjs; }
# What tsc, eslint and clang-tidy found nothing in is not looked at again, as long as nothing of it has changed.
types_of() { node_modules/.bin/tsc -p "$1" --incremental --tsBuildInfoFile "build/types/${1//\//-}.json"; }
stage_types() { types_of tests/js && types_of tests; }
stage_eslint() {
  node_modules/.bin/eslint -c tests/js/eslint.config.js --cache --cache-strategy content --cache-location build/eslint extension install tests
}
stage_shellcheck() {
  local files
  mapfile -t files < <(scripts)
  each 'shellcheck -x' "${files[@]}"
}
stage_lint() { run_script_tests tests/lint/*.*; }
stage_tidy() { nice -n 19 node tests/run/tidy.mjs build/dev; }
stage_analyzer() { node tests/run/tidy.mjs build/dev --analyze; }
stage_install() { tests/install/run.sh; }
stage_reading() { RESCIND_BROWSER=chromium node_tests tests/e2e/{drift,private}.chromium.mjs; }
stage_chromium() {
  local files
  mapfile -t files < <(printf '%s\n' tests/e2e/*.test.mjs tests/e2e/*.chromium.mjs | grep -Ev '/(drift|private)\.')
  RESCIND_BROWSER=chromium node_tests "${files[@]}"
}
stage_firefox() {
  local files
  mapfile -t files < <(printf '%s\n' tests/e2e/*.test.mjs | grep -Ev '/(hostile|changed)')
  RESCIND_BROWSER=firefox node_tests "${files[@]}"
}
stage_install_all() { RESCIND_ALL=yes tests/install/run.sh; }
stage_firefox_all() { RESCIND_BROWSER=firefox RESCIND_ALL=yes node_tests tests/e2e/*.test.mjs; }
stage_mutation() { node tests/lint/mutate.mjs --full; }
stage_fuzz() { tests/fuzz/run.sh; }
stage_soak() { RESCIND_BROWSER=chromium node_tests tests/e2e/*.soak.mjs; }

# The stages: when, name, how the results are counted.
#
#     first   one after the other, each with every core: what is built
#     beside  each with one core, as many at a time as there are cores; the longest come first, so that none is left alone at the end
#     spare   beside those, with what they leave of every core: browsers wait more than they work
#     full    one after the other, at the end, and only with --full
stages() {
  cat << 'ROWS'
first build_release exit
first build_dev exit
spare tidy tap
beside firefox tap
beside chromium tap
beside install tap
beside reading tap
beside pages tap
beside unit ctest
beside js tap
beside pack tap
beside types exit
beside unit_release ctest
beside lint tap
beside eslint exit
beside shellcheck tap
full analyzer tap
full mutation exit
full fuzz exit
full install_all tap
full firefox_all tap
full soak tap
ROWS
}

# --- Arguments -------------------------------------------------------------------------------------------------------

wanted='' full=''
while [ $# -gt 0 ]; do
  case $1 in
    --full) full=yes ;;
    --only)
      [ $# -ge 2 ] || die '--only needs the name of a stage.'
      wanted="$wanted $2"
      shift
      ;;
    --list) stages | cut -d ' ' -f 2 && exit 0 ;;
    --help | -h) help && exit 0 ;;
    *) die "I do not know $1. Try: tests/run.sh --help" ;;
  esac
  shift
done
for name in $wanted; do
  stages | cut -d ' ' -f 2 | grep -qxF "$name" || die "There is no stage $name. Try: tests/run.sh --list"
done

# chosen WHEN: the rows of that time that are to run.
chosen() {
  local when name form
  stages | while read -r when name form; do
    [ "$when" = "$1" ] || continue
    case " $wanted " in
      *" $name "*) echo "$name $form" ;;
      '  ') [ "$when" = full ] && [ -z "$full" ] || echo "$name $form" ;;
    esac
  done
}

mkdir -p "$logs" "$screenshots"

# shellcheck source=tests/run/prepare.sh
. tests/run/prepare.sh
prepare || exit 2

# --- Run -------------------------------------------------------------------------------------------------------------

# run_stage NAME FORM: runs it, says how it went in one piece, and leaves its counts in NAME.count.
run_stage() {
  local name=$1 form=$2 log=$logs/$1.log file=$logs/$1.log began ended status good bad left
  [ "$form" = ctest ] && file=$logs/$name.xml
  rm -f "$file"
  began=$(date +%s)
  "stage_$name" > "$log" 2>&1 < /dev/null
  status=$?
  node tests/run/count.mjs "$form" "$file" "$status" > "$logs/$name.count" 2> "$log.failed" || echo '0 1 0' > "$logs/$name.count"
  read -r good bad left < "$logs/$name.count"
  ended=$(date +%s)
  {
    printf '%-14s%5d passed %4d failed' "$name" "$good" "$bad"
    [ "$left" = 0 ] || printf ' %4d skipped' "$left"
    printf ' %5d s\n' $((ended - began))
    if [ "$bad" != 0 ]; then
      sed 's/^/    /' "$log.failed"
      printf '    (all of it: %s)\n' "$log"
    fi
  } > "$log.said"
  flock "$logs" cat "$log.said"
}

# run_stages WHEN LIMIT: the stages of that time, so many at once. Each is a process group, so that an interruption ends its browsers, too.
run_stages() {
  local name form
  while read -r name form <&3; do
    while [ "$(jobs -rp | wc -l)" -ge "$2" ]; do wait -n; done
    run_stage "$name" "$form" 3<&- &
  done 3< <(chosen "$1")
}

stop() {
  local group
  for group in $(jobs -p); do kill -TERM -- "-$group" 2> /dev/null; done
  exit 130
}

rm -f "$logs"/*.count
trap stop INT TERM
set -m
run_stages first 1 && wait
run_stages spare "$cores"
run_stages beside $((cores + $(chosen spare | wc -l))) && wait
run_stages full 1 && wait
set +m

# --- Sum -------------------------------------------------------------------------------------------------------------

passed=0 failed=0
for when in first spare beside full; do
  while read -r name form; do
    # A stage that left no count has died.
    read -r good bad _ < "$logs/$name.count" 2> /dev/null || { good=0 bad=1 && echo "$name gave no result"; }
    passed=$((passed + good)) failed=$((failed + bad))
  done < <(chosen "$when")
done
[ -z "$(ls "$screenshots")" ] || printf 'Screenshots: %s\n' "$screenshots"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
