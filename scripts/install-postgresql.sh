#!/usr/bin/env bash
# Installs the programs of PostgreSQL 15 or later, from which the API starts its embedded server, unless they are installed already.
# Searches the same directories as the API and installs with the system's package manager. Starts no server.
set -euo pipefail
. "$(dirname "$0")/package-manager.sh"

candidate_directories() {
  if [ -n "${POSTGRES_BIN:-}" ]; then
    echo "$POSTGRES_BIN"
    return
  fi
  dirname "$(command -v postgres || echo /nowhere/postgres)"
  ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin 2>/dev/null || true
}

is_installed() {
  local bin major
  while read -r bin; do
    [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ] || continue
    major=$("$bin/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    [ "$major" -lt 15 ] || return 0
  done <<<"$(candidate_directories)"
  return 1
}

install_command() {
  case $1 in
    apt-get) echo 'apt-get install -y --no-install-recommends postgresql' ;;
    dnf) echo 'dnf install -y postgresql-server postgresql-contrib' ;;
    zypper) echo 'zypper --non-interactive install postgresql-server postgresql-contrib' ;;
    pacman) echo 'pacman -S --noconfirm postgresql' ;;
    apk) echo 'apk add postgresql postgresql-contrib' ;;
    brew) echo 'brew install postgresql@17' ;;
  esac
}

# Debian's package creates and starts a server when it is first installed; create_main_cluster turns that off.
install_on_debian() {
  local settings=/etc/postgresql-common/createcluster.conf
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" update
  if [ -e "$settings" ]; then
    as_root "${apt[@]}" install -y --no-install-recommends postgresql
  else
    as_root "${apt[@]}" install -y --no-install-recommends postgresql-common
    as_root pg_conftool "$settings" set create_main_cluster off
    as_root "${apt[@]}" install -y --no-install-recommends postgresql
    as_root pg_conftool "$settings" remove create_main_cluster
  fi
}

install() {
  require_root "$1" || return
  case $1 in
    apt-get) install_on_debian ;;
    brew) sh -c "$(install_command brew)" ;;
    *) as_root sh -c "$(install_command "$1")" ;;
  esac
}

if is_installed; then exit 0; fi

if [ -n "${POSTGRES_BIN:-}" ]; then
  echo "POSTGRES_BIN is \"$POSTGRES_BIN\"; it must be a directory that contains the programs of PostgreSQL 15 or later." >&2
  exit 1
fi

echo 'PostgreSQL 15 or later is not installed.'
manager=$(package_manager)
if [ -n "$manager" ]; then
  echo "Installing it with $manager …"
  if install "$manager" >/dev/null && is_installed; then exit 0; fi
fi

{
  echo 'PostgreSQL could not be installed. Do one of the following:'
  [ -z "$manager" ] || echo "  - run as an administrator: $(install_command "$manager")"
  echo '  - install it from https://www.postgresql.org/download/, if the distribution has no version 15 or later'
  echo '  - set POSTGRES_BIN to the directory of its programs'
  echo '  - set ConnectionStrings__WorkOrders to use an existing server'
} >&2
exit 1
