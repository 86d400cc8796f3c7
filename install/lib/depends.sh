# shellcheck shell=bash disable=SC2154,SC2034 # install.sh and try.sh set what it needs and read $binary
# What building needs, this machine's command to get it, and building. Needs $source_dir, $version, $work, say() and die().

# need_rows: one need a line: command or pkg-config module, then its package in Debian, Fedora and Homebrew. The
# libraries are those of CMakeLists.txt; the indented ones there are for the tests only.
need_rows() {
  cat << 'ROWS'
command cc         build-essential gcc                gcc
command make       make            make               make
command cmake      cmake           cmake              cmake
command pkg-config pkg-config      pkgconf-pkg-config pkgconf
ROWS
  sed -n 's/^rescind_dependency(\(.*\))$/\1/p' "$source_dir/CMakeLists.txt" | awk '{ print "module", $2, $4, $5, $6 }'
}

# package_manager: apt, dnf or brew; nothing when there is none of them.
package_manager() {
  if command -v apt-get > /dev/null; then
    echo apt
  elif command -v dnf > /dev/null; then
    echo dnf
  elif command -v brew > /dev/null; then
    echo brew
  fi
}

have() {
  case $1 in
    command) command -v "$2" > /dev/null ;;
    module) pkg-config --exists "$2" 2> /dev/null ;;
  esac
}

# missing_packages: the packages of what is not there, in this machine's names, on one line.
missing_packages() {
  local kind what debian fedora brew
  need_rows | while read -r kind what debian fedora brew; do
    have "$kind" "$what" && continue
    case $(package_manager) in
      dnf) printf '%s ' "$fedora" ;;
      brew) printf '%s ' "$brew" ;;
      *) printf '%s ' "$debian" ;;
    esac
  done
}

# install_command PACKAGES: what a person types to get them.
install_command() {
  case $(package_manager) in
    apt) echo "sudo apt-get install -y ${1% }" ;;
    dnf) echo "sudo dnf install ${1% }" ;;
    brew) echo "brew install ${1% }" ;;
    *) echo "install these with your system's package manager: ${1% }" ;;
  esac
}

# build: sets $binary to the program. Apart from the developer's build/release, so that neither changes the other's options.
build() {
  local dir=$source_dir/build/install log=$work/build.log missing
  missing=$(missing_packages)
  [ -z "$missing" ] || die "Building needs what is not on this machine yet. Get it with this, then run me again:" "$(install_command "$missing")"
  say "Building Rescind $version …"
  if ! (cd "$source_dir" && cmake --preset release -B "$dir" -DBUILD_TESTING=OFF) > "$log" 2>&1 ||
    ! if [ -t 1 ]; then cmake --build "$dir" --parallel; else cmake --build "$dir" --parallel > "$log" 2>&1; fi; then
    cat "$log" >&2
    die "The build failed; nothing was installed."
  fi
  binary=$dir/rescind
}
