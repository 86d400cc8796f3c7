#!/usr/bin/env bash
# What stands in more than one place is the same in all of them: ids, the host's name, members of manifests, the table.
# shellcheck source=tests/install/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# extension EXPRESSION: of extension/manifest.json.
extension() { node -p "const m = JSON.parse(require('node:fs').readFileSync('$repo/extension/manifest.json', 'utf8')); $1"; }

id=$(extension 'require("node:crypto").createHash("sha256").update(Buffer.from(m.key, "base64")).digest("hex").slice(0, 32)' |
  tr 0123456789abcdef abcdefghijklmnop)
is 'origins.txt has the id of the extension'"'"'s key' same "$(grep '^chrome-extension' "$repo/manifest/origins.txt")" "chrome-extension://$id/"
is "origins.txt has the add-on's id" same "$(grep -vE '^(#|chrome-extension|$)' "$repo/manifest/origins.txt")" \
  "$(extension m.browser_specific_settings.gecko.id)"

name=org.rescind.host
for family in chromium firefox; do
  is "$family's template has the host's name" grep -qF "\"name\": \"$name\"" "$repo/manifest/$family.json.in"
done
is "Firefox's template has no member but those it knows" same "$(grep -o '^  "[a-z_]*"' "$repo/manifest/firefox.json.in" | tr -d ' \n')" \
  '"name""description""path""type""allowed_extensions"'
is "Chromium's template" same "$(grep -o '^  "[a-z_]*"' "$repo/manifest/chromium.json.in" | tr -d ' \n')" \
  '"name""description""path""type""allowed_origins"'
is 'the installer has the name' grep -qxF "host_name=$name" "$repo/install/install.sh"
is 'doctor has the name' grep -qxF "#define MANIFEST_HOST_NAME \"$name\"" "$repo/host/src/guard/manifest_check.h"
is 'the extension has the name' same "$(grep -rhoE "'org\.[a-z0-9_.]+'" "$repo/extension" --include='*.js' | sort -u)" "'$name'"
is 'the name is one that every browser takes' grep -qxE '[a-z0-9_]+(\.[a-z0-9_]+)*' <<< "$name"

version=$(sed -n 's/^project(rescind VERSION \([0-9.]*\).*/\1/p' "$repo/CMakeLists.txt")
is 'the extension has the version of the project' same "$(extension m.version)" "$version"

is 'the table: eleven columns in each row' same "$(awk -F '\t' '!/^#/ && NF != 11' "$repo/install/browsers.tsv")" ''
is 'the table: each browser once a platform' same "$(grep -v '^#' "$repo/install/browsers.tsv" | cut -f 1,4 | sort | uniq -d)" ''
is 'the table: no empty column' same "$(awk -F '\t' '!/^#/ { for (i = 1; i <= NF; i++) if ($i == "") print }' "$repo/install/browsers.tsv")" ''
is 'the table: variables only at the beginning of a path' not grep -nE '[^|	]\$' <(grep -v '^#' "$repo/install/browsers.tsv")
finish
