#!/usr/bin/env bash
# Each browser of the table: found by its profile, given exactly its manifest, taken away without a trace. That a browser is found by
# itself is seen in what would be written; one of each family is really installed alone, and then all at once.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# manifests_are FAMILY FILE [FAMILY FILE]…: exactly the members that the family takes, with this home's program.
manifests_are() {
  node - "$home/.local/bin/rescind" "$repo/manifest/origins.txt" "$@" << 'JS'
    const { readFileSync, statSync } = require('node:fs');
    const { deepStrictEqual, strictEqual } = require('node:assert');
    const [program, origins, ...given] = process.argv.slice(2);
    const lines = readFileSync(origins, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
    for (let at = 0; at < given.length; at += 2) {
      const list = given[at] === 'chromium' ? 'allowed_origins' : 'allowed_extensions', file = given[at + 1];
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      const callers = lines.filter((line) => line.startsWith('chrome-extension://') === (list === 'allowed_origins'));
      deepStrictEqual(Object.keys(manifest), ['name', 'description', 'path', 'type', list], file);
      deepStrictEqual({ ...manifest, description: '' }, { name: 'org.rescind.host', description: '', path: program, type: 'stdio', [list]: callers });
      strictEqual(manifest.description.length > 0 && callers.length > 0, true);
      strictEqual(statSync(file).mode & 0o777, 0o644);
    }
JS
}
would_write() { sed -n 's/^ *would write  \(.*\.json\)$/\1/p' "$work/said"; }

families='' labels=() manifests=()
while IFS=$'\t' read -r name label family _ user _ profile _; do
  new_home
  mkdir -p "$(place "${profile%%|*}")"
  before=$(tree "$home")
  want=$(place "$user")/org.rescind.host.json
  labels+=("$label")
  manifests+=("$family" "${want#"$home/"}")
  is "$name: would be installed" put --dry-run
  is "$name: its manifest and no other" same "$(would_write)" "$want"
  case $families in *" $family "*) continue ;; esac
  families="$families $family "
  is "$name: installs" put
  is "$name: its manifest" manifests_are "$family" "$want"
  is "$name: no other manifest" same "$(find "$home" -name '*.json')" "$want"
  is "$name: doctor finds it registered" grep -q "✓ fine  $label *registered: " "$work/said"
  is "$name: says where to load the extension" says "$source_dir/extension"
  is "$name: uninstalls" install_sh --uninstall
  is "$name: the home is as it was" same "$before" "$(tree "$home")"
done < <(rows)

new_home
before=$(tree "$home")
is 'no browser: refused' status 1 put
is 'no browser: says which there are' says chromium
is 'no browser: nothing changed' same "$before" "$(tree "$home")"
is 'unknown browser: wrong usage' status 2 put --browser netscape
is 'unknown browser: says which there are' says librewolf
is 'unknown browser: nothing changed' same "$before" "$(tree "$home")"

is 'a browser by name, not found: installs' put --browser vivaldi
is 'a browser by name: only that one' same "$(find "$home" -name '*.json')" "$home/.config/vivaldi/NativeMessagingHosts/org.rescind.host.json"
is 'a second browser by name' put --browser firefox
is 'both are registered' same "$(find "$home" -name '*.json' | wc -l)" 2
is 'one uninstall for both' install_sh --uninstall
is 'the home is as it was' same "$before" "$(tree "$home")"

is '--all: installs' put --all
is '--all: a manifest for each row' same "$(find "$home" -name '*.json' | wc -l)" "$(rows | wc -l)"
for ((at = 1; at < ${#manifests[@]}; at += 2)); do manifests[at]=$home/${manifests[at]}; done
is '--all: each as its family takes it' manifests_are "${manifests[@]}"
for label in "${labels[@]}"; do
  is "--all: doctor finds $label registered" grep -q "✓ fine  $label *registered: " "$work/said"
done
is '--all: uninstalls' install_sh --uninstall
is '--all: the home is as it was' same "$before" "$(tree "$home")"

new_home
with=("XDG_CONFIG_HOME=$home/elsewhere")
mkdir -p "$home/elsewhere/chromium"
is 'XDG_CONFIG_HOME: installs' put
is 'XDG_CONFIG_HOME: the manifest is there' test -f "$home/elsewhere/chromium/NativeMessagingHosts/org.rescind.host.json"
with=(A=1)

new_home
ln -s "$(type -P true)" "$tools/chromium"
is 'found by its program: installs' put
is 'found by its program: the manifest' test -f "$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json"
rm "$tools/chromium"

new_home
mkdir -p "$home/.var/app/org.chromium.Chromium" "$home/.config/google-chrome"
is 'beside a Flatpak: installs' put
is 'beside a Flatpak: says that it cannot work there' says 'Chromium as flatpak org.chromium.Chromium: it cannot start a program outside its sandbox'
is 'a Flatpak alone is no browser to register' not test -e "$home/.config/chromium"
finish
