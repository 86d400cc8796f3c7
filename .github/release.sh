#!/usr/bin/env bash
# What a release is made of: `release.sh [--check] vX.Y.Z`.
#
# Asks that the tag, CMakeLists.txt, the extension's manifest and CHANGELOG.md name one version; with --check that is all. Then asks the
# built program whether the pack may be released, and leaves archives with their checksums in build/archives and the version's part of
# the changelog in build/release-notes.md.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() {
  printf 'release.sh: %s\n' "$*" >&2
  exit 1
}

check=''
[ "${1:-}" != --check ] || { check=yes && shift; }
[ $# -eq 1 ] || { echo 'Usage: release.sh [--check] vX.Y.Z' >&2 && exit 2; }
tag=$1
[[ $tag =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || die "$tag is no tag of a release: vX.Y.Z"
version=${tag#v}

# agrees FILE VERSION: the file names that version.
agrees() { [ "$2" = "$version" ] || die "$1 names version ${2:-(none)}, and the tag is $tag"; }
agrees CMakeLists.txt "$(sed -n 's/^project(rescind VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)"
agrees extension/manifest.json "$(sed -n 's/^  "version": "\([^"]*\)",$/\1/p' extension/manifest.json)"
agrees CHANGELOG.md "$(sed -n 's/^## \([0-9][0-9.]*\)$/\1/p' CHANGELOG.md | head -n 1)"
[ -z "$check" ] || exit 0

build/release/rescind pack check --release host/packs/aliexpress

rm -rf build/archives
mkdir -p build/archives
git archive --format=tar.gz --prefix="rescind-$version/" -o "build/archives/rescind-$version.tar.gz" HEAD
git archive --format=zip -o "build/archives/rescind-extension-$version.zip" HEAD:extension
(cd build/archives && sha256sum -- * > SHA256SUMS)
awk -v wanted="## $version" '/^## / { inside = $0 == wanted; next } inside' CHANGELOG.md > build/release-notes.md
