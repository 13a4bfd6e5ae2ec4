#!/usr/bin/env bash
# ./build.sh [build|demo|test|bench|soak|fuzz|docs|pack|clean]: runs build.ps1 in pwsh where it is installed, and in tools/PSHost,
# which needs only the .NET SDK, where it is not.
set -eu
cd "$(dirname "$0")"
if ! command -v dotnet >/dev/null 2>&1; then
    echo "build.sh: 'dotnet' was not found. Install the .NET 10 SDK (https://dot.net) and try again." >&2
    exit 1
fi
if [ -z "${DRACOONPS_NO_PWSH:-}" ] && command -v pwsh >/dev/null 2>&1; then
    exec pwsh -NoProfile -NonInteractive -File ./build.ps1 "$@"
fi
log=$(mktemp)
if ! dotnet build tools/PSHost -c Release -v q --nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
fi
rm -f "$log"
exec dotnet tools/PSHost/bin/Release/net10.0/PSHost.dll -NoProfile -NonInteractive -File ./build.ps1 "$@"
