#!/usr/bin/env bash
# Builds Rescind, puts it under a prefix, and tells each browser where it is. `install.sh --help` has the options.
set -eu
umask 022
unset CDPATH

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source_dir=$(dirname "$here")
table=$here/browsers.tsv
host_name=org.rescind.host
version=$(sed -n 's/^project(rescind VERSION \([0-9.]*\).*/\1/p' "$source_dir/CMakeLists.txt")

say() { printf '%s\n' "$*"; }
die() {
  printf 'install.sh: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}
usage_error() {
  printf 'install.sh: %s\nTry: install.sh --help\n' "$1" >&2
  exit 2
}
# quote TEXT: as a shell reads it back.
quote() {
  case $1 in
    *[!A-Za-z0-9_./:=@%+-]* | '') printf "'%s'\n" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

help() {
  cat << 'TEXT'
Usage: install.sh [option]…

Builds Rescind, installs it for you alone (no root needed) and registers it with every browser found.

  --browser NAME      register with this browser, found or not; may be repeated
  --all               register with every browser of the list, found or not
  --extension-id ID   let an extension with this id in, too; may be repeated
  --prefix DIR        where to install (default: ~/.local; with --system: /usr/local)
  --system            install for everybody on this machine (as root; DESTDIR is honoured)
  --binary FILE       install this program instead of building one
  --uninstall         remove exactly what was installed under the prefix
  --dry-run           print what would be done and change nothing
  --help              this text

Exit codes: 0 done, 1 not done (the message says why), 2 wrong usage.
TEXT
  printf '\nBrowsers:'
  browser_rows | cut -f 1 | tr '\n' ' ' | sed 's/^/ /'
  printf '\n'
}

wanted='' everything='' extra_callers='' prefix='' system='' binary='' uninstall='' dry=''
arguments=$(for argument; do printf ' %s' "$(quote "$argument")"; done)
[ -n "${HOME:-}" ] || die "HOME is not set, so there is no telling where your browsers keep their files."
# shellcheck source=install/lib/browsers.sh
. "$here/lib/browsers.sh"
# shellcheck source=install/lib/manifest.sh
. "$here/lib/manifest.sh"

while [ $# -gt 0 ]; do
  case $1 in
    --browser | --extension-id | --prefix | --binary)
      if [ $# -lt 2 ] || [ -z "$2" ]; then usage_error "$1 needs a value."; fi
      case $1 in
        --browser) wanted="$wanted $2" ;;
        --extension-id)
          caller=$(caller_of "$2") ||
            usage_error "$2 is no extension id: Chromium's have 32 letters from a to p, Firefox's are {…} or name@place."
          extra_callers="$extra_callers $caller"
          ;;
        --prefix) prefix=$2 ;;
        --binary) binary=$2 ;;
      esac
      shift
      ;;
    --all) everything=yes ;;
    --system) system=yes ;;
    --uninstall) uninstall=yes ;;
    --dry-run) dry=yes ;;
    --help | -h) help && exit 0 ;;
    *) usage_error "I do not know $1." ;;
  esac
  shift
done

for name in $wanted; do
  browser_rows | cut -f 1 | grep -qxF "$name" ||
    usage_error "I do not know a browser called $name. I know:$(browser_rows | cut -f 1 | tr '\n' ' ' | sed 's/^/ /')"
done

# --- Who is asking, and for whom -------------------------------------------------------------------------------------

root=''
if [ -n "$system" ]; then
  root=${DESTDIR:-}
  root=${root%/}
  [ -n "$prefix" ] || prefix=/usr/local
