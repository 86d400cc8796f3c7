#!/usr/bin/env bash
# `rescind doctor`: each thing that can be wrong is named, and the command it gives makes it right.
# shellcheck source=tests/install/lib.sh disable=SC2016 # what breaks a manifest is evaluated later
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The installer that doctor names builds; here a build is a copy.
for tool in cc make pkg-config; do ln -s "$(type -P true)" "$tools/$tool"; done
cat > "$tools/cmake" << CMAKE
#!$(type -P bash)
if [ "\$1" = --build ]; then cp "$rescind" "\$2/rescind"; else mkdir -p "\$4"; fi
CMAKE
chmod +x "$tools/cmake"

new_home "it's me"
mkdir -p "$home/.config/chromium"
put --browser chromium --browser firefox
chromium=$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json
firefox=$home/.mozilla/native-messaging-hosts/org.rescind.host.json
program=$home/.local/bin/rescind

# finding LABEL MEMBER: of doctor's finding about that subject.
finding() {
  doctor --json | node -e '
    const { findings } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    console.log(findings.find((finding) => finding.subject === process.argv[1])?.[process.argv[2]] ?? "")' "$1" "$2"
}
subshell() { env -i "PATH=$tools" "HOME=$home" "TMPDIR=$work" LC_ALL=C.UTF-8 bash -c "$1"; }
well() { doctor > "$work/said"; }

is 'a fresh installation: all is well' status 0 well
is 'says so' says 'All is well'
is 'names the manifest' says "registered: $chromium"
is 'no colour into a pipe' not grep -q $'\033' "$work/said"
is '--json is JSON, and ok' same "$(doctor --json | node -p 'JSON.parse(require("node:fs").readFileSync(0, "utf8")).ok')" true
is '--help' status 0 doctor --help
is 'an option that is none: wrong usage' status 2 doctor --fix
is 'an operand: wrong usage' status 2 doctor please

# broken NOTE LABEL CODE COMMAND…: after the command that breaks it, doctor finds CODE, ends with 1, and what it says to do mends it.
broken() {
  local note=$1 label=$2 code=$3
  shift 3
  "$@"
  is "$note: found" same "$(finding "$label" code)" "$code"
  is "$note: exit code 1" status 1 well
  is "$note: what to do does it" subshell "$(finding "$label" 'do')"
  is "$note: all is well again" status 0 well
}
# edit FILE PATTERN REPLACEMENT
edit() { sed -i "s|$2|$3|" "$1"; }

broken 'not JSON' Chromium manifest_not_json eval 'echo "{" > "$chromium"'
broken 'not JSON' Firefox manifest_not_json eval 'echo "[]" > "$firefox"'
broken 'a comma too many' Chromium manifest_not_json edit "$chromium" '"stdio",' '"stdio",,'
broken 'a comment in Firefox' Firefox manifest_not_json edit "$firefox" '^{' '// comment\n{'
broken 'another name' Chromium manifest_name edit "$chromium" org.rescind.host org.rescind.guest
broken 'no description' Firefox manifest_description edit "$firefox" '"description": "[^"]*"' '"description": ""'
broken 'another type' Chromium manifest_type edit "$chromium" stdio pkcs11
broken 'a relative path' Chromium manifest_path edit "$chromium" '"path": "/' '"path": "'
broken 'a wrong path' Firefox program_missing edit "$firefox" /.local/bin/rescind /.local/bin/rescinded
broken 'a folder as program' Chromium program_not_runnable edit "$chromium" /.local/bin/rescind /.local/bin
broken 'a program that is not executable' Chromium program_not_runnable eval 'cp "$program" "$program.x"; chmod 644 "$program.x"; edit "$chromium" bin/rescind bin/rescind.x'
rm "$program.x"
put --browser chromium

broken 'no extension' Chromium manifest_callers edit "$chromium" '\[.*\]' '[]'
broken 'the other family' Firefox manifest_extra_member cp "$chromium" "$firefox"
broken 'the other family' Chromium manifest_callers cp "$firefox" "$chromium"
broken 'no slash at the end' Chromium manifest_caller_form edit "$chromium" '/"\]' '"]'
broken 'a second extension in a bad form' Chromium manifest_caller_form edit "$chromium" '/"\]' '/", "chrome-extension://*/"]'
broken 'another extension' Chromium manifest_caller_other edit "$chromium" '://o' '://p'
broken 'another add-on' Firefox manifest_caller_other edit "$firefox" '"{.*}"' '"somebody@else"'
broken 'a member that Firefox does not know' Firefox manifest_extra_member edit "$firefox" '^{' '{"_comment": "hi",'
broken 'a folder in its place' Firefox manifest_unreadable eval 'rm "$firefox" && mkdir "$firefox"'
broken 'a manifest that all can write' Chromium writable_by_others chmod 666 "$chromium"
broken 'a folder that all can write' Firefox writable_by_others chmod 777 "$home/.mozilla"
broken 'a program that all can write' Chromium writable_by_others chmod 757 "$program"
rm -rf "$firefox.old"

# --- Not broken ------------------------------------------------------------------------------------------------------

printf '\357\273\277' | cat - "$firefox" > "$work/bom" && cp "$work/bom" "$firefox"
is 'a byte order mark: Firefox reads it' status 0 well
edit "$chromium" '^{' '// a comment\n{"_more": 1,'
is 'a comment and a member more: Chromium reads it' status 0 well
put
rm "$firefox"
is 'one browser of two registered: well' status 0 well
is 'and the other is noted' same "$(finding Firefox level) $(finding Firefox code)" ' '
mkdir "$home/.mozilla/firefox"
is 'and the other, used here, is noted' same "$(finding Firefox level) $(finding Firefox code)" 'note manifest_missing'
rm "$chromium"
is 'no browser of two registered: to be mended' status 1 well
is 'what to do does it' subshell "$(finding Chromium 'do')"
is 'well again' status 0 well

mkdir -p "$home/.var/app/org.mozilla.firefox"
is 'a Flatpak beside it: well' status 0 well
is 'a Flatpak beside it: noted' says 'Flatpak, org.mozilla.firefox'
rmdir "$home/.var/app/org.mozilla.firefox"

cp "$program" "$work/elsewhere"
env -i "PATH=$tools" "HOME=$home" "$work/elsewhere" doctor > "$work/said"
is 'another copy of the program notes that it is not the registered one' says 'the manifest names another program than this one'

# --- The host itself -------------------------------------------------------------------------------------------------

is 'starts as a browser does' same "$(finding Start level)" fine
is 'nothing was taught' same "$(finding Memory what)" "0 status texts were taught, in $home/.local/share/rescind"
mkdir -p "$home/.local/share/rescind"
echo '{"format":9}' > "$home/.local/share/rescind/taught.json"
is 'what a later version was taught is noted' same "$(finding Memory code)" memory_unusable
is 'and keeps nobody from advice' status 0 well
rm -r "$home/.local/share/rescind"
is 'has the rules it was built with' same "$(finding Rules level)" fine
new_home
env -i "PATH=$tools" "HOME=$home" "$rescind" doctor > "$work/said"
is 'no browser at all: says so' says 'none that Rescind knows was found'
is 'not installed: names the installer without a folder' says 'do:  install/install.sh --browser NAME'
finish
