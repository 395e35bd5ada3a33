#!/usr/bin/env bash
# Builds a PostgreSQL image from Debian packages, for machines that cannot pull an image. Needs root, debootstrap and a Docker engine.
# Prints the name of the image. It contains a digest of the scripts of this folder, so that the image is built again only when they change.
set -euo pipefail
cd "$(dirname "$0")"

suite=bookworm
postgresql=15
image=workorders-postgres:$postgresql-$(cat build.sh entrypoint.sh | sha256sum | cut -c 1-12)

# The archive that this machine's apt uses, because it is reachable from here.
archive() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' "Codename: $suite" 'Component: main' | head -n 1)
  case $uri in
    mirror+file:*) uri=$(grep -m 1 -o '^[a-z]*://[^[:space:]]*' "${uri#mirror+file:}") ;;
  esac
  echo "${uri:?apt has no Debian archive of $suite: run apt-get update, or add an archive to its sources}"
}

if docker image inspect "$image" >/dev/null 2>&1; then
  echo "$image"
  exit
fi

echo "Building the image $image from Debian packages (about a minute) …" >&2
root=$(mktemp -d -p /var/tmp workorders-postgres.XXXXXX)
trap 'rm -rf "$root"' EXIT

eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
export http_proxy https_proxy
debootstrap --variant=minbase --include="postgresql-$postgresql,locales" "$suite" "$root" "$(archive)" >"$root.log" 2>&1 ||
  { tail -n 20 "$root.log" >&2; exit 1; }
rm -rf "$root.log" "$root/var/lib/postgresql/$postgresql" "$root/etc/postgresql/$postgresql" "$root/var/cache/apt" \
  "$root/var/lib/apt/lists" "$root/usr/share/doc" "$root/usr/share/man" "$root/usr/share/locale"
install -m 755 entrypoint.sh "$root/usr/local/bin/entrypoint.sh"
chmod 755 "$root" # mktemp gives access to root only, but the server runs as another user

tar -C "$root" --one-file-system -c . | docker import \
  --change 'ENTRYPOINT ["entrypoint.sh"]' \
  --change 'EXPOSE 5432' \
  --change "ENV PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/$postgresql/bin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
  - "$image" >&2
echo "$image"
