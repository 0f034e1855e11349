using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Catalog.Import;

/// <summary>What items and products have in common in files.</summary>
internal static class Categories
{
    /// <summary>The category of what a file gives none. Data, not a word on screen: it must be the same in every language.</summary>
    public const string Uncategorized = "Uncategorized";

    /// <summary>UN/ECE "each": the unit of what a file gives none.</summary>
    public const string Each = "EA";

    public static readonly ImportColumn Category = new("Category", "CategoryName", "BudgetCategory");
    public static readonly ImportColumn Unit = new("Unit", "UnitOfMeasure", "UOM", "UnitMeasureCode");
    public static readonly ImportColumn ExternalId = new("ExternalId", "ProductId", "Id");
    public static readonly ImportColumn MakeFlag = new("MakeFlag", "Made");
    public static readonly ImportColumn FinishedGood = new("FinishedGood", "FinishedGoodsFlag", "Sold");

    public static Task<KeptList> LoadAsync(PortalDbContext db, CancellationToken cancellation) =>
        KeptList.LoadAsync<BudgetCategory>(db, c => c.Name, c => c.Id, name => new BudgetCategory(name), cancellation);

    /// <summary>A list of everything that a company handles marks what is bought and what is sold: what this row is.</summary>
    public static (bool Bought, bool Sold) Use(ImportRow row) =>
        (row.Flag(MakeFlag) is not true, row.Flag(FinishedGood) is not false);
}
