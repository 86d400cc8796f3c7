#!/usr/bin/env bash
# Killed (SIGKILL) before each of its steps in turn, copying even in the middle, the installer leaves every file old or
# new, and can be run again or taken away without a trace. Steps are counted, so nothing depends on time. A home as a kill left it is either
# installed again or uninstalled, turn by turn; with RESCIND_ALL (run.sh --full) it is both.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Each command that changes something counts itself, and at number $KILL_AT kills the installer's process group.
mkdir "$work/killers"
for tool in chmod cp mkdir mv rm rmdir; do
  real=$(readlink "$tools/$tool")
  cat > "$work/killers/$tool" << KILLER
#!$(type -P bash)
read -r count < "\$COUNT_FILE"
echo "\$((count + 1))" > "\$COUNT_FILE"
if [ "\$((count + 1))" = "\$KILL_AT" ]; then
  if [ $tool = cp ]; then printf half > "\${!#}"; fi
  kill -9 0
fi
exec $real "\$@"
KILLER
  chmod +x "$work/killers/$tool"
done

# killed_at NUMBER ARGUMENT…: the installer, killed before that step; sets $count to the steps that were begun.
killed_at() {
  local at=$1
  shift
  echo 0 > "$work/count"
  { setsid -w env -i "PATH=$work/killers:$tools" "HOME=$home" "TMPDIR=$work" LC_ALL=C.UTF-8 "COUNT_FILE=$work/count" "KILL_AT=$at" \
    bash "$source_dir/install/install.sh" "$@" > "$work/said" 2>&1 < /dev/null; } 2> /dev/null
  result=$?
  read -r count < "$work/count"
}

# contents DIR: its files, a line each: hash, permissions, path.
contents() {
  (cd "$1" && find . -type f -printf '%m %p\0' | sort -z -k 2 | tr '\0' '\n' > "$work/modes" &&
    find . -type f -print0 | sort -z | xargs -0 -r sha256sum | cut -d ' ' -f 1 | paste -d ' ' - "$work/modes")
}

# old_or_new: each file of $home has the contents it had in $work/old or has in $work/new, and the permissions of the latter, but for
# temporary names; and nothing that is in both is missing.
old_or_new() {
  contents "$home" | awk -v old="$work/old.contents" -v new="$work/new.contents" '
    function read(file, hashes, modes,   words) {
      while ((getline line < file) > 0) {
        split(line, words, " ")
        path = substr(line, length(words[1] " " words[2]) + 2)
        hashes[path] = words[1]
        modes[path] = words[2]
      }
    }
    BEGIN { read(old, old_hash, old_mode); read(new, new_hash, new_mode) }
    {
      path = substr($0, length($1 " " $2) + 2)
      there[path] = 1
      if (path ~ /\.rescind-new$|\/\.rescind-part\/|\/installed\.txt$/) next
      if ($1 != old_hash[path] && $1 != new_hash[path]) { print "neither old nor new: " path; bad = 1 }
      else if ($2 != new_mode[path]) { print "wrong permissions: " path; bad = 1 }
    }
    END {
      for (path in old_hash) if (path in new_hash && !(path in there)) { print "lost: " path; bad = 1 }
      exit bad
    }'
}

# fill DIR: makes $home a copy of DIR.
fill() {
  rm -rf "$home"
  cp -a "$1" "$home"
}

new_home
mkdir -p "$home/.config/chromium" "$home/.mozilla/firefox"
echo 'a file of the user' > "$home/.config/chromium/Local State"
cp -a "$home" "$work/empty"
before=$(tree "$home")

# Two programs that are content with everything, so that the steps are quick; the older one lets another extension in.
printf '#!/bin/sh\n# older\n' > "$work/older"
printf '#!/bin/sh\n# this one\n' > "$work/this"
chmod +x "$work/older" "$work/this"
rescind=$work/this
is 'an older version installs' install_sh --binary "$work/older" --extension-id other@place
cp -a "$home" "$work/older-home"
fill "$work/empty"
is 'this version installs' put
cp -a "$home" "$work/new"
contents "$work/new" > "$work/new.contents"
new=$(tree "$work/new")

# every_step NOTE START ARGUMENT…: kills at each step, from a home like START.
every_step() {
  local note=$1 start=$2 at
  shift 2
  contents "$start" > "$work/old.contents"
  for ((at = 1; ; at++)); do
    fill "$start"
    killed_at "$at" "$@"
    [ "$count" -ge "$at" ] || break
    is "$note, killed at step $at: is killed" same "$result" 137
    after_kill "$note, killed at step $at"
  done
  is "$note: ends when it is not killed" same "$result" 0
  is "$note: had steps to be killed at" test "$at" -gt 10
}

turn=0
after_kill() {
  is "$1: every file is old or new" old_or_new
  turn=$((turn + 1))
  if [ -n "${RESCIND_ALL:-}" ] || [ $((turn % 2)) = 0 ]; then
    cp -a "$home" "$work/killed"
    is "$1: uninstalls" install_sh --uninstall
    is "$1: the home is as it was" same "$before" "$(tree "$home")"
    fill "$work/killed"
    rm -rf "$work/killed"
  fi
  if [ -n "${RESCIND_ALL:-}" ] || [ $((turn % 2)) = 1 ]; then
    is "$1: installs again" put
    is "$1: as if nothing had happened" same "$new" "$(tree "$home")"
  fi
}
every_step 'first installation' "$work/empty" --binary "$rescind"
every_step 'upgrade' "$work/older-home" --binary "$rescind"

after_kill() {
  is "$1: uninstalls the rest" install_sh --uninstall
  is "$1: the home is as it was" same "$before" "$(tree "$home")"
}
every_step 'uninstall' "$work/new" --uninstall
finish
