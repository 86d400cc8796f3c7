#!/usr/bin/env bash
# What cannot be done is refused with its reason, before anything is changed or with everything as it was.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# refused NOTE CODE WORDS ARGUMENT…: the exit code, the words, and nothing changed.
refused() {
  local note=$1 code=$2 words=$3 before
  shift 3
  before=$(tree "$home")
  is "$note: refused" status "$code" put "$@"
  is "$note: says why" says "$words"
  is "$note: nothing changed" same "$before" "$(tree "$home")"
}

new_home
mkdir -p "$home/.config/chromium"
refused 'an option that is none' 2 'I do not know --frobnicate' --frobnicate
refused 'an option without its value' 2 '--browser needs a value' --browser
refused 'an id with a digit' 2 'is no extension id' --extension-id 0123456789abcdef0123456789abcdef
refused 'an id that is too short' 2 'is no extension id' --extension-id abcdefgh
refused 'an origin without its slash' 2 'is no extension id' --extension-id chrome-extension://abcdefghijklmnopabcdefghijklmnop
refused 'an id with a line break' 2 'is no extension id' --extension-id $'a@b\nc@d'
refused 'a program that is not there' 1 'There is no program' --binary "$work/nothing"
refused 'a folder as program' 1 'There is no program' --binary "$work"
refused 'uninstall with what does not go with it' 2 '--uninstall goes with' --uninstall --all

# --- Something in the way --------------------------------------------------------------------------------------------

mkdir -p "$home/.local/bin"
echo 'another program' > "$home/.local/bin/rescind"
refused "somebody else's file" 1 "no installation under $home/.local wrote it"
is "somebody else's file: says what to do" says "mv $home/.local/bin/rescind $home/.local/bin/rescind.old"
rm -rf "$home/.local"
mkdir -p "$home/.local/bin/rescind"
refused 'a folder in the way' 1 'is a folder; a file has to go there'
rm -rf "$home/.local"
echo 'a file' > "$home/.local"
refused 'a file in the way' 1 "$home/.local is in the way"
rm "$home/.local"
echo 'a file' > "$home/.config/chromium/NativeMessagingHosts"
refused 'a file where the manifests go' 1 'NativeMessagingHosts is in the way'
rm "$home/.config/chromium/NativeMessagingHosts"

# --- No room, no permission ------------------------------------------------------------------------------------------

# A limit on the size of files stands for a full disk: the program does not fit, the small files before it do.
full_disk() { (ulimit -f 16 && put "$@"); }
before=$(tree "$home")
is 'full disk: refused' status 1 full_disk
is 'full disk: says so' says 'is the disk full'
is 'full disk: nothing half-written' same "$(find "$home" -name '*.rescind-new' -o -name rescind -type f)" ''
is 'full disk: what was begun is taken away' install_sh --uninstall
is 'full disk: as it was' same "$before" "$(tree "$home")"
is 'with room: installs' put
full=$(tree "$home")
printf '\n' >> "$source_dir/manifest/origins.txt"
cp "$rescind" "$work/newer"
printf 'x' >> "$work/newer"
full_upgrade() { (ulimit -f 16 && install_sh --binary "$work/newer"); }
is 'full disk at an upgrade: refused' status 1 full_upgrade
is 'full disk at an upgrade: the old program is whole' cmp "$rescind" "$home/.local/bin/rescind"
is 'full disk at an upgrade: everything is as before' same "$full" "$(tree "$home")"
is 'full disk at an upgrade: uninstalls' install_sh --uninstall
is 'full disk at an upgrade: as it was' same "$before" "$(tree "$home")"

# as_user: root may write anywhere, so this part runs as somebody else.
as_user=()
if [ "$(id -u)" = 0 ]; then
  as_user=(setpriv --reuid 65534 --regid 65534 --clear-groups)
  chmod 755 "$work" "$work/home1"
fi
put_as_user() {
  "${as_user[@]}" env -i "PATH=$tools" "HOME=$home" "TMPDIR=$work/tmp" LC_ALL=C.UTF-8 bash "$source_dir/install/install.sh" "$@" \
    > "$work/said" 2>&1 < /dev/null
}
mkdir -m 1777 "$work/tmp"
install -m 755 "$rescind" "$work/rescind"
[ "$(id -u)" != 0 ] || chown -R 65534 "$home"
chmod 555 "$home"
before=$(tree "$home")
is 'read-only home: refused' status 1 put_as_user --binary "$work/rescind"
is 'read-only home: says where' says "$home"
is 'read-only home: nothing changed' same "$before" "$(tree "$home")"
chmod 755 "$home"
chmod 555 "$home/.config/chromium"
before=$(tree "$home")
is 'read-only browser folder: refused' status 1 put_as_user --binary "$work/rescind"
is 'read-only browser folder: says where' says "$home/.config/chromium/NativeMessagingHosts/org.rescind.host.json"
is 'read-only browser folder: what was begun is taken away' put_as_user --uninstall
is 'read-only browser folder: as it was' same "$before" "$(tree "$home")"
chmod 755 "$home/.config/chromium"

# --- Who is asking ---------------------------------------------------------------------------------------------------

is '--system as somebody else: refused' status 1 put_as_user --binary "$work/rescind" --system --browser chromium
is '--system as somebody else: the command to go on with' says "sudo $source_dir/install/install.sh --binary $work/rescind --system --browser chromium"
if [ "$(id -u)" = 0 ]; then
  refused "root with somebody's home" 1 'run it without sudo'
  chown -R root "$home"
  with=(SUDO_USER=somebody)
  refused 'root through sudo' 1 'not for somebody'
  with=(SUDO_USER=root)
  is 'root who became root: installs' put
  is 'root who became root: uninstalls' install_sh --uninstall
  with=(A=1)
else
  skip "root with somebody's home" 'not root'
fi
finish
