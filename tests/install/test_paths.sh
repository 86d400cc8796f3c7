#!/usr/bin/env bash
# Whatever a home folder is called, the manifest names the program in it, and the program starts.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# named PROGRAM FILE…: the program that each manifest names, read by a real JSON parser.
named() {
  node -e 'const [program, ...files] = process.argv.slice(1);
    for (const file of files) require("node:assert").strictEqual(JSON.parse(require("node:fs").readFileSync(file)).path, program)' -- "$@"
}

while read -r name; do
  new_home "$name"
  mkdir -p "$home/.config/chromium" "$home/.mozilla/firefox"
  before=$(tree "$home")
  is "home $name: installs, and doctor is content" put
  is "home $name: both manifests" named "$home/.local/bin/rescind" "$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json" \
    "$home/.mozilla/native-messaging-hosts/org.rescind.host.json"
  is "home $name: again, nothing to write" put
  is "home $name: kept" same "$(grep -c '^  wrote' "$work/said")" 0
  is "home $name: uninstalls" install_sh --uninstall
  is "home $name: as it was" same "$before" "$(tree "$home")"
done << 'NAMES'
 leading, two words and trailing 
"double" it's back\slash
Jürgen Žižek 王 😀
$HOME `id` $(id) a&b;c|d<e>f
*?[x]{y}~!#%
-n
@PATH@ @CALLERS@
NAMES

new_home $'tab\there'
mkdir -p "$home/.config/chromium"
is 'home with a tab: installs' put
is 'home with a tab: manifest' named "$home/.local/bin/rescind" "$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json"

new_home $'line\nbreak'
mkdir -p "$home/.config/chromium"
before=$(tree "$home")
is 'home with a line break: refused' status 1 put
is 'home with a line break: says why' says 'line break'
is 'home with a line break: nothing changed' same "$before" "$(tree "$home")"

new_home $'bytes\xff\xfe'
mkdir -p "$home/.config/chromium"
before=$(tree "$home")
is 'home that is not UTF-8: refused' status 1 put
is 'home that is not UTF-8: says why' says 'not UTF-8'
is 'home that is not UTF-8: nothing changed' same "$before" "$(tree "$home")"
is 'home that is not UTF-8, prefix that is: installs' put --prefix "$work/plain prefix"
is 'home that is not UTF-8: uninstalls' install_sh --uninstall --prefix "$work/plain prefix"
is 'home that is not UTF-8: as it was' same "$before" "$(tree "$home")"
is 'the prefix is gone again' not test -e "$work/plain prefix"

new_home
mkdir -p "$home/.config/chromium"
before=$(tree "$home")
is 'a relative prefix, slashes at its end' bash -c "cd '$home' && $(declare -f install_sh put); with=(A=1) tools='$tools' home='$home' work='$work' source_dir='$source_dir' rescind='$rescind'; put --prefix some/where//"
is 'a relative prefix: the manifest is absolute' named "$home/some/where/bin/rescind" "$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json"
is 'a relative prefix: uninstalls' install_sh --uninstall --prefix "$home/some/where"
is 'a relative prefix: as it was' same "$before" "$(tree "$home")"

chmod -R u+rwX "$home"
ln -s "$home" "$work/link"
home=$work/link
is 'home behind a link: installs' put
is 'home behind a link: uninstalls' install_sh --uninstall
is 'home behind a link: as it was' same "$before" "$(tree "$home/")"
finish
