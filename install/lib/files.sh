# shellcheck shell=bash disable=SC2154 # what it needs is set by install.sh
# Files that are there whole or not at all, and the record that takes every one of them away again.
#
# The record ($share/installed.txt) is written before the first file: `dir PATH` for a folder that will be made, `file PATH`
# for a file that will be written. Whatever moment the installation is killed at, --uninstall knows every path.
# Needs $share, $root (put before every path when writing; empty but for a staged installation), $work, say() and die().

record=$share/installed.txt
new_suffix=.rescind-new # a file being written, beside the one it replaces
part_name=.rescind-part # the folder that the record's own folders are made in

planned_targets=() planned_sources=() planned_modes=()

# plan MODE SOURCE TARGET: SOURCE will be copied to TARGET, after everything planned before it.
plan() {
  local at
  for ((at = 0; at < ${#planned_targets[@]}; at++)); do
    [ "${planned_targets[at]}" = "$3" ] && return
  done
  planned_modes+=("$1") planned_sources+=("$2") planned_targets+=("$3")
}

recorded() { [ -f "$root$record" ] && grep -qxF "$1" "$root$record"; }

# parent_of PATH: sets `parent` to the folder that holds it, as dirname would say it.
parent_of() {
  parent=${1%/*}
  while [ "$parent" != "${parent%/}" ]; do parent=${parent%/}; done
  [ -n "$parent" ] || parent=/
}

# missing_dirs PATH: sets `missing` to the folders above PATH that do not exist, outermost first, each with a line end.
missing_dirs() {
  missing=''
  parent_of "$1"
  while [ "$parent" != / ] && [ ! -d "$root$parent" ]; do
    [ -e "$root$parent" ] && die "$parent is in the way: it is a file, and a folder is needed there."
    missing=$parent$'\n'$missing
    parent_of "$parent"
  done
}

# lines_with BEFORE TEXT [AFTER]: each line of the text, with the words before and after it.
lines_with() {
  local line
  while IFS= read -r line; do
    [ -z "$line" ] || printf '%s%s%s\n' "$1" "$line" "${3:-}"
  done <<< "$2"
}

# check_plan: refuses before anything is changed.
check_plan() {
  local target
  for target in "${planned_targets[@]}"; do
    [ -d "$root$target" ] && die "$target is a folder; a file has to go there."
    if [ -e "$root$target" ] && ! recorded "file $target"; then
      die "$target exists, and no installation under $prefix wrote it." \
        "If you do not need it, move it away and run this again: mv $(quote "$target") $(quote "$target.old")"
    fi
    missing_dirs "$target"
  done
}

# record_lines: the record as it will be. What an earlier run wrote stays in it.
record_lines() {
  printf '# What Rescind %s wrote, for install.sh --uninstall and rescind doctor.\n' "$version"
  printf 'source %s\n' "$source_dir"
  {
    local target
    if [ -f "$root$record" ]; then grep -E '^(dir|file) ' "$root$record" || true; fi
    for target in "$record" "${planned_targets[@]}"; do
      missing_dirs "$target"
      lines_with 'dir ' "$missing"
      printf 'file %s\n' "$target"
    done
  } | awk '!seen[$0]++'
}

# write_record: its folders appear together with it, by one rename.
write_record() {
  local lines=$work/installed.txt top above part
  record_lines > "$lines"
  missing_dirs "$record"
  top=${missing%%$'\n'*}
  if [ -z "$top" ]; then
    put_file 644 "$lines" "$record"
    return
  fi
  parent_of "$top"
  above=$parent
  part=$root${above%/}/$part_name
  rm -rf "$part" || die "$part cannot be removed."
  mkdir -p "$part${share#"${above%/}"}" || die "No folder can be made in $above."
  if ! cp "$lines" "$part${record#"${above%/}"}"; then
    rm -rf "$part"
    die "The record could not be written in $above: is the disk full?"
  fi
  mv "$part/${top##*/}" "$root$top" || die "$top could not be made."
  rmdir "$part"
}

# put_file MODE SOURCE TARGET: by a temporary name beside it, then one rename.
put_file() {
  local target=$root$3 parent
  parent_of "$target"
  mkdir -p "$parent" || die "The folder of $3 could not be made. Nothing of it was changed."
  if ! { cp "$2" "$target$new_suffix" && chmod "$1" "$target$new_suffix" && mv -f "$target$new_suffix" "$target"; }; then
    rm -f "$target$new_suffix"
    die "$3 could not be written: is the disk full, or the folder read-only? What stood there before is unchanged."
  fi
}

# apply_plan: writes what differs, in order.
apply_plan() {
  local at target source
  for ((at = 0; at < ${#planned_targets[@]}; at++)); do
    target=${planned_targets[at]} source=${planned_sources[at]}
    if cmp -s "$source" "$root$target" && [ -n "$(find "$root$target" -perm "0${planned_modes[at]}")" ]; then
      say "  kept   $target"
    else
      put_file "${planned_modes[at]}" "$source" "$target"
      say "  wrote  $target"
    fi
  done
}

# show_plan: apply_plan's words, without its deeds.
show_plan() {
  local at
  for ((at = 0; at < ${#planned_targets[@]}; at++)); do
    missing_dirs "${planned_targets[at]}"
    lines_with '  would make   ' "$missing" /
    say "  would write  ${planned_targets[at]}"
  done | awk '!seen[$0]++'
}

# sweep: what a killed run may have left of the record's folders.
sweep() {
  local parent=$share part
  while [ "$parent" != / ]; do
    parent_of "$parent"
    part=$root${parent%/}/$part_name
    if [ -d "$part" ]; then rm -rf "$part"; fi
  done
}

# reversed KIND: the record's paths of that kind, last first.
reversed() {
  sed -n "s/^$1 //p" "$root$record" | awk '{ line[NR] = $0 } END { for (at = NR; at > 0; at--) print line[at] }'
}

# remove_all: the files, manifests first and the program last; then the folders that are empty; then the record.
remove_all() {
  local path
  while read -r path; do
    [ "$path" = "$record" ] && continue
    rm -f "$root$path" "$root$path$new_suffix" || die "$path could not be removed."
    say "  removed  $path"
  done < <(reversed file)
  while read -r path; do
    case $share/ in "$path"/*) continue ;; esac
    if rmdir "$root$path" 2> /dev/null; then say "  removed  $path/"; fi
  done < <(reversed dir)
  remove_record
}

# remove_record: together with those of its folders that were made for it and hold nothing else, again by one rename.
remove_record() {
  local top=$share above part
  rm -f "$root$record$new_suffix"
  if ! recorded "dir $share" || [ "$(ls -A "$root$share")" != "${record##*/}" ]; then
    rm -f "$root$record" || die "$record could not be removed."
    return
  fi
  parent_of "$top"
  while recorded "dir $parent" && [ "$(ls -A "$root$parent")" = "${top##*/}" ]; do
    top=$parent
    parent_of "$parent"
  done
  above=$parent
  part=$root${above%/}/$part_name
  rm -rf "$part"
  mv "$root$top" "$part" || die "$top could not be removed."
  rm -rf "$part"
  say "  removed  $top/"
}
