#!/bin/bash
# Starts PostgreSQL like the official image, as far as the tests need it: it supports POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB,
# passes arguments that begin with "-" to the server, and never runs the server as root.
set -euo pipefail

case "${1:-}" in
  '' | -*) set -- postgres "$@" ;;
esac

if [ "$1" != postgres ]; then
  exec "$@"
fi

if [ "$(id -u)" = 0 ]; then
  install -d -o postgres -g postgres -m 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=${POSTGRES_USER:-postgres}
  database=${POSTGRES_DB:-$user}
  : "${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD: the server accepts connections over TCP}"

  initdb --username="$user" --pwfile=<(printf '%s' "$POSTGRES_PASSWORD") --auth-local=trust --auth-host=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
  if [ "$database" != postgres ]; then
    postgres --single -j postgres <<<"create database \"${database//\"/\"\"}\""
  fi
fi

exec "$@"
