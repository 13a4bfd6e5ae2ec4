#!/bin/sh
# run-dracoon-job.sh SCRIPT ARGUMENT...: runs a job script of its own folder under pwsh, one at a time, at most four hours long, and prints what
# it said only when it failed. Ends with the script's exit code; with 75 when the last run still goes on.
set -u
folder=$(cd "$(dirname "$0")" && pwd)
script=$1
shift
exec 9>"${TMPDIR:-/tmp}/dracoon-$(id -u)-$(basename "$script" .ps1).lock"
if ! flock -n 9; then
    echo "$script still runs since the last time." >&2
    exit 75
fi
output=$(mktemp)
trap 'rm -f "$output"' EXIT
timeout 4h "${PWSH:-pwsh}" -NoProfile -NonInteractive -File "$folder/$script" "$@" >"$output" 2>&1
code=$?
if [ "$code" -ne 0 ]; then
    cat "$output"
    echo "$script ended with exit code $code." >&2
fi
exit "$code"
