using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BudgetPortal.Data.SqlServer;

/// <summary>The portal's database on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options, Actor actor, TimeProvider time)
    : PortalDbContext(options, actor, time);

/// <summary>For <c>dotnet ef</c>, which never connects when it adds a migration.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args) =>
        new(DatabaseProvider.SqlServerOptions("Server=design-time", new DatabaseOptions()), Actor.Nobody, TimeProvider.System);
}
