#!/usr/bin/env bash
# Builds, starts and tests WorkOrders on a machine with nothing but the .NET SDK installed.
#
#   ./build.sh run [arguments]   build the API and start it at http://127.0.0.1:5080
#   ./build.sh test              run all tests; the last line is "N passed, N failed"
#   ./build.sh bench [arguments] measure the performance and write bench/RESULTS.md; --help lists the arguments
#   ./build.sh micro [options]   measure each step of a request, without a database
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  sed -n '2,7s/^# \{0,1\}//p' build.sh
}

require_sdk() {
  local seen install
  seen=$(dotnet --version 2>&1) && return
  case $(uname) in
    Darwin) install='brew install --cask dotnet-sdk' ;;
    *) install='curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH="$HOME/.dotnet:$PATH"' ;;
  esac
  printf 'The .NET SDK 10 is not installed (%s). Install it with:\n\n  %s\n\n' "${seen%%$'\n'*}" "$install" >&2
  exit 1
}

# Node builds the pages of the planning board. Without it, everything else is built.
pages=true
find_node() {
  local directory
  if directory=$(scripts/install-node.sh); then export PATH="$directory:$PATH"; else pages=false; fi
}

cake() {
  [ -t 1 ] || export NO_COLOR=1
  dotnet tool restore --verbosity quiet
  dotnet cake build.cake --target="$1" --pages="$pages"
}

case "${1:-}" in
  run)
    shift
    require_sdk
    [ -n "${ConnectionStrings__WorkOrders:-}" ] || scripts/install-postgresql.sh
    find_node
    cake build
    # exec, so that stopping build.sh stops the API. The working directory is the one that `dotnet run` would use.
    cd src/Api
    exec dotnet bin/Release/net10.0/WorkOrders.Api.dll "$@"
    ;;
  test)
    require_sdk
    # Some tests start the API with its embedded server, whichever database the other tests use.
    scripts/install-postgresql.sh
    find_node
    # Without a browser, only the tests of the pages fail.
    scripts/install-chromium.sh || true
    cake test
    ;;
  bench)
    shift
    require_sdk
    scripts/install-postgresql.sh
    find_node
    # Without a browser, the pages of the planning board are not measured.
    scripts/install-chromium.sh || true
    cake bench
    exec dotnet bench/Load/bin/Release/net10.0/WorkOrders.Load.dll "$@"
    ;;
  micro)
    shift
    require_sdk
    exec dotnet run --project bench/Micro --configuration Release -- "$@"
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
