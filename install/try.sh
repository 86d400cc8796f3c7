#!/usr/bin/env bash
# Shows Rescind at work on invented orders, in a browser that is thrown away afterwards. `try.sh --help` says more.
#
# Chromium is driven over its DevTools pipe by node alone (install/try/): no package from npm, no port, no certificate, no
# change to the system's or your browser's settings. Order pages are answered inside the browser, under their real
# addresses; no name is looked up, so nothing reaches the real site.
set -eu
umask 022
unset CDPATH

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source_dir=$(dirname "$here")
# shellcheck disable=SC2034 # lib/browsers.sh reads it
table=$here/browsers.tsv
version=$(sed -n 's/^project(rescind VERSION \([0-9.]*\).*/\1/p' "$source_dir/CMakeLists.txt")

say() { printf '%s\n' "$*"; }
die() {
  printf 'try.sh: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

help() {
  cat << 'TEXT'
Usage: try.sh [--headless]

Installs what is missing (Debian, Ubuntu), builds Rescind, and opens Chromium with a throw-away profile, the extension and a
page of invented orders. Your own browser and its profile are not touched. Everything but build/ is removed at the end.

  --headless   no window: prints the advice and takes screenshots (also what happens without a display)
  --help       this text

CHROMIUM names the browser's program, where it is not found on the path.
TEXT
}

out=''
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || out=$source_dir/build/try
for argument; do
  case $argument in
    --headless) out=$source_dir/build/try ;;
    --help | -h) help && exit 0 ;;
    *) printf 'try.sh: I do not know %s.\nTry: try.sh --help\n' "$argument" >&2 && exit 2 ;;
  esac
done

# shellcheck source=install/lib/browsers.sh
. "$here/lib/browsers.sh"
# shellcheck source=install/lib/depends.sh
. "$here/lib/depends.sh"
# shellcheck source=install/lib/manifest.sh
. "$here/lib/manifest.sh"

# --- What is missing -------------------------------------------------------------------------------------------------

find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    type -P "$CHROMIUM"
  else
    program_of 'chromium|chromium-browser|google-chrome|google-chrome-stable' chromium
  fi
}

distribution=$(sed -n 's/^ID=//p' /etc/os-release 2> /dev/null | tr -d '"') || true
missing=$(missing_packages)
command -v node > /dev/null || missing="$missing nodejs"
if ! find_chromium > /dev/null; then
  [ -z "${CHROMIUM:-}" ] || die "There is no program $CHROMIUM."
  if [ "$distribution" = ubuntu ]; then
    die "I need Chromium or Google Chrome. Ubuntu has Chromium as a snap only, and a snap cannot start a program of this machine." \
      "Get Google Chrome, then run me again:" \
      "  wget https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb" \
      "  sudo apt-get install -y ./google-chrome-stable_current_amd64.deb"
  fi
  missing="$missing chromium chromium-sandbox fonts-dejavu-core"
fi
missing=$(echo "$missing" | xargs)
if [ -n "$missing" ]; then
  as_root=''
  [ "$(id -u)" = 0 ] || as_root=sudo
  if [ "$(package_manager)" != apt ] || { [ -n "$as_root" ] && ! command -v sudo > /dev/null; }; then
    die "This needs what is not on this machine yet (Debian's names), and I can install it only with apt-get, as root or with sudo:" "$missing"
  fi
  say "Not on this machine yet, so I install it now${as_root:+ with sudo}: $missing"
  $as_root apt-get -q update
  # The names are words without blanks.
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
fi
chromium=$(find_chromium) || die "There is still no Chromium on this machine."
node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)' || die "This needs node 18 or newer; here is $(node --version)."

# --- Build, register, show -------------------------------------------------------------------------------------------

work=$(mktemp -d "${TMPDIR:-/tmp}/rescind-try.XXXXXX") || die "No temporary folder can be made."
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
build

profile=$work/profile
mkdir -p "$profile/NativeMessagingHosts" "$profile/Default" "$work/home"
manifest chromium "$binary" "$source_dir/manifest/origins.txt" > "$profile/NativeMessagingHosts/org.rescind.host.json"
# The extension's button stands in the toolbar, not in the menu behind it.
pinned=$(callers chromium "$source_dir/manifest/origins.txt" | sed -n '1s,^chrome-extension://\(.*\)/$,\1,p')
printf '{"extensions":{"pinned_extensions":["%s"]}}\n' "$pinned" > "$profile/Default/Preferences"

say "Starting $chromium with a throw-away profile …"
if [ -z "${XAUTHORITY:-}" ] && [ -f "$HOME/.Xauthority" ]; then export XAUTHORITY=$HOME/.Xauthority; fi
status=0
HOME=$work/home node "$here/try/show.mjs" "$chromium" "$source_dir/extension" "$profile" ${out:+"$out"} || status=$?
exit $status
