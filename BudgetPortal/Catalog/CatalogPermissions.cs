using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

public static class CatalogPermissions
{
    /// <summary>See items, products, orders and what was paid.</summary>
    public const string Read = "catalog.read";

    internal static readonly Permission[] All = [new(Read, DefaultRoles.All)];
}
