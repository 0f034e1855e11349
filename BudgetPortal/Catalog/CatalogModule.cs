using BudgetPortal.Catalog.Import;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;

namespace BudgetPortal.Catalog;

public static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddPermissions(CatalogPermissions.All)
        .AddScoped<CatalogQueries>()
        .AddScoped<ISearchSource, ItemSearch>()
        .AddScoped<ISearchSource, ProductSearch>()
        .AddScoped<ISearchSource, OrderSearch>()
        .AddSingleton<ImportKind, ItemImport>()
        .AddSingleton<ImportKind, UnitConversionImport>()
        .AddSingleton<ImportKind, ProductImport>()
        .AddSingleton<ImportKind, SupplierImport>()
        .AddSingleton<ImportKind, PurchaseOrderImport>()
        .AddSingleton<ImportKind, PurchaseOrderLineImport>();
}
