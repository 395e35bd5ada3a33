#!/usr/bin/env bash
# Makes sure that the programs of a PostgreSQL server, 15 or newer, are on this machine: the API starts its own server from them.
# Looks where the API looks; installs them with the system's package manager only when there are none. Starts no server.
set -euo pipefail

places() {
  if [ -n "${POSTGRES_BIN:-}" ]; then
    echo "$POSTGRES_BIN"
    return
  fi
  dirname "$(command -v postgres || echo /nowhere/postgres)"
  ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin 2>/dev/null || true
}

found() {
  local bin major
  while read -r bin; do
    [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ] || continue
    major=$("$bin/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    [ "$major" -lt 15 ] || return 0
  done <<<"$(places)"
  return 1
}

package_manager() {
  local name
  for name in apt-get dnf zypper pacman apk brew; do
    ! command -v "$name" >/dev/null || { echo "$name"; return; }
  done
}

recipe() {
  case $1 in
    apt-get) echo 'apt-get install -y --no-install-recommends postgresql' ;;
    dnf) echo 'dnf install -y postgresql-server postgresql-contrib' ;;
    zypper) echo 'zypper --non-interactive install postgresql-server postgresql-contrib' ;;
    pacman) echo 'pacman -S --noconfirm postgresql' ;;
    apk) echo 'apk add postgresql postgresql-contrib' ;;
    brew) echo 'brew install postgresql@17' ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Debian's package makes and starts a server of its own at a first installation; nobody asked for that here.
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
  if [ "$1" != brew ] && ! as_root true 2>/dev/null; then
    echo 'That needs root, and sudo does not give it without a password.' >&2
    return 1
  fi
  case $1 in
    apt-get) install_on_debian ;;
    brew) sh -c "$(recipe brew)" ;;
    *) as_root sh -c "$(recipe "$1")" ;;
  esac
}

if found; then exit 0; fi

if [ -n "${POSTGRES_BIN:-}" ]; then
  echo "POSTGRES_BIN is $POSTGRES_BIN, which does not hold the programs of a PostgreSQL server, 15 or newer." >&2
  exit 1
fi

echo 'There is no PostgreSQL server, 15 or newer, on this machine.'
manager=$(package_manager)
if [ -n "$manager" ]; then
  echo "Installing it with $manager …"
  if install "$manager" >/dev/null && found; then exit 0; fi
fi

{
  echo 'It could not be installed. Please do one of these:'
  [ -z "$manager" ] || echo "  as an administrator: $(recipe "$manager")"
  echo '  take it from https://www.postgresql.org/download/ (where the distribution offers none or one older than 15)'
  echo '  set POSTGRES_BIN to the directory of its programs'
  echo '  set ConnectionStrings__WorkOrders to use a server that runs already'
} >&2
exit 1
