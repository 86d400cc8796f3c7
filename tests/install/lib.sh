# shellcheck shell=bash disable=SC2016,SC2119,SC2120 # the table's variables are texts; functions pass on what they get, nothing too
# What the installation's tests share. Each runs in a world of its own: $home, a PATH with only $tools in it, and a copy of
# what the installer reads, so that nothing of this machine (browsers, other installations) is seen or touched.
set -u
umask 022
unset CDPATH XDG_CONFIG_HOME XDG_DATA_HOME DESTDIR SUDO_USER NO_COLOR

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
rescind=${RESCIND_BINARY:-$repo/build/release/rescind}
[ -x "$rescind" ] || { echo "Bail out! $rescind is not built: cmake --preset release && cmake --build --preset release" && exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/rescind-tests.XXXXXX")
work=$(cd "$work" && pwd -P)
trap 'chmod -R u+rwX "$work" 2> /dev/null; rm -rf "$work"' EXIT

# --- The world -------------------------------------------------------------------------------------------------------

tools=$work/tools
mkdir "$tools"
mapfile -t programs < <(type -P awk basename bash cat chmod cmp cp cut dirname env find grep head iconv id ls mkdir mktemp mv rm rmdir \
  sed sh sleep tr uname)
ln -s "${programs[@]}" "$tools"

source_dir=$work/source
mkdir -p "$source_dir/host"
cp -R "$repo/install" "$repo/manifest" "$source_dir"
cp "$repo/CMakeLists.txt" "$source_dir"
cp "$repo/host/rescind.1" "$source_dir/host"

# new_home [NAME]: an empty home folder; sets $home.
homes=0
new_home() {
  homes=$((homes + 1))
  home=$work/home$homes/${1:-me}
  mkdir -p "$home"
}

# install_sh ARGUMENT…: the installer in that world; what it says goes to $work/said. `with` before it sets variables.
install_sh() {
  env -i "PATH=$tools" "HOME=$home" "TMPDIR=$work" LC_ALL=C.UTF-8 "${with[@]}" \
    bash "$source_dir/install/install.sh" "$@" > "$work/said" 2>&1 < /dev/null
}
with=(A=1)

# put ARGUMENT…: install the built program, without building it again.
put() { install_sh --binary "$rescind" "$@"; }

doctor() { env -i "PATH=$tools" "HOME=$home" "$home/.local/bin/rescind" doctor "$@"; }

# tree DIR: every path below it with kind, permissions, link target and contents: equal lines, equal trees.
tree() {
  (cd "$1" && find . -printf '%y %m %l ' -print0 | tr '\0\n' '\n?' | LC_ALL=C sort && find . -type f -exec sha256sum {} + | LC_ALL=C sort)
}

rows() { awk -F '\t' '!/^#/ && $4 == "linux"' "$repo/install/browsers.tsv"; }

# place TEXT: the table's path, for $home.
place() {
  case $1 in
    '$HOME'/*) echo "$home/${1#*/}" ;;
    '$XDG_CONFIG_HOME'/*) echo "$home/.config/${1#*/}" ;;
    '$LIBDIR'/*) echo "/usr/lib/${1#*/}" ;;
    *) echo "$1" ;;
  esac
}

# --- Results ---------------------------------------------------------------------------------------------------------

tests=0

# is NOTE COMMAND…: one test; it passes when the command succeeds.
is() {
  local note=$1
  shift
  tests=$((tests + 1))
  if "$@" > "$work/why" 2>&1; then
    echo "ok $tests - $note"
  else
    echo "not ok $tests - $note"
    sed 's/^/    /' "$work/why"
    [ ! -s "$work/said" ] || sed 's/^/    said: /' "$work/said"
    failed=yes
  fi
}
failed=''

skip() {
  tests=$((tests + 1))
  echo "ok $tests - $1 # SKIP $2"
}

# same A B: two texts; shows how they differ.
same() { [ "$1" = "$2" ] || diff <(printf '%s\n' "$1") <(printf '%s\n' "$2"); }
not() { ! "$@"; }
says() { grep -qF -- "$1" "$work/said"; }

# status WANT COMMAND…: the exit code.
status() {
  local want=$1 got=0
  shift
  "$@" || got=$?
  [ "$got" = "$want" ] || { echo "exit code $got instead of $want" && return 1; }
}

finish() {
  echo "1..$tests"
  [ -z "$failed" ]
}
