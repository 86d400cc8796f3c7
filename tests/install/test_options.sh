#!/usr/bin/env bash
# --dry-run, running again, upgrading, --extension-id, --system with DESTDIR, building and what it lacks.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

new_home
mkdir -p "$home/.config/chromium" "$home/.mozilla/firefox"
before=$(tree "$home")
manifest=$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json

# --- --dry-run -------------------------------------------------------------------------------------------------------

whole=$(tree "$work/source")
is 'dry run: succeeds' install_sh --dry-run
for path in .local/bin/rescind .local/share/rescind/origins.txt .local/share/man/man1/rescind.1 \
  .config/chromium/NativeMessagingHosts/org.rescind.host.json .mozilla/native-messaging-hosts/org.rescind.host.json; do
  is "dry run: names $path" says "would write  $home/$path"
done
is 'dry run: says that it would build' says "would build  $source_dir/build/install"
is 'dry run: the home is as it was' same "$before" "$(tree "$home")"
is 'dry run: the source is as it was' same "$whole" "$(tree "$work/source")"
put
after=$(tree "$home")
is 'dry run of an uninstall: succeeds' install_sh --uninstall --dry-run
is 'dry run of an uninstall: names the program' says "would remove  $home/.local/bin/rescind"
is 'dry run of an uninstall: nothing changed' same "$after" "$(tree "$home")"

# --- Again, and a newer one ------------------------------------------------------------------------------------------

is 'again: succeeds' put
is 'again: writes nothing' same "$(grep -c '^  wrote' "$work/said")" 0
is 'again: everything is as it was' same "$after" "$(tree "$home")"
chmod 600 "$manifest"
is 'wrong permissions: installed again' put
is 'wrong permissions: mended' same "$after" "$(tree "$home")"
echo '{' > "$manifest"
is 'a broken manifest: installed again' put
is 'a broken manifest: mended' same "$after" "$(tree "$home")"
is 'one more browser later' put --browser librewolf
is 'one uninstall for all of them' install_sh --uninstall
is 'the home is as it was' same "$before" "$(tree "$home")"
is 'uninstall again: nothing to do' install_sh --uninstall
is 'uninstall again: says so' says "Nothing is installed under $home/.local"

put
echo '{}' > "$home/.local/share/rescind/taught.json"
is 'uninstall beside what was taught' install_sh --uninstall
is 'what was taught is said to stay' says "What you taught it stays in $home/.local/share/rescind"
is 'and stays' same "$(cat "$home/.local/share/rescind/taught.json")" '{}'
rm -r "$home/.local/share/rescind"

put
echo mine > "$home/.local/share/notes"
is 'uninstall beside a file of the user' install_sh --uninstall
is 'the file of the user is still there' same "$(cat "$home/.local/share/notes")" mine
is 'nothing else is' same "$(find "$home/.local" -mindepth 1 | sort)" "$home/.local/share
$home/.local/share/notes"
rm -r "$home/.local"

# --- --extension-id --------------------------------------------------------------------------------------------------

id=$(printf 'abcdefghijklmnop%.0s' 1 2)
is 'one more id of each kind' put --extension-id "$id" --extension-id more@place
is "Chromium's manifest has it" grep -qF "/\", \"chrome-extension://$id/\"]" "$manifest"
is "Firefox's manifest has it" grep -qF '}", "more@place"]' "$home/.mozilla/native-messaging-hosts/org.rescind.host.json"
is 'an id that is there already' put --extension-id "$(sed -n 's,^chrome-extension://\(.*\)/$,\1,p' "$source_dir/manifest/origins.txt")"
is 'is there once' same "$after" "$(tree "$home")"
install_sh --uninstall

# --- --system --------------------------------------------------------------------------------------------------------

if [ "$(id -u)" = 0 ]; then
  with=("DESTDIR=$work/image")
  is 'staged for everybody' put --system --all
  is 'staged: the program' cmp "$rescind" "$work/image/usr/local/bin/rescind"
  is 'staged: paths in the manifest are the final ones' grep -qF '"path": "/usr/local/bin/rescind"' "$work/image/etc/chromium/native-messaging-hosts/org.rescind.host.json"
  is 'staged: the places of the table' same "$(cd "$work/image" && find . -name '*.json' | sort)" \
    "$(rows | cut -f 6 | grep -v '^-$' | while read -r dir; do echo ".$(place "$dir")/org.rescind.host.json"; done | sort -u)"
  is 'staged: says whose folder is not known' says 'Opera has no documented folder'
  is 'staged: taken away' install_sh --uninstall --system
  is 'staged: nothing is left' same "$(find "$work/image" -mindepth 1)" ''
  with=(A=1)
else
  skip 'staged for everybody' 'not root'
fi
is 'the home is as it was' same "$before" "$(tree "$home")"

# --- Building --------------------------------------------------------------------------------------------------------

is 'without a compiler: refused' status 1 install_sh
is 'without a compiler: names the packages' says 'build-essential'
is 'without a compiler: nothing changed' same "$before" "$(tree "$home")"
for tool in cc make pkg-config apt-get; do ln -s "$(type -P true)" "$tools/$tool"; done
is 'without CMake: refused' status 1 install_sh
is 'without CMake: the command to type' says 'sudo apt-get install -y cmake'
printf '#!%s\nexit 1\n' "$(type -P bash)" > "$tools/cmake"
chmod +x "$tools/cmake"
is 'a build that fails: refused' status 1 install_sh
is 'a build that fails: says so' says 'nothing was installed'
is 'a build that fails: nothing changed' same "$before" "$(tree "$home")"
cat > "$tools/cmake" << CMAKE
#!$(type -P bash)
if [ "\$1" = --build ]; then cp "$rescind" "\$2/rescind"; else mkdir -p "\$4"; fi
CMAKE
is 'a build that works: installs' install_sh
is 'a build that works: the program' cmp "$rescind" "$home/.local/bin/rescind"
is 'and uninstalls' install_sh --uninstall
is 'the home is as it was' same "$before" "$(tree "$home")"
finish
