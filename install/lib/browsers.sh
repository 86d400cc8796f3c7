# shellcheck shell=bash disable=SC2154,SC2016 # $table is set by install.sh; the table's variables are texts
# Reads browsers.tsv for this platform. Needs $HOME and $table; sets nothing outside its functions but `platform`, `config_home`,
# `expanded`, `placed` and `boxes`.

case $(uname -s) in
  Darwin) platform=macos ;;
  *) platform=linux ;;
esac
config_home=${XDG_CONFIG_HOME:-}
case $config_home in /*) ;; *) config_home=$HOME/.config ;; esac

# expand PLACE: sets `expanded` to the path with its leading variable filled in.
expand() {
  local libdir=/usr/lib
  [ -d "${DESTDIR:-}/usr/lib64/mozilla" ] && libdir=/usr/lib64
  case $1 in
    '$HOME'/*) expanded=$HOME/${1#*/} ;;
    '$XDG_CONFIG_HOME'/*) expanded=$config_home/${1#*/} ;;
    '$LIBDIR'/*) expanded=$libdir/${1#*/} ;;
    *) expanded=$1 ;;
  esac
}

# places LIST: sets `placed` to the paths of a `|` list, each with a line end; to nothing for `-`.
places() {
  local rest=$1 place
  placed=''
  [ "$rest" != - ] || return 0
  while [ -n "$rest" ]; do
    place=${rest%%|*}
    rest=${rest#"$place"}
    rest=${rest#|}
    expand "$place"
    placed=$placed$expanded$'\n'
  done
}

# browser_rows: the table's rows of this platform, in its order.
browser_rows() {
  awk -F '\t' -v platform="$platform" '!/^#/ && $4 == platform' "$table"
}

# starts_snap FILE: it is in a snap's folder, or a script that hands over to one, as Ubuntu's packages have it.
starts_snap() {
  case $1 in /snap/*) return ;; esac
  case $(head -c 2048 "$1" 2> /dev/null | tr -d '\0') in '#!'*/snap/bin/*) return ;; esac
  return 1
}

# program_of PROGRAMS FAMILY: the first one there is. Chromium's family in a snap does not count: it sees neither the
# manifest nor the host, while Firefox's snap asks the system to start it.
program_of() {
  local program path
  places "$1"
  while read -r program; do
    case $program in
      '') ;;
      */*) [ -e "$program" ] && printf '%s\n' "$program" && return ;;
      *)
        command -v "$program" > /dev/null || continue
        path=$(command -v "$program")
        if [ "$2" = chromium ] && starts_snap "$path"; then continue; fi
        printf '%s\n' "$path"
        return
        ;;
    esac
  done <<< "$placed"
  return 1
}

# browser_found PROFILES PROGRAMS FAMILY: was it used here, or could it be started?
browser_found() {
  local profile
  places "$1"
  while read -r profile; do
    [ -d "$profile" ] && return
  done <<< "$placed"
  program_of "$2" "$3" > /dev/null
}

# sandboxes PROGRAMS FLATPAKS: sets `boxes` to "snap" and "flatpak ID" for each sandboxed build found, with commas between them.
sandboxes() {
  local name
  boxes=''
  places "$1"
  while read -r name; do
    [ -n "$name" ] && [ -e "/snap/bin/$name" ] && boxes=snap && break
  done <<< "$placed"
  places "$2"
  while read -r name; do
    if [ -n "$name" ] && { [ -d "$HOME/.var/app/$name" ] || [ -d "/var/lib/flatpak/app/$name" ]; }; then
      boxes="${boxes:+$boxes, }flatpak $name"
    fi
  done <<< "$placed"
}