else
  [ -d "$HOME" ] || die "Your home folder $HOME does not exist."
  if [ "$(id -u)" = 0 ]; then
    owner=$(find "$HOME" -prune -user root)
    if [ -z "$owner" ] || { [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; }; then
      die "This would install for root, not for ${SUDO_USER:-the owner of $HOME}, or leave root's files in that home folder." \
        "For yourself, run it without sudo:  $(quote "$here/install.sh")$arguments" \
        "For everybody on this machine:      $(quote "$here/install.sh") --system  (it says when root is needed)"
    fi
  fi
  [ -n "$prefix" ] || prefix=$HOME/.local
fi
case $prefix in
  /*) ;;
  *) prefix=$PWD/$prefix ;;
esac
while [ "$prefix" != / ] && [ "$prefix" != "${prefix%/}" ]; do prefix=${prefix%/}; done

bin=${prefix%/}/bin
share=${prefix%/}/share/rescind
program=$bin/rescind

# shellcheck source=install/lib/depends.sh
. "$here/lib/depends.sh"
# shellcheck source=install/lib/files.sh
. "$here/lib/files.sh"

case $prefix$HOME$source_dir in *$'\n'*) die "A folder with a line break in its name is more than I can record." ;; esac
is_utf8 "$program" || die "The path $program is not UTF-8, and a manifest (JSON) cannot hold it. Choose another --prefix."

# --- Uninstall -------------------------------------------------------------------------------------------------------

if [ -n "$uninstall" ]; then
  [ -z "$wanted$everything$extra_callers$binary" ] || usage_error "--uninstall goes with --prefix, --system and --dry-run only."
  if [ ! -f "$root$record" ]; then
    [ -n "$dry" ] || sweep
    say "Nothing is installed under $prefix."
  elif [ -n "$dry" ]; then
    reversed file | sed 's/^/  would remove  /'
    reversed dir | sed 's/^/  would remove  /; s/$/\/ (if empty)/'
  else
    remove_all
    sweep
    say "Rescind is gone from $prefix. The extension stays in each browser until you remove it there."
    for memory in "${XDG_DATA_HOME:-$HOME/.local/share}/rescind" "$HOME/Library/Application Support/Rescind"; do
      [ ! -e "$memory/taught.json" ] || say "What you taught it stays in $memory until you remove that folder."
    done
  fi
  exit 0
fi

# --- Which browsers --------------------------------------------------------------------------------------------------

# Rows are kept as lines, since a row's own texts hold spaces.
chosen=''
notes=''
while IFS=$'\t' read -r name label family _ user system_dir profile programs flatpaks page _; do
  sandboxes "$programs" "$flatpaks"
  if [ -n "$boxes" ]; then
    if [ "$family" = firefox ]; then
      text="Firefox asks the system's WebExtensions portal to start the host and you for permission; not every system has that portal."
    else
      text="it cannot start a program outside its sandbox, so Rescind does not work there. Use a $label that is not a snap or Flatpak."
    fi
    notes="$notes  $label as $boxes: $text"$'\n'
  fi
  case " $wanted " in
    *" $name "*) ;;
    *)
      if [ -z "$everything" ]; then
        if [ -n "$wanted" ] || ! browser_found "$profile" "$programs" "$family"; then continue; fi
      fi
      ;;
  esac
  dirs=$user
  [ -n "$system" ] && dirs=$system_dir
  if [ "$dirs" = - ]; then
    notes="$notes  $label has no documented folder for everybody's manifests: each user runs install.sh --browser $name."$'\n'
    continue
  fi
  chosen="$chosen$name"$'\t'"$label"$'\t'"$family"$'\t'"$dirs"$'\t'"$page"$'\n'
done < <(browser_rows)

if [ -z "$chosen" ]; then
  die "I found no browser that I know, and have changed nothing." ${notes:+"$notes"} \
    "If you use one of these, name it with --browser NAME: $(browser_rows | cut -f 1 | tr '\n' ' ')"
fi

# --- Build -----------------------------------------------------------------------------------------------------------

work=$(mktemp -d "${TMPDIR:-/tmp}/rescind-install.XXXXXX") || die "No temporary folder can be made."
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -z "$binary" ]; then
  if [ -n "$dry" ]; then
    say "  would build  $source_dir/build/install"
    binary=/dev/null
  elif [ -n "$system" ] && [ -z "$root" ] && [ -n "${SUDO_USER:-}" ]; then
    die "Building as root would leave root's files in $source_dir." \
      "Build as yourself first; that run ends with the command to go on with:  $(quote "$here/install.sh") --system"
  else
    build
  fi
fi
if [ ! -r "$binary" ] || [ -d "$binary" ]; then die "There is no program to install at $binary."; fi
if [ -n "$system" ] && [ -z "$root$dry" ] && [ "$(id -u)" != 0 ]; then
  case $binary in /*) ;; *) binary=$PWD/$binary ;; esac
  die "Built. Installing for everybody needs root; go on with:" \
    "sudo $(quote "$here/install.sh")$arguments --binary $(quote "$binary")"
fi

# --- Plan, then do ---------------------------------------------------------------------------------------------------

origins=$work/origins.txt
cp "$source_dir/manifest/origins.txt" "$origins"
for caller in $extra_callers; do
  grep -qxF "$caller" "$origins" || printf '%s\n' "$caller" >> "$origins"
done
for family in chromium firefox; do
  manifest "$family" "$program" "$origins" > "$work/$family.json" || die "The manifest template of $family cannot be read."
done

plan 755 "$binary" "$program"
plan 644 "$origins" "$share/origins.txt"
plan 644 "$source_dir/host/rescind.1" "${prefix%/}/share/man/man1/rescind.1"
while IFS=$'\t' read -r name label family dirs page; do
  [ -n "$name" ] || continue
  places "$dirs"
  while read -r dir; do
    [ -z "$dir" ] || plan 644 "$work/$family.json" "$dir/$host_name.json"
  done <<< "$placed"
done <<< "$chosen"
check_plan

if [ -n "$dry" ]; then
  say "Rescind $version would be installed under $prefix:"
  show_plan
  exit 0
fi
say "Installing Rescind $version under $prefix:"
sweep
write_record
apply_plan

# --- What now --------------------------------------------------------------------------------------------------------

healthy=yes
if [ -z "$root" ]; then
  say ''
  "$program" doctor || healthy=''
  case ":$PATH:" in
    *":$bin:"*) ;;
    *) say '' && say "$bin is not on your PATH; the program's full name is $(quote "$program")." ;;
  esac
fi
say ''
say "One thing is left: load the extension. In"
while IFS=$'\t' read -r name label family dirs page; do
  [ -n "$name" ] || continue
  say "  $label"
  say "    1. open  $page"
  if [ "$family" = firefox ]; then
    say '    2. press "Load Temporary Add-on…" and choose'
    say "       $source_dir/extension/manifest.json"
    say "    (Firefox forgets a temporary add-on when it closes; then do this again.)"
  else
    say '    2. switch on "Developer mode"'
    say '    3. press "Load unpacked" and choose the folder'
    say "       $source_dir/extension"
  fi
done <<< "$chosen"
say "Then open https://www.aliexpress.com/p/order/index.html"
[ -z "$notes" ] || printf '\nGood to know:\n%s' "$notes"
[ -n "$healthy" ] || die "Rescind is installed, but the check above found something to mend."
