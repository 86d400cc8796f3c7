# shellcheck shell=bash disable=SC2154 # $logs is run.sh's
# What the tests need on this machine, installed where that is possible. Sourced by run.sh.

# needs: one need a line: how it is looked for, what, and the Debian package that has it.
needs() {
  cat << 'ROWS'
command cc build-essential
command make build-essential
command cmake cmake
command pkg-config pkg-config
command clang clang
command clang-format clang-format
command clang-tidy clang-tidy
command shellcheck shellcheck
command Xvfb xvfb
command node nodejs
command npm npm
ROWS
  # The libraries are those that the build asks for.
  sed -n 's/^ *rescind_dependency(\(.*\))$/\1/p' CMakeLists.txt | awk '{ print "module", $2, $4 }'
}

have() {
  case $1 in
    command) command -v "$2" > /dev/null ;;
    module) pkg-config --exists "$2" 2> /dev/null ;;
  esac
}

missing() {
  local kind what package
  needs | while read -r kind what package; do
    have "$kind" "$what" || echo "$package"
  done | sort -u
  # libFuzzer comes apart from the compiler on Debian.
  find /usr/lib/llvm-*/lib/clang -name 'libclang_rt.fuzzer-*' 2> /dev/null | grep -q . || echo libclang-rt-dev
}


# as_root COMMAND…: with sudo where that is needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  if ! command -v apt-get > /dev/null; then
    echo "The tests need these (Debian's names), and I can install them on Debian and Ubuntu only: $*" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo > /dev/null; then
    echo "The tests need packages, and you are not root and there is no sudo. As root: apt-get install $*" >&2
    return 1
  fi
  echo "Installing: $*"
  as_root apt-get update > "$logs/apt.log" 2>&1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >> "$logs/apt.log" 2>&1 || {
    tail -n 20 "$logs/apt.log" >&2
    echo "apt-get could not install them; the whole output: $logs/apt.log" >&2
    return 1
  }
}

# find_browser VARIABLE PROGRAM…: exports the first program of these that can be used. A snap cannot: it does not see a
# home folder of the tests' own.
find_browser() {
  local variable=$1 name file
  shift
  [ -z "${!variable:-}" ] || return 0
  for name in "$@"; do
    file=$(command -v "$name") || continue
    case $(readlink -f "$file") in /snap/* | */usr/bin/snap) continue ;; esac
    ! grep -qsI '/snap/bin' "$file" || continue
    export "$variable=$file"
    return 0
  done
  return 1
}

find_chromium() { find_browser CHROMIUM chromium chromium-browser google-chrome google-chrome-stable; }
find_firefox() { find_browser FIREFOX firefox-esr firefox; }

# Debian has both browsers as packages, Chromium's languages apart. Ubuntu has them as snaps only: there the makers' own builds
# are fetched. Without them the rest of the tests is still of use.
prepare_browsers() {
  # shellcheck disable=SC1091
  if [ "$(. /etc/os-release && echo "$ID")" = debian ]; then
    if ! find_chromium || ! find_firefox; then install_packages chromium firefox-esr; fi
    [ ! -d /usr/lib/chromium/locales ] || [ -e /usr/lib/chromium/locales/es.pak ] || install_packages chromium-l10n
  else
    find_chromium || fetch_browser CHROMIUM chrome
    find_firefox || fetch_browser FIREFOX firefox
  fi
  if ! find_chromium || ! find_firefox; then
    echo "There is no Chromium or no Firefox here that the tests can use: their stages will fail. Set CHROMIUM and FIREFOX to their programs."
  fi
}

# fetch_browser VARIABLE NAME: the maker's newest stable build, into the build folder.
fetch_browser() {
  local store=$PWD/build/browsers file
  echo "Fetching $2 into $store"
  file=$(npx --yes @puppeteer/browsers@2 install "$2@stable" --path "$store" --format '{{path}}' 2> "$logs/$2.log") && export "$1=$file"
}

# node_modules is renewed when the lock file is newer.
prepare_modules() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return 0
  echo 'Fetching the development tools (npm ci)'
  npm ci --no-audit --no-fund > "$logs/npm.log" 2>&1 || {
    tail -n 20 "$logs/npm.log" >&2
    echo "npm ci failed; the whole output: $logs/npm.log" >&2
    return 1
  }
}

# wanted_node: the oldest version of node that package.json takes.
wanted_node() { sed -n 's/^ *"engines": *{ *"node": *">=\([0-9.]*\)" *},*$/\1/p' package.json; }

# is_new_enough NODE: whether that program is of such a version.
is_new_enough() {
  local version
  version=$("$1" --version 2> /dev/null) || return 1
  printf '%s\n' "$(wanted_node)" "${version#v}" | sort -C -V
}

# Debian 12 and Ubuntu 24.04 bring an older node: there a newer one is fetched into the build folder, for this run alone.
prepare_node() {
  local store=$PWD/build/node wanted
  wanted=$(wanted_node)
  is_new_enough node && return 0
  is_new_enough "$store/node_modules/node/bin/node" || {
    echo "Fetching node ${wanted%%.*} into $store (this machine's is $(node --version))"
    mkdir -p "$store" && npm install --prefix "$store" --no-save --no-audit --no-fund "node@${wanted%%.*}" > "$logs/node.log" 2>&1
  }
  PATH=$store/node_modules/node/bin:$PATH
  export PATH
  is_new_enough node && return 0
  echo "The tests need node $wanted or newer, and this is $(node --version); what npm said: $logs/node.log" >&2
  return 1
}

prepare() {
  local packages
  mapfile -t packages < <(missing)
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}" || return 1
  unshare --user --map-root-user true 2> /dev/null || export RESCIND_NO_SANDBOX=yes
  prepare_node && prepare_modules || return 1
  prepare_browsers
}
