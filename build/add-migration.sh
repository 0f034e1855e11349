#!/usr/bin/env bash
# Adds a migration to every provider: build/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?usage: build/add-migration.sh NAME}
dotnet tool restore
dotnet build BudgetPortal -v q
for provider in Postgres SqlServer; do
  dotnet ef migrations add "$name" --no-build --project BudgetPortal --context "${provider}PortalDbContext" \
    --output-dir "Data/$provider/Migrations"
done
