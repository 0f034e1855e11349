using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BudgetPortal.Data.Postgres;

/// <summary>The portal's database on PostgreSQL.</summary>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options, Actor actor, TimeProvider time)
    : PortalDbContext(options, actor, time);

/// <summary>For <c>dotnet ef</c>, which never connects when it adds a migration.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) =>
        new(DatabaseProvider.PostgresOptions("Host=design-time", new DatabaseOptions()), Actor.Nobody, TimeProvider.System);
}
