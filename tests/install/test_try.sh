#!/usr/bin/env bash
# try.sh shows what it promises, without a display and with one, and leaves nothing behind.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

CHROMIUM=${CHROMIUM:-$(type -P chromium || type -P google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  skip 'try' 'no Chromium on this machine'
  finish
  exit
fi

mkdir -p "$source_dir/tests" "$work/stub" "$work/tmp"
cp -R "$repo/extension" "$source_dir"
cp -R "$repo/tests/pages" "$source_dir/tests"
# builds PROGRAM: what a build gives from now on.
builds() {
  cat > "$work/stub/cmake" << CMAKE
#!$(type -P bash)
if [ "\$1" = --build ]; then cp "$1" "\$2/rescind"; else mkdir -p "\$4"; fi
CMAKE
  chmod +x "$work/stub/cmake"
}
builds "$rescind"
new_home

# try_sh VARIABLE=VALUE… -- ARGUMENT…
try_sh() {
  local variables=()
  while [ "$1" != -- ]; do variables+=("$1") && shift; done
  shift
  env -i "PATH=$work/stub:$PATH" "HOME=$home" "TMPDIR=$work/tmp" LC_ALL=C.UTF-8 "CHROMIUM=$CHROMIUM" "${variables[@]}" \
    bash "$source_dir/install/try.sh" "$@" > "$work/said" 2>&1 < /dev/null
}
is_picture() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] && [ "$(wc -c < "$1")" -gt 5000 ]; }
nothing_left() { same "$(ls -A "$work/tmp" "$home")" "$home:

$work/tmp:" && ! pgrep -f -- "--user-data-dir=$work/tmp"; }

is 'an option that is none: wrong usage' status 2 try_sh A=1 -- --frobnicate
is 'a browser that is not there: refused' status 1 try_sh CHROMIUM=/nowhere --
is 'without a display: succeeds' status 0 try_sh A=1 --
is 'without a display: a line for each of ten orders' same "$(grep -cE '^  81[0-9]{14}  [A-Z]' "$work/said")" 10
is 'without a display: a whole advice, with its letter' grep -q 'Hello, this is about order 81' "$work/said"
for name in list panel popup; do
  is "without a display: $name.png" is_picture "$source_dir/build/try/$name.png"
  is "without a display: says where $name.png is" says "$source_dir/build/try/$name.png"
done
is 'without a display: every advice in words' same "$(grep -c '^Order 81' "$source_dir/build/try/advice.txt")" 10
is 'without a display: nothing is left' nothing_left

builds /bin/false
is 'with a host that does not start: says so' status 1 try_sh A=1 --
is 'with a host that does not start: what the popup says about it' says 'no advice came. The popup says:'
is 'with a host that does not start: nothing is left' nothing_left
builds "$rescind"

# --- With a display, and ended by hand -------------------------------------------------------------------------------

if ! type -P Xvfb > /dev/null; then
  skip 'with a display' 'no Xvfb on this machine'
  finish
  exit
fi
exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1280x1000x24 > /dev/null 2>&1 &
server=$!
read -r display <&"$number"
rm "$work/said"
# As a shell's job, so that the interrupt goes to all of it as Ctrl-C does.
set -m
try_sh "DISPLAY=:$display" -- &
job=$!
set +m
until grep -qE 'Ctrl-C|^try' "$work/said" 2> /dev/null || ! kill -0 $job 2> /dev/null; do sleep 0.2; done
is 'with a display: says what the window shows' says 'shows 10 invented orders'
kill -INT -- -$job
wait $job
is 'interrupted: ends with 130' same $? 130
is 'interrupted: nothing is left' nothing_left
kill $server
finish
