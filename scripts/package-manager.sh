# Functions of the scripts that install programs with the system's package manager.

# Prints the name of the package manager; nothing if there is none.
package_manager() {
  local name
  for name in apt-get dnf zypper pacman apk brew; do
    ! command -v "$name" >/dev/null || { echo "$name"; return; }
  done
}

# Runs a command as root, without asking for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Fails with a message if a package manager needs root and this user cannot get it.
require_root() {
  if [ "$1" != brew ] && ! as_root true 2>/dev/null; then
    echo 'The installation needs root, and sudo requires a password.' >&2
    return 1
  fi
}
