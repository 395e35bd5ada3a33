#!/usr/bin/env bash
# Installs Chromium and a font, with which tests/Board.Tests opens the pages of the planning board, unless a browser is installed already.
# Searches the same programs as the tests. Installs only where there is apt.
set -euo pipefail
. "$(dirname "$0")/package-manager.sh"

if [ -n "${WORKORDERS_TEST_BROWSER:-}" ]; then exit 0; fi

for name in chromium chromium-browser google-chrome; do
  ! command -v "$name" >/dev/null || exit 0
done

packages=(chromium fonts-dejavu-core)
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  echo "Installing ${packages[*]} …"
  apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" update
  if as_root "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >/dev/null; then exit 0; fi
fi

{
  echo 'The tests of the pages need Chromium or Chrome, which could not be installed. Do one of the following:'
  echo "  - where there is apt, run as an administrator: apt-get install -y --no-install-recommends ${packages[*]}"
  echo '  - set WORKORDERS_TEST_BROWSER to the program of a browser that is based on Chromium'
} >&2
exit 1
