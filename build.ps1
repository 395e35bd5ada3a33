#!/usr/bin/env pwsh
# Builds, starts and tests WorkOrders on a machine with nothing but the .NET SDK installed.
#
#   ./build.ps1 run [arguments]   build the API and start it at http://127.0.0.1:5080
#   ./build.ps1 test              run all tests; the last line is "N passed, N failed"
#   ./build.ps1 bench [arguments] measure the performance and write bench/RESULTS.md; --help lists the arguments
#   ./build.ps1 micro [options]   measure each step of a request, without a database
$ErrorActionPreference = 'Stop'
$target, $rest = $args

function Require-Sdk {
    if ((Get-Command dotnet -ErrorAction Ignore) -and (dotnet --version 2>$null)) { return }
    $install = if ($IsMacOS) { 'brew install --cask dotnet-sdk' }
        elseif ($IsLinux) { 'curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0' }
        else { 'winget install Microsoft.DotNet.SDK.10' }
    [Console]::Error.WriteLine("The .NET SDK 10 is not installed. Install it with:`n`n  $install`n")
    exit 1
}

function Find-PostgreSql {
    $directories = @($env:POSTGRES_BIN) + @($env:PATH -split [IO.Path]::PathSeparator) + @(Resolve-Path "$env:ProgramFiles/PostgreSQL/*/bin" -ErrorAction Ignore)
    foreach ($directory in $directories | Where-Object { $_ }) {
        if ((Test-Path "$directory/initdb.exe") -and (& "$directory/postgres.exe" --version) -match '(\d+)' -and [int]$Matches[1] -ge 15) { return $directory }
    }
}

function Require-PostgreSql {
    if ($IsLinux -or $IsMacOS) {
        & "$PSScriptRoot/scripts/install-postgresql.sh"
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
        return
    }
    if (Find-PostgreSql) { return }
    Write-Host 'PostgreSQL 15 or later is not installed. Installing it with winget ...'
    if (Get-Command winget -ErrorAction Ignore) { winget install --exact --id PostgreSQL.PostgreSQL.17 --accept-package-agreements --accept-source-agreements }
    if (Find-PostgreSql) { return }
    [Console]::Error.WriteLine("PostgreSQL could not be installed. Do one of the following:`n  - run: winget install PostgreSQL.PostgreSQL.17`n  - set POSTGRES_BIN to the directory of its programs`n  - set ConnectionStrings__WorkOrders to use an existing server")
    exit 1
}

# Node builds the pages of the planning board. Without it, everything else is built.
function Find-Node {
    if ($IsLinux -or $IsMacOS) {
        $directory = & "$PSScriptRoot/scripts/install-node.sh"
        if ($LASTEXITCODE) { return $false }
        $env:PATH = "$directory$([IO.Path]::PathSeparator)$env:PATH"
        return $true
    }
    if (Test-Node) { return $true }
    Write-Host 'Node 20.19 or later is not installed. Installing it with winget ...'
    if (Get-Command winget -ErrorAction Ignore) { winget install --exact --id OpenJS.NodeJS.LTS --accept-package-agreements --accept-source-agreements | Out-Host }
    $env:PATH = "$env:ProgramFiles/nodejs$([IO.Path]::PathSeparator)$env:PATH"
    if (Test-Node) { return $true }
    Write-Host 'Node could not be installed, so the pages of the planning board cannot be built. Run: winget install OpenJS.NodeJS.LTS'
    return $false
}

function Test-Node {
    (Get-Command node -ErrorAction Ignore) -and (Get-Command npm -ErrorAction Ignore) -and
        [version](node --version).TrimStart('v') -ge [version]'20.19'
}

function Invoke-Cake($name) {
    $pages = Find-Node
    dotnet tool restore --verbosity quiet
    if (-not $LASTEXITCODE) { dotnet cake build.cake --target=$name --pages=$pages }
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}

Push-Location $PSScriptRoot
try {
    switch ($target) {
        'run' {
            Require-Sdk
            if (-not $env:ConnectionStrings__WorkOrders) { Require-PostgreSql }
            Invoke-Cake build
            Set-Location src/Api
            dotnet bin/Release/net10.0/WorkOrders.Api.dll @rest
            exit $LASTEXITCODE
        }
        'test' {
            Require-Sdk
            # Some tests start the API with its embedded server, whichever database the other tests use.
            Require-PostgreSql
            Invoke-Cake test
        }
        'bench' {
            Require-Sdk
            Require-PostgreSql
            Invoke-Cake bench
            dotnet bench/Load/bin/Release/net10.0/WorkOrders.Load.dll @rest
            exit $LASTEXITCODE
        }
        'micro' {
            Require-Sdk
            dotnet run --project bench/Micro --configuration Release -- @rest
            exit $LASTEXITCODE
        }
        default {
            Get-Content $PSCommandPath | Select-Object -Skip 1 -First 6 | ForEach-Object { $_ -replace '^# ?', '' }
            exit 2
        }
    }
}
finally {
    Pop-Location
}
