#!/usr/bin/env bash
# Starts and tests WorkOrders on a machine that has the .NET SDK and nothing else set up.
#
#   ./build.sh run [arguments]   build the API and start it at http://127.0.0.1:5080
#   ./build.sh test              run all tests; the last line says "N passed, N failed"
#   ./build.sh bench [arguments] measure how fast it is, against yardsticks, into bench/RESULTS.md; --help tells the arguments
#   ./build.sh micro [options]   measure what runs per request, step by step, without a database
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
  printf 'The .NET SDK 10 is missing (%s). Install it with:\n\n  %s\n\n' "${seen%%$'\n'*}" "$install" >&2
  exit 1
}

cake() {
  [ -t 1 ] || export NO_COLOR=1
  dotnet tool restore --verbosity quiet
  dotnet cake build.cake --target="$1"
}

case "${1:-}" in
  run)
    shift
    require_sdk
    [ -n "${ConnectionStrings__WorkOrders:-}" ] || scripts/install-postgresql.sh
    cake build
    # The API takes this process's place, so whoever stops build.sh stops the API; it runs where `dotnet run` would run it.
    cd src/Api
    exec dotnet bin/Release/net10.0/WorkOrders.Api.dll "$@"
    ;;
  test)
    require_sdk
    # Whatever database the tests run on, some of them start the API with its own.
    scripts/install-postgresql.sh
    cake test
    ;;
  bench)
    shift
    require_sdk
    scripts/install-postgresql.sh
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
