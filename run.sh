#!/usr/bin/env bash
# Starts the portal with the demo company on http://127.0.0.1:5080. Arguments go to the portal and win: ./run.sh --urls http://127.0.0.1:8080
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
command -v dotnet >/dev/null || { echo "Install the .NET 10 SDK first: https://dotnet.microsoft.com/download" >&2; exit 1; }

"$root/build/install.sh" postgresql
echo "Building the portal."
cd "$root/BudgetPortal"
dotnet msbuild -restore -v:quiet -nologo -p:Configuration=Release

# The program itself and not `dotnet run`, so that whoever stops this process stops the portal.
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Production}"
exec dotnet bin/Release/net10.0/BudgetPortal.dll --urls http://127.0.0.1:5080 --Demo:Enabled=true "$@"
