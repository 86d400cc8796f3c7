# shellcheck shell=bash disable=SC2154 # what it needs is set by install.sh
# Native-messaging manifests from the templates in manifest/. Needs $source_dir.

# json_text TEXT: TEXT as a JSON string. Bytes from 0x80 up pass as they are: the caller has checked that they are UTF-8.
json_text() {
  LC_ALL=C TEXT=$1 awk 'BEGIN {
    for (i = 1; i < 32; i++) control[sprintf("%c", i)] = sprintf("\\u%04x", i)
    text = ENVIRON["TEXT"]
    for (i = 1; i <= length(text); i++) {
      c = substr(text, i, 1)
      out = out (c == "\"" || c == "\\" ? "\\" c : c in control ? control[c] : c)
    }
    print "\"" out "\""
  }'
}

is_utf8() { printf '%s' "$1" | iconv -f UTF-8 -t UTF-8 > /dev/null 2>&1; }

# callers FAMILY FILE: FILE's origins (chromium) or add-on ids (firefox), one a line.
callers() {
  case $1 in
    chromium) grep -E '^chrome-extension://' "$2" ;;
    firefox) grep -vE '^(#|$|chrome-extension://)' "$2" ;;
  esac
}

# caller_of ID: the line of origins.txt for an extension id; fails when it is the id of no browser's extension.
caller_of() {
  if [[ $1 =~ ^[a-p]{32}$ ]]; then
    printf 'chrome-extension://%s/\n' "$1"
  elif [[ $1 =~ ^chrome-extension://[a-p]{32}/$ || $1 =~ ^\{[0-9a-fA-F-]{36}\}$ || $1 =~ ^[A-Za-z0-9._-]*@[A-Za-z0-9._-]+$ ]]; then
    printf '%s\n' "$1"
  else
    return 1
  fi
}

# manifest FAMILY PROGRAM ORIGINS_FILE: the family's manifest, with exactly the members its template has.
manifest() {
  local list='' caller
  while read -r caller; do
    list="$list${list:+, }$(json_text "$caller")"
  done < <(callers "$1" "$3")
  PROGRAM=$(json_text "$2") CALLERS="[$list]" LC_ALL=C awk '
    function fill(line, name, value,   at) {
      at = index(line, name)
      return at == 0 ? line : substr(line, 1, at - 1) value substr(line, at + length(name))
    }
    { print fill(fill($0, "@CALLERS@", ENVIRON["CALLERS"]), "@PATH@", ENVIRON["PROGRAM"]) }' \
    "$source_dir/manifest/$1.json.in"
}
