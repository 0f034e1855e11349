#!/usr/bin/env bash
# Runs the tests; with an argument those whose full name contains it: ./test.sh Planning.BudgetTests
# The last line is `N passed, N failed, N skipped`, and a failure gives a non-zero exit status.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
results="$root/BudgetPortal.Tests/TestResults/results.xml"

finish() {
  echo "$1 passed, $2 failed, $3 skipped"
  if [[ "$1" -gt 0 && "$2" -eq 0 ]]; then exit 0; else exit 1; fi
}

prepare() {
  command -v dotnet >/dev/null || { echo "Install the .NET 10 SDK first: https://dotnet.microsoft.com/download" >&2; return 1; }
  "$root/build/install.sh" postgresql chromium calc || return 1
  echo "Building."
  dotnet msbuild "$root/BudgetPortal.sln" -restore -v:quiet -nologo -p:Configuration=Release
}

# A number of the results' <assembly> element.
count() {
  grep -m 1 -oE '<assembly [^>]*' "$results" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+'
}

prepare 2>&1 || finish 0 1 0

rm -f "$results"
mkdir -p "$(dirname "$results")"
status=0
dotnet "$root/BudgetPortal.Tests/bin/Release/net10.0/BudgetPortal.Tests.dll" \
  -noColor -xml "$results" ${1:+-method "*$1*"} 2>&1 || status=$?

if [[ ! -s "$results" ]]; then
  echo "The tests broke off with status $status and left no results."
  finish 0 1 0
fi

passed="$(count passed)"
failed="$(($(count failed) + $(count errors)))"
skipped="$(count skipped)"
if [[ "$status" -ne 0 && "$failed" -eq 0 ]]; then
  echo "The tests ended with status $status."
  failed=1
fi

if [[ "$passed" -eq 0 && "$failed" -eq 0 ]]; then
  echo "No test was executed."
fi

finish "$passed" "$failed" "$skipped"
