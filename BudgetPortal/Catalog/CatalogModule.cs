using BudgetPortal.Catalog.Import;
using BudgetPortal.Organizations.Import;

namespace BudgetPortal.Catalog;

public static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddSingleton<ImportKind, ItemImport>()
        .AddSingleton<ImportKind, UnitConversionImport>()
        .AddSingleton<ImportKind, ProductImport>()
        .AddSingleton<ImportKind, SupplierImport>()
        .AddSingleton<ImportKind, PurchaseOrderImport>()
        .AddSingleton<ImportKind, PurchaseOrderLineImport>();
}
